"""What the workers of a Spark run do: read and parse, check alone, check between articles. Pure functions of batches."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.engines.batch import Checking, Parsing
from claims.engines.spark.columns import CHECKED, FOUND, READ, RECORDS, Batches, batch_of, rows_of
from claims.engines.spark.sources import item_of
from claims.model import Article, Claim, Coverage, Failure, Finding, Result, Unread
from claims.packs import load
from claims.report.json import dumped
from claims.report.options import Options
from claims.report.schema import report

if TYPE_CHECKING:
    import pyarrow as pa

    from claims.parse.renamed import Introductions

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """An article after both passes over it alone: its claims, by the names that all articles settle, and what was found.

    `findings` are those to be told, `alone` all that were found within the article.
    """

    article: Article
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    numbers: int
    findings: tuple[Finding, ...]
    alone: tuple[Finding, ...]


def read_batches(task: Parsing, batches: Batches) -> Batches:
    from claims.parse.parties.glossed_zh import glosses

    for batch in batches:
        rows: list[dict[str, object]] = []
        for kind, name, number, body in rows_of(batch, "kind", "name", "number", "body"):
            for made in task(item) if (item := item_of(kind, name, number, body)) else ():
                if isinstance(made, Failure):
                    rows.append({"document": made.path, "number": number, "reason": made.reason})
                    continue
                article, parsed = made
                found = glosses(article.shadow.text) if article.language != "en" else ()
                rows.append(
                    {
                        "document": article.id,
                        "number": number,
                        "language": article.language,
                        "glosses": [[gloss.front, gloss.latin] for gloss in found],
                        "parties": sorted(_parties(parsed.claims)),
                        "told": pickle.dumps(made),
                    }
                )
        yield batch_of(rows, READ)


def _parties(claims: Iterable[Claim]) -> set[str]:
    told = (name for claim in claims for name in (claim.subject, claim.object, claim.speaker) if name)
    return {name for names in told for name in names.split("; ")}


def check_batches(task: Checking, pairs: Pairs, within: bool, batches: Batches) -> Batches:
    from claims.checker.merging import about_tables
    from claims.parse.renamed import renamed

    names = named(pairs, task.folders)
    for batch in batches:
        rows: list[dict[str, object]] = []
        for (data,) in rows_of(batch, "told"):
            article, parsed = pickle.loads(data)
            claims = renamed(parsed.claims, names)
            found = task((article, claims))
            kept = found if within else about_tables(found, task.terms.tables)
            told = Told(article, claims, parsed.unread, parsed.numbers, tuple(kept), tuple(found))
            rows.append(
                {
                    "document": article.id,
                    "claims": len(claims),
                    "told": pickle.dumps(told),
                    "tellings": list(_tellings(article, claims, task)),
                }
            )
        yield batch_of(rows, CHECKED)


def _tellings(article: Article, claims: Sequence[Claim], task: Checking) -> Iterator[dict[str, object]]:
    """Yield where each claim that may be compared goes: its subject, and what makes others tell the same."""
    from claims.checker.case import Case
    from claims.checker.facts import party, telling, tellings

    case = Case(tuple(c for c in claims if c.zone != "boilerplate"), {article.id: article}, load(*task.folders))
    for claim in tellings(case, case.claims):
        key = hashlib.blake2b(repr(telling(case, claim)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        yield {"owner": party(claim.subject), "key": key, "start": claim.span.start, "id": claim.id}


def named(pairs: Pairs, folders: tuple[Path, ...]) -> Introductions:
    """Return the names that articles introduce, to be asked."""
    from claims.parse.cues import cues
    from claims.parse.renamed import Introductions

    return Introductions(pairs, cues(load(*folders)))


def check_owner(task: Checking, group: pa.Table) -> pa.Table:
    """Return what the articles that speak of one subject say against each other."""
    import pyarrow as pa

    from claims.checker.engine import check_across

    own = {name for names in group.column("own").to_pylist() for name in names}
    held: list[Told] = sorted(map(pickle.loads, group.column("told").to_pylist()), key=lambda told: told.article.id)
    articles = {told.article.id: told.article for told in held}
    claims = [claim for told in held for claim in told.claims]
    alone = [finding for told in held for finding in told.alone]
    found = check_across(claims, articles, task.terms, alone, own=own)
    rows = [{**_place(finding), "found": pickle.dumps(finding)} for finding in found]
    return pa.Table.from_batches([batch_of(rows, FOUND)])


def _place(finding: Finding) -> dict[str, object]:
    if not finding.evidence:
        return {"document": "", "start": 0}
    first = finding.evidence[0].span
    return {"document": first.document, "start": first.start}


def claim_records(batches: Batches) -> Batches:
    """Return the claims of articles as the reports print them."""
    for batch in batches:
        rows: list[dict[str, object]] = []
        for (data,) in rows_of(batch, "told"):
            told: Told = pickle.loads(data)
            records = report(_result(claims=told.claims), Options()).claims
            rows += [
                {"document": claim.document, "start": claim.span.start, "record": dumped(record.model_dump(mode="json"))}
                for claim, record in zip(told.claims, records, strict=True)
            ]
        yield batch_of(rows, RECORDS)


def findings_alone(batches: Batches) -> Batches:
    """Return what was found within articles, as rows of findings."""
    for batch in batches:
        told = (pickle.loads(data) for (data,) in rows_of(batch, "told"))
        yield batch_of([{**_place(f), "found": pickle.dumps(f)} for held in told for f in held.findings], FOUND)


def finding_records(batches: Batches) -> Batches:
    """Return findings as the reports print them."""
    for batch in batches:
        found: tuple[Finding, ...] = tuple(pickle.loads(data) for (data,) in rows_of(batch, "found"))
        records = report(_result(findings=found), Options()).findings
        rows = [
            {**_place(finding), "record": dumped(record.model_dump(mode="json"))}
            for finding, record in zip(found, records, strict=True)
        ]
        yield batch_of(rows, RECORDS)


def _result(claims: tuple[Claim, ...] = (), findings: tuple[Finding, ...] = ()) -> Result:
    return Result((), claims, findings, Coverage(0, len(claims), 0))
