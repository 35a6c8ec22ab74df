"""Intervals with open and closed ends, their arithmetic, and what several readings share.

A missing end is unbounded. Results are exact to 50 digits.
Openness belongs to the endpoint that binds: [1, 2) + [3, 4] is [4, 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from decimal import Context, Decimal
from math import inf, log10

from claims.frozen import frozen

DIGITS = Context(prec=50)
ZERO = Decimal(0)


@frozen()
class Bound:
    """One end of an interval; `open` means that the value itself is not in it."""

    value: Decimal
    open: bool = False


@frozen()
class Interval:
    """The values from `low` to `high`; a missing end is unbounded.

    Operators take an interval, a `Decimal` or an int; anything else is left to the other operand, so that a pint
    Quantity can carry an interval as its magnitude. Dividing by an interval that holds zero inside gives the
    unbounded interval.
    """

    low: Bound | None = None
    high: Bound | None = None
    _ends: tuple[float, float] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends in floating point, for what need not be told exactly; worked out once, since that is asked many times."""
        if self._ends is None:
            low, high = self.low, self.high
            held = -inf if low is None else float(low.value), inf if high is None else float(high.value)
            object.__setattr__(self, "_ends", held)
            return held
        return self._ends

    def __add__(self, other: Interval | Decimal | int) -> Interval:
        added = _lifted(other)
        return NotImplemented if added is None else Interval(_add(self.low, added.low), _add(self.high, added.high))

    def __radd__(self, other: Decimal | int) -> Interval:
        return self + other

    def __neg__(self) -> Interval:
        return Interval(_negated(self.high), _negated(self.low))

    def __sub__(self, other: Interval | Decimal | int) -> Interval:
        taken = _lifted(other)
        return NotImplemented if taken is None else self + -taken

    def __rsub__(self, other: Decimal | int) -> Interval:
        return -self + other

    def __mul__(self, other: Interval | Decimal | int) -> Interval:
        times = _lifted(other)
        return NotImplemented if times is None else product(self, times)

    def __rmul__(self, other: Decimal | int) -> Interval:
        return self * other

    def __truediv__(self, other: Interval | Decimal | int) -> Interval:
        by = _lifted(other)
        return NotImplemented if by is None else quotient(self, by)

    def __rtruediv__(self, other: Decimal | int) -> Interval:
        shared = _lifted(other)
        return NotImplemented if shared is None else quotient(shared, self)

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return f"{self.low.value:f}"
        low = "(-∞" if self.low is None else f"{'(' if self.low.open else '['}{self.low.value:f}"
        high = "∞)" if self.high is None else f"{self.high.value:f}{')' if self.high.open else ']'}"
        return f"{low}, {high}"


# What a printed form may stand for: one interval as a rule, several where the words have several readings
# (上涨五倍 is ×5 or ×6). Never empty.
Readings = tuple[Interval, ...]

EVERYTHING = Interval()


def point(value: Decimal | int) -> Interval:
    """Return the interval that holds one value only."""
    bound = Bound(value if isinstance(value, Decimal) else Decimal(value))
    return Interval(bound, bound)


def between(
    low: Decimal | int | None, high: Decimal | int | None, *, open_low: bool = False, open_high: bool = False
) -> Interval:
    """Return the interval from `low` to `high`; None is an unbounded side."""
    return Interval(
        None if low is None else Bound(Decimal(low), open_low),
        None if high is None else Bound(Decimal(high), open_high),
    )


def only_value(readings: Readings) -> Decimal | None:
    """Return the one value that readings leave; None where they leave several."""
    low, high = readings[0].low, readings[0].high
    if len(readings) > 1 or low is None or high is None:
        return None
    return low.value if low.value == high.value else None


def is_empty(a: Interval) -> bool:
    """Whether no value lies in `a`: the ends cross, or touch where either is open."""
    return crosses(a.low, a.high)


def crosses(low: Bound | None, high: Bound | None) -> bool:
    """Whether no value lies between two ends."""
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.open or high.open))


def intersection(a: Interval, b: Interval) -> Interval | None:
    """Return what both hold, or None. Of two equal ends the open one binds: 12.3亿 and 12.4亿 only touch."""
    both = Interval(_binding(a.low, b.low, 1), _binding(a.high, b.high, -1))
    return None if is_empty(both) else both


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every value of `inner` lies in `outer`."""
    return _binding(outer.low, inner.low, 1) == inner.low and _binding(outer.high, inner.high, -1) == inner.high


def decades(values: Interval) -> float:
    """Return how many powers of ten an interval spans; one where it has no two positive ends."""
    if values.low is None or values.high is None or values.low.value <= 0:
        return 1.0
    return log10(values.high.value / values.low.value)


def hull(parts: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all of `parts` (at least one)."""
    first, *rest = parts
    if not rest:
        return first
    low, high = first.low, first.high
    for part in rest:
        low = _outer(low, part.low, -1)
        high = _outer(high, part.high, 1)
    return Interval(low, high)


def agree(a: Readings, b: Readings) -> bool:
    """Whether some reading of `a` shares a value with some reading of `b`."""
    if len(a) == 1 == len(b):
        return _meet(a[0], b[0])
    return any(_meet(x, y) for x in a for y in b)


def _meet(a: Interval, b: Interval) -> bool:
    """Whether two intervals, neither of them empty, share a value: what `_cross` says of their ends, asked very often."""
    for low, high in ((a.low, b.high), (b.low, a.high)):
        if low is None or high is None or low.value < high.value:
            continue
        if low.value > high.value or low.open or high.open:
            return False
    return True


def combine(operation: Callable[[Interval, Interval], Interval], a: Readings, b: Readings) -> Readings:
    """Return `operation` over every pair of readings, repeats left out."""
    if len(a) == 1 == len(b):
        return (operation(a[0], b[0]),)
    return tuple(dict.fromkeys(operation(x, y) for x in a for y in b))


def gap(a: Interval, b: Interval) -> Decimal | None:
    """Return how many times the nearest values of two positive intervals stand apart (≥ 1), or None.

    None where they share a value, or where a ratio says nothing (zero, or different signs).
    """
    if intersection(a, b) is not None:
        return None
    below, above = (a, b) if _is_below(a, b) else (b, a)
    if below.high is None or above.low is None:
        return None
    near, far = below.high.value, above.low.value
    if near < 0 and far < 0:
        near, far = -far, -near
    return DIGITS.divide(far, near) if near > 0 else None


def product(a: Interval, b: Interval) -> Interval:
    """Return every x·y with x in `a` and y in `b`."""
    if _is_plain(a) and _is_plain(b):
        return Interval(_scaled(a.low, b.low), _scaled(a.high, b.high))
    corners = [_times(x, y) for x in _ends(a) for y in _ends(b)]
    return Interval(_extreme(corners, -1), _extreme(corners, 1))


def quotient(a: Interval, b: Interval) -> Interval:
    """Return every x/y with x in `a` and y in `b`, y not zero; the unbounded interval where zero is inside `b` or all of it."""
    low, high = b.low, b.high
    if _is_plain(a) and _is_plain(b):
        return Interval(_divided(a.low, high), _divided(a.high, low))
    if (low is None or low.value < 0) and (high is None or high.value > 0):
        return EVERYTHING
    if low is not None and high is not None and low.value == high.value == 0:
        return EVERYTHING
    side = 1 if low is not None and low.value >= 0 else -1
    corners = [_over(x, y, side) for x in _ends(a) for y in _ends(b)]
    return Interval(_extreme(corners, -1), _extreme(corners, 1))


def _is_plain(a: Interval) -> bool:
    """Whether an interval has two ends above zero; two ends of one value must be one, down to its digits."""
    low, high = a.low, a.high
    if low is None or high is None or low.value <= 0:
        return False
    return low.value is high.value or low.value < high.value


def _scaled(a: Bound | None, b: Bound | None) -> Bound | None:
    return None if a is None or b is None else Bound(DIGITS.multiply(a.value, b.value), a.open or b.open)


def _divided(a: Bound | None, b: Bound | None) -> Bound | None:
    return None if a is None or b is None else Bound(DIGITS.divide(a.value, b.value), a.open or b.open)


def _lifted(other: object) -> Interval | None:
    """Return an operand as an interval, or None: Python then asks the other operand, pint's."""
    if isinstance(other, Interval):
        return other
    return point(other) if isinstance(other, Decimal | int) else None


def _add(a: Bound | None, b: Bound | None) -> Bound | None:
    return None if a is None or b is None else Bound(DIGITS.add(a.value, b.value), a.open or b.open)


def _negated(a: Bound | None) -> Bound | None:
    return None if a is None else Bound(DIGITS.minus(a.value), a.open)


# An end in a product: its sign when unbounded (value None), else its value.
_End = tuple[Decimal | None, int, bool]


def _ends(a: Interval) -> tuple[_End, _End]:
    low: _End = (None, -1, True) if a.low is None else (a.low.value, _sign(a.low.value), a.low.open)
    high: _End = (None, 1, True) if a.high is None else (a.high.value, _sign(a.high.value), a.high.open)
    return low, high


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _times(x: _End, y: _End) -> _End:
    """Return the corner x·y. Zero times anything is zero, closed when a closed zero makes it."""
    sign = x[1] * y[1]
    if sign == 0:
        closed = (x[1] == 0 and not x[2]) or (y[1] == 0 and not y[2])
        return ZERO, 0, not closed
    if x[0] is None or y[0] is None:
        return None, sign, True
    return DIGITS.multiply(x[0], y[0]), sign, x[2] or y[2]


def _over(x: _End, y: _End, side: int) -> _End:
    """Return the corner x/y, where `side` is the sign of the divisor: x/0 is unbounded on that side, x/∞ nearly zero."""
    if y[0] is None:
        return _times(x, (ZERO, 0, True))
    if y[0] == 0:
        return _times(x, (None, side, True))
    if x[0] is None:
        return None, x[1] * y[1], True
    return DIGITS.divide(x[0], y[0]), x[1] * y[1], x[2] or (y[2] and x[1] != 0)


def _extreme(corners: list[_End], side: int) -> Bound | None:
    if any(value is None and sign == side for value, sign, _ in corners):
        return None
    finite = [(value, is_open) for value, _, is_open in corners if value is not None]
    best = max(finite, key=lambda end: (end[0] * side, not end[1]))
    return Bound(*best)


def _binding(a: Bound | None, b: Bound | None, side: int) -> Bound | None:
    """Return the tighter of two ends: the higher of two lows (side 1), the lower of two highs (side −1)."""
    if a is None or b is None:
        return b if a is None else a
    if a.value == b.value:
        return b if b.open and not a.open else a
    return a if (a.value > b.value) is (side > 0) else b


def _outer(a: Bound | None, b: Bound | None, side: int) -> Bound | None:
    if a is None or b is None:
        return None
    if a.value == b.value:
        return b if a.open and not b.open else a
    return a if (a.value > b.value) is (side > 0) else b


def _is_below(a: Interval, b: Interval) -> bool:
    """Whether `a` ends where or before `b` starts (the two are known to share nothing)."""
    return a.high is not None and b.low is not None and a.high.value <= b.low.value
