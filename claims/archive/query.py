"""Rows of an archive: the claims on a subject, a metric, a period, with the article that each stands in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.archive.names import names_of
from claims.archive.schema import ArchiveError
from claims.archive.store import Archive
from claims.packs import Pack
from claims.period import days

# What a row tells, in this order; numbers are decimal strings, what is absent is None.
COLUMNS = (
    "document", "published", "source", "title", "url", "language", "subject", "object", "metric", "scope", "level", "period",
    "basis", "quote", "low", "high", "unit", "printed_low", "printed_high", "printed_unit", "hedge", "kind", "direction",
    "modality", "speaker", "zone", "start", "end", "confidence",
)  # fmt: skip
NUMBERS = ("low", "high", "printed_low", "printed_high", "start", "end", "confidence")
Row = dict[str, str | int | float | None]

_SELECT = (
    "SELECT d.name, d.published, d.source, d.title, d.url, d.language, c.subject, c.object, c.metric, c.scope, c.level, "
    "c.period, c.basis, c.quote, c.value_low, c.value_high, c.unit, c.detail, c.hedge, c.kind, c.direction, c.modality, "
    "c.speaker, c.zone, c.start, c.stop, c.confidence FROM claims AS c JOIN documents AS d ON d.id = c.document"
)
# By index, both; one condition with OR would read every row.
_ALONE = "SELECT document, place FROM claims WHERE subject = ?"
_JOINT = "SELECT document, place FROM claims WHERE instr(subject, '; ') AND instr('; ' || subject || '; ', '; ' || ? || '; ')"
# The place of `detail` in the row, and of the printed amount in it.
_DETAIL, _PRINTED = 17, slice(3, 6)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; None asks for any. `subject` and `metric` are canonical names, alone or of several joint parties;
    a subject is found under every name that articles of the archive give it.

    `document` is a name or the end of one after a `/`. `since` and `until` are days of publication, both included.
    """

    subject: str | None = None
    metric: str | None = None
    period: str | None = None
    document: str | None = None
    since: date | None = None
    until: date | None = None


def find(archive: Archive, query: Query, pack: Pack) -> Iterator[Row]:
    """Yield the claims that are asked for: by publication, then by document and place."""
    conditions, values = _conditions(query, _names(archive, query.subject, pack) if query.subject is not None else [])
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    order = " ORDER BY d.published IS NULL, d.published, d.name, c.place"
    ends = {entity.name: entity.fiscal_year_end for entity in pack.entities.values()}
    for row in archive.rows(_SELECT + where + order, values):
        found: Row = dict(zip(COLUMNS, (*row[:_DETAIL], *_printed(archive, row[_DETAIL]), *row[_DETAIL + 1 :]), strict=True))
        if query.period is None or _is_on(found, query.period, ends):
            yield found


def _printed(archive: Archive, detail: str) -> tuple[str | None, str | None, str]:
    """Return the number of a row as printed. Raises `ArchiveError` where the row was changed by other hands."""
    try:
        low, high, unit = json.loads(detail)[_PRINTED]
    except (ValueError, TypeError, RecursionError) as error:
        raise ArchiveError(f"{archive.path}: damaged: a claim without its number as printed") from error
    return low, high, unit


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a query finds nothing: `what` of it (a field of `Query`) the archive has not, and what it has instead.

    Where each of its parts is there, and not all together, `what` is period, with the periods told of the rest, or "".
    """

    what: str
    known: tuple[str, ...] = ()


def missing(archive: Archive, query: Query, pack: Pack) -> Missing:
    """Return why a query finds nothing."""
    alone = (Query(subject=query.subject), Query(metric=query.metric), Query(document=query.document))
    for part, name in zip(alone, ("subject", "metric", "document"), strict=True):
        if part != Query() and next(find(archive, part, pack), None) is None:
            return Missing(name, tuple(_known(archive, name)))
    rest = replace(query, period=None) if query.period is not None else None
    told = {str(row["period"]) for row in find(archive, rest, pack) if row["period"]} if rest else set()
    return Missing("period", tuple(sorted(told))) if told else Missing("")


def _known(archive: Archive, what: str) -> Iterator[str]:
    """Yield what an archive has of a part of a query: all names of documents, some of the rest."""
    if what == "document":
        return iter(archive.names())
    return (row[0] for row in archive.rows(f"SELECT DISTINCT {what} FROM claims WHERE {what} IS NOT NULL LIMIT 20000"))


def _names(archive: Archive, subject: str, pack: Pack) -> list[str]:
    """Return the names by which the articles of an archive call a subject."""
    names = names_of(archive, pack)
    canonical = names.canonical(subject)
    return list(dict.fromkeys((subject, canonical, *names.filed(canonical))))


def _conditions(query: Query, names: Sequence[str]) -> tuple[list[str], Sequence[object]]:
    """Return what SQL can decide; periods that are named differently it cannot."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    if names:
        asked.append(
            (
                f"(c.document, c.place) IN ({' UNION ALL '.join((_ALONE, _JOINT) * len(names))})",
                tuple(name for name in names for _ in (_ALONE, _JOINT)),
            )
        )
    if query.metric is not None:
        asked.append(("c.metric = ?", (query.metric,)))
    if query.document is not None:
        asked.append(("(d.name = ? OR substr(d.name, -length(?)) = ?)", (query.document, *(f"/{query.document}",) * 2)))
    if query.since is not None:
        asked.append(("d.published >= ?", (query.since.isoformat(),)))
    if query.until is not None:
        asked.append(("d.published <= ?", (query.until.isoformat(),)))
    if query.period is not None:
        asked.append(("c.period IS NOT NULL", ()))
    return [condition for condition, _ in asked], [value for _, values in asked for value in values]


def _is_on(row: Row, period: str, ends: dict[str, int]) -> bool:
    """Whether a claim is of the days that a period names, in the calendar of its subject."""
    told, end = str(row["period"]), ends.get(str(row["subject"]))
    return told == period or ((wanted := days(period, end)) is not None and days(told, end) == wanted)
