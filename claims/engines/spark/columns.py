"""The rows that pass between the steps of a Spark run, and how batches of them are taken apart and made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

# What there is to read: a file, a line of a file of many, a row of a table.
ITEMS = "kind string, name string, number long, body string"
# What was read: an article with its claims (pickled), or why not; what it tells of names.
_NAMES = "glosses array<array<string>>, parties array<string>"
READ = f"document string, number long, reason string, language string, {_NAMES}, told binary"
# What was checked: an article with claims and findings (pickled), and how each claim is compared with those of others.
CHECKED = "document string, claims long, told binary, tellings array<struct<owner:string,key:string,start:long,id:string>>"
# A finding (pickled) by the place of its first evidence.
FOUND = "document string, start long, found binary"
# What is written: the object that the reports print, by document and place.
RECORDS = "document string, start long, record string"

Batches = Iterator["pa.RecordBatch"]


def arrow(schema: str) -> pa.Schema:
    """Return the Arrow form of a schema in Spark's words, as workers know it."""
    import pyarrow as pa

    telling = pa.struct([("owner", pa.string()), ("key", pa.string()), ("start", pa.int64()), ("id", pa.string())])
    types = {
        "string": pa.string(),
        "long": pa.int64(),
        "binary": pa.binary(),
        "array<string>": pa.list_(pa.string()),
        "array<array<string>>": pa.list_(pa.list_(pa.string())),
        "array<struct<owner:string,key:string,start:long,id:string>>": pa.list_(telling),
    }
    columns = (column.split(" ", 1) for column in schema.split(", "))
    return pa.schema([(name, types[kind]) for name, kind in columns])


def rows_of(batch: pa.RecordBatch, *names: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of some columns."""
    return zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def batch_of(rows: Sequence[Mapping[str, object]], schema: str) -> pa.RecordBatch:
    """Return rows as a batch; what a row does not have is null."""
    import pyarrow as pa

    known = arrow(schema)
    return pa.RecordBatch.from_pylist([{name: row.get(name) for name in known.names} for row in rows], known)
