"""How sure a finding is: the chance that the numbers it sets against each other were read and joined as the text means them.

What the words of one text join (rose 5% to A from B; of the A, B goes to …) does not hang on who or what the numbers are about.
Everything else does: each link counts once, at its weakest, however many claims carry it, since what is guessed alike is
guessed once. It says nothing of how far apart the numbers lie, and nothing of who erred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claims.model import Claim
from claims.reliance import WEIGHTS

# How often numbers were joined as the text means: nearly always on texts that the rules were developed against, four times in
# five on 18 that nobody had looked at (November 2025). Set by hand between; a tension leaves something open by its nature.
JOINED = {"inconsistent": 0.9, "consistent": 0.9, "tension": 0.7, "not_comparable": 0.9}
_LINKS = ("subject", "metric", "period", "unit")
# How the links of a claim were found, in the order of _LINKS, or that of its unit alone.
_Ways = tuple[str | None, ...]


def trust(claims: Iterable[Claim], verdict: str, *, linked: bool) -> float:
    """Return the confidence of a finding, in (0, 1], to four places. `linked`: the words of one text join its claims.

    An equation that comes out confirms its own links.
    """
    if linked or verdict == "consistent":
        return _chance_of_units(verdict, tuple([claim.found.get("unit") for claim in claims]))
    return _chance(verdict, _LINKS, tuple([_ways(claim.found) for claim in claims]))


@lru_cache(maxsize=4096)
def _chance_of_units(verdict: str, ways: tuple[str | None, ...]) -> float:
    return _chance(verdict, ("unit",), tuple([(way,) for way in ways]))


def _ways(found: Mapping[str, str]) -> _Ways:
    get = found.get
    return get("subject"), get("metric"), get("period"), get("unit")


@lru_cache(maxsize=4096)
def _chance(verdict: str, links: tuple[str, ...], ways: tuple[_Ways, ...]) -> float:
    """Return the confidence of a finding on claims whose links were found in some ways."""
    chance = 1.0
    for place, link in enumerate(links):
        chance *= min([1.0, *[WEIGHTS[link][way[place] or ""] for way in ways]])
    return round(JOINED[verdict] * chance, 4)
