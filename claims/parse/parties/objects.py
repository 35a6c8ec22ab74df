"""Whom a number concerns beside its subject: what is invested in, bought, supplied."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.makers import maker
from claims.parse.parties.party import Party
from claims.parse.parties.standing import PLACES
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene


def other_side(scene: Scene, mention: Mention, owner: Owner | None, who: Party | None, topic: Topic) -> Party | None:
    """Return whom a number concerns beside its subject: what is invested in, bought, supplied; in a takeover the other party."""
    return _governed(scene, mention, owner, who) or _bid_for(owner, who, topic)


def _bid_for(owner: Owner | None, who: Party | None, topic: Topic) -> Party | None:
    """Return the other party of the takeover that a text tells of, for what is bid."""
    if owner is None or owner.id != "acquisition_bid" or who is None or topic.bidder is None or topic.target is None:
        return None
    if who.name == topic.bidder.name:
        return Party((topic.target,), "carried")
    return Party((topic.bidder,), "carried") if who.name == topic.target.name else None


def _governed(scene: Scene, mention: Mention, owner: Owner | None, who: Party | None) -> Party | None:
    """Return what the verb of a number is done to."""
    if owner is None or not (owner.verb or owner.metric is None or owner.metric.values == "many"):
        return None
    taken = {actor.name for actor in who.actors} if who else set()
    for actor in _near(scene, mention):
        if actor.anaphor or actor.kind == "person" or actor.kind in PLACES or actor.name in taken:
            continue
        if maker(scene, actor) in taken and actor.kind != "product":
            continue
        if _is_object(scene, actor):
            return Party((actor,), "stated")
    return None


def _near(scene: Scene, mention: Mention) -> list[Actor]:
    """Return the actors of the number's clause and of the one before, nearest first."""
    apart = [(abs(scene.apart(a.start, mention.start)), abs(a.start - mention.start), at) for at, a in enumerate(scene.actors)]
    return [scene.actors[at] for far, _, at in sorted(apart) if far <= 1]


_PLAIN = re.compile(r"(?:的|\b(?:the|a|an|startup|start-up|rival|chipmaker)\s)+$")


def _is_object(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is what the verb of a number is done to: 对X投资, invest in X, 购买X的芯片."""
    start = scene.clause(actor.start).start
    floor = max(start, actor.start - 22)
    stop = floor + len(_PLAIN.sub("", scene.text[floor : actor.start]))
    for match in scene.cues["object.before"].finditer(scene.text, floor, stop):
        rest = scene.text[match.end() : stop].strip("了过着 ")
        if not rest or (
            not scene.english
            and len(rest) <= 12
            and not re.search(r"[,。的]", rest)
            and rest.endswith(("公司", "企业", "商", "集团", "平台"))
        ):
            return True
    return False
