"""Units stated once for a whole table: in a row's name, a column's head, or the line above (单位:亿元)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from claims.parse.measures import unit_words
from claims.parse.parts import ONE, Part, replace
from claims.units import shape

_CELL_BREAK = re.compile(r"[|\t]")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]{1,16})[)）]")
_CAPTION = re.compile(r"单位[:： ] ?([^\s,，;；。|)）]{1,12})|\bin (thousands|millions|billions) of ([a-zA-Z.$ ]{3,16})")
_SCALES = {
    "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "万亿": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "million": 10**6, "billion": 10**9, "thousand": 10**3,
}  # fmt: skip
_SCALE = re.compile("|".join(sorted(_SCALES, key=len, reverse=True)))
_CAPTION_REACH = 3
_LONGEST_ROW = 600
_LONGEST_TABLE = 60


@dataclass(frozen=True, slots=True)
class Head:
    """A unit as a table states it: its base, its exact size there (scale included), and how it is written."""

    unit: str
    scale: Decimal
    factor: Decimal
    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, with where its cells end; one without cell breaks, or far too long, is no row."""

    start: int
    text: str
    breaks: tuple[int, ...]


def tabled(parts: list[Part], text: str) -> list[Part]:
    """Give bare numbers in the rows of a table the unit that its row, column or caption states."""
    if "|" not in text and "\t" not in text:
        return parts
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        is_row = len(line) < _LONGEST_ROW and ("|" in line or "\t" in line)
        breaks = tuple(match.start() for match in _CELL_BREAK.finditer(line)) if is_row else ()
        lines.append(Line(start, line, breaks))
        start += len(line) + 1
    starts = [line.start for line in lines]
    return [
        _headed(part, lines, starts) if part.form == "number" and not part.unit and part.scale == 1 else part for part in parts
    ]


def _headed(part: Part, lines: list[Line], starts: list[int]) -> Part:
    row = bisect_right(starts, part.start) - 1
    line = lines[row]
    if not line.breaks:
        return part
    top = row
    while top and lines[top - 1].breaks and row - top < _LONGEST_TABLE:
        top -= 1
    column = bisect_right(line.breaks, part.start - line.start)
    head = _cell_unit(line.text, 0 if line.breaks[0] else 1) if column else None
    if head is None and top < row:
        head = _cell_unit(lines[top].text, column)
    if head is None:
        head = _caption([above.text for above in lines[max(0, top - _CAPTION_REACH) : top]])
    if head is None:
        return part
    form = {"money": "money", "percent": "percent", "time": "duration"}.get(shape(head.unit), "measure")
    trace = (*part.trace, "tabled")
    return replace(
        part, unit=head.unit, scale=head.scale, factor=head.factor, word=head.written, form=form, shared="table", trace=trace
    )


def _cell_unit(line: str, column: int) -> Head | None:
    cells = _CELL_BREAK.split(line)
    bracket = _IN_BRACKETS.search(cells[column]) if column < len(cells) else None
    return head_of(bracket[1]) if bracket else None


def _caption(above: list[str]) -> Head | None:
    for line in reversed(above):
        caption = _CAPTION.search(line)
        if caption:
            return head_of(caption[1] or f"{caption[2]} {caption[3]}")
    return None


def head_of(words: str) -> Head | None:
    """Return the unit that a head names (亿元, 万美元, %, in millions of dollars), or None."""
    words = words.strip()
    scale = _SCALE.match(words)
    for place in (scale.end() if scale else 0, 0):
        rest = words[place:].strip()
        unit = unit_words().at(rest, 0) or unit_words().at(rest.lower(), 0)
        if unit and unit[0] >= len(rest):
            size = Decimal(_SCALES[words[:place]]) if place else ONE
            return Head(unit[1].base, size, unit[1].factor, words)
    return None
