"""What claims are about: the fact key, and the groups of claims that share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claims.checker.case import Case
from claims.figures import tidy
from claims.interval import Bound, Readings, between, point
from claims.model import Claim
from claims.packs import Metric
from claims.period import days, is_dated
from claims.units import conversion, dimension

# Articles that tell one fact in the same words: so many of them stand for the rest.
TELLINGS = 6
# A level, its change and its growth are different facts of one metric; a rate, a ratio or a count is a level all the same.
_ASPECTS = {"change": "change", "growth": "growth", "share": "share", "multiple": "multiple", "ordinal": "ordinal"}


class FactKey(NamedTuple):
    """What must be equal for two claims to speak of one fact; modality and speaker stand beside it.

    A tuple, since every claim is looked up by it many times.
    """

    subject: str | None
    object: str | None
    metric: str | None
    aspect: str
    dimension: tuple[tuple[str, int], ...]
    scope: str | None
    level: str | None
    basis: str | None
    period: str | None


def fact_key(case: Case, claim: Claim) -> FactKey:
    """Return the key of the fact that `claim` is about.

    A period stands by its days where it has any, one without a year by its article.
    """
    held = case.keys.get(claim.id)
    if held is not None and held[0] is claim:  # rules make others of the same id
        known: FactKey = held[1]
        return known
    key = FactKey(
        party(claim.subject),
        party(claim.object),
        claim.metric,
        aspect(claim),
        measured(claim.base.unit),
        claim.scope,
        claim.level,
        claim.basis,
        _dated(case, claim),
    )
    if case.holds(claim):  # others come and go: an archive asks for the keys of millions
        case.keys[claim.id] = claim, key
    return key


def fact_keys(case: Case, claims: Iterable[Claim]) -> list[FactKey]:
    """Return the key of each claim, without a call for those that are known: every claim is asked for it again and again."""
    known = case.keys
    return [
        held[1] if (held := known.get(claim.id)) is not None and held[0] is claim else fact_key(case, claim) for claim in claims
    ]


@cache
def party(names: str | None) -> str | None:
    """Return one or several joint parties in one order: Microsoft; Meta are Meta; Microsoft."""
    return None if names is None else "; ".join(sorted(names.split("; ")))


def aspect(claim: Claim) -> str:
    """Return level, change, growth, share, multiple or ordinal; a change in per cent is growth."""
    if claim.kind == "level":
        return "level"
    found = _ASPECTS.get(claim.kind, "level")
    return "growth" if found == "change" and claim.base.unit == "percent" else found


def grouped(case: Case, claims: Iterable[Claim]) -> dict[FactKey, list[Claim]]:
    """Return the claims by fact, in their order; claims without a metric are about no fact."""
    groups: dict[FactKey, list[Claim]] = {}
    named = [claim for claim in claims if claim.metric is not None]
    for key, claim in zip(fact_keys(case, named), named, strict=True):
        held = groups.get(key)
        if held is None:
            groups[key] = [claim]
        else:
            held.append(claim)
    return groups


def shared(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims about what several articles speak of."""
    first: dict[str | None, str] = {}
    several: set[str | None] = set()
    for claim in claims:
        name = party(claim.subject)
        if first.setdefault(name, claim.span.document) != claim.span.document:
            several.add(name)
    return (claim for claim in claims if party(claim.subject) in several)


def tellings(case: Case, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims that articles are compared by, in their order: those of a known subject and metric.

    Of claims that tell one fact alike, only the first TELLINGS: a wire report printed by a thousand papers is one voice.
    """
    named = [claim for claim in claims if claim.subject is not None and claim.metric is not None]
    keys = fact_keys(case, named)
    told = Counter(keys)
    counted: dict[object, int] = {}
    for key, claim in zip(keys, named, strict=True):
        if told[key] <= TELLINGS:
            yield claim
            continue
        alike = telling(case, claim)
        counted[alike] = counted.get(alike, 0) + 1
        if counted[alike] <= TELLINGS:
            yield claim


def telling(case: Case, claim: Claim) -> tuple[object, ...]:
    """Return what claims have in common that tell one fact alike: fact, reading, zone, modality and speaker.

    Equal ones are written alike, so that their `repr` may stand for them.
    """
    reading = tuple((_plain(part.low), _plain(part.high)) for part in claim.hard)
    return fact_key(case, claim), reading, claim.zone == "title", claim.modality, claim.speaker


def _plain(bound: Bound | None) -> tuple[str, bool] | None:
    return None if bound is None else (tidy(bound.value), bound.open)


def metric_of(case: Case, claim: Claim) -> Metric | None:
    """Return the metric of a claim; None for an open one, named by the text alone."""
    return case.pack.metrics.get(claim.metric or "")


def fiscal_year_end(case: Case, subject: str | None) -> int | None:
    """Return the month in which the fiscal year of a known subject ends; None for a stranger."""
    return case.fiscal_year_end(subject)


def alike(a: Claim, b: Claim) -> bool:
    """Whether two claims are quantities of one dimension and one aspect."""
    return aspect(a) == aspect(b) and dimension(a.base.unit) == dimension(b.base.unit)


def readings(claim: Claim, unit: str, *, soft: bool = False) -> Readings:
    """Return what the words of a claim allow (or suggest), in another unit of its dimension."""
    held = claim.soft if soft else claim.hard
    if claim.base.unit == unit:
        return held
    factor = conversion(claim.base.unit, unit)
    assert factor is not None, f"{claim.base.unit} is not {unit}"
    return held if factor == 1 else tuple(part * point(factor) for part in held)


def cut_short(claim: Claim) -> Readings:
    """Return what a number may have been cut from, away from zero: 576 from 576.7; of ranges and bounds nothing."""
    printed, base = claim.printed.low, claim.base.low
    if printed is None or not printed or base is None or claim.printed.high != printed or claim.base.high != base:
        return ()
    exponent = printed.as_tuple().exponent
    end = base + base / printed * Decimal(10) ** int(exponent) * (1 if printed > 0 else -1)
    return (between(base, end, open_high=True) if base < end else between(end, base, open_low=True),)


def _dated(case: Case, claim: Claim) -> str | None:
    if claim.period is None:
        return None
    if not is_dated(claim.period):
        return f"{claim.period} of {claim.document}"
    return _spanned(claim.period, fiscal_year_end(case, claim.subject))


@cache
def _spanned(period: str, year_end: int | None) -> str:
    found = days(period, year_end)
    return period if found is None else f"{found[0]}/{found[1]}"


@cache
def measured(unit: str) -> tuple[tuple[str, int], ...]:
    """Return the dimension of a unit as a key."""
    return tuple(dimension(unit).items())
