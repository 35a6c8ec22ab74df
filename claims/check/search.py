"""Finds the arithmetic that a stated number may be the result of: expressions over the numbers near it.

Pure: knows nothing of articles. An expression has one kind of operation (× and ÷, or + and −) over one to four terms,
or a sum of more; it is built only where its dimension comes out as the result's, so most combinations are never tried:
all terms but one are chosen and the last is looked up by the dimension that is missing. Times are converted on the way
(an hourly price is a monthly one times the hours of a month, itself an interval). All values are exact intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations, combinations_with_replacement, product
from math import log10

from claims.interval import DIGITS, Interval, Readings, agree, between, combine, hull, point
from claims.units import units

OPERATIONS = ("sum", "difference", "product", "quotient", "conversion")
# How many combinations are tried for one result before the search gives up, and how long a list of parts may be.
STEPS = 4000
LONGEST_SUM = 12
# What an expression costs beside the distances of its terms: each term, and a link that the text does not spell out.
_PER_TERM, _PER_ASSUMED = 2, 6
_DIMENSIONLESS = ("ratio", "percent")
# Seconds of what a clock counts, months of what a calendar counts; between the two stands an interval.
_CLOCK = {"s": Decimal(1), "ms": Decimal("0.001"), "minute": Decimal(60), "h": Decimal(3600), "day": Decimal(86400)}
_CLOCK["week"] = 7 * _CLOCK["day"]
_CALENDAR = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# Days in a calendar unit: hard, soft (DESIGN §5).
_DAYS = {"month": ((28, 31), (30, 31)), "quarter": ((90, 92), (90, 92)), "year": ((365, 366), (365, 366))}


@dataclass(frozen=True, slots=True)
class Term:
    """A number that may take part: `hard`, `soft` and `printed` are in `unit`, `place` is its order in the text.

    `printed` is the value as it stands there, for derivations that a reader redoes.

    `distance` is how far it stands from the result, in steps of the caller's choice; `group` keeps apart what must not
    be added up (sums and differences are looked for within one group; "" goes with anything).
    """

    name: str
    unit: str
    hard: Readings
    soft: Readings
    place: int = 0
    distance: int = 0
    group: str = ""
    printed: Readings = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """`terms` with their signs (+1 times or plus, −1 divided by or minus); `hard` and `soft` come out in `unit`.

    `assumed` names what the dimension needed beyond the text: "noun" (a price per share printed without its share),
    "time" (a yearly rate read as the sum of one year), or "".
    """

    operation: str
    terms: tuple[tuple[Term, int], ...]
    unit: str
    assumed: str = ""
    cost: int = 0

    @property
    def hard(self) -> Readings:
        return self._value("hard")

    @property
    def soft(self) -> Readings:
        return self._value("soft")

    @property
    def printed(self) -> Readings:
        return self._value("printed")

    def _value(self, which: str) -> Readings:
        if self.operation in ("sum", "difference"):
            return _added(self.terms, self.unit, which)
        scale = _scale(tuple((t.unit, s) for t, s in self.terms), self.unit, which)
        return combine(lambda a, b: a * b, _multiplied(self.terms, which), scale)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(term.name for term, _ in self.terms)


@dataclass(frozen=True, slots=True)
class Found:
    """The expressions of the right dimension, nearest first, and whether the search was cut short."""

    expressions: tuple[Expression, ...]
    capped: bool = False

    def holding(self, target: Term) -> Iterator[tuple[int, Expression]]:
        """Yield those whose hard values agree with the target's, with their rank from 1, nearest first."""
        return ((rank, e) for rank, e in enumerate(self.expressions, 1) if agree(e.hard, target.hard))


@dataclass(frozen=True, slots=True)
class _Measure:
    """A unit taken apart: exact factor into roots, physical dimension, counted nouns, and times by name."""

    factor: Decimal
    body: tuple[tuple[str, int], ...]
    nouns: tuple[tuple[str, int], ...]
    times: tuple[tuple[str, int], ...]

    @property
    def is_plain(self) -> bool:
        return not (self.body or self.nouns or self.times)


_Signed = tuple[tuple[Term, int], ...]
_Plan = tuple[tuple[str, int], ...]
_Exponents = tuple[tuple[str, int], ...]


def search(target: Term, operands: Sequence[Term], *, depth: int = 3, limit: int = STEPS) -> Found:
    """Return every expression over `operands` whose dimension is the target's, of at most `depth` factors.

    Terms measured in ranks or points of an index take no part. The order of `operands` does not matter.
    """
    near = sorted((t for t in operands if t.unit not in ("rank", "index_point")), key=lambda t: (t.distance, t.place, t.name))
    budget = _Budget(limit)
    found: dict[tuple[str, frozenset[tuple[str, int]]], Expression] = {}
    for operation, terms, assumed in (*_conversions(target, near), *_sums(target, near), *_factors(target, near, depth, budget)):
        key = ("+" if operation in ("sum", "difference") else "×", frozenset((t.name, s) for t, s in terms))
        if key not in found:
            found[key] = _expression(target, operation, terms, assumed)
    ordered = sorted(found.values(), key=lambda e: (e.cost, len(e.terms), [t.place for t, _ in e.terms], e.operation))
    return Found(tuple(ordered), budget.left <= 0)


def fits(unit: str, wanted: str) -> bool:
    """Whether two units measure the same, nouns and times included, so that they may be added up."""
    a, b = _measure(unit), _measure(wanted)
    return (a.body, a.nouns, _powers(a.times)) == (b.body, b.nouns, _powers(b.times))


def chance(target: Term, expression: Expression) -> float:
    """Return about how likely a number of no relation would fit as well: the share of one decade that would."""
    widths = [_decades(hull(target.hard)), _decades(hull(expression.hard))]
    return min(1.0, sum(widths))


def needed(target: Readings, expression: Expression, term: Term, target_unit: str) -> Readings | None:
    """Return what `term` would have to be, in its own unit, for the others and the target to hold; None if anything."""
    sign = next(s for t, s in expression.terms if t.name == term.name)
    rest = tuple((t, s) for t, s in expression.terms if t.name != term.name)
    if expression.operation in ("sum", "difference"):
        others = _added(rest, target_unit, "hard") if rest else (point(0),)
        alone = combine(lambda a, b: (a - b) * sign, target, others)
        return combine(lambda a, b: a * b, alone, _scale(((target_unit, 1),), term.unit, "hard"))
    others = _multiplied(rest, "hard")
    exponents = ((target_unit, 1), *((t.unit, -s) for t, s in rest))
    if sign < 0:
        exponents = tuple((unit, -e) for unit, e in exponents)
    value = combine(lambda a, b: a / b, target, others) if sign > 0 else combine(lambda a, b: a / b, others, target)
    answer = combine(lambda a, b: a * b, value, _scale(exponents, term.unit, "hard"))
    return None if any(a == Interval() for a in answer) else answer


def time_steps(expression: Expression) -> Iterator[tuple[str, str, Interval]]:
    """Yield the times that the expression converts: (year, month, 12) for 12 months in a year."""
    if expression.operation in ("sum", "difference"):
        return
    measures = [(_measure(t.unit), s) for t, s in expression.terms]
    times = dict(_total((m.times, s) for m, s in (*measures, (_measure(expression.unit), -1))))
    for one, other in _pairs(times):
        # The larger unit first, so that a reader multiplies by 24 and does not divide by a fraction.
        yield one, other, _time(one, other, False)


class _Budget:
    """Counts combinations down; `left` at zero ends the search."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self) -> bool:
        self.left -= 1
        return self.left > 0


def _conversions(target: Term, near: Sequence[Term]) -> Iterator[tuple[str, _Signed, str]]:
    """One number in another time: 32 USD an hour is so much a month."""
    for term in near:
        if fits(term.unit, target.unit) and _measure(term.unit).times != _measure(target.unit).times:
            yield "conversion", ((term, 1),), ""


def _sums(target: Term, near: Sequence[Term]) -> Iterator[tuple[str, _Signed, str]]:
    """Lists of neighbours (and one more from elsewhere), and what is left of one number after another."""
    alike = sorted((t for t in near if fits(t.unit, target.unit) and _together(t, target)), key=lambda t: t.place)
    for side in ([t for t in alike if t.place < target.place], [t for t in alike if t.place > target.place]):
        for run in _runs(side):
            yield "sum", tuple((t, 1) for t in run), ""
            for other in alike:
                if other not in run and len(run) < 4:
                    yield "sum", tuple((t, 1) for t in sorted((*run, other), key=lambda t: t.place)), ""
    for a, b in combinations((t for t in near if fits(t.unit, target.unit)), 2):
        first, second = (a, b) if _size(a.hard) >= _size(b.hard) else (b, a)
        yield "difference", ((first, 1), (second, -1)), ""


def _together(a: Term, b: Term) -> bool:
    return not a.group or not b.group or a.group == b.group


def _runs(side: Sequence[Term]) -> Iterator[Sequence[Term]]:
    for start in range(len(side)):
        for end in range(start + 2, min(len(side), start + LONGEST_SUM) + 1):
            yield side[start:end]


def _factors(target: Term, near: Sequence[Term], depth: int, budget: _Budget) -> Iterator[tuple[str, _Signed, str]]:
    """Put terms into every plan that comes out in the target's unit."""
    by_unit: dict[str, list[Term]] = {}
    for term in near:
        by_unit.setdefault(term.unit, []).append(term)
    for plan, assumed in _plans(target.unit, tuple(sorted(by_unit)), depth):
        for chosen in product(*(by_unit[unit] for unit, _ in plan)):
            if not budget.spend():
                return
            if len({t.name for t in chosen}) == len(chosen):
                terms = tuple((term, sign) for term, (_, sign) in zip(chosen, plan, strict=True))
                yield "quotient" if any(s < 0 for _, s in terms) else "product", _ordered(terms), assumed


@lru_cache(maxsize=4096)
def _plans(wanted: str, names: tuple[str, ...], depth: int) -> tuple[tuple[_Plan, str], ...]:
    """Return the products of units that come out in `wanted`, and what each assumes.

    All factors but one are chosen, and the last is looked up by the dimension that is then missing.
    """
    by_body: dict[_Exponents, list[tuple[str, int]]] = {}
    for name in names:
        for sign in (1, -1):
            by_body.setdefault(_total(((_measure(name).body, sign),)), []).append((name, sign))
    found: dict[_Plan, str] = {}
    for size in range(2, depth + 1):
        for some in combinations_with_replacement([(n, s) for n in names for s in (1, -1)], size - 1):
            missing = _total(((_measure(wanted).body, 1), *((_measure(n).body, -s) for n, s in some)))
            for last in by_body.get(missing, ()):
                plan = tuple(sorted((*some, last)))
                assumed = _assumption(wanted, plan) if plan not in found and _sensible(plan) else None
                if assumed is not None:
                    found[plan] = assumed
    return tuple(found.items())


def _sensible(plan: _Plan) -> bool:
    """Not 1 ÷ x, not two plain numbers, and of three or more no two that only cancel each other."""
    if all(sign < 0 for _, sign in plan):
        return False
    measures = [(_measure(name), sign) for name, sign in plan]
    if sum(m.is_plain for m, _ in measures) > 1:
        return False
    over, under = ({(m.body, m.nouns) for m, s in measures if s == side} for side in (1, -1))
    return len(plan) == 2 or not over & under


def _assumption(wanted: str, plan: _Plan) -> str | None:
    """Return what must be assumed for nouns and times to come out: "" for nothing, None where they cannot."""
    measures = [(_measure(wanted), -1), *((_measure(name), sign) for name, sign in plan)]
    nouns = _total((m.nouns, s) for m, s in measures)
    times = _total((m.times, s) for m, s in measures)
    power = sum(exponent for _, exponent in times)
    if not nouns:
        return "" if power == 0 else "time" if power == -1 and not any(t == "s" for t, _ in times) else None
    if power:
        return None
    if len(nouns) == 1 and abs(nouns[0][1]) == 1:
        return "noun"
    renamed = len(nouns) == 2 and sorted(e for _, e in nouns) == [-1, 1]
    return "noun" if renamed and any(e < 0 for name, _ in plan for _, e in _measure(name).nouns) else None


def _expression(target: Term, operation: str, terms: _Signed, assumed: str) -> Expression:
    distance = sum(t.distance for t, _ in terms)
    cost = distance + _PER_TERM * len(terms) + _PER_ASSUMED * bool(assumed)
    if operation == "sum":  # a list of parts is one thing in the text, however long: it costs as its nearest part does
        cost = min(t.distance for t, _ in terms) + 2 * _PER_TERM
    return Expression(operation, terms, target.unit, assumed, cost)


def _added(terms: _Signed, unit: str, which: str) -> Readings:
    total: Readings = (point(0),)
    for term, sign in terms:
        value = combine(lambda a, b: a * b, _readings(term, which), _scale(((term.unit, 1),), unit, which))
        total = combine((lambda a, b: a + b) if sign > 0 else (lambda a, b: a - b), total, value)
    return total


def _multiplied(terms: _Signed, which: str) -> Readings:
    total: Readings = (point(1),)
    for term, sign in terms:
        total = combine((lambda a, b: a * b) if sign > 0 else (lambda a, b: a / b), total, _readings(term, which))
    return total


def _readings(term: Term, which: str) -> Readings:
    return {"hard": term.hard, "soft": term.soft, "printed": term.printed or term.soft}[which]


def _scale(exponents: Iterable[tuple[str, int]], wanted: str, which: str) -> Readings:
    """Return the factor from a product of units into `wanted`: exact but for days in a month and the like."""
    measures = [(_measure(unit), sign) for unit, sign in exponents]
    factor = Decimal(1)
    for measure, sign in (*measures, (_measure(wanted), -1)):
        factor = factor * measure.factor if sign > 0 else DIGITS.divide(factor, measure.factor)
    times = dict(_total((m.times, s) for m, s in (*measures, (_measure(wanted), -1))))
    scale = point(factor)
    for one, other in _pairs(times):
        scale = scale * _time(one, other, which == "hard")
    return (scale,)


def _pairs(times: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the times to convert; one that is left over is one of its unit ("time" is assumed)."""
    over = [name for name, exponent in sorted(times.items()) for _ in range(exponent)]
    under = [name for name, exponent in sorted(times.items()) for _ in range(-exponent)]
    return zip(over, under, strict=False)


@cache
def _time(one: str, other: str, hard: bool) -> Interval:
    """Return how many of `other` are in one of `one`: 12 months in a year, 28 to 31 days in a month."""
    if one in _CLOCK and other in _CLOCK:
        return point(DIGITS.divide(_CLOCK[one], _CLOCK[other]))
    if one in _CALENDAR and other in _CALENDAR:
        return point(DIGITS.divide(_CALENDAR[one], _CALENDAR[other]))
    if one in _CLOCK:
        return 1 / _time(other, one, hard)
    base = one if one in _DAYS else "year"
    low, high = _DAYS[base][0 if hard else 1]
    return between(low, high) * (_CALENDAR[one] // _CALENDAR[base]) * DIGITS.divide(_CLOCK["day"], _CLOCK[other])


@cache
def _measure(unit: str) -> _Measure:
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
    return _Measure(factor, *(tuple(sorted((k, e) for k, e in part.items() if e)) for part in (body, nouns, times)))


def _total(parts: Iterable[tuple[Iterable[tuple[str, int]], int]]) -> tuple[tuple[str, int], ...]:
    total: dict[str, int] = {}
    for exponents, sign in parts:
        for name, exponent in exponents:
            total[name] = total.get(name, 0) + sign * exponent
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def _powers(times: Iterable[tuple[str, int]]) -> int:
    return sum(exponent for _, exponent in times)


def _ordered(terms: _Signed) -> _Signed:
    """What multiplies first, then what divides, each in the order of the text."""
    return tuple(sorted(terms, key=lambda signed: (-signed[1], signed[0].place, signed[0].name)))


def _size(readings: Readings) -> Decimal:
    whole = hull(readings)
    ends = [end.value for end in (whole.low, whole.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _decades(whole: Interval) -> float:
    """Return how many powers of ten an interval spans; a whole one where it has no two positive ends."""
    if whole.low is None or whole.high is None or whole.low.value <= 0 or whole.high.value <= 0:
        return 1.0
    return log10(whole.high.value / whole.low.value)


def plain(term: Term) -> bool:
    """Whether a term is a number without a unit: a share or a multiple."""
    return term.unit in _DIMENSIONLESS


def moved(term: Term, distance: int) -> Term:
    """Return the term as seen from another result."""
    return replace(term, distance=distance)
