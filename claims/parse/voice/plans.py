"""What is planned though no word of its clause says so: sums of a programme, more of a bid, sizes of what is being built."""

from __future__ import annotations

import re

from claims.parse.clauses import Clause
from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.voice.moods import Moods

_THIS_YEAR = re.compile(r"今年|全年|本年度?|区间|\b(?:this|full|fiscal)[\s-]year\b|\bfor\s20\d\d\b")
_YEARS, _YEAR = 400, 300


def spent_in(scene: Scene, mention: Mention, owner: Owner | None) -> int:
    """Return over how many days money is a plan until they are over, 0 for what is not laid out: 今年资本开支110亿元."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "spent"):
        return 0
    return _YEAR if _THIS_YEAR.search(scene.text, scene.clause(mention.start).start, mention.start) else _YEARS


def is_of_programme(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, told: Told) -> bool:
    """Whether a number is a part of a sum that was planned in the sentences before, and nothing says that it was spent."""
    if owner is None or told.total is None or told.total.id not in scene.cues.words("metric.ids", "spent"):
        return False
    part = owner.id in (told.total.id, "share", f"{told.total.id}_share", "aum") and owner.found != "stated"
    clause = scene.clause(mention.start)
    dated = any(w.role == "at" and clause.start <= w.start < clause.end for w in scene.times)
    return part and not dated and not moods.is_done(scene.sentence.start, clause.end)


def is_of_bid(scene: Scene, moods: Moods, owner: Owner | None, told: Told | None) -> bool:
    """Whether a number is more of a bid that was told of before, and nothing says that it went through."""
    if owner is None or told is None or told.total is None:
        return False
    more = owner.id == told.total.id == "acquisition_bid"
    return more and not moods.is_done(scene.sentence.start, scene.sentence.end)


# What is over or came to nothing is told as it was: 已完成收购, rejected a bid of $3 billion.
_PAST_BID = re.compile(
    r"告吹|被拒|拒绝|否决|作罢|终止|撤回|失败|未能|收购了|买下|购得|入主"
    r"|\b(?:reject\w*|turned\sdown|voted\sdown|rebuff\w*|spurn\w*|laps\w+|fail\w*|fell\sthrough|collapsed|withdr\w+|(?<!be\s)(?:bought|paid)|completed|closed\sits)\b"
)


def was_refused(scene: Scene, clause: Clause, owner: Owner | None) -> bool:
    """Whether a clause says that what was bid came to nothing."""
    bid = owner is not None and owner.id == "acquisition_bid"
    return bid and _PAST_BID.search(scene.text, clause.start, clause.end) is not None


_BUYS = re.compile(r"(?:收购|要约)(?:总额|资金|款|价款|所需)|并购贷款|\b(?:purchase|take-?over|acquisition)\b")
_WORTH = re.compile(r"\bworth\s(?:about\s|some\s|around\s|nearly\s)?$")


def is_bid(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number is what somebody bids, or means to borrow for it, and nothing says that it was refused or went through."""
    start, end = scene.sentence.start, scene.sentence.end
    if owner is None or (
        owner.id != "acquisition_bid" and not (owner.id == "debt_financing" and _BUYS.search(scene.text, start, end))
    ):
        return False
    if _WORTH.search(scene.text, max(start, mention.start - 24), mention.start):
        return False  # what an offer is worth at the prices of a day
    return _PAST_BID.search(scene.text, start, end) is None and not moods.is_done(start, end)


# What is launched or approved, and is a plan: approved a $24 billion plan, 公布480億的計畫, a fund worth 150 trillion won.
_OPENS_PLAN = re.compile(
    r"(?:公布|推出|发布|拍板|通过|批准|批复|核定|敲定|核准|设立|启动|宣布|祭出|出台|提出|端出)[^。;；!?\n]{0,30}?(?:计划|方案|规划|蓝图|战略|行动|工程|基金|专案|纲要|倡议)"
    r"|(?:计划|方案|规划|蓝图|战略|专案)[^。;；!?\n]{0,12}?(?:出炉|上路|启动|获批|通过|拍板)"
    r"|\b(?:launch|unveil|announc|approv|pass|adopt|endors|back|present|outlin|set\sup|map|propos|sign)(?:e[ds]|ed|es|s|d)?(?:\s(?:out|off))?\b"
    r"[^.;!?\n]{0,70}?\b(?:plan|programme|program|fund|package|scheme|strategy|blueprint|initiative|railway|project|push|drive|spree)\b",
    re.IGNORECASE,
)
_PLANNED_SUMS = ("investment", "spending", "capex", "aum", "subsidy", "cost", "funding", "fiscal_spending", "loans")
_SPENT = re.compile(
    r"已|曾|累计|花费|拨付|执行|过去|\b(?:spent|invested|cost|raised|manages|managed|had|was|were|already|so\sfar)\b",
    re.IGNORECASE,
)


def is_of_plan(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> bool:
    """Whether a sum is that of a plan that its sentence says was launched or approved, or is laid out over years to come."""
    if mention.form != "money" or (owner is not None and owner.id not in _PLANNED_SUMS):
        return False
    clause = scene.clause(mention.start)
    if _SPENT.search(scene.text, clause.start, clause.end) or moods.is_done(clause.start, mention.start):
        return False
    if _OVER_YEARS.search(scene.text, clause.start, mention.start):
        return True
    plan = _OPENS_PLAN.search(scene.text, scene.sentence.start, scene.sentence.end)
    return plan is not None and plan.start() < mention.end + 60


# 四年砸1,920亿元: how long it goes on stands in front of what is laid out. 近五年投入 has been.
_OVER_YEARS = re.compile(
    r"(?<![近去前来])(?:[两二三四五六七八九十]|\d{1,2})年(?:内|间|期间)?(?:共|合计|总共|内共|拟|将|计划|要)?(?:投入|投资|斥资|砸下?|投放|编列|拨款|安排|砸)[^,，。\d]{0,6}$"
)

# What is offered for shares that are not sold yet: 今起招股,招股价介乎18至21元.
_OFFERED = ("issue_price", "ipo_proceeds", "shares_issued")
_OFFERS = re.compile(
    r"招股(?!书|说明书|意向书)|拟发行|拟募|拟公开|申购|认购期|定增|介乎|按上限|上限计|\b(?:offering|plans?\sto\s(?:sell|raise|list)|seeks?\sto\s(?:sell|raise)|hopes?\sto\sraise"
    r"|marketing|price\srange|indicated|are\soffering|is\soffering|bring\sin|midpoint|top\sof\s(?:the|its)\srange)\b",
    re.IGNORECASE,
)
_SOLD = re.compile(
    r"挂牌|上市首|首日|定价(?!区间)|募资总额|发行价|较发行|中签|认购倍|\b(?:priced|sold|raised|raising|debut\w*|closed|began\strading|went\spublic|listed)\b",
    re.IGNORECASE,
)


def is_offered(scene: Scene, mention: Mention, owner: Owner | None, before: str) -> bool:
    """Whether a number is of shares that are only on offer: a range for their price, or what is still to be raised."""
    if owner is None or owner.id not in _OFFERED:
        return False
    if _SOLD.search(scene.text, scene.sentence.start, scene.sentence.end):
        return False
    ranged = owner.id == "issue_price" and mention.hedge == "range"
    offers = _OFFERS.search(scene.text, scene.sentence.start, scene.sentence.end) is not None
    return ranged or offers or before == "target"


_OF_YEAR_ZH = re.compile(r"(?:对应|给予|相当于|给出)[^,，。\d]{0,6}(?:20\d\d|明|今|后)年(?:[^,，。\d]{0,6})$")


def ratio_of_year(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a multiple is that of a year's expected profit: 对应2026年48倍市盈率."""
    if scene.english or owner is None or owner.id not in ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda"):
        return False
    return _OF_YEAR_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def is_announced(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a deal was announced in so many words: a promise, till it is said to be done."""
    if owner is None or owner.metric is None or owner.metric.values != "many" or owner.metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    said = scene.spots.first("speech.announced", start, mention.start)
    return said is not None and said.word.lower() in ("宣布", "announced", "announces", "unveiled")


def is_size(scene: Scene, mention: Mention, owner: Owner | None, before: str) -> bool:
    """Whether a number is a size of what is being built: 开工建设,总装机容量2400兆瓦."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "sizes"):
        return False
    start = scene.sentence.start
    if before == "target" and scene.mentions[0] is not mention and _is_of_works(scene, mention):
        return True
    works = scene.spots.first("modality.works", start, mention.start)
    return works is not None and _is_of_works(scene, mention)


def _is_of_works(scene: Scene, mention: Mention) -> bool:
    """Whether nothing in front of a number says that what it is a size of is finished."""
    return scene.spots.first("modality.built", scene.sentence.start, mention.end + 12) is None


def is_planned(scene: Scene, moods: Moods, owner: Owner | None) -> bool:
    """Whether a number is the sum that a project is to cost in all, and nothing says that it was spent."""
    if owner is None or owner.start is None or owner.end is None:
        return False
    whole = scene.cues["modality.whole"].fullmatch(scene.text, owner.start, owner.end)
    return whole is not None and not moods.is_done(scene.sentence.start, scene.sentence.end)
