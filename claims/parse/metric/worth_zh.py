"""What a number of times says of the worth of a share or company in Chinese: 企业价值约为EBITDA的9.6倍, 盈利的22倍."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

# What it is so many times of, right in front of the number or behind it.
_OF_ZH = re.compile(
    r"(?:(EBITDA|税息折旧及摊销前利润|息税折旧摊销前利润)|(盈利|盈余|净利润?|纯利|获利|收益|EPS|溢利)|(销售额|营收|营业额|收入|市销率)|(净资产|账面值|账面价值|资产净值|净值|每股净资产))"
    r"(?:约)?[\d.]{0,7}(?:元|港元|美元|人民币)?(?:约)?(?:的|之)?(?:约|近|逾)?$"
)
_BEHIND_ZH = re.compile(
    r"(?:[、/和及,，](?:20\d\d年|[今明后]年)?(?:约)?[\d.]{1,6}倍){0,3}(?:的)?(?:(?:[今明后]年|20\d\d年)?(?:预[测期估]|动态|静态|滚动|远期|历史)?(市盈率|本益比|PE|P/E)|(市净率|市账率|股价净值比|PB|P/B)|(市销率|PS)|(EV/EBITDA|企业价值倍数))"
)
_VALUED_ZH = re.compile(
    r"目标价|估值|股价|市值|作价|企业价值|收购价|对价|要约价|定价|交易价|现价|招股价|发行价|发售价|计算|评价|市盈率|本益比|EV\b|买入价|报价"
)
_PRICED_ZH = re.compile(r"的(?:价格|估值|价钱|作价|收购价|倍数|报价)")
_AGAINST_ZH = re.compile(
    r"(?:低于|高于|较|比|优于|相比)[^,，。;；]{0,16}(?:平均|均值|中位数|同业|同行|历史|过去|行业)[^,，。;；]{0,8}$|(?:平均|均值|中位数)(?:的|为|约)*$"
)
# 给予明年12倍估值
_GIVEN_ZH = re.compile(r"(?:给[予与]|赋予|采用|以|按)[^,，。;；]{0,10}$")
# 目标价90元,对应2026年14倍; 当前股价对应今年21倍
_MATCHES_ZH = re.compile(r"(?:目标价|股价|现价|收盘价|估值|市值|发行价)[^。;；]{0,24}(?:对应|相当于)[^,，。;；]{0,12}$")
_EARNED_ZH = re.compile(r"PE|P/E|市盈率|本益比|盈利|净利|纯利|EPS|每股")
# 市盈率分别为11倍及9倍
_JOINED_ZH = frozenset("、及和与/") | {"以及"}
_IDS_OF = ("ev_ebitda", "pe_ratio", "ps_ratio", "pb_ratio")
_IDS_BEHIND = ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda")


def worth_zh(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the metric of a number of times that values a share or company, where the words around it tell."""
    if mention.form != "multiple":
        return None
    given = _GIVEN_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    if given and scene.text.startswith(("估值", "的估值", "目标估值", "动态估值"), mention.end):
        return "pe_ratio"
    behind = _BEHIND_ZH.match(scene.text, mention.end)
    if behind:
        return next(name for name, words in zip(_IDS_BEHIND, behind.groups(), strict=True) if words)
    start = scene.sentence.start
    of = _OF_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    reckoned = scene.text.startswith(("推算", "计算", "评价", "估算"), mention.end)
    if of and (reckoned or _VALUED_ZH.search(scene.text, start, of.start())):
        return next(name for name, words in zip(_IDS_OF, of.groups(), strict=True) if words)
    if _MATCHES_ZH.search(scene.text, start, mention.start) and _EARNED_ZH.search(scene.text, start, scene.sentence.end):
        return "pe_ratio"
    last = next((own for own in (told.last, *told.units) if own is not None and own.id in _IDS_OF), None)
    if last is None:
        return None
    at = scene.mentions.index(mention)
    if at and scene.text[scene.mentions[at - 1].end : mention.start] in _JOINED_ZH:
        return last.id
    compared = _AGAINST_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    return last.id if compared or _PRICED_ZH.match(scene.text, mention.end) else None


# 较收盘价有两成空间, 隐含一成涨幅: how far a share is from what a broker thinks it worth.
_ROOM_ZH = re.compile(r"(?:左右|以上)?的?(?:上行|上涨|上升|潜在|增长|涨幅|升幅|向上)?(?:的)?空间")
_IMPLIED_ZH = re.compile(r"(?:隐含|潜在)(?:着|约|近|逾|超过?|有)*$")
_PRICED_AT_ZH = re.compile(r"目标价|收盘价|收市价|股价|现价|评级|评等")
_ABOVE_PRICE_ZH = re.compile(
    r"(?:较|比)[^,，。;；]{0,16}(?:收盘价|收市价|均价|市价|现价|平均价|股价|注销价|要约价|收购价|出价|作价|私有化价)[^,，。;；\d]{0,4}(?:[\d.,]+(?:港|美|日|欧)?元)?(?:再|还|仍)?(?:(高出?|溢价)|低|折让|折价)(?:约|近|逾|了)*$"
)


def left_zh(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what a percentage is by which a target or a bid lies above what a share cost."""
    text, start = scene.text, scene.sentence.start
    room = _ROOM_ZH.match(text, mention.end) or _IMPLIED_ZH.search(text, max(start, mention.start - 8), mention.start)
    if room and _PRICED_AT_ZH.search(text, start, scene.sentence.end):
        return "upside"
    bidding = any(
        own is not None and own.id in ("acquisition_bid", "premium", "discount") for own in (told.last, told.total, told.lead)
    )
    above = _ABOVE_PRICE_ZH.search(text, start, mention.start) if bidding else None
    return None if above is None else "premium" if above[1] else "discount"
