"""Numbers of a headline that stand nowhere in the text below it, and the number of the lead that was meant.

A headline's number comes out of the text. One that fits none of its numbers, nor the sum or difference of two of the lead, was
changed on the way; which of them it was, its digits tell (81 for 18, 66 for 6.6), or that the lead has but one of its sort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.counterparts import counterpart, is_reckoned, is_written
from claims.checker.cues import words
from claims.checker.facts import aspect, metric_of
from claims.checker.moves import Transition
from claims.checker.points import are_apart
from claims.checker.transitions import moves
from claims.interval import Interval, Readings, agree, between, combine, hull, intersection
from claims.model import Claim
from claims.units import conversion, shape

# Units of numbers that headlines make up themselves: ranks, times, multiples.
_NO_HOME = ("", "s", "rank", "ratio", "item")
# So many of the lead's numbers are added up in pairs at most; so many digits tell that two numbers are one with a slip.
_PAIRS, _TELLING = 16, 2
# The only one of its sort in the lead may lie so many times apart; two rates of growth, farther.
_NEAR, _RATE = Decimal("1.5"), Decimal(4)
# How far about an open bound lies what is told as it: above 4 trillion, 4.4 trillion.
_BELOW, _ABOVE = Decimal("0.9"), Decimal("1.25")


def meant(case: Case, title: Claim, body: Sequence[Claim]) -> Claim | None:
    """Return the number of the lead that a headline's was made from; None where it has a home, or none can be told."""
    is_passed = title.hedge in ("over", "at_least") and title.base.high is None
    if title.base.low is None or title.base.unit in _NO_HOME:
        return None
    if not is_passed and (title.hedge or title.base.low != title.base.high):
        return None
    alike = [c for c in body if _head(c) == _head(title) and conversion(c.base.unit, title.base.unit) in (None, Decimal(1))]
    if any(is_home(title, c) for c in alike) or _is_made(title, alike) or is_a_move(case, title):
        return None
    if is_written(case, title, body) or is_reckoned(case, title, body):
        return None
    alike = [c for c in alike if not is_of_another(case, title, c)]
    lead = [c for c in alike if c.zone == "lead" and _is_sort(title, c) and not is_of_before(case, c)]
    related = [c for c in lead if _is_related(case, title, c)]
    likely = [c for c in lead if c in related or _is_open(title, c) or len(_digits(title)) > _TELLING]
    metric = metric_of(case, title)
    if metric is not None and metric.values == "many" and len({c.base.low for c in related}) > 1:
        related = []  # of several targets the nearest is hardly the one that is meant
    if are_parts(title, [c for c in alike if c.metric == title.metric]):
        return _only(lead, title, _is_shifted)
    if is_passed:
        if (bound := _only(alike, title, _is_other_bound)) is not None:
            return bound
        told = [c for c in related if c.metric == title.metric and not c.hedge]
        return _only(told, title, _is_near) if len(told) == len([c for c in body if c.metric == title.metric]) else None
    found = _only(lead, title, _is_shifted) or _only(likely, title, _is_mixed) or _only(related, title, _is_near)
    return found or counterpart(case, title, alike)


def is_of_another(case: Case, title: Claim, other: Claim) -> bool:
    """Whether a number of the text is the home of another one of the headline's: 总投资56.5亿元，今年计划完成44.5亿元."""
    beside = (c for c in case.document_claims(title) if c.zone == "title" and c.id != title.id)
    return any(c.metric == title.metric and (c.base, aspect(c)) == (other.base, aspect(other)) for c in beside)


def are_parts(title: Claim, same: Sequence[Claim]) -> bool:
    """Whether the text counts by sorts what the headline counts in all: 184项, and 62项, 40项 below it."""
    whole, told = title.base.low, {c.base.low for c in same}
    is_count = whole is not None and shape(title.base.unit) == "count" and len(told) > 1
    return is_count and whole is not None and all(part is not None and part < whole for part in told)


def _is_other_bound(title: Claim, other: Claim) -> bool:
    """Whether two numbers are told as passed, of one owner and metric, and powers of ten apart: 超5万亿, 超50万亿."""
    if (
        other.hedge != title.hedge
        or other.base.high is not None
        or (other.subject, other.metric) != (title.subject, title.metric)
    ):
        return False
    return title.metric == other.metric is not None and are_apart(title.base.low or Decimal(0), other.base.low or Decimal(0))


def _is_open(title: Claim, other: Claim) -> bool:
    """Whether an amount is told of nothing known, in the headline or in the lead."""
    return None in (title.metric, other.metric) and aspect(title) not in ("growth", "change")


def is_a_move(case: Case, title: Claim) -> bool:
    """Whether a headline's percentage is what two levels that the text joins come to: raised to 230 from 200."""
    if title.base.unit != "percent":
        return False
    told = (moved for moved in moves(case) if _is_told_of(title, moved))
    return any(_fits(title, hull(found)) for moved in told if (found := _rates(moved)))


def _is_told_of(title: Claim, moved: Transition) -> bool:
    """Whether a move may be what a headline tells: of nobody else, and told in levels alone."""
    owners = {c.subject for c in (title, moved.new) if c.subject}
    return not moved.changes and len(owners) < _TELLING


def _rates(moved: Transition) -> Readings:
    if moved.old.base.unit != moved.new.base.unit or any(part.low is None or part.low.value <= 0 for part in moved.old.hard):
        return ()
    if any(part.low is None or part.high is None for part in (*moved.old.hard, *moved.new.hard)):
        return ()  # from 4,120 to no fewer than 10,000: any rate beyond
    return combine(lambda a, b: (a / b - 1) * 100, moved.new.hard, moved.old.hard)


def _head(claim: Claim) -> str:
    return claim.base.unit.split("/")[0]


def _is_sort(title: Claim, other: Claim) -> bool:
    """Whether two numbers may be one: both levels or both moves, of no contrary direction, printed as points."""
    if title.period and other.period and title.period != other.period and title.found.get("period") == "stated":
        return False
    ways = {c.direction for c in (title, other) if c.direction}
    moves = {aspect(c) in ("growth", "change") for c in (title, other)}
    return len(ways) < 2 and len(moves) == 1 and other.base.low == other.base.high


def is_home(title: Claim, other: Claim) -> bool:
    """Whether a number of the text is, as a careful reader takes it, the headline's: an open bound is not all beyond it."""
    bounded = all(part.low is not None and part.high is not None for part in title.hard)
    own = title.hard if bounded else title.soft
    return any(intersection(size_of(x), size_of(y)) is not None for x in own for y in _ends(other))


def _ends(claim: Claim) -> Readings:
    """Return what a number may be told as elsewhere: of an open bound, what lies about its end."""
    end = claim.base.high if claim.base.low in (None, 0) else claim.base.low if claim.base.high is None else None
    return claim.soft if not end or end <= 0 else (between(end * _BELOW, end * _ABOVE),)


def _fits(title: Claim, values: Interval) -> bool:
    """Whether a number, as a size, may be the headline's, which cuts off digits as well as rounding them."""
    return any(intersection(size_of(own), size_of(values)) is not None for own in title.hard)


def size_of(values: Interval) -> Interval:
    """Return a number without its sign: a fall of 5% is told as 5%."""
    return -values if values.high is not None and values.high.value < 0 else values


def _is_made(title: Claim, alike: Sequence[Claim]) -> bool:
    """Whether a headline's amount is what two of the lead come to, one with the other or less the other."""
    told = [size_of(hull(c.hard)) for c in alike if c.zone == "lead" and title.base.unit != "percent"][:_PAIRS]
    return any(agree(title.hard, (a + b, a - b, b - a)) for a, b in combinations(told, 2))


def _only(claims: Sequence[Claim], title: Claim, test: Callable[[Claim, Claim], bool]) -> Claim | None:
    found = [c for c in claims if test(title, c)]
    return found[0] if len({abs(c.base.low or 0) for c in found}) == 1 else None


def _is_shifted(title: Claim, other: Claim) -> bool:
    """Whether two numbers have the same digits at another power of ten, and so many that this is no chance."""
    a, b = abs(title.base.low or Decimal(0)), abs(other.base.low or Decimal(0))
    return len(_digits(title)) >= _TELLING and are_apart(a, b)


def _is_mixed(title: Claim, other: Claim) -> bool:
    """Whether two numbers of one size have the same digits in another order (81, 18), or of three or more all but one
    (1,550, 1,450)."""
    a, b = _digits(title), _digits(other)
    if len(a) < _TELLING or len(a) != len(b) or _power(title) != _power(other):
        return False
    apart = sum(x != y for x, y in zip(a, b, strict=True))
    return sorted(a) == sorted(b) or (len(a) > _TELLING and apart == 1)


def _digits(claim: Claim) -> str:
    value = claim.base.low or Decimal(0)
    return "".join(map(str, value.normalize().as_tuple().digits))


def _power(claim: Claim) -> int:
    return (claim.base.low or Decimal(0)).adjusted()


def _is_related(case: Case, title: Claim, other: Claim) -> bool:
    """Whether two numbers measure one thing, by one name or by names that stand for each other, of one owner."""
    if title.metric is None or other.metric is None or (title.subject and other.subject and title.subject != other.subject):
        return False
    return title.metric == other.metric or any(title.metric in family and other.metric in family for family in _families(case))


def _families(case: Case) -> Iterator[tuple[str, ...]]:
    return (words(case.pack, f"headline.{name}") for name in ("sales", "money", "deal", "profit"))


def _is_near(title: Claim, other: Claim) -> bool:
    a, b = abs(title.base.low or Decimal(0)), abs(other.base.low or Decimal(0))
    limit = _RATE if title.base.unit == "percent" else _NEAR
    return bool(a) and bool(b) and max(a, b) <= limit * min(a, b)
