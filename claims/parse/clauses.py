"""Sentences and clauses of a shadow text: where they begin and end, and which paragraph they belong to."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.frozen import frozen

_PARAGRAPH = re.compile(r"[^\n]+")
# A full stop of Latin script ends a sentence only before a blank and something that can begin one.
# In a line of ratings one ends before the next house: … PENCE - 'HOLD' - JEFFERIES RAISES ….
_END = re.compile(
    r"[。!?….;；'](?:(?<=[。!?…])[。!?…]*[”’\"'」』)）]*|(?<=\.)[”’\"')]*(?=\s+[\"“‘'(]?[A-Z0-9$€£¥\u4e00-\u9fff]|\s*$)"
    r"|(?<=[;；])(?=\S{0,400}[一-鿿])"
    r"|(?<=\w')(?=\s[-–]\s[A-Z][\w&.]*(?:\s[A-Z][\w&.]*){0,3}\s(?:(?i:raises|cuts|lifts|starts|reiterates|resumes|initiates|upgrades|downgrades|lowers|hikes|trims))\s))"
)
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Rs|Dr|Prof|St|No|vs|Inc|Corp|Co|Ltd|Bros|Jr|Sr|Gen|Gov|Sen|Rep|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z]|a\.m|p\.m|e\.g|i\.e|etc|cf)$"
)
# “…。”张三说。 is one sentence: who speaks stands behind the quote.
_SAID_BEHIND = re.compile(r"[^。!?,;\n]{1,16}(?:说|表示|称|指出|补充|透露|强调)")
# A comma between digits parts thousands, a colon between digits hours.
_BREAK = re.compile(
    r"[，；;：|｜丨,:—\swbat](?:(?<=\s)[-–—]\s|(?<=\s[wbat])(?:(?<=w)h(?:ile|ereas)|(?<=b)ut|(?<=a)lthough|(?<=t)hough)(?=\s)"
    r"|(?<![\swbat])(?:(?<=[，；;：|｜丨])|(?<=,)(?!(?<=\d,)\d{3}(?!\d))|(?<=:)(?:(?<!\d:)|(?!\d))|(?<=—)—?))"
)
# Behind a word of Chinese or a percent sign, before a word of Chinese or a month; 净利增 21.6% keeps its number.
_TITLE_BREAK = re.compile(rf"{_BREAK.pattern}|(?<=[\u4e00-\u9fff%])\s+(?=[\u4e00-\u9fff]|\d{{1,2}}月|20\d\d年)")


@frozen()
class Clause:
    """A stretch between two commas, colons or the like; `mark` is what stands before it."""

    start: int
    end: int
    mark: str = ""


_NOWHERE = sys.maxsize


class Sentence:
    """A sentence, and the number of its paragraph. Its clauses are cut when somebody asks: most sentences tell no number."""

    __slots__ = ("_clauses", "_ends", "_text", "_title", "end", "paragraph", "start")

    def __init__(self, start: int, end: int, paragraph: int, text: str, is_title: bool = False) -> None:
        self.start, self.end, self.paragraph = start, end, paragraph
        self._text, self._title = text, is_title
        self._clauses: Sequence[Clause] = ()
        self._ends: list[int] = []

    @property
    def clauses(self) -> Sequence[Clause]:
        if not self._ends:
            self._cut()
        return self._clauses

    def clause_at(self, offset: int) -> int:
        """Return the index of the clause that holds an offset; the last one where none does."""
        return bisect_right(self._ends or self._cut(), offset)

    def apart(self, a: int, b: int) -> int:
        """Return how many clauses lie from one offset to another; negative backwards."""
        ends = self._ends or self._cut()
        return bisect_right(ends, b) - bisect_right(ends, a)

    def clause(self, offset: int) -> Clause:
        """Return the clause that holds an offset."""
        at = bisect_right(self._ends or self._cut(), offset)
        return self._clauses[at]

    def _cut(self) -> Sequence[int]:
        """Cut the clauses, and return where they end: the last one nowhere, for it holds whatever comes behind."""
        self._clauses = _clauses(self._text, self.start, self.end, _TITLE_BREAK if self._title else _BREAK)
        self._ends = [clause.end for clause in self._clauses]
        self._ends[-1] = _NOWHERE
        return self._ends


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text in order. What they do not cover is blank.

    In a first line that ends without a full stop, a title, a blank between words of Chinese ends a clause.
    """
    return [
        Sentence(start, end, number, text, number == 0 and _is_title(text, paragraph))
        for number, paragraph in enumerate(_PARAGRAPH.finditer(text))
        for start, end in _cut(text, paragraph.start(), paragraph.end())
    ]


def _is_title(text: str, line: re.Match[str]) -> bool:
    """Whether a first line reads like a title: short, without a full stop, with more text below."""
    return len(line[0]) <= 80 and line[0].rstrip()[-1:] not in "。!?.;；" and bool(text[line.end() :].strip())


# A sentence longer than this is a list or a broken page; it is cut so that the work stays linear.
LONGEST = 600


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _whole(text, start, end):
        while last - first > LONGEST:
            comma = max(text.rfind(mark, first + 1, first + LONGEST) for mark in ",，、 ")
            cut = comma + 1 if comma > first else first + LONGEST
            yield first, cut
            first = cut
        yield first, last


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, start, end):
        if match[0][0] == "." and _SHORTENED.search(text, max(start, match.start() - 12), match.start()):
            continue
        if match[0][-1] in '”"」' and _SAID_BEHIND.match(text, match.end(), end):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:end].strip():
        yield start, end


def _clauses(text: str, start: int, end: int, breaks: re.Pattern[str]) -> list[Clause]:
    """Return the clauses of a sentence, at least one."""
    found: list[Clause] = []
    mark = ""
    for match in breaks.finditer(text, start, end):
        at, stop = match.span()
        if at > start and not text[start:at].isspace():
            found.append(Clause(start, at, mark))
        start, mark = stop, text[at:stop]
    if text[start:end].strip() or not found:
        found.append(Clause(start, end, mark))
    return found
