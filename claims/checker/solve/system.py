"""What the solver is asked: what is stated of variables, and the equations that join them; taken apart into steps.

An equation is a `Formula` over variable names. It is taken apart into x + y = z, x · y = z and x <= y over its
variables and over what its parts come to, so that one piece of code narrows them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from claims.checker.formula import Formula, Metric, Node, Number
from claims.checker.solve.ranges import EVERYTHING, Range, Set, common, exactly

_NOT_ZERO: Set = (Range(None, Fraction(0), False, True), Range(Fraction(0), None, True, False))


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says of a variable: it is one of `values`. `name` tells statements apart."""

    name: str
    variable: str
    values: Set


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula over variables that holds up to `slack`, a share of its right side: 0.05 lets the sides lie 5 % apart."""

    name: str
    formula: Formula
    slack: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class System:
    """Statements and equations; `known` is what a variable may be whoever speaks: a price is not negative."""

    statements: tuple[Statement, ...]
    equations: tuple[Equation, ...]
    known: Mapping[str, Set] = field(default_factory=dict)

    def without(self, names: Iterable[str]) -> System:
        """Return the system without the statements of these names."""
        gone = frozenset(names)
        return System(tuple(s for s in self.statements if s.name not in gone), self.equations, self.known)


@dataclass(frozen=True, slots=True)
class Step:
    """x + y = z ("+"), x · y = z ("*") or x <= y ("<", z unused), by number of variable; `equation` it is part of."""

    sign: str
    x: int
    y: int
    z: int
    equation: int


@dataclass(slots=True)
class Network:
    """A system taken apart. Variables are numbers; those of `names` come first in order of appearance."""

    names: dict[str, int] = field(default_factory=dict)
    domains: list[Set] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    watchers: list[list[int]] = field(default_factory=list)

    def variable(self, name: str, domain: Set = EVERYTHING) -> int:
        """Return the number of a named variable, new where it is first heard of."""
        if name not in self.names:
            self.names[name] = self.fresh(domain)
        return self.names[name]

    def fresh(self, domain: Set = EVERYTHING) -> int:
        """Return the number of a variable without a name: what a part of an equation comes to."""
        self.domains.append(domain)
        self.watchers.append([])
        return len(self.domains) - 1

    def add(self, sign: str, x: int, y: int, z: int, equation: int) -> None:
        """Add a step and let its variables know of it."""
        for number in {x, y, z}:
            self.watchers[number].append(len(self.steps))
        self.steps.append(Step(sign, x, y, z, equation))


def network(system: System) -> Network:
    """Return a system taken apart; what is stated of its variables is not yet in it."""
    built = Network()
    for place, equation in enumerate(system.equations):
        formula = equation.formula
        left, right = (_part(built, system.known, side, place) for side in (formula.left, formula.right))
        if equation.slack:
            # The sides lie apart by at most so much, either way.
            factor = built.fresh((Range(1 / (1 + equation.slack), 1 + equation.slack),))
            loose = built.fresh()
            built.add("*", right, factor, loose, place)
            right = loose
        if formula.sign == "=":
            built.add("+", right, built.fresh(exactly(0)), left, place)
        else:
            low, high = (left, right) if formula.sign == "<=" else (right, left)
            built.add("<", low, high, high, place)
    for statement in system.statements:
        built.variable(statement.variable, system.known.get(statement.variable, EVERYTHING))
    return built


def _part(built: Network, known: Mapping[str, Set], node: Node, equation: int) -> int:
    """Return the variable that a part of an equation comes to."""
    if isinstance(node, Metric):
        return built.variable(node.id, known.get(node.id, EVERYTHING))
    if isinstance(node, Number):
        return built.fresh(exactly(Fraction(node.value)))
    left, right = (_part(built, known, side, equation) for side in (node.left, node.right))
    whole = built.fresh()
    # A difference and a quotient are a sum and a product read from behind; a quotient has no zero below its line.
    if node.sign in "+*":
        built.add(node.sign, left, right, whole, equation)
    else:
        if node.sign == "/":
            built.domains[right] = common(built.domains[right], _NOT_ZERO)
        built.add("+" if node.sign == "-" else "*", whole, right, left, equation)
    return whole
