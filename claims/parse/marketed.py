"""Markets as subjects: what all makers together sell of cars in a country is told of that country's car market.

What a maker sold there is narrowed down to that country: Tesla's registrations in Sweden are not those in Taiwan.
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
# What is counted within a country whoever tells it.
_REGISTERED = frozenset({"registrations", "registrations_share"})
# Where else a maker's figure may be of.
_ELSEWHERE = frozenset({"overseas", "global", "exports", "imports"})
# What a report that tallies cars calls them.
_COUNTED = frozenset(
    {_CARS, "registration", "unit", "hybrid", "battery", "plug-in", "diesel", "petrol_car", "electric", "suv", "pickup"}
)


def of_markets(claims: Sequence[Claim], pack: Pack, *, tallies: bool, english: bool) -> list[Claim]:
    """Return claims with the car market of a country as the subject of what was sold there; `tallies` says that the article
    is a report on how many cars were sold.

    China's rankings of makers by sales count what each sold everywhere, as the makers' own reports do: in a text that is not
    `english` registrations alone are of the country.
    """
    places = pack.places
    sold = {(claim.subject, claim.metric) for claim in claims if _is_sold(claim, places, tallies=tallies)}
    if not sold:
        return list(claims)
    owners = {subject for subject, _ in sold}
    land = _land_of(claims, owners)
    of_makers = _SOLD | _SHARES if tallies and english else _REGISTERED
    told = []
    for claim in claims:
        if _is_of_market(claim, sold, owners, tallies=tallies):
            told.append(replace(claim, subject=f"{claim.subject}{CAR_MARKET}"))
        elif land and claim.metric in of_makers and claim.subject and claim.subject not in places:
            told.append(_within(claim, land, places))
        else:
            told.append(claim)
    return told


def _land_of(claims: Sequence[Claim], owners: set[str | None]) -> str | None:
    """Return the country whose car market an article is a report on: the only one, of whose cars it tells first."""
    first = next((claim.subject for claim in claims if claim.metric in _SOLD), None)
    return first if len(owners) == 1 and first in owners else None


def _within(claim: Claim, land: str, places: frozenset[str]) -> Claim:
    """Return a maker's figure of a report on a market as of that country, unless it tells where it is of."""
    scope = claim.scope.split("; ") if claim.scope else []
    if any(part in places or part in _ELSEWHERE for part in scope):
        return claim
    return replace(claim, scope="; ".join(sorted([*scope, land])))


def _is_sold(claim: Claim, places: frozenset[str], *, tallies: bool) -> bool:
    """Whether a claim counts cars sold in a country."""
    counted = claim.base.unit == _CARS or (tallies and claim.base.unit in _COUNTED)
    counted = counted or (tallies and claim.metric == "annual_sales_rate")
    return claim.subject in places and (claim.metric in _SOLD or claim.metric == "annual_sales_rate") and counted


def _is_of_market(claim: Claim, sold: set[tuple[str | None, str | None]], owners: set[str | None], *, tallies: bool) -> bool:
    if (claim.subject, claim.metric) in sold:
        return claim.base.unit in _COUNTED or claim.kind in ("growth", "change", "share", "ratio")
    return tallies and claim.subject in owners and (claim.metric in _SHARES or claim.metric in _TERMS)
