"""What `archive query` asks for, and how what it finds is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.cli import UsageError, suggestion, words

if TYPE_CHECKING:
    from claims.archive.query import Missing, Query, Row
    from claims.packs import Pack

# Periods that are named where none is the one asked for; any month, to tell a fiscal period from no period at all.
_SOME, _ANY_MONTH = 6, 12
# Columns of the table on a terminal; the other formats have them all.
_SHOWN = ("published", "document", "subject", "metric", "period", "quote", "low", "high", "unit", "modality")
_HEADERS = {"en": _SHOWN, "zh": ("发表", "文章", "主体", "指标", "时期", "原文", "下限", "上限", "单位", "语气")}


def canonical(name: str, pack: Pack) -> str:
    """Return the name that claims go by of an entity by any of its names, in any script."""
    from claims.facts.names import is_known_subject, subject_named

    return subject_named(name if is_known_subject(name, pack) else simplified(name), pack)


def simplified(name: str) -> str:
    from claims.reader.script import simplify

    return name if name.isascii() else simplify(name)


def require_period(period: str) -> None:
    """Raise UsageError for what looks like a date and is none that a claim can have."""
    from claims.period import days, is_dated

    if days(period, _ANY_MONTH) is None and is_dated(period):
        told = {
            "en": "--period: expected one such as 2025, 2025Q3, FY2025 or 2025-09-22, found {period!r}",
            "zh": "--period：应为 2025、2025Q3、FY2025、2025-09-22 之类，而非 {period!r}",
        }
        raise UsageError(words.say(told, period=period))


def nothing(asked: Query, lacks: Missing) -> str:
    """Return why a query found nothing, and what there is instead."""
    told = words.say({"en": "check-claims: no such claim", "zh": "check-claims：没有这样的数字"})
    if lacks.what == "period":
        some = ", ".join(lacks.known[-_SOME:])
        return told + words.say({"en": "; the latest periods told are {some}", "zh": "；有数字的时期（最近）：{some}"}, some=some)
    name = getattr(asked, lacks.what) if lacks.what else ""
    return told + suggestion(name, lacks.known) if name else told


def rendered(rows: list[Row], shape: str) -> str:
    if shape == "jsonl":
        from claims.archive.export import json_lines

        return "".join(json_lines(rows))
    from claims.archive.query import COLUMNS, NUMBERS
    from claims.report import csv, table

    if shape == "csv":
        cells = ({name: "" if value is None else str(value) for name, value in row.items()} for row in rows)
        return csv.grid(
            COLUMNS, ([cell if name in NUMBERS else csv.guarded(cell) for name, cell in row.items()] for row in cells)
        )
    shown = ({**row, "document": _ending(str(row["document"]), table.WIDEST)} for row in rows)
    return table.grid(_HEADERS[words.spoken()], ([str(row[name] or "") for name in _SHOWN] for row in shown))


def _ending(name: str, width: int) -> str:
    """Return the end of a name that is too long for a column: articles of one folder begin alike."""
    from claims.report.layout import columns

    if columns(name) <= width:
        return name
    while columns(name) > width - 1:
        name = name[1:]
    return f"…{name}"
