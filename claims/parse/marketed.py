"""Markets as subjects: what all makers together sell of cars in a country is told of that country's car market.

Reports on registrations alternate between makers, countries and kinds of cars. "China's sales volume" would be one fact for
cars, phones and houses; "China car market" is what the figure is about. The name is made here alone, once all claims of an
article are known, so that levels, growths and shares of one market share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.model import Claim
from claims.packs import CAR_MARKET, Pack

_SOLD = frozenset(
    {"registrations", "sales_volume", "retail_sales_volume", "wholesale_sales_volume", "deliveries", "shipments", "purchases"}
)
# What is a share of what was sold, in a report that tallies cars.
_SHARES = frozenset({"market_share", "penetration_rate", "registrations_share", "sales_volume_share", "share"})
_CARS = "vehicle"
# What such a report tells of the market beside what was sold: at what pace and price, and how many wait with dealers.
_TERMS = frozenset(
    {"annual_sales_rate", "average_selling_price", "price", "sales_incentives", "incentive_share", "inventory", "inventory_days"}
)
# What a report that tallies cars calls them.
_COUNTED = frozenset({_CARS, "registration", "unit"})


def of_markets(claims: Sequence[Claim], pack: Pack, *, tallies: bool) -> list[Claim]:
    """Return claims with the car market of a country as the subject of what was sold there; `tallies` says that the article
    is a report on how many cars were sold."""
    places = pack.places
    sold = {(claim.subject, claim.metric) for claim in claims if _is_sold(claim, places, tallies=tallies)}
    if not sold:
        return list(claims)
    owners = {subject for subject, _ in sold}
    return [
        replace(claim, subject=f"{claim.subject}{CAR_MARKET}") if _is_of_market(claim, sold, owners, tallies=tallies) else claim
        for claim in claims
    ]


def _is_sold(claim: Claim, places: frozenset[str], *, tallies: bool) -> bool:
    """Whether a claim counts cars sold in a country."""
    counted = claim.base.unit == _CARS or (tallies and claim.base.unit in _COUNTED)
    counted = counted or (tallies and claim.metric == "annual_sales_rate")
    return claim.subject in places and (claim.metric in _SOLD or claim.metric == "annual_sales_rate") and counted


def _is_of_market(claim: Claim, sold: set[tuple[str | None, str | None]], owners: set[str | None], *, tallies: bool) -> bool:
    if (claim.subject, claim.metric) in sold:
        return claim.base.unit in _COUNTED or claim.kind in ("growth", "change", "share", "ratio")
    return tallies and claim.subject in owners and (claim.metric in _SHARES or claim.metric in _TERMS)
