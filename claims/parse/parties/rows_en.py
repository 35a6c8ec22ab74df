"""The name that heads a row of an English table of makers or models, where no list knows it: Volvo | 4,722 | +9.8%."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_CELL = re.compile(r"\s*\|?\s*(?:\d{1,2}[.)]?\s*\|\s*)?(?P<name>[A-Z][\w.&'’+-]*(?:\s[A-Z0-9][\w.&'’+-]*){0,3})\s*\|")
# What heads the column of names.
_NAMES = re.compile(
    r"^[\s|]*(?:(?:Rank|Pos(?:ition)?|No\.?|#)\s*\|\s*)?(?:[A-Z][a-z]+\s)?(?i:brands?|makers?|marques?|models?|compan(?:y|ies)|manufacturers?|automakers?|carmakers?|groups?|makes?|names?|stocks?|shares?|issuers?|banks?|firms?)\s*\|"
)
_PLAIN = re.compile(
    r"(?:Total|Others?|Market|All|Average|Sum|Subtotal|Rest|Industry|Overall|Net|Gross|Q[1-4]|H[12]|FY|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
# So many rows at most does a table have above one.
_ROWS = 40


def row_head(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return whom the row of a number is headed with, in a table of names; None where a word known or a metric heads it."""
    if not scene.english or scene.text.find("|", scene.sentence.start, mention.start) < 0:
        return None
    line = scene.text.rfind("\n", 0, mention.start) + 1
    cell = _CELL.match(scene.text, line, mention.start)
    if cell is None or _PLAIN.match(cell["name"]):
        return None
    start, end = cell.span("name")
    spoken = (
        [(a.start, a.end) for a in scene.actors]
        + [(h.start, h.end) for h in scene.hits]
        + [(w.start, w.end) for w in scene.times]
    )
    if any(first < end and start < last for first, last in spoken):
        return None
    if not (_is_of_names(scene.text, line) or (topic.title is None and _goes_on(scene, line, topic))):
        return None
    return Actor(start, end, cell["name"], "company")


def _is_of_names(text: str, line: int) -> bool:
    """Whether the column that begins a table's rows is headed as one of names."""
    at = line
    for _ in range(_ROWS):
        before = text.rfind("\n", 0, at - 1) + 1
        row = text[before : at - 1]
        if before >= at or "|" not in row:
            return False
        if _NAMES.match(row):
            return True
        at = before
    return False


def _goes_on(scene: Scene, line: int, topic: Topic) -> bool:
    """Whether the row above was told of a company or thing."""
    above = scene.text.rfind("\n", 0, line - 1) + 1
    said, _, actors = topic.said
    return bool(actors) and above <= said < line and actors[0].kind in ("company", "product")
