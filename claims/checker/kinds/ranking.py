"""Places in a ranking against the numbers they rank: the first has no less than the second.

Option `form`: `places` (places beside shares), `largest` (a superlative against the other numbers of its
sort and subject).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.checker.case import Case
from claims.checker.facts import aspect, metric_of, readings
from claims.checker.finding import build
from claims.checker.naming import fact_name, subject_name
from claims.interval import gap, hull
from claims.model import Claim, Finding
from claims.packs import Pack, Rule
from claims.period import relation
from claims.units import dimension

# What ends a member of a list, and the last place that is looked for.
_LIST = re.compile(r"[；;。\n]")
_LAST = 5


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the words that give a number its place in a list, or make it the largest."""
    is_largest = rule.options.get("form") == "largest"
    return (("ranking.largest",) if is_largest else tuple(f"ranking.places.p{place}" for place in range(1, _LAST + 1)),)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield ticks and findings of the form that the rule asks for."""
    yield from _largest(rule, case) if rule.options.get("form") == "largest" else _places(rule, case)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A number and the place that the words beside it give its subject."""

    place: int
    words: str
    value: Claim


def _places(rule: Rule, case: Case) -> Iterator[Finding]:
    """Compare neighbouring places of one list: the shares of one paragraph, of no two periods."""
    lists: dict[tuple[object, ...], list[_Placed]] = {}
    for claims in case.sentences():
        for value in claims:
            placed = _placed(case, claims, value)
            if placed is not None:
                key = (value.document, case.paragraph(value))
                lists.setdefault(key, []).append(placed)
    for held in lists.values():
        ordered = sorted(held, key=lambda p: (p.place, p.value.span))
        for upper, lower in pairwise(ordered):
            if upper.place < lower.place and _is_one_list(upper.value, lower.value):
                yield _judge(rule, case, upper, lower)


def _is_one_list(upper: Claim, lower: Claim) -> bool:
    """Whether two shares of a paragraph may be of two owners, of one period; an owner that was not read is another."""
    if (upper.metric and lower.metric and upper.metric != lower.metric) or "share" not in (aspect(upper), aspect(lower)):
        return False
    if upper.period and lower.period and relation(upper.period, lower.period) != "same":
        return False
    return upper.subject is None or upper.subject != lower.subject


def _placed(case: Case, claims: Sequence[Claim], value: Claim) -> _Placed | None:
    """Return a share with the place named in its clause before it, or behind it before any other number."""
    if value.base.unit != "percent" or aspect(value) not in ("share", "level"):
        return None
    later = next((c for c in claims if c.span > value.span and c.base.unit == "percent"), None)
    behind = case.text_between(value, later) if later else case.tail(value)
    for words in (case.clause_head(value), _LIST.split(behind)[0]):
        for place in range(1, _LAST + 1):
            found = case.cue(f"ranking.places.p{place}").search(words)
            if found:
                return _Placed(place, found[0], value)
    return None


def _judge(rule: Rule, case: Case, upper: _Placed, lower: _Placed) -> Finding:
    a, b = hull(upper.value.hard), hull(readings(lower.value, upper.value.base.unit))
    fails = a.high is not None and b.low is not None and a.high.value < b.low.value
    slots = {
        "a": case.words(upper.value),
        "b": case.words(lower.value),
        "upper": subject_name(case, upper.value),
        "lower": subject_name(case, lower.value),
        "place_upper": upper.words,
        "place_lower": lower.words,
        "fact": fact_name(case, upper.value),
    }
    verdict = "inconsistent" if fails else "consistent"
    return build(case, rule, verdict, (upper.value, lower.value), slots=slots, gap=gap(a, b) if fails else None, linked=True)


def _largest(rule: Rule, case: Case) -> Iterator[Finding]:
    """A largest investment (deal, order) against the other ones of its subject in the article."""
    for claim in case.claims:
        if claim.subject is None or metric_of(case, claim) is None or aspect(claim) != "level" or not _is_largest(case, claim):
            continue
        others = [c for c in case.document_claims(claim) if _is_rival(claim, c)]
        above = [c for c in others if _exceeds(c, claim)]
        if above:
            yield _report(rule, case, claim, above[:1], "tension")
        elif len({(c.object, c.base.low) for c in others}) > 1:
            yield _report(rule, case, claim, others[:3], "consistent")


def _is_largest(case: Case, claim: Claim) -> bool:
    """Whether its clause calls it the largest, or the next sentence does (这是迄今最大的…) before any other number."""
    words = case.cue("ranking.largest")
    after = case.around(claim, 0, 1)[1:]
    tail = case.text_between(claim, after[0])[:60] if after else case.tail(claim)
    return words.search(tail) is not None


def _is_rival(claim: Claim, other: Claim) -> bool:
    same = other.subject == claim.subject and other.metric == claim.metric
    return same and other.object != claim.object and dimension(other.base.unit) == dimension(claim.base.unit)


def _exceeds(other: Claim, claim: Claim) -> bool:
    low, high = hull(readings(other, claim.base.unit)).low, hull(claim.hard).high
    return low is not None and high is not None and low.value > high.value


def _report(rule: Rule, case: Case, claim: Claim, others: list[Claim], verdict: str) -> Finding:
    words = ", ".join(case.words(c) for c in others)
    slots = {"a": case.words(claim), "b": words, "fact": fact_name(case, claim)}
    near = gap(hull(claim.hard), hull(others[0].hard)) if verdict == "tension" else None
    return build(case, rule, verdict, (claim, *others), slots=slots, gap=near)
