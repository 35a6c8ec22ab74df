"""What a change is in, where English names it behind: a 20% rise in half-year profit, an increase of 3% in passenger traffic."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, fits, meant
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_MOVE = (
    r"(?:rise|increase|gain|growth|jump|surge|climb|advance|drop|fall|decline|decrease|slump|plunge|slide|dip|reduction|cut"
    r"|improvement|expansion|contraction|uptick|hike|spike|leap|slip|downturn|upturn)"
)
_NAMED_IN = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}{_MOVE}\sin\s(?:the\s|its\s|their\s|his\s|our\s)?")
_OF = re.compile(rf"\b{_MOVE}\sof\s(?:about\s|around\s|nearly\s|almost\s|some\s|just\s|only\s|more\sthan\s|over\s|roughly\s)?$")
# would add 5% to earnings per share; knocks 2% off sales
_ADDS = re.compile(r"\b(?:add|adds|added|adding)\s(?:about\s|around\s|at\sleast\s|up\sto\s|more\sthan\s|some\s)?$")
_TAKES = re.compile(
    r"\b(?:knock|knocks|knocked|shave|shaves|shaved|take|takes|took|wipe|wipes|wiped|cut|cuts|lop|lops|lopped)\s(?:about\s|around\s|up\sto\s|some\s)?$"
)
_TO, _OFF = re.compile(r"\sto\s(?:its\s|the\s|their\s)?"), re.compile(r"\soff\s(?:its\s|the\s|their\s)?")
_IN = re.compile(r"\sin\s(?:the\s|its\s|their\s)?")
# The noun phrase itself: up to what says when, where to, and what else.
_STOPS = (
    "to|from|for|at|as|that|which|and|or|after|before|with|on|while|but|over|compared|versus|this|last|in|by|during|since|when|than"
    "|thanks|because|despite|of|helped|driven|against|amid|through|until|between|among|across|January|February|March|April|May|June"
    "|July|August|September|October|November|December|Q[1-4]|first|second|third|fourth|is|was|were|has|had|will|would|could|may"
)
_PHRASE = re.compile(rf"(?:(?!(?:{_STOPS})(?![\w-]))[A-Za-z][\w'’&-]*(?:\s(?=[A-Za-z])|(?=[,.;:)]|\s|$))){{1,6}}")


# a 44% surge in the computing business
_OF_UNIT = re.compile(r"\b(?:business|businesses|segment|division|unit|arm)$")
# annual growth in memory demand at more than 30%
_GROWTH_IN = re.compile(
    rf"\b{_MOVE}\sin\s(?:the\s|its\s|their\s)?([\w'’&\s-]{{3,40}}?)\s(?:at|of|to|is|was|will\sbe|reached|averaging|averaged|came\sto)\s"
    r"(?:about\s|around\s|nearly\s|just\s|only\s|between\s|up\sto\s|as\smuch\sas\s)*$"
)


# a 12% earnings growth; an 11% registration increase; on 8% higher sales
_COMPOUND = re.compile(rf"\s((?:(?!(?:{_STOPS})\b)[a-z-]+\s){{1,5}}){_MOVE}(?:\srate)?\b")
_HIGHER = re.compile(r"\s(?:higher|lower|stronger|weaker|larger|smaller)\s((?:[a-z-]+\s?){1,3})")


def _compound(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a percentage whose growth one noun phrase tells behind it."""
    if (found := _COMPOUND.match(scene.text, mention.end)) is None:
        found = _HIGHER.match(scene.text, mention.end)
    if found is None:
        return None
    hits = [h for h in scene.hits if found.start(1) <= h.start and h.end <= found.end(1) and not h.verb]
    hit = next((h for h in reversed(hits) if fits(meant(scene, h, mention), mention, Move("up"))), None)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, meant(scene, hit, mention)) if hit else None


def _grown_before(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of what a percentage is said to be the growth in, before it."""
    found = _GROWTH_IN.search(scene.text, max(scene.clause(mention.start).start, mention.start - 90), mention.start)
    hits = [h for h in scene.hits if found and found.start(1) <= h.start and h.end <= found.end(1) and not h.verb]
    hit = next((h for h in reversed(hits) if fits(meant(scene, h, mention), mention, Move("up"))), None)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, meant(scene, hit, mention)) if hit else None


def _added(text: str, mention: Mention) -> re.Match[str] | None:
    """Return the words that lead to what a percentage is added to, or taken off."""
    start = max(0, mention.start - 30)
    if _ADDS.search(text, start, mention.start):
        return _TO.match(text, mention.end)
    return _OFF.match(text, mention.end) if _TAKES.search(text, start, mention.start) else None


def changed_in(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the metric of a percentage that moves what the words behind it name, None where they name no metric."""
    sort = shape(mention.base.unit)
    if not scene.english or sort not in ("percent", "percentage_point", "money"):
        return None
    text = scene.text
    named = _NAMED_IN.match(text, mention.end) if sort != "money" else None
    if named is None and sort != "money" and _OF.search(text, mention.start - 40, mention.start):
        named = _IN.match(text, mention.end)
    if named is None and sort == "percent" and (compound := _compound(scene, mention)):
        return compound
    if named is None and sort == "percent" and (grown := _grown_before(scene, mention)):
        return grown
    added = _added(text, mention) if named is None else None
    if added:
        named, move = added, move or Move("up")
    phrase = _PHRASE.match(text, named.end()) if named else None
    if phrase is None:
        return None
    if sort == "percent" and _OF_UNIT.search(phrase[0].rstrip()) and (revenue := scene.pack.metrics.get("revenue")):
        return Owner(revenue.id, "assumed", metric=revenue)
    within = [h for h in scene.hits if phrase.start() <= h.start and h.end <= phrase.end() and not h.verb]
    points = added is not None and sort == "percentage_point"
    fitting = [h for h in within if points or fits(meant(scene, h, mention), mention, move)]
    hit = next((h for h in fitting if h.start == fitting[-1].start), None)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, meant(scene, hit, mention)) if hit else None
