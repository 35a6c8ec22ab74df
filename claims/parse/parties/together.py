"""Firms meant together, and who holds what a text measured before: 两家公司 are those just named, 10GW项目 is whose it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actors import Actor
from claims.parse.parties.standing import is_oblique
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_COUNTS = {"两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "five": 5}
_MANY = re.compile(
    r"(?:这|该|上述|以上)?(?:([两三四五])(?:家|大)(?:上市)?(?:公司|企业|车企|药企|银行|厂商|机构|集团|巨头|券商|运营商|航司)|(双)方)"
    r"|(?i:\b(?:(?:the|all|these)\s(two|three|four|five)|(both)|the\s(pair))(?:\s(?:companies|firms|groups|banks|carmakers|makers|lenders"
    r"|retailers|airlines|brewers|insurers|utilities|producers))?)(?=\s(?:said|say|plan|expect|together|combined|will|have|had|sold|own)\b)"
)


def together(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return the companies that a clause speaks of as 两家公司 or the two firms, none where it is not clear which."""
    match = _MANY.search(scene.text, scene.clause(mention.start).start, mention.start)
    match = match or _MANY.match(scene.text, scene.sentence.start, mention.start)
    if match is None or _names(scene, match.end(), mention.start):
        return ()
    word = next(group for group in match.groups() if group)
    named = _distinct(a for a in scene.actors if a.end <= match.start() and a.is_company and not a.anaphor)
    count = _COUNTS[word.lower()]
    for heard in reversed(topic.heard):
        if len(named) >= count:
            break
        named = _distinct((*heard, *named))
    return tuple(named) if len(named) == count else ()


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    return list({actor.name: actor for actor in actors}.values())


def _names(scene: Scene, start: int, end: int) -> bool:
    """Whether a stretch names a subject of its own."""
    return any(start <= a.start < end and a.is_company and not a.anaphor and not is_oblique(scene, a) for a in scene.actors)


_PROJECT = re.compile(
    r"\s?(?:的)?(?:[一-鿿]{0,4})(?:项目|工程|园区|基地|电站|机组|工厂)|-?\s?(?:[a-z]+\s){0,2}(?:project|plant|campus|park|site)\b"
)


def holder(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the project is that a number is told of, by the size that the text gave it before: 10GW项目总投资."""
    clause = scene.clause(mention.start)
    for other in scene.mentions:
        if clause.start <= other.start <= mention.start and _PROJECT.match(scene.text, other.end):
            return topic.sizes.get(size(other), ())
    return ()


def size(mention: Mention) -> tuple[object, str]:
    """Return what a size is known by when it is told again."""
    return mention.base.low, mention.base.unit


def remember(mention: Mention, actors: tuple[Actor, ...], topic: Topic) -> None:
    """Keep who has what a text gives a size."""
    if mention.form == "measure" and mention.role != "denominator":
        topic.sizes.setdefault(size(mention), actors)
