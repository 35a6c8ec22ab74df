"""What money that is laid out, set aside or paid over time is paid for: a company, shares bought back, plant, a rent."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.metric.phrases import is_by_share
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_LARGE = 10_000_000


def is_large(mention: Mention) -> bool:
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is not None and value >= _LARGE


_OFFERING_ZH = re.compile(r"基石|锚定|公开发售|国际配售|全球发售|招股")
_FOR_LOSSES = re.compile(
    r"\s(?:[a-z]+\s){0,3}(?:for|against)\s(?:[a-z-]+\s){0,2}(?:loans?|debts?|repairs|losses|litigation|claims|defaults|fines|lawsuits|impairments?)\b"
)


# 斥资56亿元收购: what is laid out for a company is what is bid for it.
_BID_ZH = re.compile(r"收购|并购|私有化|要约|全购|买下|入主|吃下|吸收合并|换股合并|拿下[^,，。]{0,10}股权")


def set_aside(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    spelled = scene.text[found.start : found.end]
    if (
        found.verb
        and scene.cues.holds("metric.laid", spelled)
        and _BID_ZH.search(scene.text, scene.sentence.start, scene.sentence.end)
    ):
        return "acquisition_bid"
    if found.verb and scene.cues.holds("metric.laid", spelled) and "回购" in scene.text[mention.end : mention.end + 6]:
        return "buyback"
    if found.verb and _AID_ZH.match(scene.text, mention.end):
        return "subsidy"
    if found.verb and spelled == "认购" and _OFFERING_ZH.search(scene.text, scene.sentence.start, scene.sentence.end):
        return "ipo_subscription"
    aside = scene.text[found.start : found.end].lower() == "set aside"
    return "provisions" if aside and _FOR_LOSSES.match(scene.text, mention.end) else None


_AID_ZH = re.compile(r"的?(?:[^,，。;；\d]{0,4}?)(?:补助|补贴|奖补|补助金|资助金)(?!对象)")
_NO_TOTAL = 1000
_HOLDERS_EN = re.compile(r"\b(?:dividends?|yield\w*|shares?|stock|payout|holders|shareholders|investors)\b")
_IN = re.compile(r"\sin\s(?:(?:total|annual|quarterly|cash|special|the|new)\s)?")
_ON_RESEARCH = re.compile(r"\son\s(?:research\b|R&D)")
_FOR_ONE = re.compile(r"(?:\s\([^)]*\))?\sfor\s(?:a|an|each|one|every)\s")
_FOR_FIRM = re.compile(
    r"(?:\s\([^)]*\))?(?:\sin\scash)?\sfor\s(?:the\s)?(?:[\d.,]+\s(?:[mb]illion\s)?|outstanding\s|remaining\s)shares\b"
    r"|(?:\s\([^)]*\))?(?:\sin\scash)?\sfor\s(?:the\s|its\s|a\s)?(?:[\w&'’-]+\s){0,4}(?:business|unit|division|arm|company|firm|brand|subsidiary|stake)\b"
)
_AN_AVERAGE = re.compile(r"\s(?:an\saverage\sof|on\saverage)\s")
# The average buyer paid $50,310.
_BUYER_EN = re.compile(
    r"\b(?:average|typical|new-car|first-time)\s(?:[a-z-]+\s){0,2}(?:buyer|customer|shopper|consumer|motorist|purchaser|driver)s?\s(?:now\s|still\s)?$"
    r"|\b(?:[Bb]uyers|[Cc]ustomers|[Ss]hoppers|[Mm]otorists)\s(?:now\s|still\s)?$"
)
_ON_AVERAGE = re.compile(r"\son\saverage\b")


# Money spent on what a firm makes things with is an investment in plant.
_ON_PLANT = re.compile(
    r"\s(?:to\sbuild|building|on|in)\s(?:[a-z0-9-]+\s){0,4}?(?:plants?|factory|factories|fabs?|foundry|foundries|smelters?|refinery|refineries|mills?|shipyards?|warehouses?|terminals?|mines?|data\scent(?:er|re)s?|production\slines?|assembly\slines?|machinery|tooling|equipment|machines|tools|capacity)\b"
)


_PLAN_ZH = re.compile(r"方案|计划|专案|蓝图|行动|建设|特别预算|特别条例")
_PLAN_EN = re.compile(
    r"\b(?:over\sthe\s(?:next|coming)\s(?:\w+\s)?(?:years|decades?)|over\s(?:three|four|five|six|seven|eight|ten)\syears|(?:by|through|until|up\sto|to)\s20[2-6]\d"
    r"|for\s(?:the\syears\s)?20\d\d\s?(?:to|-|–)\s?20\d\d|between\s20\d\d\sand\s20\d\d|(?:three|four|five|six|seven|ten)-year)\b"
)
_STATE_EN = re.compile(
    r"\b(?:[Gg]overnment|[Mm]inist(?:er|ry|ers|ries)|[Cc]abinet|[Pp]arliament|[Ss]tate|[Nn]ational|[Pp]resident|[Pp]remier|[Cc]ouncil|[Aa]ssembly|[Tt]reasury)\b"
)


def _budgeted_zh(scene: Scene, mention: Mention, found: Owner) -> str | None:
    """Whether a budget is that of a plan: 方案编列特别预算1900亿元."""
    if found.verb and "回购" in scene.text[scene.sentence.start : mention.start]:
        return "buyback"
    budget = scene.text[found.start : found.end] in ("预算", "总预算", "支出", "总支出")
    plan = _PLAN_ZH.search(scene.text, scene.sentence.start, scene.sentence.end) if budget and is_large(mention) else None
    return "investment" if plan and _LAID_DOWN_ZH.search(scene.text, scene.sentence.start, mention.start) else None


_LAID_DOWN_ZH = re.compile(r"编列|编|投入|拟|拨|核定|通过|特别预算|四年|五年|\d年")


def is_of_state(scene: Scene) -> bool:
    """Whether an English sentence speaks of a state: its government, a minister, parliament."""
    return scene.english and _STATE_EN.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def _is_planned(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether what a state spends over years is what it invests: Vietnam to spend $150 billion on roads by 2030."""
    if not found.verb or not scene.text[found.start : found.end].lower().startswith("spen") or not is_large(mention):
        return False
    start, end = scene.sentence.start, scene.sentence.end
    state = any(a.kind in ("country", "region") for a in scene.actors) or _STATE_EN.search(scene.text, start, end)
    return bool(state) and _PLAN_EN.search(scene.text, start, end) is not None and not _ON_ARMS.search(scene.text, start, end)


_ON_ARMS = re.compile(r"\b(?:defence|defense|military|weapons|welfare|pensions?|wages|salaries|interest)\b")


def paid(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    if not scene.english:
        return _budgeted_zh(scene, mention, found)
    if _is_planned(scene, mention, found):
        return "investment"
    if is_by_share(scene, mention):
        return "acquisition_bid"
    value = mention.base.high if mention.base.high is not None else mention.base.low
    yearly = mention.base.unit.endswith(("/year", "/quarter")) and value is not None and value < _NO_TOTAL
    if yearly and _HOLDERS_EN.search(scene.text, scene.sentence.start, scene.sentence.end):
        return "dividend"
    if (value is None or value < _LARGE) and _BUYER_EN.search(scene.text, scene.sentence.start, found.start or 0):
        return "price"
    each = _FOR_ONE.match(scene.text, mention.end) or _AN_AVERAGE.fullmatch(scene.text, found.end or 0, mention.start)
    if (each or _ON_AVERAGE.match(scene.text, mention.end)) and (value is None or value < _LARGE):
        return "price"
    if is_large(mention) and _FOR_FIRM.match(scene.text, mention.end):
        return "acquisition_bid"
    into = next((h for h in scene.hits if h.start > mention.end and _IN.fullmatch(scene.text, mention.end, h.start)), None)
    if into and not into.verb and "money" in scene.metric(into).shapes:
        return into.id  # paid $1.1 billion in dividends
    if _ON_RESEARCH.search(scene.text, mention.end, min(scene.sentence.end, mention.end + 60)):
        return "rd_expense"
    return "capex" if _ON_PLANT.match(scene.text, mention.end) else None


_HIRED = re.compile(
    r"租|\b(?:rent|rents|rented|rental|lease|leases|leased|let|tenants?|landlords?|GPUs?|cloud|instances?|hourly)\b|算力|云"
)
# What the words mean that a rent has in common with other things that are paid for over time.
_PAID_FOR = {
    "cost": "cost",
    "costs": "cost",
    "price": "price",
    "prices": "price",
    "priced": "price",
    "fee": "fee_income",
    "费用": "spending",
    "价格": "price",
    "收费": "price",
    "服务费": "price",
    "使用费": "price",
}


def rented(scene: Scene, mention: Mention, found: Owner, by: bool) -> str | None:
    """Whether what is paid is no rent: fees were up 38%; a dividend that costs $220 million a year."""
    plain = _PAID_FOR.get(scene.text[found.start : found.end].lower())
    if plain is None or "/hour" in mention.base.unit or _HIRED.search(scene.text, scene.sentence.start, scene.sentence.end):
        return None
    if mention.base.unit == "percent":
        return plain
    large = is_large(mention) and mention.base.unit.endswith(("/year", "/quarter", "/month"))
    return "cost" if large and plain == "cost" else None
