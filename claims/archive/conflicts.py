"""Facts that the articles of an archive tell otherwise: keys first, by the database; then the checker, on those alone.

What a pair of claims that part is worth (a slip, a tension, a later value, nothing) the rules on agreement say, as they would
of the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from claims.archive.apart import WITNESSES, Apart, all_apart
from claims.archive.names import Names, names_of
from claims.archive.store import Archive
from claims.checker.engine import Terms, check_across, check_article, terms
from claims.checker.merging import merged
from claims.checker.onefact import may_agree
from claims.model import Article, Claim, Finding
from claims.packs import Pack
from claims.parse.renamed import with_names

# Facts whose claims are checked at once.
_TOGETHER = 50
# The kind of rule that compares claims of one fact.
KIND = "agreement"

_OF_FACT = "WHERE c.fact IN ({})"
_OF_ARTICLE = "WHERE c.document = ? ORDER BY c.place"


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


@dataclass(frozen=True, slots=True)
class _Look:
    """Facts looked at together: the claims that tell of them, by id, with the numbers of their documents, and the articles."""

    facts: Sequence[Sequence[Claim]]
    claims: Mapping[str, Claim]
    numbers: Mapping[str, int]
    texts: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class _Judge:
    """What judges the claims of facts: the archive, the terms of the check, and what is known of names."""

    archive: Archive
    how: Terms
    names: Names
    within: bool
    across: bool

    def look(self, batch: Iterable[Apart]) -> _Look:
        """Return what is to be looked at of some facts."""
        numbers: dict[str, int] = {}
        facts: list[list[Claim]] = []
        for apart in batch:
            told = list(_witnesses(self.archive, apart))
            numbers.update((claim.document, number) for number, claim in told)
            facts.append([with_names(claim, self.names.canonical) for _, claim in told])
        texts = {article.id: article for article in self.archive.articles(numbers.values()).values()}
        return _Look(facts, {claim.id: claim for held in facts for claim in held}, numbers, texts)

    def found(self, look: _Look) -> Iterator[Finding]:
        """Yield what the rules find in what is looked at."""
        alone = [finding for name in _torn(look.facts) for finding in self._alone(look, name)]
        yield from alone if self.within else ()
        if self.across:
            told = check_across(look.claims.values(), look.texts, self.how, alone)
            yield from (finding for finding in told if finding.verdict != "not_comparable")

    def _alone(self, look: _Look, name: str) -> Iterator[Finding]:
        """Yield what is found within one article of the claims that are looked at, its others around them."""
        whole = self.archive.claims(_OF_ARTICLE, (look.numbers[name],))
        told = [with_names(claim, self.names.canonical) for _, claim in whole]
        for finding in check_article(told, look.texts[name], self.how):
            if finding.verdict != "not_comparable" and look.claims.keys() >= {*finding.claims}:
                yield finding


def _torn(facts: Iterable[Iterable[Claim]]) -> list[str]:
    """Return the names of the articles that contradict themselves on some fact."""
    found: set[str] = set()
    for held in facts:
        homes: dict[str, list[Claim]] = {}
        for claim in held:
            homes.setdefault(claim.document, []).append(claim)
        found |= {name for name, own in homes.items() if any(not may_agree(a, b) for a, b in combinations(own, 2))}
    return sorted(found)


def find_conflicts(
    archive: Archive,
    pack: Pack,
    *,
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    within: bool = True,
    across: bool = True,
    limit: int | None = None,
) -> Found:
    """Return what the rules on agreement find of the facts of an archive: `within` its articles, `across` them, or both.

    `limit` is how many facts are looked at; a fact has at most `WITNESSES` claims looked at, those furthest apart.
    """
    how, names = on_agreement(pack, select, ignore, language), names_of(archive, pack)
    judge = _Judge(archive, how, names, within, across)
    apart = (fact for fact in all_apart(archive, names, pack) if within or fact.several) if how.rules else iter(())
    findings: list[Finding] = []
    articles: dict[str, Article] = {}
    claims: dict[str, Claim] = {}
    facts = 0
    while batch := list(islice(apart, _TOGETHER if limit is None else min(_TOGETHER, limit - facts))):
        facts += len(batch)
        look = judge.look(batch)
        found = list(judge.found(look))
        findings += found
        articles.update((e.span.document, look.texts[e.span.document]) for f in found for e in f.evidence)
        claims.update((name, look.claims[name]) for f in found for name in f.claims)
    kept = sorted(claims.values(), key=lambda claim: (claim.span, claim.id))
    texts_found = tuple(articles[name] for name in sorted(articles))
    return Found(merged(findings), texts_found, tuple(kept), facts, sum(1 for _ in apart))


def on_agreement(pack: Pack, select: Sequence[str], ignore: Sequence[str], language: str) -> Terms:
    """Return the terms of a check by those of the rules asked for that compare claims of one fact. Raises `PackError`."""
    how = terms(pack, select=select, ignore=ignore, language=language)
    return replace(how, rules=tuple(rule for rule in how.rules if rule.kind == KIND))


def _witnesses(archive: Archive, apart: Apart) -> Iterable[tuple[int, Claim]]:
    """Return the claims of a fact; of one that is told very often those with the least and the greatest values."""
    key = (apart.fact, *apart.others)
    where = _OF_FACT.format(", ".join("?" * len(key)))
    if apart.claims <= WITNESSES:
        return archive.claims(where, key)
    ends = (f"{where} ORDER BY c.low DESC LIMIT {WITNESSES // 2}", f"{where} ORDER BY c.high LIMIT {WITNESSES // 2}")
    return {claim.id: (number, claim) for end in ends for number, claim in archive.claims(end, key)}.values()
