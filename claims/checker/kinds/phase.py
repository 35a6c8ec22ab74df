"""A first phase against the whole that it is the beginning of: the first 300 MW of a campus of 1.2 GW.

The whole is any number told before it (or in the headline) that measures the same and is said to be of no phase; only a phase
larger than all of them is questioned.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.explain import is_slip, reconcile
from claims.checker.facts import alike, aspect, readings
from claims.checker.finding import build
from claims.checker.transitions import moves
from claims.interval import Interval, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import shape

# How many claims back the whole may have been told.
_TOLD = 40
_TWO = 2
# So far before a number it is said to be what another is set against.
_AGAINST = 14
# What phases have: amounts that grow from one to the next.
_SORTS = ("power", "count", "area", "mass", "money", "energy")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each first phase whose whole is told."""
    for phase in case.claims:
        if phase.scope is None or not _is_phase(case, phase) or aspect(phase) != "level" or shape(phase.base.unit) not in _SORTS:
            continue
        if is_of_before(case, phase) or case.cue("part.against").search(case.clause_head(phase)[-_AGAINST:]):
            continue  # a second phase of 3.9 billion, less than the 5.6 billion of the first
        if _is_of_one_beside(case, phase):
            continue
        wholes = [c for c in case.around(phase, _TOLD, 0) if c is not phase and _is_whole(case, phase, c)]
        yield from _judge(rule, case, phase, wholes)


def _is_phase(case: Case, claim: Claim) -> bool:
    phases = words(case.pack, "part.phases")
    return claim.scope is not None and any(part in phases for part in claim.scope.split("; "))


def _is_of_one_beside(case: Case, phase: Claim) -> bool:
    """Whether the number told right before a phase is large enough to be its whole, under another name: a fund of 20 billion."""
    before = next((c for c in case.before(phase, 0) if c.base.unit == phase.base.unit), None)
    return before is not None and before.metric != phase.metric and not _is_above(hull(phase.hard), hull(before.hard))


def _is_whole(case: Case, phase: Claim, other: Claim) -> bool:
    """Whether a number measures what a phase does, and is of no part; of money the metric has to be read."""
    if not alike(phase, other) or other.kind in ("change", "rate") or _is_left(case, other):
        return False
    if case.cue("part.for_one").search(case.clause_head(other)):
        return False
    if other.scope is not None and not cue(case.pack, "part.all").search(other.scope):
        return False
    known = shape(phase.base.unit) != "money" and None in (phase.metric, other.metric)
    return known or phase.metric == other.metric is not None


def _is_left(case: Case, claim: Claim) -> bool:
    """Whether a level is the one before another: 二期由67万千瓦扩至118万千瓦."""
    return claim.basis == "earlier level" or any(moved.old.id == claim.id for moved in moves(case))


def _judge(rule: Rule, case: Case, phase: Claim, wholes: list[Claim]) -> Iterator[Finding]:
    size = hull(phase.hard)
    holding = [c for c in wholes if not _is_above(size, hull(readings(c, phase.base.unit)))]
    rivals = [c for c in wholes if len({x.subject for x in (phase, c) if x.found.get("subject") == "stated"}) < _TWO]
    if not holding and not rivals:
        return
    whole = holding[-1] if holding else rivals[0]
    near = None if holding else gap(size, hull(readings(whole, phase.base.unit)))
    sure = phase.subject == whole.subject or is_slip(case, phase, whole)
    ceiling, floor = Interval(None, hull(whole.hard).high), Interval(size.low, None)
    yield build(
        case,
        rule,
        "consistent" if holding else "inconsistent" if sure else "tension",
        (whole, phase),
        slots={"phase": case.words(phase), "whole": case.words(whole)},
        linked=True,
        gap=near,
        reconcile=() if holding else reconcile(case, ((phase, ceiling), (whole, floor))),
    )


def _is_above(part: Interval, whole: Interval) -> bool:
    return part.low is not None and whole.high is not None and part.low.value > whole.high.value
