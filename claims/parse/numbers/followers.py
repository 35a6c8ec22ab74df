"""What one word behind a number makes of it: every unit, mark of a multiple and classifier in one table.

A word that takes more than one look to tell has `MORE`: a unit that is the first half of a scale, a letter, 三成五, 起.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.parse.numbers.lookup import Lexicon, is_latin
from claims.parse.numbers.parts import ONE
from claims.parse.numbers.rules import form_of
from claims.parse.numbers.words import Classifier, words
from claims.units import Unit, spellings

# A Chinese analyst's pct is a percentage point; a digit may follow 成, and two digits count a tenth each before 折.
_ASKED = frozenset({"pct", "成", "折"})
_SCALES = frozenset("十百千万亿兆")


@dataclass(frozen=True, slots=True)
class Follower:
    """What a number is before a word: its unit or the classifier that stands for one, its form, and the rule that says so.

    `is_doubtful` where the word is another one too, and what stands around it tells: a classifier that nouns begin with.
    """

    unit: str
    factor: Decimal
    form: str
    noun: str | None
    rule: str
    classifier: Classifier | None = None
    is_doubtful: bool = False


MORE = Follower("", ONE, "", None, "")
ALONE = Follower("", ONE, "number", None, "bare")
_MULTIPLE = Follower("ratio", ONE, "multiple", None, "multiplied")


@cache
def followers() -> Lexicon[Follower]:
    """Return every word that may stand behind a number. A unit comes before a longer classifier that begins with it."""
    table = words()
    units = spellings()
    found = {word: _measure(word, unit) for word, unit in units.items()}
    for word in (*table.classifiers, *table.classifiers.blocked, *table.marks):
        if not any(word[:length] in units for length in range(1, len(word) + 1)):
            found[word] = MORE if word[0] in table.follows or is_latin(word[0]) else _counter(word)
    return Lexicon(found)


def _measure(word: str, unit: Unit) -> Follower:
    table = words()
    is_doubtful = word in table.ambiguous_units or word in table.contested
    if word in _ASKED or word[0] in _SCALES or (is_latin(word[0]) and (is_doubtful or len(word) == 1)):
        return MORE
    form = form_of(unit.base)
    noun = unit.name if form == "duration" else None
    return Follower(unit.base, unit.factor, form, noun, "measured", None, is_doubtful)


@cache
def _begins_noun() -> frozenset[str]:
    return frozenset(noun[:length] for noun in words().nouns for length in range(1, len(noun)))


def _counter(word: str) -> Follower:
    known = words().classifiers.at(word, 0)
    if known and known[0] == len(word):
        return Follower("", ONE, "count", None, "counted", known[1], word in _begins_noun())
    return _MULTIPLE if word in words().marks else MORE
