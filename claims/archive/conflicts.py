"""Facts that the articles of an archive tell otherwise: keys first, by the database; then the checker, on those alone.

Of a fact the greatest low end above the least high end shows that some claims of it cannot both hold. What such a pair is
worth (a slip, a tension, a later value, nothing) the rules on agreement say, as they would of the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claims.archive.store import Archive
from claims.checker.engine import Terms, check_across, terms
from claims.checker.merging import order
from claims.model import Article, Claim, Finding
from claims.packs import Pack

# Claims of one fact that are looked at: as many as the rules compare with each other.
WITNESSES = 60
# Facts whose claims are checked at once.
_TOGETHER = 50
# The kind of rule that compares claims of one fact.
KIND = "agreement"

_APART = (
    "SELECT fact, count(*) FROM claims WHERE fact IS NOT NULL GROUP BY fact "
    "HAVING min(document) < max(document) AND max(low) > min(high)"
)
_PAIRS = (
    "SELECT a.document, a.place, b.document, b.place FROM claims AS a JOIN claims AS b "
    "ON b.fact = a.fact AND b.low > a.high WHERE a.fact = ? "
    "AND a.high < (SELECT max(low) FROM claims WHERE fact = ?) LIMIT ?"
)
_OF_FACT = "WHERE c.fact = ?"


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact that some claims tell otherwise: its hash, and how many claims of it there are."""

    fact: int
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a look into an archive found, with the articles and claims that the findings point at.

    `facts` counts the facts that were looked at, `left` those that were not: more were asked for than the limit allows.
    """

    findings: tuple[Finding, ...]
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    facts: int
    left: int = 0


def facts_apart(archive: Archive) -> Iterator[Apart]:
    """Yield the facts that several articles tell, and whose claims cannot all hold as their numbers stand."""
    return (Apart(*row) for row in archive.rows(_APART))


def pairs_apart(archive: Archive, apart: Apart, limit: int = WITNESSES) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield pairs of claims of a fact that share no value, the lower one first, each as document and place."""
    for lower, at, higher, there in archive.rows(_PAIRS, (apart.fact, apart.fact, limit)):
        yield (lower, at), (higher, there)


def find_conflicts(
    archive: Archive,
    pack: Pack,
    *,
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    limit: int | None = None,
) -> Found:
    """Return the findings of the rules on agreement between the articles of an archive.

    `limit` is how many facts are looked at; a fact has at most `WITNESSES` claims looked at, those furthest apart.
    """
    how = on_agreement(pack, select, ignore, language)
    apart = facts_apart(archive) if how.rules else iter(())
    findings: list[Finding] = []
    articles: dict[str, Article] = {}
    claims: dict[str, Claim] = {}
    facts = 0
    while batch := list(islice(apart, _TOGETHER if limit is None else min(_TOGETHER, limit - facts))):
        facts += len(batch)
        told = {claim.id: (number, claim) for fact in batch for number, claim in _witnesses(archive, fact)}
        held = archive.articles({number for number, _ in told.values()})
        texts = {article.id: article for article in held.values()}
        found = [f for f in check_across((claim for _, claim in told.values()), texts, how) if f.verdict != "not_comparable"]
        findings += found
        articles.update((e.span.document, texts[e.span.document]) for f in found for e in f.evidence)
        claims.update((name, told[name][1]) for f in found for name in f.claims)
    kept = sorted(claims.values(), key=lambda claim: (claim.span, claim.id))
    texts_found = tuple(articles[name] for name in sorted(articles))
    return Found(tuple(sorted(findings, key=order)), texts_found, tuple(kept), facts, sum(1 for _ in apart))


def on_agreement(pack: Pack, select: Sequence[str], ignore: Sequence[str], language: str) -> Terms:
    """Return the terms of a check by those of the rules asked for that compare claims of one fact. Raises `PackError`."""
    how = terms(pack, select=select, ignore=ignore, language=language)
    return replace(how, rules=tuple(rule for rule in how.rules if rule.kind == KIND))


def _witnesses(archive: Archive, apart: Apart) -> Iterable[tuple[int, Claim]]:
    """Return the claims of a fact; of one that is told very often those with the least and the greatest values."""
    key = (apart.fact,)
    if apart.claims <= WITNESSES:
        return archive.claims(_OF_FACT, key)
    ends = (f"{_OF_FACT} ORDER BY c.low DESC LIMIT {WITNESSES // 2}", f"{_OF_FACT} ORDER BY c.high LIMIT {WITNESSES // 2}")
    return {claim.id: (number, claim) for end in ends for number, claim in archive.claims(end, key)}.values()
