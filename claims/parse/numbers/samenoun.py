"""Counts that go on from an earlier count: 门店1200家,关闭37家; 从300万块升至500万块; the 51,000 economists had forecast."""

from __future__ import annotations

import re

from claims.parse.numbers.counting import is_forecast, noun_before
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import is_latin
from claims.parse.numbers.parts import Part, replace

_SENTENCE_BREAKS = frozenset("。!！?？\n")
_NEAR, _APART = 12, 32
_MANY = 10**4
_LINK = re.compile(r"(?:达到|达|为|约|有|数|总数|数量|总量|量|共|累计){1,2}$")
_SENTENCE = 90
_PARAGRAPH = 240
# Classifiers whose noun a paragraph names once.
_GENERIC = frozenset("家间项所座")
_ASKED = frozenset({"economist", "analyst", "investor", "trader", "forecaster", "expert", "strategist"})


def same_noun(parts: list[Part], lexer: Lexer) -> list[Part]:
    """Give an unnamed count the noun of the count that it goes on from."""
    done: list[Part] = []
    for part in parts:
        given = None
        if part.form == "count":
            given = _in_clause(part, done, lexer.text) or _in_paragraph(part, done, lexer)
        elif part.form == "number" and not part.unit:
            given = _of_countless(part, lexer) or _foretold(part, done, lexer)
        done.append(given or part)
    return done


def _of_countless(part: Part, lexer: Lexer) -> Part | None:
    """Return a bare number of ten thousands with the noun right before it, where there may be so many: 观影人次465万."""
    if part.scale < _MANY:
        return None
    near = _LINK.search(lexer.text, part.start - 3, part.start)
    found = lexer.words.nouns.before(lexer.text, near.start() if near else part.start)
    if found is None or found[1] not in lexer.words.countless or is_latin(lexer.text[found[0]]):
        return None
    return replace(part, unit=found[1], noun=found[1], form="count", shared="clause", trace=(*part.trace, "same_noun"))


def _in_clause(part: Part, done: list[Part], text: str) -> Part | None:
    """Return a count with the noun of the one before it, in one clause and with one classifier."""
    if part.unit != "item" or not done:
        return None
    word = part.word[-1:]
    before = next((each for each in reversed(done[-3:]) if each.form == "count" and each.word.endswith(word)), None)
    if before is None or before.unit == "item":
        return None
    gap = text[before.end : part.start]
    if len(gap) > (_NEAR if before is done[-1] else _APART) or any(character in _SENTENCE_BREAKS for character in gap):
        return None
    return _named(part, before, "clause")


def _in_paragraph(part: Part, done: list[Part], lexer: Lexer) -> Part | None:
    """Return a count of 家, 间, 项 with the noun that the last such classifier of the paragraph had."""
    word = part.word[-1:]
    if word not in _GENERIC or not _is_unnamed(part, word, lexer):
        return None
    for before in reversed(done[-8:]):
        if part.start - before.end > _PARAGRAPH or "\n" in lexer.text[before.end : part.start]:
            return None
        if before.form == "count" and before.word[-1:] == word:
            return _named(part, before, "paragraph") if before.unit != part.unit else None
    return None


def _is_unnamed(part: Part, word: str, lexer: Lexer) -> bool:
    known = lexer.words.classifiers.at(word, 0)
    if known is None or part.unit not in ("item", known[1].noun) or lexer.words.nouns.at(lexer.text, part.end):
        return False
    return noun_before(lexer.text, part.start, lexer.words) is None


def _foretold(part: Part, done: list[Part], lexer: Lexer) -> Part | None:
    """Return a number with the unit of the one it is compared with, where people foretold it."""
    if not is_forecast(lexer.low, part.start, part.end):
        return None
    for before in reversed(done[-3:]):
        if part.start - before.end > _SENTENCE or any(c in _SENTENCE_BREAKS for c in lexer.text[before.end : part.start]):
            return None
        if before.form in ("count", "measure") and before.unit not in _ASKED:
            word = f"{part.word} {before.word}".strip()
            named = replace(part, unit=before.unit, factor=before.factor, form=before.form, noun=before.noun, per=before.per)
            return replace(named, word=word, shared="sentence", trace=(*part.trace, "foretold"))
    return None


def _named(part: Part, before: Part, shared: str) -> Part:
    return replace(part, unit=before.unit, noun=before.noun, shared=shared, trace=(*part.trace, "same_noun"))
