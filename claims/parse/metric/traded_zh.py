"""What a company's shares did, told in Chinese without a word for them: 早盘一度大涨5%, 福莱特玻璃升3.7%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

_TRADES = re.compile(
    r"收?[涨跌]|[高低]开|(?:大|微|上|下|暴|飙|转)[涨跌]|(?:今早|今晨|今日|昨日|早盘|午后|盘中|现|收市?|开市|飙|急|倒)[升飙]|[)）](?:升|弹|扬|挫|泻|跳|插|回吐)|(?:急|劲|大|反|再|回)(?:挫|泻|弹|扬)|股价(?:挫|泻|弹|扬|回吐)|飙|劲扬|暴冲|重挫|崩跌|狂泻|首日[^,，。]{0,6}[升涨跌]|(?:早盘|早段|盘中|午后|尾盘|尾段|开盘|一度|曾)[^,，。\d]{0,6}(?:下挫|跳水|插水|走[高低强弱]|上扬|回落|回软|下滑|下探|上冲)"
)


# 按年跌 is never said of a price; 较前一周跌 and 周涨 go on with the number before.
_BY_YEAR_ZH = re.compile(r"同比|环比|按[年季月]|年[增减]|季[增减]|(?:上年|去年|上季)(?:度|同期)?")
_SINCE_ZH = re.compile(
    r"(?:[较比][^,，。]{1,8}?|[按单当全本上]?[周月日]度?|(?:今年|年初|年内|本月|本季|上周|周内|月内|日内)(?:以来|至今)?|累计|累|已|共计|合计|首.个月|则|再|又|共|同步)*(?:收|大|微|续|急|齐)?(?:上|下)?[涨跌](?:幅|超|近|约|逾|了|去|至|达|为)*"
)


def goes_on_by(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a clause that only says 涨 or 跌 speaks of the number before, and that one is no stock price."""
    clause = scene.clause(mention.start)
    before = any(scene.sentence.start <= m.start and m.end <= clause.start for m in scene.mentions)
    if told.last is None or told.last.id == "stock_price" or not before:
        return False
    return _SINCE_ZH.fullmatch(scene.text[clause.start : mention.start].strip()) is not None


def traded_zh(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the stock price where a company just 涨 or 跌 by a percentage: what else of it is said to without a noun."""
    price = scene.pack.metrics["stock_price"]
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if _BY_YEAR_ZH.search(lead) or scene.cues["measure.home"].match(lead) or goes_on_by(scene, mention, told):
        return None
    if told.units and told.last and told.last.id in scene.cues.words("metric.ids", "inflation"):
        return None
    if lead.lstrip(" ,，").startswith("其中") and told.last and told.last.id not in ("stock_price", "index_level"):
        return None  # …,其中百货公司跌2.6%
    if _is_of_place(scene, mention, lead):
        return None
    before = [a for a in scene.actors if a.end <= mention.start and (a.is_company or a.kind == "index")]
    listed = bool(before)
    session = scene.spots.first("scope.session", scene.clause(mention.start).start, mention.start)
    if not (_TRADES.search(lead) or _is_quoted_move_of(scene, mention, before)) or not (
        listed or session or "股" in lead or "复牌" in lead or "首日" in lead or _ITSELF_ZH.fullmatch(lead.strip())
    ):
        return None
    level = scene.pack.metrics.get("index_level") if before and before[-1].kind == "index" else None
    return Owner((level or price).id, "assumed", metric=level or price)


# 福莱特玻璃升3.7%,报11.92元
_JUST_ZH = re.compile(r"(?:[(（][^()（）]{1,10}[)）])?(?:[则亦也再续急]|逆市|午后|今早)*[升涨跌挫泻弹扬](?:约|近|逾|超)?")
_AT_ZH = re.compile(r"[,，](?:现?报|收报|收于|收|至)\d|[,，][^,，。;；]{0,3}(?:盘中|最高|最低)")


def _is_quoted_move_of(scene: Scene, mention: Mention, before: Sequence[Actor]) -> bool:
    """Whether a company's name and a rise or fall stand right before a percentage, and where it is quoted behind."""
    if not before or not before[-1].is_company or mention.start - before[-1].end > _NEAR_NAME:
        return False
    moved = _JUST_ZH.fullmatch(scene.text, before[-1].end, mention.start)
    return moved is not None and _AT_ZH.match(scene.text, mention.end) is not None


_NEAR_NAME = 16


_PLACE_ZH = re.compile(r"(?:城市|地区|省份|各[省市地]|[一二三四]线(?:城市)?|全国|全市|全省|东部|中部|西部|东北)[一-鿿]{0,4}$")


def _is_of_place(scene: Scene, mention: Mention, lead: str) -> bool:
    """Whether what rises or falls is a city or a country, which is traded nowhere: 上海上涨0.3%, 三线城市下降0.5%."""
    start = scene.clause(mention.start).start
    within = [a for a in scene.actors if start <= a.start and a.end <= mention.start]
    if within:
        return within[-1].kind in PLACES and not scene.text.startswith("股", within[-1].end)
    return _PLACE_ZH.search(lead) is not None


_ITSELF_ZH = re.compile(r"(?!其|股|它|该|同比|环比|单价|价格)[一-鿿A-Za-z]{3,8}(?:收|大|微|则)?[涨跌升](?:超|近|逾|约|幅达?)?")
