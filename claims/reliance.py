"""How far the links of a claim can be relied on, as measured.

Two measures, both against gold by `benchmarks/reliability.py`. `WEIGHTS` are the shares of links that were right, by how they
were found alone; a finding multiplies them (`checker/trust.py`). `chances` says more of one claim: its signals (how each link
was found, what the number is, whether it has a time, where it stands) each carry points, and the logistic function of their sum
is the chance. The points are a logistic regression over 9,500 claims of texts that the rules were developed against, their
base that of 1,275 claims of 44 articles that nobody had looked at, of November 2026 (`reliability.py --fit`). On the latter:

| a link said to be right in | of 100 | metric | subject | period | modality |
|---|---|---|---|---|---|
| 90 to 100 | is right in | 93 of 716 | 91 of 740 | 94 of 162 | 94 of 898 |
| 80 to 90 | is right in | 87 of 411 | 88 of 434 | 85 of 505 | 92 of 200 |
| 70 to 80 | is right in | 80 of 85 | 81 of 73 | 72 of 312 | 65 of 114 |

The unit's weights, and those of links left open and of few cases, are set by hand beside them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "metric": {"stated": 0.88, "carried": 0.84, "assumed": 0.76, "": 0.2},
    "subject": {"stated": 0.94, "carried": 0.91, "assumed": 0.8, "": 0.3},
    "period": {"stated": 0.86, "carried": 0.75, "assumed": 0.8, "": 0.86},
    "modality": {"stated": 0.92, "carried": 0.91, "assumed": 0.9, "": 0.9},
    "unit": {"stated": 1.0, "carried": 0.96, "assumed": 0.93, "": 1.0},
}

# The links that are judged, and last all of them together.
JUDGED = ("metric", "subject", "period", "modality", "every")


class Signals(NamedTuple):
    """What a claim tells of how well it was read. The first three say how the link was found, "" where it is left open."""

    metric: str
    subject: str
    period: str
    kind: str
    when: str
    basis: str
    zone: str


BASE = (0.62, 1.26, 0.80, 1.68, -1.53)
# By signal and value: points for each of JUDGED, in its order.
POINTS: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "metric": {
        "stated": (1.44, 0.35, 0.22, 0.39, 1.14),
        "carried": (1.01, 0.18, 0.24, 0.22, 0.96),
        "assumed": (1.56, -0.02, 0.14, 0.01, 0.96),
        "": (-4.01, -0.51, -0.60, -0.61, -3.06),
    },
    "subject": {
        "stated": (0.15, 0.93, 0.14, 0.05, 0.48),
        "carried": (0.38, 1.07, 0.18, -0.12, 0.52),
        "assumed": (0.00, 0.57, 0.23, -0.02, 0.38),
        "": (-0.53, -2.57, -0.54, 0.09, -1.39),
    },
    "period": {
        "stated": (-0.05, -0.30, 0.44, -0.03, 0.11),
        "carried": (0.18, 0.16, -0.63, 0.14, -0.20),
        "assumed": (0.00, 0.23, -0.03, 0.08, 0.05),
        "": (-0.12, -0.09, 0.22, -0.19, 0.05),
    },
    "kind": {
        "level": (0.43, 0.53, 0.28, 0.27, 0.43),
        "change": (-0.24, -0.32, 0.05, 0.46, 0.11),
        "growth": (0.31, 0.44, 0.98, 0.29, 0.64),
        "share": (0.33, 0.05, -0.04, 0.15, 0.13),
        "rate": (0.88, -0.04, 0.07, -0.29, 0.21),
        "ratio": (0.43, 0.06, -0.05, -0.19, 0.04),
        "multiple": (-0.82, -0.42, -0.70, -0.93, -0.71),
        "count": (0.25, 0.13, 0.31, 0.50, 0.35),
        "duration": (-1.58, -0.55, -0.93, 0.05, -1.14),
        "equivalence": (0.01, 0.12, 0.04, -0.30, -0.04),
    },
    "when": {
        "actual": (-0.28, -0.15, -0.74, -0.54, -0.85),
        "actual, dated": (0.51, 0.19, 0.74, 1.02, 1.02),
        "ahead": (-0.44, -0.22, 0.08, 0.34, -0.08),
        "ahead, dated": (-0.05, 0.06, -0.18, 0.59, 0.28),
        "estimate": (0.60, 0.29, 0.88, 0.01, 0.98),
        "estimate, dated": (-0.33, -0.16, -0.77, -1.42, -1.35),
    },
    "basis": {"told": (0.27, 0.28, 0.15, 0.41, 0.25), "": (-0.27, -0.28, -0.15, -0.41, -0.25)},
    "zone": {
        "title": (0.23, 0.29, 0.13, 0.02, 0.12),
        "lead": (0.17, 0.19, 0.03, -0.03, 0.12),
        "": (-0.40, -0.48, -0.16, 0.01, -0.24),
    },
}
# Those of a claim that no text was read for.
BY_HAND: Mapping[str, float] = MappingProxyType(dict.fromkeys(JUDGED, 1.0))
_NOTHING = (0.0,) * len(JUDGED)


def signals(found: Mapping[str, str], *, kind: str, modality: str, dated: bool, compared: bool, zone: str) -> Signals:
    """Return the signals of a claim: how its links were `found`, its `kind`, `modality` and `zone` as `claims.model` names them,
    whether it has a period and a basis."""
    ahead = modality in ("forecast", "target", "rumour")
    when = "estimate" if modality == "estimate" else "ahead" if ahead else "actual"
    return Signals(
        found.get("metric", ""),
        found.get("subject", ""),
        found.get("period", ""),
        kind,
        f"{when}, dated" if dated else when,
        "told" if compared else "",
        zone if zone in POINTS["zone"] else "",
    )


@cache
def chances(told: Signals) -> Mapping[str, float]:
    """Return the chance that each link is right, left open where the text leaves it open, and "every" of them; in (0, 1).

    A kind that the texts had too seldom to be measured carries no points.
    """
    rows = [BASE, *(POINTS[name].get(value, _NOTHING) for name, value in zip(Signals._fields, told, strict=True))]
    return MappingProxyType({name: _logistic(sum(row[at] for row in rows)) for at, name in enumerate(JUDGED)})


def _logistic(points: float) -> float:
    return min(max(round(1 / (1 + math.exp(-points)), 3), 0.001), 0.999)
