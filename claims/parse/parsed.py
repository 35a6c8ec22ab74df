"""What parsing gives, apart from what parses: whoever only passes it on loads none of that."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Claim, Unread


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one article claims. `numbers` counts the quantities seen, understood or not."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    numbers: int
