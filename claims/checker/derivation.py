"""Works a chain of equations through to one number, step by step, as a reader would with a pencil."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from claims.checker.formula import Formula, Value, evaluate, isolated, shown

# Returns how a number that was worked out is written.
Writer = Callable[[str, Value], str]


@dataclass(frozen=True, slots=True)
class Worked:
    """What a variable comes to by the others, and the steps: one a line, the last gives the variable itself."""

    value: Value
    steps: tuple[str, ...]
    shown: str


class Namer(Protocol):
    """What variables are called."""

    def __getitem__(self, variable: str, /) -> str: ...


def work_out(
    target: str, equations: Sequence[Formula], values: Mapping[str, Value], words: Mapping[str, str], name: Namer, write: Writer
) -> Worked | None:
    """Return what `target` comes to, using every equation once; None where no order of single steps leads there.

    `values` and `words` are those of the other variables as printed, `name` what a variable is called.
    """
    held, said = dict(values), dict(words)
    left = list(equations)
    steps: list[str] = []
    while left:
        found = _next(left, held, target)
        if found is None:
            return None
        equation, variable = found
        left.remove(equation)
        node = isolated(equation, variable)
        value = evaluate(node, held)
        if value is None:
            return None
        held[variable], said[variable] = value, write(variable, value)
        steps.append(f"{name[variable]} = {shown(node, said)} = {said[variable]}")
    return Worked(held[target], tuple(steps), said[target]) if target in held else None


def _next(equations: Sequence[Formula], held: Mapping[str, Value], target: str) -> tuple[Formula, str] | None:
    """Return an equation in which one variable alone is not known, the target's only at the end."""
    for equation in equations:
        unknown = [metric for metric in dict.fromkeys(equation.metrics) if metric not in held]
        is_last = len(equations) == 1
        if equation.sign == "=" and len(unknown) == 1 and (unknown[0] != target or is_last):
            return equation, unknown[0]
    return None
