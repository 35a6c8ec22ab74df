"""Where the archive files a claim: the checker's fact key as a number, and the ends of its values as bytes that sort."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from claims.archive.bounds import keys
from claims.checker.case import Case
from claims.checker.facts import FactKey, aspect, fact_key, measured, metric_of
from claims.model import Claim
from claims.packs import Pack
from claims.period import is_dated
from claims.units import root_factor

_ALONE = ("title", "boilerplate")
_DURATION = (("time", 1),)


class Filed(NamedTuple):
    """Where a claim is filed: a hash of its fact, and the sort keys of what it may stand for."""

    fact: int
    low: bytes
    high: bytes


def case_of(pack: Pack) -> Case:
    """Return a case without claims, which is all that a fact key asks for."""
    return Case((), {}, pack)


def filed(case: Case, claim: Claim) -> Filed | None:
    """Return where a claim is filed; None for one that no other article's claim can contradict."""
    if not _is_shared(case, claim):
        return None
    return Filed(_hash(fact_key(case, claim)), *keys(claim.hard, root_factor(claim.base.unit)))


def _is_shared(case: Case, claim: Claim) -> bool:
    """Whether another article's claim may contradict one.

    The gate asks for subject, metric and a dated period, and for what growth is measured from. Metrics with many values
    at a time (prices, deals), places in a list and durations contradict nobody; a headline is held against its own body,
    and a teaser's number is another article's business.
    """
    if claim.subject is None or claim.metric is None or claim.period is None or claim.zone in _ALONE:
        return False
    metric, what = metric_of(case, claim), aspect(claim)
    single = metric.values == "one" if metric else what == "level"
    known = what != "growth" or claim.basis is not None
    return single and known and what != "ordinal" and measured(claim.base.unit) != _DURATION and is_dated(claim.period)


def _hash(key: FactKey) -> int:
    """Return eight bytes as SQLite holds integers. Should two facts ever share them, the gate still tells them apart."""
    return int.from_bytes(hashlib.blake2b(repr(tuple(key)).encode(), digest_size=8).digest(), "big", signed=True)
