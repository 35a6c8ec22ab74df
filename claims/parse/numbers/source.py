"""One text as the quantity grammar sees it, with the tables it is read by."""

from __future__ import annotations

import re

from claims.parse.numbers.english import read_english
from claims.parse.numbers.lookup import Lexicon, is_latin
from claims.parse.numbers.measures import currency_words, unit_words
from claims.parse.numbers.numerals import VULGAR, read_cjk, read_digits
from claims.parse.numbers.parts import Part
from claims.parse.numbers.words import Words
from claims.units import Unit

_HAN = re.compile(r"[一-鿿]")
_MAY_BE_WORDS = frozenset("两个三双低中高")


class Source:
    """A text and its tables. `low` is the text in lower case, for English words."""

    __slots__ = ("currencies", "is_chinese", "low", "text", "units", "words")

    def __init__(self, text: str, words: Words, currencies: Lexicon[Unit] | None = None) -> None:
        self.text = text
        lowered = text.lower()
        self.low = lowered if len(lowered) == len(text) else text
        self.words = words
        # A Chinese analyst's pct is a percentage point, an English wire's is a percent.
        self.is_chinese = _HAN.search(text) is not None
        self.units = unit_words()
        self.currencies = currencies or currency_words()

    def number(self, start: int) -> Part | None:
        """Return the numeral at `start`, or None."""
        character = self.text[start : start + 1]
        if "0" <= character <= "9" or character in VULGAR:
            return read_digits(self.text, start)
        if is_latin(character):
            return read_english(self.low, start, self.words)
        if character in _MAY_BE_WORDS and self.words.digits_of.at(self.text, start):
            return read_english(self.text, start, self.words)
        return read_cjk(self.text, start) if character else None
