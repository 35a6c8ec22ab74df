"""Tables whose cells nothing but blanks part, as a copy of a page leaves them: a line of heads, and rows of numbers under these.

Those that have no line of heads are told by `listing`.

排名 企业 销量 同比
1 北岭汽车 30.6万辆 -26.5%
2 云泽 26.3万辆 +22.8%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.reader.listing import Span, listed

# Longer lines are prose; a table has at least so many heads and rows, and no more heads than this.
_LONGEST, _HEADS, _MOST, _ROWS = 120, 3, 12, 2
_WIDE = re.compile(r"[ \t]{2,}|\t")
_BLANK = re.compile(r"[ \t]+")
# What prose has and a line of heads has not.
_PROSE = re.compile(r"[。，；！？,;!?]|[.:：](?:\s|$)|\|")
_VALUE = re.compile(
    r"[-+−±(↑↓▲▼]?(?:US|HK|NT|RMB)?(?:[$€£¥] ?)?\d\S*(?: (?:[mbt]r?illion|bn|mn?|percent|pts?)\)?)?"
    r"|[-–—]{1,2}|[Nn]/?[Aa]|持平|flat|new"
)
# 96 → 108
_MOVED = re.compile(r"\s?(?:→|->|➔)\s?")
_TIME = re.compile(r"(?:19|20)\d{2}[EAF]?|FY\d{2,4}[EAF]?|[1-4][QH]\d{2}|[QH][1-4] ?(?:FY)?\d{2,4}|\d{4}[QH][1-4]")
_MOVE = re.compile(r"(?:% ?)?(?:change|chg\.?|growth|y/y|yoy|q/q|qoq)(?: ?\(?%\)?)?|同比|环比|增减|变动|增长率?", re.IGNORECASE)
_TIMES = 2
# Analog: names the rows below it.
_SECTION = re.compile(r"[^\d:：。.|]{1,40}[:：]")
# So far a line of heads is set in whose corner is empty.
_INDENT = 4
# 9月零售（万辆）, 1—9月累计, 3Q26: a head that begins with a time is no value.
_DATED = re.compile(r"(?:\d{1,2}[-—–~至到])?\d{1,2}月|\d{4}年\d|[1-4][QH]\d{2}|\d{4}[QH][1-4]|\d{4}/\d{2}")
_RANK = re.compile(r"(?:排名|序号|名次|排序|位次|Rank|No\.?|#|Pos\.?)")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年|E|A|F)?")
_PLACE = re.compile(r"\d{1,3}\.?")
_NAMED = re.compile(r"[^\W\d_]")


def gaps(text: str) -> Iterator[Span]:
    """Yield the blanks between the cells of such tables, in order; the place of a row in a ranking goes with its first."""
    lines = _lines(text)
    at = 0
    while at < len(lines) - _ROWS:
        heads = _heads(text, lines[at])
        rows = list(_rows(text, lines[at + 1 :], heads)) if heads else []
        if len(rows) < _ROWS:
            unheaded, passed = listed(text, lines, at)
            for row in unheaded:
                yield from zip((end for _, end in row[:-1]), (start for start, _ in row[1:]), strict=True)
            at += 1 + passed
            continue
        ranked = _RANK.fullmatch(text, *heads[0]) is not None
        for row in (heads, *rows):
            between = [*zip((end for _, end in row[:-1]), (start for start, _ in row[1:]), strict=True)]
            yield from [(row[0][0], row[1][0]), *between[1:]] if ranked else between
        at += 1 + len(rows)


def _lines(text: str) -> list[Span]:
    """Return start and end of each line that has something, without the blanks around it."""
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            found.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start = end + 1
    return found


def _heads(text: str, line: Span) -> list[Span]:
    """Return the heads of a line that may be one of heads, none of which is a number; else nothing."""
    start, end = line
    if end - start > _LONGEST or text.find(" ", start, end) < 0 > text.find("\t", start, end) or _PROSE.search(text, start, end):
        return []
    cells = _split(text, line, _WIDE)
    if _are_times(text, cells):
        begin = text.rfind("\n", 0, start) + 1
        return [(begin, begin), *cells] if start - begin >= _INDENT else []
    cells = cells if len(cells) >= _HEADS else _split(text, line, _BLANK)
    named = all(not _is_value(text, cell) or _YEAR.fullmatch(text, *cell) or _DATED.match(text, *cell) for cell in cells)
    named = named and sum(_NAMED.search(text, *cell) is not None for cell in cells) > 1
    return cells if _HEADS <= len(cells) <= _MOST and named else []


def _are_times(text: str, cells: Sequence[Span]) -> bool:
    """Whether a line holds times, and changes between them, as one of heads does whose corner is empty: 2026  2025  % change."""
    if len(cells) < _TIMES or not (_YEAR.fullmatch(text, *cells[0]) or _TIME.fullmatch(text, *cells[0])):
        return False
    return all(any(head.fullmatch(text, *cell) for head in (_YEAR, _TIME, _MOVE)) for cell in cells)


def _rows(text: str, lines: Sequence[Span], heads: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the cells of the lines that follow, as long as they have a name and a value under each other head."""
    ranked = _RANK.fullmatch(text, *heads[0]) is not None
    apart = all(_WIDE.fullmatch(text, one[1], other[0]) for one, other in pairwise(heads))
    for line in lines:
        if apart and _SECTION.fullmatch(text, *line):
            continue
        wide = _split(text, line, _WIDE) if line[1] - line[0] <= _LONGEST else []
        if apart and not ranked and len(wide) == len(heads) and _is_row(text, wide):
            yield wide
            continue
        cells = wide if len(wide) == len(heads) else _split(text, line, _BLANK) if wide else []
        if apart and not ranked and len(cells) == len(heads) and _is_row(text, cells):
            yield cells
            continue
        first, values = int(ranked), len(heads) - 1 - int(ranked)
        if len(cells) <= values + first or values < 1:
            return
        name = cells[first : len(cells) - values]
        if ranked and not _PLACE.fullmatch(text, *cells[0]):
            return
        if not all(_is_value(text, cell) for cell in cells[-values:]) or not _NAMED.search(text, name[0][0], name[-1][1]):
            return
        yield [*cells[:first], (name[0][0], name[-1][1]), *cells[-values:]]


def _is_row(text: str, cells: Sequence[Span]) -> bool:
    """Whether cells that wide gaps part begin with a name and hold a value, other words apart: Daiwa  Hold  19.50."""
    named = _NAMED.search(text, *cells[0]) is not None and not _is_value(text, cells[0])
    return named and any(_is_value(text, cell) for cell in cells[1:])


def _is_value(text: str, cell: Span) -> bool:
    """Whether a cell holds a number, or two of which the second replaced the first: 96 → 108."""
    moved = _MOVED.search(text, *cell)
    if moved is None:
        return _VALUE.fullmatch(text, *cell) is not None
    return bool(_VALUE.fullmatch(text, cell[0], moved.start()) and _VALUE.fullmatch(text, moved.end(), cell[1]))


def _split(text: str, line: Span, gap: re.Pattern[str]) -> list[Span]:
    start, end = line
    found = [match.span() for match in gap.finditer(text, start, end)]
    return list(zip([start, *(b for _, b in found)], [*(a for a, _ in found), end], strict=True))
