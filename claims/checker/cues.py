"""The words that relations go by, from rules/relations.toml, as patterns over the shadow text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import final

from claims.packs import Pack, PackError

NEVER = re.compile(r"(?!)")
_TOKEN = re.compile(r"[a-z0-9]+")
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
def stems(pack: Pack, names: tuple[str, ...], is_ascii: bool = False) -> tuple[str, ...]:
    """Return how the words begin that are listed under some names, without those that hold another; see `is_said`.

    `is_ascii` leaves out those that no text of ASCII alone can hold.
    """
    if is_ascii:
        return tuple(stem for stem in stems(pack, names) if stem.isascii())
    found = {word.split("~")[0].strip().lower() for name in names for word in words(pack, name)}
    return tuple(sorted(stem for stem in found if not any(other != stem and other in stem for other in found)))


def is_said(text: str, held: tuple[str, ...]) -> bool:
    """Whether a text holds any of some stems; where not, no pattern of their words finds anything in a part of it."""
    return bool(said(text, held))


def said(text: str, held: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some stems that a text holds."""
    lowered = _lowered(text)
    return tuple([stem for stem in held if stem in lowered])


@lru_cache(maxsize=64)
def _lowered(text: str) -> str:
    return " ".join(text.lower().split())


@final
class Listed:
    """The words listed under some names, by what a text must have for one of them: a Latin word, else a character.

    One look at the sets of both tells of most texts that they have none.
    """

    __slots__ = ("_by_sign", "_by_token", "_signs", "_tokens")

    def __init__(self, by_token: dict[str, set[str]], by_sign: dict[str, set[str]]) -> None:
        self._by_token, self._by_sign = by_token, by_sign
        self._tokens, self._signs = frozenset(by_token), frozenset(by_sign)

    def in_text(self, text: str) -> tuple[str, ...]:
        """Return how the words begin that a text may hold: where none, no pattern of them finds any of its words."""
        lowered, tokens, signs = _seen(text)
        near = [stem for token in self._tokens & tokens for stem in self._by_token[token]]
        near += [stem for sign in self._signs & signs for stem in self._by_sign[sign]]
        return tuple(sorted({stem for stem in near if stem in lowered})) if near else ()


@cache
def listed_under(pack: Pack, names: tuple[str, ...], is_ascii: bool = False) -> Listed:
    """Return the words listed under some names; `is_ascii` leaves out those that no text of ASCII alone can hold."""
    by_token, by_sign = dict[str, set[str]](), dict[str, set[str]]()
    held = stems(pack, names, is_ascii)
    for word in (word for name in names for word in words(pack, name)):
        head, *rest = word.lower().split("~")
        stem = head.strip()
        if is_ascii and not stem.isascii():
            continue
        # A Latin word ends where its letters end, unless anything may follow at once.
        token = _TOKEN.match(stem)
        is_open = token is None or (bool(rest) and token.end() == len(stem) and not head.endswith(" "))
        into, key = (by_sign, stem[:1]) if token is None or is_open else (by_token, token.group())
        into.setdefault(key, set()).update(other for other in held if other in stem)
    return Listed(by_token, by_sign)


@lru_cache(maxsize=64)
def _seen(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return a text in small letters, with the Latin words and the characters that it has."""
    lowered = _lowered(text)
    return lowered, frozenset(_TOKEN.findall(lowered)), frozenset(lowered)


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
