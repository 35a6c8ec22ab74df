"""Which number of a sentence plays which part in a relation, by the words that stand at it: 每股配息4元, a payout ratio of 60%.

Links are not asked: where a sentence names a dividend, the earnings and the payout, each beside its number, it says how they
belong together, whatever was read of their periods. The words are those of rules/relations.toml, [roles].
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.checker.case import Case
from claims.checker.cues import guards, pattern, words
from claims.checker.sharelists import stretches
from claims.model import Claim
from claims.packs import Pack
from claims.units import shape

# How far, in characters, the name of a number may stand before it.
_BEFORE = {"zh": 12, "en": 34}
_END = re.compile(r"[，；;。、]|,(?!\d)|\.\s|[（(]")
# What is told for each share costs less.
MANY = 100_000


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of a relation, in the order of its formula, with the words that name them and the sorts of units they have.

    Some words (including net debt) name a number only where they stand behind it: `of_word` is by word and that.
    """

    names: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    of_word: Mapping[tuple[str, bool], tuple[str, ...]]
    sorts: Mapping[str, tuple[str, ...]]


@cache
def roles(pack: Pack, names: tuple[str, ...]) -> Roles:
    """Return the parts of some names as relations.toml lists them: their words together, so that the longest is the one meant."""
    held: dict[tuple[str, bool], list[str]] = {}
    for name in (*names, "none"):
        for word in words(pack, f"roles.{name}"):
            held.setdefault((word.lower(), False), []).append(name)
            held.setdefault((word.lower(), True), []).append(name)
        for word in words(pack, f"roles.behind.{name}"):
            held.setdefault((word.lower(), True), []).append(name)
    before, behind = (tuple(word for word, is_behind in held if is_behind == way) for way in (False, True))
    sorts = {name: words(pack, f"roles.units.{name}") for name in names}
    of_word = {key: tuple(owners) for key, owners in held.items()}
    return Roles(names, pattern(before, guards(pack)), pattern(behind, guards(pack)), of_word, sorts)


@dataclass(frozen=True, slots=True)
class Filled:
    """The numbers that may be each part; `is_one` where one sentence tells them all, else the one before has some of them."""

    parts: Mapping[str, Sequence[Claim]]
    is_one: bool


def filled(case: Case, held: Roles) -> Iterator[Filled]:
    """Yield for each sentence that tells the first part the numbers that may be each: of it, else of the one before as well."""
    wanted = len(held.names)
    # Each part takes a number of its own.
    pairs = case.once((filled, wanted), lambda: _pairs(case, wanted))
    may_tell = {name: _may_tell(case, held, name) for name in case.names} if pairs else {}
    for near, claims in pairs if any(may_tell.values()) else ():
        if not may_tell[claims[0].document] or not any(_is_sort(held.sorts[held.names[0]], c) for c in claims):
            continue
        near = near if near and _is_next(case, near[-1], claims[0]) else []
        found = _parts(case, held, claims) if len(claims) + len(near) >= wanted else {}
        if not found or not found[held.names[0]]:
            continue
        is_one = all(found.values())
        if not is_one:
            earlier = _parts(case, held, near)
            if any(found[name] and earlier[name] for name in held.names):
                continue  # both tell of it: which goes with which is open
            found = {name: found[name] or earlier[name] for name in held.names}
        if all(found.values()):
            yield Filled(found, is_one)


def filled_apart(case: Case, held: Roles, documents: Set[str]) -> Iterator[Filled]:
    """Yield for each of some articles the numbers that it names anywhere for all parts."""
    for claims in case.documents():
        name = claims[0].document
        if name not in documents or len(claims) < len(held.names) or not _may_tell(case, held, name):
            continue
        found = _parts(case, held, claims)
        if all(found.values()):
            yield Filled(found, False)


def _pairs(case: Case, numbers: int) -> list[tuple[Sequence[Claim], Sequence[Claim]]]:
    """Return each sentence with the one before it, where the two tell so many numbers."""
    held = stretches(case)
    pairs = zip(([], *held), held, strict=False)
    return [(near, claims) for near, claims in pairs if len(near) + len(claims) >= numbers]


def _may_tell(case: Case, held: Roles, document: str) -> bool:
    """Whether the words of all parts that have any may stand in a text."""
    return all(case.says(document, *cues_of(name)) for name in with_words(case.pack, held.names))


def with_words(pack: Pack, names: Iterable[str]) -> list[str]:
    """Return those of some parts that have words of their own."""
    return [name for name in names if words(pack, f"roles.{name}")]


def cues_of(name: str) -> tuple[str, ...]:
    """Return where relations.toml lists the words of a part."""
    return f"roles.{name}", f"roles.behind.{name}"


def _is_next(case: Case, last: Claim, first: Claim) -> bool:
    return last.document == first.document and case.paragraph(last) == case.paragraph(first) and last.zone != "title"


def _parts(case: Case, held: Roles, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {name: [] for name in held.names}
    for claim in claims:
        if (
            claim.zone == "title"
            or claim.kind in ("growth", "ordinal")
            or (claim.kind == "change" and not _is_amount(case, claim))
        ):
            continue
        fitting = [name for name in held.names if _is_sort(held.sorts[name], claim)]
        for name in _named(case, held, claim) if fitting else ():
            if name in fitting:
                found[name].append(claim)
                break
    for name in held.names:
        if not words(case.pack, f"roles.{name}"):
            found[name] = [c for c in claims if _is_sort(held.sorts[name], c)]
    return found


def _is_amount(case: Case, claim: Claim) -> bool:
    """Whether what was read as a change is an amount by the words right before it: 增加值1.9万亿元."""
    head = case.clause_head(claim).rstrip(" 约近达为是")
    return any(found.end() == len(head) for found in case.cue("roles.amounts").finditer(head))


def _is_sort(sorts: Sequence[str], claim: Claim) -> bool:
    """Whether a number is of one of some sorts of units; what is told for each share is small, a sum of money is not."""
    unit = claim.base.unit
    own = "share" if unit == "share" else "money/share" if unit.endswith("/share") else shape(unit)
    size = abs(claim.base.low if claim.base.low is not None else claim.base.high or Decimal(0))
    if own != "money":
        return own in sorts
    return ("money/share" in sorts and size < MANY) or ("money" in sorts and size >= MANY)


def _named(case: Case, held: Roles, claim: Claim) -> Iterator[str]:
    """Yield the parts whose words stand right behind a number, then those whose words stand nearest before it."""
    language = "en" if case.articles[claim.document].language == "en" else "zh"
    head, tail, rest = case.once((_around, claim.id), lambda: _around(case, claim))
    behind = held.behind.match(tail) or (held.behind.match(rest) if rest else None)
    if behind is not None:
        yield from held.of_word[_key(behind.group()), True]
    before = next(reversed(list(held.before.finditer(head))), None)
    if before is not None and len(head) - before.end() <= _BEFORE[language]:
        yield from held.of_word[_key(before.group()), False]
    elif behind is None and claim.found.get("metric") == "stated" and claim.metric:
        yield from (name for name in held.names if claim.metric in words(case.pack, f"roles.metrics.{name}"))


def _around(case: Case, claim: Claim) -> tuple[str, str, str]:
    """Return the words of its clause before a number, those behind it, and these without a light word that they begin with."""
    claims = case.sentence_claims(claim)
    place = claims.index(claim)
    end = claims[place + 1].span.start if place + 1 < len(claims) else claim.sentence.end
    tail = _END.split(case.cut(claim.document, claim.span.end, end))[0].lstrip()
    light = case.cue("roles.light").match(tail)
    start = max(claim.sentence.start, claims[place - 1].span.end if place else claim.sentence.start)
    head = _END.split(case.cut(claim.document, start, claim.span.start))[-1]
    return head, tail, tail[light.end() :].lstrip() if light else ""


def _key(found: str) -> str:
    return " ".join(found.lower().split())
