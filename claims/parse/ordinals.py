"""Numbers in one word or by rank: 第三大, third-largest, No. 2; 翻番, doubled, twice."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.lexer import Lexer
from claims.parse.mention import Skipped
from claims.parse.numerals import read_cjk, read_digits
from claims.parse.parts import Part, replace

_RANKS = {
    word: Decimal(rank)
    for rank, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
_ENGLISH_RANK = re.compile(r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[- ]")
_OF_TIME = re.compile(r"个(?=[月年季周星小交工半])")
_PART_OF = re.compile(r"(?:[a-z]|\ban? |-)$")
_NUMBER_SIGN = re.compile(r"no\. ?$")


def one_word_multiple(lexer: Lexer, start: int) -> list[Part]:
    """Return 翻番, doubled, 腰斩 at `start` as a quantity of its own, with a hedge before it; or nothing."""
    found = lexer.words.multiples.at(lexer.low, start)
    if found is None or lexer.words.digits_of.at(lexer.low, start):
        return []
    end, value = found
    part = Part(
        "q",
        start,
        end,
        value,
        value,
        unit="ratio",
        word=lexer.text[start:end],
        form="multiple",
        spelled=True,
        trace=("one_word",),
    )
    more = lexer.tail(replace(part, kind="x"), end) if end < len(lexer.text) else None
    return [*lexer.before(start, max(0, start - 16)), part, *([more] if more else [])]


def ordinal_at(lexer: Lexer, start: int) -> Part | Skipped | None:
    """Return the rank at `start` (第五代, 第三大, third-largest), or why an ordinal is none (第十四届), or None."""
    if start and lexer.text[start - 1] == "第":
        return _chinese(lexer, start)
    english = _ENGLISH_RANK.match(lexer.low, start)
    if english and not _PART_OF.search(lexer.low[max(0, start - 4) : start]):
        ranked = lexer.words.superlatives.at(lexer.low, english.end())
        if ranked:
            word = english[1]
            return _ordinal(lexer, start, ranked[0], _RANKS.get(word) or Decimal(re.sub(r"\D", "", word)))
        return Skipped(start, english.end(1), "ordinal")
    sign = _NUMBER_SIGN.search(lexer.low[max(0, start - 4) : start]) if lexer.text[start].isdigit() else None
    if sign:
        numeral = read_digits(lexer.text, start)
        return _ordinal(lexer, start - len(sign.group()), numeral.end, numeral.low) if numeral else None
    return None


def _chinese(lexer: Lexer, start: int) -> Part | Skipped | None:
    text = lexer.text
    numeral = read_digits(text, start) if text[start].isdigit() else read_cjk(text, start)
    if numeral is None:
        return None
    ranked = lexer.words.ordinals.at(text, numeral.end)
    if ranked and numeral.scale == 1 and not _OF_TIME.match(text, ranked[0] - 1):
        return _ordinal(lexer, start - 1, ranked[0], numeral.low)
    return Skipped(start - 1, numeral.end, "ordinal")


def _ordinal(lexer: Lexer, start: int, end: int, rank: Decimal) -> Part:
    return Part(
        "q", start, end, rank, rank, unit="rank", word=lexer.text[start:end], form="ordinal", spelled=True, trace=("ordinal",)
    )
