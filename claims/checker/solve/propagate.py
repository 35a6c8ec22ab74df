"""Narrows what the variables of a network may be until nothing changes, and remembers why.

Where the steps form a tree that is all there is to it: every value left can be had. Where they form loops a search sets
one variable of a loop after another to a value of its range, and splits the range where that fails.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.checker.solve.ranges import Range, Set, common, contains, from_on, is_point, minus, over, plus, times, up_to
from claims.checker.solve.system import Network, Statement, Step

# How often the steps of a network are taken on average, and how many ranges a search looks into, before either gives up.
ROUNDS, BRANCHES = 16, 64
# Fractions longer than this, in bits, come of narrowing that never ends.
_LONGEST = 400


@dataclass(slots=True)
class State:
    """What each variable may still be, and the reasons: bit i for statement i, then the bits of the equations."""

    domains: list[Set]
    reasons: list[int]

    def copy(self) -> State:
        return State(list(self.domains), list(self.reasons))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether all can hold: `holds`, `fails` (`because` are the reasons that suffice), or `open` where it was cut short."""

    verdict: str
    because: int = 0
    state: State | None = None


def decide(network: Network, statements: Sequence[Statement]) -> Outcome:
    """Return whether the statements and the equations of a network can all hold."""
    state = State(list(network.domains), [0] * len(network.domains))
    for place, statement in enumerate(statements):
        number = network.names[statement.variable]
        if not _narrow(state, number, statement.values, 1 << place):
            return Outcome("fails", state.reasons[number])
    return _search(network, state, len(statements), range(len(network.steps)), [BRANCHES])


def _search(network: Network, state: State, shift: int, dirty: Sequence[int] | range, budget: list[int]) -> Outcome:
    budget[0] -= 1
    because, ended = _propagate(network, state, shift, dirty)
    if because is not None:
        return Outcome("fails", because)
    chosen = loop_variable(network, lambda number: is_point(state.domains[number]))
    if chosen is None:
        return Outcome("holds" if ended else "open", state=state)
    if budget[0] <= 0:
        return Outcome("open", state=state)
    return _branch(network, state, shift, chosen, budget)


def _branch(network: Network, state: State, shift: int, chosen: int, budget: list[int]) -> Outcome:
    """Try one value of a variable, then what lies below and above it."""
    because, is_open = 0, False
    for part in _split(state.domains[chosen]):
        inner = state.copy()
        inner.domains[chosen] = part
        found = _search(network, inner, shift, network.watchers[chosen], budget)
        if found.verdict == "holds":
            return Outcome("holds", state=state)
        because |= found.because
        is_open = is_open or found.verdict == "open"
    return Outcome("open", state=state) if is_open else Outcome("fails", because | state.reasons[chosen])


def _split(domain: Set) -> list[Set]:
    value = _inner(domain)
    point = Range(value, value)
    below, above = Range(None, value, False, True), Range(value, None, True, False)
    return [part for part in ((point,), common(domain, (below,)), common(domain, (above,))) if part]


def _inner(domain: Set) -> Fraction:
    """Return a number in the widest part of a set, plain where it may be."""
    part = max(domain, key=_width)
    if part.low is None or part.high is None:
        end = part.low if part.low is not None else part.high
        if end is None:
            return Fraction(1)
        away = max(abs(end), Fraction(1))
        return end + away if part.low is not None else end - away
    middle = (part.low + part.high) / 2
    width = part.high - part.low
    short = middle.limit_denominator(max(1, 4 * (width.denominator // max(1, width.numerator) + 1))) if width else middle
    return short if contains((part,), short) else middle


def _width(part: Range) -> tuple[bool, Fraction]:
    if part.low is None or part.high is None:
        return True, Fraction(0)
    return False, part.high - part.low


def _propagate(network: Network, state: State, shift: int, dirty: Sequence[int] | range) -> tuple[int | None, bool]:
    """Narrow to the end. Return the reasons where nothing is left (else None), and whether the end was reached."""
    queue = deque(dirty)
    waiting = set(queue)
    left = ROUNDS * (len(network.steps) + 4)
    while queue:
        left -= 1
        if left < 0:
            return None, False
        number = queue.popleft()
        waiting.discard(number)
        step = network.steps[number]
        for variable, allowed, others in _allowed(step, state):
            before = state.domains[variable]
            because = 1 << (shift + step.equation)
            for other in others:
                because |= state.reasons[other]
            if not _narrow(state, variable, allowed, because):
                return state.reasons[variable], True
            if state.domains[variable] is before:
                continue
            if _is_endless(state.domains[variable]):
                return None, False
            for watcher in network.watchers[variable]:
                if watcher not in waiting and watcher != number:
                    waiting.add(watcher)
                    queue.append(watcher)
    return None, True


def _allowed(step: Step, state: State) -> Iterator[tuple[int, Set, tuple[int, int]]]:
    """Yield for each variable of a step what the others leave it, and the others; each by what was narrowed before."""
    x, y, z, held = step.x, step.y, step.z, state.domains
    if step.sign == "<":
        yield x, up_to(held[y]), (y, y)
        yield y, from_on(held[x]), (x, x)
        return
    forth, back = (plus, minus) if step.sign == "+" else (times, over)
    yield z, forth(held[x], held[y]), (x, y)
    yield x, back(held[z], held[y]), (z, y)
    yield y, back(held[z], held[x]), (z, x)


def _narrow(state: State, variable: int, allowed: Set, because: int) -> bool:
    """Leave a variable what is allowed too; return whether anything is left."""
    held = state.domains[variable]
    both = common(held, allowed)
    if both != held:
        state.domains[variable] = both
        state.reasons[variable] |= because
    return bool(both)


def _is_endless(domain: Set) -> bool:
    return any(end is not None and end.denominator.bit_length() > _LONGEST for part in domain for end in part[:2])


def loop_variable(network: Network, is_fixed: Callable[[int], bool]) -> int | None:
    """Return the variable of the most steps in a loop that is not yet one number, or None where no loop is left."""
    steps = {number: {v for v in (s.x, s.y, s.z) if not is_fixed(v)} for number, s in enumerate(network.steps)}
    uses: dict[int, set[int]] = {}
    for number, variables in steps.items():
        for variable in variables:
            uses.setdefault(variable, set()).add(number)
    twice = {number for number, s in enumerate(network.steps) if len({s.x, s.y, s.z}) < 3 and s.sign != "<"}
    leaves = deque(number for number, held in steps.items() if _is_leaf(number, held, uses, twice))
    while leaves:
        number = leaves.popleft()
        for variable in steps.pop(number, ()):
            uses[variable].discard(number)
            leaves.extend(other for other in uses[variable] if _is_leaf(other, steps[other], uses, twice))
    looped = {variable: len(found) for variable, found in uses.items() if found}
    return max(looped, key=lambda v: (looped[v], -v)) if looped else None


def _is_leaf(number: int, variables: set[int], uses: dict[int, set[int]], twice: set[int]) -> bool:
    """Whether a step hangs on the others by at most one variable, and holds no variable twice: x · x may be no -1."""
    if number in twice and variables:
        return False
    return sum(len(uses[variable] - {number}) > 0 for variable in variables) <= 1
