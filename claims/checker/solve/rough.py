"""Settles in floating point what plainly holds, so that exact fractions are left for what does not.

An answer "holds" is sure but for numbers that touch to nine digits; those, and all that may fail, are for `propagate`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from math import inf, isinf

from claims.checker.solve.propagate import loop_variable
from claims.checker.solve.ranges import Set
from claims.checker.solve.system import Network, Step

# Ranges that meet in less than this, as a share of their size, only touch.
_TOUCH = 1e-9
_ROUNDS, _BRANCHES = 12, 6

Ends = tuple[float, float]


class _Unsure(Exception):
    """What floating point cannot tell."""


def surely_holds(network: Network, stated: Mapping[str, Ends]) -> bool:
    """Whether the equations of a network plainly let every variable keep a value within the ends stated of it."""
    try:
        held = [_ends(domain) for domain in network.domains]
        for name, ends in stated.items():
            number = network.names[name]
            held[number] = _narrowed(held[number], ends)
        _propagate(network, held, range(len(network.steps)))
        for _ in range(_BRANCHES):
            chosen = loop_variable(network, lambda number: held[number][0] == held[number][1])
            if chosen is None:
                return True
            middle = _middle(held[chosen])
            held[chosen] = (middle, middle)
            _propagate(network, held, network.watchers[chosen])
    except _Unsure:
        return False
    return False


def _ends(domain: Set) -> Ends:
    if not domain:
        raise _Unsure
    low, high = domain[0].low, domain[-1].high
    return -inf if low is None else float(low), inf if high is None else float(high)


def _middle(ends: Ends) -> float:
    low, high = ends
    if isinf(low) or isinf(high):
        raise _Unsure
    return (low + high) / 2


def _propagate(network: Network, held: list[Ends], dirty: Iterable[int]) -> None:
    """Narrow every variable to the end. Raises `_Unsure` where one is left hardly anything."""
    queue = deque(dirty)
    waiting = set(queue)
    left = _ROUNDS * (len(network.steps) + 4)
    while queue:
        left -= 1
        if left < 0:
            raise _Unsure
        number = queue.popleft()
        waiting.discard(number)
        step = network.steps[number]
        for variable in _narrow_step(step, held):
            for watcher in network.watchers[variable]:
                if watcher != number and watcher not in waiting:
                    waiting.add(watcher)
                    queue.append(watcher)


def _narrow_step(step: Step, held: list[Ends]) -> list[int]:
    """Narrow the variables of one step; return those that changed."""
    changed = []
    x, y, z = step.x, step.y, step.z
    if step.sign == "<":
        work = ((x, (-inf, held[y][1])), (y, (held[x][0], inf)))
        return [variable for variable, ends in work if _set(held, variable, ends)]
    if _set(held, z, _plus(held[x], held[y]) if step.sign == "+" else _times(held[x], held[y])):
        changed.append(z)
    for one, other in ((x, y), (y, x)):
        if _set(held, one, _minus(held[z], held[other]) if step.sign == "+" else _over(held[z], held[other])):
            changed.append(one)
    return changed


def _set(held: list[Ends], variable: int, ends: Ends) -> bool:
    before = held[variable]
    held[variable] = _narrowed(before, ends)
    return held[variable] != before


def _narrowed(a: Ends, b: Ends) -> Ends:
    """Return what two ranges share; the first where the second takes nothing from it but what a float cannot tell."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    if low == a[0] and high == a[1]:
        return a
    if isinf(high - low):
        return low, high
    least = _TOUCH * max(abs(low), abs(high))
    if high - low <= least:
        if _is_inside(b, a, least):
            return b
        if _is_inside(a, b, least):
            return a
        raise _Unsure
    if abs(low - a[0]) <= least and abs(high - a[1]) <= least:
        return a
    return low, high


def _is_inside(inner: Ends, outer: Ends, least: float) -> bool:
    return outer[0] + least < inner[0] <= inner[1] < outer[1] - least


def _plus(a: Ends, b: Ends) -> Ends:
    return a[0] + b[0], a[1] + b[1]


def _minus(a: Ends, b: Ends) -> Ends:
    return a[0] - b[1], a[1] - b[0]


def _times(a: Ends, b: Ends) -> Ends:
    corners = [0.0 if x == 0 or y == 0 else x * y for x in a for y in b]
    return min(corners), max(corners)


def _over(a: Ends, b: Ends) -> Ends:
    """Everything where the divisor may be zero and what is divided too; beyond that floating point is not asked."""
    if b[0] <= 0 <= b[1]:
        if a[0] <= 0 <= a[1]:
            return -inf, inf
        if b[0] < 0 < b[1] or b[0] == b[1]:
            raise _Unsure
    inverse = (0.0 if isinf(b[1]) else inf if b[1] == 0 else 1 / b[1], inf if b[0] == 0 else 0.0 if isinf(b[0]) else 1 / b[0])
    if b[1] <= 0:
        inverse = (-inf if b[1] == 0 else inverse[0], inverse[1])
    return _times(a, inverse)
