"""Longest-match look-up of words in a text, forwards from a place or backwards to it.

A look-up costs a few slices and dictionary probes, never a scan, so a grammar built on it is linear in its input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")

BLANKS = " \u00a0\t"


class Lexicon(Generic[Value]):
    """Words with their values. A word that begins or ends in a Latin letter matches whole words only.

    At a `blocked` word nothing is found, though it begins with a word of the table (单月 is no 单).
    """

    __slots__ = ("_blocked", "_ending", "_starting", "_table")

    def __init__(self, table: Mapping[str, Value], blocked: Iterable[str] = ()) -> None:
        self._table = dict(table)
        self._blocked = frozenset(blocked)
        self._starting: dict[str, tuple[int, ...]] = {}
        self._ending: dict[str, tuple[int, ...]] = {}
        for word in self._blocked:
            self._starting[word[0]] = _longer(self._starting.get(word[0], ()), len(word))
        for word in table:
            self._starting[word[0]] = _longer(self._starting.get(word[0], ()), len(word))
            self._ending[word[-1]] = _longer(self._ending.get(word[-1], ()), len(word))

    def at(self, text: str, start: int) -> tuple[int, Value] | None:
        """Return where the longest word that begins at `start` ends, and its value."""
        if start >= len(text):
            return None
        for length in self._starting.get(text[start], ()):
            end = start + length
            if end > len(text):
                continue
            word = text[start:end]
            if word in self._blocked:
                return None
            value = self._table.get(word)
            if value is not None and not (is_latin(word[-1]) and end < len(text) and is_latin(text[end])):
                return end, value
        return None

    def before(self, text: str, end: int) -> tuple[int, Value] | None:
        """Return where the longest word that ends at `end` begins, and its value."""
        if end <= 0:
            return None
        for length in self._ending.get(text[end - 1], ()):
            start = end - length
            if start < 0:
                continue
            value = self._table.get(text[start:end])
            if value is not None and not (start and is_latin(text[start]) and is_latin(text[start - 1])):
                return start, value
        return None


class Phrases:
    """Whole phrases, found from any place within them: two probes tell that a place lies in none."""

    __slots__ = ("_around",)

    def __init__(self, phrases: Iterable[str]) -> None:
        self._around: dict[str, tuple[tuple[int, str], ...]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            for offset in range(len(phrase)):
                key = phrase[:2] if offset == 0 else phrase[offset - 1 : offset + 1]
                self._around[key] = (*self._around.get(key, ()), (offset, phrase))

    def covering(self, text: str, place: int) -> tuple[int, int] | None:
        """Return start and end of the longest phrase that holds the character at `place`."""
        best: tuple[int, int] | None = None
        for key in (text[place : place + 2], text[place - 1 : place + 1] if place else ""):
            for offset, phrase in self._around.get(key, ()):
                start, end = place - offset, place - offset + len(phrase)
                if start < 0 or not text.startswith(phrase, start) or (best and best[1] - best[0] >= len(phrase)):
                    continue
                if not _cuts_word(text, start, end):
                    best = start, end
        return best


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a phrase would begin or end within a Latin word or a number."""
    return (start > 0 and _joined(text[start - 1], text[start])) or (end < len(text) and _joined(text[end - 1], text[end]))


def _joined(left: str, right: str) -> bool:
    return (is_latin(left) and is_latin(right)) or (left.isdigit() and right.isdigit())


def is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def skip_blanks(text: str, place: int) -> int:
    """Return the first place from `place` on (at most three further) that holds no blank."""
    stop = min(place + 3, len(text))
    while place < stop and text[place] in BLANKS:
        place += 1
    return place


def skip_blanks_back(text: str, place: int) -> int:
    stop = max(0, place - 3)
    while place > stop and text[place - 1] in BLANKS:
        place -= 1
    return place


def _longer(lengths: tuple[int, ...], length: int) -> tuple[int, ...]:
    return tuple(sorted({*lengths, length}, reverse=True))
