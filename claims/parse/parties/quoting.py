"""Whom the "we" of a quote means: the company whose officer speaks."""

from __future__ import annotations

import re

from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES, is_title
from claims.parse.scene import Scene

# Those speak of what others do.
_WATCHES = re.compile(
    r"分析师|经济学家|策略师|研究员|分析员|基金经理|教授"
    r"|\b(?:analyst|economist|strategist|professor|partner)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:\s(?:of|at|for))?\s(?:the\s|the\scompany\s)?")
_WE = re.compile(r"我们|咱们|\b(?:we|our|us|ours)\b", re.IGNORECASE)


def house(scene: Scene) -> Actor | None:
    """Return the company that whoever speaks in a sentence is an officer of."""
    if not scene.spots.all("speech.said"):
        return None
    for actor in scene.actors:
        if actor.kind == "person":
            org = scene.pack.entities.get(actor.entity.org or "") if actor.entity else None
            if org and org.kind not in PLACES:
                return Actor(actor.start, actor.end, org.name, org.kind, org)
        elif actor.is_company and not actor.anaphor and (_is_officers(scene, actor) or _is_headed(scene, actor)):
            return actor
    return None


def _is_officers(scene: Scene, actor: Actor) -> bool:
    """Whether a title of an officer stands right behind a name: 远陵能源董事长, Halden's finance chief."""
    return is_title(scene, actor) and _WATCHES.search(scene.text, actor.end, actor.end + 24) is None


def _is_headed(scene: Scene, actor: Actor) -> bool:
    """Whether a title of an officer stands before a name: chief executive of Halden, head of Nothing Mobile."""
    before = [s for s in scene.spots.all("speech.title") if s.end <= actor.start and actor.start - s.end < 16]
    if not scene.english or not before or _WATCHES.search(before[-1].word):
        return False
    return _OF.fullmatch(scene.text, before[-1].end, actor.start) is not None


def says_we(scene: Scene) -> bool:
    """Whether a sentence speaks in the first person of several."""
    return _WE.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def in_quotes(text: str, offset: int) -> bool:
    """Whether a place stands inside quotation marks of its paragraph."""
    begin = max(text.rfind("\n", 0, offset) + 1, offset - 2000)
    lead = text[begin:offset]
    if lead.count("“") > lead.count("”") or lead.count("「") > lead.count("」"):
        return True
    return lead.count('"') % 2 == 1
