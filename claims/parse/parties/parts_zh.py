"""Parts that a Chinese list tells one by one: 境内/境外收入20.4/10.8亿元; 光模块、激光器收入分别为20亿元和8亿元;
其中国内、国际分别上升0.4和2.3个百分点."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.parse.numbers.mention import Mention
from claims.parse.parties.phrases import noun_zh
from claims.parse.scene import Scene
from claims.parse.times.series import alike, told_each

_PIECE = r"(?:(?![和与及])[一-鿿A-Za-z0-9&·-]){1,10}"
_LIST = re.compile(rf"({_PIECE}(?:(?:[/、]|[和与及]){_PIECE}){{1,7}})(?:的|业务|板块)?$")
_JOINER = re.compile(r"[/、]|[和与及]")
_LONGEST = 60


class Part(NamedTuple):
    """One part of a list: where it stands, and what it is called."""

    start: int
    end: int
    name: str | None


def listed_part(scene: Scene, mention: Mention) -> Part | None:
    """Return the part that a number is of where as many parts stand in front of a metric as numbers are told one by one."""
    if scene.english or len(scene.mentions) < 2:
        return None
    group = alike(scene, mention)
    if len(group) < 2 or not told_each(scene, group):
        return None
    for hit in reversed(scene.hits):
        if hit.end <= group[0].start and (parts := _parts(scene, hit.start, len(group))):
            start, end = parts[group.index(mention)]
            return Part(start, end, noun_zh(scene, scene.text[start:end]))
    marks = list(_EACH.finditer(scene.text, scene.clause(group[0].start).start, group[0].start))
    parts = _parts(scene, marks[-1].start(), len(group)) if marks else None
    if parts is None:
        return None
    start, end = parts[group.index(mention)]
    return Part(start, end, scene.text[start:end])


# What stands between a list and its numbers, and what before it: 其中国内、国际分别同比上升….
_EACH = re.compile("分别|依次")
_HEAD = re.compile(r"(?:其中|而|但|同期|另外)+(?!国)|其中(?=国[内际外])")


def _parts(scene: Scene, stop: int, size: int) -> list[tuple[int, int]] | None:
    """Return where so many parts stand right in front of a word for a metric, or of 分别, none of them named or a metric."""
    ends = [when.end for when in scene.times] + [number.end for number in scene.mentions]
    told = [end for end in ends if end <= stop]
    match = _LIST.search(scene.text, max(scene.sentence.start, stop - _LONGEST, *told), stop)
    if match is None:
        return None
    head = _HEAD.match(scene.text, match.start(1), match.end(1))
    places, start = [], head.end() if head else match.start(1)
    for joiner in [*_JOINER.finditer(scene.text, start, match.end(1)), None]:
        end = joiner.start() if joiner else match.end(1)
        places.append((start, end))
        start = joiner.end() if joiner else end
    if len(places) != size or any(_is_named(scene, *place) for place in places):
        return None
    return places


def _is_named(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody known or a metric is named in a stretch."""
    held = [(a.start, a.end) for a in scene.actors if not a.anaphor] + [(h.start, h.end) for h in scene.hits]
    return any(first < end and last > start for first, last in held)
