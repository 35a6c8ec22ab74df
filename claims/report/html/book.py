"""Where everything of a result stands in the report: which page, which anchor, which number."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claims.model import SEVERITIES, Article, Claim, Finding, Result, Span, Unread
from claims.report.html.names import amount, chinese_names, metric_name
from claims.report.html.words import WORDS, said
from claims.report.layout import Places
from claims.report.options import FAILING, Options, shown
from claims.report.view import chosen_language, is_damage

# How a number of an article stands, the gravest first: that decides its underline.
STATES = ("inconsistent", "tension", "ticked", "claim", "unread")
_STATE = {"inconsistent": "inconsistent", "tension": "tension", "consistent": "ticked"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of an article: where it stands, its state, what is told of it, and the findings that speak of it."""

    start: int
    end: int
    state: str
    title: str
    findings: tuple[Finding, ...] = ()


class Book:
    """The result, arranged: findings by the article they begin in, the gravest first, numbered in that order.

    With `is_split`, every article has a page of its own; else all is one page, whose name is "".
    """

    def __init__(self, result: Result, options: Options, *, is_split: bool = False) -> None:
        self.result = result
        self.language = chosen_language(result, options)
        self.words = WORDS[self.language]
        self.places = Places(result, self.language)
        self.findings = list(dict.fromkeys(shown(result, options, ticks=True, all_verdicts=True)))
        self.ids = _ids(self.findings)
        pointed = {evidence.span.document for finding in self.findings for evidence in finding.evidence}
        self.documents: tuple[Article, ...] = (
            *result.articles,
            *(article for article in (*result.archived, *result.tables) if article.id in pointed),
        )
        self._own = frozenset(article.id for article in result.articles)
        self._tables = frozenset(table.id for table in result.tables)
        width = max(3, len(str(len(self.documents))))
        self.number_of = {article.id: number for number, article in enumerate(self.documents, 1)}
        self.pages = {name: f"article-{at:0{width}}.html" if is_split else "" for name, at in self.number_of.items()}
        self.is_split = is_split
        self._paragraphs: dict[str, list[int]] = {}
        self._names: dict[str, str] = {}
        self._claims: dict[str, list[Claim]] = {}
        for claim in (*result.claims, *result.recalled):
            self._claims.setdefault(claim.document, []).append(claim)
        self._unread: dict[str, list[Unread]] = {}
        for item in result.coverage.unread:
            self._unread.setdefault(item.span.document, []).append(item)
        self._about: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for document in dict.fromkeys(evidence.span.document for evidence in finding.evidence):
                self._about.setdefault(document, []).append(finding)
        self.questioned = [f for article in self.documents for f in self.cards(article.id)] + self.cards("")
        self.ordinal = {finding: number for number, finding in enumerate(self.questioned, 1)}
        self.marks = {article.id: self._marks(article) for article in self.documents}
        self._states = {(name, mark.start, mark.end): mark.state for name, marks in self.marks.items() for mark in marks}

    def home(self, finding: Finding) -> str:
        """Return the document that a finding is shown with: the first it points at, of this run where it can be.

        "" where it points nowhere.
        """
        pointed = [e.span.document for e in finding.evidence if e.span.document in self.number_of]
        return next((name for name in pointed if name in self._own), pointed[0] if pointed else "")

    def origin(self, document: str) -> str:
        """Return what a document is where it is no article of this run: archived, or a trusted table; else ""."""
        return "" if document in self._own else self.words["table" if document in self._tables else "archived"]

    def cards(self, document: str) -> list[Finding]:
        """Return the findings in question that are shown with a document, the gravest first."""
        own = self._about.get(document, []) if document else [f for f in self.findings if not self.home(f)]
        return sorted((f for f in own if is_questioned(f) and self.home(f) == document), key=gravity)

    def elsewhere(self, document: str) -> list[Finding]:
        """Return the findings in question that point at a document and are shown with another."""
        return [f for f in self._about.get(document, []) if is_questioned(f) and self.home(f) != document]

    def ticks(self, document: str) -> list[Finding]:
        """Return what was confirmed in a document, in the order of its text."""
        return [f for f in self._about.get(document, []) if f.verdict == "consistent" and self.home(f) == document]

    def damage(self, document: str) -> list[Finding]:
        """Return the notes on the state of a copy."""
        return [f for f in self._about.get(document, []) if is_damage(f) and self.home(f) == document]

    def claims(self, document: str) -> Sequence[Claim]:
        """Return the claims of a document."""
        return self._claims.get(document, ())

    def unread(self, document: str) -> Sequence[Unread]:
        """Return the numbers of a document that were not understood."""
        return self._unread.get(document, ())

    def state(self, claim: Claim) -> str:
        """Return how a claim stands."""
        return self._states.get((claim.document, claim.span.start, claim.span.end), "claim")

    def anchor(self, span: Span) -> str:
        """Return the id of the mark that stands there or reaches in; of its article, where none does."""
        number = self.number_of.get(span.document)
        if number is None:
            return ""
        marks = self.marks[span.document]
        at = bisect_right(marks, span.start, key=lambda mark: mark.start)
        near = [mark for mark in marks[max(at - 1, 0) : at + 1] if mark.start < span.end and mark.end > span.start]
        return f"d{number}-{near[0].start}" if near else f"d{number}"

    def href(self, span: Span, here: str) -> str:
        """Return a link to a place from the page `here`; "" where the report does not show it."""
        anchor = self.anchor(span)
        return self._link(span.document, anchor, here) if anchor else ""

    def href_of(self, finding: Finding, here: str) -> str:
        """Return a link to the card of a finding."""
        home = self.home(finding)
        name = self.ids[finding]
        return self._link(home, name, here) if home else f"{self._front(here)}#{name}"

    def href_to(self, document: str, here: str) -> str:
        """Return a link to a document."""
        return self._link(document, f"d{self.number_of[document]}", here)

    def title(self, document: str) -> str:
        """Return what an article is called: its title, else the last part of its path."""
        article = self.places.articles.get(document)
        return article.title if article is not None and article.title else document.rsplit("/", 1)[-1]

    def spoken(self, document: str) -> str:
        """Return the language of a document, as HTML names it; "" where there is none."""
        article = self.places.articles.get(document)
        return article.language if article is not None else ""

    def place(self, span: Span) -> str:
        """Return where in its document a place is, in words: a page, the headline, or a paragraph as messages count them."""
        article = self.places.articles[span.document]
        if part := self.places.part(span):
            return part
        if article.zone_at(span.start) == "title":
            return self.words["headline"]
        if span.document not in self._paragraphs:
            starts = accumulate((len(line) + 1 for line in article.text.split("\n")), initial=0)
            lines = zip(starts, article.text.split("\n"), strict=False)
            self._paragraphs[span.document] = [start for start, line in lines if line.strip()]
        return self.words["paragraph"].format(bisect_right(self._paragraphs[span.document], span.start))

    def name(self, names: str | None, document: str) -> str:
        """Return subjects or speakers as the report calls them: in Chinese by the name that a text gives them."""
        if not names or self.language == "en":
            return names or ""
        return "、".join(self._name(part, document) for part in names.split("; "))

    def _name(self, name: str, document: str) -> str:
        if name not in self._names:
            article = self.places.articles.get(document)
            text = article.shadow.text if article is not None else ""
            found = next((word for word in chinese_names(name) if word in text), None)
            if found is None:
                return name
            self._names[name] = found
        return self._names[name]

    def where(self, span: Span, document: str) -> str:
        """Return a place in words for a reader of `document`: the paragraph, and the title of any other."""
        if span.document == document:
            return self.place(span)
        return self.words["within"].format(title=self.title(span.document), place=self.place(span))

    def about(self, claim: Claim) -> str:
        """Return what a claim was taken to be about, in one line."""
        parts = (
            self.name(claim.subject, claim.document),
            metric_name(claim.metric, self.language),
            claim.scope,
            claim.basis,
            said(claim.period, self.language),
            amount(claim, self.language),
        )
        return " · ".join(part for part in parts if part)

    def _link(self, document: str, anchor: str, here: str) -> str:
        page = self.pages[document]
        return f"#{anchor}" if page == here else f"{page}#{anchor}"

    def _front(self, here: str) -> str:
        return "index.html" if self.is_split and here != "index.html" else ""

    def _marks(self, article: Article) -> list[Mark]:
        """Return the marks of an article by place; at one place stands the gravest state, and all findings on it."""
        found: dict[tuple[int, int], Mark] = {}
        for finding in sorted(self._about.get(article.id, ()), key=gravity):
            if finding.verdict not in _STATE or is_damage(finding):
                continue
            for span in dict.fromkeys(e.span for e in finding.evidence if e.span.document == article.id):
                at = (span.start, span.end)
                old = found.get(at)
                if old is None:
                    found[at] = Mark(*at, _STATE[finding.verdict], finding.message, (finding,))
                else:
                    found[at] = Mark(*at, old.state, old.title, (*old.findings, finding))
        for claim in self.claims(article.id):
            at = (claim.span.start, claim.span.end)
            found.setdefault(at, Mark(*at, "claim", self.about(claim)))
        for item in self.unread(article.id):
            at = (item.span.start, item.span.end)
            found.setdefault(at, Mark(*at, "unread", self.words.get(item.reason, item.reason)))
        return _apart(found.values())


def _ids(findings: Iterable[Finding]) -> Mapping[Finding, str]:
    """Return what each finding is linked by: its fingerprint, numbered where a sentence says the same thing twice."""
    ids: dict[Finding, str] = {}
    seen: Counter[str] = Counter()
    for finding in findings:
        name = finding.fingerprint or "finding"
        seen[name] += 1
        ids[finding] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return ids


def is_questioned(finding: Finding) -> bool:
    """Whether a finding has a card: numbers that do not fit together."""
    return finding.verdict in FAILING and not is_damage(finding) and finding.kind != "internal"


def gravity(finding: Finding) -> tuple[int, int, int]:
    """Sort key: what is questioned before what is confirmed, errors before warnings, contradictions before tensions."""
    verdicts = (*FAILING, "consistent", "not_comparable")
    return -int(is_questioned(finding)), -SEVERITIES.index(finding.severity), verdicts.index(finding.verdict)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in order of their place; of those that overlap the gravest, else the first and longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (STATES.index(mark.state), mark.start, -mark.end)):
        at = bisect_right(kept, mark.start, key=lambda other: other.start)
        is_free = (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start)
        if is_free and mark.start < mark.end:
            kept.insert(at, mark)
    return kept
