"""Metrics that no word names: what a company is traded at, what a counted noun counts, what the clause calls its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.packs import Metric, Pack
from claims.parse.metric.metrics import Owner, Told, fits, is_oil, quotes
from claims.parse.metric.moves import Move
from claims.parse.metric.openmetric import head_noun
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene
from claims.units import is_noun, shape

_ARTICLE = re.compile(r"\b(?:a|an)\s$", re.IGNORECASE)
_NOUN_OF = re.compile(
    r"\b(?:a|an|the|its|their)\s((?:[a-z-]+\s){0,3}[a-z-]{3,})\sof\s(?:about\s|around\s|nearly\s|roughly\s|some\s)?$"
)
_DESCRIBED = re.compile(
    r"\s((?:[a-z-]+\s){0,2}[a-z-]{3,})(?=\s(?:before|by|to|for|with|from|that|which|in|on|as|and|at|of|over|expire[sd]?|end(?:s|ed)|lapse[sd]?|is|was|has|had|will)\b|[,.;]|$)"
)


_PLAN = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:[a-z-]+\s){0,3}(?:commitment|pledge|plans?|programmes?|programs?|packages?|schemes?|initiatives?|strategy|strategies|blueprint|roadmap|push|spree|project|refinery|plant|factory|fab|terminal|pipeline|complex|smelter|campus|bridge|tunnel|railway|airport|stadium|reactor|dam)\b(?!\sof\b)|\s(?:[a-z-]+\s){0,2}(?:phase|round|instal?ment|stage)\sof\s(?:[a-z-]+\s){0,3}(?:incentives|aid|subsid\w+|plan|programme|program|scheme)\b|(?!用于|用作|投入|补充|用以)的?[「“‘《]?[一-鿿]{0,8}?(?:计划|方案|项目|专案|经济对策|对策)(?![一-鿿]?\d)"
)


# a National Growth Fund worth 150 trillion won; the programme totals 48 billion
_HEADED_EN = re.compile(
    r"\b([Ff]unds?|[Pp]lan|[Pp]rogramme|[Pp]rogram|[Pp]ackage|[Ss]cheme|[Ii]nitiative|proposals|projects)\s(?:that\s(?:is|was)\s|is\s|will\s(?:be\s)?|would\s(?:be\s)?|was\sto\sbe\s)?"
    r"(?:worth|of|totall?ing|totals|have|has|valued\sat|amounts\sto|comes\sto|runs\sto)\s(?:about\s|up\sto\s|some\s|a\scombined\s|a\stotal\sof\s|together\s)*$"
)
# 上一期蓝图于2021年推出,规模为1万亿
_SIZED_ZH = re.compile(
    r"(基金|计划|方案|蓝图|规划|专案|行动|措施|纲领)[^。;；]{0,20}[,，]?(?:总|资金|整体|事业|预算)?(?<!产业)(?<!市场)(?<!行业)规模(?:同样|也|将|共|合计|上看|大约|约|近|逾)*(?:是|为|达到?|有)?(?:约|近|逾)?$"
)
_FUND = re.compile(
    r"\s(?!from|in|into|to|for|by|through|out|with|via|of\b)(?:[a-z-]+\s){0,3}fund\b|的?[「“‘《]?[一-鿿]{0,8}?基金(?!经理|公司)"
)


def described(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of an amount that describes a thing: a 120 billion zloty plan, a $7,500 federal tax credit."""
    sort = shape(mention.base.unit)
    planned = _planned(scene, mention) if sort == "money" else None
    if planned or not scene.english or sort not in ("money", "power"):
        return planned
    made_of = _NOUN_OF.search(scene.text, scene.left(mention), mention.start)
    if made_of and not any(
        made_of.start() <= h.start < mention.start and fits(scene.metric(h), mention, None) for h in scene.hits
    ):
        noun = made_of[1].split()[-1]
        plain = noun in scene.cues.words("open.stop", "en") or any(
            scene.cues.holds(f"move.{way}", noun) for way in ("up", "down")
        )
        return None if plain else Owner("_".join(made_of[1].split()[-2:]).replace("-", "_"), "stated")
    aside = _CONVERTED_EN.match(scene.text, mention.end)
    after = scene.text[aside.end() : scene.sentence.end] if aside else scene.after(mention)
    if not (
        _ARTICLE.search(scene.before(mention)) or (aside and _ARTICLE.search(scene.text, scene.left(mention), mention.start))
    ):
        return _credited(scene, mention, aside)
    match = _DESCRIBED.match(after)
    if match is None:
        return None
    end = aside.end() if aside else mention.end
    within = [h for h in scene.hits if end <= h.start < end + match.end()]
    hit = next((h for h in within if fits(scene.metric(h), mention, None)), None)
    if hit is not None and not hit.verb and hit.start > mention.end + 1:
        return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit))  # a $7,500 federal tax credit
    if hit is not None:
        return None
    if sort == "money" and _is_price_tag(scene, mention, match[1].split()[-1]):
        price = scene.pack.metrics.get("price")
        return Owner("price", "assumed", metric=price) if price else None
    return Owner("_".join(match[1].split()[-2:]).replace("-", "_"), "stated")


_THE_EN = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Nn]ew|[Cc]urrent|an?)\s(?:[a-z-]+\s){0,2}$")
_DESCRIBED_AS = re.compile(
    r"\s((?:[A-Za-z-]+\s){1,4}[a-z]{3,})(?=\s(?:to|for|with|from|that|which|in|on|as|and|at|is|was|has|had|will)\b|[,.;]|$)"
)
_ACT_EN = re.compile(r"\s(?:[A-Z][\w&-]*\s(?:and\s)?){0,5}(?:Act|Bill|Law|Package|Plan|Programme|Program|Scheme|Initiative)\b")


def _credited(scene: Scene, mention: Mention, aside: re.Match[str] | None) -> Owner | None:
    """Return the metric of a sum behind "the" by the noun that it describes: the $7,500 federal tax credit, the $52.7 billion
    CHIPS Act."""
    if not _THE_EN.search(scene.text, scene.left(mention), mention.start):
        return None
    if _ACT_EN.match(scene.text, mention.end):
        metric = scene.pack.metrics.get("investment")
        return Owner("investment", "assumed", metric=metric) if metric else None
    match = _DESCRIBED_AS.match(scene.text[aside.end() : scene.sentence.end] if aside else scene.after(mention))
    end = aside.end() if aside else mention.end
    within = [h for h in scene.hits if match and end <= h.start and h.end <= end + match.end(1)]
    hit = next((h for h in within if not h.verb and fits(scene.metric(h), mention, None)), None)
    return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit)) if hit and hit.start > end else None


_MOST_OF_ONE = 200_000
_NO_THING = re.compile(
    r"(?:tax|fee|fine|charge|bonus|deposit|payment|toll|levy|rebate|discount|cheque|check|bill|gap|benefit|credit|grant|allowance|cap|limit|threshold|ceiling|floor|rise|increase"
    r"|cut|drop|fall|gain|loss|hit|surcharge|premium|prize|award|salary|wage|pension|stipend|subsidy|voucher|coupon|tariff|duty|minimum|range|handout|hike|reduction|difference)s?"
)


def _is_price_tag(scene: Scene, mention: Mention, noun: str) -> bool:
    """Whether a small amount before a noun is what one such thing costs: units of a $60 game."""
    value = mention.base.high
    small = value is not None and abs(value) < _MOST_OF_ONE and "illion" not in scene.text[mention.start : mention.end]
    return small and mention.base.unit.isupper() and not _NO_THING.fullmatch(noun)


def _planned(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of the sum of a plan or a fund: a 120 billion zloty plan, 150兆韩元基金."""
    right = scene.right(mention)
    headed = _HEADED_EN.search(scene.text, scene.left(mention), mention.start) if scene.english else None
    if headed:
        metric = scene.pack.metrics.get("aum" if headed[1].lower().startswith("fund") else "investment")
        return Owner(metric.id, "stated", metric=metric) if metric else None
    if not scene.english and (
        sized := _SIZED_ZH.search(scene.text, max(scene.sentence.start, mention.start - 30), mention.start)
    ):
        metric = scene.pack.metrics.get("aum" if sized[1] == "基金" else "investment")
        return Owner(metric.id, "stated", metric=metric) if metric else None
    bracket = (_CONVERTED_EN if scene.english else _CONVERTED_ZH).match(scene.text, mention.end)
    end, right = (bracket.end(), scene.sentence.end) if bracket else (mention.end, right)
    planned = None if _is_called(scene, mention) else _PLAN.match(scene.text, end, right)
    if planned and any(end <= h.start < planned.end() and h.id not in ("investment", "fund_return") for h in scene.hits):
        planned = None
    fund = None if planned else _FUND.match(scene.text, end, right)
    metric = scene.pack.metrics.get(_sort_of_plan(planned[0]) if planned else "aum") if planned or fund else None
    return Owner(metric.id, "stated", metric=metric) if metric else None


def _is_called(scene: Scene, mention: Mention) -> bool:
    """Whether a word for a metric is said to be of the amount: incentives of $400 million for the plant."""
    before = [h for h in scene.hits if h.end <= mention.start and not h.verb and h.id != "investment"]
    return any(scene.text[h.end : mention.start] in (" of ", " worth ", " totalling ", " totaling ") for h in before)


def _sort_of_plan(words: str) -> str:
    return "stimulus" if _STIMULUS.search(words) else "investment"


# 150兆韩元(约1020亿美元)的「国民成长基金」
_CONVERTED_ZH = re.compile(r"[(（][^()（）\n]{2,40}[)）]")
# a 1.2 trillion rupee ($13.6 billion) package
_CONVERTED_EN = re.compile(r"\s\([^()\n]{2,30}\)|\)(?=\s)")
_STIMULUS = re.compile(r"刺激|经济对策|纾困|振兴|\bstimulus\b|\brelief\s(?:package|plan)")


_BOURSE_EN = re.compile(r"\b(?:[Ss]tock\smarkets?|[Bb]ourse|[Ss]hare\sindex|[Bb]enchmark\sindex|[A-Z][\w&]*[ -]Index)\b")
_STOCK_EN = re.compile(r"\b(?:shares?|stocks?)\b", re.IGNORECASE)
_TRADES = re.compile(
    r"收?[涨跌]|[高低]开|(?:大|微|上|下|暴|飙|转)[涨跌]|(?:今早|今晨|今日|昨日|早盘|午后|盘中|现|收市?|开市|飙|急|倒)[升飙]|[)）](?:升|弹|扬|挫|泻|跳|插|回吐)|(?:急|劲|大|反|再|回)(?:挫|泻|弹|扬)|股价(?:挫|泻|弹|扬|回吐)|飙|劲扬|暴冲|重挫|崩跌|狂泻|首日[^,，。]{0,6}[升涨跌]|(?:早盘|早段|盘中|午后|尾盘|尾段|开盘|一度|曾)[^,，。\d]{0,6}(?:下挫|跳水|插水|走[高低强弱]|上扬|回落|回软|下滑|下探|上冲)"
)


# 按年跌 is never said of a price; 较前一周跌 and 周涨 go on with the number before.
_BY_YEAR_ZH = re.compile(r"同比|环比|按[年季月]|年[增减]|季[增减]|(?:上年|去年|上季)(?:度|同期)?")
_SINCE_ZH = re.compile(
    r"(?:[较比][^,，。]{1,8}?|[按单当全本上]?[周月日]度?|(?:今年|年初|年内|本月|本季|上周|周内|月内|日内)(?:以来|至今)?|累计|累|已|共计|合计|首.个月|则|再|又|共|同步)*(?:收|大|微|续|急|齐)?(?:上|下)?[涨跌](?:幅|超|近|约|逾|了|去|至|达|为)*"
)


def goes_on_by(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a clause that only says 涨 or 跌 speaks of the number before, and that one is no stock price."""
    clause = scene.clause(mention.start)
    before = any(scene.sentence.start <= m.start and m.end <= clause.start for m in scene.mentions)
    if told.last is None or told.last.id == "stock_price" or not before:
        return False
    return _SINCE_ZH.fullmatch(scene.text[clause.start : mention.start].strip()) is not None


def traded(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the stock price where a company just 涨 or 跌 by a percentage: what else of it is said to without a noun."""
    price = scene.pack.metrics.get("stock_price")
    if price is None or move is None or not move.by or shape(mention.base.unit) != "percent":
        return None
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if scene.english:
        if _BOURSE_EN.search(lead):
            level = scene.pack.metrics.get("index_level")
            return Owner(level.id, "stated", metric=level) if level else None
        of_shares = _STOCK_EN.search(lead) or (
            _JUST_MOVES_EN.fullmatch(lead) and _SHARES_OF_EN.match(scene.text, scene.sentence.start)
        )
        found = (
            "stated"
            if of_shares or _is_next_stock(scene, mention, told)
            else "assumed"
            if _moves_itself(scene, mention)
            else None
        )
        return Owner(price.id, found, metric=price) if found else None
    if _BY_YEAR_ZH.search(lead) or scene.cues["measure.home"].match(lead) or goes_on_by(scene, mention, told):
        return None
    if told.units and told.last and told.last.id in scene.cues.words("metric.ids", "inflation"):
        return None
    if lead.lstrip(" ,，").startswith("其中") and told.last and told.last.id not in ("stock_price", "index_level"):
        return None  # …,其中百货公司跌2.6%
    if _is_of_place(scene, mention, lead):
        return None
    before = [a for a in scene.actors if a.end <= mention.start and (a.is_company or a.kind == "index")]
    listed = bool(before)
    session = scene.spots.first("scope.session", scene.clause(mention.start).start, mention.start)
    if not (_TRADES.search(lead) or _is_quoted_move_of(scene, mention, before)) or not (
        listed or session or "股" in lead or "复牌" in lead or "首日" in lead or _ITSELF_ZH.fullmatch(lead.strip())
    ):
        return None
    level = scene.pack.metrics.get("index_level") if before and before[-1].kind == "index" else None
    return Owner((level or price).id, "assumed", metric=level or price)


# 福莱特玻璃升3.7%,报11.92元
_JUST_ZH = re.compile(r"(?:[(（][^()（）]{1,10}[)）])?(?:[则亦也再续急]|逆市|午后|今早)*[升涨跌挫泻弹扬](?:约|近|逾|超)?")
_AT_ZH = re.compile(r"[,，](?:现?报|收报|收于|收|至)\d|[,，][^,，。;；]{0,3}(?:盘中|最高|最低)")


def _is_quoted_move_of(scene: Scene, mention: Mention, before: Sequence[Actor]) -> bool:
    """Whether a company's name and a rise or fall stand right before a percentage, and where it is quoted behind."""
    if not before or not before[-1].is_company or mention.start - before[-1].end > _NEAR_NAME:
        return False
    moved = _JUST_ZH.fullmatch(scene.text, before[-1].end, mention.start)
    return moved is not None and _AT_ZH.match(scene.text, mention.end) is not None


_NEAR_NAME = 16


# Shares in Lantos, a big source of tax income, slipped 0.4%
_SHARES_OF_EN = re.compile(r"\s*(?:[A-Z][\w&.'’-]*\s){0,4}[Ss]hares\b")
_JUST_MOVES_EN = re.compile(
    r",?\s*(?:has\s|have\s|had\s)?(?:rose|risen|gained|climbed|jumped|surged|soared|rallied|advanced|fell|fallen|dropped|lost|slid|slipped|sank|tumbled|plunged|declined"
    r"|shed|eased|retreated|closed|ended|finished|were\sup|were\sdown)\s(?:up\s|down\s|by\s|as\smuch\sas\s|a\sfurther\s)*"
)
_NEXT_STOCK_EN = re.compile(r",\s(?:off|up|down)\s(?:about\s)?$")


def _is_next_stock(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a company is named with what its shares moved by, behind another's: rivals Marsden, off 2.6%, and Tolley."""
    if told.last is None or told.last.id != "stock_price":
        return False
    found = _NEXT_STOCK_EN.search(scene.text, scene.sentence.start, mention.start)
    return found is not None and scene.text[found.start() - 1].isalpha()


_PLACE_ZH = re.compile(r"(?:城市|地区|省份|各[省市地]|[一二三四]线(?:城市)?|全国|全市|全省|东部|中部|西部|东北)[一-鿿]{0,4}$")


def _is_of_place(scene: Scene, mention: Mention, lead: str) -> bool:
    """Whether what rises or falls is a city or a country, which is traded nowhere: 上海上涨0.3%, 三线城市下降0.5%."""
    start = scene.clause(mention.start).start
    within = [a for a in scene.actors if start <= a.start and a.end <= mention.start]
    if within:
        return within[-1].kind in PLACES and not scene.text.startswith("股", within[-1].end)
    return _PLACE_ZH.search(lead) is not None


_WHICH = re.compile(r"\s(?:which|whose|who)\b")
_ITSELF_ZH = re.compile(r"(?!其|股|它|该|同比|环比|单价|价格)[一-鿿A-Za-z]{3,8}(?:收|大|微|则)?[涨跌升](?:超|近|逾|约|幅达?)?")
_MOVES_EN = re.compile(
    r"\s(?:has\s|have\s|had\s|also\s|later\s|then\s|briefly\s)*(?:rises|falls|gains|climbs|drops|jumps|surges|soars|leaps|leapt|slumps|slumped|slides|slips|sinks|tumbles|plunges|plummets"
    r"|plummeted|rallies|advances|retreats|shed|sheds|adds|loses|ticked|ticks|edged|edges|put\son|is\soff|was\soff|were\soff|rebounded|rebounds|popped|pops|spiked|skidded|slid|rose|risen|gained|climbed|jumped|surged|soared|rallied|advanced|added|fell|fallen|dropped|lost|slid|slipped|sank|tumbled|plunged|declined|shed|eased|retreated|closed|ended|finished|was\sup|was\sdown|were\sup|were\sdown|is\sup|is\sdown)\s(?:up\s|down\s|by\s|as\smuch\sas\s|another\s|a\sfurther\s|about\s|nearly\s|more\sthan\s|higher\s|lower\s|some\s|over\s)*$",
    re.IGNORECASE,
)
# The pub group was 3.3% weaker; OCBC ended Thursday 0.7 per cent higher at S$18.92; Shell 1.3% lower.
_STANDS_EN = re.compile(
    r"(?:\s(?:was|were|is|are|closed|ended|finished|traded|opened|stood|settled|trading|last\straded|had\sclosed|had\sended|closing|ending)"
    r"(?:\s(?:on\s)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|trading|the\s(?:day|session|week)|at))?(?:\s(?:some|about|nearly|roughly))?)?\s$"
)
_THAT_MUCH_EN = re.compile(r"(?:,?\sor\s[^,;.\s]{1,9},?)?\s(?:higher|lower|weaker|firmer|stronger|softer|down|up)\b(?!\sthan\b)")


# Rates to the West Coast dropped: what is named behind a preposition is not what moves.
_OF_OTHER = re.compile(
    r"\b(?:to|in|from|for|at|on|between|that\sof|those\sof|That\sof|Those\sof)\s(?:the\s)?(?:U\.S\.\s|northern\s|southern\s)?$"
)


def _moves_itself(scene: Scene, mention: Mention) -> bool:
    """Whether a company itself rises or falls, and nothing of it is named: Broadcom has gained 51%."""
    names = [a for a in scene.actors if a.is_company and a.end <= mention.start and not a.anaphor]
    if not names or _OF_OTHER.search(scene.text, max(scene.sentence.start, names[-1].start - 16), names[-1].start):
        return False
    index = scene.sentence.clause_at(mention.start)
    clauses = scene.sentence.clauses
    aside = (
        index > 1 and _WHICH.match(scene.text, clauses[index - 1].start) and any(a.end == clauses[index - 2].end for a in names)
    )
    start = clauses[index].start if aside else names[-1].end
    if _THAT_MUCH_EN.match(scene.text, mention.end) and _STANDS_EN.fullmatch(scene.text, start, mention.start):
        return True
    return _MOVES_EN.fullmatch(scene.text, start, mention.start) is not None


def quoted_price(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price of a commodity that rises, falls or stands at so much: Brent rose 1.2% to $64.50 a barrel."""
    near = [a for a in scene.actors if scene.clause(mention.start).start <= a.start and a.end <= mention.start]
    sort = shape(mention.base.unit)
    if near and near[-1].kind == "index" and (sort == "index_point" or (sort == "percent" and move and move.by)):
        level = scene.pack.metrics.get("index_level")
        return Owner(level.id, "assumed", metric=level) if level else None
    if not near or near[-1].kind != "commodity" or not (sort.startswith("money") or (sort == "percent" and move and move.by)):
        return None
    if scene.english and not _is_quoted(scene, near[-1].end):
        return None
    fitting = [m for m in _prices(scene.pack) if fits(m, mention, move) or quotes(m, mention)]
    oil = [m for m in fitting if m.id.startswith("oil")]
    named = oil if is_oil(scene, near[-1].name) else [m for m in fitting if m not in oil]
    return Owner(named[0].id, "assumed", metric=named[0]) if named else None


_NEXT_EN = re.compile(r"\s([a-z]+)\b")


def _is_quoted(scene: Scene, end: int) -> bool:
    """Whether what follows a commodity speaks of itself: not of its yield."""
    word = _NEXT_EN.match(scene.text, end)
    return (
        word is None
        or scene.cues.holds("metric.quoted", word[1])
        or any(scene.cues.holds(f"move.{way}", word[1]) for way in ("up", "down"))
    )


@cache
def _prices(pack: Pack) -> tuple[Metric, ...]:
    """Return the metrics of what commodities are quoted at."""
    prices = [m for m in pack.metrics.values() if m.id.endswith("_price") and "commodity" in m.subjects]
    return tuple(m for m in prices if "money" not in m.shapes)


_GUIDES = re.compile(r"\b(?:guidance|guides?\s(?:to|for)|guided\s(?:to|for)|outlook|forecasts?|earn\w*|results)\b", re.IGNORECASE)


# 净收入2931万美元或每股0.90美元
_OR_A_SHARE_ZH = re.compile(r"(?:或|即|合|折合|相当于)(?:摊薄)?每股$")
_HELD = ("net_cash", "cash", "net_assets", "cash_and_investments", "net_debt")


def per_share(scene: Scene, mention: Mention, last: Owner | None) -> Owner | None:
    """Return earnings per share where a profit is told over again by the share ($21 billion, or $1.95 a share), or where what
    is to come is told by it: its guidance is a range of $2.80 to $2.90 a share."""
    eps = scene.pack.metrics.get("eps")
    if eps is None or not mention.base.unit.endswith("/share"):
        return None
    if (
        last is not None
        and last.id in ("revenue", "profit")
        and _OR_A_SHARE_ZH.search(scene.before(mention) + scene.text[mention.start : mention.end][:2])
    ):
        return Owner(eps.id, "assumed", metric=eps)
    if (
        last is not None
        and last.metric is not None
        and last.id in _HELD
        and last.unit == mention.base.unit.removesuffix("/share")
    ):
        return Owner(last.id, "carried", metric=last.metric, unit=last.unit)  # net cash of 210 million euros, or 1.75 a share
    guided = scene.english and _GUIDES.search(scene.text, scene.sentence.start, mention.start) is not None
    if not guided and (last is None or "income" not in last.id):
        return None
    return Owner(eps.id, "assumed", metric=eps)


_GPUS = {"accelerator": "GPU"}


def by_noun(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that its counted noun gives a number of things: 500万块GPU is a count of GPUs."""
    head = mention.base.unit.split("/")[0]
    if mention.form != "count" or "/" in mention.base.unit or not is_noun(head):
        return None
    if head == "share" and (held := _shares_counted(scene, mention)):
        return Owner(held.id, "stated", metric=held)
    head = _GPUS.get(head.lower(), head)
    stock = scene.pack.metrics.get(f"{head.lower()}_count") or _counted(scene.pack, head.lower())
    if stock:
        return Owner(stock.id, "stated", metric=stock)
    return Owner(f"{re.sub(r'[^0-9a-z]+', '_', head.lower())}_count", "stated")


_SOLD_EN = re.compile(r"\b(?:sell|sells|sold|selling|offer\w*|issu\w+|float\w*|plac(?:e|es|ed|ing))\s(?:[a-z]+\s){0,3}$")
_BOUGHT_BACK = re.compile(r"\b(?:buy|buys|bought|buying)\sback\s|\brepurchas\w+\s|回购[^,，\d]{0,6}$")
# Altamira holders will receive 0.35 Verhoeven shares
_SWAPPED_EN = re.compile(
    r"\b(?:receiv\w+|gets?|swap\w*|exchang\w+|offer\w*)\s(?:(?:each|every)\s[A-Za-z\s]{0,24}\s(?:for|into)\s)?(?:about\s)?$"
)
# 0.7988 AbbVie shares for every Shire share
_EACH_FOR_EN = re.compile(r"\s(?:(?:new|ordinary|of\sa|of)\s)?(?:[A-Z][\w&.'’]*\s){0,3}shares?\sfor\s(?:each|every)\b")
_MOST_SWAPPED = 20
_ITS_EN = re.compile(r"\b(?:its|the|for|on|has|have|with)\s(?:about\s|some\s|the\s)?$")


def _shares_counted(scene: Scene, mention: Mention) -> Metric | None:
    """Return what a number of shares is of: those sold, those bought back, or all that there are: for its 461 million shares."""
    start = scene.left(mention)
    name = None
    few = mention.base.high if mention.base.high is not None and mention.base.high < _MOST_SWAPPED else None
    each = few is not None and few % 1 and _EACH_FOR_EN.match(scene.text, mention.end)
    if each or (few is not None and _SWAPPED_EN.search(scene.text, start, mention.start)):
        name = "exchange_ratio"
    elif _BOUGHT_BACK.search(scene.text, start, mention.start):
        name = "buyback"
    elif scene.english and _SOLD_EN.search(scene.text, start, mention.start):
        name = "shares_issued"
    elif scene.english and _ITS_EN.search(scene.text, start, mention.start):
        name = "shares_outstanding"
    return scene.pack.metrics.get(name) if name else None


def _counted(pack: Pack, noun: str) -> Metric | None:
    """Return the metric that counts how many of a thing there are: customers, stores."""
    metric = pack.metrics.get(f"{noun}s")
    return metric if metric is not None and metric.behaviour == "stock" and "count" in metric.shapes else None


def open_metric(scene: Scene, mention: Mention, share: bool) -> Owner | None:
    """Return an open metric, named by the head noun of the clause."""
    if mention.form == "duration":
        return Owner("duration", "assumed")
    if mention.form == "ordinal":
        return Owner("rank", "assumed")
    noun = head_noun(scene, mention)
    if noun is None or noun in scene.pack.metrics:
        return None  # a word that names a metric and was not taken for it: 412 pence in cash
    return Owner(f"{noun}_share" if share else noun, "stated")
