"""What the markdown and HTML reports show of a finding: its places, each with its sentence, speaker and position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.model import Finding, Result, Span
from claims.report.labels import LABELS, counted
from claims.report.layout import Places, language_of
from claims.report.options import Options

# Characters shown on each side of a quote where its sentence is longer.
AROUND = 120


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a finding: the sentence around the number, who says it, and where."""

    span: Span
    before: str
    quote: str
    after: str
    speaker: str
    where: str


def chosen_language(result: Result, options: Options) -> str:
    """Return zh or en: as asked, or that of the first article."""
    return language_of(result.articles) if options.language == "auto" else options.language


def places(table: Places, finding: Finding) -> Iterator[Place]:
    """Yield the places of a finding, each once, in its order."""
    for span in dict.fromkeys(evidence.span for evidence in finding.evidence):
        article, claim = table.articles.get(span.document), table.claim_at(span)
        if article is None:
            continue
        text = article.text
        start, end = (claim.sentence.start, claim.sentence.end) if claim else (span.start - AROUND, span.end + AROUND)
        low, high = max(0, start, span.start - AROUND), min(len(text), end, span.end + AROUND)
        yield Place(
            span,
            ("…" if low > max(0, start) else "") + _flat(text[low : span.start]).lstrip(),
            _flat(text[span.start : span.end]),
            _flat(text[span.end : high]).rstrip() + ("…" if high < end else ""),
            (claim.speaker or "") if claim else "",
            table.where(span),
        )


def summary(result: Result, language: str) -> str:
    """Return one line of counts; notes on the state of a copy are not tensions between numbers."""
    verdicts = [finding.verdict for finding in result.findings if finding.kind != "text"]
    return counted(
        "summary",
        language,
        articles=len(result.articles),
        claims=len(result.claims),
        inconsistent=verdicts.count("inconsistent"),
        tension=verdicts.count("tension"),
        consistent=verdicts.count("consistent"),
    )


def coverage(result: Result, language: str) -> str:
    """Return how much was read, in one sentence."""
    seen = result.coverage
    return counted("coverage", language, numbers=seen.numbers, understood=seen.understood, checked=seen.checked)


def question(shown: list[Place], language: str) -> str:
    """Return a question that an editor can send to the reporter as it stands."""
    words = LABELS[language]
    quotes = dict.fromkeys(f"“{place.quote}” ({place.where})" for place in shown)
    return words["ask"].format(quotes=words["and"].join(quotes))


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))
