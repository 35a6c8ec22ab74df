"""The words that relations go by, from rules/relations.toml, as patterns over the shadow text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice, pairwise
from operator import add
from typing import final

from claims.packs import Pack, PackError

# No text has its first character, so that it is passed over at once.
NEVER = re.compile(r"\x00(?!)")
_TOKEN = re.compile(r"[a-z0-9]+")
# What leaves nothing but tokens and blanks of a text in small letters that is all ASCII.
_BLANKED = {code: " " for code in range(128) if not _TOKEN.match(chr(code))}
# A cue, the characters that it must not stand behind, and those that it must not stand before.
Guards = tuple[tuple[str, str, str], ...]


@cache
def cue(pack: Pack, name: str) -> re.Pattern[str]:
    """Return the pattern of the words listed as `section.key`; one that matches nothing where they are not listed."""
    listed = words(pack, name)
    return pattern(listed, guards(pack)) if listed else NEVER


@cache
def guards(pack: Pack) -> Guards:
    """Return the characters that make a cue of one character part of another word: 占 before 比, 程 behind 增."""
    before, behind = (pack.relations.get(name, {}) for name in ("not_behind", "not_before"))
    if not isinstance(before, Mapping) or not isinstance(behind, Mapping):
        raise PackError("relations.toml: not_behind, not_before: expected tables of characters")
    return tuple((word, str(before.get(word, "")), str(behind.get(word, ""))) for word in sorted({*before, *behind}))


@cache
def words(pack: Pack, name: str) -> tuple[str, ...]:
    """Return the words listed as `section.key`. Raises `PackError` where something else stands there."""
    found: object = pack.relations
    for part in name.split("."):
        found = found.get(part, ()) if isinstance(found, Mapping) else ()
    if not isinstance(found, list | tuple) or not all(isinstance(word, str) for word in found):
        raise PackError(f"relations.toml: {name}: expected a list of words, found {found!r}")
    return tuple(found)


@cache
def stems(pack: Pack, names: tuple[str, ...]) -> frozenset[str]:
    """Return how the words begin that are listed under some names: up to what may stand for anything."""
    return frozenset([_stem(word) for name in names for word in words(pack, name)])


def _stem(word: str) -> str:
    return word.lower().partition("~")[0].strip()


def lowered(text: str) -> str:
    """Return a text in small letters, each where it stood."""
    low = text.lower()
    return low if len(low) == len(text) else "".join([letter.lower()[0] for letter in text])


@final
class Vocabulary:
    """The words of all cues, by what a text must have for one of them: a Latin word or two in a row, else a character or two.

    One look at a text tells which of them it may hold, and under which names these are listed, whatever is asked afterwards.
    """

    __slots__ = ("_by_pair", "_by_sign", "_by_token", "_latin", "_names", "_pairs", "_signs", "_single", "_tokens")

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        """Take words, each with a name that it is listed under."""
        single, by_pair = set[str](), dict[tuple[str, str], set[str]]()
        by_token, by_sign, names = dict[str, set[str]](), dict[str, set[str]](), dict[str, set[str]]()
        for name, word in listed:
            stem, tokens = _stem(word), _whole_tokens(word)
            names.setdefault(stem, set()).add(name)
            if tokens == [stem]:
                single.add(stem)
            elif len(tokens) > 1:
                by_pair.setdefault((tokens[0], tokens[1]), set()).add(stem)
            elif tokens:
                by_token.setdefault(tokens[0], set()).add(stem)
            else:
                by_sign.setdefault(_sign(stem), set()).add(stem)
        self._single, self._by_pair, self._by_token, self._by_sign = frozenset(single), by_pair, by_token, by_sign
        self._pairs, self._tokens, self._signs = frozenset(by_pair), frozenset(by_token), frozenset(by_sign)
        self._latin = tuple(sorted(sign for sign in by_sign if sign.isascii()))
        self._names = {stem: tuple(sorted(held)) for stem, held in names.items()}

    def names(self, held: Iterable[str]) -> frozenset[str]:
        """Return the names that words are listed under which begin so."""
        return frozenset[str]().union(*map(self._names.__getitem__, held))

    def in_text(self, text: str) -> frozenset[str]:
        """Return how the words begin that a text may hold: no pattern of a word that begins otherwise finds it."""
        low = " ".join(text.lower().split())
        tokens = low.translate(_BLANKED).split() if low.isascii() else _TOKEN.findall(low)
        told = set(tokens)
        near = [stem for pair in self._pairs.intersection(pairwise(tokens)) for stem in self._by_pair[pair]]
        near += [stem for token in self._tokens & told for stem in self._by_token[token]]
        near += [stem for sign in self._signs_of(low) for stem in self._by_sign[sign]]
        return (self._single & told).union([stem for stem in near if stem in low])

    def _signs_of(self, text: str) -> Iterable[str]:
        """Return what a text has of what stems that are looked for by their characters begin with."""
        if text.isascii():
            return [sign for sign in self._latin if sign in text]
        return self._signs.intersection(chain(text, map(add, text, islice(text, 1, None))))


def _whole_tokens(word: str) -> list[str]:
    """Return the Latin words that a text must have in a row, each whole, for a word that begins with one."""
    head, *rest = word.lower().split("~")
    stem = head.strip()
    tokens = _TOKEN.findall(stem) if _TOKEN.match(stem) else []
    is_open = bool(rest) and _TOKEN.match(head[-1:]) is not None  # anything may follow its last word at once
    return tokens[:-1] if is_open else tokens


def _sign(stem: str) -> str:
    """Return what a text must have for a stem that is looked for by its characters: the first, or the first two."""
    return stem[:1] if stem[:2].isascii() else stem[:2]


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """Return the words that relations.toml lists. Raises `PackError` where a list is none of words."""
    return Vocabulary((name, word) for name in _names(pack.relations) for word in words(pack, name))


def _names(held: object, name: str = "") -> Iterator[str]:
    """Yield the names of all lists of a table, as `section.key`."""
    if isinstance(held, Mapping):
        for key, part in held.items():
            yield from _names(part, f"{name}.{key}" if name else str(key))
    elif isinstance(held, list | tuple):
        yield name


@cache
def pattern(listed: tuple[str, ...], guarded: Guards = ()) -> re.Pattern[str]:
    """Longest first; a Latin word ends where its letters end (also in GPU和), and `~` in a word stands for up to 8 characters."""
    around = {word: (before, behind) for word, before, behind in guarded}
    parts = (_guarded(_bounded(word), *around.get(word, ("", ""))) for word in sorted(listed, key=len, reverse=True))
    return re.compile("|".join(parts), re.IGNORECASE)


def _guarded(body: str, before: str, behind: str) -> str:
    left = f"(?<![{re.escape(before)}])" if before else ""
    right = f"(?![{re.escape(behind)}])" if behind else ""
    return f"{left}{body}{right}"


def _bounded(word: str) -> str:
    body = re.escape(word).replace(r"\~", "~").replace("~", r"[^，。；,;\n]{0,8}?").replace(r"\ ", r"\s+")
    left = "(?-i:(?<![A-Za-z0-9]))" if word[0].isascii() and word[0].isalnum() else ""
    right = "(?-i:(?![A-Za-z0-9]))" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{left}{body}{right}"
