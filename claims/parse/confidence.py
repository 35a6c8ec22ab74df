"""How much a claim's links can be relied on, as one number: the product of what `claims.reliance` measured for each.

The product holds as the share of claims with every link right.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.reliance import WEIGHTS


def confidence(found: Mapping[str, str]) -> float:
    """Return the confidence of a claim, in (0, 1], from how each attribute was found."""
    return _product(tuple([found.get(attribute, "") for attribute in WEIGHTS]))


@cache
def _product(ways: tuple[str, ...]) -> float:
    total = 1.0
    for weights, way in zip(WEIGHTS.values(), ways, strict=True):
        total *= weights[way]
    return round(total, 3)
