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
    r"(?:的)?(?:(?:预[测期估]|动态|静态|滚动)?(市盈率|本益比|PE|P/E)|(市净率|市账率|股价净值比|PB|P/B)|(市销率|PS)|(EV/EBITDA|企业价值倍数))"
)
_VALUED_ZH = re.compile(
    r"目标价|估值|股价|市值|作价|企业价值|收购价|对价|要约价|定价|交易价|现价|招股价|发行价|发售价|计算|评价|市盈率|本益比|EV\b|买入价|报价"
)
_PRICED_ZH = re.compile(r"的(?:价格|估值|价钱|作价|收购价|倍数|报价)")
_AGAINST_ZH = re.compile(
    r"(?:低于|高于|较|比|优于|相比)[^,，。;；]{0,16}(?:平均|均值|中位数|同业|同行|历史|过去|行业)[^,，。;；]{0,8}$|(?:平均|均值|中位数)(?:的|为|约)*$"
)
_IDS_OF = ("ev_ebitda", "pe_ratio", "ps_ratio", "pb_ratio")
_IDS_BEHIND = ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda")


def worth_zh(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the metric of a number of times that values a share or company, where the words around it tell."""
    if mention.form != "multiple":
        return None
    behind = _BEHIND_ZH.match(scene.text, mention.end)
    if behind:
        return next(name for name, words in zip(_IDS_BEHIND, behind.groups(), strict=True) if words)
    start = scene.sentence.start
    of = _OF_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    if of and _VALUED_ZH.search(scene.text, start, of.start()):
        return next(name for name, words in zip(_IDS_OF, of.groups(), strict=True) if words)
    last = next((own for own in (told.last, *told.units) if own is not None and own.id in _IDS_OF), None)
    if last is None:
        return None
    compared = _AGAINST_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    return last.id if compared or _PRICED_ZH.match(scene.text, mention.end) else None
