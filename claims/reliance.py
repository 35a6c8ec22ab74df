"""How far each link of a claim can be relied on, by how it was found: the share of links found so that were right.

Measured in November 2025 on 17 articles with gold that nobody had used for building (536 claims read,
`benchmarks/reliability.py`); on texts that the rules were developed against the shares are 5 to 10 points higher. A link
left open counts as wrong where the gold has one.

| attribute | stated | carried | assumed | left open |
|---|---|---|---|---|
| metric | 0.87 of 383 | 0.76 of 93 | 0.84 of 25 | 0 of 35 |
| subject | 0.93 of 215 | 0.89 of 194 | 0.67 of 124 | 0 of 3 |
| period | 0.81 of 32 | 0.72 of 157 | 0.82 of 182 | 0.86 of 165 |
| modality | 0.92 of 116 | 0.86 of 35 | 0.90 of 385 | |

The unit's weights, and those of links left open and of few cases, are set by hand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "metric": {"stated": 0.87, "carried": 0.76, "assumed": 0.76, "": 0.2},
    "subject": {"stated": 0.93, "carried": 0.89, "assumed": 0.67, "": 0.3},
    "period": {"stated": 0.86, "carried": 0.72, "assumed": 0.82, "": 0.86},
    "modality": {"stated": 0.92, "carried": 0.86, "assumed": 0.9, "": 0.9},
    "unit": {"stated": 1.0, "carried": 0.96, "assumed": 0.93, "": 1.0},
}
