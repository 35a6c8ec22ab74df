"""One name for what several texts name differently: a Chinese name that one of them glosses in Latin, as its gloss.

An article that gives the gloss calls its company by it (see `introduced`); another that only has the Chinese name, a trusted
table or whoever asks for a company cannot know. Where all are at hand, they meet here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from claims.model import Article, Claim
from claims.packs import Pack
from claims.parse.cues import Cues, cues
from claims.parse.parties.glossed_zh import glosses, is_named_so


@dataclass(frozen=True, slots=True)
class Introductions:
    """The Latin names that Chinese texts give in brackets, each with the words in front of its bracket."""

    pairs: frozenset[tuple[str, str]]
    words: Cues

    def canonical(self, name: str) -> str:
        """Return the gloss of a Chinese name, any other name as it is; so too where two texts differ about it."""
        if not self.pairs or name.isascii():
            return name
        meant = {latin for front, latin in self.pairs if is_named_so(front, name, self.words)}
        return meant.pop() if len(meant) == 1 else name


def introductions(articles: Iterable[Article], claims: Iterable[Claim], pack: Pack) -> Introductions:
    """Return the glosses of articles that `claims` go by."""
    used = {
        name for claim in claims for told in (claim.subject, claim.object, claim.speaker) if told for name in told.split("; ")
    }
    found = (gloss for article in articles if article.language != "en" for gloss in glosses(article.shadow.text))
    return Introductions(frozenset((gloss.front, gloss.latin) for gloss in found if gloss.latin in used), cues(pack))


def renamed(claims: Sequence[Claim], known: Introductions) -> tuple[Claim, ...]:
    """Return claims with the canonical names of those they are about, concern and quote."""
    return tuple(with_names(claim, known.canonical) for claim in claims) if known.pairs else tuple(claims)


def with_names(claim: Claim, canonical: Callable[[str], str]) -> Claim:
    """Return a claim with the names that `canonical` gives for those it is about, concerns and quotes."""
    parties = claim.subject, claim.object, claim.speaker
    subject, object_, speaker = (_joined(told, canonical) for told in parties)
    if (subject, object_, speaker) == parties:
        return claim
    return replace(claim, subject=subject, object=object_, speaker=speaker)


def _joined(told: str | None, canonical: Callable[[str], str]) -> str | None:
    return told and "; ".join(dict.fromkeys(map(canonical, told.split("; "))))
