"""Facts that the articles of an archive tell otherwise: keys first, by the database; then the checker, on those alone.

Of a fact the greatest low end above the least high end shows that some claims of it cannot both hold. What such a pair is
worth (a slip, a tension, a later value, nothing) the rules on agreement say, as they would of the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claims.archive.keys import case_of, filed
from claims.archive.names import Names, names_of
from claims.archive.store import Archive
from claims.checker.engine import Terms, check_across, terms
from claims.checker.merging import order
from claims.model import Article, Claim, Finding
from claims.packs import Pack
from claims.parse.renamed import with_names

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
_APART_AMONG = "SELECT count(*) FROM claims WHERE fact IN ({}) HAVING min(document) < max(document) AND max(low) > min(high)"
_ABOUT = "WHERE c.subject = ? AND c.fact IS NOT NULL"
_ABOUT_JOINTLY = "WHERE instr(c.subject, '; ') AND instr('; ' || c.subject || '; ', '; ' || ? || '; ') AND c.fact IS NOT NULL"
_OF_FACT = "WHERE c.fact IN ({})"


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact that some claims tell otherwise: its hash, and how many claims of it there are.

    `others` are the hashes of the same fact about the same company by another name.
    """

    fact: int
    claims: int
    others: tuple[int, ...] = ()


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


def all_apart(archive: Archive, names: Names, pack: Pack) -> Iterator[Apart]:
    """Yield the facts that several articles tell otherwise, whatever these call whom they are about."""
    others = _other_hashes(archive, names, pack)
    seen = {*others, *(number for numbers in others.values() for number in numbers)}
    yield from (apart for apart in facts_apart(archive) if apart.fact not in seen)
    for fact, numbers in others.items():
        marks = ", ".join("?" * (1 + len(numbers)))
        yield from (Apart(fact, count, numbers) for (count,) in archive.rows(_APART_AMONG.format(marks), (fact, *numbers)))


def _other_hashes(archive: Archive, names: Names, pack: Pack) -> dict[int, tuple[int, ...]]:
    """Return, by the hash of a fact, those of the same fact by other names of whom it is about."""
    case = case_of(pack)
    found: dict[int, dict[int, None]] = {}
    for name, _ in names.taught():
        for query in (_ABOUT, _ABOUT_JOINTLY):
            for _, claim in archive.claims(query, (name,)):
                was, now = filed(case, claim), filed(case, with_names(claim, names.canonical))
                if was and now and was.fact != now.fact:
                    found.setdefault(now.fact, {})[was.fact] = None
    return {fact: tuple(numbers) for fact, numbers in found.items()}


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
    names = names_of(archive, pack)
    apart = all_apart(archive, names, pack) if how.rules else iter(())
    findings: list[Finding] = []
    articles: dict[str, Article] = {}
    claims: dict[str, Claim] = {}
    facts = 0
    while batch := list(islice(apart, _TOGETHER if limit is None else min(_TOGETHER, limit - facts))):
        facts += len(batch)
        witnesses = (witness for fact in batch for witness in _witnesses(archive, fact))
        told = {claim.id: (number, with_names(claim, names.canonical)) for number, claim in witnesses}
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
    key = (apart.fact, *apart.others)
    where = _OF_FACT.format(", ".join("?" * len(key)))
    if apart.claims <= WITNESSES:
        return archive.claims(where, key)
    ends = (f"{where} ORDER BY c.low DESC LIMIT {WITNESSES // 2}", f"{where} ORDER BY c.high LIMIT {WITNESSES // 2}")
    return {claim.id: (number, claim) for end in ends for number, claim in archive.claims(end, key)}.values()
