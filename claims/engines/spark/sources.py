"""What a Spark run is to read, as rows: files for the workers to open, lines and records for them to share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claims.engines.batch import Item
from claims.engines.spark.columns import ITEMS
from claims.engines.spark.errors import EngineError
from claims.model import Failure
from claims.reader import listed, of_many
from claims.reader.article import Page
from claims.reader.formats import jsonl
from claims.reader.meta import Meta, from_mapping, sidecar
from claims.reader.paths import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PARQUET = ".parquet"
_KEYS = ("id", "title", "text", "source", "url", "published", "language")


def items(spark: SparkSession, inputs: Sequence[str]) -> tuple[DataFrame, list[Failure]]:
    """Return a row for each file or record, and what is not there."""
    frames: list[DataFrame] = []
    files: list[tuple[str, str, int, str]] = []
    failures: list[Failure] = []
    for name in inputs:
        if name == "-":
            raise EngineError("standard input cannot be read by a cluster; name a file")
        if "://" in name or name.rstrip("/").endswith(PARQUET):
            frames.append(_records(spark, name))
            continue
        for item in listed([name]):
            if isinstance(item, Failure):
                failures.append(item)
            elif isinstance(item, Source) and of_many(item):
                frames.append(_lines(spark, item.id, item.path.absolute().as_uri()))
            elif isinstance(item, Source):
                files.append(("file", item.id, 0, str(item.path.absolute())))
    parts = max(1, min(len(files), 4 * spark.sparkContext.defaultParallelism))
    whole = spark.createDataFrame(files, ITEMS).repartition(parts)
    for frame in frames:
        whole = whole.unionByName(frame)
    return whole, failures


def _records(spark: SparkSession, name: str) -> DataFrame:
    if not name.rstrip("/").endswith(PARQUET):
        return _lines(spark, name, name)
    from pyspark.sql import functions as F

    try:
        frame = spark.read.parquet(name)
    except Exception as error:
        raise EngineError(f"{name}: could not be read: {str(error).splitlines()[0]}") from error
    if "text" not in frame.columns or "id" not in frame.columns:
        raise EngineError(f"{name}: needs the columns id and text; it has {', '.join(frame.columns)}")
    known = [key for key in _KEYS if key in frame.columns]
    body = F.to_json(F.struct(*(F.col(key).cast("string").alias(key) for key in known)))
    return frame.select(
        F.lit("row").alias("kind"), F.lit(name).alias("name"), F.lit(0).cast("long").alias("number"), body.alias("body")
    )


def _lines(spark: SparkSession, name: str, address: str) -> DataFrame:
    numbered = spark.sparkContext.textFile(address).zipWithIndex()
    return spark.createDataFrame(numbered.map(partial(_line, name)), ITEMS)


def _line(name: str, told: tuple[str, int]) -> tuple[str, str, int, str]:
    return "line", name, told[1] + 1, told[0]


def item_of(kind: str, name: str, number: int, body: str) -> Item | Failure | None:
    """Return what a row says is to be read, on the worker that reads it; None for a blank line."""
    if kind == "file":
        return Source(name, Path(body))
    if kind == "line":
        meta = sidecar(Path(name))
        return jsonl.record(body, number, name, Meta() if isinstance(meta, Failure) else meta) if body.strip() else None
    values = json.loads(body)
    if not (values.get("text") or "").strip():
        return Failure(f"{name}#{values.get('id')}", "has no text")
    return Page(f"{name}#{values.get('id')}", values["text"], from_mapping(values))
