"""How far each link of a claim can be relied on, by how it was found: the share of links found so that were right.

Measured in November 2026 on 35 articles with gold that nobody had used for building (1,130 claims read,
`benchmarks/reliability.py`); on texts that the rules were developed against the shares are 5 to 10 points higher. A link
left open counts as wrong where the gold has one.

| attribute | stated | carried | assumed | left open |
|---|---|---|---|---|
| metric | 0.88 of 794 | 0.85 of 223 | 0.76 of 59 | 0 of 54 |
| subject | 0.94 of 458 | 0.91 of 435 | 0.81 of 231 | 0 of 6 |
| period | 0.82 of 102 | 0.75 of 310 | 0.80 of 427 | 0.87 of 291 |
| modality | 0.91 of 262 | 0.91 of 92 | 0.91 of 776 | |

The unit's weights, and those of links left open and of few cases, are set by hand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "metric": {"stated": 0.88, "carried": 0.84, "assumed": 0.76, "": 0.2},
    "subject": {"stated": 0.94, "carried": 0.91, "assumed": 0.8, "": 0.3},
    "period": {"stated": 0.86, "carried": 0.75, "assumed": 0.8, "": 0.86},
    "modality": {"stated": 0.92, "carried": 0.91, "assumed": 0.9, "": 0.9},
    "unit": {"stated": 1.0, "carried": 0.96, "assumed": 0.93, "": 1.0},
}
