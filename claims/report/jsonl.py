"""The result as JSON Lines: each document, claim and finding on a line of its own, the coverage of the run among them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Result
from claims.report.json import dumped
from claims.report.options import Options
from claims.report.schema import Part, report

NAME = "jsonl"


def render(result: Result, options: Options) -> str:
    """Return objects with their fields in `json` and a `type`: document, claim, finding, suppressed, failure, coverage, warning.

    What a trusted table or an archive holds of them comes behind as table, trusted, archived and recalled.
    """
    return "".join(_lines(result, options))


def _lines(result: Result, options: Options) -> Iterator[str]:
    whole = report(result, options)
    parts: dict[str, tuple[Part, ...]] = {
        "document": whole.documents,
        "claim": whole.claims,
        "finding": whole.findings,
        "suppressed": whole.suppressed,
        "failure": whole.failures,
        "coverage": (whole.coverage,),
        "table": whole.tables,
        "trusted": whole.trusted,
        "archived": whole.archived,
        "recalled": whole.recalled,
    }
    for name, records in parts.items():
        for record in records:
            yield dumped({"type": name, **record.model_dump(mode="json")}) + "\n"
    yield from (dumped({"type": "warning", "message": warning}) + "\n" for warning in whole.warnings)
