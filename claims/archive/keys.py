"""Where the archive files a claim: the checker's fact key as a number, and the ends of its values as bytes that sort."""

from __future__ import annotations

import hashlib
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
    """Where a claim is filed: the first columns of its row. `fact` is None where it is not known what is measured."""

    fact: int | None
    shared: bool
    low: bytes | None
    high: bytes | None


def case_of(pack: Pack) -> Case:
    """Return a case without claims, which is all that a fact key asks for."""
    return Case((), {}, pack)


def filed(case: Case, claim: Claim) -> Filed:
    """Return where a claim is filed."""
    key = fact_key(case, claim)
    if key.metric is None:
        return Filed(None, False, None, None)
    dated = claim.period is not None and is_dated(claim.period)
    when = key.period if dated else claim.period
    fact = (key.subject, key.metric, when, key.aspect, key.object, key.scope, key.level, key.basis, key.dimension)
    low, high = keys(claim.hard, root_factor(claim.base.unit))
    return Filed(_hash(fact), dated and _is_shared(case, claim, key), low, high)


def _is_shared(case: Case, claim: Claim, key: FactKey) -> bool:
    """Whether another article's claim may contradict one with a dated period.

    The gate asks for a subject, and for what growth is measured from. Metrics with many values at a time (prices,
    deals), places in a list and durations contradict nobody; a headline is held against its own body, and a teaser's
    number is another article's business.
    """
    metric = metric_of(case, claim)
    single = metric.values == "one" if metric else key.aspect == "level"
    known = key.subject is not None and (key.aspect != "growth" or key.basis is not None)
    return known and single and key.aspect != "ordinal" and dict(key.dimension) != {"time": 1} and claim.zone not in _ALONE


def _hash(parts: object) -> int:
    """Return eight bytes as SQLite holds integers. Should two facts ever share them, the gate still tells them apart."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big", signed=True)
