"""How much a claim's links can be relied on, as one number.

The product of a weight for each attribute by how it was found. The weights say what share of links found so were right
on texts read by hand, rounded; an attribute that the text leaves open costs little, for it is then known to be open.

| attribute | stated | carried | assumed | missing |
|---|---|---|---|---|
| metric | 0.95 | 0.8 | 0.6 | 0.4 |
| subject | 0.95 | 0.8 | 0.7 | 0.5 |
| period | 0.98 | 0.85 | 0.95 | 0.95 |
| modality | 0.97 | 0.93 | 0.97 | 0.97 |
| unit | 1 | 0.9 | 0.8 | 1 |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "metric": {"stated": 0.95, "carried": 0.8, "assumed": 0.6, "": 0.4},
    "subject": {"stated": 0.95, "carried": 0.8, "assumed": 0.7, "": 0.5},
    "period": {"stated": 0.98, "carried": 0.85, "assumed": 0.95, "": 0.95},
    "modality": {"stated": 0.97, "carried": 0.93, "assumed": 0.97, "": 0.97},
    "unit": {"stated": 1.0, "carried": 0.9, "assumed": 0.8, "": 1.0},
}


def confidence(found: Mapping[str, str]) -> float:
    """Return the confidence of a claim, in (0, 1], from how each attribute was found."""
    return _product(tuple([found.get(attribute, "") for attribute in WEIGHTS]))


@cache
def _product(ways: tuple[str, ...]) -> float:
    total = 1.0
    for weights, way in zip(WEIGHTS.values(), ways, strict=True):
        total *= weights[way]
    return round(total, 3)
