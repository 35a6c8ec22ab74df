"""The commonest shapes in one step, with nothing beside them that could belong to them but a hedge before.

Digits, a Chinese scale and a unit or classifier: `12.5%`, `3.2亿元`, `超过850万吨`, `30万块`. One Chinese digit and a
classifier: `一家`, `三名`. The full grammar reads the same in more steps; whatever is not surely of these shapes is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal
from functools import cache

from claims.parse.numbers.behind import named_before
from claims.parse.numbers.counting import counted_at
from claims.parse.numbers.leading import prefix
from claims.parse.numbers.lookup import BLANKS, Lexicon, is_latin
from claims.parse.numbers.nonnumbers import QUIET_NUMBER, SURE_UNITS
from claims.parse.numbers.numerals import SPELLED_DIGITS, printed_value, scale_value
from claims.parse.numbers.parts import ONE, Part
from claims.parse.numbers.rules import form_of, reduce
from claims.parse.numbers.source import Source
from claims.parse.numbers.words import Words, words
from claims.units import Unit, spellings

_MEASURED = ("numeral", "measured")
_COUNTED = ("numeral", "counted")
# 周三, 星期三, 礼拜三: days.
_WEEKS = frozenset("周期拜")
# Before a number these make it a rank, a name, a code or a part of another number, wherever it goes on.
_NEVER_BEHIND = frozenset("第.-_/'#&:：0123456789abcdefghijklmnopqrstuvwxyz") | BLANKS
_SCALED = re.compile(rf"({QUIET_NUMBER})(?=[{SURE_UNITS}])([百千]?万亿|[百千]?[万亿]|)")
# Units that a digit more may follow, or of which two digits count a tenth each.
_TENTHS = frozenset("成折")


def plain_at(source: Source, start: int, floor: int) -> Part | None:
    """Return the quantity at `start` where it is of a plain shape, or None; its hedge begins no earlier than at `floor`."""
    part = _digits_at(source, start) if "0" <= source.text[start] <= "9" else _spelled_at(source, start)
    return _hedged(source, part, floor) if part and start and _is_led(source.low, start, source.words) else part


def _digits_at(source: Source, start: int) -> Part | None:
    """Return digits with scale and unit, or with scale and classifier."""
    text = source.text
    found = None if start and _is_never_behind(source.low[start - 1], source.words) else _SCALED.match(text, start)
    if found is None or source.words.idioms.covering(text, start):
        return None
    digits, scale = found.groups()
    near, low = found.end(), printed_value(digits)
    measured = _sure_units().at(text, near)
    if measured is None:
        return _counted(source, start, near, low, scale)
    end, unit = measured
    if _goes_on(source, end):
        return None
    form, word = form_of(unit.base), scale + text[near:end]
    noun = unit.name if form == "duration" else None
    return Part(
        "q", start, end, low, low, scale_value(scale), unit.factor, unit.base, word, "", form, noun, (), False, False, "", "",
        "", _MEASURED,
    )  # fmt: skip


def _spelled_at(source: Source, start: int) -> Part | None:
    """Return one Chinese digit with its classifier."""
    text, table = source.text, source.words
    value = SPELLED_DIGITS.get(text[start])
    if not value or text[start + 1 : start + 2] not in table.classifiers.heads:
        return None
    if start and (text[start - 1] in _WEEKS or _is_never_behind(source.low[start - 1], table)):
        return None
    if table.digits_of.at(text, start) or table.multiples.at(text, start):
        return None
    return _counted(source, start, start + 1, value, "", spelled=True)


def _counted(source: Source, start: int, near: int, low: Decimal, scale: str, *, spelled: bool = False) -> Part | None:
    """Return the count whose classifier stands at `near`, and is no unit (岁, 个月) and no half (两个半)."""
    text, table = source.text, source.words
    if text[near : near + 1] not in table.classifiers.heads or text[near] in table.follows or source.units.at(text, near):
        return None
    counted = counted_at(text, source.low, near, table)
    if counted is None or text.startswith("半", counted.end) or _goes_on(source, counted.end):
        return None
    noun, word = named_before(source, start, counted), scale + counted.written
    role = "article" if spelled and low == ONE else ""
    return Part(
        "q", start, counted.end, low, low, scale_value(scale), ONE, noun, word, "", "count", noun, (), spelled, False, "", role,
        "", _COUNTED,
    )  # fmt: skip


def _hedged(source: Source, part: Part, floor: int) -> Part | None:
    """Return a quantity with the hedge that stands before it, or None where something else does."""
    before = prefix(source, part, floor)
    if not before:
        return part
    return reduce([*before, part])[0] if len(before) == 1 and before[0].kind == "b" else None


def _is_never_behind(before: str, table: Words) -> bool:
    return before in _NEVER_BEHIND or before in table.code_labels.tails


def _is_led(low: str, start: int, table: Words) -> bool:
    """Whether what stands before a number may be a hedge, a sign or a currency of it."""
    return low[start - 1] in table.leads or low[max(0, start - 2) : start] in table.leads


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
