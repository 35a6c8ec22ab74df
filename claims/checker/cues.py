"""The words that relations go by, from rules/relations.toml, as patterns over the shadow text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claims.packs import Pack, PackError

NEVER = re.compile(r"(?!)")
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
