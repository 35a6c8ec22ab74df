"""Trusted tables as CSV and JSON lines: subject, metric, scope, period, value, unit, source, as of."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO

from claims.facts.names import suggestion
from claims.facts.row import FactError, Row

COLUMNS = ("subject", "metric", "scope", "period", "basis", "kind", "value", "unit", "source", "as_of")
_NEEDED = ("subject", "metric", "value")


def csv_rows(text: str, path: str) -> Iterator[Row | FactError]:
    """Yield the rows of a CSV file whose first line names its columns; a row that cannot be used is its error.

    Raises `FactError` for a column that is not known, or a needed one that is not there.
    """
    lines = _Lines(text)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        head = [_column(name) for name in next(reader, [])]
        _check(head, path)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield _row(dict(zip(head, cells, strict=False)), path, line, lines.span(line, before))
    except csv.Error as error:
        raise FactError(f"{path}:{reader.line_num}: not CSV: {error}") from error


def jsonl_rows(text: str, path: str) -> Iterator[Row | FactError]:
    """Yield the rows of a file with a JSON object on each line; a line that cannot be used is its error."""
    lines = _Lines(text)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            yield FactError(f"{path}:{number}: not JSON: {error}")
            continue
        if not isinstance(found, dict):
            yield FactError(f"{path}:{number}: expected an object, found {line.strip()[:40]!r}")
            continue
        table = {_column(key): value for key, value in found.items()}
        wrong = next((f"{path}:{number}: no key {key!r}{suggestion(key, COLUMNS)}" for key in table if key not in COLUMNS), None)
        yield FactError(wrong) if wrong else _row(table, path, number, lines.span(number, number))


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the lines `first` to `last`, line break left out; never an empty stretch."""
        start = self._starts[min(first, len(self._starts)) - 1]
        end = self._starts[last] - 1 if last < len(self._starts) else len(self._text)
        return start, max(end, start + 1)


def _column(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _check(head: list[str], path: str) -> None:
    for name in head:
        if name not in COLUMNS:
            raise FactError(f"{path}:1: no column {name!r}{suggestion(name, COLUMNS)}; columns are {', '.join(COLUMNS)}")
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise FactError(f"{path}:1: no column {missing[0]!r}; the first line names the columns, {', '.join(_NEEDED)} among them")


def _row(table: Mapping[str, object], path: str, line: int, span: tuple[int, int]) -> Row | FactError:
    said = {key: str(value).strip() for key, value in table.items() if value is not None and str(value).strip()}
    missing = [name for name in _NEEDED if name not in said]
    if missing:
        return FactError(f"{path}:{line}: no {missing[0]}")
    value = joined(said["value"], said.get("unit", ""))
    place = (*span, line)
    return Row(said["subject"], said["metric"], value, *place, said.get("period"), said.get("scope"), said.get("basis"),
               said.get("kind", "level"), said.get("source"), said.get("as_of"))  # fmt: skip


def joined(value: str, unit: str) -> str:
    """Return a value and its unit as one quantity in print: 16.4 and 亿元, 57006000000 and USD."""
    blank = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{value}{blank}{unit}"
