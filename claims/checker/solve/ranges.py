"""Sets of numbers as unions of ranges, in exact fractions.

`claims.interval` keeps fifty digits, which is right for what is printed; a solver carries a quotient out and back again,
and there ten thirds times three must be ten. Openness belongs to the endpoint that binds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claims.interval import DIGITS, Bound, Interval, Readings

# More parts than this are taken together with what lies between them: still true, no longer exact.
MOST_PARTS = 12


class Range(NamedTuple):
    """The numbers from `low` to `high`; None is unbounded. An end that is open is not among them."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False


# Sorted ranges that do not touch; () is the empty set.
Set = tuple[Range, ...]

EVERYTHING: Set = (Range(),)
POSITIVE: Set = (Range(Fraction(0), None),)
EMPTY: Set = ()
_ZERO = Fraction(0)


def exactly(value: Fraction | int) -> Set:
    """Return the set of one number."""
    number = Fraction(value)
    return (Range(number, number),)


def from_readings(readings: Readings) -> Set:
    """Return the numbers that any of several intervals holds."""
    return union(_from_interval(part) for part in readings)


def to_readings(held: Set) -> Readings:
    """Return a set as intervals of decimals of fifty digits, for messages."""
    return tuple(Interval(_bound(part.low, part.low_open), _bound(part.high, part.high_open)) for part in held)


def is_point(held: Set) -> bool:
    """Whether a set holds one number only."""
    return len(held) == 1 and held[0].low is not None and held[0].low == held[0].high


def contains(held: Set, value: Fraction) -> bool:
    """Whether a number is in a set."""
    return any(_has(part, value) for part in held)


def union(parts: Iterable[Range]) -> Set:
    """Return all numbers that any of the ranges holds; empty ranges may be among them."""
    held = sorted((part for part in parts if not _is_empty(part)), key=_from_below)
    if len(held) < 2:
        return tuple(held)
    joined = [held[0]]
    for part in held[1:]:
        if _meets(joined[-1], part):
            joined[-1] = _hull(joined[-1], part)
        else:
            joined.append(part)
    return tuple(joined) if len(joined) <= MOST_PARTS else (_hull(joined[0], joined[-1]),)


def common(a: Set, b: Set) -> Set:
    """Return the numbers that both sets hold."""
    if len(a) == len(b) == 1:
        both = _common(a[0], b[0])
        return () if _is_empty(both) else (both,)
    return union(_common(x, y) for x in a for y in b)


def plus(a: Set, b: Set) -> Set:
    """Return every x + y."""
    return _each(_plus, a, b)


def minus(a: Set, b: Set) -> Set:
    """Return every x − y."""
    return _each(_minus, a, b)


def times(a: Set, b: Set) -> Set:
    """Return every x · y."""
    return _each(_times, a, b)


def over(a: Set, b: Set) -> Set:
    """Return every x with x · y in `a` for some y in `b`: everything where both hold zero."""
    if contains(a, _ZERO) and contains(b, _ZERO):
        return EVERYTHING
    inverse = [part for y in b for part in _inverse(y)]
    return union(_times(x, y) for x in a for y in inverse)


def up_to(a: Set) -> Set:
    """Return everything that is at most some number of a set."""
    return () if not a else (Range(None, a[-1].high, False, a[-1].high_open),)


def from_on(a: Set) -> Set:
    """Return everything that is at least some number of a set."""
    return () if not a else (Range(a[0].low, None, a[0].low_open, False),)


def _each(work: Callable[[Range, Range], Range], a: Set, b: Set) -> Set:
    if len(a) == len(b) == 1:
        return (work(a[0], b[0]),)
    return union(work(x, y) for x in a for y in b)


def _plus(a: Range, b: Range) -> Range:
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    low_open, high_open = a.low_open or b.low_open, a.high_open or b.high_open
    return Range(low, high, low_open and low is not None, high_open and high is not None)


def _minus(a: Range, b: Range) -> Range:
    low = None if a.low is None or b.high is None else a.low - b.high
    high = None if a.high is None or b.low is None else a.high - b.low
    low_open, high_open = a.low_open or b.high_open, a.high_open or b.low_open
    return Range(low, high, low_open and low is not None, high_open and high is not None)


# A corner of a product: its value (None: unbounded, with a sign), and whether it is left out.
_End = tuple[Fraction | None, int, bool]


def _times(a: Range, b: Range) -> Range:
    corners = [_corner(x, y) for x in _ends(a) for y in _ends(b)]
    low, low_open = _extreme(corners, -1)
    high, high_open = _extreme(corners, 1)
    return Range(low, high, low_open, high_open)


def _ends(a: Range) -> tuple[_End, _End]:
    low: _End = (None, -1, True) if a.low is None else (a.low, _sign(a.low), a.low_open)
    high: _End = (None, 1, True) if a.high is None else (a.high, _sign(a.high), a.high_open)
    return low, high


def _sign(value: Fraction) -> int:
    return (value.numerator > 0) - (value.numerator < 0)


def _corner(x: _End, y: _End) -> _End:
    """Zero times anything is zero, and held where a zero that is held makes it."""
    sign = x[1] * y[1]
    if sign == 0:
        held = (x[1] == 0 and not x[2]) or (y[1] == 0 and not y[2])
        return _ZERO, 0, not held
    if x[0] is None or y[0] is None:
        return None, sign, True
    return x[0] * y[0], sign, x[2] or y[2]


def _extreme(corners: list[_End], side: int) -> tuple[Fraction | None, bool]:
    best: Fraction | None = None
    is_open = True
    for value, sign, left_out in corners:
        if value is None:
            if sign == side:
                return None, False
        elif best is None or (value > best if side > 0 else value < best):
            best, is_open = value, left_out
        elif value == best:
            is_open = is_open and left_out
    return best, is_open


def _inverse(y: Range) -> list[Range]:
    """Return 1/y on either side of zero."""
    parts = []
    if y.high is None or y.high > 0:
        above = _common(y, Range(_ZERO, None, True))
        parts.append(Range(*_turned(above.high, above.high_open, above.low, above.low_open)))
    if y.low is None or y.low < 0:
        below = _common(y, Range(None, _ZERO, False, True))
        parts.append(Range(*_turned(below.high, below.high_open, below.low, below.low_open)))
    return parts


def _turned(
    first: Fraction | None, first_open: bool, second: Fraction | None, second_open: bool
) -> tuple[Fraction | None, Fraction | None, bool, bool]:
    """Return low and high of the inverse of what runs from `second` to `first`, on one side of zero."""
    low = _ZERO if first is None else None if first == 0 else 1 / first
    high = _ZERO if second is None else None if second == 0 else 1 / second
    return low, high, first is None or (first_open and first != 0), second is None or (second_open and second != 0)


def _common(a: Range, b: Range) -> Range:
    if a.low is None or (b.low is not None and (b.low > a.low or (b.low == a.low and b.low_open))):
        low, low_open = b.low, b.low_open
    else:
        low, low_open = a.low, a.low_open
    if a.high is None or (b.high is not None and (b.high < a.high or (b.high == a.high and b.high_open))):
        high, high_open = b.high, b.high_open
    else:
        high, high_open = a.high, a.high_open
    return Range(low, high, low_open, high_open)


def _hull(a: Range, b: Range) -> Range:
    """Return both, where `a` starts no later than `b`, and what lies between."""
    if a.high is None or b.high is None:
        return Range(a.low, None, a.low_open, False)
    if a.high > b.high or (a.high == b.high and not a.high_open):
        return a
    return Range(a.low, b.high, a.low_open, b.high_open)


def _meets(a: Range, b: Range) -> bool:
    """Whether nothing lies between two ranges of which `a` starts no later."""
    if a.high is None or b.low is None:
        return True
    return a.high > b.low or (a.high == b.low and not (a.high_open and b.low_open))


def _is_empty(a: Range) -> bool:
    if a.low is None or a.high is None:
        return False
    return a.low > a.high or (a.low == a.high and (a.low_open or a.high_open))


def _has(a: Range, value: Fraction) -> bool:
    above = a.low is None or value > a.low or (value == a.low and not a.low_open)
    return above and (a.high is None or value < a.high or (value == a.high and not a.high_open))


def _from_below(a: Range) -> tuple[bool, Fraction, bool]:
    return a.low is not None, a.low or _ZERO, a.low_open


def _from_interval(part: Interval) -> Range:
    low = None if part.low is None else Fraction(part.low.value)
    high = None if part.high is None else Fraction(part.high.value)
    return Range(low, high, part.low is not None and part.low.open, part.high is not None and part.high.open)


def _bound(value: Fraction | None, is_open: bool) -> Bound | None:
    if value is None:
        return None
    return Bound(DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator)), is_open)
