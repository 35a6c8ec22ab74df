"""Companies that an English text calls by what they own: the owner of Marlow and Pickett & Finch, Zara parent Inditex.

What is owned does business under its name, but the text goes on about its owner: "the company" is not the brand told of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.parse.parties.taken import Taken

if TYPE_CHECKING:
    from claims.parse.parties.actor import Actor

_NAME = r"[A-Z][\w'’-]*(?:\s(?:(?:&|of|de)\s)?[A-Z][\w’-]*){0,3}"
_NAMES = rf"(?:the\s)?{_NAME}(?:(?:,\s(?:the\s)?{_NAME})*,?\sand\s(?:the\s)?{_NAME})?"
_SORTS = (
    r"(?:\s[a-z-]+){0,3}?\s(?:brands?|chains?|labels?|stores?|restaurants?|hotels?|newspapers?|airlines?|banners?|marques?|pubs|shops|supermarkets?|networks?"
    r"|games?|apps?|websites?|platforms?|hypermarkets?|handbags?|franchises?|banks?|units?|businesses)"
)
# The owner of Marlow, the company behind the Marlow and Finch brands, Maker of Jarvik vacuum cleaners.
_OWNER_OF = re.compile(
    rf"(?<![\w-])(?:[Tt]he\s(?:[\w.-]+\s){{0,3}}?)?(?P<what>[Oo]wner|[Pp]arent(?:\scompany|\sgroup|\sfirm)?|[Mm]aker|[Oo]perator"
    rf"|(?:[Cc]ompany|[Gg]roup|[Ff]irm|[Bb]usiness|[Cc]onglomerate|[Rr]etailer)(?=\sbehind))\s(?:of|behind)\s(?P<names>{_NAMES})(?:{_SORTS})?(?![\w-])"
)
# The Marlow owner said; Marlow owner cuts outlook, as a headline has it.
_THE_OWNER = re.compile(
    rf"(?:(?<![\w-])[Tt]he\s|\A\s*)(?P<names>{_NAME})(?:['’]s)?\s(?P<what>owner|parent)(?:\s(?:company|group))?(?=[,']|\s[a-z])(?!\s(?:of|and)\b)"
)
# Zara parent Inditex, British Airways owner IAG, the Marlow owner; and what somebody calls his own.
_IS_OWNED = re.compile(r"(?:['’]s)?\s(?:parent|owner)\b(?:\s(?:company|group))?(?!\s(?:of|in)\b)")
_OWNS = re.compile(
    rf"\b(?:[Oo]wns|[Oo]wner\sof|[Pp]arent\sof|[Pp]arent\scompany\sof|[Oo]wner\sand\soperator\sof)\s(?:also\s)?(?P<names>{_NAMES})"
)
_OWN_BRAND = re.compile(r",\sits\s(?:[a-z-]+\s){0,3}(?:brand|chain|label|banner|marque|unit|division|subsidiary|business)\b")
_SPLIT = re.compile(r",?\sand\s|,\s")
_EACH = re.compile(_NAME)
_ARTICLE = re.compile(r"(?<![\w-])the\s")


# One of these stands in every text that tells who owns what.
_SPOKEN = ("wner", "arent", "aker of", "perator of", " behind ", " owns ", ", its ")


def _tells(text: str) -> bool:
    """Whether a text may tell who owns what at all."""
    return any(word in text for word in _SPOKEN)


def owners(text: str, named: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Yield where a text speaks of a company by what it owns, and of nobody it names with that: Crestway, owner of Marlow.

    A brand that is known by its owner's name stands for that itself: the Zara owner.
    """
    if not _tells(text):
        return
    ends = {a.end for a in named}
    starts = {a.start for a in named}
    known = Taken([(a.start, a.end) for a in named if a.entity and a.is_company and a.name != text[a.start : a.end]])
    yield from (match.span() for match in _THE_OWNER.finditer(text) if not known.meets(*match.span("names")))
    for match in _OWNER_OF.finditer(text):
        if known.meets(*match.span("names")):
            continue
        apposed = text[match.start() - 2 : match.start()] == ", " and match.start() - 2 in ends
        behind = match.end() + (2 if text.startswith(", ", match.end()) else 1)
        if not (apposed or behind in starts):
            yield match.span()


def called(text: str, start: int, end: int) -> str:
    """Return what words that speak of an owner call it, "" for others: owner of Marlow and Pickett & Finch."""
    match = _OWNER_OF.fullmatch(text, start, end) or _THE_OWNER.match(text, start)
    if match is None:
        return ""
    return f"{match['what'].lower()} of {_ARTICLE.sub('', match['names'])}"


def said_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the names by which words call an owner."""
    match = _OWNER_OF.fullmatch(text, start, end) or _THE_OWNER.match(text, start)
    return tuple(_each(match["names"])) if match else ()


def owned(text: str, people: Iterable[Actor]) -> frozenset[str]:
    """Return the names of those companies that a text says belong to another."""
    if not _tells(text):
        return frozenset()
    told = {name for pattern in (_OWNER_OF, _OWNS) for match in pattern.finditer(text) for name in _each(match["names"])}
    firms = (a for a in people if a.is_company and not a.anaphor)
    return frozenset(a.name for a in firms if text[a.start : a.end] in told or _belongs(text, a))


def brands(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names what somebody owns right beside the word for the owner."""
    for pattern in (_OWNER_OF, _OWNS) if _tells(text) else ():
        for match in pattern.finditer(text):
            if "aker" in match[0]:
                continue  # a maker of things
            yield from (m.span() for m in _EACH.finditer(text, *match.span("names")))


def _each(names: str) -> Iterator[str]:
    """Yield each of the names in a list of them."""
    yield from _SPLIT.split(_ARTICLE.sub("", names))


def _belongs(text: str, actor: Actor) -> bool:
    """Whether a text says behind a name that it belongs to somebody."""
    return any(pattern.match(text, actor.end) for pattern in (_IS_OWNED, _OWN_BRAND))
