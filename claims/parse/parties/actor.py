"""An actor: a place of a text that names somebody or something; and how actors found in several ways are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from operator import attrgetter

from claims.frozen import frozen
from claims.packs import Entity
from claims.parse.cues import Cues
from claims.parse.parties.forms_en import OFFICE
from claims.parse.parties.taken import Taken
from claims.parse.times.dates import When

COMPANIES = ("company", "lab", "organisation", "central_bank")
PLACED = ("country", "region")


@frozen()
class Actor:
    """A place that names somebody or something. `name` is canonical English, or as written where it is unknown.

    `anaphor` marks words that point back (该公司, it); they have no name of their own. `kind` is an entity kind, or
    `company` or `product` for what is unknown; `maker` is who makes such a product, where the text tells, and `sort` what a
    product is said to be (chip, car). `is_company` says that it is of one of the kinds of companies.
    """

    start: int
    end: int
    name: str
    kind: str
    entity: Entity | None = None
    anaphor: bool = False
    maker: str = ""
    sort: str = ""
    is_company: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_company", self.kind in COMPANIES)


# A name that only says whose or what sort another is: Microsoft-backed builder, London-listed miner, 腾讯系.
_MODIFIER = re.compile(
    r"-(?:backed|owned|led|based|listed|controlled|funded|affiliated|style|linked|run|born|supported|branded|trained)\b|系(?![统列数])"
)


def modifies(text: str, end: int) -> bool:
    """Whether a name that ends there only says whose or what sort another is."""
    return text[end : end + 1] in ("-", "系") and _MODIFIER.match(text, end) is not None


def spoken_for(known: list[Actor], times: list[When]) -> Taken:
    """Return the places that actors and times take."""
    return Taken([(a.start, a.end) for a in known] + [(w.start, w.end) for w in times])


def known_actor(start: int, end: int, entity: Entity) -> Actor:
    """Return the place of an entity of the pack as an actor."""
    return Actor(start, end, entity.name, entity.kind, entity)


_START = attrgetter("start")


def merged(first: list[Actor], second: list[Actor]) -> list[Actor]:
    """Return both lists in order; an actor of the second that meets one of the first is left out."""
    if not second:
        return first
    starts = sorted(first, key=_START)
    out, i = list(first), 0
    for actor in sorted(second, key=lambda a: (a.start, -a.end)):
        while i < len(starts) and starts[i].end <= actor.start:
            i += 1
        if i == len(starts) or starts[i].start >= actor.end:
            out.append(actor)
    return sorted(out, key=_START)


_INSERTED_VOICE = re.compile(r"\s(?:estimates|estimated|says|said|forecasts|reckons)[,.]")


def _is_office(text: str, start: int, end: int) -> bool:
    inserted = text[max(0, start - 2) : start] == ", " and _INSERTED_VOICE.match(text, end) is not None
    return inserted or OFFICE.search(text, start - 24, start) is not None


# The rest of a registered name belongs to the name: 瑞芯通|半导体有限公司.
_LEGAL_TAIL = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:股份)?有限(?:责任)?公司|[\u4e00-\u9fff]{2,4}(?:股份|集团)(?:有限)?公司")


def placed(
    text: str, names: Mapping[str, str], taken: Taken, words: Cues, known: Mapping[str, Actor] | None = None
) -> Iterator[Actor]:
    """Yield the places of all spellings, longest first where they meet."""
    if not names:
        return
    observers = words.words("organisation", "observers")
    ordered = sorted(names, key=len, reverse=True)
    for match in re.finditer(
        "|".join(rf"(?<![A-Za-z]){re.escape(n)}(?![A-Za-z])" if n.isascii() else re.escape(n) for n in ordered), text
    ):
        if taken.meets(match.start(), match.end()) or modifies(text, match.end()):
            continue
        name = names[match[0]]
        same = known.get(name) if known else None
        watches = match[0].endswith(observers) or name.endswith(observers) or _is_office(text, match.start(), match.end())
        kind = same.kind if same else "organisation" if watches else "company"
        full = _LEGAL_TAIL.match(text, match.end()) if text[match.start()] > "\u024f" else None
        yield Actor(match.start(), full.end() if full else match.end(), name, kind, same.entity if same else None)
