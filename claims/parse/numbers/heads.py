"""Denominators that the name of an amount implies: 呎价14,000元 is per square foot, EPS of $1.20 and 末期息0.5元 per share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import Lexicon
from claims.parse.numbers.measures import per_of
from claims.parse.numbers.parts import ONE, Part, Per
from claims.units import units

_BACK_ZH, _BACK_EN = 10, 30
# No more than this is paid for one share.
_SMALL = 1000
_STOPS = frozenset(",，。;；:：0123456789()（）\n")
_AN_AMOUNT = re.compile(r"总额|合计|共|总计|payments?|total")


def per_head(part: Part, floor: int, lexer: Lexer, place: int) -> tuple[Per, ...]:
    """Return the denominator that a word shortly before `place`, where an amount of money begins, gives it."""
    if part.form != "money" or part.per:
        return ()
    english = not lexer.is_chinese
    text = lexer.low if english else lexer.text
    low = max(floor, place - (_BACK_EN if english else _BACK_ZH))
    for match in _ends().finditer(text[low:place][::-1]):
        if match[0] in _STOPS:
            return ()
        end = place - match.start()
        if found := _heads().before(text, end):
            return _given(part, found[1], text[end:place])
    return ()


def _given(part: Part, unit: str, gap: str) -> tuple[Per, ...]:
    if unit != "share":
        return (per_of(units()[unit], "") if unit in units() else Per(unit, ONE, ""),)
    small = part.scale == 1 and part.low * part.factor < _SMALL and not _AN_AMOUNT.search(gap)
    return (Per("share", ONE, ""),) if small else ()


def head_words() -> frozenset[str]:
    """Return these words in lower case."""
    return frozenset(word.lower() for word in _heads())


@cache
def _ends() -> re.Pattern[str]:
    """Return the pattern of a character that such words end with, or that ends the search for one."""
    return re.compile(f"[{re.escape(''.join(sorted(_heads().tails | _STOPS)))}]")


@cache
def _heads() -> Lexicon[str]:
    table = cast("Mapping[str, Mapping[str, object]]", load().numbers)["denominators"]
    named = cast("Mapping[str, str]", table["heads"])
    return Lexicon({**named, **dict.fromkeys(cast("list[str]", table["share"]), "share")})
