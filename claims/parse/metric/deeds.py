"""Metrics that no word names but what is done: what a thing is sold, sent, built, bid or made dearer for."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told, assumed
from claims.parse.metric.moves import Move
from claims.parse.metric.percentages import percentage
from claims.parse.metric.phrases import is_by_share
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_SOLD_EN = re.compile(r"\bsold\s(?:about\s|nearly\s|over\s)?$")
_HOMES_EN = re.compile(r"\s(?:worth\s)?of\s(?:[a-z-]+\s){0,2}(?:homes|houses|flats|apartments|properties|housing)\b")
_ONE_SOLD_EN = re.compile(
    r"\b(?:sold|sells|sell|selling|bought|buys|buying)\s(?:an?|its|the|two|three|four|five|several)\s(?:[\w-]+\s){0,4}(?:towers?|buildings?|offices?|malls?|plants?|ships?|vessels?"
    r"|tankers?|aircraft|sites?|land|plots?|homes?|houses?|portfolios?|propert(?:y|ies)|hotels?|warehouses?|mansions?|penthouses?|jets?|mines?)\b[^,;]*\sfor\s(?:about\s)?$"
)
_TOOK_EN = re.compile(r"\b(?:took|take|takes|taken|taking)\s(?:in\s)?(?:another\s|about\s|a\sfurther\s)?$")
_PUT_EN = re.compile(r"\b(?:put|puts|putting|pumped|ploughed|plowed|sank)\s(?:about\s|nearly\s|over\s)?$")
_GETS_EN = re.compile(
    r"\b(?:offering|proposing|proposes|tabled|receive|get|receiving|pay|paying|pays|offer|offered|offers|bid|bids|proposed|proposes|tables|made\sat|pitched\sat"
    r"|set\sat)\s(?:about\s)?$"
)


def done_with(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number by what is done with it, where no word names one: sold $2 billion of homes."""
    if not scene.english:
        return (
            _inflated(scene, mention, move, told)
            or _repriced(scene, mention, move)
            or assumed(scene, _built(scene, shape(mention.base.unit)))
        )
    start, sort = scene.clause(mention.start).start, shape(mention.base.unit)
    name = None
    if sort == "money" and _ONE_SOLD_EN.search(scene.text, start, mention.start):
        name = "price"
    elif sort == "money" and _SOLD_EN.search(scene.text, start, mention.start):
        name = "sales_amount" if _HOMES_EN.match(scene.text, mention.end) else "revenue"
    elif sort == "money" and _TOOK_EN.search(scene.text, start, mention.start):
        shown = scene.cues["measure.film"].search(scene.text, scene.sentence.start, scene.sentence.end)
        name = "box_office" if shown else "revenue"
    elif sort == "money" and _PUT_EN.search(scene.text, start, mention.start):
        name = "investment" if scene.text.startswith((" into ", " in "), mention.end) else None
    elif (is_by_share(scene, mention) or (sort == "money" and _is_of_bid(told))) and _GETS_EN.search(
        scene.text, start, mention.start
    ):
        name = "acquisition_bid"
    elif _SENT_EN.search(scene.text, start, mention.start) and _TO_LAND_EN.search(scene.text, mention.end, scene.right(mention)):
        name = "exports"
    elif sort == "percent":
        name = percentage(scene, mention, move, told)
    elif mention.base.unit in ("vehicle", "unit") and _SELLERS_EN.search(scene.text, scene.sentence.start, mention.start):
        name = "sales_volume"
    return assumed(scene, name)


def _is_of_bid(told: Told) -> bool:
    """Whether the numbers before told of a bid: the first, made in September, was pitched at 490p."""
    return any(own is not None and own.id in ("acquisition_bid", "premium") for own in (told.last, told.total, told.lead))


_SENT_EN = re.compile(r"\bsent\s(?:about\s|nearly\s|some\s|more\sthan\s|over\s)?$")
_SELLERS_EN = re.compile(
    r"\b(?:best|top|biggest|fastest)[- ]?sell(?:ing|ers?)\b|\bsellers\b|\b[Tt]op\smodels\b|\bmost\spopular\b"
)
_TO_LAND_EN = re.compile(r"\s(?:abroad|overseas)\b|\sto\s(?:the\s)?[A-Z]")


def _built(scene: Scene, sort: str) -> str | None:
    """Return what a power or an energy is of in a sentence on power stations, data centres or battery works: 一期20GWh."""
    if sort not in ("power", "energy"):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    if sort == "energy":
        return "production_capacity" if scene.spots.first("measure.works", start, end) else None
    if scene.cues["measure.servers"].search(scene.text, start, end):
        return "data_center_capacity"
    return "installed_capacity" if scene.spots.first("measure.plant", start, end) else None


def _inflated(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the price level where a report on it tells how the prices of one kind of things moved: 食品价格同比下降2.9%."""
    if move is None or not move.by or told.lead is None or told.lead.id not in ("cpi", "core_cpi", "ppi"):
        return None
    return assumed(scene, told.lead.id) if "价格" in scene.before(mention) and mention.form == "percent" else None


def _repriced(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price where a percentage is by how much a thing was made dearer or cheaper: 降价15%."""
    sort = shape(mention.base.unit)
    if sort != "money" and (sort != "percent" or move is None or not move.by):
        return None
    clause = scene.clause(mention.start)
    spoken = scene.spots.first("measure.repriced", clause.start, min(clause.end, mention.end + 6))
    if spoken is None:
        return None
    home = scene.spots.first("measure.home", scene.sentence.start, scene.sentence.end)
    return assumed(scene, "home_price" if home else "price")
