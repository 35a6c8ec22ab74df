"""Amounts that add up to nothing as printed: some flow in and some flow out, or their text says that they overlap."""

from __future__ import annotations

from collections.abc import Iterable

from claims.checker.case import Case
from claims.model import Claim

_WAYS = ("part.inflow", "part.outflow")


def is_of_both_ways(case: Case, claims: Iterable[Claim]) -> bool:
    """Whether words tell one of some amounts as bought or flowing in, and another as sold or flowing out."""
    held = tuple(claims)
    if not held or not all(case.says(held[0].document, name) for name in _WAYS):
        return False
    heads = [case.clause_head(claim) for claim in held]
    return all(any(case.cue(name).search(head) for head in heads) for name in _WAYS)


def do_overlap(case: Case, claims: Iterable[Claim]) -> bool:
    """Whether words say of some amounts that they overlap: 车规产品5.9亿元（与上述有重叠）, counted in both."""
    held = tuple(claims)
    if not held or not case.says(held[0].document, "part.overlap"):
        return False
    return any(case.cue("part.overlap").search(case.sentence_text(claim)) for claim in held)
