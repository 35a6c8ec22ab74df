"""The states, provinces and cities whose governments an English text tells of: Ohio's budget, the governor of Kano."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from claims.parse.cues import Cues

# Without one of these a text tells of nobody who governs.
_ANY = re.compile(
    r"\b(?:[Bb]udget|[Gg]over(?:nment|nor)|Gov\.|Govt|[Ll]egislat|[Ll]awmakers|[Aa]ssembly|[Mm]ayor|[Mm]inister|[Pp]remier|[Cc]ouncil)"
)
_WHO = (
    r"(?:[Bb]udget|[Gg]overnment|[Gg]ovt|[Gg]overnor|Gov\.|[Ll]egislat(?:ure|ors|ive)|[Ll]awmakers|[Aa]ssembly|(?:[Dd]eputy\s)?[Cc]hief\s[Mm]inister|CM\b|FM\b"
    r"|[Ff]inance\s[Mm]inister|[Ff]inance\s[Dd]epartment|[Mm]ayor|[Pp]remier|[Tt]reasur(?:er|y)|[Ss]enate|[Cc]abinet|[Cc]ouncil)"
)
# Ohio's two-year budget, Kerala state finance minister: what stands right behind who is governed.
_BEHIND = re.compile(
    r"(?:['’]s?)?\s(?:(?:[Ss]tate|[Pp]rovincial|[Cc]ity|[Rr]egional|[Mm]etropolitan|[Gg]eneral|[Ll]egislative|[Dd]raft|[Pp]roposed|[Nn]ew|[Ff]irst|[Aa]nnual|[Ii]nterim"
    rf"|[a-z]+-[a-z]+|FY\s?\d+|\d{{4}}(?:-\d{{2,4}})?)\s){{0,3}}{_WHO}"
)
_FRONT = re.compile(
    r"\b(?:[Gg]overnor|Gov\.|[Pp]remier|[Mm]ayor|[Mm]inister|[Tt]reasurer|[Ss]tate|[Pp]rovince|[Cc]ity|[Cc]ounty|[Gg]overnment|[Bb]udget|[Ll]egislature)\s(?:of|for)\s"
    r"(?:the\s(?:[Ss]tate|[Pp]rovince|[Cc]ity|[Cc]ounty)\sof\s)?$"
    r"|\b(?:[Gg]overnor|Gov\.)\s(?:[A-Z][\w.’'-]+\s){1,3}of\s$"
)
# A place that no list knows, by what its government is called: Kestria state government, the Marlow County Council.
_BY_FORM = re.compile(
    r"\b(?:The\s)?([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?)(?=(?:['’]s)?\s(?:(?:state|provincial|county|regional|municipal)\s(?:government|budget|assembly|council|legislature)"
    r"|(?:County|City|State|Provincial|Regional|Metropolitan)\s(?:Council|Government|(?:House\sof\s)?Assembly|Legislature))\b)"
    r"|\b(?:[Gg]overnor|Gov\.)\s(?:[A-Z][\w.’'-]+\s){1,3}of\s([A-Z][a-z]{2,}(?:\s(?!State\b)[A-Z][a-z]{2,})?)"
    r"|\b(?:[Mm]ayor|[Pp]remier|[Cc]hief\s[Mm]inister)\sof\s([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?)\b"
    r"|\b[Tt]he\s(?:[a-z]+\s)?(?:state|province|county|prefecture)\sof\s([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})?)(?=(?:['’]s\sgovernment)?\s(?:will|would|is\sto|plans|has|sets?|put|aims|said|expects)\b)"
)
# Sugar Grove adopts budget: a town that its council's report is headed with.
_HEADED = re.compile(
    r"\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})\s(?:proposes|adopts|approves|passes|unveils|weighs|tables|OKs|presents|drafts|eyes|trims)\s[^\n]*\b[Bb]udget\b"
)
_TOWN = re.compile(
    r"\b(?:City|County|Town|Village)\s(?:Council|Commission)|\b[Cc]ity\scouncil|\b[Cc]ouncil\smembers|\b(?:the|[Cc]ity)\s[Mm]ayor\b"
)
_NO_TOWN = re.compile(
    r"(?:Council|Senate|House|Assembly|Committee|Commission|Board|Cabinet|Parliament|Congress|Governor|Mayor|Panel|School|District)$"
)
_NO_PLACE = re.compile(
    r"(?:The|This|That|Each|Every|Its|Their|Our|New|Former|Local|Federal|Most|Some|Many|Both|Any)\b(?!\s[A-Z])"
)
_GOES_ON = re.compile(r"\s(?:[A-Z][a-z]|[A-Z]{2,}\b)")
_IN_NAME = re.compile(
    r"(?:\b(?!(?:The|In|For|But|And|As|At|On|By|From|While|When|Under|Across|Since|That|If|With|State|Province|City)\b)[A-Z][a-z]+\s(?:of\s)?|-)$"
)


@cache
def nations(words: Cues) -> dict[str, str]:
    """Return the states and provinces that are known, as they are written, and the id of the country of each."""
    labels = set(words.labelled("place.region").labels.values())
    return {name: land for land in sorted(labels) for name in words.words("place.region", land)}


@cache
def place_names(words: Cues) -> frozenset[str]:
    """Return every town, state and province that is known."""
    return frozenset((*nations(words), *words.words("organisation", "places")))


@cache
def _listed(words: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(place_names(words), key=len, reverse=True))})(?![\w-])")


@lru_cache(maxsize=4)
def governed(text: str, words: Cues) -> frozenset[str]:
    """Return the names of the places whose governments a text tells of."""
    if _ANY.search(text) is None:
        return frozenset()
    found = {match[0] for match in _listed(words).finditer(text) if _is_governed(text, match)}
    known = words.labelled("place.adjective").labels
    by_form = (m[m.lastindex or 0] for m in _BY_FORM.finditer(text))
    found |= {name for name in by_form if not (_NO_PLACE.match(name) or name.lower() in known)}
    town = _HEADED.match(text)
    if town and not (_NO_TOWN.search(town[1]) or _NO_PLACE.match(town[1]) or town[1].lower() in known):
        found |= {town[1]} if _TOWN.search(text, 0, _EARLY) else set()
    headed = _listed(words).match(text, len(text) - len(text.lstrip()))
    if headed and headed[0] in nations(words) and not _GOES_ON.match(text, headed.end()):
        found |= {headed[0]} if _OF_STATE.search(text, 0, _EARLY) else set()
    return frozenset(found)


# What a report that is headed with a state says early on where it tells of its budget.
_OF_STATE = re.compile(
    r"\b(?:[Ss]tate|[Pp]rovincial)['’]?s?\s(?:government|budget|finance\sminister|assembly|legislature|lawmakers|treasury|economy|tax|revenues?|spending|debt|own\s)"
    r"|\bGSDP\b|\b[Gg]eneral\s[Ff]und\b"
)
_EARLY = 1200


def named_states(text: str, words: Cues) -> Iterator[str]:
    """Yield the name of each state and province that a text names, not as the beginning of a longer name."""
    states = nations(words)
    for match in _listed(words).finditer(text):
        longer = _GOES_ON.match(text, match.end()) or _IN_NAME.search(text, max(0, match.start() - 24), match.start())
        if match[0] in states and not longer:
            yield match[0]


def _is_governed(text: str, place: re.Match[str]) -> bool:
    """Whether a government is told of right beside the name of a place."""
    if _BEHIND.match(text, place.end()):
        return True
    return _FRONT.search(text, max(0, place.start() - 60), place.start()) is not None


def seats(text: str, words: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield each place of a text where it names one whose government it tells of, in no longer name: not Ohio Savings Bank."""
    names = governed(text, words)
    if not names:
        return
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![\w-])", text):
        start, end = match.span()
        if _GOES_ON.match(text, end) and not (_BEHIND.match(text, end) or text.startswith((" State", " County"), end)):
            continue
        if _IN_NAME.search(text, start - 24, start) and not _FRONT.search(text, start - 60, start):
            continue
        yield start, end, match[0]


# The state's jobless rate, the city: who is governed, called by what it is.
_CALLED = re.compile(
    r"\b[Tt]he\s(?:state|province|city|county|territory|municipality)(?=['’]s\b|[\s,.;:)])(?!\s(?:of|bank|media|aid|owner|[a-z]+-owned)\b)"
)


def called(text: str, words: Cues) -> Iterator[tuple[int, int]]:
    """Yield where a text that tells of such a government speaks of the place by what it is."""
    if governed(text, words):
        for match in _CALLED.finditer(text):
            yield match.span()
