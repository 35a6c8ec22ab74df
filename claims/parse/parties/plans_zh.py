"""Whose a number is in Chinese news of plans and markets: who pays the rest, the project that a sum is laid out for, the
country whose market an association foresees."""

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
    headed = _head(scene, mention)
    if headed:
        return headed
    if owner is None or owner.id not in _LAID_OUT or mention.form != "money":
        return None
    match = _PROJECT.match(scene.text, mention.end, scene.sentence.end + 1)
    return Actor(*match.span("name"), match["name"], "project") if match else None


# 其中南水北调中线引江补汉工程累计完成投资98.7亿元; not 重大水利工程 or 分散工程.
_LINKS = re.compile(r"(?:其中|同时|此外|另外|目前|截至[^,，]{1,10}[,，]|[\s“\"])*")
_NAMED = re.compile(
    r"(?!重大|重点|新开工|在建|公共|配套|大型|中型|小型|各|全部|全国|一批|首批|上述|其他|其余|这些|该|本|此|两项|多项|所有|水利|交通|能源|基建)"
    r"[一-鿿“”]{2,18}?(?:(?<=[一-鿿]{5})工程|水利枢纽|水电站|抽水蓄能电站|运河|特大桥|跨海大桥|(?<=[一-鿿]{2})(?:高铁|高速公路|城际铁路)|(?<=[一-鿿]{2})机场)"
    r"(?=累计|已|总投资|计划|预计|项目|于|全长|完成|今年|明年|自|将|设计|建成|一期|二期|20\d\d)"
)

# …，项目总投资727亿元，全长134公里: more of what the clause before begins with.
_GOES_ON = re.compile(r"\s*(?:该?项目|该?工程|全长|总投资|总长|建成后|投产后|设计|线路)")


def _head(scene: Scene, mention: Mention) -> Actor | None:
    """Return the project, called by its name, that the clause of a number begins with, and nobody else behind it."""
    at = scene.sentence.clause_at(mention.start)
    clauses = scene.sentence.clauses
    while at > 0 and _GOES_ON.match(scene.text, clauses[at].start, clauses[at].end):
        at -= 1
    front = _LINKS.match(scene.text, clauses[at].start, mention.start)
    match = _NAMED.match(scene.text, front.end() if front else clauses[at].start, mention.start)
    if match is None or any(match.end() <= a.start < mention.start and a.is_company and not a.anaphor for a in scene.actors):
        return None
    if any(a.is_company and a.start < match.end() and match.start() < a.end for a in scene.actors):
        return None
    return Actor(*match.span(), match[0], "project")


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
