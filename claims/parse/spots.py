"""Where the words of `rules/cues.toml` stand in a sentence: found in one pass for all tables, asked for by offset.

A number asks a dozen tables what stands around it. A search by a pattern for each question reads the sentence again and
again; here it is read once, and an answer is a look-up in sorted places. As with a pattern of one table, the longest of
its words counts where several begin, and its words do not overlap; those of different tables may.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues

# The tables that linking asks by offset.
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
)
LABELLED = ("speech.source", "scope.session")


class Spot(NamedTuple):
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


class _Entry(NamedTuple):
    word: str
    length: int
    latin: bool
    tables: tuple[tuple[str, str], ...]


class _Index(NamedTuple):
    """`starts` matches where a word may begin; `words` gives by Latin word, by two characters or by one those to compare,
    longest first."""

    starts: re.Pattern[str]
    words: Mapping[str, tuple[_Entry, ...]]


_LATIN = re.compile(r"[a-z]+")
_GOES_ON = re.compile(r"[A-Za-z]|-[a-z]")
_NOTHING: Sequence[Spot] = ()


class Spots:
    """The words of one sentence, by table."""

    __slots__ = ("_end", "_found", "_index", "_start", "_text")

    def __init__(self, text: str, start: int, end: int, cues: Cues) -> None:
        self._text, self._start, self._end = text, start, end
        self._index = _index(cues)
        self._found: dict[str, list[Spot]] | None = None

    def all(self, name: str) -> Sequence[Spot]:
        """Return the words of a table in order."""
        if self._found is None:
            self._found = _scan(self._index, self._text, self._start, self._end)
        return self._found.get(name, _NOTHING)

    def within(self, name: str, start: int, end: int) -> Iterator[Spot]:
        """Yield the words of a table that stand between two offsets."""
        found = self._found
        every = found.get(name) if found is not None else self.all(name)
        if every:
            for at in range(bisect_left(every, (start,)), len(every)):
                if every[at].start >= end:
                    break
                spot = every[at].cut(end)
                if spot:
                    yield spot

    def first(self, name: str, start: int, end: int) -> Spot | None:
        """Return the first word of a table between two offsets."""
        return next(self.within(name, start, end), None)

    def last(self, name: str, start: int, end: int) -> Spot | None:
        """Return the last word of a table between two offsets."""
        found = self._found
        every = found.get(name) if found is not None else self.all(name)
        if not every:
            return None
        at = bisect_left(every, (end,)) - 1
        while at >= 0 and every[at].start >= start:
            spot = every[at].cut(end)
            if spot:
                return spot
            at -= 1
        return None


def _scan(index: _Index, text: str, start: int, end: int) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    known = index.words.get
    for match in index.starts.finditer(text, start, end):
        at, key = match.start(), match.group()
        entries = known(key.lower()) if key < "\u0250" else known(text[at : at + 2]) or known(key)
        if entries:
            _note(found, entries, text, at, end)
    return found


def _note(found: dict[str, list[Spot]], entries: tuple[_Entry, ...], text: str, at: int, limit: int) -> None:
    """Add the words of each table that stand at a place: the longest of a table, where none of its words is there yet."""
    for word, length, latin, tables in entries:
        end = at + length
        if latin:
            if text[at:end].lower() != word or _GOES_ON.match(text, end):
                continue
        elif not text.startswith(word, at):
            continue
        if end > limit:
            continue
        for name, label in tables:
            spots = found.get(name)
            if spots is None:
                found[name] = [Spot(at, end, text[at:end], label)]
            elif spots[-1].end <= at:
                spots.append(Spot(at, end, text[at:end], label))
            elif spots[-1].start == at and not spots[-1].short:
                spots[-1] = spots[-1]._replace(short=end)


@cache
def _index(cues: Cues) -> _Index:
    tables: dict[str, dict[str, str]] = {}
    for name in TABLES:
        for word in (*cues.words(name, "zh"), *cues.words(name, "en")):
            tables.setdefault(word.lower(), {})[name] = ""
    for name in LABELLED:
        for word, label in cues.labelled(name).labels.items():
            tables.setdefault(word, {})[name] = label
    entries = [_Entry(word, len(word), word[-1] < "\u0250", tuple(of.items())) for word, of in tables.items()]
    words: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -entry.length):
        words.setdefault(_key(entry.word), []).append(entry)
    for key in list(words):
        if len(key) == 2 and key[0] in words and not _LATIN.match(key):
            words[key].extend(words[key[0]])
    return _Index(_starts(words), {key: tuple(some) for key, some in words.items()})


def _key(word: str) -> str:
    latin = _LATIN.match(word)
    return latin.group() if latin else word[:2]


def _starts(keys: Mapping[str, object]) -> re.Pattern[str]:
    """Return a pattern that matches a whole Latin word, or the first character of a Chinese one."""
    chinese = [key for key in keys if not _LATIN.match(key)]
    singles = {key for key in chinese if len(key) == 1}
    firsts = {key[0] for key in chinese} - singles
    seconds = {key[1] for key in chinese if len(key) == 2}
    parts = ["(?<=[A-Za-z])(?<![A-Za-z-].)[A-Za-z]*"]
    if singles:
        parts.append(f"(?<={_any(singles)})")
    if firsts:
        parts.append(f"(?<={_any(firsts)})(?={_any(seconds)})")
    # One class of characters in front: a search passes over all others at once.
    return re.compile(f"[A-Za-z{_any(singles | firsts)[1:]}(?:{'|'.join(parts)})")


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"
