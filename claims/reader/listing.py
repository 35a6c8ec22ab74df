"""Lists without heads: a short line that tells what is listed, and below it lines of a name each with its figures.

Best sellers in October:          Segment revenue
1. Ford Puma 4,212                Analog ........ $4.14 billion  +11%
2. Kia Sportage 3,988             Embedded ...... $1.31 billion  +6%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_LONGEST, _ROWS, _MANY, _MOST_FIGURES = 110, 2, 3, 4
# What no line that names a list has: it is no sentence, and no row itself.
_SENTENCE = re.compile(r"[。；！？.;!?]\s*$|[，,](?!\d{3}).*[，,](?!\d{3})|\|")
_TELLS = re.compile(r"[:：]\s*$")
_WIDE = re.compile(r"[ \t]*(?:\.{3,}|…{1,}|·{3,}|_{3,})[ \t]*|[ \t]{2,}|\t")
_DASH = re.compile(r"[ \t]+[-–—][ \t]+")
_COLON = re.compile(r"[ \t]?[:：][ \t]*")
# A row has a digit not so far from its end.
_DIGIT, _LAST = re.compile(r"[0-9]"), 24
_BLANK = re.compile(r"[ \t]+")
_PLACE = re.compile(r"(?:[-•·*●▪–—][ \t]+|(?:\(?\d{1,2}[.)、．]|#\d{1,2}|\d{1,2}(?=[ \t]))[ \t]*)")
_UNIT = (
    r"(?:[kmbt]n?|[mbt]ln|trn|[mbt]r?illion|thousand|crore|lakh|units?|cars?|vehicles?|registrations|deliveries"
    r"|%|per ?cent|pct|pts?|points?|bps)"
)
_MONEY = r"[A-Z]{1,3}(?=[$€£])|(?:RMB|RM|Rs\.?|Rp|Tk) ?|[A-Z]{3} |[A-Z](?=\d[\d.,]*(?:[bt]n\b|m\b| ?[bmt]r?illion))"
_FIGURE = re.compile(
    rf"[-+−±(↑↓▲▼]?(?:up |down )?(?:{_MONEY})?(?:[$€£¥₹₩₦₱฿] ?)?[-+−]?\d[\d.,]*\)?(?:[ ]?{_UNIT}){{0,2}}\)?"
    r"(?:(?:[百千]?[万亿兆]+)?(?:美元|港元|欧元|日元|元|辆|台|部|张|套|家|人|吨|个百分点|片|股|架|户|倍)?)?"
    r"|(?:同比|环比|按年|按月)?(?:[年月季]?[增减]|增长|下降|上升|下滑|[升跌降])?[-+−]?\d[\d.]*[%％]|[-–—]{1,2}|持平|flat"
)
_BARE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,6}")
# No name: 4,212 and Puma 4,212, but not MG4 or Model 3.
_ENDS_IN_FIGURE = re.compile(
    r"^[-+−(]?[$€£¥]?\d[\d.,]*%?$|[ \t][-+−]?[$€£¥]?(?:\d{1,3}(?:,\d{3})+|\d+\.\d+|\d+(?=[%％万亿]))\S*$"
)
_NUMBERED = re.compile(r"\d{1,4}[ \t]+\d[\d.,]*(?![\d.,%％])")
# A name goes on to no figure with these, and holds none: EPS of $1.17 to
_GOES_ON = re.compile(
    r"[:：,，]$|[$€£¥%％]|\d[.,]\d|\b(?:to|of|at|from|by|about|and|or|in|for|than|is|was|were|over|under|up|down|with|on|a|the|per|rose|fell)$"
    r"|[为达至到升跌降增减约]$"
)
_NAMED = re.compile(r"[^\W\d_]{2}")
_PROSE = re.compile(r"[。；;!！?？]|[a-z]{2}[.,] [a-z]|[,，].*[,，]")


def listed(text: str, lines: Sequence[Span], at: int) -> tuple[list[list[Span]], int]:
    """Return the cells of the list that line `at` announces, the announcement's own where it has some, and how many lines of
    rows it has; nothing where no list follows."""
    start, end = lines[at]
    if end - start > _LONGEST or at + _ROWS >= len(lines) + 1 or _SENTENCE.search(text, start, end) or _cells(text, lines[at]):
        return [], 0
    told = _TELLS.search(text, start, end) is not None
    heads = [*_split(text, lines[at], _WIDE)]
    rows: list[list[Span]] = []
    kinds: set[str] = set()
    for line in lines[at + 1 :]:
        found = _cells(text, line)
        if found is None:
            break
        kind, row = found
        kinds.add(kind)
        rows.append(row)
    if "wide" in kinds and len({len(row) for row in rows}) == 1:
        kinds.discard("blank")  # of a column the longest name leaves but one blank
    ranked = all(_PLACE.match(text, *line) for line in lines[at + 1 : at + 1 + len(rows)])
    least = _ROWS if told or ranked or kinds <= {"wide"} else _MANY
    if len(rows) < least or len(kinds) > 1 or _NAMED.search(text, start, end) is None:
        return [], 0
    has_heads = kinds == {"wide"} and 1 < len(heads) == len(rows[0])
    return ([heads, *rows] if has_heads else rows), len(rows)


def _cells(text: str, line: Span) -> tuple[str, list[Span]] | None:
    """Return how the name and figures of a row are parted, and their cells; None for what is no row."""
    start, end = line
    if end - start > _LONGEST or not (text[end - 1].isalnum() or text[end - 1] in "%％)）-–—"):
        return None
    if _DIGIT.search(text, max(start, end - _LAST), end) is None:
        return None
    place = _PLACE.match(text, start, end)
    begin = place.end() if place else start
    for kind, gap in (("wide", _WIDE), ("dash", _DASH)):
        cells = [*_split(text, (begin, end), gap)]
        if len(cells) > 1 and _is_row(text, cells):
            return kind, [(start, cells[0][1]), *cells[1:]]
    colon = [*_split(text, (begin, end), _COLON)]
    figures = _figures(text, colon[1]) if len(colon) == _ROWS else []
    if figures and _BARE.fullmatch(text, *figures[0]) and _is_row(text, [colon[0], *figures]):
        return "colon", [(start, colon[0][1]), *figures]
    return _by_blanks(text, start, begin, end)


def _by_blanks(text: str, start: int, begin: int, end: int) -> tuple[str, list[Span]] | None:
    """Return the cells of a row whose name and figures single blanks part: Ford Puma 4,212 +3.1%."""
    cells = [*_split(text, (begin, end), _BLANK)]
    for first in range(1, len(cells)):
        name, rest = (cells[0][0], cells[first - 1][1]), (cells[first][0], end)
        figures = _figures(text, rest)
        if figures and _NUMBERED.match(text, figures[0][0], end):
            continue  # Model 3 18,920
        if figures and _is_row(text, [name, *figures]) and not _GOES_ON.search(text, *name):
            return "blank", [(start, name[1]), *figures]
    return None


def _figures(text: str, rest: Span) -> list[Span]:
    """Return the figures that a stretch is, one behind another; nothing where it is anything else."""
    found: list[Span] = []
    place, end = rest
    while place < end:
        figure = _FIGURE.match(text, place, end)
        if figure is None or figure.end() == place or len(found) == _MOST_FIGURES:
            return []
        found.append(figure.span())
        gap = _BLANK.match(text, figure.end(), end)
        if gap is None and figure.end() < end:
            return []
        place = gap.end() if gap else end
    return found


def _is_row(text: str, cells: Sequence[Span]) -> bool:
    """Whether cells are a name and figures, of which at least one has a digit."""
    name = text[slice(*cells[0])]
    if len(name) > _LONGEST // 2 or not _NAMED.search(name) or _PROSE.search(name) or _ENDS_IN_FIGURE.search(name):
        return False
    figures = [text[slice(*cell)].strip() for cell in cells[1:]]
    return len(figures) <= _MOST_FIGURES and all(_FIGURE.fullmatch(one) for one in figures) and figures[0][-1:] not in "-–—"


def _split(text: str, line: Span, gap: re.Pattern[str]) -> Iterator[Span]:
    start, end = line
    for match in gap.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end
