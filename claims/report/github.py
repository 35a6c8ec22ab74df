"""Workflow commands: GitHub Actions shows each as an annotation beside the line it names."""

from __future__ import annotations

from claims.model import Failure, Finding, Result
from claims.report.layout import Places, file_of, visible
from claims.report.options import Options, shown

NAME = "github"
# Places named in a message; every damaged word of a copy is a place.
PLACES = 8
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def render(result: Result, options: Options) -> str:
    """Return a command a line for each finding, and for each input that could not be read; ticks only on request."""
    places = Places(result, options.language)
    lines = [_annotation(finding, places) for finding in shown(result, options, ticks=False)]
    return "".join(f"{line}\n" for line in (*lines, *map(_failure, result.failures)))


def _annotation(finding: Finding, places: Places) -> str:
    level = "notice" if finding.verdict in ("consistent", "not_comparable") else _COMMANDS[finding.severity]
    return _command(level, {**_place(finding, places), "title": f"check-claims {finding.rule}"}, _message(finding, places))


def _place(finding: Finding, places: Places) -> dict[str, str]:
    """Return where a finding begins; a line only where the article is its file, as filed."""
    if not finding.evidence:
        return {}
    span = finding.evidence[0].span
    told = {"file": visible(file_of(span.document))}
    if not places.is_as_filed(span.document):
        return told
    (line, column), (last, end) = places.position(span), places.end(span)
    told["line"], told["endLine"] = str(line), str(last)
    return told if last != line else told | {"col": str(column), "endColumn": str(end)}


def _message(finding: Finding, places: Places) -> str:
    """Return what is said, each place, and what would make them agree, line by line."""
    quotes = {evidence.span: visible(evidence.quote) for evidence in finding.evidence[:PLACES]}
    return "\n".join(
        (
            visible(finding.message),
            *(f"{places.where(span)} “{quote}”" for span, quote in quotes.items()),
            *(visible(line) for line in (*finding.derivation, *finding.reconcile, *finding.explanations)),
        )
    )


def _failure(failure: Failure) -> str:
    told = {"file": visible(file_of(failure.path)), "title": "check-claims"}
    return _command("error", told, f"{visible(failure.path)}: {visible(failure.reason)}")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_DATA)}"
