"""Letters that stand for a money in the press of its own country alone: N86.7 billion in Lagos, R21.50 in Johannesburg."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.lookup import Edges, Lexicon
from claims.parse.numbers.measures import currency_words
from claims.parse.numbers.words import Words, words
from claims.units import Unit, units

# The letters in use, each with the money they stand for.
Letters = tuple[tuple[str, str], ...]

_FEW = 8
# It begins with one character, which lets a search pass over most of a text.
_LED = re.compile(r"([A-Z$](?<![A-Za-z&$].)[A-Za-z]{0,2}\.?) ?(?=\d)")
# What has a scale, or is grouped by thousands.
_SUM = re.compile(
    r"\d[\d,]*(?:\.\d+)?[ -]?(?:[bmt]r?illion|[bmt]n|tr?n|[bmt]ln|[bm]|crore|lakh)\b|\d{1,3}(?:,\d{3})+", re.IGNORECASE
)


def letters_of(text: str) -> Letters:
    """Return the letters that stand for money in an English text: before a number of thousands or more, in a text that names
    the country. N95 alone is a mask in Nigeria too."""
    listed = _letters()
    found = {match[1] for match in _LED.finditer(text) if match[1] in listed and _SUM.match(text, match.end())}
    if not found:
        return ()
    low = text.lower()
    told = ((letter, _named(low, listed[letter])) for letter in sorted(found))
    return tuple((letter, code) for letter, code in told if code)


def tables_with(letters: Letters) -> tuple[Words, Lexicon[Unit]]:
    """Return the word tables of the grammar and the names of money, with letters that stand for one."""
    return _lettered(letters) if letters else (words(), currency_words())


@lru_cache(maxsize=_FEW)
def _lettered(letters: Letters) -> tuple[Words, Lexicon[Unit]]:
    plain, known = words(), currency_words()
    moneys = {name: found[1] for name in known if (found := known.at(name, 0))}
    own = {letter: units()[code] for letter, code in letters}
    glued = Lexicon(dict.fromkeys((*plain.glued, *own), ""))
    leads = Edges((*plain.leads, *(letter.lower()[-2:] for letter in own)))
    return replace(plain, glued=glued, leads=leads), Lexicon({**moneys, **own})


def _named(low: str, countries: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the money of the country that a text in lower case names first, None where it names none."""
    places = ((low.find(name), code) for code, names in countries.items() for name in names if name in low)
    return min(places, default=(0, None))[1]


@cache
def _letters() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = cast("Mapping[str, Mapping[str, list[str]]]", load().numbers["money_letters"])
    return {letter: {code: tuple(names) for code, names in countries.items()} for letter, countries in table.items()}
