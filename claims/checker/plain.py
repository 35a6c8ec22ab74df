"""Which claims state a plain level: of the whole, of their own time, on no footing of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from claims.checker.case import Case
from claims.checker.cues import pattern
from claims.checker.cues import words as listed
from claims.checker.facts import aspect
from claims.checker.formula import Formula
from claims.model import Claim
from claims.packs import Pack, Rule
from claims.units import shape

# Joins the scopes of a claim that has several.
_SCOPES = "; "
# What ends the reach of a part named in a sentence.
_BREAK = re.compile(r"[；;]")
_REACH = 8


def usable(rule: Rule, case: Case, formula: Formula) -> tuple[Claim, ...]:
    """Return the claims on the formula's metrics (and those that would leave it to another rule) that it may be asked of."""
    return case.once((usable, rule.id, formula.metrics), lambda: _usable(rule, case, formula))


def _usable(rule: Rule, case: Case, formula: Formula) -> tuple[Claim, ...]:
    told = case.on((*formula.metrics, *words(rule, "without")))
    plain = simple(case)
    found = [c if c.id in plain else _fitted(rule, case, c) for c in told]
    any_words = not words(rule, "named") and not words(rule, "unless")
    return tuple([c for c in found if c is not None and (any_words or _is_meant(rule, case, formula, c))])


def _fitted(rule: Rule, case: Case, claim: Claim) -> Claim | None:
    """Return a claim as a rule takes it, without scopes that say nothing to it; None where it is none of its figures."""
    found = unscoped(rule, case.pack, claim)
    return found if is_level(case, found) and is_plain(rule, case, found) else None


def simple(case: Case) -> frozenset[str]:
    """Return the ids of the claims that are plain levels to any rule."""
    return case.once(_simple, lambda: _simple(case))


def _simple(case: Case) -> frozenset[str]:
    """Return the claims that are plain levels to any rule, article by article: each is gone through but once in a check."""
    known = case.known.plain
    fresh = [document for document in case.names if document not in known]
    if fresh:
        told: dict[str, list[str]] = {document: [] for document in fresh}
        touched = {document for document in fresh if case.says(document, "identity.other", "identity.compared")}
        for claims in case.sentences():
            document = claims[0].span.document
            if document in told:
                told[document] += _simple_of(case, claims, document in touched)
        known.update((document, frozenset(found)) for document, found in told.items())
    if case.is_single:
        return known[case.claims[0].span.document]
    return frozenset[str]().union(*[known[document] for document in case.names])


def _simple_of(case: Case, sentence: Sequence[Claim], may_touch: bool) -> Iterator[str]:
    """Yield the claims of a sentence that are plain levels to any rule: nothing scoped stands before them."""
    for claim in sentence:
        if claim.scope is not None:
            return
        if is_level(case, claim) and not (may_touch and _is_touched(case, claim)):
            yield claim.id


def _is_touched(case: Case, claim: Claim) -> bool:
    """Whether words make a figure another, whatever a rule allows."""
    compared, others = _otherwise(case, claim)
    return bool(others) or (compared and claim.found.get("period") != "stated")


def _otherwise(case: Case, claim: Claim) -> tuple[bool, frozenset[str]]:
    return case.once((is_plain, claim.id), lambda: _told_otherwise(case, case.clause_head(claim)))


def words(rule: Rule, option: str) -> tuple[str, ...]:
    """Return the words that a rule lists under an option."""
    found = rule.options.get(option, ())
    return found if isinstance(found, tuple) else ()


def unscoped(rule: Rule, pack: Pack, claim: Claim) -> Claim:
    """Return the claim without the scopes that say nothing to the rule: those it lists, and names of metrics of its sort.

    Of what is told in another (增值税, a rate) the money is a part.
    """
    if claim.scope is None:
        return claim
    free, names = words(rule, "scopes"), _metric_names(pack, shape(claim.base.unit))
    kept = [scope for scope in claim.scope.split(_SCOPES) if scope not in free and scope.lower() not in names]
    return replace(claim, scope=_SCOPES.join(kept) or None)


@cache
def _metric_names(pack: Pack, sort: str) -> frozenset[str]:
    """Return the names of the metrics that are told in a sort of unit."""
    held = (metric for metric in pack.metrics.values() if sort in metric.shapes)
    return frozenset(word.lower() for metric in held for word in (*metric.zh, *metric.en))


def is_level(case: Case, claim: Claim) -> bool:
    """Whether a claim is a level of its metric; a share or a ratio is one where the metric is measured in it."""
    return claim.metric is not None and _is_level(case.pack, claim.metric, claim.base.unit, aspect(claim))


@lru_cache(maxsize=4096)
def _is_level(pack: Pack, name: str, unit: str, held: str) -> bool:
    metric, sort = pack.metrics.get(name), shape(unit)
    if metric is None or sort not in metric.shapes:
        return False
    return held == "level" or (held in ("share", "multiple") and sort in ("percent", "ratio"))


def is_plain(rule: Rule, case: Case, claim: Claim) -> bool:
    """Whether nothing says that a figure is adjusted, or a part's, or an earlier one: unless its links say so, another fact."""
    clause, others = case.clause_head(claim), frozenset[str]()
    if case.says(claim.document, "identity.other", "identity.compared"):
        compared, others = _otherwise(case, claim)
        if compared and claim.found.get("period") != "stated":
            return False
    if claim.scope is not None:
        return True
    return not others - set(words(rule, "allow")) and not _is_of_part(rule, case, claim, clause)


def _told_otherwise(case: Case, clause: str) -> tuple[bool, frozenset[str]]:
    """Return whether a clause leads up to what a number is compared with, and its words that make a figure another."""
    others = frozenset(found[0].lower() for found in case.cue("identity.other").finditer(clause))
    return clause.rstrip().lower().endswith(listed(case.pack, "identity.compared")), others


def _is_of_part(rule: Rule, case: Case, claim: Claim, clause: str) -> bool:
    """Whether a part of the business was named before in the sentence, and nothing since says that the whole is meant.

    云业务收入214.7亿元，毛利率42.1%，营业利润率9.8%: both margins are the cloud unit's.
    """
    beside = case.sentence_claims(claim)
    place = bisect_left(beside, claim.span, key=lambda c: c.span) if len(beside) > 1 else 0
    if not place or case.cue("identity.whole").search(clause):
        return False
    qualifiers = (*listed(case.pack, "identity.qualifiers"), *words(rule, "scopes"))
    for other in reversed(beside[max(0, place - _REACH) : place]):
        if _BREAK.search(case.text_between(other, claim)):
            return False
        if other.scope is not None and set(other.scope.split(_SCOPES)) - set(qualifiers):
            return True
    return False


def _is_meant(rule: Rule, case: Case, formula: Formula, claim: Claim) -> bool:
    """Whether the words around a claim let it be what the rule speaks of."""
    named, unless = words(rule, "named"), words(rule, "unless")
    if not named and not unless:
        return True
    clause = case.clause_head(claim)
    if unless and pattern(unless).search(clause):
        return False
    return not named or claim.metric != formula.metrics[0] or pattern(named).search(clause) is not None
