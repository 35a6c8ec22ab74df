"""Metrics that no word names but what is done: what a thing is let, lent, built, bid or shipped for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.metric.kinds import Move
from claims.parse.metric.metrics import Owner, Told, fits, meant
from claims.parse.metric.worth import worth
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# What a price can be called that is told by the container, by the square metre.
_PRICES = frozenset(
    {
        "stock_price",
        "index_level",
        "oil_price",
        "commodity_price",
        "price",
        "stock_price_low",
        "stock_price_high",
        "cost",
        "spending",
        "stock_price_open",
        "trading_value",
    }
)


_SUBSCRIBED_ZH = re.compile(r"的?(?:超额|净|有效)?(?:认购|申购|超购)")


def by_measure(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric that only the measure of a number tells: a price by the container is freight, by the square metre
    a home's, and a power of wind farms their capacity."""
    sort = shape(mention.base.unit)
    if mention.base.unit == "share/lot":
        return _named(scene, "lot_size")
    if scene.english and (told_by := _by_words(scene, mention, sort, told)):
        return _named(scene, told_by)
    if sort == "ratio":
        if scene.english and (level := _beside(scene, mention, told)):
            return level
        valued = worth(scene, mention, told) if scene.english and not (move and move.by) else None
        return _named(scene, valued) or _times(scene, mention)
    if sort == "percent" and scene.english:
        return _named(scene, _above_price(scene, mention, told))
    if sort == "money/money" or (sort == "money" and is_parity(scene, mention)):
        return _named(scene, "exchange_rate")
    if sort == "money" and scene.english and _is_targeted(scene, mention):
        return _named(scene, "price_target")
    if sort in ("length", "data"):
        return _compound(scene, mention)
    if sort not in ("money", "money/area", "money/container", "power"):
        return None
    clause = scene.clause(mention.start)
    owned = [h for h in scene.hits if clause.start <= h.start < clause.end and h.id not in _PRICES]
    if any(fits(scene.metric(h), mention, move) for h in owned):
        return None
    if sort == "power":
        again = next((own for own in told.units if own.id in _CAPACITIES and own.unit == mention.base.unit), None)
        return _named(scene, _power(scene, mention) or (again and again.id)) if scene.english else None
    if sort == "money/area":
        return _named(scene, _by_area(scene))
    boxed = scene.spots.first("measure.box", clause.start, min(clause.end, mention.end + 30))
    return _named(scene, "freight_rate") if boxed else None


_APIECE_EN = re.compile(r"\b(?:an?\saverage\sof|averag(?:ed|ing|es))\s(?:about\s|just\s)?$")
_EACH_EN = re.compile(r"\s(?:each|apiece|a\spiece|per\s(?:unit|car|vehicle|chip|phone|device|wafer))\b")
_HOLDERS_EN = re.compile(
    r"\b(?:[Ss]hareholders|[Ss]tockholders|[Hh]olders|[Ii]nvestors|[Oo]wners)\b[^;]*\b(?:get|gets|receive|receives|be\spaid)\s(?:about\s)?$"
)
_PAID_EN = re.compile(
    r"\b(?:paid|pays?|paying|charg\w+|fetch\w*|sells?|sold)\s(?:for\s|at\s|an\saverage\sof\s|on\saverage\s|about\s|up\sto\s)*$"
)
_BORROWED_EN = re.compile(
    r"\b(mortgages?|home\sloans?)\b[^,;]*\s$|\b(?:loans?|overdrafts?|deposits|savings\saccounts?|credit|bonds|notes|lend\w*|borrow\w*)\b[^,;]*"
    r"\b(?:costs?|pays?|charges?|carry|carries|yield|at|at\srates\sof|coupon\sof|interest\sof)\s(?:now\s|an?\saverage\sof\s|about\s)*$"
)
_CORNERSTONE_EN = re.compile(r"\b(?:[Cc]ornerstones?|[Aa]nchor)\b(?:[^.;]*\binvestors?\b)?")


# values Corran at 11 times EBITDA, or $4.2 billion
_VALUED_OR_EN = re.compile(r"\bvalu(?:es|ed|ing)\b[^.;]*\btimes\s[^.;,]*,\sor\s(?:about\s)?$")
# its $2.5 billion purchase of Corran; agreed to sell its beauty division to Marlow for 4 billion euros
_PURCHASE_EN = re.compile(r"\s(?:[a-z-]+\s)?(?:purchase|acquisition|takeover|take-over|buyout)\sof\s(?:[A-Z]|its\srival|rival)")
_SELLS_EN = re.compile(
    r"\b(?:sell|sells|sold|selling|sale\sof|divest\w*|buy|buys|bought|buying|acquir\w+)\s(?:its|the|a)?\s?(?:[\w&'’-]+\s){0,5}"
    r"(?:division|business|unit|arm|brands?|operations|subsidiary|assets)\b[^,;.]*\sfor\s(?:about\s|up\sto\s)?$"
)
_BID_AT_EN = re.compile(
    r"\b(?:proposals?|offers?|bids?|approach(?:es)?)\b[^.]{0,60}\b(?:pitched\sat|made\sat|worth|of|set\sat|priced\sat|at|to|from|with)\s(?:about\s)?$"
    r"|\b(?:offering|offers?|proposing|proposes|bid|bidding)\s(?:to\spay\s)?$"
)


_STAKE_BEHIND_EN = re.compile(r"\s(?:holding|stake|shareholding|equity\sinterest)\b")


def _plain_growth(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what grows where a number follows the bare word for growth, and no measure stands before that."""
    growth = _GROWTH_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    if growth is None or any(0 <= growth.start() - h.end <= 1 for h in scene.hits):
        return None
    if re.search(r"[a-z]+\s$", scene.text[max(0, growth.start() - 12) : growth.start()]) and not _BARE_EN.search(
        scene.text, max(0, growth.start() - 16), growth.start()
    ):
        return None
    return "gdp_growth" if _is_economy(scene, mention) else None


_BARE_EN = re.compile(
    r"\b(?:sees?|saw|expects?|forecasts?|predicts?|projects?|of|for|at|with|to|and|economic|annual|GDP|put|puts|its|real)\s$"
)


def _by_words(scene: Scene, mention: Mention, sort: str, told: Told) -> str | None:
    """Return the metric of a number that English words around it tell without naming one: $3.10 apiece, paid $71 a barrel."""
    start = scene.clause(mention.start).start
    if sort == "percent" and (grown := _plain_growth(scene, mention, told)):
        return grown
    if sort == "percent" and _STAKE_BEHIND_EN.match(scene.text, mention.end):
        return "stake"
    if sort == "percent":
        lent = _BORROWED_EN.search(scene.text, start, mention.start)
        plain = lent is not None and not any(
            start <= h.start < mention.end and "percent" in scene.metric(h).shapes for h in scene.hits
        )
        return None if not plain or lent is None else "mortgage_rate" if lent[1] else "interest_rate"
    if not sort.startswith("money"):
        return None
    if _APIECE_EN.search(scene.text, start, mention.start) and _EACH_EN.search(scene.text, mention.start, mention.end + 14):
        return "asp"
    bidding = any(own is not None and own.id in _BIDS for own in (told.last, told.total, told.lead))
    named = [h.id for h in scene.hits if start <= h.start < mention.start]
    bidding = bidding and sort in ("money", "money/count") and (not named or named[-1] == "acquisition_bid")
    if bidding and _BID_AT_EN.search(scene.text, scene.sentence.start, mention.start):
        return "acquisition_bid"
    if sort == "money" and _VALUED_OR_EN.search(scene.text, scene.sentence.start, mention.start):
        return "valuation"
    if sort == "money" and (
        _PURCHASE_EN.match(scene.text, mention.end) or _SELLS_EN.search(scene.text, scene.sentence.start, mention.start)
    ):
        return "acquisition_bid"
    small = mention.base.high is not None and abs(mention.base.high) < _MOST_TARGET
    if small and sort == "money" and _HOLDERS_EN.search(scene.text, start, mention.start):
        return "acquisition_bid"
    if sort == "money" and not small and _CORNERSTONE_EN.search(scene.text, scene.sentence.start, mention.start):
        return "ipo_subscription"
    by_amount = sort in ("money/mass", "money/volume", "money/energy") and _PAID_EN.search(scene.text, start, mention.start)
    return "price" if by_amount else None


def _compound(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric whose word a size makes one word with: 3纳米制程, a 5-nanometre process."""
    glued = (h for h in scene.hits if h.start == mention.end or mention.start < h.start < mention.end < h.end)
    hit = next((h for h in glued if not h.verb and fits(scene.metric(h), mention, None)), None)
    return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit)) if hit else None


_IS_TIMES_EN = re.compile(
    r"(?:,\s|\b(?:is|was|are|were|equals?|stands\sat|or|at)\s)(?:(?:about|nearly|almost|more\sthan|over|just|only)\s)*$"
)


def _beside(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a sum that is so many times what follows, where it is no price: a backlog of four times sales."""
    level = next((own for own in told.units if shape(own.unit) == "money"), None)
    if level is None or level.metric is None or level.metric.behaviour != "stock" or level.id in _PRICES or level.id in _BIDS:
        return None
    if level.id in ("market_cap", "valuation", "price_target", "net_debt", "debt"):
        return None
    beside = _IS_TIMES_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    return Owner(level.id, "carried", metric=level.metric, unit=level.unit) if beside else None


def _times(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a number of times: what is asked of what is on offer, or paid of what is earned."""
    if not scene.english:
        return _named(scene, "oversubscription") if _SUBSCRIBED_ZH.match(scene.text, mention.end) else None
    if _COVERED_EN.search(scene.text, scene.clause(mention.start).start, mention.start):
        return _named(scene, "oversubscription")
    for hit in scene.hits:
        if mention.start < hit.start < mention.end < hit.end and "ratio" in scene.metric(hit).shapes:
            return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit))  # 12.5 times earnings
        if hit.start >= mention.end and scene.metric(hit).times and not hit.verb:
            metric = meant(scene, hit, mention)
            return Owner(metric.id, "stated", hit.start, hit.end, metric=metric) if metric.id != hit.id else None
    return None


# Orders exceeded the shares on offer 20 times.
_COVERED_EN = re.compile(
    r"\b(?:[Oo]rders|[Dd]emand|[Bb]ids|[Ss]ubscriptions|[Aa]pplications|[Bb]ooks?)\b[^,;]{0,20}\b(?:exceed|surpass|cover|outstrip|outnumber|oversubscrib)"
)


# 27% more than Friday's close, 26% above the last close of $103, 31% above where the stock stood, 12% short of net assets
_ABOVE_EN = re.compile(
    r"\s(?:(above|more\sthan|over|higher\sthan|on\stop\sof)|below|less\sthan|lower\sthan|under|short\sof)\s"
    r"(?:(?:[\w'’-]+\s){0,4}(?:clos(?:e|ing)\b|(?:share|stock|market|closing|undisturbed|prevailing|current)\sprice\b|-?day\saverage\b|average\sprice\b|average\sof\b"
    r"|NAV\b|net\sass?ets?\b|book\svalue\b|last\strade\b)|(?:[\w'’]+\s){0,2}[\w]+-day\saverage\b"
    r"|where\s(?:the\s|its\s)?(?:stock|shares?|it|they)\b|(?:the\s)?(?:[A-Z]{0,3}[$£€¥])?\d[\d.,]*p?\b)"
)
# What the bid before a raised one was called: 8% above its first approach.
_FIRST_EN = re.compile(
    r"\s(?:above|more\sthan|over|higher\sthan|on\stop\sof)\s(?:[\w'’]+\s){1,3}(?:approach|offer|bid|proposal)\b"
)
_MOST_TARGET = 100_000
_TARGET_EN = re.compile(
    r"\b(?:rais|lift|cut|lower|trim|increas|reduc|rais|bump|hik|slash|nudg|boost|set)\w*\s(?:its|their|his|her|the)\s(?:[\w-]+\s){0,3}target\s"
    r"(?:[^,;]{0,24}\s)?(?:to|at|from|of|by)\s$|\b[Aa]\s(?:price\s)?target\sof\s$|\btarget\s(?:is|was|stays|remains|stands)\s(?:unchanged\s)?at\s$"
)


_BIDS = ("acquisition_bid", "premium", "discount", "enterprise_value")


def _above_price(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what a percentage by which a bid or a target lies above what the shares last cost is called."""
    bidding = any(own is not None and own.id in _BIDS for own in (told.last, told.total, told.lead))
    if bidding and _FIRST_EN.match(scene.text, mention.end):
        return "acquisition_bid"
    above = _ABOVE_EN.match(scene.text, mention.end)
    if above is None:
        return None
    before = [hit.id for hit in scene.hits if hit.end <= mention.start]
    amounts = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit).startswith("money")]
    if "price_target" in before or "upside" in before or any(_is_targeted(scene, m) for m in amounts):
        return "upside"
    bid = bidding or "acquisition_bid" in before or any(is_by_share(scene, m) for m in amounts)
    return ("premium" if above[1] else "discount") if bid else None


def _is_targeted(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is a broker's target for a share: lowered its target to €610."""
    value = mention.base.high
    if value is None or abs(value) >= _MOST_TARGET or (mention.printed.unit[:1] in "bmt" and "illion" in mention.printed.unit):
        return False
    return _TARGET_EN.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _built(scene: Scene, sort: str) -> str | None:
    """Return what a power or an energy is of in a sentence on power stations, data centres or battery works: 一期20GWh."""
    if sort not in ("power", "energy"):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    if sort == "energy":
        return "production_capacity" if scene.spots.first("measure.works", start, end) else None
    if scene.cues["measure.servers"].search(scene.text, start, end):
        return "data_center_capacity"
    return "installed_capacity" if scene.spots.first("measure.plant", start, end) else None


_RATE = 100_000


def is_parity(scene: Scene, mention: Mention) -> bool:
    """Whether an amount of money is what one unit of another currency costs: 1美元兑154日元, 146 yen to the dollar."""
    value = mention.base.high
    if value is None or value >= _RATE:
        return False
    start, words = scene.clause(mention.start).start, _currencies(scene.cues)
    if scene.english:
        behind = words.to_money_en.match(scene.text, mention.end)
        return behind is not None or words.buys_en.search(scene.text, start, mention.start) is not None
    return words.parity_zh.search(scene.text, start, mention.start) is not None


def _by_area(scene: Scene) -> str | None:
    start, end = scene.sentence.start, scene.sentence.end
    if scene.spots.first("measure.let", start, end):
        return "rental_price"
    return "home_price" if scene.spots.first("measure.home", start, end) else None


def _named(scene: Scene, name: str | None) -> Owner | None:
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "assumed", metric=metric) if metric else None


class _Currencies(NamedTuple):
    """Patterns with the names of currencies: one that moves, one that another buys, and those for how many of another."""

    moves_en: re.Pattern[str]
    moves_zh: re.Pattern[str]
    buys_en: re.Pattern[str]
    to_money_en: re.Pattern[str]
    parity_zh: re.Pattern[str]


@cache
def _currencies(cues: Cues) -> _Currencies:
    english, chinese = "|".join(cues.words("word.currency", "en")), "|".join(cues.words("word.currency", "zh"))
    return _Currencies(
        re.compile(rf"\b(?:{english})\s(?:[a-z]+\s){{1,3}}$"),
        re.compile(rf"(?:{chinese})(?:兑|对)?[一-鿿]{{0,6}}?(?:升值|贬值|[升跌涨贬])[一-鿿]{{0,3}}$"),
        re.compile(
            rf"\b(?:{english})s?\s(?:was\s|is\s)?(?:bought|buys|traded|trading|fetched|stood|changed\shands)\s(?:at\s|for\s)?(?:about\s)?$"
        ),
        re.compile(rf"\s(?:to|per|against)\s(?:the|one|a)?\s?(?:U\.?S\.?\s)?(?:{english})s?\b"),
        re.compile(rf"(?:1|一|每|100)(?:{chinese})(?:兑换?|对|约?合|折合)(?:约)?$"),
    )


def as_currency(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the exchange rate where a currency itself rises or falls: the euro slipped 0.3% to $1.158."""
    sort = shape(mention.base.unit)
    if move is None and sort == "money" and scene.english:
        return (
            _named(scene, "exchange_rate")
            if _STEADY_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
            else None
        )
    if move is None or sort not in ("percent", "money", "money/money"):
        return None
    rule = _currencies(scene.cues).moves_en if scene.english else _currencies(scene.cues).moves_zh
    before = scene.text[scene.clause(mention.start).start : mention.start]
    if not move.by:
        before = _BY_PERCENT.sub(" ", before)
    return _named(scene, "exchange_rate") if rule.search(before) else None


_STEADY_EN = re.compile(
    r"\b(?:[Ss]terling|[Tt]he\s(?:pound|euro|yen|yuan|rupee|krona|franc|Australian\sdollar|Canadian\sdollar|loonie|kiwi|real|rand|peso))\s"
    r"(?:was|is|stood|held|traded|hovered|stayed|remained|last)\s(?:[a-z]+\s){0,4}(?:at\s)?(?:about\s)?$"
)
_BY_PERCENT = re.compile(r"(?<=\s)[\d.]+(?:%|\spercent|\sper\scent)\s(?=to\b)|[\d.]+%(?=[至到报])")


_SOLD_EN = re.compile(r"\bsold\s(?:about\s|nearly\s|over\s)?$")
_HOMES_EN = re.compile(r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,2}(?:homes|houses|flats|apartments|properties|housing)\b")
_ONE_SOLD_EN = re.compile(
    r"\b(?:sold|sells|sell|selling|bought|buys|buying)\s(?:an?|its|the|two|three|four|five|several)\s(?:[\w-]+\s){0,4}(?:towers?|buildings?|offices?|malls?|plants?|ships?|vessels?"
    r"|tankers?|aircraft|sites?|land|plots?|homes?|houses?|portfolios?|propert(?:y|ies)|hotels?|warehouses?|mansions?|penthouses?|jets?|mines?)\b[^,;]*\sfor\s(?:about\s)?$"
)
_TOOK_EN = re.compile(r"\b(?:took|take|takes|taken|taking)\s(?:in\s)?(?:another\s|about\s|a\sfurther\s)?$")
_PUT_EN = re.compile(r"\b(?:put|puts|putting|pumped|ploughed|plowed|sank)\s(?:about\s|nearly\s|over\s)?$")
_GETS_EN = re.compile(
    r"\b(?:offering|proposing|proposes|tabled|receive|get|receiving|pay|paying|pays|offer|offered|offers|bid|bids)\s(?:about\s)?$"
)
_GROWS = re.compile(
    r"(?:'s)?\s(?:economy\s|economic\soutput\s)?(?:would\s|will\s|to\s|could\s|is\sexpected\sto\s|are\sexpected\sto\s|should\s)*(?:grow|grew|grown|expand|expanded|contract|contracted|shrank|shrink)\s(?:by\s|an?\sannuali[sz]ed\s|at\s)*$|(?:'s)?\s(?:economic\s)?growth\b[^,;.]{0,40}$"
)


def done_with(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number by what is done with it, where no word names one: sold $2 billion of homes."""
    if not scene.english:
        return (
            _inflated(scene, mention, move, told)
            or _repriced(scene, mention, move)
            or _named(scene, _built(scene, shape(mention.base.unit)))
        )
    start, sort = scene.clause(mention.start).start, shape(mention.base.unit)
    name = None
    if sort == "money" and _ONE_SOLD_EN.search(scene.text, start, mention.start):
        name = "price"
    elif sort == "money" and _SOLD_EN.search(scene.text, start, mention.start):
        name = "sales_amount" if _HOMES_EN.match(scene.text, mention.end) else "revenue"
    elif sort == "money" and _TOOK_EN.search(scene.text, start, mention.start):
        shown = scene.cues["measure.film"].search(scene.text, scene.sentence.start, scene.sentence.end)
        name = "box_office" if shown else "revenue"
    elif sort == "money" and _PUT_EN.search(scene.text, start, mention.start):
        name = "investment" if scene.text.startswith((" into ", " in "), mention.end) else None
    elif is_by_share(scene, mention) and _GETS_EN.search(scene.text, start, mention.start):
        name = "acquisition_bid"
    elif _SENT_EN.search(scene.text, start, mention.start) and _TO_LAND_EN.search(scene.text, mention.end, scene.right(mention)):
        name = "exports"
    elif sort == "percent" and _GROWTH_EN.search(scene.text, start, mention.start):
        name = _grown(scene, mention, told)
    elif sort == "percent":
        name = _percentage(scene, mention, move, told)
        if (
            name is None
            and told.last
            and told.last.id in scene.cues.words("metric.ids", "quoted")
            and _GAIN_EN.search(scene.text, start, mention.start)
        ):
            name = told.last.id
    return _named(scene, name)


_GROWTH_EN = re.compile(
    r"\bgrowth\s(?:of|to|at|was|is|came\sto|reached|in\sthe\srange\sof)\s(?:about\s|around\s|between\s|at\sleast\s|up\sto\s)?$"
)
# What a company grows by where it does not say in what: guides to growth of 6% to 8%; is priced for growth of 25%.
_GUIDES_EN = re.compile(
    r"\b(?:guid\w+|outlook|forecasts?|targets?|targeting|aims?|priced\sfor|expects?|sees|pencil\w*)\b", re.IGNORECASE
)


def _grown(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what grows where only growth is spoken of: the sum told before, or the sales of a company that guides to it."""
    grows = told.total or told.lead
    if grows and grows.metric and grows.metric.behaviour == "flow" and "money" in grows.metric.shapes:
        return grows.id
    lands = any(a.kind in ("country", "region", "central_bank") for a in scene.actors)
    guided = _GUIDES_EN.search(scene.text, scene.sentence.start, mention.start) is not None
    return "revenue" if guided and not lands else None


# …, extending this year's gain to 31%: the gain of the shares that the sentence speaks of.
_GAIN_EN = re.compile(r"\b(?:gains?|losses|loss|advance|rally|decline|drop|rise|slide)\b[^,]{0,40}\sto\s(?:about\s|nearly\s)?$")
_SENT_EN = re.compile(r"\bsent\s(?:about\s|nearly\s|some\s|more\sthan\s|over\s)?$")
_TO_LAND_EN = re.compile(r"\s(?:abroad|overseas)\b|\sto\s(?:the\s)?[A-Z]")
_FOR_SHARE_EN = re.compile(
    r"(?:\sin\scash)?\s(?:for\seach|for\severy|per|a)\s(?:(?:[A-Za-z&'’.-]+\s){0,3}share\b|of\s(?:the|its)\s[\d.,]+\s(?:[mb]illion\s)?shares\b)"
)


def is_by_share(scene: Scene, mention: Mention) -> bool:
    return mention.base.unit.endswith("/share") or _FOR_SHARE_EN.match(scene.text, mention.end) is not None


_GROWTH_BEHIND_EN = re.compile(r"\s(?:economic\s|annual\s|GDP\s)growth\b|\sgrowth\b(?!\s(?:in|of)\b)")
_STATE_EN = re.compile(
    r"\b(?:[Gg]overnment|[Mm]inistry|[Cc]entral\sbank|[Ee]conom(?:y|ists?)|[Ss]tatistics(?:\s(?:office|agency|bureau))?|IMF|World\sBank|OECD)\b"
)
_OF_GROWTH_EN = re.compile(r"\b[Gg]rowth\b(?:\s(?:forecast|outlook|target|estimate|projection|rate))?[^,;]{0,40}$")


def _is_economy(scene: Scene, mention: Mention) -> bool:
    """Whether a country itself grows: India would grow 6.6%; forecast for U.S. growth to 1.8%."""
    start, end = scene.sentence.start, scene.sentence.end
    spoken = _GROWTH_BEHIND_EN.match(scene.text, mention.end) or _OF_GROWTH_EN.search(
        scene.text, scene.clause(mention.start).start, mention.start
    )
    named = any(a.kind in ("country", "region", "central_bank") for a in scene.actors) or _STATE_EN.search(scene.text, start, end)
    if spoken and named and not any(a.is_company for a in scene.actors):
        near = scene.clause(mention.start).start
        return not any(near <= h.start < mention.end + 20 and h.id != "gdp_growth" for h in scene.hits)
    lands = [a for a in scene.actors if a.kind in ("country", "region") and a.end <= mention.start]
    return bool(lands) and _GROWS.fullmatch(scene.text, lands[-1].end, mention.start) is not None


_CHARGED_EN = re.compile(r"\b(?:charg\w+|pay|paid)\b[^,;]*$")
_MORTGAGE_EN = re.compile(r"\s(?:on|for)\s(?:an?\s)?(?:[\w-]+\s){0,4}(?:mortgages?|home\sloans?|fixed\sloans?)\b")
_RATES_EN = re.compile(r"\brates?\s(?:unchanged\s|steady\s|on\shold\s|at\sa\s)*(?:at|to|of)\s(?:an?\s)?$")
_KEEPS_EN = re.compile(
    r"\b(?:keep|keeps|kept|retain\w*|hold|holds|held|own|owns|sold|sell|bought|buy)\s(?:about\s|another\s|the\sother\s)?$"
)
_HOLDING_EN = re.compile(
    r"\b(?:holding|stake|shareholding)\s(?:in\s[^,;]{2,30}\s)?(?:(?:drops|drop|dropped|falls|fell|rises|rose|goes|went|shrinks|shrank"
    r"|grows|grew|will\s\w+|would\s\w+|was\s\w+|is)\s)?(?:[\d.]+%\s)?(?:to|of|at|from)\s(?:about\s|[\d.]+%\sto\s)?$"
    r"|\b(?:share|stock)holders?\s(?:with|at)\s(?:about\s)?$|\bholder\swith\s(?:about\s)?$"
)


def _percentage(scene: Scene, mention: Mention, move: Move | None, told: Told) -> str | None:
    """Return what a percentage is that no word names: a rate charged, a stake kept, the growth of a country."""
    start, text = scene.clause(mention.start).start, scene.text
    if _is_economy(scene, mention):
        return "gdp_growth"
    if _is_dividend(scene, mention):
        return "dividend_yield"
    if _MORTGAGE_EN.match(text, mention.end) and _CHARGED_EN.search(text, start, mention.start):
        return "mortgage_rate"
    if _HOLDING_EN.search(text, start, mention.start):
        return "stake"
    if _RATES_EN.search(text, start, mention.start) and any(
        a.kind in ("central_bank", "organisation", "country") or "ank" in a.name for a in scene.actors
    ):
        return "interest_rate"
    if _COMMANDS_EN.search(text, start, mention.start) and _MARKET_EN.search(text, scene.sentence.start, mention.start):
        return "market_share"
    if _INVESTOR_EN.match(text, mention.end) and text.endswith((" with ", " at "), start, mention.start):
        return "stake"
    keeps = told.share is not None and told.share.id == "stake" and move is None
    return "stake" if keeps and _KEEPS_EN.search(text, start, mention.start) else None


_COMMANDS_EN = re.compile(
    r"\b(?:held|holds?|has|had|commands?|commanded|controls?|controlled|captured|claimed|took|takes)\s(?:about\s|nearly\s)?$"
)
_MARKET_EN = re.compile(r"\bmarket\b")
_INVESTOR_EN = re.compile(
    r",?\s(?:of\sthe\s(?:shares|stock|company)|(?:the|its)\s(?:[a-z-]+\s){0,3}(?:investor|shareholder|owner|holder))\b"
)
_PLANT_EN = re.compile(
    r"(?:\sof)?\s(?:[a-z-]+\s){0,2}?(?:wind|solar|gas|coal|nuclear|hydro\w*|renewable\w*|offshore|onshore|power|photovoltaic|batter(?:y|ies)|storage|geothermal|biomass)\b(?:[\s-][a-z-]+)?|\sof\s(?:generation|generating)\b"
)
_SERVERS_EN = re.compile(r"(?:\sof)?\s(?:[a-z-]+\s){0,2}?data[\s-]cent(?:er|re)s?\b")


_YIELDS_EN = re.compile(r"\byields?\s(?:about\s|a\s)?$")
_BONDS_EN = re.compile(r"\b(?:bonds?|notes?|gilts?|bunds?|treasur\w+|debt|coupon|paper)\b", re.IGNORECASE)


def _is_dividend(scene: Scene, mention: Mention) -> bool:
    """Whether shares yield a percentage: no bond is spoken of."""
    start, end = scene.sentence.start, scene.sentence.end
    if not _YIELDS_EN.search(scene.text, start, mention.start) or _BONDS_EN.search(scene.text, start, end):
        return False
    return any(a.is_company and a.end <= mention.start for a in scene.actors)


# It runs 640 MW of batteries and is building another 420 MW.
_CAPACITIES = ("installed_capacity", "data_center_capacity")


def _power(scene: Scene, mention: Mention) -> str | None:
    """Return what a power is of that a plant or a data centre is said to have."""
    if _SERVERS_EN.match(scene.text, mention.end):
        return "data_center_capacity"
    return "installed_capacity" if _PLANT_EN.match(scene.text, mention.end) else None


def _inflated(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the price level where a report on it tells how the prices of one kind of things moved: 食品价格同比下降2.9%."""
    if move is None or not move.by or told.lead is None or told.lead.id not in ("cpi", "core_cpi", "ppi"):
        return None
    return _named(scene, told.lead.id) if "价格" in scene.before(mention) and mention.form == "percent" else None


def _repriced(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price where a percentage is by how much a thing was made dearer or cheaper: 降价15%."""
    sort = shape(mention.base.unit)
    if sort != "money" and (sort != "percent" or move is None or not move.by):
        return None
    clause = scene.clause(mention.start)
    spoken = scene.spots.first("measure.repriced", clause.start, min(clause.end, mention.end + 6))
    if spoken is None:
        return None
    home = scene.spots.first("measure.home", scene.sentence.start, scene.sentence.end)
    return _named(scene, "home_price" if home else "price")
