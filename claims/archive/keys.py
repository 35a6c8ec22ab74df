"""Where the archive files a claim: the checker's fact key as a number, and the ends of its values as bytes that sort."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import NamedTuple

from claims.archive.bounds import keys
from claims.checker.case import Case
from claims.checker.facts import FactKey, fact_key, metric_of
from claims.model import Claim
from claims.packs import Pack
from claims.period import is_dated
from claims.units import root_factor

_ALONE = ("title", "boilerplate")


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
    key = fact_key(case, claim)
    return Filed(_hash(key), *keys(claim.hard, root_factor(claim.base.unit))) if _is_shared(case, claim, key) else None


def _is_shared(case: Case, claim: Claim, key: FactKey) -> bool:
    """Whether another article's claim may contradict one.

    The gate asks for subject, metric and a dated period, and for what growth is measured from. Metrics with many values
    at a time (prices, deals), places in a list and durations contradict nobody; a headline is held against its own body,
    and a teaser's number is another article's business.
    """
    metric = metric_of(case, claim)
    single = metric.values == "one" if metric else key.aspect == "level"
    dated = claim.period is not None and is_dated(claim.period)
    known = dated and key.subject is not None and key.metric is not None and (key.aspect != "growth" or key.basis is not None)
    return known and single and key.aspect != "ordinal" and dict(key.dimension) != {"time": 1} and claim.zone not in _ALONE


def _hash(key: FactKey) -> int:
    """Return eight bytes as SQLite holds integers. Should two facts ever share them, the gate still tells them apart."""
    parts = tuple(getattr(key, field.name) for field in fields(key))
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big", signed=True)
