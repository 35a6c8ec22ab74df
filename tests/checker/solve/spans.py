"""Sets and systems as tests write them: `[1, 2) | [5, 5]`, `system("a = b + c", a=4, b="[1, 2]")`."""

from __future__ import annotations

from fractions import Fraction

from claims.checker.formula import formula_of
from claims.checker.solve.ranges import Range, Set
from claims.checker.solve.system import Equation, Statement, System


def span(printed: str) -> Range:
    """Return a range as it is printed: `[1, 2)`, `(-∞, 3]`."""
    low, high = printed[1:-1].split(", ")
    bottom, top = (None if "∞" in end else Fraction(end) for end in (low, high))
    return Range(bottom, top, printed[0] == "(" and bottom is not None, printed[-1] == ")" and top is not None)


def ranges(printed: str) -> Set:
    """Return a set as it is printed: `[1, 2) | [5, 5]`; a number alone is the set of it, nothing the empty set."""
    return tuple(span(part if "," in part else f"[{part}, {part}]") for part in printed.split(" | ") if part)


def system(*equations: str, slack: str = "0", known: dict[str, str] | None = None, **stated: object) -> System:
    """Return a system of equations e0, e1 … and of what is stated; a list states several sets of one variable.

    A statement is named after its variable, and by its place among those of it: a, or a1, a2.
    """
    statements = []
    for name, told in stated.items():
        sets = [str(printed) for printed in told] if isinstance(told, list) else [str(told)]
        names = [name] if len(sets) == 1 else [f"{name}{place}" for place in range(1, len(sets) + 1)]
        statements += [Statement(label, name, ranges(printed)) for label, printed in zip(names, sets, strict=True)]
    joined = tuple(Equation(f"e{place}", formula_of(text), Fraction(slack)) for place, text in enumerate(equations))
    return System(tuple(statements), joined, {name: ranges(printed) for name, printed in (known or {}).items()})
