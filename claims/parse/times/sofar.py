"""What a text says was done in the year that is running: up to which month or day."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.when import stretch
from claims.period import days, extent

_PRICES = ("stock_price", "index_level", "commodity_price", "oil_price", "gas_price", "exchange_rate")
# A month is reported on within so many days of its end.
_REPORTED_BY = 31
# What says of a span that it is the year so far.
_RUNS = re.compile(r"以来|年内|年初|至今|今年|so\sfar|to[\s-]date|this\syear", re.IGNORECASE)
_WHOLE = re.compile(r"全年|\b[Ff]ull")
# 截至11月22日, as of Nov. 22: up to a day.
_UP_TO = re.compile(r"(?:截[至止]到?|\b[Aa]s\sof|\b[Tt]hrough|\b[Uu]p\sto)\s?(?:[A-Z][a-z]+,?\s)?(?:今年|本月)?$")


def so_far_in(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
    """Return the part of this year that is over for what a text says it did in it: what was counted up to the month that is
    reported on, or the day that is named, what a price did up to the day of the text."""
    now, metric = memory.published, owner.metric if owner else None
    if now is None or when.role not in ("at", "since"):
        return None
    if scene.text.startswith("年内", when.start) and (until := _priced_until(scene, mention, owner, memory)):
        return Timed(f"{now.year}-01-01/{until}", "assumed")
    running = when.period == stretch(now.year, 0, now.month) and _RUNS.search(scene.text, when.start, when.end) is not None
    whole = _WHOLE.search(scene.text, when.start, when.end) is not None
    if not whole and (running or when.period == str(now.year)):
        until = _priced_until(scene, mention, owner, memory) or _counted_until(scene, when, memory)
        if until:
            return Timed(f"{now.year}-01-01/{until}", "assumed")
    told = extent(memory.report or "") if metric and memory.monthly and running and metric.behaviour == "flow" else None
    if told is None or told[1].year != now.year or told[1].month == 1 or not 0 <= (now - told[1]).days <= _REPORTED_BY:
        return None
    return Timed(stretch(now.year, 0, told[1].month), "assumed")


def _priced_until(scene: Scene, mention: Mention, owner: Owner | None, memory: Memory) -> str | None:
    """Return the day up to which a price has moved since the year began: that whose prices are told, or that of the text."""
    if owner is None or owner.id not in _PRICES or mention.form not in ("percent", "points") or memory.published is None:
        return None
    before = [w.period for w in scene.times if w.end <= mention.start and w.role == "at" and _is_day(w)]
    if before and memory.is_recent(before[-1]):
        return before[-1]
    if memory.quoted and memory.quoted[1] == scene.sentence.paragraph and memory.is_recent(memory.quoted[0]):
        return memory.quoted[0]
    return memory.published.isoformat()


def _counted_until(scene: Scene, when: When, memory: Memory) -> str | None:
    """Return the day up to which something was counted in the year, where the sentence names it: 截至11月22日,今年超1120万份."""
    passed = (w for w in scene.times if w.period[:4] == when.period[:4] and _is_day(w) and memory.has_passed(w.period))
    start = scene.sentence.start
    named = (w.period for w in passed if _UP_TO.search(scene.text, max(start, w.start - 24), w.start))
    return next(named, None)


def _is_day(when: When) -> bool:
    span = days(when.period)
    return span is not None and span[0] == span[1]
