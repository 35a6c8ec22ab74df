"""Finds the arithmetic that a stated number may be the result of: expressions over the numbers near it.

Pure: knows nothing of articles. An expression is built only where its dimension comes out as the result's (see `plans`), and
for most numbers none is: whether any may hold is told in floating point first (see `screen`). Times are converted on the way
(an hourly price is a monthly one times the hours of a month, itself an interval).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, combinations, product
from math import prod
from operator import attrgetter

from claims.checker.addends import ONE, Built, alike_terms, dropping, larger_first, lists, near_runs
from claims.checker.expressions import ADDITIVE, Expression, Order, Signed, Term, ends, holds, in_unit, rough_scale
from claims.checker.measure import adds_up, fits
from claims.checker.plans import PAIR, Plan, plans
from claims.checker.screen import Ends, any_difference, any_shifted, fitting, meets, scaled, widened
from claims.checker.screen import factor as as_factor

# How many combinations are tried for one result before the search gives up.
STEPS = 4000
# What is never computed with.
NO_FACTORS = ("rank", "index_point")
# What an expression costs beside the distances of its terms: each term, and a link that the text does not spell out.
_PER_TERM, _PER_ASSUMED = 2, 6
_NO_LIMIT = 1 << 30
_by_order = attrgetter("order")
# What tells an expression from others of a search: whether it adds up, and its signed terms.
_Key = tuple[bool, Collection[tuple[Term, int]]]


class Found:
    """The expressions that a number may be the result of: over the numbers near it, of its dimension, nearest first.

    They are built when asked for: most numbers are the result of nothing, which `may_hold` tells in floating point.
    """

    def __init__(self, target: Term, near: Sequence[tuple[Term, int]], depth: int, strict: bool, limit: int = STEPS) -> None:
        """Take the terms near a number with their distances from it, one of a name; for the rest see `search`."""
        self._target, self._depth, self._strict, self._limit = target, depth, strict, limit
        self.terms = [term for term, _ in near if term.unit not in NO_FACTORS]
        self._far = {term.name: distance for term, distance in near}
        self._bare: dict[Term, Term] = {}
        self._sorts: dict[tuple[str, ...], tuple[Expression, ...]] = {}
        # Every expression made so far, so that each is made once and may be compared by identity.
        self._made: dict[_Key, Expression] = {}
        self._told: dict[tuple[tuple[str, ...], frozenset[str] | None], bool] = {}

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        return tuple(sorted((*self._added(ADDITIVE), *self._multiplied), key=_by_order))

    def of(self, operations: tuple[str, ...]) -> Iterator[Expression]:
        """Yield the expressions of some operations, nearest first; others are not built where these are all of one sort."""
        sums = tuple(operation for operation in operations if operation in ADDITIVE)
        if len(sums) == len(operations):
            return iter(self._added(sums))
        return (e for e in (self.expressions if sums else self._multiplied) if e.operation in operations)

    def most_sums(self) -> int:
        """Return how many sums and differences there are at the most."""
        size = len(self.terms)
        pairs = size * (size - 1) // 2
        # Lists of neighbours, on either side three short ones with one more, and pairs either as they stand or less a "per".
        return 3 * pairs + 6 * max(0, size - 2)

    def sum_ranks(self, wanted: Iterable[Expression], operations: tuple[str, ...]) -> dict[Expression, int]:
        """Return the ranks from 1 of some sums and differences, nearest first, among all of their operations."""
        *_, last = wanted
        every = self._told_apart(self._sums(self._ordered(self.terms), operations), last.cost)
        orders = sorted([order for _, order, _ in every])
        return {expression: 1 + bisect_left(orders, expression.order) for expression in wanted}

    def until(self, last: Expression, operations: tuple[str, ...]) -> list[Expression]:
        """Return those of some operations, all of one sort, that are no further than one of them, nearest first."""
        cost = last.cost
        near: Iterable[Expression]
        if operations[0] in ADDITIVE:
            near = self._sorts.get(operations) or self._collected(self._sums(self._ordered(self.terms), operations), cost)
        elif "_multiplied" in self.__dict__:
            near = self._multiplied
        else:
            near = self._collected(self._all_products(cost), cost)
        return [e for e in near if e.operation in operations and e.order <= last.order]

    def fitting(self, operations: tuple[str, ...]) -> list[Expression]:
        """Return those of some operations, all of one sort, whose hard values agree with the target's, nearest first."""
        is_additive = operations[0] in ADDITIVE
        built = list(self._near_sums(operations) if is_additive else self._near_products(operations))
        if not built:
            return []
        near = self.of(operations) if not is_additive and self.capped else self._collected(built)
        return [e for e in near if holds(e, self._target)]

    @cached_property
    def capped(self) -> bool:
        """Whether there are more products than are tried."""
        if 2 * (2 * len(self.terms)) ** self._depth < self._limit:
            return False  # not even if every term multiplies and divides every other
        sizes = Counter([term.unit for term in self.terms])
        return sum(prod([sizes[unit] for unit, _ in plan]) for plan, _ in self._plans(sizes, self._depth)) >= self._limit

    def holding(self, target: Term) -> Iterator[tuple[int, Expression]]:
        """Yield those whose hard values agree with the target's, with their rank from 1, nearest first."""
        return ((rank, e) for rank, e in enumerate(self.expressions, 1) if holds(e, target))

    def may_hold(self, operations: tuple[str, ...], names: frozenset[str] | None = None) -> bool:
        """Whether an expression of some operations may hold, of the terms of some names or of any: "no" is sure."""
        key = operations, names
        if key not in self._told:
            near = chain(self._near_sums(operations, names), self._near_products(operations, names))
            self._told[key] = next(near, None) is not None
        return self._told[key]

    def _near_sums(self, operations: tuple[str, ...], names: frozenset[str] | None = None) -> Iterator[Built]:
        """Yield the sums and differences of some operations, of the terms of some names or of any, that may hold."""
        if "sum" not in operations and "difference" not in operations:
            return
        target, wanted = self._target, widened(ends(self._target))
        terms = self.terms if names is None else [t for t in self.terms if t.name in names]
        alike = [(t, in_unit(t, target.unit)) for t in alike_terms(target, terms)]
        if "sum" in operations and len(alike) > 1:
            yield from near_runs(target, wanted, alike)
        if "difference" in operations:
            for (a, of_a), (b, of_b) in combinations(alike, 2):
                if meets(wanted, (of_a[0] - of_b[1], of_a[1] - of_b[0])) or meets(wanted, (of_b[0] - of_a[1], of_b[1] - of_a[0])):
                    yield "difference", larger_first(a, b), "", ONE
            for a, b in () if self._strict else self._dropped(terms):
                if any_difference(wanted, (ends(a), ends(b))):
                    yield "difference", larger_first(a, b), "per", ONE

    def _near_products(self, operations: tuple[str, ...], names: frozenset[str] | None = None) -> Iterator[Built]:
        """Yield the products, quotients and conversions of some operations, of some terms, that may hold."""
        target, wanted = self._target, widened(ends(self._target))
        terms = self.terms if names is None else [t for t in self.terms if t.name in names]
        if "conversion" in operations:
            for built in _conversions(target, terms):
                ((term, _),), scale = built[1], built[3]
                if meets(wanted, scaled(ends(term), scale)):
                    yield built
        multiplies, divides = "product" in operations, "quotient" in operations
        if multiplies or divides:
            yield from self._near_factors(terms, wanted, None if multiplies and divides else divides)

    def _near_factors(self, terms: Iterable[Term], wanted: Ends, divides: bool | None) -> Iterator[Built]:
        by_unit = _by_unit(terms)
        for plan, assumed in self._plans(by_unit, self._depth, divides):
            scale, signs = rough_scale(plan, self._target.unit), [sign for _, sign in plan]
            rows = [[(t, as_factor(ends(t), sign)) for t in by_unit[unit]] for unit, sign in plan]
            for chosen in fitting(wanted, rows, scale):
                if len({t.name for t in chosen}) == len(chosen):
                    signed = _ordered(tuple(zip(chosen, signs, strict=True)))
                    yield "quotient" if _divides(plan) else "product", signed, assumed, scale

    def sums(self, names: Collection[str]) -> tuple[Expression, ...]:
        """Return those sums and differences that are of the terms named, which stand around the number without a gap."""
        near = self._ordered(t for t in self.terms if t.name in names)
        return self._collected(self._sums(near, ADDITIVE))

    def pairs(self, terms: Iterable[Term]) -> tuple[Expression, ...]:
        """Return those products and quotients that are of two of the terms."""
        near, budget = self._ordered(terms), _Budget(self._limit)
        return self._collected(_factors(self._target, near, PAIR, self._strict, budget, self._far, _NO_LIMIT))

    def may_miss(self, terms: Iterable[Term], powers: Sequence[int]) -> bool:
        """Whether the number may miss a product or quotient of two of the terms by one of the powers of ten: "no" is sure."""
        wanted, tens, by_unit = widened(ends(self._target)), sorted(10.0**power for power in powers), _by_unit(terms)
        for plan, _ in self._plans(by_unit, PAIR):
            rows = [[as_factor(ends(term), sign) for term in by_unit[unit]] for unit, sign in plan]
            if any_shifted(wanted, rows, rough_scale(plan, self._target.unit), tens):
                return True
        return False

    def _plans(self, by_unit: Iterable[str], depth: int, divides: bool | None = None) -> Iterator[tuple[Plan, str]]:
        """Yield the plans over some units, and what each assumes; with `divides` those alone that divide, or that do not."""
        for plan, assumed in plans(self._target.unit, tuple(sorted(by_unit)), depth):
            if not (self._strict and assumed) and divides in (None, _divides(plan)):
                yield plan, assumed

    def _added(self, operations: tuple[str, ...]) -> tuple[Expression, ...]:
        """All sums or differences or both, nearest first."""
        if operations not in self._sorts:
            self._sorts[operations] = self._collected(self._sums(self._ordered(self.terms), operations))
        return self._sorts[operations]

    @cached_property
    def _multiplied(self) -> tuple[Expression, ...]:
        """All products, quotients and conversions, nearest first, as far as they are tried."""
        return self._collected(self._all_products(_NO_LIMIT))

    def _all_products(self, limit: int) -> Iterator[Built]:
        """Yield the products, quotients and conversions that cost no more than a limit, as far as they are tried."""
        target, near, budget = self._target, self._ordered(self.terms), _Budget(self._limit)
        yield from _conversions(target, near)
        yield from _factors(target, near, self._depth, self._strict, budget, self._far, limit)

    def _sums(self, near: Sequence[Term], operations: tuple[str, ...]) -> Iterator[Built]:
        alike = alike_terms(self._target, near)
        if "sum" in operations:
            yield from lists(self._target, alike)
        if "difference" in operations:
            for a, b in combinations(alike, 2):
                yield "difference", larger_first(a, b), "", ONE
            for a, b in self._dropped(near):
                yield "difference", larger_first(a, b), "per", ONE

    def _dropped(self, near: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
        """Yield pairs that differ from the result or each other in a "per" that one of them leaves out, each as the result."""
        for pair in dropping(self._target, near):
            for term in pair:
                if term not in self._bare:
                    self._bare[term] = replace(term, unit=self._target.unit)
            yield self._bare[pair[0]], self._bare[pair[1]]

    def _ordered(self, terms: Iterable[Term]) -> list[Term]:
        """Return terms as seen from the number, the nearest first."""
        return sorted(terms, key=lambda t: (self._far[t.name], t.place, t.name, t.unit))

    def _collected(self, built: Iterable[Built], limit: int = _NO_LIMIT) -> tuple[Expression, ...]:
        """Return what was built and costs no more than a limit as expressions, each once, nearest first."""
        found: list[Expression] = []
        made = self._made
        for key, order, (operation, terms, assumed, scale) in self._told_apart(built, limit):
            held = made.get(key)
            if held is None:
                held = made[key] = Expression(operation, terms, self._target.unit, assumed, order, scale)
            found.append(held)
        found.sort(key=_by_order)
        return tuple(found)

    def _told_apart(self, built: Iterable[Built], limit: int) -> Iterator[tuple[_Key, Order, Built]]:
        """Yield what was built and costs no more than a limit, each once, with what tells it from others and its order."""
        seen: set[_Key] = set()
        far, is_strict = self._far, self._strict
        for one in built:
            operation, terms, assumed, _ = one
            if is_strict and assumed:
                continue
            cost = _cost(operation, [far[t.name] for t, _ in terms], assumed)
            if cost > limit:
                continue
            # Terms stand in one order but in a difference of equals.
            key = operation in ADDITIVE, frozenset(terms) if operation == "difference" else terms
            if key not in seen:
                seen.add(key)
                yield key, (cost, len(terms), tuple([t.place for t, _ in terms]), operation), one


def search(target: Term, operands: Sequence[Term], *, depth: int = 3, strict: bool = False, limit: int = STEPS) -> Found:
    """Return every expression over `operands` whose dimension is the target's, of at most `depth` factors.

    `strict` leaves out those that assume something. Terms measured in ranks or points of an index take no part. The
    order of `operands` does not matter.
    """
    return Found(target, [(term, term.distance) for term in operands], depth, strict, limit)


class _Budget:
    """Counts combinations down; `left` at zero ends the search."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self) -> bool:
        self.left -= 1
        return self.left > 0


def _conversions(target: Term, near: Sequence[Term]) -> Iterator[Built]:
    """One number in another time: 32 USD an hour is so much a month."""
    for term in _converted(target, near):
        yield "conversion", ((term, 1),), "", rough_scale(((term.unit, 1),), target.unit)


def _converted(target: Term, near: Sequence[Term]) -> Iterator[Term]:
    """Yield the terms that measure what the target does, in another time."""
    return (t for t in near if fits(t.unit, target.unit) and not adds_up(t.unit, target.unit))


def _by_unit(terms: Iterable[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.unit, []).append(term)
    return found


def _factors(
    target: Term, near: Sequence[Term], depth: int, strict: bool, budget: _Budget, far: Mapping[str, int], limit: int
) -> Iterator[Built]:
    """Put terms into every plan that comes out in the target's unit; what costs more than a limit is tried, and passed over."""
    by_unit = _by_unit(near)
    for plan, assumed in plans(target.unit, tuple(sorted(by_unit)), depth):
        if strict and assumed:
            continue
        operation, scale = "quotient" if _divides(plan) else "product", rough_scale(plan, target.unit)
        signs = [sign for _, sign in plan]
        for chosen in product(*(by_unit[unit] for unit, _ in plan)):
            if not budget.spend():
                return
            if sum([far[t.name] for t in chosen]) <= limit and len({t.name for t in chosen}) == len(chosen):
                yield operation, _ordered(tuple(zip(chosen, signs, strict=True))), assumed, scale


def _divides(plan: Plan) -> bool:
    return any(sign < 0 for _, sign in plan)


def _cost(operation: str, distances: list[int], assumed: str) -> int:
    if operation == "sum":  # a list is one thing in the text, however long; a part from elsewhere is another
        distances.sort()
        nearest = last = distances[0]
        widest = 0
        for distance in distances:
            if distance - last > widest:
                widest = distance - last
            last = distance
        return nearest + widest + 2 * _PER_TERM
    return sum(distances) + _PER_TERM * len(distances) + _PER_ASSUMED * bool(assumed)


def _ordered(terms: Signed) -> Signed:
    """What multiplies first, then what divides, each in the order of the text."""
    return tuple(sorted(terms, key=lambda signed: (-signed[1], signed[0].place, signed[0].name)))
