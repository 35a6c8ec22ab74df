"""Findings by article, a line each in columns: for a look over many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from claims.model import Finding, Result
from claims.report.full import STYLES, paint
from claims.report.layout import Places, columns, visible
from claims.report.options import Options, shown

NAME = "grouped"
# Places named on a line; more are counted.
PLACES = 3


def render(result: Result, options: Options) -> str:
    """Return the findings of each article under its name, in the order of the text; ticks only on request."""
    places = Places(result, options.language)
    groups: dict[str, list[Finding]] = {}
    for finding in shown(result, options, ticks=False):
        groups.setdefault(finding.evidence[0].span.document if finding.evidence else "", []).append(finding)
    lines: list[Text] = []
    for name in [*(article.id for article in result.articles), *groups]:
        lines += _group(groups.pop(name, ()), places)
    return paint(lines[:-1], options)


def _group(findings: Iterable[Finding], places: Places) -> Iterator[Text]:
    """Yield the lines of one article, and an empty one; nothing where it has no finding."""
    ordered = sorted(findings, key=lambda finding: [evidence.span for evidence in finding.evidence[:1]])
    rows = [_row(finding, places) for finding in ordered]
    if not rows:
        return
    widths = [max(columns(row[column]) for row in rows) for column in range(3)]
    if ordered[0].evidence:
        yield Text(visible(ordered[0].evidence[0].span.document), "bold")
    for row, finding in zip(rows, ordered, strict=True):
        style = "green" if finding.verdict == "consistent" else STYLES[finding.severity]
        place, level, rule = (f"{cell}{' ' * (width - columns(cell))}  " for cell, width in zip(row, widths, strict=True))
        yield Text.assemble(
            "  ", (place, "dim"), (level, style), rule, visible(finding.message), (_others(finding, places), "dim")
        )
    yield Text()


def _row(finding: Finding, places: Places) -> tuple[str, str, str]:
    """Return place in the article, level and rule."""
    level = "ok" if finding.verdict == "consistent" else finding.severity
    return places.within(finding.evidence[0].span) if finding.evidence else "", level, visible(finding.rule)


def _others(finding: Finding, places: Places) -> str:
    others = list(dict.fromkeys(places.where(evidence.span) for evidence in finding.evidence[1:]))
    named = [*others[:PLACES], *([f"+{len(others) - PLACES}"] if len(others) > PLACES else [])]
    return f"  [{', '.join(named)}]" if named else ""
