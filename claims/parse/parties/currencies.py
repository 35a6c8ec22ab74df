"""Whose an exchange rate is: the country's whose money it is told of; in English, that money by name: the Canadian dollar."""

from __future__ import annotations

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene


def currency(scene: Scene, mention: Mention) -> Actor | None:
    """Return the money that a rate is told of, the first that the clause names before the number; none that is an amount."""
    found = scene.cues.labelled("place.currency").find(scene.text, scene.clause(mention.start).start, mention.start)
    for start, end, label in found:
        if any(m.start <= start < m.end for m in scene.mentions):
            continue
        label = _people(scene, start) or label
        if label in scene.pack.entities:
            place = scene.pack.entities[label]
            coin = scene.text[start:end].lower().removesuffix("s")
            if not scene.english or coin in place.name.lower():
                return Actor(start, end, place.name, place.kind, place)
            return Actor(start, end, f"{place.name} {coin}", "currency")
    return None


# No name of a people in front of a currency is longer, in characters: South African.
_LONGEST = 20


def _people(scene: Scene, start: int) -> str | None:
    """Return the country whose people's name stands right before a currency: the Canadian dollar."""
    labels = scene.cues.labelled("place.adjective").labels
    words = scene.text[max(scene.sentence.start, start - _LONGEST) : start].split()
    for count in (2, 1):
        land = labels.get(" ".join(words[-count:]).lower())
        if land:
            return land
    return None
