"""Stretches of a text that are spoken for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate


class Taken:
    """Stretches that are spoken for, ready to be asked about."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        firsts, ends = zip(*sorted(stretches), strict=True) if stretches else ((), ())
        self._firsts: tuple[int, ...] = firsts
        self._reach = list(accumulate(ends, max))
        self._ends: tuple[int, ...] = ends

    @cached_property
    def starts(self) -> frozenset[int]:
        return frozenset(self._firsts)

    @cached_property
    def ends(self) -> frozenset[int]:
        return frozenset(self._ends)

    @cached_property
    def _lasts(self) -> list[int]:
        return sorted(self._ends)

    def meets(self, start: int, end: int) -> bool:
        """Whether some stretch shares a character with the one from `start` to `end`."""
        before = bisect_left(self._firsts, end)
        return before > 0 and self._reach[before - 1] > start

    def end_before(self, offset: int) -> int:
        """Return where the last stretch ends that ends at an offset or before it, 0 without one."""
        count = bisect_right(self._lasts, offset)
        return self._lasts[count - 1] if count else 0
