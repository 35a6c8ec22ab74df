"""Tables for a spreadsheet: a row for each finding, or (`extract`) for each claim; `docs/formats.md` names the columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO

from claims.figures import tidy
from claims.model import Claim, Finding, Result, Span
from claims.report.layout import Places, visible
from claims.report.options import Options, shown
from claims.report.schema import decimal

NAME = "csv"
# A spreadsheet takes a file without this mark for one of its own locale, and Chinese for noise.
MARK = "\ufeff"
FINDINGS = (
    "id", "verdict", "severity", "rule", "kind", "confidence", "message", "document", "part", "line", "column", "quote",
    "other_places", "gap", "derivation", "reconcile", "explanations",
)  # fmt: skip
CLAIMS = (
    "id", "document", "part", "line", "column", "zone", "quote", "printed_low", "printed_high", "printed_unit", "low", "high",
    "unit", "hedge", "kind", "direction", "subject", "object", "metric", "scope", "period", "basis", "modality", "speaker",
    "confidence", "sentence",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, in half and in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(result: Result, options: Options) -> str:
    """Return the findings with a header; ticks too unless told otherwise."""
    places = Places(result, options.language)
    return grid(FINDINGS, (_finding(finding, places) for finding in shown(result, options, ticks=True)))


def render_claims(result: Result, options: Options) -> str:
    """Return the claims with a header."""
    places = Places(result, options.language)
    return grid(CLAIMS, (_claim(claim, places) for claim in result.claims))


def grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells, each fit for a spreadsheet, under a header."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return MARK + out.getvalue()


def guarded(text: str) -> str:
    """Return foreign text as a cell: on one line, and behind an apostrophe where it would be taken for a formula."""
    cell = visible(text)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _finding(finding: Finding, places: Places) -> list[str]:
    first = finding.evidence[0] if finding.evidence else None
    others = (f"{places.where(evidence.span)} “{evidence.quote}”" for evidence in finding.evidence[1:])
    return [
        finding.fingerprint,
        finding.verdict,
        finding.severity,
        *map(guarded, (finding.rule, finding.kind)),
        f"{finding.confidence:.2f}",
        guarded(finding.message),
        *(_place(first.span, places) if first else ("", "", "", "")),
        guarded(first.quote) if first else "",
        *map(guarded, ("; ".join(dict.fromkeys(others)), finding.gap or "")),
        *(guarded("; ".join(lines)) for lines in (finding.derivation, finding.reconcile, finding.explanations)),
    ]


def _claim(claim: Claim, places: Places) -> list[str]:
    text = places.articles[claim.document].text[claim.sentence.start : claim.sentence.end]
    printed, base = claim.printed, claim.base
    subject, other, scope, speaker = places.printed.of(claim)
    links = (subject, other, claim.metric, scope, claim.period, claim.basis)
    return [
        guarded(claim.id),
        *_place(claim.span, places),
        claim.zone,
        guarded(claim.quote),
        *(_number(end, decimal) for end in (printed.low, printed.high)),
        guarded(printed.unit),
        *(_number(end, tidy) for end in (base.low, base.high)),
        guarded(base.unit),
        *(claim.hedge, claim.kind, claim.direction or ""),
        *(guarded(link or "") for link in links),
        claim.modality,
        guarded(speaker or ""),
        f"{claim.confidence:.2f}",
        guarded(text.strip()),
    ]


def _place(span: Span, places: Places) -> tuple[str, str, str, str]:
    """Return document, its part (a page, a paragraph) where it has such, line, column."""
    line, column = places.position(span)
    return guarded(span.document), guarded(places.part(span)), str(line), str(column)


def _number(end: Decimal | None, told: Callable[[Decimal], str]) -> str:
    """Return an end as a number, negative ones too: what is one is no formula."""
    return "" if end is None else told(end)
