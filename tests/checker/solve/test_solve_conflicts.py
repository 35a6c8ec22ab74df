"""The smallest sets, told whole: names, equations, order, and when the search for more was cut short."""

from __future__ import annotations

import pytest

from claims.checker.solve.conflicts import Conflict, conflicts, connected, needed, verdict
from claims.checker.solve.ranges import EVERYTHING
from claims.checker.solve.system import System
from spans import ranges, system


def told(asked: System, **bounds: int) -> list[tuple[str, str]]:
    """Return the statements and the equations of each set."""
    found = conflicts(asked, **bounds)
    assert not found.capped
    return [(" ".join(s.name for s in c.statements), " ".join(e.name for e in c.equations)) for c in found.sets]


@pytest.mark.parametrize(
    ("asked", "sets"),
    [
        (system(a=1), []),
        (system("a = b + c", a=10, b=4, c=6), []),
        (system(a=[1, 2]), [("a1 a2", "")]),
        (system(a=[1, 2, "[0, 9]"]), [("a1 a2", "")]),
        (system(a=[1, 2, 3]), [("a1 a2", ""), ("a1 a3", ""), ("a2 a3", "")]),
        (system("a = b + c", a=10, b=4, c=7), [("a b c", "e0")]),
        (system("a = b + c", "b <= d", a=10, b=4, c=7, d=5), [("a b c", "e0")]),
        (system("b <= d", "a = b + c", d=5, a=10, b=4, c=7), [("a b c", "e1")]),
        (system("a = b", "b = c", a=1, c=2), [("a c", "e0 e1")]),
        (system("a = b", "b = c", "a = d", "d = c", a=1, c=2), [("a c", "e2 e3")]),
        (system("a = b", "b = c", a=1, b=3, c=2), [("a b", "e0"), ("b c", "e1"), ("a c", "e0 e1")]),
        (system("a = b + c", a=[10, 11], b=4, c=6), [("a1 a2", ""), ("a2 b c", "e0")]),
        (system("a = b", "c = d", a=1, b=2, c=3, d=4), [("a b", "e0"), ("c d", "e1")]),
        # Two that part may each be impossible alone, by an equation that their parting does not need.
        (system("a <= b", a=[5, 6], b=4), [("a1 a2", ""), ("a1 b", "e0"), ("a2 b", "e0")]),
        (system(known={"a": "[0, ∞)"}, a=[-1, 1]), [("a1", "")]),
        (system("a = b", "a = b", a=1, b=2), [("a b", "e1")]),
        # What narrowed first, and what then fails without it.
        (system("a = b + c", a=["[0, 20]", 10], b=4, c=7), [("a2 b c", "e0")]),
        (system("a = b + c", a=["[0, 20]", 3], b=4, known={"c": "(0, ∞)"}), [("a2 b", "e0")]),
        (system("s = x + y", "p = x * y", s=4, p=5), [("s p", "e0 e1")]),
    ],
)
def test_every_smallest_set(asked: System, sets: list[tuple[str, str]]) -> None:
    assert told(asked) == sets
    assert verdict(asked) == ("fails" if sets else "holds")


def test_at_most_so_many_are_told_and_it_is_said_that_there_are_more() -> None:
    asked = system(a=[1, 2, 3])
    for most, is_more in ((1, True), (2, True), (3, False), (4, False)):
        found = conflicts(asked, most=most)
        assert (len(found.sets), found.capped) == (min(most, 3), is_more)
    assert [c.names for c in conflicts(asked, most=2).sets] == [{"a1", "a2"}, {"a1", "a3"}]


def test_a_search_is_cut_short_after_its_looks() -> None:
    # One look for the set, and one each without one of its two statements.
    asked = system(a=[1, 2])
    assert [(len(found.sets), found.capped) for found in (conflicts(asked, looks=looks) for looks in range(5))] == [
        (0, True),
        (1, True),
        (1, True),
        (1, False),
        (1, False),
    ]


def test_a_set_that_is_found_is_not_looked_for_again() -> None:
    # Each of the three sets takes one look, each way out of all of them (any two of the three statements) another.
    asked = system("a <= b", a=[5, 6], b=4)
    assert [conflicts(asked, looks=looks).capped for looks in (5, 6)] == [True, False]


def test_what_the_search_leaves_open_cuts_it_short() -> None:
    halved = system("a = b / 2", "b = a", a="(0, 1]")
    assert verdict(halved) == "open"
    found = conflicts(halved)
    assert (found.sets, found.capped) == ((), True)
    # Whether a alone can hold stays open: b is a set, it may not be the only one.
    bounded = conflicts(system("a = b / 2", "b = a", a="(0, 1]", b=-1))
    assert ([c.names for c in bounded.sets], bounded.capped) == ([{"b"}], True)
    # Where x decides it the sum and the product hold together; without x that stays open, and so whether y is needed.
    unsure = conflicts(system("s = x + y", "p = x * y", x="[-10, 3/2]", s=4, p=3, y=7))
    assert ([c.names for c in unsure.sets], unsure.capped) == ([{"s", "p", "y"}], True)
    beside = system("a = b / 2", "b = a", "c = d", a="(0, 1]", c=1, d=2)
    assert conflicts(beside).capped


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (system("a = b + c", a=10, b=4, c=7), {"a": "11", "b": "3", "c": "6"}),
        (system("a <= b", a=5, b="[2, 4]"), {"a": "(-∞, 4]", "b": "[5, ∞)"}),
        (system("a = b / c", a=2, b=9, c=3, known={"c": "(0, ∞)"}), {"a": "3", "b": "6", "c": "9/2"}),
        (system(a=[1, "[2, 3]"]), {"a1": "[2, 3]", "a2": "1"}),
        (system("a = b + c", a=3, b=4, known={"c": "(0, ∞)", "a": "[1, 9]"}), {"a": "(4, 9]", "b": "(-∞, 3)"}),
        (system("a = b", slack="1/20", a=30, b=20), {"a": "[400/21, 21]", "b": "[200/7, 63/2]"}),
        (system(known={"a": "[0, 5]"}, a=7), {"a": "[0, 5]"}),
        (system("a = b * c", a=7, b=0), {"a": "0", "b": "(-∞, 0) | (0, ∞)"}),
    ],
)
def test_what_each_would_have_to_be_for_the_rest_to_hold(asked: System, wanted: dict[str, str]) -> None:
    (conflict,) = conflicts(asked).sets
    assert {s.name: needed(conflict, s, asked) for s in conflict.statements} == {k: ranges(v) for k, v in wanted.items()}


def test_where_the_rest_cannot_hold_either_anything_is_said_to_be_needed() -> None:
    asked = system(a=[1, 2, 3])
    whole = Conflict(asked.statements, ())
    assert needed(whole, asked.statements[0], asked) == EVERYTHING
    assert needed(Conflict(asked.statements[:1], ()), asked.statements[0], asked) == EVERYTHING


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (system("a = b", "c = d", a=1, c=2), [("a", "e0"), ("c", "e1")]),
        (system("a = b", "c = d", "d = a", a=1, c=2), [("a c", "e0 e1 e2")]),
        (system("a = b", "c = d", "e = f", "f = b", c=2, e=1, a=1), [("e a", "e0 e2 e3"), ("c", "e1")]),
        (system("a = b + c", "d = e", x=1, c=[5, 6], e=2, y=3), [("c1 c2", "e0"), ("e", "e1"), ("x", ""), ("y", "")]),
        (system(a=[1, 2], b=3), [("a1 a2", ""), ("b", "")]),
        (system("a = b", "b = c", "c = d", "e = f", "f = g", "g = d", g=1, a=2), [("g a", "e0 e1 e2 e3 e4 e5")]),
        (system("a = 5", "b = c", a=1), [("a", "e0"), ("", "e1")]),
        (system(), []),
    ],
)
def test_parts_share_no_variable(asked: System, parts: list[tuple[str, str]]) -> None:
    found = list(connected(asked))
    named = [(" ".join(s.name for s in part.statements), " ".join(e.name for e in part.equations)) for part in found]
    assert named == parts


def test_a_part_keeps_what_is_known() -> None:
    asked = system("a = b", known={"a": "[0, ∞)"}, a=1)
    assert [part.known for part in connected(asked)] == [asked.known]
    (conflict,) = conflicts(system("a = b", known={"b": "[0, ∞)"}, a=-1)).sets
    assert conflict.names == {"a"}
