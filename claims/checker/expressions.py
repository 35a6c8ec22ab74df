"""Expressions over the numbers of a text: what they come to, and how much it says that they fit a stated result.

An expression has one kind of operation (× and ÷, or + and −) over one to four terms, or a sum of more. All values are
exact intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, reduce
from math import inf, isfinite, isinf
from typing import final

from claims.checker.measure import factor, measure, time_factor, time_pairs, total
from claims.checker.screen import Ends
from claims.interval import DIGITS, ZERO, Interval, Readings, agree, combine, hull, only_value, point

ADDITIVE, MULTIPLICATIVE = ("sum", "difference"), ("product", "quotient", "conversion")
OPERATIONS = (*ADDITIVE, *MULTIPLICATIVE)
_DIMENSIONLESS = ("ratio", "percent")
Signed = tuple[tuple["Term", int], ...]


# What floating point may be off, as a share of the largest number that takes part; with much room to spare.
_OFF = 1e-9
# What expressions are sorted by: cost, how many terms, where these stand, operation.
Order = tuple[int, int, tuple[int, ...], str]
_FIRST: Order = (0, 0, (), "")
_ANYTHING: Ends = (-inf, inf)


@final
@dataclass(slots=True, eq=False)
class Term:
    """A number that may take part: `hard`, `soft` and `printed` are in `unit`, `place` is its order in the text.

    Compared by identity: a search asks for the ends of one term many times.

    `printed` is the value as it stands there, for derivations that a reader redoes.

    `distance` is how far it stands from the result, in steps of the caller's choice; `ends` are those of `hard` in floats.
    """

    name: str
    unit: str
    hard: Readings
    soft: Readings
    place: int = 0
    distance: int = 0
    printed: Readings = ()
    ends: Ends = field(init=False, repr=False)
    # What is asked of a term again and again, worked out when it first is.
    _middle: float | None = field(init=False, repr=False, default=None)
    known_decades: float | None = field(init=False, repr=False, default=None)
    known_digit: tuple[Interval | None] | None = field(init=False, repr=False, default=None)

    def __post_init__(self) -> None:
        self.ends = _ends(self.hard)

    @property
    def middle(self) -> float:
        """The middle of what a careful reader takes from it, in floating point."""
        if self._middle is None:
            low, high = self.ends if self.soft is self.hard else _ends(self.soft)
            if isfinite(low) and isfinite(high):
                self._middle = (low + high) / 2
            else:
                self._middle = float(midpoint(self.soft))
        return self._middle


@final
@dataclass(slots=True, eq=False)
class Expression:
    """`terms` with their signs (+1 times or plus, −1 divided by or minus); `hard` and `soft` come out in `unit`.

    `assumed` names what the dimension needed beyond the text: "noun" (a price per share printed without its share),
    "time" (a yearly rate read as the sum of one year), "per" (a difference of two rates printed as an amount), or "".
    `order` is what those of one search are sorted by, nearest first; `scale` what brings a product into its unit, None where
    floating point is not to be asked. Compared by identity, and worked out when asked for.
    """

    operation: str
    terms: Signed
    unit: str
    assumed: str = ""
    order: Order = _FIRST
    scale: Ends | None = None
    _rough: Ends | None = field(init=False, repr=False, default=None)
    _names: frozenset[str] | None = field(init=False, repr=False, default=None)
    _hard: Readings | None = field(init=False, repr=False, default=None)
    _soft: Readings | None = field(init=False, repr=False, default=None)
    _printed: Readings | None = field(init=False, repr=False, default=None)
    # For the target that it was last held against.
    known_chance: tuple[Term, float] | None = field(init=False, repr=False, default=None)
    known_exact: tuple[Term, bool] | None = field(init=False, repr=False, default=None)

    @property
    def cost(self) -> int:
        return self.order[0]

    @property
    def is_additive(self) -> bool:
        return self.operation in ADDITIVE

    @property
    def hard(self) -> Readings:
        if self._hard is None:
            self._hard = _value(self, "hard")
        return self._hard

    @property
    def soft(self) -> Readings:
        if self._soft is None:
            self._soft = _value(self, "soft")
        return self._soft

    @property
    def printed(self) -> Readings:
        if self._printed is None:
            self._printed = _value(self, "printed")
        return self._printed

    @property
    def rough(self) -> Ends:
        """The ends of `hard` in floating point, to pass over most expressions without exact arithmetic."""
        if self._rough is None:
            self._rough = _ANYTHING if self.scale is None else _rough(self, self.scale)
        return self._rough

    @property
    def names(self) -> frozenset[str]:
        if self._names is None:
            self._names = frozenset([term.name for term, _ in self.terms])
        return self._names


def midpoint(readings: Readings) -> Decimal:
    """Return the middle of readings, or the one end that they have."""
    whole = hull(readings)
    ends = [end.value for end in (whole.low, whole.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def holds(expression: Expression, target: Term) -> bool:
    """Whether the hard values of the expression and of the target have one in common."""
    (low, high), (first, last) = target.ends, expression.rough
    slack = _OFF * max(abs(low), abs(high)) if isfinite(low) and isfinite(high) else 0.0
    if first > high + slack or last < low - slack:
        return False
    if is_of_one_value(expression) and len(target.hard) == 1:
        room = _OFF * max([abs(low), abs(high), *[abs(end) for term, _ in expression.terms for end in term.ends]])
        if not expression.is_additive:
            room = _OFF * max(abs(low), abs(high), last)
        if isfinite(room) and first < high - room and last > low + room:
            return True
    return agree(expression.hard, target.hard)


def is_of_one_value(expression: Expression) -> bool:
    """Whether floating point tells the two ends of the one value that an expression may have."""
    first, last = expression.rough
    return isfinite(first) and isfinite(last) and not [term for term, _ in expression.terms if len(term.hard) > 1]


def is_bounded(expression: Expression) -> bool:
    """Whether the expression comes to something between two ends: "more than doubled" gives anything."""
    return is_of_one_value(expression) or all(part.low is not None and part.high is not None for part in expression.hard)


def needed(target: Readings, expression: Expression, term: Term, target_unit: str) -> Readings | None:
    """Return what `term` would have to be, in its own unit, for the others and the target to hold; None if anything."""
    sign = next(s for t, s in expression.terms if t.name == term.name)
    rest = tuple((t, s) for t, s in expression.terms if t.name != term.name)
    if expression.is_additive:
        others = _added(rest, target_unit, "hard") if rest else (point(0),)
        alone = combine(lambda a, b: (a - b) * sign, target, others)
        return tuple(value * factor(((target_unit, 1),), term.unit) for value in alone)
    others = _multiplied(rest, "hard")
    exponents = ((target_unit, 1), *((t.unit, -s) for t, s in rest))
    if sign < 0:
        exponents = tuple((unit, -e) for unit, e in exponents)
    value = combine(lambda a, b: a / b, target, others) if sign > 0 else combine(lambda a, b: a / b, others, target)
    answer = tuple(part * factor(exponents, term.unit) for part in value)
    return None if any(a == Interval() for a in answer) else answer


def time_steps(expression: Expression) -> Iterator[tuple[str, str, Interval]]:
    """Yield the times that the expression converts: (year, month, 12) for 12 months in a year."""
    if expression.is_additive:
        return
    measures = [(measure(t.unit), s) for t, s in expression.terms]
    times = dict(total((m.times, s) for m, s in (*measures, (measure(expression.unit), -1))))
    for one, other in time_pairs(times):
        # The larger unit first, so that a reader multiplies by 24 and does not divide by a fraction.
        yield one, other, time_factor(one, other, False)


def plain(term: Term) -> bool:
    """Whether a term is a number without a unit: a share or a multiple."""
    return term.unit in _DIMENSIONLESS


def ends(term: Term) -> Ends:
    return term.ends


def _ends(readings: Readings) -> Ends:
    return hull(readings).ends


def in_unit(term: Term, unit: str) -> Ends:
    """Return in floating point what a term may be, in a unit that measures the same."""
    if term.unit == unit:
        return term.ends
    scale = rough_scale(((term.unit, 1),), unit)[0]
    low, high = term.ends
    return low * scale, high * scale


@cache
def rough_scale(exponents: tuple[tuple[str, int], ...], wanted: str) -> Ends:
    """Return in floating point the factor from a product of units into another."""
    whole = factor(exponents, wanted)
    assert whole.low is not None
    assert whole.high is not None
    return float(whole.low.value), float(whole.high.value)


def _rough(expression: Expression, scale: Ends) -> Ends:
    if not expression.is_additive:
        return _rough_product(expression.terms, scale)
    return rough_sum(expression.terms, expression.unit)


def rough_sum(terms: Iterable[tuple[Term, int]], unit: str) -> Ends:
    """Return in floating point what terms come to that are added up."""
    low = high = 0.0
    for term, sign in terms:
        first, last = term.ends if term.unit == unit else in_unit(term, unit)
        low, high = (low + first, high + last) if sign > 0 else (low - last, high - first)
    return low, high


def _rough_product(terms: Signed, scale: Ends) -> Ends:
    """Return in floating point what terms come to that are multiplied."""
    low, high = scale
    for term, sign in terms:
        first, last = term.ends
        if first < 0:
            return _ANYTHING
        if sign > 0:
            low, high = low * first, inf if isinf(high) or isinf(last) else high * last
        else:
            low, high = 0.0 if isinf(last) else low / last if last else inf, high / first if first else inf
    return low, high


def _value(expression: Expression, which: str) -> Readings:
    if expression.is_additive:
        return _added(expression.terms, expression.unit, which)
    into = factor([(t.unit, s) for t, s in expression.terms], expression.unit, hard=which == "hard")
    return tuple(value * into for value in _multiplied(expression.terms, which))


def _added(terms: Signed, unit: str, which: str) -> Readings:
    held = [(_in_unit(term, unit, which), sign) for term, sign in terms]
    points = [(value if sign > 0 else DIGITS.minus(value)) for values, sign in held if (value := only_value(values)) is not None]
    if len(points) == len(held):
        return (point(reduce(DIGITS.add, points, ZERO)),)
    total: Readings = (point(0),)
    for values, sign in held:
        total = combine((lambda a, b: a + b) if sign > 0 else (lambda a, b: a - b), total, values)
    return total


def _in_unit(term: Term, unit: str, which: str) -> Readings:
    value = _readings(term, which)
    if term.unit == unit:
        return value
    into = factor(((term.unit, 1),), unit, hard=which == "hard")
    return tuple(part * into for part in value)


def _multiplied(terms: Signed, which: str) -> Readings:
    total: Readings = (point(1),)
    for term, sign in terms:
        total = combine((lambda a, b: a * b) if sign > 0 else (lambda a, b: a / b), total, _readings(term, which))
    return total


def _readings(term: Term, which: str) -> Readings:
    return term.hard if which == "hard" else (term.printed if which == "printed" else ()) or term.soft
