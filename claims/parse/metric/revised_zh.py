"""Movements that Chinese papers tell in few words: a share that 挫4.1%, estimates that a house revises by so much."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

# (01024)挫4.1%, 股价反弹2%: what a paper of Hong Kong says of a share
_JUMPS = frozenset("挫泻弹扬吐插")
_JUMPED = re.compile(r"(?:[)）]|股价?|^)(?:急|劲|大|反|再|重|狂|微|先|曾|一度|逆市|早段|午后|今早)*(?:(弹|扬)|挫|泻|回吐|插)$")
# 上调收入预测4%/7%, 上调每股纯益预估6%、14%及17%
_REVISED = re.compile(
    r"(?:(上调|上修|调升|调高|提高|上移)|下调|下修|调降|调低|削减|下移)(?!至|到)[^,，。;；%]{0,40}?(?:预测|预估|预期|估计|财测|盈测)(?:分别|各|约|幅度|达)*"
    r"(?:[\d.]+%(?:/|、|和|及|与))*$"
)


def jumped(scene: Scene, mention: Mention, before: str) -> str | None:
    """Return the way, up or down, that one character tells a share went, or that a broker revises estimates by a percentage."""
    last = before[-1:]
    if last in _JUMPS:
        lead = scene.text[scene.clause(mention.start).start : mention.start]
        named = any(a.end >= mention.start - 3 and a.end <= mention.start and a.is_company for a in scene.actors)
        found = _JUMPED.search(lead[-8:]) or (_JUMPED.search(lead[-1:]) if named else None)
        return ("up" if found[1] else "down") if found else None
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if not any(word in lead for word in ("调", "修", "削减", "移")):
        return None
    revised = _REVISED.search(lead) or _revised_metric(scene, mention)
    return ("up" if revised[1] else "down") if revised else None


# 上调2026、2027年每股税后纯益各13.8%、20.3%
_REVISES = re.compile(r"(?:(上调|上修|调升|调高|提高)|下调|下修|调降|调低|削减)(?!至|到)[^,，。;；%]{0,30}$")
_EACH = re.compile(r"(?:各|分别|约|幅度|达|近|逾)*(?:[\d.]+%(?:/|、|和|及|与))*")


def _revised_metric(scene: Scene, mention: Mention) -> re.Match[str] | None:
    """Return the verb with which a broker revises what its clause names right in front of a percentage."""
    start = scene.clause(mention.start).start
    hit = next((h for h in reversed(scene.hits) if start <= h.start and h.end <= mention.start and not h.verb), None)
    if hit is None or "percent" in scene.metric(hit).shapes or not _EACH.fullmatch(scene.text, hit.end, mention.start):
        return None
    return _REVISES.search(scene.text, start, hit.start)
