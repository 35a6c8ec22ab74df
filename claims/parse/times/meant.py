"""What the period that a number is of comes to: of a total so far, a list, a span of years, a level before."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.earlier import before_companion, is_crossed
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_short
from claims.parse.times.series import year_of_each
from claims.parse.times.sofar import so_far_in
from claims.period import extent, is_dated


def meant(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
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
