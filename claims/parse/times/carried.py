"""Which period the sentences before give to a number that names none."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.memory import REPORT_REACH, Memory, Timed
from claims.parse.times.mentioned import follows, is_short
from claims.parse.times.planned import apart_from_plan, planned_for
from claims.parse.times.series import year_of_each
from claims.parse.times.when import When
from claims.period import days, is_instant
from claims.units import shape


def carried(
    scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str, *, moved: bool = False
) -> Timed | None:
    """Return the period that the sentences before set: the outlook's, the paragraph's; for results, the last span reported on.

    `moved` tells that the number says by how much something moved.
    """
    if is_whole_cost(scene, mention):
        return None
    flows = _goes_on(scene, mention, metric, memory, mode, moved=moved)
    head = memory.headed(scene) if mention.form != "duration" else None
    went_on = (flows or metric is None or metric.behaviour == "flow") and not _is_tally(mention)
    ahead_of = head.mode if head and head.mode != "done" else ""
    if head and (ahead_of or (head.period and went_on)) and not _is_dated(scene, mention):
        if _is_tally(mention):
            return None
        plan = memory.plan if ahead_of and memory.public else None
        return Timed(head.period, "carried") if head.period else Timed(plan, "assumed") if plan else None
    ahead = mode in ("target", "forecast", "estimate")
    if ahead and (foreseen := of_outlook(scene, mention, metric, memory, flows=flows)):
        return foreseen
    ahead = ahead and mode != "estimate" and (memory.public or not _was_expected(scene, mention))
    here = scene.sentence.paragraph
    if flows and not ahead and memory.span and memory.listed_under(scene):
        return Timed((memory.reported(here) if head else None) or memory.span, "carried")
    if memory.blurred == here and not memory.held:
        return None
    if ahead and memory.when and memory.paragraph == here and follows(scene):
        return Timed(memory.when.period, "carried")
    stands = metric is not None and mode == "actual" and not _is_added(scene, mention, metric, moved=moved)
    if metric is not None and stands and (end := _closing(scene, mention, metric, memory)):
        return Timed(end, "assumed")
    if not ahead and (told := _of_report(scene, mention, metric, memory, flows=flows)):
        return told
    if not flows and (spoken := _of_paragraph(scene, mention, metric, memory, mode)):
        return spoken
    if mode == "actual" and metric is not None and (day := _quoted_on(scene, mention, metric, memory)):
        return Timed(day, "carried")
    if mode == "actual" and _is_beside_results(scene, mention, metric, memory):
        return Timed(memory.reported(here) or "", "assumed")
    if metric is not None and metric.id in ("dividend", "payout_ratio") and (year := _year_shared_out(scene, memory)):
        return Timed(year, "assumed")
    planned = planned_for(memory, scene, mention) if ahead and memory.plan else None
    if planned and _is_of_programme(scene, mention, metric, memory):
        return Timed(planned, "assumed")
    return None


# A dividend of a part of a year, or beside it.
_IN_PART = re.compile(r"季|中期|半年|特别|中报|月派|[去前上]年|同期")
_SHARES_OUT = re.compile(r"(?:拟|建议|决议|宣派|末期|预案|年度|每10股)")
# Until June a year's dividend is proposed in the next.
_PROPOSED_BY = 6


def _year_shared_out(scene: Scene, memory: Memory) -> str | None:
    """Return the year whose profit a dividend shares out that is proposed in the spring after: 拟每10股派5.9元."""
    now, clause = memory.published, scene.sentence
    if scene.english or now is None or now.month > _PROPOSED_BY or _IN_PART.search(scene.text, clause.start, clause.end):
        return None
    if _SHARES_OUT.search(scene.text, clause.start, clause.end) is None:
        return None
    return str(now.year - 1)


# What works are to cost till they are done is not of the year that the text is on: 上述项目总投资超过1.4万亿元.
_WHOLE_COST = re.compile(r"总投资|投资总额|总造价|总成本|\b(?:total|overall)\s(?:\w+\s)?(?:investment|cost)s?\b", re.IGNORECASE)


def is_whole_cost(scene: Scene, mention: Mention) -> bool:
    """Whether a number is what works cost in all."""
    return mention.form == "money" and _WHOLE_COST.search(scene.text, scene.left(mention), mention.start) is not None


def _goes_on(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str, *, moved: bool) -> bool:
    """Whether what a number measures went on over the time that is reported on."""
    return (
        lasts(mention, metric)
        or is_averaged(scene, mention, metric)
        or _is_booked(scene, mention, metric, mode)
        or _is_added(scene, mention, metric, moved=moved)
        or _is_counted(scene, mention, metric, memory, mode)
    )


def of_outlook(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, *, flows: bool) -> Timed | None:
    """Return the period of what the paragraph, or the sentence before, expected: It also sees a margin of 53%."""
    if memory.expected is None:
        return None
    if metric is not None and metric.id in ("price_target", "upside"):
        return None
    period, start, end, paragraph = memory.expected
    outlook = paragraph == scene.sentence.paragraph and not _is_dated(scene, mention)
    if not outlook and scene.sentence.start not in (start, end):
        return None
    booked = flows or (metric is not None and metric.id in scene.cues.words("period.booked", "ids"))
    return Timed(period, "carried") if booked or (outlook and not memory.until and _is_foreseen(scene, mention, metric)) else None


def _is_dated(scene: Scene, mention: Mention) -> bool:
    """Whether a sentence names a time of its own in front of a number, which is not only set against."""
    return any(w.role in ("at", "since", "open") and w.beside != "base" and w.start < mention.start for w in scene.times)


def _is_foreseen(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether a number is one of those that an outlook tells one after another: no spell, no price, no bid, no rating."""
    if mention.form in ("duration", "ordinal") or metric is None:
        return metric is None and mention.form in ("percent", "points", "money")
    words = scene.cues.words
    return not any(metric.id in words("metric.ids", name) for name in ("quoted", "of_day", "standing")) and not metric.modality


def _of_report(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, *, flows: bool) -> Timed | None:
    """Return the span that the paragraph, or beyond it the whole text, reports on, for what went on over it."""
    here = scene.sentence.paragraph
    if flows and memory.report and "报告期" in scene.text[scene.sentence.start : scene.sentence.end]:
        return Timed(memory.report, "assumed")
    parts = flows or (memory.when is None and _OF_WHICH.match(scene.text, scene.sentence.start) is not None)
    if parts and memory.span and here == memory.span_paragraph:
        return Timed(year_of_each(scene, mention, memory.span) or memory.span, "carried")
    # Beyond its paragraph only the period that the whole text reports on goes on; one of several may not be meant.
    reported = memory.reported(here)
    return Timed(reported, "assumed") if flows and reported else None


def _of_paragraph(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str) -> Timed | None:
    """Return the time that the sentence before spoke of, for what stood then."""
    if memory.when is None or memory.paragraph != scene.sentence.paragraph:
        return None
    period = memory.when.period
    if metric is not None and metric.id == "premium" and scene.english and not is_instant(period):
        return None
    if metric is not None and metric.behaviour == "stock" and not is_short(period):
        return None
    held = metric is not None and metric.id == "stake"
    if (held or _is_of_now(scene, mention, metric)) and memory.is_over(period):
        return None
    quoted = metric is not None and metric.id in scene.cues.words("metric.ids", "quoted")
    if not memory.may_be_of(period, mode, quoted):
        return None
    return Timed(year_of_each(scene, mention, period) or period, "carried")


def _is_beside_results(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory) -> bool:
    """Whether a number goes on from one of what is reported on in its sentence: paid $256 million and bought back shares for
    $204 million, net income of $187 million on 48.6 million shares."""
    last, reported = memory.last, memory.reported(scene.sentence.paragraph)
    if last is None or reported is None or last.sentence != scene.sentence.start or not last.periods:
        return False
    if last.periods[-1] != reported or _is_dated(scene, mention):
        return False
    if metric is None:
        return mention.form in ("percent", "money", "points")
    return metric.behaviour == "flow" or metric.id in scene.cues.words("period.booked", "beside")


def _closing(scene: Scene, mention: Mention, metric: Metric, memory: Memory) -> str | None:
    """Return the last month of what is reported on, for what a balance sheet tells at its end."""
    if metric.id not in scene.cues.words("period.booked", "closing") or _is_of_now(scene, mention, metric):
        return None
    if _is_dated(scene, mention):
        return None
    span = days(memory.span or "", memory.year_end)
    near = scene.sentence.paragraph - memory.span_paragraph <= REPORT_REACH
    if span is None or memory.published is None or not near or (span[1] - span[0]).days < _QUARTER:
        return None
    if not 0 <= (memory.published - span[1]).days <= _LATELY:
        return None
    return f"{span[1].year}-{span[1].month:02}"


# How long a report comes after the end of what it tells of, in days; a quarter has more than the second.
_LATELY, _QUARTER = 150, 80


# rose 5.5% to $8.82 from $8.36 on Friday: the day of another price.
_SET_BY = re.compile(
    r"\b(?:from|than|above|below|over|against|versus|premium\sto|discount\sto|where\sit|when|before|after|since)\s[^,;]*$|[较比自]"
)


def _is_set_by(scene: Scene, when: When) -> bool:
    """Whether a day is only that of a price which another is set against, or of the close named with it."""
    return bool(when.beside) or _SET_BY.search(scene.text, scene.clause(when.start).start, when.start) is not None


def _quoted_on(scene: Scene, mention: Mention, metric: Metric, memory: Memory) -> str | None:
    """Return the day of what is quoted on a market: the only one of its sentence, or the last whose prices were told."""
    if metric.id not in scene.cues.words("metric.ids", "quoted"):
        return None
    if {w.role for w in scene.times} == {"at"} and not any(_is_set_by(scene, w) for w in scene.times):
        here = {w.period for w in scene.times}
        return here.pop() if len(here) == 1 and is_instant(scene.times[0].period) else None
    goes_on = (mention.form == "money" or follows(scene)) and not scene.times
    if goes_on and memory.quoted and memory.quoted[1] == scene.sentence.paragraph:
        return memory.quoted[0]
    return memory.session if _is_of_session(scene, mention, metric, memory) else None


# What a price did or where it stood at the end of a day on a market; a peak, an average or an old level is none.
_TRADES = re.compile(
    r"\b(?:clos|settl|finish|end|ros|rise|fell|fall|gain|los|add|shed|slip|slid|jump|surg|tumbl|climb|drop|dip|edg|advanc|rall|sank|sink|slump|plung"
    r"|soar|eas|trad|chang|up|down|off|higher|lower|weaker|stronger|firmer|at)[a-z]*\b|收|报|涨|跌|升|挫|扬|泻",
    re.IGNORECASE,
)
_NOT_OF_DAY = re.compile(
    r"\b(?:averag\w*|assum\w*|peak\w*|record|all-time|week|month|months|quarter|year|years|since|budget|each|every|break-?even|target\w*|above|below|from|than|before)\b"
    r"|均价|平均|历史|以来|今年|去年|本周|本月|年内|假设|目标"
)


_CLOSED = re.compile(r"\b(?:clos|settl|finish|end)(?:e[ds]|es|s|ing)?\b|收")


def _is_of_session(scene: Scene, mention: Mention, metric: Metric, memory: Memory) -> bool:
    """Whether a sentence without a time tells what something quoted did on the day that the text reports on."""
    if any(w.role in ("at", "since", "base", "ahead") and w.beside != "record" for w in scene.times):
        return False
    clause = scene.clause(mention.start)
    if metric.id == "market_cap" or _NOT_OF_DAY.search(scene.text, clause.start, mention.end + 12):
        return False
    words = _TRADES if memory.published and memory.session == memory.published.isoformat() else _CLOSED
    return words.search(scene.text, clause.start, mention.end + 14) is not None


# The proposal assumes an oil price of $61.
_ASSUMES = re.compile(r"\b(?:assum(?:es|ed|ing)|benchmark|predicated\son)\b|假设|假定|按[^,，。;；]{0,8}测算")


def _is_of_programme(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory) -> bool:
    """Whether a number may be of what the text's programme or budget lays out: its money and shares of it, and all else that
    a state plans with it."""
    if any(
        w.role in ("at", "since", "open") and w.beside != "base" and w.start < mention.start
        for w in apart_from_plan(memory, scene.times)
    ):
        return False
    if memory.public and (
        _is_foreseen(scene, mention, metric) or _ASSUMES.search(scene.text, scene.sentence.start, mention.start)
    ):
        return True
    if mention.form not in ("money", "percent", "fraction"):
        return False
    if metric is None:
        return mention.form == "money"
    names = scene.cues.words("metric.ids", "spent")
    return metric.id in names or metric.id in ("funding", "fiscal_spending") or (metric.share_of or "") in names


def _is_counted(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str) -> bool:
    """Whether a number counts what was sold, made or registered in the month that the text reports on."""
    if mode != "actual" or mention.form not in ("count", "percent", "multiple") or not memory.monthly:
        return False
    if metric is None:
        return mention.form == "count" and memory.counted is not None and mention.base.unit == memory.counted
    return metric.id in scene.cues.words("metric.ids", "spread")


_IS_NOW = re.compile(r"\b(?:already|now|currently|owns|holds|employs|trades|is|are|has|have)\b|目前|现有|已持|现持")


def _is_of_now(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether something that stands is told as it is now: which already owns 9.9% of the company."""
    if metric is None or metric.behaviour != "stock":
        return False
    return _IS_NOW.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_added(scene: Scene, mention: Mention, metric: Metric | None, *, moved: bool) -> bool:
    """Whether an amount is what was added to a stock over the time that is reported on: the backlog grew by €430 million."""
    if not moved or metric is None or metric.behaviour != "stock" or mention.form not in ("money", "count", "measure"):
        return False
    return metric.id not in scene.cues.words("metric.ids", "quoted") and not scene.times


def _is_tally(mention: Mention) -> bool:
    """Whether a number of a list counts projects, of which each item has its own, whatever they are of."""
    return mention.form == "count" and mention.base.unit in ("project", "item", "company", "plant")


_OF_WHICH = re.compile(r"\s*(?:其中|当中|分别来看|Of (?:these|those|that|the total)|Among (?:these|them))")


_WAS_EXPECTED = re.compile(
    r"\b(?:[Aa]nalysts|[Ee]conomists|Wall\sStreet|[Bb]rokers|[Tt]he\smarket)\b[^.;,]{0,60}\b(?:expected|forecast|predicted|estimated|projected|anticipated)\b|\b(?:had|was|were)\s(?:been\s)?(?:forecast|expected|expecting|predicted|estimated|projected|looked\sfor|looking\sfor|hoping\sfor)"
    r"|\b(?:beat\w*|above|below|topp\w+|miss\w+|than|with|against|versus)\s(?:[\w'’-]+\s){0,4}(?:consensus|estimates?)\b"
    r"|(?:市场|分析师|机构|法人|彭博|卖方|外界|券商|路孚特)[^,，。;；\d]{0,10}?(?:预[期计测估]|估计)|此前预[期计测]|[低高好优逊差]于[^,，。;；\d]{0,12}预[期测估]|(?:不及|超出|超过)[^,，。;；\d]{0,12}预[期测估]"
)


def _was_expected(scene: Scene, mention: Mention) -> bool:
    """Whether a forecast was one for what has been reported: economists had forecast 2.2%."""
    return _WAS_EXPECTED.search(scene.text, scene.clause(mention.start).start, scene.clause(mention.start).end) is not None


_AVERAGED = re.compile(r"\baverag(?:e|ed|ing)\b|平均|均价|实现价格", re.IGNORECASE)


def is_averaged(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether a price is told as the average over the time that is reported on."""
    if metric is None or metric.behaviour != "stock" or metric.modality or not metric.shapes[0].startswith("money"):
        return False
    return _AVERAGED.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_booked(scene: Scene, mention: Mention, metric: Metric | None, mode: str) -> bool:
    """Whether what a number measures is told of many things, but in a report of what was booked in its time: costs, fees;
    or by how much a price moved in it."""
    if mode != "actual" or metric is None:
        return False
    moved = mention.form == "percent" and metric.id in scene.cues.words("period.booked", "moved")
    return moved or metric.id in scene.cues.words("period.booked", "ids")


# Money without a name, from here on, is more likely what a business took or spent than a price.
_LARGE = 1_000_000


def lasts(mention: Mention, metric: Metric | None) -> bool:
    """Whether what a number measures goes on over a time that is reported on: a flow, or what is told in per cent of it."""
    if metric is None and mention.form == "money" and mention.base.low is not None and abs(mention.base.low) >= _LARGE:
        return True
    if metric is None or metric.share_of is not None or metric.id == "share":
        return shape(mention.base.unit) in ("percent", "percentage_point") or mention.form == "fraction"
    rate = metric.shapes[0] == "percent"
    return (metric.values == "one" and (metric.behaviour == "flow" or rate)) or (rate and metric.signed)
