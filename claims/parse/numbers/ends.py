"""The right end of a range: what joins two numbers to one, and when the second is a level that a step leads to."""

from __future__ import annotations

import re

from claims.parse.numbers.leading import SIGNS
from claims.parse.numbers.lookup import is_latin, skip_blanks, skip_blanks_back
from claims.parse.numbers.parts import Part
from claims.parse.numbers.source import Source

_JOINED = "nsuxcoa"
_TIGHT = frozenset("-–~")
_BETWEEN_ZH = frozenset({"介于", "在"})
_BY = re.compile(r"(?:^|[^a-z])by$")


def right_end(source: Source, near: int, parts: list[Part]) -> list[Part]:
    """Return the connector at `near` with the number behind it, or nothing where no range goes on."""
    if parts[-1].kind not in _JOINED:
        return []
    if parts[0].word == "change" and not _is_tight(source, near, parts):
        return []
    found = source.words.connectors.at(source.low, near) or _and(source, near, parts)
    if found is None:
        return []
    end = _number(source, skip_blanks(source.text, found[0]))
    if not end or (not _is_tight(source, near, parts) and _steps(source, parts, end[-1])):
        return []
    return [Part("r", near, found[0], word=found[1]), *end]


def _is_tight(source: Source, near: int, parts: list[Part]) -> bool:
    """Whether a dash joins two numbers: from 5% to 7% is a move, from 5-7% begins at a range."""
    return near == parts[-1].end and source.text[near] in _TIGHT


def _and(source: Source, near: int, parts: list[Part]) -> tuple[int, str] | None:
    """Return the word that joins two ends where an opening asks for it: between 5 and 6, 介于5和6之间."""
    if source.low.startswith("and ", near):
        return (near + 3, "and") if any(part.kind == "w" and part.word == "between" for part in parts) else None
    if source.text[near] in "和与" and any(part.kind == "w" and part.word in _BETWEEN_ZH for part in parts):
        return near + 1, "和"
    return None


def _number(source: Source, near: int) -> list[Part]:
    """Return the number at the right end of a range, with a currency or a sign before it."""
    text = source.text
    if text[near : near + 1] in SIGNS and text[near + 1 : near + 2].isdigit():
        number = source.number(near + 1)
        return [Part("g", near, near + 1, word=text[near]), *([number] if number else [])]
    money = source.currencies.at(text, near)
    if money is None:
        number = None if _is_name(source, near) else source.number(near)
        return [number] if number else []
    number = source.number(skip_blanks(text, money[0]))
    symbol = Part("m", near, money[0], unit=money[1].base, factor=money[1].factor, word=text[near : money[0]])
    return [symbol, number] if number else []


def _is_name(source: Source, near: int) -> bool:
    return is_latin(source.text[near : near + 1]) and source.words.english.at(source.low, near) is None


def _steps(source: Source, parts: list[Part], right: Part) -> bool:
    """Whether a verb of change makes the number a step and what follows a level: fell by 607,000 barrels to 415 million.

    A percent stays a range (growing 5% to 10%), and so do two near amounts in Chinese (预计增加3.2亿元到4.2亿元).
    """
    last, low = parts[-1], source.low
    end = skip_blanks_back(source.text, parts[0].start)
    by = _BY.search(low[max(0, end - 4) : end]) is not None
    left = next(part for part in parts if part.kind == "n")
    size = left.low * left.scale * (last.scale if last.kind == "s" else 1)
    priced = any(part.kind == "m" for part in parts)
    if last.kind in "ns" and by and not priced:
        scale = source.words.scales.at(low, skip_blanks(source.text, right.end))
        return right.low * right.scale * (scale[1] if scale else 1) > 4 * size
    if last.unit == "percent" or not (last.kind in "uc" or priced):
        return False
    if by:
        return True
    end -= low[end - 1 : end] == "了"
    end = skip_blanks_back(source.text, end)
    if source.words.growth.before(low, end) is None and source.words.moves.before(low, end) is None:
        return False
    return is_latin(source.text[end - 1]) or right.low * right.scale > 3 * size
