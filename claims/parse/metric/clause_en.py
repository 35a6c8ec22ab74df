"""Which noun phrase an English number measures, by the grammar of its clause.

Sales of vans in the north *rose 6% to 41,000*: the subject of a verb of movement or of being. Cut its forecast for growth *to
2%*: the object of a verb that takes a measure. *A value of* 4 billion, outlay *at* 30 billion: the noun that stands in front.
*A 5-cent* benefit, *an 8% fall in* revenue: the noun behind, or what that is a fall in. No dictionary of the language: a phrase
is what stands between the few words of `clause` in the cues that end one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.words_en import Token


class Phrase(NamedTuple):
    """The noun phrase that a number measures: where its first word, its head word and what that is of or in begin and end.

    `way` is how it was found: `subject`, `object`, `of`, `behind`. `moved` where the number is the size of a rise or fall of it,
    `named` where its head is a name; `verb` where the verb begins of which it is the subject.
    """

    start: int
    head: int
    end: int
    last: int
    way: str
    moved: bool = False
    named: bool = False
    verb: int = -1


def phrase_of(scene: Scene, mention: Mention) -> Phrase | None:
    """Return the noun phrase that a number measures, None where the grammar does not tell."""
    words = scene.words
    at = next((i for i, t in enumerate(words) if t.start <= mention.start < t.end), -1)
    return _Clause(words, _grammar(scene.cues)).measured(at) if at >= 0 else None


class _Grammar(NamedTuple):
    """The words of the cues that build a clause: `verbs` of any sort, those of moving and of being, what `helps` a verb,
    what `joins` a noun to another, hedges, articles, what `breaks` a phrase, nouns seen `through`, `steps`: verbs that are nouns
    too, `plain` words of a noun group that say nothing of what it is, adverbs, `nouns`: verbs that are nouns more often, and
    words that tell since when."""

    verbs: frozenset[str]
    moves: frozenset[str]
    links: frozenset[str]
    helps: frozenset[str]
    joins: frozenset[str]
    hedges: frozenset[str]
    articles: frozenset[str]
    breaks: frozenset[str]
    through: frozenset[str]
    steps: frozenset[str]
    plain: frozenset[str]
    adverbs: frozenset[str]
    nouns: frozenset[str]
    times: frozenset[str]


@cache
def _grammar(cues: Cues) -> _Grammar:
    def every(name: str) -> frozenset[str]:
        return frozenset(cues.words(f"clause.{name}", "en"))

    moved = [word for way in ("up", "down") for word in cues.words(f"move.{way}", "en")]
    moves = frozenset(w for w in moved if " " not in w and not w.endswith(_NO_VERBS)) | every("move")
    verbs = every("verb") | frozenset(w for w in cues.words("speech.said", "en") if " " not in w)
    links, helps = every("link"), every("help")
    return _Grammar(
        verbs | moves | links | helps,
        moves,
        links,
        helps,
        every("join"),
        every("hedge"),
        every("article"),
        every("break"),
        every("through"),
        every("step"),
        frozenset(cues.words("phrase.plain", "en")) | every("plain"),
        every("adverb") | every("hedge"),
        every("noun"),
        every("time"),
    )


_MEASURES = frozenset({"to", "at", "by", "from"})
_PAIRS = {("at", "least"), ("at", "most"), ("up", "to")}
_OPENS = {")": "("}
# Nouns for a movement that are no verbs: growth, contraction.
_NO_VERBS = ("th", "ion", "ment")
# How many records, ranges and earlier numbers are looked past.
_DEEPEST = 4


class _Clause:
    """Reads a sentence outwards from one of its numbers."""

    __slots__ = ("g", "t")

    def __init__(self, words: Sequence[Token], grammar: _Grammar) -> None:
        self.t, self.g = words, grammar

    def measured(self, at: int) -> Phrase | None:
        return self._behind(at) or self._in_front(at, 0)

    def _is_verb(self, i: int) -> bool:
        t = self.t[i]
        if t.word == "to":  # to hospitals, but: to rise
            return i + 1 < len(self.t) and self.t[i + 1].word in self.g.verbs and self.t[i + 1].sort == "word"
        if t.sort != "word" or t.word not in self.g.verbs:
            return False
        return not (t.word in self.g.steps and self._is_step(i)) and not (t.word in self.g.nouns and self._is_thing(i))

    def _is_thing(self, i: int) -> bool:
        """Whether a word that is more often a noun than a verb is one: its profit forecast, but: is forecast, Halden plans."""
        before = self.t[i - 1] if i else None
        if before is None or before.sort in ("name", "mark"):
            return False
        return not (before.word in self.g.links or before.word in self.g.helps or before.word in self.g.breaks)

    def _is_step(self, i: int) -> bool:
        """Whether a word that may be a verb or a noun is the noun: a sharp rise, sales growth of, an 8% fall in."""
        after = self.t[i + 1].word if i + 1 < len(self.t) else ""
        if i == 0 or after in ("of", "in") or after in self.g.through:
            return True
        before = self.t[i - 1]
        if before.word in self.g.joins and before.word != "to":
            return True
        return before.sort in ("number", "own") or before.word in self.g.articles or before.word in self.g.plain

    def _is_noun(self, i: int) -> bool:
        """Whether a word can stand within a noun group, articles apart."""
        t = self.t[i]
        if t.sort in ("name", "own"):
            return True
        return t.sort == "word" and not (
            t.word in self.g.joins or t.word in self.g.breaks or t.word in self.g.articles or self._is_verb(i)
        )

    def _ends(self, i: int) -> bool:
        """Whether no phrase goes on over a word."""
        return self.t[i].sort in ("mark", "number") or self.t[i].word in self.g.breaks or self._is_verb(i)

    # What stands behind the number.

    def _behind(self, at: int) -> Phrase | None:
        """Return the noun that a number describes: a 5-cent benefit, 8% growth in revenue."""
        i = self._before_hedges(at)
        first = at + 1
        if first < len(self.t) and self.t[first].word == "-":
            first += 1
        if first >= len(self.t) or self.t[first].sort != "word" or not self._is_noun(first):
            return None
        last = self._group(first)
        if self.t[last].word in self.g.steps:
            return self._moved(first, last)
        described = i >= 0 and (self.t[i].word in self.g.articles or self.t[i].sort == "own")
        return self._made(first, last, "behind") if described else None

    def _moved(self, first: int, last: int) -> Phrase | None:
        """Return what a rise or fall that ends a noun group is one in: an 8% fall in revenue, 4% revenue growth."""
        after = self._past_articles(last + 2)
        if last + 1 < len(self.t) and self.t[last + 1].word in ("in", "of") and after < len(self.t) and self._is_noun(after):
            return self._made(after, self._group(after), "behind", moved=True)
        return self._made(first, last - 1, "behind", moved=True) if self._says_what(first, last - 1) else None

    def _past_articles(self, i: int) -> int:
        while i < len(self.t) and self.t[i].word in self.g.articles:
            i += 1
        return i

    def _group(self, first: int) -> int:
        """Return the last word of the noun group that begins at a word; one before it where none does."""
        i = first
        while i < len(self.t) and self._is_noun(i):
            i += 1
        return i - 1

    # What stands in front of the number.

    def _before_hedges(self, at: int) -> int:
        i = at - 1
        while i >= 0:
            if i and (self.t[i - 1].word, self.t[i].word) in _PAIRS:
                i -= 2
            elif self.t[i].word in self.g.hedges:
                i -= 1
            else:
                break
        return i

    def _in_front(self, at: int, depth: int) -> Phrase | None:
        i = self._before_hedges(at)
        if i >= 1 and self.t[i].word in self.g.articles and self.t[i - 1].word in (*_MEASURES, "of"):
            i -= 1  # amounted to about a 35% increase
        if i < 0 or depth > _DEEPEST:
            return None
        if self.t[i].word == "of":
            return self._before_of(i, depth)
        if self.t[i].word in _MEASURES:
            return self._before_measure(i, depth)
        return self._subject_of(i) if self._is_verb(i) or self.t[i].word in ("up", "down", "off") else None

    def _before_of(self, i: int, depth: int) -> Phrase | None:
        """Return the noun in front of "of": a market value of 4 billion; of a range or a record, what that is of."""
        first, last = self._left(i - 1), i - 1
        if first > last or self.t[last].sort != "word":
            return None
        head = self.t[last].word
        if head in self.g.steps:
            if self._says_what(first, last - 1):
                return self._made(first, last - 1, "of", moved=True)
            return self._fallen_in(i)
        if head in self.g.through and not self._says_what(first, last - 1):
            return self._in_front(first, depth + 1)
        return self._made(first, last, "of")

    def _says_what(self, first: int, last: int) -> bool:
        """Whether words tell what something is of, and not only how large or when."""
        known = (self.g.through, self.g.plain, self.g.hedges, self.g.articles)
        return any(t.sort == "word" and not any(t.word in words for words in known) for t in self.t[first : last + 1])

    def _fallen_in(self, i: int) -> Phrase | None:
        """Return what a fall in front of a number is one in, told behind it: a decline of 10% in revenue."""
        j = next((k for k in range(i + 1, len(self.t)) if self.t[k].sort == "number"), len(self.t))
        start = self._past_articles(j + 2)
        if start >= len(self.t) or self.t[j + 1].word != "in" or not self._is_noun(start):
            return None
        return self._made(start, self._group(start), "of", moved=True)

    def _before_measure(self, i: int, depth: int) -> Phrase | None:
        """Return what a number behind "to" or "at" measures: the object of its verb, or the subject where it has none."""
        j = self._past_times(i - 1)
        if j < 0:
            return None
        if self.t[j].sort == "number":
            return self._in_front(j, depth + 1)  # rose 4% to …
        if self._is_verb(j) or self.t[j].word in self.g.moves or self.t[j].word.endswith("ly"):
            return self._subject_of(j)
        if self.t[j].word in ("in", "up", "down", "out", "back") and j and self._is_verb(j - 1):
            return self._subject_of(j - 1)  # came in at, slipped back to
        first = self._chunk(j)
        group = self._past_articles(first)
        if group > j:
            return None
        if self.t[group].word in self.g.joins or self.t[group].sort == "time":
            return self._subject_of(first - 1) if first and self._is_verb(first - 1) else None
        last = min(self._group(group), j)
        return self._made(group, last, "object") if last >= group else None

    def _past_times(self, j: int) -> int:
        """Return the word in front of what says since when: was up 3.4% *from a year earlier* at …."""
        i = j
        while i >= 0 and (
            self.t[i].sort == "time"
            or self.t[i].word
            in (
                "earlier",
                "ago",
                "before",
                "previous",
                "year",
                "quarter",
                "month",
                "a",
                "the",
                "sequentially",
                "slightly",
                "sharply",
                "year-on-year",
            )
        ):
            i -= 1
        if (
            i < j
            and i >= 0
            and self.t[i].word in ("from", "in", "on", "against", "than")
            and i
            and self.t[i - 1].sort == "number"
        ):
            return i - 1
        return i if i < 0 or self.t[i].sort == "number" or self._is_verb(i) else j

    def _chunk(self, j: int) -> int:
        """Return where the words begin that lie between a verb or an end of the clause and a preposition."""
        i = j
        while i >= 0 and not self._ends(i) and self.t[i].word not in ("with", "by", "at", "to", "as", "than", "against"):
            i -= 1
        return i + 1

    def _left(self, j: int) -> int:
        """Return where the noun group begins that ends at a word: earnings per share is one."""
        i = j
        while i >= 0 and (self._is_noun(i) or (self.t[i].word == "per" and i < j)):
            i -= 1
        return i + 1

    # The subject.

    def _subject_of(self, i: int) -> Phrase | None:
        """Return the subject of a verb of movement or being, the last word of which stands at `i`."""
        plain = False
        while i >= 0:
            t = self.t[i]
            said = self._is_verb(i) and not (t.word in self.g.links or t.word in self.g.moves or t.word in self.g.helps)
            between = (
                t.sort == "time"
                or t.word in ("in", "up", "down", "back", "not")
                or t.word in self.g.hedges
                or t.word.endswith("ly")
            )
            if said or not (
                self._is_verb(i) or between or t.word in ("also", "again", "then", "now", "still", "higher", "lower")
            ):
                break
            plain = plain or t.word in self.g.links or t.word in self.g.moves
            i -= 1
        found = self._subject(i) if plain and i >= 0 else None
        return found._replace(verb=self.t[i + 1].start) if found else None

    def _subject(self, j: int) -> Phrase | None:
        """Return the noun phrase that ends in front of a verb, past what is put in between."""
        if self.t[j].word in (",", ")", "—", "–"):
            j = self._before_aside(j)
        if j < 0:
            return None
        if self.t[j].word in ("which", "that", "who"):
            return self._antecedent(j - 1)
        first = self._start(j)
        if first > 1 and self.t[first - 1].word == "and" and self._opens(first - 2):
            first = self._start(first - 2)  # sales to shops and other customers rose
        first = self._past_articles(first)
        while first <= j and self.t[first].sort == "time":
            first = self._past_articles(first + 1)
        last = min(self._group(first), j)
        return self._made(first, last, "subject") if first <= last else None

    def _start(self, j: int) -> int:
        """Return where the words begin that end at one without a verb, a mark or a number between."""
        i = j
        while i >= 0 and not self._ends(i):
            i -= 1
        return i + 1

    def _opens(self, j: int) -> bool:
        """Whether a noun ends the words with which a sentence or a clause begins."""
        first = self._start(j)
        return first <= j and (first == 0 or self.t[first - 1].sort == "mark" or self.t[first - 1].word == "while")

    def _before_aside(self, j: int) -> int:
        """Return the word in front of an aside that ends at a mark: Net sales, the group said, rose."""
        opening = _OPENS.get(self.t[j].word, self.t[j].word)
        return next((i for i in range(j - 1, -1, -1) if self.t[i].word == opening), 0) - 1

    def _antecedent(self, j: int) -> Phrase | None:
        """Return what a relative clause is about: the fleet business, which grew 6%."""
        if j >= 0 and self.t[j].word == ",":
            j -= 1
        if j < 0:
            return None
        first = self._past_articles(self._chunk(j))
        last = min(self._group(first), j)
        return self._made(first, last, "subject") if first <= last else None

    def _made(self, first: int, last: int, way: str, *, moved: bool = False) -> Phrase:
        """Return the phrase of a noun group, with what it is of or in."""
        end = last
        while end + 1 < len(self.t) and not self._ends(end + 1):
            end += 1
        head = self.t[last]
        return Phrase(self.t[first].start, head.start, head.end, self.t[end].end, way, moved, head.sort == "name")
