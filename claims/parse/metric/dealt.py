"""What words for deals and worth mean by the words around them: the offer is worth $8 billion; 乐观情境下股价可达500元."""

from __future__ import annotations

import re

from claims.parse.metric.deals_zh import is_thing
from claims.parse.metric.metrics import Owner
from claims.parse.metric.prices import named_ids
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# 每股作价 of shares that are placed, or that a holder buys on the market
_PLACED_ZH = re.compile(r"(配售|配股|增发|供股|发行新股|认购新股)|增持|减持|沽出|好仓|淡仓")
_ABOVE = re.compile(
    r"\s(?:(above|more\sthan|over|higher\sthan)|below|less\sthan|lower\sthan|under)\s(?:[\w']+\s){0,4}(?:clos\w+|share\sprice|market\sprice|stock\sprice)\b"
)


def bid(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a percentage is by how much a bid lies above what the shares last cost, or what was bought is no company."""
    if not scene.english and found.verb and is_thing(scene.text[mention.end : min(scene.sentence.end, mention.end + 20)]):
        return "price"
    if not scene.english and scene.text[found.start : found.end] in ("每股作价", "每股对价", "作价"):
        placed = _PLACED_ZH.search(scene.text, scene.sentence.start, scene.sentence.end)
        return None if placed is None else "issue_price" if placed[1] else "stock_price"
    above = _ABOVE.match(scene.text, mention.end) if scene.english and mention.base.unit == "percent" else None
    return None if above is None else "premium" if above[1] else "discount"


# The deal values Kaveri Pipes at 122 billion rupees.
_DEAL_VALUES = re.compile(r"deal\svalues\s(?:the\s|it\b|[A-Z])", re.IGNORECASE)


def deal(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if scene.english and _DEAL_VALUES.match(scene.text, found.start or 0):
        return "valuation"
    bought = "acquisition_bid" in named_ids(scene, mention, whole=True) or (scene.english and _is_for_company(scene, found))
    return "acquisition_bid" if bought else None


_FOR_EN = re.compile(r"\s(?:deal\s)?for\s(?:(?:the|its|rival|US|UK)\s)?(?:[a-z-]+\s){0,5}$")
_NAMED_ALONE = re.compile(r"\s(?:at|in|on|after|as|that|which|to|by|from)\b|[,.;:]|$|\n")


def _is_for_company(scene: Scene, found: Owner) -> bool:
    """Whether a deal is for a company, and not for a thing of its: a £3.9bn deal for valve maker Corran at 470p a share."""
    return any(
        a.is_company
        and not a.anaphor
        and found.end is not None
        and _FOR_EN.fullmatch(scene.text, found.end, a.start)
        and _NAMED_ALONE.match(scene.text, a.end)
        for a in scene.actors
    )


_AGREED_EN = re.compile(
    r"\b(?:supply|service|licen[cs]ing|framework|offtake|purchase|lease|customer|multi-year|long-term)\s(?:agreement|contract|deal|order)\b[^.;]*$"
)


def worth_so(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is worth so much is a deal and not a company: the offer is worth $8 billion."""
    start = scene.sentence.start
    if scene.english and _AGREED_EN.search(scene.text, max(start, (found.start or 0) - 90), found.start or 0):
        return "contract_value"
    if scene.english and _MARKET_WORTH_EN.search(scene.text, start, found.start or start):
        return "market_size"
    if _is_small(mention) and _SCENARIO.search(scene.text, scene.clause(found.start or start).start, mention.start):
        return "price_target"
    if shape(mention.base.unit) == "money" and (valued := _valued(scene, mention, found)):
        return valued
    if not scene.text[found.start : found.end].endswith("worth"):
        return None
    of = next((h for h in scene.hits if scene.text[mention.end : h.start] == " of "), None)
    if of is not None and _is_small(mention) and "money" in scene.metric(of).shapes:
        return of.id  # each point of margin is worth 9 cents of earnings per share
    return next((name for name in named_ids(scene, mention) if name in _DEALS), None)


# Its semiconductor market was worth $54 billion.
_MARKET_WORTH_EN = re.compile(r"\b(?:market|industry|sector)\s(?:is\s|was\s|will\sbe\s|could\sbe\s|would\sbe\s)?$")
_BY_BID_EN = re.compile(r"\b(?:offer|bid|proposal|approach|tender|takeover|deal|terms|price)\b[^.;]{0,40}$")
_RATES_IT_EN = re.compile(
    r"\b(?:[Aa]nalysts?|[Bb]rokers?|[Bb]rokerages?|[Mm]anagers?|[Ff]unds?|[Ii]nvestors?|who|research|note)\b[^.;]{0,50}$"
)
_QUOTED_EN = re.compile(
    r"\s(?:on\sthe\s(?:stock\s)?market|on\s[\d.,]+\s(?:[mb]illion\s)?shares|at\s(?:its|the)\s(?:current|present|closing)\s(?:share\s)?price)\b"
)


def _valued(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Return what a value is: a bid's, that of a share in somebody's eyes, or that of a company on the market."""
    if not scene.english:
        return None
    start = scene.sentence.start
    if _QUOTED_EN.match(scene.text, mention.end):
        return "market_cap"
    if not _is_small(mention) or "illion" in scene.text[mention.start : mention.end]:
        return None
    if _BY_BID_EN.search(scene.text, start, found.start or start):
        return "acquisition_bid"
    return "fair_value" if _RATES_IT_EN.search(scene.text, start, found.start or start) else None


def _is_small(mention: Mention) -> bool:
    """Whether an amount is small enough for that of one share."""
    return mention.base.high is not None and abs(mention.base.high) < _MOST_SHARE


_MOST_SHARE = 100_000
_DEALS = ("enterprise_value", "acquisition_bid", "contract_value", "orders", "backlog", "stake", "debt_financing", "loans")


def bought(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what was bought is a company (bought gym chain Fitwerk for €720 million), or cars that somebody sold."""
    start, end = found.end or 0, mention.start
    if mention.base.unit == "vehicle" and found.verb and not any(a.is_company and a.end <= start for a in scene.actors):
        return "sales_volume"
    if not found.verb or start > end:
        return None
    firm = any(a.is_company and start <= a.start < end for a in scene.actors) or scene.spots.first("word.firm", start, end)
    return "acquisition_bid" if firm else None


_SCENARIO = re.compile(
    r"(?:乐观|悲观|中性|基准|基本|牛市|熊市|最[好坏差佳])(?:的)?(?:情境|情景|情形|情况|假设)|\b(?:[Bb]ull|[Bb]ear|[Bb]ase)[\s-]case\b|\b(?:best|worst)[\s-]case\b"
)


def foreseen(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a share price is what a broker thinks possible: 乐观情境下股价可达500元."""
    return "price_target" if not by and _SCENARIO.search(scene.text, scene.sentence.start, mention.start) else None
