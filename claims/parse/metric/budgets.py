"""What the money of a state's own budget measures: what its treasury takes in, lays out, has over or lacks."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.parse.lexicon import Hit
from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.mentioned import is_item
from claims.units import shape

# 29亿元盈余, 虧蝕1517億; a $7 billion surplus, a shortfall of $310 million: the balance that stands right beside a sum.
_BALANCE_ZH = r"(?P<over>盈余|结余|黑字)|(?P<short>赤字|亏蚀|差短|短差|短绌|差绌|收支缺口|资金缺口)"
_BEHIND_ZH = re.compile(rf"的?(?:财政|预算|综合|经营|非经营|整体|累积|累计)?(?:{_BALANCE_ZH})(?!率|占)")
_BEFORE_ZH = re.compile(
    rf"(?:{_BALANCE_ZH})(?:为|是|将|约|达到?|料|预[计料估]为?|估计为?|升至|降至|增至|减至|收窄至|扩大至|可|共|逾|近|超过|录得|在)*$"
)
_BALANCE_EN = r"(?:(?P<over>surplus)|(?P<short>deficit|shortfall|gap|hole))"
_BEHIND_EN = re.compile(
    rf"[\s-](?:(?!(?:and|or|but|of|an?|the|to|in|on|with|as|from|that|than|for|by|at|its|while|which|against)\b)[a-z-]+\s){{0,3}}?{_BALANCE_EN}\b"
)
_BEFORE_EN = re.compile(
    rf"\b{_BALANCE_EN}\s(?:(?:of|at|to|is|was|will\sbe|would\sbe|estimated|projected|expected|seen|pegged|put)\s)*"
    r"(?:about\s|around\s|nearly\s|some\s|roughly\s|up\sto\s)*$"
)
_TRADES = re.compile(r"(?:贸易|经常|外贸|顺差|逆差)[^,，。]{0,6}$|\b(?:trade|current[\s-]account|supply)\s$")

# What stands right before plain 收入 where it is no item of many: 总收入, 经营帐目收入, 政府支出.
_WHOLE_ZH = re.compile(
    r"(?:^|[^一-鿿]|[的总均则其年月拟将目体府入料]|年度|全年|本期|首\w个月|预计|估计|预算|计划|安排|财政|公共)$"
)
_PLAIN = frozenset(
    {
        *("收入", "总收入", "支出", "开支", "总支出", "总开支", "支出规模"),
        *("revenue", "revenues", "total revenue", "income", "total income", "receipts", "collections"),
        *("expenditure", "expenditures", "total expenditure", "spending", "total spending", "outlays", "outlay", "expenses"),
    }
)
# Less money than this is a rate or a fee.
_SUM = 100_000
# What the items of a list are told with that a text begins with the whole of.
_ITEMS = ("fiscal_spending", "spending", "capex", "debt_financing", "investment")
# Growth is put at 4.1%: of the economy, where nothing else grows.
_GROWTH_EN = re.compile(
    r"(?:^|[,;]\s|\b(?:with|and|but|while|economic|real|GDP)\s)(?:[Ee]conomic\s|GDP\s|[Rr]eal\s)*[Gg]rowth\s(?:(?!in\b|for\b)[a-z]+\s){0,4}$"
)
# 较上年度修订预算上升23%: what a rise is set against is not what rose.
_AGAINST_ZH = re.compile(r"[较比][^,，。;；]{0,12}$")
_SHARE_ZH = re.compile(r"(?:相当于|等于|占)(?:本地|我国|全国|全年|名目|当年)?$")
_OF_ALL = frozenset({"总支出", "总开支", "total spending", "total expenditure"})
_OF_STATE = re.compile(r"(?:总|政府|财政|公共|帐目)$")
_TAX_ZH = re.compile(r"(?:[一-鿿]{1,8})税(?:收入)?(?:合共|共|增加|减少|预[计料估]|估计|约|为|达|是|将|可)*$")
_ITEM_ZH = re.compile(r"[一-鿿]{2,6}$")
# Words that give money to something, whatever it is for.
_ALLOTS = re.compile(
    r"编列?|匡列|核列|安排|拨款|拨出|拨付|核拨|核定|预算|支出|开支|经费|earmark\w*|allocat\w+|allot\w*|set\w?\saside|sets\saside|spend\w*|spent|budget\w*",
    re.IGNORECASE,
)
# What is built with it is an investment: 安排380亿元修建公路, $40 million to repave 300 miles.
_WORKS_ZH = re.compile(
    r"(?:修|兴|新|扩|改|筹|续|重)建|建造|铺设|兴筑|用[于以作]建设|建设(?:[一-鿿]{0,6}\d)|注[入资]|入股|启动资金|(?:产业|引导|投资)基金"
)
_WORKS_EN = re.compile(
    r"\s(?:over\s[a-z]+\syears\s|more\s)?to\s(?:build|rebuild|construct|repave|pave|widen|electrify|lay|extend|upgrade|modernise|modernize|fix|repair)\b"
)
# A $137 million general fund is what is spent in a year, not what a fund manages.
_FUND_EN = re.compile(r"\s(?:general|education|transportation|highway|capital|special|operating|reserve)\sfunds?\b")
_FOUNDS = re.compile(r"设立?|成立|拨|注资")


def as_budgeted(scene: Scene, mention: Mention, found: Owner | None, kind: str, told: Told) -> Owner | None:
    """Return the metric of a number of a country's or town's own in a text on its budget, `found` where that is right.

    `kind` says whether the number is a level or a change; `told` is what those before it measured.
    """
    money = shape(mention.base.unit).removesuffix("/time") == "money"
    if balance := _balance(scene, mention, found) if money or mention.base.unit == "percent" else None:
        return _named(scene, balance, found)
    if mention.base.unit == "percent" and _is_growth(scene, mention, found):
        return _named(scene, "gdp_growth", found)
    if money and _is_tax(scene, mention, found):
        return _named(scene, "tax_revenue", found)
    if found is None:
        sum_of_state = money and (mention.base.high or 0) >= _SUM and not _is_in_company(scene, mention)
        return _named(scene, _laid_out(scene, mention), found) if sum_of_state else None
    if found.start is not None and _is_against(scene, found.start) and told.last and told.last.metric:
        return Owner(told.last.id, "carried", metric=told.last.metric, unit=told.last.unit)
    return _meant(scene, mention, found, kind) if found.metric else found


def _meant(scene: Scene, mention: Mention, found: Owner, kind: str) -> Owner | None:
    """Return what a word for a metric means in a budget."""
    if found.start is None and kind == "level" and found.id in _ITEMS:
        listed = found.id in ("fiscal_spending", "spending") or is_item(scene.text, scene.sentence.start)
        listed = listed or (found.id == "investment" and scene.english and found.found != "stated")
        return _named(scene, _laid_out(scene, mention), found) if listed else found  # it has its own value beside the whole
    if found.id in ("gdp", "gdp_growth") and found.start and _SHARE_ZH.search(scene.text, found.start - 8, found.start):
        return _named(scene, "gdp_share", found)
    if found.id == "aum" and scene.english and _FUND_EN.match(scene.text, mention.end):
        return _named(scene, "spending", found)
    if found.id == "aum" and not scene.english and _FOUNDS.search(scene.text, scene.sentence.start, mention.start):
        return _named(scene, "investment", found)
    if found.id in ("revenue", "spending", "operating_expenses", "expenses", "investment"):
        return _flow(scene, mention, found)
    return found


def _is_growth(scene: Scene, mention: Mention, found: Owner | None) -> bool:
    """Whether an English clause foresees bare growth, and no word for a metric tells of what."""
    if not scene.english or not (found is None or found.start is None or found.verb):
        return False
    return _GROWTH_EN.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_tax(scene: Scene, mention: Mention, found: Owner | None) -> bool:
    """Whether a Chinese clause says of a tax how much it brings in: 入息税预计为2359亿元."""
    if scene.english or not (found is None or found.id in ("fiscal_revenue", "revenue", "spending")):
        return False
    return _TAX_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_against(scene: Scene, start: int) -> bool:
    return not scene.english and _AGAINST_ZH.search(scene.text, scene.clause(start).start, start) is not None


def _is_in_company(scene: Scene, mention: Mention) -> bool:
    start = scene.clause(mention.start).start
    return any(start <= a.start < mention.end and a.is_company and not a.anaphor for a in scene.actors)


def _named(scene: Scene, name: str | None, found: Owner | None) -> Owner | None:
    """Return the metric of a name in place of what was found, which keeps its place."""
    metric = scene.pack.metrics.get(name) if name else None
    if metric is None:
        return found
    return replace(found, id=metric.id, metric=metric) if found else Owner(metric.id, "assumed", metric=metric)


def _balance(scene: Scene, mention: Mention, found: Owner | None) -> str | None:
    """Return whether a number is what a budget has over or what it lacks, where the word for that stands right beside it."""
    left, right = scene.left(mention), scene.right(mention)
    behind = (_BEHIND_EN if scene.english else _BEHIND_ZH).match(scene.text, mention.end, right)
    match = behind or (_BEFORE_EN if scene.english else _BEFORE_ZH).search(scene.text, left, mention.start)
    if match is None or (found and found.id in ("trade_deficit", "current_account")):
        return None
    word = match.start("over") if match["over"] else match.start("short")
    if _TRADES.search(scene.text, word - 16, word):
        return None
    return "fiscal_surplus" if match["over"] else "fiscal_deficit"


def _flow(scene: Scene, mention: Mention, found: Owner) -> Owner | None:
    """Return what revenue or spending is: the treasury's as a whole, or an item of it."""
    start, end = found.start, found.end
    if start is None or end is None:
        return found
    word = scene.text[start:end].lower()
    if found.id == "revenue":
        return _income(scene, word, found)
    if found.verb and (flow := _allotted(scene, start)):
        return Owner(flow.id, "carried", flow.start, flow.end, metric=scene.metric(flow))
    if found.verb and _ALLOTS.fullmatch(word):
        return _named(scene, _laid_out(scene, mention), found)
    if found.id == "investment":
        return _named(scene, _laid_out(scene, mention), found) if word in _PLAIN or word == "经费" else found
    whole = word in _OF_ALL or (word in _PLAIN and not scene.english and _OF_STATE.search(scene.text, start - 4, start))
    return _named(scene, "fiscal_spending" if whole else "spending", found)


def _allotted(scene: Scene, verb: int) -> Hit | None:
    """Return the whole of income or outlay that a sentence names before it says how much is entered: 岁入大减,共编列2兆元."""
    hit = next((h for h in reversed(scene.hits) if h.end <= verb), None)
    whole = hit is not None and hit.id in ("fiscal_revenue", "fiscal_spending")
    return hit if hit and whole and not any(hit.end <= m.start < verb for m in scene.mentions) else None


def _income(scene: Scene, word: str, found: Owner) -> Owner | None:
    """Return what plain revenue is: the treasury's, or the item of it that the words right before it name."""
    if word not in _PLAIN or found.start is None:
        return found
    if _is_whole(scene, found.start, found.end or found.start):
        return _named(scene, "fiscal_revenue", found)
    item = None if scene.english else _ITEM_ZH.search(scene.text, scene.clause(found.start).start, found.start)
    return Owner(item[0] + word, "stated", found.start, found.end) if item else found


def _is_whole(scene: Scene, start: int, end: int) -> bool:
    """Whether a word for income or outlay is not narrowed down to one item by what stands beside it."""
    if scene.english:
        return re.match(r"\s(?:on|for|by|from)\s", scene.text[end : end + 6]) is None
    return _WHOLE_ZH.search(scene.text, start - 8, start) is not None


def _laid_out(scene: Scene, mention: Mention) -> str:
    """Return what money of a budget is that is given to something: an investment where that is built."""
    if scene.english:
        built = _WORKS_EN.match(scene.text, mention.end)
    else:
        clause = scene.clause(mention.start)
        built = _WORKS_ZH.search(scene.text, clause.start, clause.end)
    return "investment" if built else "spending"


# Which account of a treasury a sum is of: 非经营帐目收入355亿, general fund revenue.
_ACCOUNTS = re.compile(
    r"(?:非经营|经营|综合|一般|资本)(?:帐目|账目)|[一-鿿]{2,8}(?:储备|建设|专项)基金(?=[^,，。]{0,24}(?:支出|开支|收入))"
    r"|政府性基金|一般公共预算|特别预算"
    r"|\b(?:[Gg]eneral|[Ee]ducation|[Tt]ransportation|[Hh]ighway|[Ss]pecial|[Cc]apital)\s[Ff]unds?\b(?!\sfor)"
)
_KEPT = frozenset({"fiscal_revenue", "fiscal_spending", "spending", "fiscal_surplus", "fiscal_deficit"})


def account(scene: Scene, mention: Mention, found: Owner | None) -> str | None:
    """Return the account of a treasury that a sum is told of: the last that its sentence names before it."""
    if found is None or found.id not in _KEPT:
        return None
    named = list(_ACCOUNTS.finditer(scene.text, scene.sentence.start, scene.right(mention)))
    return named[-1][0] if named else None


def joined(named: str | None, narrowed: str | None) -> str | None:
    """Return the account of a sum with what else narrows it down: 全省 or 省级 of the same account."""
    if named is None or narrowed is None or named in narrowed:
        return narrowed or named
    return narrowed if narrowed in named else f"{named}; {narrowed}"
