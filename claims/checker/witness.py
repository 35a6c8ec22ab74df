"""Looks for one set of values that shows at once that equations can all hold: numbers as told, and what they make.

Most facts were right, so that the middles of some give values within the others. Where they do not, that says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.checker.formula import Formula, Node, isolated
from claims.checker.plainly import Rough, evaluated
from claims.checker.screen import Ends

# What one value may be off, as a share of it.
_OFF = 1e-13


@dataclass(frozen=True, slots=True)
class Plan:
    """Which variables are taken as told, and what makes the others, one after another."""

    taken: tuple[str, ...]
    made: tuple[tuple[str, Node], ...]


def plan(equations: Iterable[Formula], told: Iterable[str]) -> Plan | None:
    """Return how equations may be satisfied one after another; None where that is not plain: something makes nothing new."""
    known, stated = set[str](), set(told)
    taken, made = list[str](), list[tuple[str, Node]]()
    for formula in equations:
        fresh = [name for name in formula.metrics if name not in known]
        untold = [name for name in fresh if name not in stated]
        if not fresh or len(untold) > 1:
            return None
        last = (untold or fresh)[0]
        taken += [name for name in fresh if name != last]
        made.append((last, isolated(formula, last)))
        known |= set(fresh)
    return Plan(tuple(taken), tuple(made))


def is_found(found: Plan, ends: Mapping[str, Ends], floors: Mapping[str, float]) -> bool:
    """Whether a plan gives values that all lie within their ends and above their floors, rounding apart."""
    values: dict[str, Rough] = {}
    for name in found.taken:
        low, high = ends[name]
        middle = (low + high) / 2
        values[name] = middle, middle, _OFF * abs(middle)
        if not (low <= middle <= high and middle > floors.get(name, middle - 1)):
            return False
    for name, node in found.made:
        value = evaluated(node, values)
        if value is None or not _is_within(value, ends.get(name), floors.get(name)):
            return False
        values[name] = value
    return True


def _is_within(value: Rough, ends: Ends | None, floor: float | None) -> bool:
    middle, _, off = value
    if ends is not None and not (ends[0] < middle - off and middle + off < ends[1]):
        return False
    return floor is None or middle - off > floor


def all_found(plans: Sequence[Plan | None], ends: Mapping[str, Ends], floors: Mapping[str, float]) -> bool:
    """Whether every plan gives such values; of equations without a plan nothing is known."""
    return all(one is not None and is_found(one, ends, floors) for one in plans)
