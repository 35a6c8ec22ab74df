"""The comparability gate: may two claims be set against each other, and how much may be said of them?

Known equal: the intervals decide. Known to differ: not comparable, and the part is named. Unknown on both sides within
one article: assumed equal. Unknown on one side, or on both across articles: silence, unless the text links the two.
"""

from __future__ import annotations

from claims.checker.case import Case
from claims.checker.facts import aspect, fiscal_year_end, party
from claims.frozen import frozen
from claims.model import Claim
from claims.period import is_dated, relation
from claims.units import dimension

PARTS = ("subject", "object", "metric", "aspect", "scope", "level", "basis", "period")
# Parts that say nothing where neither side tells them.
_SILENT = ("object", "metric", "scope", "level")
# Parts that may differ where subject, metric and aspect are equal.
_LEFT = ("object", "scope", "level", "basis", "period")
# Parts that every fact has, said or not. The others are absent where a text does not name them.
_ALWAYS = ("subject", "period")


@frozen()
class Match:
    """How two claims compare, part by part, and how their voices do.

    `differing` are the parts known to differ, `open` those that one side leaves out (or both, across articles),
    `assumed` those that both leave out within one article. `voices`: `same`; `apart` where different speakers
    estimate, forecast or aim; `modes` where one states and another forecasts.
    """

    differing: tuple[str, ...]
    open: tuple[str, ...]
    assumed: tuple[str, ...]
    voices: str

    @property
    def is_same_fact(self) -> bool:
        """Whether the gate lets the intervals decide."""
        return not self.differing and not self.open and self.voices != "modes"

    @property
    def is_known(self) -> bool:
        """Whether all parts are known equal and nobody's opinion is in play: `inconsistent` may be said."""
        return self.is_same_fact and not self.assumed and self.voices == "same"


def compare(case: Case, a: Claim, b: Claim) -> Match:
    """Return how two claims compare."""
    differing, unknown, assumed = list[str](), list[str](), list[str]()
    into = {"differs": differing, "open": unknown, "assumed": assumed}
    for part, left, right in zip(PARTS, _values(a), _values(b), strict=True):
        if left is None and right is None:
            if part in _SILENT or (part == "basis" and a.kind == "level"):
                continue
        elif left == right and left is not None:
            if part == "period" and a.span.document != b.span.document and _is_open(left, left, a, b):
                unknown.append(part)
            continue
        status = _status(case, part, left, right, a, b)
        if status != "same":
            into[status].append(part)
    if a.base.unit != b.base.unit and dimension(a.base.unit) != dimension(b.base.unit):
        differing.append("unit")
    return Match(tuple(differing), tuple(unknown), tuple(assumed), voices(a, b))


def differing(case: Case, a: Claim, b: Claim) -> list[str]:
    """Return the parts, as `compare` tells them, in which two claims of one subject, metric, aspect and dimension are known to
    differ.
    """
    found = list[str]()
    for part in _LEFT:
        left, right = getattr(a, part), getattr(b, part)
        if left == right or left is None or right is None:
            continue
        if part == "object":
            if party(left) != party(right):
                found.append(part)
        elif part != "period" or _status(case, part, left, right, a, b) == "differs":
            found.append(part)
    return found


def voices(a: Claim, b: Claim) -> str:
    """Return `same`, `apart` or `modes`: see `Match`."""
    if a.modality == b.modality == "actual":
        return "same"
    if a.modality != b.modality:
        return "modes"
    known = a.speaker == b.speaker and (a.speaker is not None or a.document == b.document)
    return "same" if known else "apart"


def _status(case: Case, part: str, left: str | None, right: str | None, a: Claim, b: Claim) -> str:
    """Return how a part lies that is not the same, or of which nothing is said: `same`, `differs`, `open` or `assumed`."""
    if left is None and right is None:
        if part not in _ALWAYS and not (part == "basis" and aspect(a) == "growth"):
            return "same"
        return "assumed" if a.document == b.document else "open"
    if left is None or right is None:
        return "open"
    if part != "period":
        return "differs"
    if _is_open(left, right, a, b):
        return "open"
    lies = relation(left, right, fiscal_year_end(case, a.subject))
    return {"same": "same", "unknown": "open"}.get(lies, "differs")


def _is_open(left: str, right: str, a: Claim, b: Claim) -> bool:
    """Whether a period says nothing beside another: a second quarter without a year is that of its own article."""
    return a.span.document != b.span.document and not (is_dated(left) and is_dated(right))


def _values(claim: Claim) -> tuple[str | None, ...]:
    """Return what a claim says of each of PARTS."""
    return (
        party(claim.subject),
        party(claim.object),
        claim.metric,
        aspect(claim),
        claim.scope,
        claim.level,
        claim.basis,
        claim.period,
    )
