"""A number of a metric that lies outside what has ever been seen of it: a remark, at most a tension.

Only where the text itself names the metric beside the number, the subject is known and the number is told as a fact.
It is an info; ten times past the band it is a warning. Options:

- `bands`: what is plausible, each as "low high unit", `*` for no bound; the first whose unit has the number's dimension
  holds, and a number that none fits (of another currency) is left alone;
- `aspect`: `growth` where the band is one of changes in per cent; else it is one of levels;
- `daily`: whether only what the text tells of one day counts;
- `implied`: whether the name of the subject may tell the metric (the S&P 500 rose by …);
- `of`: the kinds of subject that the band is of, where the subject is a known one;
- `named`: words of which its sentence up to it must hold one;
- `unless`: words of which its sentence up to it must hold none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from claims.checker.case import Case
from claims.checker.cues import pattern
from claims.checker.explain import reconcile
from claims.checker.facts import aspect
from claims.checker.finding import WIDE_GAP, build
from claims.checker.naming import fact_name, phrase, place
from claims.checker.naming import named as known_as
from claims.checker.plain import is_level, words
from claims.checker.wording import print_interval, print_quantity
from claims.interval import Interval, agree, between, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, PackError, Rule
from claims.period import days
from claims.units import conversion, dimension

Band = tuple[Interval, str]


def needs(rule: Rule, pack: Pack) -> tuple[frozenset[str], ...]:
    """Return the metrics of the rule, any of which will do. Raises `PackError` where a band is none."""
    _bands(rule.id, words(rule, "bands"))
    return tuple(frozenset((metric,)) for metric in rule.metrics)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tension for every number of the rule's metrics that no reading of its words brings into the band."""
    told = words(rule, "bands")
    for claim in case.on(rule.metrics):
        if not _is_sure(rule, claim) or not _is_of_kind(rule, case, claim) or not _is_meant(rule, case, claim):
            continue
        held = _band_in(rule.id, told, claim.base.unit)
        if held is not None and not agree((hull(claim.hard),), (held[1],)):
            yield _report(rule, case, claim, held[0])


@cache
def _bands(rule: str, told: tuple[str, ...]) -> tuple[Band, ...]:
    """Return the bands of a rule with their units. Raises `PackError` where one is no band."""
    found = []
    for text in told:
        parts = text.split()
        try:
            low, high, unit = parts
            ends = [None if end == "*" else Decimal(end) for end in (low, high)]
            dimension(unit)
        except (ValueError, InvalidOperation, KeyError) as error:
            raise PackError(f"checks/{rule}.toml: options.bands: expected low, high and unit, found {text!r}") from error
        found.append((between(*ends), unit))
    return tuple(found)


def _is_sure(rule: Rule, claim: Claim) -> bool:
    links = claim.found
    if claim.subject is None or claim.modality != "actual" or links.get("subject") == "assumed":
        return False
    return links.get("metric") == "stated" or (bool(rule.options.get("implied")) and links.get("subject") == "stated")


def _is_of_kind(rule: Rule, case: Case, claim: Claim) -> bool:
    """Whether a subject is one of the kinds that the band is of, or a stranger: a maker's GWh are not in one car."""
    wanted = words(rule, "of")
    kinds = {entity.kind for entity in known_as(case.pack, claim.subject)} if wanted else set()
    return not kinds or not kinds.isdisjoint(wanted)


def _is_meant(rule: Rule, case: Case, claim: Claim) -> bool:
    if rule.options.get("aspect") == "growth":
        if aspect(claim) != "growth" or claim.base.unit != "percent":
            return False
    elif not is_level(case, claim):
        return False
    if rule.options.get("daily") and not _is_of_a_day(claim):
        return False
    named, unless = words(rule, "named"), words(rule, "unless")
    if not named and not unless:
        return True
    head = case.head(claim)
    if unless and pattern(unless).search(head):
        return False
    return not named or pattern(named).search(head) is not None


def _is_of_a_day(claim: Claim) -> bool:
    held = days(claim.period) if claim.period and claim.found.get("period") != "carried" else None
    return held is not None and held[0] == held[1]


@cache
def _band_in(rule: str, told: tuple[str, ...], target: str) -> tuple[Band, Interval] | None:
    """Return the band of a rule for numbers in a unit, as it is and in that unit; None where none has its dimension."""
    held = next(((band, unit) for band, unit in _bands(rule, told) if conversion(unit, target) is not None), None)
    return None if held is None else (held, _in_unit(held, target))


def _in_unit(held: Band, target: str) -> Interval:
    band, unit = held
    factor = conversion(unit, target)
    assert factor is not None, "chosen by its dimension"
    return band * point(factor)


def _report(rule: Rule, case: Case, claim: Claim, held: Band) -> Finding:
    value, band = hull(claim.hard), _in_unit(held, claim.base.unit)
    slots = {
        "a": case.words(claim),
        "fact": fact_name(case, claim),
        "place": place(case, claim),
        "band": _shown(case, claim, held),
        "source": rule.source,
    }
    severity = "warning" if _is_far(value, band) and rule.severity != "info" else "info"
    needs = reconcile(case, ((claim, band),))
    return build(case, rule, "tension", (claim,), slots=slots, severity=severity, reconcile=needs)


def _shown(case: Case, claim: Claim, held: Band) -> str:
    """Return the band in its own unit: 0 to 8,784 hours, not a number of seconds."""
    language, (band, unit) = case.speaks(claim), held
    if band.low is None or band.high is None:
        return print_interval(band, unit, language)
    low, high = (print_quantity(end.value, unit, language) for end in (band.low, band.high))
    return phrase(case, claim, "band", low=low, high=high)


def _is_far(value: Interval, band: Interval) -> bool:
    """Whether a number stands more than ten times past the end of the band that it passes."""
    if band.high is not None and value.low is not None and value.low.value > band.high.value > 0:
        return value.low.value > band.high.value * WIDE_GAP
    if band.low is None or value.high is None or value.high.value >= band.low.value:
        return False
    low, high = band.low.value, value.high.value
    return high < low * WIDE_GAP if low < 0 else 0 < high < low / WIDE_GAP
