"""A system taken apart: the variables, steps and watchers of each kind of equation, number by number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claims.checker.solve.ranges import EVERYTHING
from claims.checker.solve.system import Network, Step, System, network
from spans import ranges, system

NOT_ZERO = "(-∞, 0) | (0, ∞)"


def taken(asked: System) -> tuple[dict[str, int], list[tuple[str, int, int, int, int]], dict[int, str]]:
    """Return names, steps and the sets of all variables that may not be everything, by number."""
    built = network(asked)
    steps = [(s.sign, s.x, s.y, s.z, s.equation) for s in built.steps]
    return built.names, steps, {number: held for number, held in enumerate(built.domains) if held != EVERYTHING}


@pytest.mark.parametrize(
    ("equation", "names", "steps", "bounded"),
    [
        ("a = b", "ab", [("+", 1, 2, 0, 0)], {2: "0"}),
        ("a = b + c", "abc", [("+", 1, 2, 3, 0), ("+", 3, 4, 0, 0)], {4: "0"}),
        ("a = b - c", "abc", [("+", 3, 2, 1, 0), ("+", 3, 4, 0, 0)], {4: "0"}),
        ("a = b * c", "abc", [("*", 1, 2, 3, 0), ("+", 3, 4, 0, 0)], {4: "0"}),
        ("a = b / c", "abc", [("*", 3, 2, 1, 0), ("+", 3, 4, 0, 0)], {2: NOT_ZERO, 4: "0"}),
        ("a = b * 1.5", "ab", [("*", 1, 2, 3, 0), ("+", 3, 4, 0, 0)], {2: "3/2", 4: "0"}),
        ("a = b / 4", "ab", [("*", 3, 2, 1, 0), ("+", 3, 4, 0, 0)], {2: "4", 4: "0"}),
        ("a <= b", "ab", [("<", 0, 1, 1, 0)], {}),
        ("a >= b", "ab", [("<", 1, 0, 0, 0)], {}),
    ],
)
def test_one_equation(equation: str, names: str, steps: list[tuple[str, int, int, int, int]], bounded: dict[int, str]) -> None:
    expected = {number: ranges(held) for number, held in bounded.items()}
    assert taken(system(equation)) == ({name: number for number, name in enumerate(names)}, steps, expected)


def test_parts_within_parts() -> None:
    names, steps, bounded = taken(system("a = b / (1 + c / 100)"))
    assert names == {"a": 0, "b": 1, "c": 3}
    assert steps == [("*", 5, 4, 3, 0), ("+", 2, 5, 6, 0), ("*", 7, 6, 1, 0), ("+", 7, 8, 0, 0)]
    assert bounded == {2: ranges("1"), 4: ranges("100"), 6: ranges(NOT_ZERO), 8: ranges("0")}


def test_slack_is_a_factor_either_way() -> None:
    assert taken(system("a = b", slack="1/20")) == (
        {"a": 0, "b": 1},
        [("*", 1, 2, 3, 0), ("+", 3, 4, 0, 0)],
        {2: ranges("[20/21, 21/20]"), 4: ranges("0")},
    )
    assert taken(system("a <= b", slack="1/20"))[1] == [("*", 1, 2, 3, 0), ("<", 0, 3, 3, 0)]
    assert taken(system("a >= b", slack="1/20"))[1] == [("*", 1, 2, 3, 0), ("<", 3, 0, 0, 0)]


def test_equations_share_their_variables_and_keep_their_places() -> None:
    built = network(system("a = b", "c <= a"))
    assert built.names == {"a": 0, "b": 1, "c": 3}
    assert built.steps == [Step("+", 1, 2, 0, 0), Step("<", 3, 0, 0, 1)]
    assert built.watchers == [[0, 1], [0], [0], [1]]


def test_what_is_known_holds_for_variables_of_equations_and_of_statements() -> None:
    asked = system("a = b / c", d=3, known={"a": "[0, ∞)", "c": "[0, 9]", "d": "(-∞, 7]", "e": "[1, 2]"})
    built = network(asked)
    assert {name: built.domains[number] for name, number in built.names.items()} == {
        "a": ranges("[0, ∞)"),
        "b": EVERYTHING,
        "c": ranges("(0, 9]"),
        "d": ranges("(-∞, 7]"),
    }
    assert network(system(d=3)).domains == [EVERYTHING]


def test_a_variable_keeps_the_set_that_it_was_first_given() -> None:
    built = Network()
    assert [built.variable("a", ranges("[1, 2]")), built.variable("b"), built.variable("a"), built.fresh()] == [0, 1, 0, 2]
    assert built.domains == [ranges("[1, 2]"), EVERYTHING, EVERYTHING]
    built.add("*", 0, 0, 2, 5)
    assert (built.steps, built.watchers) == ([Step("*", 0, 0, 2, 5)], [[0], [], [0]])


def test_without_leaves_out_statements_by_name() -> None:
    asked = system("a = b", slack="1/100", known={"a": "[0, ∞)"}, a=[1, 2], b=3)
    less = asked.without(["a1", "b"])
    assert [s.name for s in less.statements] == ["a2"]
    assert (less.equations, less.known) == (asked.equations, asked.known)
    assert less.equations[0].slack == Fraction(1, 100)
    assert asked.without([]) == asked
