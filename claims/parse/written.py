"""A claim, written down from a number and its links."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claims.interval import Readings
from claims.model import Amount, Article, Claim, Span
from claims.parse.links import Links
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.units import shape


def written(sentence: Span, mention: Mention, article: Article, links: Links) -> Claim:
    """Return the claim that a number with its links makes; `sentence` is where its sentence stands in the original."""
    mention = _in_percent(mention, links.kind)
    signed = _signed(mention, links.kind, links.move)
    start, end = article.shadow.origin(mention.start, mention.end)
    who, move = links.who, links.move
    return Claim(
        id=f"{article.id}@{start}-{end}",
        span=Span(article.id, start, end),
        quote=article.text[start:end],
        zone=article.zone_at(start),
        sentence=sentence,
        printed=mention.printed,
        base=signed.base,
        hard=signed.hard,
        soft=signed.soft,
        hedge=mention.hedge,
        kind=links.kind,
        direction=move.direction if move and not move.departs else None,
        subject=who.name if who else None,
        object=links.whom.name if links.whom else None,
        metric=links.measured.id if links.measured else None,
        scope=links.scope,
        level=next((a.entity.level for a in who.actors if a.entity and a.entity.level), None) if who else None,
        period=links.timed.period if links.timed else None,
        basis=links.basis,
        modality=links.stance.mode,
        speaker=links.said.name if links.said else None,
        found=links.found(mention),
        trace=mention.trace,
    )


_HUNDRED = Decimal(100)
_IN_PERCENT = ("share", "growth", "change")


def _in_percent(mention: Mention, kind: str) -> Mention:
    """Return a fraction that tells a share or a growth in per cent: half of all sales, fell by a third."""
    if mention.form != "fraction" or kind not in _IN_PERCENT or mention.base.unit != "ratio":
        return mention
    low, high = (None if end is None else end * _HUNDRED for end in (mention.base.low, mention.base.high))
    hard, soft = (tuple(each * _HUNDRED for each in readings) for readings in (mention.hard, mention.soft))
    return replace(mention, base=Amount(low, high, "percent"), hard=hard, soft=soft)


class _Signed(NamedTuple):
    base: Amount
    hard: Readings
    soft: Readings


def _signed(mention: Mention, kind: str, move: Move | None) -> _Signed:
    """Return the amounts of a mention, negative where they say by how much something fell."""
    if kind not in ("change", "growth") or not move or move.direction != "down" or shape(mention.base.unit) == "ratio":
        return _Signed(mention.base, mention.hard, mention.soft)
    low, high = mention.base.low, mention.base.high
    if any(end is not None and end < 0 for end in (low, high)):
        return _Signed(mention.base, mention.hard, mention.soft)
    base = Amount(None if high is None else -high, None if low is None else -low, mention.base.unit)
    return _Signed(base, tuple(-i for i in mention.hard), tuple(-i for i in mention.soft))
