"""The words of an English sentence in order, its numbers, names and dates each taken as one: what grammar is read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claims.parse.scene import Scene


class Token(NamedTuple):
    """A word in small letters, a mark, or a number, a name or a date as a whole; `sort` says which, `own` a genitive's ending."""

    start: int
    end: int
    word: str
    sort: str


_TOKEN = re.compile(r"[A-Za-z](?:[\w&/.'’-]*\w)?|['’]s?|[^\sA-Za-z]")


def tokens(scene: Scene) -> tuple[Token, ...]:
    """Return the words of a scene's sentence."""
    out: list[Token] = []
    at, end = scene.sentence.start, scene.sentence.end
    for start, stop, sort in _wholes(scene):
        if stop <= at:
            continue
        if start > at:
            _read(scene.text, at, start, out)
        out.append(Token(max(at, start), stop, scene.text[start:stop].lower(), sort))
        at = stop
    _read(scene.text, at, end, out)
    return tuple(out)


def _wholes(scene: Scene) -> list[tuple[int, int, str]]:
    """Return the places of numbers, names and dates, of two that meet the longer one first."""
    spans = [(m.start, m.end, "number") for m in scene.mentions]
    spans += [(a.start, a.end, "name") for a in scene.actors if a.kind != "product" or not scene.text[a.start].islower()]
    spans += [(w.start, w.end, "time") for w in scene.times]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _read(text: str, start: int, end: int, out: list[Token]) -> None:
    """Add the words between two offsets, a genitive's ending apart: group's margin."""
    for match in _TOKEN.finditer(text, start, end):
        word, first, last = match[0].lower(), match.start(), match.end()
        if word.endswith(("'s", "’s", "'", "’")):
            stem = word.rstrip("s").rstrip("'’") if word.endswith("s") else word.rstrip("'’")
            if stem:
                out.append(Token(first, first + len(stem), stem, "word"))
            out.append(Token(first + len(stem), last, "'s", "own"))
        else:
            out.append(Token(first, last, word, "word" if word[0].isalpha() else "mark"))
