"""The project that a number of a Chinese report on plans is of: a power line, a railway, a reservoir, called by its name."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES, is_oblique
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# 总投资148亿元的嘉陵江管网更新工程已于1月开工
_LAID_OUT = ("investment", "cost", "capex", "spending")
_PROJECT = re.compile(
    r"的(?P<name>[一-鿿A-Za-z0-9·“”\"±~—-]{3,28}?(?:工程|项目|专案|基地|产业园|园区|电站|电厂|铁路|高铁|高速(?:公路)?|大桥|隧道|机场|枢纽|港区|产线|工厂|中心"
    r"|(?:捷运|地铁|轻轨)[一-鿿\d]{0,4}线)(?:[一二三四五]期)?)"
    r"(?=[,，。;；]|已|将|于|正|在|昨|今|近日|日前|开工|动工|启动|投产|竣工|落成|获批|预计|计划|有望|顺利|全面|正式)"
)
# 其中南水北调中线引江补汉工程累计完成投资98.7亿元; not 重大水利工程 or 分散工程.
_LINKS = re.compile(
    r"(?:[一二三四五六七八九十]、|位于[^,，。;；的]{2,10}的|其中|同时|此外|另外|另|目前|截至[^,，]{1,10}[,，]|[\s“\"])*"
)
_NAMED = re.compile(
    r"(?!重大|重点|新开工|在建|公共|配套|大型|中型|小型|各|全部|全国|一批|首批|上述|其他|其余|这些|该|本|此|两项|多项|所有|水利|交通|能源|基建"
    r"|年[内底]|[今明去]年|全年|新[增建开]|续建|开工|[建完]成|改造|加快|推进|建设|启动|实施|投资|安排|支持|计[划画]|力争|预计|每)"
    r"[一-鿿“”]{2,18}?(?:(?<=[一-鿿]{5})(?<!重大)(?<!重点)(?<!公共)(?<!民生)(?:工程|专案)|水利枢纽|水电站|抽水蓄能电站|运河|特大桥|跨海大桥|(?<=[一-鿿]{2})(?:高铁|高速公路|城际铁路)|(?<=[一-鿿]{2})机场|[东南西北内外中]环线"
    r"|(?<=[一-鿿]{2})(?:捷运|地铁|轻轨)[一-鿿\d]{0,4}线|(?<=[一-鿿]{2})(?:再生水厂?|海水淡化厂|净水厂|核电站?|水库|智算中心|数据中心|算力中心|产业园|物流园))(?:[一二三四五]期)?"
    r"(?=累计|已|总投资|总经费|经费|计划|预计|项目|于|全长|完[成工]|今年|明年|自|将|设计|建成|一期|二期|20\d\d|[本此]次|获|动工|开工|通车|投产|并网|竣工|正在|主线|支线|延线|东延|西延|南延|北延)"
)

# …，项目总投资727亿元，全长134公里: more of what the clause before begins with.
_GOES_ON = re.compile(
    r"\s*(?:该?项目|该?工程|该(?:计[划画]|专案|案|线|路线|电站|铁路|大桥|机场)|全长|总投资|总经费|总造价|总长|(?:建成|投产|投运|通车|完工|并网)后|设计|线路|额定|每[年日]可)"
)
_THAT = re.compile(r"\s*该(?:项目|工程|计[划画]|专案|案|线|路线|电站|铁路|大桥|机场)")


def project(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the project that a number is of, in a text that is about no company, and remember it."""
    if scene.english or (topic.title is not None and topic.title.is_company):
        return None
    found = _project(scene, mention, owner, topic)
    if found:
        topic.works, topic.works_paragraph = found, scene.sentence.paragraph
    return found


def _project(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the project that the clause of a number begins with, that the number before was of, or a sum is laid out for."""
    headed = _head(scene, mention, topic)
    if headed:
        return headed
    sentence, _, said = topic.said
    before = said[0] if said and sentence == scene.sentence.start and said[0].kind == "project" else None
    if before and before.entity is None and scene.sentence.start <= before.start <= mention.start:
        return None if _is_of_others(scene, mention, before) else before
    if owner is None or owner.id not in _LAID_OUT or mention.form != "money":
        return None
    match = _PROJECT.match(scene.text, mention.end, scene.sentence.end + 1)
    return Actor(*match.span("name"), match["name"], "project") if match else None


def _is_of_others(scene: Scene, mention: Mention, before: Actor) -> bool:
    """Whether a company is named behind a project, or the clause of a number begins with a place."""
    start = scene.clause(mention.start).start
    behind = [a for a in scene.actors if before.end <= a.start < mention.start and not a.anaphor]
    return any(a.is_company or (a.kind in PLACES and a.start >= start and not is_oblique(scene, a)) for a in behind)


def _head(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return the project, called by its name or pointed back at, that the clause of a number begins with, and nobody else
    behind it."""
    at = scene.sentence.clause_at(mention.start)
    clauses = scene.sentence.clauses
    while at > 0 and _GOES_ON.match(scene.text, clauses[at].start, clauses[at].end):
        at -= 1
    start = clauses[at].start
    if topic.works and topic.works_paragraph == scene.sentence.paragraph and _THAT.match(scene.text, start, mention.start):
        return topic.works
    front = _LINKS.match(scene.text, start, mention.start)
    match = _NAMED.match(scene.text, front.end() if front else start, mention.start)
    if match is None or any(match.end() <= a.start < mention.start and a.is_company and not a.anaphor for a in scene.actors):
        return None
    if any(a.is_company and a.start < match.end() and match.start() < a.end for a in scene.actors):
        return None
    return Actor(*match.span(), match[0], "project")
