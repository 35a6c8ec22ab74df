"""Amounts that describe a thing: the sum of a plan or a fund, what a credit comes to, what one such thing costs."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, fits
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_ARTICLE = re.compile(r"\b(?:a|an)\s$", re.IGNORECASE)
_NOUN_OF = re.compile(
    r"\b(?:a|an|the|its|their)\s((?:[a-z-]+\s){0,3}[a-z-]{3,})\sof\s(?:about\s|around\s|nearly\s|roughly\s|some\s)?$"
)
_DESCRIBED = re.compile(
    r"\s((?:(?!(?:for|of|in|to|on|from|by|with|at|as)\s)[a-z-]+\s){0,2}[a-z-]{3,})(?=\s(?:before|by|to|for|with|from|that|which|in|on|as|and|at|of|over|expire[sd]?|end(?:s|ed)|lapse[sd]?|is|was|has|had|will)\b|[,.;]|$)"
)


_PLAN = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?!(?:from|in|into|to|for|by|through|out|with|via|on|under|over|at)\s)(?:[a-z-]+\s){0,3}(?:commitment|pledge|plans?|programmes?|programs?|packages?|schemes?|initiatives?|strategy|strategies|blueprint|roadmap|push|spree|project|refinery|plant|factory|fab|terminal|pipeline|complex|smelter|campus|bridge|tunnel|railway|airport|stadium|reactor|dam)\b(?!\sof\b)|\s(?:[a-z-]+\s){0,2}(?:phase|round|instal?ment|stage)\sof\s(?:[a-z-]+\s){0,3}(?:incentives|aid|subsid\w+|plan|programme|program|scheme)\b|(?!用于|用作|投入|补充|用以)的?[「“‘《]?[一-鿿]{0,8}?(?:计划|方案|项目|专案|经济对策|对策)(?![一-鿿]?\d)"
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


# No verb stands between: The group spent $205 million on ….
_THE_EN = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Nn]ew|[Cc]urrent|an?)\s(?:(?:new|existing|current|full|whole|entire|original|initial|proposed|latest|federal|additional|[a-z]+ed|[a-z-]+al)\s){0,2}$"
)
_DESCRIBED_AS = re.compile(
    r"\s((?!(?:on|in|of|to|for|at|by|from|with|and|or|as)\s)(?:[A-Za-z-]+\s){1,4}[a-z]{3,})(?=\s(?:to|for|with|from|that|which|in|on|as|and|at|is|was|has|had|will)\b|[,.;]|$)"
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
