"""What the period that a number is of comes to: of a total so far, a list, a span of years, a level before."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import lasts
from claims.parse.times.dates import When
from claims.parse.times.earlier import before_companion, is_crossed
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_short
from claims.parse.times.series import year_of_each
from claims.parse.times.sofar import so_far_in
from claims.period import extent, is_dated


def meant(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
    """Return what a period that a number is of comes to: of a total so far, a list, a level before."""
    if (year := _trailing(scene, when, owner, memory)) or (year := _quarter_ended(scene, when, mention, owner, memory)):
        return Timed(year, "assumed")
    if year := _through(scene, when, mention, owner):
        return Timed(year, "assumed")
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


def _found(scene: Scene, when: When, mention: Mention) -> str:
    if scene.apart(when.start, mention.start) > 1:
        return "carried"
    return when.found


_TRAILING = re.compile(r"(?:trailing|past|last|latest|previous)[\s-](?:12|twelve)[\s-]months?", re.IGNORECASE)


def _trailing(scene: Scene, when: When, owner: Owner | None, memory: Memory) -> str | None:
    """Return the twelve months up to the end of the quarter that is reported on, where a text tells of the last twelve."""
    if not scene.english or _TRAILING.fullmatch(scene.text, when.start, when.end) is None:
        return None
    if owner is not None and owner.id in scene.cues.words("metric.ids", "quoted"):
        return None
    quarter = extent(memory.report or "", memory.year_end or 12)
    if quarter is None or not _QUARTER[0] <= (quarter[1] - quarter[0]).days <= _QUARTER[1]:
        return None
    begun = quarter[1].replace(day=1, year=quarter[1].year - 1)
    year, month = begun.year + begun.month // 12, begun.month % 12 + 1
    return f"{year}-{month:02}/{quarter[1].year}-{quarter[1].month:02}"


_QUARTER = (88, 92)
# sales rose 1.3 percent through August; not June through August
_THROUGH = re.compile(r"(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?:(?P<from>\b[A-Z][a-z]+\.?|\d)\s)?[Tt]hrough\s(?:the\send\sof\s)?$")


def _through(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> str | None:
    """Return the year up to a month for what went on through it: sales rose 1.3 percent through August."""
    span = extent(when.period) if scene.english else None
    if span is None or not 27 <= (span[1] - span[0]).days <= 30 or span[0].month == 1 or when.role != "at":
        return None
    led = _THROUGH.search(scene.text, max(scene.sentence.start, when.start - 40), when.start)
    if led is None or led["from"] or not lasts(mention, owner.metric if owner else None):
        return None
    return f"{span[0].year}-01/{span[0].year}-{span[0].month:02}"


def _quarter_ended(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> str | None:
    """Return the quarter that is reported on for what went on over it, where only its last day is named: for the period
    ending Sept. 30."""
    metric = owner.metric if owner else None
    if metric is None or metric.behaviour != "flow" or metric.shapes[0] == "percent" or not lasts(mention, metric):
        return None
    day, quarter = extent(when.period), extent(memory.report or "", memory.year_end or 12)
    if day is None or quarter is None or day[0] != day[1] or day[1] != quarter[1]:
        return None
    return memory.report if _QUARTER[0] <= (quarter[1] - quarter[0]).days <= _QUARTER[1] else None


# 14 times last year's EBITDA, 22 times the broker's 2027 earnings, 13 times EBITDA of £54 million for 2025.
_YEAR_OF = re.compile(
    r"\s(?:(?:the|its|their|our|his|her|adjusted|estimated|expected|forecast|[A-Z][\w&.]*|[a-z]+)(?:['’]s)?\s){0,3}"
)
_EARNED = re.compile(
    r"(?:['’]s)?\s(?:[a-z-]+\s){0,2}(?:earnings|EBITDA|EBITA|EBIT|sales|revenues?|(?:net\s|operating\s)?profits?|net\sincome|cash\sflow)\b"
)
_EARNED_FOR = re.compile(
    r"\s(?:[\w'’-]+\s){0,3}(?:earnings|EBITDA|EBITA|EBIT|sales|revenues?|profits?)\sof\s[^\s,;]{1,14}(?:\s[mb]illion)?\s(?:for|in)\s(?:the\s)?"
)


def of_earnings(scene: Scene, mention: Mention) -> Timed | None:
    """Return the year whose earnings or sales a multiple is of."""
    if mention.form != "multiple":
        return None
    for when in scene.times:
        if when.start < mention.end or when.start - mention.end > _BEHIND or when.role != "at" or len(when.period) not in (4, 6):
            continue
        if _YEAR_OF.fullmatch(scene.text, mention.end, when.start) and _EARNED.match(scene.text, when.end):
            return Timed(when.period, when.found)
        if _EARNED_FOR.fullmatch(scene.text, mention.end, when.start):
            return Timed(when.period, when.found)
    return None


_BEHIND = 70


# and free cash flow for the same period was $1.5 billion; not: against $1.2 billion in the same period of 2025
_SAME = re.compile(
    r"(?:for|over|during)\s(?:the|that)\ssame\s(?:period|time|quarter|months)|(?:for|over|during|in)\sthat\s(?:period|time)"
)
_ELSE = re.compile(r"\s(?:of|in|last|the\s(?:previous|prior|year)|a\syear|one\syear)\b")
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?|compared|than|from|above|below|up|down)\b")


def same_again(scene: Scene, mention: Mention, memory: Memory) -> Timed | None:
    """Return the period of the number before, where a clause says that its own is of the same."""
    last, clause = memory.last, scene.clause(mention.start)
    if last is None or not last.periods or last.sentence != scene.sentence.start:
        return None
    same = _SAME.search(scene.text, clause.start, mention.start)
    if same is None or _ELSE.match(scene.text, same.end()) or _AGAINST.search(scene.text, clause.start, mention.start):
        return None
    return Timed(last.periods[-1], "carried")
