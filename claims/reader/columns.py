"""Tables set with blanks alone, as papers print a ranking: 排名 企业 销量 同比, and below it 1 昱驰汽车 30.6万辆 -26.5%."""

from __future__ import annotations

import re

# Heads are words without a digit and without a mark of a sentence, the first in Chinese.
_HEADS = re.compile(
    r"^[一-鿿][一-鿿A-Za-z()（）/%]{0,11}(?:[ \t]+[一-鿿A-Za-z][一-鿿A-Za-z()（）/%]{0,11}){2,7}[ ]*$", re.MULTILINE
)
_CELL = re.compile(r"[^ \t]+")
_NUMBER = re.compile(r"[(（+\-−±]?\d|[-—–/]+$|N/A$|持平")
_FEWEST = 2


def barred(text: str) -> str:
    """Return a text of the same length whose tables set with blanks have a bar in place of the first blank behind each cell.

    A table is a line of heads and at least two lines right below it with as many cells, of which all from the third on are
    numbers in every line.
    """
    if "\n" not in text:
        return text
    pieces, at = [], 0
    for heads in _HEADS.finditer(text):
        end = _end_of_rows(text, heads.end(), len(_CELL.findall(heads[0])))
        if end and heads.start() >= at:
            pieces += [text[at : heads.start()], _in_bars(text[heads.start() : end])]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _end_of_rows(text: str, start: int, columns: int) -> int | None:
    """Return where the rows end that stand right below a line of heads, None where there are too few."""
    rows = 0
    while start < len(text) and text[start] == "\n":
        end = text.find("\n", start + 1)
        end = len(text) if end < 0 else end
        cells = _CELL.findall(text, start + 1, end)
        if len(cells) != columns or not all(_NUMBER.match(cell) for cell in cells[2:]):
            break
        rows, start = rows + 1, end
    return start if rows >= _FEWEST else None


def _in_bars(table: str) -> str:
    return "\n".join(re.sub(r"(?<=[^ \t])[ \t](?=[ \t]*[^ \t])", "|", line) for line in table.split("\n"))
