"""What a business, brand or branch of a company did where a Chinese clause only says that it grew: its sales."""

from __future__ import annotations

import re

from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_WHEN = (
    r"(?:(?:20\d\d|[今去明本上])年|(?:20\d\d年)?第?[一二三四1-4]季度?|[上下]半年|全年|前[一二三\d]+[季个]?[月度]?|期内|当[季月年]|单季"
    r"|按(?:本地|当地|固定|恒定|不变)(?:货币|汇率)(?:计算?)?|(?:以|按)[美欧日]元计价?|按?[同环年季月][比增]?)"
)
# 旗舰品牌瑞跃上半年按本地货币计算增长9.8%, 消费电动工具业务跌幅亦收窄至1.5%
_GREW = re.compile(
    rf"(?:业务|分部|事业部|部门|事业群|品牌(?:[A-Z][A-Za-z]*|(?!类|概念|股)[一-鿿]{{0,6}}?)|产品线|系列)(?:整体|{_WHEN}|[则亦也将料仍可,，]|预计|有望|录得|同比|环比|按年|按季)*"
    r"(?:增长|成长|上升|升|增|下跌|下滑|下降|衰退|跌|降|减少?|[升跌增降]幅)(?:[亦也则]?(?:收窄|扩大|放缓|加快|提速))?(?:至|到|为|达|逾|约|近|超过?|了|幅度)*$"
)


def part_grew(scene: Scene, mention: Mention, move: Move | None) -> str | None:
    """Return revenue where all that a clause says is that a part of a company grew or shrank by a percentage."""
    if scene.english or move is None or mention.form != "percent":
        return None
    clause = scene.clause(mention.start)
    told = any(clause.start <= h.start < mention.start and not h.verb for h in scene.hits)
    return "revenue" if not told and _GREW.search(scene.text, clause.start, mention.start) else None
