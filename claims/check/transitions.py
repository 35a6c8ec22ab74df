"""Pairs of levels that a sentence sets against each other: from A to B, B after A, B against A a year earlier.

Only what the words join: two numbers of one dimension and aspect with a cue between or around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.check.case import Case
from claims.check.cues import cue
from claims.check.facts import alike, aspect
from claims.model import Claim

# How far, in characters, two joined levels may stand apart, and a word from the number that it goes with.
_REACH = 60
_NEAR = 24
_STOP = re.compile(r"[，,；;。：:](?!\d)")


@dataclass(frozen=True, slots=True)
class Transition:
    """A level and the one before it, as one sentence joins them. `verb` is up, down or "" as the words say."""

    old: Claim
    new: Claim
    verb: str


def transitions(case: Case) -> Iterator[Transition]:
    """Yield each pair of levels that the words of one sentence join as earlier and later, in order."""
    for claims in case.sentences():
        levels = [c for c in claims if _is_level(c)]
        for place, first in enumerate(levels):
            second = next((c for c in levels[place + 1 :] if alike(first, c)), None)
            if second is not None:
                found = _joined(case, first, second)
                if found is not None:
                    yield found


def _is_level(claim: Claim) -> bool:
    return aspect(claim) in ("level", "share") and claim.base.unit not in ("rank", "percentage_point", "s")


def _joined(case: Case, first: Claim, second: Claim) -> Transition | None:
    """Return how the words join two neighbouring levels, or None: other wholes, other owners, a list."""
    between = case.text_between(first, second)
    if not between or len(between) > _REACH or _is_other(first, second):
        return None
    before = case.clause_head(first)[-_NEAR:]
    if cue(case.pack, "change.from").search(before) and _behind(case, "change.to", between) is not None:
        return Transition(first, second, _verb(case, between) or _verb_after(case, second))
    if _behind(case, "change.back", between) is not None:
        return Transition(second, first, _verb(case, between) or _verb(case, case.clause_head(first)))
    for name in ("change.against", "change.earlier"):
        rest = _behind(case, name, between)
        if rest is not None and not _verb(case, rest):
            return Transition(second, first, _verb_after(case, second) or _verb(case, between))
    return None


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
