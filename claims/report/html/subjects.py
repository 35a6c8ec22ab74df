"""All claims by subject: each fact with its values in the order of time, drawn where there are several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from claims.interval import hull
from claims.model import Claim
from claims.period import Days, days
from claims.report.html.book import Book
from claims.report.html.cards import drawn_claims
from claims.report.html.hidden import plain
from claims.report.html.names import amount, fiscal_year_end, metric_name, single, step
from claims.report.html.timeline import Point, draw
from claims.report.html.words import said

# Changes are facts beside levels: revenue, and how revenue grew.
_ASPECTS = {"growth": "growth", "change": "growth", "share": "share"}
_LONGEST_LABEL = 16


@dataclass(frozen=True, slots=True)
class Value:
    """One claim as the list of a fact shows it."""

    period: str
    amount: str
    quote: str
    href: str
    state: str
    modality: str
    speaker: str
    where: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What is measured, its values, and the drawing of them (empty where one says all)."""

    name: str
    values: tuple[Value, ...]
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject with its facts: those said more than once, and the others."""

    anchor: str
    name: str
    facts: tuple[Fact, ...]
    once: tuple[Fact, ...]
    count: int


def subjects(book: Book, here: str) -> list[Subject]:
    """Return the subjects, those of whom most is said first; claims without one come last."""
    held: dict[str, list[Claim]] = {}
    for claim in book.result.claims:
        if claim.metric is not None or claim.subject is not None:
            held.setdefault(claim.subject or "", []).append(claim)
    ordered = sorted(held, key=lambda name: (not name, -len(held[name]), name))
    return [_subject(book, number, name, held[name], here) for number, name in enumerate(ordered, 1)]


def _subject(book: Book, number: int, name: str, claims: Sequence[Claim], here: str) -> Subject:
    groups: dict[tuple[str | None, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_key(claim), []).append(claim)
    facts = [_fact(book, group, here) for group in groups.values()]
    told = _called(book, name, claims) or book.words["no_subject"]
    several = sorted((fact for fact in facts if len(fact.values) > 1), key=lambda fact: (not fact.drawing, -len(fact.values)))
    return Subject(f"s{number}", told, tuple(several), tuple(fact for fact in facts if len(fact.values) == 1), len(claims))


def _called(book: Book, name: str, claims: Iterable[Claim]) -> str:
    """Return how a subject is called: by the first text that has a Chinese name for it, where the report is Chinese."""
    for document in dict.fromkeys(claim.document for claim in claims):
        if (told := book.name(name, document)) != name:
            return told
    return name


def _key(claim: Claim) -> tuple[str | None, ...]:
    """Return what tells facts apart; lengths of time, ranks, mere items and what is of no metric are each a fact of its own."""
    if claim.metric is None or claim.kind in ("duration", "ordinal") or claim.base.unit == "item":
        return (claim.id,)
    return (claim.metric, claim.object, claim.scope, claim.level, _ASPECTS.get(claim.kind), claim.base.unit)


def _fact(book: Book, claims: Sequence[Claim], here: str) -> Fact:
    placed = sorted(claims, key=lambda claim: (_days(claim) is None, _days(claim) or (), claim.span))
    values = tuple(_value(book, claim, here) for claim in placed)
    name = _name(book, claims[0])
    return Fact(name, values, _drawing(book, name, [claim for claim in placed if _days(claim)], placed))


def _name(book: Book, claim: Claim) -> str:
    words = book.words
    what = metric_name(claim.metric, book.language) or words["no_metric"]
    aspect = _ASPECTS.get(claim.kind)
    parts = (what, words[aspect] if aspect else "", book.name(claim.object, claim.document), claim.scope, claim.level)
    return " · ".join(part for part in parts if part)


def _value(book: Book, claim: Claim, here: str) -> Value:
    return Value(
        said(claim.period, book.language) or book.words["no_period"],
        amount(claim, book.language),
        claim.quote,
        book.href(claim.span, here),
        book.state(claim),
        book.words[claim.modality],
        book.name(claim.speaker, claim.document),
        book.where(claim.span, ""),
    )


def _days(claim: Claim) -> Days | None:
    return days(claim.period, fiscal_year_end(claim.subject)) if claim.period else None


def _drawing(book: Book, name: str, dated: Sequence[Claim], claims: Sequence[Claim]) -> Markup:
    """Return a timeline where the values lie at several times, else an axis where several differ at one."""
    points = list(_points(book, dated))
    if len({point.days for point in points}) > 1:
        label = book.words["timeline"].format(fact=name, count=len(points), first=points[0].days[0], last=points[-1].days[1])
        unit = claims[0].base.unit
        return draw(points, lambda value, largest: single(value, unit, book.language, largest), plain(label), partial(step, unit))
    if len({claim.hard for claim in claims}) > 1 and len({claim.period for claim in claims}) == 1:
        axis = drawn_claims(book, claims)
        return axis.drawing if axis else Markup("")
    return Markup("")


def _points(book: Book, claims: Iterable[Claim]) -> Iterator[Point]:
    for claim in claims:
        placed, middle = _days(claim), _middle(claim)
        if placed is not None and middle is not None:
            label = plain(claim.quote)
            cut = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
            yield Point(placed, middle, hull(claim.hard), cut, book.state(claim), claim.modality == "actual")


def _middle(claim: Claim) -> Decimal | None:
    """Return the value of a claim, the middle of a range, the known end of an open one."""
    ends = [end for end in (claim.base.low, claim.base.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None
