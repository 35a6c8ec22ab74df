"""Whose a number is in Chinese news of plans and markets: who pays the rest, the place where something is let, the country
whose market an association foresees."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
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


# What is let or stands empty of a place, as those tell who deal in property: 中环甲级写字楼空置率.
_LET = ("vacancy_rate", "rental_price")
_LET_OF = re.compile(r"甲[级厦]|写字楼|商厦|商铺|舖位|核心商圈|核心街|核心区|私人住宅|中小型单位")
_OWN = re.compile(r"集团|公司|旗下|物业组合|名下|项目")


def of_property(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the place that a text is at home in for what is let or stands empty there, and is no company's own."""
    if scene.english or owner is None or owner.id not in _LET:
        return None
    start = scene.clause(mention.start).start
    if _LET_OF.search(scene.text, start, mention.start) is None or _OWN.search(scene.text, start, mention.start):
        return None
    if any(start <= a.start < mention.start and (a.is_company or a.kind in PLACES) and not a.anaphor for a in scene.actors):
        return None
    return topic.seated() or topic.at_home()


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


# What a state gives or takes on each car or home is no seller's: 货物税减征5万元.
_POLICY = re.compile(r"(?:[货购关]\w{0,2}税|补[贴助]|津贴|[减免退]税|减[征免])[^,，。;；]{0,10}$")


def is_of_policy(scene: Scene, mention: Mention) -> bool:
    """Whether a sum of a Chinese text is what a state grants or forgoes, in a clause that names no company behind it."""
    if scene.english or mention.form != "money":
        return False
    start = scene.clause(mention.start).start
    if _POLICY.search(scene.text, start, mention.start) is None:
        return False
    return not any(start <= a.start < mention.start and (a.is_company or a.kind in PLACES) for a in scene.actors)
