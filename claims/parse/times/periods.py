"""Which of the periods that a text names a number belongs to."""

from __future__ import annotations

import itertools
import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import carried, lasts
from claims.parse.times.dates import When
from claims.parse.times.earlier import (
    OTHERS,
    before_companion,
    departed,
    is_base_level,
    is_crossed,
    is_crossed_between,
    is_earlier,
    is_of,
    is_owned,
    is_revised,
    is_set_against,
    is_undated_level,
    opens,
    said_again,
    said_before,
    set_in,
    year_before,
)
from claims.parse.times.market import on_market
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import follows, is_frame, is_short
from claims.parse.times.opening import QUARTERLY
from claims.parse.times.reach import distance
from claims.parse.times.series import aligned, paired, time_of_each, year_of_each
from claims.parse.times.sofar import so_far_in
from claims.period import back, extent, is_dated, prior

__all__ = ["Memory", "Timed", "against", "follows", "is_compared", "is_earlier", "is_revised", "is_short", "period"]


def period(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Timed | None:
    """Return the period of a number of some modality, or None where the text does not tell.

    The nearest in the clause, else the nearest earlier in the sentence, else what the paragraph speaks of. The day of an
    announcement is no period of what flows over a longer time.
    """
    metric = owner.metric if owner else None
    memory.turn(scene.text, scene.sentence)
    scene = memory.place(scene)
    again = said_again(scene, mention, memory) or said_before(scene, mention, memory, mode)
    if not again and (on_day := on_market(scene, mention, owner, move, memory)):
        return on_day
    if move and move.departs and not again and not is_revised(scene, mention, mode):
        earlier = departed(scene, mention, memory)
        if not earlier.period and mode == "actual" and not earlier.found:
            return year_before(scene, mention, metric, memory)
        return earlier if earlier.period else None
    if again:
        return again
    told = [w for w in scene.times if w.role == "at" or (w.role == "base" and w.period)]
    listed = aligned(scene, mention, told) or paired(scene, mention, told)
    if listed and listed.period:
        return Timed(listed.period, listed.found)
    if each := time_of_each(scene, mention, told):
        return Timed(each, "stated")
    if scene.english and (on := set_in(scene, mention)):
        return on
    if in_report := memory.of_reporting(scene, mention):
        return Timed(in_report, "carried")
    if in_row := memory.of_row(scene, mention):
        return Timed(in_row, "carried")
    if mode == "actual" and is_undated_level(scene, mention):
        if OTHERS.match(scene.text, mention.end):  # 4.2% in December, compared with 4.4% for the country
            last = memory.last
            return Timed(last.periods[-1], "carried") if last and last.periods and last.sentence == scene.sentence.start else None
        return year_before(scene, mention, metric, memory)
    revised = scene.english and _FROM.search(scene.before(mention)) is not None and is_revised(scene, mention, mode)
    for when in _nearest_first(scene, mention):
        if revised and when.start >= mention.end and memory.has_passed(when.period):
            continue  # its forecast for 2026, from 2.05 million in April: when that was foreseen
        if when.role == "base" and not is_base_level(scene, when, mention, move):
            continue
        if when.role == "base" and not when.period and scene.text[when.start : when.end] not in ("同期", "同季", "同月"):
            return None
        if _is_so_far(scene, when, mention, owner):
            return None
        if _is_passed_over(scene, when, mention, owner, move, mode) or memory.is_day_of_plan(when, mode):
            continue
        if owner and owner.id in ("acquisition_bid", "premium") and memory.lies_ahead(when.period):
            continue  # what is bid holds now, whenever it may be taken up
        if owner and owner.id in _OF_BID and _is_of_price(scene, when, mention):
            continue
        if mode == "actual" and memory.lies_ahead(when.period) and is_crossed_between(scene, mention, when):
            continue  # stood at 68% and is expected to peak at 71% in 2027
        if when.role == "open" and memory.opening and QUARTERLY.search(scene.text, when.start, when.end):
            return Timed(memory.opening, "assumed")
        if when.role == "open":
            return Timed(f"FY{when.part}", "assumed") if when.part[:1] in ("Q", "H") else None
        compared = mention.form in ("multiple", "fraction") and is_compared(scene, when, mention)
        if when.period and not compared and _suits(scene, when, mention, metric, move):
            return _of(scene, when, mention, owner, memory)
    return carried(scene, mention, metric, memory, mode, moved=bool(move and move.by))


# What an offer comes to, beside prices, debts and profits that have times of their own.
_OF_BID = ("premium", "enterprise_value", "ev_ebitda")


def _is_of_price(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a time beside what an offer comes to is that of a price or debt named with it: 41% above the 377p at which the
    stock closed on October 2, with borrowings of £140m at the end of December a value of £1.05bn."""
    beside = when.start >= mention.end or is_crossed(scene, when, mention)
    return scene.english and when.role != "base" and beside


def _nearest_first(scene: Scene, mention: Mention) -> list[When]:
    """Return the periods within reach of a number, the nearest first; a day that only frames it behind the others."""
    here = [when for when in scene.times if not _is_own(when, mention)]
    reach = {when.start: distance(scene, when, mention) for when in here}
    near = [when for when in here if reach[when.start] < 1000]
    plain = any(w.period and w.role == "at" and not is_frame(scene, w) for w in near)
    return sorted(near, key=lambda w: reach[w.start] + (30 if plain and reach[w.start] > 0.1 and is_frame(scene, w) else 0))


def _is_passed_over(scene: Scene, when: When, mention: Mention, owner: Owner | None, move: Move | None, mode: str) -> bool:
    """Whether a period is only mentioned beside what a number is of: compared with, told of on the way, or another's."""
    if is_set_against(scene, when):
        if _is_only_set_against(scene, when, mention, move) or _is_of_number_before(scene, when, mention):
            return True
        if mention.form in ("multiple", "fraction") and not is_of(scene, when, mention):
            return True
    if when.beside == "dateline":
        return _goes_on(mention, owner)
    if when.beside == "record" or _is_of_close(scene, when, mention, owner) or _is_of_plan(scene, when, mention):
        return True
    if _is_left_behind(scene, when, mention, owner, mode):
        return True
    crossed = is_crossed_between(scene, mention, when)
    if when.beside == "once":
        elsewhere = scene.apart(when.start, mention.start) != 0
        return elsewhere or crossed or _WHOSE_ZH.match(scene.text, when.end) is not None
    if when.beside == "part" and ((when.start >= mention.end and crossed) or _is_past(scene, when, mention, owner)):
        return True
    if when.role == "now" and (is_of(scene, when, mention) or _BESIDE.fullmatch(scene.text, when.end, mention.start)):
        return False
    if when.role == "now" and scene.english and lasts(mention, owner.metric if owner else None) and _is_told_before(scene, when):
        return True
    return when.role == "now" and any(w.role == "at" and scene.apart(w.start, mention.start) == 0 for w in scene.times)


def _goes_on(mention: Mention, owner: Owner | None) -> bool:
    """Whether what a number measures goes on over a time, so that no day on which it was told is its own."""
    metric = owner.metric if owner else None
    return lasts(mention, metric) or (metric is not None and metric.behaviour == "flow")


def _is_told_before(scene: Scene, when: When) -> bool:
    """Whether a sentence had told of what was before "now": sales doubled to $438 million and now make up 34% of the total."""
    return any(m.end <= when.start for m in scene.mentions)


# 目前约120MW, now some 120 megawatts: the number's own.
_BESIDE = re.compile(r"\s?(?:约|为|约为|有|仅|(?:about|around|some|just|only|at)\s)?")


def _is_left_behind(scene: Scene, when: When, mention: Mention, owner: Owner | None, mode: str) -> bool:
    """Whether a period before a number was only that of another: one set against in a clause before, or one over which
    something flowed, where the number is of what stands (bought back $300 million in the quarter and employs 14,000)."""
    if when.end > mention.start or is_owned(scene, when, mention):
        return False
    if when.beside == "base" and scene.apart(when.start, mention.start) > 0 and (scene.english or _is_alike(scene, when)):
        return _WHEN.match(scene.text, scene.clause(mention.start).start) is None
    metric = owner.metric if owner and mode == "actual" and is_crossed(scene, when, mention) else None
    stands = metric is not None and metric.behaviour == "stock" and metric.shapes[0] == "count"
    return stands and not is_short(when.period)


def _is_alike(scene: Scene, when: When) -> bool:
    """Whether what a Chinese clause set a number against is told in full before the next: 与去年的42万辆相当,目标为13万辆."""
    return _LIKE_ZH.search(scene.text, when.end, scene.clause(when.start).end) is not None


_LIKE_ZH = re.compile(r"\d.*(?:持平|相当|相仿|相同|接近|一致)$")
_WHEN = re.compile(r"\s?(?:when|where|in\swhich|during\swhich)\s")


def _is_last_close(scene: Scene, when: When) -> bool:
    """Whether a day is that of the close before, from which a price has moved since: 昨收3.44元, not 昨收报3.44元."""
    return scene.text[when.start] == "昨" and not scene.text.startswith(("收报", "收市报", "收于"), when.end)


def _is_of_close(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a day is only that of the closing price behind it, which a number is not: 较3月9日收盘价8.17元溢价20%."""
    if when.beside != "close":
        return False
    moved = owner is not None and owner.id == "stock_price" and mention.form == "percent" and not _is_last_close(scene, when)
    return when.start >= mention.end or (is_crossed(scene, when, mention) and not moved)


_FROM = re.compile(r"\bfrom\s(?:about\s|around\s)?[$€£¥]?$")
_SO_FAR = re.compile(r"(?:so\sfar\s)?this\syear(?:\sso\sfar)?|year[\s-]to[\s-]date|今年以来|年初以来|年内", re.IGNORECASE)


# , up 61% so far this year, added 4%; 年内已涨61%的股价
_RUN = re.compile(r"\s(?:up|down|which\s(?:has|have|had)|having)\s[^,;]*\d")


def _is_so_far(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a span up to now is that of a price's run, and not of what it did last: up 61% this year, added 4%."""
    quoted = owner is not None and owner.id in scene.cues.words("metric.ids", "quoted")
    run = when.role == "since" or _SO_FAR.fullmatch(scene.text, when.start, when.end) is not None
    if not quoted or not run or scene.apart(when.start, mention.start) <= 0:
        return False
    return _RUN.match(scene.text, scene.clause(when.start).start, when.start) is not None


def _of(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
    """Return what a period that a number is of comes to: of a total so far, a list, a level before."""
    if is_short(when.period) and _is_running(scene, when, mention):
        return _running(scene, when, memory)
    if end := _end_of_span(scene, when, mention, memory):
        return end
    if (single := _single_month(scene, mention, when)) and memory.has_passed(single):
        return Timed(single, "assumed")
    if so_far := so_far_in(scene, when, mention, owner, memory):
        return so_far
    if when.role == "base" and (before := before_companion(scene, when, mention, owner, memory)):
        return before
    if in_series := memory.of_series(scene, mention, when):
        return Timed(in_series, "carried")
    return Timed(year_of_each(scene, mention, when.period) or when.period, _found(scene, when, mention))


_YEARS = re.compile(r"(\d{4})/(\d{4})")


def _end_of_span(scene: Scene, when: When, mention: Mention, memory: Memory) -> Timed | None:
    """Return the last year of a span of years for what was arrived at in it: 2023年至2025年毛利率由21.4%降至17.9%."""
    years = _YEARS.fullmatch(when.period)
    last = memory.last
    if years is None or last is None or last.sentence != scene.sentence.start or not last.periods:
        return None
    return (
        Timed(years[2], "assumed")
        if last.periods[-1] == years[1] and _ARRIVES.search(scene.text, scene.left(mention), mention.start)
        else None
    )


_ARRIVES = re.compile(r"[至到为]了?约?$|\bto\s(?:about\s)?$")
# 9月底上市的新车: the day of the thing, not of its sales.
_WHOSE_ZH = re.compile(r"[^,，。\d]{1,8}的")
_RUNNING = re.compile(r"累计|今年以来|\bcumulative|\bto date\b")


def _is_running(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is the total so far behind that of a month: 10月销售额20亿元,累计180亿元."""
    behind = scene.apart(when.start, mention.start) > 0 and is_crossed(scene, when, mention)
    return behind and _RUNNING.search(scene.text, scene.left(mention), mention.start) is not None


_MONTHLY = re.compile(r"月[增减]")


def _single_month(scene: Scene, mention: Mention, when: When) -> str | None:
    """Return the last month of a total so far, where a number says how that month did: 前10月126亿元,10月额月减6%."""
    span = extent(when.period)
    if span is None or (span[1] - span[0]).days <= 31 or span[0].month != 1 or not is_dated(when.period):
        return None
    monthly = _MONTHLY.search(scene.text, scene.left(mention), mention.start)
    return f"{span[1].year}-{span[1].month:02}" if monthly and span[0].year == span[1].year else None


def _running(scene: Scene, month: When, memory: Memory) -> Timed | None:
    """Return the span up to a month that the text has named; a total so far may also run since the beginning of all."""
    last = extent(month.period)
    for named in (memory.span, *(w.period for w in scene.times), memory.report):
        span = extent(named or "")
        if named and span and last and span[1] == last[1] and span[0] < last[0]:
            return Timed(named, "carried")
    return None


def _is_of_plan(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is that of the whole of which a number is a part: 完成全年180亿元目标的78%."""
    if scene.english or scene.apart(when.start, mention.start) != 0:
        return False
    crossed = [m for m in scene.mentions if when.end <= m.start and m.end <= mention.start]
    if not crossed and _OF_AIM.fullmatch(scene.text, when.end, mention.start):
        return mention.form in ("percent", "fraction")
    return bool(crossed) and _OF_WHOLE.fullmatch(scene.text, crossed[-1].end, mention.start) is not None


# 完成全年额度的84%
_OF_AIM = re.compile(r"[^,，。;；\d]{0,8}(?:目标|额度|计划|任务|指标|预算)[^,，。;；\d]{0,4}的[约近逾]?")
_OF_WHOLE = re.compile(r"[^,，。;；]{0,10}的约?")


def _is_only_set_against(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is set against a period and is not that period's own."""
    if is_of(scene, when, mention) or opens(scene, when, mention):
        return False
    if mention.form == "percent" and (_is_beside_plan(scene, when) or _ON_EN.fullmatch(scene.text, mention.end, when.start)):
        return True
    if scene.english and _CHANGE_FROM.fullmatch(scene.text, mention.end, when.start):
        return True
    return bool(move and not move.departs) or is_crossed(scene, when, mention)


# An 11% registration increase from October of 2024.
_CHANGE_FROM = re.compile(
    r"\s(?:[\w-]+\s){0,3}(?:increase|rise|gain|jump|drop|decline|decrease|fall|growth|improvement)\s(?:from|over|on|versus|compared\s(?:with|to))\s"
)
# A plus of 12.8% on last year's 208,848.
_ON_EN = re.compile(
    r"\s(?:(?:up |down )?on|over|above|below|ahead of|behind|short of|(?:more|less|fewer|higher|lower|better|worse) than)"
    r"\s(?:the\s)?"
)


def _is_beside_plan(scene: Scene, when: When) -> bool:
    """Whether a base stands right behind the period that is set against it: 2030年较2018年减碳25%."""
    return any(w.role == "at" and w.period and not is_set_against(scene, w) and 0 <= when.start - w.end <= 1 for w in scene.times)


def _is_of_number_before(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period set against is that of the number in front of it: against 120 km built in the previous five years."""
    if not scene.english or not is_set_against(scene, when) or when.end > mention.start:
        return False
    before = [m for m in scene.mentions if m.end <= when.start]
    return bool(before) and _AGAINST.search(scene.text, scene.clause(when.start).start, before[-1].start) is not None


_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared\s(?:with|to)|from)\s(?:(?:about|around|some|nearly)\s)?$", re.IGNORECASE
)


def _is_past(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a part told of on the way (其中一季度28亿元,研发费用6亿元) is over when a number comes."""
    if owner is None or owner.start is None or scene.apart(when.start, mention.start) < 1:
        return False
    first = next((m for m in scene.mentions if m.start >= when.end), None)
    named = first is not None and any(when.end <= h.start and h.end <= first.start for h in scene.hits)
    return first is not mention and not named and owner.start >= scene.clause(mention.start).start


def _is_own(when: When, mention: Mention) -> bool:
    """Whether a period is written with the number's own words: 过去12个月 as a duration."""
    return when.start < mention.end and mention.start < when.end


def against(scene: Scene, mention: Mention, timed: Timed | None) -> str | None:
    """Return the basis that a period set against makes of a change: yoy, qoq, mom, or "vs" and the period."""
    clause, right = scene.clause(mention.start), _right(scene, mention)
    for when in scene.times:
        if clause.start <= when.start < right and when.period and is_set_against(scene, when):
            if timed and prior(timed.period) == when.period:
                return {"Q": "qoq", "-": "mom"}.get(when.period.removeprefix("FY")[4:5], "yoy")
            return "yoy" if timed and back(timed.period) == when.period else f"vs {when.period}"
    return None


_FROM_LEVEL = re.compile(r"(?:,\sup|,\sdown)?\s(?:to|from)\s$")


def _right(scene: Scene, mention: Mention) -> int:
    """Return where the words behind a change end: over the levels that it leads to and from (up 6% to 9 from 8 a year ago)."""
    right = scene.right(mention)
    if not scene.english:
        return right
    at = scene.mentions.index(mention)
    for before, after in itertools.pairwise(scene.mentions[at : at + 3]):
        if not _FROM_LEVEL.fullmatch(scene.text, before.end, after.start):
            break
        right = scene.right(after)
    return right


def is_compared(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is what a multiple is set against: 是去年的两倍."""
    lead = scene.text[max(scene.sentence.start, when.start - 6) : when.start]
    before = when.end <= mention.start and re.fullmatch(r"\s?的?\s?", scene.text[when.end : mention.start])
    return bool(before and re.search(r"(?:是|为|到|达|比|较)[了约近]?$", lead)) or bool(
        re.search(r"(?:that of|than|level of|of)\s(?:in\s)?$", lead)
    )


def _found(scene: Scene, when: When, mention: Mention) -> str:
    if scene.apart(when.start, mention.start) > 1:
        return "carried"
    return when.found


# What a share cost over a time or at its extremes, and not on a day.
_OVER_TIME = re.compile(
    r"均|平均|最高|最低|高点|低点|新高|新低|区间|\b(?:averag\w+|high|low|peak\w*|range|between)\b", re.IGNORECASE
)


def _suits(scene: Scene, when: When, mention: Mention, metric: Metric | None, move: Move | None) -> bool:
    """Whether a number of this metric can belong to a period: a flow has no day that was only the announcement's."""
    of_day = metric is not None and metric.id in scene.cues.words("metric.ids", "of_day")
    moved = move is not None and move.by and metric is not None and metric.id not in ("price_target", "upside")
    if of_day and not moved and not is_short(when.period):
        return False  # gained 40% this year, valuing it at $21 billion
    if metric is not None and metric.id == "stock_price" and mention.form == "money" and not is_short(when.period):
        return _OVER_TIME.search(scene.text, scene.clause(mention.start).start, mention.end + 12) is not None
    if metric is None or metric.behaviour == "stock" or metric.values == "many":
        return True
    return not is_frame(scene, when)
