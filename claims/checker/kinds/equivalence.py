"""One thing said to equal so much of another (10 GW 相当于 400万块GPU), twice: the two ratios must have a value in common.

Within one article: another one may speak of another product. Money on both sides is an exchange rate, and not looked at.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.wording import print_interval
from claims.interval import Readings, agree, combine, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import dimension, shape

# Characters that may stand between a quantity and what it equals.
_REACH = 24
_PLAIN = ("percent", "percentage_point", "ratio", "rank", "time")


@dataclass(frozen=True, slots=True)
class Equivalence:
    """`one` is said to equal `other`; `ratio` is how much of the other goes with one unit of the first."""

    one: Claim
    other: Claim
    ratio: Readings


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each equivalence that is said again, against the first that says it."""
    first: dict[tuple[str, str, str], Equivalence] = {}
    for found in equivalences(case):
        old = first.setdefault((found.one.document, found.one.base.unit, found.other.base.unit), found)
        if old is not found:
            yield _judge(rule, case, old, found)


def equivalences(case: Case) -> Iterator[Equivalence]:
    """Yield what a text says to equal so much of something else, in order."""
    for claims in case.crowded():
        for one, other in itertools.pairwise(claims):
            words = case.text_between(one, other)
            if len(words) > _REACH or not _is_pair(one, other) or not case.cue("arithmetic.equals").search(words):
                continue
            yield Equivalence(one, other, combine(lambda a, b: a / b, other.hard, one.hard))


def _is_pair(one: Claim, other: Claim) -> bool:
    """Whether two claims measure unlike things, neither of them a plain number or a length of time."""
    sorts = [shape(claim.base.unit) for claim in (one, other)]
    if any(sort in _PLAIN or not claim.base.unit for sort, claim in zip(sorts, (one, other), strict=True)):
        return False
    return dimension(one.base.unit) != dimension(other.base.unit) and set(sorts) != {"money"}


def _judge(rule: Rule, case: Case, old: Equivalence, new: Equivalence) -> Finding:
    claims = (old.one, old.other, new.one, new.other)
    language = case.speaks(old.one)
    unit = f"{old.other.base.unit}/{old.one.base.unit}"
    shown = [print_interval(hull(e.ratio), unit, language) for e in (old, new)]
    slots = {
        "one": case.words(old.one),
        "other": case.words(old.other),
        "again": case.words(new.one),
        "new": case.words(new.other),
        "ratio": shown[0],
        "new_ratio": shown[1],
    }
    steps = [f"{case.words(e.other)} ÷ {case.words(e.one)} = {ratio}" for e, ratio in zip((old, new), shown, strict=True)]
    if agree(old.ratio, new.ratio):
        return build(case, rule, "consistent", claims, slots=slots, derivation=steps)
    return build(
        case,
        rule,
        "inconsistent" if _is_known(old, new) else "tension",
        claims,
        slots=slots,
        derivation=steps,
        gap=gap(hull(old.ratio), hull(new.ratio)),
        reconcile=reconcile(case, _needs(old, new)),
        linked=True,
    )


def _needs(old: Equivalence, new: Equivalence) -> list[tuple[Claim, Readings]]:
    """Return for each side of the later statement what the earlier ratio makes of the other side."""
    other = combine(lambda a, b: a * b, old.ratio, new.one.hard)
    one = combine(lambda a, b: a / b, new.other.hard, old.ratio)
    return [(new.other, other), (new.one, one)]


def _is_known(old: Equivalence, new: Equivalence) -> bool:
    """Whether both speak of one subject and measure the same of it."""
    pairs = ((old.one, new.one), (old.other, new.other))
    return all(a.subject is not None and a.subject == b.subject and a.metric == b.metric for a, b in pairs)
