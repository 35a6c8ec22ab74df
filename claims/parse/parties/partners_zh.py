"""With whom a country does what a Chinese clause counts: 我国对东盟、欧盟进出口分别为… is told of China, with each of them."""

from __future__ import annotations

from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

_TOWARDS = ("对", "自", "从", "向", "与")


def partners(scene: Scene) -> list[Actor]:
    """Return the places of a sentence from the first on that stands behind 对 or 自: those it is done with, not who does it."""
    places = [] if scene.english else [a for a in scene.actors if a.kind in PLACES and not a.anaphor]
    first = next((a for a in places if scene.text[a.start - 1 : a.start] in _TOWARDS), None)
    return [] if first is None else [a for a in places if a.start >= first.start]
