"""Tells in floating point what terms come to, in any unit that measures the same."""

from __future__ import annotations

from collections.abc import Iterable
from math import isinf

from claims.checker.expressions import Term, ends, rough_scale, rough_sum
from claims.checker.screen import Ends

# Sizes nearer to each other than this share are told apart exactly.
CLOSE = 1e-9


def left(unit: str, sign: int, target: Term, others: Iterable[tuple[Term, int]]) -> Ends:
    """Return in floating point what a part of a sum would have to be, in its unit, for the sum to come to a number."""
    first, last = rough_sum(others, target.unit)
    low, high = ends(target)
    scale = rough_scale(((unit, 1),), target.unit)[0]
    slack = CLOSE * max(abs(end) for end in (low, high, first, last) if not isinf(end))
    least, most = (low - last - slack) / scale, (high - first + slack) / scale
    return (least, most) if sign > 0 else (-most, -least)
