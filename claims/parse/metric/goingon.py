"""Numbers that go on with what the ones before measured: the parts of a sum in a list, a rise that only says how large it is,
what a share or a rate was a year before."""

from __future__ import annotations

import re

from claims.parse.metric.headed_zh import heading_of
from claims.parse.metric.metrics import Owner, Told, fits
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


def goes_on(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric that a number goes on with, where its own clause names none."""
    if scene.english:
        return (
            _paired(scene, mention, told)
            or _growth_of(scene, mention, move)
            or _and_by(scene, mention, told)
            or _apart_by(scene, mention, told)
            or _shared_out(scene, mention, told)
            or _arrived(scene, mention, move, told)
        )
    heading = heading_of(scene, mention)
    if heading and fits(heading, mention, move):
        return Owner(heading.id, "carried", metric=heading)
    sized = _sized(scene, mention, move, told) or _guided(scene, mention, move) or _foreseen(scene, mention)
    by = move is not None and move.by
    return sized or _compared(scene, mention, told) or (None if by else _listed_part(scene, mention, told))


def _paired(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return what the number before a bracket measured, for the one in it that has its unit: 1,340 (1,200) pence."""
    if "paired" not in mention.trace or told.last is None or told.last.metric is None:
        return None
    if scene.text[mention.start - 1] != "(":
        return None
    return Owner(told.last.id, "carried", metric=told.last.metric, unit=told.last.unit)


# raised its annual revenue growth forecast to 65% from 60%
_GROWTH_OF_EN = re.compile(
    r"\s(?:growth|increase)(?:\s(?:rate|forecast|target|guidance|outlook|estimate|projection|expectations?|view|goal))*\s(?:for\s[^,;.]{2,24}\s)?"
    r"(?:(?:to|of|at|is|was|from|by|in\sthe\srange\sof|between|remains|stays)\s)+(?:about\s|around\s|[\d.]+%\s(?:from|to)\s)?"
)


def _growth_of(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return what a percentage is the growth of that an English text forecasts or guides to."""
    if mention.base.unit != "percent" or (move and move.by):
        return None
    start = scene.clause(mention.start).start
    hit = next((h for h in reversed(scene.hits) if start <= h.start and h.end <= mention.start and not h.verb), None)
    grown = hit and _GROWTH_OF_EN.fullmatch(scene.text, hit.end, mention.start)
    if hit is None or not grown or "percent" in scene.metric(hit).shapes or not fits(scene.metric(hit), mention, Move("up")):
        return None
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit))


# up 18.3% from $1,085.9 million in the year-ago quarter and 6.2% sequentially
_AND_EN = re.compile(r",?\s(?:and|or|but)\s(?:up\s|down\s)?(?:by\s)?(?:about\s|nearly\s)?$")
_ON_BASIS_EN = re.compile(
    r"\s(?:sequentially|year[\s-](?:on|over)[\s-]year|quarter[\s-](?:on|over)[\s-]quarter|month[\s-](?:on|over)[\s-]month|on-year|on-quarter|on-month|y/y|q/q|yoy|qoq"
    r"|from\s(?:a|the)\s(?:year|quarter|month|previous|prior|second|first|third|fourth))\b",
    re.IGNORECASE,
)


def _and_by(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return what the growth before was of, for one on another basis that "and" joins to it."""
    last = told.last
    if mention.base.unit != "percent" or last is None or last.metric is None or not told.units:
        return None
    if not _ON_BASIS_EN.match(scene.text, mention.end) or not _AND_EN.search(scene.text, scene.left(mention), mention.start):
        return None
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if fits(last.metric, mention, Move("up")) else None


# Her estimate of $1.55 is 19% under the Street's $1.92.
_IS_EN = re.compile(
    r"(?:\s(?:a\sshare\s|per\sshare\s)?(?:is|was|were|are|stands|came\sin)|,)\s(?:about\s|nearly\s|some\s|roughly\s)?"
)
_UNDER_EN = re.compile(r"\s(?:under|below|above|over|short\sof|ahead\sof|more\sthan|less\sthan|higher\sthan|lower\sthan)\b")


def _apart_by(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return what an amount right in front measures, for the percentage by which it lies apart from another."""
    at = scene.mentions.index(mention)
    last = told.units[0] if told.units else None
    if (
        not at
        or mention.base.unit != "percent"
        or last is None
        or last.metric is None
        or not _UNDER_EN.match(scene.text, mention.end)
    ):
        return None
    beside = _IS_EN.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start)
    return (
        Owner(last.id, "carried", metric=last.metric, unit=last.unit)
        if beside and fits(last.metric, mention, Move("up"))
        else None
    )


def spell_again(mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return what took so long before, where a time says by how much that changed: 存货周转92天,较上季减少6天."""
    if mention.form != "duration" or move is None:
        return None
    spell = next((own for own in told.units if own.unit == mention.base.unit), None)
    return Owner(spell.id, "carried", metric=spell.metric, unit=spell.unit) if spell else None


# slipped 0.4% to 24.36 euros; ended 2.2% lower at $61.05; up 0.7%, at 4,310p
_TO_LEVEL_EN = re.compile(
    r"(?:,?\sor\s\S{1,9})?,?\s(?:higher\s|lower\s|weaker\s|firmer\s|stronger\s|softer\s|up\s|down\s)?(?:on\s(?:the\sday|Monday|Tuesday|Wednesday|Thursday|Friday)\s)?"
    r"(?:to\s(?:close\s|end\s|finish\s|trade\s|stand\s)?(?:at\s)?|at\s|trading\sat\s|closing\sat\s)(?:about\s|around\s)?"
)


def _arrived(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return what a percentage right in front moved, for the level that it moved to: slipped 0.4% to 24.36 euros."""
    last = told.last
    if last is None or last.metric is None or last.unit != "percent" or (move is not None and move.by):
        return None
    at = scene.mentions.index(mention)
    beside = at and _TO_LEVEL_EN.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start)
    fitting = shape(mention.base.unit) in last.metric.shapes and last.id in ("stock_price", "index_level")
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if beside and fitting else None


# 营收增长目标由5%至6%上调至7%至8%
_GROWTH_OF_ZH = re.compile(
    r"的?(?:同比|按年|全年|年)?(?:增长|成长|增速|增幅)(?:率|速度)?的?(?:指引|目标|预测|预期|预估|展望)(?:由|从|自|上调|下调|调升|调降|上修|下修|升|降|为|达|至|到|约)*"
    r"(?:[\d.]+%(?:(?:至|到|-|~)[\d.]+%)?(?:上调|下调|调升|调降|上修|下修|升|降)?(?:至|到|为))?"
)


def _guided(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return what a percentage is the growth of that is guided to."""
    if scene.english or mention.base.unit != "percent" or (move and move.by):
        return None
    start = scene.clause(mention.start).start
    hit = next((h for h in reversed(scene.hits) if start <= h.start and h.end <= mention.start), None)
    if hit is None or not _GROWTH_OF_ZH.fullmatch(scene.text, hit.end, mention.start):
        return None
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit))


# 微调今、明两年每股盈余预测各15%与19%
_FORESEEN_ZH = re.compile(r"(?:预测|预估|预期)(?:值|数)?(?:各|分别|约|幅度|达|为)*(?:[\d.]+%(?:、|和|及|与))*")
_ADJUSTS_ZH = re.compile(r"[调修削升降]")


def _foreseen(scene: Scene, mention: Mention) -> Owner | None:
    """Return what a percentage revises that stands right behind the word for its forecast."""
    if mention.base.unit != "percent":
        return None
    start = scene.clause(mention.start).start
    hit = next((h for h in reversed(scene.hits) if start <= h.start and h.end <= mention.start and not h.verb), None)
    if hit is None or "percent" in scene.metric(hit).shapes or not _FORESEEN_ZH.fullmatch(scene.text, hit.end, mention.start):
        return None
    adjusted = _ADJUSTS_ZH.search(scene.text, scene.sentence.start, hit.start)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit)) if adjusted else None


# 由380元调升至450元,调幅18%: how large the move before was.
_SIZE = re.compile(
    r"(?:年均?|复合|平均|期内|三年|五年)*(?:上|下)?(?:调幅|修幅|调|修)?(?:涨幅|跌幅|升幅|降幅|增幅|减幅|调幅|修幅|幅度|增长率|增速)(?:度)?(?:各?[为达]?|分别为?|约|近|逾|超过?|高达)*"
)


def _sized(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    last = told.units[0] if told.units else None
    if last is None or mention.form not in ("percent", "fraction") or last.id in ("duration", "rank"):
        return None
    clause = scene.clause(mention.start)
    before = scene.text[clause.start : mention.start].strip(" ,，;；(（")
    if not _SIZE.fullmatch(before) or clause.start == scene.sentence.start:
        return None
    if last.metric is None:
        return Owner(last.id, "carried", unit=last.unit) if shape(last.unit) == "money" else None
    return (
        Owner(last.id, "carried", metric=last.metric, unit=last.unit) if fits(last.metric, mention, move or Move("up")) else None
    )


# 占营收14%,比上年的12%提高…; 6.4%,低于去年同期的7.1%
_AGAINST = re.compile(
    r"[,，(（]?(?:但|仍|也|远|略|均|更)*(?:比|较|低于|高于|不及|优于|逊于|超过|相比|对比|而)[^,，。;；]{0,14}?(?:的|为)?$"
)


def _compared(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of the percentage that one is set against, where no word for another stands between."""
    if mention.base.unit not in ("percent", "percentage_point") or not told.units:
        return None
    at = scene.mentions.index(mention)
    if not at:
        return None
    before = scene.mentions[at - 1]
    own = told.units[0]
    if own.unit != "percent" or own.metric is None or (mention.base.unit == "percent" and before.base.unit != "percent"):
        return None
    between = scene.text[before.end : mention.start]
    named = any(before.end <= h.start < mention.start for h in scene.hits)
    if named or (mention.base.unit == "percent" and not _AGAINST.fullmatch(between)):
        return None
    if mention.base.unit == "percentage_point" and (len(between) > 8 or re.search(r"[,，;；]", between)):
        clause = scene.text[scene.clause(mention.start).start : mention.start]
        if not _THAN_ZH.fullmatch(clause):
            return None
    return Owner(own.id, "carried", metric=own.metric, unit=own.unit)


# 比率为26.5%,…,且较今年度减少0.5个百分点
_THAN_ZH = re.compile(
    r"[\s,，;；]*(?:且|并|而|也|仍|亦)*[较比][^,，。;；\d]{1,10}?(?:增加|减少|上升|下降|提高|降低|提升|增|减|升|降)(?:了|约|近)*"
)

# 募集配套资金不超过15亿元,其中9.65亿元用于支付现金对价,其余2亿元补充流动资金
_USED_ZH = re.compile(r"(?:将|拟|则|计划)?(?:用于|用作|用以|用来|补充|偿还|支付|投入|拟投入|投放于|投放在|投向|归还)")
_PART_LEAD_ZH = re.compile(r"[,，、;；]?(?:其中|当中|其余|余下|剩余|另有?|另外|和|及|约|的|将)*")


def raised_part(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return what a sum is that was raised, for its parts told by what they are used for."""
    if shape(mention.base.unit) != "money" or not _USED_ZH.match(scene.text, mention.end):
        return None
    whole = next((own for own in (told.total, told.last, *told.units) if own is not None and own.id in _RAISED), None)
    if whole is None and told.units and told.last and told.last.id in _LAID_OUT:
        whole = told.last  # 资本开支3.05亿美元,其中约2.6亿美元投放于新厂
    if whole is None or whole.metric is None or whole.unit != mention.base.unit:
        return None
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    return Owner(whole.id, "carried", metric=whole.metric, unit=whole.unit) if _PART_LEAD_ZH.fullmatch(lead) else None


_LAID_OUT = ("capex", "rd_expense", "fiscal_spending", "spending", "investment")
_RAISED = ("ipo_proceeds", "funding", "debt_financing")


# 分为四块:算力中心300亿元、量子计算220亿元: items of a list behind a colon, each a short name and an amount.
_ITEM = re.compile(
    r"(?:[、，,；;：:]|和|及|以及|\s)*(?:其中|包括|分别为|其余|余下|剩余|另外?)?[一-鿿A-Za-z0-9与和及·、（）()]{0,24}?(?:约|为|占|各)?\s*$"
)


def _listed_part(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of the sum that a list behind a colon shares out."""
    sort = shape(mention.base.unit)
    if sort not in ("money", "count"):
        return None
    colon = scene.text.rfind("：", scene.sentence.start, mention.start)
    colon = max(colon, scene.text.rfind(":", scene.sentence.start, mention.start))
    whole = next((own for own in (*told.units, told.total, told.lead, told.plan) if own and own.unit == mention.base.unit), None)
    given = _GOES_TO_ZH.match(scene.text, mention.end) is not None
    if colon < 0:
        within = next((own for own in told.units if own.id in _PLANS and own.unit == mention.base.unit), None)
        whole = within or _plan_of(told)
        whole = whole if whole and (given or _is_item_of_many(scene, mention)) else None
    if whole is None or whole.metric is None or not whole.metric.additive or sort not in whole.metric.shapes:
        return None
    before = max([colon, scene.sentence.start, *(m.end for m in scene.mentions if m.end <= mention.start)])
    if any(before <= h.start < mention.start and fits(scene.metric(h), mention, None) for h in scene.hits):
        return None
    if any(h.start == mention.end and not h.verb for h in scene.hits):
        return None  # 创造7兆元产值
    listed = given or _ITEM.match(scene.text[before : mention.start].lstrip("：:"))
    return Owner(whole.id, "carried", metric=whole.metric) if listed else None


def _plan_of(told: Told) -> Owner | None:
    return told.lead if told.lead and told.lead.id in _PLANS else told.plan


def is_plan(owner: Owner) -> bool:
    """Whether a number may be the sum of a plan that a text goes on to share out."""
    return owner.id in ("investment", "stimulus", "fiscal_spending", "subsidy", "aum") and shape(owner.unit) == "money"


def _is_item_of_many(scene: Scene, mention: Mention) -> bool:
    """Whether a sentence shares out the money of its article's plan: 港口30亿里亚尔,医疗20亿里亚尔,…."""
    alike = [m for m in scene.mentions if m.base.unit == mention.base.unit and shape(m.base.unit) == "money"]
    return len(alike) >= _MANY


# 9兆韩元拨给晶圆厂,5兆给封装测试,余下1兆用于人才
_GOES_TO_ZH = re.compile(
    r"[,，]?(?:将|拟|则|会|主要|专门)?(?:拨给|给予|给(?!付)|分给|分配给|划给|用于|用作|用在|用来|投向|投入到?|流向|投给|归于)"
)


_MANY = 3


# Some 18 billion dollars goes to new lines; 10 billion is set aside for rolling stock; drilling takes $30 billion.
_GOES_TO = re.compile(
    r"(?:\s(?:dollars|euros|pounds|yen|won|rupees|yuan|crowns|zloty|dong))?(?:\s\([^)]{1,24}\))?"
    r"(?:\sof\s(?:that|this|it|which|the\s(?:total|sum|money|budget)))?,?\s(?:(?:will|would|is\sto|are\sto|should|is\sdue\sto)\s)?"
    r"(?:(?:go|goes|went|flow|flows|be\sspent|be\sused|be\sdevoted|be\sinvested|be\schannelled|be\sput)\s(?:directly\s)?(?:to|into|on|for|in|towards?|through)\b"
    r"|be\sinvested\b|(?:finance|fund|support|help|back|pay\sfor|build|cover|upgrade|modernise|modernize)s?\s[a-z]"
    r"|(?:is|are|was|were|be)\s(?:set\saside|earmarked|reserved|meant|intended|allocated|allotted|budgeted|planned|handed\sout|lent|kept)\b"
    r"|for\s(?:the\s)?[a-z])"
)
_TAKES = re.compile(
    r"\b(?:takes?|gets?|getting|receives?|absorbs?|swallows?|accounts?\sfor|suppl(?:y|ies)|provides?|contributes?|finances?|adds?|brings?|covers?|shoulders?"
    r"|chips?\sin|puts?\sup|kicks?\sin)\s(?:the\s[a-z]+\s(?:slice|share|chunk|portion)\s(?:with|of|at|,)\s)?"
    r"(?:about\s|another\s|some\s|the\sremaining\s|the\sother\s)?$"
    r"|\b(?:allocation|slice|chunk|share),\s$|\bfollowed\sby\s(?:[a-z-]+\s){1,4}(?:with|at|on)\s$"
)
_TO_MEASURE = re.compile(
    r"\sto\s(?:[a-z]+\s)?(?:spending|revenues?|sales|debt|output|exports|earnings|profits?|income|GDP|growth|demand|costs?)\b"
)
_NEXT_ITEM = re.compile(r"(?:,|;|\band\b)\s(?:and\s)?(?:the\s)?[a-z][a-z-]*(?:\s[a-z-]+){0,5}\s(?:with\s)?$")
_PLANS = (
    "investment",
    "stimulus",
    "capex",
    "spending",
    "fiscal_spending",
    "defence_spending",
    "aum",
    "funding",
    "ipo_proceeds",
    "subsidy",
)


def _shared_out(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a plan's sum that a number is a part of, in a text or sentence that tells of it first."""
    whole = next((own for own in (told.total, told.lead, told.plan) if own and own.id in _PLANS), None)
    if whole is None or whole.metric is None or shape(mention.base.unit) != "money":
        return None
    start = scene.left(mention)
    behind = _GOES_TO.match(scene.text, mention.end)
    if not behind and not _TAKES.search(scene.text, start, mention.start):
        at = scene.mentions.index(mention)
        before = scene.mentions[at - 1] if at else None
        goes_on = (
            before is not None and before.base.unit == mention.base.unit and told.last is not None and told.last.id == whole.id
        )
        if before is None or not goes_on or not _NEXT_ITEM.fullmatch(scene.text, before.end, mention.start):
            return None
    if any(start <= h.start < mention.start and not h.verb and fits(scene.metric(h), mention, None) for h in scene.hits):
        return None
    if _TO_MEASURE.match(scene.text, mention.end):
        return None  # adds $5 billion to spending
    return _part_of(scene, whole)


def _part_of(scene: Scene, whole: Owner) -> Owner:
    """Return what a part of a sum is: of a fund that is spent, investment."""
    metric = scene.pack.metrics.get("investment") if whole.id == "aum" else whole.metric
    return Owner(metric.id if metric else whole.id, "carried", metric=metric, unit=whole.unit)
