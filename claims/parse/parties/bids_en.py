"""Who bids for whom in the takeover that an English text tells of, and which of its figures are the target's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.parse.parties.standing import describes

if TYPE_CHECKING:
    from claims.parse.metric.metrics import Owner
    from claims.parse.numbers.mention import Mention
    from claims.parse.parties.actor import Actor
    from claims.parse.scene import Scene

# Whatever stands in a sentence, a full stop only inside a number.
_ANY = r"(?:[^.\n]|\.(?=\d))"
_DEAL = r"(?:takeover|take-over|buyout|buy-out|acquisition|purchase|merger|privatisation|privatization)"
_BID = rf"(?:{_DEAL}|bid|offer|proposal|approach)"
_SORT = r"(?:[A-Za-z'’&-]+\s){0,9}"
# A buys B; A's bid for B; A offers $5 billion for B; A sweetens its proposal for B.
_BUYS = re.compile(
    rf"(?:'s|’s)?{_ANY}{{0,120}}?\b(?:buys?(?!\s(?:rating|recommendation|call|side|or|back|and)\b)|buying|bought(?!\sby\b)|acquires?|acquired(?!\sby\b)|acquiring|to\stake\sover|takes?\sover|taking\sover|to\stake|snaps?\sup|snapped\sup"
    rf"|merge\swith|combine\swith|{_DEAL}\sof|(?:{_BID}|bids?|deal|talks)\sfor|(?:offers?|offered|offering|bids?|bidding|pays?|pay|paying)\s{_ANY}{{0,60}}?\sfor)\s"
    rf"(?:all\sof\s|the\srest\sof\s|control\sof\s|each\s|every\s)?{_SORT}"
)
# B is bought by A; B accepts an offer from A; B, the target of A.
_BOUGHT_BY = re.compile(
    rf"(?:'s|’s)?(?:\sboard)?{_ANY}{{0,170}}?\b(?:(?:bought|acquired|taken\s(?:over|private)|purchased|swallowed)\sby|{_DEAL}\s(?:by|from)"
    rf"|(?:bid|offer|proposal|approach)(?:\s(?:worth|of|valued\sat)\s{_ANY}{{0,48}}?)?\s(?:by|from)|sells?\sitself\sto|selling\sitself\sto|target\sof)\s{_SORT}"
    r"(?:[a-z]+,\s[A-Za-z-]+\s(?:[a-z-]+\s){0,6})?"
)
# X rejects Y's offer: whose the offer is stands last.
_ANSWERS = re.compile(
    rf"(?:'s|’s)?(?:\sboard)?{_ANY}{{0,40}}?\b(?:rejects?|rejected|accepts?|accepted|spurns?|spurned|weighs|receives?|received|backs|backed|recommends?|recommended"
    rf"|turns?\sdown|turned\sdown|agrees\sto|agreed\sto|welcomes?|welcomed|fends?\soff|yields?\sto|resists?|resisted)\s{_ANY}{{0,60}}?"
)
_OWN_BID = re.compile(rf"(?:'s|’s)\s(?:[\w$€£.,-]+\s){{0,6}}?{_BID}\b")
# What makes an offer or approach one for a company.
_FOR_A_FIRM = re.compile(
    rf"\b(?:{_DEAL}|stake|shareholders?|shares?|per\sshare|a\sshare|board|all-cash|all-share|cash|debt|hostile|unsolicited|sweetened|raised|suitor|bidder)\b"
    r"|[$€£]\s?\d[\d.,]*\s?(?:bn|billion|mn|million|b\b)"
)
_REACH = 220
# Pacific Meridian tops Halvorsen with a bid for Cedarline: whom a headline begins with is the bidder that is told of.
_OUTBIDS = re.compile(
    r"(?:'s|’s)?\s(?:tops|topped|trumps|trumped|outbids|outbid|beats|challenges|counters|gatecrashes|crashes|rivals|overbids|joins|takes\son)\s"
    r"(?:the\s|rival\s|[a-z-]+\s){0,3}"
)


# The owner of regional carrier Nordwind, …: who is owned is no party.
_BELONGS = re.compile(r"\b(?:owner|parent|maker|operator|publisher|founder)\sof\s(?:the\s)?(?:[a-z-]+\s){0,3}$")


def dealers(text: str, people: Sequence[Actor]) -> list[Actor]:
    """Return the companies that may buy or be bought, none of which only says whose another is or what it is."""
    named = [a for a in people if not a.anaphor and a.is_company]
    return [a for a in named if not describes(text, a) and not _belongs(text, a.start)]


def _belongs(text: str, start: int) -> bool:
    """Whether what is named at an offset is only said to be somebody's."""
    return text[start - 1 : start].isspace() and _BELONGS.search(text, start - 60, start) is not None


def parties_en(text: str, people: Sequence[Actor]) -> tuple[Actor | None, Actor | None]:
    """Return bidder and target of the first takeover that an English text tells of."""
    named = dealers(text, people)
    sold = next((a for a in named if _SOLD.match(text, a.end)), None)
    if len(named) > 2 and _outbids(text, *named[:3]):
        return named[0], named[2]
    for one, other in pairwise(named):
        if sold is not None and sold.end < one.start and sold.name not in (one.name, other.name):
            return None, sold  # other deals are told of below
        if one.name == other.name or other.start - one.end > _REACH or _PART_OF.search(text, one.end, other.start):
            continue
        if _BY.fullmatch(text, one.end, other.start) and _BID_FOR.search(text, max(0, one.start - 60), one.start):
            return other, one
        if _BOUGHT_BY.fullmatch(text, one.end, other.start) and _is_deal(text, one.end, other.start):
            return other, one
        if _ANSWERS.fullmatch(text, one.end, other.start) and _OWN_BID.match(text, other.end):
            return other, one
        if _BUYS.fullmatch(text, one.end, other.start) and not (
            _IN_PART.match(text, other.end) or _LONG_AGO.match(text, other.end)
        ):
            return one, other
    return None, sold


def _outbids(text: str, one: Actor, other: Actor, third: Actor) -> bool:
    """Whether the first of three tops what the second bid for the third."""
    return bool(_OUTBIDS.fullmatch(text, one.end, other.start) and _BUYS.fullmatch(text, other.end, third.start))


# Recommended cash offer for B plc by A Limited.
_BID_FOR = re.compile(rf"\b{_BID}\s(?:for|of)\s(?:the\s(?:[a-z-]+\s){{0,8}}(?:of|in)\s)?{_SORT}$")
_BY = re.compile(rf"(?:,?\s(?:plc|PLC|Plc|Ltd|Limited|Inc|Corp|Co|AG|SA|SE|NV|Oyj|ASA|AB)\.?)?\s(?:by|from)\s{_SORT}")

# A deal of years ago is not the one that is told: … for €890 million in 2024.
_LONG_AGO = re.compile(rf"{_ANY}{{0,50}}?\b(?:in\s(?:19|20)\d\d|last\syear|years?\sago|a\syear\searlier)\b")
# Who is to be bought, whoever buys.
_SOLD = re.compile(
    rf"{_ANY}{{0,140}}?\b(?:(?:agree[sd]?\sto\sbe|accepts?\sbeing|to\sbe|is\sbeing)\s(?:bought|acquired|taken\s(?:over|private))\b"
    rf"|agree[sd]?\s(?:to\s)?(?:an?\s|the\s)?(?:[\w£$€.,-]+\s){{0,4}}?(?:takeover|take-over|buyout|buy-out)(?:\s(?:bid|offer|deal))?\b(?!\s(?:of|for)\b))"
)


def _is_deal(text: str, start: int, end: int) -> bool:
    """Whether the words between two companies speak of buying one of them, and not of an order of goods."""
    if _ACQUIRED.search(text, start, end):
        return True
    return _FOR_A_FIRM.search(text, start - 60, min(len(text), end + 80)) is not None


# Only a company is acquired or taken private: an agreement to be acquired by an affiliate of Siris.
_ACQUIRED = re.compile(r"\b(?:be|being|been)\s(?:acquired|taken\s(?:over|private))\sby\b")


# To buy X's chips, or cars from it, is no takeover; nor is a stake in it, or the price of what it makes.
_IN_PART = re.compile(
    r"(?:'s|’s)\s(?:[a-z-]+\s){0,3}?(?:chips?|processors?|cars?|vehicles|shares?|stock|stake|products?|technology|services|bonds?|debt|gpus?|systems?|planes|jets|units?|business(?:es)?|divisions?|arms?|assets|brands?|plants?|stores|mines?|operations)\b"
    r"|\s(?:chips?|processors?|gpus?|cars?|vehicles|planes|jets|shares|stock|bonds|products|servers|systems|accelerators)\b"
)

_PART_OF = re.compile(
    r"\b(?:business(?:es)?|units?|divisions?|arms?|assets|brands?|plants?|stores|mines?|operations)\s(?:of|in)\s(?:[A-Za-z-]+\s){0,4}$"
)

# Measures of a company by what is bid for it.
_VALUES = (
    "enterprise_value",
    "ev_ebitda",
    "valuation",
    "premium",
    "bid_premium",
    "upside",
    "shares_outstanding",
    "share_count",
    "equity_value",
)
_PRICES = ("stock_price", "price", "average_selling_price", "market_share", "stock_price_share", "share")
# What is told of the deal itself: the price is 33% above …, at the upper end that would be a premium.
_OF_DEAL = re.compile(
    r"\s*(?:(?:and|but|while|which|at|under|including|with|on|or|for)\s)?(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Aa]n?)\s(?:[a-z0-9£$€.,-]+\s){0,3}?"
    r"(?:deal|offer|bid|proposal|transaction|takeover|take-over|buyout|merger|price|terms|scheme|approach|tender)\b"
)
_AGAINST = re.compile(
    r"\b(?:premium|discount)\b|\b(?:above|over|than|below|to|on)\s(?:the\s|its\s|their\s|[A-Z][a-z]+day's\s)?(?:[\w'’-]+\s){0,4}?(?:close|closing|price|average|finish)\b"
    r"|\b(?:close|closing\sprice|average|finish)\sof\s$"
)
_SHARES_OF = re.compile(r"\b(?:each|every|all|any)\s(?:of\s)?(?:the\s)?(?:remaining\s|outstanding\s)?$|\bfor\sits\s$")
_OWED = re.compile(r"\b(?:debt|[Ll]everage|[Gg]earing|borrowings)\b")
# What the bidder gets out of it.
_GAINS = re.compile(
    r"\b(?:savings?|synerg\w+|accretive|accretion|earnings|eps|create|leverage|borrow|loans?|fund|financ\w+)\b", re.IGNORECASE
)


# What the bid does to the bidder: leverage will peak at 3.1 times; it will be funded with a loan of; accretive to earnings.
_BURDENS = re.compile(
    r"\b(?:leverage|gearing|net\sdebt(?:\sto\sebitda)?)\s(?:ratio\s)?(?:will|would|should|could|is\s(?:expected|set|seen|forecast))\b|\baccreti(?:ve|on)\b"
    r"|\b(?:will|would|to|plans\sto|intends\sto)\s(?:be\s)?(?:part-)?(?:fund|finance|pay\sfor)(?:ed)?\b|\bbridge\s(?:loan|facility|financing)\b"
    r"|\b(?:will|would|to|is|are)\sbe(?:ing)?\s(?:met|provided|paid\sfor|funded|financed)\s(?:from|by|with|through|out\sof)\b|\b[Ff]inancing\s(?:for|of)\sthe\s(?:[a-z]+\s)?(?:offer|bid|deal|acquisition)\b",
    re.IGNORECASE,
)


def costs_bidder_en(scene: Scene, mention: Mention) -> bool:
    """Whether a number of a sentence that names nobody says what a bid does to the bidder's debt or earnings."""
    return mention.form != "duration" and _BURDENS.search(scene.text, scene.sentence.start, mention.start) is not None


# The deal includes what the target owes: including net debt of, the assumption of $340 million of debt.
_DEBTS = ("debt", "net_debt", "borrowings")
_TAKEN_ON = re.compile(r"\b(?:[Ii]ncluding|[Ii]nclusive\sof|[Pp]lus|[Aa]ssum(?:e|es|ed|ing|ption)|taking\son)\b[^.;]{0,40}$")


def values_target_en(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number that names the bidder says what the target is worth by a bid, or was before it."""
    text, clause = scene.text, scene.clause(mention.start)
    if mention.base.unit == "share" and _SHARES_OF.search(text, max(clause.start, mention.start - 40), mention.start):
        return True
    if owner is None:
        return mention.form == "money" and _AGAINST.search(text, clause.start, mention.end) is not None
    if owner.id in _DEBTS and _TAKEN_ON.search(text, scene.sentence.start, mention.start):
        return True
    if owner.id in _VALUES:
        return owner.id != "ev_ebitda" or not _OWED.search(text, scene.sentence.start, clause.end)
    if owner.id in _PRICES and _AGAINST.search(text, clause.start, min(clause.end, mention.end + 60)):
        return True
    if _GAINS.search(text, clause.start, clause.end) or owner.id in ("acquisition_bid", "stake"):
        return False
    return _OF_DEAL.match(text, clause.start) is not None or _OF_DEAL.match(text, scene.sentence.start) is not None
