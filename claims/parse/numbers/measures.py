"""Units as tokens: their spellings as lexicons, ambiguous words told apart, and the denominators they make."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.numbers.lookup import Lexicon
from claims.parse.numbers.parts import ONE, Part, Per
from claims.parse.numbers.words import Words, words
from claims.units import Unit, shape, spellings

# What is told in 度 of power: 用电52度, 电池容量100度.
_METERED = re.compile(r"[电充][^,，。;；]{0,16}$")
_NAMED_TIMES = {"s": "s", "h": "hour"}


@cache
def unit_words() -> Lexicon[Unit]:
    """Return the spellings of units as a lexicon."""
    return Lexicon(spellings())


@cache
def currency_words() -> Lexicon[Unit]:
    """Return the spellings that may stand before an amount: names, codes and symbols of currencies."""
    never = words().only_behind
    return Lexicon({word: unit for word, unit in spellings().items() if shape(unit.base) == "money" and word not in never})


def is_unit(text: str, start: int, end: int, last: Part, table: Words) -> bool:
    """Whether an ambiguous word is a unit behind the number `last`: 点 of an index, 位 of data, 度 of power, 日 of a time."""
    word = text[start:end]
    check = table.ambiguous_units.get(word)
    if word == "度" and _METERED.search(text, start - 24, start):
        return True
    if check is None or (last.hedge == "vague" and word in "日月季"):
        return True
    return check.match(text, end) is not None or (last.scale > 1 and word in table.units_of_large)


def unit_part(text: str, start: int, found: tuple[int, Unit]) -> Part:
    end, unit = found
    return Part("u", start, end, ONE, None, ONE, unit.factor, unit.base, text[start:end], "", "", unit.name)


def per_of(unit: Unit, written: str) -> Per:
    """Return the denominator that a unit makes: a time keeps its name (month), anything else goes to its base (W)."""
    if unit.base == "s":
        return Per(_NAMED_TIMES.get(unit.name, unit.name), ONE, written)
    return Per(unit.base, unit.factor, written)
