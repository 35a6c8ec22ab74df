"""Where the money of a plan or a bid comes from: amounts told as own funds, loans, bonds and the state's part of it."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# A clause, or the one before it, that begins so tells of sources: 资金来源方面,; 收购资金中; 经费来源上
_HEADED_ZH = re.compile(
    r"(?:资金|经费|财源|款项|预算)(?:的)?(?:来源|筹措|安排|构成)(?:方面|上|分[为成][一-鿿]{1,4}|包括|为|是|主要)?"
    r"|(?:资金|财源|经费|款项)方面|(?:收购|所需|项目|建设|要约|交易|投资|上述|全部|私有化)(?:所需)?(?:资金|经费|款项)(?:之?中|里|来自|来源|将?由|将?以|主要|分)"
)
_OWN_ZH = re.compile(
    r"(?:自有资金|自筹资金|内部资源|内部资金|银行贷款|银团贷款|并购贷款|过桥贷款|配套资金|财政资金|专项债|特别国债|特别预算|发债|举债)"
)
_FROM_ZH = re.compile(r"(?:来自|由|以|透过|通过|为|是|系|用|靠|使用)[^,，。;；\d]{0,6}$")
_BORNE_ZH = re.compile(
    r"(?:将|则|均|拟|可)?(?:由|来自|以|透过|通过|靠)[^,，。;；\d]{1,16}(?:支应|筹措|承担|负担|解决|出资|提供|分摊|筹集|支付|筹得|自筹|支持|$)|(?:来自|为|是|系)(?:自有|自筹|银行|银团|并购|过桥|内部|财政|发债)"
)
_HEADED_EN = re.compile(
    r"\b(?:[Ww]here\s(?:does|will|is|would)\s(?:the|that|all\sthe)\smoney|(?:is|are|be|being)\s(?:to\sbe\s)?(?:financed|funded|paid\sfor)\b"
    r"|[Tt]he\s(?:money|cash|funds|financing|funding)\s(?:is\sto\s|will\s|would\s)?comes?\sfrom)"
)
_FROM_EN = re.compile(
    r",?\s(?:dollars\s|euros\s|pounds\s|won\s|yen\s)?(?:(?:is|are|will|would|was|were)\s(?:to\s)?(?:be\s)?)?"
    r"(?:comes?\sfrom|come\sfrom|coming\sfrom|came\sfrom|raised\s(?:by|through|from)|borrowed|financed\s(?:by|with)|funded\s(?:by|with)"
    r"|(?:of|from|in)\s(?:its\s|their\s)?own\s(?:cash|funds|resources|money))\b"
)
_PUTS_UP_EN = re.compile(
    r"\b(?:puts?\sup|putting\sup|chips?\sin|chipp\w+\sin|kicks?\sin|stumps?\sup)\s(?:about\s|another\s|a\sfurther\s|the\s(?:other|remaining)\s)?$"
)
_PLANS = ("investment", "acquisition_bid", "capex", "spending", "fiscal_spending", "funding", "aum", "contract_value", "cost")


def sourced(scene: Scene, mention: Mention, told: tuple[Owner | None, ...]) -> Owner | None:
    """Return `funding` for an amount that somebody gives to a sum; `told` are the sums spoken of."""
    if shape(mention.base.unit) != "money":
        return None
    found = _in_english(scene, mention, told) if scene.english else _in_chinese(scene, mention)
    metric = scene.pack.metrics.get("funding") if found else None
    return Owner(metric.id, "stated", metric=metric) if metric else None


def _in_chinese(scene: Scene, mention: Mention) -> bool:
    clause, start = scene.clause(mention.start), scene.sentence.start
    if not _HEADED_ZH.search(scene.text, start, mention.start):
        return False
    lead = scene.text[clause.start : mention.start]
    behind = scene.text[mention.end : scene.right(mention)]
    return bool(_OWN_ZH.search(lead) or _FROM_ZH.search(lead) or _BORNE_ZH.match(behind) or _GIVES_ZH.search(lead))


# 欧盟基金承担248亿; 中央编列1344亿; 地方分摊576亿
_GIVES_ZH = re.compile(
    r"(?:承担|负担|编列|分摊|出资|提供|支应|配套|拨付|安排|贷款|借款|自筹|筹措|筹集|投入|认缴|发行|发债)(?:的)?(?:约|近|逾|共|合计|各|了|为)*$"
)


def _in_english(scene: Scene, mention: Mention, told: tuple[Owner | None, ...]) -> bool:
    planned = any(own is not None and own.id in _PLANS for own in told)
    clause = scene.clause(mention.start)
    if _PUTS_UP_EN.search(scene.text, clause.start, mention.start):
        return planned and _NAMED_SOURCE_EN.search(scene.text, clause.start, mention.start) is not None
    last = told[0]
    if last is not None and last.id == "funding" and _NEXT_SOURCE_EN.search(scene.text[clause.start : mention.start]):
        return True
    if not planned and not _HEADED_EN.search(scene.text, scene.sentence.start, mention.start):
        return False
    return _FROM_EN.match(scene.text, mention.end) is not None


_SOURCES_EN = (
    r"(?:budget|banks?|lenders?|bonds?|loans?|funds?|government|state|treasury|investors|partners|creditors|donors|regions)"
)
_NAMED_SOURCE_EN = re.compile(rf"\b{_SOURCES_EN}\b")
# …, bonds $17 billion and foreign lenders $20 billion
_NEXT_SOURCE_EN = re.compile(rf"(?:^|,|;|\band)\s?(?:and\s)?(?:[a-z]+\s){{0,2}}{_SOURCES_EN}\s(?:about\s|another\s)?$")
