"""Countries that an English text names by another word: German exports, Ottawa plans …, the Carney government."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.governed import called, place_names
from claims.parse.parties.grammar import DECIDES


@cache
def _adjective(words: Cues) -> re.Pattern[str]:
    """Return what finds a country by its adjective: German in German exports, not in German chef; and by its people."""
    ordered = _longest_first(words, "place.adjective")
    own = "|".join(words.words("place.own", "en"))
    people = "|".join(f"{word.title()}s" for word in ordered if word.endswith("an"))
    return re.compile(rf"\b(?:({'|'.join(word.title() for word in ordered)})(?=\s(?:{own})\b)|(?:{people})(?=\s[a-z]))")


def adjectives(text: str, words: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield where an adjective means its country, and the id of that."""
    labels = words.labelled("place.adjective").labels
    for match in _adjective(words).finditer(text):
        word = match[0].lower()
        yield *match.span(), labels.get(word) or labels[word.removesuffix("s")]


@cache
def _capital(words: Cues) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(name.title()) for name in _longest_first(words, 'place.capital'))})(?={DECIDES})"
    )


# Where something happens, a town is no one who does it: a plant in Ottawa will build ….
_WHERE = ("in ", "at ", "of ", "to ", "from ", "near ", "for ", "and ", "on ", ", ")


def _deciding(found: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the towns that do something, not those where something happens."""
    for match in found.finditer(text):
        if not text.endswith(_WHERE, 0, match.start()):
            yield match


def capitals(text: str, words: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield where a capital stands for its government, and the id of the country: Ottawa plans to invest …."""
    labels = words.labelled("place.capital").labels
    for match in _deciding(_capital(words), text):
        yield *match.span(), labels[match[0].lower()]
    headed = _RULES.match(text)
    if headed and headed[1].lower() in labels and not _DECIDED.match(text, headed.end(1)):
        yield *headed.span(1), labels[headed[1].lower()]


# Madrid throws €16.4bn at its grid: a headline that begins with a capital and names a sum or a plan.
_RULES = re.compile(
    r"\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?!is\b|was\b|has\b)(?:[a-z]+s|to\s[a-z]+)\s(?:out\s|off\s|up\s|aside\s)?[^\n]{0,60}?"
    r"(?:[$€£¥]|\b\d[\d.,]*\s?(?:bn|billion|trillion)|\b(?:plan|budget|package|programme|program|fund|scheme)\b)"
)
_DECIDED = re.compile(DECIDES)


@cache
def _places(words: Cues) -> re.Pattern[str]:
    """Return what finds a town or province that does something: Quebec, home to 40 projects, will build …."""
    ordered = sorted(place_names(words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ordered)})(?={DECIDES}|{_TAKES_PART})")


# What a province does in a country's plan: Alberta, which had asked for more, will get C$2 billion; Victoria adding A$4 billion.
_TAKES_PART = (
    r",\swhich\s(?:had|has|will|would|is|was|asked|wanted|put|gets?)\b|\s(?:said\sit|says\sit|adding|contributing|putting\sup|chipping\sin|put\sup|matched)\b"
    r"|\s(?:will|would|is\sto)\s(?:also\s)?(?:add|match|get|receive|contribute|chip|take|pay)\b|\s(?:gets?|adds?)\s(?:[A-Z]{0,2}[$€£]|\d)"
)


_HEADED_BY = re.compile(
    r"\s*([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:'s)?\s(?:home|house|housing|property|office|hotel|rental|asking|condo)\b"
)


def places(text: str, words: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield the towns and provinces that do something or whose market a headline tells of, and their names."""
    for match in _deciding(_places(words), text):
        yield *match.span(), match[0]
    headed = _HEADED_BY.match(text)
    name = headed[1] if headed else ""
    if name in place_names(words) or name.lower() in words.labelled("place.capital").labels:
        for match in re.finditer(rf"\b{name}\b", text):
            yield *match.span(), name


@cache
def _rulers(words: Cues) -> re.Pattern[str]:
    who = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words.words("subject.rule", "en"))
    return re.compile(rf"\b[Tt]he\s(?:(?P<who>[A-Z][a-z]+)(?:'s)?\s)?(?:{who})(?![A-Za-z-]|\s(?:of|bonds?|bills?|debt)\b)")


def rulers(text: str, words: Cues) -> Iterator[tuple[int, int]]:
    """Yield where a text speaks of who governs the place that it is about: the government, the Carney government, the state."""
    named = place_names(words)
    for match in _rulers(words).finditer(text):
        if match["who"] is None or match["who"] not in named:
            yield match.span()
    yield from called(text, words)


def _longest_first(words: Cues, table: str) -> list[str]:
    return sorted(words.labelled(table).labels, key=len, reverse=True)
