"""Longest-match look-up of words in a text, forwards from a place or backwards to it.

A look-up costs a few slices and dictionary probes, never a scan, so a grammar built on it is linear in its input. Words
are filed by their two outermost characters: nearly always the first probe tells that none stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")

BLANKS = frozenset(" \u00a0\t")
# Whether a character is a Latin letter.
is_latin: Callable[[object], bool] = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").__contains__

# Lengths of words, longest first, by their outermost character and the one beside it ("" where that is any).
_Lengths = dict[str, dict[str, tuple[int, ...]]]


class Lexicon(Generic[Value]):
    """Words with their values. A word that begins or ends in a Latin letter matches whole words only.

    At a `blocked` word nothing is found, though it begins with a word of the table (单月 is no 单).
    """

    __slots__ = ("_ending", "_starting", "_table", "_told", "blocked", "heads", "tails")

    def __init__(self, table: Mapping[str, Value], blocked: Iterable[str] = ()) -> None:
        self._table = dict(table)
        self.blocked = frozenset(blocked)
        self._told: dict[str, Value | None] = {**self._table, **dict.fromkeys(self.blocked)}
        self._starting = _filed([(word[0], word[1:2], len(word)) for word in (*table, *self.blocked)])
        self._ending = _filed([(word[-1], word[-2:-1], len(word)) for word in table])
        # The characters that words begin and end with: what lets a scan pass over the others.
        self.heads = frozenset(self._starting)
        self.tails = frozenset(self._ending)

    def __contains__(self, word: object) -> bool:
        return word in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def at(self, text: str, start: int) -> tuple[int, Value] | None:
        """Return where the longest word that begins at `start` ends, and its value."""
        size = len(text)
        if start >= size:
            return None
        seconds = self._starting.get(text[start])
        if seconds is None:
            return None
        for length in seconds.get(text[start + 1]) or seconds[""] if start + 1 < size else seconds[""]:
            word = text[start : start + length]
            if word in self._told:
                value = self._told[word]
                if value is None:
                    return None  # blocked
                end = start + len(word)  # fewer than asked for where the text ends
                if word[-1] > "z" or not (is_latin(word[-1]) and is_latin(text[end : end + 1])):
                    return end, value
        return None

    def before(self, text: str, end: int) -> tuple[int, Value] | None:
        """Return where the longest word that ends at `end` begins, and its value."""
        if end <= 0:
            return None
        seconds = self._ending.get(text[end - 1])
        if seconds is None:
            return None
        for length in seconds.get(text[end - 2]) or seconds[""] if end > 1 else seconds[""]:
            start = end - length
            if start < 0:
                continue
            value = self._table.get(text[start:end])
            if value is not None and not (start and is_latin(text[start]) and is_latin(text[start - 1])):
                return start, value
        return None


def _filed(words: Iterable[tuple[str, str, int]]) -> _Lengths:
    """Return the lengths of words by outermost character and neighbour; under "" those of one character, or none."""
    filed: dict[str, dict[str, set[int]]] = {}
    for outer, beside, length in words:
        filed.setdefault(outer, {"": set()}).setdefault(beside, set()).add(length)
    return {
        outer: {beside: tuple(sorted(lengths | besides[""], reverse=True)) for beside, lengths in besides.items()}
        for outer, besides in filed.items()
    }


class Edges:
    """What words begin or end with, two characters or a whole word of one: whether one of them may stand at a place."""

    __slots__ = ("_edges", "_firsts", "_lasts")

    def __init__(self, edges: Iterable[str]) -> None:
        self._edges = frozenset(edges)
        self._firsts = frozenset(edge[0] for edge in self._edges)
        self._lasts = frozenset(edge[-1] for edge in self._edges)

    def __contains__(self, edge: object) -> bool:
        return edge in self._edges

    def __iter__(self) -> Iterator[str]:
        return iter(self._edges)

    def may_follow(self, text: str, place: int) -> bool:
        """Whether a word that begins so may stand at a place."""
        if place >= len(text):
            return False
        character = text[place]
        return character in self._firsts and (character in self._edges or text[place : place + 2] in self._edges)

    def may_lead(self, text: str, place: int) -> bool:
        """Whether a word that ends so may stand before a place."""
        if place <= 0:
            return False
        character = text[place - 1]
        return character in self._lasts and (character in self._edges or (place > 1 and text[place - 2 : place] in self._edges))


class Phrases:
    """Whole phrases, found from any place within them: two probes tell that a place lies in none.

    A phrase is filed for each of its places: by the character there and the one beside it, then by the next one.
    """

    __slots__ = ("_inside", "_opening")

    def __init__(self, phrases: Iterable[str]) -> None:
        opening: _Filed = {}
        inside: _Filed = {}
        for phrase in phrases:
            whole = _may_join(phrase[0]) or _may_join(phrase[-1])
            opening.setdefault(phrase[:2], {"": []}).setdefault(phrase[2:3], []).append((0, phrase, whole))
            for offset in range(1, len(phrase)):
                pair = phrase[offset - 1 : offset + 1]
                inside.setdefault(pair, {"": []}).setdefault(phrase[offset + 1 : offset + 2], []).append((offset, phrase, whole))
        self._opening, self._inside = _with_endings(opening), _with_endings(inside)

    def covering(self, text: str, place: int) -> tuple[int, int] | None:
        """Return start and end of the longest phrase that holds the character at `place`."""
        best: tuple[int, int] | None = None
        longest = 0
        filed = self._opening.get(text[place : place + 2])
        if filed is not None:
            for _, phrase, whole in filed.get(text[place + 2 : place + 3]) or filed[""]:
                if text.startswith(phrase, place) and not (whole and _cuts_word(text, place, place + len(phrase))):
                    longest = len(phrase)
                    best = place, place + longest
                    break
        filed = self._inside.get(text[place - 1 : place + 1]) if place else None
        if filed is not None:
            for offset, phrase, whole in filed.get(text[place + 1 : place + 2]) or filed[""]:
                if len(phrase) <= longest:
                    break
                start = place - offset
                if start >= 0 and text.startswith(phrase, start) and not (whole and _cuts_word(text, start, start + len(phrase))):
                    return start, start + len(phrase)
        return best


# Where in a phrase, the phrase, and whether what stands beside it could go on with its first or last character.
_Filed = dict[str, dict[str, list[tuple[int, str, bool]]]]


def _with_endings(filed: _Filed) -> _Filed:
    """Return phrases by the character that follows, each list with those that end before it (""), longest first."""
    return {
        pair: {beside: sorted([*some, *(every[""] if beside else ())], key=_shortness) for beside, some in every.items()}
        for pair, every in filed.items()
    }


def _shortness(filed: tuple[int, str, bool]) -> int:
    return -len(filed[1])


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a phrase would begin or end within a Latin word or a number."""
    return (start > 0 and _joined(text[start - 1], text[start])) or (end < len(text) and _joined(text[end - 1], text[end]))


def _may_join(character: str) -> bool:
    return is_latin(character) or character.isdigit()


def _joined(left: str, right: str) -> bool:
    return (is_latin(left) and is_latin(right)) or (left.isdigit() and right.isdigit())


def skip_blanks(text: str, place: int) -> int:
    """Return the first place from `place` on (at most three further) that holds no blank."""
    size = len(text)
    if place >= size or text[place] not in BLANKS:
        return place
    stop = min(place + 3, size)
    while place < stop and text[place] in BLANKS:
        place += 1
    return place


def skip_blanks_back(text: str, place: int) -> int:
    if place <= 0 or text[place - 1] not in BLANKS:
        return place
    stop = max(0, place - 3)
    while place > stop and text[place - 1] in BLANKS:
        place -= 1
    return place
