"""Names as people write them, turned into those that claims carry: 英伟达, NVDA → Nvidia; 市值 → market_cap."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

from claims.packs import Pack


def subject_named(name: str, pack: Pack) -> str:
    """Return the canonical name of an entity by any of its names, ids and tickers; an unknown name as it is written."""
    return _subjects(pack).get(_folded(name), name)


def is_known_subject(name: str, pack: Pack) -> bool:
    """Whether the vocabulary has an entity of that name."""
    return _folded(name) in _subjects(pack)


def metric_named(name: str, pack: Pack) -> str:
    """Return the id of a metric by its id or any alias; an unknown one as open metrics are written, with underscores."""
    folded = _folded(name)
    return _metrics(pack).get(folded) or _metrics(pack).get(folded.replace("_", " ")) or folded.replace(" ", "_")


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'X'?" for the nearest known name, or ""."""
    close = difflib.get_close_matches(name, sorted(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def metric_names(pack: Pack) -> Iterable[str]:
    """Return every id and alias of a metric."""
    return _metrics(pack)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _subjects(pack: Pack) -> Mapping[str, str]:
    """Names to canonical ones. What only goes with a context (a short form, a ticker of digits) counts here too: who
    asks has named the entity on purpose. Where two entities share such a form, neither has it."""
    sure: dict[str, str] = {}
    shared: dict[str, set[str]] = {}
    for entity in pack.entities.values():
        for name in (entity.id, entity.name, *entity.zh, *entity.en):
            sure.setdefault(_folded(name), entity.name)
        for name in (*entity.short, *entity.tickers):
            shared.setdefault(_folded(name), set()).add(entity.name)
    loose = {name: next(iter(owners)) for name, owners in shared.items() if len(owners) == 1}
    return {**loose, **sure}


@cache
def _metrics(pack: Pack) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for metric in pack.metrics.values():
        for name in (metric.id, metric.id.replace("_", " "), *metric.zh, *metric.en):
            found.setdefault(_folded(name), metric.id)
    return found
