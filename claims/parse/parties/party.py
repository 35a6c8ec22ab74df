"""One side of a claim: who, and how it was found."""

from __future__ import annotations

from typing import NamedTuple

from claims.parse.parties.actor import Actor


class Party(NamedTuple):
    """One side of a claim: canonical names and how they were found."""

    actors: tuple[Actor, ...]
    found: str

    @property
    def name(self) -> str:
        return "; ".join(dict.fromkeys(actor.name for actor in self.actors))
