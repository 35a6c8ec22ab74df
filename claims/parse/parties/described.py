"""Companies spoken of again by what they are: the chipmaker, the Taiwanese firm, the Eindhoven-based company.

What a text calls a company where it names it (Dutch coffee company JDE Peet's; Brennix, a maker of inspection tools, …) tells
which of several such words mean; so do its name (Zurich Insurance) and the money it reckons in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from claims.parse.cues import Cues
from claims.parse.parties.taken import Taken

if TYPE_CHECKING:
    from claims.packs import Pack
    from claims.parse.parties.actor import Actor

_PLACED = r"[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?-(?:based|listed|headquartered)"
_LAND = r"(?:U\.S\.|US|UK|EU)"
# The words that stand behind a name and before what it is said to be.
_APPOSED = r",\s(?:an?|the|one of the)\s"


# Norway's largest bank, the world's second-biggest chipmaker.
_RANKED = (
    r"(?:[a-z]+-)?(?:largest|biggest|leading|top|oldest|main|dominant|smallest|richest|best-known|best-selling|most\svaluable|flagship|only|premier"
    r"|number\s(?:one|two|three))"
)


@cache
def definite(words: Cues) -> re.Pattern[str]:
    """Return what finds a company called by what it is: the chipmaker, the Taiwanese firm."""
    never = "|".join(words.words("subject.called", "never"))
    goes_on = "|".join(words.words("subject.called", "compound"))
    adjective = rf"(?:{_LAND}|{_PLACED}|{'|'.join(_lands(words))}|[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)?|(?!(?:{never})\b)[a-z][a-z-]*)"
    ranked = rf"(?:[Tt]he\s[a-z]+|(?:[A-Z][a-z]+\s)?[A-Z][A-Za-z]+)['’]s\s{_RANKED}\s"
    return re.compile(
        rf"\b(?:[Tt]he\s|{ranked})(?:{adjective}\s){{0,3}}?(?:{sorts_en(words)})(?![A-Za-z-]|\sof\b|\s(?:{goes_on})\b|\s[A-Z](?!\d))",
    )


@cache
def sorts_en(words: Cues) -> str:
    """Return the nouns for what a company is: chipmaker, lender, group."""
    named = words.labelled("subject.sort").labels
    plain = words.words("subject.called", "en")
    return "|".join(sorted({*named, *plain}, key=len, reverse=True)) + "|[a-z]+maker"


@cache
def _lands(words: Cues) -> tuple[str, ...]:
    """Return the adjectives of countries as written: South Korean, Dutch."""
    return tuple(word.title() for word in sorted(words.labelled("place.adjective").labels, key=len, reverse=True))


def descriptions(text: str, words: Cues, named: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Yield where a text speaks of a company by what it is; not what only stands beside a name: Bolt, the Estonian taxi firm."""
    ends = {a.end for a in named}
    firms = Taken([(a.start, a.end) for a in named if a.is_company])
    for match in definite(words).finditer(text):
        if firms.meets(*match.span()) or (match[0][-1] == "s" and definite(words).fullmatch(match[0][:-1])):
            continue  # the airlines are several
        if text[match.start() - 2 : match.start()] != ", " or match.start() - 2 not in ends:
            yield match.span()


@cache
def _beside(words: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a company is called right before its name, and behind it."""
    adjective = rf"(?:{_LAND}|{_PLACED}|{'|'.join(_lands(words))}|[a-z][a-z-]*)(?:'s)?"
    role = "rival|competitor|peer|target|suitor|partner|supplier|customer|fund|investor|shareholder|landlord|consultancy|foundry"
    role += "|bidder|buyer"
    sort = rf"(?:{adjective}\s){{0,4}}(?:{sorts_en(words)}|{role})"
    before = rf"(?:{sort}|{'|'.join(_lands(words))}|{_LAND}|[A-Z][a-z]+'s)\s$"
    behind = rf"(?:\s\([^)]{{1,14}}\))?{_APPOSED}(?:{adjective}\s){{0,6}}(?:{sorts_en(words)})\b"
    return re.compile(before), re.compile(behind)


def _told(stretch: str, words: Cues) -> set[str]:
    """Return the countries and sorts that a stretch names."""
    lands, sorts = words.labelled("place.adjective"), words.labelled("subject.sort")
    told = {label for table in (lands, sorts) for _, _, label in table.find(stretch, 0, len(stretch))}
    if re.search(rf"\b{_LAND}(?!\w)", stretch):
        told.add("united_kingdom" if "UK" in stretch else "united_states")
    return told


def _of_name(name: str, words: Cues) -> set[str]:
    """Return the sorts that a name tells: insurer of Zurich Insurance."""
    table = words.labelled("subject.sort")
    return {label for _, _, label in table.find(name, 0, len(name))}


class Cast:
    """What a text says of its companies where it names them: countries by their id, sorts by their label."""

    __slots__ = ("_calls", "_lands", "_moneys", "_places", "_text", "_words")

    def __init__(self, text: str, people: Iterable[Actor], words: Cues, pack: Pack) -> None:
        self._text, self._words = text, words
        self._moneys, self._lands = _moneys(pack, words)
        self._calls: dict[str, frozenset[str]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        for actor in people:
            if actor.is_company and not actor.anaphor:
                self._places.setdefault(actor.name, []).append((actor.start, actor.end))

    def said_of(self, name: str) -> frozenset[str]:
        """Return what a text calls a company, found when it is first asked for."""
        known = self._calls.get(name)
        if known is None:
            before, behind = _beside(self._words)
            said = _of_name(name, self._words)
            for start, end in self._places.get(name, ()):
                front = before.search(self._text, start - 60, start)
                back = behind.match(self._text, end)
                said |= _told(front[0], self._words) if front else set()
                said |= _told(back[0], self._words) if back else set()
            known = self._calls[name] = frozenset(said)
        return known

    def learn(self, name: str, stretch: str) -> None:
        """Take note of what a company is called once it is known to be meant: its Dutch competitor."""
        self._calls[name] = self.said_of(name) | _told(stretch, self._words)

    def meant(self, stretch: str, main: Sequence[Actor], others: Sequence[Actor]) -> Actor | None:
        """Return which company is spoken of by what it is: one of the `main` ones or of the `others`, the likeliest first;
        None where a stretch tells nothing apart."""
        told = _told(stretch, self._words)
        if not told:
            return None
        scored = [(self._fit(told, a, main=at < len(main)), -at, a) for at, a in enumerate((*main, *others))]
        best = max(scored, key=lambda one: one[:2], default=None)
        return best[2] if best and best[0] > 0 else None

    def _fit(self, told: set[str], actor: Actor, *, main: bool) -> int:
        """Return how well a company fits what is told: a country or a sort that it is said to be of, or cannot be of."""
        score = 0
        said = self.said_of(actor.name)
        for word in told:
            land = word in self._lands
            money = actor.entity.currency if actor.entity and land else None
            if word in said:
                score += 3
            elif any((known in self._lands) == land for known in said):
                score -= 4
            elif money:
                score += (3 if main else 1) if self._moneys.get(word) == money else -4
            else:
                score += 2 if main else 0
        return score


def cast_of(text: str, people: Iterable[Actor], words: Cues, pack: Pack) -> Cast:
    """Return what a text says of its companies where it names them."""
    return Cast(text, people, words, pack)


@cache
def _moneys(pack: Pack, words: Cues) -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the currency of each country that an adjective is known for, and those countries."""
    lands = frozenset(words.labelled("place.adjective").labels.values())
    return {land: pack.entities[land].currency or "" for land in lands if land in pack.entities}, lands
