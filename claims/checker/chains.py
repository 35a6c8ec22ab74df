"""Connects the facts that an article states, so that the solver may ask whether all of them can hold.

Facts are variables; what joins them are the identities of the rule packs within one context, growth between a period and
the one it is measured against, and the parts of a period that make up the whole (see `joins`). Mostly identities alone join
any, of facts that are plain levels, and a witness shows at once that they hold; nothing is built then.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from claims.checker.binding import tightest
from claims.checker.case import Case
from claims.checker.contexts import gathered
from claims.checker.facts import FactKey, aspect, fiscal_year_end, grouped
from claims.checker.formula import value_of
from claims.checker.joins import Context, Dimension, Joined, Place, earlier_period, equations_of, renamed
from claims.checker.plain import is_level, is_plain, simple, usable, words
from claims.checker.plainly import factor_of
from claims.checker.screen import Ends
from claims.checker.solve.ranges import Set, from_readings
from claims.checker.solve.rough import surely_holds
from claims.checker.solve.system import Statement, System, network
from claims.checker.witness import Plan, all_found, plan
from claims.model import Claim
from claims.packs import Pack, Rule
from claims.period import extent


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Connected facts of one article, of which it is not plain that they can all hold.

    `told` is the claim that speaks for a variable, `facts` what each variable is, `sorts` by equation `identity`,
    `growth` or `time`.
    """

    system: System
    told: Mapping[str, Claim]
    facts: Mapping[str, FactKey]
    sorts: Mapping[str, str]


def neighbourhoods(rule: Rule, case: Case) -> Iterator[Neighbourhood]:
    """Yield for each article the facts that something connects, group by group, but for those that plainly hold."""
    equations, asked = equations_of(case.pack), _asked(case.pack, frozenset(case.metrics))
    by_document: list[tuple[int, Mapping[str, Sequence[Claim]]]] | None = None
    plain = simple(case)
    for claims in case.documents():
        told = grouped(case, [c for c in claims if _is_fact(rule, case, c, plain)])
        if _fit_at_once(case, told, asked):
            continue
        if by_document is None:
            by_document = [(n, _by_document(case, usable(equations[n][0], case, equations[n][1]))) for n in asked]
        built = Joined(case)
        built.tell(told)
        document = claims[0].span.document
        held = [(number, own[document]) for number, own in by_document if document in own]
        tables = [(number, built.tables(equations[number][0], own)) for number, own in held]
        built.join_growth(rule)
        built.join_time()
        built.join_identities(tables)
        if built.equations:
            yield from _unsettled(built)


@lru_cache(maxsize=1024)
def _asked(pack: Pack, told: frozenset[str | None]) -> tuple[int, ...]:
    """Return the places in `equations_of` of those of which all metrics but one are told."""
    return tuple([number for number, (_, _, metrics) in enumerate(equations_of(pack)) if len(metrics - told) <= 1])


def _unsettled(built: Joined) -> Iterator[Neighbourhood]:
    """Yield what hangs together and does not plainly hold."""
    for part in built.parts():
        used = dict.fromkeys(name for equation in part.equations for name in equation.formula.metrics)
        told = {name: built.told[name] for name in used if name in built.told}
        if not surely_holds(network(part), {name: _ends(claim) for name, claim in told.items()}):
            statements = tuple(Statement(name, name, _values(claim)) for name, claim in told.items())
            yield Neighbourhood(System(statements, part.equations, built.known), told, built.facts, built.sorts)


def _fit_at_once(case: Case, told: Mapping[FactKey, Sequence[Claim]], asked: tuple[int, ...]) -> bool:
    """Whether it is plain that all facts of an article can hold: identities alone join them, each in one context.

    "No" says nothing: some fact is told in ways that part, some growth or the parts of a time may join more.
    """
    metrics = _metrics_of(case.pack, asked)
    contexts: dict[Context, dict[str, tuple[FactKey, Claim]]] = {}
    for key, same in told.items():
        best = same[0] if len(same) == 1 else tightest(same)
        if best is None or key.aspect == "growth":
            return False
        if key.metric in metrics:
            table = contexts.setdefault((key.subject, key.object, key.scope, key.level, key.basis, key.period), {})
            if table.setdefault(key.metric, (key, best))[0] is not key:
                return False
    if not metrics.isdisjoint(gathered(case).odd) or _are_nested(case, told.values()):
        return False
    return all(_fits_at_once(case.pack, asked, table) for table in contexts.values())


def _are_nested(case: Case, facts: Iterable[Sequence[Claim]]) -> bool:
    """Whether something that adds up over time is told of a time that another such is told of a part of."""
    first = [same[0] for same in facts]
    adding = [c for c in first if (metric := case.pack.metrics[c.metric or ""]).behaviour == "flow" and metric.additive]
    periods = {(c.period or "", fiscal_year_end(case, c.subject)) for c in adding}
    spans = sorted({span for period, year_end in periods if (span := extent(period, year_end)) is not None})
    # Sorted by their beginning, the shorter first: one holds the next but for equal beginnings, where the next holds it.
    return any(after[0] == span[0] or after[1] <= span[1] for span, after in pairwise(spans))


def _fits_at_once(pack: Pack, asked: tuple[int, ...], table: Mapping[str, tuple[FactKey, Claim]]) -> bool:
    """Whether it is plain that all that identities join in one context can hold."""
    wired = _wired(pack, asked, tuple([(metric, key.dimension) for metric, (key, _) in table.items()]))
    if wired is None:
        return False
    return not wired.plans or all_found(wired.plans, {m: _ends(claim) for m, (_, claim) in table.items()}, wired.floors)


@lru_cache(maxsize=1024)
def _metrics_of(pack: Pack, asked: tuple[int, ...]) -> frozenset[str]:
    """Return the metrics of some of `equations_of`, and those that leave their context to another."""
    return frozenset(metric for number in asked for metric in _asked_of(pack, number))


@cache
def _asked_of(pack: Pack, number: int) -> tuple[str, ...]:
    rule, formula, _ = equations_of(pack)[number]
    return (*formula.metrics, *words(rule, "without"))


@dataclass(frozen=True, slots=True)
class _Wiring:
    """What identities join of the metrics of one place: how each group may hold, and what has a least value."""

    plans: tuple[Plan | None, ...]
    floors: Mapping[str, float]


@lru_cache(maxsize=4096)
def _wired(pack: Pack, asked: tuple[int, ...], told: tuple[tuple[str, Dimension], ...]) -> _Wiring | None:
    """Return what some of `equations_of` join of the metrics that one context tells; None where that is not one place.

    It is worked out once for all contexts that tell the same.
    """
    currencies = {root for _, held in told for root, _ in held if root.startswith("currency_")}
    if len(currencies) > 1:
        return None
    context: Context = ("", None, None, None, None, "")
    place: Place = (context, next(iter(currencies), "").removeprefix("currency_"))
    built = Joined(Case((), {}, pack))
    names = {m: built.name(FactKey("", None, m, "level", held, None, None, None, "")) for m, held in told}
    built.stated = set(names.values())
    tables = [(number, {m: names[m] for m in _asked_of(pack, number) if m in names}) for number in asked]
    paid = {metric for metric, held in told if any(root in currencies for root, _ in held)}
    if currencies and any(table and paid.isdisjoint(table) for _, table in tables):
        return None  # what tells no money stands beside any currency, and alone elsewhere
    built.join_identities([(number, {place: table}) for number, table in tables if table])
    metric = {name: key.metric or "" for name, key in built.facts.items()}
    formulas_of = [[renamed(e.formula, metric) for e in part.equations] for part in built.parts()]
    return _Wiring(
        tuple(plan(some, names) for some in formulas_of),
        {metric[name]: float(known[0].low or 0) for name, known in built.known.items()},
    )


def _by_document(case: Case, claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    if case.is_single:
        return {claims[0].document: claims} if claims else {}
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


def _is_fact(rule: Rule, case: Case, claim: Claim, plain: Container[str]) -> bool:
    """Whether a claim states a fact of one value that was so: no plan, no headline, no earlier or adjusted figure."""
    if claim.metric is None or claim.period is None or claim.modality != "actual" or claim.zone == "title":
        return False
    metric, found = case.pack.metrics.get(claim.metric), claim.found
    if metric is None or metric.values != "one" or found.get("metric") == "assumed" or found.get("subject") == "assumed":
        return False
    return claim.id in plain or ((is_level(case, claim) or _is_growth(claim)) and is_plain(rule, case, claim))


def _is_growth(claim: Claim) -> bool:
    return aspect(claim) == "growth" and claim.base.unit == "percent" and earlier_period(claim) is not None


def _values(claim: Claim) -> Set:
    return from_readings(value_of(claim.hard, claim.base.unit).readings)


def _ends(claim: Claim) -> Ends:
    """Return the ends of what a claim allows; of one with several readings nothing, which leaves it to exact work."""
    if len(claim.hard) > 1:
        return 0.0, 0.0
    (low, high), factor = claim.hard[0].ends, factor_of(claim.base.unit)
    return low * factor, high * factor
