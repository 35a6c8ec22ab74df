"""The solver on small systems written by hand."""

from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.checker.formula import formula_of
from claims.checker.solve.conflicts import conflicts, connected, needed, verdict
from claims.checker.solve.ranges import (
    EVERYTHING,
    Range,
    Set,
    common,
    exactly,
    from_readings,
    over,
    plus,
    times,
    to_readings,
    union,
)
from claims.checker.solve.rough import surely_holds
from claims.checker.solve.system import Equation, Statement, System, network
from claims.interval import between
from systems import random_system

ABOVE_ZERO = (Range(Fraction(0), None),)


def system(*equations: str, slack: int = 0, known: dict[str, Set] | None = None, **stated: object) -> System:
    """Return a system of equations and of numbers or (low, high) pairs: `a=4`, `b=(1, 2)`; a list states several."""
    told = [(name, value) for name, values in stated.items() for value in (values if isinstance(values, list) else [values])]
    statements = tuple(Statement(f"{name}={value}", name, _set(value)) for name, value in told)
    share = Fraction(slack, 100)
    return System(statements, tuple(Equation(text, formula_of(text), share) for text in equations), known or {})


def _set(value: object) -> Set:
    if isinstance(value, tuple):
        low, high = (None if end is None else Fraction(str(end)) for end in value)
        return (Range(low, high),)
    return exactly(Fraction(str(value)))


def sets(asked: System) -> list[list[str]]:
    return [sorted(conflict.names) for conflict in conflicts(asked).sets]


def test_open_ends_that_only_touch_share_nothing() -> None:
    below, above = (Range(Fraction(1), Fraction(2), False, True),), (Range(Fraction(2), Fraction(3)),)
    assert common(below, above) == ()
    assert common((Range(Fraction(1), Fraction(2)),), above) == exactly(2)


def test_openness_belongs_to_the_end_that_binds() -> None:
    total = plus((Range(Fraction(1), Fraction(2), False, True),), (Range(Fraction(3), Fraction(4)),))
    assert total == (Range(Fraction(4), Fraction(6), False, True),)


def test_a_quotient_brought_back_is_what_it_was() -> None:
    third = over(exactly(10), exactly(3))
    assert times(third, exactly(3)) == exactly(10)
    assert verdict(system("total = rate * count", total=10, count=3, rate=[(3.3, 3.4)])) == "holds"


def test_dividing_by_a_range_about_zero_leaves_both_sides() -> None:
    found = over(exactly(1), (Range(Fraction(-1), Fraction(1)),))
    assert found == (Range(None, Fraction(-1)), Range(Fraction(1), None))
    assert over(exactly(0), exactly(0)) == EVERYTHING
    assert over(exactly(1), exactly(0)) == ()


def test_readings_stay_apart() -> None:
    five_or_six = union((Range(Fraction(5), Fraction(5)), Range(Fraction(6), Fraction(6))))
    fold = Statement("fivefold", "times", five_or_six)
    asked = system("new = old * times", old=2, new=11)
    assert verdict(System((*asked.statements, fold), asked.equations)) == "fails"
    asked = system("new = old * times", old=2, new=12)
    assert verdict(System((*asked.statements, fold), asked.equations)) == "holds"


def test_intervals_go_out_as_they_came_in() -> None:
    readings = (between(1, 2, open_high=True), between(5, None))
    assert to_readings(from_readings(readings)) == readings


def test_a_range_used_twice_is_one_number() -> None:
    # Either alone can hold: 8 of 4 to 5 million at 2 each, and 15 at 3 each; not both of one count.
    asked = system("a = 2 * n", "b = 3 * n", n=(4, 5), a=8, b=15)
    assert verdict(asked) == "fails"
    assert sets(asked) == [["a=8", "b=15"]]


def test_a_chain_is_one_smallest_set() -> None:
    asked = system("margin = profit / sales", "sales = before * (1 + growth / 100)", margin=0.4, profit=40, before=50, growth=25)
    assert sets(asked) == [["before=50", "growth=25", "margin=0.4", "profit=40"]]
    assert len(conflicts(asked).sets[0].equations) == 2


def test_every_smallest_set_is_found_the_smallest_first() -> None:
    asked = system("a = b + c", a=[10, 11], b=4, c=6)
    assert sets(asked) == [["a=10", "a=11"], ["a=11", "b=4", "c=6"]]


def test_a_set_says_what_each_would_have_to_be() -> None:
    asked = system("margin = profit / sales", margin=0.4, profit=40, sales=50, known={"sales": ABOVE_ZERO})
    (conflict,) = conflicts(asked).sets
    wanted = {s.variable: needed(conflict, s, asked) for s in conflict.statements}
    assert wanted == {"margin": exactly(Fraction(4, 5)), "profit": exactly(20), "sales": exactly(100)}


def test_slack_lets_the_sides_lie_apart() -> None:
    assert verdict(system("cap = price * shares", slack=5, cap=104, price=10, shares=10)) == "holds"
    assert verdict(system("cap = price * shares", slack=5, cap=106, price=10, shares=10)) == "fails"
    assert verdict(system("cap = price * shares", cap=104, price=10, shares=10)) == "fails"


def test_an_order_fails_only_where_it_is_passed() -> None:
    assert verdict(system("part <= whole", part=3, whole=3)) == "holds"
    assert verdict(system("part <= whole", part=4, whole=3)) == "fails"
    assert verdict(system("part <= middle", "middle <= whole", part=4, whole=3)) == "fails"


def test_what_is_known_of_a_variable_needs_nobody_to_say_it() -> None:
    assert verdict(system("a = b + c", a=3, b=4)) == "holds"
    assert sets(system("a = b + c", a=3, b=4, known={"c": ABOVE_ZERO})) == [["a=3", "b=4"]]


def test_a_loop_is_searched_where_narrowing_alone_says_nothing() -> None:
    # x is between 0 and 10 by either equation, and 6 by both.
    assert verdict(system("a = x + y", "b = x - y", a=10, b=2, x=(0, 10), y=(5, 10))) == "fails"
    assert verdict(system("a = x + y", "b = x - y", a=10, b=2, x=(0, 10), y=(4, 10))) == "holds"


def test_more_sets_than_are_told_are_said_to_be_more() -> None:
    found = conflicts(system("a = b", a=list(range(5)), b=list(range(5, 10))), most=10)
    assert (len(found.sets), found.capped) == (10, True)


def test_what_shares_no_variable_is_solved_apart() -> None:
    asked = system("a = b + c", "d = e", a=1, b=1, d=2, e=3, f=4)
    assert [len(part.statements) for part in connected(asked)] == [2, 2, 1]


@given(st.integers(0, 3000), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_statements_and_equations_changes_nothing(seed: int, dice) -> None:
    asked = random_system(seed)
    statements, equations = list(asked.statements), list(asked.equations)
    dice.shuffle(statements)
    dice.shuffle(equations)
    mixed = System(tuple(statements), tuple(equations), asked.known)
    if "open" not in (verdict(asked), verdict(mixed)):
        assert verdict(mixed) == verdict(asked)
        first, second = conflicts(asked), conflicts(mixed)
        if not first.capped and not second.capped:
            assert [c.names for c in second.sets] == [c.names for c in first.sets]


@given(st.integers(0, 3000), st.sampled_from([10, 1000, Fraction(1, 7)]))
@settings(max_examples=60, deadline=None)
def test_a_common_scale_changes_nothing(seed: int, factor: Fraction) -> None:
    asked = random_system(seed)
    linear = tuple(e for e in asked.equations if not set("*/") & set(e.name) and "*" not in _signs(e) and "/" not in _signs(e))
    one = System(asked.statements, linear, asked.known)
    scaled = System(tuple(_scaled(s, Fraction(factor)) for s in asked.statements), linear, asked.known)
    assert sets(one) == sets(scaled)


@given(st.integers(0, 3000))
@settings(max_examples=60, deadline=None)
def test_a_statement_that_says_less_changes_nothing(seed: int) -> None:
    asked = random_system(seed)
    first = asked.statements[0]
    weaker = Statement("weaker", first.variable, union((*first.values, Range(Fraction(10**9), None))))
    more = System((*asked.statements, weaker), asked.equations, asked.known)
    if "open" not in (verdict(asked), verdict(more)):
        assert verdict(more) == verdict(asked)


def _signs(equation: Equation) -> set[str]:
    from claims.checker.formula import Operation

    found, left = set(), [equation.formula.left, equation.formula.right]
    while left:
        node = left.pop()
        if isinstance(node, Operation):
            found.add(node.sign)
            left += [node.left, node.right]
    return found


def _scaled(statement: Statement, factor: Fraction) -> Statement:
    parts = (Range(*(None if end is None else end * factor for end in part[:2]), *part[2:]) for part in statement.values)
    return Statement(statement.name, statement.variable, union(parts))


@pytest.mark.parametrize("start", range(0, 600, 200))
def test_what_floating_point_settles_is_so(start: int) -> None:
    settled = 0
    for asked in map(random_system, range(start, start + 200)):
        stated = {s.variable: s.values for s in asked.statements}
        if len(stated) < len(asked.statements) or any(len(values) > 1 for values in stated.values()):
            continue
        ends = {name: (_float(part.low, -inf), _float(part.high, inf)) for name, (part,) in stated.items()}
        if surely_holds(network(asked), ends):
            settled += 1
            assert verdict(asked) != "fails"
    assert settled > 10


def _float(end: Fraction | None, otherwise: float) -> float:
    return otherwise if end is None else float(end)
