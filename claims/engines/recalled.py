"""What came of before, as long as nothing has changed that it comes of: articles and their claims, the code, the rules.

What the rules find in one article, what they find between the articles of a run, and by which of their names its claims go,
are pure functions; so what they gave once is kept beside the claims (see `claims.cache`). A rule that crashed is asked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claims.cache import Cache, checking
from claims.model import Article, Claim, Finding
from claims.records import finding_of, finding_row, packed, row_of

if TYPE_CHECKING:
    from claims.records import Json

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Recalled:
    """The findings that a cache holds of checks on some terms; `terms` tells these from all others."""

    cache: Cache
    terms: str

    def alone(self, article: Article, claims: Sequence[Claim], work: Callable[[], list[Finding]]) -> list[Finding]:
        """Return what `work` finds in an article."""
        return self._made("alone", [self.state(article, claims)], work)

    def between(self, states: Iterable[str], work: Callable[[], list[Finding]]) -> list[Finding]:
        """Return what `work` finds between articles of these states."""
        return self._made("between", states, work)

    def state(self, article: Article, claims: Iterable[Claim]) -> str:
        """Return a hash of all that rules look at of an article."""
        damage = [[d.kind, d.start, d.end, d.quote] for d in article.damage]
        told = packed([article.id, damage, [[claim.id, row_of(claim)] for claim in claims]])
        return hashlib.blake2b(self.cache.key(article).encode() + told, digest_size=20).hexdigest()

    def _made(self, what: str, states: Iterable[str], work: Callable[[], list[Finding]]) -> list[Finding]:
        key = _hash(what, self.terms, *states)
        held = _read(self.cache.recall(key))
        if held is not None:
            return held
        found = work()
        if not any(finding.kind == "internal" for finding in found):
            self.cache.remember(key, [cast("Json", list(finding_row(finding))) for finding in found])
        return found


def loadable(folders: Sequence[Path], cache: Cache | None) -> None:
    """Raise `PackError` where the rule packs of some folders cannot be used; those of before, unchanged, are not read again."""
    key = _hash("pack", checking(tuple(folders))) if cache else ""
    if cache and cache.recall(key) is True:
        return
    from claims.packs import load

    load(*folders)
    if cache:
        cache.remember(key, True)


def renamed(
    cache: Cache | None, articles: Sequence[Article], claims: Sequence[Claim], work: Callable[[], tuple[Claim, ...]]
) -> tuple[Claim, ...]:
    """Return the claims that parsing made of some articles under the names they go by among all of these: what `work` makes."""
    if len(articles) < _SEVERAL:
        return tuple(claims)
    if cache is None:
        return work()
    key = _hash("names", *map(cache.key, articles))
    changes = cache.recall(key)
    if isinstance(changes, list):
        with suppress(TypeError, ValueError, IndexError):
            return _with_names(claims, cast("list[tuple[int, str, str, str]]", changes))
    settled = work()
    changed = (place for place, claim in enumerate(settled) if claim is not claims[place])
    cache.remember(key, [[place, *_parties(settled[place])] for place in changed])
    return settled


def _with_names(claims: Sequence[Claim], changes: Iterable[tuple[int, str, str, str]]) -> tuple[Claim, ...]:
    held = list(claims)
    for place, subject, object_, speaker in changes:
        held[place] = replace(held[place], subject=subject, object=object_, speaker=speaker)
    return tuple(held)


def _parties(claim: Claim) -> tuple[str | None, str | None, str | None]:
    return claim.subject, claim.object, claim.speaker


def _hash(*parts: str) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def _read(rows: Json) -> list[Finding] | None:
    """Return the findings of an entry; None where it holds none, or something else."""
    if not isinstance(rows, list):
        return None
    try:
        return [finding_of(cast("Sequence[object]", row)) for row in rows]
    except ValueError:
        return None
