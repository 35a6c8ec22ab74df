"""The words of `rules/cues.toml` as patterns, one for each use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claims.packs import Pack, PackError

NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pattern whose words each stand for a label: 盘后 → "after hours"."""

    pattern: re.Pattern[str]
    labels: Mapping[str, str]

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield place and label of each word between two offsets."""
        for match in self.pattern.finditer(text, start, end):
            yield match.start(), match.end(), self.labels[match[0].lower()]


class Cues:
    """What the pack's word lists become; made once for a pack by `cues`."""

    def __init__(self, tables: Mapping[str, object]) -> None:
        self._tables = tables
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._labelled: dict[str, Labelled] = {}
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a table by its dotted name: `move.up`. Raises `PackError` where there is none."""
        found = self._patterns.get(name)
        if found is None:
            found = self._patterns[name] = pattern(self.words(name, "zh"), self.words(name, "en"))
        return found

    def holds(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is one of a table."""
        known = self._sets.get(name)
        if known is None:
            known = self._sets[name] = frozenset(w.lower() for key in ("zh", "en") for w in self.words(name, key))
        return word.lower() in known

    def words(self, name: str, key: str) -> tuple[str, ...]:
        """Return one list of words."""
        known = self._words.get((name, key))
        if known is None:
            known = self._words[name, key] = self._read(name, key)
        return known

    def _read(self, name: str, key: str) -> tuple[str, ...]:
        found = self._table(name).get(key, ())
        if not isinstance(found, list | tuple) or not all(isinstance(word, str) for word in found):
            raise PackError(f"cues.toml: {name}.{key}: expected a list of words, found {found!r}")
        return tuple(found)

    def labels(self, name: str) -> dict[str, str]:
        """Return what each word of a table that maps labels to words stands for."""
        return {word.lower(): label for label in self._table(name) for word in self.words(name, label)}

    def labelled(self, name: str) -> Labelled:
        """Return the pattern of a table that maps labels to words."""
        known = self._labelled.get(name)
        if known is not None:
            return known
        labels = self.labels(name)
        chinese = [word for word in labels if not word[0].isascii()]
        known = self._labelled[name] = Labelled(pattern(chinese, [word for word in labels if word[0].isascii()]), labels)
        return known

    def _table(self, name: str) -> Mapping[str, object]:
        table: object = self._tables
        for part in name.split("."):
            table = table.get(part) if isinstance(table, Mapping) else None
        if not isinstance(table, Mapping):
            raise PackError(f"cues.toml: {name}: expected a table, found {table!r}")
        return table


@cache
def cues(pack: Pack) -> Cues:
    """Return the cues of a pack."""
    return Cues(pack.cues)


def pattern(chinese: Iterable[str], english: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds Chinese words anywhere and English ones as whole words in any case, longest first.

    Words are gathered by their first character, which stands alone in front of each branch: so a search passes over every
    place where none begins without trying them.
    """
    anywhere: dict[str, list[str]] = {}
    whole: dict[str, list[str]] = {}
    for word in sorted(chinese, key=len, reverse=True):
        _gather(anywhere, word)
    for word in sorted(english, key=len, reverse=True):
        if _LETTER.match(word):
            _gather(whole, word)
    branches = [_branch(first, anywhere.get(first, ()), whole.get(first, ())) for first in dict.fromkeys([*anywhere, *whole])]
    return re.compile("|".join(branches)) if branches else NOTHING


_LETTER = re.compile("[A-Za-z]")


def _gather(words: dict[str, list[str]], word: str) -> None:
    """File what follows the first character of a word by that character, in both cases where it is of Latin script."""
    firsts = (word[0].lower(), word[0].upper()) if word[0].isascii() else word[:1]
    for first in dict.fromkeys(firsts):
        words.setdefault(first, []).append(re.escape(word[1:]))


def _branch(first: str, anywhere: Sequence[str], whole: Sequence[str]) -> str:
    """Return a pattern of the words that begin with a character; `whole` are those that stand apart from other letters."""
    any_case = "?i:" if first.isascii() else "?:"
    parts = [f"({any_case}{'|'.join(anywhere)})"] if anywhere else []
    if whole:
        parts.append(f"(?<![A-Za-z-].)(?i:{'|'.join(whole)})(?![A-Za-z]|-[a-z])")
    return f"{re.escape(first)}(?:{'|'.join(parts)})"
