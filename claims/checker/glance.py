"""Tells at a glance which numbers cannot be the result of those near them, before terms or expressions are made of any.

For numbers that no word presents as results, where only what two numbers beside one come to with nothing assumed counts; and
for those with a word beside them that may well mean something else (net, total). All is told in floating point, over units
that are looked up once. "No" is sure (see `screen`); what takes more than a glance is a "maybe".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import inf
from typing import NamedTuple

from claims.checker.addends import LONGEST_SUM, SHORT, SMALL
from claims.checker.expressions import rough_scale
from claims.checker.measure import fits, measure
from claims.checker.plans import PAIR, plans
from claims.checker.rough import CLOSE
from claims.checker.screen import POWERS, Ends, factor, meets, scaled, widened
from claims.checker.search import NO_FACTORS

# Two factors by unit and sign, and what brings their product into the unit of a result.
_Pair = tuple[str, int, str, int, Ends]
_TENS = sorted(10.0**power for power in POWERS)
_PLAIN = ("ratio", "percent")
_SEVERAL = 2


class Number(NamedTuple):
    """A number in floating point: its size as a reader takes it, its ends, and the same as what multiplies and as what divides.

    A tuple, since there is one for every claim.
    """

    unit: str
    place: int
    size: float
    ends: Ends
    over: Ends
    under: Ends


@dataclass(frozen=True, slots=True)
class Ways:
    """How numbers of some units may make one of another: added up, as it stands in another time, or as one of two factors.

    `alike` and `converted` have the factor into the unit that is made, the former exactly one; `is_kin` where some is the same
    for each of something.
    """

    is_kin: bool
    alike: dict[str, float]
    converted: dict[str, Ends]
    pairs: tuple[_Pair, ...]


def ways_of(target: Number, near: Iterable[Number]) -> Ways:
    """Return how numbers of the units of some may make another."""
    return _ways(target.unit, tuple(sorted({other.unit for other in near})))


def ways_beside(target: Number, near: Iterable[Number]) -> Ways | None:
    """Return how the few numbers beside one may make it; None where their units let no one or two come to it, nothing assumed."""
    return _ways_beside(target.unit, tuple([other.unit for other in near]))


@lru_cache(maxsize=4096)
def _ways_beside(unit: str, units: tuple[str, ...]) -> Ways | None:
    """Return `_ways` where one or two numbers of some units, each told as often as it is, may come to one of a unit."""
    known = _ways(unit, tuple(sorted(set(units))))
    may_relate = known.pairs or known.converted or len([other for other in units if other in known.alike]) > 1
    return known if may_relate else None


def number(unit: str, place: int, size: float, ends: Ends) -> Number:
    """Return a number of some size and ends at a place."""
    low, high = ends
    if low > 0 and high < inf:
        return Number(unit, place, size, ends, ends, (1 / high, 1 / low))
    return Number(unit, place, size, ends, factor(ends, 1), factor(ends, -1))


@lru_cache(maxsize=4096)
def _ways(unit: str, others: tuple[str, ...]) -> Ways:
    """Return how numbers of other units, sorted, may make one of a unit."""
    times, head = measure(unit).times, unit.split("/")[0]
    fitting = [other for other in others if other not in NO_FACTORS and fits(other, unit)]
    scales = {other: rough_scale(((other, 1),), unit) for other in fitting}
    found = plans(unit, tuple(other for other in others if other not in NO_FACTORS), PAIR)
    return Ways(
        any(other != unit and other.split("/")[0] == head for other in others),
        {other: scale[0] for other, scale in scales.items() if measure(other).times == times},
        {other: scale for other, scale in scales.items() if measure(other).times != times},
        tuple((*first, *second, rough_scale((first, second), unit)) for (first, second), assumed in found if not assumed),
    )


def may_result(target: Number, near: Sequence[Number], known: Ways) -> bool:
    """Whether a number may be what some of those near it come to, or be a product of two but for its point."""
    wanted = widened(target.ends)
    alike = _in_units(known.alike, near)
    if len(alike) > 1 and (_has_list(target, alike) or _any_difference(wanted, alike)):
        return True
    if known.converted and any(meets(wanted, scaled(n.ends, known.converted[n.unit])) for n in near if n.unit in known.converted):
        return True
    return bool(known.pairs) and _may_multiply(known, wanted, near)


def may_add_up(target: Number, near: Sequence[Number], beside: Sequence[Number], known: Ways, *, is_sum: bool) -> bool:
    """Whether a number may be the sum or difference of some near it, or of some `beside` it but for a slip of one of them."""
    if known.is_kin:
        return True  # so much for each, of which one may leave out the "per"
    wanted, (low, high) = widened(target.ends), target.ends
    least, places = (high - low) / SMALL, {other.place for other in beside}
    smallest, surely = least * (1 - CLOSE), least * (1 + CLOSE)
    alike, close = list[tuple[int, Ends]](), list[tuple[int, Ends]]()
    for other in near:
        scale = known.alike.get(other.unit)
        if scale is None or other.size < smallest:
            continue
        if other.size <= surely:
            return True
        held = other.place, other.ends if scale == 1 else _in_unit(other.ends, scale)
        alike.append(held)
        if other.place in places:
            close.append(held)
    if is_sum:
        return _has_list(target, close) or _any_list(wanted, target.place, alike)
    return _any_difference(wanted, alike) or _may_be_slipped(target.ends, close)


def _in_units(scales: Mapping[str, float], near: Sequence[Number]) -> list[tuple[int, Ends]]:
    """Return the places and ends, in one unit, of those numbers that there is a factor into it for."""
    return [
        (other.place, other.ends if scale == 1 else _in_unit(other.ends, scale))
        for other in near
        if (scale := scales.get(other.unit)) is not None
    ]


def _has_list(target: Number, alike: Sequence[tuple[int, Ends]]) -> bool:
    """Whether two numbers, of some in order, stand on one side of another, so that they may be a list of its parts."""
    return len(alike) >= _SEVERAL and (alike[_SEVERAL - 1][0] < target.place or alike[-_SEVERAL][0] > target.place)


def _any_difference(wanted: Ends, alike: Sequence[tuple[int, Ends]]) -> bool:
    """Whether two numbers may differ by what is wanted, either way."""
    least, most = wanted
    for (_, (a, b)), (_, (c, d)) in combinations(alike, 2):
        if (a - d <= most and b - c >= least) or (c - b <= most and d - a >= least):
            return True
    return False


def _any_list(wanted: Ends, place: int, alike: Sequence[tuple[int, Ends]]) -> bool:
    """Whether a list on one side of a place may be what is wanted, or a short one next to it with one more from elsewhere."""
    least, most = wanted
    before = [ends for at, ends in reversed(alike) if at < place]
    behind = [ends for at, ends in alike if at > place]
    is_rising = all(low >= 0 for _, (low, _) in alike)
    for side, others in ((before, behind), (behind, before)):
        for start in range(len(side)):
            low, high = side[start]
            for end in range(start + 1, min(len(side), start + LONGEST_SUM)):
                low, high = low + side[end][0], high + side[end][1]
                if low <= most and high >= least:
                    return True
                if is_rising and low > most:
                    break  # more of them make even more
                for a, b in (*side[end + 1 :], *others) if not start and end + 1 < SHORT else ():
                    if low + a <= most and high + b >= least:
                        return True
    return False


def _may_be_slipped(told: Ends, alike: Sequence[tuple[int, Ends]]) -> bool:
    """Whether a number may be the difference of two, where one of the three has its point in another place."""
    low, high = told
    for (_, (a, b)), (_, (c, d)) in combinations(alike, 2):
        if _may_miss(told, a - d, b - c) or _may_miss(told, c - b, d - a):
            return True
        if _may_miss((a, b), low + c, high + d) or _may_miss((c, d), low + a, high + b):
            return True
        if _may_miss((c, d), a - high, b - low) or _may_miss((a, b), c - high, d - low):
            return True
    return False


def _may_miss(number: Ends, low: float, high: float) -> bool:
    """Whether a number may be one of what is wanted, but for a power of ten."""
    return high > 0 and (number[0] <= 0 or _may_slip(widened(number), *widened((low, high))))


def _in_unit(ends: Ends, scale: float) -> Ends:
    return ends[0] * scale, ends[1] * scale


def _may_multiply(known: Ways, wanted: Ends, near: Sequence[Number]) -> bool:
    least, most = wanted
    for one, sign, other, way, (small, large) in known.pairs:
        may_slip = one not in _PLAIN and other not in _PLAIN
        for first in near:
            if first.unit != one:
                continue
            a, b = first.over if sign > 0 else first.under
            for second in near:
                if second.unit != other or second is first:
                    continue
                c, d = second.over if way > 0 else second.under
                low, high = small * a * c, large * b * d
                if not (low > most or high < least) or (may_slip and _may_slip(wanted, low, high)):
                    return True
    return False


def _may_slip(wanted: Ends, low: float, high: float) -> bool:
    """Whether a product may be what is wanted times a power of ten that a misplaced point or scale word comes to."""
    least, most = wanted
    if most <= 0:
        return True
    at = bisect_left(_TENS, low / most)
    return at < len(_TENS) and _TENS[at] * least <= high
