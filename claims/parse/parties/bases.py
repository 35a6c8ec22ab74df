"""What a change, a growth or a multiple is set against: yoy, qoq, "vs H100", "vs previous close"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.parse.metric.metrics import Owner, set_against
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.parties.party import Party
from claims.parse.parties.scopes import short_name
from claims.parse.scene import Scene
from claims.parse.times.periods import is_compared
from claims.parse.times.series import aligned_last


def basis(scene: Scene, mention: Mention, owner: Owner | None, who: Party | None, move: Move | None) -> str | None:
    """Return what a change, growth or multiple is set against: yoy, qoq, "vs H100", "vs previous close"."""
    clause = scene.clause(mention.start)
    right = scene.right(mention)
    left = scene.left(mention)
    if move and move.by:
        told = _told_basis(scene, mention, clause.start, left, right)
        if told:
            return told
    hit = next(
        (h for h in scene.hits if clause.start <= h.start and h.end <= mention.start and not h.verb and set_against(scene, h)),
        None,
    )
    if hit and move and move.by:
        return f"vs {hit.id}"
    if mention.form not in ("percent", "multiple", "fraction", "points"):
        return None
    other = _compared(scene, mention, left, right, who)
    if other:
        return f"vs {other}"
    if move and move.by and owner and owner.id in ("stock_price", "index_level") and mention.form == "percent":
        return _market_basis(scene, mention)
    return None


_BASES = ("qoq", "mom", "wow", "yoy")
# Where the next of a list begins: 年增31%、季增36%.
_NEXT_ITEM = re.compile(r"[、,，;；]|和|及")


class _Told(NamedTuple):
    """A word of a basis in a text."""

    start: int
    end: int
    name: str


def _told_basis(scene: Scene, mention: Mention, start: int, left: int, right: int) -> str | None:
    """Return the basis that words tell: those at the number itself, in front of it in its clause, or in the clauses around.

    Chinese says it before the number (年增31%、季增36%), English behind it (up 18% from a year earlier).
    """
    told = sorted(
        (spot.start, spot.end, name) for name in _BASES for spot in scene.spots.within(f"basis.{name}", start, mention.start)
    )
    if len(told) > 1 and (each := aligned_last(scene, mention, [_Told(*one) for one in told])):
        return each.name  # 同比、环比分别增长12%和3%
    behind = right
    if not scene.english and (cut := _NEXT_ITEM.search(scene.text, mention.end, right)):
        behind = cut.start()
    at_it = (mention.end, behind, False), (left, mention.start, True)
    for first, last, backwards in at_it if scene.english else at_it[::-1]:
        if found := _nearest_basis(scene, first, last, backwards=backwards):
            return found
    if found := _nearest_basis(scene, start, left, backwards=True):
        return found
    front = _front_clause(scene, mention)
    if front and (found := _nearest_basis(scene, *front, backwards=True)):
        return found
    after = _next_clause(scene, mention) if scene.english else None
    return _nearest_basis(scene, *after, backwards=False) if after else None


def _nearest_basis(scene: Scene, start: int, end: int, *, backwards: bool) -> str | None:
    """Return the first basis told in a stretch, or the last."""
    found = [
        (spot.start, name)
        for name in _BASES
        if (spot := (scene.spots.last if backwards else scene.spots.first)(f"basis.{name}", start, end))
    ]
    return (max(found) if backwards else min(found))[1] if found else None


_COMPARES = re.compile(r"\s*(?:与|和|跟|同|较|比|相比|从[同环]比|按[同环年]比?[看计]|compared)", re.IGNORECASE)


def _front_clause(scene: Scene, mention: Mention) -> tuple[int, int] | None:
    """Return the clause of the sentence that sets out what all is compared with: 与去年同期相比, …"""
    for clause in scene.sentence.clauses[: scene.sentence.clause_at(mention.start)]:
        lone = not any(clause.start <= m.start < clause.end for m in scene.mentions)
        if lone and _COMPARES.match(scene.text, clause.start, clause.end):
            return clause.start, clause.end
    return None


def _next_clause(scene: Scene, mention: Mention) -> tuple[int, int] | None:
    index = scene.sentence.clause_at(mention.start) + 1
    if index >= len(scene.sentence.clauses):
        return None
    clause = scene.sentence.clauses[index]
    if any(clause.start <= m.start < clause.end and m.form in ("percent", "points") for m in scene.mentions):
        return None
    return clause.start, clause.end


def _market_basis(scene: Scene, mention: Mention) -> str | None:
    """Return "vs previous close" for a day's move; a move over a longer stretch has its own beginning."""
    long = re.search(
        r"今年|年内|以来|累计|this year|so far|since|year-to-date|past|month|(?<!next )week",
        scene.text[scene.sentence.start : scene.clause(mention.start).end],
        re.IGNORECASE,
    )
    return None if long else "vs previous close"


def _compared(scene: Scene, mention: Mention, left: int, right: int, who: Party | None) -> str | None:
    """Return the actor or year that a multiple or percentage is set against."""
    names = {actor.name for actor in who.actors} if who else set()
    for actor in scene.actors:
        if actor.anaphor or actor.name in names or actor.kind in ("person", "country", "region"):
            continue
        if left <= actor.start < mention.start and mention.form in ("multiple", "fraction"):
            lead = scene.text[max(left, actor.start - 8) : actor.start]
            if re.search(r"(?:是|为|到|比|较|达|于|超过?)(?:了)?$", lead) and re.match(
                r"\s?的?\s?$", scene.text[actor.end : mention.start]
            ):
                return short_name(actor.name, scene, actor.entity.maker if actor.entity else None)
        if left <= actor.start < right and _is_compared(scene, actor.start, left):
            return short_name(actor.name, scene, actor.entity.maker if actor.entity else None)
    for when in scene.times:
        near = left <= when.start < right and when.period and mention.form in ("multiple", "fraction")
        if near and is_compared(scene, when, mention):
            return when.period
    return None


_BETWEEN_COMPARED = re.compile(r"\s?(?:上一代|此前的|之前的|前代|竞争对手|the\s|its\s|rival\s|older\s|previous\s)*")


def _is_compared(scene: Scene, start: int, floor: int) -> bool:
    words = scene.spots.within("basis.compare", max(floor, start - 18), start)
    return any(spot.word != "from" and _BETWEEN_COMPARED.fullmatch(scene.text, spot.end, start) for spot in words)
