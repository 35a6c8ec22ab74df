"""English numbers, however small, whose sentence tells plainly what they count: nine of eleven analysts, rigs rose by three
to 417, manages 31 others, days of inventory were 117."""

from __future__ import annotations

import re

from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.outlets import counted_on, lasting_as_a_rule
from claims.parse.numbers.parts import Part, replace
from claims.parse.numbers.told import subject_noun
from claims.units import spellings

_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")
_REACH = 120
# nine of the eleven analysts
_OF_MANY = re.compile(r" (?:out )?of (?:(?:the|its|their|those|these|all|our|his|her) )?")
# Eleven of them have a buy rating; manages 31 others; including 61 leased ones
_OF_THEM = re.compile(r" (?:(of (?:them|those|these|which|whom))\b|(?:[a-z-]+ )?(?:others|ones)\b)")
_MOVED = (
    r"(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|slipped|edged|jumped|went|inched|ticked|shrank|expanded"
    r"|rising|falling|growing|dropping|was|were|is|are|stood|stands|came|reached|hit|totall?ed|numbered|averaged|remained)"
)
_LED = (
    rf" {_MOVED}(?: (?:up|down|steady|flat|unchanged|lower|higher|back))?(?: (?:by )?[\d.,]{{1,9}}(?:%| percent| per cent))?"
    r"(?: (?:by )?[a-z\d,]{1,9}(?= to))?"
    r"(?: (?:by|to|at|from|out|in|about|just|only|around|roughly|nearly|a seasonally adjusted))* $"
)
# gas rigs fell by one to 118, the count fell by six to 398
_TALLY = re.compile(
    rf"\b(?:(the|that) (?:count|tally|headcount|total)|([A-Za-z][a-z]{{2,}}s))"
    rf"(?: (?:in|at|on) [A-Za-z]{{2,20}}| for (?:state |initial )?[a-z]+ benefits)?{_LED}"
)
# Stores rose by 14 to 612 and employees to 8,400.
_NEXT_TALLY = re.compile(
    r"(?:[,;]| and| while| but)(?: (?:the|its))?(?: [a-z-]+)? ([a-z]{3,}s)(?: by [a-z\d]{1,9})? (?:to|from|at) $"
)
_DAYS_OF = re.compile(
    r"(?:\binventory (?:turnover )?(days)|\b(days|weeks|months) of (?:inventory|supply|stock|sales|forward cover)"
    r"|\b(days)['’]? (?:sales|payables?|receivables?|inventory) outstanding|\b(?:DSO|DIO|DPO)"
    r"|\b(?:receivables?|payables?) (days))"
    rf"(?: in [a-z]+)?(?: outstanding)?(?:{_LED}|(?: of|,|:) $)",
    re.IGNORECASE,
)
# The number of working days came to 15.5.
_WORKING_DAYS = re.compile(rf"\b(?:working|trading|business|selling|shipping) days{_LED}")
# Reservations averaged 0.68 a site a week.
_A_SITE_A_WEEK = re.compile(
    r" (?:a|per|for each) (?:(?:active|sales|average) )?(?:site|outlet|store|shop|branch|restaurant|salesperson),?"
    r" (?:a|per|each) (?:week|month|day)\b"
)
_FOLLOWED = re.compile(r"$|[,.;:)!?\n](?!\d)| (?!per ?cent|points?\b|times\b|[mb]illion\b)[a-z]")
_NEXT_OF_DAYS = re.compile(
    r"[,;]? (?:compared (?:with|to)|against|versus|(?:up |down )?from|after|and|than|to)(?: an?)? (?:[a-z-]+ ){0,3}$"
)
# What such a word counts goes up and down by cents or points.
_NOT_COUNTED = frozenset(
    {"share", "stock", "deal", "cent", "market", "index", "point", "year", "month", "week", "day", "quarter", "model", "product"}
)
_MOST = 10**9


def told_by_sentence(parts: list[Part], lexer: Lexer) -> list[Part]:
    """Return the parts with what each bare number counts that its sentence says plainly."""
    done: list[Part] = []
    for place, part in enumerate(parts):
        if part.form == "number" and not part.unit and not part.role and part.hedge != "vague":
            part = _told(part, parts[place + 1 : place + 2], done, lexer)
        done.append(part)
    return done


def _told(part: Part, following: list[Part], done: list[Part], lexer: Lexer) -> Part:
    text = lexer.text
    if part.scale != 1 or part.low != part.low.to_integral_value():
        return _told_so(part, done, lexer)
    if part.low < 1 or part.low >= _MOST:
        return part
    if following and _is_some_of(part, following[0], text):
        return _counting(part, following[0].unit)
    them = _OF_THEM.match(text, part.end) if part.low > 1 else None
    if them and (whole := _last_count(part, done, text, of_them=them[1] is not None)):
        return _counting(part, whole.unit)
    if not _FOLLOWED.match(text, part.end):
        return part
    start = _sentence_start(text, part.start)
    span = _DAYS_OF.search(text, start, part.start)
    if span is not None:
        return _lasting(part, next((word for word in span.groups() if word), "days").lower())
    before = done[-1] if done else None
    if before is not None and "lasting" in before.trace and _NEXT_OF_DAYS.fullmatch(text, before.end, part.start):
        return _lasting(part, before.word)
    noun = _tallied(part, start, lexer)
    return _counting(part, noun) if noun else _told_so(part, done, lexer)


def _told_so(part: Part, done: list[Part], lexer: Lexer) -> Part:
    """Return a number, whole or not, with what its sentence says outright that it is of."""
    text = lexer.text
    if part.scale == 1 and "ing days " in text[max(0, part.start - 40) : part.start]:
        days = _WORKING_DAYS.search(text, part.start - 40, part.start)
        return _lasting(part, "days") if days else part
    if part.scale == 1 and _A_SITE_A_WEEK.match(text, part.end):
        return replace(part, unit="ratio", form="multiple", shared="sentence", trace=(*part.trace, "told"))
    if rule := lasting_as_a_rule(part, done, text):
        return _lasting(part, rule.word)
    if part.scale == 1 and done and "lasting" in done[-1].trace and _NEXT_OF_DAYS.fullmatch(text, done[-1].end, part.start):
        return _lasting(part, done[-1].word)
    size = part.low * part.scale
    noun = counted_on(part, done, lexer) if size == size.to_integral_value() else None
    return _counting(part, noun) if noun else part


def _is_some_of(part: Part, following: Part, text: str) -> bool:
    """Whether a number is of those that the next one counts: nine of eleven analysts; "one of the two" tells no number."""
    counted = following.form == "count" and following.unit and following.unit not in _NOT_COUNTED and not following.role
    return bool(counted) and 1 < part.low < following.low and _OF_MANY.fullmatch(text, part.end, following.start) is not None


def _last_count(part: Part, done: list[Part], text: str, *, of_them: bool) -> Part | None:
    """Return the count that a number points back to: a larger one for "of them", any for "others"."""
    for before in reversed(done[-4:]):
        if part.start - before.end > _REACH or "\n" in text[before.end : part.start]:
            return None
        if before.form == "count" and before.unit not in _NOT_COUNTED and (before.low > part.low or not of_them):
            return before
    return None


def _sentence_start(text: str, place: int) -> int:
    low = max(0, place - _REACH)
    return next((m.end() for m in reversed([*_SENTENCE_END.finditer(text, low, place)])), low)


def _tallied(part: Part, start: int, lexer: Lexer) -> str | None:
    """Return what the tally right before a number is of: gas rigs fell to 118; the count fell by six."""
    tally = _TALLY.search(lexer.text, start, part.start)
    if tally is None:
        following = _NEXT_TALLY.search(lexer.text, start, part.start)
        return _noun(following[1], lexer) if following else None
    if tally[2]:
        return _noun(subject_noun(lexer.text, start, part.start) or tally[2].lower(), lexer)
    named = re.findall(r"[a-z]+s\b", lexer.low[max(0, tally.start() - _REACH) : tally.start()])
    return next((noun for word in reversed(named) if (noun := _noun(word, lexer))), None)


def _noun(word: str, lexer: Lexer) -> str | None:
    known = lexer.words.nouns.at(word, 0)
    return known[1] if known and known[0] == len(word) and known[1] not in _NOT_COUNTED else None


def _counting(part: Part, noun: str) -> Part:
    return replace(part, unit=noun, noun=noun, form="count", shared="sentence", trace=(*part.trace, "told"))


def _lasting(part: Part, word: str) -> Part:
    unit = spellings()[word]
    return replace(
        part, unit=unit.base, factor=unit.factor, form="duration", noun=unit.name, word=word, shared="sentence",
        trace=(*part.trace, "lasting"),
    )  # fmt: skip
