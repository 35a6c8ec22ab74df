"""Sums that the noun behind them names: $465 million in fund transfers, 320 million of senior debt."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.cues import Cues
from claims.parse.metric.metrics import Owner, fits
from claims.parse.metric.placed_en import placed
from claims.parse.numbers.mention import Mention
from claims.parse.parties.phrases import noun_en
from claims.parse.scene import Scene
from claims.units import shape

_LONGEST = 60


def sum_of(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a sum of money that is told in what it consists of; whatever its sentence is about, it is that."""
    if not scene.english or shape(mention.base.unit) != "money" or placed(scene, mention, "money"):
        return None
    behind = _consists_of(scene.cues).match(scene.text, mention.end, min(mention.end + _LONGEST, scene.right(mention)))
    if behind is None:
        return None
    end = behind.end()
    hit = next((h for h in scene.hits if mention.end <= h.start < end <= h.end and not h.verb), None)
    if hit is not None:
        metric = scene.metric(hit)
        return Owner(hit.id, "stated", hit.start, hit.end, metric=metric) if fits(metric, mention, None) else None
    phrase = noun_en(scene, behind[1])
    if behind[1].endswith(("money", "funds")):
        return None  # worth 43 billion euros in public and private money: the money names nothing
    return Owner("_".join(phrase.replace("-", " ").split()[-2:]), "stated") if phrase else None


@cache
def _consists_of(cues: Cues) -> re.Pattern[str]:
    """Return what follows a sum: "in", "of" or "as", at most four words that are no article, and a noun of the cue open.sum."""
    nouns = "|".join(sorted(cues.words("open.sum", "en"), key=len, reverse=True))
    return re.compile(
        rf"\s(?:in|of|as(?:\san?)?(?=(?:\s[a-z-]+){{1,3}}(?:\s(?:to|for|in|under|over|through|by|from)\b|[,.;]|$)))\s((?:(?!the\b|its\b|a\b|an\b|their\b|this\b)[A-Za-z-]+\s){{0,4}}?(?:{nouns}))\b(?!\s(?:{nouns})\b)(?!\s(?:of|for|to|in)\s(?:the\s)?year)"
    )
