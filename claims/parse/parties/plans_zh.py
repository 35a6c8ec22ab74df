"""Whose a number is in Chinese news of plans and markets: who pays the rest, the project that a sum is laid out for, the
country whose market an association foresees."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_BY = re.compile(r"(?:则|将|全数|全额|均)*由")
_PAYS = re.compile(
    r"(?:\([^()]{1,14}\))?(?:公司|集团)?(?:自行|全数|全额|共同|各自)*(?:自筹|筹措|负担|支应|出资|承担|埋单|买单|吸收|补助|支付|贷款)"
)


def payer(scene: Scene, mention: Mention) -> Actor | None:
    """Return who is said right behind a sum to pay it: 其余2,702亿元由台电自筹."""
    by = None if scene.english else _BY.match(scene.text, mention.end)
    who = next((a for a in scene.actors if by and a.start == by.end() and not a.anaphor), None)
    return who if who and _PAYS.match(scene.text, who.end) else None


# 总投资148亿元的嘉陵江管网更新工程已于1月开工
_LAID_OUT = ("investment", "cost", "capex", "spending")
_PROJECT = re.compile(
    r"的(?P<name>[一-鿿A-Za-z0-9·“”\"]{3,24}?(?:工程|项目|专案|基地|产业园|园区|电站|电厂|铁路|高铁|高速(?:公路)?|大桥|隧道|机场|枢纽|港区|产线|工厂|中心))"
    r"(?=[,，。;；]|已|将|于|正|在|昨|今|近日|日前|开工|动工|启动|投产|竣工|落成|获批|预计|计划|有望|顺利|全面|正式)"
)


def project(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the project that a sum is laid out for, or that the sum before was, in a text that is about no company."""
    if scene.english or (topic.title is not None and topic.title.is_company):
        return None
    sentence, _, said = topic.said
    before = said[0] if said and sentence == scene.sentence.start and said[0].kind == "project" else None
    if before and before.entity is None and scene.sentence.start <= before.start <= mention.start:
        named = any(before.end <= a.start < mention.start and a.is_company and not a.anaphor for a in scene.actors)
        return None if named else before
    if owner is None or owner.id not in _LAID_OUT or mention.form != "money":
        return None
    match = _PROJECT.match(scene.text, mention.end, scene.sentence.end + 1)
    return Actor(*match.span("name"), match["name"], "project") if match else None


_FORESEES = re.compile(r"(?:他|她|该协会|协会)(?:还|并|也|同时|进一步)?(?:预[计测期估料]|认为|指出|表示|估计|判断)")
_ASSOCIATION = re.compile(
    r"(?:乘联分?会|中汽协|协会|联合会|公会|商会)[^,，。;；\n]{0,10}(?:秘书长|会长|理事长|专家|主任|总工程师|负责人)"
)


def of_association(scene: Scene, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the country whose whole market somebody foresees who speaks for its association: 乘联会秘书长…。他预计零售95万辆."""
    metric = owner.metric if owner else None
    if scene.english or metric is None or not _FORESEES.match(scene.text, scene.sentence.start):
        return None
    if metric.id != "penetration_rate" and metric.id not in scene.cues.words("metric.ids", "spread"):
        return None
    paragraph = scene.text.rfind("\n", 0, scene.sentence.start) + 1
    spoke = _ASSOCIATION.search(scene.text, paragraph, scene.sentence.start)
    return (topic.seated() or topic.at_home()) if spoke else None
