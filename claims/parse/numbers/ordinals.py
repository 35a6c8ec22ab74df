"""Numbers in one word or by rank: 第三大, third-largest, No. 2; 翻番, doubled, twice."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import is_latin
from claims.parse.numbers.mention import Skipped
from claims.parse.numbers.numerals import read_cjk, read_digits
from claims.parse.numbers.parts import Part, replace

_RANKS = {
    word: Decimal(rank)
    for rank, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
_ENGLISH_RANK = re.compile(r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[- ]")
_OF_TIME = re.compile(r"个(?=[月年季周星小交工半])")
# 第六~十名
_UP_TO_RANK = re.compile(r"[-~–—至到](?:\d{1,3}|[一二三四五六七八九十]{1,3})(?=[名位档批])")
_PART_OF = re.compile(r"(?:[a-z]|\ban? |-)$")
# What an English rank begins with, and what ends the "no." before one.
_MAY_RANK = frozenset("0123456789fsten")
_ENDS_SIGN = frozenset(". ")
_NUMBER_SIGN = re.compile(r"no\. ?$")


def one_word_multiple(lexer: Lexer, start: int) -> list[Part]:
    """Return 翻番, doubled, 腰斩 at `start` as a quantity of its own, with a hedge before it; or nothing."""
    multiples = lexer.words.multiples
    found = multiples.at(lexer.low, start) if lexer.low[start] in multiples.heads else None
    if found is None or lexer.words.digits_of.at(lexer.low, start):
        return []
    end, value = found
    word = lexer.text[start:end]
    trace = ("one_word", *_moved(lexer, start, end, value))
    part = Part("q", start, end, value, value, unit="ratio", word=word, form="multiple", spelled=True, trace=trace)
    more = lexer.tail(replace(part, kind="x"), end) if end < len(lexer.text) else None
    return [*lexer.before(start, max(0, start - 16)), part, *([more] if more else [])]


def _moved(lexer: Lexer, start: int, end: int, value: Decimal) -> tuple[str, ...]:
    """Return which way a word of movement goes: 翻番 and tripled up, 腰斩 and halved down; twice compares and goes nowhere."""
    if lexer.low[start:end] not in lexer.words.moving_multiples:
        return ()
    return ("moved_up",) if value > 1 else ("moved_down",)


def ordinal_at(lexer: Lexer, start: int) -> Part | Skipped | None:
    """Return the rank at `start` (第五代, 第三大, third-largest), or why an ordinal is none (第十四届), or None."""
    low = lexer.low
    before, character = low[start - 1] if start else "", low[start]
    if before == "第":
        return _chinese(lexer, start)
    if character not in _MAY_RANK or is_latin(before):
        return None
    english = _ENGLISH_RANK.match(low, start)
    if english and not _PART_OF.search(low[max(0, start - 4) : start]):
        ranked = lexer.words.superlatives.at(low, english.end())
        if ranked:
            word = english[1]
            return _ordinal(lexer, start, ranked[0], _RANKS.get(word) or Decimal(re.sub(r"\D", "", word)))
        return Skipped(start, english.end(1), "ordinal")
    sign = _NUMBER_SIGN.search(low[max(0, start - 4) : start]) if before in _ENDS_SIGN and character.isdigit() else None
    if sign:
        numeral = read_digits(lexer.text, start)
        return _ordinal(lexer, start - len(sign.group()), numeral.end, numeral.low) if numeral else None
    return None


def _chinese(lexer: Lexer, start: int) -> Part | Skipped | None:
    text = lexer.text
    numeral = read_digits(text, start) if text[start].isdigit() else read_cjk(text, start)
    if numeral is None:
        return None
    upto = _UP_TO_RANK.match(text, numeral.end)
    if upto:
        return Skipped(start - 1, upto.end(), "ordinal")
    ranked = lexer.words.ordinals.at(text, numeral.end)
    if ranked and numeral.scale == 1 and not _OF_TIME.match(text, ranked[0] - 1):
        return _ordinal(lexer, start - 1, ranked[0], numeral.low)
    return Skipped(start - 1, numeral.end, "ordinal")


def _ordinal(lexer: Lexer, start: int, end: int, rank: Decimal) -> Part:
    return Part(
        "q", start, end, rank, rank, unit="rank", word=lexer.text[start:end], form="ordinal", spelled=True, trace=("ordinal",)
    )
