"""What a word for a metric means beside the others of its sentence: a price that is bid for a company is a bid."""

from __future__ import annotations

import re

from claims.parse.metric.fiscal import is_of_plan, of_treasury, spent_again
from claims.parse.metric.meanings import MEANINGS
from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import Move
from claims.parse.metric.offers_en import is_bidding
from claims.parse.metric.prices import is_general, named_ids, price_of
from claims.parse.metric.profits import result_again
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


def in_context(scene: Scene, mention: Mention, move: Move | None, found: Owner, told: Told) -> Owner:
    """Return the metric that a word means beside the other words of its sentence, most often its own."""
    if found.start is None or found.end is None:
        return found
    by = move is not None and move.by
    name = (
        of_treasury(scene, mention, found, told) or _goes_on(scene, mention, found, move, told) or _offered(scene, mention, found)
    )
    meaning = MEANINGS.get(found.id)
    if (
        name is None
        and found.id == "issue_price"
        and scene.text[found.start : found.end].lower() in ("offer price", "offering price")
        and is_bidding(told)
        and not _OFFERING.search(scene.text, scene.sentence.start, scene.sentence.end)
    ):
        name = "acquisition_bid"  # below the proposed offer price of 250 pence
    name = name or (meaning(scene, mention, found, by) if meaning else None)
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, found.found, found.start, found.end, found.verb, metric) if metric else found


# Prices of a country's goods in all: where one was told of, "prices" go on with it.
_PRICE_LEVELS = ("cpi", "core_cpi", "ppi", "house_price_index")
_PRICES = ("price", "rental_price", "commodity_price", "cost", "home_price")


def _goes_on(scene: Scene, mention: Mention, found: Owner, move: Move | None, told: Told) -> str | None:
    """Return the metric of the numbers before that a growth goes on with: 占营收60%,季减3%, where the sum fell."""
    by = move is not None and move.by
    if found.id in _PRICES and by and told.last and told.last.id in _PRICE_LEVELS:
        anew = not told.units and told.lead is not None and told.lead.id in _PRICE_LEVELS
        return told.lead.id if anew and told.lead else told.last.id
    if scene.english and found.id == "price" and by and told.lead and told.lead.id in _OF_HOUSES and is_general(scene, mention):
        return told.lead.id
    if found.id == "retail_sales" and told.tally is not None and scene.english:
        return "retail_sales_volume"
    if scene.english and found.id in ("cargo_volume", "demand") and (counted := _counted_before(found.id, told)):
        return counted
    if scene.english and found.id == "shipments" and told.last and told.last.id == "exports" and told.units:
        return "exports"
    if scene.english and found.id in ("revenue", "sales_volume") and (sold := _sales_again(scene, found, told)):
        return sold
    if (
        found.id in _PRICES
        and by
        and told.lead
        and told.lead.id in scene.cues.words("metric.ids", "inflation")
        and is_general(scene, mention)
    ):
        return "cpi"
    if result := result_again(scene, mention, found, told):
        return result
    if found.id in ("average_selling_price", "price") and told.units and told.last and told.last.id in _QUOTED_PRICES:
        small = told.last.unit.partition("/")[0] == mention.base.unit
        return told.last.id if small else None
    if found.id == "price" and mention.base.unit.endswith("/share"):
        return _price_of_share(scene, mention, found, by, told)
    if found.id == "revenue" and scene.english and mention.base.unit == "percent" and _is_tallied(scene, found, told):
        return "sales_volume"
    if found.id == "trading_value" and by and _RUN_UP_ZH.search(scene.before(mention)):
        return "stock_price" if any(hit.id == "stock_price" for hit in scene.hits) else None
    if found.id == "stock_price" and _is_of_index(scene, mention):
        return "index_level"
    if scene.english and found.id == "index_level" and _is_measured_on(scene, mention, found):
        return "stock_price"
    return _told_before(scene, mention, found, move, told)


def _counted_before(name: str, told: Told) -> str | None:
    """Return what a report counts, in which volumes and demand are of the same: BYD's volumes rose 38% to 8,870."""
    if told.tally is not None:
        return told.tally.id
    told_of = told.units if name == "demand" else (told.lead, told.total, told.last)
    return next((own.id for own in told_of if own is not None and own.id in _TALLIES), None)


_OF_HOUSES = ("house_price_index", "home_price")
# What "sales" are in a report that began with these.
_SALES_OF = {
    "house_price_index": "homes_sold",
    "home_price": "homes_sold",
    "homes_sold": "homes_sold",
    "retail_sales": "retail_sales",
}


def _sales_again(scene: Scene, found: Owner, told: Told) -> str | None:
    """Return what bare "sales" are in a report on homes or on shops, told of no company."""
    if scene.text[found.start : found.end].lower() not in ("sales", "total sales") or told.lead is None:
        return None
    if scene.text.startswith(" of ", found.end) or any(a.is_company for a in scene.actors):
        return None
    return _SALES_OF.get(told.lead.id)


_QUOTED_PRICES = ("oil_price", "commodity_price", "gas_price")


def _price_of_share(scene: Scene, mention: Mention, found: Owner, by: bool, told: Told) -> str | None:
    """Return what the price of a share is: a bid, where one was told of or is talked of."""
    bid = any(own is not None and own.id in ("acquisition_bid", "premium") for own in (told.last, told.total, told.lead))
    bid = bid or _TALKS_EN.search(scene.text, scene.sentence.start, mention.start) is not None
    bid = bid or "acquisition_bid" in named_ids(scene, mention, whole=True)
    return "acquisition_bid" if bid else price_of(scene, mention, found, by)


def _is_equity(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether an equity value is what a deal of the sentence comes to: in a transaction with an equity value of $5.1 billion."""
    spelled = scene.text[found.start : found.end].lower()
    return spelled in ("equity value", "股权价值") and "acquisition_bid" in named_ids(scene, mention, whole=True)


# valuing the target at 31.20 euros apiece
_BY_OFFER_EN = re.compile(r"\b(?:offer|bid|proposal|approach|tender|deal|terms)\b")
_APIECE_EN = re.compile(r"\s(?:apiece|each)\b")
# 22% of group revenue and grew 9%
_AND_MOVED_EN = re.compile(r"\band\s[a-z]+\s(?:by\s)?$")


def _valued_again(scene: Scene, mention: Mention, found: Owner, told: Told) -> str | None:
    """Return what a value is in a text on a bid, or behind the price of a share."""
    if _is_equity(scene, mention, found):
        return "acquisition_bid"
    if is_bidding(told) and _APIECE_EN.match(scene.text, mention.end):
        return "acquisition_bid"
    offer = _BY_OFFER_EN.search(scene.text, scene.sentence.start, found.start or scene.sentence.start)
    quoted = found.verb and told.last is not None and told.last.id == "stock_price" and not is_bidding(told) and not offer
    return "market_cap" if quoted else None


def _told_before(scene: Scene, mention: Mention, found: Owner, move: Move | None, told: Told) -> str | None:
    """Return what the numbers before measured, where a general word speaks of that again: the margin, the budget, its part."""
    by = move is not None and move.by
    if told.last and _is_of_family(scene, found, told.last.id) and _is_same(scene, mention, found, told):
        return told.last.id
    if found.id == "debt_financing" and told.total and told.total.id in ("new_loans", "loans"):
        return told.total.id  # 其中公司贷款1.02万亿元
    alike = by or (move is not None and told.last is not None and told.last.unit == mention.base.unit)
    if alike and told.units and told.last and told.last.start == found.start and told.last.id != found.id:
        of_it = by and told.last.metric is not None and told.last.metric.share_of == found.id
        return None if of_it else told.last.id  # one word of a sentence means one thing; 47% of revenue, and grew 36%
    if found.id == "spending" and (spent := spent_again(scene, mention, found, told)):
        return spent
    if found.id in ("price", "cost") and is_of_plan(scene, mention, found, told):
        return "investment"
    if found.id == "valuation" and (worth := _valued_again(scene, mention, found, told)):
        return worth
    part = found.metric is not None and (found.metric.share_of is not None or found.id == "share")
    apart = found.start is not None and (
        scene.apart(found.start, mention.start) != 0
        or _AND_MOVED_EN.search(scene.text, found.end or 0, mention.start) is not None
    )
    if not part or not by or not apart or mention.base.unit != "percent":
        return None
    return told.total.id if told.total else found.metric.share_of if found.metric else None


_TALLIES = ("sales_volume", "retail_sales_volume", "registrations", "deliveries", "wholesale_sales_volume")


def _is_tallied(scene: Scene, found: Owner, told: Told) -> bool:
    """Whether bare "sales" are those counted before: 301,903 vehicles were sold. Sales rose 31%."""
    plain = scene.text[found.start : found.end].lower() in ("sales", "total sales", "global sales")
    if not plain or scene.text.startswith(" of ", found.end):
        return False
    counted = any(own is not None and own.id in _TALLIES for own in (told.total, told.lead, told.tally))
    return counted and not any(shape(m.base.unit).startswith("money") for m in scene.mentions)


_TALKS_EN = re.compile(r"\b(?:discuss\w*|talks|negotiat\w+|proposal|approach|suitor|tender)\b")


# 成交额9.3亿港元,今年以来累升64%: it is the shares that have risen.
_RUN_UP_ZH = re.compile(r"累计?[涨跌升]|(?:今年|年初|年内)(?:以来|至今)?[^,，]{0,4}[涨跌升]")


def _is_of_index(scene: Scene, mention: Mention) -> bool:
    """Whether what is named last in front of a number is an index: the Nasdaq added 0.6% to close at a record."""
    named = [a for a in scene.actors if a.end <= mention.start]
    if not named or named[-1].kind != "index":
        return False
    return _SET_BESIDE_EN.search(scene.text, scene.sentence.start, named[-1].start) is None


def _is_measured_on(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether an index is only what the shares of the sentence did better or worse than."""
    start = scene.sentence.start
    named = _SET_BESIDE_EN.search(re.sub(r"(?:[A-Z][\w&.]*\s)+$", "", scene.text[start : found.start]))
    return named is not None and any(h.id == "stock_price" and h.end <= mention.start for h in scene.hits)


# underperformed the Nifty Auto index this year, losing 9%: it is not the index that did
_SET_BESIDE_EN = re.compile(
    r"\b(?:(?:out|under)perform\w*|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|beat(?:s|en|ing)?|than|versus|against|behind|ahead\sof)\s(?:the\s|a\s)?(?:wider\s|broader\s|benchmark\s)?$"
)


_THE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Ii]ts)\s$")


def _is_of_family(scene: Scene, found: Owner, last: str) -> bool:
    """Whether a general word may mean what the number before measured: the margin, behind an operating margin; it made 205
    million, behind an operating profit."""
    return found.id in ("profit", "profit_margin") and last in scene.cues.words("metric.ids", found.id)


def _is_same(scene: Scene, mention: Mention, found: Owner, told: Told) -> bool:
    """Whether a word speaks of what was told before, of the same company: a verb, or a noun behind an article alone."""
    start = found.start or 0
    if not told.units and any(a.is_company and not a.anaphor and a.end <= mention.start for a in scene.actors):
        return False
    plain = scene.text[start : found.end].lower() in ("margin", "margins", "profit", "profits")
    return found.verb or (plain and _THE.search(scene.text, max(scene.sentence.start, start - 5), start) is not None)


_OFFERED = {"price": "issue_price", "stock_price": "issue_price", "funding": "ipo_proceeds", "sales_volume": "shares_issued"}
_OFFERING = re.compile(
    r"\b(?:IPO|initial\spublic\soffering|(?:in|for)\sits\s(?:[\w]+\s)?listing|(?:sell|sold|selling|offer|offered|offering|issue|issued)\s[^,;]{1,24}\sshares\sat)\b|首次公开|首发"
)
_TRADED = re.compile(r"\b(?:clos|open|trad|jump|rose|fell|debut|surg)\w*|[涨跌收]")


def _offered(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Return the metric of an offering of shares: priced its IPO at …, raising …"""
    if found.id == "sales_volume" and mention.base.unit == "share":
        return "shares_issued"
    if (
        found.id not in _OFFERED
        or found.id == "sales_volume"
        or not _OFFERING.search(scene.text, scene.sentence.start, scene.sentence.end)
    ):
        return None
    clause = scene.clause(mention.start)
    quoted = found.id == "stock_price" and _TRADED.search(scene.text, clause.start, mention.start)
    return None if quoted else _OFFERED[found.id]


def sold_at(scene: Scene, found: Owner, product_end: int) -> Owner:
    """Return the price where what a product costs is told: 芯片成本 is what a buyer pays, unless it is the cost of making it."""
    price = scene.pack.metrics.get("price")
    if price is None or found.id != "cost" or found.start is None or found.end is None:
        return found
    between = scene.text[product_end : found.start]
    plain = scene.text[found.start : found.end] in ("成本", "cost") and 0 <= len(between) <= 8
    if not plain or re.search(r"[次每]|制造|生产|研发|训练|运营|推理|making|unit", between):
        return found
    return Owner(price.id, found.found, found.start, found.end, metric=price)
