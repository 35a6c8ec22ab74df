"""Narrowing and search on systems small enough to be worked out by hand: verdict, reasons and what is left."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claims.checker.solve import propagate
from claims.checker.solve.propagate import Outcome, State, decide, loop_variable
from claims.checker.solve.ranges import Set
from claims.checker.solve.system import System, network
from spans import ranges, system


def outcome(asked: System) -> Outcome:
    return decide(network(asked), asked.statements)


def because(asked: System) -> set[str]:
    """Return the names of the statements and equations for which a system fails."""
    found = outcome(asked)
    assert (found.verdict, found.state) == ("fails", None)
    names = [*(s.name for s in asked.statements), *(e.name for e in asked.equations)]
    assert found.because < 1 << len(names)
    return {name for place, name in enumerate(names) if found.because >> place & 1}


def left(asked: System) -> dict[str, tuple[Set, set[str]]]:
    """Return for each variable of a system that holds what it may still be, and by what it was narrowed."""
    found, built = outcome(asked), network(asked)
    assert (found.verdict, found.because) == ("holds", 0)
    assert found.state is not None
    names = [*(s.name for s in asked.statements), *(e.name for e in asked.equations)]
    reasons = {name: found.state.reasons[number] for name, number in built.names.items()}
    return {
        name: (found.state.domains[number], {told for place, told in enumerate(names) if reasons[name] >> place & 1})
        for name, number in built.names.items()
    }


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        (system(a=[1, 2]), {"a1", "a2"}),
        (system(a=["[0, 5]", "[0, 9]", "[6, 7]"]), {"a1", "a3"}),
        (system("a = b + c", a=10, b=4, c=7), {"a", "b", "c", "e0"}),
        (system("a = b + c", a=10, b=4, c=7, d=3), {"a", "b", "c", "e0"}),
        (system("a = b + c", d=3, a=10, b=4, c=7), {"a", "b", "c", "e0"}),
        (system("a = b - c", a=10, b=4, c="[0, ∞)"), {"a", "b", "c", "e0"}),
        (system("a = b * c", a=10, b=4, c="(5/2, 3]"), {"a", "b", "c", "e0"}),
        (system("a = b / c", a=10, b=4, c="[1/2, 3]"), {"a", "b", "c", "e0"}),
        (system("a = b / c", c=0), {"c"}),
        (system("d <= e", "a = b", a=1, b=2), {"a", "b", "e1"}),
        (system("a <= b", "b <= c", a=3, c=2), {"a", "c", "e0", "e1"}),
        (system("a <= b", "b <= c", a=3, b="[0, 9]", c=2), {"a", "b", "c", "e0", "e1"}),
        (system("a <= b", a=3, b="[0, 3)"), {"a", "b", "e0"}),
        (system("a = b", known={"a": "[0, ∞)"}, b=-1), {"b", "e0"}),
        (system(known={"a": "[0, ∞)"}, a=-1), {"a"}),
    ],
)
def test_why_it_fails(asked: System, reasons: set[str]) -> None:
    assert because(asked) == reasons


@pytest.mark.parametrize(
    ("asked", "variable", "held", "reasons"),
    [
        (system("a = b + c", a=10, b=4), "c", "6", {"a", "b", "e0"}),
        (system("a = b + c", b=4, c="[1, 2)"), "a", "[5, 6)", {"b", "c", "e0"}),
        (system("a = b + c", a=10, c=4), "b", "6", {"a", "c", "e0"}),
        (system("a = b * c", a=10, b=4), "c", "5/2", {"a", "b", "e0"}),
        (system("a = b * c", a=10, c=4), "b", "5/2", {"a", "c", "e0"}),
        (system("a = b * c", b="[2, 3]", c="[-1, 4)"), "a", "[-3, 12)", {"b", "c", "e0"}),
        (system("a = b / c", a=10, c=4), "b", "40", {"a", "c", "e0"}),
        (system("a = b / c", a=10, b=4), "c", "2/5", {"a", "b", "e0"}),
        (system("a = b / c", b=10, c="[0, 4]"), "a", "[5/2, ∞)", {"b", "c", "e0"}),
        (system("a <= b", b="[1, 4)"), "a", "(-∞, 4)", {"b", "e0"}),
        (system("a <= b", a="[1, 4)"), "b", "[1, ∞)", {"a", "e0"}),
        (system("a >= b", a="[1, 4)"), "b", "(-∞, 4)", {"a", "e0"}),
        (system("a <= b", "b <= c", c=2), "a", "(-∞, 2]", {"c", "e0", "e1"}),
        (system("a <= b", "b <= c", a=2), "c", "[2, ∞)", {"a", "e0", "e1"}),
        (system("a = b", slack="1/20", b=21), "a", "[20, 441/20]", {"b", "e0"}),
        (system("a = b", slack="1/20", a=21), "b", "[20, 441/20]", {"a", "e0"}),
        (system("a = b + c", d=5, a=10, b=4), "d", "5", {"d"}),
        (system("a = b + c", a=10, b=4, known={"d": "[0, 1]"}, d="[0, 3]"), "d", "[0, 1]", set()),
    ],
)
def test_what_is_left(asked: System, variable: str, held: str, reasons: set[str]) -> None:
    assert left(asked)[variable] == (ranges(held), reasons)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        # By either equation x is between 0 and 10, by both it is 6.
        (system("a = x + y", "b = x - y", a=10, b=2, x="[0, 10]", y="[4, 10]"), "holds"),
        (system("a = x + y", "b = x - y", a=10, b=2, x="[0, 10]", y="[5, 10]"), "fails"),
        (system("a = x + y", "b = x - y", a=10, b=2), "holds"),
        (system("a = x + x", a=6, x="[0, 10]"), "holds"),
        (system("a = x + x", a=6, x="[4, 10]"), "fails"),
        (system("a = x * x", a=9, x="[0, 10]"), "holds"),
        # Narrowing alone, which takes the two for two numbers, finds nothing wrong: it must not be said to hold.
        (system("a = x * x", a=-1, x="[-10, 10]"), "open"),
        (system("a = x * x", a=9, x="[1, 2] | [4, 10]"), "open"),
        (system("a = x + x", a=6, x="[0, 2] | [4, 10]"), "open"),
        (system("a = x * x", a=-1, x="[0, 10]"), "fails"),
        (system("a = x + x", a=6, x="[0, 2] | [5/2, 10]"), "holds"),
        (system("a = 2 * n", "b = 3 * n", n="[4, 5]", a=8, b=15), "fails"),
        (system("a = x * (1 - x)", a="[1/4, 1]", x="[0, 1]"), "holds"),
        # Halved for ever: nothing above zero is left, and no number of halvings says so.
        (system("a = b / 2", "b = a", a="(0, 1]"), "open"),
        (system("a = b / 2", "b = a", a="[0, 1]"), "open"),
    ],
)
def test_loops_are_searched(asked: System, verdict: str) -> None:
    assert outcome(asked).verdict == verdict


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        # No two numbers come to 4 together and to 5 multiplied.
        (system("s = x + y", "p = x * y", s=4, p=5), {"s", "p", "e0", "e1"}),
        (system("c <= d", "s = x + y", "p = x * y", z=1, c=1, s=4, p=5), {"s", "p", "e1", "e2"}),
        (system("a = x + y", "a = x * y", a="[5, 6]", x="[1, 3]", y="[0, 3]"), {"a", "x", "y", "e0", "e1"}),
        (system("a = x + y", "b = x - y", "x <= y", z=1, a="[0, 3]", b=5), {"a", "b", "e0", "e1", "e2"}),
        (system("b = x + y", "a = 2 * x + y", "a = x * y", z=1, a="[1, 4]", b=2), {"a", "b", "e0", "e1", "e2"}),
        (system("z = x * w", "d = x * z", "w = x - z", y=1, d="[0, 3]", w="[6, 8]"), {"d", "w", "e0", "e1", "e2"}),
    ],
)
def test_why_a_search_fails(asked: System, reasons: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert because(asked) == reasons
    monkeypatch.setattr(propagate, "BRANCHES", 1)
    assert outcome(asked).verdict == "open"


@pytest.mark.parametrize(
    ("asked", "looks", "verdict", "held"),
    [
        (system("a = x + y", "b = x - y", a=10, b=2, x="[0, 10]", y="[4, 10]"), 1, "holds", "6"),
        (system("a = x + x", a=6, x="[0, 10]"), 64, "holds", "[0, 6]"),
        (system("a = x + x", a=6, x="[0, 10]"), 1, "open", "[0, 6]"),
        (system("a = x + x", a=6, x="[0, 2] | [4, 10]"), 64, "open", "[0, 2] | [4, 6]"),
    ],
)
def test_a_search_gives_what_was_left_before_it(
    asked: System, looks: int, verdict: str, held: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(propagate, "BRANCHES", looks)
    found, built = outcome(asked), network(asked)
    assert found.verdict == verdict
    assert found.state is not None
    assert found.state.domains[built.names["x"]] == ranges(held)


def chain(length: int) -> System:
    """Return v0 <= v1 <= … in this order, the last one known: told from the end, each step is taken again but the last."""
    equations = [f"v{place} <= v{place + 1}" for place in range(length)]
    return system(*equations, **{f"v{length}": 1})


def test_narrowing_is_given_up_after_its_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    # A chain of n takes 2n - 1 steps; so many as there are steps, and four, are allowed a round.
    monkeypatch.setattr(propagate, "ROUNDS", 1)
    assert [outcome(chain(length)).verdict for length in (4, 5, 6, 7)] == ["holds", "holds", "open", "open"]
    monkeypatch.setattr(propagate, "ROUNDS", 2)
    assert outcome(chain(7)).verdict == "holds"


def test_narrowing_is_given_up_where_fractions_grow_without_end() -> None:
    longest = Fraction(1, 2**399)
    assert outcome(system("a = b", b=longest)).verdict == "holds"
    assert outcome(system("a = b", b=longest / 2)).verdict == "open"
    assert outcome(system("a = b", b=f"[{longest}, 1]")).verdict == "holds"
    assert outcome(system("a = b", b=f"[0, {longest / 2}]")).verdict == "open"
    assert outcome(system("a = b", b=f"[{longest / 2}, ∞)")).verdict == "open"
    assert outcome(system("a = b", b=f"(-∞, -1] | [0, {longest / 2}]")).verdict == "open"


@pytest.mark.parametrize(
    ("held", "parts"),
    [
        ("[0, 10]", ["5", "[0, 5)", "(5, 10]"]),
        ("(0, 1)", ["1/2", "(0, 1/2)", "(1/2, 1)"]),
        ("[3, 3]", ["3"]),
        ("[0, 1] | [5, 9]", ["7", "[0, 1] | [5, 7)", "(7, 9]"]),
        ("[0, 4] | [5, 6]", ["2", "[0, 2)", "(2, 4] | [5, 6]"]),
        ("[0, 4] | [5, ∞)", ["10", "[0, 4] | [5, 10)", "(10, ∞)"]),
        ("[3, ∞)", ["6", "[3, 6)", "(6, ∞)"]),
        ("(0, ∞)", ["1", "(0, 1)", "(1, ∞)"]),
        ("(-∞, 3]", ["0", "(-∞, 0)", "(0, 3]"]),
        ("(-∞, -4]", ["-8", "(-∞, -8)", "(-8, -4]"]),
        ("[-4, ∞)", ["0", "[-4, 0)", "(0, ∞)"]),
        ("[1/2, ∞)", ["3/2", "[1/2, 3/2)", "(3/2, ∞)"]),
        ("(-∞, 0]", ["-1", "(-∞, -1)", "(-1, 0]"]),
        ("(-∞, ∞)", ["1", "(-∞, 1)", "(1, ∞)"]),
    ],
)
def test_a_range_is_split_at_a_number_of_its_widest_part(held: str, parts: list[str]) -> None:
    assert propagate._split(ranges(held)) == [ranges(part) for part in parts]


@pytest.mark.parametrize(
    ("held", "number"),
    [
        # Plain numbers rather than the very middle, as long as they lie within.
        ("[1/3, 1/2]", "5/12"),
        ("[1/3, 100/291]", "131/387"),
        ("[-100/291, -1/3]", "-131/387"),
        ("[2/7, 31/101]", "8/27"),
        ("(1/3, 34/101)", "203/606"),
        ("[7, 100]", "107/2"),
        ("[100001/1000, 100002/1000]", "200003/2000"),
    ],
)
def test_a_number_within_is_plain(held: str, number: str) -> None:
    assert propagate._inner(ranges(held)) == Fraction(number)


@pytest.mark.parametrize(
    ("equations", "chosen"),
    [
        (("a = b + c",), None),
        (("a = b + c", "c = d * e"), None),
        (("a <= b", "b <= c"), None),
        (("a <= b", "b <= a"), "a"),
        (("a = b", "b = a"), "a"),
        (("a = b + b",), "b"),
        (("a = b * b",), "b"),
        (("a <= a",), None),
        (("a = x + y", "b = x - y"), "x"),
        (("a = x + y", "b = x - y", "c = y * d", "e = d + y"), "y"),
        (("p = q + r", "a = x + y", "b = x - y"), "x"),
        (("a <= b", "b <= c", "c <= a", "c <= d"), "a"),
        (("a <= b", "b <= c", "c <= a", "c <= b"), "b"),
    ],
)
def test_the_variable_of_the_most_steps_in_a_loop_is_chosen(equations: tuple[str, ...], chosen: str | None) -> None:
    built = network(system(*equations))
    numbers = {number: name for name, number in built.names.items()}
    fixed = {number for number, held in enumerate(built.domains) if held == ranges("0")}
    found = loop_variable(built, lambda number: number in fixed)
    assert (None if found is None else numbers[found]) == chosen


def test_what_is_one_number_joins_no_loop() -> None:
    built = network(system("a = x + y", "b = x - y", "c <= d", "d <= c"))
    fixed = {number for number, held in enumerate(built.domains) if held == ranges("0")} | {built.names["x"]}
    assert loop_variable(built, lambda number: number in fixed) == built.names["c"]
    fixed.add(built.names["c"])
    assert loop_variable(built, lambda number: number in fixed) is None


def test_a_copy_of_a_state_stands_by_itself() -> None:
    first = State([ranges("1")], [4])
    second = first.copy()
    second.domains[0], second.reasons[0] = ranges("2"), 8
    assert (first.domains, first.reasons) == ([ranges("1")], [4])


@pytest.mark.parametrize(
    ("asked", "looks", "verdict"),
    [
        (system("a = x + x", a=6, x=3), 1, "holds"),
        (system("a = x + x", a=6, x="[0, 6]"), 2, "holds"),
        (system("a = x * x", a=9, x="[1, 10]"), 6, "holds"),
        (system("s = x + y", "p = x * y", s=4, p=5), 2, "fails"),
        (system("s = x + y", "p = x * y", s=4, p=4), 7, "holds"),
        (system("a = x + y", "b = x - y", a=10, b=2), 5, "holds"),
        (system("a = x + y", "b = x - y", a=10, b=2, x="[0, 10]", y="[4, 10]"), 1, "holds"),
    ],
)
def test_a_search_is_given_up_after_its_looks(asked: System, looks: int, verdict: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(propagate, "BRANCHES", looks)
    assert outcome(asked).verdict == verdict
    if looks > 1:
        monkeypatch.setattr(propagate, "BRANCHES", looks - 1)
        assert outcome(asked).verdict == "open"
