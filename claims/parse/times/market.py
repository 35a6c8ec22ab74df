"""The day of what a market did, where a number names none: each price, turnover and move of a report is of its day."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_frame
from claims.period import is_instant

# What a price did, where it stood, or what was turned over.
_TRADES_EN = re.compile(
    r"\b(?:clos|settl|finish|end|open|ros|rise|rising|fell|fall|gain|los|add|shed|slip|slid|jump|surg|tumbl|climb|drop|dip|edg|advanc|rall"
    r"|sank|sink|slump|plung|soar|eas|trad|chang|spik|crash|skid|rebound|retreat|declin|up|down|off|higher|lower|weaker|stronger|firmer|at|put)[a-z]*\b",
    re.IGNORECASE,
)
_TRADES_ZH = re.compile(
    r"收(?![入购益取到费])|[报升跌涨挫瀉泻扬吐弹贬]|成交|沽空|比率|[买卖]超|现价|现报|开盘|盘[中初]|净[流买卖]|委[买卖]|涨停|跌停"
)
# What makes of a price or a move one of a longer time, of another day, or of nobody's.
_ELSE_EN = re.compile(
    r"\b(?:averag\w*|assum\w*|peak\w*|all-time|(?<!-)(?:weeks?|months?|quarters?|years?)|weekly|monthly|yearly|annual\w*|since|budget|each|every|break-?even|target\w*|valu(?:e[ds]?|ing|ation)"
    r"|has|have|had|would|will|could|may|might|should|expect\w*|if|cap|ceiling|offer\w*|bid|premium|discount|debut|IPO|previous\w*|earlier|ago|before|until|sessions|days)\b",
    re.IGNORECASE,
)
_ELSE_ZH = re.compile(
    r"均价|平均|日均|均量|历史|以来|累|年初|[今去明]年|全年|年内|[上下]半年|[上本下每这]周|[一两三四五六七八九十\d几数]+个?[周月年季]|[上本下]个?[月季]|近[一二两三四五六七八九十\d]|过去"
    r"|跟[涨跌]|最新|最近|停牌|前一|前日|上一?个?交易日|最后|公告前|连[跌升涨挫续]?\S{0,3}[日天周月年]|[日天]累|假设|目标|招股|发行|定价|上市价|配售|认购|收购|私有化|曾|若|如果|料|预|可望|有望|将|会|每月|每年|按[周月年]|[周月季年][增减升跌]"
)
# A new clause without a comma, of what moved the price: rose 4% after third-quarter sales beat forecasts.
_CAUSE_EN = re.compile(
    r"\s(?:after|as|when|because|since|despite|amid|following|on\s(?:news|reports?|hopes|fears|word|concerns?|talk|the\sback)|ahead\sof|before|having|from|than|with)\s",
    re.IGNORECASE,
)
_BEHIND = 14
# 较收市价2.38港元溢价34.5%: of whatever day.
_SET_BY_ZH = re.compile(r"[较比按以照][^,，现]{0,14}(?:收[市盘]价?|股价|市价)[^,，\d]{0,3}$")
_NOW_ZH = re.compile(r"现价$")
_IS_UP = re.compile(r"\band\s.*\b(?:is|are)\s(?:up|down|off)\s$")
_FUTURES_ZH = re.compile(r"期货|主力|合约|现货|收|盘|金价|银价")
# More than this is no day's move.
_LITTLE = {"percent": Decimal(6), "points": Decimal(40)}


def on_market(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory) -> Timed | None:
    """Return the day of a price, a turnover or a move that names no time of its own: the last day told of in its sentence, else
    the one whose market the text reports on, else that of the text."""
    if owner is None or memory.published is None or owner.id not in scene.cues.words("metric.ids", "traded"):
        return None
    clause = scene.clause(mention.start)
    if move and move.departs and not _NOW_ZH.search(scene.text, clause.start, mention.start):
        return None
    if not _is_of_a_day(scene, mention, owner, memory):
        return None
    start, end = _own_words(scene, mention)
    if any(start <= when.start < end for when in scene.times):
        return None
    trades, other = (_TRADES_EN, _ELSE_EN) if scene.english else (_TRADES_ZH, _ELSE_ZH)
    if not scene.english and _SET_BY_ZH.search(scene.text, clause.start, mention.start):
        return None
    moved = scene.sentence.start if move and move.arrives else start  # rose 38 points, or 0.6%, to 6,842
    if trades.search(scene.text, moved, min(end + _BEHIND, clause.end)) is None or other.search(scene.text, start, end):
        return None
    if scene.english and _IS_UP.search(scene.text, start, mention.start) and _began_before(scene, start):
        return None
    return Timed(_day(scene, mention, memory), "assumed")


def _is_of_a_day(scene: Scene, mention: Mention, owner: Owner, memory: Memory) -> bool:
    """Whether a number may be a price, a turnover or what one moved by on a day: materials, rates and currencies move little in
    one, and may be told of over the time that the sentence before spoke of."""
    if mention.form in ("duration", "multiple", "fraction", "ordinal") or mention.hedge == "over":
        return False
    if owner.id in ("trading_value", "trading_volume", "net_inflow", "short_selling"):
        return mention.form in ("money", "count")
    if owner.id in ("stock_price", "index_level", "short_selling_ratio"):
        return True
    spoken = memory.when is not None and memory.paragraph == scene.sentence.paragraph and not is_instant(memory.when.period)
    if spoken and memory.session is None:
        return False
    most, size = _LITTLE.get(mention.form), mention.base.high if mention.base.high is not None else mention.base.low
    if (
        owner.id == "commodity_price"
        and not scene.english
        and _FUTURES_ZH.search(scene.text, scene.sentence.start, mention.end) is None
    ):
        return False
    return most is None or (size is not None and abs(size) <= most)


def _began_before(scene: Scene, start: int) -> bool:
    """Whether a clause before spoke of a longer time: Corvane has doubled this year, and Ledmore is up 62%."""
    return any(w.end <= start and w.period and not is_instant(w.period) for w in scene.times)


def _own_words(scene: Scene, mention: Mention) -> tuple[int, int]:
    """Return where the words begin and end that say what a number's price did: the clause, in English as far as its cause."""
    clause = scene.clause(mention.start)
    if not scene.english:
        return clause.start, mention.end
    cause = _CAUSE_EN.search(scene.text, mention.end, clause.end)
    start = clause.start
    for before in _CAUSE_EN.finditer(scene.text, clause.start, mention.start):
        start = before.end()  # after sliding 36% this year
    return start, cause.start() if cause else clause.end


def _day(scene: Scene, mention: Mention, memory: Memory) -> str:
    """Return the day whose prices a sentence tells: the last it named, its paragraph's, the report's or the text's."""
    here = scene.sentence.paragraph
    told = [w for w in scene.times if w.end <= mention.start and w.role == "at" and _is_told(scene, w) and not is_frame(scene, w)]
    if memory.when and memory.paragraph == here:
        told.insert(0, memory.when)
    told = [w for w in told if w.period and is_instant(w.period) and memory.is_recent(w.period)]
    told = [w for w in told if w.beside != "close"] or told  # 现报4.06元,昨收3.44元,成交1.9亿元
    if told:
        return told[-1].period
    if scene.english and (later := _later(scene, mention, memory)):
        return later
    if memory.quoted and memory.quoted[1] == here and memory.is_recent(memory.quoted[0]):
        return memory.quoted[0]
    return memory.session or (memory.published.isoformat() if memory.published else "")


def _is_told(scene: Scene, when: When) -> bool:
    """Whether a sentence tells of a day, if only by its close (周一收盘价为8.17元,上涨2.4%), and sets nothing against it."""
    return not when.beside or (when.beside == "close" and scene.text[when.start - 1 : when.start] not in tuple("较比于"))


def _later(scene: Scene, mention: Mention, memory: Memory) -> str | None:
    """Return the day named behind a number: settled up $1.40, or 2%, at $72.55 a barrel on Thursday."""
    for when in scene.times:
        if when.start < mention.end or when.role != "at" or when.beside or not memory.is_recent(when.period):
            continue
        return when.period if is_instant(when.period) and not _CAUSE_EN.search(scene.text, mention.end, when.start) else None
    return None
