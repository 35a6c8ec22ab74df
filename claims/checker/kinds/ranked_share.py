"""A share and the place that the same clause gives it.

Option `form`: `room` (the third largest cannot hold more than a third), `order` (of one owner's two shares the larger one
should not have the lower place; a tension, since the others may have grown).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.sharelists import is_share
from claims.checker.wording import print_interval
from claims.interval import Interval, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import relation

# What a share is one of; behind the words that give a place, at most a short name: 曾是英伟达第一大市场.
_WHOLE = re.compile(r"^\s*of [^,;.\d]{2,40}(?=,| and )")
_NAME = re.compile(r"\s*(?:[^，,。；;\s]{0,8}|(?:the |its |their )?(?:[\w.&]+ ){0,2}(?:[\w.&]+(?:'s|’s) )?)\s*")
_FIRST, _LAST = 1, 9
# How far behind a place, in characters, a word says that it goes by size.
_NEAR = 10


@dataclass(frozen=True, slots=True)
class _Placed:
    """A share with the place that is given to it, as number and as claim."""

    share: Claim
    rank: Claim
    place: int


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield findings of the form that the rule asks for."""
    lists: dict[tuple[str, int], list[_Placed]] = {}
    for found in _placed(case):
        lists.setdefault((found.share.document, case.paragraph(found.share)), []).append(found)
    for held in lists.values():
        if rule.options.get("form") == "order":
            yield from (finding for pair in combinations(held, 2) for finding in _order(rule, case, *pair))
        else:
            yield from (finding for found in held for finding in _room(rule, case, found))


def _placed(case: Case) -> Iterator[_Placed]:
    for claims in case.crowded():
        for share, rank in pairwise(claims):
            place = _place(case, share, rank)
            if place is not None:
                yield _Placed(share, rank, place)


def _place(case: Case, share: Claim, rank: Claim) -> int | None:
    """Return the place that stands right behind a share as its own: 22.4%，为公司第三大市场."""
    if not is_share(case, share) or rank.kind != "ordinal" or rank.base.low is None:
        return None
    words = _WHOLE.sub("", case.text_between(share, rank)).lstrip("，, ")
    found = case.cue("ranking.is").match(words)
    place = int(rank.base.low)
    if found is None or not _NAME.fullmatch(words[found.end() :]) or not _FIRST <= place <= _LAST:
        return None
    return place if case.cue("ranking.size").search(case.words(rank) + case.tail(rank)[:_NEAR]) else None


def _room(rule: Rule, case: Case, found: _Placed) -> Iterator[Finding]:
    """Yield the finding on a share that leaves no room for the larger ones before it."""
    most = Decimal(100) / found.place
    low = hull(found.share.hard).low
    if found.place == _FIRST or low is None or low.value <= most:
        return
    yield build(
        case,
        rule,
        "inconsistent",
        (found.share, found.rank),
        slots={**_said(case, found), "bound": print_interval(point(most), "percent", case.speaks(found.share))},
        linked=True,
        gap=gap(hull(found.share.hard), point(most)),
        reconcile=reconcile(case, ((found.share, Interval(None, point(most).high)),)),
    )


def _order(rule: Rule, case: Case, one: _Placed, other: _Placed) -> Iterator[Finding]:
    """Yield a tick or a tension for two shares of one owner at two times, whose places are to go with their sizes."""
    upper, lower = sorted((one, other), key=lambda p: p.place)
    a, b = upper.share, lower.share
    known = a.period is not None and b.period is not None and relation(a.period, b.period) != "same"
    high, low = hull(a.hard).high, hull(b.hard).low
    if upper.place == lower.place or a.subject != b.subject or not known or high is None or low is None:
        return
    holds = high.value >= low.value
    if holds and not _is_above(hull(a.hard), hull(b.hard)):
        return
    slots = {**_said(case, upper), "other": case.words(b), "other_place": case.words(lower.rank)}
    yield build(
        case,
        rule,
        "consistent" if holds else "tension",
        (a, upper.rank, b, lower.rank),
        slots=slots,
        linked=True,
        gap=None if holds else gap(hull(a.hard), hull(b.hard)),
        reconcile=() if holds else reconcile(case, ((a, Interval(low, None)), (b, Interval(None, high)))),
    )


def _is_above(a: Interval, b: Interval) -> bool:
    """Whether the larger share is plainly so; the top of a range like "nearly 50%" stands for it."""
    return a.high is not None and b.high is not None and a.high.value > b.high.value


def _said(case: Case, found: _Placed) -> dict[str, str]:
    return {"share": case.words(found.share), "place": case.words(found.rank)}
