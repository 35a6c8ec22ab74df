"""The plain noun that a clause begins with, where it is no name that is known: 奶粉的增速…, "Lithium salts brought in …".

In a text about one company it narrows a figure down; where no company is known it is the subject itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.parse.numbers.mention import Mention
from claims.parse.parties.phrases import noun_en, noun_zh
from claims.parse.scene import Scene
from claims.units import shape

if TYPE_CHECKING:
    from claims.parse.metric.metrics import Owner

# Words glued to the front of a metric that do not narrow it down.
PLAIN = re.compile(
    r"^(?:总|单季|当季|季度|全年|年度|公司|集团|累计|实现|的|主营|合并|整体|实际|平均|期内|报告期内|期间|月度|单月|今日|税后|归母|相当于|等于|约合|即|日均|月均|年均|合|预估|预期|今次|现有|目前|当前|期末|年末|合计|总计|共计|共|当季|年|月|季|约|近|新|此次|本次|预计|将|已|并|且|也|则|另外|此外|同时|其中|由于|随着)+$"
)
_FRONT_ZH = re.compile(
    r"\s*(?:而|但|其中|同时|此外|另外|另|并|且|则|也|再|又|据|随着|加上|包括|不过|目前|分别|旗下|第[一二三四五六七八九十\d]+名|排名第[一二三四五六七八九十]的|[\s\"“'(])*"
)
_NOUN_ZH = re.compile(
    r"[一-鿿A-Za-z0-9·]{2,8}?(?=的|(?<![可得难足予加用])以|为|是|约|达|由|从|在|将|比|较|占|则|有|共|已|也|仍|曾|增|涨|跌|降|下|上|[大小微急重劲狂飙][涨跌升降挫扬]|领[涨跌]|走[高低强弱]|逆势|集体|[,，(（]|$)"
)
_NOUN_EN = re.compile(
    r"\s*(?:and\s|but\s|while\s)?((?:[A-Z]?[a-z]+)(?:[\s-][a-z]+){0,2})\s(?=(?:brought|made|was|were|rose|fell|grew|accounted|contributed|generated|increased|decreased|declined|climbed|jumped|came|reached|totall?ed|stood|is|are|took|sold|earned|represented|slipped|dropped|gained|surged|had|has|have)\b)"
)


# A clause that goes on with how much of a whole something is has no subject of its own: 占全体上市股票市值比重46.8%.
_IS_SHARE = re.compile(r"\s*(?:约|仅|只|更|已|合计|共|大约)*(?:占(?!地|领|用)|相当于)")


# What calls a company what it is stands right before its name: 乳品巨头…, 国内药企….
_CALLS = re.compile(
    r"(?:巨头|龙头|药企|车企|房企|酒企|[厂航券]商|[零供开制运生服]\w商|公司|企业|集团|品牌|平台|新势力|独角兽|对手|同行|同业|俱乐部|老大|老二)$"
)


def is_share_told(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number begins with how much of a whole something is."""
    return not scene.english and _IS_SHARE.match(scene.text, scene.clause(mention.start).start, mention.start) is not None


def lead(scene: Scene, mention: Mention, owner: Owner | None) -> str | None:
    """Return the noun that the clause of a number begins with, None where it begins with a name, a date or the metric."""
    clause = scene.clause(mention.start)
    start = _past_dates(scene, clause.start)
    if not scene.english:
        front = _FRONT_ZH.match(scene.text, start)
        start = _past_dates(scene, front.end() if front else start)
        if _IS_SHARE.match(scene.text, start, mention.start):
            return None
    end = mention.start
    if owner is not None and owner.start is not None and start <= owner.start < end:
        end = owner.start
    named = [a.start for a in scene.actors if start <= a.start < end]
    if named and not scene.english:
        end = min(named)
        if _CALLS.search(scene.text, start, end):
            return None
    dated = [w.start for w in scene.times if start < w.start < end]
    end = min([end, *dated])
    if start >= end or (named and scene.english):
        return None
    stretch = scene.text[start:end]
    if scene.english:
        return _english(scene, stretch, start)
    if owner is not None and owner.metric is None and not owner.id.isascii():
        stretch = stretch.partition(owner.id)[0]
    elif end == mention.start and not _NOUN_ZH.match(stretch + "\n"):
        return None
    return _chinese(scene, stretch)


_ITEM_ZH = re.compile(r"(?:[、,，和与及;；]|以及)\s*([一-鿿A-Za-z0-9·]{2,9}?)(?:约为?|为|占|达到?|有|是|仅|近|超)?\s*$")
_ITEM_EN = re.compile(
    r"(?:^|,|;|\band\b|\bplus\b)\s*(?:the\s|its\s)?((?!and\b|plus\b)[A-Za-z][a-z-]*(?:\s[a-z-]+){0,2}?)(?:\s(?:for|with|about|at))?\s*$"
)


def item(scene: Scene, mention: Mention) -> str | None:
    """Return the noun of a number that goes on a list of its like without saying again what is measured:
    …, snacks $740 million and drinks $400 million; …、储能19GWh."""
    if mention is scene.mentions[0]:
        return None
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    if before is None or shape(before.base.unit) != shape(mention.base.unit) or mention.form in ("ordinal", "duration"):
        return None
    between = scene.text[before.end : mention.start]
    match = (_ITEM_EN if scene.english else _ITEM_ZH).search(between)
    if match is None or len(between) > 40:
        return None
    start, end = before.end + match.start(1), before.end + match.end(1)
    spoken = [(hit.start, hit.end) for hit in scene.hits] + [(when.start, when.end) for when in scene.times]
    spoken += [(actor.start, actor.end) for actor in scene.actors if actor.is_company]
    if any(first < end and last > start for first, last in spoken):
        return None
    if scene.english:
        noun = noun_en(scene, match[1])
        return noun if noun == match[1].lower() or (noun and match[1].lower() == f"other {noun}") else None
    return match[1] if noun_zh(scene, match[1]) == match[1] and not _is_no_noun(scene, match[1]) else None


def _is_no_noun(scene: Scene, word: str) -> bool:
    """Whether what a clause begins with is no noun that it could be about."""
    return word.startswith(scene.cues.words("lead.never", "zh"))


def _past_dates(scene: Scene, start: int) -> int:
    """Return the first offset behind the dates that a stretch begins with."""
    for when in scene.times:
        if when.start >= start and not scene.text[start : when.start].strip(" ,，在到从"):
            start = when.end
    return start


def _chinese(scene: Scene, stretch: str) -> str | None:
    match = _NOUN_ZH.match(stretch)
    if match is None or _is_no_noun(scene, match[0]) or PLAIN.match(match[0]) or match[0] in scene.cues.words("open.stop", "zh"):
        return None
    noun = noun_zh(scene, match[0])
    if noun is None or not match[0].endswith(noun) or noun.endswith(("报告", "消息", "数据", "人士")):
        return None
    planned = any(scene.cues[name].search(noun) for name in ("modality.target", "modality.forecast"))
    return None if planned or any(hit for hit in scene.hits if scene.text[hit.start : hit.end] == noun) else noun


def _english(scene: Scene, stretch: str, start: int) -> str | None:
    match = _NOUN_EN.match(stretch)
    if match is None or scene.cues.holds("lead.never", match[1].split()[0]):
        return None
    if any(hit.start < start + match.end(1) and hit.end > start + match.start(1) for hit in scene.hits):
        return None
    noun = noun_en(scene, match[1])
    return noun if noun and match[1].lower().endswith(noun) else None
