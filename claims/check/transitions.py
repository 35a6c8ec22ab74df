"""Pairs of levels that a sentence sets against each other: from A to B, B after A, B against A a year earlier.

Only what the words join: two numbers of one dimension with a cue between or around them. A number that leads on from
one level may be set against several: up 22% from A in the quarter before and up 62% from B a year earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.check.case import Case
from claims.check.cues import cue
from claims.check.facts import aspect
from claims.model import Amount, Claim
from claims.units import dimension

# How far, in characters, two joined levels may stand apart, and a word from the number that it goes with.
_REACH = 70
_NEAR = 24
_STOP = re.compile(r"[，,；;。：:](?!\d)")
_NO_LEVEL = ("rank", "percentage_point", "s", "ratio")


@dataclass(frozen=True, slots=True)
class Transition:
    """A level and the one before it, as one sentence joins them, in one unit and as sizes.

    `verb` is up, down or "" as the words say. `change` is the stated change that goes with the pair, if any does.
    """

    old: Claim
    new: Claim
    verb: str
    changes: tuple[Claim, ...] = ()


def transitions(case: Case) -> Iterator[Transition]:
    """Yield each pair of levels that the words of one sentence join as earlier and later, in order."""
    for claims in case.sentences():
        last: Transition | None = None
        for first, second in _neighbours(claims):
            leads = last is not None and first.id == last.old.id and last.new.span < last.old.span
            found = _led_back(case, last.new, first, second) if last and leads else _joined(case, first, second)
            if found is not None:
                last = found
                yield replace(found, changes=_changes(case, claims, first, found))


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the levels of a sentence with the next one that may be the same sort of number."""
    levels = [c for c in claims if _may_be_level(c)]
    for place, first in enumerate(levels):
        second = next((c for c in levels[place + 1 :] if _is_sort(first, c)), None)
        if second is not None:
            yield first, second


def _may_be_level(claim: Claim) -> bool:
    """A number behind 从 or 较 may have been read as a change; one in per cent is none of these."""
    if claim.base.unit in _NO_LEVEL:
        return False
    return aspect(claim) in ("level", "share") or aspect(claim) == "change"


def _is_sort(a: Claim, b: Claim) -> bool:
    """Whether two numbers may measure one thing: one dimension, or a unit that the second leaves to the first."""
    left, right = a.base.unit, b.base.unit
    if dimension(left) == dimension(right):
        return True
    small, large = sorted(abs(x.base.low or x.base.high or Decimal(0)) for x in (a, b))
    near = bool(small) and large < 20 * small
    return near and ("" in (left, right) or (left.split("/")[0] == right.split("/")[0] and "/" in left + right))


def _joined(case: Case, first: Claim, second: Claim) -> Transition | None:
    """Return how the words join two neighbouring levels, or None: other wholes, other owners, a list."""
    between = case.text_between(first, second)
    if not between or len(between) > _REACH or _is_other(first, second):
        return None
    before = case.clause_head(first)[-_NEAR:]
    if cue(case.pack, "change.from").search(before) and _behind(case, "change.to", between) is not None:
        return _pair(first, second, _verb(case, between) or _verb_after(case, second))
    if aspect(first) == "change":
        return None
    if _behind(case, "change.back", between) is not None:
        return _pair(second, first, _verb(case, between) or _verb(case, case.clause_head(first)))
    for name in ("change.against", "change.earlier"):
        rest = _behind(case, name, between)
        if rest is not None and not _verb(case, rest):
            return _pair(second, first, _verb_after(case, second) or _verb(case, between))
    return None


def _led_back(case: Case, base: Claim, first: Claim, second: Claim) -> Transition | None:
    """Return how a second earlier level is joined to the level that the sentence leads on from, or None."""
    between = case.text_between(first, second)
    rest = _behind(case, "change.back", between) if len(between) <= _REACH else None
    if rest is None or base.id == second.id or not _is_sort(base, second) or _is_other(base, second):
        return None
    return _pair(second, base, _verb(case, between))


def _pair(old: Claim, new: Claim, verb: str) -> Transition:
    """Return both as sizes, a bare number in the unit of the other."""
    unit = new.base.unit or old.base.unit
    return Transition(_sized(old, unit), _sized(new, unit), verb)


def _sized(claim: Claim, unit: str) -> Claim:
    """Return a claim with the unit it leaves to its partner, and without the sign that a verb gave to a level."""
    shared = unit if dimension(claim.base.unit) != dimension(unit) else claim.base.unit
    if aspect(claim) != "change" or claim.base.high is None or claim.base.high > 0:
        return replace(claim, base=Amount(claim.base.low, claim.base.high, shared))
    low = None if claim.base.low is None else -claim.base.low
    base = Amount(-claim.base.high, low, shared)
    return replace(claim, base=base, hard=tuple(-x for x in claim.hard), soft=tuple(-x for x in claim.soft))


def _is_other(first: Claim, second: Claim) -> bool:
    """Whether two neighbours are known to be of different things."""
    pairs = ((first.metric, second.metric), (first.subject, second.subject))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _behind(case: Case, name: str, text: str) -> str | None:
    """Return the words between the last such cue and the number that follows, or None where a stop or too much lies there."""
    last = next(reversed(list(cue(case.pack, name).finditer(text))), None)
    rest = text[last.end() :] if last else ""
    return None if last is None or len(rest) > _NEAR or _STOP.search(rest) else rest


def _verb(case: Case, text: str) -> str:
    """Return the direction of the last verb of change in `text`."""
    found = [(m.end(), way) for way in ("up", "down") for m in cue(case.pack, f"change.{way}").finditer(text)]
    return max(found)[1] if found else ""


def _verb_after(case: Case, claim: Claim) -> str:
    """Return the direction of the first verb right behind a number: 较上年的6.90亿元增长."""
    text = _STOP.split(case.tail(claim))[0][:_NEAR]
    found = [(m.start(), way) for way in ("up", "down") for m in cue(case.pack, f"change.{way}").finditer(text)]
    return min(found)[1] if found else ""


def _changes(case: Case, claims: Sequence[Claim], first: Claim, moved: Transition) -> tuple[Claim, ...]:
    """Return the changes that go with a pair: those between its levels; else those right behind; else one led up to it."""
    ends = sorted((moved.old.span, moved.new.span))
    start = max(ends[0].end, first.span.end)
    inside = [c for c in claims if start <= c.span.start and c.span.end <= ends[1].start and _is_change(case, c, moved)]
    if inside:
        return tuple(inside)
    behind = []
    for claim in claims:
        if claim.span.start < ends[1].end:
            continue
        if not _is_change(case, claim, moved):
            break
        behind.append(claim)
    if behind:
        return tuple(behind)
    ahead = [c for c in claims if c.span.end <= ends[0].start]
    led = (
        ahead
        and _is_change(case, ahead[-1], moved)
        and case.text_of(replace(ends[0], start=ahead[-1].span.end, end=ends[0].start))
    )
    return (ahead[-1],) if led and len(led) <= _NEAR and cue(case.pack, "change.to").search(led) else ()


def _is_change(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether a number tells how far the pair's levels lie apart, and not of something that it names itself."""
    unit, level = claim.base.unit, moved.new.base.unit
    if unit == "percentage_point":
        return level == "percent" and not _names_another(case, claim, moved)
    if unit in ("percent", "ratio"):
        moving = aspect(claim) in ("growth", "change", "multiple") or _is_verbal(case, claim)
        return moving and not _names_another(case, claim, moved)
    return aspect(claim) == "change" and dimension(unit) == dimension(level) and not _names_another(case, claim, moved)


def _is_verbal(case: Case, claim: Claim) -> bool:
    """Whether a verb of change stands right before or behind a number: 增长5%, 5% more than."""
    return bool(_verb(case, case.clause_head(claim)[-6:]) or _verb(case, _STOP.split(case.tail(claim))[0][:6]))


def _names_another(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether the clause of a change names the metric that it belongs to, other than that of the levels."""
    if claim.metric is None or claim.metric == moved.new.metric or moved.new.metric is None:
        return False
    metric = case.pack.metrics.get(claim.metric)
    words = (*metric.zh, *metric.en) if metric else (claim.metric,)
    head = case.clause_head(claim).lower()
    return any(word.lower() in head for word in words)
