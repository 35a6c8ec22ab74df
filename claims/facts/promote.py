"""Writes a pinned fact from a claim."""

from __future__ import annotations

import json

from claims.model import Article, Claim
from claims.packs import Pack


def promoted(claim: Claim, article: Article, pack: Pack) -> str:
    """Return the `[[fact]]` table that pins what a claim says, as of the article's date.

    A claim whose metric is not in the vocabulary has no name that a fact could use: raises `ValueError`.
    """
    if claim.metric not in pack.metrics:
        raise ValueError(f"{claim.id}: “{claim.quote}” is of no metric of the vocabulary")
    keys = {
        "subject": claim.subject,
        "metric": claim.metric,
        "scope": claim.scope,
        "period": claim.period,
        "basis": claim.basis,
        "kind": claim.kind if claim.kind != "level" else None,
        "value": _value(claim),
        "source": article.source or article.title or article.id,
        "as_of": article.published.isoformat() if article.published else None,
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in keys.items() if value]
    return "\n".join(["[[fact]]", *lines, ""])


def _value(claim: Claim) -> str:
    """Return the words of a number as shown in one line; a fall is written with a sign."""
    words = " ".join(claim.quote.split())
    falls = claim.direction == "down" and claim.kind in ("growth", "change") and not words.startswith(("-", "−"))
    return f"-{words}" if falls and words[:1].isdigit() else words
