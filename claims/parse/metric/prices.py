"""What a price or a cost is the price of: a home, a country's goods in all, shares bought back, what makers knock off."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, is_oil
from claims.parse.metric.paid import is_large
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


def is_general(scene: Scene, mention: Mention) -> bool:
    """Whether no thing or company is named whose prices may be meant."""
    return not any(a.kind == "commodity" or a.is_company for a in scene.actors if a.end <= mention.start)


_EACH = re.compile(r"平均[^,，。]{0,3}$")
# What a price is called in a clause that speaks of one of these.
_PRICED = {"acquisition_bid": "acquisition_bid", "shares_issued": "issue_price", "ipo_proceeds": "issue_price"}


def price_of(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    start, end = found.start or 0, found.end or 0
    word = scene.text[start:end].lower()
    if scene.english and not mention.base.unit.endswith("/share") and _OF_HOME_EN.match(scene.text, end):
        return "home_price"
    if by and _is_of_land(scene, mention):
        return "cpi"
    if by and mention.base.unit == "percent":
        things = [a for a in scene.actors if a.kind == "commodity" and a.end <= mention.start]
        oil = bool(things) and is_oil(scene, things[-1].name)
        return None if not things else "oil_price" if oil else "commodity_price"
    if (
        word == "总价"
        and not by
        and is_large(mention)
        and not scene.cues["metric.dwelling"].search(scene.text, scene.sentence.start, start)
    ):
        return "land_sales" if scene.cues["metric.land"].search(scene.text, scene.sentence.start, start) else "contract_value"
    if word in ("cost", "costs", "costing") and _is_cost(scene, mention, start):
        return "cost"
    if _EACH.search(scene.text, start - 6, start):
        return "average_selling_price"
    if scene.english and word.startswith("price") and _PER_SHARE_EN.match(scene.text, end - (4 if word.endswith(" per") else 0)):
        offered = _OFFERED_EN.search(scene.text, scene.sentence.start, scene.sentence.end)
        return None if offered and not by and "fell" not in scene.text[end : mention.start] else "stock_price"
    if scene.english and word in ("price", "prices") and _is_of_share_en(scene, mention, start):
        return "stock_price"
    if word in ("报价", "出价") and "acquisition_bid" in named_ids(scene, mention, whole=True):
        return "acquisition_bid"
    return next((_PRICED[name] for name in named_ids(scene, mention) if name in _PRICED), None)


# after that the price per share fell to £41.57
_PER_SHARE_EN = re.compile(
    r"\s(?:per|a)\sshare\s(?:has\s)?(?:fell|rose|dropped|climbed|slid|jumped|sank|gained|closed|stood|fallen|risen)\b"
)
# a potential upside of 42% from the current price of $12.66: of the share that others set a target for
_AS_QUOTED_EN = re.compile(r"\b(?:current|last|latest|present|prevailing|recent|trading|today's|Friday's|opening)\s$")


def _is_of_share_en(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether an English price is that of a share which the sentence tells a target or an upside of."""
    if "price_target" not in (ids := named_ids(scene, mention, whole=True)) and "upside" not in ids:
        return False
    return _AS_QUOTED_EN.search(scene.text, scene.sentence.start, start) is not None


_LAND_PRICES = re.compile(r"\b[A-Z][a-z]+(?:ese|ish|an|ch)\s(?:consumer\s)?prices\b")


def _is_of_land(scene: Scene, mention: Mention) -> bool:
    """Whether the prices of a country in all are meant: Swedish prices rose 3.1%."""
    if _LAND_PRICES.search(scene.text, scene.clause(mention.start).start, mention.start):
        return True
    general = re.match(r"(?:Consumer\s)?[Pp]rices\s", scene.text[scene.sentence.start :][:18]) is not None
    return general and any(a.kind in ("country", "region") for a in scene.actors) and is_general(scene, mention)


_COST_NOUN = re.compile(r"\b(?:an?|the|its|total|put|cut|reduc\w+|lower\w*|of)\s$|'s\s$", re.IGNORECASE)


def _is_cost(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether "cost" is what something takes and not what it is sold at: at a cost of; the plant cost $4 billion."""
    return is_large(mention) or _COST_NOUN.search(scene.text, scene.sentence.start, start) is not None


def range_of(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a price range is that of a thing on sale, and not of an offering of shares."""
    if not scene.text[found.start : found.end].lower().endswith("range"):
        return None
    offered = _OFFERED_EN.search(scene.text, scene.sentence.start, scene.sentence.end) or mention.base.unit.endswith("/share")
    return None if offered else "price"


_OFFERED_EN = re.compile(
    r"\b(?:IPO|offering|shares?|listing|flotation|float|debut|bankers|underwriters|bookrunners|prospectus)\b"
)
_OF_HOME_EN = re.compile(
    r"\s(?:of|for)\s(?:an?\s|the\s)?(?:typical\s|average\s|new\s|newly\sbuilt\s|existing\s|previously\sowned\s|single-family\s|detached\s){0,2}(?:[A-Z][\w.]+\s){0,2}(?:home|homes|house|houses|property|properties|flats?|apartments?)\b"
)
_TRADED_BACK_ZH = re.compile(r"回购|增持|减持|买入[^,，]{0,6}股|收盘价|收市价|停牌|交易日|溢价|要约")


def averaged(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether an average price is that of homes, or of shares bought back."""
    if scene.english:
        return "home_price" if _OF_HOME_EN.match(scene.text, found.end or 0) else None
    return "stock_price" if _TRADED_BACK_ZH.search(scene.text, scene.sentence.start, scene.sentence.end) else None


_SAVES_ZH = re.compile(r"(?:节约|节省|省下|压降|压减)[^,，。;；\d]{0,6}$")


def saved(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is told of costs is how much of them is saved: 每年可节约采购成本约2.4亿元."""
    start = found.start or 0
    saves = _SAVES_ZH.search(scene.text, scene.clause(start).start, start)
    return "cost_savings" if saves and shape(mention.base.unit).startswith("money") else None


_DEALERS_EN = re.compile(
    r"\b(?:dealers?|car\s?makers?|automakers?|discounts?|sticker|transaction\sprices?|showrooms?|MSRP|list\sprice)\b"
)


def knocked_off(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether incentives are what makers knock off the price of a car, and no state gives."""
    if scene.text[found.start : found.end].lower() != "incentives":
        return None
    cars = mention.base.unit.endswith(("/vehicle", "/unit", "/car"))
    return "sales_incentives" if cars or _DEALERS_EN.search(scene.text, scene.sentence.start, scene.sentence.end) else None


_PRICE_WORD = re.compile(r"price|futures|spot|settled|closed|ended|traded|sold|priced|cost|averag|fetch", re.IGNORECASE)


def of_producer(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a commodity only tells what a company makes, whose shares are meant: copper producer Antofagasta rose 2.4%."""
    if not scene.english or _PRICE_WORD.search(scene.text, found.start or 0, found.end or 0):
        return None
    before = [a for a in scene.actors if a.end <= mention.start]
    if not before or not before[-1].is_company or before[-1].start < (found.end or 0):
        return None
    return "stock_price" if shape(mention.base.unit) in ("percent", "money", "percentage_point") else None


def named_ids(scene: Scene, mention: Mention, *, whole: bool = False) -> list[str]:
    """Return the metrics that the clause of a number names, or its whole sentence."""
    clause = scene.clause(mention.start)
    return [hit.id for hit in scene.hits if whole or clause.start <= hit.start < clause.end]
