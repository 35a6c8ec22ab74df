"""What a number of times says of the worth of a share or company in English: it trades on 29 times, costs 16 times what it is
expected to earn."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told
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
    r"|analysts['’]?|consensus|fiscal|20\d\d|\d{4}E|[A-Z][\w&.'’-]*['’]s|years?['’]?s?)\s){0,5}"
    r"(?:(enterprise\svalue(?:[\s-]to[\s-]|/)ebitda|ev/ebitda|(?:earnings|profits?)\sbefore\sinterest,?\s(?:and\s)?tax(?:es|ation)?,?\s(?:and\s)?depreciation)"
    r"|(earnings\sbefore\sinterest\sand\stax(?:es)?|operating\sprofits?|ebit\b)|(eps\b|earnings|profits?|(?:per-share\s)?(?:estimates?|forecasts?|numbers?)|what\s(?:it|they|the\s\w+)\s(?:is|are|was|were)?\s?(?:expected\sto\s)?(?:earns?|makes?))|(ebitda)|(sales|revenues?)"
    r"|((?:tangible\s)?book(?:\svalue)?|net\sassets|price[\s-]to[\s-]book(?:\svalue)?))\b",
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
_OF_IDS = ("ev_ebitda", "ev_ebit", "pe_ratio", "ev_ebitda", "ps_ratio", "pb_ratio")
_IDS = ("pe_ratio", "ev_ebitda", "ev_ebit", "ps_ratio", "pb_ratio")
# A share trades on nothing but its earnings, where nothing else is said: Lonza trades on 29x.
_TRADES = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|rated|changes?\shands)\s(?:on|at)\s(?:(?:just|only|about|around|some|a\smultiple\sof)\s)*$"
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
    ratio = next((own.id for own in (*told.units, told.last) if own is not None and own.id in _IDS), None)
    goes_on = told.last is not None and told.last.id in _IDS
    if _LEVERAGE.search(scene.text, start, mention.start):
        return "net_debt_to_ebitda"
    if of and (of[1] or of[4]) and told.last and told.last.id in _OWED and _EQUALS.search(scene.text, start, mention.start):
        return "net_debt_to_ebitda"
    opens = of is not None and _AT_EN.fullmatch(scene.text, start, mention.start) is not None
    if of and (
        goes_on or opens or _VALUED.search(scene.text, start, mention.start) or _NEXT.search(scene.text, start, mention.start)
    ):
        return next(name for name, words in zip(_OF_IDS, of.groups(), strict=True) if words)
    if of:
        return None
    if any(start <= h.start < mention.start and h.id in _IDS for h in scene.hits):
        return None  # on EV/EBITDA it changes hands at 12.3 times
    if of is None and told.last and told.last.id in _IDS and _THE_TIMES.search(scene.text, start, mention.start):
        return told.last.id
    if ratio and _MEDIAN.search(scene.text, start, mention.start):
        return ratio
    if _THAT.match(scene.text, mention.end) and told.last:
        return _VALUES_OF.get(told.last.id)
    if (
        told.last
        and told.last.id in _IDS
        and _NEXT.search(scene.text, max(scene.sentence.start, mention.start - 40), mention.start)
    ):
        return told.last.id
    if told.last and told.last.id in _IDS and _TRADES.search(scene.text, start, mention.start):
        return told.last.id
    earned = "earnings" in scene.text[scene.sentence.start : mention.start] or any(hit.id == "eps" for hit in scene.hits)
    if earned and "multiple_of" in mention.trace:
        return "pe_ratio"
    return "pe_ratio" if _TRADES.search(scene.text, start, mention.start) else None
