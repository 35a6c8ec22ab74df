"""Which units make a unit: the products and quotients of two or three of some units that come out in another.

All factors of a plan but one are chosen, and the last is looked up by the dimension that is then missing, so that most
combinations are never tried. Times are converted on the way, and a noun that a text drops may be assumed.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations_with_replacement

from claims.checker.measure import Exponents, measure, total

# Nouns of no meaning of their own (50台 of 风机, 每人 of 订户): they count whatever the other side counts.
_ANY_NOUN = frozenset({"unit", "item", "piece", "person"})
PAIR = 2
# Units with +1 where they multiply, −1 where they divide.
Plan = tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def plans(wanted: str, names: tuple[str, ...], depth: int) -> tuple[tuple[Plan, str], ...]:
    """Return the products of units that come out in `wanted`, and what each assumes.

    All factors but one are chosen, and the last is looked up by the dimension that is then missing.
    """
    by_body: dict[Exponents, list[tuple[str, int]]] = {}
    for name in names:
        for sign in (1, -1):
            by_body.setdefault(total(((measure(name).body, sign),)), []).append((name, sign))
    found: dict[Plan, str] = {}
    for size in range(2, depth + 1):
        for some in combinations_with_replacement([(n, s) for n in names for s in (1, -1)], size - 1):
            for last in by_body.get(_missing(wanted, some), ()):
                plan = tuple(sorted((*some, last)))
                assumed = _assumed(wanted, plan) if plan not in found else None
                if assumed is not None:
                    found[plan] = assumed
    return tuple(found.items())


# Sets of units differ from number to number; the two or three that make a plan come back.
@lru_cache(maxsize=1 << 16)
def _missing(wanted: str, some: Plan) -> Exponents:
    """Return the dimension that is missing for some factors to come out in a unit."""
    return total(((measure(wanted).body, 1), *((measure(name).body, -sign) for name, sign in some)))


@lru_cache(maxsize=1 << 16)
def _assumed(wanted: str, plan: Plan) -> str | None:
    """Return what a plan assumes, None where it is none."""
    return _assumption(wanted, plan) if _sensible(plan) else None


def _sensible(plan: Plan) -> bool:
    """Not 1 ÷ x, not two plain numbers, and of three or more no two that only cancel each other."""
    if all(sign < 0 for _, sign in plan):
        return False
    measures = [(measure(name), sign) for name, sign in plan]
    if sum(m.is_plain for m, _ in measures) > 1:
        return False
    over, under = ({(m.body, m.nouns) for m, s in measures if s == side} for side in (1, -1))
    return len(plan) == 2 or not over & under


def _assumption(wanted: str, plan: Plan) -> str | None:
    """Return what must be assumed for nouns and times to come out: "" for nothing, None where they cannot."""
    measures = [(measure(wanted), -1), *((measure(name), sign) for name, sign in plan)]
    nouns = total((m.nouns, s) for m, s in measures)
    times = total((m.times, s) for m, s in measures)
    power = sum(exponent for _, exponent in times)
    if not nouns:
        return "" if power == 0 else "time" if power == -1 and not any(t == "s" for t, _ in times) else None
    if power:
        return None
    if len(nouns) == 1 and abs(nouns[0][1]) == 1:
        return "noun"
    if len(nouns) != 2 or sorted(e for _, e in nouns) != [-1, 1]:
        return None
    if any(noun in _ANY_NOUN for noun, _ in nouns):
        return ""
    return "noun" if any(e < 0 for part, _ in measures for _, e in part.nouns) else None
