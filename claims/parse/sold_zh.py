"""What a bare number of a Chinese report on car sales counts: 比亚迪10月销量破44万, 三家破两万."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_LEAST = 1000
_SOLD_ZH = re.compile(r"(?:销[量售]|交付|零售|批发|卖出|售出|领牌|挂牌|登记|出口|产量|累销)[^,，。;；\s\d]{0,10}$")
_PASSED_ZH = re.compile(r"(?:[破超达逾近]|重返|站上|直逼|接近)$")
_NO_SALES_ZH = re.compile(r"[元价亿薪金]|市值|用户|粉丝|订单|奖|补贴|公里")
_SOLD_BEHIND_ZH = re.compile(r"[,，。;；、:：!！?？)）」”…\s]|$")


def sold_zh(scene: Scene, mention: Mention, tallied: str | None) -> str | None:
    """Return what a Chinese report on sales counts, for a bare number of ten thousands that its headline says was passed, or
    that stands right behind a word of sales."""
    size = mention.base.low if mention.base.low is not None else mention.base.high
    if tallied is None or size is None or size < _LEAST or mention.form != "number" or mention.hedge == "vague":
        return None
    text, start = scene.text, scene.clause(mention.start).start
    if text[mention.end - 1] != "万" or not _SOLD_BEHIND_ZH.match(text, mention.end):
        return None
    if _NO_SALES_ZH.search(text, start, mention.start):
        return None
    passed = mention.hedge in ("over", "nearly") or _PASSED_ZH.search(text, start, mention.start) is not None
    passed = passed and scene.sentence.paragraph == 0
    return tallied if passed or _SOLD_ZH.search(text, start, mention.start) else None
