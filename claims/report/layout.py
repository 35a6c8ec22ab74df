"""Where things stand in a text and how they look on a terminal: lines, columns, excerpts with carets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from wcwidth import wcswidth

from claims.model import PARTS, Article, Claim, Evidence, Finding, Result, Span
from claims.report.glyphs import glyph, glyphs
from claims.report.glyphs import visible as visible
from claims.report.printed import Printed

_CUT = "…"
PART_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {kind: f"{kind} {{}}" for kind in PARTS},
    "zh": {"page": "第{}页", "paragraph": "第{}段", "table": "表{}", "footnote": "脚注{}", "endnote": "尾注{}"},
}
_AS_FILED = frozenset({".txt", ".text", ".md", ".markdown"})
_RECORD = re.compile(r"(?s)(\.(?:jsonl|ndjson))#.*", re.I)
# What no line begins with, and what none ends with.
_CLOSING = frozenset("，。、；：！？）》」』】〕”’…,.;:!?)]}%％")
_OPENING = frozenset("（《「『【〔“‘([{$￥¥€£")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of text ready to print, and the stretches (offset and length in `text`) of what it is about."""

    text: str
    marks: tuple[tuple[int, int], ...]

    @property
    def carets(self) -> str:
        """Return the line that underlines the marks, two columns under a wide character."""
        line = ""
        for start, length in self.marks:
            line += " " * (columns(self.text[:start]) - len(line))
            line += "^" * max(1, columns(self.text[start : start + length]))
        return line


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence that stands in one sentence near enough to be shown as one excerpt."""

    document: str
    sentence: tuple[int, int]
    evidence: tuple[Evidence, ...]


class Places:
    """Looks up articles and claims of a result, and turns spans into lines and columns (from 1, in code points).

    `language` is that of the names of pages and paragraphs: zh, en, or auto, that of each article.
    """

    def __init__(self, result: Result, language: str = "auto") -> None:
        self._language = "" if language == "auto" else language
        self.articles: Mapping[str, Article] = {article.id: article for article in result.texts}
        claims = result.every_claim
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in claims}
        self._at: Mapping[Span, Claim] = {claim.span: claim for claim in reversed(claims)}
        self._lines: dict[str, list[int]] = {}
        self.printed = Printed(result.texts)

    def position(self, span: Span) -> tuple[int, int]:
        """Return the line and column where a span starts; 1, 1 in a document that is not part of the result."""
        starts = self._starts(span.document)
        line = bisect_right(starts, span.start)
        return line, span.start - starts[line - 1] + 1

    def end(self, span: Span) -> tuple[int, int]:
        """Return the line and column behind a span, as `position` does for its start."""
        return self.position(Span(span.document, span.end, span.end))

    def where(self, span: Span, language: str = "") -> str:
        """Return `path:line:column`, or `path, page 3` in a document with such parts, in the language of its article or asked."""
        part = self.part(span, language)
        if not part:
            return f"{visible(span.document)}:{self.within(span)}"
        return f"{visible(span.document)}{', ' if part.isascii() else '，'}{part}"

    def within(self, span: Span, language: str = "") -> str:
        """Return where in its document a span stands: `line:column`, or `page 3`."""
        line, column = self.position(span)
        return self.part(span, language) or f"{line}:{column}"

    def part(self, span: Span, language: str = "") -> str:
        """Return the page, paragraph, table or note that a span begins in; "" in a document without such parts."""
        article = self.articles.get(span.document)
        part = article.part_at(span.start) if article else None
        if article is None or part is None:
            return ""
        return PART_WORDS[language or self._language or language_of([article])][part.kind].format(part.number)

    def is_as_filed(self, document: str) -> bool:
        """Whether the lines of an article are those of its file: not of a web page, a record, or standard input."""
        article = self.articles.get(document)
        if article is None or article.parts or file_of(document) != document:
            return False
        return PurePath(document).suffix.lower() in _AS_FILED

    def claims_of(self, finding: Finding) -> list[Claim]:
        """Return the claims of a finding, in its order; ids that the result does not hold are left out."""
        return [self.claims[name] for name in finding.claims if name in self.claims]

    def claim_at(self, span: Span) -> Claim | None:
        """Return the claim that stands exactly there."""
        return self._at.get(span)

    def language(self, finding: Finding) -> str:
        """Return zh or en: the language of the article that a finding points at first, else of the first of all."""
        documents = [evidence.span.document for evidence in finding.evidence]
        articles = [self.articles[document] for document in documents if document in self.articles]
        return language_of(articles or self.articles.values())

    def passages(self, finding: Finding, width: int) -> list[Passage]:
        """Return the evidence of a finding by sentence, in its order; what lies too far apart is shown apart."""
        found: list[Passage] = []
        for evidence in _distinct(finding.evidence):
            article = self.articles.get(evidence.span.document)
            if article is None:
                continue
            sentence = self._sentence(article, evidence.span)
            joined = _joined(found[-1], article, evidence, sentence, width) if found else None
            if joined is None:
                found.append(Passage(article.id, sentence, (evidence,)))
            else:
                found[-1] = joined
        return found

    def excerpt(self, passage: Passage, width: int) -> Excerpt:
        """Return what a passage says, cut to `width` columns."""
        spans = sorted((e.span.start, e.span.end) for e in passage.evidence)
        return excerpt(self.articles[passage.document].text, passage.sentence, spans, width)

    def _starts(self, document: str) -> list[int]:
        if document not in self._lines:
            article = self.articles.get(document)
            text = article.text if article else ""
            self._lines[document] = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        return self._lines[document]

    def _sentence(self, article: Article, span: Span) -> tuple[int, int]:
        claim = self.claim_at(span)
        if claim is not None:
            return claim.sentence.start, claim.sentence.end
        start = article.text.rfind("\n", 0, span.start) + 1
        end = article.text.find("\n", span.end)
        return start, len(article.text) if end < 0 else end


def file_of(document: str) -> str:
    """Return the file of a document: of `path#id`, a record of JSON lines, the path."""
    return _RECORD.sub(r"\1", document)


def language_of(articles: Iterable[Article]) -> str:
    """Return zh or en by the first of `articles`; en where there is none."""
    first = next(iter(articles), None)
    return "zh" if first is not None and first.language.startswith("zh") else "en"


def columns(text: str) -> int:
    """Return how many columns of a terminal visible text takes: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else max(0, wcswidth(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return visible text as lines of at most `width` columns, broken at blanks or beside a wide character.

    A word too long for a line is broken where the line ends.
    """
    lines: list[str] = []
    while columns(text) > width:
        end = _fit(text, 0, len(text), width)
        at = next((at for at in range(end, end // 2, -1) if _may_break(text, at)), end)
        lines.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*lines, text]


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at that place."""
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return True
    return (_wide(before) or _wide(after)) and after not in _CLOSING and before not in _OPENING


def excerpt(text: str, sentence: tuple[int, int], spans: Sequence[tuple[int, int]], width: int) -> Excerpt:
    """Return `text` around `spans` (ascending), at most `width` columns and within `sentence` where that holds them."""
    first, last = spans[0][0], max(end for _, end in spans)
    low, high = min(first, sentence[0]), max(last, sentence[1])
    last = _fit(text, first, last, width - 2)
    start, end = _grow(text, (low, high), (first, last), width - 2)
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    shown = _CUT if text[low:start].strip() else ""
    offsets: list[int] = []
    for cell in glyphs(text[start:end]):
        offsets.append(len(shown))
        shown += cell
    offsets.append(len(shown))
    marks = [(max(a, start), min(b, end)) for a, b in spans if a < end]
    shown += _CUT if text[end:high].strip() else ""
    return Excerpt(shown, tuple((offsets[a - start], offsets[b - start] - offsets[a - start]) for a, b in _merged(marks)))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ascending spans with those that overlap joined: one caret line cannot underline twice."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _fit(text: str, start: int, end: int, width: int) -> int:
    """Return the last offset up to `end` to which text from `start` fits `width` columns (at least one character)."""
    used = 0
    for at in range(start, end):
        used += _cost(text[at])
        if used > width and at > start:
            return at
    return end


def _grow(text: str, outer: tuple[int, int], inner: tuple[int, int], width: int) -> tuple[int, int]:
    """Return `inner` grown both ways within `outer`, a character at a time, until `width` columns are used."""
    start, end = inner
    room = width - sum(map(_cost, text[start:end]))
    left, right = start > outer[0], end < outer[1]
    while left or right:
        if left:
            room, start, left = _step(text, start - 1, room, start, start - 1)
            left = left and start > outer[0]
        if right:
            room, end, right = _step(text, end, room, end, end + 1)
            right = right and end < outer[1]
    return start, end


def _step(text: str, at: int, room: int, stay: int, move: int) -> tuple[int, int, bool]:
    cost = _cost(text[at])
    return (room - cost, move, True) if cost <= room else (room, stay, False)


def _joined(passage: Passage, article: Article, evidence: Evidence, sentence: tuple[int, int], width: int) -> Passage | None:
    """Return `passage` with `evidence` in it, or None where it stands in another sentence or too far away."""
    if (passage.document, passage.sentence) != (article.id, sentence):
        return None
    every = (*passage.evidence, evidence)
    start, end = min(e.span.start for e in every), max(e.span.end for e in every)
    if _fit(article.text, start, end, width - 2) < end:
        return None
    return Passage(passage.document, sentence, every)


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list({item.span: item for item in evidence}.values())


@lru_cache(maxsize=8192)
def _cost(char: str) -> int:
    return columns(glyph(char))


def _wide(char: str) -> bool:
    return _cost(char) == 2
