"""How the claims of a case lie: in which order, in which document, on which metric."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.model import Claim, Span

_FULL_LINE = re.compile(r"^[^\n]*\S", re.MULTILINE)


def spot(claim: Claim) -> tuple[str, int, int, str]:
    """Return what claims are ordered by: document and place."""
    span = claim.span
    return span.document, span.start, span.end, claim.id


def by_metric(claims: Iterable[Claim]) -> dict[str | None, tuple[Claim, ...]]:
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        held = found.get(claim.metric)
        if held is None:
            found[claim.metric] = [claim]
        else:
            held.append(claim)
    return {name: tuple(held) for name, held in found.items()}


def by_document(claims: tuple[Claim, ...]) -> dict[str, tuple[Claim, ...]]:
    """Return the claims of each document, of claims in order."""
    found: dict[str, tuple[Claim, ...]] = {}
    start = 0
    for place, claim in enumerate(claims):
        document = claims[start].span.document
        if claim.span.document != document:
            found[document] = claims[start:place]
            start = place
    if claims:
        found[claims[start].span.document] = claims[start:]
    return found


def place_of(span: Span) -> tuple[str, int, int]:
    return span.document, span.start, span.end


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Return where the lines that are not blank begin."""
    return tuple([match.start() for match in _FULL_LINE.finditer(text)])
