"""One comparison, two numbers: multiples that different voices give for it, or that the text itself sets apart.

At most a tension: a text that names the contrast has seen it. Numbers of other scopes are compared only where the text
links them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claims.checker.case import Case
from claims.checker.facts import alike, aspect, readings
from claims.checker.finding import build
from claims.checker.naming import phrase, subject_name
from claims.interval import agree, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule

# How many sentences back a contrast may reach.
_BACK = 3


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield one finding for each comparison whose numbers part between two voices or across words of contrast.

    Its message shows each side by its clearest statement, whose speaker and other party are named; its evidence is every
    place where the article gives the two numbers, so that none is mended and another forgotten.
    """
    told: dict[tuple[object, ...], list[tuple[Claim, Claim]]] = {}
    for pair in _pairs(case):
        values = sorted(str(c.base.low) for c in pair)
        told.setdefault((pair[0].document, pair[0].metric, *values), []).append(pair)
    for pairs in told.values():
        yield _report(rule, case, *max(pairs, key=lambda pair: sum(map(_clarity, pair))))


def _clarity(claim: Claim) -> int:
    """Return how much of what a comparison needs is said with a number."""
    links = (claim.speaker, claim.basis, claim.object)
    return sum(link is not None for link in links) + (claim.found.get("subject") == "stated")


def _pairs(case: Case) -> Iterator[tuple[Claim, Claim]]:
    multiples = ([c for c in held if c.kind == "multiple" and c.subject and c.metric] for held in case.documents())
    for first, second in (pair for held in multiples for pair in combinations(held, 2)):
        if not _is_one_comparison(first, second) or agree(first.hard, readings(second, first.base.unit)):
            continue
        if _is_contrasted(case, first, second) or _has_two_voices(first, second):
            yield first, second


def _is_one_comparison(a: Claim, b: Claim) -> bool:
    """The same measure of the same thing against the same other; a scope that one names is no difference yet."""
    same = a.subject == b.subject and a.metric == b.metric and alike(a, b)
    other = a.basis == b.basis or a.basis is None or b.basis is None
    return same and other and (a.object == b.object or a.object is None or b.object is None) and a.direction == b.direction


def _has_two_voices(a: Claim, b: Claim) -> bool:
    known = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    return known and a.basis is not None and a.basis == b.basis and (a.scope is None or b.scope is None or a.scope == b.scope)


def _is_contrasted(case: Case, first: Claim, second: Claim) -> bool:
    """Whether words of contrast stand with the later number, or in its sentence, and look back at the earlier one."""
    contrast = case.cue("attribution.contrast")
    if first not in case.before(second, _BACK):
        return False
    between = case.text_between(first, second)
    return contrast.search(between[-120:] + case.words(second) + case.tail(second)[:60]) is not None


def _report(rule: Rule, case: Case, first: Claim, second: Claim) -> Finding:
    explained = [phrase(case, first, "acknowledged")] if _is_contrasted(case, first, second) else []
    if first.scope != second.scope:
        explained.append(phrase(case, first, "other_scope", a=first.scope or "—", b=second.scope or "—"))
    slots = {
        "a": case.words(first),
        "b": case.words(second),
        "subject": subject_name(case, first),
        "speaker_a": _voice(case, first),
        "speaker_b": _voice(case, second),
    }
    near = gap(hull(first.hard), hull(second.hard))
    claims = (first, second, *_beside(case, first, second), *_retold(case, first, second))
    return build(case, rule, "tension", claims, slots=slots, gap=near, explanations=explained, severity="warning")


def _beside(case: Case, first: Claim, second: Claim) -> list[Claim]:
    """Return the other multiples of its subject that a sentence sets against the same number: 7 times, 4 in training."""
    if not _is_contrasted(case, first, second):
        return []
    near = [c for c in case.before(second, 0) if aspect(c) == "multiple" and c.subject == second.subject]
    return [c for c in near if not agree(c.hard, readings(second, c.base.unit))]


def _retold(case: Case, first: Claim, second: Claim) -> list[Claim]:
    """Return where else the article gives one of the two numbers for the same comparison, at most four places."""
    told = [c for c in case.document_claims(first) if aspect(c) == "multiple" and c.metric == first.metric]
    values = {(c.base.low, c.base.high) for c in (first, second)}
    return [c for c in told if (c.base.low, c.base.high) in values][:4]


def _voice(case: Case, claim: Claim) -> str:
    return subject_name(case, claim, claim.speaker) if claim.speaker else phrase(case, claim, "text_itself")
