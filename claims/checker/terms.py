"""Claims as the terms and results of arithmetic: which may be either, and what value they bring."""

from __future__ import annotations

from decimal import Decimal
from math import inf, isinf

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.expressions import Term
from claims.checker.screen import Ends
from claims.interval import Interval, Readings, between, combine, hull, point
from claims.model import Claim
from claims.packs import Pack
from claims.units import dimension, find, units

# Kinds of claim that are no operands: ranks, and growth (which is not a factor but a factor less one).
NO_OPERAND = ("ordinal", "growth")
# Results of these kinds belong to the kinds `change` and `share`; a duration is a result too seldom to be worth it.
# A change is looked at where a cue says that it is a difference.
NO_RESULT = ("ordinal", "growth", "duration")
# Words that count the parts of a total.
COUNTS = (("two", 2), ("three", 3), ("four", 4), ("five", 5))
_ONE = Decimal(1)
# One of these is no one of something.
_BARE = ("s", "percent", "ratio", "")
NO_RESULT_UNITS = ("", "percent", "percentage_point", "rank", "index_point", "s")


def is_result(claim: Claim) -> bool:
    """Whether a claim may be the result of arithmetic that this module looks for."""
    return claim.kind not in NO_RESULT and claim.base.unit not in NO_RESULT_UNITS


def is_operand(claim: Claim) -> bool:
    """Whether a claim may take part in a computation. One of something says nothing: 一张."""
    if claim.kind in NO_OPERAND or (claim.kind == "change" and claim.base.unit == "percent"):
        return False
    return claim.base.unit != "" and not is_one(claim)


def counts_parts(case: Case, claim: Claim) -> bool:
    """Whether a number only says how many parts a total has: 三项合计."""
    return claim.base.unit == "item" and counted(case.pack, case.words(claim)) is not None


def is_one(claim: Claim) -> bool:
    printed = claim.printed
    return printed.low == _ONE == printed.high and claim.base.unit not in _BARE


def term(claim: Claim, place: int, distance: int) -> Term | None:
    """Return a claim as a term; a duration in the unit that it is printed in, exact where nothing hedges it.

    A fall is taken by its size. None where neither end is known.
    """
    hard, soft, unit = claim.hard, claim.soft, claim.base.unit
    printed: Readings = (_as_printed(claim),)
    is_alike = soft is hard and unit != "s"
    if unit == "s":
        spelled = find(claim.printed.unit) or units().get(claim.printed.unit)
        if spelled is None or dict(spelled.dimension) != {"time": 1}:
            return None
        unit = spelled.name
        exact = claim.printed.low is not None and claim.printed.low == claim.printed.high and not claim.hedge
        hard, soft = (_durations(readings, claim, exact, unit) for readings in (hard, soft))
        printed = (between(claim.printed.low, claim.printed.high),)
    if hard[0].low is None and all(part.low is None and part.high is None for part in hard):
        return None
    held = _positive(hard)
    return Term(claim.id, unit, held, held if is_alike else _positive(soft), place, distance, _positive(printed))


def rough_size(claim: Claim, allowed: Ends) -> float:
    """Return in floating point the middle of what a careful reader takes from a claim, a fall by its size.

    `allowed` is what its words allow (see `rough_ends`), for most numbers the same.
    """
    if claim.soft is claim.hard and -inf < allowed[0] and allowed[1] < inf:
        return abs(allowed[0] + allowed[1]) / 2
    whole = claim.soft[0] if len(claim.soft) == 1 else hull(claim.soft)
    return _middle(*whole.ends)


def _middle(low: float, high: float) -> float:
    """Return the size of the middle of two ends, or of the one that there is."""
    if isinf(low):
        return 0.0 if isinf(high) else abs(high)
    return abs(low) if isinf(high) else abs(low + high) / 2


def rough_ends(claim: Claim) -> Ends | None:
    """Return in floating point what the words of a claim allow, a fall by its size, as its term has it but for durations.

    None where neither end is known.
    """
    whole = claim.hard[0] if len(claim.hard) == 1 else hull(claim.hard)
    first, last = whole.ends
    if first == -inf and last == inf:
        return None if all(part.low is None and part.high is None for part in claim.hard) else (first, last)
    return (-last, -first) if last <= 0 and first < 0 else (first, last)


def _as_printed(claim: Claim) -> Interval:
    """Return the number as it stands there: of a bound (at most 45) the one that is printed."""
    low, high = claim.base.low, claim.base.high
    end = low if high is None or low == high else high if low is None else None
    return between(low, high) if end is None else point(end)


def _durations(readings: Readings, claim: Claim, exact: bool, unit: str) -> Readings:
    if exact and claim.printed.low is not None:
        return (point(claim.printed.low),)
    return combine(lambda a, b: a / b, readings, (point(units()[unit].root),))


def _positive(readings: Readings) -> Readings:
    whole = readings[0] if len(readings) == 1 else hull(readings)
    high = whole.high
    below = high is not None and high.value <= 0 and (whole.low is None or whole.low.value < 0)
    return tuple(-part for part in readings) if below else readings


def same_measure(a: Claim, b: Claim) -> bool:
    return dimension(a.base.unit) == dimension(b.base.unit)


def counted(pack: Pack, text: str) -> int | None:
    """Return how many parts the words of a total name: 三项合计 is 3, both is 2; None where they do not."""
    found = None
    for name, number in COUNTS:
        if cue(pack, f"arithmetic.parts.{name}").search(text):
            found = number
    return found
