"""How sales are counted: at the factory's gate or in the showroom. What is counted in one way is no part of the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.checker.case import Case
from claims.model import Claim
from claims.packs import Pack

# How far, in characters, the head of a list may stand before its members.
_LEAD = 400


def are_counted_apart(case: Case, a: Claim, b: Claim) -> bool:
    """Whether the words last told before two numbers count in two ways: 批发 in the head of a list, 零售 in the text above."""
    if a.document != b.document or not case.says(a.document, *_names(case.pack)):
        return False
    told = {_way_of(case, claim) for claim in (a, b)}
    return None not in told and len(told) > 1


def _way_of(case: Case, claim: Claim) -> str | None:
    """Return the last way of counting that is named shortly before a number; None for none."""
    return case.once((_way_of, claim.id), lambda: _last_named(case, claim))


def _last_named(case: Case, claim: Claim) -> str | None:
    lead = case.cut(claim.document, max(0, claim.span.start - _LEAD), claim.span.start)
    found = [(m.end(), name) for name in _names(case.pack) for m in case.cue(name).finditer(lead)]
    return max(found)[1] if found else None


@cache
def _names(pack: Pack) -> tuple[str, ...]:
    """Return the names of the lists of words for each way of counting."""
    ways = pack.relations["share"]
    held = ways.get("sorts", {}) if isinstance(ways, Mapping) else {}
    return tuple(f"share.sorts.{name}" for name in sorted(held)) if isinstance(held, Mapping) else ()
