"""English counts told of one after another by name: 44 seats, the Labour Union 31; of 18 brokers 11 say buy and six hold."""

from __future__ import annotations

import re

from claims.parse.numbers.parts import Part

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_YEARS = range(1900, 2100)
_ADVISES = re.compile(
    r" (?:now |still |also |would |currently )?(?:(?:recommend|rate|advise|say|call|suggest|see|urge|prefer)s?"
    r"|have|has|hold|sell|buy"
    r"|are (?:neutral|positive|bullish|bearish)"
    r"|(?:at )?[\"“']?(?:an? )?[\"“']?(?:buy|hold|sell|neutral|outperform|underperform|overweight|underweight)s?)\b",
    re.IGNORECASE,
)


def is_year(part: Part, text: str) -> bool:
    return part.low in _YEARS and "," not in text[part.start : part.end]


# won 44 of the 110 seats, the Labour Union 31, the Greens 18 and the Farmers' List six
_NEXT_NAMED = re.compile(
    r"(?: [a-z]+){0,2}(?:[,;] (?:and |while |with )?| and | while )(?:the )?"
    r"[A-Z][\w’'.-]*(?: (?:of |the |and )?[A-Z][\w’'.-]*){0,3} (?:with |took |won |had |got |at |on )?$"
)
_NEXT_ENDS = re.compile(r"$|[,;)](?!\d)|\.(?=\s|$)| and (?:the )?[A-Z]")


def of_list(part: Part, done: list[Part], text: str) -> Part | None:
    """Return the count that a small number in a list of names goes on from, each name with its number."""
    before = done[-1] if done else None
    if before is None or part.scale != 1 or part.low != part.low.to_integral_value() or is_year(part, text):
        return None
    if part.form != "number" or before.form != "count" or before.unit == "item" or before.role or part.low < 1 or part.hedge:
        return None
    if not _NEXT_ENDS.match(text, part.end) or not _NEXT_NAMED.fullmatch(text, before.end, part.start):
        return None
    ended = _SENTENCE_END.search(text, before.end, part.start) is not None
    return None if ended or "\n" in text[before.end : part.start] else before


def raters(part: Part, done: list[Part], text: str) -> Part | None:
    """Return the analysts of whom so many say what to do: of the 44 analysts 37 recommend buying and seven holding."""
    if not _ADVISES.match(text, part.end):
        return None
    near = [each for each in done[-5:] if each.unit == "analyst"]
    every = max(near, key=lambda each: each.low, default=None)
    if every is None or part.low >= every.low or part.scale != 1:
        return None
    return None if _SENTENCE_END.search(text, every.end, part.start) else every
