"""A misplaced point, or another scale word: numbers that would fit but for a power of ten in one of them.

That the digits agree is hardly chance where there are enough of them, so a slip of this sort may be told from a number that is
of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from claims.checker.screen import POWERS
from claims.interval import Interval, Readings, agree, decades, hull, point
from claims.model import Claim

N = TypeVar("N")


def slips(
    numbers: Sequence[N], holds: Callable[..., bool], move: Callable[[N, int], N], powers: Sequence[int] = POWERS
) -> Iterator[tuple[int, int]]:
    """Yield which of some numbers has its point misplaced, and by which power of ten, where what joins them holds then.

    `holds` takes the numbers in their order, one of them with its point elsewhere, which `move` returns.
    """
    for power in powers:
        for place, number in enumerate(numbers):
            if holds(*numbers[:place], move(number, power), *numbers[place + 1 :]):
                yield place, power


def is_slipped(
    numbers: Sequence[N], holds: Callable[..., bool], move: Callable[[N, int], N], powers: Sequence[int] = POWERS
) -> bool:
    """Whether one misplaced point is all that parts some numbers: see `slips`."""
    return next(slips(numbers, holds, move, powers), None) is not None


def power_apart(made: Readings, told: Readings, powers: Sequence[int] = POWERS) -> int | None:
    """Return the power of ten that takes what was made to what is told; None where none of some does."""
    return next((power for _, power in slips((made,), lambda moved: agree(moved, told), shifted, powers)), None)


def are_apart(made: Decimal, told: Decimal) -> bool:
    """Whether two values are the same but for a power of ten."""
    return power_apart((point(made),), (point(told),)) is not None


def shifted(values: Readings, power: int) -> Readings:
    """Return values with their point elsewhere."""
    by = _by(power)
    return tuple([value * by for value in values])


def scaled(claim: Claim, power: int) -> Claim:
    """Return a claim whose number has its point elsewhere."""
    low, high = (None if end is None else end.scaleb(power) for end in (claim.base.low, claim.base.high))
    base = replace(claim.base, low=low, high=high)
    return replace(claim, base=base, hard=shifted(claim.hard, power), soft=shifted(claim.soft, power))


def fit_chance(made: Readings, told: Readings) -> float:
    """Return about how likely the digits of two values agree that have nothing to do with each other."""
    return decades(hull(made)) + decades(hull(told))


@cache
def _by(power: int) -> Interval:
    return point(Decimal(10) ** power)
