"""Metrics that no word names: what a commodity is quoted at, what a counted noun counts, what the clause calls its number."""

from __future__ import annotations

import re
from functools import cache

from claims.packs import Metric, Pack
from claims.parse.metric.metrics import Owner, Told, fits, is_oil, quotes
from claims.parse.metric.moves import Move
from claims.parse.metric.openmetric import head_noun
from claims.parse.metric.traded_en import traded_en
from claims.parse.metric.traded_zh import traded_zh
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import is_noun, shape


def traded(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the stock price where a company just moved by so much: what else of it moves is said with a noun."""
    if move is None or not move.by or "stock_price" not in scene.pack.metrics:
        return None
    sort = shape(mention.base.unit)
    if scene.english:
        return traded_en(scene, mention, told) if sort in ("percent", "money") else None
    return traded_zh(scene, mention, told) if sort == "percent" else None


def quoted_price(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price of a commodity that rises, falls or stands at so much: Brent rose 1.2% to $64.50 a barrel."""
    near = [a for a in scene.actors if scene.clause(mention.start).start <= a.start and a.end <= mention.start]
    sort = shape(mention.base.unit)
    if near and near[-1].kind == "index" and (sort == "index_point" or (sort == "percent" and move and move.by)):
        level = scene.pack.metrics.get("index_level")
        return Owner(level.id, "assumed", metric=level) if level else None
    if not near or near[-1].kind != "commodity" or not (sort.startswith("money") or (sort == "percent" and move and move.by)):
        return None
    if scene.english and not _is_quoted(scene, near[-1].end):
        return None
    fitting = [m for m in _prices(scene.pack) if fits(m, mention, move) or quotes(m, mention)]
    oil = [m for m in fitting if m.id.startswith("oil")]
    named = oil if is_oil(scene, near[-1].name) else [m for m in fitting if m not in oil]
    return Owner(named[0].id, "assumed", metric=named[0]) if named else None


_NEXT_EN = re.compile(r"\s([a-z]+)\b")


def _is_quoted(scene: Scene, end: int) -> bool:
    """Whether what follows a commodity speaks of itself: not of its yield."""
    word = _NEXT_EN.match(scene.text, end)
    return (
        word is None
        or scene.cues.holds("metric.quoted", word[1])
        or any(scene.cues.holds(f"move.{way}", word[1]) for way in ("up", "down"))
    )


@cache
def _prices(pack: Pack) -> tuple[Metric, ...]:
    """Return the metrics of what commodities are quoted at."""
    prices = [m for m in pack.metrics.values() if m.id.endswith("_price") and "commodity" in m.subjects]
    return tuple(m for m in prices if "money" not in m.shapes)


_GUIDES = re.compile(r"\b(?:guidance|guides?\s(?:to|for)|guided\s(?:to|for)|outlook|forecasts?|earn\w*|results)\b", re.IGNORECASE)


# 净收入2931万美元或每股0.90美元
_OR_A_SHARE_ZH = re.compile(r"(?:或|即|合|折合|相当于)(?:摊薄)?每股$")
_HELD = ("net_cash", "cash", "net_assets", "cash_and_investments", "net_debt")


def per_share(scene: Scene, mention: Mention, last: Owner | None) -> Owner | None:
    """Return earnings per share where a profit is told over again by the share ($21 billion, or $1.95 a share), or where what
    is to come is told by it: its guidance is a range of $2.80 to $2.90 a share."""
    eps = scene.pack.metrics.get("eps")
    if eps is None or not mention.base.unit.endswith("/share"):
        return None
    if (
        last is not None
        and last.id in ("revenue", "profit")
        and _OR_A_SHARE_ZH.search(scene.before(mention) + scene.text[mention.start : mention.end][:2])
    ):
        return Owner(eps.id, "assumed", metric=eps)
    if (
        last is not None
        and last.metric is not None
        and last.id in _HELD
        and last.unit == mention.base.unit.removesuffix("/share")
    ):
        return Owner(last.id, "carried", metric=last.metric, unit=last.unit)  # net cash of 210 million euros, or 1.75 a share
    guided = scene.english and _GUIDES.search(scene.text, scene.sentence.start, mention.start) is not None
    if not guided and (last is None or "income" not in last.id):
        return None
    return Owner(eps.id, "assumed", metric=eps)


_GPUS = {"accelerator": "GPU"}


def by_noun(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that its counted noun gives a number of things: 500万块GPU is a count of GPUs."""
    head = mention.base.unit.split("/")[0]
    if mention.form != "count" or "/" in mention.base.unit or not is_noun(head):
        return None
    if head == "share" and (held := _shares_counted(scene, mention)):
        return Owner(held.id, "stated", metric=held)
    head = _GPUS.get(head.lower(), head)
    stock = scene.pack.metrics.get(f"{head.lower()}_count") or _counted(scene.pack, head.lower())
    if stock:
        return Owner(stock.id, "stated", metric=stock)
    return Owner(f"{re.sub(r'[^0-9a-z]+', '_', head.lower())}_count", "stated")


_SOLD_EN = re.compile(r"\b(?:sell|sells|sold|selling|offer\w*|issu\w+|float\w*|plac(?:e|es|ed|ing))\s(?:[a-z]+\s){0,3}$")
_BOUGHT_BACK = re.compile(r"\b(?:buy|buys|bought|buying)\sback\s|\brepurchas\w+\s|回购[^,，\d]{0,6}$")
# Altamira holders will receive 0.35 Verhoeven shares
_SWAPPED_EN = re.compile(
    r"\b(?:receiv\w+|gets?|swap\w*|exchang\w+|offer\w*)\s(?:(?:each|every)\s[A-Za-z\s]{0,24}\s(?:for|into)\s)?(?:about\s)?$"
)
# 0.7988 AbbVie shares for every Shire share
_EACH_FOR_EN = re.compile(r"\s(?:(?:new|ordinary|of\sa|of)\s)?(?:[A-Z][\w&.'’]*\s){0,3}shares?\sfor\s(?:each|every)\b")
_MOST_SWAPPED = 20
_ITS_EN = re.compile(r"\b(?:its|the|for|on|has|have|with)\s(?:about\s|some\s|the\s)?$")


def _shares_counted(scene: Scene, mention: Mention) -> Metric | None:
    """Return what a number of shares is of: those sold, those bought back, or all that there are: for its 461 million shares."""
    start = scene.left(mention)
    name = None
    few = mention.base.high if mention.base.high is not None and mention.base.high < _MOST_SWAPPED else None
    each = few is not None and few % 1 and _EACH_FOR_EN.match(scene.text, mention.end)
    if each or (few is not None and _SWAPPED_EN.search(scene.text, start, mention.start)):
        name = "exchange_ratio"
    elif _BOUGHT_BACK.search(scene.text, start, mention.start):
        name = "buyback"
    elif scene.english and _SOLD_EN.search(scene.text, start, mention.start):
        name = "shares_issued"
    elif scene.english and _ITS_EN.search(scene.text, start, mention.start):
        name = "shares_outstanding"
    return scene.pack.metrics.get(name) if name else None


def _counted(pack: Pack, noun: str) -> Metric | None:
    """Return the metric that counts how many of a thing there are: customers, stores."""
    metric = pack.metrics.get(f"{noun}s")
    return metric if metric is not None and metric.behaviour == "stock" and "count" in metric.shapes else None


def open_metric(scene: Scene, mention: Mention, share: bool) -> Owner | None:
    """Return an open metric, named by the head noun of the clause."""
    if mention.form == "duration":
        return Owner("duration", "assumed")
    if mention.form == "ordinal":
        return Owner("rank", "assumed")
    noun = head_noun(scene, mention)
    if noun is None or noun in scene.pack.metrics:
        return None  # a word that names a metric and was not taken for it: 412 pence in cash
    return Owner(f"{noun}_share" if share else noun, "stated")
