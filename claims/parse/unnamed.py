"""Metrics that no word names: what a company is traded at, what a counted noun counts, what the clause calls its number."""

from __future__ import annotations

import re

from claims.parse.kinds import Move
from claims.parse.mention import Mention
from claims.parse.metrics import Owner, fits
from claims.parse.openmetric import head_noun
from claims.parse.scene import Scene
from claims.units import is_noun, shape

_ARTICLE = re.compile(r"\b(?:a|an)\s$", re.IGNORECASE)
_NOUN_OF = re.compile(
    r"\b(?:a|an|the|its|their)\s((?:[a-z-]+\s){0,3}[a-z-]{3,})\sof\s(?:about\s|around\s|nearly\s|roughly\s|some\s)?$"
)
_DESCRIBED = re.compile(
    r"\s((?:[a-z-]+\s){0,2}[a-z-]{3,})(?=\s(?:before|by|to|for|with|from|that|which|in|on|as|and|at|of|over)\b|[,.;]|$)"
)


def described(scene: Scene, mention: Mention) -> Owner | None:
    """Return an open metric where an amount only describes a thing: a $7,500 federal tax credit."""
    if not scene.english or shape(mention.base.unit) not in ("money", "power"):
        return None
    made_of = _NOUN_OF.search(scene.text, scene.left(mention), mention.start)
    if made_of and not any(made_of.start() <= h.start < mention.start for h in scene.hits):
        noun = made_of[1].split()[-1]
        plain = noun in scene.cues.words("open.stop", "en") or any(
            scene.cues[f"move.{way}"].fullmatch(noun) for way in ("up", "down")
        )
        return None if plain else Owner("_".join(made_of[1].split()[-2:]).replace("-", "_"), "stated")
    if not _ARTICLE.search(scene.before(mention)):
        return None
    match = _DESCRIBED.match(scene.after(mention))
    named = match is not None and any(mention.end <= h.start < mention.end + match.end() for h in scene.hits)
    return Owner("_".join(match[1].split()[-2:]).replace("-", "_"), "stated") if match and not named else None


_STOCK_EN = re.compile(r"\b(?:shares?|stocks?)\b", re.IGNORECASE)
_TRADES = re.compile(r"收?[涨跌]|[高低]开|(?:大|微|上|下|暴|飙|转)[涨跌]")


def traded(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the stock price where a company just 涨 or 跌 by a percentage: what else of it is said to without a noun."""
    price = scene.pack.metrics.get("stock_price")
    if price is None or move is None or not move.by or shape(mention.base.unit) != "percent":
        return None
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if scene.english:
        return Owner(price.id, "stated", metric=price) if _STOCK_EN.search(lead) else None
    listed = any(a.is_company or a.kind == "index" for a in scene.actors if a.end <= mention.start)
    session = next(scene.cues.labelled("scope.session").find(scene.text, scene.clause(mention.start).start, mention.start), None)
    if not _TRADES.search(lead) or not (listed or session or "股" in lead):
        return None
    return Owner(price.id, "assumed", metric=price)


def quoted_price(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price of a commodity that rises, falls or stands at so much: Brent rose 1.2% to $64.50 a barrel."""
    near = [a for a in scene.actors if scene.clause(mention.start).start <= a.start and a.end <= mention.start]
    sort = shape(mention.base.unit)
    if near and near[-1].kind == "index" and (sort == "index_point" or (sort == "percent" and move and move.by)):
        level = scene.pack.metrics.get("index_level")
        return Owner(level.id, "assumed", metric=level) if level else None
    if not near or near[-1].kind != "commodity" or not (sort.startswith("money") or (sort == "percent" and move and move.by)):
        return None
    prices = [
        m
        for m in scene.pack.metrics.values()
        if m.id.endswith("_price") and "commodity" in m.subjects and "money" not in m.shapes
    ]
    fitting = [m for m in prices if fits(m, mention, move)]
    oil = [m for m in fitting if m.id.startswith("oil")]
    named = oil if near[-1].name.lower().endswith(("crude", "oil")) else [m for m in fitting if m not in oil]
    return Owner(named[0].id, "assumed", metric=named[0]) if named else None


def per_share(scene: Scene, mention: Mention, last: Owner | None) -> Owner | None:
    """Return earnings per share where a profit is told over again by the share: $21 billion, or $1.95 a share."""
    eps = scene.pack.metrics.get("eps")
    if eps is None or last is None or "income" not in last.id or not mention.base.unit.endswith("/share"):
        return None
    return Owner(eps.id, "assumed", metric=eps)


def by_noun(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that its counted noun gives a number of things: 500万块GPU is a count of GPUs."""
    head = mention.base.unit.split("/")[0]
    if mention.form != "count" or "/" in mention.base.unit or not is_noun(head):
        return None
    stock = [m for m in scene.pack.metrics.values() if m.id == f"{head.lower()}_count"]
    if stock:
        return Owner(stock[0].id, "stated", metric=stock[0])
    return Owner(f"{re.sub(r'[^0-9a-z]+', '_', head.lower())}_count", "stated")


def open_metric(scene: Scene, mention: Mention, share: bool) -> Owner | None:
    """Return an open metric, named by the head noun of the clause."""
    if mention.form == "duration":
        return Owner("duration", "assumed")
    if mention.form == "ordinal":
        return Owner("rank", "assumed")
    noun = head_noun(scene, mention)
    if noun is None:
        return None
    return Owner(f"{noun}_share" if share else noun, "stated")
