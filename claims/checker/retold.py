"""Numbers of one article that are told again in the same words, where only the time of one telling is not said or guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.checker.facts import aspect, party
from claims.model import Claim


def retold(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the tellings of each number of one owner and metric; those that a fact key already joins are not among them."""
    told: dict[tuple[object, ...], list[Claim]] = {}
    untimed = {claim.metric for claim in claims if claim.period is None}
    for claim in claims if untimed else ():
        if claim.subject is None or claim.metric is None or claim.zone == "title" or claim.metric not in untimed:
            continue
        links = (party(claim.subject), party(claim.object), claim.metric, aspect(claim), claim.scope, claim.level, claim.basis)
        told.setdefault((*links, claim.hedge, claim.base), []).append(claim)
    for held in told.values():
        if len({c.sentence for c in held}) > 1 and len({c.period for c in held}) > 1 and _may_be_one_time(held):
            yield held


def _may_be_one_time(claims: Sequence[Claim]) -> bool:
    """Whether at most one time is stated for them: the others go without, or by what the text spoke of before."""
    stated = {c.period for c in claims if c.period is not None and c.found.get("period") == "stated"}
    loose = [c for c in claims if c.period is None or c.found.get("period") != "stated"]
    return len(stated) < 2 and any(c.period is None for c in loose)
