"""The smallest sets of statements that cannot all hold, and what each statement would have to say for the rest to hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.checker.solve.propagate import Outcome, decide
from claims.checker.solve.ranges import EVERYTHING, Set
from claims.checker.solve.system import Equation, Statement, System, network

# How many sets are told, and how many combinations of statements are looked into for them.
MOST, LOOKS = 10, 200


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all hold while any one left out lets the others; `equations` are those it takes."""

    statements: tuple[Statement, ...]
    equations: tuple[Equation, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(s.name for s in self.statements)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The sets found, smallest first; `capped` where the search was cut short or more than `MOST` were there."""

    sets: tuple[Conflict, ...]
    capped: bool = False


def verdict(system: System) -> str:
    """Return `holds`, `fails`, or `open` where the search gave up."""
    return decide(network(system), system.statements).verdict


def conflicts(system: System, most: int = MOST, looks: int = LOOKS) -> Conflicts:
    """Return every smallest set of statements that cannot all hold, the smallest first, at most `most`.

    After Reiter: a set is found and shrunk, and is looked for again with each of its statements left out in turn.
    """
    found: list[Conflict] = []
    seen: set[frozenset[str]] = set()
    queue = deque([frozenset[str]()])
    is_cut = False
    while queue:
        gone = queue.popleft()
        conflict = next((c for c in found if not c.names & gone), None)
        if conflict is None:
            looks -= 1
            if looks < 0:
                is_cut = True
                break
            rest = system.without(gone)
            outcome = decide(network(rest), rest.statements)
            is_cut = is_cut or outcome.verdict == "open"
            if outcome.verdict != "fails":
                continue
            conflict, is_sure = _shrunk(rest, outcome)
            is_cut = is_cut or not is_sure
            found.append(conflict)
        for name in sorted(conflict.names):
            wider = gone | {name}
            if wider not in seen:
                seen.add(wider)
                queue.append(wider)
    found.sort(key=lambda c: (len(c.statements), len(c.equations), sorted(c.names)))
    return Conflicts(tuple(found[:most]), is_cut or len(found) > most)


def needed(conflict: Conflict, statement: Statement, system: System) -> Set:
    """Return what the variable of one statement of a conflict may be by all the others of it."""
    rest = tuple(s for s in conflict.statements if s.name != statement.name)
    alone = System(rest, conflict.equations, system.known)
    built = network(alone)
    built.variable(statement.variable, system.known.get(statement.variable, EVERYTHING))
    outcome = decide(built, rest)
    return outcome.state.domains[built.names[statement.variable]] if outcome.state else EVERYTHING


def _shrunk(system: System, outcome: Outcome) -> tuple[Conflict, bool]:
    """Return a smallest set within the reasons of an outcome, and whether nothing was left in it for want of an answer.

    A set is smallest given every equation: two numbers that part may each be impossible alone by one they did not need.
    """
    statements = [s for place, s in enumerate(system.statements) if outcome.because >> place & 1]
    equations = list(system.equations)
    told: list[str] = []
    for statement in list(statements):
        less = [s for s in statements if s is not statement]
        told.append(_verdict(less, equations, system))
        if told[-1] == "fails":
            statements = less
    for equation in list(equations):
        fewer = [e for e in equations if e is not equation]
        if _verdict(statements, fewer, system) == "fails":
            equations = fewer
    return Conflict(tuple(statements), tuple(equations)), "open" not in told


def _verdict(statements: Sequence[Statement], equations: Sequence[Equation], system: System) -> str:
    part = System(tuple(statements), tuple(equations), system.known)
    return decide(network(part), part.statements).verdict


def connected(system: System) -> Iterator[System]:
    """Yield the parts of a system that share no variable, in order."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for equation in system.equations:
        first, *rest = equation.formula.metrics
        for other in rest:
            parent[root(other)] = root(first)
    statements: dict[str, list[Statement]] = {}
    equations: dict[str, list[Equation]] = {}
    for equation in system.equations:
        equations.setdefault(root(equation.formula.metrics[0]), []).append(equation)
    for statement in system.statements:
        statements.setdefault(root(statement.variable), []).append(statement)
    for name in dict.fromkeys((*equations, *statements)):
        yield System(tuple(statements.get(name, ())), tuple(equations.get(name, ())), system.known)
