"""Whom a Chinese sentence sets out to tell of before it says anything: 对于海底捞(06862)，该行指其…; 至于联发科，…."""

from __future__ import annotations

import re

from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import is_broker
from claims.parse.scene import Scene

# A stock code, and what the share did that day: (02282.HK) +0.540 (+3.317%) 沽空$1.2千万; 比率20%.
_CODE = r"(?:\s?[(（][^()（）\n]{1,16}[)）])?(?:\s?[+-]?\d[\d.]*(?:\s?\([+-]?[\d.]+%\))?(?:\s?沽空[^,，。\n]{0,40}?)?)?"
_SETS_OUT = re.compile(r"\s*(?:而|另外?|此外|[,，])*(?:对于?|至于|针对|关于|有关|谈[到及]|提[到及]|论及|说到|反观|回[头到])\s?")
_ENDS = re.compile(rf"{_CODE}(?:方面|来说|而言|部分|的?(?:部分|展望|前景))?\s?[,，:：]")
_SIDE = re.compile(rf"{_CODE}方面\s?[,，:：]")


def themed(scene: Scene) -> Actor | None:
    """Return the company that a sentence sets as what it tells of: 对于X，; 至于X(代码)，; X方面，."""
    first = scene.actors[0] if scene.actors and not scene.english else None
    if first is None or first.anaphor or not first.is_company or is_broker(first):
        return None
    if _is_presented(scene, first):
        return first
    if first.start - scene.sentence.start > _FRONT:
        return None
    if first.start == scene.sentence.start:
        return first if _SIDE.match(scene.text, first.end) or _heads_item(scene, first) else None
    begins = _SETS_OUT.fullmatch(scene.text, scene.sentence.start, first.start)
    return first if begins and _ENDS.match(scene.text, first.end) else None


# 值得关注的是曜远汽车。
_PRESENTS = re.compile(
    r"[^,，。;；]{0,8}(?:值得|特别|最|更|尤其|另一[家个]|引人|受)[^,，。;；]{0,8}(?:关注|注意|注目|一提|留意|瞩目|亮眼|抢眼|惊喜|意外|突出|显著)的?(?:[则也仍]?是|莫过于|当属|还有|要属)"
)


def _is_presented(scene: Scene, firm: Actor) -> bool:
    """Whether a sentence does nothing but bring a company before the reader: 值得关注的是曜远汽车。"""
    return (
        _PRESENTS.fullmatch(scene.text, scene.sentence.start, firm.start) is not None
        and scene.text[firm.end : firm.end + 1] in "。,，"
    )


_MARKET = re.compile(
    r"\s*(?:而|至于|另外?[,，]?)?(?:楼市|车市|债市|汇市|房市|油市|金市|整体市场|大市|(?:一手|二手|租赁|租务|按揭|土地|商厦|商铺|写字楼|车位|豪宅|新盘|新房|中古屋|住宅)(?:市场|成交|楼宇)?)方面[,，]"
)


def of_market(scene: Scene) -> bool:
    """Whether a Chinese paragraph sets a market as what it tells of: 二手方面，."""
    begin = scene.sentence.start
    return not scene.english and scene.text[begin - 1 : begin] in ("", "\n") and _MARKET.match(scene.text, begin) is not None


# What an item of a column begins with: 卓美控股(00653)公布….
_ITEM = re.compile(
    r"\s?[(（](?:[A-Z]{2,6}[:：])?\d{4,6}(?:\.[A-Z]{2}|-[A-Z]{2})?[)）](?:[昨今](?:[日天晚早午]|\(\d{1,2}\)日?)?)?\s?"
    r"(?:公[布告]|宣[布佈]|披露|表示|发[布盈]|接获|获[控大主母]|建议|透露|自愿)"
)


def _heads_item(scene: Scene, first: Actor) -> bool:
    """Whether a paragraph begins with a company by name and code, as that which it tells of."""
    return scene.text[first.start - 1 : first.start] in ("", "\n") and _ITEM.match(scene.text, first.end) is not None


# So many characters at most stand before whom a sentence sets out to tell of.
_FRONT = 6
