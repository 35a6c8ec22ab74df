"""The records that every room passes on: articles, claims, findings, results.

Frozen and slotted; properties and plain views only, no work. Numbers are exact `Decimal`s. Offsets are code points of the
decoded original text of an article, which never changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from claims.frozen import frozen
from claims.interval import Interval, Readings
from claims.reliance import BY_HAND, chances, signals
from claims.units import quantity

if TYPE_CHECKING:
    from pint import Quantity

HEDGES = ("", "about", "nearly", "over", "at_least", "at_most", "up_to", "range", "vague")
KINDS = (
    "level", "change", "growth", "share", "multiple", "ratio", "rate", "equivalence", "count", "duration", "ordinal",
)  # fmt: skip
MODALITIES = ("actual", "target", "forecast", "estimate", "rumour")
ZONES = ("title", "lead", "body", "caption", "table", "quote", "boilerplate")
_LINKS = ("subject", "object", "metric", "scope", "period", "basis", "kind", "direction", "modality", "speaker", "hedge")
PARTS = ("page", "paragraph", "table", "footnote", "endnote")
FOUND = ("stated", "carried", "assumed")
VERDICTS = ("inconsistent", "tension", "consistent", "not_comparable")
SEVERITIES = ("info", "warning", "error")


# A row of a table: text, or None where nothing is known.
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document: `start` inclusive, `end` exclusive, code points of the original text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article with one role, one of ZONES. Zones do not overlap and cover the text in order."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the copy is not what was published: kind, place and what stands there.

    Kinds: `gloss` (a pinyin reading glued to a character), `mojibake`, `markup` (left-over tags), `blank`
    (a space inside a number), `invisible` (zero-width characters), `truncated`.
    """

    kind: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Shadow:
    """The text that matching runs on, and where each of its characters stands in the original.

    `offsets[i]` is the original offset of shadow character i; there are `len(text)` of them, ascending.
    """

    text: str
    offsets: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a non-empty shadow stretch; what was cut inside it is included."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Part:
    """Where a piece of a document begins that people name by its number; `kind` is one of PARTS."""

    kind: str
    number: int
    start: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text as filed. `id` is the path as given; a record of a .jsonl file is `path#id`.

    `language` is zh-Hans, zh-Hant or en. `published` is None where nothing tells it. `parts` are what a document that is no
    plain text has for places, ascending: its lines are those of the text extracted.
    """

    id: str
    title: str
    source: str
    published: date | None
    language: str
    text: str
    zones: tuple[Zone, ...]
    shadow: Shadow
    damage: tuple[Damage, ...] = ()
    url: str = ""
    parts: tuple[Part, ...] = ()

    def part_at(self, offset: int) -> Part | None:
        """Return the part that holds an original offset; None in a document without parts."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start)
        return self.parts[at - 1] if at else None

    def zone_at(self, offset: int) -> str:
        """Return the name of the zone that holds an original offset; `body` where none does."""
        for zone in self.zones:
            if zone.start <= offset < zone.end:
                return zone.name
        return "body"

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an original offset, both from 1."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)


@frozen()
class Amount:
    """Magnitudes and their unit: a point has equal ends, an open side is None."""

    low: Decimal | None
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantitative statement of one text.

    `quote` is the number with its unit and hedge words; `sentence` is the sentence it stands in. `printed` is as
    written (unit with its scale: 亿美元), `base` the same in the canonical unit, signed (a fall is negative).
    `hard` and `soft` are what the words allow and what a careful reader accepts, in `base.unit`.
    Links that the text does not give are None; `found` says for the others how: stated, carried, assumed.
    `level` is the referent level within the subject (chip, server, system, group, segment).
    """

    id: str
    span: Span
    quote: str
    zone: str
    sentence: Span
    printed: Amount
    base: Amount
    hard: Readings
    soft: Readings
    hedge: str = ""
    kind: str = "level"
    direction: str | None = None
    subject: str | None = None
    object: str | None = None
    metric: str | None = None
    scope: str | None = None
    level: str | None = None
    period: str | None = None
    basis: str | None = None
    modality: str = "actual"
    speaker: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    trace: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        return self.span.document

    @property
    def chances(self) -> Mapping[str, float]:
        """The chance that each of `claims.reliance.JUDGED` is right, in (0, 1]; 1 where somebody made the claim by hand."""
        if not self.found:
            return BY_HAND
        return chances(
            signals(
                self.found,
                kind=self.kind,
                modality=self.modality,
                dated=self.period is not None,
                compared=self.basis is not None,
                zone=self.zone,
            )
        )

    @property
    def confidence(self) -> float:
        """The chance that all links are right, in (0, 1]."""
        return self.chances["every"]

    @property
    def quantity(self) -> Quantity[Interval]:
        """The claim as a pint Quantity whose magnitude is an interval; built when asked for."""
        return quantity(self.base.low, self.base.high, self.base.unit)

    def row(self, article: Article | None) -> Row:
        """Return the claim as a row for a data frame, `place` being document:line:column where its article is known.

        Numbers are decimal strings in `base.unit`; open sides and unknown links are None.
        """
        low, high = (None if end is None else f"{end:f}" for end in (self.base.low, self.base.high))
        place = ":".join([self.document, *(map(str, article.place(self.span.start)) if article else ())])
        links: Row = {name: getattr(self, name) or None for name in _LINKS}
        return {"place": place, "quote": self.quote, "low": low, "high": high, "unit": self.base.unit, **links}


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that was seen and not understood, with the reason."""

    span: Span
    quote: str
    reason: str


@frozen()
class Evidence:
    """A place that a finding points at, and what stands there."""

    span: Span
    quote: str


@frozen()
class Finding:
    """What a rule says of some claims. `confidence` is in [0, 1].

    `derivation` are steps a reader can redo; `reconcile` what each claim would need to be for the rest to hold, and
    `needs` the same as intervals by claim id, in the base unit of the claim;
    `explanations` the innocent readings that were tested. `fingerprint` depends on content only, not on order.
    """

    rule: str
    kind: str
    verdict: str
    severity: str
    confidence: float
    message: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    derivation: tuple[str, ...] = ()
    gap: str | None = None
    reconcile: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    fingerprint: str = ""
    needs: tuple[tuple[str, Interval], ...] = ()

    def row(self) -> Row:
        """Return the finding as a row for a data frame; `gap` is None where there is none."""
        quotes = " | ".join(evidence.quote for evidence in self.evidence)
        told: Row = {name: getattr(self, name) for name in ("severity", "verdict", "rule", "message", "gap", "fingerprint")}
        return {**told, "quotes": quotes}


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is known and not reported. `by` is waiver, baseline or path (an ignore of the configuration).

    A waiver has a reason, a last day, and perhaps an owner.
    """

    finding: Finding
    by: str
    reason: str = ""
    owner: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was read: numbers seen, understood as claims, and taking part in some check.

    `trusted` counts the claims for which a trusted table has a value; None where none was given.
    """

    numbers: int
    understood: int
    checked: int
    unread: tuple[Unread, ...] = ()
    trusted: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why. `fault` is where the program itself failed, a line for each call."""

    path: str
    reason: str
    fault: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run: what was read, what it claims, what was found, what was not read.

    `tables` are the trusted tables it was checked against, as texts to point at, and `trusted` their facts as claims.
    `warnings` tell what was used all the same, one sentence each. `suppressed` are findings held back, with the reason.
    `archived` are articles of an archive that findings point at, `recalled` their claims.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    failures: tuple[Failure, ...] = ()
    tables: tuple[Article, ...] = ()
    trusted: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    archived: tuple[Article, ...] = ()
    recalled: tuple[Claim, ...] = ()

    @property
    def texts(self) -> tuple[Article, ...]:
        """Every text that a finding may point at: trusted tables, articles of archives, the articles of the run."""
        return (*self.tables, *self.archived, *self.articles)

    @property
    def every_claim(self) -> tuple[Claim, ...]:
        """Every claim that a finding may be about: those of the run, of archived articles, of trusted tables."""
        return (*self.claims, *self.recalled, *self.trusted)

    def to_rows(self) -> list[Row]:
        """Return a row for each claim, in the order of documents and places: see `Claim.row`."""
        articles = {article.id: article for article in self.articles}
        return [claim.row(articles.get(claim.document)) for claim in self.claims]

    def _repr_html_(self) -> str:
        """Return the findings and the claims as HTML tables, for notebooks; what an article says is escaped."""
        counted = f"{len(self.articles)} articles, {len(self.claims)} claims, {len(self.findings)} findings"
        unread = f", {len(self.failures)} inputs not read" if self.failures else ""
        tables = html_table([finding.row() for finding in self.findings]), html_table(self.to_rows())
        return f"<p>{counted}{unread}</p>{''.join(tables)}"


def html_table(rows: list[Row]) -> str:
    """Return rows of the same columns as an HTML table, "" where there are none; every cell is escaped."""
    if not rows:
        return ""
    head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell or '')}</td>" for cell in row.values()) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
