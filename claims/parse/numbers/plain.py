"""The commonest shape in one step: digits, a Chinese scale and a unit, with nothing beside them that could belong to them.

`12.5%`, `3.2亿元`, `850万吨` between words that neither hedge nor measure. The full grammar reads the same in more steps;
whatever is not surely of this shape is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache

from claims.parse.numbers.lookup import BLANKS, is_latin
from claims.parse.numbers.nonnumbers import QUIET_NUMBER, SURE_UNITS
from claims.parse.numbers.numerals import printed_value, scale_value
from claims.parse.numbers.parts import Part
from claims.parse.numbers.rules import form_of
from claims.parse.numbers.source import Source
from claims.parse.numbers.words import Words, words
from claims.units import spellings

_TRACE = ("numeral", "measured")
# Before a number these make it a rank, a name, a code or a part of another number, wherever it goes on.
_NEVER_BEHIND = frozenset("第.-_/'#&:：0123456789abcdefghijklmnopqrstuvwxyz") | BLANKS
_SCALES = "[百千]?万亿|[百千]?[万亿]"
# Units that a digit more may follow, or of which two digits count a tenth each.
_TENTHS = frozenset("成折")


def plain_at(source: Source, start: int) -> Part | None:
    """Return the quantity at `start` where it is of the plain shape, or None."""
    if start and _is_behind(source.low, start, source.words):
        return None
    found = _shape().match(source.text, start)
    if found is None or source.words.idioms.covering(source.text, start):
        return None
    digits, scale, word = found.groups()
    unit = spellings()[word]
    low, form = printed_value(digits), form_of(unit.base)
    noun = unit.name if form == "duration" else None
    return Part(
        "q", start, found.end(), low, low, scale_value(scale), unit.factor, unit.base, scale + word, "", form, noun, (), False,
        False, "", "", "", _TRACE,
    )  # fmt: skip


def _is_behind(low: str, start: int, table: Words) -> bool:
    """Whether what stands before a number may belong to it."""
    before = low[start - 1]
    if before in _NEVER_BEHIND or before in table.leads or before in table.code_labels.tails:
        return True
    return start > 1 and low[start - 2 : start] in table.leads


@cache
def _shape() -> re.Pattern[str]:
    """Return the pattern of digits, scale and a unit that is sure, where nothing behind may go on with them."""
    table = words()
    doubtful = {word for word in (*table.ambiguous_units, *table.contested) if word in spellings()}
    units = sorted((word for word in spellings() if _is_sure(word, doubtful)), key=len, reverse=True)
    measured = rf"({QUIET_NUMBER})(?=[{SURE_UNITS}])({_SCALES}|)({_any_of(units)})"
    return re.compile(rf"{measured}(?![A-Za-z]|{_any_of(table.follows | BLANKS)})")


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, listed))


def _is_sure(word: str, doubtful: Set[str]) -> bool:
    """Whether a spelling is a unit wherever it follows a number: no other word, and no beginning of a longer one that may be."""
    if word[0] in "十百千万亿兆" or word[-1] in _TENTHS or (is_latin(word[0]) and len(word) == 1):
        return False
    return not any(other.startswith(word) for other in doubtful)
