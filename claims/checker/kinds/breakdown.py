"""Parts that are told apart from their total: what a plan goes to, where a company's sales come from.

A tick where they make the total to the last digit. A finding where a stated share of a part points at the total, and the parts
make more than it, or are said to be all and make something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.checker.breakdowns import Breakdown, breakdowns
from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.flows import do_overlap, is_of_both_ways
from claims.checker.wording import print_interval
from claims.interval import Interval, agree, gap, hull, point
from claims.model import Finding
from claims.packs import Rule

# Parts that miss their total by less, as a share, were rounded.
_NEARLY = Decimal("0.02")
# Two amounts behind a third are a list only where words close it.
_LIST = 3


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield the verdict on each breakdown that the text leaves no doubt about."""
    for held in breakdowns(case):
        verdict = "consistent" if held.is_exact else _verdict(case, held)
        if verdict:
            yield _report(rule, case, held, verdict)


def _verdict(case: Case, held: Breakdown) -> str:
    """Return what parts that do not make their total as printed say of it: "" where some may be missing, or all was rounded."""
    if is_of_both_ways(case, (held.total, *held.parts)) or do_overlap(case, held.parts):
        return ""
    if held.is_slipped:
        return "inconsistent"
    if not (held.is_shared or held.is_closed or held.is_led) or any(c.hedge for c in (held.total, *held.parts)):
        return ""
    made, total = _sum(held), hull(held.total.soft)
    if agree((made,), (total,)) or abs(held.made / (held.total.base.low or held.made) - 1) < _NEARLY:
        return ""
    exceeds = made.low is not None and total.high is not None and made.low.value > total.high.value
    if not held.is_shared:
        return "tension"  # which amount the list is of, nothing but its size says
    too_much = exceeds and held.is_spent and len(held.parts) >= _LIST
    return "inconsistent" if held.is_closed or too_much else ""


def _sum(held: Breakdown) -> Interval:
    total = point(0)
    for part in held.parts:
        total = total + hull(part.soft)
    return total


def _report(rule: Rule, case: Case, held: Breakdown, verdict: str) -> Finding:
    value = print_interval(point(held.made), held.total.base.unit, case.speaks(held.total))
    words = " + ".join(case.words(c) for c in held.parts)
    made, total = _sum(held), hull(held.total.soft)
    left = total
    for part in held.parts[:-1]:
        left = left - hull(part.soft)
    fails = verdict != "consistent"
    return build(
        case,
        rule,
        verdict,
        (held.total, *held.parts),
        slots={"total": case.words(held.total), "parts": words, "value": value},
        linked=True,
        derivation=(f"{words} = {value}",),
        gap=gap(made, total) if fails else None,
        reconcile=reconcile(case, ((held.total, (made,)), (held.parts[-1], (left,)))) if fails else (),
    )
