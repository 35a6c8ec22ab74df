"""Tells in floating point that a formula plainly holds, so that exact intervals are left for what may not.

Every value has with it how far rounding may have moved it. Whatever that leaves open, and all but one reading of positive
factors, is for exact work.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from claims.checker.formula import Formula, Metric, Node, Number, Value, allowed, dimension_of
from claims.interval import DIGITS, Readings, point
from claims.model import Claim
from claims.units import root_factor

# Low and high end, and how far off they may be.
Rough = tuple[float, float, float]
# What one step rounds, with room to spare.
_ROUNDING = 1e-13
_SURE = 1e-6
_HUGE = 1e150


def is_plainly_telling(formula: Formula, claims: Mapping[str, Claim], widest: float) -> bool | None:
    """Return whether a formula that plainly holds says something; None where it may not hold, or floats cannot tell.

    An order says something where it holds for all values, an equation where neither side is wider than a share of its middle.
    """
    if not _is_of_one_dimension(formula, tuple([claims[name].base.unit for name in formula.metrics])):
        return None
    hard = _sides(formula, claims, soft=False)
    if hard is None or not _meets(formula.sign, *hard):
        return None
    is_alike = all(claim.soft is claim.hard for claim in claims.values())
    soft = hard if is_alike else _sides(formula, claims, soft=True)
    if soft is None or not _meets(formula.sign, *soft):
        return None
    if formula.sign == "=":
        left, right = _width(soft[0]), _width(soft[1])
        if left is None or right is None or abs(max(left, right) - widest) < _SURE:
            return None
        return max(left, right) < widest
    lower, upper = soft if formula.sign == "<=" else soft[::-1]
    room = upper[0] - lower[1]
    return None if abs(room) <= lower[2] + upper[2] else room > 0


@lru_cache(maxsize=4096)
def _is_of_one_dimension(formula: Formula, units: tuple[str, ...]) -> bool:
    """Whether both sides of a formula measure the same where its metrics, in their order, are in some units."""
    values = {name: Value((point(1),), dimension_of(unit)) for name, unit in zip(formula.metrics, units, strict=True)}
    first = formula.metrics[0]
    need = allowed(formula, first, values)
    return need is not None and need.dimension == values[first].dimension


def point_of(formula: Formula, claims: Mapping[str, Claim]) -> Decimal | None:
    """Return what the right side of an equation comes to in the unit of its left, as exact intervals would.

    None where some number is no point, or what is multiplied is not positive: that takes these.
    """
    units = tuple([claims[name].base.unit for name in formula.metrics])
    if not isinstance(formula.left, Metric) or not _is_of_one_dimension(formula, units):
        return None
    values: dict[str, Decimal] = {}
    for name, claim in claims.items():
        low = claim.base.low
        if low is None or low != claim.base.high:
            return None
        factor = root_factor(claim.base.unit)
        if factor != 1 and low <= 0:
            return None
        values[name] = low if factor == 1 else DIGITS.multiply(low, factor)
    made, factor = _point(formula.right, values), root_factor(units[0])
    if made is None or factor == 1:
        return made
    return DIGITS.divide(made, factor) if made > 0 else None


def _point(node: Node, values: Mapping[str, Decimal]) -> Decimal | None:
    if isinstance(node, Metric):
        return values[node.id]
    if isinstance(node, Number):
        return node.value
    left, right = _point(node.left, values), _point(node.right, values)
    if left is None or right is None:
        return None
    if node.sign in "+-":
        return DIGITS.add(left, right if node.sign == "+" else DIGITS.minus(right))
    if left <= 0 or right <= 0:
        return None
    return DIGITS.multiply(left, right) if node.sign == "*" else DIGITS.divide(left, right)


def _sides(formula: Formula, claims: Mapping[str, Claim], *, soft: bool) -> tuple[Rough, Rough] | None:
    values: dict[str, Rough] = {}
    for name in formula.metrics:
        claim = claims[name]
        value = rough(claim.soft if soft else claim.hard, claim.base.unit)
        if value is None:
            return None
        values[name] = value
    left = evaluated(formula.left, values)
    right = evaluated(formula.right, values) if left is not None else None
    return None if left is None or right is None else (left, right)


def evaluated(node: Node, values: Mapping[str, Rough]) -> Rough | None:
    """Return what an expression comes to; None where that takes exact work."""
    if isinstance(node, Metric):
        return values[node.id]
    if isinstance(node, Number):
        value = float(node.value)
        return value, value, _ROUNDING * abs(value)
    left = evaluated(node.left, values)
    right = evaluated(node.right, values) if left is not None else None
    return None if left is None or right is None else _joined(node.sign, left, right)


def _joined(sign: str, left: Rough, right: Rough) -> Rough | None:
    (a, b, off), (c, d, other) = left, right
    if sign in "+-":
        low, high = (a + c, b + d) if sign == "+" else (a - d, b - c)
        return low, high, off + other + _ROUNDING * (max(-a, b) + max(-c, d))
    if a <= off or c <= other:
        return None
    # Of factors, how far off each may be as a share of itself adds up.
    low, high = (a * c, b * d) if sign == "*" else (a / d, b / c)
    return low, high, 2 * high * (off / a + other / c + _ROUNDING)


def rough(readings: Readings, unit: str) -> Rough | None:
    """Return the one reading of a number that has two ends, in the roots of its dimension."""
    if len(readings) > 1:
        return None
    (low, high), factor = readings[0].ends, factor_of(unit)
    low, high = low * factor, high * factor
    return (low, high, _ROUNDING * max(-low, high)) if -_HUGE < low <= high < _HUGE else None


@cache
def factor_of(unit: str) -> float:
    """Return in floating point the factor from a unit into the roots of its dimension."""
    return float(root_factor(unit))


def _meets(sign: str, left: Rough, right: Rough) -> bool:
    """Whether two sides plainly have values that stand to each other as the sign says."""
    (a, b, off), (c, d, other) = left, right
    rounded = off + other
    below, above = d - a > rounded, b - c > rounded
    return below and above if sign == "=" else below if sign == "<=" else above


def _width(side: Rough) -> float | None:
    """Return how wide a side is as a share of its middle; None where that is about nothing."""
    low, high, off = side
    middle = abs(low + high) / 2
    return (high - low) / middle if middle > _SURE * (abs(low) + abs(high)) and 100 * off < _SURE * middle else None
