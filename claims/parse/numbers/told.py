"""The plural that an English number is told of by its verb: completions in the year rose 4% to 6,840."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from claims.packs import load

_MOVES = (
    r"(?:r[io]se[ns]?|rising|gr[eo]ws?n?|growing|increas(?:e[ds]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surged?|gain(?:s|ed)?"
    r"|advanced|soared|edged|ticked|went|improved|recovered|rebounded|f[ea]lls?|fallen|falling|drop(?:s|ped|ping)?|slid|slipped|sank"
    r"|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|shrank|eased|tumbled|plunged|dipped|swelled|narrowed|doubled|halved|tripled)"
)
_STANDS = (
    r"(?:were|was|are|is|reach(?:es|ed|ing)?|hits?|totall?(?:ed|ing|s)|numbered|exceed(?:s|ed)?|top(?:s|ped)?|pass(?:es|ed)?|surpass(?:es|ed)?|neared|st(?:ands?|ood)\sat"
    r"|c[oa]mes?\s(?:in\s)?(?:at|to)|amounted\sto)"
)
# What may stand between the verb and the number.
HEDGE = (
    r"(?:(?:about|around|nearly|almost|some|just|only|over|under|roughly|approximately|an?\s(?:estimated|record|total\sof)|more\sthan"
    r"|fewer\sthan|at\sleast|record)\s){0,2}"
)
_BY = r"(?:\s(?:by\s)?(?:about\s)?\d[\d.,]*(?:%|\s(?:percent|per\scent)))?"
_SUBJECT = re.compile(
    r"(?P<noun>[A-Za-z][a-z]+s)(?:,?\s(?:in|at|of|for|from|across|on|with|by|under|over|during)\s[^,.;:\d]{1,40},?)?\s"
    r"(?:(?:also|then|still|had|have|has|would|will|could|may|should|be|been)\s){0,3}"
    rf"(?:{_MOVES}{_BY}(?:\s[a-z]+ly)?\sto|{_STANDS})\s{HEDGE}$"
)
_REACH = 120
_NO_PLURAL = ("ss", "us", "is")


def subject_noun(text: str, floor: int, place: int) -> str | None:
    """Return the plural that stands as the subject right in front of `place`, behind `floor`, in small letters, if one does."""
    found = _SUBJECT.search(text, max(floor, place - _REACH), place)
    noun = found["noun"].lower() if found else ""
    return noun if is_plural_form(noun) else None


def is_plural_form(noun: str) -> bool:
    """Whether a word ends as an English plural does: not class, status or basis."""
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(_NO_PLURAL)


@cache
def priced() -> frozenset[str]:
    """Return the plurals that have a price or a sum of money."""
    return frozenset(_table()["priced"])


@cache
def uncounted() -> frozenset[str]:
    """Return the plurals that numbers told of them do not count, those of `priced` among them."""
    return priced() | frozenset(_table()["measured"])


def _table() -> Mapping[str, list[str]]:
    return cast("Mapping[str, Mapping[str, list[str]]]", load().numbers)["uncounted"]
