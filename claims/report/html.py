"""The editorial report: one HTML page, no network, no scripts; articles as filed with every number marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from claims.model import SEVERITIES, Article, Claim, Finding, Result, Span
from claims.report.axis import draw, short
from claims.report.labels import COLUMNS, LABELS
from claims.report.layout import Places
from claims.report.options import Options
from claims.report.view import Passage, chosen_language, coverage, is_damage, passages, question, summary

NAME = "html"
_SIGNS = {"inconsistent": "✗", "tension": "△", "consistent": "✓", "not_comparable": "·"}
_GRAVEST = ("inconsistent", "tension")
_RANK = {"inconsistent": 0, "tension": 1, "ticked": 2, "claim": 3, "unread": 4}


def render(result: Result, options: Options) -> str:
    """Return the whole page. Article text is escaped; the same result gives the same bytes."""
    page = _Page(result, chosen_language(result, options))
    return _environment().get_template("report.html.j2").render(page.context())


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(default=True), trim_blocks=False)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number of an article as it is shown: its state decides the underline, `href` leads to the finding."""

    start: int
    end: int
    state: str
    title: str
    href: str = ""


class _Page:
    """What the template shows of one result, in one language."""

    def __init__(self, result: Result, language: str) -> None:
        self.result = result
        self.language = language
        self.words = LABELS[language]
        self.table = Places(result)
        self.numbers = {article.id: n for n, article in enumerate(result.articles, 1)}

    def context(self) -> Mapping[str, object]:
        notes = [f for f in self.result.findings if is_damage(f)]
        shown = sorted((f for f in self.result.findings if f.verdict in _GRAVEST and f not in notes), key=_gravity)
        ticks = [f for f in self.result.findings if f.verdict == "consistent"]
        return {
            "lang": "zh-Hans" if self.language == "zh" else "en",
            "t": self.words,
            "columns": COLUMNS[self.language],
            "style": Markup((Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")),
            "summary": summary(self.result, self.language),
            "cards": [self._card(finding) for finding in shown],
            "ticks": [self._card(finding) for finding in ticks],
            "articles": [self._article(article) for article in self.result.articles],
            "claims": [self._row(claim) for claim in self.result.claims],
            "damage": [self._card(finding) for finding in notes],
            "unread": [
                {"quote": item.quote, "reason": item.reason, "where": self.table.where(item.span)}
                for item in self.result.coverage.unread
            ],
            "failures": self.result.failures,
            "coverage": coverage(self.result, self.language),
        }

    def _anchor(self, span: Span) -> str:
        return f"d{self.numbers.get(span.document, 0)}-{span.start}"

    def _card(self, finding: Finding) -> Mapping[str, object]:
        shown = passages(self.table, finding)
        return {
            "id": finding.fingerprint,
            "anchor": f"f-{finding.fingerprint}",
            "verdict": finding.verdict,
            "verdict_word": self.words[finding.verdict],
            "severity": finding.severity,
            "severity_word": self.words[finding.severity],
            "sign": _SIGNS[finding.verdict],
            "rule": finding.rule,
            "message": finding.message,
            "confidence": f"{finding.confidence:.2f}",
            "passages": [self._passage(passage) for passage in shown],
            "axis": Markup(draw(self.table.claims_of(finding), self.language)),
            "derivation": finding.derivation,
            "gap": finding.gap,
            "reconcile": finding.reconcile,
            "explanations": finding.explanations,
            "question": question(shown, self.language),
        }

    def _passage(self, passage: Passage) -> Mapping[str, object]:
        pieces = [{"text": text, "anchor": self._anchor(span) if span else ""} for text, span in passage.pieces]
        anchor = self._anchor(passage.numbers[0][1]) if passage.numbers else ""
        return {"pieces": pieces, "speaker": passage.speaker, "where": passage.where, "anchor": anchor}

    def _row(self, claim: Claim) -> Mapping[str, str]:
        low, high = claim.base.low, claim.base.high
        ends = [short(end, self.language) if end is not None else "…" for end in (low, high)]
        return {
            "anchor": self._anchor(claim.span),
            "quote": claim.quote,
            "subject": claim.subject or "",
            "metric": claim.metric or "",
            "period": claim.period or "",
            "value": ends[0] if low == high else f"{ends[0]} – {ends[1]}",
            "unit": claim.base.unit,
            "modality": self.words[claim.modality],
            "speaker": claim.speaker or "",
            "where": self.table.where(claim.span),
        }

    def _article(self, article: Article) -> Mapping[str, object]:
        return {
            "id": article.id,
            "anchor": f"d{self.numbers[article.id]}",
            "title": article.title or article.id,
            "source": article.source,
            "published": article.published.isoformat() if article.published else "",
            "language": article.language,
            "pieces": list(self._pieces(article)),
        }

    def _pieces(self, article: Article) -> Iterator[Mapping[str, str]]:
        at = 0
        for mark in _apart(sorted(self._marks(article), key=lambda m: (m.start, _RANK[m.state], -m.end))):
            yield {"text": article.text[at : mark.start]}
            yield {
                "text": article.text[mark.start : mark.end],
                "state": mark.state,
                "anchor": f"d{self.numbers[article.id]}-{mark.start}",
                "href": mark.href,
                "title": mark.title,
            }
            at = mark.end
        yield {"text": article.text[at:]}

    def _marks(self, article: Article) -> Iterator[_Mark]:
        for finding in self.result.findings:
            if finding.verdict == "not_comparable" or is_damage(finding):
                continue
            state = "ticked" if finding.verdict == "consistent" else finding.verdict
            for place in finding.evidence:
                if place.span.document == article.id:
                    yield _Mark(place.span.start, place.span.end, state, finding.message, f"f-{finding.fingerprint}")
        for claim in self.result.claims:
            if claim.document == article.id:
                about = " · ".join(filter(None, (claim.subject, claim.metric, claim.period, claim.base.unit)))
                yield _Mark(claim.span.start, claim.span.end, "claim", about)
        for item in self.result.coverage.unread:
            if item.span.document == article.id:
                yield _Mark(item.span.start, item.span.end, "unread", item.reason)


def _gravity(finding: Finding) -> tuple[int, int]:
    """Sort key: errors before warnings before notes; findings of one severity stay in the order of the text."""
    return -SEVERITIES.index(finding.severity), _GRAVEST.index(finding.verdict)


def _apart(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """Yield the marks in order, leaving out those that reach into the one before; `marks` are sorted by place and rank."""
    at = 0
    for mark in marks:
        if mark.start >= at and mark.end > mark.start:
            yield mark
            at = mark.end
