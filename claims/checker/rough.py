"""Tells in floating point what terms come to, in any unit that measures the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from math import inf, isinf

from claims.checker.expressions import Signed, Term, ends
from claims.checker.measure import factor
from claims.checker.screen import Ends
from claims.interval import Readings, hull

# Sizes nearer to each other than this share are told apart exactly.
CLOSE = 1e-9


@lru_cache(maxsize=4096)
def middle(term: Term) -> float:
    """Return in floating point the middle of what a careful reader takes from a term."""
    return float(midpoint(term.soft))


def in_unit(term: Term, unit: str) -> Ends:
    """Return in floating point what a term may be, in a unit that measures the same."""
    if term.unit == unit:
        return ends(term)
    scale = rough_scale(((term.unit, 1),), unit)[0]
    low, high = ends(term)
    return low * scale, high * scale


def rough_sum(terms: Iterable[tuple[Term, int]], unit: str) -> Ends:
    """Return in floating point what terms come to that are added up."""
    low = high = 0.0
    for term, sign in terms:
        first, last = in_unit(term, unit)
        low, high = (low + first, high + last) if sign > 0 else (low - last, high - first)
    return low, high


def left(unit: str, sign: int, target: Term, others: Iterable[tuple[Term, int]]) -> Ends:
    """Return in floating point what a part of a sum would have to be, in its unit, for the sum to come to a number."""
    first, last = rough_sum(others, target.unit)
    low, high = ends(target)
    scale = rough_scale(((unit, 1),), target.unit)[0]
    slack = CLOSE * max(abs(end) for end in (low, high, first, last) if not isinf(end))
    least, most = (low - last - slack) / scale, (high - first + slack) / scale
    return (least, most) if sign > 0 else (-most, -least)


def rough_product(terms: Signed, scale: Ends) -> Ends:
    """Return in floating point what terms come to that are multiplied."""
    low, high = scale
    for term, sign in terms:
        first, last = ends(term)
        if first < 0:
            return -inf, inf
        if sign > 0:
            low, high = low * first, inf if isinf(high) or isinf(last) else high * last
        else:
            low, high = 0.0 if isinf(last) else low / last if last else inf, high / first if first else inf
    return low, high


@cache
def rough_scale(exponents: tuple[tuple[str, int], ...], wanted: str) -> tuple[float, float]:
    """Return in floating point the factor from a product of units into another."""
    whole = factor(exponents, wanted)
    assert whole.low is not None
    assert whole.high is not None
    return float(whole.low.value), float(whole.high.value)


def midpoint(readings: Readings) -> Decimal:
    """Return the middle of readings, or the one end that they have."""
    whole = hull(readings)
    ends = [end.value for end in (whole.low, whole.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)
