"""What a printed quantity may stand for: `hard`, what its words allow, and `soft`, what a careful reader accepts.

The table is DESIGN §5. Magnitudes here are as printed (before scale and unit), because only they know their last digit;
they become intervals in the base unit once, at the end.
Source: XBRL Calculations 1.1 and statcheck, for reading a printed number as a rounding interval.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from claims.interval import DIGITS, Bound, Interval, Readings
from claims.parse.numbers.numerals import last_unit
from claims.parse.numbers.parts import HALF, ONE, TEN, ZERO

# Magnitudes as printed, low and high (None is unbounded), and whether the low and the high end is open.
Stretch = tuple[Decimal | None, Decimal | None, bool, bool]
Stretches = tuple[Stretch, ...]
# Hard and soft.
Sense = tuple[Stretches, Stretches]
Meaning = tuple[Readings, Readings]

CAP = Decimal("0.05")
_TWICE, _NINE_TENTHS = Decimal(2), Decimal("0.9")
# About: share either side by significant digits (1, 2, 3 or more); a careful reader allows half of it.
_ABOUT = {1: Decimal("0.15"), 2: Decimal("0.10")}
_ABOUT_MANY = Decimal("0.05")
# Numbers up to here are divided within the digits that Python counts with.
_LARGE = Decimal(10**20)
# Half of the last printed digit, by how many stand behind the point.
_HALVES = tuple((Decimal(1).scaleb(-places), Decimal("0.5").scaleb(-places)) for places in range(1, 4))


def meaning(low: Decimal | None, high: Decimal | None, hedge: str, exact: bool = False) -> Meaning:
    """Return hard and soft readings of `low` to `high` with a hedge of `model.HEDGES` (or `emphatic`)."""
    return in_base(sense(low, high, hedge, exact), ONE, ONE)


def sense(low: Decimal | None, high: Decimal | None, hedge: str, exact: bool = False) -> Sense:
    """Return what `meaning` returns, as stretches of printed magnitudes."""
    if low is None or high is None:
        return _bound(hedge, _given(low, high))
    if low == high and hedge not in ("vague", "over"):
        return _about(low) if hedge == "about" else exactly(low) if exact else rounded(low)
    if hedge == "vague":
        near, far = (low * _TWICE, high * _NINE_TENTHS) if low >= 0 else (low * _NINE_TENTHS, high * _TWICE)
        return ((low, high, False, True),), ((near, far, False, False),)
    if hedge == "over":
        return _both((low, high, True, True))
    return ((low - half_unit(low), high + half_unit(high), False, False),), ((low, high, False, False),)


def exactly(value: Decimal) -> Sense:
    """Return what a number means that no rounding is meant of."""
    return _both((value, value, False, False))


def _both(stretch: Stretch) -> Sense:
    return (stretch,), (stretch,)


def loosely(value: Decimal) -> Sense:
    """Return what a multiple in words may mean behind a verb of movement: sales that tripled grew 2.6-fold or 3.4-fold.

    A part (halved) is as loose, a fifth of it either side.
    """
    half = HALF if value >= 1 else value / 5
    share = CAP * value
    return ((value - half, value + half, False, True),), ((value - share, value + share, False, False),)


def _given(low: Decimal | None, high: Decimal | None) -> Decimal:
    value = high if low is None else low
    if value is None:
        raise ValueError("a quantity has at least one end")
    return value


# The one-sided forms of a positive number: hard, then soft.
_ONE_SIDED: dict[str, Callable[[Decimal], tuple[Stretch, Stretch]]] = {
    "nearly": lambda v: ((v * Decimal("0.85"), v, False, False), (v * Decimal("0.9"), v, False, True)),
    "at_most": lambda v: ((ZERO, v, True, True), (v * Decimal("0.8"), v, False, True)),
    "over": lambda v: ((v, None, True, False), (v, v * Decimal("1.2"), True, False)),
    "at_least": lambda v: ((v, None, False, False), (v, v * Decimal("1.5"), False, False)),
    "up_to": lambda v: ((ZERO, v, True, False), (v * HALF, v, False, False)),
}


def _bound(hedge: str, value: Decimal) -> Sense:
    """Return the readings of a one-sided form. A negative bound keeps its side: 不到-3% is left unbounded below."""
    if hedge == "emphatic":
        return rounded(value)
    if value <= 0:
        return _both((value, None, False, False) if hedge in ("over", "at_least") else (None, value, False, False))
    hard, soft = _ONE_SIDED[hedge](value)
    return (hard,), (soft,)


def _about(value: Decimal) -> Sense:
    share = _ABOUT.get(significant(value), _ABOUT_MANY) * abs(value)
    return ((value - share, value + share, False, False),), ((value - share / 2, value + share / 2, False, False),)


def rounded(value: Decimal) -> Sense:
    """Return the rounding interval; trailing zeros widen the hard one up to 5 % (1000 may be a round figure)."""
    printed = HALF if value.same_quantum(ONE) else _half_digit(value)
    soft = ((value - printed, value + printed, False, True),)
    if printed < HALF or not value or not is_multiple(value, TEN):
        return soft, soft
    wide = max(half_unit(value), printed)
    return ((value - wide, value + wide, False, True),), soft


def _half_digit(value: Decimal) -> Decimal:
    """Return half the size of the last printed digit: 0.05 of 4.0, 0.5 of 20."""
    for digit, half in _HALVES:
        if value.same_quantum(digit):
            return half
    return HALF * TEN ** min(int(value.as_tuple().exponent), 0)


def is_multiple(value: Decimal, of: Decimal) -> bool:
    """Whether a number is so many times another, however large it is."""
    return not (value % of if -_LARGE < value < _LARGE else DIGITS.remainder(value, of))


def is_whole(value: Decimal) -> bool:
    """Whether a number is an integer, however it is printed."""
    return value.same_quantum(ONE) or value == value.to_integral_value()


def half_unit(value: Decimal) -> Decimal:
    """Return half the last digit that is not zero, at most 5 % of the value."""
    return min(last_unit(value) * HALF, abs(value) * CAP)


def significant(value: Decimal) -> int:
    """Return how many digits carry the value: 1 of 300, 2 of 0.35."""
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return max(len(digits), 1)


def grown(low: Decimal | None, high: Decimal | None, hedge: str, falling: bool, spelled: bool) -> Sense:
    """Return what a multiple under a growth verb may mean: 上涨五倍 is ×5 or ×6, 增长两倍多 over ×2 and under ×4.

    Falling (少100倍) it is one of so many parts. Up to ×1 the multiple can only be what was added (增长近1倍).
    """
    value = _given(low, high)
    if falling:
        return _parts(low, high) if low is not None and high is not None else sense(low, high, hedge, spelled)
    if low is not None and high is not None and low != high:
        return ((low, high + 1, True, True),), ((low + 1, high + 1, True, True),)
    hard, soft = loosely(value) if spelled and low == high and not hedge else sense(low, high, hedge)
    return _added_or_reached(hard, value), _added_or_reached(soft, value)


def _parts(low: Decimal, high: Decimal) -> Sense:
    return _both((1 / high, 1 / low, False, False))


def _added_or_reached(stretches: Stretches, value: Decimal) -> Stretches:
    added = tuple([(_one_more(low), _one_more(high), opens, shuts) for low, high, opens, shuts in stretches])
    return (*stretches, *added) if value > 1 else added


def _one_more(end: Decimal | None) -> Decimal | None:
    return None if end is None else end + 1


# Hours of one calendar unit: what the calendar allows, and for a month what is usually meant.
_HOURS = {"month": (672, 744, 720, 744), "quarter": (2160, 2208, 2160, 2208), "year": (8760, 8784, 8760, 8784)}
_SECONDS = {unit: [Decimal(hours * 3600) for hours in several] for unit, several in _HOURS.items()}


def whole_calendar(number: Decimal, unit: str) -> Sense:
    """Return how long so many months, quarters or years may be, in seconds."""
    hard_low, hard_high, soft_low, soft_high = [number * seconds for seconds in _SECONDS[unit]]
    if number < 0:
        hard_low, hard_high, soft_low, soft_high = hard_high, hard_low, soft_high, soft_low
    return ((hard_low, hard_high, False, False),), ((soft_low, soft_high, False, False),)


def in_base(meant: Sense, factor: Decimal, divisor: Decimal) -> Meaning:
    """Return both as intervals in the base unit: times the exact factor, over the exact divisor of the denominators."""
    hard, soft = meant
    readings = _intervals(hard, factor, divisor)
    return readings, readings if hard is soft else _intervals(soft, factor, divisor)


def _intervals(stretches: Stretches, factor: Decimal, divisor: Decimal) -> Readings:
    made = []
    for low, high, opens, shuts in stretches:
        is_point = high is low and opens is shuts
        if factor is not ONE:
            low = None if low is None else low * factor
            high = None if high is None or is_point else high * factor
        if divisor is not ONE:
            low = None if low is None else low / divisor
            high = None if high is None else high / divisor
        first = None if low is None else Bound(low, opens)
        made.append(Interval(first, first if is_point else None if high is None else Bound(high, shuts)))
    return tuple(made)
