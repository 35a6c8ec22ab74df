"""Whom an English clause goes on about that names nobody before its verb: X, which …, sold 12 ships; X, …, was valued at 3."""

from __future__ import annotations

import re

from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import VERB
from claims.parse.parties.standing import PLACES, is_subject
from claims.parse.scene import Scene

# A clause that is put between a name and its verb: , which …, / , the maker of …, / , founded by …,
_INSERTED = re.compile(
    r"\s*(?:which|who|whose|where|a|an|the|its|their|his|her|one of|founded|based|led|owned|backed|known|formerly|now|like"
    r"|including|part of|maker|home to|"
    r"listed|with|down|up|unlike|despite|after|before|following|compared|ahead|along|[a-z]+ed\sby|[a-z-]+'s|[A-Z]\w+'s)\b"
)
# Brazil, Latin America's largest market, which has ….
_NOUN_PUT_IN = re.compile(r"\s*(?:the|an?|its|one\sof|[A-Z][\w.]*(?:\s[A-Z]\w+)?['’]s)\s")
_RELATIVE = re.compile(r"\s*(?:which|who|whose)\b")


def heir(scene: Scene, offset: int) -> Actor | None:
    """Return whom a clause goes on about that names nobody before its verb: X, which …, sold 12 ships; X, …, was valued at."""
    if not scene.english:
        return None
    index = scene.sentence.clause_at(offset)
    clauses = scene.sentence.clauses
    if index == 0:
        return None
    here = clauses[index]
    if _RELATIVE.match(scene.text, here.start, here.end):
        put_in = index > 1 and _NOUN_PUT_IN.match(scene.text, clauses[index - 1].start, clauses[index - 1].end)
        return (
            _ending(scene, here.start)
            or _with_number(scene, here.start)
            or (_ending(scene, clauses[index - 1].start) if put_in else None)
        )
    if not VERB.match(scene.text, here.start, here.end):
        return None
    for before in reversed(clauses[:index]):
        if _INSERTED.match(scene.text, before.start, before.end) or VERB.match(scene.text, before.start, before.end):
            continue
        return next(
            (a for a in scene.actors if before.start <= a.start < before.end and a.is_company and is_headed(scene, a)), None
        )
    return None


_SHARES_OF = re.compile(r"\b(?:[Ss]hares|[Ss]tock|[Ss]hareholders|[Ii]nvestors)\s(?:of|in)\s(?:[a-z-]+\s){0,3}$")


def is_headed(scene: Scene, actor: Actor) -> bool:
    """Whether a clause is about an actor: its subject, or whose shares are: shares of Adyen, listed in Amsterdam, trade at …"""
    if is_subject(scene, actor):
        return True
    return _SHARES_OF.search(scene.text, scene.clause(actor.start).start, actor.start) is not None


# What may stand between an actor and the clause that tells of it; a thing may still be called what it is: Wren 3 model, which ….
_ENDS = re.compile(r"[\s,，]*"), re.compile(r"(?:\s[a-z-]+){0,2}[\s,，]*")


# A plant in Spain, which makes 200,000 cars: the plant's.
_LOCATES = re.compile(r"\b(?:in|at|from|to|near|across|of|for|into|on|by|with|and|or|around|outside|inside)\s(?:the\s)?$")


def _ending(scene: Scene, start: int) -> Actor | None:
    """Return the actor that stands right before a clause."""
    before = [a for a in scene.actors if a.end <= start and _ENDS[a.kind == "product"].fullmatch(scene.text, a.end, start)]
    last = before[-1] if before else None
    if (
        last is None
        or last.kind == "person"
        or (last.kind in PLACES and _LOCATES.search(scene.text, last.start - 12, last.start))
    ):
        return None
    return last


_WITH_NUMBER = re.compile(r"\s(?:with|at|on|to|sold|took|had)\s(?:about\s|just\s)?\d[\d,.]*(?:%|\s(?:[a-z-]+\s?){1,2})?,?\s?")


def _with_number(scene: Scene, start: int) -> Actor | None:
    """Return the company that stands before a clause with no more than its number between: Toyota with 2,640, which lost …."""
    last = next((a for a in reversed(scene.actors) if a.end <= start), None)
    if last is None or last.anaphor or not last.is_company:
        return None
    return last if _WITH_NUMBER.fullmatch(scene.text, last.end, start) else None
