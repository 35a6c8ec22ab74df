"""Random systems for the solver, and what z3 says of them: the oracle."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

import z3

from claims.checker.formula import Formula, Metric, Node, Number, Operation, formula_of
from claims.checker.solve.ranges import Range, Set, union
from claims.checker.solve.system import Equation, Statement, System

SHAPES = (
    "{a} = {b} + {c}",
    "{a} = {b} - {c}",
    "{a} = {b} * {c}",
    "{a} = {b} / {c}",
    "{a} = {b} * (1 + {c} / 100)",
    "{a} = 1 - {b} / {c}",
    "{a} = {b} + {c} + {d}",
    "{a} <= {b}",
    "{a} >= {b} + {c}",
)


def random_system(seed: int) -> System:
    """Return a system of three to seven variables: small whole numbers at random, or printed figures most of which hold."""
    dice = random.Random(seed)
    names = [f"v{i}" for i in range(dice.randint(3, 7))]
    equations = tuple(_equations(dice, names))
    truth = _truth(dice, names, equations) if dice.random() < 0.7 else {}
    stated = [dice.choice(names) for _ in range(dice.randint(2, len(names) + 2))]
    values = [_printed(dice, truth[name]) if truth else _whole(dice) for name in stated]
    statements = tuple(Statement(f"s{i}", name, held) for i, (name, held) in enumerate(zip(stated, values, strict=True)))
    known = {name: (Range(Fraction(0), None),) for name in names if dice.random() < 0.7 and truth.get(name, 0) >= 0}
    return System(statements, equations, known)


def _truth(dice: random.Random, names: Sequence[str], equations: Sequence[Equation]) -> dict[str, Fraction]:
    """Return values that most of the equations keep: what stands on the left alone is worked out."""
    values = {name: Fraction(dice.randint(1, 120), 10) for name in names}
    for equation in equations:
        formula = equation.formula
        if formula.sign == "=" and isinstance(formula.left, Metric):
            values[formula.left.id] = _worth(formula.right, values)
    return values


def _worth(node: Node, values: dict[str, Fraction]) -> Fraction:
    if isinstance(node, Metric):
        return values[node.id]
    if isinstance(node, Number):
        return Fraction(node.value)
    left, right = _worth(node.left, values), _worth(node.right, values)
    if node.sign == "/":
        return left / right if right else left
    return {"+": left + right, "-": left - right, "*": left * right}[node.sign]


def _equations(dice: random.Random, names: Sequence[str]) -> Iterator[Equation]:
    for place in range(dice.randint(1, max(1, len(names) // 2))):
        chosen = dict(zip("abcd", dice.sample(names, min(4, len(names))), strict=False))
        shape = dice.choice([s for s in SHAPES if "{d}" not in s or "d" in chosen])
        slack = Fraction(1, 20) if dice.random() < 0.15 else Fraction(0)
        yield Equation(f"e{place}", formula_of(shape.format(**chosen)), slack)


def _whole(dice: random.Random) -> Set:
    parts = [_between(dice, Fraction(dice.randint(0, 6))) for _ in range(dice.choice((1, 1, 1, 2)))]
    return union(parts)


def _between(dice: random.Random, low: Fraction) -> Range:
    width = dice.choice((0, 0, 1, 2))
    if dice.random() < 0.1:
        return Range(low, None, dice.random() < 0.5, False)
    if width == 0:
        return Range(low, low)
    return Range(low, low + width, dice.random() < 0.5, dice.random() < 0.5)


def _printed(dice: random.Random, truth: Fraction) -> Set:
    """Return what a figure printed of a value allows: rounded or cut short, a bound, one of two readings; seldom a slip."""
    if dice.random() < 0.08:
        truth = truth * dice.choice((10, Fraction(1, 10), 3))
    step = Fraction(10) ** (len(str(abs(int(truth)))) - dice.choice((2, 3)))
    value = round(truth / step) * step
    kind = dice.random()
    if kind < 0.1:
        return (Range(value - step, None, True, False),)
    if kind < 0.2:
        return (Range(None, value + step, False, True),)
    if kind < 0.3:
        return union((Range(value - step / 2, value + step / 2), Range(value + 2, value + 3, True, False)))
    return (Range(value - step / 2, value + step / 2, False, True),)


def by_oracle(system: System) -> str:
    """Return what z3 finds: holds, fails, or open where it does not know."""
    solver = z3.Solver()
    solver.set("timeout", 4000)
    variables: dict[str, z3.ArithRef] = {}
    for place, equation in enumerate(system.equations):
        solver.add(*_equation(equation, variables, place))
    for statement in system.statements:
        solver.add(_among(variables.setdefault(statement.variable, z3.Real(statement.variable)), statement.values))
    for name, values in system.known.items():
        solver.add(_among(variables.setdefault(name, z3.Real(name)), values))
    found = solver.check()
    return "holds" if found == z3.sat else "fails" if found == z3.unsat else "open"


def _equation(equation: Equation, variables: dict[str, z3.ArithRef], place: int) -> Iterator[z3.BoolRef]:
    formula: Formula = equation.formula
    below: list[z3.ArithRef] = []
    left, right = _term(formula.left, variables, below), _term(formula.right, variables, below)
    if equation.slack:
        factor = z3.Real(f"slack{place}")
        yield _among(factor, (Range(1 / (1 + equation.slack), 1 + equation.slack),))
        right = right * factor
    yield {"=": left == right, "<=": left <= right, ">=": left >= right}[formula.sign]
    yield from (divisor != 0 for divisor in below)


def _term(node: Node, variables: dict[str, z3.ArithRef], below: list[z3.ArithRef]) -> z3.ArithRef:
    if isinstance(node, Metric):
        return variables.setdefault(node.id, z3.Real(node.id))
    if isinstance(node, Number):
        return z3.RealVal(str(node.value))
    assert isinstance(node, Operation)
    left, right = _term(node.left, variables, below), _term(node.right, variables, below)
    if node.sign == "/":
        below.append(right)
    return {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right}[
        node.sign
    ]()


def _among(variable: z3.ArithRef, values: Set) -> z3.BoolRef:
    return z3.Or(*(z3.And(*_ends(variable, part)) for part in values))


def _ends(variable: z3.ArithRef, part: Range) -> Iterator[z3.BoolRef]:
    yield z3.BoolVal(True)
    if part.low is not None:
        low = z3.RealVal(str(part.low))
        yield variable > low if part.low_open else variable >= low
    if part.high is not None:
        high = z3.RealVal(str(part.high))
        yield variable < high if part.high_open else variable <= high
