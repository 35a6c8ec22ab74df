"""Sets of numbers in exact fractions, end by end."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claims.checker.solve.ranges import (
    EVERYTHING,
    MOST_PARTS,
    Range,
    common,
    contains,
    exactly,
    from_on,
    from_readings,
    is_point,
    minus,
    over,
    plus,
    times,
    to_readings,
    union,
    up_to,
)
from claims.interval import between
from spans import ranges


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("[1, 5]", "[2, 4]", "[2, 4]"),
        ("[1, 3]", "[2, 4]", "[2, 3]"),
        ("[1, 2]", "[3, 4]", ""),
        ("[1, 2]", "[2, 3]", "[2, 2]"),
        ("[1, 2)", "[2, 3]", ""),
        ("[1, 2]", "(2, 3]", ""),
        ("[1, 2]", "(1, 2)", "(1, 2)"),
        ("(-∞, 2]", "[1, ∞)", "[1, 2]"),
        ("(-∞, ∞)", "(1, 2]", "(1, 2]"),
        ("(-∞, 3)", "(-∞, 3]", "(-∞, 3)"),
        ("(3, ∞)", "[3, ∞)", "(3, ∞)"),
        ("[1, 2] | [5, 6]", "[2, 5]", "[2, 2] | [5, 5]"),
        ("[1, 2] | [5, 6]", "[3, 4]", ""),
    ],
)
def test_common(a: str, b: str, shared: str) -> None:
    assert common(ranges(a), ranges(b)) == common(ranges(b), ranges(a)) == ranges(shared)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ("[1, 2] | [3, 4]", "[1, 2] | [3, 4]"),
        ("[3, 4] | [1, 2]", "[1, 2] | [3, 4]"),
        ("[1, 2] | [2, 3]", "[1, 3]"),
        ("[1, 2) | [2, 3]", "[1, 3]"),
        ("[1, 2) | (2, 3]", "[1, 2) | (2, 3]"),
        ("[1, 9] | [2, 3)", "[1, 9]"),
        ("[1, 3) | [2, 3]", "[1, 3]"),
        ("(1, 3] | [1, 2]", "[1, 3]"),
        ("[1, ∞) | [2, 3]", "[1, ∞)"),
        ("(1, ∞) | [2, 3]", "(1, ∞)"),
        ("[1, 2] | (1, ∞)", "[1, ∞)"),
        ("(-∞, 1] | [0, ∞)", "(-∞, ∞)"),
        ("(-∞, 1) | [-5, 3)", "(-∞, 3)"),
        ("[2, 1] | [5, 5)", ""),
        ("(-2, -1] | (-∞, -5]", "(-∞, -5] | (-2, -1]"),
    ],
)
def test_union(parts: str, joined: str) -> None:
    assert union(ranges(parts)) == ranges(joined)


def test_too_many_parts_are_taken_together() -> None:
    points = [Range(Fraction(n), Fraction(n)) for n in range(MOST_PARTS + 1)]
    assert union(points[:-1]) == tuple(points[:-1])
    assert union(points) == ranges(f"[0, {MOST_PARTS}]")


@pytest.mark.parametrize(
    ("a", "b", "total", "difference"),
    [
        ("[1, 2]", "[10, 20]", "[11, 22]", "[-19, -8]"),
        ("(1, 2]", "[10, 20]", "(11, 22]", "(-19, -8]"),
        ("[1, 2)", "[10, 20]", "[11, 22)", "[-19, -8)"),
        ("[1, 2]", "(10, 20]", "(11, 22]", "[-19, -8)"),
        ("[1, 2]", "[10, 20)", "[11, 22)", "(-19, -8]"),
        ("[1, ∞)", "[10, 20)", "[11, ∞)", "(-19, ∞)"),
        ("(-∞, 2]", "(10, 20]", "(-∞, 22]", "(-∞, -8)"),
        ("[1, 2]", "(10, ∞)", "(11, ∞)", "(-∞, -8)"),
        ("[1, 1] | [5, 5]", "[1, 2]", "[2, 3] | [6, 7]", "[-1, 0] | [3, 4]"),
    ],
)
def test_sum_and_difference(a: str, b: str, total: str, difference: str) -> None:
    assert plus(ranges(a), ranges(b)) == plus(ranges(b), ranges(a)) == ranges(total)
    assert minus(ranges(a), ranges(b)) == ranges(difference)


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ("[2, 3]", "[4, 5]", "[8, 15]"),
        ("[-3, 2]", "[-5, 4]", "[-12, 15]"),
        ("(2, 3]", "[4, 5)", "(8, 15)"),
        ("(0, 2]", "[0, 4]", "[0, 8]"),
        ("(0, 2]", "(0, 4]", "(0, 8]"),
        ("[2, ∞)", "[3, ∞)", "[6, ∞)"),
        ("[2, ∞)", "[-1, 1]", "(-∞, ∞)"),
        ("(-∞, -1]", "(-∞, -2]", "[2, ∞)"),
        ("(-∞, ∞)", "[0, 0]", "[0, 0]"),
        ("(-2, 2]", "(-3, 3]", "(-6, 6]"),
        ("[-2, 2]", "[-3, 3)", "[-6, 6]"),
        ("[-2, 2)", "[-3, 3)", "(-6, 6]"),
    ],
)
def test_product(a: str, b: str, product: str) -> None:
    assert times(ranges(a), ranges(b)) == times(ranges(b), ranges(a)) == ranges(product)


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        ("[6, 8]", "[2, 4]", "[3/2, 4]"),
        ("[6, 8]", "(2, 4]", "[3/2, 4)"),
        ("[6, 8]", "[2, 4)", "(3/2, 4]"),
        ("[1, 1]", "[1/4, 1/2]", "[2, 4]"),
        ("[1, 1]", "[-1/2, -1/4]", "[-4, -2]"),
        ("[1, 1]", "[1/2, 1)", "(1, 2]"),
        ("[1, 1]", "(1, 2]", "[1/2, 1)"),
        ("[1, 1]", "[0, 4]", "[1/4, ∞)"),
        ("[1, 1]", "(0, 4]", "[1/4, ∞)"),
        ("[1, 1]", "[-4, 0]", "(-∞, -1/4]"),
        ("[1, 1]", "[4, ∞)", "(0, 1/4]"),
        ("[1, 1]", "(-∞, -4)", "(-1/4, 0)"),
        ("[1, 1]", "(-1, 2]", "(-∞, -1) | [1/2, ∞)"),
        ("[0, 0]", "[1, 2]", "[0, 0]"),
        ("[0, 1]", "[0, 2]", "(-∞, ∞)"),
        ("[1, 2]", "[0, 0]", ""),
    ],
)
def test_quotient(a: str, b: str, quotient: str) -> None:
    assert over(ranges(a), ranges(b)) == ranges(quotient)


def test_what_lies_at_most_and_at_least_at_a_set() -> None:
    assert up_to(ranges("[1, 2] | [5, 6)")) == ranges("(-∞, 6)")
    assert from_on(ranges("(1, 2] | [5, 6)")) == ranges("(1, ∞)")
    assert up_to(ranges("[1, 2)")) == ranges("(-∞, 2)")
    assert from_on(ranges("(1, 2)")) == ranges("(1, ∞)")
    assert up_to(ranges("[1, 2) | [3, 4] | [5, 6)")) == ranges("(-∞, 6)")
    assert up_to(()) == from_on(()) == ()


@pytest.mark.parametrize(
    ("held", "value", "is_held"),
    [("[1, 2]", 1, True), ("[1, 2]", 2, True), ("(1, 2]", 1, False), ("[1, 2)", 2, False), ("[1, 2]", 3, False),
     ("[1, 2]", 0, False), ("[1, 2] | [4, 4]", 4, True), ("(-∞, 2]", -9, True), ("[1, ∞)", 9, True), ("", 0, False)],
)  # fmt: skip
def test_contains(held: str, value: int, is_held: bool) -> None:
    assert contains(ranges(held), Fraction(value)) is is_held


def test_a_point_is_one_number() -> None:
    assert exactly(3) == ranges("[3, 3]")
    assert is_point(exactly(3))
    assert not any(is_point(ranges(held)) for held in ("", "[1, 2]", "(-∞, ∞)", "[1, ∞)", "[1, 1] | [2, 2]"))


def test_readings_go_in_and_out() -> None:
    readings = (between(None, 1, open_high=True), between(2, 3, open_low=True), between(5, None))
    assert from_readings(readings) == ranges("(-∞, 1) | (2, 3] | [5, ∞)")
    assert to_readings(from_readings(readings)) == readings
    assert to_readings(EVERYTHING) == (between(None, None),)
