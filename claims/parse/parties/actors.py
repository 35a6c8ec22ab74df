"""Who and what a text names: the entities of the pack, companies unknown to it, and the words that stand for either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.parse.cues import Cues, cues
from claims.parse.lexicon import Hit, Lexicon
from claims.parse.parties.actor import PLACED, Actor, known_actor, merged, modifies, spoken_for
from claims.parse.parties.actors_en import english_actors
from claims.parse.parties.actors_zh import chinese_actors
from claims.parse.parties.anaphors import anaphors
from claims.parse.parties.described import descriptions
from claims.parse.parties.lands import rulers
from claims.parse.parties.nations import at_home
from claims.parse.parties.others import others
from claims.parse.parties.owned_en import owners
from claims.parse.parties.sorts import label, pointers, sorts_of
from claims.parse.parties.taken import Taken
from claims.parse.parties.thing import Firm
from claims.parse.parties.things import things
from claims.parse.spots import Spot
from claims.parse.times.dates import When


def actors(text: str, language: str, lexicon: Lexicon, times: list[When]) -> list[Actor]:
    """Return the actors of a whole shadow text, in order, none overlapping; `lexicon` has the words of that text."""
    pack = lexicon.pack
    words = cues(pack)
    masked = Taken([m.span() for m in _DATELINE.finditer(text)])
    hits = [
        hit for hit in lexicon.entities() if not masked.meets(hit.start, hit.end) and not _is_no_name(text, hit.start, hit.end)
    ]
    hits = _without_codes(text, hits) if language == "en" else hits
    known = at_home([known_actor(hit.start, hit.end, pack.entities[hit.id]) for hit in hits], text, language, pack, words)
    found = (
        english_actors(text, known, times, words, pack, masked)
        if language == "en"
        else chinese_actors(text, known, times, words, pack)
    )
    spots = lexicon.cues.get("thing", ())
    found = _apposed(merged(_things(text, language == "en", found, times, spots, words), found), text)
    found, pointing = _sorted(text, found, spots)
    back = [Actor(start, end, "", kind, anaphor=True) for start, end, kind in anaphors(text, words)]
    pointing = merged(pointing, back)
    return merged(*_described(text, found, pointing, words)) if language == "en" else merged(found, pointing)


_SAID = (*PLACED, "commodity")


def _described(text: str, found: list[Actor], pointing: list[Actor], words: Cues) -> tuple[list[Actor], list[Actor]]:
    """Return the actors of an English text, and the words that point back with those that say what a company is.

    A country or good in those is nobody (the U.S. company, the gold producer), and what stands right before a name is that name
    (the carmaker Stellantis).
    """
    owning = list(owners(text, found))
    spans = (*owning, *others(text, found), *descriptions(text, words, found))
    said = [Actor(start, end, "", "company", anaphor=True) for start, end in spans]
    said = merged(said[: len(owning)], said[len(owning) :]) if owning else said
    said = merged(said, [Actor(start, end, "", "country", anaphor=True) for start, end in rulers(text, words)])
    spoken = Taken([(a.start, a.end) for a in said if a.kind == "company"])
    inside = Taken(owning)
    found = [a for a in found if not inside.meets(a.start, a.end)] if owning else found
    heads = {a.start for a in found if a.is_company}
    pointing = [a for a in pointing if a.end + 1 not in heads or text[a.start].lower() != "t"]
    return [a for a in found if a.kind not in _SAID or not spoken.meets(a.start, a.end)], merged(said, pointing)


def _things(text: str, english: bool, found: list[Actor], times: list[When], spots: Sequence[Spot], words: Cues) -> list[Actor]:
    """Return the things that a text names and no list knows."""
    firms = [Firm(a.start, a.end, a.name) for a in found if a.kind in ("company", "lab")]
    if not (spots or firms):
        return []
    ends = words.words("organisation", "en")
    listed = spoken_for([a for a in found if a.entity or a.name.endswith(ends)], times)
    if english:
        inside = Taken([(firm.start, firm.end) for firm in firms])
        spots = [spot for spot in spots if not inside.meets(spot.start, spot.end)]  # Nordwell Motor America
    named = things(text, english, spots, firms, spoken_for(found, times), listed, words)
    return [Actor(thing.start, thing.end, thing.name, "product", maker=thing.maker) for thing in named]


def _sorted(text: str, found: list[Actor], spots: Sequence[Spot]) -> tuple[list[Actor], list[Actor]]:
    """Return the actors, things with their sort, and the words that point at a thing by its sort."""
    named = [a for a in found if a.kind == "product"]
    if not named or not spots:
        return found, []
    sorts = sorts_of(text, spots, [(a.start, a.end, a.name, (a.entity and a.entity.level) or "") for a in named])
    first: dict[str, int] = {}
    for actor in named:
        if actor.start in sorts:
            first.setdefault(label(sorts[actor.start]), actor.start)
    pointing = [Actor(p.start, p.end, "", "product", anaphor=True, sort=p.sort) for p in pointers(text, spots, first)]
    return [replace(a, sort=sorts[a.start]) if a.start in sorts else a for a in found], pointing


# Anglo American PLC (LON:AAL): the code of whoever stands before it, and of no other listed elsewhere under that code.
_CODE_OF = re.compile(r"(?:\s(?:PLC|plc|Plc|Inc|Corp|Ltd|Limited|AG|SA|NV|SE|AB|Group))?\.?,?\s?\((?:[A-Z][A-Za-z]{1,9}:\s?)$")


def _without_codes(text: str, hits: list[Hit]) -> list[Hit]:
    """Return the hits without those of a code in brackets right behind a name that is known itself."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if before and text[hit.end : hit.end + 1] == ")" and _CODE_OF.fullmatch(text, before.end, hit.start):
            continue
        out.append(hit)
    return out


# What is reckoned by the day, or by which something is reckoned, is a unit: $8.40 per BOE, 212,000 BOE/d.
_BY_DAY = re.compile(r"/d\b|/day\b|pd\b|\sper\sday\b|\s/\sd\b")


_UNIT = 4


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Whether what is spelled like a name only ends another (Tolley & Sons), says whose or what sort another is, or in what
    something is reckoned."""
    if text.startswith("Sons", start) and text.endswith("& ", 0, start):
        return True
    if end - start <= _UNIT and text[start].isascii() and (text.endswith("per ", 0, start) or _BY_DAY.match(text, end)):
        return True
    return modifies(text, end)


# Where a report comes from names nobody that it is about: 新华社北京9月8日电, LONDON, Nov 3 (Newswire) -.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})? "


_DATELINE = re.compile(
    r"^[ \t(【〔]{0,3}[^\n,，。;；:：!?]{0,24}(?:\d{1,2}月)?\d{1,2}日(?:电|讯)"
    r"|^[ \t]{0,3}[A-Z][A-Z. ]{2,24}(?:, [A-Za-z. ]{2,20})?,? (?:\([\w./ ]{2,20}\) )?"
    rf"(?:{_MONTH})?(?:\([A-Za-z ]{{2,20}}\) )?[-–—]"
    rf"|^[ \t]{{0,3}}(?:{_MONTH})?\([A-Z][A-Za-z ]{{1,20}}\)\s?[-–—]",
    re.MULTILINE,
)


def _apposed(found: list[Actor], text: str) -> list[Actor]:
    """Return the actors, those of one sort that stand side by side as one, the first: West Texas Intermediate crude."""
    out: list[Actor] = []
    for actor in found:
        if out and out[-1].name == actor.name and _is_gloss(text, out[-1], actor):
            out[-1] = replace(out[-1], end=actor.end + 1)
        elif out and out[-1].kind == actor.kind == "commodity" and text[out[-1].end : actor.start].strip() == "":
            out[-1] = replace(out[-1], end=actor.end)
        else:
            out.append(actor)
    return out


def _is_gloss(text: str, name: Actor, other: Actor) -> bool:
    """Whether a name is given again in brackets: 辉达(NVIDIA)."""
    return text[name.end : other.start] == "(" and text[other.end : other.end + 1] == ")" and text[name.start] > "\u4e00"
