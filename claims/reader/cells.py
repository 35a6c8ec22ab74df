"""Cells of a table that a copy has split: | $ | 7,102 | and | 48.8 | % | hold one number each."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A cell that holds a sign of money alone, up to the number in the next; and what a number ends with in a cell of its own.
_SIGN = re.compile(r"[$€£¥](?:(?<=[|\t].)|(?<=[|\t] .))( ?[|\t] ?)(?=[(-]?[0-9])")
_END = re.compile(r"(?<=[0-9)])( ?[|\t] ?)(?=(?:\)%?|%)[ \t]*(?:[|\n]|$|\t))")


def splits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the two cells of one number, in order."""
    found = [*_SIGN.finditer(text), *_END.finditer(text)] if "|" in text or "\t" in text else []
    yield from sorted(match.span(1) for match in found)
