"""A draft against an archive: the claims of other articles on the facts it speaks of, looked up by key.

What that costs depends on the draft, not on the archive: a fact is found by its hash, and of one that is told very often
only the claims nearest to the draft's are read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from claims.archive.conflicts import Found, on_agreement
from claims.archive.keys import Filed, case_of, filed
from claims.archive.names import Names, names_of
from claims.archive.store import Archive
from claims.checker.case import Case
from claims.checker.editions import standing
from claims.checker.engine import check_across
from claims.checker.facts import TELLINGS, readings, telling
from claims.checker.naming import phrase
from claims.interval import agree
from claims.model import Article, Claim, Finding
from claims.packs import Pack
from claims.parse.renamed import with_names

# Claims of one fact that are read: all where there are no more, else this third of them on each side of the draft's value.
_READ = 24
_SHARE = _READ // 3
_OF_FACT = "WHERE c.fact = ?"
_COUNTED = f"SELECT count(*) FROM (SELECT 1 FROM claims AS c {_OF_FACT} LIMIT {_READ + 1})"
# A plus keeps SQLite from walking all claims of the fact: those that are near are few, and found first.
_NEAREST = "WHERE +c.fact = ?"
# One that agrees is looked for among so many claims whose low ends are nearest.
_BELOW = f"SELECT document, place FROM claims AS c {_OF_FACT} AND c.low <= ? ORDER BY c.low DESC LIMIT {20 * _READ}"


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact of the drafts: their claims of it, each with where the archive would file it, and what the archive has of it.

    `numbers` are the hashes under which it may have the fact: one, but where some call its subject otherwise.
    """

    own: list[tuple[Filed, Claim]] = field(default_factory=list)
    numbers: dict[int, None] = field(default_factory=dict)
    recalled: dict[str, tuple[int, Claim]] = field(default_factory=dict)


def compare_with(
    archive: Archive,
    drafts: Sequence[Article],
    claims: Sequence[Claim],
    pack: Pack,
    *,
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Found:
    """Return what the rules on agreement find between drafts and the articles of an archive.

    An article of the archive that has the name or the very text of a draft is the draft itself, and left out. A finding
    is always on a claim of a draft: where articles of the archive contradict each other that is not the draft's business.
    """
    how = on_agreement(pack, select, ignore, language)
    names = names_of(archive, pack, drafts, claims)
    facts = _facts(pack, claims, names) if how.rules else {}
    own = archive.own(drafts, _other_names(drafts))
    for fact in facts.values():
        told = (told for number in fact.numbers for told in _recalled(archive, number, fact.own, own))
        fact.recalled.update((claim.id, (number, with_names(claim, names.canonical))) for number, claim in told)
    held = archive.articles({number for fact in facts.values() for number, _ in fact.recalled.values()})
    texts = {article.id: article for article in (*held.values(), *drafts)}
    case = Case((), texts, pack, language)
    kept: dict[str, Finding] = {}
    for round_ in _rounds(case, facts.values()):
        kept.update((f.fingerprint, f) for f in check_across(round_, texts, how) if f.verdict != "not_comparable")
    mine = {article.id for article in drafts}
    findings = [_introduced(case, f, mine) for f in kept.values() if mine & {e.span.document for e in f.evidence}]
    cited = {e.span.document for finding in findings for e in finding.evidence}
    pointed = {name for finding in findings for name in finding.claims}
    shown = (claim for fact in facts.values() for _, claim in fact.recalled.values() if claim.id in pointed)
    return Found(
        tuple(findings),
        tuple(sorted((a for a in held.values() if a.id in cited), key=lambda article: article.id)),
        tuple(sorted(shown, key=lambda claim: (claim.span, claim.id))),
        len(facts),
    )


def _other_names(drafts: Iterable[Article]) -> list[str]:
    """Return the names under which drafts may be in the archive: as given, or without the ./ before them."""
    return sorted({name for article in drafts for name in (article.id, os.path.normpath(article.id))})


def _facts(pack: Pack, claims: Iterable[Claim], names: Names) -> Mapping[int, _Fact]:
    """Return the facts of drafts that another article may contradict, by hash."""
    case = case_of(pack)
    found: dict[int, _Fact] = {}
    for claim in names.settled(claims):
        place = filed(case, claim)
        if place is None:
            continue
        if place.fact not in found:
            others = (filed(case, other) for other in names.otherwise(claim))
            found[place.fact] = _Fact(numbers=dict.fromkeys((place.fact, *(other.fact for other in others if other))))
        found[place.fact].own.append((place, claim))
    return found


def _recalled(
    archive: Archive, fact: int, own: Iterable[tuple[Filed, Claim]], drafts: Sequence[int]
) -> Iterator[tuple[int, Claim]]:
    """Yield the claims of other articles on a fact; where there are very many, those nearest to what the drafts say."""
    others = f"AND c.document NOT IN ({', '.join(map(str, drafts))})"
    if next(archive.rows(_COUNTED, (fact,)))[0] <= _READ:
        yield from archive.claims(f"{_OF_FACT} {others}", (fact,))
        return
    for place in dict.fromkeys(place for place, _ in own):
        yield from _near(archive, fact, place, others)


def _near(archive: Archive, fact: int, place: Filed, others: str) -> Iterator[tuple[int, Claim]]:
    """Yield the claims next above a value, next below it, and some that agree with it."""
    where = f"{_OF_FACT} {others}"
    yield from archive.claims(f"{where} AND c.low > ? ORDER BY c.low LIMIT {_SHARE}", (fact, place.high))
    yield from archive.claims(f"{where} AND c.high < ? ORDER BY c.high DESC LIMIT {_SHARE}", (fact, place.low))
    agreeing = f"{_NEAREST} {others} AND +c.high >= ? AND (c.document, c.place) IN ({_BELOW}) LIMIT {_SHARE}"
    yield from archive.claims(agreeing, (fact, place.low, fact, place.high))


def _rounds(case: Case, facts: Iterable[_Fact]) -> Iterator[list[Claim]]:
    """Yield claims to be checked together: of each fact one of the drafts, with what contradicts it, then with what agrees.

    Checked all at once, a finding would name two articles of the archive that contradict each other, and the draft, which
    agrees with one of them, as a third.
    """
    against: list[list[Claim]] = []
    beside: list[list[Claim]] = []
    for fact in facts:
        told = standing(case, (claim for _, claim in fact.recalled.values()))
        for turn, claim in enumerate(_distinct(fact.own) if told else ()):
            if turn == len(against):
                against.append([])
                beside.append([])
            agreeing = [other for other in told if _agree(claim, other)]
            parted = [other for other in told if not _agree(claim, other)]
            against[turn] += [claim, *parted] if parted else []
            beside[turn] += [claim, *_heard(case, claim, agreeing)] if agreeing else []
    return (held for held in (*against, *beside) if held)


def _heard(case: Case, claim: Claim, agreeing: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims that agree with one, of those that tell it alike so few that the checker, which hears some, hears it too."""
    voice, alike = telling(case, claim), 0
    for other in agreeing:
        alike += telling(case, other) == voice
        if alike < TELLINGS or telling(case, other) != voice:
            yield other


def _distinct(own: Iterable[tuple[Filed, Claim]]) -> Iterable[Claim]:
    """Return the claims of a draft on a fact, each value and voice once."""
    return {(place.low, place.high, claim.modality, claim.speaker): claim for place, claim in reversed([*own])}.values()


def _agree(claim: Claim, other: Claim) -> bool:
    return agree(claim.hard, readings(other, claim.base.unit))


def _introduced(case: Case, finding: Finding, drafts: Set[str]) -> Finding:
    """Return a finding that says which of its texts are from the archive, and of what day."""
    documents = list(dict.fromkeys(e.span.document for e in finding.evidence))
    spoken = case.articles[documents[0]]
    told = tuple(_archived(case, spoken, case.articles[name]) for name in documents if name not in drafts)
    return replace(finding, explanations=(*told, *finding.explanations))


def _archived(case: Case, spoken: Article, article: Article) -> str:
    """Return what an archived article is, in the language of the messages about `spoken`."""
    day = article.published.isoformat() if article.published else phrase(case, spoken, "archived_undated")
    title = "; ".join(part for part in (article.source, article.title) if part)
    return phrase(case, spoken, "archived", document=article.id, day=day, title=title or article.id)
