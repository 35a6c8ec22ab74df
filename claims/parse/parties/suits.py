"""What sort of actor a metric or unit is told of: a company, a place, a thing."""

from __future__ import annotations

from claims.packs import Metric
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.units import shape


def kind_cost(actor: Actor, metric: Metric | None) -> float:
    """Return how ill a kind of actor suits a metric."""
    if metric and metric.id == "market_share" and actor.entity is not None and actor.entity.id == "world":
        return 9.0  # a share of the world's market is nobody else's than its holder's
    if metric and metric.id == "oil_price" and actor.kind in PLACES:
        return 6.0
    if metric and metric.subjects:
        if metric.subjects[0] == "index" and actor.is_company:
            return 9.0
        if metric.subjects[0] == "commodity" and actor.entity is not None and actor.entity.role in ("broker", "exchange"):
            return 9.0
        if metric.subjects[0] in PLACES and (actor.kind == "organisation" or actor.kind not in metric.subjects):
            offices = ("organisation", "central_bank")
            return 9.0 if not actor.is_company or actor.kind in offices or actor.anaphor else 1.0
        if actor.kind in metric.subjects or (actor.is_company and "company" in metric.subjects):
            if actor.kind in PLACES and metric.subjects[0] not in PLACES:
                return 2.0
            return 0.4 if metric.subjects[0] == "product" and actor.kind != "product" else 0.0
        if actor.kind in PLACES:
            return 3.2
        return 3.0 if actor.kind == "product" else 1.0
    if actor.kind in PLACES:
        return 2.8
    return 0.8 if actor.kind in ("index", "commodity", "segment") else 0.0


def is_of_places(metric: Metric | None) -> bool:
    """Whether a metric is first of all a country's or region's."""
    return metric is not None and metric.subjects[:1] in (("country",), ("region",))


def is_of_things(metric: Metric | None, mention: Mention) -> bool:
    """Whether a number is rather of a thing than of a company: its metric says so, or, without one, its unit."""
    if metric is not None and metric.subjects:
        return metric.subjects[0] == "product"
    if mention.base.unit in _BUILT_IN:
        return True
    sort = shape(mention.base.unit)
    return metric is None and not sort.startswith("count") and sort not in ("money", "percent", "percentage_point", "time")


# What a thing has and a company has not.
_BUILT_IN = frozenset({"die", "transistor", "core", "layer", "pixel", "camera", "sensor", "cylinder", "lens", "antenna"})
