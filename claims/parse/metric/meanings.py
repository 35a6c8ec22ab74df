"""What each word for a metric means by the words around it: the turnover of a company is its revenue, not what was traded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claims.parse.metric.deals_zh import is_thing
from claims.parse.metric.metrics import Owner, is_oil
from claims.parse.metric.paid import is_large, paid, rented, set_aside
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
    if word == "总价" and not by and is_large(mention) and not _HOME_ZH.search(scene.text, scene.sentence.start, start):
        return "land_sales" if _LAND_ZH.search(scene.text, scene.sentence.start, start) else "contract_value"
    if word in ("cost", "costs") and _is_cost(scene, mention, start):
        return "cost"
    if _EACH.search(scene.text, max(0, start - 6), start):
        return "asp"
    if word in ("报价", "出价") and "acquisition_bid" in named_ids(scene, mention, whole=True):
        return "acquisition_bid"
    return next((_PRICED[name] for name in named_ids(scene, mention) if name in _PRICED), None)


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


def _jobs(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if scene.english and re.search(r"\bof\s(?:its|the|their)\s(?:[\w-]+\s)?$", scene.text[scene.sentence.start : mention.start]):
        return "employees"
    return "layoffs" if scene.spots.first("word.cuts", scene.clause(mention.start).start, mention.start) else None


# 每股作价 of shares that are placed, or that a holder buys on the market
_PLACED_ZH = re.compile(r"(配售|配股|增发|供股|发行新股|认购新股)|增持|减持|沽出|好仓|淡仓")
_ABOVE = re.compile(
    r"\s(?:(above|more\sthan|over|higher\sthan)|below|less\sthan|lower\sthan|under)\s(?:[\w']+\s){0,4}(?:clos\w+|share\sprice|market\sprice|stock\sprice)\b"
)


def _bid(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a percentage is by how much a bid lies above what the shares last cost, or what was bought is no company."""
    if not scene.english and found.verb and is_thing(scene.text[mention.end : min(scene.sentence.end, mention.end + 20)]):
        return "price"
    if not scene.english and scene.text[found.start : found.end] in ("每股作价", "每股对价", "作价"):
        placed = _PLACED_ZH.search(scene.text, scene.sentence.start, scene.sentence.end)
        return None if placed is None else "issue_price" if placed[1] else "stock_price"
    above = _ABOVE.match(scene.text, mention.end) if scene.english and mention.base.unit == "percent" else None
    return None if above is None else "premium" if above[1] else "discount"


def _sold(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the sales are those of a developer, which counts what it signed: 远岫置业前10月销售额."""
    if scene.english:
        return _sold_cars(scene, mention, found)
    if scene.text[found.start : found.end] not in ("销售额", "总销售额", "销售", "销售总额"):
        return None
    firms = [a for a in scene.actors if a.is_company and a.end <= mention.start]
    developer = bool(firms) and scene.spots.first("metric.developer", firms[-1].start, firms[-1].end) is not None
    listed = scene.spots.first("metric.housing", scene.sentence.start, scene.sentence.end) is not None
    return "sales_amount" if developer or listed else None


def _capacity(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a bare "capacity" is that of power stations, and not of data centres."""
    start, end = scene.sentence.start, scene.sentence.end
    if scene.text[found.start : found.end].lower() not in ("容量", "电力容量", "capacity", "power capacity"):
        return None
    if scene.cues["measure.servers"].search(scene.text, start, end):
        return None
    return "installed_capacity" if scene.spots.first("measure.plant", start, end) else None


def _cashed(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what was cashed in was for homes: 首轮售出198伙,套现16亿元."""
    counted = any(mention.base.unit == "home" for mention in scene.mentions)
    homes = counted or scene.spots.first("measure.home", scene.sentence.start, scene.sentence.end)
    return "sales_amount" if homes else None


# The deal values Kaveri Pipes at 122 billion rupees.
_DEAL_VALUES = re.compile(r"deal\svalues\s(?:the\s|it\b|[A-Z])", re.IGNORECASE)


def _deal(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if scene.english and _DEAL_VALUES.match(scene.text, found.start or 0):
        return "valuation"
    return "acquisition_bid" if "acquisition_bid" in named_ids(scene, mention, whole=True) else None


_AGREED_EN = re.compile(
    r"\b(?:supply|service|licen[cs]ing|framework|offtake|purchase|lease|customer|multi-year|long-term)\s(?:agreement|contract|deal|order)\b[^.;]*$"
)


def _worth(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
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


def _bought(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what was bought is a company (bought gym chain Fitwerk for €720 million), or cars that somebody sold."""
    start, end = found.end or 0, mention.start
    if mention.base.unit == "vehicle" and found.verb and not any(a.is_company and a.end <= start for a in scene.actors):
        return "sales_volume"
    if not found.verb or start > end:
        return None
    firm = any(a.is_company and start <= a.start < end for a in scene.actors) or scene.spots.first("word.firm", start, end)
    return "acquisition_bid" if firm else None


def _wages(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the wages of a country grew, and not somebody's pay."""
    firms = any(a.is_company for a in scene.actors) or scene.spots.first("word.firm", scene.sentence.start, scene.sentence.end)
    return None if firms or not by or mention.base.unit != "percent" else "wage_growth"


def _traded(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    return _turnover(scene, mention, found) if scene.english else _changed_hands(scene, mention, found, by)


def _turnover(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Whether the turnover is a company's sales, and not what was traded on a market."""
    if scene.text[found.start : found.end].lower() != "turnover":
        return None
    traded = scene.spots.first("word.market", scene.sentence.start, scene.sentence.end)
    firm = any(a.is_company for a in scene.actors) or scene.spots.first("word.firm", scene.sentence.start, scene.sentence.end)
    return None if traded or not firm else "revenue"


def _pumped(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    return "oil_production" if scene.text[found.start : found.end].lower().startswith("pump") else None


_HOME_ZH = re.compile(r"[居套户房]室|一套|户型|单位|住宅|公寓|豪宅|别墅|楼盘|二手|新房|居屋|屋苑")
_LAND_ZH = re.compile(r"宅地|地块|土地|地王|用地")


def _changed_hands(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what changes hands for so much is one thing, a home or a piece of land: 以385万元成交."""
    if not found.verb or by:
        return None
    if _LAND_ZH.search(scene.text, scene.sentence.start, mention.start):
        return "land_sales"
    one = scene.text[mention.end : mention.end + 2] == "成交" or _HOME_ZH.search(scene.text, scene.sentence.start, mention.start)
    return "price" if one else None


_BONDS_ZH = re.compile(r"债|票券|年期|公债|国库券")
_SHARES_ZH = re.compile(r"本益比|股价|现金|股利|配息|EPS|每股|个股|存股|市盈率")


def _yield_of(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the yield is that of a share: 本益比14倍,殖利率5.2%."""
    start, end = scene.sentence.start, scene.sentence.end
    shares = not _BONDS_ZH.search(scene.text, start, end) and _SHARES_ZH.search(scene.text, start, end)
    return "dividend_yield" if shares and scene.text[found.start : found.end] == "殖利率" else None


def _weighed(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether it is by how much of it somebody's weight went: cut weight by 14%."""
    return "weight_loss" if by and mention.base.unit == "percent" else None


def _sold_cars(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Whether sales told by a percentage are of things that are counted: sales of new cars fell 7%."""
    plain = scene.text[found.start : found.end].lower() == "sales" and mention.base.unit == "percent"
    counted = _COUNTED_EN.match(scene.text, found.end or 0) if plain else None
    return None if counted is None else "homes_sold" if counted[1] else "sales_volume"


_COUNTED_EN = re.compile(
    r"\sof\s(?:[a-z-]+\s){0,3}(?:(homes|houses|flats|apartments)|cars|vehicles|trucks|pickups|SUVs|vans|smartphones|phones|handsets|tractors|PCs|laptops"
    r"|motorcycles|scooters|tablets|televisions|TVs)\b"
)


_SCENARIO = re.compile(
    r"(?:乐观|悲观|中性|基准|基本|牛市|熊市|最[好坏差佳])(?:的)?(?:情境|情景|情形|情况|假设)|\b(?:[Bb]ull|[Bb]ear|[Bb]ase)[\s-]case\b|\b(?:best|worst)[\s-]case\b"
)


def _foreseen(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a share price is what a broker thinks possible: 乐观情境下股价可达500元."""
    return "price_target" if not by and _SCENARIO.search(scene.text, scene.sentence.start, mention.start) else None


def _flown(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the capacity is that of an airline: a load factor of 86% on capacity up 5%."""
    if mention.base.unit != "percent" or scene.text[found.start : found.end].lower() not in ("capacity", "运力"):
        return None
    return "available_seat_kilometres" if _FLIES.search(scene.text, scene.sentence.start, scene.sentence.end) else None


_FLIES = re.compile(r"\b(?:load\sfactor|passengers?|airlines?|flights?|seats?|carrier|routes?)\b|客座率|载客率|航班|航线")


def _eased(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is put out is money for a purpose, and not for a day's market: 平均每年投放30兆韩元."""
    if not found.verb:
        return None
    return None if _MARKETS_ZH.search(scene.text, scene.sentence.start, scene.sentence.end) else "investment"


_MARKETS_ZH = re.compile(r"央行|人行|人民银行|逆回购|流动性|公开市场|MLF|SLF|到期|中标利率|净[投回]|金管局|货币市场")


def _range_of(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
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


def _averaged(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether an average price is that of homes, or of shares bought back."""
    if scene.english:
        return "home_price" if _OF_HOME_EN.match(scene.text, found.end or 0) else None
    return "stock_price" if _TRADED_BACK_ZH.search(scene.text, scene.sentence.start, scene.sentence.end) else None


def _fleet(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a fleet is one of aircraft or ships."""
    return "ships_aircraft" if mention.base.unit in ("aircraft", "ship", "jet", "plane") else None


def _of_bonds(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether it is the money of state bonds that is laid out: 安排超长期特别国债资金2950亿元."""
    return "investment" if not by and scene.text.startswith("资金", found.end or 0) else None


_SAVES_ZH = re.compile(r"(?:节约|节省|省下|压降|压减)[^,，。;；\d]{0,6}$")


def _saved(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is told of costs is how much of them is saved: 每年可节约采购成本约2.4亿元."""
    start = found.start or 0
    saves = _SAVES_ZH.search(scene.text, scene.clause(start).start, start)
    return "cost_savings" if saves and shape(mention.base.unit).startswith("money") else None


_DEALERS_EN = re.compile(
    r"\b(?:dealers?|car\s?makers?|automakers?|discounts?|sticker|transaction\sprices?|showrooms?|MSRP|list\sprice)\b"
)


def _knocked_off(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether incentives are what makers knock off the price of a car, and no state gives."""
    if scene.text[found.start : found.end].lower() != "incentives":
        return None
    cars = mention.base.unit.endswith(("/vehicle", "/unit", "/car"))
    return "sales_incentives" if cars or _DEALERS_EN.search(scene.text, scene.sentence.start, scene.sentence.end) else None


# 计划可创造15兆元产值: what is made, and no market.
_MADE_ZH = re.compile(r"(?:创造|带动|带来|贡献|产生|形成|拉动|年产|增加|提升|新增)[^,，。;；]{0,12}$")


def _made(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    spelled = scene.text[found.start : found.end]
    if not spelled.endswith("产值") or not _MADE_ZH.search(scene.text, scene.clause(mention.start).start, mention.start):
        return None
    return "output_value"


_CARGO_EN = re.compile(
    r"\b(?:cargo|freight|ports?|containers?|terminals?|shipping|parcels?|rail\w*|airlines?|airports?|carriers?|tonnes?|TEUs?|boxes|logistics|trucking|mail)\b",
    re.IGNORECASE,
)


def _volumes(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether plain volumes are what a company sold, and nothing that it carried: volumes grew 8% to 231,000 units."""
    if scene.text[found.start : found.end].lower() != "volumes" or _CARGO_EN.search(
        scene.text, scene.sentence.start, scene.sentence.end
    ):
        return None
    counted = any(m.base.unit in ("vehicle", "unit", "car", "truck") for m in scene.mentions)
    return "sales_volume" if counted else None


def _taxed(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a tax rate is one that a state sets, and not what a company pays of its profit."""
    firms = any(a.is_company for a in scene.actors)
    state = any(a.kind in ("country", "region") for a in scene.actors)
    state = state or scene.cues["metric.treasury"].search(scene.text, scene.sentence.start, scene.sentence.end) is not None
    return "tax_rate" if scene.text[found.start : found.end].lower() == "tax rate" and state and not firms else None


_PRICE_WORD = re.compile(r"price|futures|spot|settled|closed|ended|traded|sold|priced|cost|averag|fetch", re.IGNORECASE)


def _of_producer(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a commodity only tells what a company makes, whose shares are meant: copper producer Antofagasta rose 2.4%."""
    if not scene.english or _PRICE_WORD.search(scene.text, found.start or 0, found.end or 0):
        return None
    before = [a for a in scene.actors if a.end <= mention.start]
    if not before or not before[-1].is_company or before[-1].start < (found.end or 0):
        return None
    return "stock_price" if shape(mention.base.unit) in ("percent", "money", "percentage_point") else None


_Meaning = Callable[[Scene, Mention, Owner, bool], str | None]
MEANINGS: Mapping[str, _Meaning] = {
    "price": price_of,
    "commodity_price": _of_producer,
    "jobs_added": _jobs,
    "investment": set_aside,
    "weight": _weighed,
    "trading_value": _traded,
    "bond_yield": _yield_of,
    "spending": paid,
    "salary": _wages,
    "production": _pumped,
    "acquisition_bid": _bid,
    "revenue": _sold,
    "stake_sale": _cashed,
    "data_center_capacity": _capacity,
    "contract_value": _deal,
    "valuation": _worth,
    "purchases": _bought,
    "vehicle_fleet": _fleet,
    "rental_price": rented,
    "stock_price": _foreseen,
    "production_capacity": _flown,
    "open_market_operation": _eased,
    "issue_price": _range_of,
    "asp": _averaged,
    "effective_tax_rate": _taxed,
    "cargo_volume": _volumes,
    "bond_quota": _of_bonds,
    "cost": _saved,
    "subsidy": _knocked_off,
    "market_size": _made,
}


def named_ids(scene: Scene, mention: Mention, *, whole: bool = False) -> list[str]:
    """Return the metrics that the clause of a number names, or its whole sentence."""
    clause = scene.clause(mention.start)
    return [hit.id for hit in scene.hits if whole or clause.start <= hit.start < clause.end]
