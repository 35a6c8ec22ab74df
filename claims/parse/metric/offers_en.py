"""Bids and sales of companies that English words around an amount tell without naming them: the first was pitched at 490p."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_HOLDERS_EN = re.compile(
    r"\b(?:[Ss]hareholders|[Ss]tockholders|[Hh]olders|[Ii]nvestors|[Oo]wners)\b[^;]*\b(?:get|gets|receive|receives|be\spaid)\s"
    r"(?:about\s|[\d.,]+\s(?:[A-Za-z&'’.-]+\s){0,4}shares?\s(?:and|plus)\s)?$"
)
# values Corran at 11 times EBITDA, or $4.2 billion
_VALUED_OR_EN = re.compile(r"\bvalu(?:es|ed|ing)\b[^.;]*\btimes\s[^.;,]*,\sor\s(?:about\s)?$")
# its $2.5 billion purchase of Corran; agreed to sell its beauty division to Marlow for 4 billion euros
_PURCHASE_EN = re.compile(r"\s(?:[a-z-]+\s)?(?:purchase|acquisition|takeover|take-over|buyout)\sof\s(?:[A-Z]|its\srival|rival)")
_SELLS_EN = re.compile(
    r"\b(?:sell|sells|sold|selling|sale\sof|divest\w*|buy|buys|bought|buying|acquir\w+)\s(?:its|the|a)?\s?(?:[\w&'’-]+\s){0,5}"
    r"(?:division|business|unit|arm|brands?|operations|subsidiary|assets)\b[^,;.]*\sfor\s(?:about\s|up\sto\s)?$"
)
_BID_AT_EN = re.compile(
    r"\b(?:opened|begun|started|began)\swith\s(?:about\s)?$|\bgone\s(?:up\s)?to\s$|\b(?:proposals?|offers?|bids?|approach(?:es)?)\b[^.]{0,60}\b(?:pitched\sat|made\sat|worth|was|compris(?:ed|es|ing)|consist(?:s|ed|ing)\sof|of|set\sat|priced\sat|at|to|from|with)\s(?:about\s)?$"
    r"|\b(?:offering|offers?|proposing|proposes|bid|bidding)\s(?:to\spay\s)?$"
    r"|\bsell\s(?:for|at|below)\s(?:less\sthan\s|under\s|at\sleast\s)?$"
    r"|\b(?:sweeten|raise|lift|bump|increase|boost|stretch|go|move)(?:s|d|ed|ing)?\s(?:up\s)?(?:(?:the|its|their)\s(?:deal|offer|bid|proposal|terms|price)\s)?to\s(?:about\s|above\s|at\sleast\s)?$"
    r"|\b(?:want(?:s|ed)?|demand(?:s|ed|ing)?|hold(?:s|ing)?\sout\sfor|ask(?:s|ed|ing)?\sfor|insist(?:s|ed)?\son|push(?:es|ed|ing)?\sfor|settle\sfor)\s(?:about\s)?$"
)
# the acquisition of Solveig Circuits for $310 million; the cost of taking it private at 5.4 trillion yen
_ACQUIRED_EN = re.compile(
    r"\b(?:acquisition|purchase|takeover|buyout)\sof\s(?:[A-Z]|rival\s|the\s(?:company|maker|rest))[^,;.]{1,60}\sfor\s(?:about\s)?$"
    r"|\b(?:cost|price)\sof\s(?:taking|buying|acquiring)\s[^,;.]{2,60}\s(?:at|to|is|of)\s(?:about\s)?$"
)
# worth 4.1 billion euros including debt; the cash portion of $2.76 billion
_INCLUDING_DEBT_EN = re.compile(r"(?:\s\([^)]{1,30}\))?,?\s(?:including|with)\s(?:assumed\s|net\s|the\s|its\s)?debt\b")
_INCLUDING_IT_EN = re.compile(r",?\s(?:including|with)\s(?:it|that|this)\b")
_PORTION_EN = re.compile(
    r"\b(?:cash|stock|share|scrip)\s(?:portion|component|part|element|consideration)\s(?:of|is|was|comes\sto|amounts\sto|totals|would\sbe|worth)\s(?:the\s(?:deal|bid|offer)\s(?:is|of)\s)?(?:about\s)?$"
)
_OF_BIDS = ("acquisition_bid", "valuation", "premium", "cash", "contract_value", "cost_savings", "price")
# the second was worth 45.50 a share; the first of which, in July, was made at 430p; of this, 17.75 was in cash
_THE_NEXT_EN = re.compile(
    r"\b[Tt]he\s(?:first|second|third|fourth|final|latest|previous|initial|improved|revised|last|earlier|original|sweetened)\b[^.;]{0,70}"
    r"\b(?:was|is|were|worth|at|of|valued\sat|stood\sat|came\sin\sat)\s(?:about\s)?$|\b[Tt]he\s(?:second|third|final|next|latest)\b,?\s(?:[a-z\s]{0,30},\s)?$"
)
_IN_CASH_EN = re.compile(
    r"\s(?:(?:was|is|would\sbe|being|will\sbe)\s)?(?:payable\s|paid\s)?in\s(?:cash|shares|stock|scrip|new\s[a-z]+\sshares)\b|\scash\b"
)
# or $46.00 based on Northgate's closing price
_BASED_ON_EN = re.compile(r",?\s(?:a\sshare\s)?(?:based\son|at)\s[^.;]{0,40}\bclos(?:e|ing)\b")
# Northgate to Acquire Pelham Devices for $46.00 Per Share
_TO_ACQUIRE_EN = re.compile(
    r"\b(?:[Aa]cquir\w+|[Bb]uy(?:s|ing)?|[Bb]ought|[Pp]urchas\w+|[Tt]ak(?:e|es|ing)\s[^,;]{2,40}\s[Pp]rivate)\s[^,;]{2,70}\s(?:for|at)\s(?:about\s|up\sto\s)?$"
)
# a sale of the division, which could fetch $6 billion
_FETCH_EN = re.compile(r"\bfetch(?:es|ed|ing)?\s(?:about\s|as\smuch\sas\s|up\sto\s|between\s|more\sthan\s|at\sleast\s)?$")
# values the group at $92 a share
_VALUES_AT_EN = re.compile(
    r"\b(?:valu(?:es|ed|ing)|valuation\s(?:[a-z]+\s){0,3}puts?)\s(?:the\s|its\s)?[^.;,]{2,40}?\sat\s(?:about\s|just\s|between\s)?$"
)
_TAKEOVER_EN = re.compile(
    r"\b(?:to\s(?:buy|acquire|take\sover)|takeover|acquisition|acquired?|merger|buyout|bid|offer|proposal|tender)\b"
)
# The first offer valued its shares at 44 pounds each.
_SHARES_AT_EN = re.compile(r"\bvalu(?:es|ed|ing)\s[^.;,]{2,40}\sshares?\sat\s(?:about\s)?$")
_BID_WORD_EN = re.compile(r"\b(?:offer|bid|proposal|approach|tender|takeover|deal|terms)\b")
_PROPOSED_EN = re.compile(
    r"\b(?:[Pp]roposal|[Tt]akeover\s(?:offer|bid|approach)|[Bb]uyout\s(?:offer|bid|price)|[Tt]ender\soffer)\s(?:was|is|of|at|stands\sat|worth|values|comes\sto|to\spay)\s(?:about\s)?$"
)
# the revised deal for $115 per share in cash
_DEAL_FOR_EN = re.compile(
    r"\b(?:deal|offer|bid|terms|agreement|merger|transaction|consideration)\s(?:for|of|at|worth|valued\sat)\s(?:about\s)?$"
)
_BID_BEHIND_EN = re.compile(
    r"\s(?:(?:all-share|all-cash|cash|indicative|possible|takeover|improved|final|increased|revised|non-binding)\s)*"
    r"(?:proposal|offer|bid|approach|takeover|tender)\b"
)


def _is_of_bid(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is another bid or a part of one, in a text on bids."""
    behind = _IN_CASH_EN.match(scene.text, mention.end) or _BASED_ON_EN.match(scene.text, mention.end)
    if _is_small(mention) and behind:
        return True
    return _THE_NEXT_EN.search(scene.text, scene.sentence.start, mention.start) is not None


def _is_small(mention: Mention) -> bool:
    """Whether an amount is as little as one share costs."""
    return mention.base.high is not None and abs(mention.base.high) < MOST_SHARE


def including_debt(scene: Scene, mention: Mention, sort: str, told: Told) -> Owner | None:
    """Return the enterprise value that the words behind an English sum of a bid make it: 4.1 billion euros including debt."""
    if sort != "money" or not is_bidding(told, "valuation"):
        return None
    again = _INCLUDING_IT_EN.match(scene.text, mention.end) and re.search(
        r"\bdebt\b", scene.text[scene.sentence.start : mention.start]
    )
    if not again and not _INCLUDING_DEBT_EN.match(scene.text, mention.end):
        return None
    metric = scene.pack.metrics.get("enterprise_value")
    return Owner(metric.id, "stated", metric=metric) if metric else None


MOST_SHARE = 100_000
BIDS = ("acquisition_bid", "premium", "discount", "enterprise_value")


def is_bidding(told: Told, *others: str) -> bool:
    """Whether a text told of a bid before, or of one of some other metrics."""
    return any(
        own is not None and (own.id in BIDS or own.id in others) for own in (told.last, told.total, told.lead, *told.units)
    )


def offered_en(scene: Scene, mention: Mention, sort: str, told: Told) -> str | None:
    """Return what an amount is that is offered for a company or a share, in a text on bids or by its words."""
    text, start, begin = scene.text, scene.clause(mention.start).start, scene.sentence.start
    bidding = is_bidding(told, "valuation")
    if bidding and sort == "money" and _PORTION_EN.search(text, start, mention.start):
        return "acquisition_bid"
    named = [h.id for h in scene.hits if start <= h.start < mention.start]
    bidding = bidding and sort in ("money", "money/count") and (not named or named[-1] in _OF_BIDS)
    if bidding and (_BID_AT_EN.search(text, begin, mention.start) or _is_of_bid(scene, mention)):
        return "acquisition_bid"
    again = bool(told.units) and told.units[0].id == "acquisition_bid" and (not named or named[-1] in _OF_BIDS)
    if again and mention.base.unit.endswith("/share") and text.endswith(" at ", start, mention.start):
        return "acquisition_bid"  # strikes a £3.9bn deal for Corran at 470p a share
    spoken = _TAKEOVER_EN.search(text, begin, scene.sentence.end) is not None
    if spoken and sort == "money" and _is_small(mention) and _IN_CASH_EN.match(text, mention.end):
        return "acquisition_bid"
    by_share = mention.base.unit.endswith("/share") and _DEAL_FOR_EN.search(text, start, mention.start)
    if by_share and _IN_CASH_EN.match(text, mention.end):
        return "acquisition_bid"
    if sort == "money/count" and _PROPOSED_EN.search(text, start, mention.start):
        return "acquisition_bid"
    if sort == "money" and _FETCH_EN.search(text, start, mention.start) and "illion" in text[mention.start : mention.end]:
        return "valuation"
    if (
        _is_small(mention)
        and _SHARES_AT_EN.search(text, begin, mention.start)
        and _BID_WORD_EN.search(text, begin, scene.sentence.end)
    ):
        return "acquisition_bid"
    if sort != "money/count" or not mention.base.unit.endswith("/share"):
        return None
    if _VALUES_AT_EN.search(text, start, mention.start):
        return "acquisition_bid" if is_bidding(told) or _BID_WORD_EN.search(text, start, mention.start) else "fair_value"
    acquires = _BID_BEHIND_EN.match(text, mention.end) or _TO_ACQUIRE_EN.search(text, start, mention.start)
    return "acquisition_bid" if acquires else None


def bought_en(scene: Scene, mention: Mention) -> str | None:
    """Return what an amount is for which a company, a part of one or a share is bought or sold."""
    text, begin = scene.text, scene.sentence.start
    if "illion" in text[mention.start : mention.end] and _ACQUIRED_EN.search(text, begin, mention.start):
        return "acquisition_bid"
    if _VALUED_OR_EN.search(text, begin, mention.start):
        return "valuation"
    if _PURCHASE_EN.match(text, mention.end) or _SELLS_EN.search(text, begin, mention.start):
        return "acquisition_bid"
    held = _is_small(mention) and _HOLDERS_EN.search(text, scene.clause(mention.start).start, mention.start)
    return "acquisition_bid" if held else None
