"""What an offer comes to is offered with it: the value it puts on the whole, not by how much it tops a price; and dividends
proposed."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.voice.moods import Moods
from claims.parse.voice.stances import Stance

# What is reckoned from the price of an offer.
_FOLLOWS = (
    "valuation",
    "enterprise_value",
    "ev_ebitda",
    "equity_value",
    "ps_ratio",
    "pb_ratio",
    "pe_ratio",
    "market_cap",
)
_OFFER = re.compile(
    r"\b(?:offer(?:s|ed)?|bid|proposal|takeover|take-private|buy-?out|merger|transaction|deal|acquisition|purchase\sprice|tender|to\sbe\sacquired|(?:agree[ds]?|offer(?:s|ed)?|talks|plans?|bids?)\sto\s(?:buy|acquire|take\sover|merge))\b"
    r"|收购|要约|私有化|并购|换股|合并案|作价|出价|开价|提案|注销价|邀约|对价|股份转换",
    re.IGNORECASE,
)
# It values the equity at …; that would be a premium of …; the price implies …
_REFERS = re.compile(
    r"^\s*(?:[\"“]?(?:It|That|This|Which|The\s(?:price|terms|total|sum|bid|offer|deal|proposal|figure|amount|consideration))\b)|\bvalu(?:es|ing)\b|\b(?:represents?|representing|equates?|implies|implying|equivalent\sto)\b"
    r"|相当于|较|比|溢价|估值|换算|等同|约当",
)
# What went through long ago, or is somebody's price on the market.
_PAST = re.compile(
    r"\b(?:paid\s(?:last|in\s20)|was\scompleted|had\spaid|trades?\s(?:at|on)|trading\s(?:at|on)|chang(?:es?|ing)\shands|currently|rejected|rebuffed|turned\sdown|lapsed|collapsed)\b|现价|目前|已完成|完成了|告吹|拒绝|否决"
)


def _follows(owner: Owner) -> bool:
    """Whether a number is reckoned from the price of an offer: what it values the whole at, in money or in times of earnings."""
    return owner.id in _FOLLOWS or owner.id.startswith("ev_")


def tells_offer(scene: Scene) -> bool:
    """Whether a sentence tells of an offer for a company."""
    return _OFFER.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def of_offer(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, stance: Stance, bid: str | None) -> Stance:
    """Return the stance of what an offer comes to, as that of the offer: `bid` is how the text spoke of it last, if it did."""
    if owner is None or not _follows(owner) or stance.mode in ("target", "rumour") or mention.form == "duration":
        return stance
    start, end = scene.sentence.start, scene.sentence.end
    if _PAST.search(scene.text, start, end) or (stance.mode == "forecast" and stance.found == "stated"):
        return stance
    offers = _OFFER.search(scene.text, start, end) is not None
    if offers and _RECKONED_AT.search(scene.text, start, mention.start):
        return Stance("estimate", "stated")
    named = bid is not None and (offers or _REFERS.search(scene.text, start, end) is not None)
    if owner.id in ("pe_ratio", "ps_ratio", "pb_ratio", "market_cap", "valuation"):
        named = named and offers
    return Stance(bid or "target", "carried") if named else stance


# What may still come of an offer, or is only hoped for: could raise its bid to $50, would be willing to pay.
_MAY = re.compile(
    r"(?:c|w)ould|might|may\b|must|should|likely|consider|seek|weigh|expect|forecast|estimat|predict|target|aim|plan|hop|pledg|set\saside|budget",
    re.IGNORECASE,
)
_TERMS = re.compile(r"\b(?:receive|get|be\s(?:paid|entitled)|own)\b")
# What holders are given under an offer: Brandt shareholders will receive 412p in cash and a 7p dividend.
_GIVEN = re.compile(
    r"\b(?:(?:share|stock|unit)?holders|investors)\s(?:will|would|are\sto)\s(?:also\s|still\s)?(?:receive|get|keep|be\s(?:paid|entitled\sto))\b"
    r"|\b(?:[Uu]nder\s(?:the|its|that)\s(?:\w+\s)?(?:agreement|terms|deal|offer|proposal))\b[^.;]*\b(?:will|would)\spay\b"
)
_ANEW = re.compile(r"\b(?:will|would|that|whether|if)\b")


def as_offered(scene: Scene, mention: Mention, owner: Owner | None, stance: Stance) -> Stance:
    """Return the stance of a term of an offer that has been made: English tells it as it is, whenever it may be paid."""
    if not scene.english or owner is None or stance.mode not in ("target", "forecast", "estimate"):
        return stance
    word = stance.word
    told = scene.text[word.start : word.end] if word else ""
    if stance.mode == "estimate":
        implied = _follows(owner) and told.startswith("impl") and tells_offer(scene)
        return Stance("actual", "stated") if implied else stance
    given = _GIVEN.search(scene.text, scene.sentence.start, mention.start) if mention.form != "duration" else None
    if given and not _ANEW.search(scene.text, given.end(), mention.start):
        return Stance("actual", "stated")
    if owner.id not in _OFFERED and not _follows(owner):
        return stance
    if _MAY.search(told) and not (told == "would" and _TERMS.match(scene.text, word.end + 1 if word else 0)):
        return stance
    if owner.id != "acquisition_bid" and stance.mode == "forecast" and not (told and tells_offer(scene)):
        return stance
    return Stance("actual", "stated" if word else "assumed")


_OFFERED = ("acquisition_bid", "premium", "break_up_fee")


# 按要约价折算,公司估值约80亿元; 以收购价换算,本益比约39倍
_RECKONED_AT = re.compile(
    r"[按以依照][^,，。;；\d]{0,8}价格?[^,，。;；\d]{0,2}"
    r"(?:折算|换算|计算|推算|计(?![划入]))[^。;；]*$"
)

_DIVIDEND = ("dividend", "dividends", "payout_ratio")
# What is only proposed to those who are to vote on it; a dividend declared is told as one that is there.
_PROPOSES = re.compile(
    r"\b(?:propos\w+|recommend\w*)\s[^,;.]{0,60}\b(?:dividend|payout|distribution)"
    r"|\b(?:dividend|payout|distribution)s?\b[^,;.]{0,50}\b(?:proposed|recommended|will\sbe)\b",
    re.IGNORECASE,
)
_PROPOSES_ZH = re.compile(r"拟|建议|提议|决议")
_WAS_PAID = re.compile(
    r"\b(?:paid|pays|was\spaid|were\spaid|returned|returning|in\s20\d\d|last\syear|a\syear\s(?:ago|earlier)|against|compared|unchanged\sfrom|in\s(?:cash\s)?dividends)\b"
    r"|去年|上年|同期|前年|已派|曾派|派发了|累计|历年|连续|过去|[去前]年度"
)


def is_proposed(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None) -> bool:
    """Whether a dividend is one that a board proposes or resolves: still to be paid, unlike the one before it."""
    if owner is None or owner.id not in _DIVIDEND or (move and move.departs) or mention.form not in ("money", "percent", "rate"):
        return False
    clause = scene.clause(mention.start)
    if _WAS_PAID.search(scene.text, clause.start, clause.end):
        return False
    proposes = _PROPOSES if scene.english else _PROPOSES_ZH
    return proposes.search(scene.text, clause.start if not scene.english else scene.sentence.start, clause.end) is not None
