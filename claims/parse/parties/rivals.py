"""Which company is meant by the rival, the larger or the smaller of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.parse.parties.actor import Actor
from claims.parse.parties.others import size, whose
from claims.parse.parties.standing import is_broker
from claims.parse.scene import Scene

if TYPE_CHECKING:
    from claims.parse.parties.topic import Topic


def firms(topic: Topic) -> dict[str, Actor]:
    """Return the companies of a text so far that do business of their own."""
    leading = (topic.title, topic.bidder, topic.target, topic.company)
    every = [*(a for a in leading if a is not None), *topic.met.values()]
    return {a.name: a for a in every if a.kind in ("company", "lab") and not is_broker(a)}


def other_of(scene: Scene, actor: Actor, topic: Topic) -> Actor | None:
    """Return the company that is spoken of as the rival of another, or as the larger or smaller of two."""
    word = scene.text[actor.start : actor.end]
    if topic.bidder and topic.target and size(word):
        return topic.target if size(word) == "smaller" else topic.bidder
    named = [a for a in scene.actors if a.is_company and not a.anaphor and a.end <= actor.start]
    if word.lower().startswith("the ") and named and topic.title and named[-1].name != topic.title.name:
        return named[-1]  # SK Hynix earned more, giving the smaller rival a margin of 58%
    first = whose(scene.text, actor, named) or (named[-1] if named else topic.company or topic.title)
    rivals = [a for name, a in firms(topic).items() if first is None or name != first.name]
    rivals += [a for a in named if first is not None and a.name != first.name and not is_broker(a)]
    meant = topic.cast.meant(word, (), rivals) if topic.cast else None
    meant = meant or (rivals[0] if len({a.name for a in rivals}) == 1 else None)
    if meant and topic.cast:
        topic.cast.learn(meant.name, word)
    return meant
