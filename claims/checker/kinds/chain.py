"""Facts of one article that cannot all hold by two or more relations together, or as parts of one time.

Relations are the identities of the packs, growth between a period and the one it is measured against, and the parts of
a period. What one identity alone decides is left to its rule, what part over one fact to the rules on agreement; of sets
that share a number the smallest speaks. Options:

- `growth_slack`: how far, as a share, a level may lie from the earlier one and its growth: earlier figures are restated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from claims.checker.binding import alternatives
from claims.checker.case import Case
from claims.checker.chains import Neighbourhood, neighbourhoods
from claims.checker.derivation import Worked, work_out
from claims.checker.explain import reconcile
from claims.checker.facts import FactKey, cut_short
from claims.checker.finding import build
from claims.checker.formula import Value, in_unit, value_of
from claims.checker.naming import fact_name, listed, metric_name, phrase
from claims.checker.screen import POWERS
from claims.checker.slips import named, slips_of
from claims.checker.solve.conflicts import Conflict, conflicts, needed
from claims.checker.solve.ranges import EVERYTHING, to_readings
from claims.checker.wording import print_interval
from claims.interval import Interval, Readings, agree, between, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import days, months

# So many times apart, and by no slip, a part of a time and the whole are of two things.
_ODD = 6
# A year is no more than so many times the part of it that is told, where a slip is to explain the rest.
_LIKE = 3


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a finding for each smallest set of claims that a chain of relations shows to be impossible."""
    for held in neighbourhoods(rule, case):
        found = conflicts(held.system)
        seen: set[str] = set()
        for conflict in found.sets:
            if not conflict.names & seen and _is_chain(held, conflict) and _is_owned(case, held, conflict):
                yield from _report(rule, case, held, conflict, capped=found.capped)
            seen |= conflict.names


def _is_chain(held: Neighbourhood, conflict: Conflict) -> bool:
    """Whether no other rule speaks of it: relations of one kind of text alone are judged by their own rules."""
    sorts = [held.sorts[equation.name] for equation in conflict.equations]
    return len(sorts) > 1 or sorts == ["time"]


def _is_owned(case: Case, held: Neighbourhood, conflict: Conflict) -> bool:
    """Whether the claims name whose they are, or stand in one paragraph of an article that names nobody."""
    claims = [held.told[s.name] for s in conflict.statements]
    if all(claim.subject for claim in claims):
        return True
    return len({case.paragraph(c) for c in claims}) == 1 and not any(c.subject for c in case.document_claims(claims[0]))


def _report(rule: Rule, case: Case, held: Neighbourhood, conflict: Conflict, *, capped: bool) -> Iterator[Finding]:
    ordered = sorted(conflict.statements, key=lambda s: held.told[s.name].span)
    claims = {s.name: held.told[s.name] for s in ordered}
    needs = _needs(held, replace(conflict, statements=tuple(ordered)))
    if any(_fits_another(case, claims[name], wanted, claims.values()) for name, wanted in needs.items()):
        return
    if any(agree(cut_short(claims[name]), wanted) for name, wanted in needs.items()):
        return  # 43.6万, of 436,856: its digits were cut off, not rounded
    first = next(iter(claims.values()))
    target, worked = _target(case, held, conflict)
    told, wanted = claims[target], needs.get(target)
    witnesses = _witnesses(case, claims.values())
    slips = [slip for name, values in needs.items() for slip in slips_of(case, claims[name], values)]
    notes = [phrase(case, first, "chain_capped")] if capped else []
    far = gap(hull(told.hard), hull(wanted)) if wanted else None
    if far is not None and far > _ODD and _is_of_parts(held, conflict) and not _is_tenfold(far):
        return  # 14,000 tonnes lost in a year of which nine months made 311,200
    yield build(
        case,
        rule,
        "inconsistent" if _is_sure(witnesses) else "tension",
        witnesses,
        slots={
            "fact": fact_name(case, told),
            "said": case.words(told),
            "others": listed(case, first, [case.words(c) for name, c in claims.items() if name != target]),
            "value": worked.shown if worked else _shown(case, told, wanted),
        },
        derivation=(*worked.steps, phrase(case, first, "chain_differs", said=case.words(told))) if worked else (),
        reconcile=reconcile(case, [(claims[name], values) for name, values in needs.items()]) if needs else (),
        explanations=(*named(case, first, slips, claims.values()), *notes),
        gap=far,
        linked=_is_of_parts(held, conflict),
    )


def _is_tenfold(far: Decimal) -> bool:
    """Whether a misplaced point would bring a part of a time and the whole near to each other."""
    return any(far <= Decimal(10) ** power <= _LIKE * far for power in POWERS)


def _is_of_parts(held: Neighbourhood, conflict: Conflict) -> bool:
    """Whether all parts of one time and the whole are told: what was read alike for all of them weakens nothing."""
    return {held.sorts[equation.name] for equation in conflict.equations} == {"time"}


def _needs(held: Neighbourhood, conflict: Conflict) -> dict[str, Readings]:
    """Return what each claim would have to be for the others to hold, in its unit, where that says anything."""
    found: dict[str, Readings] = {}
    for statement in conflict.statements:
        claim = held.told[statement.name]
        wanted = needed(conflict, statement, held.system)
        if wanted and wanted != EVERYTHING:
            dimension = value_of(claim.hard, claim.base.unit).dimension
            found[statement.name] = in_unit(Value(to_readings(wanted), dimension), claim.base.unit)
    return found


def _fits_another(case: Case, claim: Claim, wanted: Readings, members: Iterable[Claim]) -> bool:
    """Whether a number near it on the same metric would fit: the others may well speak of that one."""
    taken = {member.id for member in members}
    near = (c for c in alternatives(claim, case.document_claims(claim)) if c.id not in taken)
    return any(agree(other.hard, wanted) for other in near if other.base.unit == claim.base.unit)


def _witnesses(case: Case, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims; within one paragraph a year that is only assumed is the same for all, and parts nobody."""
    held = tuple(claims)
    if len({case.paragraph(claim) for claim in held}) > 1:
        return held
    return tuple(replace(c, found={**c.found, "period": "carried"}) if c.period else c for c in held)


def _is_sure(claims: Iterable[Claim]) -> bool:
    """Whether nothing but the numbers is in play: no link is guessed, and each sentence names whose they are."""
    held = tuple(claims)
    named = {c.sentence for c in held if c.subject and c.found.get("subject") == "stated"}
    guessed = any(c.found.get(part) == "assumed" for c in held for part in ("subject", "metric", "period", "unit"))
    return not guessed and all(c.sentence in named for c in held)


def _target(case: Case, held: Neighbourhood, conflict: Conflict) -> tuple[str, Worked | None]:
    """Return the last claim in the text that single steps lead to from the others, with the steps; else just the last."""
    ordered = sorted((s.name for s in conflict.statements), key=lambda name: held.told[name].span, reverse=True)
    formulas = [equation.formula for equation in conflict.equations]
    for name in ordered:
        values = {other: _printed(held.told[other]) for other in ordered if other != name}
        words = {other: _words(case, held.told[other]) for other in values}
        worked = work_out(name, formulas, values, words, _Labels(case, held), _Writer(case, held))
        if worked is not None:
            return name, worked
    return ordered[0], None


def _printed(claim: Claim) -> Value:
    if claim.base.low is None or claim.base.high is None:
        return value_of(claim.hard, claim.base.unit)
    return value_of((between(claim.base.low, claim.base.high),), claim.base.unit)


def _words(case: Case, claim: Claim) -> str:
    """Return the number as the text has it; a fall with its sign."""
    words = case.words(claim)
    return f"(−{words.lstrip('-−')})" if claim.base.high is not None and claim.base.high < 0 else words


def _shown(case: Case, claim: Claim, wanted: Readings | None) -> str:
    return print_interval(hull(wanted) if wanted else Interval(), claim.base.unit, case.speaks(claim))


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the variables of a neighbourhood are called: their metric and period."""

    case: Case
    held: Neighbourhood

    def __getitem__(self, variable: str) -> str:
        key = self.held.facts[variable]
        about = replace(
            next(iter(self.held.told.values())), metric=key.metric, kind="growth" if key.aspect == "growth" else "level"
        )
        name = metric_name(self.case, about)
        if key.aspect == "growth":
            name = phrase(self.case, about, "aspect_growth", metric=name)
        when = _spoken(key)
        return f"{name} ({when})" if when else name


def _spoken(key: FactKey) -> str:
    """Return the period of a fact in its usual form: 2024, 2025Q1."""
    found = days(key.period) if key.period else None
    is_whole = found is not None and found[0].day == 1 and (found[1] + timedelta(1)).day == 1
    return months(*found) if found and is_whole else key.period or ""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what a variable of a neighbourhood comes to, in the unit of its claim or of its sort."""

    case: Case
    held: Neighbourhood

    def __call__(self, variable: str, value: Value) -> str:
        claim = self.held.told.get(variable)
        unit = claim.base.unit if claim else _unit(self.held.facts[variable])
        speaks = self.case.speaks(claim or next(iter(self.held.told.values())))
        return print_interval(hull(in_unit(value, unit)), unit, speaks)


def _unit(key: FactKey) -> str:
    root = next((name for name, _ in key.dimension), "")
    return root.removeprefix("currency_") or "percent"
