"""What a check looks at: the claims of a run in order, their articles, and the words between them.

Offsets of claims are of the original text; words are looked for in the shadow text, so that one spelling serves
simplified, traditional and damaged copies.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, final

from claims.checker.cues import NEVER, cue, lowered, stems, vocabulary
from claims.checker.exchange import Rates
from claims.checker.layout import by_document, by_metric, paragraph_starts, place_of, spot
from claims.model import Article, Claim, Span
from claims.packs import Pack

_T = TypeVar("_T")

# What ends a sentence between two sentences that hold claims; a line break does too.
_STOP = re.compile(r"[。！？!?；;\n]+|\.(?=\s)")
# How many claims before another may be linked to it.
_NEAREST = 60
# How far around a number, in characters, its sentence is read.
_READ = 400
_SEVERAL = 2
_UNKNOWN = object()
# What ends a clause. A comma inside a number is no end of one.
_CLAUSE = re.compile(r"[，；;。]|[,：:](?!\d)")


@final
@dataclass(slots=True, eq=False)
class Known:
    """What is the same of claims and texts in whatever case they stand: the cases of one check are given one.

    `keys` is for `facts.fact_key`, `cited` for `finding`, `plain` for `plain.simple`; `words` are those of cues that an article
    may hold, and the names that they are listed under.
    """

    keys: dict[str, tuple[Claim, Any]] = field(default_factory=dict)
    cited: dict[str, Any] = field(default_factory=dict)
    plain: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Case:
    """The claims under check, sorted by document and place, with all that is needed to read around them.

    `language` is that of the messages: zh, en, or auto (the language of the first claim's article). `trusted` are the
    facts of trusted tables, whose texts are among `articles`; `rates` are dated rates of exchange, if any were given.
    `keys` and `cited` are those of `known`.
    `own` are the claims to be compared: all of them, but for a check `between` articles, which looks for what several say.
    """

    claims: tuple[Claim, ...]
    articles: Mapping[str, Article]
    pack: Pack
    language: str = "auto"
    trusted: tuple[Claim, ...] = ()
    rates: Rates | None = None
    known: Known = field(repr=False, compare=False, default_factory=Known)
    own: tuple[Claim, ...] = field(init=False, repr=False, compare=False)
    between: bool = field(init=False, repr=False, compare=False, default=False)
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _sentences: Mapping[tuple[str, int, int], tuple[Claim, ...]] = field(init=False, repr=False, default_factory=dict)
    _documents: Mapping[str, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    _year_ends: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _metrics: Mapping[str | None, tuple[Claim, ...]] = field(init=False, repr=False, compare=False)
    _memo: dict[object, Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _marked: dict[tuple[str, str], bool] = field(init=False, repr=False, compare=False, default_factory=dict)
    _cues: dict[str, re.Pattern[str]] = field(init=False, repr=False, compare=False, default_factory=dict)
    keys: dict[str, tuple[Claim, Any]] = field(init=False, repr=False, compare=False)
    _heard: frozenset[str] | None = field(init=False, repr=False, compare=False, default=None)
    _paragraphs: dict[str, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _spoken: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _sentence_texts: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _words: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _clauses: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    cited: dict[str, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.keys, self.cited = self.known.keys, self.known.cited
        self.claims = self.own = tuple(sorted(self.claims, key=spot))
        self._places = {claim.id: place for place, claim in enumerate(self.claims)}
        self._metrics = by_metric(self.claims)
        self._year_ends = _year_ends(self.pack)
        self._documents = by_document(self.claims)

    def once(self, key: object, work: Callable[[], _T]) -> _T:
        """Return what `work` gives, made once for a key: several rules ask the same of a case."""
        found: _T = self._memo.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = self._memo[key] = work()
        return found

    def forget(self) -> None:
        """Let go of all that was made for this case: what it holds refers back to it, so that nothing else would free it."""
        self._memo.clear()

    @property
    def heard(self) -> frozenset[str]:
        """The names in relations.toml of the lists of which articles under check may hold a word: of no other do they."""
        if self._heard is None:
            self._heard = frozenset[str]().union(*[self._held(document)[1] for document in self._documents])
        return self._heard

    def may_say(self, *names: str) -> bool:
        """Whether any article under check may hold a word that relations.toml lists under some names: "no" is sure.

        A kind whose words an article has not got need not look at its claims one by one.
        """
        return not self.heard.isdisjoint(names)

    def cue(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a cue for words of an article under check; one that finds nothing where it has none of these."""
        found = self._cues.get(name)
        if found is None:
            is_told = not self.is_single or bool(self.trusted) or self.may_say(name)
            whole = cue(self.pack, name)  # asked for in either case: it tells of lists that are none
            found = self._cues[name] = whole if is_told else NEVER
        return found

    def says(self, document: str, *names: str) -> bool:
        """Whether one article may hold a word that relations.toml lists under some names: "no" is sure."""
        return not self._held(document)[1].isdisjoint(names)

    def said(self, document: str, *names: str) -> frozenset[str]:
        """Return how the words begin that are listed under some names, of those that the article may hold."""
        return self._held(document)[0] & stems(self.pack, names)

    def places(self, document: str, stems: Iterable[str]) -> Iterator[int]:
        """Yield the offsets of the original at which words of an article may begin that begin with any of some stems.

        A stem of several words is looked for by the longest of them.
        """
        shadow = self.articles[document].shadow
        text, offsets = lowered(shadow.text), shadow.offsets
        for word in {max(stem.split(), key=len, default="") for stem in stems}:
            at = text.find(word)
            while 0 <= at < len(offsets):
                yield offsets[at]
                at = text.find(word, at + 1)

    def _held(self, document: str) -> tuple[frozenset[str], frozenset[str]]:
        found = self.known.words.get(document)
        if found is None:
            listed = vocabulary(self.pack)
            held = listed.in_text(self.articles[document].shadow.text)
            found = self.known.words[document] = held, listed.names(held)
        return found

    def has_mark(self, document: str, marks: str) -> bool:
        """Whether one article has any of some characters."""
        found = self._marked.get((document, marks))
        if found is None:
            text = self.articles[document].shadow.text
            found = self._marked[document, marks] = any(mark in text for mark in marks)
        return found

    def claim(self, name: str) -> Claim:
        """Return the claim of an id."""
        return self.claims[self._places[name]]

    def named(self, names: Iterable[str]) -> list[Claim]:
        """Return the claims of some ids; trusted facts are none of them."""
        return [self.claims[place] for name in names if (place := self._places.get(name)) is not None]

    def holds(self, claim: Claim) -> bool:
        """Whether a claim is one of the case, not a version of it that a rule made."""
        place = self._places.get(claim.id)
        return place is not None and self.claims[place] is claim

    def told_by(self, claims: Iterable[Claim]) -> Case:
        """Return the case of a check between articles: with only these of its claims, in their order, to be compared."""
        case = copy(self)
        case.own = tuple(claims)
        case.between = True
        case._memo = {}
        case._metrics = by_metric(case.own)
        return case

    def _in_order(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims of the case by their places."""
        return tuple([self.claims[place] for place in sorted([self._places[claim.id] for claim in claims])])

    @property
    def metrics(self) -> Set[str | None]:
        """The metrics of the claims to be compared."""
        return self._metrics.keys()

    @property
    def is_single(self) -> bool:
        """Whether all claims are of one article."""
        return len(self._documents) == 1

    def is_home(self, claims: Iterable[Claim]) -> bool:
        """Whether a check between articles leaves some claims alone, since one article tells them all."""
        return self.between and len({claim.span.document for claim in claims}) < _SEVERAL

    def has(self, metrics: Iterable[str]) -> bool:
        """Whether there are claims to be compared on each of some metrics."""
        return all(name in self._metrics for name in metrics)

    def on(self, metrics: Sequence[str]) -> tuple[Claim, ...]:
        """Return the claims to be compared on any of some metrics, in order."""
        if len(metrics) == 1:
            return self._metrics.get(metrics[0], ())
        return self._in_order([claim for name in dict.fromkeys(metrics) for claim in self._metrics.get(name, ())])

    def sentence_claims(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims of the sentence that holds `claim`, itself among them, in order."""
        return self._by_sentence()[place_of(claim.sentence)]

    def sentences(self) -> Iterable[tuple[Claim, ...]]:
        """Return the claims of every sentence that holds any, in order."""
        return self._by_sentence().values()

    def crowded(self) -> Sequence[tuple[Claim, ...]]:
        """Return the claims of every sentence that holds several, in order."""
        return self.once(Case.crowded, lambda: [claims for claims in self.sentences() if len(claims) >= _SEVERAL])

    def _by_sentence(self) -> Mapping[tuple[str, int, int], tuple[Claim, ...]]:
        if not self._sentences:
            found: dict[tuple[str, int, int], list[Claim]] = {}
            for claim in self.claims:
                found.setdefault(place_of(claim.sentence), []).append(claim)
            self._sentences = {span: tuple(held) for span, held in found.items()}
        return self._sentences

    def document_claims(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims of the document that holds `claim`, in order."""
        return self._documents[claim.document]

    def around(self, claim: Claim, before: int = 8, behind: int = 8) -> tuple[Claim, ...]:
        """Return `claim` with the claims of its document that stand at most so many places before and behind it."""
        place = self._places[claim.id]
        near = self.claims[max(0, place - before) : place + behind + 1]
        return tuple(c for c in near if c.document == claim.document)

    def texts(self) -> Iterable[Article]:
        """Return the articles under check, by their ids; trusted tables are none."""
        tables = {fact.document for fact in self.trusted}
        return (self.articles[name] for name in sorted(self.articles) if name not in tables)

    @property
    def names(self) -> Iterable[str]:
        """The names of the documents that hold any claims."""
        return self._documents.keys()

    def documents(self) -> Iterable[tuple[Claim, ...]]:
        """Return the claims of every document that holds any, in order."""
        return self._documents.values()

    def before(self, claim: Claim, sentences: int = 2) -> tuple[Claim, ...]:
        """Return the claims before `claim` in its document, near first: its own sentence and `sentences` before it.

        At most `_NEAREST`: what stands further back in a list of numbers is not linked to this one.
        """
        found: list[Claim] = []
        last = self._places[claim.id] - 1
        for place in range(last, max(-1, last - _NEAREST), -1):
            other = self.claims[place]
            if other.document != claim.document or self._sentences_back(other, claim) > sentences:
                break
            found.append(other)
        return tuple(found)

    def text_between(self, a: Claim, b: Claim) -> str:
        """Return the shadow text from the end of the earlier claim to the start of the later one; "" where none is."""
        first, second = (a, b) if a.span <= b.span else (b, a)
        if first.document != second.document or first.span.end >= second.span.start:
            return ""
        return self.cut(first.document, first.span.end, second.span.start)

    def sentence_text(self, claim: Claim) -> str:
        """Return the shadow text of the sentence that holds `claim`, as far as it is read."""
        found = self._sentence_texts.get(claim.id)
        if found is None:
            sentence, span = claim.sentence, claim.span
            start, end = sentence.start, sentence.end
            if span.start - start > _READ:
                start = span.start - _READ
            if end - span.end > _READ:
                end = span.end + _READ
            found = self._sentence_texts[claim.id] = self.cut(span.document, start, end)
        return found

    def head(self, claim: Claim) -> str:
        """Return the shadow text of its sentence up to `claim`, the last few hundred characters of it."""
        return self.cut(claim.document, max(claim.sentence.start, claim.span.start - _READ), claim.span.start)

    def tail(self, claim: Claim) -> str:
        """Return the shadow text of its sentence behind `claim`, the first few hundred characters of it."""
        return self.cut(claim.document, claim.span.end, min(claim.sentence.end, claim.span.end + _READ))

    def clause_head(self, claim: Claim) -> str:
        """Return the shadow text of its clause up to `claim`."""
        found = self._clauses.get(claim.id)
        if found is None:
            found = self._clauses[claim.id] = _CLAUSE.split(self.head(claim))[-1]
        return found

    def paragraph(self, claim: Claim) -> int:
        """Return the number of its paragraph, counted from 1 over the lines that are not blank."""
        span = claim.span
        starts = self._paragraphs.get(span.document)
        if starts is None:
            starts = self._paragraphs[span.document] = paragraph_starts(self.articles[span.document].text)
        return bisect_right(starts, span.start)

    def fiscal_year_end(self, subject: str | None) -> int | None:
        """Return the month in which the fiscal year of a known subject ends; None for a stranger."""
        return self._year_ends.get(subject or "")

    def words(self, claim: Claim) -> str:
        """Return the number as the text has it, its damage mended: what a message quotes."""
        found = self._words.get(claim.id)
        if found is None:
            found = self._words[claim.id] = " ".join(self.text_of(claim.span).split())
        return found

    def text_of(self, span: Span) -> str:
        """Return the shadow text of a span of the original text."""
        return self.cut(span.document, span.start, span.end)

    def cut(self, document: str, start: int, end: int) -> str:
        """Return the shadow text from one offset of the original to another."""
        shadow = self.articles[document].shadow
        offsets = shadow.offsets
        if offsets and offsets[-1] == len(offsets) - 1:  # nothing was cut: it has the places of the original
            return shadow.text[start:end]
        return shadow.text[bisect_left(offsets, start) : bisect_left(offsets, end)]

    def speaks(self, about: Claim | Article | None) -> str:
        """Return the language of the messages about a claim or an article: zh or en."""
        if self.language != "auto":
            return self.language
        if not isinstance(about, Claim):
            return "en" if about is None or about.language == "en" else "zh"
        document = about.span.document
        found = self._spoken.get(document)
        if found is None:
            article = self.articles.get(document)
            found = self._spoken[document] = "en" if article is None or article.language == "en" else "zh"
        return found

    def _sentences_back(self, other: Claim, claim: Claim) -> int:
        if other.sentence.end >= claim.sentence.end:
            return 0
        between = self.cut(claim.document, other.sentence.end, claim.sentence.start).strip()
        return 1 + len(_STOP.findall(between))


@cache
def _year_ends(pack: Pack) -> Mapping[str, int]:
    return {entity.name: entity.fiscal_year_end for entity in pack.entities.values()}
