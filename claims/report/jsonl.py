"""The result as JSON Lines: each document, claim and finding on a line of its own, then the coverage of the run."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Result
from claims.report.json import dumped
from claims.report.options import Options
from claims.report.schema import Part, report

NAME = "jsonl"


def render(result: Result, options: Options) -> str:
    """Return objects with a `type`, document, claim, finding, failure or coverage, and the fields they have in `json`."""
    return "".join(_lines(result, options))


def _lines(result: Result, options: Options) -> Iterator[str]:
    whole = report(result, options)
    parts: dict[str, tuple[Part, ...]] = {
        "document": whole.documents,
        "claim": whole.claims,
        "finding": whole.findings,
        "failure": whole.failures,
        "coverage": (whole.coverage,),
    }
    for name, records in parts.items():
        for record in records:
            yield dumped({"type": name, **record.model_dump(mode="json")}) + "\n"
