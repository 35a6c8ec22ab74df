"""Where the words of `rules/cues.toml` stand in a sentence: found in the one pass of `vocabulary`, asked for by offset.

A number asks a dozen tables what stands around it. A search by a pattern for each question reads the sentence again and
again; here an answer is a look-up in sorted places. As with a pattern of one table, the longest of its words counts where
several begin, and its words do not overlap; those of different tables may.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from claims.frozen import frozen
from claims.parse.cues import Cues

# The tables that linking asks by offset. Those whose words are in every other sentence (subject.oblique, modality.ahead) are
# not among them: few numbers ask for one, and a pattern over the few characters in front of a name costs less.
TABLES = (
    "move.up",
    "move.down",
    "share",
    "equivalence",
    "modality.target",
    "modality.forecast",
    "modality.estimate",
    "modality.rumour",
    "modality.actual",
    "modality.done",
    "modality.unlike",
    "speech.said",
    "speech.announced",
    "speech.title",
    "basis.yoy",
    "basis.qoq",
    "basis.mom",
    "basis.wow",
    "basis.compare",
    "modality.terms",
    "modality.part",
    "modality.works",
    "modality.built",
    "scope.segment",
    "measure.box",
    "measure.home",
    "measure.let",
    "measure.works",
    "measure.plant",
    "measure.repriced",
    "metric.developer",
    "metric.housing",
    "word.firm",
    "word.cuts",
    "word.market",
)
# Those whose words have labels; several that are asked together have one name.
LABELLED: Mapping[str, tuple[str, ...]] = {
    "speech.source": ("speech.source",),
    "scope.session": ("scope.session",),
    "scope": ("scope.region", "scope.market", "scope.situation", "scope.part"),
    "thing": ("thing.noun",),
    "thing.plain": ("thing.plain",),
}


@frozen()
class Spot:
    """A word of a table in a text.

    `label` is what it stands for, where the table maps labels to words; `short` is where a shorter word of the table ends
    that begins here too (跌 of 跌逾), 0 where none does.
    """

    start: int
    end: int
    word: str
    label: str = ""
    short: int = 0

    def cut(self, end: int) -> Spot | None:
        """Return the word as it stands before an offset: itself, or a shorter one where it goes beyond."""
        if self.end <= end:
            return self
        return Spot(self.start, self.short, self.word[: self.short - self.start], self.label) if 0 < self.short <= end else None


# The tables that have a word, each with the label it stands for there, "" without one.
Marks = tuple[tuple[str, str], ...]

_NOTHING: Sequence[Spot] = ()


@cache
def labels_of(cues: Cues, name: str) -> dict[str, str]:
    """Return what the words of a labelled table stand for; of two labels of a word the first counts."""
    labels: dict[str, str] = {}
    for table in LABELLED[name]:
        for word, label in cues.labels(table).items():
            labels.setdefault(word, label)
    return labels


def marks_of(cues: Cues) -> dict[str, Marks]:
    """Return the words that are looked for, in lower case, with the tables that have each."""
    tables: dict[str, dict[str, str]] = {}
    for name in TABLES:
        for word in (*cues.words(name, "zh"), *cues.words(name, "en")):
            tables.setdefault(word.lower(), {})[name] = ""
    for name in LABELLED:
        for word, label in labels_of(cues, name).items():
            tables.setdefault(word, {})[name] = label
    return {word: tuple(of.items()) for word, of in tables.items()}


class Spots:
    """The words of one sentence, by table. Of most tables it has none, and that is one look-up."""

    __slots__ = ("_found",)

    def __init__(self, found: Mapping[str, Sequence[Spot]]) -> None:
        self._found = found

    def all(self, name: str) -> Sequence[Spot]:
        """Return the words of a table in order."""
        return self._found.get(name, _NOTHING)

    def within(self, name: str, start: int, end: int) -> Sequence[Spot]:
        """Return the words of a table that stand between two offsets."""
        every = self._found.get(name)
        if every is None:
            return _NOTHING
        return [cut for spot in every if start <= spot.start < end and (cut := spot if spot.end <= end else spot.cut(end))]

    def at(self, name: str, start: int) -> Spot | None:
        """Return the word of a table that begins at an offset."""
        return next((spot for spot in self._found.get(name, _NOTHING) if spot.start == start), None)

    def first(self, name: str, start: int, end: int) -> Spot | None:
        """Return the first word of a table between two offsets."""
        for spot in self._found.get(name, _NOTHING):
            if start <= spot.start < end and (cut := spot.cut(end)):
                return cut
        return None

    def last(self, name: str, start: int, end: int) -> Spot | None:
        """Return the last word of a table between two offsets."""
        for spot in reversed(self._found.get(name, _NOTHING)):
            if start <= spot.start < end and (cut := spot.cut(end)):
                return cut
        return None


def by_sentence(found: Mapping[str, Sequence[Spot]], ends: Sequence[int]) -> list[dict[str, list[Spot]]]:
    """Return the words of a text's tables for each of its sentences; `ends` tells where those end."""
    out: list[dict[str, list[Spot]]] = [{} for _ in ends]
    for name, spots in found.items():
        for spot in spots:
            here = out[bisect_right(ends, spot.start)]
            if name in here:
                here[name].append(spot)
            else:
                here[name] = [spot]
    return out
