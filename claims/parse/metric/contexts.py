"""What a word for a metric means beside the others of its sentence: a price that is bid for a company is a bid."""

from __future__ import annotations

import re

from claims.parse.metric.fiscal import of_treasury
from claims.parse.metric.meanings import MEANINGS, is_general, named_ids, price_of
from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import Move
from claims.parse.metric.paid import is_large, is_of_state
from claims.parse.metric.phrases import is_bidding
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
    if found.id == "profit" and found.verb and not scene.english and (earned := _earned_zh(scene, found)):
        return earned
    of_segment = found.id in ("net_income", "profit", "net_loss") and (found.verb or _is_called_of_segment(scene, found))
    if of_segment and (not found.verb or _is_of_segment(scene, found)):
        return "operating_loss" if found.id == "net_loss" else "operating_profit"
    if found.id in ("net_income", "profit") and mention.base.unit == "percent" and _is_estimate_by_share(scene, mention, found):
        return "eps"
    if found.id in ("asp", "price") and told.units and told.last and told.last.id in _QUOTED_PRICES:
        small = told.last.unit.partition("/")[0] == mention.base.unit
        return told.last.id if small else None
    if found.id == "net_loss" and told.last and told.last.id in _LOSSES and not found.verb:
        return _LOSSES[told.last.id]
    if found.id == "price" and mention.base.unit.endswith("/share"):
        return _price_of_share(scene, mention, found, by, told)
    if found.id == "revenue" and scene.english and mention.base.unit == "percent" and _is_tallied(scene, found, told):
        return "sales_volume"
    if found.id == "profit_margin" and told.last and (own := _margin(scene, mention, told.last.id)):
        return own
    if found.id == "trading_value" and by and _RUN_UP_ZH.search(scene.before(mention)):
        return "stock_price" if any(hit.id == "stock_price" for hit in scene.hits) else None
    if found.id == "stock_price" and _is_of_index(scene, mention):
        return "index_level"
    if scene.english and found.id == "index_level" and _is_measured_on(scene, mention, found):
        return "stock_price"
    return _told_before(scene, mention, found, move, told)


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


def _is_estimate_by_share(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether estimates of earnings are told by the share: lifted its earnings estimates by 6%, to 3.20 euros per share."""
    spelled = scene.text[found.start : found.end].lower()
    if "estimate" not in spelled and "forecast" not in spelled:
        return False
    return any(m.base.unit.endswith("/share") and 0 <= m.start - mention.end <= _NEAR for m in scene.mentions)


_NEAR = 60


def _price_of_share(scene: Scene, mention: Mention, found: Owner, by: bool, told: Told) -> str | None:
    """Return what the price of a share is: a bid, where one was told of or is talked of."""
    bid = any(own is not None and own.id in ("acquisition_bid", "premium") for own in (told.last, told.total, told.lead))
    bid = bid or _TALKS_EN.search(scene.text, scene.sentence.start, mention.start) is not None
    bid = bid or "acquisition_bid" in named_ids(scene, mention, whole=True)
    return "acquisition_bid" if bid else price_of(scene, mention, found, by)


# In a text on a plan: the fab that it is building will cost 910 billion rupees.
_COSTS_EN = re.compile(r"\b(?:will|would|should|could|to|may|expected\sto|estimated\sto|set\sto)\s$")
_WORKS_EN = re.compile(
    r"\b(?:plants?|fabs?|factory|factories|lines?|railways?|railroads?|terminals?|projects?|programmes?|programs?|phases?|bridges?|tunnels?|refiner(?:y|ies)|mills?|stations?|reactors?"
    r"|ports?|airports?|pipelines?|dams?|campus(?:es)?|complex(?:es)?|roads?|motorways?|grids?|schemes?|plans?|sites?|facilit(?:y|ies))\b"
)


def _is_of_plan(scene: Scene, found: Owner, told: Told) -> bool:
    """Whether what a thing will cost is what is invested in it, in an English text on a plan."""
    start = found.start or 0
    if (
        not scene.english
        or scene.text[start : found.end].lower() != "cost"
        or not _COSTS_EN.search(scene.text, max(0, start - 14), start)
    ):
        return False
    planned = any(own is not None and own.id == "investment" for own in (told.lead, told.plan, told.last))
    return planned and _WORKS_EN.search(scene.text, scene.sentence.start, start) is not None


def _is_equity(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether an equity value is what a deal of the sentence comes to: in a transaction with an equity value of $5.1 billion."""
    spelled = scene.text[found.start : found.end].lower()
    return spelled in ("equity value", "股权价值") and "acquisition_bid" in named_ids(scene, mention, whole=True)


# valuing the target at 31.20 euros apiece
_APIECE_EN = re.compile(r"\s(?:apiece|each)\b")
# 22% of group revenue and grew 9%
_AND_MOVED_EN = re.compile(r"\band\s[a-z]+\s(?:by\s)?$")


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
    if (
        found.id == "spending"
        and told.last
        and told.last.id in scene.cues.words("metric.ids", "budgets")
        and _is_budget(scene, found)
    ):
        return told.last.id
    beside = told.last is not None and told.last.id in ("spending", "fiscal_spending", "defence_spending")
    planned = told.lead is not None and told.lead.id == "investment" and told.planned
    planned = planned or (
        any(own is not None and own.id == "investment" for own in (told.last, told.total)) and is_of_state(scene)
    )
    if found.id == "spending" and planned and not beside and _is_spent(scene, found):
        return "investment"
    budget = told.total if told.total and told.total.id in scene.cues.words("metric.ids", "budgets") else None
    if found.id == "spending" and budget and _is_spent_of(scene, mention, found):
        return budget.id
    if found.id in ("price", "cost") and is_large(mention) and _is_of_plan(scene, found, told):
        return "investment"
    if found.id == "valuation" and _is_equity(scene, mention, found):
        return "acquisition_bid"
    if found.id == "valuation" and is_bidding(told) and _APIECE_EN.match(scene.text, mention.end):
        return "acquisition_bid"
    if found.id == "valuation" and found.verb and told.last and told.last.id == "stock_price" and not is_bidding(told):
        return "market_cap"
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
_SEGMENT_EN = re.compile(
    r"\b(?:division|divisions|unit|units|segment|segments|arm|business|businesses|operations?|activities|franchise)\s(?:\w+\s){0,2}$"
    r"|^\s*(?:[A-Z][a-z]+|[A-Z][a-z]+\s(?:and\s)?[a-z]+)ing\s(?:should|will|would|could|might)\s$"
)
_SEGMENT_ZH = re.compile(r"(?:业务|分部|事业部|板块|部门|事业群)(?:则|将|也|分别|单季|当季|全年)*$")


# 本业赚31亿元, 前三季赚86亿元
_EARNED_ZH = re.compile(r"(?:(本业|营业)|(税前)|(业外))[^,，。;；\d]{0,4}$")
_EARNED_AS = ("operating_profit", "pretax_profit", "nonoperating_income")
_PART_ZH = re.compile(r"业务|分部|事业部|板块|部门|事业群|每股|每[辆台吨件单桶]|股民|散户|投资者|存股|价差")


def _earned_zh(scene: Scene, found: Owner) -> str | None:
    """Return what a company earns by the bare verb: its net income, or the profit that is named right before it."""
    start = found.start or 0
    clause = scene.clause(start).start
    told = _EARNED_ZH.search(scene.text, clause, start)
    if told:
        return next(name for name, words in zip(_EARNED_AS, told.groups(), strict=True) if words)
    if _PART_ZH.search(scene.text, clause, start):
        return None
    return "net_income" if any(a.is_company for a in scene.actors) else None


# 分部利润, segment profit
_CALLED_OF_SEGMENT = re.compile(
    r"(?:\b(?:[Ss]egment|[Dd]ivisional|[Dd]ivision['’]s|[Uu]nit['’]s|[Ss]egment['’]s|[Bb]usiness['’]s)\s|分部)$"
)


def _is_called_of_segment(scene: Scene, found: Owner) -> bool:
    start = found.start or 0
    return _CALLED_OF_SEGMENT.search(scene.text, max(scene.sentence.start, start - 12), start) is not None


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
    "ebit": "ebit_margin",
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


def _is_spent_of(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether what is spent is so much of the budget told before: 全年资本支出42亿美元,前三季已支出29亿美元."""
    close = found.verb or scene.text[found.start : found.end] in ("支出", "开支")
    return close and not scene.english and 0 <= mention.start - (found.end or 0) <= 2


def _is_spent(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("spend", "spends", "spent", "spending", "budget", "预算", "支出", "花")


def _is_budget(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("budget", "预算")


_LOSSES = {"operating_profit": "operating_loss", "operating_loss": "operating_loss"}


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


# What a share of one thing is called of another: research as a share of revenue.
_PARTS = {
    ("rd_expense", "revenue_share"): "rd_intensity",
    ("gross_profit", "revenue_share"): "gross_margin",
    ("operating_profit", "revenue_share"): "operating_margin",
    ("ebitda", "revenue_share"): "ebitda_margin",
    ("adjusted_ebitda", "revenue_share"): "ebitda_margin",
    ("net_income", "revenue_share"): "net_margin",
    ("ebit", "revenue_share"): "ebit_margin",
    ("free_cash_flow", "revenue_share"): "fcf_margin",
    ("capex", "revenue_share"): "capex_intensity",
    ("selling_expense", "revenue_share"): "selling_expense_ratio",
    ("admin_expense", "revenue_share"): "admin_expense_ratio",
    ("dividend", "net_income_share"): "payout_ratio",
    ("fiscal_deficit", "gdp_share"): "fiscal_deficit",
    ("debt", "gdp_share"): "debt_to_gdp",
    ("process_node", "share"): "revenue_share",
}


def share_in_context(scene: Scene, mention: Mention, found: Owner | None, told: Told) -> Owner | None:
    """Return the metric of a share of a whole, seen with what the clause or the number before measures."""
    if found is None:
        return None
    beside = told.last is not None and (told.units or not scene.english)
    before = (
        [told.last.id] if told.last and beside and not _is_of_sales(scene, mention) and not _has_own_noun(scene, mention) else []
    )
    name = next((_PARTS[one, found.id] for one in (*named_ids(scene, mention), *before) if (one, found.id) in _PARTS), None)
    if name == "revenue_share" and found.id == "share" and "全国" in scene.before(mention):
        name = None  # 成熟制程占全国比重升至20%
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "stated", found.start, found.end, metric=metric) if metric else found


_PART_OF_ZH = re.compile(r"[一-鿿]{3,}(?:占|相当于)[^占,，]*$")


def _has_own_noun(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a Chinese share says itself what that is a share of the whole: 研发经费占GDP的2.9%."""
    return not scene.english and _PART_OF_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


# Some 58% of sales were made in Germany, and not profit of 77 million, or 4.2% of sales.
_OF_SALES = re.compile(
    r" of (?:net |total |group )?(?:sales|revenues?|turnover) (?:was|were|is|are|came|comes|come|stem\w*|ha[ds]|now) "
)


def _is_of_sales(scene: Scene, mention: Mention) -> bool:
    """Whether it is told where so much of the sales was made: the subject of its own verb."""
    return scene.english and _OF_SALES.match(scene.text, mention.end) is not None


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
