"""Lists that belong together item by item: 2022年、2023年和2024年营收分别为…, sales of A and B were X and Y respectively."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

EACH = re.compile(r"分别|依次|\brespectively\b")
_JOINER = re.compile(r"[\s]*(?:、|/|,|，|和|及|与|以及|\band\b|, and)[\s]*(?:的)?")


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
    mark = _mark(scene, group)
    if mark is None:
        return None
    ending = [i for i, thing in enumerate(things) if thing.end <= group[0].start]
    for i in reversed(ending):
        run = _run(scene, things, i)
        run = [thing for thing in run if thing.end <= group[0].start]
        if len(run) == len(group):
            return run[group.index(mention)]
    return None


_YEARS = re.compile(r"(\d{4})/(\d{4})")


def year_of_each(scene: Scene, mention: Mention, span: str) -> str | None:
    """Return the year of one of several numbers told one by one for a span of as many years: 2022年至2024年分别为…"""
    years = _YEARS.fullmatch(span)
    if years is None:
        return None
    group = _alike(run(scene, mention), mention)
    if len(group) < 2 or int(years[2]) - int(years[1]) + 1 != len(group):
        return None
    if _mark(scene, group) is None and len({m.base.unit for m in group}) + 2 > len(group):
        return None  # three of a kind for three years need no 分别
    return str(int(years[1]) + group.index(mention))


def aligned_last(scene: Scene, mention: Mention, things: Sequence[_Thing]) -> _Thing | None:
    """Return the one of the last things before a list of numbers that goes with a number of it, as 分别 says, or None."""
    group = _run(scene, scene.mentions, scene.mentions.index(mention))
    if len(group) < 2 or len(things) < len(group) or _mark(scene, group) is None:
        return None
    return things[len(things) - len(group) + group.index(mention)]


def run(scene: Scene, mention: Mention) -> list[Mention]:
    """Return the numbers around one that only commas and 和 stand between."""
    return _run(scene, scene.mentions, scene.mentions.index(mention))


def _alike(group: Sequence[Mention], mention: Mention) -> list[Mention]:
    """Return those around a number of a list that are of its unit: A、B和C亿元,两年复合增长率60.5%."""
    first = last = group.index(mention)
    while first > 0 and group[first - 1].base.unit == mention.base.unit:
        first -= 1
    while last + 1 < len(group) and group[last + 1].base.unit == mention.base.unit:
        last += 1
    return list(group[first : last + 1])


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
    while first > 0 and _JOINER.fullmatch(scene.text[things[first - 1].end : things[first].start]):
        first -= 1
    while last + 1 < len(things) and _JOINER.fullmatch(scene.text[things[last].end : things[last + 1].start]):
        last += 1
    return list(things[first : last + 1])
