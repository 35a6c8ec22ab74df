"""Runs the work on an Apache Spark cluster: the same pure functions as in-process, and byte for byte the same findings.

Articles are parsed and checked by themselves in one pass each (`mapInArrow`). Between articles only the claims of one
subject are compared, so that groups by subject go to the workers (`applyInArrow`); of what many articles tell alike only
the first few tellings travel, chosen by a window over their keys, so that a fact with a million mentions makes no group
of a million. Rows carry pickled records: they are written and read by this package's own code alone.

Needs the extra `spark` (PySpark 4 and pyarrow; Java 17) here and on the workers.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from claims.engines.batch import Checking, Parsing
from claims.engines.spark.columns import CHECKED, FOUND, READ, RECORDS
from claims.engines.spark.errors import EngineError
from claims.engines.spark.sources import items
from claims.engines.spark.workers import (
    Pairs,
    Told,
    check_batches,
    check_owner,
    claim_records,
    finding_records,
    findings_alone,
    named,
    read_batches,
)
from claims.model import Article, Claim, Coverage, Failure, Result

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from claims.facts.tables import Table

__all__ = ["Distributed", "EngineError", "check", "session"]

MISSING = "the Spark engine needs the extra: pip install 'check-claims[spark]' (PySpark 4, Java 17)"
_FORMS = ("parquet", "jsonl")


@dataclass(frozen=True, slots=True)
class Distributed:
    """What a run found, still where it was found. `told` has a row for each article, `between` one for each finding."""

    told: DataFrame
    between: DataFrame
    failures: tuple[Failure, ...]
    tables: tuple[Article, ...]
    trusted: tuple[Claim, ...]
    warnings: tuple[str, ...]

    def collect(self) -> Result:
        """Return the result, all of it on this machine; what took part in checks is not counted yet."""
        from claims.checker.merging import merged

        articles: list[Told] = [pickle.loads(row.told) for row in self.told.orderBy("document").toLocalIterator()]
        between = [pickle.loads(row.found) for row in self.between.toLocalIterator()]
        claims = tuple(claim for told in articles for claim in told.claims)
        return Result(
            tuple(told.article for told in articles),
            claims,
            merged((f for told in articles for f in told.findings), between),
            Coverage(
                sum(told.numbers for told in articles),
                len(claims),
                0,
                tuple(unread for told in articles for unread in told.unread),
            ),
            self.failures,
            self.tables,
            self.trusted,
            self.warnings,
        )

    def write(self, folder: str, form: str = "parquet") -> Counter[tuple[str, str]]:
        """Write claims, findings and failures each into a folder of `folder`, as `parquet` or `jsonl`.

        Returns how many findings there are of each verdict and severity.

        A row of claims or findings has `document`, `start` and `record`, the object that `--output-format jsonl` prints;
        in `jsonl` the object alone is a line. Raises `EngineError` where something is there already.
        """
        if form not in _FORMS:
            raise EngineError(f"no form {form!r}; one of {', '.join(_FORMS)}")
        failures = [(f.path, 0, json.dumps({"path": f.path, "reason": f.reason}, ensure_ascii=False)) for f in self.failures]
        found = self.told.mapInArrow(findings_alone, FOUND).unionByName(self.between)
        rows = {
            "claims": self.told.mapInArrow(claim_records, RECORDS),
            "findings": found.mapInArrow(finding_records, RECORDS),
            "failures": self.told.sparkSession.createDataFrame(failures, RECORDS),
        }
        for name, frame in rows.items():
            ordered = frame.orderBy("document", "start", "record")
            try:
                if form == "jsonl":
                    ordered.select("record").write.text(f"{folder}/{name}")
                else:
                    ordered.write.parquet(f"{folder}/{name}")
            except Exception as error:
                raise EngineError(f"{folder}/{name}: could not be written: {_reason(error)}") from error
        return _counted(rows["findings"])


def _counted(findings: DataFrame) -> Counter[tuple[str, str]]:
    from pyspark.sql import functions as F

    named = (F.get_json_object("record", f"$.{name}").alias(name) for name in ("verdict", "severity"))
    return Counter(
        {
            (row.verdict, row.severity): row["count"]
            for row in findings.select(*named).groupBy("verdict", "severity").count().collect()
        }
    )


def _reason(error: Exception) -> str:
    """Return the first line that Spark says of an error, which goes on for pages."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def session(master: str | None = None) -> SparkSession:
    """Return a Spark session; `master` as Spark names it (local[2], yarn, k8s://…), None for what spark-submit set.

    Workers run this Python. Raises `EngineError` where Spark is not installed or does not start.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(MISSING) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    built = SparkSession.builder.appName("check-claims").config("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
    built = built.config("spark.ui.showConsoleProgress", "false").config("spark.sql.session.timeZone", "UTC")
    try:
        made: SparkSession = (built.master(master) if master else built).getOrCreate()
    except Exception as error:
        raise EngineError(f"Spark did not start: {str(error).strip().splitlines()[-1]}") from error
    made.sparkContext.setLogLevel("ERROR")
    return made


def check(
    spark: SparkSession,
    inputs: Sequence[str],
    task: Checking,
    *,
    tables: Callable[[str], tuple[list[Table], list[Failure]]] | None = None,
    within: bool = True,
    across: bool = True,
) -> Distributed:
    """Return what the articles of `inputs` claim and what the rules find in them: paths, or addresses that Spark reads.

    `.jsonl` and `.parquet` (columns as the keys of a JSON line) are split among the workers; other files are read by them
    where they lie. `tables` gives the trusted tables in the language of the first article, and what could not be used.
    Raises `PackError` as `claims.check` does, `EngineError` for what Spark cannot read.
    """
    from claims.parse.renamed import renamed

    task.terms  # noqa: B018 - a rule that does not exist is told before any work
    listed, failures = items(spark, inputs)
    read = listed.mapInArrow(partial(read_batches, Parsing(task.folders)), READ).persist()
    try:
        failures += [Failure(row.document, row.reason) for row in read.filter("reason is not null").collect()]
        read, told_twice = _once(read)
        pairs = _introductions(read)
        names = named(pairs, task.folders)
        known, unusable = tables(_first_language(read)) if tables else ([], [])
        facts = renamed([fact for table in known for fact in table.claims], names)
        task = replace(task, trusted=facts, tables=tuple(table.article for table in known))
        told = read.mapInArrow(partial(check_batches, task, pairs, within), CHECKED).persist()
        told.count()
    finally:
        read.unpersist()
    between = _between(told, task) if across else spark.createDataFrame([], FOUND)
    warnings = tuple(warning for table in known for warning in table.warnings)
    ordered = sorted([*failures, *told_twice], key=lambda f: (f.path, f.reason))
    return Distributed(told, between.persist(), (*ordered, *unusable), task.tables, facts, warnings)


def _once(read: DataFrame) -> tuple[DataFrame, list[Failure]]:
    """Return the articles, each id once (the first line that has it), and the others as failures."""
    from pyspark.sql import functions as F

    good = read.filter("reason is null")
    counted = good.groupBy("document").agg(F.min("number").alias("first"), F.count("*").alias("times"))
    twice = {row.document: row.first for row in counted.filter("times > 1").collect()}
    if not twice:
        return good, []
    held = good.filter(F.col("document").isin(list(twice))).select("document", "number").collect()
    failures = [
        Failure(row.document.rpartition("#")[0] or row.document, f"line {row.number}: line {twice[row.document]} has the same id")
        for row in held
        if row.number != twice[row.document]
    ]
    first = read.sparkSession.createDataFrame(list(twice.items()), "document string, first long")
    kept = good.join(F.broadcast(first), "document", "left").filter("first is null or number = first").drop("first")
    return kept.select(*good.columns), failures


def _first_language(read: DataFrame) -> str:
    first = read.orderBy("document").select("language").first()
    return first.language if first else "en"


def _introductions(read: DataFrame) -> Pairs:
    """Return the Latin names that articles introduce and that claims of any article go by, each with its front."""
    from pyspark.sql import functions as F

    told = [(row.gloss[0], row.gloss[1]) for row in read.select(F.explode("glosses").alias("gloss")).distinct().collect()]
    latins = sorted({latin for _, latin in told})
    if not latins:
        return frozenset()
    parties = read.select(F.explode("parties").alias("party")).filter(F.col("party").isin(latins)).distinct()
    used = {row.party for row in parties.collect()}
    return frozenset((front, latin) for front, latin in told if latin in used)


def _between(told: DataFrame, task: Checking) -> DataFrame:
    """Return what articles say against each other, a group for each subject that several of them speak of."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    from claims.checker.facts import TELLINGS

    every = told.select("document", F.explode("tellings").alias("t")).select("document", "t.*")
    alike = Window.partitionBy("key").orderBy("document", "start", "id")
    chosen = every.withColumn("nth", F.row_number().over(alike)).filter(F.col("nth") <= TELLINGS)
    owned = chosen.groupBy("owner", "document").agg(F.collect_list("id").alias("own"))
    shared = owned.groupBy("owner").agg(F.count("*").alias("articles")).filter("articles > 1").select("owner")
    rows = owned.join(shared, "owner").join(told.select("document", "told"), "document")
    # Not a partial: Spark looks for the type hints of what it is given, and trips over one.
    return rows.groupBy("owner").applyInArrow(lambda group: check_owner(task, group), FOUND)
