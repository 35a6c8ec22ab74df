"""Notes on one company after another: Name（600XXX）：…, and heads with a number: 2、Name：…."""

from __future__ import annotations

import re

from claims.parse.parties.actors import Actor
from claims.parse.parties.items import heads_note
from claims.parse.parties.standing import is_broker
from claims.parse.scene import Scene

_NUMBER = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)]|\.(?!\d))\s?")
_HEADS = re.compile(r"\s?(?:[(（][^()（）\n]{1,16}[)）])?\s?(?:[:：]|$)", re.MULTILINE)

# Behind so many characters at most, of a bullet or a number, a note has its name.
_FRONT = 8


def noted(scene: Scene) -> Actor | None:
    """Return the company whose name a note begins with, in its first sentence."""
    if not scene.actors or scene.actors[0].start - scene.sentence.start > _FRONT:
        return None
    first = _first(scene)
    if first is None or first.start - scene.sentence.start > _FRONT:
        return None
    return first if heads_note(scene.text, first.start, first.end) else None


def numbered(scene: Scene) -> Actor | None:
    """Return the company that a numbered head names: what follows is its section."""
    number = _NUMBER.match(scene.text, scene.sentence.start)
    first = _first(scene) if number else None
    if number is None or first is None or first.start != number.end():
        return None
    return first if _HEADS.match(scene.text, first.end) else None


def _first(scene: Scene) -> Actor | None:
    first = next((a for a in scene.actors if not a.anaphor), None)
    return first if first is not None and first.is_company and not is_broker(first) else None
