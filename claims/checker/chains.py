"""Connects the facts that an article states, so that the solver may ask whether all of them can hold.

Facts are variables; what joins them are the identities of the rule packs within one context, growth between a period and
the one it is measured against, and the parts of a period that make up the whole (see `joins`). Mostly identities alone join
any, and a witness shows at once that they hold; nothing is built then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from claims.checker.case import Case
from claims.checker.facts import FactKey, aspect
from claims.checker.formula import value_of
from claims.checker.joins import Context, Dimension, Joined, Place, Table, earlier_period, equations_of, renamed, untold
from claims.checker.plain import is_level, is_plain, is_simple, usable
from claims.checker.plainly import factor_of
from claims.checker.screen import Ends
from claims.checker.solve.ranges import Set, from_readings
from claims.checker.solve.rough import surely_holds
from claims.checker.solve.system import Statement, System, network
from claims.checker.witness import Plan, all_found, plan
from claims.model import Claim
from claims.packs import Pack, Rule


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
    by_document = [(number, _by_document(case, usable(equations[number][0], case, equations[number][1]))) for number in asked]
    for claims in case.documents():
        built = Joined(case)
        built.tell(c for c in claims if _is_fact(rule, case, c))
        document = claims[0].document
        held = [(number, told[document]) for number, told in by_document if document in told]
        tables = [(number, built.tables(equations[number][0], own)) for number, own in held]
        built.join_growth(rule)
        built.join_time()
        if built.equations or not _fit_at_once(built, tables):
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


def _fit_at_once(built: Joined, tables: Sequence[tuple[int, Mapping[Place, Table]]]) -> bool:
    """Whether it is plain that all that identities join can hold, where nothing else joins facts: "no" says nothing.

    What identities make of the metrics told in one place is worked out once, for any article.
    """
    if built.disputed:
        return False
    asked: dict[Place, list[tuple[int, Table]]] = {}
    for number, contexts in tables:
        for place, table in contexts.items():
            asked.setdefault(place, []).append((number, table))
    names = [name for rows in asked.values() for name in {name for _, table in rows for name in table.values()}]
    if len(set(names)) < len(names) or len({context for context, _ in asked}) < len(asked):
        return False  # places that share a fact
    return all(_fits_at_once(built, place, rows) for place, rows in asked.items())


def _fits_at_once(built: Joined, place: Place, rows: Sequence[tuple[int, Table]]) -> bool:
    """Whether it is plain that all that identities join in one place can hold."""
    told = {metric: name for _, table in rows for metric, name in table.items()}
    if any(told[metric] != name for _, table in rows for metric, name in table.items()):
        return False
    tables = tuple([(number, tuple(sorted(table))) for number, table in rows])
    wired = _wiring(built.case.pack, tables, tuple(sorted((m, built.facts[n].dimension) for m, n in told.items())), place[1])
    if any(untold(built.case, metric, place) in built.names for metric in wired.untold):
        return False
    return not wired.plans or all_found(wired.plans, {m: _ends(built.told[n]) for m, n in told.items()}, wired.floors)


@dataclass(frozen=True, slots=True)
class _Wiring:
    """What identities join of the metrics of one place: how each group may hold, what nobody states, what has a least value."""

    plans: tuple[Plan | None, ...]
    untold: frozenset[str]
    floors: Mapping[str, float]


@lru_cache(maxsize=4096)
def _wiring(
    pack: Pack, asked: tuple[tuple[int, tuple[str, ...]], ...], told: tuple[tuple[str, Dimension], ...], currency: str
) -> _Wiring:
    """Return what the identities at some places of `equations_of` join, asked of tables that hold some of the metrics told."""
    context: Context = ("", None, None, None, None, "")
    built = Joined(Case((), {}, pack))
    names = {m: built.name(FactKey("", None, m, "level", held, None, None, None, "")) for m, held in told}
    built.stated = set(names.values())
    built.join_identities([(number, {(context, currency): {m: names[m] for m in table}}) for number, table in asked])
    metric = {name: key.metric or "" for name, key in built.facts.items()}
    formulas_of = [[renamed(e.formula, metric) for e in part.equations] for part in built.parts()]
    is_whole = all(m in table or m not in names for number, table in asked for m in equations_of(pack)[number][1].metrics)
    return _Wiring(
        tuple(plan(some, names) if is_whole else None for some in formulas_of),
        frozenset(metric.values()) - names.keys(),
        {metric[name]: float(known[0].low or 0) for name, known in built.known.items()},
    )


def _by_document(case: Case, claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    if case.is_single:
        return {claims[0].document: claims} if claims else {}
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


def _is_fact(rule: Rule, case: Case, claim: Claim) -> bool:
    """Whether a claim states a fact of one value that was so: no plan, no headline, no earlier or adjusted figure."""
    if claim.metric is None or claim.period is None or claim.modality != "actual" or claim.zone == "title":
        return False
    metric, found = case.pack.metrics.get(claim.metric), claim.found
    if metric is None or metric.values != "one" or found.get("metric") == "assumed" or found.get("subject") == "assumed":
        return False
    return is_simple(case, claim) or ((is_level(case, claim) or _is_growth(claim)) and is_plain(rule, case, claim))


def _is_growth(claim: Claim) -> bool:
    return aspect(claim) == "growth" and claim.base.unit == "percent" and earlier_period(claim) is not None


def _values(claim: Claim) -> Set:
    return from_readings(value_of(claim.hard, claim.base.unit).readings)


def _ends(claim: Claim) -> Ends:
    """Return the ends of what a claim allows; of one with several readings nothing, which leaves it to exact work."""
    if len(claim.hard) > 1:
        return 0.0, 0.0
    part, factor = claim.hard[0], factor_of(claim.base.unit)
    low = -inf if part.low is None else float(part.low.value) * factor
    return low, inf if part.high is None else float(part.high.value) * factor
