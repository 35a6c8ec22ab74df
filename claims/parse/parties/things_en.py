"""Things that an English text names and no list knows: by what is said they are, who makes them, and rows with a number each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.taken import Taken
from claims.parse.parties.thing import GRADE, PLAIN_CODE, Firm, never
from claims.parse.spots import Spot

_PART = r"[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*"
_RUN = rf"(?:[a-z][A-Z][a-z]+|{_PART})(?: (?:{_PART}|\d{{1,4}}[A-Za-z]{{0,2}}(?![\d,%])))*"
_LEFT_EN = re.compile(rf"(?:^|[^A-Za-z0-9'’-])({_RUN}) $")
_RIGHT_EN = re.compile(
    rf",? (?:called|named|dubbed|known as|code-?named|branded) (?:the )?[“\"]?({_RUN})[”\"]?"
    rf"|, (?:the )?[“\"]?({_RUN})[”\"]?[,.]| [“\"]?({_RUN})[”\"]?"
)
_BY_MAKER = re.compile(
    r"(?:['’]s?)? (?:(?:new|latest|flagship|upcoming|next-generation|all-new|top|best-selling|entry-level) ){0,2}"
    rf"({_RUN})"
)
_DIGIT = re.compile(r"[A-Za-z]-?\d|[a-z] \d|\b[IVX]{2,4}$")
_OWNED = re.compile(r"(?:['’]s?|\b(?:[Ii]ts|[Tt]heir|[Tt]he|[Aa]|[Aa]n|new|latest|flagship|called))\s$")


def named_en(text: str, spots: Sequence[Spot], firms: Sequence[Firm], taken: Taken, words: Cues) -> Iterator[tuple[int, str]]:
    """Yield the first places and names of things in an English text."""
    for spot in spots:
        yield from _left_en(text, spot, taken, words)
    for firm in firms:
        match = _BY_MAKER.match(text, firm.end)
        if match is None or not re.search(r"[A-Za-z]-?\d|[a-z] \d", match[1]):
            continue
        name = match[1]
        if not taken.meets(*match.span(1)) and _is_thing(text, name, words, sure=False):
            yield match.start(1), name
    yield from _in_rows(text, spots, taken, words)


_PERCENT = r"\d[\d.]*\s?(?:%|percent|per\scent)"
_UP = r"(?:up|down|off|plus|minus)"
_MOVED = (
    r"(?:rose|fell|grew|jumped|climbed|dropped|declined|gained|slipped|surged|slid|slumped|tumbled|soared|increased|decreased|sank"
    r"|plunged)"
)
# A row of models with a number each: ahead of the Calder with 11,340, the Ford Puma (4,210), the Mini at 2,981, the Calder (up
# 3%); the Calder dropped 17% to 1,543; and what is sold of one: Outback deliveries climbed, sales of the electric Solterra were.
_IN_ROW = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|our)\s(?:[a-z-]+\s){{0,3}}({_RUN})(?:(?:\s(?:with|at|on|sold|took|managed)\s(?:about\s|just\s|only\s|another\s)?|\s\()"
    rf"(?=\d{{1,3}},\d{{3}}\b|\d[\d.]*\s(?:million|units|cars|vehicles)\b)|\s\({_UP}\s{_PERCENT}|\s{_MOVED}\s(?:by\s)?{_PERCENT}\sto\s\d{{1,3}},\d{{3}}\b)"
)
_SOLD_OF = re.compile(
    r"\b(?:[Ss]ales|[Dd]eliveries|[Rr]egistrations|[Ss]hipments)\sof\s(?:the|its|our)\s(?:[a-z-]+\s){0,3}"
    rf"({_RUN})(?=\s(?:rose|fell|were|was|grew|jumped|climbed|dropped|declined|gained|slipped|reached|surged|more\sthan|totall?ed|came|doubled|slumped|increased|decreased))"
)
_ITS_SALES = re.compile(
    rf"(?:^|[.,;:]\s|\b(?:and|while|but|as)\s)({_RUN})\s(?:sales|deliveries|registrations)\s"
    r"(?:rose|fell|were|are|grew|jumped|climbed|dropped|declined|gained|slipped|reached|surged|totall?ed|doubled|slumped|increased|decreased|more\sthan)\b",
    re.MULTILINE,
)
# Those that a row goes on with: Outback sales were up 18%, Legacy up 7% and Ascent down 2%; the Outback (up 31%), Ascent (up 2%)
_GOES_ON = re.compile(
    rf"(?:[^.;,()\d]{{0,24}}?\s\(?(?:{_UP}\s)?(?:by\s)?{_PERCENT}(?:\sto\s\d[\d,]*)?\)?),?\s(?:and\s)?(?:the\s)?({_RUN})(?=\s\(?{_UP}\s{_PERCENT})"
)
_SELLS_BEST = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts)\s(?:[a-z-]+\s){{0,3}}({_RUN})\s(?:again\s)?(?:was|is|remained|remains|became|stayed|ranked\sas)\s(?:again\s|still\s)?[^.,;\d]{{0,30}}?"
    r"\b(?:best|top|fastest|most)-?\s?(?:sell\w+|popular)\b"
)
_VEHICLE_EN = re.compile(
    r"\b(?:vehicles|carmakers?|automakers?|best-selling|smartphones|pickups?|SUVs?|sedans?|crossovers?|hatchbacks?|hybrids)\b"
)
_VEHICLES = ("car", "truck", "van", "motorcycle", "phone")


_ROWS = (_IN_ROW, _SOLD_OF, _ITS_SALES, _SELLS_BEST)


def _in_rows(text: str, spots: Sequence[Spot], taken: Taken, words: Cues) -> Iterator[tuple[int, str]]:
    """Yield the names of models that stand with a number each, or whose sales are told, in a text on such."""
    if not (any(spot.label.partition("/")[0] in _VEHICLES for spot in spots) or _VEHICLE_EN.search(text)):
        return
    for match in (each for row in _ROWS for m in row.finditer(text) for each in _each(text, m)):
        start, name = _past_taken(text, match.start(1), match.end(1), taken, words)
        first = name.partition(" ")[0].lower()
        if name and first not in words.words("thing.never", "sold") and _is_thing(text, name, words, sure=True):
            yield start, name


def _each(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the first of a row and those it goes on with."""
    yield first
    following = _GOES_ON.match(text, first.end(1))
    while following:
        yield following
        following = _GOES_ON.match(text, following.end(1))


def called_en(text: str, spots: Sequence[Spot], listed: Taken, words: Cues) -> Iterator[tuple[str, int]]:
    """Yield the names behind what things are, and where that is said: its obesity shot, Sorvana, cut weight."""
    for spot in reversed(spots):
        right = _RIGHT_EN.match(text, spot.end)
        if right is None:
            continue
        group = right.lastindex or 1
        name = right[group].rstrip(".")
        sure = group == 1 or (group == 2 and not spot.word.endswith("s"))
        if not listed.meets(right.start(group), right.start(group) + len(name)) and _is_thing(text, name, words, sure=sure):
            yield name, spot.start


def _left_en(text: str, spot: Spot, taken: Taken, words: Cues) -> Iterator[tuple[int, str]]:
    """Yield the name that stands before what a thing is, past a word of its sort: the Ardent II server rack."""
    end = spot.start
    between = words.words("thing.between", "en")
    for _ in range(2):
        word = re.search(r"([A-Za-z-]+) $", text[max(0, end - 16) : end])
        if word is None or word[1].lower() not in between or (word[1][0].isupper() and word[1] not in ("AI", "EV")):
            break
        end -= len(word[0])
    match = _LEFT_EN.search(text[max(0, end - 48) : end])
    if match is None:
        return
    start = max(0, end - 48) + match.start(1)
    start, name = _past_taken(text, start, end - 1, taken, words)
    capital = text[spot.start].isupper()
    if name and capital and spot.label in ("fund", "ship"):
        yield start, text[start : spot.end]
    elif name and not capital and _is_thing(text, name, words, sure=_OWNED.search(text, start - 10, start) is not None):
        yield start, name


def _past_taken(text: str, start: int, end: int, taken: Taken, words: Cues) -> tuple[int, str]:
    """Return a run of capitalised words without the known names and the plain words that it begins with."""
    plain = _leading(words)
    while start < end:
        word = text[start:end].split(" ")[0]
        if not (taken.meets(start, start + len(word)) or word in plain or word.lower() in never(words)):
            break
        start += len(word) + 1
    return start, text[start:end]


@cache
def _leading(words: Cues) -> frozenset[str]:
    adjectives = (word.title() for word in words.labelled("place.adjective").labels)
    return frozenset((*words.words("organisation", "leading"), *adjectives))


def _is_thing(text: str, name: str, words: Cues, *, sure: bool) -> bool:
    """Whether a capitalised name may be a thing's: it has a number, or comes again, or is called so."""
    parts = name.split(" ")
    if (
        parts[0].lower() in never(words)
        or parts[0] in _leading(words)
        or PLAIN_CODE.match(name)
        or GRADE.match(name)
        or len(name) < 2
    ):
        return False
    if _DIGIT.search(name):
        return True
    if name.isupper() or len(name) < 4 or re.search(rf"(?<![A-Za-z]){re.escape(name.lower())}(?![A-Za-z])", text):
        return False
    return sure or text.count(name) > 1
