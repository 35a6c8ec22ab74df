"""The rows of tables in a text: lines whose cells are parted, their names and columns, and the line that heads them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Chinese pages rule their tables with │.
_CELL_BREAK = re.compile(r"[|│\t]")
_LONGEST_ROW = 600
LONGEST_TABLE = 60
# Analog: is no row, but names those below it.
_SECTION = re.compile(r"[ \t]*[^\d:：。.]{1,40}[:：]\s*")
CAPTION_REACH = 3
# A line above a table that tells its unit in brackets is no longer than this.
SHORT_LINE = 100
# A value in a row, and a time that heads a column and is none.
_VALUE = re.compile(r"\s*[-+−(↑↓▲▼]?(?:[A-Z]{0,3}[$€£¥₹₩₦₱฿]|[A-Z]{1,3} ?|Rs\.? ?)?\d")
HEADING_TIME = re.compile(r"\s*(?:(?:19|20)\d{2}[AEF]?\b|\d{4}年|(?:\d{1,2}[-—–~至到])?\d{1,2}月|[1-4][QH]\d|FY ?\d|[QH][1-4]\b)")


class Line(NamedTuple):
    """A line of the text, with where its cells end; one without cell breaks, or far too long, is no row."""

    start: int
    text: str
    breaks: tuple[int, ...]

    def within(self, column: int) -> tuple[int, int]:
        """Return where a cell begins and ends in the line; an empty stretch where there is no such cell."""
        ends = (*self.breaks, len(self.text))
        if column >= len(ends):
            return len(self.text), len(self.text)
        return (self.breaks[column - 1] + 1 if column else 0), ends[column]

    def cell(self, column: int) -> tuple[int, int]:
        """Return where a cell begins and ends in the whole text."""
        first, last = self.within(column)
        return self.start + first, self.start + last

    @property
    def first(self) -> int:
        """The column of the row's name."""
        return 0 if self.breaks[0] else 1

    def filled(self) -> list[int]:
        """Return the columns behind the row's name whose cells hold something."""
        behind = range(self.first + 1, len(self.breaks) + 1)
        return [column for column in behind if self.text[slice(*self.within(column))].strip()]


def in_rows(text: str, places: Sequence[int]) -> bool:
    """Whether one of some places, which are in order, stands in a line with cell breaks: most texts have none but a footer's."""
    for mark in "|│\t":
        bar = text.find(mark)
        while bar >= 0:
            start, after = text.rfind("\n", 0, bar) + 1, text.find("\n", bar) + 1 or len(text)
            if bisect_left(places, start) < bisect_left(places, after):
                return True
            bar = text.find(mark, after)
    return False


@lru_cache(maxsize=1)  # an article asks twice: before its numbers are linked, and after
def lines_of(text: str) -> Sequence[Line]:
    """Return the lines of a text with the breaks between the cells of those that are rows."""
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        is_row = len(line) < _LONGEST_ROW and ("|" in line or "│" in line or "\t" in line)
        breaks = tuple(match.start() for match in _CELL_BREAK.finditer(line)) if is_row else ()
        lines.append(Line(start, line, breaks))
        start += len(line) + 1
    return lines


def first_row(lines: Sequence[Line], row: int) -> int:
    """Return the first line of the table that a row belongs to."""
    top = row
    while top and row - top < LONGEST_TABLE:
        if lines[top - 1].breaks:
            top -= 1
        elif top > 1 and lines[top - 2].breaks and _SECTION.fullmatch(lines[top - 1].text):
            top -= 2
        else:
            break
    return top


def announced(lines: Sequence[Line], top: int) -> Line | None:
    """Return the short line that tells what the rows below are, where their first is a row as they are and no line of heads."""
    line = lines[top]
    if top + 1 < len(lines) and is_rule(lines[top + 1].text) and lines[top + 1].breaks:
        return None
    cells = [line.text[slice(*line.within(column))] for column in line.filled()]
    if not cells or not any(map(_VALUE.match, cells)) or any(map(HEADING_TIME.match, cells)):
        return None
    return line_above(lines, top)


def line_above(lines: Sequence[Line], top: int) -> Line | None:
    """Return the short line right above a table."""
    above = next((each for each in reversed(lines[max(0, top - CAPTION_REACH) : top]) if each.text.strip()), None)
    return above if above is not None and not above.breaks and len(above.text) <= SHORT_LINE else None


def column_of(lines: Sequence[Line], top: int, row: int, place: int) -> int:
    """Return the column of a table's first line that a place of a row stands under.

    Where the first line has other cells than the row, as heads over several cells have, what they hold is paired in order.
    """
    line, head = lines[row], lines[top]
    column = bisect_right(line.breaks, place - line.start)
    if len(line.breaks) == len(head.breaks):
        return column
    heads = head.filled()
    behind = [*range(line.first + 1, len(line.breaks) + (line.breaks[-1] + 1 < len(line.text.rstrip())))]
    for values in (line.filled(), behind):
        if len(heads) == len(values) and column in values:
            return heads[values.index(column)]
    return column


def is_rule(line: str) -> bool:
    """Whether a line only rules off the head of a Markdown table."""
    return not line.strip("|│-─┼: \t")
