"""A misplaced point, or another scale word: two values with the same digits, a power of ten apart.

That the digits agree is hardly chance where there are enough of them, so a slip of this sort may be told from a number that is
of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.checker.screen import POWERS
from claims.interval import Readings, agree, decades, hull, point


def power_apart(made: Readings, told: Readings, powers: Sequence[int] = POWERS) -> int | None:
    """Return the power of ten that takes what was made to what is told; None where none of some does."""
    return next((power for power in powers if agree(shifted(made, power), told)), None)


def shifted(values: Readings, power: int) -> Readings:
    """Return values with their point elsewhere."""
    by = point(Decimal(10) ** power)
    return tuple([value * by for value in values])


def fit_chance(made: Readings, told: Readings) -> float:
    """Return about how likely the digits of two values agree that have nothing to do with each other."""
    return decades(hull(made)) + decades(hull(told))
