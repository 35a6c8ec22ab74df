"""Joins the facts of an article by equations: identities within a context, growth from period to period, parts of a time.

Every fact is a variable, spoken for by its most exact claim. A metric that nobody states may stand between two equations.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

from claims.checker.binding import currency_of, tightest
from claims.checker.case import Case
from claims.checker.facts import FactKey, aspect, fact_key, fiscal_year_end
from claims.checker.formula import Formula, Metric, Node, Number, Operation, formulas
from claims.checker.plain import unscoped, words
from claims.checker.solve.conflicts import connected
from claims.checker.solve.ranges import POSITIVE, Range, Set
from claims.checker.solve.system import Equation, System
from claims.model import Claim
from claims.packs import Pack, Rule
from claims.period import Days, back, extent, is_dated, prior
from claims.units import dimension

# Whose, with whom, of what part, at what level, against what and when; then in which currency.
Context = tuple[str | None, str | None, str | None, str | None, str | None, str | None]
Place = tuple[Context, str]
# The variable of each metric that claims of one place state.
Table = dict[str, str]
Dimension = tuple[tuple[str, int], ...]

# How a quantity of some shape is measured where no claim says it; other shapes are not worked out.
_PERCENT: Dimension = ()
# Periods of one fact beyond this are a table, not a text.
_PERIODS = 16
_NO_SLACK = Fraction(0)
_NO_LESS_THAN_NOTHING: Set = (Range(Fraction(-1), None),)


@cache
def equations_of(pack: Pack) -> tuple[tuple[Rule, Formula, frozenset[str]], ...]:
    """Return the formulas of all identities that are equations, with their metrics: all but one must be told."""
    rules = (rule for rule in pack.rules.values() if rule.kind == "identity")
    return tuple((rule, f, frozenset(f.metrics)) for rule in rules for f in formulas(rule, pack) if f.sign == "=")


def earlier_period(claim: Claim) -> str | None:
    """Return the period that a growth is measured against, as far as its basis and its period tell."""
    if claim.period is None or claim.basis is None or not is_dated(claim.period):
        return None
    if claim.basis == "yoy":
        return back(claim.period)
    return prior(claim.period) if claim.basis in ("qoq", "mom") and len(claim.period) in (6, 7, 8) else None


@dataclass(slots=True)
class Joined:
    """Facts by variable, and the equations that join them.

    `told` is the claim that speaks for a variable, `stated` the variables that have one, `disputed` those whose claims part;
    `named` is the variable of a claim by its id, `sorts` what an equation is: `identity`, `growth` or `time`.
    """

    case: Case
    names: dict[FactKey, str] = field(default_factory=dict)
    facts: dict[str, FactKey] = field(default_factory=dict)
    told: dict[str, Claim] = field(default_factory=dict)
    stated: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    equations: dict[str, Equation] = field(default_factory=dict)
    sorts: dict[str, str] = field(default_factory=dict)
    known: dict[str, Set] = field(default_factory=dict)

    def tell(self, facts: Mapping[FactKey, Sequence[Claim]]) -> None:
        """Let the most exact claim on each fact speak for it; nobody does where some part, for agreement judges that."""
        for key, same in facts.items():
            name = self.name(key)
            for claim in same:
                self.named[claim.id] = name
            best = same[0] if len(same) == 1 else tightest(same)
            if best is None:
                self.disputed.add(name)
            else:
                self.told[name] = best
                self.stated.add(name)

    def name(self, key: FactKey) -> str:
        """Return the variable of a fact."""
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = f"v{len(self.names)}"
            self.facts[name] = key
            metric = self.case.pack.metrics.get(key.metric or "")
            if key.aspect == "growth":
                self.known[name] = _NO_LESS_THAN_NOTHING
            elif metric is not None and not metric.signed:
                self.known[name] = POSITIVE
        return name

    def join(self, sort: str, formula: Formula, slack: Fraction = Fraction(0)) -> None:
        """Add an equation over variables of which none is disputed."""
        if self.disputed.isdisjoint(formula.metrics):
            name = f"{sort}{len(self.equations)}"
            self.equations[name] = Equation(name, formula, slack)
            self.sorts[name] = sort

    def join_growth(self, rule: Rule) -> None:
        """A level is the one before it, and its growth."""
        slack = _share(rule, "growth_slack")
        for name, claim in list(self.told.items()):
            earlier = earlier_period(claim) if aspect(claim) == "growth" else None
            if earlier is None:
                continue
            for measure in self._measures(claim):
                now, before = (self.name(_level(self.case, claim, when, measure)) for when in (claim.period, earlier))
                if now != before:
                    grown: Node = Operation("+", Number(Decimal(1)), Metric(name))
                    self.join("growth", Formula(Metric(now), "=", Operation("*", Metric(before), grown)), slack)

    def _measures(self, claim: Claim) -> list[tuple[tuple[str, int], ...]]:
        """Return in what the levels of a growth may be: what the article measures its metric in, else its currencies."""
        metric = self.case.pack.metrics[claim.metric or ""]
        told = [
            k
            for k in self.facts.values()
            if (k.subject, k.metric, k.aspect) == (fact_key(self.case, claim).subject, claim.metric, "level")
        ]
        same = sorted({k.dimension for k in told if k.dimension})
        if same or metric.shapes[0] != "money":
            return same
        return sorted({k.dimension for k in self.facts.values() if _is_money(k.dimension)})

    def join_time(self) -> None:
        """What adds up over time is what its parts make, and no less than any of them."""
        series: dict[tuple[object, ...], dict[Days, str]] = {}
        for name, claim in self.told.items():
            metric = self.case.pack.metrics[claim.metric or ""]
            if metric.behaviour != "flow" or not metric.additive or aspect(claim) != "level":
                continue
            span = extent(claim.period or "", fiscal_year_end(self.case, claim.subject))
            if span:
                key = self.facts[name]
                timeless = (key.subject, key.object, key.metric, key.aspect, key.dimension, key.scope, key.level, key.basis)
                series.setdefault(timeless, {})[span] = name
        for periods in series.values():
            if 1 < len(periods) <= _PERIODS:
                metric = self.case.pack.metrics[self.told[next(iter(periods.values()))].metric or ""]
                self._join_series(periods, may_shrink=metric.signed)

    def _join_series(self, periods: Mapping[Days, str], *, may_shrink: bool) -> None:
        for whole, name in periods.items():
            inside = [part for part in periods if part != whole and whole[0] <= part[0] and part[1] <= whole[1]]
            parts = _partition(whole, inside) if inside else ()
            if parts:
                total: Node = Metric(periods[parts[0]])
                for part in parts[1:]:
                    total = Operation("+", total, Metric(periods[part]))
                self.join("time", Formula(Metric(name), "=", total))
            for part in () if may_shrink else inside:
                if part not in parts:
                    self.join("time", Formula(Metric(periods[part]), "<=", Metric(name)))

    def join_identities(self, tables: Sequence[tuple[int, Mapping[Place, Table]]]) -> None:
        """Ask an identity of every context that states all but one of its metrics, or has them from another equation."""
        done: set[tuple[int, Place]] = set()
        for _ in range(3):
            before = len(done)
            for number, contexts in tables:
                rule, formula, _ = equations_of(self.case.pack)[number]
                for place, table in contexts.items():
                    if (number, place) not in done and self._join_identity(rule, formula, place, table):
                        done.add((number, place))
            if len(done) == before:
                return

    def tables(self, rule: Rule, claims: Sequence[Claim]) -> dict[Place, Table]:
        """Return for each context and currency the variable of each metric that claims on it state."""
        found: dict[Place, Table] = {}
        plain: list[tuple[Context, str, str]] = []
        for claim in claims:
            name = self.named.get(claim.id)
            if name is None or name not in self.stated:
                continue
            key = self.facts[name]
            scope = unscoped(rule, self.case.pack, claim).scope
            context = key.subject, key.object, scope, key.level, key.basis, key.period
            currency = currency_of(claim)
            if currency:
                found.setdefault((context, currency), {})[claim.metric or ""] = name
            else:
                plain.append((context, claim.metric or "", name))
        for context, metric, name in plain:
            for place in [place for place in found if place[0] == context] or [(context, "")]:
                found.setdefault(place, {}).setdefault(metric, name)
        return found

    def _join_identity(self, rule: Rule, formula: Formula, place: Place, table: Mapping[str, str]) -> bool:
        if any(name in table for name in words(rule, "without")):
            return True
        variables = {metric: table.get(metric) or self._derived(metric, place) for metric in formula.metrics}
        missing = [metric for metric, name in variables.items() if name is None]
        if len(missing) > 1 or (missing and not self._may_be_derived(missing[0])):
            return False
        for metric in missing:
            variables[metric] = self.name(untold(self.case, metric, place))
        if any(self._is_unlike(metric, name) for metric, name in variables.items() if name):
            return True
        slack = max(_share(rule, "rough"), _share(rule, "tolerance"))
        names = {metric: name for metric, name in variables.items() if name}
        self.join("identity", Formula(_renamed(formula.left, names), formula.sign, _renamed(formula.right, names)), slack)
        return True

    def _derived(self, metric: str, place: Place) -> str | None:
        """Return the variable of a metric that no claim states and another equation has."""
        if not self._may_be_derived(metric):
            return None
        name = self.names.get(untold(self.case, metric, place))
        return name if name not in self.stated else None

    def _may_be_derived(self, metric: str) -> bool:
        held = self.case.pack.metrics[metric]
        return held.values == "one" and held.shapes[0] in ("money", "percent")

    def _is_unlike(self, metric: str, name: str) -> bool:
        key = self.facts[name]
        return self.case.pack.metrics[metric].shapes[0] == "money" and not _is_money(key.dimension)

    def parts(self) -> Iterator[System]:
        """Yield what hangs together, without equations that hang on a fact that nothing else speaks of."""
        kept = _without_ends(tuple(self.equations.values()), self.stated)
        for part in connected(System((), kept, self.known)):
            # One identity alone is judged by the rule that it comes from.
            if len(part.equations) > 1 or self.sorts[part.equations[0].name] == "time":
                yield part


def _level(case: Case, growth: Claim, period: str | None, measure: tuple[tuple[str, int], ...]) -> FactKey:
    """Return the key of the level whose growth a claim tells, in another period."""
    key = fact_key(case, replace(growth, period=period))
    return key._replace(aspect="level", basis=None, dimension=measure)


def untold(case: Case, metric: str, place: Place) -> FactKey:
    is_money = case.pack.metrics[metric].shapes[0] == "money"
    measure = tuple(dimension(place[1]).items()) if is_money and place[1] else _PERCENT
    subject, other, scope, level, basis, period = place[0]
    return FactKey(subject, other, metric, "level", measure, scope, level, basis, period)


def _is_money(measure: tuple[tuple[str, int], ...]) -> bool:
    return len(measure) == 1 and measure[0][0].startswith("currency_") and measure[0][1] == 1


def _renamed(node: Node, names: Mapping[str, str]) -> Node:
    if isinstance(node, Metric):
        return Metric(names[node.id])
    if isinstance(node, Operation):
        return Operation(node.sign, _renamed(node.left, names), _renamed(node.right, names))
    return node


def renamed(formula: Formula, names: Mapping[str, str]) -> Formula:
    return Formula(_renamed(formula.left, names), formula.sign, _renamed(formula.right, names))


def _partition(whole: Days, periods: Iterable[Days]) -> tuple[Days, ...]:
    """Return the fewest of the periods in a whole that follow on each other and make it; () where none do."""
    best: dict[object, tuple[Days, ...]] = {whole[0]: ()}
    for part in sorted(periods):
        held, after = best.get(part[0]), part[1] + timedelta(1)
        if held is not None and (after not in best or len(best[after]) > len(held) + 1):
            best[after] = (*held, part)
    return best.get(whole[1] + timedelta(1), ())


def _without_ends(equations: tuple[Equation, ...], told: Container[str]) -> tuple[Equation, ...]:
    """Return the equations without those that say nothing: one of their variables is in no other and nobody states it."""
    while True:
        uses: dict[str, int] = {}
        for equation in equations:
            for name in equation.formula.metrics:
                uses[name] = uses.get(name, 0) + 1
        kept = tuple(e for e in equations if all(name in told or uses[name] > 1 for name in e.formula.metrics))
        if len(kept) == len(equations):
            return kept
        equations = kept


def _share(rule: Rule, option: str) -> Fraction:
    found = rule.options.get(option)
    return _as_fraction(str(found)) if isinstance(found, int | float) else _NO_SLACK


@cache
def _as_fraction(text: str) -> Fraction:
    return Fraction(text)
