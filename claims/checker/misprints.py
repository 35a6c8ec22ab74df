"""Results that would hold but for a misplaced point or another scale word: 12 jets at $40 million make $480, not $48 million.

A product that comes out as the stated result digit for digit, a power of ten apart, is hardly chance. So weaker links are
enough here than where nothing but the words points at an expression.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.checker.expressions import Expression, Term, chance, plain
from claims.checker.relations import Stated
from claims.interval import agree, hull, point

POWERS = (1, -1, 3, -3, 4, -4, 8, -8)
# How likely a chance fit of the digits may be over all that was tried: by a cue that announces a result, by a weak one, by none.
_FIRM, _WEAK, _BARE = 0.1, 0.05, 0.01


def misprinted(stated: Stated) -> Expression | None:
    """Return the product or quotient that gives the digits of a result at another power of ten; None where that may be chance."""
    limit = _BARE if stated.cue is None else _FIRM if stated.cue.firm else _WEAK
    for rank, expression in enumerate(_candidates(stated), 1):
        power = shift(stated.target, expression)
        if power is None:
            continue
        likely = chance(moved(stated.target, power), expression)
        if rank * likely <= limit:
            return expression
    return None


def shift(target: Term, expression: Expression) -> int | None:
    """Return the power of ten by which a result misses what an expression gives; None where no such power does."""
    return next((power for power in POWERS if agree(moved(target, power).hard, expression.hard)), None)


def moved(target: Term, power: int) -> Term:
    """Return a number as it would stand with its point elsewhere."""
    by = point(Decimal(10) ** power)
    hard, soft, printed = (tuple(part * by for part in readings) for readings in (target.hard, target.soft, target.printed))
    return Term(target.name, target.unit, hard, soft, target.place, target.distance, printed)


def _candidates(stated: Stated) -> Iterator[Expression]:
    """Yield the products of two numbers that may be meant, nearest first: both exact, near, and of a result that is one too."""
    if not _is_exact(stated.target):
        return
    for expression in stated.found.expressions:
        if expression.is_additive or len(expression.terms) != _PAIR or expression.assumed or not _is_near(stated, expression):
            continue
        if all(_is_exact(term) for term, _ in expression.terms) and not any(plain(term) for term, _ in expression.terms):
            yield expression


_PAIR = 2


def _is_near(stated: Stated, expression: Expression) -> bool:
    if stated.cue is not None and stated.cue.firm:
        return True
    return expression.names <= stated.beside and not expression.names & stated.parts


def _is_exact(term: Term) -> bool:
    """Whether a number is printed as a point."""
    told = hull(term.printed)
    return told.low is not None and told.low == told.high and told.low.value > 0
