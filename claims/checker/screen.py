"""Tells in floating point whether numbers may come to a result at all, before any expression over them is built.

"No" is sure: a result is looked for a little wider than it is, and what floating point cannot tell counts as a fit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import inf, isinf, isnan
from typing import TypeVar

_T = TypeVar("_T")
Ends = tuple[float, float]
# Powers of ten that a misplaced point, 千, 万 (thousand, ten thousand) or 亿 makes, likeliest first.
POWERS = (1, -1, 3, -3, 4, -4, 8, -8)
_SLACK = 1e-6
_ANYTHING: Ends = (-inf, inf)


def widened(ends: Ends) -> Ends:
    """Return a range with room for what floating point rounds."""
    low, high = ends
    return low - _SLACK * abs(low) if -inf < low < inf else low, high + _SLACK * abs(high) if -inf < high < inf else high


def scaled(ends: Ends, scale: Ends) -> Ends:
    """Return a range times a positive factor."""
    low, high = ends
    return (low * scale[0], high * scale[1]) if low >= 0 else _ANYTHING


def factor(ends: Ends, sign: int) -> Ends:
    """Return a range as a factor, turned upside down where it divides; anything where that is not plain."""
    low, high = ends
    if low < 0 or high <= 0:
        return _ANYTHING
    if sign > 0:
        return ends
    return 0.0 if isinf(high) else 1 / high, inf if not low else 1 / low


def meets(wanted: Ends, made: Ends) -> bool:
    """Whether two ranges may share a value."""
    return not (made[0] > wanted[1] or made[1] < wanted[0])


def any_difference(wanted: Ends, alike: Iterable[Ends]) -> bool:
    """Whether one number less another may be what is wanted."""
    least, most = wanted
    for (a, b), (c, d) in combinations(alike, 2):
        if not (a - d > most or b - c < least) or not (c - b > most or d - a < least):
            return True
    return False


def products(factors: Sequence[Sequence[Ends]], scale: Ends) -> Iterator[Ends]:
    """Yield what one of each of two or three rows of factors come to."""
    first, second, *rest = factors
    least, most = scale
    for a, b in first:
        for c, d in second:
            low, high = least * a * c, most * b * d
            if not rest:
                yield low, high
                continue
            for e, f in rest[0]:
                yield low * e, high * f


def any_shifted(wanted: Ends, factors: Sequence[Sequence[Ends]], scale: Ends, by: Sequence[float]) -> bool:
    """Whether one of each row of factors may come to a positive number times one of several factors, ascending."""
    least, most = wanted
    for low, high in products(factors, scale):
        if isnan(low) or isnan(high):
            return True
        at = bisect_left(by, low / most)
        if at < len(by) and by[at] * least <= high:
            return True
    return False


def fitting(wanted: Ends, rows: Sequence[Sequence[tuple[_T, Ends]]], scale: Ends) -> Iterator[tuple[_T, ...]]:
    """Yield one of each of two or three rows of factors that together may come to what is wanted."""
    least, most = wanted
    for chosen in product(*rows):
        low, high = scale
        for _, (a, b) in chosen:
            low, high = low * a, high * b
        if not (low > most or high < least):
            yield tuple([member for member, _ in chosen])
