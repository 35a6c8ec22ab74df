"""How much a claim's links can be relied on, as one number.

The product of a weight for each attribute by how it was found: the share of links found so that were right, rounded down.
Measured in November 2025 on 16 articles with gold (465 claims; `benchmarks/reliability.py`) and on the 650 cases of
tests/cases/links*.jsonl, both of which the rules had been developed against; a link left open counts as wrong where the
gold has one. The product holds as the share of claims with every link right: errors hardly go together.

| attribute | stated | carried | assumed | left open |
|---|---|---|---|---|
| metric | 1531 of 1609 | 231 of 256 | 68 of 79 | 0 of 43 |
| subject | 1276 of 1356 | 356 of 421 | 149 of 171 | 0 of 84 |
| period | 119 of 119 | 249 of 257 | 915 of 934 | 289 of 320 |
| modality | 155 of 161 | 29 of 31 | 245 of 273 | |
| unit | | 28 of 29 | 4 of 4 | |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "metric": {"stated": 0.95, "carried": 0.9, "assumed": 0.85, "": 0.2},
    "subject": {"stated": 0.94, "carried": 0.85, "assumed": 0.85, "": 0.3},
    "period": {"stated": 0.98, "carried": 0.95, "assumed": 0.95, "": 0.9},
    "modality": {"stated": 0.96, "carried": 0.93, "assumed": 0.9, "": 0.9},
    "unit": {"stated": 1.0, "carried": 0.96, "assumed": 0.93, "": 1.0},
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
