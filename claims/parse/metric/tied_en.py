"""English numbers that the grammar ties to the one told before: a previous plan of $80 million, while automotive grew 5%."""

from __future__ import annotations

import re

from claims.parse.metric.clause_en import phrase_of
from claims.parse.metric.metrics import Owner, Told, fits
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# up from a previous plan of $80 million: what such a plan is of is told before
_EARLIER_EN = re.compile(
    r"\b(?:previous|earlier|prior|original|initial|old)\s(?:plan|forecast|estimate|target|view|guidance|projection|goal|range|call|outlook|figure|level|budget"
    r"|assumption)\s(?:of|at)\s(?:about\s|around\s|just\s|up\sto\s)*$"
)


def earlier_en(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return what the number before measured, for what that was planned or expected to be until then."""
    last = told.units[0] if told.units else None
    if last is None or last.metric is None or shape(last.unit) != shape(mention.base.unit):
        return None
    if not _EARLIER_EN.search(scene.text, scene.clause(mention.start).start, mention.start):
        return None
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit)


def of_part_en(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return what grew before in the sentence, for another part whose growth is told beside it: while automotive grew 5%.

    A subject that is a noun for a measure has a growth of its own: while churn fell 5%.
    """
    last = told.units[0] if told.units else None
    if last is None or last.metric is None or last.unit != "percent" or mention.base.unit != "percent":
        return None
    phrase = phrase_of(scene, mention)
    if phrase is None or phrase.way != "subject" or move is None or not move.by or not fits(last.metric, mention, move):
        return None
    head = scene.text[phrase.head : phrase.end].lower()
    told_of = any(phrase.start <= h.start < phrase.end for h in scene.hits)
    return (
        None if told_of or scene.cues.holds("open.head", head) else Owner(last.id, "carried", metric=last.metric, unit=last.unit)
    )
