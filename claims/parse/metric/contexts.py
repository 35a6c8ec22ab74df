"""What a word for a metric means beside the others of its sentence: a price that is bid for a company is a bid."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claims.parse.metric.deeds import is_by_share
from claims.parse.metric.kinds import Move
from claims.parse.metric.metrics import Owner, Told, is_oil
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


def in_context(scene: Scene, mention: Mention, move: Move | None, found: Owner, told: Told) -> Owner:
    """Return the metric that a word means beside the other words of its sentence, most often its own."""
    if found.start is None or found.end is None:
        return found
    by = move is not None and move.by
    name = _goes_on(scene, mention, found, move, told) or _offered(scene, mention, found)
    meaning = _MEANINGS.get(found.id)
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
        return told.last.id
    if (
        found.id in _PRICES
        and by
        and told.lead
        and told.lead.id in scene.cues.words("metric.ids", "inflation")
        and _is_general(scene, mention)
    ):
        return "cpi"
    if found.id in ("net_income", "profit", "net_loss") and found.verb and _is_of_segment(scene, found):
        return "operating_loss" if found.id == "net_loss" else "operating_profit"
    if found.id == "net_loss" and told.last and told.last.id in _LOSSES and not found.verb:
        return _LOSSES[told.last.id]
    if found.id == "price" and mention.base.unit.endswith("/share"):
        bid = any(own is not None and own.id in ("acquisition_bid", "premium") for own in (told.last, told.total, told.lead))
        bid = bid or _TALKS_EN.search(scene.text, scene.sentence.start, mention.start) is not None
        return (
            "acquisition_bid"
            if bid or "acquisition_bid" in _ids(scene, mention, whole=True)
            else _price(scene, mention, found, by)
        )
    if found.id == "revenue" and scene.english and mention.base.unit == "percent" and _is_tallied(scene, found, told):
        return "sales_volume"
    if found.id == "profit_margin" and told.last and (own := _margin(scene, mention, told.last.id)):
        return own
    if found.id == "trading_value" and by and _RUN_UP_ZH.search(scene.before(mention)):
        return "stock_price" if any(hit.id == "stock_price" for hit in scene.hits) else None
    if found.id == "stock_price" and _is_of_index(scene, mention):
        return "index_level"
    if told.last and _is_of_family(scene, found, told.last.id) and _is_same(scene, mention, found, told):
        return told.last.id
    if found.id == "debt_financing" and told.total and told.total.id in ("new_loans", "loans"):
        return told.total.id  # 其中公司贷款1.02万亿元
    alike = by or (move is not None and told.last is not None and told.last.unit == mention.base.unit)
    if alike and told.units and told.last and told.last.start == found.start and told.last.id != found.id:
        return told.last.id  # one word of a sentence means one thing
    if (
        found.id == "spending"
        and told.last
        and told.last.id in scene.cues.words("metric.ids", "budgets")
        and _is_budget(scene, found)
    ):
        return told.last.id
    budget = told.total if told.total and told.total.id in scene.cues.words("metric.ids", "budgets") else None
    if found.id == "spending" and budget and _is_spent_of(scene, mention, found):
        return budget.id
    if found.id == "valuation" and found.verb and told.last and told.last.id == "stock_price":
        return "market_cap"
    part = found.metric is not None and (found.metric.share_of is not None or found.id == "share")
    apart = found.start is not None and scene.apart(found.start, mention.start) != 0
    if not part or not by or not apart or mention.base.unit != "percent":
        return None
    return told.total.id if told.total else found.metric.share_of if found.metric else None


_TALLIES = ("sales_volume", "retail_sales_volume", "registrations", "deliveries", "wholesale_sales_volume")


def _is_tallied(scene: Scene, found: Owner, told: Told) -> bool:
    """Whether bare "sales" are those counted before: 301,903 vehicles were sold. Sales rose 31%."""
    if scene.text[found.start : found.end].lower() not in ("sales", "total sales", "global sales"):
        return False
    counted = any(own is not None and own.id in _TALLIES for own in (told.total, told.lead))
    return counted and not any(shape(m.base.unit).startswith("money") for m in scene.mentions)


_TALKS_EN = re.compile(r"\b(?:discuss\w*|talks|negotiat\w+|proposal|approach|suitor|tender)\b")
_SEGMENT_EN = re.compile(
    r"\b(?:division|divisions|unit|units|segment|segments|arm|business|businesses|operations?|activities|franchise)\s(?:\w+\s){0,2}$"
    r"|^\s*(?:[A-Z][a-z]+|[A-Z][a-z]+\s(?:and\s)?[a-z]+)ing\s(?:should|will|would|could|might)\s$"
)
_SEGMENT_ZH = re.compile(r"(?:业务|分部|事业部|板块|部门|事业群)(?:则|将|也|分别|单季|当季|全年)*$")


def _is_of_segment(scene: Scene, found: Owner) -> bool:
    """Whether what earns is a part of a company, which has no net income of its own: its truck division earned 640 million."""
    start = found.start or 0
    rule = _SEGMENT_EN if scene.english else _SEGMENT_ZH
    return rule.search(scene.text[scene.clause(start).start : start]) is not None


# 成交额9.3亿港元,今年以来累升64%: it is the shares that have risen.
_RUN_UP_ZH = re.compile(r"累计?[涨跌升]|(?:今年|年初|年内)(?:以来|至今)?[^,，]{0,4}[涨跌升]")
_MARGINS = {
    "ebitda": "ebitda_margin",
    "adjusted_ebitda": "ebitda_margin",
    "operating_profit": "operating_margin",
    "gross_profit": "gross_margin",
    "net_income": "net_margin",
    "net_interest_income": "net_interest_margin",
}
_A_MARGIN = re.compile(r",?\s(?:for|giving|with|or|representing)?\s?an?\smargin\sof\s(?:about\s|around\s)?")


def _margin(scene: Scene, mention: Mention, last: str) -> str | None:
    """Return the margin that an amount right in front comes to: EBITDA was 790 million euros, a margin of 34.2%."""
    at = scene.mentions.index(mention)
    own = _MARGINS.get(last)
    if own == "net_interest_margin":
        return own  # a bank has but one
    return own if own and at and _A_MARGIN.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start) else None


def _is_of_index(scene: Scene, mention: Mention) -> bool:
    """Whether what is named last in front of a number is an index: the Nasdaq added 0.6% to close at a record."""
    named = [a for a in scene.actors if a.end <= mention.start]
    return bool(named) and named[-1].kind == "index"


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


def _is_spent_of(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether what is spent is so much of the budget told before: 全年资本支出42亿美元,前三季已支出29亿美元."""
    close = found.verb or scene.text[found.start : found.end] in ("支出", "开支")
    return close and not scene.english and 0 <= mention.start - (found.end or 0) <= 2


def _is_budget(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("budget", "预算")


_LOSSES = {"operating_profit": "operating_loss", "operating_loss": "operating_loss"}


def _is_general(scene: Scene, mention: Mention) -> bool:
    """Whether no thing or company is named whose prices may be meant."""
    return not any(a.kind == "commodity" or a.is_company for a in scene.actors if a.end <= mention.start)


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


_EACH = re.compile(r"平均[^,，。]{0,3}$")
# What a price is called in a clause that speaks of one of these.
_PRICED = {"acquisition_bid": "acquisition_bid", "shares_issued": "issue_price", "ipo_proceeds": "issue_price"}


def _price(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    start, end = found.start or 0, found.end or 0
    word = scene.text[start:end].lower()
    if by and _is_of_land(scene, mention):
        return "cpi"
    if by and mention.base.unit == "percent":
        things = [a for a in scene.actors if a.kind == "commodity" and a.end <= mention.start]
        oil = bool(things) and is_oil(scene, things[-1].name)
        return None if not things else "oil_price" if oil else "commodity_price"
    if word == "总价" and not by and _is_large(mention) and not _HOME_ZH.search(scene.text, scene.sentence.start, start):
        return "land_sales" if _LAND_ZH.search(scene.text, scene.sentence.start, start) else "contract_value"
    if word in ("cost", "costs") and _is_cost(scene, mention, start):
        return "cost"
    if _EACH.search(scene.text, max(0, start - 6), start):
        return "asp"
    if word in ("报价", "出价") and "acquisition_bid" in _ids(scene, mention, whole=True):
        return "acquisition_bid"
    return next((_PRICED[name] for name in _ids(scene, mention) if name in _PRICED), None)


_LAND_PRICES = re.compile(r"\b[A-Z][a-z]+(?:ese|ish|an|ch)\s(?:consumer\s)?prices\b")


def _is_of_land(scene: Scene, mention: Mention) -> bool:
    """Whether the prices of a country in all are meant: Swedish prices rose 3.1%."""
    if _LAND_PRICES.search(scene.text, scene.clause(mention.start).start, mention.start):
        return True
    general = re.match(r"(?:Consumer\s)?[Pp]rices\s", scene.text[scene.sentence.start :][:18]) is not None
    return general and any(a.kind in ("country", "region") for a in scene.actors) and _is_general(scene, mention)


_COST_NOUN = re.compile(r"\b(?:an?|the|its|total|put|cut|reduc\w+|lower\w*|of)\s$|'s\s$", re.IGNORECASE)
_LARGE = 10_000_000


def _is_large(mention: Mention) -> bool:
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is not None and value >= _LARGE


def _is_cost(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether "cost" is what something takes and not what it is sold at: at a cost of; the plant cost $4 billion."""
    return _is_large(mention) or _COST_NOUN.search(scene.text, scene.sentence.start, start) is not None


def _jobs(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if scene.english and re.search(r"\bof\s(?:its|the|their)\s(?:[\w-]+\s)?$", scene.text[scene.sentence.start : mention.start]):
        return "employees"
    return "layoffs" if scene.spots.first("word.cuts", scene.clause(mention.start).start, mention.start) else None


_FOR_LOSSES = re.compile(
    r"\s(?:[a-z]+\s){0,3}(?:for|against)\s(?:[a-z-]+\s){0,2}(?:loans?|debts?|repairs|losses|litigation|claims|defaults|fines|lawsuits|impairments?)\b"
)


# 斥资56亿元收购: what is laid out for a company is what is bid for it.
_LAID_OUT = frozenset({"斥资", "耗资", "豪掷", "砸", "砸下", "出资", "投入", "动用", "涉资"})
_BID_ZH = re.compile(r"收购|并购|私有化|要约|全购|买下|入主")


def _set_aside(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    spelled = scene.text[found.start : found.end]
    if found.verb and spelled in _LAID_OUT and _BID_ZH.search(scene.text, scene.sentence.start, scene.sentence.end):
        return "acquisition_bid"
    if found.verb and spelled in _LAID_OUT and "回购" in scene.text[mention.end : mention.end + 6]:
        return "buyback"
    if found.verb and spelled == "认购" and _OFFERING_ZH.search(scene.text, scene.sentence.start, scene.sentence.end):
        return "ipo_subscription"
    aside = scene.text[found.start : found.end].lower() == "set aside"
    return "provisions" if aside and _FOR_LOSSES.match(scene.text, mention.end) else None


_IN = re.compile(r"\sin\s(?:(?:total|annual|quarterly|cash|special|the|new)\s)?")
_ON_RESEARCH = re.compile(r"\son\s(?:research\b|R&D)")
_FOR_ONE = re.compile(r"(?:\s\([^)]*\))?\sfor\s(?:a|an|each|one|every)\s")
_FOR_FIRM = re.compile(
    r"(?:\s\([^)]*\))?(?:\sin\scash)?\sfor\s(?:the\s|its\s|a\s)?(?:[\w&'’-]+\s){0,4}(?:business|unit|division|arm|company|firm|brand|subsidiary|stake)\b"
)
_AN_AVERAGE = re.compile(r"\s(?:an\saverage\sof|on\saverage)\s")
_ON_AVERAGE = re.compile(r"\son\saverage\b")


# Money spent on what a firm makes things with is an investment in plant.
_ON_PLANT = re.compile(
    r"\s(?:to\sbuild|building|on|in)\s(?:[a-z0-9-]+\s){0,4}?(?:plants?|factory|factories|fabs?|foundry|foundries|smelters?|refinery|refineries|mills?|shipyards?|warehouses?|terminals?|mines?|data\scent(?:er|re)s?|production\slines?|assembly\slines?|machinery|tooling|equipment|machines|tools|capacity)\b"
)


def _paid(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if not scene.english:
        return None
    if is_by_share(scene, mention):
        return "acquisition_bid"
    value = mention.base.high if mention.base.high is not None else mention.base.low
    each = _FOR_ONE.match(scene.text, mention.end) or _AN_AVERAGE.fullmatch(scene.text, found.end or 0, mention.start)
    if (each or _ON_AVERAGE.match(scene.text, mention.end)) and (value is None or value < _LARGE):
        return "price"
    if _is_large(mention) and _FOR_FIRM.match(scene.text, mention.end):
        return "acquisition_bid"
    into = next((h for h in scene.hits if h.start > mention.end and _IN.fullmatch(scene.text, mention.end, h.start)), None)
    if into and not into.verb and "money" in scene.metric(into).shapes:
        return into.id  # paid $1.1 billion in dividends
    if _ON_RESEARCH.search(scene.text, mention.end, min(scene.sentence.end, mention.end + 60)):
        return "rd_expense"
    return "capex" if _ON_PLANT.match(scene.text, mention.end) else None


_ABOVE = re.compile(
    r"\s(?:(above|more\sthan|over|higher\sthan)|below|less\sthan|lower\sthan|under)\s(?:[\w']+\s){0,4}(?:clos\w+|share\sprice|market\sprice|stock\sprice)\b"
)


def _bid(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether a percentage is by how much a bid lies above what the shares last cost."""
    above = _ABOVE.match(scene.text, mention.end) if scene.english and mention.base.unit == "percent" else None
    return None if above is None else "premium" if above[1] else "discount"


def _sold(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether the sales are those of a developer, which counts what it signed: 远岫置业前10月销售额."""
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


def _deal(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    return "acquisition_bid" if "acquisition_bid" in _ids(scene, mention, whole=True) else None


_AGREED_EN = re.compile(
    r"\b(?:supply|service|licen[cs]ing|framework|offtake|purchase|lease|customer|multi-year|long-term)\s(?:agreement|contract|deal|order)\b[^.;]*$"
)


def _worth(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is worth so much is a deal and not a company: the offer is worth $8 billion."""
    start = scene.sentence.start
    if scene.english and _AGREED_EN.search(scene.text, max(start, (found.start or 0) - 90), found.start or 0):
        return "contract_value"
    if not scene.text[found.start : found.end].endswith("worth"):
        return None
    return next((name for name in _ids(scene, mention) if name in _DEALS), None)


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


_OFFERING_ZH = re.compile(r"基石|锚定|公开发售|国际配售|全球发售|招股")
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


_Meaning = Callable[[Scene, Mention, Owner, bool], str | None]
_MEANINGS: Mapping[str, _Meaning] = {
    "price": _price,
    "jobs_added": _jobs,
    "investment": _set_aside,
    "weight": _weighed,
    "trading_value": _traded,
    "bond_yield": _yield_of,
    "spending": _paid,
    "salary": _wages,
    "production": _pumped,
    "acquisition_bid": _bid,
    "revenue": _sold,
    "stake_sale": _cashed,
    "data_center_capacity": _capacity,
    "contract_value": _deal,
    "valuation": _worth,
    "purchases": _bought,
}

# What a share of one thing is called of another: research as a share of revenue.
_PARTS = {
    ("rd_expense", "revenue_share"): "rd_intensity",
    ("gross_profit", "revenue_share"): "gross_margin",
    ("operating_profit", "revenue_share"): "operating_margin",
    ("ebitda", "revenue_share"): "ebitda_margin",
    ("adjusted_ebitda", "revenue_share"): "ebitda_margin",
    ("net_income", "revenue_share"): "net_margin",
    ("selling_expense", "revenue_share"): "selling_expense_ratio",
    ("admin_expense", "revenue_share"): "admin_expense_ratio",
    ("dividend", "net_income_share"): "payout_ratio",
    ("fiscal_deficit", "gdp_share"): "fiscal_deficit",
    ("debt", "gdp_share"): "debt_to_gdp",
}


def share_in_context(scene: Scene, mention: Mention, found: Owner | None, told: Told) -> Owner | None:
    """Return the metric of a share of a whole, seen with what the clause or the number before measures."""
    if found is None:
        return None
    before = [told.last.id] if told.last else []
    name = next((_PARTS[one, found.id] for one in (*_ids(scene, mention), *before) if (one, found.id) in _PARTS), None)
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "stated", found.start, found.end, metric=metric) if metric else found


def _ids(scene: Scene, mention: Mention, *, whole: bool = False) -> list[str]:
    """Return the metrics that the clause of a number names, or its whole sentence."""
    clause = scene.clause(mention.start)
    return [hit.id for hit in scene.hits if whole or clause.start <= hit.start < clause.end]


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
