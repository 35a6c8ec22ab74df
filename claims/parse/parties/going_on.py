"""Whom a Chinese sentence goes on about where it names nobody, or nobody but those who only speak."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.closeness import LIKELY
from claims.parse.parties.standing import PLACES, rates
from claims.parse.parties.suits import is_of_places, kind_cost
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene
from claims.units import shape


def going_on(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return whom a number without a subject of its own is about, as the number before it was."""
    if scene.english or not topic.said[2]:
        return ()
    if topic.said[0] == scene.sentence.start:
        return _foreseen(scene, mention, owner, topic) or _by_next_house(scene, mention, topic)
    return _behind_semicolon(scene, mention, owner, topic)


def _behind_semicolon(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return whom the part of the sentence before a semicolon began with: 同业宏浪11月营收2.1亿元;前11月26.7亿元."""
    start, before = scene.sentence.start, topic.said[0]
    if not 0 <= before < start or any(a.start < mention.start and not rates(scene, a) for a in scene.actors):
        return ()
    between = scene.text[before:start].rstrip()
    if not between.endswith((";", "；")) or _ENDS.search(between):
        return ()
    first = topic.spoken[0] if topic.spoken else topic.said[2][0]
    metric = owner.metric if owner else None
    if first.anaphor or (first.is_company and is_of_places(metric)) or first.kind in ("person", "index"):
        return ()
    if first.kind in PLACES and not (is_of_places(metric) or (owner and owner.id == topic.said[1])):
        return ()
    return (first,) if kind_cost(first, metric) < LIKELY else ()


_ENDS = re.compile(r"[。!?！？\n]")


# What those do who foresee what is sold in a whole market: 和泰车预估,12月总市场….
_FORESEES = re.compile(
    r"(?:\([^)]{0,10}\))?(?:汽车|集团|公司|则|也|亦)*(?:预[估期测计]|推估|评估|估[计算]?|认为|表示|指出|看|分析|统计|喊|上修|下修|上调|下调)"
)


def _foreseen(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return the place whose market a sentence goes on to foresee, whoever of it speaks: …12月总市场4.2万辆,全年40.5万辆."""
    _, measured, actors = topic.said
    if owner is None or owner.id != measured or len(actors) != 1 or actors[0].kind not in PLACES:
        return ()
    if is_of_places(owner.metric):
        return ()
    before = [a for a in scene.actors if a.start < mention.start and a.is_company]
    speak = bool(before) and all(_FORESEES.match(scene.text, a.end) for a in before)
    return actors if speak and not _named_since(scene, mention) else ()


def _by_next_house(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whom a house's number is about where another's was just told: 高盛将布兰特均价预测下修至56美元,摩根大通估58美元."""
    last = next((a for a in reversed(scene.actors) if a.end <= mention.start), None)
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    if last is None or before is None or last.start < before.end or not rates(scene, last):
        return ()
    named = {actor.name for actor in topic.said[2]}
    houses = [a for a in scene.actors if a.start < before.start and rates(scene, a)]
    same = shape(before.base.unit).partition("/")[0] == shape(mention.base.unit).partition("/")[0]
    return topic.said[2] if same and houses and last.name not in named else ()


def _named_since(scene: Scene, mention: Mention) -> bool:
    """Whether somebody is named between a number and the one before it."""
    before = max((m.end for m in scene.mentions if m.end <= mention.start), default=scene.sentence.start)
    return any(before <= a.start < mention.start for a in scene.actors)
