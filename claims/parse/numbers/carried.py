"""English numbers printed without a unit that go on from an earlier one: 12,400 trucks, up from 10,000 a year earlier."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.brackets import BRACKETED
from claims.parse.numbers.counting import is_plural, singular
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.listed import is_year, of_list, raters
from claims.parse.numbers.parts import ONE, Part, Per, replace
from claims.parse.numbers.told import priced, subject_noun

GOVERNED = re.compile(
    r"\b(?:from|to|than|than the|against|versus|vs|with|at|by|was|were|is|are|of|totall?ed|totall?ing|reached|hit|sold|delivered"
    r"|added|adding|adds|buy|purchase|issue|sell|offer|marketing|contributed"
    r"|contributing|shipped|built|produced|took|takes?|aims? for"
    r"|aiming for|targets?|targeting|expect(?:s|ed)?|forecasts?|sees|predicts?|projects|recorded|posted|lost|cut|shed|gained"
    r"|rose|fell|handled|accounted for|carried|brought in|an? (?:upwardly |downwardly )?revised|raised|lowered|total of"
    r"|average of|after|reported|pumped|made|over|(?:than|from|to|against|with|after) [a-z&.-]{2,20}(?: [a-z&.-]{2,20})?'s?"
    r"|(?:on|above|below|over|times) (?:the|last [a-z]+['’]s|[a-z]+['’]s)"
    r"|of (?:those|these|them|which),|the (?:remaining|other|rest,)|[a-z]+:)"
    r"(?: (?:about|nearly|almost|around|roughly|only|just|another))? $"
)
# Elliptic lists: 44,000 positions, retailers 34,000 and government 32,000.
_LISTED = re.compile(r"(?: [a-z]{2,20})?(?:,|;|,? and|,? or) [A-Za-z][A-Za-z' -]{1,40} $| in [A-Z][a-z]{2,9}(?:,|,? and|,? or) $")
# Further off in the sentence only behind a name (…, and Russia 9.4 million) or before what the money goes into.
_NAMED = re.compile(r"(?:,|;|,? and|,? or)(?: (?:[A-Z]|[a-z]{1,6}[A-Z])[A-Za-z'&-]{1,20}){1,3} $")
_NEXT = re.compile(r"(?:,|;|,? and) $")
_GOES_INTO = re.compile(r" (?:into|to|for|on|in) [a-z]")
_FOLLOWED = re.compile(
    r"$|[,.;:)!?\n](?!\d)| (?:an?|the|in|on|from|to|for|at|by|and|or|as|than|with|while|but|when|after|before|during|last|this"
    r"|that|which|would|will|it|they|is|has|comes?|goes|over|through|until|under|overall|altogether|alone|recorded|expected"
    r"|compared|earlier|ago|previously|forecast|analysts|economists|went|came|were|was|into|so far|today|planned|giving|leaving"
    r"|making|bringing|taking|more(?=[.,;)]|$)"
    r"|of (?:them|those|these|last|a year|the (?:previous|same|year|month)|January|February|March|April"
    r"|May|June|July|August|September|October|November|December)|(?:fewer|more|less|higher|lower) than)\b"
)
# So few only where they plainly go on: four customers, from three today; 72 fewer than a year earlier.
_FROM_FEW = re.compile(r"\b(?:from|against|versus) (?:just |only |about )?$")
# 12.5 times earnings, against a five-year average of 10.8
_MEAN = re.compile(
    r"\b(?:against|versus|than|above|below|to|with) (?:an?|its|the|their) (?:[a-z'-]+ ){0,3}(?:average|median|mean) of $"
)
# puts the stock on a multiple of 17.2
_MULTIPLE = re.compile(r"\bmultiples?\sof\s(?:(?:just|only|about|around)\s)?$")
# 14 times earnings over the next 12 months, against 21 for a rival
_ANOTHER_FIRM = re.compile(r" (?:for|at) (?:[A-Z]|(?:its |the )?(?:[a-z]+ )?(?:rivals?|peers|sector|industry|market)\b)")
_FEWER = re.compile(r" (?:fewer|more) than\b")
_NUMBER_OF = re.compile(
    r"\b(?:number|stocks?|inventory|fleet|backlog) of ([a-z-]+)(?: ([a-z-]+))?(?: ([a-z-]+))?|\b([a-z]+) (?:count|numbers)\b"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_SOURCES = ("count", "measure", "money")
_FEW_SOURCES = ("count", "measure", "duration")
_SENTENCE, _PARAGRAPH, _LIST, _FEW = 160, 420, 45, 70
_IN_SENTENCE = Decimal(20)
_IN_PARAGRAPH = Decimal(10)
_THOUSANDS = 1000
# From a step to its level: fell by 1.1 million barrels to 219.3 million.
_STEP = Decimal(5000)
# From a sum to the smallest of its parts: 102 billion euros, of which 300 million goes to the metro.
_PART = Decimal(1000)
_OF_RATE = re.compile(
    r" of (?:(?:market|gross|operating|net|annual|profit|brand) )?(?:share|margin|growth|GDP|inflation|penetration)\b"
)
_COMPARED_BEHIND = re.compile(r" (?:higher|lower|more|less|above|below|up|down|ahead|behind|better|worse)\b")
_MOST_POINTS = 30
_TO_LEVEL = re.compile(r"(?: (?:last|this|in the|over the) (?:latest |past )?(?:week|month|quarter|year)| in [A-Z][a-z]+)? to ")
_MANY = 10**6


def multiplied(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with a bare number behind "a multiple of" as the number of times that it is."""
    done = [
        _times_or_share(part, text) if part.form == "number" and not part.unit and part.scale == 1 else part for part in parts
    ]
    return (
        [_in_cash(part, text) if part.form == "money" and not part.per else part for part in done] if " cash " in text else done
    )


# $6.50 cash a share
_CASH_A_SHARE = re.compile(r" (?:in )?cash (?:per|an?) (?:[A-Z]?[a-z]+ )?share\b")


def _in_cash(part: Part, text: str) -> Part:
    if not _CASH_A_SHARE.match(text, part.end):
        return part
    return replace(part, per=(Per("share", ONE, "share"),), trace=(*part.trace, "in_cash"))


# 0.42 of a Northern share for each of theirs
_OF_SHARE = re.compile(r" of (?:an?|one) (?:[A-Za-z][\w&.'’-]* ){0,4}(?:share|ADS|ADR)\b(?!['’-])")


def _times_or_share(part: Part, text: str) -> Part:
    if _MULTIPLE.search(text, part.start - 40, part.start):
        return replace(part, unit="ratio", form="multiple", shared="clause", trace=(*part.trace, "multiple_of"))
    if "." in text[part.start : part.end] and _OF_SHARE.match(text, part.end):
        return replace(part, unit="ratio", form="multiple", shared="clause", trace=(*part.trace, "swapped"))
    return part


def carried(parts: list[Part], lexer: Lexer) -> list[Part]:
    """Return the parts with the unit of the number of its size that a bare one goes on from, of its sentence or paragraph."""
    text = lexer.text
    done: list[Part] = []
    for part in parts:
        if part.form == "number" and not part.unit and not part.role:
            part = _given(part, done, lexer)
        elif part.unit == "index_point" and _is_of_percents(part, done, text):
            part = replace(part, unit="percentage_point", form="points", trace=(*part.trace, "of_percents"))
        done.append(part)
    return [_seen_from(part, done[place + 1], text) if place + 1 < len(done) else part for place, part in enumerate(done)]


# slipped 1.3 points to 10.6%; four points, to 61%
_TO_PERCENT = re.compile(r",? to (?:a record |an? [a-z]+ |about |around |just |nearly )?")
_OF_WHICH = re.compile(r" of (?:the |its |their |all )?")


def _seen_from(part: Part, following: Part, text: str) -> Part:
    """Return a number in the light of the one behind it: the step to a level, points of a percentage, 1.9 million of 3.3."""
    if part.unit == "index_point":
        if following.form != "percent" or not _TO_PERCENT.fullmatch(text, part.end, following.start):
            return part
        return replace(part, unit="percentage_point", form="points", trace=(*part.trace, "of_percents"))
    if _steps_to(part, following, text) or _is_part_of(part, following, text):
        return _with_unit(part, following, text)
    return part


def _is_part_of(part: Part, following: Part, text: str) -> bool:
    """Whether a bare number tells how many of the larger one behind it: 1.94 million of 3.33 million voters."""
    if (
        part.form != "number"
        or part.unit
        or part.hedge == "vague"
        or following.form not in ("count", "measure")
        or following.role
    ):
        return False
    within = 0 < part.low * part.scale < following.low * following.scale
    return within and _OF_WHICH.fullmatch(text, part.end, following.start) is not None


def _given(part: Part, done: list[Part], lexer: Lexer) -> Part:
    """Return a bare number with the unit it goes on in, or as it is."""
    text = lexer.text
    bare = _is_bare(part, text)
    if rated := raters(part, done, text):
        return _with_unit(part, rated, text)
    source = (_source(part, done, text) if bare else None) or _source_of_few(part, done, text) or of_list(part, done, text)
    if source and not (source.form == "count" and _is_priced(part, source, text)):
        return _with_unit(part, source, text)
    noun = _number_of(part, lexer) if bare and part.scale * part.low >= 1000 else None
    if noun is None:
        return part
    return replace(part, unit=noun, noun=noun, form="count", shared="sentence", trace=(*part.trace, "number_of"))


def _is_priced(part: Part, source: Part, text: str) -> bool:
    """Whether a bare number tells of shares or prices and not of what a sentence before it counted."""
    end = next((m.end() for m in reversed([*_SENTENCE_END.finditer(text, source.end, part.start)])), None)
    return end is not None and subject_noun(text, end, part.start) in priced()


def _is_of_percents(part: Part, done: list[Part], text: str) -> bool:
    """Whether points are those of a percentage: a share of 7.4%, 0.4 points higher, or (+0.4 points); four points ahead;
    1.1 points of share."""
    if done and done[-1].form == "percent" and BRACKETED.fullmatch(text, done[-1].end, part.start):
        return True
    if _OF_RATE.match(text, part.end) and part.low < _MOST_POINTS:
        return True
    if not _COMPARED_BEHIND.match(text, part.end) or part.scale != 1 or part.low >= _MOST_POINTS:
        return False
    before = next((each for each in reversed(done[-3:]) if each.form != "duration"), None)
    if before is None or part.start - before.end > _FEW or _SENTENCE_END.search(text, before.end, part.start):
        return text.startswith((" ahead of", " behind"), part.end)
    return before.form == "percent" and not text.startswith((", or ", " or "), before.end)


def _steps_to(part: Part, following: Part, text: str) -> bool:
    """Whether a bare number is the step to the level behind it: rose by 12,000 to 168,000 vehicles."""
    if part.form != "number" or part.unit or following.form not in ("count", "measure"):
        return False
    return text[part.end : following.start] == " to " and text.endswith(" by ", 0, part.start)


def _is_bare(part: Part, text: str) -> bool:
    """Whether a part is a number of three digits or with a scale, and nothing that it could count follows."""
    if part.form != "number" or part.unit or part.spelled or part.role or part.low < 0 or part.hedge == "vague":
        return False
    few = part.low < 100 or part.low != part.low.to_integral_value() or is_year(part, text)
    if part.scale == 1 and few and not _FEWER.match(text, part.end):
        return False
    return _FOLLOWED.match(text, part.end) is not None


def _source(part: Part, done: list[Part], text: str) -> Part | None:
    governed = GOVERNED.search(text[max(0, part.start - 60) : part.start].lower()) is not None
    governed = governed or _FEWER.match(text, part.end) is not None or text.startswith((" of them", " of those"), part.end)
    for before in reversed(done[-8:]):
        gap = text[before.end : part.start]
        if len(gap) > _PARAGRAPH or "\n" in gap:
            break
        same = len(gap) <= _SENTENCE and _SENTENCE_END.search(gap) is None
        if before.form not in _SOURCES or not (governed or (same and _is_listed(part, gap, text))):
            continue
        to_level = before.unit == "index_point" and text.endswith(" to ", 0, part.start)
        to_level = to_level or _TO_LEVEL.fullmatch(gap) is not None
        many = part.low * part.scale >= _THOUSANDS
        near = _IN_SENTENCE if same or (before.form == "count" and many) else _IN_PARAGRAPH
        most = _STEP if to_level or _FEWER.match(text, part.end) else near
        if _fits(part, before, most, text):
            return None if before.unit == "item" else before
    return _sum_before(part, done, text)


# What millions and billions are of that is no money.
_COUNTED = re.compile(
    r"\b(?:population|people|users|subscribers|customers|members|vehicles|cars|units|barrels|tonnes|tons|shares|passengers|visitors|homes"
    r"|households|workers|jobs|deliveries|volumes?|shipments|registrations|output|production|downloads|viewers|votes|followers|doses)\b"
)


def _sum_before(part: Part, done: list[Part], text: str) -> Part | None:
    """Return the sum of its paragraph that a bare number of millions is a part of, or stands beside: water gets 7.7 billion."""
    if part.scale < _MANY or _COUNTED.search(text, part.start - _LIST, part.start):
        return None
    before = next((each for each in reversed(done[-8:]) if each.scale >= _MANY), None)
    if before is None or before.form != "money" or "\n" in text[before.end : part.start]:
        return None
    near = part.start - before.end <= _SENTENCE
    return before if near and _fits(part, before, _PART, text) else None


def _is_listed(part: Part, gap: str, text: str) -> bool:
    """Whether a number goes on a list that an earlier one began, the words between left out."""
    if len(gap) <= _LIST and _LISTED.fullmatch(gap):
        return True
    return part.scale != 1 and bool(_NAMED.search(gap) or (_NEXT.search(gap) and _GOES_INTO.match(text, part.end)))


def _source_of_few(part: Part, done: list[Part], text: str) -> Part | None:
    """Return what a small number goes on from: four customers, from three today; eight weeks, from fourteen."""
    if (
        part.hedge
        or part.scale != 1
        or part.low < 0
        or part.form != "number"
        or is_year(part, text)
        or not _FOLLOWED.match(text, part.end)
    ):
        return None
    if _MEAN.search(text, part.start - 60, part.start):
        times = next((each for each in reversed(done[-3:]) if each.form in ("multiple", "percent")), None)
        return times if times and _SENTENCE_END.search(text, times.end, part.start) is None else None
    if not _FROM_FEW.search(text, part.start - 14, part.start):
        return None
    before = next((each for each in reversed(done[-2:]) if each.form in _FEW_SOURCES), None)
    if before is not None and before.form == "duration" and _ANOTHER_FIRM.match(text, part.end):
        before = next((each for each in reversed(done[-3:]) if each.form == "multiple"), None)
        same = (
            before is not None and part.start - before.end <= 2 * _FEW and not _SENTENCE_END.search(text, before.end, part.start)
        )
        return before if same else None
    if before is None or before.unit == "item" or before.scale != 1 or before.role or part.start - before.end > _FEW:
        return None
    if before.form == "duration" and part.low >= _THOUSANDS:
        return None
    return None if _SENTENCE_END.search(text, before.end, part.start) else before


def _number_of(part: Part, lexer: Lexer) -> str | None:
    """Return what the sentence says to be a number of: the number of people out of work rose to 2.9 million."""
    start = max(0, part.start - _SENTENCE)
    named = next(reversed([*_NUMBER_OF.finditer(lexer.low, start, part.start)]), None)
    if named is None or _SENTENCE_END.search(lexer.text, named.end(), part.start):
        return None
    if named[4]:
        plural = lexer.words.nouns.at(f"{named[4]}s", 0)
        return plural[1] if plural and plural[0] == len(named[4]) + 1 else None
    for word in named.group(1, 2, 3):
        if word is None or word in lexer.words.phrase_ends:
            return None
        known = lexer.words.nouns.at(word, 0)
        if known and known[0] == len(word):
            return known[1]
        if is_plural(word, lexer.words):
            return singular(word)
    return None


def _fits(part: Part, before: Part, most: Decimal, text: str) -> bool:
    """Whether an earlier number is of about the size; money only by the million and never a conversion in brackets."""
    if before.role or before.hedge == "vague" or (before.form == "count" and before.spelled):
        return False
    if before.form == "money" and (
        before.per or min(before.scale, part.scale) < _MANY or text[before.start - 1 : before.start] == "("
    ):
        return False
    a, b = part.low * part.scale, before.low * before.scale
    return a > 0 and b > 0 and ONE / most < a / b < most


def _with_unit(part: Part, source: Part, text: str) -> Part:
    shared = "sentence" if _SENTENCE_END.search(text, source.end, part.start) is None else "paragraph"
    unit_word = source.word.split()[-1] if source.word.split() and source.form != "count" else ""
    return replace(
        part, unit=source.unit, factor=source.factor, form=source.form, noun=source.noun, per=source.per,
        word=f"{part.word} {unit_word}".strip(), shared=shared, trace=(*part.trace, "carried"),
    )  # fmt: skip
