"""What a number of times says of the worth of a share or company in English: it trades on 29 times, costs 16 times what it is
expected to earn."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told, level_of
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_VALUED = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|valued?|values|valuing|valuation|priced?|prices|rated|costs?|multiples?|changes?\shands"
    r"|puts?\s(?:the\s(?:stock|shares|company|group)|it)|equals|pays?|paying|paid|corresponds?|implies|implying|equates?|represents?|works\sout|is\sbased\son)\b(?:[^,;.]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
# What it is so many times of; the words between are of when, or of whose.
_OF = re.compile(
    r",?\s(?:of\s)?(?:the\s[A-Z]{0,3}[$€£¥]?[\d.,]+\s?(?:m|mn|bn|million|billion)?(?:\s(?:dollars|euros|pounds|yen|[a-z]+))?\sof\s)?(?:(?:calendar|our|my|revised|its|their|his|her|the|this|new|next|last|coming|expected|estimated|forecast|projected|forward|trailing|annual|adjusted|core|net"
    r"|analysts['’]?|consensus|fiscal|20\d\d|\d{4}E|[A-Z][\w&.'’-]*['’]s|years?['’]?s?|(?P<ev>enterprise\svalue(?:\sto|/)|EV(?:\sto|/)|enterprise-value-to-))\s?){0,6}"
    r"(?:(?P<ebitda>ebitda|(?:earnings|profits?)\sbefore\sinterest,?\s(?:and\s)?tax(?:es|ation)?,?\s(?:and\s)?depreciation)|(?P<ebita>ebita)"
    r"|(?P<ebit>earnings\sbefore\sinterest\sand\stax(?:es)?|operating\s(?:profits?|income|earnings)|ebit)"
    r"|(?P<earned>eps|earnings|profits?|(?:per-share\s)?(?:estimates?|forecasts?|numbers?)|what\s(?:[a-z]+\s){1,6}?(?:earns?|earned|makes?|made))"
    r"|(?P<sold>sales|revenues?)|(?P<owned>(?:tangible\s)?book(?:\svalue)?|net\sassets|price[\s-]to[\s-]book(?:\svalue)?))\b",
    re.IGNORECASE,
)
_RATIO_OF = {
    "ebitda": "ev_ebitda",
    "ebita": "ev_ebita",
    "ebit": "ev_ebit",
    "earned": "pe_ratio",
    "sold": "ps_ratio",
    "owned": "pb_ratio",
}
# the enterprise value to sales of its peers … trade at 8 times
_EV_TO = re.compile(
    r"\b(?:enterprise\svalue|EV)(?:[\s-]to[\s-]|/)(?:[a-z]+\s(?:before|and|,|[a-z]+)[^.;]{0,70}\()?(sales|revenue|ebitda|ebita|ebit)\b",
    re.IGNORECASE,
)
# 9.2 times that figure: of what was told last.
_THAT = re.compile(r"\s(?:that|this|those|these)\b(?:\s(?:figure|number|amount|sum|level|earnings|profits?))?")
_VALUES_OF = {
    "ebitda": "ev_ebitda",
    "adjusted_ebitda": "ev_ebitda",
    "net_income": "pe_ratio",
    "adjusted_net_income": "pe_ratio",
    "eps": "pe_ratio",
    "adjusted_eps": "pe_ratio",
    "revenue": "ps_ratio",
    "annualized_revenue": "ps_ratio",
    "net_assets": "pb_ratio",
}
_IDS = ("pe_ratio", "ev_ebitda", "ev_ebita", "ev_ebit", "ev_sales", "ps_ratio", "pb_ratio")
# A share trades on nothing but its earnings, where nothing else is said: Lonza trades on 29x.
_TRADES = re.compile(
    r"\b(?:(?:trad(?:e|es|ed|ing)|rated|changes?\shands)\s(?:on|at)|fetch(?:es|ed|ing)?|commands?|commanding)\s(?:(?:just|only|about|around|some|a\smultiple\sof)\s)*$"
)
_MEDIAN = re.compile(
    r"\b(?:median|average|mean)\s(?:(?:forward|trailing|historical|historic)\s)?(?:(?:multiple|rating|valuation|P/E)\s)?(?:of|at|is|was)\s(?:about\s)?$"
)
# The next of those compared: …, and Samsung Biologics on 41x; GlobalFoundries, at 27 times.
_NEXT = re.compile(r"(?:[A-Z][\w&.'’-]*),?\s(?:on|at)\s(?:(?:just|only|about|around|some)\s)*$")


# above the 3.4 times that a rival paid; the 22 times at which Ciena trades
_THE_TIMES = re.compile(
    r"\b(?:above|below|than|over|under|with|against|to|from|versus)\s(?:the|its|their|an?)\s(?:[a-z-]+\s){0,2}$"
)
_AT_EN = re.compile(r"\W*At\s(?:about\s|just\s|only\s)?")
_OWED = ("net_debt", "debt")
# would cut leverage to 1.3 times from 3.2 times
_LEVERAGE = re.compile(
    r"\b(?:[Ll]everage|[Gg]earing)\s(?:ratio\s)?(?:[a-z]+\s){0,3}(?:to|at|of|was|is|from|below|above|by)\s(?:[\d.]+\s(?:times|x)\s(?:to|from)\s|[\d.]+x\s(?:to|from)\s)?(?:about\s|around\s|just\s)?$"
)
_EQUALS = re.compile(r"(?:,\s|\b)(?:equal\sto|equivalent\sto|or|representing|leverage\sof)\s(?:about\s|just\s|some\s)?$")


def worth(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the metric of a number of times that values a company, where the words around it tell."""
    start = scene.clause(mention.start).start
    of = _OF.match(scene.text, mention.end)
    if _LEVERAGE.search(scene.text, start, mention.start):
        return "net_debt_to_ebitda"
    if of:
        earned = of["ebitda"] or of["ebita"] or of["ebit"]
        if earned and told.last and told.last.id in _OWED and _EQUALS.search(scene.text, start, mention.start):
            return "net_debt_to_ebitda"
        return _ratio_of(of) if _is_value(scene, mention, told) else None
    if any(start <= h.start < mention.start and h.id in _IDS for h in scene.hits):
        return None  # on EV/EBITDA it changes hands at 12.3 times
    return _valued_again(scene, mention, told) or _traded_at(scene, mention, told)


def _ratio_of(of: re.Match[str]) -> str:
    kind = next(name for name in _RATIO_OF if of[name])
    return "ev_sales" if kind == "sold" and of["ev"] else _RATIO_OF[kind]


def _is_value(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether what is so many times another measure is the worth of a company, and not what it owes or has on order."""
    start = scene.clause(mention.start).start
    level = level_of(scene, mention)
    if level is not None:
        return level in scene.cues.words("metric.ids", "worth")
    if told.last is not None and told.units and _EQUALS.search(scene.text, start, mention.start):
        return told.last.id in scene.cues.words("metric.ids", "worth")
    goes_on = told.last is not None and told.last.id in _IDS
    valued = _VALUED.search(scene.text, start, mention.start) or _NEXT.search(scene.text, start, mention.start)
    return goes_on or valued is not None or _AT_EN.fullmatch(scene.text, start, mention.start) is not None


def _valued_again(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the ratio that was told before, where a number goes on with that."""
    text, start = scene.text, scene.clause(mention.start).start
    if told.last and told.last.id in _IDS:
        lead = max(scene.sentence.start, mention.start - 40)
        if _THE_TIMES.search(text, start, mention.start) or _NEXT.search(text, lead, mention.start):
            return told.last.id
        if _TRADES.search(text, start, mention.start):
            return told.last.id
    ratio = next((own.id for own in (*told.units, told.last) if own is not None and own.id in _IDS), None)
    if ratio and _MEDIAN.search(text, start, mention.start):
        return ratio
    return _VALUES_OF.get(told.last.id) if _THAT.match(text, mention.end) and told.last else None


def _traded_at(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the ratio at which a share trades: to its earnings, where nothing else is said."""
    start = scene.clause(mention.start).start
    if named := _EV_TO.search(scene.text, scene.sentence.start, mention.start):
        return {"sales": "ev_sales", "revenue": "ev_sales"}.get(named[1].lower(), f"ev_{named[1].lower()}")
    earned = "earnings" in scene.text[scene.sentence.start : mention.start] or any(hit.id == "eps" for hit in scene.hits)
    if earned and "multiple_of" in mention.trace:
        return "pe_ratio"
    return "pe_ratio" if _TRADES.search(scene.text, start, mention.start) else None
