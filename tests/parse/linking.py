"""How the tests of linking print a claim."""

from __future__ import annotations

from datetime import date
from functools import cache

from claims.model import Claim
from claims.packs import Pack, load
from claims.parse.assemble import parse
from claims.reader import read_text

PUBLISHED = date(2025, 11, 14)


@cache
def pack() -> Pack:
    return load()


def claims(text: str, language: str, published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return parse(read_text(text, published=published, language=language), pack()).claims


def links(text: str, language: str) -> tuple[str, ...]:
    """Return the claims of a text, one line each."""
    return tuple(printed(claim) for claim in claims(text, language))


def printed(claim: Claim) -> str:
    """Return a claim as quote | subject | metric | kind and direction | period | modality | the rest."""
    parts = [
        claim.quote,
        claim.subject or "-",
        claim.metric or "-",
        f"{claim.kind} {claim.direction or '-'}",
        claim.period or "-",
        claim.modality,
    ]
    rest = {"object": claim.object, "basis": claim.basis, "scope": claim.scope, "speaker": claim.speaker}
    if any(rest.values()):
        parts.append(", ".join(f"{name}={value}" for name, value in rest.items() if value))
    return " | ".join(parts)
