"""Results that would hold but for a misplaced point or another scale word: 12 jets at $40 million make $480, not $48 million.

A product that comes out as the stated result digit for digit, a power of ten apart, is hardly chance. So weaker links are
enough here than where nothing but the words points at an expression.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from claims.checker.chances import chance, is_exact, is_idle
from claims.checker.expressions import Expression, Term, ends, needed, plain
from claims.checker.points import power_apart, shifted, slips
from claims.checker.relations import Stated
from claims.checker.rough import left
from claims.checker.screen import POWERS, Ends, meets, widened
from claims.interval import Interval, Readings, agree, decades, hull

# How likely a chance fit of the digits may be over all that was tried: by a cue that announces a result, by a weak one, by none.
_FIRM, _WEAK, _BARE = 0.1, 0.05, 0.01
# After so many members tried nothing that fits says much.
_TRIES = 60
# Of these words the number beside them is only a limit.
_OPEN = ("up_to", "at_most", "over", "at_least")


def misprinted(stated: Stated) -> Expression | None:
    """Return the expression that gives the digits of a result but for one power of ten; None where that may be chance.

    In a product the result itself is moved, since whichever number slipped it misses by as much. In a sum any member may be
    the one: the others say what it would have to be.
    """
    limit = _BARE if stated.cue is None else _FIRM if stated.cue.firm else _WEAK
    tried = 0
    for expression in _candidates(stated):
        tried += 1 if not expression.is_additive else len(expression.terms) + 1
        power = shift(stated.target, expression)
        right = None if power is None else moved(stated.target, power)
        if right is not None and _is_telling(right, expression) and tried * chance(right, expression) <= limit:
            return expression
        if expression.is_additive and tried * min(map(decades, _members(stated.target, expression)), default=1.0) <= limit:
            return expression
        if tried > _TRIES:
            break
    return None


def _is_telling(target: Term, expression: Expression) -> bool:
    """Whether a sum says something, and comes out to the last digit."""
    return not expression.is_additive or (is_exact(target, expression) and not is_idle(target, expression))


def _members(target: Term, expression: Expression) -> Iterator[Interval]:
    """Yield what each member of a sum would have to be, where that is the member at another power of ten.

    The sum has to come out to its last digit with it, as printed.
    """
    for place, (term, sign) in enumerate(expression.terms):
        others = (pair for pair in expression.terms if pair[0] is not term)
        likely = _powers(ends(term), left(term.unit, sign, target, others))
        wanted = needed(target.hard, expression, term, target.unit) if likely else None
        if wanted is None or agree(wanted, target.hard):
            continue  # the others add nothing to it

        def holds(right: Term, wanted: Readings = wanted, place: int = place, sign: int = sign) -> bool:
            terms = (*expression.terms[:place], (right, sign), *expression.terms[place + 1 :])
            return agree(right.hard, wanted) and is_exact(target, replace(expression, terms=terms))

        yield from (hull(wanted) for _ in slips((term,), holds, moved, likely))


def shift(target: Term, expression: Expression) -> int | None:
    """Return the power of ten by which a result misses what an expression gives; None where no such power does."""
    return power_apart(target.hard, expression.hard, _powers(ends(target), expression.rough))


def _powers(told: Ends, wanted: Ends) -> list[int]:
    """Return the powers of ten by which a number may miss what is wanted, as far as floating point tells."""
    (first, last), near = told, widened(wanted)
    return [power for power in POWERS if meets(near, (first * 10.0**power, last * 10.0**power))]


def moved(target: Term, power: int) -> Term:
    """Return a number as it would stand with its point elsewhere."""
    hard, soft, printed = (shifted(readings, power) for readings in (target.hard, target.soft, target.printed))
    return Term(target.name, target.unit, hard, soft, target.place, target.distance, printed)


def _candidates(stated: Stated) -> Iterator[Expression]:
    """Yield the expressions that may be meant, nearest first: of exact numbers that are near, for an exact result.

    Sums only where words say that the number is one.
    """
    if not is_point(stated.target) or plain(stated.target):
        return  # a bare ratio is told with too few digits
    cue = stated.cue
    is_told = cue is not None and (cue.firm or len(cue.operations) == 1)
    near = stated.claims.keys() if is_told else stated.beside - stated.parts
    usable = {name for name in near if _may_be_reckoned_with(stated, name, is_told)}
    terms = [term for term in stated.found.terms if term.name in usable and not plain(term)]
    sums = [e for e in _sums(stated) if all(_is_exact(term) for term, _ in e.terms)]
    if not any(_may_be_slipped(stated.target, e) for e in sums) and not stated.found.may_miss(terms, POWERS):
        return
    exact = [term for term in terms if is_point(term)]
    own = None if cue is None or cue.firm or not is_told else stated.own
    pairs = (e for e in stated.found.pairs(exact) if not e.assumed and (own is None or e.names & own))
    yield from sorted((*sums, *pairs), key=attrgetter("order"))


def _may_be_reckoned_with(stated: Stated, name: str, is_told: bool) -> bool:
    """Whether a number is no bound (up to $18) and, where no word surely says that anything is reckoned, of the paragraph."""
    claim, case = stated.claims[name], stated.told.case
    is_firm = is_told and stated.cue is not None and stated.cue.firm
    return claim.hedge not in _OPEN and (is_firm or case.paragraph(claim) == case.paragraph(stated.claim))


def _may_be_slipped(target: Term, total: Expression) -> bool:
    """Whether a sum may come out with one of its members, or the result, at another power of ten: "no" is sure."""
    if _powers(ends(target), total.rough):
        return True
    pairs = total.terms
    rest = ((term, sign, (pair for pair in pairs if pair[0] is not term)) for term, sign in pairs)
    return any(_powers(ends(term), left(term.unit, sign, target, others)) for term, sign, others in rest)


def _sums(stated: Stated) -> Iterator[Expression]:
    """Yield the sums or differences of numbers near it that words say a number to be."""
    sole = stated.cue.operations if stated.cue and len(stated.cue.operations) == 1 else ()
    if "sum" in sole or "difference" in sole:
        found = stated.found.sums(stated.own | stated.previous | stated.beside)
        yield from (e for e in found if e.operation in sole and not e.assumed)


def _is_exact(term: Term) -> bool:
    return not plain(term) and is_point(term)


def is_point(term: Term) -> bool:
    """Whether a number is printed as a point."""
    told = hull(term.printed)
    return told.low is not None and told.low == told.high and told.low.value > 0
