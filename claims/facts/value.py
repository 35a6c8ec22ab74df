"""Values that can be reckoned with and compared: what a claim or a printed quantity may stand for, as pint quantities.

A value has readings: `hard`, what its words allow, and `soft`, what a careful reader accepts. Each is a pint Quantity
with an interval as magnitude, so that units go together or raise `pint.DimensionalityError`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.figures import digits, rung, scale
from claims.interval import Interval, Readings, contains, gap, hull, intersection, point
from claims.model import Amount, Claim
from claims.packs import load
from claims.units import is_noun, quantity_of

if TYPE_CHECKING:
    from pint import Quantity

    from claims.parse.numbers.mention import Mention

Quantities = tuple["Quantity[Interval]", ...]
# The unit of a plain number.
PLAIN = "ratio"
# Digits of a bound that a message shows.
_SHOWN = 6


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What some words say. `words` are the words themselves, or the expression that led here.

    `base` is the unit as claims write it where one claim or quantity is meant, "" for what was worked out.
    """

    words: str
    hard: Quantities
    soft: Quantities
    base: str = ""

    @staticmethod
    def plain(number: Decimal | int) -> Value:
        """Return an exact number without a unit."""
        exact = (quantity_of(point(Decimal(number)), PLAIN),)
        return Value(str(number), exact, exact, PLAIN)

    def __mul__(self, other: Value | Decimal | int) -> Value:
        return _joined("×", lambda a, b: a * b, self, _value(other))

    def __truediv__(self, other: Value | Decimal | int) -> Value:
        return _joined("÷", _divided, self, _value(other))

    def __add__(self, other: Value) -> Value:
        return _joined("+", lambda a, b: a + b, self, _value(other))

    def __sub__(self, other: Value) -> Value:
        return _joined("−", lambda a, b: a - b, self, _value(other))

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        """Whether both may be one number as a careful reader takes their words: 12.3亿 is 12.34亿, 12.4亿 is not.

        Raises `pint.DimensionalityError` where the units do not go together.
        """
        return _meet(self.soft, _asked(self, other).soft)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def overlaps(self, other: Value | str) -> bool:
        """Whether the words of both allow one number: 超过3万亿 and 4.4万亿."""
        return _meet(self.hard, _asked(self, other).hard)

    def within(self, other: Value | str) -> bool:
        """Whether all that a careful reader takes from this lies in what the words of the other allow."""
        wanted = _asked(self, other).hard
        return all(any(contains(b, a) for b in _in_units(wanted, self.soft[0])) for a in _in_units(self.soft, self.soft[0]))

    def at_least(self, other: Value | str) -> bool:
        """Whether this may be the other's number or more: false only where all of it lies below."""
        high, low = self._span().high, _asked(self, other)._span(like=self).low
        return high is None or low is None or high.value > low.value or (high == low and not high.open)

    def at_most(self, other: Value | str) -> bool:
        """Whether this may be the other's number or less: false only where all of it lies above."""
        low, high = self._span().low, _asked(self, other)._span(like=self).high
        return low is None or high is None or low.value < high.value or (low == high and not low.open)

    def ratio(self, other: Value | str) -> Decimal | None:
        """Return how many times the two stand apart at their nearest (≥ 1), or None where they meet."""
        return gap(self._span(), _asked(self, other)._span(like=self))

    def _span(self, like: Value | None = None) -> Interval:
        """Return the hull of what the words allow, in the units of `like`."""
        return hull(_in_units(self.hard, (like or self).hard[0]))

    def __str__(self) -> str:
        return shown(self)

    def __repr__(self) -> str:
        return f"<{self.words}: {shown(self)}>"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a quantity says, as a claim would hold it: see `claims.model.Claim`."""

    printed: Amount
    base: Amount
    hard: Readings
    soft: Readings
    hedge: str


def quantity(text: str) -> Value:
    """Return the one quantity that a text is: "350亿美元/GW", "between $4bn and $5bn", "下降13.5%".

    Values multiply, divide, add and subtract with their units, and compare with what rounding allows:

    >>> quantity("350亿美元/GW") * quantity("10GW") == quantity("3500亿美元")
    True
    >>> quantity("12.3亿元") == quantity("12.4亿元")
    False
    >>> quantity("超过3万亿美元").overlaps("4.4万亿美元")
    True

    Raises `ValueError` where the text holds none or several, or more than a quantity.
    """
    found = stated(text)
    return of_readings(text.strip(), found.base.unit, found.hard, found.soft)


def stated(text: str) -> Stated:
    """Return what the one quantity of a text says; a fall (下降13.5%, down 3%) is negative. Raises `ValueError` as
    `quantity` does."""
    from claims.parse.assemble import parse
    from claims.parse.numbers.quantities import mentions
    from claims.reader import read_text

    stripped = text.strip()
    found, _ = mentions(stripped)
    held: list[Mention] | tuple[Claim, ...] = found
    if len(found) != 1 or found[0].start or found[0].end != len(stripped):
        held = parse(read_text(stripped, id="<quantity>"), load()).claims
    if len(held) != 1:
        raise ValueError(f"{text!r} is not one quantity; write it as an article would: 4.4万亿美元, $57.0 billion, 38.4%")
    return Stated(held[0].printed, held[0].base, held[0].hard, held[0].soft, held[0].hedge)


def comparable(a: Value, b: Value) -> bool:
    """Whether two values have units that go together; a plain number goes with a count."""
    return a.hard[0].is_compatible_with(_asked(a, b).hard[0].units)


def of_claim(claim: Claim) -> Value:
    """Return what a claim says; a fall is negative."""
    return of_readings(claim.quote, claim.base.unit, claim.hard, claim.soft)


def of_readings(words: str, unit: str, hard: Readings, soft: Readings) -> Value:
    """Return the value of readings in a unit as claims write it; a number without a unit is a plain one."""
    unit = unit or PLAIN
    return Value(words, tuple(quantity_of(i, unit) for i in hard), tuple(quantity_of(i, unit) for i in soft), unit)


def bounds(value: Value, like: Value) -> str:
    """Return the interval of a value in the units of another, as messages print it."""
    return _told(hull(_in_units(value.hard, like.hard[0])), like)


def shown(value: Value) -> str:
    """Return the interval of a value in its own units, with a scale word a reader knows."""
    return bounds(value, value)


def _told(interval: Interval, like: Value) -> str:
    """Return an interval in the unit of `like`, told in the rung of its ladder that suits its size."""
    ends = [end.value for end in (interval.low, interval.high) if end is not None]
    size = max((abs(end) for end in ends), default=Decimal(0))
    if like.base:
        unit, factor = rung(like.base, size)
    else:
        unit, factor = f"{like.hard[0].units:~C}", Decimal(1)
    step, word = scale(size / factor, "en")
    low = "−∞" if interval.low is None else digits(interval.low.value / factor / step, _SHOWN)
    high = "∞" if interval.high is None else digits(interval.high.value / factor / step, _SHOWN)
    said = low if low == high else f"{low} … {high}"
    return f"{said}{word} {'' if unit == PLAIN else unit}".strip()


def _joined(sign: str, work: Callable[[Quantity[Interval], Quantity[Interval]], Quantity[Interval]], a: Value, b: Value) -> Value:
    words = f"{a.words} {sign} {b.words}"
    hard = tuple(work(x, y) for x in a.hard for y in b.hard)
    return Value(words, hard, tuple(work(x, y) for x in a.soft for y in b.soft))


def _divided(a: Quantity[Interval], b: Quantity[Interval]) -> Quantity[Interval]:
    if contains(b.magnitude, point(0)):
        raise ZeroDivisionError("the divisor may be zero")
    quotient: Quantity[Interval] = a / b
    return quotient


def _value(other: Value | Decimal | int) -> Value:
    return other if isinstance(other, Value) else Value.plain(other)


def _asked(mine: Value, other: object) -> Value:
    """Return what is compared with; a plain number counts what the claim counts: 500万 beside 500万块GPU."""
    found = quantity(other) if isinstance(other, str) else _value(other)  # type: ignore[arg-type]
    if found.base in ("", PLAIN) and mine.base not in ("", PLAIN) and is_noun(mine.base):
        hard, soft = (tuple(q.to_root_units().magnitude for q in held) for held in (found.hard, found.soft))
        return of_readings(found.words, mine.base, hard, soft)
    return found


def _in_units(quantities: Quantities, like: Quantity[Interval]) -> list[Interval]:
    """Return the magnitudes in the units of `like`. Raises `pint.DimensionalityError` where they have other dimensions."""
    return [q.to(like.units).magnitude for q in quantities]


def _meet(a: Quantities, b: Quantities) -> bool:
    """Whether a reading of one shares a value with a reading of the other."""
    return any(intersection(x, y) is not None for x in _in_units(a, a[0]) for y in _in_units(b, a[0]))
