"""Changes printed with a sign behind what changed: diesel 8,002 (-20.3%), a share quoted as 2.88 (+1.2%)."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

SIGNS = "+＋-−－"
# (02511.HK) +0.600 (+0.590%): a share quoted behind its name
_QUOTED_MOVE = re.compile(r"\d\.(?:HK|SH|SZ|TW|US)[)）]\s?[+\-−－]?\d[\d.,]*\s?[(（]$")


def is_quoted_move(scene: Scene, mention: Mention) -> bool:
    """Whether a percentage in brackets is by how much the share named right in front has moved."""
    if scene.text[mention.start - 1] not in "(（" or scene.text[mention.start] not in SIGNS:
        return False
    return _QUOTED_MOVE.search(scene.text, mention.start - 24, mention.start) is not None


_OPENS_GROWTH = re.compile(r"[^\S\n]?[(（]")


def is_beside_level(scene: Scene, mention: Mention) -> bool:
    """Whether a change with a sign stands in brackets behind a level: diesel 8,002 (-20.3%), 18% (+0.3 points)."""
    at = scene.mentions.index(mention) if mention.form in ("percent", "points") else 0
    before = scene.mentions[at - 1] if at else None
    if mention.form == "percent" and (is_quoted_move(scene, mention) or _is_signed_aside(scene, mention)):
        return True
    if before is None or before.form in ("points", "duration", "ordinal") or (before.form == mention.form):
        return False
    return _OPENS_GROWTH.fullmatch(scene.text, before.end, mention.start) is not None


def _is_signed_aside(scene: Scene, mention: Mention) -> bool:
    """Whether a percentage with a sign fills brackets behind a name: growth in Spain (+4.5%) and Italy (+3.8%); not behind
    a word for what is itself told in per cent."""
    open_, close = scene.text[mention.start - 1 : mention.start], scene.text[mention.end : mention.end + 1]
    if open_ not in ("(", "（") or close not in (")", "）"):
        return False
    return not any(h.end in (mention.start - 1, mention.start - 2) and "percent" in scene.metric(h).shapes for h in scene.hits)
