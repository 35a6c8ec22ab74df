"""Units taken apart for arithmetic: what of a unit is physical, what is counted, and in what time.

`claims.units` converts by one factor; here a month stays a month, because it has 28 to 31 days, and a noun stays apart,
because a text drops it (a price per share printed without its share).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.interval import DIGITS, Interval, between, point
from claims.units import units

Exponents = tuple[tuple[str, int], ...]

# Seconds of what a clock counts, months of what a calendar counts; between the two stands an interval.
_CLOCK = {"s": Decimal(1), "ms": Decimal("0.001"), "minute": Decimal(60), "h": Decimal(3600), "day": Decimal(86400)}
_CLOCK["week"] = 7 * _CLOCK["day"]
_CALENDAR = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# Days in a calendar unit: hard, soft (DESIGN §5).
_DAYS = {"month": ((28, 31), (30, 31)), "quarter": ((90, 92), (90, 92)), "year": ((365, 366), (365, 366))}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit taken apart: exact factor into roots, physical dimension, counted nouns, and times by name."""

    factor: Decimal
    body: tuple[tuple[str, int], ...]
    nouns: tuple[tuple[str, int], ...]
    times: tuple[tuple[str, int], ...]

    @property
    def is_plain(self) -> bool:
        return not (self.body or self.nouns or self.times)


@cache
def fits(unit: str, wanted: str) -> bool:
    """Whether two units measure the same, nouns and times included, so that they may be added up."""
    a, b = measure(unit), measure(wanted)
    return (a.body, a.nouns, power(a.times)) == (b.body, b.nouns, power(b.times))


@cache
def adds_up(unit: str, wanted: str) -> bool:
    """Whether two units measure the same in the same times, so that nothing is converted but by one factor."""
    return fits(unit, wanted) and measure(unit).times == measure(wanted).times


def factor(exponents: Iterable[tuple[str, int]], wanted: str, *, hard: bool = True) -> Interval:
    """Return the factor from a product of units into `wanted`: exact but for days in a month and the like."""
    measures = [*((measure(unit), sign) for unit, sign in exponents), (measure(wanted), -1)]
    exact = Decimal(1)
    for part, sign in measures:
        exact = exact * part.factor if sign > 0 else DIGITS.divide(exact, part.factor)
    whole = point(exact)
    for one, other in time_pairs(dict(total((part.times, sign) for part, sign in measures))):
        whole = whole * time_factor(one, other, hard)
    return whole


def time_pairs(times: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the times to convert; one that is left over is one of its unit ("time" is assumed)."""
    over = [name for name, exponent in sorted(times.items()) for _ in range(exponent)]
    under = [name for name, exponent in sorted(times.items()) for _ in range(-exponent)]
    return zip(over, under, strict=False)


@cache
def time_factor(one: str, other: str, hard: bool) -> Interval:
    """Return how many of `other` are in one of `one`: 12 months in a year, 28 to 31 days in a month."""
    if one in _CLOCK and other in _CLOCK:
        return point(DIGITS.divide(_CLOCK[one], _CLOCK[other]))
    if one in _CALENDAR and other in _CALENDAR:
        return point(DIGITS.divide(_CALENDAR[one], _CALENDAR[other]))
    if one in _CLOCK:
        return 1 / time_factor(other, one, hard)
    base = one if one in _DAYS else "year"
    low, high = _DAYS[base][0 if hard else 1]
    return between(low, high) * (_CALENDAR[one] // _CALENDAR[base]) * DIGITS.divide(_CLOCK["day"], _CLOCK[other])


@cache
def measure(unit: str) -> Measure:
    head, *under = unit.split("/")
    factor = Decimal(1)
    body, nouns, times = dict[str, int](), dict[str, int](), dict[str, int]()
    for name, sign in ((head, 1), *((name, -1) for name in under)):
        known = units().get(name)
        if known is None:
            nouns[name] = nouns.get(name, 0) + sign
            continue
        if known.name in _CLOCK or known.name in _CALENDAR:
            times[known.name] = times.get(known.name, 0) + sign
            continue
        factor = factor * known.root if sign > 0 else DIGITS.divide(factor, known.root)
        for root, exponent in known.dimension.items():
            into, key = (times, "s") if root == "time" else (body, root)
            into[key] = into.get(key, 0) + sign * exponent
    return Measure(factor, *(tuple(sorted((k, e) for k, e in part.items() if e)) for part in (body, nouns, times)))


def total(parts: Iterable[tuple[Iterable[tuple[str, int]], int]]) -> tuple[tuple[str, int], ...]:
    total: dict[str, int] = {}
    for exponents, sign in parts:
        for name, exponent in exponents:
            total[name] = total.get(name, 0) + sign * exponent
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def power(times: Iterable[tuple[str, int]]) -> int:
    return sum(exponent for _, exponent in times)
