"""One sentence with all that was found in it: what the linking of a single number looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from claims.packs import Metric, Pack
from claims.parse.clauses import Clause, Sentence
from claims.parse.cues import Cues
from claims.parse.lexicon import Hit
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.spots import Spots
from claims.parse.times.dates import When
from claims.parse.words_en import Token, tokens


class _Held(dict[int, Clause]):
    """The clauses that hold offsets, each looked for once: of one number dozens of rules ask."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[int], Clause]) -> None:
        self._find = find

    def __missing__(self, offset: int) -> Clause:
        found = self[offset] = self._find(offset)
        return found


@dataclass(slots=True, eq=False)
class Scene:
    """What stands in one sentence of a shadow text; all offsets are of the whole text. `spots` are its words of the cues.

    `clause` returns the clause that holds an offset, `apart` how many clauses lie from one offset to another, negative
    backwards. `verdicts` keeps answers about its actors (how one stands, by its offset) that every number of the sentence asks
    for, `bounds` how far the words around a number are its own, by its offset.
    """

    text: str
    english: bool
    sentence: Sentence
    mentions: Sequence[Mention]
    actors: Sequence[Actor]
    hits: Sequence[Hit]
    times: Sequence[When]
    cues: Cues
    pack: Pack
    spots: Spots
    verdicts: dict[tuple[str, int], bool] = field(default_factory=dict, compare=False, repr=False)
    bounds: dict[int, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    read: list[tuple[Token, ...]] = field(default_factory=list, compare=False, repr=False)
    clause: Callable[[int], Clause] = field(init=False)
    apart: Callable[[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self.clause = _Held(self.sentence.clause).__getitem__
        self.apart = self.sentence.apart

    @property
    def words(self) -> tuple[Token, ...]:
        """The words of an English sentence in order, read when a number first asks for its grammar."""
        if not self.read:
            self.read.append(tokens(self))
        return self.read[0]

    def metric(self, hit: Hit) -> Metric:
        return self.pack.metrics[hit.id]

    def metric_at(self, offset: int) -> Hit | None:
        """Return the word for a metric that begins at an offset."""
        return next((hit for hit in self.hits if hit.start == offset), None)

    def before(self, mention: Mention) -> str:
        """Return the words of the clause in front of a number, back to the number before it, without its dates."""
        out, at = "", self.left(mention)
        for when in self.times:
            if at <= when.start and when.end <= mention.start:
                out, at = out + self.text[at : when.start], when.end
        return out + self.text[at : mention.start]

    def after(self, mention: Mention) -> str:
        """Return the words of the clause behind a number, up to the next number."""
        return self.text[mention.end : self.right(mention)]

    def left(self, mention: Mention) -> int:
        """Return where the words in front of a number begin: behind the number before it, at most with its clause."""
        return (self.bounds.get(mention.start) or self._bound(mention))[0]

    def right(self, mention: Mention) -> int:
        """Return where the words behind a number end: before the next number, at most with its clause."""
        return (self.bounds.get(mention.start) or self._bound(mention))[1]

    def _bound(self, mention: Mention) -> tuple[int, int]:
        clause = self.clause(mention.start)
        left, right = clause.start, clause.end
        before = bisect_right(self.mentions, mention.start, key=_end)
        if before:
            left = max(left, self.mentions[before - 1].end)
        after = bisect_left(self.mentions, mention.end, key=_start)
        if after < len(self.mentions):
            right = min(right, self.mentions[after].start)
        found = self.bounds[mention.start] = left, max(mention.end, right)
        return found


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end
