"""A finding as a card: both quotations, the steps, the intervals on one axis, what would agree, the question to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from claims.interval import Interval, hull
from claims.model import Claim, Finding
from claims.report.axis import Row, draw
from claims.report.html.book import Book
from claims.report.html.hidden import plain
from claims.report.html.names import interval, single, step
from claims.report.view import Passage, passages
from claims.report.wording import SIGNS

# More intervals than this are no comparison any more.
MOST_ROWS = 6
_LONGEST_LABEL = 26
# Two sides that touch are no times apart.
_NO_GAP = ("1", "1.0", "1.00")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a quotation; `href` leads to the number that it is ("" for other words)."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence of a finding, who says it and where it stands."""

    pieces: tuple[Words, ...]
    speaker: str
    where: str
    path: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Intervals drawn, and each of them in words."""

    drawing: Markup
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the report tells of one finding."""

    id: str
    number: int
    href: str
    verdict: str
    sign: str
    severity: str
    rule: str
    message: str
    quotations: tuple[Quotation, ...]
    places: str
    axis: Axis | None
    derivation: tuple[str, ...]
    gap: str
    reconcile: tuple[str, ...]
    explanations: tuple[str, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Tick:
    """What was confirmed, and where."""

    id: str
    message: str
    rule: str
    derivation: tuple[str, ...]
    places: str
    where: tuple[Words, ...]


def card(book: Book, finding: Finding, here: str) -> Card:
    """Return the card of a finding, with links from the page `here`."""
    home = book.home(finding)
    shown = passages(book.places, finding)
    return Card(
        id=book.ids[finding],
        number=book.ordinal[finding],
        href=f"index.html#{book.ids[finding]}" if book.is_split else f"#{book.ids[finding]}",
        verdict=finding.verdict,
        sign=SIGNS[finding.verdict],
        severity=finding.severity,
        rule=finding.rule,
        message=finding.message,
        quotations=tuple(_quotation(book, passage, home, here) for passage in shown),
        places=_places(book, finding),
        axis=_axis(book, finding),
        derivation=finding.derivation,
        gap=f"{finding.gap}×" if finding.gap and finding.gap not in _NO_GAP else "",
        reconcile=finding.reconcile,
        explanations=finding.explanations,
        question=_question(book, finding, shown),
    )


def tick(book: Book, finding: Finding, here: str, home: str) -> Tick:
    """Return a confirmed finding for readers of `home`; steps that its message holds already are not told again."""
    spans = dict.fromkeys(e.span for e in finding.evidence if e.span.document in book.number_of)
    where: dict[str, Words] = {}
    for span in spans:
        where.setdefault(book.where(span, home), Words(book.where(span, home), book.href(span, here)))
    return Tick(
        book.ids[finding],
        finding.message,
        finding.rule,
        tuple(step for step in finding.derivation if step not in finding.message),
        _places(book, finding),
        tuple(where.values()),
    )


def _quotation(book: Book, passage: Passage, home: str, here: str) -> Quotation:
    spans = [span for _, span in passage.numbers]
    document = spans[0].document
    return Quotation(
        tuple(Words(text, book.href(span, here)) if span else Words(text) for text, span in passage.pieces),
        " · ".join(book.name(name, document) for name in passage.speaker.split(" · ")),
        book.where(spans[0], home),
        passage.where,
        book.href(spans[0], here),
        book.spoken(document),
    )


def _places(book: Book, finding: Finding) -> str:
    """Return the ids of the marks that a finding points at, as the page's script reads them."""
    return " ".join(dict.fromkeys(filter(None, (book.anchor(evidence.span) for evidence in finding.evidence))))


def _axis(book: Book, finding: Finding) -> Axis | None:
    """Return the numbers of a finding on one axis; where it reckons, one of them against what the rest would need it to be."""
    claims = {claim.id: claim for claim in book.places.claims_of(finding)}
    distinct = list({(claim.quote, claim.hard): claim for claim in claims.values()}.values())
    if not finding.derivation and 2 <= len(distinct) <= MOST_ROWS and len({claim.base.unit for claim in distinct}) == 1:
        return drawn_claims(book, distinct, is_compared=True)
    needed = next(((claims[name], wanted) for name, wanted in finding.needs if name in claims), None)
    return _needed(book, *needed) if needed else None


def _needed(book: Book, claim: Claim, wanted: Interval) -> Axis | None:
    printed = _printed(book, claim)
    rows = (
        replace(printed, label=f"{book.words['printed']} {printed.label}"),
        Row(book.words["needed"], wanted, wanted, "needed"),
    )
    lines = (_allows(book, claim), book.words["needs"].format(interval=_spoken(book, claim, wanted)))
    return _drawn(book, rows, lines, claim.base.unit, is_compared=True)


def _drawn(book: Book, rows: Sequence[Row], lines: Sequence[str], unit: str, *, is_compared: bool) -> Axis | None:
    def write(value: Decimal, largest: Decimal) -> str:
        return single(value, unit, book.language, largest)

    label = plain(book.words["axis_label"].format("; ".join(lines)))
    drawing = draw(rows, write, label, partial(step, unit), is_compared=is_compared)
    return Axis(drawing, tuple(lines)) if drawing else None


def drawn_claims(book: Book, claims: Iterable[Claim], *, is_compared: bool = False) -> Axis | None:
    """Return the first claims of one unit on one axis; with `is_compared`, and what lies between two of them."""
    held = list(claims)[:MOST_ROWS]
    rows, lines = [_printed(book, claim) for claim in held], [_allows(book, claim) for claim in held]
    return _drawn(book, rows, lines, held[0].base.unit, is_compared=is_compared)


def _printed(book: Book, claim: Claim) -> Row:
    where = book.place(claim.span)
    label = plain(claim.quote)
    cut = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
    return Row(f"{cut} · {where}", hull(claim.hard), hull(claim.soft), book.state(claim))


def _allows(book: Book, claim: Claim) -> str:
    return book.words["allows"].format(quote=claim.quote, interval=_spoken(book, claim, hull(claim.hard)))


def _spoken(book: Book, claim: Claim, values: Interval) -> str:
    return interval(values, claim.base.unit, book.language)


def _question(book: Book, finding: Finding, shown: Sequence[Passage]) -> str:
    """Return a question that an editor can send to the reporter as it stands."""
    words = book.words
    quoted = []
    for passage in shown:
        span = passage.numbers[0][1]
        where = words["within"].format(title=book.title(span.document), place=book.place(span))
        quotes = words["list"].join(dict.fromkeys(text for text, _ in passage.numbers))
        quoted.append(words["quoted"].format(where=where, quotes=quotes))
    ask = words["ask" if finding.verdict == "inconsistent" else "ask_open"]
    return ask.format(message=finding.message.rstrip("。."), places=words["list"].join(dict.fromkeys(quoted)))
