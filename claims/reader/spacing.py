"""Blanks that a typesetter puts between Chinese and what is not: 第 3 季營收 591.3 億元, 台積電 (2330)。

Only in a text that is set so throughout: elsewhere such a blank parts two headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u3400-\u9fff"
# Places before what is not Chinese: a blank behind a number may be cut already.
_SPACED = re.compile(rf"[{_HAN}] +[0-9A-Za-z]")
_CLOSE = re.compile(rf"[{_HAN}][0-9A-Za-z]")
# Blanks to cut there.
_CUT = re.compile(
    rf"(?<=[{_HAN}]) +(?=[0-9A-Za-z$(])|(?<=[0-9A-Za-z]) +(?=[{_HAN}])|(?<=[%)+]) +(?=[{_HAN}])|(?<=[A-Z]) +(?=\+)"
    rf"|(?<=[{_HAN}0-9]) +(?=/ *[{_HAN}])|(?:(?<=[{_HAN}0-9] /)|(?<=[{_HAN}0-9]/)) +(?=[{_HAN}])"
)
# So many such blanks make a habit, where fewer than a quarter of the places have none.
_FEWEST = 8


def set_apart(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each blank to cut, in order, in a text that sets Chinese apart throughout."""
    if text.isascii():
        return
    spaced = sum(1 for _ in _SPACED.finditer(text))
    if spaced < _FEWEST or spaced < 3 * sum(1 for _ in _CLOSE.finditer(text)):
        return
    head = text.find("\n", len(text) - len(text.lstrip()))
    for found in _CUT.finditer(text):
        if found.start() > head:  # in a headline it may part what stands beside it
            yield found.span()
