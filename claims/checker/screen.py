"""Tells in floating point whether numbers may come to a result at all, before any expression over them is built.

"No" is sure: a result is looked for a little wider than it is, and what floating point cannot tell counts as a fit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import inf, isinf, isnan

Ends = tuple[float, float]
_SLACK = 1e-6
_ANYTHING: Ends = (-inf, inf)


def widened(ends: Ends) -> Ends:
    """Return a range with room for what floating point rounds."""
    low, high = ends
    return low - _SLACK * abs(low) if not isinf(low) else low, high + _SLACK * abs(high) if not isinf(high) else high


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


def any_sum(wanted: Ends, side: Sequence[Ends], others: Sequence[Ends], longest: int, shortest_far: int) -> bool:
    """Whether a run of neighbours may come to what is wanted, or one that ends at the result with one more from elsewhere.

    `side` stands in its order from the result on, `others` on its other side. A run with one more has less than
    `shortest_far` members.
    """
    least, most = wanted
    for start in range(len(side)):
        low, high = side[start]
        for end in range(start + 1, min(len(side), start + longest)):
            low, high = low + side[end][0], high + side[end][1]
            if not (low > most or high < least):
                return True
            if start or end + 1 >= shortest_far:
                continue
            for more in (*side[end + 1 :], *others):
                if not (low + more[0] > most or high + more[1] < least):
                    return True
    return False


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


def any_product(wanted: Ends, factors: Sequence[Sequence[Ends]], scale: Ends) -> bool:
    """Whether one of each row of factors may come to what is wanted."""
    least, most = wanted
    return any(not (low > most or high < least) for low, high in products(factors, scale))
