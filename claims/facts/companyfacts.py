"""SEC "companyfacts" JSON as a trusted table: reported values of XBRL concepts with the days they are for.

The shape is that of https://data.sec.gov/api/xbrl/companyfacts/: `entityName`, and `facts` by taxonomy (us-gaap,
ifrs-full), concept and unit, each a list of `start`, `end`, `val`, `form`, `filed`. `fy` and `fp` there are those of
the filing, not of the value, so that only the days are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claims.facts.names import is_known_subject
from claims.facts.row import FactError, Row
from claims.packs import Pack
from claims.period import months

# How far the end of a fiscal quarter of whole weeks may lie from the end of its month.
_SLACK = timedelta(days=12)
_MONTH = Decimal("30.44")
_FORM_WORDS = re.compile(
    r"[\s,./]*\b(corp(oration)?|inc(orporated)?|co|company|ltd|limited|plc|holdings?|group|n\.?v|s\.?a|ag|se|de|/?new)\b\.?", re.I
)
_UNITS = {"shares": "shares", "pure": ""}


@dataclass(frozen=True, slots=True)
class _Reported:
    metric: str
    unit: str
    period: str
    value: Decimal
    form: str
    filed: str


def is_companyfacts(found: object) -> bool:
    """Whether a JSON document has the shape of such a file."""
    return isinstance(found, dict) and isinstance(found.get("facts"), dict) and "entityName" in found


def read_json(text: str, path: str) -> object:
    """Return what a JSON file holds, numbers exact. Raises `FactError`."""
    try:
        return json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, RecursionError) as error:
        raise FactError(f"{path}: not JSON: {error}") from error


def company_rows(found: Mapping[str, object], path: str, pack: Pack) -> tuple[str, tuple[Row, ...]]:
    """Return a text with a line for each reported value of a known metric, and the rows that stand on its lines.

    Of a value filed again for the same days the latest filing counts.
    """
    subject = company(str(found["entityName"]), pack)
    latest: dict[tuple[str, str, str], _Reported] = {}
    for reported in _reported(found["facts"], pack):
        key = (reported.metric, reported.unit, reported.period)
        if key not in latest or latest[key].filed < reported.filed:
            latest[key] = reported
    lines: list[str] = []
    rows: list[Row] = []
    start = 0
    for reported in sorted(latest.values(), key=lambda r: (r.metric, r.period, r.unit)):
        value = f"{_plain(reported.value)} {reported.unit}".strip()
        line = f"{subject} | {reported.metric} | {reported.period} | {value} | {reported.form} filed {reported.filed}"
        rows.append(Row(subject, reported.metric, value, start, start + len(line), len(lines) + 1, reported.period,
                        source=reported.form, as_of=reported.filed))  # fmt: skip
        lines.append(line)
        start += len(line) + 1
    return "\n".join(lines) + "\n", tuple(rows)


def company(name: str, pack: Pack) -> str:
    """Return the name by which the vocabulary may know a registrant: NVIDIA CORP is NVIDIA."""
    bare = _FORM_WORDS.sub("", name).strip(" ,./")
    return next((form for form in (name, bare) if is_known_subject(form, pack)), bare or name)


def _reported(facts: object, pack: Pack) -> Iterator[_Reported]:
    """Yield the values of concepts that are metrics; whatever has another shape is passed over."""
    for taxonomy, concepts in _items(facts):
        for concept, told in _items(concepts):
            metric = pack.concepts.get(taxonomy, {}).get(concept)
            if metric is None or not isinstance(told, Mapping):
                continue
            for unit, values in _items(told.get("units")):
                yield from _values(metric, _unit(unit), values)


def _values(metric: str, unit: str | None, values: object) -> Iterator[_Reported]:
    for value in values if isinstance(values, list) and unit is not None else ():
        if not isinstance(value, Mapping) or not isinstance(value.get("val"), Decimal):
            continue
        period = _period(value.get("start"), value.get("end"))
        if period is not None and unit is not None:
            yield _Reported(metric, unit, period, value["val"], str(value.get("form", "")), str(value.get("filed", "")))


def _items(table: object) -> list[tuple[str, object]]:
    return [(str(key), value) for key, value in table.items()] if isinstance(table, Mapping) else []


def _unit(name: str) -> str | None:
    """Return a unit of the file as text: USD, USD/share, shares; None for what no claim is in."""
    over, _, under = name.partition("/")
    over = _UNITS.get(over, over)
    if under:
        return f"{over}/{under.removesuffix('s')}" if under == "shares" else None
    return over


def _period(start: object, end: object) -> str | None:
    """Return the period of a value: a day, or the months that its days come nearest to (fiscal quarters are whole weeks)."""
    try:
        last = date.fromisoformat(str(end))
        if start is None:
            return last.isoformat()
        first = date.fromisoformat(str(start))
    except ValueError:
        return None
    count = round(Decimal((last - first).days + 1) / _MONTH)
    final = _month_end(last)
    if count < 1 or abs(final - last) > _SLACK:
        return f"{first}/{last}"
    index = final.year * 12 + final.month - count
    return months(date(index // 12, index % 12 + 1, 1), final)


def _month_end(day: date) -> date:
    """Return the end of the month that is nearest to a day."""
    this = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    before = day.replace(day=1) - timedelta(days=1)
    return min((before, this), key=lambda end: abs(end - day))


def _plain(value: Decimal) -> str:
    return f"{value:f}"
