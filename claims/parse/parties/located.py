"""The place that a sentence names as where its figures are of, or whose office it names."""

from __future__ import annotations

import re

from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

_FRONT = re.compile(r"\s*[\"“]?(?:In|Across|Throughout|Elsewhere\sin|All\sover|Over\sin)\s(?:the\s)?")


def fronted_place(scene: Scene) -> Actor | None:
    """Return the place that a sentence begins with as where its figures are of: Across Britain sellers asked 1.2% more."""
    first = next((a for a in scene.actors if not a.anaphor), None)
    if first is None or first.kind not in PLACES:
        return None
    return first if _FRONT.fullmatch(scene.text, scene.sentence.start, first.start) else None


def place_of(scene: Scene) -> Actor | None:
    """Return the country whose office a sentence names: 国家统计局 counts China's."""
    for actor in scene.actors:
        if actor.entity and actor.entity.org and actor.kind in ("organisation", "central_bank"):
            place = scene.pack.entities.get(actor.entity.org)
            if place and place.kind in PLACES:
                return Actor(actor.start, actor.end, place.name, place.kind, place)
    return None
