"""How much it says that an expression gives a stated result: whether it comes out to the last digit, and how likely by chance."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite, log10

from claims.checker.expressions import Expression, Term, ends, is_of_one_value, plain
from claims.interval import Interval, Readings, agree, between, hull


def is_idle(target: Term, expression: Expression) -> bool:
    """Whether one term is the result already, so that the others say nothing: of a sum, or of about all (106% of 8)."""
    if not expression.is_additive:
        return expression.operation != "conversion" and _is_about_all(target, expression)
    return any(agree(_soft_in(term, target.unit), target.soft) for term, _ in expression.terms)


def _is_about_all(target: Term, expression: Expression) -> bool:
    """Whether a result is one number of two as printed, and the other is a bare one."""
    whole = [term for term, _ in expression.terms if not plain(term)]
    alone = len(whole) == 1 and len(expression.terms) == 2 and not plain(target)
    return alone and whole[0].unit == target.unit and whole[0].printed == target.printed


def _soft_in(term: Term, unit: str) -> Readings:
    return term.soft if term.unit == unit else Expression("sum", ((term, 1),), unit).soft


def is_felt(expression: Expression, target: Term) -> bool:
    """Whether no term of a sum is too small to change it: 2.1万 beside a total of 10.1亿."""
    low, high = ends(target)
    return all(ends(term)[1] > (high - low) / 10 for term, _ in expression.terms)


def chance(target: Term, expression: Expression) -> float:
    """Return about how likely a number of no relation would fit as well: the share of one decade that would.

    Where the printed numbers come out as the printed result to its last digit, its hedge widens nothing.
    """
    known = expression.known_chance
    if known is None or known[0] is not target:
        known = expression.known_chance = target, _chance(target, expression)
    return known[1]


def _chance(target: Term, expression: Expression) -> float:
    by_width = _told_decades(target) + _made_decades(expression)
    digits = _to_last_digit(target)
    if digits is None:
        return min(1.0, by_width)
    return min(1.0, by_width, _decades(digits) if is_exact(target, expression) else 1.0)


def is_exact(target: Term, expression: Expression) -> bool:
    """Whether the printed numbers come out as the printed result to its last digit that is not zero."""
    known = expression.known_exact
    if known is None or known[0] is not target:
        made, digits = hull(expression.printed), _to_last_digit(target)
        fits = digits is not None and made.low is not None and made.low == made.high and agree((digits,), (made,))
        known = expression.known_exact = target, fits
    return known[1]


def gives(target: Term, expression: Expression) -> bool:
    """Whether some of what the printed numbers come to, by months of any length too, is the printed result to its last digit."""
    digits = _to_last_digit(target)
    return digits is not None and agree((digits,), expression.printed)


def is_vaguer(target: Term, expression: Expression, times: int) -> bool:
    """Whether the expression leaves open so many times more than the target does, where that has a width at all."""
    told = _told_decades(target)
    return told > 0 and _made_decades(expression) > times * told


def _told_decades(target: Term) -> float:
    if target.known_decades is None:
        low, high = target.ends
        target.known_decades = log10(high / low) if low > 0 and isfinite(high) else 1.0
    return target.known_decades


def _to_last_digit(target: Term) -> Interval | None:
    """Return the printed value of a target give or take half of its last digit; None where it is no positive point."""
    if target.known_digit is None:
        target.known_digit = (_half_a_digit_around(target),)
    return target.known_digit[0]


def _half_a_digit_around(target: Term) -> Interval | None:
    told = hull(target.printed or target.soft)
    if told.low is None or told.low != told.high or told.low.value <= 0:
        return None
    step = Decimal(1).scaleb(_last_digit(told.low.value)) / 2
    return between(told.low.value - step, told.low.value + step)


def _last_digit(value: Decimal) -> int:
    """Return the power of ten of the last digit that is not zero."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _made_decades(expression: Expression) -> float:
    """Return how many powers of ten an expression leaves open."""
    first, last = expression.rough
    return log10(last / first) if first > 0 and is_of_one_value(expression) else _decades(hull(expression.hard))


def _decades(whole: Interval) -> float:
    """Return how many powers of ten an interval spans; a whole one where it has no two positive ends."""
    if whole.low is None or whole.high is None or whole.low.value <= 0 or whole.high.value <= 0:
        return 1.0
    return log10(whole.high.value / whole.low.value)
