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
_IN = re.compile(r"\sin\s(?:the\s|its\s|their\s)?")
# The noun phrase itself: up to what says when, where to, and what else.
_STOPS = (
    "to|from|for|at|as|that|which|and|or|after|before|with|on|while|but|over|compared|versus|this|last|in|by|during|since|when|than"
    "|thanks|because|despite|of|helped|driven|against|amid|through|until|between|among|across|January|February|March|April|May|June"
    "|July|August|September|October|November|December|Q[1-4]|first|second|third|fourth|is|was|were|has|had|will|would|could|may"
)
_PHRASE = re.compile(rf"(?:(?!(?:{_STOPS})(?![\w-]))[A-Za-z][\w'’&-]*(?:\s(?=[A-Za-z])|(?=[,.;:)]|\s|$))){{1,6}}")


def changed_in(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the metric of a percentage that moves what the words behind it name, None where they name no metric."""
    if not scene.english or shape(mention.base.unit) not in ("percent", "percentage_point"):
        return None
    text = scene.text
    named = _NAMED_IN.match(text, mention.end)
    if named is None and _OF.search(text, max(0, mention.start - 40), mention.start):
        named = _IN.match(text, mention.end)
    phrase = _PHRASE.match(text, named.end()) if named else None
    if phrase is None:
        return None
    within = [h for h in scene.hits if phrase.start() <= h.start and h.end <= phrase.end() and not h.verb]
    hit = next((h for h in reversed(within) if fits(meant(scene, h, mention), mention, move)), None)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, meant(scene, hit, mention)) if hit else None
