"""What of a text's times is that of what a state plans, and which only the day on which it said so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.memory import Memory
from claims.period import extent, is_instant

_YEAR = re.compile(r"(?:FY)?\d{4}")
# 年度计划投资: what is to be invested this year of all that a plan takes.
_OF_YEAR_ZH = re.compile(r"年度(?:计划)?(?:完成)?投资")


def is_day_of_plan(memory: Memory, when: When, mode: str) -> bool:
    """Whether a day is only that on which a state told what it plans: on Tuesday adopted a plan to invest 62 billion."""
    if not (memory.public and memory.plan) or mode != "target" or when.role != "at":
        return False
    return is_instant(when.period) and memory.is_recent(when.period)


def apart_from_plan(memory: Memory, times: Iterable[When]) -> Iterator[When]:
    """Yield the times of a sentence but for the day on which a state told its plan, and the plan's own."""
    return (w for w in times if not is_of_plan(memory, w.period) and not is_day_of_plan(memory, w, "target"))


def is_of_plan(memory: Memory, period: str) -> bool:
    """Whether a period is that of what a state plans, or a year of it that is not over."""
    if period == memory.plan:
        return True
    year, plan = extent(period, 12), extent(memory.plan or "", 12)
    inside = year is not None and plan is not None and plan[0] <= year[0] and year[1] <= plan[1]
    return inside and _YEAR.fullmatch(period) is not None and not memory.has_passed(period)


def planned_for(memory: Memory, scene: Scene, mention: Mention) -> str | None:
    """Return the period of what a plan lays out: that of the plan, or of this year where it says so of a longer one."""
    if memory.published and not scene.english and _OF_YEAR_ZH.search(scene.text, scene.sentence.start, mention.start):
        return str(memory.published.year)
    return memory.plan
