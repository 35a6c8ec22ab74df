"""The commonest shapes in one step, with nothing beside them that could belong to them.

Digits, a Chinese scale and a unit: `12.5%`, `3.2亿元`, `850万吨` between words that neither hedge nor measure. One Chinese
digit and a classifier: `一家`, `三名`. The full grammar reads the same in more steps; whatever is not surely of these shapes
is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from functools import cache

from claims.parse.numbers.behind import named_before
from claims.parse.numbers.counting import counted_at
from claims.parse.numbers.lookup import BLANKS, Lexicon, is_latin, skip_blanks
from claims.parse.numbers.nonnumbers import QUIET_NUMBER, SURE_UNITS
from claims.parse.numbers.numerals import SPELLED_DIGITS, printed_value, scale_value
from claims.parse.numbers.parts import ONE, Part
from claims.parse.numbers.rules import form_of
from claims.parse.numbers.source import Source
from claims.parse.numbers.words import Words, words
from claims.units import Unit, spellings

_TRACE = ("numeral", "measured")
_COUNTED = ("numeral", "counted")
# 周三, 星期三, 礼拜三: days.
_WEEKS = frozenset("周期拜")
# Before a number these make it a rank, a name, a code or a part of another number, wherever it goes on.
_NEVER_BEHIND = frozenset("第.-_/'#&:：0123456789abcdefghijklmnopqrstuvwxyz") | BLANKS
_SCALED = re.compile(rf"({QUIET_NUMBER})(?=[{SURE_UNITS}])([百千]?万亿|[百千]?[万亿]|)")
# Units that a digit more may follow, or of which two digits count a tenth each.
_TENTHS = frozenset("成折")


def plain_at(source: Source, start: int) -> Part | None:
    """Return the quantity at `start` where it is of a plain shape, or None."""
    character = source.text[start]
    if "0" <= character <= "9":
        return _measured_at(source, start)
    value = SPELLED_DIGITS.get(character)
    return (
        _counted_at(source, start, value)
        if value and source.text[start + 1 : start + 2] in source.words.classifiers.heads
        else None
    )


def _measured_at(source: Source, start: int) -> Part | None:
    """Return digits with scale and unit."""
    if start and _is_behind(source.low, start, source.words):
        return None
    found = _SCALED.match(source.text, start)
    measured = _sure_units().at(source.text, found.end()) if found else None
    if found is None or measured is None or _goes_on(source, measured[0]) or source.words.idioms.covering(source.text, start):
        return None
    digits, scale = found.groups()
    end, unit = measured
    word = source.text[found.end() : end]
    low, form = printed_value(digits), form_of(unit.base)
    noun = unit.name if form == "duration" else None
    return Part(
        "q", start, end, low, low, scale_value(scale), unit.factor, unit.base, scale + word, "", form, noun, (), False,
        False, "", "", "", _TRACE,
    )  # fmt: skip


def _counted_at(source: Source, start: int, value: Decimal) -> Part | None:
    """Return one Chinese digit with a classifier that is no unit (岁, 个月) and no half (两个半)."""
    text, low, table = source.text, source.low, source.words
    near = start + 1
    if text[near] in table.follows or table.idioms.covering(text, start):
        return None
    if start and (text[start - 1] in _WEEKS or _is_behind(low, start, table)):
        return None
    if source.units.at(text, near) or table.digits_of.at(text, start) or table.multiples.at(text, start):
        return None
    counted = counted_at(text, low, near, table)
    if counted is None or text.startswith("半", counted.end):
        return None
    if _goes_on(source, skip_blanks(text, counted.end)):
        return None
    noun = named_before(source, start, counted)
    role = "article" if value == ONE else ""
    return Part(
        "q", start, counted.end, value, value, ONE, ONE, noun, counted.written, "", "count", noun, (), True, False, "", role, "",
        _COUNTED,
    )  # fmt: skip


def _is_behind(low: str, start: int, table: Words) -> bool:
    """Whether what stands before a number may belong to it."""
    before = low[start - 1]
    if before in _NEVER_BEHIND or before in table.leads or before in table.code_labels.tails:
        return True
    return start > 1 and low[start - 2 : start] in table.leads


def _goes_on(source: Source, end: int) -> bool:
    """Whether what stands behind a quantity may belong to it."""
    low, follows = source.low, source.words.follows
    return low[end : end + 1] in BLANKS or low[end : end + 1] in follows or low[end : end + 2] in follows


@cache
def _sure_units() -> Lexicon[Unit]:
    """Return the units that are no other word."""
    table = words()
    doubtful = {word for word in (*table.ambiguous_units, *table.contested) if word in spellings()}
    return Lexicon({word: unit for word, unit in spellings().items() if _is_sure(word, doubtful)})


def _is_sure(word: str, doubtful: Set[str]) -> bool:
    """Whether a spelling is a unit wherever it follows a number: no other word, and no beginning of a longer one that may be."""
    if word[0] in "十百千万亿兆" or word[-1] in _TENTHS or (is_latin(word[0]) and len(word) == 1):
        return False
    return not any(other.startswith(word) for other in doubtful)
