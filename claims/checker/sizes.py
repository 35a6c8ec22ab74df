"""The size of a change as two levels give it, in the unit in which a text states the change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.checker.case import Case
from claims.checker.facts import readings
from claims.checker.moves import Transition
from claims.interval import Interval, Readings, between, combine, hull, point
from claims.model import Claim
from claims.units import conversion

_HUNDRED = point(100)


def is_above(high: Readings, low: Readings) -> bool:
    """Whether every reading of `high` lies above every reading of `low`."""
    a, b = hull(high).low, hull(low).high
    return a is not None and b is not None and (a.value > b.value or (a.value == b.value and (a.open or b.open)))


def sizes(moved: Transition, level: str = "hard") -> tuple[Readings | None, Readings | None]:
    """Return old and new in one unit as sizes: a loss that narrows falls. None where their signs differ.

    `level` is hard, soft, or plain (as printed).
    """
    old, new = (values(c, moved.new.base.unit, level) for c in (moved.old, moved.new))
    if is_negative(old) and is_negative(new):
        return tuple(-part for part in old), tuple(-part for part in new)
    if is_negative(old) or is_negative(new):
        return None, None
    return old, new


def values(claim: Claim, unit: str, level: str) -> Readings:
    """Return what a claim may stand for in a unit; `level` as for `sizes`."""
    if level == "plain" and claim.base.low is not None and claim.base.low == claim.base.high:
        factor = conversion(claim.base.unit, unit)
        return (point(claim.base.low * (factor or 1)),)
    return readings(claim, unit, soft=level != "hard")


def is_negative(parts: Readings) -> bool:
    """Whether any reading lies or may lie below nothing."""
    return any(part.low is None or part.low.value < 0 for part in parts)


@dataclass(frozen=True, slots=True)
class Sum:
    """What two levels give for a stated change: what the words allow, what they suggest, and as printed."""

    hard: Readings
    soft: Readings
    plain: Readings
    step: str


def computed(case: Case, moved: Transition, claim: Claim) -> Sum | None:
    """Return what the two levels give in the unit of a stated change, as a size; None where they give none."""
    work = _operation(case, claim, moved.new.base.unit)
    levels = [sizes(moved, level) for level in ("hard", "soft", "plain")]
    if work is None or any(old is None or new is None for old, new in levels):
        return None
    hard, soft, plain = (absolute(combine(work, new, old)) for old, new in levels if old is not None and new is not None)
    a, b = case.words(moved.old), case.words(moved.new)
    is_ratio = claim.base.unit in ("percent", "ratio")
    return Sum(hard, soft, plain, f"{b} ÷ {a}{' − 1' if claim.base.unit == 'percent' else ''}" if is_ratio else f"{b} − {a}")


def _operation(case: Case, claim: Claim, level: str) -> Callable[[Interval, Interval], Interval] | None:
    """Return how the new and the old level, in their unit, give a stated change.

    减少四分之一 is a fall by a quarter, 降至四分之一 one to a quarter; more than halved is a fall by more than half.
    """
    unit = claim.base.unit
    size = claim.base.low if claim.base.high is None else claim.base.high
    if unit == "ratio" and size is not None and size < 1 and not _is_end(case, claim):
        return lambda new, old: new / old - 1
    if unit == "percent":
        return lambda new, old: (new / old - 1) * _HUNDRED
    if unit == "ratio":
        return lambda new, old: new / old
    factor = 1 if unit == "percentage_point" else conversion(level, unit)
    if factor is None:
        return None
    return lambda new, old: (new - old) * point(factor)


def _is_end(case: Case, claim: Claim) -> bool:
    return case.cue("change.to").search(case.clause_head(claim)[-4:]) is not None


def absolute(parts: Readings) -> Readings:
    """Return readings as sizes; of what may be a rise or a fall, from nothing to the larger of both."""
    return tuple(map(_size, parts))


def _size(part: Interval) -> Interval:
    if part.high is not None and part.high.value <= 0:
        return -part
    if part.low is None or part.high is None or part.low.value >= 0:
        return part
    return between(0, max(part.high.value, -part.low.value))


def points(old: Claim, new: Claim) -> Readings:
    """Return the difference of two levels of one unit: of percentages, in points."""
    return combine(lambda y, x: y - x, new.hard, old.hard)
