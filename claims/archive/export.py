"""An archive as a file for other programs: JSON lines, or Parquet with the extra `parquet`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claims.archive.query import COLUMNS, Row
from claims.archive.schema import ArchiveError

if TYPE_CHECKING:
    import pyarrow

# Rows of one group of a Parquet file.
_GROUP = 20_000


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield each row as a JSON object on a line."""
    return (f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def write_json_lines(rows: Iterable[Row], path: Path) -> int:
    """Write rows as JSON lines; return how many. Raises `ArchiveError`."""
    beside, count = _beside(path), 0
    try:
        with beside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            for count, line in enumerate(json_lines(rows), 1):  # noqa: B007
                file.write(line)
        beside.replace(path)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        _drop(beside)
    return count


def write_parquet(rows: Iterable[Row], path: Path) -> int:
    """Write rows as a Parquet file; return how many. Raises `ArchiveError`, also where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ArchiveError("Parquet needs pyarrow: pip install 'check-claims[parquet]'") from error
    beside, count = _beside(path), 0
    schema = pyarrow.schema([(name, _type(name, pyarrow)) for name in COLUMNS])
    held = iter(rows)
    try:
        with pyarrow.parquet.ParquetWriter(beside, schema, compression="zstd") as writer:
            while group := list(islice(held, _GROUP)):
                writer.write_table(pyarrow.Table.from_pylist([_typed(row) for row in group], schema))
                count += len(group)
        beside.replace(path)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        _drop(beside)
    return count


def _type(name: str, arrow: pyarrow) -> pyarrow.DataType:
    types = {"published": arrow.date32(), "start": arrow.int64(), "end": arrow.int64(), "confidence": arrow.float64()}
    return types.get(name, arrow.string())


def _typed(row: Row) -> dict[str, object]:
    day = row["published"]
    return {**row, "published": date.fromisoformat(str(day)) if day else None}


def _beside(path: Path) -> Path:
    """Return where a file is written before it takes its name, so that there is never half of one."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
