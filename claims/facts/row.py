"""A known fact, wherever it was read from, and the claim that it is made into to be compared with those of articles."""

from __future__ import annotations

from dataclasses import dataclass

from claims.facts.names import metric_named, metric_names, subject_named, suggestion
from claims.facts.value import Stated, stated
from claims.model import KINDS, Claim, Span
from claims.packs import Pack
from claims.period import days


class FactError(ValueError):
    """A fact, or a file of facts, that cannot be used: file, line, what is wrong, and what may have been meant."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as its file states it. `start` and `end` are where it stands in the file's text, in code points.

    `value` is a quantity as an article prints it. `source` and `as_of` are what a message says of where it comes from.
    """

    subject: str
    metric: str
    value: str
    start: int
    end: int
    line: int
    period: str | None = None
    scope: str | None = None
    basis: str | None = None
    kind: str = "level"
    source: str | None = None
    as_of: str | None = None


def claim_of(row: Row, path: str, pack: Pack) -> Claim:
    """Return the fact as a claim of its file, every part of it stated.

    Raises `FactError` for a metric, a kind, a value or a period that is none.
    """
    metric = known_metric(row.metric, pack, f"{path}:{row.line}")
    if row.kind not in KINDS:
        raise FactError(f"{path}:{row.line}: kind {row.kind!r} is none of {', '.join(KINDS)}{suggestion(row.kind, KINDS)}")
    said = _stated(row, path)
    span = Span(path, row.start, row.end)
    named = {"subject": row.subject, "metric": metric, "scope": row.scope, "basis": row.basis, "period": row.period}
    return Claim(
        id=f"{path}@{row.start}-{row.end}",
        span=span,
        quote=row.value,
        zone="table",
        sentence=span,
        printed=said.printed,
        base=said.base,
        hard=said.hard,
        soft=said.soft,
        hedge=said.hedge,
        kind=row.kind,
        subject=subject_named(row.subject, pack),
        metric=metric,
        scope=row.scope,
        period=row.period,
        basis=row.basis,
        speaker=" ".join(part for part in (row.source, row.as_of and f"({row.as_of})") if part) or None,
        found={name: "stated" for name, value in named.items() if value},
    )


def known_metric(name: str, pack: Pack, where: str) -> str:
    """Return the id of a metric of the vocabulary. Raises `FactError` for a name that no metric has."""
    found = metric_named(name, pack)
    if found not in pack.metrics:
        raise FactError(f"{where}: no metric {name!r}{suggestion(name, metric_names(pack))}")
    return found


def _stated(row: Row, path: str) -> Stated:
    if row.period is not None and days(row.period, 12) is None:
        forms = "2025, 2025-09, 2025-09-22, 2025Q3, 2025H1, FY2025Q3, or a span A/B of two of these"
        raise FactError(f"{path}:{row.line}: period {row.period!r} is not of the form {forms}")
    try:
        return stated(row.value)
    except ValueError as error:
        raise FactError(f"{path}:{row.line}: value: {error}") from error
