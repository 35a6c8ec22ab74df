"""What an amount is per: the unit or noun behind a slash, 每, per, each or a, with the words that narrow it."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.lookup import is_latin, skip_blanks
from claims.parse.numbers.measures import per_of, unit_words
from claims.parse.numbers.parts import ONE, Per
from claims.parse.numbers.words import Words
from claims.units import units

Found = tuple[int, Per]

_WORD = re.compile(r"[A-Za-z][A-Za-z-]{1,24}(?![A-Za-z])")
_GOES_ON = re.compile(r" ([a-z]+)")
_TENS = re.compile(r"(?:1,?000|100|thousand|hundred|million) ")
_TENS_OF = {"1,000": 1000, "1000": 1000, "thousand": 1000, "100": 100, "hundred": 100, "million": 10**6}
_MOST_WORDS = 3
# A box of freight by its length: per forty-foot container, 每20呎柜.
BOX = re.compile(
    r"(20|40|twenty|forty|二十|四十)[- ]?(?:foot|ft|feet|呎|英尺|尺)"
    r"[ -]?(?:equivalent )?(?:标准|大|高|货|集装)*(?:container|box|unit|柜|箱)"
)
_TWENTY = frozenset({"20", "twenty", "二十"})


def denominator_at(text: str, low: str, place: int, words: Words, short: bool = False, opening: str = "") -> Found | None:
    """Return end and denominator of the unit or noun at `place`, or None.

    `short` allows what is a unit behind a slash only (TB/s). Behind an English `opening` words may narrow the noun (per
    diluted share), and per may count by the thousand; "a" takes listed adjectives only, for "a" opens much else.
    """
    box = BOX.match(low, place)
    if box:
        return box.end(), box_of(box)
    name = words.denominators.at(text, place) if short else None
    if name:
        return name[0], per_of(units()[name[1]], text[place : name[0]])
    found = _named(text, low, place, words, short, bool(opening))
    if found or not opening:
        return found
    tens = _TENS.match(low, place) if opening == "per" else None
    if tens:
        counted = _named(text, low, tens.end(), words, short, True)
        size = Decimal(_TENS_OF[tens[0].strip()])
        return (counted[0], counted[1]._replace(factor=counted[1].factor * size)) if counted else None
    return _narrowed(text, low, place, words, opening)


def box_of(box: re.Match[str]) -> Per:
    """Return the denominator that a match of BOX is: a twenty-foot or a forty-foot unit."""
    return Per("TEU" if box[1] in _TWENTY else "FEU", ONE, box[0])


def _named(text: str, low: str, place: int, words: Words, short: bool, english: bool) -> Found | None:
    only = words.per_nouns.at(low, place) if english else None
    if only and only[1] == "share" and (on := _GOES_ON.match(low, only[0])) and on[1] not in words.phrase_ends:
        only = None  # $900 a security officer
    unit = unit_words().at(text, place) or unit_words().at(low, place)
    noun = words.nouns.at(text, place) or words.nouns.at(low, place)
    if only:
        listed = units().get(only[1])
        written = text[place : only[0]]
        return only[0], per_of(listed, written) if listed else Per(only[1], ONE, written)
    classifier = words.classifiers.at(text, place)
    check = words.ambiguous_units.get(text[place : unit[0]]) if unit and classifier else None
    if unit and check and not check.match(text, unit[0]):
        unit = None  # 每位旅客 is a head, and no bit
    end_of_noun = noun[0] if noun else 0
    if unit and unit[0] >= max(end_of_noun, classifier[0] if classifier else 0):
        return unit[0], per_of(unit[1], text[place : unit[0]])
    if classifier and classifier[0] > end_of_noun:
        after = words.nouns.at(text, skip_blanks(text, classifier[0]))
        end, named = after if after else (classifier[0], classifier[1].noun or ("item" if short else ""))
        return (end, Per(named, ONE, text[place:end])) if named else None
    if noun:
        return noun[0], Per(noun[1], ONE, text[place : noun[0]])
    return _singular(text, low, place, words) if english else None


def _singular(text: str, low: str, place: int, words: Words) -> Found | None:
    """Return the noun whose plural is known: $20 million a plane."""
    word = _WORD.match(low, place)
    if word is None:
        return None
    plural = words.nouns.at(f"{word.group()}s", 0)
    return (word.end(), Per(plural[1], ONE, text[place : word.end()])) if plural else None


def _narrowed(text: str, low: str, place: int, words: Words, opening: str) -> Found | None:
    """Return the noun behind one to three words that narrow it: per diluted share, per basic and diluted share."""
    here = place
    for _ in range(_MOST_WORDS):
        word = _WORD.match(low, here)
        if word is None or low[word.end() : word.end() + 1] != " ":
            return None
        listed = word.group() in words.narrowing or (word.group() == "and" and here > place)
        if not listed and (opening != "per" or word.group() in words.phrase_ends):
            return None
        here = word.end() + 1
        if not is_latin(low[here : here + 1] or " "):
            return None
        found = _named(text, low, here, words, False, True)
        if found:
            return found[0], found[1]._replace(written=text[place : found[0]])
    return None
