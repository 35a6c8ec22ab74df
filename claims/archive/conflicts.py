"""Facts that the articles of an archive tell otherwise: keys first, by the database; then the checker, on those alone.

Of a fact the greatest low end above the least high end shows that some claims of it cannot both hold. What such a pair is
worth (a slip, a tension, a later value, nothing) the rules on agreement say, as they would of the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.archive.store import Archive
from claims.checker.engine import check
from claims.checker.exchange import Rates
from claims.model import Article, Claim, Finding
from claims.packs import Pack

# Claims of one fact that are looked at: as many as the rules compare with each other.
WITNESSES = 60
# Facts whose claims are checked at once.
_TOGETHER = 50
# The kinds of rules that compare claims of one fact.
KINDS = ("agreement", "exchange")

_APART = (
    "SELECT fact, sort, count(*) FROM claims WHERE shared GROUP BY fact, sort "
    "HAVING min(document) < max(document) AND max(low) > min(high)"
)
_PAIRS = (
    "SELECT a.document, a.place, b.document, b.place FROM claims AS a JOIN claims AS b "
    "ON b.fact = a.fact AND b.sort = a.sort AND b.shared AND b.low > a.high WHERE a.fact = ? AND a.sort = ? AND a.shared "
    "AND a.high < (SELECT max(low) FROM claims WHERE fact = ? AND sort = ? AND shared) LIMIT ?"
)
_OF_FACT = "WHERE c.fact = ? AND c.sort = ? AND c.shared"


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact that some claims tell otherwise: its hashes, and how many claims of it there are."""

    fact: int
    sort: int
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
    key = (apart.fact, apart.sort)
    for lower, at, higher, there in archive.rows(_PAIRS, (*key, *key, limit)):
        yield (lower, at), (higher, there)


def find_conflicts(
    archive: Archive,
    pack: Pack,
    *,
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rates: Rates | None = None,
    limit: int | None = None,
) -> Found:
    """Return the findings of the rules on agreement between the articles of an archive.

    `limit` is how many facts are looked at; a fact has at most `WITNESSES` claims looked at, those furthest apart.
    """
    names = rules_of(pack, select)
    apart = facts_apart(archive)
    findings: list[Finding] = []
    articles: dict[str, Article] = {}
    claims: dict[str, Claim] = {}
    facts = 0
    while names and (batch := list(islice(apart, _TOGETHER if limit is None else min(_TOGETHER, limit - facts)))):
        facts += len(batch)
        told = {claim.id: (number, claim) for fact in batch for number, claim in _witnesses(archive, fact)}
        held = archive.articles({number for number, _ in told.values()})
        texts = {article.id: article for article in held.values()}
        every = [claim for _, claim in told.values()]
        found = check(every, texts, pack, language=language, select=names, ignore=ignore, within=False, rates=rates)
        findings += (finding for finding in found if finding.verdict != "not_comparable")
        _keep(found, texts, {claim.id: claim for claim in every}, articles, claims)
    ordered = sorted(findings, key=lambda f: (f.evidence[0].span, f.rule, f.claims, f.message))
    return Found(tuple(ordered), _sorted(articles), tuple(claims[name] for name in sorted(claims)), facts, sum(1 for _ in apart))


def rules_of(pack: Pack, select: Sequence[str]) -> tuple[str, ...]:
    """Return the rules that compare claims of one fact, of those selected."""
    rules = (rule for rule in pack.rules.values() if rule.kind in KINDS)
    return tuple(rule.id for rule in rules if not select or rule.id in select or rule.kind in select)


def _witnesses(archive: Archive, apart: Apart) -> Iterable[tuple[int, Claim]]:
    """Return the claims of a fact; of one that is told very often those with the least and the greatest values."""
    key = (apart.fact, apart.sort)
    if apart.claims <= WITNESSES:
        return archive.claims(_OF_FACT, key)
    ends = (f"{_OF_FACT} ORDER BY c.low DESC LIMIT {WITNESSES // 2}", f"{_OF_FACT} ORDER BY c.high LIMIT {WITNESSES // 2}")
    return {claim.id: (number, claim) for end in ends for number, claim in archive.claims(end, key)}.values()


def _keep(
    findings: Iterable[Finding],
    texts: Mapping[str, Article],
    told: Mapping[str, Claim],
    articles: dict[str, Article],
    claims: dict[str, Claim],
) -> None:
    """Add the articles and claims that findings point at."""
    for finding in findings:
        articles.update((e.span.document, texts[e.span.document]) for e in finding.evidence)
        claims.update((name, told[name]) for name in finding.claims)


def _sorted(articles: Mapping[str, Article]) -> tuple[Article, ...]:
    return tuple(articles[name] for name in sorted(articles))
