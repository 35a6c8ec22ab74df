"""Whether a stated result holds: the expression near it that gives it and says something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import inf

from claims.checker.case import Case
from claims.checker.chances import chance, gives, is_exact, is_idle, is_vaguer
from claims.checker.cues import words
from claims.checker.expressions import ADDITIVE, MULTIPLICATIVE, OPERATIONS, Expression, is_bounded, plain, time_steps
from claims.checker.facts import fiscal_year_end
from claims.checker.presented import words_before
from claims.checker.relations import Stated
from claims.checker.search import Found
from claims.checker.terms import counted, same_measure
from claims.interval import agree, gap, hull
from claims.model import Claim
from claims.period import relation
from claims.units import find as find_unit
from claims.units import is_noun

# How many chance hits may be expected among the expressions tried before a match says nothing.
CUED, CUED_ASSUMED, UNCUED, UNCUED_LIST = 0.4, 0.15, 0.02, 0.08
# Beyond this share of a decade nearly any number would fit.
ANYTHING = 0.5
# Sums and differences of numbers of one size come out near that size: a chance hit is so much likelier.
_CLUSTERED = 3
# What a sum of neighbours right before its total costs at most.
_ONE_LIST = 10
# A total, a count and so much for each may be of slightly different things, but not so many times apart.
_FAR = 3
_PRICED, _CUED_FAR = Decimal("1.1"), Decimal("1.5")
# How many times wider than the stated result a computed one may be to say something of it.
_WIDER = 10


def holding(case: Case, stated: Stated) -> Expression | None:
    """Return the expression that gives the result and says something, or None.

    What is computed by words of no sign of their own (按此计算) is a product or a quotient before it is a sum. A word
    that is no firm cue (共) may belong to something else: then the number is tried as one without a cue.
    """
    found = _of_either_sort(case, stated, stated)
    if found is not None or stated.cue is None or stated.cue.firm:
        return found
    if not stated.found.may_hold(OPERATIONS, stated.beside):
        return None
    return _of_either_sort(case, stated, replace(stated, cue=None))


def _of_either_sort(case: Case, told: Stated, stated: Stated) -> Expression | None:
    """Return the expression that convinces most of what is allowed to a number, sound by what is `told` of it."""
    for sort in (ADDITIVE, MULTIPLICATIVE) if stated.cue is None else (MULTIPLICATIVE, ADDITIVE):
        operations = tuple(operation for operation in stated.operations if operation in sort)
        fitting = stated.found.fitting(operations) if operations else []
        # How many were tried before it only takes from what one says.
        found = {e: tries for e in fitting if (tries := _tries(case, stated, e)) >= 1}
        if found:
            is_free = sort is ADDITIVE and _is_any_sum_sound(case, told)
            convincing = _sums_in_reach if is_free else _sound_in_reach
            expression = _plainest(case, stated, convincing(case, told, stated.found, found, operations))
            if expression is not None:
                return expression
    return None


def _is_any_sum_sound(case: Case, stated: Stated) -> bool:
    """Whether no words narrow which sums and differences are meant: `_is_sound` is true of them all."""
    is_free = stated.cue is None or not stated.cue.firm or stated.cue.operations != ("sum",)
    prices = words(case.pack, "premium.goals")
    is_priced = any(claim.metric in prices for claim in stated.claims.values())
    return is_free and not is_priced and stated.counted is None and not case.says(stated.claim.document, "change.earlier")


def _is_sound(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether the words allow the expression: as many parts as they count, an average over a count, levels before moves."""
    if expression.operation == "sum":
        if stated.counted not in (None, len(expression.terms)) or not _is_gathered(stated, expression):
            return False
        if _adds_prices(case, stated, expression) or _adds_compared(case, stated, expression):
            return False
        if not case.says(stated.claim.document, "change.earlier"):
            return True
        return len({is_earlier(case, c) for c in stated.operands(expression)}) == 1
    if expression.is_additive or expression.operation == "conversion":
        return True
    if not keeps_basis(case, stated, expression):
        return False
    is_average = stated.cue is not None and stated.cue.operations == ("quotient",)
    if is_average and any(plain(term) for term, _ in expression.terms):
        return False
    return not any(_has_level(stated, c) for c in stated.operands(expression) if c.kind == "change")


def _is_gathered(stated: Stated, expression: Expression) -> bool:
    """Whether a sum that words announce (for a total of) is of numbers near them, where there are any.

    Two numbers of another paragraph that happen to come to the total are not what the words add up.
    """
    if stated.cue is None or not stated.cue.firm or stated.cue.operations != ("sum",):
        return True
    near = {name for name in stated.own | stated.previous if same_measure(stated.claims[name], stated.claim)}
    return not near or bool(near & expression.names) or expression.names <= stated.beside


def _adds_prices(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether levels of a price are added though no word says so: a target of 52 is no sum of the one before and of earnings."""
    if stated.cue is not None and stated.cue.firm:
        return False
    prices, operands = words(case.pack, "premium.goals"), stated.operands(expression)
    return any(c.metric in prices for c in operands) and all(c.kind != "change" for c in operands)


def _adds_compared(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether a number is added that the result is compared with, and no change is: 15.8 million, against 15.4 million."""
    if stated.cue is not None and stated.cue.firm:
        return False
    operands = stated.operands(expression)
    own = [c for c in operands if c.sentence == stated.claim.sentence]
    compared = any(case.cue("change.against").search(case.clause_head(c)) for c in own)
    return compared and all(c.kind != "change" for c in operands)


def is_earlier(case: Case, claim: Claim) -> bool:
    """Whether the words before a number put it into an earlier time."""
    return case.once((is_earlier, claim.id), lambda: case.cue("change.earlier").search(case.clause_head(claim)) is not None)


def keeps_basis(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether an expression takes the number that the text says it computes with (按总股本4亿股计算), not another of its unit."""
    for name in stated.own - expression.names:
        basis = stated.claims[name]
        ahead = case.cue("arithmetic.by").search(case.clause_head(basis))
        if ahead is None or not case.cue("arithmetic.reckoned").match(case.tail(basis)):
            continue
        if any(c.base.unit == basis.base.unit for c in stated.operands(expression)):
            return False
    return True


def _has_level(stated: Stated, move: Claim) -> bool:
    """Whether the level that an increase is of stands near as well: nobody divides by the increase then."""
    return any(c.base.unit == move.base.unit and c.kind != "change" for c in stated.claims.values())


def _sound_in_reach(
    case: Case, told: Stated, near: Found, found: Mapping[Expression, float], operations: tuple[str, ...]
) -> Iterator[Expression]:
    """Yield those found of which no more that are sound by what is `told` stand nearer than were to be tried."""
    *_, last = found
    sound = (e for e in near.until(last, operations) if _is_sound(case, told, e))
    return (e for rank, e in enumerate(sound, 1) if rank <= found.get(e, 0))


def _sums_in_reach(
    case: Case, told: Stated, near: Found, found: Mapping[Expression, float], operations: tuple[str, ...]
) -> Iterator[Expression]:
    """Yield what `_sound_in_reach` does of sums and differences where all are sound: they are counted only where that decides."""
    most, ranks = near.most_sums(), dict[Expression, int]()
    for expression, tries in found.items():
        if tries < most and not ranks:
            ranks = near.sum_ranks(found, operations)
        if tries >= most or ranks[expression] <= tries:
            yield expression


def _plainest(case: Case, stated: Stated, expressions: Iterable[Expression]) -> Expression | None:
    """Return the expression that fits best; of those that fit alike, the nearest."""
    best: tuple[int, Expression] | None = None
    for expression in expressions:
        miss = _miss(stated, expression)
        if miss == 0:
            return expression
        if best is None or miss < best[0]:
            best = (miss, expression)
    return best[1] if best else None


def _miss(stated: Stated, expression: Expression) -> int:
    """Return how far an expression is from the plainest: 0 where the numbers give the very result in the units printed."""
    if not agree(expression.printed, stated.target.soft):
        return 3
    moved = any(c.kind == "change" for c in stated.operands(expression)) and stated.claim.kind != "change"
    if moved or expression.assumed:
        return 2
    return 0 if chance(stated.target, expression) < ANYTHING and is_exact(stated.target, expression) else 1


def _tries(case: Case, stated: Stated, expression: Expression) -> float:
    """Return by how many tries a match may be found that is more than chance: these times how likely each would fit."""
    if is_idle(stated.target, expression) or not is_bounded(expression) or _comes_first(stated, expression):
        return 0
    if is_vaguer(stated.target, expression, _WIDER) and not gives(stated.target, expression):
        return 0
    if expression.assumed == "time" and not _is_rate(case, stated, expression):
        return 0
    if any(plain(term) for term, _ in expression.terms) and not _is_share_near(case, stated, expression):
        return 0
    if plain(stated.target) and any(time_steps(expression)):
        return 0  # what is carried in a year is no multiple of what may be at once
    risk = chance(stated.target, expression) * (_CLUSTERED if expression.is_additive else 1)
    near = expression.names <= stated.beside
    if stated.cue is not None and (len(stated.cue.operations) == 1 or not expression.is_additive):
        limit = CUED_ASSUMED if expression.assumed or not stated.cue.firm else CUED
        restated = expression.operation == "conversion" and _in_sentence(stated, expression)
        forced = not expression.assumed and near and (stated.cue.firm or restated)
        sure = stated.cue.firm or is_exact(stated.target, expression)
        if expression.operation == "sum" and sure and _is_counted(case, stated, expression):
            return inf
        tries = limit / risk if risk else inf
        return 1 if tries < 1 and forced and _only_of_its_kind(stated, expression) else tries
    if expression.assumed or not near:
        return 0
    if not agree(expression.printed, stated.target.soft) or _is_of_other_times(case, stated, expression):
        return 0
    places = [term.place - stated.target.place for term, _ in expression.terms]
    is_list = expression.operation == "sum" and len(places) > 2 and expression.cost <= _ONE_LIST and min(places) * max(places) > 0
    return (UNCUED_LIST if is_list else UNCUED) / risk if risk else inf


def _is_share_near(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether a bare number (11.2%) may be one that a result is reckoned with: before it in its sentence, unless words say so.

    With a weak cue, in its paragraph; with a firm one, anywhere.
    """
    if expression.names <= stated.own or (stated.cue is not None and stated.cue.firm):
        return True
    own = case.paragraph(stated.claim)
    return stated.cue is not None and all(case.paragraph(c) == own for c in stated.operands(expression))


def _is_of_other_times(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether every number of a sum or difference is of a time apart from the result's: a half-year's is none of two years'.

    A level and a change lead to the level before: 422.7 million, 5.8 million more than a week ago.
    """
    own = stated.claim.period
    if own is None or not expression.is_additive:
        return False
    year_end = fiscal_year_end(case, stated.claim.subject)
    operands = stated.operands(expression)
    if any(c.kind == "change" for c in operands):
        return False
    return all(c.period and relation(c.period, own, year_end) == "apart" for c in operands)


def _is_rate(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether a rate may be read as an amount: one of its factors is a rate, or the words before the result say so (日均)."""
    if any(sign > 0 and "/" in term.unit for term, sign in expression.terms):
        return True
    return case.cue("arithmetic.each_time").search(case.clause_head(stated.claim)) is not None


def _comes_first(stated: Stated, expression: Expression) -> bool:
    """Whether the number stands before all that it would be multiplied or divided from: it is given, not a result."""
    firm = stated.cue is not None and stated.cue.firm
    return not firm and not expression.is_additive and all(t.place > stated.target.place for t, _ in expression.terms)


def _is_counted(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether the words of the total count as many parts as the sum has, all in one list."""
    return counted(case.pack, words_before(case, stated.claim)) == len(expression.terms) and expression.cost <= _ONE_LIST


def _only_of_its_kind(stated: Stated, expression: Expression) -> bool:
    """Whether no other expression of its operation is as near: the words leave no choice."""
    others = (e for _, e in stated.allowed if e.operation == expression.operation and not e.assumed)
    return all(e.cost > expression.cost or e.names == expression.names for e in others)


def may_hold(case: Case, stated: Stated) -> bool:
    """Whether two numbers near, or three not by mere chance, give the result in some way: then nobody is accused.

    What anything gives (a result of "hundreds of billions") counts only where it comes of the numbers beside it.
    """
    if not stated.may_hold():
        return False
    for rank, expression in stated.found.holding(stated.target):
        if stated.cue and expression.operation not in stated.cue.operations:  # 合计 announces a sum and nothing else
            continue
        if not expression.is_additive and not keeps_basis(case, stated, expression):
            continue
        if expression.operation == "sum" and not _is_gathered(stated, expression):
            continue
        likely = chance(stated.target, expression)
        few = len(expression.terms) <= 2 and is_bounded(expression) and not is_idle(stated.target, expression)
        beside = expression.names <= stated.beside and not expression.names & stated.parts
        if rank * likely <= CUED or (few and (likely < ANYTHING or beside)):
            return True
    return False


def holds_within(stated: Stated, closed: Expression) -> bool:
    """Whether some of the parts of a list, or other numbers of its sentence, make the total: then the list was read wrong."""
    fitting = (e for _, e in stated.found.holding(stated.target) if e.is_additive and e.names <= stated.own | closed.names)
    return any(not e.names < closed.names or gives(stated.target, e) for e in fitting)


def for_each(case: Case, stated: Stated) -> Expression | None:
    """Return total ÷ count, or rate × count, where the sentence has one of each before its result: no other is meant."""
    if not stated.told.rated:
        return None
    units = [stated.claim.base.unit, *(stated.claims[name].base.unit for name in stated.own)]
    rates = {unit for unit in units if unit.count("/") == 1}
    if len(rates) != 1:  # 每天跑900公里, 每升7.5元: which of them is meant, the words do not say
        return None
    rate = rates.pop()
    total, _, count = rate.partition("/")
    if stated.claim.base.unit not in (rate, total, count):
        return None  # 80 turbines of 8 MW make 640 MW, and no 600,000 homes that they supply
    if (
        not is_noun(count) and len(stated.own) > 2 and stated.cue is None
    ):  # 百公里油耗32升: a rate that the text gives as an amount may be near
        return None
    own = stated.own
    if sorted(unit for unit in units if unit in (rate, total, count)) != sorted((rate, total, count)):
        own = stated.right_before
        if stated.cue is None or sorted(_units(stated, own)) != sorted((rate, total, count)):
            return None
    fitting = [e for e in stated.found.expressions if len(e.terms) == 2 and not e.is_additive and e.names <= own]
    plain_one = only([e for e in fitting if not e.assumed])
    if plain_one is None or any(c.kind == "change" for c in stated.operands(plain_one)):
        return None
    prices = words(case.pack, "premium.goals")
    return None if any(c.metric in prices and c.base.unit == total for c in stated.operands(plain_one)) else plain_one


def _units(stated: Stated, names: frozenset[str]) -> list[str]:
    return [stated.claim.base.unit, *(stated.claims[name].base.unit for name in names)]


def verdict_of_each(case: Case, stated: Stated, each: Expression) -> str:
    """Return the verdict on so much for each: a tick by the printed numbers, a finding where they are far apart.

    Words that make the amount the price of them all (合同总价, a total price of) leave less room.
    """
    if gives(stated.target, each):
        return "consistent"
    if case.cue("arithmetic.reduced").search(case.sentence_text(stated.claim)):
        return ""
    near = stated.own if stated.cue else stated.claims.keys()
    rivals = (e for _, e in stated.found.holding(stated.target) if len(e.terms) <= 2 and e.names <= near)
    others = any(not is_idle(stated.target, e) for e in rivals)
    apart = gap(hull(stated.target.hard), hull(each.hard))
    amounts = (c for c in (stated.claim, *stated.operands(each)) if "/" not in c.base.unit and find_unit(c.base.unit))
    priced = any(case.cue("arithmetic.priced").search(case.clause_head(c)) for c in amounts)
    limit = _PRICED if priced else _CUED_FAR if stated.cue else _FAR
    return "inconsistent" if apart is not None and apart >= limit and not others else ""


def only(candidates: Sequence[Expression]) -> Expression | None:
    return candidates[0] if len(candidates) == 1 else None


def _in_sentence(stated: Stated, expression: Expression) -> bool:
    return all(c.sentence == stated.claim.sentence for c in stated.operands(expression))
