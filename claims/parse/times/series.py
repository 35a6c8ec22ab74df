"""Lists that belong together item by item: 2022年、2023年和2024年营收分别为…, sales of A and B were X and Y respectively."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

EACH = re.compile(r"分别|依次|各(?=[为达自涨跌升降增减获])|r(?<=\br)espectively\b")
_JOINER = re.compile(r"(?:人民币|港元|港币|度)?(?:\([^()]{1,14}\))?[\s]*(?:、|/|,|，|和|及|与|以及|\band\b|, and)[\s]*的?")

# 同比分别增长3.1%和下降2.4%
_TURNS = re.compile(
    r"\s?(?:和|及|与|以及|、)(?:(?:同|环)比)?(?:增长|下降|上升|下滑|增加|减少|提高|降低|上涨|下跌|回落|回升|增|减|升|降|涨|跌)"
)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Placed)


def aligned(scene: Scene, mention: Mention, things: Sequence[_Thing]) -> _Thing | None:
    """Return the one of some things that goes with a number where the sentence says that they go one by one, or None."""
    if not things or len(scene.mentions) < 2:
        return None
    group = _run(scene, scene.mentions, scene.mentions.index(mention))
    if len(group) < 2:
        return None
    marked, slashed = _mark(scene, group) is not None, _is_slashed(scene, group)
    if not marked and not slashed:
        return None
    ending = [i for i, thing in enumerate(things) if thing.end <= group[0].start]
    for i in reversed(ending):
        if (i < ending[-1] or not marked) and _between(scene, things[i].end, group[0].start):
            return None  # 2024年和2025年营收分别为A和B,一季度毛利率和净利率分别为C和D
        listed = [thing for thing in _run(scene, things, i) if thing.end <= group[0].start]
        if len(listed) == len(group) and (marked or _is_slashed(scene, listed)):
            return listed[group.index(mention)]
    return None


def _is_slashed(scene: Scene, things: Sequence[_Placed]) -> bool:
    """Whether a slash alone stands between things of a list, as in notes of brokers: 营收/净利润31.2/4.6亿元."""
    return all(scene.text[one.end : other.start].strip() == "/" for one, other in pairwise(things))


def paired(scene: Scene, mention: Mention, things: Sequence[_Thing]) -> _Thing | None:
    """Return the one of as many things right before a list of numbers alike that goes with a number of it, where no other
    number stands between: 2025年及2026年純利為13.5億元及15.2億元."""
    if len(things) < 2 or len(scene.mentions) < 2:
        return None
    group = alike(scene, mention)
    before = [i for i, thing in enumerate(things) if thing.end <= group[0].start]
    if len(group) < 2 or not before or _between(scene, things[before[-1]].end, group[0].start):
        return None
    listed = _run(scene, things[: before[-1] + 1], before[-1])
    return listed[group.index(mention)] if len(listed) == len(group) else None


def is_listed(scene: Scene, mention: Mention) -> bool:
    """Whether a number is one of several alike that are told one by one."""
    return len(scene.mentions) > 1 and len(alike(scene, mention)) > 1


def row_of(scene: Scene, mention: Mention, since: int) -> int | None:
    """Return which of a list of numbers alike one is, where nothing tells what the list is of anew: at most one metric is
    named behind the list before, which ended at `since`."""
    group = alike(scene, mention)
    hits = (hit for hit in scene.hits if since <= hit.start and hit.end <= group[0].start)
    named = sum(1 for hit in hits if not scene.text.startswith("对应", hit.end))  # 当前股价对应PE分别为28倍和21倍
    return group.index(mention) if len(group) > 1 and named < 2 else None


def _between(scene: Scene, start: int, end: int) -> bool:
    """Whether a number stands in a stretch."""
    return any(start <= m.start and m.end <= end for m in scene.mentions)


_YEARS = re.compile(r"(\d{4})/(\d{4})")


def year_of_each(scene: Scene, mention: Mention, span: str) -> str | None:
    """Return the year of one of several numbers told one by one for a span of as many years: 2022年至2024年分别为…"""
    years = _YEARS.fullmatch(span)
    if years is None:
        return None
    group = alike(scene, mention)
    if len(group) < 2 or int(years[2]) - int(years[1]) + 1 != len(group):
        return None
    if _mark(scene, group) is None and len({m.base.unit for m in group}) + 2 > len(group):
        return None  # three of a kind for three years need no 分别
    return str(int(years[1]) + group.index(mention))


class _Dated(_Placed, Protocol):
    @property
    def period(self) -> str: ...


def time_of_each(scene: Scene, mention: Mention, told: Sequence[_Dated]) -> str | None:
    """Return the time of one of several numbers told one by one for a span of years and other times beside it:
    2023年至2025年及2026年上半年营收分别为A、B、C和D."""
    before = [when for when in told if when.end <= mention.start]
    if len(before) < 2 or not any(_YEARS.fullmatch(when.period) for when in before):
        return None
    group = alike(scene, mention)
    before = [when for when in before if when.end <= group[0].start]
    if len(before) < 2 or _mark(scene, group) is None or _between(scene, before[-1].end, group[0].start):
        return None
    times = [time for when in _run(scene, before, len(before) - 1) for time in _each_year(when.period)]
    return times[group.index(mention)] if len(times) == len(group) else None


def _each_year(period: str) -> list[str]:
    years = _YEARS.fullmatch(period)
    return [period] if years is None else [str(year) for year in range(int(years[1]), int(years[2]) + 1)]


def told_each(scene: Scene, group: Sequence[Mention]) -> bool:
    """Whether several numbers are told one by one for as many things, as 分别 or slashes say."""
    return _are_told_each(scene, group) or _is_slashed(scene, group)


def aligned_last(scene: Scene, mention: Mention, things: Sequence[_Thing]) -> _Thing | None:
    """Return the one of the last things before a list of numbers that goes with a number of it, as 分别 says, or None."""
    group = _run(scene, scene.mentions, scene.mentions.index(mention))
    if len(group) < 2 or len(things) < len(group) or not _are_told_each(scene, group):
        return None
    return things[len(things) - len(group) + group.index(mention)]


def _are_told_each(scene: Scene, group: Sequence[Mention]) -> bool:
    """Whether 分别 speaks of a group of numbers, or of as many right before it: 分别为A和B,同比增长C和D; or slashes do."""
    if _mark(scene, group) is not None:
        return True
    first = scene.mentions.index(group[0])
    before = _run(scene, scene.mentions, first - 1) if first else ()
    if len(before) != len(group):
        return False
    return _mark(scene, before) is not None or (_is_slashed(scene, before) and _is_slashed(scene, group))


def run(scene: Scene, mention: Mention) -> list[Mention]:
    """Return the numbers around one that only commas and 和 stand between."""
    return _run(scene, scene.mentions, scene.mentions.index(mention))


def alike(scene: Scene, mention: Mention) -> list[Mention]:
    """Return those around a number of a list that are of its unit: A、B和C亿元,两年复合增长率60.5%."""
    every, unit = scene.mentions, mention.base.unit
    if len(every) < 2:
        return [mention]
    first = last = every.index(mention)
    while first > 0 and every[first - 1].base.unit == unit and _is_joined(scene, every[first - 1], every[first]):
        first -= 1
    while last + 1 < len(every) and every[last + 1].base.unit == unit and _is_joined(scene, every[last], every[last + 1]):
        last += 1
    return list(every[first : last + 1])


def _is_joined(scene: Scene, one: _Placed, other: _Placed) -> bool:
    if one.end == other.start or _JOINER.fullmatch(scene.text, one.end, other.start):
        return True
    return not scene.english and _TURNS.fullmatch(scene.text, one.end, other.start) is not None


def _mark(scene: Scene, group: Sequence[Mention]) -> int | None:
    """Return where 分别 or "respectively" stands that speaks of a group of numbers."""
    for match in EACH.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        if match[0] == "respectively" and 0 <= match.start() - group[-1].end <= 3:
            return match.start()
        if (
            match[0] != "respectively"
            and match.end() <= group[0].start
            and not any(match.end() <= m.start and m.end <= group[0].start for m in scene.mentions)
        ):
            return match.start()
    return None


def _run(scene: Scene, things: Sequence[_Thing], at: int) -> list[_Thing]:
    """Return the things around one that only commas and 和 stand between."""
    first = last = at
    while first > 0 and _is_joined(scene, things[first - 1], things[first]):
        first -= 1
    while last + 1 < len(things) and _is_joined(scene, things[last], things[last + 1]):
        last += 1
    return list(things[first : last + 1])
