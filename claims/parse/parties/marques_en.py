"""The makes that an English text on a market of cars tells of, and no list knows: by what is counted of them.

Leovo sold 905 cars, followed by Maro on 388; DVK registrations fell; - Tarvo: 8,120 cars; a row of a table beside Tesla's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.parse.cues import Cues
from claims.parse.parties.taken import Taken

# Without two of these a text is on no market of cars.
_MARKET = re.compile(
    r"\b(?:[Rr]egistrations?|(?:new|passenger|electric)\s(?:cars?|vehicles?)|[Cc]ar\s(?:sales|market|brands?|makers?)|[Vv]ehicle\s(?:sales|market)"
    r"|[Cc]armakers?|[Aa]utomakers?|best-selling|(?:Chinese|Japanese|Korean|European)\s(?:brands|marques|makers))\b"
)
_FEW = 2
_WORD = r"[A-ZÀ-ÖØ-ÞŠŽČŁ][A-Za-zÀ-ÿšžčł0-9-]{1,16}"
_MAKE = rf"(?P<make>(?:[a-z]:)?{_WORD}(?:\s(?:&\s)?{_WORD}){{0,2}})"
_NUMBER = r"\d[\d,.]*"
_OF_CARS = (
    rf"{_NUMBER}(?:\s?%|k\b"
    r"|\s(?:per\scent|percent|cars|units|vehicles|registrations|sales|deliveries|(?:electric|new)\s(?:cars|vehicles)))"
)
_HEDGE = r"(?:(?:about|just|only|nearly|almost|some|over|under|more\sthan|another|with|a\stotal\sof|an?)\s){0,2}"
_DOES = (
    r"(?:\s(?:again|also|still|alone|itself|even))?\s(?:sold|led|registered|delivered|shipped|took|held|had|managed|recorded|moved|led\sthe\smarket"
    r"|topped\sthe\s(?:table|list|market|charts|ranking)|(?:was|came|ranked|finished|placed|stood)\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|next|top)[^,.;\n]{0,40}?,?|followed|dropped\sto|climbed\sto|rose\sto|fell\sto|grew\sto)\s"
)
_ITS = (
    r"(?:['’]s?)?\s(?:registrations|deliveries|sales|volumes?)\s(?:rose|fell|dropped|grew|jumped|climbed|slipped|slid|surged|tumbled|doubled|more\sthan|were|was"
    r"|declined|increased|gained|lost|reached)\b"
)
_SELLS_BEST = (
    r"\s(?:was|is|remained|remains|became|stayed)\s(?:[\w'’-]+\s){0,4}?(?:best|top|fastest)-selling\s"
    r"(?:[a-z-]+\s){0,2}(?:brand|make|marque|carmaker|manufacturer|maker)\b"
)
_ON = rf"\s(?:on|at|with)\s{_HEDGE}{_NUMBER}(?:[,.;]|\s(?:and|cars|units|vehicles|registrations)\b)"
# A model has an article: the Seltos at 27,930.
_BARE = r"(?<![\w'’-])(?<![Tt]he\s)(?<![Ii]ts\s)(?<!\ba\s)"
_TOLD = re.compile(rf"{_BARE}{_MAKE}(?={_DOES}{_HEDGE}{_OF_CARS}|{_ITS}|{_SELLS_BEST}|{_ON})")
# … and one that a row of such goes on with: MG sold 3,905 cars, Leovo 2,611 and BYD 2,388.
_COUNTED = r"(?:\s(?:cars|units|vehicles|sales|registrations))?"
_GOES_ON = re.compile(
    rf"(?:\d{_COUNTED},\s|\d{_COUNTED}\sand\s|\bfollowed\sby\s|\bahead\sof\s)"
    rf"{_MAKE}(?=\s{_HEDGE}{_NUMBER}(?:[,.;]|\s(?:and|cars|units)\b))"
)
_LINE = re.compile(
    rf"^[ \t]*(?:[-•*·–]|\d{{1,2}}[.)])[ \t]*{_MAKE}"
    rf"(?=(?::|\s[-–—]|,)\s{_NUMBER}(?:\s(?:cars|units|vehicles|registrations)\b|,\s))",
    re.MULTILINE,
)
_ROW = re.compile(rf"^[ \t]*(?:\d{{1,2}}\s?[|.]\s?)?{_MAKE}[ \t]*[|\t][ \t]*{_NUMBER}", re.MULTILINE)


def marques(text: str, taken: Taken, words: Cues) -> set[str]:
    """Return the names of makes that an English text on a market of cars has numbers of."""
    if sum(1 for _, _ in zip(_MARKET.finditer(text), range(_FEW), strict=False)) < _FEW:
        return set()
    return {name for name in _told(text, taken) if not _is_kind(name, words)}


def _told(text: str, taken: Taken) -> Iterator[str]:
    """Yield the makes in the order of the shapes that tell them; a line or row counts beside others of which one is known."""
    for match in (*_TOLD.finditer(text), *_GOES_ON.finditer(text)):
        start, end = match.span("make")
        if not taken.meets(start, end) and start - 1 not in taken.ends:  # nor a known make's model
            yield match["make"]
    for shape in (_LINE, _ROW):
        rows = list(shape.finditer(text))
        if any(taken.meets(*row.span("make")) for row in rows):
            yield from (row["make"] for row in rows if not taken.meets(*row.span("make")))


def _is_kind(name: str, words: Cues) -> bool:
    """Whether a name only begins a sentence, or says of what sort cars are, who buys them, or when."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    never = words.words("organisation.makes", "never")
    return first in words.words("organisation", "leading") or first.lower() in never or last.lower() in never
