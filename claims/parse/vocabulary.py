"""The one pass over a text that finds every word of a pack: names, words for metrics, and the words of the cues.

A word may begin at a Latin word, or at two characters of Chinese that some word begins with; a table keyed by these tells how
long one may be, and each length is a look-up. Names, metrics and the tables of the cues each take their longest word of a
place, and none that overlaps the one before; words of different sorts may overlap. Time is linear in the text, whatever it
holds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from claims.packs import Pack
from claims.parse.aliases import LAST_LATIN, LATIN, Word, entity_aliases, fitting, metric_aliases, spelled
from claims.parse.cues import cues
from claims.parse.spots import Marks, Spot, marks_of

_FIRST_WORD = re.compile(f"[{LATIN}]+")
_LETTERS = re.compile("[A-Za-z]+")
_FIRST_LETTERS = re.compile("[a-z]+")
_GOES_ON = re.compile(r"[A-Za-z]|-[a-z]")
_BEYOND_LATIN = re.compile(f"[^\0-{LAST_LATIN}]")

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


# How long a word may be, longest first, by what follows its beginning; "" where that is any.
_Lengths = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Table:
    """`apart` matches a whole Latin word, or a character that is a word alone. How long a word may be, longest first, tell
    `latin` by its first word and the two characters behind that, and `pairs` by its first two characters and the third ("" where
    what follows may be any); `codes` are these pairs as numbers. `words` has the words of a spelling, in lower case; `cues` those
    of Latin script, filed as in `latin`.
    """

    apart: re.Pattern[str]
    latin: Mapping[str, _Lengths]
    pairs: Mapping[str, _Lengths]
    codes: Mapping[int, _Lengths]
    words: Mapping[str, _Words]
    cues: Mapping[str, Mapping[str, Sequence[tuple[str, Marks]]]]


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
    singles = [re.escape(word) for word in sorted(words) if len(word) == 1 and word > LAST_LATIN]
    apart = re.compile("|".join([f"[{LATIN}]+", *([f"[{''.join(singles)}]"] if singles else [])]))
    pairs = _pairs(words)
    codes = {int.from_bytes(_encoded(pair), sys.byteorder): lengths for pair, lengths in pairs.items()}
    return _Table(apart, _latin(words), pairs, codes, words, _latin_cues(marks))


def _encoded(text: str) -> bytes:
    """Return a text in four bytes a character, of which two characters make a number of eight."""
    return text.encode("utf-32-le", "surrogatepass")


def _latin(words: Collection[str]) -> dict[str, _Lengths]:
    """Return how long a word of Latin script may be by its first word and what follows."""
    filed: dict[str, dict[str, set[int]]] = {}
    for word in words:
        first = _FIRST_WORD.match(word)
        if first:
            filed.setdefault(first[0], {"": set()}).setdefault(_behind(word, first.end()), set()).add(len(word))
    for first_word, some in filed.items():
        # Where both begin a word, "profits" may be the plural of one: profits at industrial firms, and profits.
        if first_word.endswith("s") and first_word[:-1] in words:
            some[""].add(len(first_word) - 1)
    return {first_word: _longest_first(some) for first_word, some in filed.items()}


def _pairs(words: Collection[str]) -> dict[str, _Lengths]:
    """Return how long a word of Chinese may be by its first two characters and the third."""
    filed: dict[str, dict[str, set[int]]] = {}
    for word in words:
        if len(word) > 1 and word > LAST_LATIN:
            filed.setdefault(word[:2], {"": set()}).setdefault(word[2:3], set()).add(len(word))
    for pair, thirds in filed.items():
        if pair[0] in words:
            thirds[""].add(1)
    return {pair: _longest_first(thirds) for pair, thirds in filed.items()}


def _longest_first(filed: Mapping[str, set[int]]) -> _Lengths:
    """Return lengths in the order in which they are tried, those of what anything may follow with all others."""
    return {behind: tuple(sorted(lengths | filed[""], reverse=True)) for behind, lengths in filed.items()}


def _latin_cues(marks: Mapping[str, Marks]) -> dict[str, dict[str, list[tuple[str, Marks]]]]:
    """Return the cues of Latin script by their first word and what follows, longest first."""
    filed: dict[str, dict[str, list[tuple[str, Marks]]]] = {}
    every = [(first, word) for word in sorted(marks, key=len, reverse=True) if (first := _FIRST_LETTERS.match(word))]
    for first, word in every:
        filed.setdefault(first[0], {"": []}).setdefault(_behind(word, first.end()), [])
    for first, word in every:
        some, behind = filed[first[0]], _behind(word, first.end())
        for listed in [some[behind]] if behind else some.values():
            listed.append((word, marks[word]))
    return filed


def _behind(word: str, end: int) -> str:
    """Return the two characters behind the first word of one, "" where it has no two."""
    return word[end : end + 2] if len(word) > end + 1 else ""


def _folded(text: str) -> str:
    """Return the text in lower case with line ends as blanks, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return lower.replace("\n", " ").replace("\u00a0", " ").replace("’", "'")


def scan(pack: Pack, text: str) -> Found:
    """Return the places of owned words, leftmost and longest; what a hiding word covers is passed over."""
    table, folded = _table(pack), _folded(text)
    written = table.words.get
    found = Found([], [], {})
    past_entity = past_metric = 0
    limit = len(text)
    for start, first, lengths in sorted([*_apart(table, folded), *_paired(table, folded)]):
        if first and (first in table.cues or not (first.isascii() and first.isalpha())):
            _mark_latin(found.cues, table, text, start, start + len(first))
        for length in lengths:
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


def metric_word(pack: Pack, word: str) -> Word | None:
    """Return what a word of Chinese characters names as a word for metrics, whatever stands around it, or None."""
    words = _table(pack).words.get(word)
    return words[1][0] if words and words[1] else None


# Where a word may begin, the Latin word there, and how long it may be.
_Place = tuple[int, str, tuple[int, ...]]


def _apart(table: _Table, folded: str) -> Iterator[_Place]:
    """Yield the Latin words, and the characters that are words alone where no pair begins."""
    for match in table.apart.finditer(folded):
        start, word = match.start(), match[0]
        if word <= LAST_LATIN:
            known = table.latin.get(word)
            if known:
                end = match.end()
                yield start, word, known.get(folded[end : end + 2]) or known[""]
            else:  # GPUs is looked up by gpu
                yield start, word, (len(word) - 1,) if word[-1] == "s" and word[:-1] in table.words else ()
        elif folded[start : start + 2] not in table.pairs:
            yield start, "", (1,)


def _paired(table: _Table, folded: str) -> Iterator[_Place]:
    """Yield the places of two characters of Chinese that a word begins with.

    They are looked up as numbers, those at even places and then those at odd ones: to make a string of each two characters would
    take longer than to look it up.
    """
    if not _BEYOND_LATIN.search(folded):
        return
    encoded = memoryview(_encoded(folded))
    for first in (0, 1):
        count = (len(folded) - first) // 2
        numbers = encoded[4 * first : 4 * first + 8 * count].cast("Q")
        for place, thirds in enumerate(map(table.codes.get, numbers)):
            if thirds:
                start = 2 * place + first
                lengths = thirds.get(folded[start + 2 : start + 3]) or thirds[""]
                if lengths:
                    yield start, "", lengths


def _mark_latin(found: dict[str, list[Spot]], table: _Table, text: str, start: int, end: int) -> None:
    """Add the cues of Latin script that begin in a run of letters and digits: whole words, in any case."""
    for letters in _LETTERS.finditer(text, start, end):
        at, behind = letters.span()
        known = table.cues.get(letters[0].lower())
        for word, marks in (known.get(text[behind : behind + 2].lower()) or known[""]) if known else ():
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
            spots[-1] = replace(spots[-1], short=start + len(word))
