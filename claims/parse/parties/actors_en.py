"""Who and what an English text names: the known, what is named beside them, and names in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.parties.actor import Actor, known_actor, merged, placed, spoken_for
from claims.parse.parties.begun import begun_names
from claims.parse.parties.branches import branches
from claims.parse.parties.described import sorts_en
from claims.parse.parties.forms_en import every_name
from claims.parse.parties.governed import seats as governed_seats
from claims.parse.parties.headlines_en import run_in
from claims.parse.parties.items import rated_in_capitals
from claims.parse.parties.lands import adjectives, capitals, places
from claims.parse.parties.names_en import shortened
from claims.parse.parties.taken import Taken
from claims.parse.times.dates import When


def english_actors(text: str, known: list[Actor], times: list[When], words: Cues, pack: Pack, masked: Taken) -> list[Actor]:
    """Return the actors of an English text; `masked` are its datelines."""
    seats, lands = (
        [known_actor(start, end, pack.entities[land]) for start, end, land in found if not masked.meets(start, end)]
        for found in (capitals(text, words), adjectives(text, words))
    )
    known = merged(merged(seats, known), lands)
    known = merged(known, [Actor(start, end, name, "region") for start, end, name in places(text, words)])
    towns = [Actor(start, end, name, "region") for start, end, name in governed_seats(text, words)]
    known = merged([a for a in known if not any(_is_within(a, town) for town in towns)], towns)
    known = merged(known, [Actor(*m.span(m.lastindex or 1), m[m.lastindex or 1], "index") for m in _INDEX.finditer(text)])
    known = merged(known, [Actor(*m.span(1), m[1], "index") for m in _INDEX_NAMED.finditer(text) if not _OF_PRICES.search(m[1])])
    known = [_numbered(text, a) for a in known]
    known = [a for a in known if a.kind != "index" or not _only_calls(text, a.end, words)]
    known = _with_branches(text, known, words)
    begun = begun_names(text, [(a.start, a.end, a.kind) for a in known if a.kind != "person"], words)
    firsts = {name.partition(" ")[0] for name in begun.values()}
    begun_at = Taken([(start, start + len(name)) for start, name in begun.items()])
    known = [
        a for a in known if not begun_at.meets(a.start, a.end) and not (a.kind in _THINGS and text[a.start : a.end] in firsts)
    ]
    known = merged(known, [Actor(start, start + len(name), name, "company") for start, name in begun.items()])
    known = merged(known, [Actor(start, end, name, "company") for start, end, name in (*rated_in_capitals(text), *run_in(text))])
    weak = [a for a in known if a.kind == "commodity" and _in_a_name(text, a, known)]
    taken = spoken_for([a for a in known if a not in weak] if weak else known, times)
    names, listed = _names_en(text, known, taken, words)
    named = [*placed(text, names, taken, words, listed), *_in_capitals(text, names, taken, listed)]
    named = [a for a in named if not masked.meets(a.start, a.end)]
    return merged(merged([a for a in known if a not in weak], named), weak) if weak else merged(known, named)


def _is_within(actor: Actor, town: Actor) -> bool:
    """Whether a name is but a part of a town's: the sugar of Sugar Grove."""
    return town.start <= actor.start and actor.end <= town.end and len(actor.name) < len(town.name)


def _only_calls(text: str, end: int, words: Cues) -> bool:
    """Whether an index only says what a company is listed in: the FTSE 250 maker of cans."""
    return _calls(words).match(text, end) is not None


@cache
def _calls(words: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?:-listed)?\s(?:[a-z-]+\s){{0,2}}?(?:{sorts_en(words)})\b(?!\s(?:index|stocks|shares|sector))")


_NUMBERED = re.compile(r"\s(?!100\b|500\b|1000\b)\d{2,4}(?!\d|[.,]\d|%|\s(?:points?|index|percent|per)\b)")


def _numbered(text: str, actor: Actor) -> Actor:
    """Return an index with the number that makes it another one: FTSE 250."""
    if actor.kind != "index" or text[actor.end - 1].isdigit() or not (match := _NUMBERED.match(text, actor.end)):
        return actor
    if actor.entity and actor.entity.name.endswith(match[0]):
        return replace(actor, end=match.end())
    name = text[actor.start : match.end()]
    return Actor(actor.start, match.end(), name.removeprefix("The ").removeprefix("the "), "index")


def _with_branches(text: str, known: list[Actor], words: Cues) -> list[Actor]:
    """Return the actors, a country that only ends a company's name as that company: GM Korea."""
    found = branches(text, [(a.start, a.end, a.kind) for a in known], words)
    firms = {a.start: a for a in known if a.is_company}
    return merged([_of_arm(place, firms.get(place[0])) for place in found], known) if found else known


def _of_arm(place: tuple[int, int, str, str], firm: Actor | None) -> Actor:
    """Return who a company's name with a country behind it is; the American arm of a maker sells for it."""
    start, end, name, kind = place
    return replace(firm, end=end) if firm and name.endswith(" America") else Actor(start, end, name, kind)


_THINGS = ("commodity", "country", "region")


_FIRST_LINE = re.compile(r"\s*([^\na-z]{20,})(?:\n|$)")


def _in_capitals(text: str, names: Mapping[str, str], taken: Taken, known: Mapping[str, Actor]) -> Iterator[Actor]:
    """Yield where a headline all in capitals names companies that the text below writes as names are written."""
    head = _FIRST_LINE.match(text)
    if head is None:
        return
    for alias, name in names.items():
        if len(alias) < 4 or alias.isupper():
            continue
        for match in re.finditer(rf"\b{re.escape(alias.upper())}\b", head[1]):
            start, end = head.start(1) + match.start(), head.start(1) + match.end()
            same = known.get(name)
            if not taken.meets(start, end):
                yield Actor(start, end, name, same.kind if same else "company", same.entity if same else None)


_CAPITAL = re.compile(r"(?:[a-z,.] |^|\n)((?:[a-z]{2}-)?[A-Z][A-Za-z'-]{2,}) $")


def _in_a_name(text: str, good: Actor, known: list[Actor]) -> bool:
    """Whether a commodity is the last word of a company's name: Velden Steel, and neither Brent Crude nor Global Steel prices."""
    if not text[good.start].isupper():
        return False
    match = _CAPITAL.search(text, good.start - 24, good.start)
    return match is not None and not any(a.end == good.start - 1 for a in known)


def _names_en(text: str, known: list[Actor], taken: Taken, words: Cues) -> tuple[dict[str, str], dict[str, Actor]]:
    """Return each way in which an English text writes a company that no list knows, or knows by a longer name, and by name the
    known ones and those that only watch."""
    listed = {a.name: a for a in known if a.is_company}
    names, watching = every_name(text, [(a.start, a.end, a.name) for a in known if a.is_company], taken, words)
    names = shortened(text, {a.name for a in known if a.kind == "company" and a.entity is None}, words) | names
    return names, {**{name: Actor(0, 0, name, "organisation") for name in watching}, **listed}


# The AEX index, the S&P/TSX index, Stockholm's OMXS30 index, the VN-Index; a price index is no market's.
_INDEX = re.compile(
    r"\b(?:[Tt]he|[A-Z][a-z]+['’]s)\s(?:(?:benchmark|blue-chip|main|broader|local)\s)?(?!(?:CPI|PPI|PMI|HPI|PCE|RPI|GDP|ISM)\b)"
    r"(?:([A-Z][A-Z0-9&/-]{1,9}(?:\s\d{2,4})?)\s(?:share\s|stock\s)?index\b|([A-Z]{2,8}-Index)\b)"
)


# The Philadelphia Stock Exchange Semiconductor Index; what prices or moods are measured by is no market's.
_INDEX_NAMED = re.compile(r"\b[Tt]he\s((?:[A-Z][\w&.'-]*\s){1,6}(?:[Ii]ndex|Average|Composite))\b")


_OF_PRICES = re.compile(
    r"\b(?:Price|Prices|Consumer|Producer|Purchasing|Managers|Manager's|Confidence|Sentiment|Cost|Costs|Inflation|Optimism|Freight|Wage|Wages|Activity|Climate"
    r"|CPI|PPI|PMI|HPI|PCE|RPI|GDP|ISM|Expectations|Development|Happiness|Misery|Rent|Output|Production|Leading|Competitiveness|Container|Dollar)\b"
)
