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


# 全年零售在2300万辆上下, told in October; 截至目前全年 is so far.
_WHOLE = re.compile(r"全年|\bfull[\s-]year\b")
_SO_FAR = re.compile(r"截[至止]|至今|迄今|目前|以来|累计|已|\b(?:so\sfar|to\sdate|since)\b")
_PART = re.compile(r"\d{4}[QH]\d")


def is_of_whole(scene: Scene, mention: Mention, owner: Owner | None, period: str | None) -> bool:
    """Whether what goes on over a time is told of all of a quarter, a half or a year."""
    metric = owner.metric if owner else None
    if scene.english or period is None or metric is None or metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    if _SO_FAR.search(scene.text, scene.sentence.start, mention.end + 12):
        return False
    return _PART.fullmatch(period) is not None or (
        len(period) == 4 and _WHOLE.search(scene.text, start, mention.start) is not None
    )


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


_LENDS = ("debt_financing", "funding", "loans")
_BUYS = re.compile(r"(?:收购|要约)(?:总额|资金|款|价款|所需)|并购贷款|\b(?:purchase|take-?over|acquisition)\b")
_WORTH = re.compile(r"\bworth\s(?:about\s|some\s|around\s|nearly\s)?$")


def is_bid(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number is what somebody bids, or means to borrow for it, and nothing says that it was refused or went through."""
    start, end = scene.sentence.start, scene.sentence.end
    if owner is None or (owner.id != "acquisition_bid" and not (owner.id in _LENDS and _BUYS.search(scene.text, start, end))):
        return False
    if _WORTH.search(scene.text, max(start, mention.start - 24), mention.start):
        return False  # what an offer is worth at the prices of a day
    return _PAST_BID.search(scene.text, start, end) is None and not moods.is_done(start, end)


# What is launched or approved, and is a plan: approved a $24 billion plan, 公布480億的計畫, a fund worth 150 trillion won.
_OPENS_PLAN = re.compile(
    r"(?:公布|推出|发布|下达|印发|拍板|通过|批准|批复|核定|敲定|核准|设立|启动|宣布|祭出|出台|提出|端出)[^。;；!?\n]{0,30}?(?:计划|方案|规划|蓝图|战略|行动|工程|基金|专案|纲要|倡议|清单)"
    r"|(?:计划|方案|规划|蓝图|战略|专案)[^。;；!?\n]{0,12}?(?:出炉|上路|启动|获批|通过|拍板)"
    r"|\b(?:launch|unveil|announc|approv|clear|pass|adopt|endors|back|present|outlin|set\sup|map|propos|sign)(?:e[ds]|ed|es|s|d)?(?:\s(?:out|off))?\b"
    r"(?:[^.;!?\n]|(?<=\d)\.(?=\d)){0,70}?\b(?:plan|programme|program|fund|package|scheme|strategy|blueprint|initiative|railway|project|push|drive|spree)\b",
    re.IGNORECASE,
)
_PLANNED_SUMS = ("investment", "spending", "capex", "aum", "subsidy", "cost", "funding", "fiscal_spending", "loans")
_SPENT = re.compile(
    r"已|曾|累计|花费|拨付|执行|过去|\b(?:spent|invested|cost|raised|manages|managed|had|was|were|already|so\sfar|(?:has|have)\s(?:put|sunk|poured))\b",
    re.IGNORECASE,
)


def is_of_plan(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> bool:
    """Whether a sum is that of a plan that its sentence says was launched or approved, or is laid out over years to come."""
    if mention.form != "money" or (owner is not None and owner.id not in _PLANNED_SUMS):
        return False
    clause = scene.clause(mention.start)
    if _SPENT.search(scene.text, clause.start, clause.end) or moods.is_done(clause.start, mention.start):
        return False
    if _OVER_YEARS.search(scene.text, clause.start, mention.start) or _OVER_YEARS_EN.match(scene.text, mention.end):
        return True
    if scene.sentence.paragraph == 0 and _POURED.search(scene.text, clause.start, mention.start):
        return _POURED_INTO.match(scene.text, mention.end) is not None
    plan = _OPENS_PLAN.search(scene.text, scene.sentence.start, scene.sentence.end)
    return plan is not None and plan.start() < mention.end + 60


# What a headline says is poured into something to come: 法国砸540亿欧元推再工业化.
_POURED = re.compile(r"(?:砸|斥资|豪掷|投入|拨款?|编列|加码)[^,，。;；\s]{0,2}$")
_POURED_INTO = re.compile(r"[^,，。;；\n]{0,4}(?:推[动进]?|[拼拚]|打造|发展|扶植|兴建|[建救助冲抢]|强化|振兴|押注|布局)")

# How the money of a plan is shared out, or where it comes from.
_ALLOTS = re.compile(
    r"编列|支应|经费|财源|资金来源|来源上|占|用于|用在|投向|投入|投资|出资|剩余|其余|支柱|最大的是|最小的是|首批|包括|涵盖|支出|拨给|靠|由"
    r"|\b(?:accounts?\sfor|makes?\sup|go(?:es)?\s(?:to|into|towards?|on)|allocat\w+|earmark\w+|set\saside|gets?|receives?|takes?|absorbs?"
    r"|compris\w+|consists?|funded|financed|contribut\w+|the\srest|remaining|comes?\s(?:from|to)|of\sthe\s(?:total|money|plan|sum)"
    r"|meant\sfor|divided|split)\b",
    re.IGNORECASE,
)
# What was laid out or promised before, or is somebody else's.
_ELSEWHERE = re.compile(
    r"[去前上]年|此前|过去|目前|现时|当前|现有|前一|截至|以来|实际|只拨|执行率|相比|相当|\b(?:last\syear|so\sfar|previous|earlier|already|a\syear\searlier|compared|against|than|debt|deficit)\b",
    re.IGNORECASE,
)


_OF_ECONOMY = re.compile(r"GDP|生产总值|产值|gross domestic product|economy|market|市场|销量|营收")


def is_allotted(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, told: Told | None) -> bool:
    """Whether a number is a part of the plan that the text begins with: Exchequer funding makes up €210 billion of the total;
    中央编列1,344亿元,占七成,其余由民间支应."""
    if told is None or not told.planned or told.lead is None or told.lead.id not in _PLANNED_SUMS:
        return False
    share = mention.form in ("percent", "fraction") and (owner is None or owner.id.endswith("share"))
    share = share and _OF_ECONOMY.search(scene.text, scene.clause(mention.start).start, mention.end + 16) is None
    money = mention.form == "money" and (owner is None or owner.metric is None or owner.id in _PLANNED_SUMS)
    start, end = scene.sentence.start, scene.sentence.end
    if not (share or money) or _ALLOTS.search(scene.text, start, end) is None:
        return False
    clause = scene.clause(mention.start)
    if _SPENT.search(scene.text, clause.start, clause.end) or _ELSEWHERE.search(scene.text, start, clause.end):
        return False
    return not moods.is_done(start, clause.end)


# a programme worth RM61.5 billion over six years, $1.2 billion in bonds over five years
_OVER_YEARS_EN = re.compile(
    r"(?:\s\([^()]{2,30}\))?(?:\s(?:in|of|for)\s(?:[\w-]+\s?){1,3}?)?\sover\s(?:the\s(?:next|coming)\s)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\syears\b"
)
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


# 64 times forward earnings, 34 times its 2027 estimate, 16 times earnings on his numbers
_FORWARD_EN = re.compile(
    r"\s(?:(?:its|the|their|our|his|her|next|consensus|market)\s){0,3}"
    r"(?:(?:20\d\d|fiscal|calendar|12-month|one-year|year-ahead)\s){0,2}"
    r"(?:forward|forecast|expected|estimated|prospective|projected|estimates?|year-ahead|next\syear['’]s)\b"
    r"|\s[a-z ]{0,30}\b(?:on|of)\s(?:our|his|her|their)\s(?:numbers|estimates|forecasts)\b"
)
_ON_NUMBERS = re.compile(
    r"\b(?:[Oo]n|[Bb]y)\s(?:our|his|her|their|consensus|the\scompany['’]s)\s(?:numbers|estimates|forecasts|figures)\b"
)
_FORWARD_ZH = re.compile(r"(?:预[估测期]|远期|未来(?:12|十二)个月|前瞻|明[后]?年)[^,，。\d]{0,10}$")
_FORWARD_BEHIND_ZH = re.compile(r"的?(?:预[估测期]|远期|未来(?:12|十二)个月|前瞻)")
# 当前股价对应PE分别为28倍、21倍和17倍: one for each year.
_OF_YEARS_ZH = re.compile(
    r"(?:对应|相当于)[^,，。\d]{0,8}(?:PE|PB|PS|P/E|市[盈净销账]率|本益比|估值)[^,，。\d]{0,6}分别[^,，。]*$"
)
_OF_YEAR_ZH = re.compile(r"(?:对应|给予|相当于|给出)[^,，。\d]{0,6}(?:20\d\d|明|今|后)年(?:[^,，。\d]{0,6})$")


# 以今年获利计算的本益比逾40倍
_ON_YEAR_ZH = re.compile(
    r"以(?:今|明|后|20\d\d)年[^,，。;；\d]{0,6}(?:获利|盈利|净利|纯益|EPS|盈余|预[估测])[^,，。;；\d]{0,14}$"
)


def ratio_of_year(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a multiple is that of a year's expected profit: 对应2026年48倍市盈率, 34 times forward earnings."""
    if owner is None or owner.id not in ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda"):
        return False
    start = scene.clause(mention.start).start
    if scene.english:
        ahead = _FORWARD_EN.match(scene.text, mention.end)
        return ahead is not None or _ON_NUMBERS.search(scene.text, scene.sentence.start, mention.start) is not None
    named = _OF_YEARS_ZH.search(scene.text, start, mention.start) or _OF_YEAR_ZH.search(scene.text, start, mention.start)
    named = named or _FORWARD_ZH.search(scene.text, start, mention.start) or _ON_YEAR_ZH.search(scene.text, start, mention.start)
    return named is not None or _FORWARD_BEHIND_ZH.match(scene.text, mention.end) is not None


# 董事会决议每股配发现金4元: what a board has resolved is still to be paid.
_RESOLVED = re.compile(r"(?:董事会|股东会|董事局)[^。;；]{0,12}(?:决议|通过|建议|宣派|拟)")


def is_resolved(scene: Scene, owner: Owner | None) -> bool:
    """Whether a dividend is one that a board has just resolved."""
    if scene.english or owner is None or not owner.id.startswith(("dividend", "payout")) or owner.id == "dividend_yield":
        return False
    return _RESOLVED.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


# What a board grants is still to be bought: approved a new buyback of $500 million, 批准最高20亿元的回购.
_GRANTED = re.compile(
    r"\b(?:approv|authori[sz]|unveil|launch|expand|increas|rais|renew|propos|extend|add)(?:e|ed|es|s|ing|ized|ised)?\s[^.;,\d]{0,60}$"
    r"|(?:批准|通过|授权|推出|启动|核准|核定|拟|上调|扩大)[^,，。;；\d]{0,16}$"
)


def is_announced(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a deal was announced in so many words: a promise, till it is said to be done."""
    if owner is None or owner.metric is None or owner.metric.values != "many" or owner.metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    if owner.id == "buyback" and mention.form == "money" and _GRANTED.search(scene.text, start, mention.start):
        return True
    if owner.id.startswith("dividend"):
        return False  # what is declared is told as it is
    said = scene.spots.first("speech.announced", start, mention.start)
    return said is not None and said.word.lower() in ("宣布", "announced", "announces", "unveiled")


def is_size(scene: Scene, mention: Mention, owner: Owner | None, before: str) -> bool:
    """Whether a number is a size of what is being built: 开工建设,总装机容量2400兆瓦."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "sizes"):
        return False
    start = scene.sentence.start
    if before == "target" and scene.mentions[0] is not mention and _is_of_works(scene, mention):
        return True
    if not scene.english and _TO_RUN.match(scene.text, mention.end) and _is_of_works(scene, mention):
        return True
    works = scene.spots.first("modality.works", start, mention.start)
    return works is not None and _is_of_works(scene, mention)


# 月产能2万片,预计2027年下半年量产
_TO_RUN = re.compile(
    r"[,，](?:并|且)?(?:预计|预定|计划|拟|将|目标|最快|力争|有望)[^。;；,，]{0,20}(?:量产|投产|投运|完工|建成|竣工|试产|启用|营运|运营|并网|商转)"
)


def _is_of_works(scene: Scene, mention: Mention) -> bool:
    """Whether nothing in front of a number says that what it is a size of is finished."""
    return scene.spots.first("modality.built", scene.sentence.start, mention.end + 12) is None


def _is_finished(scene: Scene, moods: Moods, offset: int) -> bool:
    """Whether a sentence says that what stands at an offset is done; not where it says so of another number behind it:
    总投资35亿美元,已取得补助4亿美元."""
    if _is_over(scene, moods, scene.sentence.start, scene.clause(offset).end):
        return True
    behind = (c for c in scene.sentence.clauses if c.start > offset and _is_over(scene, moods, c.start, c.end))
    return any(not any(c.start <= m.start < c.end for m in scene.mentions) for c in behind)


# 已于1月开工, 共支持项目281个: begun or counted, and not finished.
_BEGUN = re.compile(r"共计?|已经?[^,，。;；]{0,10}(?:开工|动工|启动|获批|核准|批复|签约|奠基|备案|立项|开建|在建|招标)")


def _is_over(scene: Scene, moods: Moods, start: int, end: int) -> bool:
    """Whether a word of the past stands in a stretch that says more than that works have begun."""
    return any(start <= done[0] and done[1] <= end and _BEGUN.match(scene.text, done[0], end) is None for done in moods.done)


def is_planned(scene: Scene, moods: Moods, owner: Owner | None) -> bool:
    """Whether a number is the sum that a project is to cost in all, and nothing says that it was spent."""
    if owner is None or owner.start is None or owner.end is None:
        return False
    whole = scene.cues["modality.whole"].fullmatch(scene.text, owner.start, owner.end)
    return whole is not None and not _is_finished(scene, moods, owner.start)
