"""What each word for a metric means by the words around it: the turnover of a company is its revenue, not what was traded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claims.parse.metric.dealt import bid, bought, deal, foreseen, worth_so
from claims.parse.metric.metrics import Owner
from claims.parse.metric.paid import paid, rented, set_aside
from claims.parse.metric.prices import averaged, knocked_off, of_producer, price_of, range_of, saved
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene


def _jobs(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if scene.english and re.search(r"\bof\s(?:its|the|their)\s(?:[\w-]+\s)?$", scene.text[scene.sentence.start : mention.start]):
        return "employees"
    return "layoffs" if scene.spots.first("word.cuts", scene.clause(mention.start).start, mention.start) else None


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


def _changed_hands(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what changes hands for so much is one thing, a home or a piece of land: 以385万元成交."""
    if not found.verb or by:
        return None
    if scene.cues["metric.land"].search(scene.text, scene.sentence.start, mention.start):
        return "land_sales"
    one = scene.text[mention.end : mention.end + 2] == "成交" or scene.cues["metric.dwelling"].search(
        scene.text, scene.sentence.start, mention.start
    )
    return "price" if one else None


def _yield_of(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the yield is that of a share: 本益比14倍,殖利率5.2%."""
    start, end = scene.sentence.start, scene.sentence.end
    shares = not scene.cues["metric.bond"].search(scene.text, start, end) and scene.cues["metric.share"].search(
        scene.text, start, end
    )
    return "dividend_yield" if shares and scene.text[found.start : found.end] == "殖利率" else None


def _weighed(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether it is by how much of it somebody's weight went: cut weight by 14%."""
    return "weight_loss" if by and mention.base.unit == "percent" else None


def _sold_cars(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Whether sales told by a percentage are of things that are counted: sales of new cars fell 7%."""
    plain = scene.text[found.start : found.end].lower() == "sales" and mention.base.unit == "percent"
    if plain and _OF_CARS_EN.search(scene.text, scene.sentence.start, found.start or 0):
        return "sales_volume"
    counted = _COUNTED_EN.match(scene.text, found.end or 0) if plain else None
    return None if counted is None else "homes_sold" if counted[1] else "sales_volume"


_OF_CARS_EN = re.compile(
    r"\b(?:EVs?|electric(?:\s(?:car|vehicle))?|cars?|vehicles?|[a-z]+-vehicle|autos?|trucks?|hybrids?|SUVs?|pickups?|plug-ins?|motorcycles?|crossovers?|vans?|tractors?|smartphones?|iPhones?|handsets?)\s$"
)
_COUNTED_EN = re.compile(
    r"\sof\s(?:[a-z-]+\s){0,3}(?:(homes|houses|flats|apartments)|cars|vehicles|trucks|pickups|SUVs|vans|smartphones|phones|handsets|tractors|PCs|laptops"
    r"|motorcycles|scooters|tablets|televisions|TVs)\b"
)


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
    return None if scene.cues["metric.money"].search(scene.text, scene.sentence.start, scene.sentence.end) else "investment"


def _fleet(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a fleet is one of aircraft or ships."""
    return "ships_aircraft" if mention.base.unit in ("aircraft", "ship", "jet", "plane") else None


def _of_bonds(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether it is the money of state bonds that is laid out: 安排超长期特别国债资金2950亿元."""
    return "investment" if not by and scene.text.startswith("资金", found.end or 0) else None


def _of_shares(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether an average price is that of shares, of which new ones are priced: 不低于股票均价的80%."""
    told = scene.text[found.start : found.end] == "均价" and scene.text[: found.start].endswith(("股票", "交易日"))
    return "issue_price" if told else None


_SEATED_EN = re.compile(
    r"\b(?:board|committee|parliament|panel|jury|cabinet|council|commission|union|bloc|opec|consortium)\b", re.IGNORECASE
)


def _seated(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether members are those who sit on a board, and none who pay for what a company offers."""
    if not scene.text[found.start : found.end].lower().startswith("member"):
        return None
    seated = _SEATED_EN.search(scene.text, scene.sentence.start, mention.start)
    return "board_members" if seated else None


# 计划可创造15兆元产值: what is made, and no market.
_MADE_ZH = re.compile(r"(?:创造|带动|带来|贡献|产生|形成|拉动|年产(?!业)|增加|提升|新增)[^,，。;；]{0,12}$")


def _made(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    spelled = scene.text[found.start : found.end]
    end = min(found.start or mention.start, mention.start)
    if not spelled.endswith("产值") or not _MADE_ZH.search(scene.text, scene.clause(mention.start).start, end):
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


# 指股份年初至今已累升63%: it is the shares that rose
_RAN_ZH = re.compile(
    r"(?:年初|年内|今年|本月|上月|今日|昨日|近期|过去[^,，]{1,6})?(?:至今|以来|内)?(?:已|曾|再|一度|则)?(?:累计|累)?[升涨跌](?:了|近|约|逾|超过?|幅达?)*"
)


def _run_up(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the shares of which a percentage is told only rose or fell."""
    plain = not found.verb and scene.text[found.start : found.end] in ("股份", "股权") and mention.base.unit == "percent"
    return "stock_price" if plain and by and _RAN_ZH.fullmatch(scene.text, found.end or 0, mention.start) else None


_WORKS_ZH = re.compile(r"项目|工程|复工|工地")
_MILLS_ZH = re.compile(r"炼厂|装置|高炉|轮胎|焦化|钢厂|产线|产能|晶圆|企业|工厂|负荷")


def _begun(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a rate of operation is that of works begun, and not of mills that run."""
    text = scene.text[scene.sentence.start : mention.start]
    plain = scene.text[found.start : found.end] == "开工率"
    return "construction_start_rate" if plain and _WORKS_ZH.search(text) and not _MILLS_ZH.search(text) else None


def _signed(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what was signed for is no home: 促参签约金额."""
    if scene.text[found.start : found.end] not in ("签约金额", "签约额", "签约总额"):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    homes = (
        scene.spots.first("measure.home", start, end)
        or scene.spots.first("metric.housing", start, end)
        or scene.spots.first("metric.developer", start, end)
    )
    return None if homes or any(a.kind == "company" for a in scene.actors) else "contract_value"


_FROM_EN = re.compile(r"\sfrom\s(?!continuing|operations|discontinued|associates|joint|investments?\b)[a-z]")


def _earned_from(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether income is what comes in from something: income from regulatory credits."""
    plain = scene.english and scene.text[found.start : found.end].lower() == "income"
    return "revenue" if plain and _FROM_EN.match(scene.text, found.end or 0) else None


_Meaning = Callable[[Scene, Mention, Owner, bool], str | None]
MEANINGS: Mapping[str, _Meaning] = {
    "price": price_of,
    "stake": _run_up,
    "profit": _earned_from,
    "capacity_utilization": _begun,
    "sales_amount": _signed,
    "commodity_price": of_producer,
    "jobs_added": _jobs,
    "investment": set_aside,
    "weight": _weighed,
    "trading_value": _traded,
    "bond_yield": _yield_of,
    "spending": paid,
    "salary": _wages,
    "production": _pumped,
    "acquisition_bid": bid,
    "revenue": _sold,
    "stake_sale": _cashed,
    "data_center_capacity": _capacity,
    "contract_value": deal,
    "valuation": worth_so,
    "purchases": bought,
    "vehicle_fleet": _fleet,
    "rental_price": rented,
    "stock_price": foreseen,
    "production_capacity": _flown,
    "open_market_operation": _eased,
    "issue_price": range_of,
    "average_selling_price": averaged,
    "home_price": _of_shares,
    "effective_tax_rate": _taxed,
    "cargo_volume": _volumes,
    "bond_quota": _of_bonds,
    "cost": saved,
    "subsidy": knocked_off,
    "subscribers": _seated,
    "market_size": _made,
}
