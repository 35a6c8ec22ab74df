"""What country an English report on a market is about, and where one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Article
from claims.parse.cues import Cues
from claims.parse.parties.actors import Actor
from claims.parse.parties.standing import PLACES

# What the first sentence of a report on a market begins with: Italian new car registrations increased ….
_OF_MARKET = re.compile(
    r"(?:'s|’s)?\s(?:new\s|used\s|total\s|overall\s|domestic\s)?(?:passenger[\s-])?(?:car|cars|vehicle|vehicles|auto|truck|home|house|housing|property|retail"
    r"|smartphone|two-wheeler)"
    r"\s(?:market|sales|registrations|deliveries|prices|exports|production|output|demand)\b"
)
_MARKET_IN = re.compile(
    r"\b(?:[Nn]ew\s|[Uu]sed\s)?(?:[Cc]ar|[Vv]ehicle|[Aa]uto|[Hh]ome|[Hh]ouse)\s(?:sales|registrations|prices)\sin\s(?:the\s)?$"
)
_DATED = re.compile(r"\)?\s[-–—]{1,2}\s")
# So far into its first sentence, dateline apart, a report says what it is on.
_FIRST = 60


def sold_in(article: Article, people: Sequence[Actor]) -> Actor | None:
    """Return the country whose market the first sentence of an English report begins with, whomever its headline names."""
    text = article.shadow.text
    start = text.find("\n", len(text) - len(text.lstrip()))
    if article.language != "en" or start < 0:
        return None
    lead = len(text) - len(text[start:].lstrip())
    dated = _DATED.search(text, lead, lead + 80)
    begin = dated.end() if dated else lead
    for actor in people:
        if begin <= actor.start < begin + _FIRST and not actor.anaphor:
            market = _OF_MARKET.match(text, actor.end) or _MARKET_IN.search(text, begin, actor.start)
            return actor if actor.kind in PLACES and market else None
    return None


_PLACED = re.compile(r"^[ \t]*([A-Z][A-Z. ]{3,20})(?:,|\s\()", re.MULTILINE)


def dated_in(text: str, words: Cues) -> list[str]:
    """Return the country whose capital an English report is dated in."""
    capitals = words.labelled("place.capital").labels
    named = (capitals.get(match[1].strip().lower()) for match in _PLACED.finditer(text, 0, _FRONT))
    return [land for land in named if land]


# So many characters from its start a report tells where it was written.
_FRONT = 600
