"""Which of the periods that a text names a number belongs to."""

from __future__ import annotations

import itertools
import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.beside import is_beside, is_so_far
from claims.parse.times.carried import carried
from claims.parse.times.dates import When
from claims.parse.times.earlier import (
    OTHERS,
    departed,
    is_base_level,
    is_earlier,
    is_revised,
    is_set_against,
    is_undated_level,
    said_again,
    said_before,
    set_in,
    year_before,
)
from claims.parse.times.headings import is_expected_beside
from claims.parse.times.market import on_market
from claims.parse.times.meant import meant, of_earnings, same_again
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import follows, is_frame, is_of_last, is_short
from claims.parse.times.opening import QUARTERLY
from claims.parse.times.reach import distance
from claims.parse.times.series import aligned, paired, time_of_each
from claims.period import back, prior

__all__ = ["Memory", "Timed", "against", "follows", "is_compared", "is_earlier", "is_revised", "is_short", "period"]

# What is known of a number's period: nothing yet, or that it is one, or that it has none.
Answer = tuple[Timed | None] | tuple[()]


def period(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Timed | None:
    """Return the period of a number of some modality, or None where the text does not tell.

    The nearest in the clause, else the nearest earlier in the sentence, else what the paragraph speaks of. The day of an
    announcement is no period of what flows over a longer time.
    """
    memory.turn(scene.text, scene.sentence)
    scene = memory.place(scene)
    answer = (
        _of_move(scene, mention, owner, move, memory, mode)
        or _of_list(scene, mention, owner, memory, mode)
        or _named(scene, mention, owner, move, memory, mode)
    )
    if answer:
        return answer[0]
    return carried(scene, mention, owner.metric if owner else None, memory, mode, moved=bool(move and move.by))


def _of_move(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Answer:
    """Return the period of what was said before, moved on a day's market, or is a level from which something moved."""
    again = said_again(scene, mention, memory) or said_before(scene, mention, memory, mode)
    if again:
        return (again,)
    if on_day := on_market(scene, mention, owner, move, memory):
        return (on_day,)
    if not (move and move.departs) or is_revised(scene, mention, mode):
        return ()
    earlier = departed(scene, mention, memory)
    if not earlier.period and mode == "actual" and not earlier.found:
        return (year_before(scene, mention, owner.metric if owner else None, memory),)
    return (earlier if earlier.period else None,)


def _of_list(scene: Scene, mention: Mention, owner: Owner | None, memory: Memory, mode: str) -> Answer:
    """Return the period of one of several numbers told one by one, each of a time of its own, or of a level without one."""
    told = [w for w in scene.times if w.role == "at" or (w.role == "base" and w.period)]
    listed = aligned(scene, mention, told) or paired(scene, mention, told)
    if listed and listed.period:
        return (Timed(listed.period, listed.found),)
    if each := time_of_each(scene, mention, told):
        return (Timed(each, "stated"),)
    if scene.english and (on := set_in(scene, mention) or of_earnings(scene, mention) or same_again(scene, mention, memory)):
        return (on,)
    if is_of_last(scene, mention) and memory.last and memory.last.periods:
        return (Timed(memory.last.periods[-1], "carried"),)
    if in_report := memory.of_reporting(scene, mention) or memory.of_row(scene, mention):
        return (Timed(in_report, "carried"),)
    if is_expected_beside(scene, mention.start, memory.headed(scene)):
        return (memory.beside(scene),)
    if mode != "actual" or not is_undated_level(scene, mention):
        return ()
    if OTHERS.match(scene.text, mention.end):  # 4.2% in December, compared with 4.4% for the country
        return (memory.beside(scene),)
    return (year_before(scene, mention, owner.metric if owner else None, memory),)


def _named(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Answer:
    """Return the period that a sentence names for a number: the nearest that is not only named beside it."""
    revised = scene.english and _FROM.search(scene.before(mention)) is not None and is_revised(scene, mention, mode)
    for when in _nearest_first(scene, mention):
        if revised and when.start >= mention.end and memory.has_passed(when.period):
            continue  # its forecast for 2026, from 2.05 million in April: when that was foreseen
        if _is_lost(scene, when, mention, owner, move):
            return (None,)
        if is_beside(scene, when, mention, owner, move, memory, mode):
            continue
        if when.role == "open":
            return (_opened(scene, when, memory),)
        compared = mention.form in ("multiple", "fraction") and is_compared(scene, when, mention)
        if when.period and not compared and _suits(scene, when, mention, owner.metric if owner else None, move):
            return (meant(scene, when, mention, owner, memory),)
    return ()


def _is_lost(scene: Scene, when: When, mention: Mention, owner: Owner | None, move: Move | None) -> bool:
    """Whether the nearest time leaves a number without one: a base that cannot be placed, or a price's run up to now."""
    if when.role == "base" and not is_base_level(scene, when, mention, move):
        return False
    unplaced = when.role == "base" and not when.period and scene.text[when.start : when.end] not in ("同期", "同季", "同月")
    return unplaced or is_so_far(scene, when, mention, owner)


def _opened(scene: Scene, when: When, memory: Memory) -> Timed | None:
    """Return what a part of a year without a year comes to: the quarter that the text opens with, or a company's own."""
    if memory.opening and QUARTERLY.search(scene.text, when.start, when.end):
        return Timed(memory.opening, "assumed")
    return Timed(f"FY{when.part}", "assumed") if when.part[:1] in ("Q", "H") else None


_FROM = re.compile(r"\bfrom\s(?:about\s|around\s)?[$€£¥]?$")


def _nearest_first(scene: Scene, mention: Mention) -> list[When]:
    """Return the periods within reach of a number, the nearest first; a day that only frames it behind the others."""
    here = [when for when in scene.times if not _is_own(when, mention)]
    reach = {when.start: distance(scene, when, mention) for when in here}
    near = [when for when in here if reach[when.start] < 1000]
    plain = any(w.period and w.role == "at" and not is_frame(scene, w) for w in near)
    return sorted(near, key=lambda w: reach[w.start] + (30 if plain and reach[w.start] > 0.1 and is_frame(scene, w) else 0))


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
    if metric is not None and metric.behaviour == "stock" and not metric.modality and mention.form == "percent":
        return metric.id in scene.cues.words("metric.ids", "traded") or not is_frame(scene, when)
    if metric is None or metric.behaviour == "stock" or metric.values == "many":
        return True
    return not is_frame(scene, when)
