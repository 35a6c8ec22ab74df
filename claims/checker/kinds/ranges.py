"""A range of prices that a text gives for one thing, and a price of it that lies beyond.

Such metrics have many values at once, so this is a remark and no more: the text may mean another market, or another time.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.explain import explanations, reconcile
from claims.checker.facts import alike, aspect, readings
from claims.checker.finding import build
from claims.checker.gate import compare
from claims.checker.naming import fact_name, place
from claims.interval import agree, gap, hull
from claims.model import Claim, Finding
from claims.packs import Pack, Rule

# Prices further apart than this factor are of different things.
_FAR = Decimal(3)
_UNSAID = {"period", "scope", "object", "basis", "level"}


def needs(rule: Rule, pack: Pack) -> tuple[frozenset[str], ...]:
    """Return the metrics of the rule, any of which will do."""
    return tuple(frozenset((metric,)) for metric in rule.metrics)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield one remark for each range and the first price beyond it, of one owner and article."""
    for claims in case.documents():
        priced = [c for c in claims if c.metric in rule.metrics and c.subject and aspect(c) == "level"]
        for told in (c for c in priced if c.hedge == "range" and c.found.get("subject") == "stated"):
            other = next((c for c in priced if _is_beyond(case, told, c)), None)
            if other is not None:
                yield _report(rule, case, told, other)


def _is_beyond(case: Case, told: Claim, other: Claim) -> bool:
    """Whether a careful reader would not take a price for one of the range, and nothing known sets the two apart."""
    if other.sentence == told.sentence or not alike(told, other) or other.found.get("subject") != "stated":
        return False
    match = compare(case, told, other)
    if match.differing or not set(match.open) <= _UNSAID or match.voices == "modes":
        return False
    values = readings(other, told.base.unit, soft=True)
    near = gap(hull(told.soft), hull(values))
    return not agree(told.soft, values) and near is not None and near <= _FAR


def _report(rule: Rule, case: Case, told: Claim, other: Claim) -> Finding:
    first, second = sorted((told, other), key=lambda c: c.span)
    slots = {
        "fact": fact_name(case, told),
        "range": case.words(told),
        "price": case.words(other),
        "place_range": place(case, told),
        "place_price": place(case, other),
    }
    return build(
        case,
        rule,
        "tension",
        (told, other),
        slots=slots,
        severity="info",
        gap=gap(hull(told.soft), hull(readings(other, told.base.unit, soft=True))),
        reconcile=reconcile(case, ((told, other), (other, told))),
        explanations=explanations(case, first, second, compare(case, first, second)),
    )
