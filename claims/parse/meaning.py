"""What a printed quantity may stand for: `hard`, what its words allow, and `soft`, what a careful reader accepts.

The table is DESIGN §5. Magnitudes here are as printed (before scale and unit), because only they know their last digit.
Source: XBRL Calculations 1.1 and statcheck, for reading a printed number as a rounding interval.
"""

from __future__ import annotations

from decimal import Decimal

from claims.interval import Bound, Interval, Readings, between, point
from claims.parse.numerals import last_unit

Meaning = tuple[Readings, Readings]

HALF = Decimal("0.5")
CAP = Decimal("0.05")
_TEN = Decimal(10)
# About: share either side by significant digits (1, 2, 3 or more); a careful reader allows half of it.
_ABOUT = {1: Decimal("0.15"), 2: Decimal("0.10")}
_ABOUT_MANY = Decimal("0.05")


def meaning(low: Decimal | None, high: Decimal | None, hedge: str, exact: bool = False) -> Meaning:
    """Return hard and soft readings of `low` to `high` with a hedge of `model.HEDGES` (or `emphatic`)."""
    if low is None and high is None:
        raise ValueError("a quantity has at least one end")
    if low is None or high is None:
        return _bound(hedge, _given(low, high))
    if hedge == "vague":
        near, far = (low * 2, high * Decimal("0.9")) if low >= 0 else (low * Decimal("0.9"), high * 2)
        return (between(low, high, open_high=True),), (between(near, far),)
    if hedge == "over":
        both = (between(low, high, open_low=True, open_high=True),)
        return both, both
    if low != high:
        return _range(low, high)
    if hedge == "about":
        return _about(low)
    return ((point(low),), (point(low),)) if exact else _rounded(low)


def loosely(value: Decimal) -> Meaning:
    """Return what a multiple in words may mean behind a verb of movement: sales that tripled grew 2.6-fold or 3.4-fold.

    A part (halved) is as loose, a fifth of it either side.
    """
    half = HALF if value >= 1 else value / 5
    share = CAP * value
    return (between(value - half, value + half, open_high=True),), (between(value - share, value + share),)


def _given(low: Decimal | None, high: Decimal | None) -> Decimal:
    value = high if low is None else low
    assert value is not None
    return value


def _bound(hedge: str, value: Decimal) -> Meaning:
    """Return the readings of a one-sided form. A negative bound keeps its side: 不到-3% is left unbounded below."""
    if hedge == "emphatic":
        return _rounded(value)
    if value <= 0:
        side = between(value, None) if hedge in ("over", "at_least") else between(None, value)
        return (side,), (side,)
    hard, soft = {
        "nearly": (between(value * Decimal("0.85"), value), between(value * Decimal("0.9"), value, open_high=True)),
        "at_most": (_below(value), between(value * Decimal("0.8"), value, open_high=True)),
        "over": (between(value, None, open_low=True), between(value, value * Decimal("1.2"), open_low=True)),
        "at_least": (between(value, None), between(value, value * Decimal("1.5"))),
        "up_to": (between(0, value, open_low=True), between(value * HALF, value)),
    }[hedge]
    return (hard,), (soft,)


def _below(value: Decimal) -> Interval:
    return between(0, value, open_low=True, open_high=True)


def _about(value: Decimal) -> Meaning:
    share = _ABOUT.get(significant(value), _ABOUT_MANY) * abs(value)
    return (between(value - share, value + share),), (between(value - share / 2, value + share / 2),)


def _range(low: Decimal, high: Decimal) -> Meaning:
    return (between(low - half_unit(low), high + half_unit(high)),), (between(low, high),)


def _rounded(value: Decimal) -> Meaning:
    """Return the rounding interval; trailing zeros widen the hard one up to 5 % (1000 may be a round figure)."""
    printed = last_digit(value) * HALF
    soft = between(value - printed, value + printed, open_high=True)
    if not _has_trailing_zeros(value):
        return (soft,), (soft,)
    wide = max(half_unit(value), printed)
    return (between(value - wide, value + wide, open_high=True),), (soft,)


def half_unit(value: Decimal) -> Decimal:
    """Return half the last digit that is not zero, at most 5 % of the value."""
    return min(last_unit(value) * HALF, abs(value) * CAP)


def last_digit(value: Decimal) -> Decimal:
    """Return the size of the last printed digit: 0.1 of 4.0, 1 of 20."""
    return _TEN ** min(int(value.as_tuple().exponent), 0)


def significant(value: Decimal) -> int:
    """Return how many digits carry the value: 1 of 300, 2 of 0.35."""
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return max(len(digits), 1)


def _has_trailing_zeros(value: Decimal) -> bool:
    return value == value.to_integral_value() and int(value.as_tuple().exponent) >= 0 and value % 10 == 0 and value != 0


def scaled(meanings: Meaning, factor: Decimal, divisor: Decimal) -> Meaning:
    """Return both in the base unit: times the exact factor, over the exact divisor of the denominators."""
    return _times(meanings[0], factor, divisor), _times(meanings[1], factor, divisor)


def _times(readings: Readings, factor: Decimal, divisor: Decimal) -> Readings:
    if factor == 1 and divisor == 1:
        return readings
    return tuple(Interval(_end(reading.low, factor, divisor), _end(reading.high, factor, divisor)) for reading in readings)


def _end(end: Bound | None, factor: Decimal, divisor: Decimal) -> Bound | None:
    if end is None:
        return None
    value = end.value * factor
    return Bound(value if divisor == 1 else value / divisor, end.open)


def grown(low: Decimal | None, high: Decimal | None, hedge: str, falling: bool, spelled: bool) -> Meaning:
    """Return what a multiple under a growth verb may mean: 上涨五倍 is ×5 or ×6, 增长两倍多 over ×2 and under ×4.

    Falling (少100倍) it is one of so many parts. Up to ×1 the multiple can only be what was added (增长近1倍).
    """
    value = _given(low, high)
    if falling:
        return _parts(low, high) if low is not None and high is not None else meaning(low, high, hedge, spelled)
    if low is not None and high is not None and low != high:
        both_ends = between(low + 1, high + 1, open_low=True, open_high=True)
        return (between(low, high + 1, open_low=True, open_high=True),), (both_ends,)
    hard, soft = loosely(value) if spelled and low == high and not hedge else meaning(low, high, hedge)
    return _added_or_reached(hard, value), _added_or_reached(soft, value)


def _parts(low: Decimal, high: Decimal) -> Meaning:
    one = Decimal(1)
    both = (point(one / high),) if low == high else (between(one / high, one / low),)
    return both, both


def _added_or_reached(readings: Readings, value: Decimal) -> Readings:
    added = tuple(each + 1 for each in readings)
    return (*readings, *added) if value > 1 else added


# Hours of one calendar unit: what the calendar allows, and for a month what is usually meant.
_HOURS = {"month": (672, 744, 720, 744), "quarter": (2160, 2208, 2160, 2208), "year": (8760, 8784, 8760, 8784)}


def whole_calendar(number: Decimal, unit: str) -> Meaning:
    """Return how long so many months, quarters or years may be, in seconds."""
    hard_low, hard_high, soft_low, soft_high = (number * hours * 3600 for hours in _HOURS[unit])
    return (between(hard_low, hard_high),), (between(soft_low, soft_high),)
