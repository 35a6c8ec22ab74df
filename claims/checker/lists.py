"""Lists of parts: which numbers a total stands for, where the words leave no doubt that these are all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.cues import words as listed_words
from claims.checker.presented import words_before
from claims.checker.relations import SHORTEST, Stated
from claims.checker.terms import counted
from claims.interval import agree, hull
from claims.model import Claim
from claims.period import relation

# From so many parts on a total right behind them is theirs; with "the others" among them, fewer do.
_PARTS, _WITH_REST = 3, 2
# How far, in characters, two parts of a list may stand apart, and how many numbers back one of several owners is told.
_APART, _TOLD = 90, 20
# A dash or a colon that breaks a number down, and what ends such a list.
_BROKEN_DOWN = re.compile(r"[^,，。;；\d]{0,40}?\s*(?:—+|–|:|：|\s-\s)\s*(?![\d]+(?:[-–]\d)?[:：])")
_DASH = re.compile(r"—|–|\s-\s|[;；。]")
# Blanks and marks between the words of a total.
_BLANK = re.compile(r"[\s,，、()（）]")


def listed(case: Case, stated: Stated) -> tuple[Claim, ...]:
    """Return the parts of a total that stand in one list right before it, or right behind "comprising"; () where in doubt."""
    claim, sentence = stated.claim, case.sentence_claims(stated.claim)
    place = sentence.index(claim)
    behind = stated.cue is not None and case.cue("arithmetic.comprises").fullmatch(stated.cue.words) is not None
    if not behind and not _is_bare(case, stated):
        return ()
    near = sentence[place + 1 :] if behind else tuple(reversed(sentence[:place]))
    parts = tuple(sorted(_run(case, claim, near), key=lambda c: c.span))
    if behind and not (parts and _is_whole(case, claim, parts, is_counted=False)):
        parts = _comprised(case, claim, near)
        return parts if parts and _is_whole(case, claim, parts, is_counted=True) else ()
    if not behind:
        parts = (*_begun(case, claim, parts), *parts)
    is_counted = not behind and counted(case.pack, words_before(case, claim)) == len(parts)
    fewest = _WITH_REST if behind or is_counted or _has_rest(case, parts) else _PARTS
    return parts if len(parts) >= fewest and _is_whole(case, claim, parts, is_counted) else ()


def dashed(case: Case, total: Claim) -> tuple[Claim, ...]:
    """Return the parts that a dash or colon behind a number breaks it down into: $2.1 billion in equity — $1.2 billion from A, …

    Three or more, the last with its "and", and nothing else of the unit among them; () where in doubt.
    """
    if not _BROKEN_DOWN.match(case.tail(total)):
        return ()
    sentence = case.sentence_claims(total)
    parts: list[Claim] = []
    for claim in sentence[sentence.index(total) + 1 :]:
        words = case.text_between(parts[-1] if parts else total, claim)
        if claim.base.unit != total.base.unit or claim.kind in ("change", "growth", "multiple"):
            if claim.base.unit in ("percent", "s"):
                continue
            break
        if parts and (_DASH.search(words) or len(words) > _APART):
            break
        parts.append(claim)
    words = case.text_between(parts[-2], parts[-1]) if len(parts) >= SHORTEST else ""
    closed = case.cue("enumeration.last").search(words) is not None
    heads = "".join(case.text_between(a, b) for a, b in pairwise((total, *parts)))
    is_open = any(cue(case.pack, name).search(heads) for name in ("arithmetic.open_list", "change.against", "change.earlier"))
    return tuple(parts) if closed and not is_open else ()


def of_owners(case: Case, stated: Stated) -> tuple[tuple[Claim, ...], ...]:
    """Return, for each of the owners that a total counts (三家公司合计), what its paragraph has told of them before.

    The numbers of each owner that may be meant, in the order of the text; () unless as many owners were named.
    """
    claim = stated.claim
    number = counted(case.pack, words_before(case, claim)[-_APART:])
    before = [c for c in case.around(claim, _TOLD, 0)[:-1] if c.base.unit == claim.base.unit and c.zone != "title"]
    metric = claim.metric or (before[-1].metric if before else None)
    if number is None or metric not in case.pack.metrics:
        return ()
    told: dict[str, list[Claim]] = {}
    for other in before:
        like = _is_kin(case, other.metric, metric) and other.kind == claim.kind and other.subject
        is_part = case.cue("part.cue").search(case.clause_head(other)) is not None
        if like and not is_part and case.paragraph(other) == case.paragraph(claim):
            told.setdefault(other.subject or "", []).append(other)
    told.pop(claim.subject or "", None) if len(told) > number else None
    return tuple(map(tuple, told.values())) if len(told) == number else ()


def _run(case: Case, total: Claim, near: Sequence[Claim]) -> list[Claim]:
    """Return the parts, nearest first; none where a number among them is no part."""
    found: list[Claim] = []
    for claim in near:
        if claim.base.unit != total.base.unit:
            continue
        if claim.kind in ("change", "growth", "multiple") or claim.basis or claim.modality != total.modality:
            return []
        clause = case.clause_head(claim)
        if case.cue("change.against").search(clause) or case.cue("change.earlier").search(clause):
            return []
        found.append(claim)
        if case.cue("arithmetic.part").search(clause):
            break
    return found


def _comprised(case: Case, total: Claim, near: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return what a total is said to be made up of, whatever was read of its parts, where they are alike and the list is closed.

    $160 million, comprising $100 million in procurement and $75 million in overheads.
    """
    parts = [c for c in near if c.base.unit == total.base.unit]
    if len(parts) < _WITH_REST or len({(c.kind, c.basis, c.modality, c.metric) for c in parts}) > 1 or parts[0].basis:
        return ()
    words = [case.text_between(a, b) for a, b in pairwise(parts)]
    lasts = [case.cue("enumeration.last").search(each) is not None for each in words]
    told = "".join(words)
    compared = any(case.cue(name).search(told) for name in ("change.against", "change.earlier", "part.cue"))
    return () if compared or max(map(len, words)) > _APART or lasts != [False] * (len(lasts) - 1) + [True] else tuple(parts)


def _begun(case: Case, total: Claim, parts: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the parts of a list that began in the sentences before, one in each, of the very metric, subject and period.

    Retail brought in $5 billion. Wholesale came to $3 billion and online to $2 billion, for a total of $10 billion.
    """
    if not parts or any(_told(c) != _told(total) for c in parts):
        return ()
    found: list[Claim] = []
    for claim in case.before(parts[0], _PARTS):
        if claim.zone == "title" or case.paragraph(claim) != case.paragraph(total) or claim.base.unit != total.base.unit:
            continue
        own = [c for c in case.sentence_claims(claim) if c.base.unit == total.base.unit]
        if _told(claim) != _told(total) or len(own) > 1 or not _run(case, total, own) or agree(claim.hard, total.hard):
            break
        found.insert(0, claim)
    return tuple(found)


def _told(claim: Claim) -> tuple[str | None, ...]:
    return claim.metric, claim.subject, claim.period


def _has_rest(case: Case, parts: Sequence[Claim]) -> bool:
    if len(parts) < _WITH_REST:
        return False
    words = case.text_between(parts[-2], parts[-1])
    return any(case.cue(f"share.{name}").search(words) for name in ("rest", "other"))


def _is_whole(case: Case, total: Claim, parts: Sequence[Claim], is_counted: bool) -> bool:
    """Whether the list is closed, of one metric (unless the words count its parts), and of no other time than its total."""
    words = "".join(case.text_between(a, b) for a, b in zip(parts, (*parts[1:], total), strict=True))
    if cue(case.pack, "arithmetic.open_list").search(words + case.clause_head(parts[0])):
        return False
    if not is_counted and len({_sort(case, c) for c in (*parts, total) if c.metric in case.pack.metrics}) > 1:
        return False
    times = [relation(c.period, total.period) for c in parts if c.period and total.period]
    return "apart" not in times and all(end.low is not None and end.high is not None for end in (hull(c.hard) for c in parts))


def _is_kin(case: Case, a: str | None, b: str | None) -> bool:
    """Whether two metrics are one, or what one word (a profit) may tell."""
    return a == b or {a, b} <= set(listed_words(case.pack, "change.kin"))


def _sort(case: Case, claim: Claim) -> str | None:
    """Return the metric of a part; of money that is put up or spent, whatever its name, the same."""
    return "money" if claim.metric in listed_words(case.pack, "headline.money") else claim.metric


def _is_bare(case: Case, stated: Stated) -> bool:
    """Whether the clause of a total says no more than that it is one: 合计12亿元, but not 全国合计12亿元."""
    assert stated.cue is not None
    head = re.split(r"、", case.clause_head(stated.claim))[-1]
    for name in ("two", "three", "four", "five"):
        head = cue(case.pack, f"arithmetic.parts.{name}").sub("", head)
    head = cue(case.pack, "arithmetic.total").sub("", head)
    before = case.before(stated.claim, 0)
    start = len(case.text_between(before[0], stated.claim)) if before else len(head)
    return not _BLANK.sub("", cue(case.pack, "arithmetic.bare").sub("", head[-start:]))
