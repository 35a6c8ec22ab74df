"""Lines of printed pages made into paragraphs: furniture of the page dropped, lines joined, words mended, cells parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

# Characters that stand without blanks between them: Han, kana, and the marks between them.
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_GLUED = re.compile(rf"(?<=[{_WIDE}]) +(?=[^|])|(?<=[^|]) +(?=[{_WIDE}])")
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–—·|/ ]*(?:page )?(?:第? ?\d{1,4} ?页?)(?:(?: ?/ ?| of |[ ,，]*共 ?)\d{1,4} ?页?)?[-–—·|/ ]*",
    re.I,
)
_FINAL = re.compile(r"[。！？!?.:：；;][”\"』」’')\]）]*$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?![-\u00ad]$)")
CELL = " | "
# Lines that furniture has at the top or the foot of a page, and what at least parts it from the text, in heights of a line.
_EDGE, _AWAY = 3, 1.8
# In widths of a character: what a full line may leave free, what a first line is set in.
_FREE, _INDENT = 2.5, 1.2
# A line with more wide blanks than this is no row that anybody reads.
_CELLS = 64


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as printed: its words, and where it stands in points, `bottom` from the foot of the page.

    `gaps` are its wide blanks: the place in the words, and the left and right end. They part cells if lines beside it agree.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    gaps: tuple[tuple[int, float, float], ...] = ()
    is_row: bool = False


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of pages, and the offset at which each of them begins; a paragraph goes on over the end of a page."""
    told: list[str] = []
    starts: list[int] = []
    length = 0
    last: Line | None = None
    edge = 0.0
    words = {word.lower() for page in pages for line in page for word in _WORD.findall(line.text)}
    for page in _without_furniture(pages):
        edges = _Edges(page)
        starts.append(length)
        for number, line in enumerate(_rowed(page)):
            joint = "" if last is None else _joint(last, line, edge, words, new_page=number == 0)
            if joint is None and told:
                length -= 1
                told[-1] = told[-1][:-1]
            length += len(joint or "")
            starts[-1] = length if number == 0 else starts[-1]
            told += [joint or "", line.text]
            length += len(line.text)
            last, edge = line, edges.of(line)
    return "".join(told), tuple(starts)


def _rowed(page: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with bars between the cells of tables: where a line above or below has a gap at the same place."""
    for at, line in enumerate(page):
        beside = () if len(line.gaps) > _CELLS else (*page[max(0, at - 1) : at], *page[at + 1 : at + 2])
        agreed = [gap for gap in line.gaps if any(_overlap(gap, other) for near in beside for other in near.gaps[:_CELLS])]
        words = line.text
        for place, _, _ in reversed(agreed):
            words = words[:place] + CELL + words[place + 1 :]
        yield replace(line, text=_GLUED.sub("", words).strip(), is_row=bool(agreed))


def _overlap(one: tuple[int, float, float], other: tuple[int, float, float]) -> bool:
    return max(one[1], other[1]) < min(one[2], other[2])


def _joint(last: Line, line: Line, edge: float, words: Container[str], *, new_page: bool) -> str | None:
    """Return what stands between two lines; None where a word was broken between them."""
    if last.is_row or line.is_row:
        return "\n" if last.is_row and line.is_row else "\n\n"
    if not _goes_on(last, line, edge, new_page):
        return "\n\n"
    if last.text.endswith(("-", "\u00ad")):
        return None if _is_broken(last.text, line.text, words) else ""
    return "" if _is_wide(last.text[-1:]) or _is_wide(line.text[:1]) else " "


def _is_broken(end: str, start: str, words: Container[str]) -> bool:
    """Whether a hyphen at the end of a line breaks a word: not one between two that the pages have as words of their own."""
    left, right = _BROKEN.search(end), _WORD.match(start)
    if left is None or right is None or not start[:1].islower():
        return False
    before, behind = left[1].lower(), right[0].lower()
    return before + behind in words or before not in words or behind not in words


def _goes_on(last: Line, line: Line, edge: float, new_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before: that is full, and this not set in, of one size and near."""
    em = max(last.size, 1.0)
    if abs(last.size - line.size) > 0.15 * em:
        return False
    if new_page or line.bottom > last.bottom + em:  # the next page, or the next column
        return not _FINAL.search(last.text)
    if last.bottom - line.bottom > 2.4 * em or line.left > last.left + _INDENT * em:
        return False
    first = line.text[:1] if _is_wide(line.text[:1]) else line.text.partition(" ")[0]
    needed = _FREE * em if _is_wide(first) else (len(first) + 1) * (line.right - line.left) / max(1, len(line.text))
    return edge - last.right <= 1.1 * needed


class _Edges:
    """Where full lines of a column end: where the longer half of those do that begin as far left."""

    def __init__(self, page: Sequence[Line]) -> None:
        self._page = page
        self._found: dict[tuple[int, int], float] = {}

    def of(self, line: Line) -> float:
        key = round(line.left), round(line.size)
        if key not in self._found:
            beside = sorted(other.right for other in self._page if abs(other.left - line.left) < 4 * line.size)
            self._found[key] = median(beside[len(beside) // 2 :]) if beside else line.right
        return self._found[key]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """Yield pages without their numbers, and without what stands at the top or the foot of most of them."""
    edges = [[*_group(page, 1), *_group(page, -1)] for page in pages]
    seen = Counter(form for page in edges for form in {_form(line) for line in page})
    often = {form for form, count in seen.items() if len(pages) > 1 and count * 2 > len(pages)}
    for page, edge in zip(pages, edges, strict=True):
        gone = {id(line) for line in edge if _form(line) in often or _PAGE.fullmatch(line.text.strip())}
        yield [line for line in page if id(line) not in gone]


def _group(page: Sequence[Line], way: int) -> Sequence[Line]:
    """Return the few lines at the foot (1) or the top (-1) of a page that stand apart from the rest; none where none do."""
    ordered = sorted(page, key=lambda line: way * line.bottom)
    for at, (line, inner) in enumerate(pairwise(ordered[: _EDGE + 1]), 1):
        if abs(inner.bottom - line.bottom) > _AWAY * max(line.size, inner.size):
            return ordered[:at]
    return ordered if len(ordered) == 1 else ()


def _form(line: Line) -> tuple[str, int]:
    """Return what stays the same of a line from page to page."""
    return _NUMBER.sub("#", line.text.strip()), round(line.bottom / 6)


def _is_wide(char: str) -> bool:
    return bool(char) and re.match(f"[{_WIDE}]", char) is not None
