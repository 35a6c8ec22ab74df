"""Amounts of which shares are told: which numbers are some, of which time they are, and what a share of one comes to."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.facts import alike, aspect, fiscal_year_end, readings
from claims.checker.sharelists import middle
from claims.interval import Interval, Readings, combine
from claims.model import Claim
from claims.period import relation
from claims.units import conversion

_PEOPLE = frozenset({"person", "employee", "worker", "engineer", "staff"})
# How far, in characters, words may stand before a number that put it into an earlier time.
_EARLIER = ("change.earlier", "change.back")
_BEFORE = 24
# How wide, as a factor, the product of a total and a share may be to tell a fit from chance; wider within a sentence.
_TIGHT, _NEAR = Decimal("1.06"), Decimal("1.12")


def is_of_before(case: Case, claim: Claim) -> bool:
    """Whether an amount is the one that was before: 上年同期为12.1万辆, up from $9 million."""
    if claim.basis == "earlier level":
        return True
    if not case.says(claim.document, *_EARLIER):
        return False
    head = re.split(r"\d", case.clause_head(claim))[-1][-_BEFORE:]
    return any(case.cue(name).search(head) for name in _EARLIER)


def is_compared(case: Case, claim: Claim) -> bool:
    """Whether an amount is one that another is measured by: 超越2019年的1.2万辆, above the 443,000 expected."""
    head = case.clause_head(claim)
    return any(case.cue(name).search(head) for name in ("change.against", "bound.above", "bound.below", "bound.passed.above"))


def are_apart_in_time(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether two amounts are known to be of different times: the revenue that is expected of the next quarter."""
    if not (claim.period and part.period) or part.sentence == claim.sentence:
        return False
    return relation(claim.period, part.period, fiscal_year_end(case, part.subject)) == "apart"


def apart(total: Claim, share: Claim, part: Claim) -> Decimal:
    """Return how far the share of a total, as printed, lies from the part, as a share of it; nothing where one is hedged."""
    if any(c.hedge for c in (total, share, part)) or not middle(part):
        return Decimal(0)
    return miss(total, share, part) / middle(part)


def miss(total: Claim, share: Claim, part: Claim) -> Decimal:
    """Return how far the share of a total, as printed, lies from the part."""
    factor = conversion(total.base.unit, part.base.unit) or Decimal(1)
    return abs(middle(total) * factor * middle(share) / 100 - middle(part))


def prints(total: Claim, share: Claim, part: Claim) -> bool:
    """Whether a part and a total of one sentence, as printed, come to the share to its last digit: 226, 130 and 57.5%."""
    telling = len(middle(share).normalize().as_tuple().digits) > 2
    return total.sentence == part.sentence and telling and gives(total, share, part)


def gives(total: Claim, share: Claim, part: Claim) -> bool:
    """Whether a part and a total, as printed, come to the share to its last digit."""
    whole = middle(total) * (conversion(total.base.unit, part.base.unit) or Decimal(1))
    if share.base.low is None or share.base.low != share.base.high or whole <= 0:
        return False
    step = Decimal(1).scaleb(int(share.base.low.as_tuple().exponent))
    return abs(middle(part) / whole * 100 - share.base.low) * 2 <= step


def is_tight(values: Interval, near: bool) -> bool:
    low, high = values.low, values.high
    return low is not None and high is not None and low.value > 0 and high.value <= low.value * (_NEAR if near else _TIGHT)


def product(total: Claim, share: Claim, part: Claim) -> Readings:
    return combine(lambda a, b: a * b / 100, total_readings(total, part.base.unit), share.hard)


def measures_alike(a: Claim, b: Claim) -> bool:
    """Whether two amounts measure alike; heads are heads, however they are named (4000名员工, 1000人)."""
    people = {a.base.unit, b.base.unit}
    return alike(a, b) or (aspect(a) == aspect(b) and people <= _PEOPLE)


def total_readings(total: Claim, unit: str) -> Readings:
    return total.hard if {total.base.unit, unit} <= _PEOPLE else readings(total, unit)


def is_amount(claim: Claim) -> bool:
    return aspect(claim) == "level" and claim.base.unit not in ("percent", "percentage_point", "ratio", "rank", "s")
