"""What a number measures that is only set against another one of its sentence, or says it over again: what that measures."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told, fits
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_HEDGED = (
    r"(?:(?:about|around|roughly|nearly|some|only|just|"
    r"an?\s(?:revised|previous|prior|earlier|estimated|expected|original|preliminary)(?:\s[a-z]+\sof)?"
    r"|(?:an?|the|its)\s(?:[a-z-]+\s){0,2}(?:(?:record|peak|high|low)(?:\sof)?|(?:ceiling|limit|covenant|threshold|floor|cap)\sof)|the|an?|its|as\slittle\sas)\s)*"
)
# Nothing but words that compare stand in front of a number.
_COMPARED_EN = re.compile(
    r"[,(]?\s?(?:(?:and|but|still|well|far|just|slightly|which\swas|is|was|were|that)\s)*"
    r"(?:(?:up|down|rising|falling|little\schanged|unchanged)\sfrom|after|from|against|versus|vs\.?|compared\s(?:with|to)|above|below|over|under"
    r"|(?:more|less|fewer|higher|lower|better|worse|faster|slower|stronger|weaker|sharper|bigger|smaller|steeper|milder)\sthan|than|ahead\sof|short\sof|in\sline\swith|exceeding|topping|beating|missing)\s"
    + _HEDGED
)
_TWICE_EN = re.compile(r"(?:twice|double|triple|times|half)\s(?:the|its|their)\s")
_OR_EN = re.compile(r",?\sor\s(?:(?:about|around|roughly|nearly|some|just\sover|just\sunder|more\sthan)\s)*")


def compared(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of the number that one is set against in its sentence, where no word for another stands between.

    Levels of one unit are set against each other; 86% is up from 74%, whatever else is named since.
    """
    if not scene.english or (move and move.by) or not told.units:
        return None
    at = scene.mentions.index(mention)
    if not at:
        return None
    left = max(scene.mentions[at - 1].end, scene.clause(mention.start).start)
    if _COMPARED_EN.fullmatch(scene.text, left, mention.start) or _TWICE_EN.fullmatch(scene.text, left, mention.start):
        return _of_unit(mention, told)
    return _restated(scene, mention, told) if _OR_EN.fullmatch(scene.text, left - 1, mention.start) else None


def _of_unit(mention: Mention, told: Told) -> Owner | None:
    owner = next((owner for owner in told.units if owner.unit == mention.base.unit), None)
    if owner is None or owner.id in ("duration", "rank"):
        return None
    return Owner(owner.id, "carried", metric=owner.metric, unit=owner.unit)


def _restated(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a bid that is told by the share and in all: $62 a share, or about $8.4 billion."""
    last = told.last
    if last is None or last.id != "acquisition_bid" or last.metric is None or not fits(last.metric, mention, None):
        return None
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit)


_GROWTH_ZH = re.compile(r"(?:增速|增幅|涨幅|跌幅|降幅|升幅)[^,，\d]{0,10}$")


def grown(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of the growth before that a number says how fast it has become: 同比增长8.2%,增速比上月低0.2个百分点."""
    if scene.english or mention.form != "points" or not told.units:
        return None
    if any(scene.clause(mention.start).start <= h.start < mention.start for h in scene.hits):
        return None
    growth = _GROWTH_ZH.search(scene.before(mention))
    last = told.units[0]
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if growth else None
