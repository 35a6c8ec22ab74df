"""An article as filed: line by line, every number marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from claims.model import Article, Finding
from claims.report.html.book import Book, Mark
from claims.report.html.cards import Card, Tick, card, tick
from claims.report.html.hidden import marked


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: plain text, or a number with its mark (`state` not empty)."""

    text: Markup
    state: str = ""
    anchor: str = ""
    href: str = ""
    title: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A finding named on one line."""

    number: int
    verdict: str
    message: str
    href: str


@dataclass(frozen=True, slots=True)
class Section:
    """What the report shows of one article."""

    id: str
    anchor: str
    title: str
    about: str
    language: str
    origin: str
    cards: tuple[Card, ...]
    elsewhere: tuple[Link, ...]
    ticks: tuple[Tick, ...]
    damage: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]


def section(book: Book, article: Article, here: str) -> Section:
    """Return what the page `here` shows of an article."""
    published = article.published.isoformat() if article.published else ""
    return Section(
        id=article.id,
        anchor=f"d{book.number_of[article.id]}",
        title=book.title(article.id),
        about=" · ".join(filter(None, (article.id, published, article.source, article.url))),
        language=article.language,
        origin=book.origin(article.id),
        cards=tuple(card(book, finding, here) for finding in book.cards(article.id)),
        elsewhere=tuple(link(book, finding, here) for finding in book.elsewhere(article.id)),
        ticks=tuple(tick(book, finding, here, article.id) for finding in book.ticks(article.id)),
        damage=tuple(finding.message for finding in book.damage(article.id)),
        lines=tuple(_lines(book, article, here)),
    )


def link(book: Book, finding: Finding, here: str) -> Link:
    """Return a finding as a link to its card."""
    return Link(book.ordinal[finding], finding.verdict, finding.message, book.href_of(finding, here))


def _lines(book: Book, article: Article, here: str) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Yield every line with what it is."""
    line: list[Piece] = []
    begins = 0
    for start, text, mark in _stretches(article, book.marks[article.id]):
        for number, part in enumerate(text.split("\n")):
            if number:
                yield _sort(article, begins, line), tuple(line)
                line, begins = [], start
            if part:
                line.append(_piece(book, article, part, mark, here, is_first=number == 0))
            start += len(part) + 1
    yield _sort(article, begins, line), tuple(line)


def _sort(article: Article, start: int, line: list[Piece]) -> str:
    """Return what a line is: blank (not counted as a paragraph), of the headline, not of the article, or a plain one."""
    if not any(piece.text.strip() for piece in line):
        return "blank"
    zone = article.zone_at(start)
    return zone if zone in ("title", "boilerplate") else ""


def _stretches(article: Article, marks: list[Mark]) -> Iterator[tuple[int, str, Mark | None]]:
    """Yield the text in pieces with their offsets; line breaks of all systems become one sort, as long as they were."""
    text = article.text.replace("\r\n", " \n").replace("\r", "\n")
    at = 0
    for mark in marks:
        yield at, text[at : mark.start], None
        yield mark.start, text[mark.start : mark.end], mark
        at = mark.end
    yield at, text[at:], None


def _piece(book: Book, article: Article, text: str, mark: Mark | None, here: str, *, is_first: bool) -> Piece:
    if mark is None:
        return Piece(marked(text))
    leading = mark.findings[0] if mark.findings else None
    numbers = [book.ordinal[f] for f in mark.findings if f in book.ordinal]
    return Piece(
        marked(text),
        mark.state,
        f"d{book.number_of[article.id]}-{mark.start}" if is_first else "",
        book.href_of(leading, here) if leading else "",
        mark.title,
        " ".join(map(str, sorted(numbers))) if is_first else "",
    )
