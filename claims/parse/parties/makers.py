"""Whose a figure is that stands beside a thing: its maker's, its seller's, or the thing's own."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.parties.actor import Actor
from claims.parse.parties.party import Party
from claims.parse.parties.standing import is_oblique, rates, speaks
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# What a company does in the things of another.
_TRADED_IN = re.compile(
    r"\s?(?:的|相关|代工|芯片|服务器|机柜)*(?:出货|销[量售]|产[量能]|订单|营收|收入|业务|业绩|专案|项目|交付)"
)


def of_maker(scene: Scene, actor: Actor, owner: Owner | None, topic: Topic) -> Party | None:
    """Return the company that a figure is of, where a thing only says what its money or goods came from: iPhone sales."""
    about = topic.title or topic.company
    metric = owner.metric if owner else None
    if owner is None or actor.kind != "product" or actor.anaphor:
        return None
    if not scene.english and _TRADED_IN.match(scene.text, actor.end) and (made_by := maker(scene, actor)):
        seller = _leading(scene, actor)
        if seller and seller.name != made_by:
            return Party((seller,), "stated")  # 联发科明年Google TPU出货量: who sells them is named, and is not their maker
    if owner.start is None or metric is None or metric.behaviour != "flow" or actor.end > owner.start:
        return None
    made_by = maker(scene, actor)
    glued = re.fullmatch(r"\s?(?:的|'s)?\s?", scene.text[actor.end : owner.start])
    if about is None or "money" not in metric.shapes or metric.subjects[:1] != ("company",):
        return None
    return Party((about,), "carried") if glued and made_by in ("", about.name) else None


def _leading(scene: Scene, thing: Actor) -> Actor | None:
    """Return the company that a clause begins with, as its subject, before it names a thing."""
    start = scene.clause(thing.start).start
    firms = (a for a in scene.actors if start <= a.start < thing.start and a.is_company and not a.anaphor)
    first = next(firms, None)
    return first if first and not is_oblique(scene, first) and not rates(scene, first) and not speaks(scene, first) else None


def maker(scene: Scene, actor: Actor) -> str:
    """Return the name of who makes a product, empty where it is not known."""
    made_by = actor.entity.maker if actor.entity else None
    if actor.maker:
        return actor.maker
    return scene.pack.entities[made_by].name if made_by and made_by in scene.pack.entities else ""
