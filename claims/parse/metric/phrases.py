"""Metrics that English words around a number tell without naming one: $3.10 apiece, 27% above the last close."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told
from claims.parse.metric.offers_en import MOST_SHARE, bought_en, is_bidding, offered_en
from claims.parse.metric.percentages import plain_growth
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_APIECE_EN = re.compile(r"\b(?:an?\saverage\sof|averag(?:ed|ing|es))\s(?:about\s|just\s)?$")
_EACH_EN = re.compile(r"\s(?:each|apiece|a\spiece|per\s(?:unit|car|vehicle|chip|phone|device|wafer))\b")
_PAID_EN = re.compile(
    r"\b(?:paid|pays?|paying|charg\w+|fetch\w*|sells?|sold)\s(?:for\s|at\s|an\saverage\sof\s|on\saverage\s|about\s|up\sto\s)*$"
)
_BORROWED_EN = re.compile(
    r"\b(mortgages?|home\sloans?)\b[^,;]*\s$|\b(?:loans?|overdrafts?|deposits|savings\saccounts?|credit|bonds|notes|lend\w*|borrow\w*)\b[^,;]*"
    r"\b(?:costs?|pays?|charges?|carry|carries|yield|at|at\srates\sof|coupon\sof|interest\sof)\s(?:now\s|an?\saverage\sof\s|about\s)*$"
)
_CORNERSTONE_EN = re.compile(r"\b(?:[Cc]ornerstones?|[Aa]nchor)\b(?:[^.;]*\binvestors?\b)?")


# sweetens its buyout of Toyo Looms by 15%
_SWEETENS_EN = re.compile(
    r"\b(?:sweeten|rais|lift|bump|boost|increas|hik)\w*\s(?:its\s|the\s|their\s)?(?:[\w-]+\s)?(?:buyout|bid|offer|takeover|proposal)\b[^.;]{0,50}\sby\s(?:about\s)?$",
    re.IGNORECASE,
)
# listed in 2014 at 200p
_LISTED_EN = re.compile(
    r"\b(?:listed|floated|went\spublic|debuted|came\sto\s(?:the\s)?market)\b(?![^.;]*\bshares?\b)[^,.;]{0,40}\sat\s(?:just\s|about\s)?$"
)
# has put $825 million of its own into a plant
_PUTS_EN = re.compile(r"\b(?:put|puts|putting|pumped|pumps|ploughed|plowed)\s(?:about\s|nearly\s|over\s|another\s)?$")
_PUTS_INTO_EN = re.compile(r"\s(?:of\s(?:its|their|his)\sown\s(?:money\s|cash\s|capital\s)?)?into\s")


_BODY_EN = re.compile(
    r"\sof\s(?:(?:their|its|his|her|the|total|initial|starting)\s)*(?:body[\s-])?weight\b|\s(?:body[\s-])?weight\s(?:loss|reduction)\b"
)
_STAKE_BEHIND_EN = re.compile(
    r"\.?\sof\s(?:the|its)\s(?:[a-z-]+\s){0,3}(?:share\scapital|voting\srights)\b|\s(?:holding|stake|shareholding|equity\sinterest)\b|\splus\s(?:one|a|a\ssingle)\sshare\b"
)
_COMBINED_EN = re.compile(
    r"\sof\s(?:the\s)?(?:combined|merged|enlarged|new|resulting)\s(?:[a-z]+\s)?(?:group|company|firm|business|entity|bank|insurer|lender|airline|carmaker)\b"
)


# 35 per cent above the present 230p
_PRESENT_EN = re.compile(r"\bthe\s(?:present|current|prevailing|latest|last)\s$")
# after pricing its float at 215p; sold its stock at 215p
_FLOATED_EN = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|sold|sells?|selling|plac(?:e|ed|ing)|offer(?:s|ed|ing)?)\s(?:(?:its|the|new|own)\s){0,2}(?:float|flotation|IPO|listing|stock|shares|offering)\sat\s(?:about\s)?$"
)
# 18 per cent to this year's high of 398 pence
_HIGH_EN = re.compile(r"\b(?:high|low|peak)\sof\s(?:about\s|just\s)?$")
# after a US$786m IPO
_IPO_BEHIND_EN = re.compile(r"\s(?:[A-Z][\w-]*\s){0,2}(?:IPO|initial\spublic\soffering|flotation|stock-market\slisting)\b")


def by_words(scene: Scene, mention: Mention, sort: str, told: Told) -> str | None:
    """Return the metric of a number that English words around it tell without naming one: $3.10 apiece, paid $71 a barrel."""
    start = scene.clause(mention.start).start
    if sort == "percentage_point":
        return "interest_rate" if _is_of_rates(scene, mention, start) else None
    if sort == "percent":
        return _percentage_by_words(scene, mention, start, told)
    if not sort.startswith("money"):
        return None
    if sort in ("money/energy", "money/heat") and _GAS_EN.search(scene.text, start, mention.start):
        return "gas_price"
    if sort in ("money", "money/volume") and (_is_oil_at(scene, mention, start) or _is_oil_again(scene, mention, start, told)):
        return "oil_price"
    if _APIECE_EN.search(scene.text, start, mention.start) and _EACH_EN.search(scene.text, mention.start, mention.end + 14):
        return "average_selling_price"
    if offered := offered_en(scene, mention, sort, told):
        return offered
    if sort in ("money", "money/count") and _LISTED_EN.search(scene.text, start, mention.start):
        return "issue_price"
    if sort == "money" and _PUTS_INTO_EN.match(scene.text, mention.end) and _PUTS_EN.search(scene.text, start, mention.start):
        return "investment"
    if sort == "money" and (bought := bought_en(scene, mention)):
        return bought
    if sort == "money" and _IPO_BEHIND_EN.match(scene.text, mention.end):
        return "ipo_proceeds"
    small = mention.base.high is not None and abs(mention.base.high) < MOST_SHARE
    if (
        small
        and told.last is not None
        and told.last.id in ("upside", "premium", "discount")
        and _PRESENT_EN.search(scene.text, start, mention.start)
    ):
        return "stock_price"
    if small and _FLOATED_EN.search(scene.text, start, mention.start):
        return "issue_price"
    if small and is_bidding(told) and _HIGH_EN.search(scene.text, start, mention.start):
        return "stock_price"
    if sort == "money" and not small and _CORNERSTONE_EN.search(scene.text, scene.sentence.start, mention.start):
        return "ipo_subscription"
    by_amount = sort in ("money/mass", "money/volume", "money/energy") and _PAID_EN.search(scene.text, start, mention.start)
    return "price" if by_amount else None


def _percentage_by_words(scene: Scene, mention: Mention, start: int, told: Told) -> str | None:
    if grown := plain_growth(scene, mention, told):
        return grown
    if _BODY_EN.match(scene.text, mention.end):
        return "weight_loss"
    if _RENEWABLE_EN.match(scene.text, mention.end):
        return "renewable_share"
    if _OF_GAUGE_EN.match(scene.text, mention.end):
        return "index_level"
    if _SWEETENS_EN.search(scene.text, start, mention.start):
        return "acquisition_bid"
    if _STAKE_BEHIND_EN.match(scene.text, mention.end):
        return "stake"
    if _COMBINED_EN.match(scene.text, mention.end) and is_bidding(told, "stake", "valuation", "exchange_ratio"):
        return "stake"
    lent = _BORROWED_EN.search(scene.text, start, mention.start)
    plain = lent is not None and not any(
        start <= h.start < mention.end and "percent" in scene.metric(h).shapes for h in scene.hits
    )
    return None if not plain or lent is None else "mortgage_rate" if lent[1] else "interest_rate"


_RENEWABLE_EN = re.compile(r"\s(?:renewable|green|clean|carbon-free|zero-carbon)\s(?:power|energy|electricity)\b")
# compared with a 2% gain for the gauge
_OF_GAUGE_EN = re.compile(
    r"\s(?:gain|rise|advance|increase|drop|fall|decline|loss|slide)\s(?:for|in|by|of)\s(?:the|its)\s(?:[A-Z][\w&]*\s|wider\s|broader\s|benchmark\s){0,4}(?:gauge|index|benchmark|market)\b"
)
_GAS_EN = re.compile(
    r"\b(?:Henry\sHub|TTF|NBP|JKM|LNG|[Nn]atural[\s-]gas|[Gg]as)\b(?!\s(?:production|output|revenue|costs?|sales))[^.;]{0,60}$"
)
# raised rates by half a point; is seen cutting by 25bp, of a central bank
_RATES_EN = re.compile(
    r"\b(?:rais|hik|cut|lower|reduc|trim|slash|lift|increas|eas)\w*\s(?:its\s|the\s)?(?:[a-z-]+\s){0,3}rates?\b[^.;]{0,24}$|\brates?\s(?:by|up|down|to)\s(?:another\s|an?\s)?$"
)
_CUTS_EN = re.compile(r"\b(?:cut|cuts|cutting|hike|hikes|hiked|hiking|eas(?:e|ed|es|ing)|tighten\w*|loosen\w*)\b[^.;]{0,30}$")


def _is_of_rates(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether points are those of a central bank's rate, which no word for it names."""
    if any(start <= h.start < mention.start and h.id != "interest_rate" and not h.verb for h in scene.hits):
        return False
    banks = (
        any(a.kind == "central_bank" for a in scene.actors) or "central bank" in scene.text[scene.sentence.start : mention.start]
    )
    if _RATES_EN.search(scene.text, start, mention.start):
        return True
    return banks and _CUTS_EN.search(scene.text, start, mention.start) is not None


# with oil at $62, at $60 oil, each $5 change in the price of oil: what others are reckoned at
_OIL_AT_EN = re.compile(
    r"\b(?:[Oo]il|[Cc]rude|Brent|WTI|West\sTexas\sIntermediate)(?:\s(?:prices?|assumptions?))?\s(?:is\s|was\s|stays\s|remains\s|trades\s|averages\s|averaging\s|price[sd]?\s)?"
    r"(?:at|of|above|below|around|near|between)\s(?:about\s|around\s|just\s)?$"
)
_OIL_BEHIND_EN = re.compile(
    r"(?:\sa\sbarrel|\sper\sbarrel|-a-barrel)?\s(?:(?:change|move|increase|decrease|rise|fall|drop|swing|decline|cut)\sin\s(?:the\s)?(?:price\sof\s|average\s)?)?"
    r"(?:oil|crude|Brent|WTI)\b(?!\s(?:company|producer|output|production|revenue|sales|field|project|deal))"
)
_MOST_BARREL = 300


def _is_oil_at(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a small amount is what a barrel of oil costs, though the clause is about something else."""
    value = mention.base.high
    if value is None or abs(value) > _MOST_BARREL or "illion" in scene.text[mention.start : mention.end]:
        return False
    text = scene.text
    return _OIL_AT_EN.search(text, start, mention.start) is not None or _OIL_BEHIND_EN.match(text, mention.end) is not None


def _is_oil_again(scene: Scene, mention: Mention, start: int, told: Told) -> bool:
    """Whether an amount by the barrel is another price that oil is taken to have: …, and $480 million at $55."""
    if not mention.base.unit.endswith("/barrel") or not scene.text.endswith(" at ", start, mention.start):
        return False
    return any(own.id == "oil_price" for own in told.units)


# 27% more than Friday's close, 26% above the last close of $103, 31% above where the stock stood, 12% short of net assets
_ABOVE_EN = re.compile(
    r"\s(?:(above|more\sthan|over|higher\sthan|on\stop\sof)|below|less\sthan|lower\sthan|under|short\sof)\s"
    r"(?:(?:[\w'’-]+\s){0,4}(?:clos(?:e|ing)\b|(?:share|stock|market|closing|undisturbed|prevailing|current)\sprice\b|-?day\saverage\b|average\sprice\b|average\sof\b|(?:high|low|peak)\b"
    r"|NAV\b|net\sass?ets?\b|book\svalue\b|last\strade\b)|(?:[\w'’]+\s){0,2}[\w]+-day\saverage\b"
    r"|where\s(?:(?:the\s|its\s)?(?:stock|shares?|it|they)\b|[A-Z][\w&'’.-]*\s(?:[A-Z][\w.-]*\s)?(?:traded|stood|was|closed|had)\b)|(?:the\s)?(?:(?:present|current|prevailing|latest|last|previous)\s)?(?:[A-Z]{0,3}[$£€¥])?\d[\d.,]*p?\b)"
)
# What the bid before a raised one was called: 8% above its first approach.
_FIRST_EN = re.compile(
    r"\s(?:above|more\sthan|over|higher\sthan|on\stop\sof)\s(?:[\w'’]+\s){1,3}(?:approach|offer|bid|proposal)\b"
)
_TARGET_EN = re.compile(
    r"\b(?:rais|lift|cut|lower|trim|increas|reduc|rais|bump|hik|slash|nudg|boost|set)\w*\s(?:its|their|his|her|the)\s(?:[\w-]+\s){0,3}target\s"
    r"(?:[^,;]{0,24}\s)?(?:to|at|from|of|by)\s$|\b[Aa]\s(?:price\s)?target\sof\s$|\btarget\s(?:is|was|stays|remains|stands)\s(?:unchanged\s)?at\s$"
)


# - 13.1 per cent. to the closing price of 1,370 pence
_TO_PRICE_EN = re.compile(
    r"\.?\s(?:to|over|above)\s(?:[\w'’.-]+\s){0,7}?(?:clos(?:e|ing)|price|average|VWAP|high|low)\b", re.IGNORECASE
)
_BULLET_EN = re.compile(r"[\s*•·\-–—()a-z]{0,6}(?:and\s|a\spremium\sof\s)?(?:about\s|approximately\s|around\s|some\s)?")
# leaving them 2.6 per cent below the offer
_OFFER_EN = re.compile(
    r"\s(?:above|below|under|over|short\sof|shy\sof|beneath)\s(?:the|its|their|that|[A-Z][\w&.]*['’]s?)\s(?:[a-z-]+\s){0,3}?(?:offer|bid|terms|proposal|deal)(?:\s(?:price|value|level|terms))?\b"
)
_OF_SHARES_EN = re.compile(r"\b[Ss](?:hares?|tock)\b")


def _is_bulleted(scene: Scene, mention: Mention) -> bool:
    return _BULLET_EN.fullmatch(scene.text, scene.sentence.start, mention.start) is not None


def _is_apart(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a percentage says how far the shares lie from what is offered for them."""
    shares = told.last is not None and told.last.id == "stock_price"
    shares = shares or _OF_SHARES_EN.search(scene.text, scene.clause(mention.start).start, mention.start) is not None
    return shares and _OFFER_EN.match(scene.text, mention.end) is not None


def above_price(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what a percentage by which a bid or a target lies above what the shares last cost is called."""
    bidding = is_bidding(told)
    if bidding and _TO_PRICE_EN.match(scene.text, mention.end) and _is_bulleted(scene, mention):
        return "premium"
    if (bidding or _OF_SHARES_EN.search(scene.text, scene.sentence.start, mention.start)) and _is_apart(scene, mention, told):
        return "offer_spread"
    if bidding and _FIRST_EN.match(scene.text, mention.end):
        return "acquisition_bid"
    above = _ABOVE_EN.match(scene.text, mention.end)
    if above is None:
        return None
    before = [hit.id for hit in scene.hits if hit.end <= mention.start]
    amounts = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit).startswith("money")]
    if "price_target" in before or "upside" in before or any(is_targeted(scene, m) for m in amounts):
        return "upside"
    bid = bidding or "acquisition_bid" in before or any(is_by_share(scene, m) for m in amounts)
    return ("premium" if above[1] else "discount") if bid else None


# Target Raised to Street-High 1.45 Million Won: a headline may name a share of a million won.
_HEADLINED_EN = re.compile(
    r"\b(?:[Tt]arget|[Tt]arget\s[Pp]rice|TP|PT)\s(?:(?:[Ii]s|[Ww]as)\s)?(?:[Rr]aised|[Cc]ut|[Ll]owered|[Ll]ifted|[Hh]iked|[Tt]rimmed|[Ss]lashed|[Bb]oosted|[Uu]pped"
    r"|[Bb]umped|[Ii]ncreased|[Rr]educed|[Nn]udged)\s(?:(?:[Bb]y|[Ff]rom)\s\S+\s)?(?:[Uu]p\s|[Dd]own\s)?(?:[Tt]o|[Bb]y|[Ff]rom)\s(?:[A-Z]?[\w-]+\s){0,2}$"
)
_MOST_WON = 10_000_000


def is_targeted(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is a broker's target for a share: lowered its target to €610."""
    value = mention.base.high
    if value is not None and abs(value) < _MOST_WON and _HEADLINED_EN.search(scene.text, scene.sentence.start, mention.start):
        return True
    if value is None or abs(value) >= MOST_SHARE or (mention.printed.unit[:1] in "bmt" and "illion" in mention.printed.unit):
        return False
    return _TARGET_EN.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


_FOR_SHARE_EN = re.compile(
    r"(?:\sin\scash)?\s(?:for\seach|for\severy|per|a)\s(?:(?:[A-Za-z&'’.-]+\s){0,3}share\b|of\s(?:the|its)\s[\d.,]+\s(?:[mb]illion\s)?shares\b)"
)


def is_by_share(scene: Scene, mention: Mention) -> bool:
    return mention.base.unit.endswith("/share") or _FOR_SHARE_EN.match(scene.text, mention.end) is not None
