"""The one pass over a text that finds every word of a pack: names, words for metrics, and the words of the cues.

A regex finds where a word may begin (a Latin word, or a Chinese character that some word begins with), a table keyed by that
word or by two characters tells how long one may be, and each length is a look-up. Names, metrics and the tables of the cues
each take their longest word of a place, and none that overlaps the one before; words of different sorts may overlap. Time is
linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claims.packs import Pack
from claims.parse.aliases import IS_LATIN, LAST_LATIN, LATIN, Word, entity_aliases, fitting, metric_aliases, spelled
from claims.parse.cues import cues
from claims.parse.spots import Marks, Spot, marks_of

_FIRST_WORD = re.compile(f"[{LATIN}]+")
_LETTERS = re.compile("[A-Za-z]+")
_FIRST_LETTERS = re.compile("[a-z]+")
_GOES_ON = re.compile(r"[A-Za-z]|-[a-z]")

Places = list[tuple[int, int, Word]]


class Found(NamedTuple):
    """The words of a pack in a text, each sort in order: names, words for metrics, and those of the cues by their table."""

    entities: Places
    metrics: Places
    cues: dict[str, list[Spot]]


class _Words(NamedTuple):
    """What is written one way: words of entities and of metrics, in the order in which they are tried, and marks of cues."""

    entities: tuple[Word, ...] = ()
    metrics: tuple[Word, ...] = ()
    cues: Marks = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """`starts` matches where a word may begin: a whole Latin word, or a character of Chinese. How long one may be, longest
    first, tell `latin` by its first word, `pairs` by its first two characters and then the third ("" where that is any), and
    `singles` by one. `words` has the words of a spelling, in lower case; `cues` those of Latin script by their first word.
    """

    starts: re.Pattern[str]
    latin: Mapping[str, tuple[int, ...]]
    pairs: Mapping[str, Mapping[str, tuple[int, ...]]]
    singles: Mapping[str, tuple[int, ...]]
    words: Mapping[str, _Words]
    cues: Mapping[str, tuple[tuple[str, Marks], ...]]


@cache
def _table(pack: Pack) -> _Table:
    """Return the words of a pack, so that a text is gone through once for all of them."""
    entities = spelled(owned for entity in pack.entities.values() for owned in entity_aliases(entity))
    metrics = spelled(owned for metric in pack.metrics.values() for owned in metric_aliases(metric))
    marks = marks_of(cues(pack))
    chinese = {word: some for word, some in marks.items() if word > LAST_LATIN}
    words = {
        folded: _Words(entities.get(folded, ()), metrics.get(folded, ()), chinese.get(folded, ()))
        for folded in (*entities, *metrics, *chinese)
    }
    latin: dict[str, set[int]] = {}
    for word in words:
        if IS_LATIN.match(word):
            latin.setdefault(_key(word), set()).add(len(word))
    singles = {word: (1,) for word in words if len(word) == 1 and word > LAST_LATIN}
    # Where both begin a word, "profits" may be the plural of one: profits at industrial firms, and profits.
    lengths = {key: _longest_first(some | latin.get(key.removesuffix("s"), set())) for key, some in latin.items()}
    return _Table(_starts(map(_key, words)), lengths, _pairs(words), singles, words, _by_first_word(marks))


def _pairs(words: Collection[str]) -> dict[str, dict[str, tuple[int, ...]]]:
    """Return how long a word of Chinese may be by its first two characters and the third."""
    filed: dict[str, dict[str, set[int]]] = {}
    for word in words:
        if len(word) > 1 and not IS_LATIN.match(word):
            filed.setdefault(word[:2], {"": set()}).setdefault(word[2:3], set()).add(len(word))
    for pair, thirds in filed.items():
        short = thirds[""] | ({1} if pair[0] in words else set())
        thirds.update({third: some | short for third, some in thirds.items()})
    return {pair: {third: _longest_first(some) for third, some in thirds.items()} for pair, thirds in filed.items()}


def _longest_first(lengths: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(lengths, reverse=True))


def _by_first_word(marks: Mapping[str, Marks]) -> dict[str, tuple[tuple[str, Marks], ...]]:
    """Return the cues of Latin script by their first word, longest first."""
    latin: dict[str, list[tuple[str, Marks]]] = {}
    for word in sorted(marks, key=len, reverse=True):
        first = _FIRST_LETTERS.match(word)
        if first:
            latin.setdefault(first[0], []).append((word, marks[word]))
    return {first: tuple(some) for first, some in latin.items()}


def _key(folded: str) -> str:
    latin = _FIRST_WORD.match(folded)
    return latin.group() if latin else folded[:2]


# In so many groups by what may follow them are first characters told apart; more cost more than they save.
_GROUPS = 6


def _starts(keys: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches a whole Latin word, or the first character of a Chinese key where one of its kind may
    follow."""
    chinese = [key for key in keys if not IS_LATIN.match(key)]
    singles = {key for key in chinese if len(key) == 1}
    followers: dict[str, set[str]] = {}
    for key in chinese:
        if len(key) == 2 and key[0] not in singles:
            followers.setdefault(key[0], set()).add(key[1])
    firsts = sorted(followers, key=lambda first: (-len(followers[first]), first))
    size = -(-len(firsts) // _GROUPS) or 1
    parts = [f"(?<=[{LATIN}])[{LATIN}]*"]
    if singles:
        parts.append(f"(?<={_class(singles)})")
    for group in (firsts[i : i + size] for i in range(0, len(firsts), size)):
        seconds = set().union(*(followers[first] for first in group))
        parts.append(f"(?<={_class(group)})(?={_class(seconds)})")
    # One class of characters in front: a search passes over all others at once.
    return re.compile(f"[{LATIN}{_class({*singles, *firsts})[1:]}(?:{'|'.join(parts)})")


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(char) for char in sorted(characters))}]"


def _folded(text: str) -> str:
    """Return the text in lower case with line ends as blanks, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return lower.replace("\n", " ").replace("\u00a0", " ").replace("’", "'")


def scan(pack: Pack, text: str) -> Found:
    """Return the places of owned words, leftmost and longest; what a hiding word covers is passed over."""
    table, folded = _table(pack), _folded(text)
    pairs, singles, latin, written = table.pairs.get, table.singles.get, table.latin.get, table.words.get
    found = Found([], [], {})
    past_entity = past_metric = 0
    limit = len(text)
    for match in table.starts.finditer(folded):
        start = match.start()
        if folded[start] > LAST_LATIN:
            thirds = pairs(folded[start : start + 2])
            lengths = thirds.get(folded[start + 2 : start + 3]) or thirds[""] if thirds else singles(folded[start])
        else:
            first = match[0]
            # GPUs is looked up by gpu.
            lengths = latin(first) or (latin(first[:-1]) if first[-1] == "s" else None)
            _mark_latin(found.cues, table, text, start, match.end())
        for length in lengths or ():
            end = start + length
            words = written(folded[start:end])
            if words is None or end > limit:
                continue
            entities, metrics, marks = words
            if entities and start >= past_entity:
                entity, stop = (entities[0], end) if entities[0].anywhere else fitting(entities, text, start)
                past_entity = stop or past_entity
                if entity and entity.owners:
                    found.entities.append((start, stop, entity))
            if metrics and start >= past_metric:
                metric, stop = (metrics[0], end) if metrics[0].anywhere else fitting(metrics, text, start)
                past_metric = stop or past_metric
                if metric and metric.owners:
                    found.metrics.append((start, stop, metric))
            if marks:
                _mark(found.cues, marks, folded[start:end], start)
    return found


def _mark_latin(found: dict[str, list[Spot]], table: _Table, text: str, start: int, end: int) -> None:
    """Add the cues of Latin script that begin in a run of letters and digits: whole words, in any case."""
    for letters in _LETTERS.finditer(text, start, end):
        at = letters.start()
        for word, marks in table.cues.get(letters[0].lower(), ()):
            stop = at + len(word)
            if text[at:stop].lower() == word and text[at - 1 : at] != "-" and not _GOES_ON.match(text, stop):
                _mark(found, marks, text[at:stop], at)


def _mark(found: dict[str, list[Spot]], marks: Marks, word: str, start: int) -> None:
    """Add a word to each table that has it, unless one of the table's covers it; a shorter one of its place is told by it."""
    for name, label in marks:
        spots = found.get(name)
        if spots is None:
            found[name] = [Spot(start, start + len(word), word, label)]
        elif spots[-1].end <= start:
            spots.append(Spot(start, start + len(word), word, label))
        elif spots[-1].start == start and not spots[-1].short:
            spots[-1] = spots[-1]._replace(short=start + len(word))
