"""English counts that go on from what the text counted before, told by a verb or a clause of their own: having opened 31 and
closed 25 of 218 sites, of which 312 were franchised; the number of mergers stands at 41; 15.9 million sales."""

from __future__ import annotations

import re

from claims.parse.numbers.counting import is_plural, singular
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.parts import Part

_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")
_REACH, _NEAR = 220, 60
_PLACES = frozenset(
    {
        "store", "shop", "site", "restaurant", "branch", "outlet", "hotel", "showroom", "dealership", "club", "gym",
        "cinema", "clinic", "cafe", "office", "pub", "station", "warehouse", "supermarket", "school", "hospital", "dealer",
        "farm", "factory", "plant", "boutique", "location", "property",
    }
)  # fmt: skip
# having opened 31 and closed 25; it added nine this year
_DONE_TO = re.compile(
    r"\b(?:open|clos|add|shut|refurbish|relocat|remodel|renovat|shed|lost)(?:s|ed|ing|e|es|t|ting|d)?"
    r"(?: (?:a further|another|about|only|just|some))? $"
)
_NEXT_DONE = re.compile(r" and (?:closed|opened|shut|sold|closing|opening|refurbished|relocated) [a-z\d]+ (?:new )?([a-z]+)\b")
_DONE_BEHIND = re.compile(r"$|[,.;](?!\d)| (?:and|but|or|in|since|during|over|last|this|so|while|after|by|as|to|more|net)\b")
# of which 312 were franchised; when it had 212; and aims for 4,000
_OF_WHICH = re.compile(r"\bof (?:which|whom|those|them|these),? (?:about |some |only |just )?$")
_HAD = re.compile(
    r"\b(?:when|where|while|and|up from the|from the) (?:it|they|there|the (?:company|group|chain))? ?"
    r"(?:had|were|was|ran|operated|owned) $"
)
# Against £1.31bn and 3,905 a year ago: a sum and a count are set against theirs.
_BOTH_AGO = re.compile(r"\b(?:against|versus|vs|compared with|compared to|from) [^,;\s]{2,14}(?: [mb]illion)? and $")
_AGO = re.compile(r" (?:a year|last year|the year|the (?:previous|same|prior)|one year|(?:six|twelve|12|three) months)\b")
# demand of 112 days, 85 normally
_AS_A_RULE = re.compile(r" (?:normally|usually|typically|historically|before the pandemic|in normal (?:times|years))\b")
# The number of deals worth more than $1 billion stands at 41.
_NUMBER_OF = re.compile(
    r"\bnumber of (?:[a-z-]+ ){0,2}?([a-z-]+s)\b[^.;]{0,70}?"
    r"\b(?:st(?:ands|ood)|is|was|rose|fell|came|reached|grew|climbed|dropped|increased|declined|slipped|jumped)"
    r"(?: (?:by [a-z\d.]{1,6}%? )?(?:at|to|in at))?(?: (?:about|just|only))? $"
)
# is one of 97 listings: the listing is one of 97 in London
_ONE_OF = re.compile(r"\b([a-z]+)(?: in [A-Z][a-z]+)? (?:is|was|were|becomes|became) (?:only |just )?(?:the [a-z]+ |one )of $")
# 15.9 million sales this year, said of cars or of homes
_SALES = re.compile(
    r" (?:(?:(?:new|used|retail|global|total|light)[ -])*(?:(vehicle|car|auto|truck)|(home|house)|)[ -]?)sales\b(?! of \$)"
)
_OF_CARS = re.compile(r"\b(?:cars?|vehicles?|autos?|carmakers?|automakers?|dealers?)\b", re.IGNORECASE)
_OF_HOMES = re.compile(r"\b(?:homes?|houses?|housing|mortgages?|Realtors)\b")
_MANY = 100_000


def counted_on(part: Part, done: list[Part], lexer: Lexer) -> str | None:
    """Return what a bare whole number counts that another count or a noun of its sentence tells, or None."""
    text = lexer.text
    near = text[max(0, part.start - _NEAR) : part.start]
    sold = _SALES.match(text, part.end) if part.low * part.scale >= _MANY else None
    if sold:
        return "vehicle" if sold[1] else "home" if sold[2] else _sold(text, part)
    if near.endswith(" of ") and (one := _ONE_OF.search(near)):
        return _plural(f"{one[1]}s", lexer)
    if _OF_WHICH.search(near):
        return _unit(_before(part, done, text, larger=True))
    if _DONE_TO.search(near) and _DONE_BEHIND.match(text, part.end):
        following = _NEXT_DONE.match(text, part.end)
        return (_plural(following[1], lexer) if following else None) or _unit(_before(part, done, text, places=True))
    if _HAD.search(near):
        return _unit(_before(part, done, text, places=True))
    if near.endswith(" and ") and _BOTH_AGO.search(near) and _AGO.match(text, part.end):
        return _unit(_before(part, done, text))
    start = _sentence_start(text, part.start)
    named = _NUMBER_OF.search(text, start, part.start) if "number of " in text[start : part.start] else None
    return _plural(named[1], lexer) if named else None


def lasting_as_a_rule(part: Part, done: list[Part], text: str) -> Part | None:
    """Return the duration right before a bare number that tells how long that usually is: 112 days, 85 normally."""
    if not _AS_A_RULE.match(text, part.end):
        return None
    before = done[-1] if done else None
    close = before is not None and before.form == "duration" and part.start - before.end <= _NEAR
    return before if close else None


def _sold(text: str, part: Part) -> str | None:
    """Return what is sold by the hundred thousand in a text: cars, or homes."""
    around = text[max(0, part.start - 600) : part.end + 200]
    cars, homes = len(_OF_CARS.findall(around)), len(_OF_HOMES.findall(around))
    return "vehicle" if cars > homes else "home" if homes else None


def _before(part: Part, done: list[Part], text: str, *, larger: bool = False, places: bool = False) -> Part | None:
    """Return the count that a number goes on from: in its sentence or the one before."""
    for before in reversed(done[-5:]):
        if part.start - before.end > _REACH or "\n" in text[before.end : part.start]:
            return None
        if before.form != "count" or not before.unit or before.unit in ("item", "unit", "share", "year") or before.role:
            continue
        if places and before.unit not in _PLACES:
            continue
        if not larger or before.low * before.scale > part.low * part.scale:
            return before
    return None


def _unit(source: Part | None) -> str | None:
    return source.unit if source is not None else None


def _plural(word: str, lexer: Lexer) -> str | None:
    known = lexer.words.nouns.at(word, 0)
    if known and known[0] == len(word):
        return known[1]
    return singular(word) if is_plural(word, lexer.words) else None


def _sentence_start(text: str, place: int) -> int:
    low = max(0, place - _REACH)
    return next((m.end() for m in reversed([*_SENTENCE_END.finditer(text, low, place)])), low)
