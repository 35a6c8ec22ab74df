"""What sort of thing each name is of, and the words that point at the last thing of a sort: 这款服务器, the rack, each rack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.parse.spots import Spot


class Pointer(NamedTuple):
    """A place that points at a thing by its sort."""

    start: int
    end: int
    sort: str


# What stands between a name and what it is: 芯片“昆岳K3”, drug, Sorvana, the Talon X2 AI accelerator.
_BEFORE = re.compile(
    r"(?:产品|系列|新品)?(?:[,，]?\s?(?:代号|名为|名叫|命名为|called|named|dubbed|known as|the)\s?)?[,，]?\s?[“\"「《]?"
)
_BEHIND = re.compile(r"[”\"」》]?号?(?:系列)?(?:的(?:[一-鿿]{2,4})?)?\s?(?:(?:AI|EV|[a-z]+(?:-[a-z]+)*)\s){0,2}")


def sorts_of(text: str, spots: Sequence[Spot], named: Iterable[tuple[int, int, str, str]]) -> Mapping[int, str]:
    """Return of what sort each thing is, by where it stands: what it is called there, or before, or its listed level.

    `named` are the places of things in order, each with its name and its level, "" where none is listed. A sort is a label
    and the word: car/轿车.
    """
    starts = {spot.start: f"{spot.label}/{spot.word.lower()}" for spot in spots}
    ends = {spot.end: f"{spot.label}/{spot.word.lower()}" for spot in spots}
    known: dict[str, str] = {}
    out: dict[int, str] = {}
    for start, end, name, level in named:
        sort = _called(text, start, end, starts, ends) or known.get(name) or (f"{level}/" if level else "")
        if sort:
            out[start] = known[name] = sort
    return out


def _called(text: str, start: int, end: int, starts: Mapping[int, str], ends: Mapping[int, str]) -> str:
    """Return what a name is called right before it or right behind it, "" where it is called nothing there."""
    for at in range(start, max(-1, start - 14), -1):
        if at in ends and _BEFORE.fullmatch(text, at, start):
            return ends[at]
    for at in range(end, min(len(text), end + 24)):
        if at in starts and _BEHIND.fullmatch(text, end, at):
            return starts[at]
    return ""


_POINTS_ZH = re.compile(
    r"(?:[这该此那]一?(?:款|台|辆|颗|枚|架|艘|部|种|块|支|只|座|套|条)?(?:新|旗舰)?|[每单](?:款|台|辆|颗|枚|架|艘|部|块|支|套|节)|新款?)$"
)
_POINTS_EN = re.compile(
    r"\b(?:the|this|that|each|every|a single|one)\s(?:(?:new|latest|whole|entire|finished)\s)?$", re.IGNORECASE
)
# What goes on behind a noun makes it part of another: the chip maker, 该车型销量 apart.
_GOES_ON = re.compile(
    r"-?\s?(?:makers?|giants?|business|division|unit|market|industry|designer|developer|company|firm|group|stocks?|sector)\b|[厂商公企业巨]"
)


def label(sort: str) -> str:
    """Return the label of a sort, which all its words share: car of car/轿车."""
    return sort.partition("/")[0]


def pointers(text: str, spots: Sequence[Spot], first: Mapping[str, int]) -> Iterator[Pointer]:
    """Yield the words that point at a thing of a sort that the text has named before; `first` tells where it names each."""
    for spot in spots:
        if spot.label not in first or spot.start < first[spot.label] or _GOES_ON.match(text, spot.end):
            continue
        points = _POINTS_EN if text[spot.start].isascii() and text[spot.start - 1 : spot.start] == " " else _POINTS_ZH
        match = points.search(text, spot.start - 20, spot.start)
        if match:
            yield Pointer(match.start(), spot.end, f"{spot.label}/{spot.word.lower()}")
