"""The tables of the report: articles, findings, all claims, what was not read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.figures import tidy
from claims.model import SEVERITIES, Claim
from claims.report.html.book import Book, gravity
from claims.report.html.names import amount, metric_name
from claims.report.html.words import said
from claims.report.wording import SIGNS

# What a row of the CSV holds; the page's script writes it of the rows in view.
COLUMNS = (
    "document", "line", "column", "quote", "subject", "object", "metric", "scope", "period", "basis", "kind", "hedge",
    "direction", "low", "high", "unit", "modality", "speaker", "confidence", "state",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the overview, with how its numbers stand."""

    number: int
    title: str
    language: str
    href: str
    published: str
    numbers: int
    inconsistent: int
    tension: int
    ticked: int
    unread: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of the overview."""

    id: str
    number: int
    verdict: str
    sign: str
    severity: str
    rank: int
    message: str
    rule: str
    article: str
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; `full` is everything the CSV tells of it, as JSON."""

    quote: str
    href: str
    subject: str
    metric: str
    about: str
    period: str
    date: str
    amount: str
    size: str
    modality: str
    speaker: str
    state: str
    document: str
    article: str
    language: str
    line: int
    place: str
    full: str


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A number that was seen and not understood."""

    quote: str
    reason: str
    href: str
    article: str
    place: str


def article_rows(book: Book, here: str) -> Iterator[ArticleRow]:
    """Yield the articles in the order of the report."""
    for article in book.documents:
        states = [mark.state for mark in book.marks[article.id]]
        yield ArticleRow(
            number=book.number_of[article.id],
            title=book.title(article.id),
            language=article.language,
            href=book.href_to(article.id, here),
            published=article.published.isoformat() if article.published else "",
            numbers=len(book.claims(article.id)) + len(book.unread(article.id)),
            inconsistent=states.count("inconsistent"),
            tension=states.count("tension"),
            ticked=states.count("ticked"),
            unread=states.count("unread"),
        )


def finding_rows(book: Book, here: str) -> Iterator[FindingRow]:
    """Yield the findings in question, the gravest of all articles first."""
    for finding in sorted(book.questioned, key=gravity):
        yield FindingRow(
            id=book.ids[finding],
            number=book.ordinal[finding],
            verdict=finding.verdict,
            sign=SIGNS[finding.verdict],
            severity=finding.severity,
            rank=-SEVERITIES.index(finding.severity),
            message=finding.message,
            rule=finding.rule,
            article=book.title(book.home(finding)) if book.home(finding) else "",
            language=book.spoken(book.home(finding)),
            href=book.href_of(finding, here),
        )


def claim_rows(book: Book, here: str) -> Iterator[ClaimRow]:
    """Yield every claim in the order of the texts."""
    for claim in book.result.claims:
        yield ClaimRow(
            quote=claim.quote,
            href=book.href(claim.span, here),
            subject=book.name(claim.subject, claim.document),
            metric=metric_name(claim.metric, book.language),
            about=" · ".join(filter(None, (claim.scope, claim.basis, book.name(claim.object, claim.document)))),
            period=said(claim.period, book.language),
            date=claim.period or "",
            amount=amount(claim, book.language),
            size=f"{claim.base.unit} {_size(claim)}",
            modality=claim.modality,
            speaker=book.name(claim.speaker, claim.document),
            state=book.state(claim),
            document=str(book.number_of[claim.document]),
            article=book.title(claim.document),
            language=book.spoken(claim.document),
            line=book.places.position(claim.span)[0],
            place=book.place(claim.span),
            full=json.dumps(_full(book, claim), ensure_ascii=False, separators=(",", ":")),
        )


def unread_rows(book: Book, here: str) -> Iterator[UnreadRow]:
    """Yield what was not understood, in the order of the texts."""
    for item in book.result.coverage.unread:
        reason, title = book.words.get(item.reason, item.reason), book.title(item.span.document)
        yield UnreadRow(item.quote, reason, book.href(item.span, here), title, book.place(item.span))


def _full(book: Book, claim: Claim) -> list[str]:
    """Return what COLUMNS name of a claim; numbers without exponent, what is absent empty."""
    line, column = book.places.position(claim.span)
    values: tuple[object, ...] = (
        claim.document, line, column, claim.quote, claim.subject, claim.object, claim.metric, claim.scope, claim.period,
        claim.basis, claim.kind, claim.hedge, claim.direction, _written(claim.base.low), _written(claim.base.high),
        claim.base.unit, claim.modality, claim.speaker, f"{claim.confidence:.2f}", book.state(claim),
    )  # fmt: skip
    return ["" if value is None else str(value) for value in values]


def _written(value: Decimal | None) -> str | None:
    return None if value is None else tidy(value)


def _size(claim: Claim) -> str:
    low, high = claim.base.low, claim.base.high
    return tidy(low if low is not None else high if high is not None else Decimal(0))
