"""What floating point settles, and where it says that it cannot: table by table."""

from __future__ import annotations

from math import inf

import pytest

from claims.checker.solve import rough
from claims.checker.solve.rough import surely_holds
from claims.checker.solve.system import network
from spans import system

Ends = tuple[float, float]


def holds(*equations: str, known: dict[str, str] | None = None, slack: str = "0", **stated: Ends | float) -> bool:
    """Whether equations plainly hold with these ends, of which a number stands for both."""
    ends = {name: told if isinstance(told, tuple) else (told, told) for name, told in stated.items()}
    names = dict.fromkeys(stated, "(-∞, ∞)")
    return surely_holds(network(system(*equations, slack=slack, known=known, **names)), ends)


@pytest.mark.parametrize(
    ("equation", "stated", "is_sure"),
    [
        ("a = b + c", {"a": (9.5, 10.5), "b": (3.5, 4.5), "c": (5.5, 6.5)}, True),
        ("a = b + c", {"a": (9.5, 10.5), "b": (3.5, 4.5), "c": (7.5, 8.5)}, False),
        ("a = b + c", {"a": (9.5, 10.5), "b": (3.5, 4.5)}, True),
        ("a = b - c", {"a": (1.5, 2.5), "b": (3.5, 4.5), "c": (1.5, 2.5)}, True),
        ("a = b - c", {"a": (1.5, 2.5), "b": (3.5, 4.5), "c": (4.5, 5.5)}, False),
        ("a = b * c", {"a": (11, 13), "b": (3, 4), "c": (3, 4)}, True),
        ("a = b * c", {"a": (17, 18), "b": (3, 4), "c": (3, 4)}, False),
        ("a = b / c", {"a": (2, 3), "b": (11, 13), "c": (4, 6)}, True),
        ("a = b / c", {"a": (5, 6), "b": (11, 13), "c": (4, 6)}, False),
        ("a = b / c", {"a": (5, 6), "b": (11, 13), "c": (0, 6)}, True),
        ("a = b / c", {"a": (1, 1.5), "b": (11, 13), "c": (0, 6)}, False),
        ("a <= b", {"a": (3, 4), "b": (2, 5)}, True),
        ("a <= b", {"a": (3, 4), "b": (1, 2)}, False),
        ("a >= b", {"a": (3, 4), "b": (1, 2)}, True),
        ("a <= b", {"b": (1, 2)}, True),
        ("a <= b", {"a": (-inf, 4), "b": (3, inf)}, True),
        ("a = b", {"a": (1, 2), "b": (1.5, 3)}, True),
        # What only touches is for exact fractions.
        ("a = b", {"a": (1, 2), "b": (2, 3)}, False),
        ("a = b", {"a": (1, 2), "b": 2.0}, False),
        ("a = b + c", {"a": 10.0, "b": 4.0, "c": 6.0}, True),
        ("a = b + c", {"a": (9.5, 10.5), "b": 4.0, "c": 6.0}, True),
    ],
)
def test_one_equation(equation: str, stated: dict[str, Ends | float], is_sure: bool) -> None:
    assert holds(equation, **stated) is is_sure


def test_what_is_known_and_slack_count() -> None:
    assert holds("a = b + c", a=(3.0, 3.5), b=(4.0, 4.5))
    assert not holds("a = b + c", a=(3.0, 3.5), b=(4.0, 4.5), known={"c": "[0, ∞)"})
    assert not holds(a=(3.0, 4.0), known={"a": "(-∞, 2]"})
    assert not holds(a=(3.0, 4.0), known={"a": ""})
    assert holds(a=(3.0, 4.0), known={"a": "(-∞, 1] | [3, 9]"})
    assert not holds("a = b", a=(10.0, 10.1), b=(10.2, 10.3))
    assert holds("a = b", a=(10.0, 10.1), b=(10.2, 10.3), slack="1/20")
    assert not holds("a = b", a=(10.0, 10.1), b=(10.8, 10.9), slack="1/20")


def test_several_equations_narrow_each_other() -> None:
    assert holds("a <= b", "b <= c", a=(1.0, 2.0), c=(1.5, 3.0))
    assert not holds("a <= b", "b <= c", a=(4.0, 5.0), c=(1.5, 3.0))
    assert not holds("a = b + c", "c = d * e", a=(10.0, 11.0), b=(4.0, 5.0), d=(2.0, 2.5), e=(4.0, 5.0))
    assert holds("a = b + c", "c = d * e", a=(10.0, 11.0), b=(4.0, 5.0), d=(2.0, 2.5), e=(2.0, 3.0))


def test_loops_are_tried_at_the_middle() -> None:
    assert holds("a = x + y", "b = x - y", a=(9.0, 11.0), b=(1.0, 3.0), x=(0.0, 10.0), y=(3.0, 10.0))
    assert not holds("a = x + y", "b = x - y", a=(9.0, 11.0), b=(1.0, 3.0), x=(0.0, 10.0), y=(8.0, 10.0))
    assert not holds("a <= b", "b <= a")  # a middle of everything there is none
    assert not holds("a <= b", "b <= a", a=(0.0, inf), b=(0.0, inf))
    assert not holds("a <= b", "b <= a", a=(-inf, 0.0), b=(-inf, 0.0))


def test_loops_are_tried_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    loops = ("a = x + y", "b = x - y", "c = p + q", "d = p - q")
    stated = {"a": (9.0, 11.0), "b": (1.0, 3.0), "x": (0.0, 10.0), "y": (3.0, 10.0)}
    stated |= {"c": (9.0, 11.0), "d": (1.0, 3.0), "p": (0.0, 10.0), "q": (3.0, 10.0)}
    answers = []
    for often in range(5):
        monkeypatch.setattr(rough, "_BRANCHES", often)
        answers.append(holds(*loops, **stated))
    assert answers == [False, False, False, True, True]


@pytest.mark.parametrize(("length", "is_sure"), [(4, True), (5, True), (6, False), (7, False)])
def test_narrowing_is_given_up_after_its_rounds(length: int, is_sure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # A chain of n told from its end takes 2n - 1 steps; so many as there are steps, and four, are allowed a round.
    monkeypatch.setattr(rough, "_ROUNDS", 1)
    chain = [f"v{place} <= v{place + 1}" for place in range(length)]
    assert holds(*chain, **{f"v{length}": (1.0, 2.0)}) is is_sure
    monkeypatch.setattr(rough, "_ROUNDS", 2)
    assert holds(*chain, **{f"v{length}": (1.0, 2.0)})


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ((2, 3), (4, 5), (8, 15)),
        ((-3, 2), (-5, 4), (-12, 15)),
        ((-3, -2), (4, 5), (-15, -8)),
        ((0, 2), (3, inf), (0, inf)),
        ((0, 0), (-inf, inf), (0, 0)),
        ((-inf, 1), (2, 3), (-inf, 3)),
        ((0, 1), (-inf, -2), (-inf, 0)),
    ],
)
def test_product(a: Ends, b: Ends, product: Ends) -> None:
    assert rough._times(a, b) == rough._times(b, a) == product


@pytest.mark.parametrize(
    ("a", "b", "total", "difference"),
    [
        ((1, 2), (10, 20), (11, 22), (-19, -8)),
        ((1, inf), (10, 20), (11, inf), (-19, inf)),
        ((-inf, 2), (1, 3), (-inf, 5), (-inf, 1)),
    ],
)
def test_sum_and_difference(a: Ends, b: Ends, total: Ends, difference: Ends) -> None:
    assert rough._plus(a, b) == rough._plus(b, a) == total
    assert rough._minus(a, b) == difference


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        ((6, 8), (2, 4), (1.5, 4)),
        ((6, 8), (-4, -2), (-4, -1.5)),
        ((-8, -6), (2, 4), (-4, -1.5)),
        ((-6, 8), (2, 4), (-3, 4)),
        ((6, 8), (0, 4), (1.5, inf)),
        ((6, 8), (-4, 0), (-inf, -1.5)),
        ((-8, -6), (0, 4), (-inf, -1.5)),
        ((-8, -6), (-4, 0), (1.5, inf)),
        ((6, 8), (2, inf), (0, 4)),
        ((6, 8), (-inf, -2), (-4, 0)),
        ((6, 8), (0, inf), (0, inf)),
        ((6, 8), (-inf, 0), (-inf, 0)),
        ((0, 8), (2, 4), (0, 4)),
        ((0, 8), (0, 4), (-inf, inf)),
        ((-1, 0), (-4, 0), (-inf, inf)),
        ((-1, 1), (-4, 4), (-inf, inf)),
        ((0, 0), (0, 0), (-inf, inf)),
    ],
)
def test_quotient(a: Ends, b: Ends, quotient: Ends) -> None:
    assert rough._over(a, b) == quotient


@pytest.mark.parametrize(("a", "b"), [((6, 8), (-1, 1)), ((6, 8), (0, 0)), ((-8, -6), (-1, 1))])
def test_what_lies_on_both_sides_of_a_gap_is_not_asked(a: Ends, b: Ends) -> None:
    with pytest.raises(rough._Unsure):
        rough._over(a, b)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ((1, 5), (2, 4), (2, 4)),
        ((1, 3), (2, 4), (2, 3)),
        ((2, 4), (1, 3), (2, 3)),
        ((2, 3), (1, 4), (2, 3)),
        ((-inf, inf), (1, 4), (1, 4)),
        ((1, inf), (-inf, inf), (1, inf)),
        ((1, inf), (2, inf), (2, inf)),
        ((-inf, 5), (-inf, 4), (-inf, 4)),
        # A number within a range is what both share; the same number twice, or at an end, may be another in truth.
        ((1, 5), (3, 3), (3, 3)),
        ((3, 3), (1, 5), (3, 3)),
        ((3, 3), (3, 5), (3, 3)),
        # What a float cannot tell from the first is the first, so that narrowing comes to an end.
        ((1000, 2000), (1000.0000005, 3000), (1000, 2000)),
        ((1000, 2000), (500, 1999.9999999), (1000, 2000)),
        ((1000, 2000), (1000.01, 3000), (1000.01, 2000)),
        ((1000, 2000), (500, 1999.99), (1000, 1999.99)),
        ((1000, 2000), (1000.0000005, 1500), (1000.0000005, 1500)),
    ],
)
def test_what_two_share(a: Ends, b: Ends, shared: Ends) -> None:
    assert rough._narrowed(a, b) == shared


@pytest.mark.parametrize(
    ("a", "b"),
    [((1, 2), (2, 3)), ((2, 3), (1, 2)), ((1, 2), (3, 4)), ((1, 5), (5, 5)), ((1, 5), (1, 1)), ((3, 3), (3.0000000001, 5)),
     ((1, 2), (2.0000000001, 3)), ((1, 2), (1.9999999999, 3)), ((-2, -1), (-1.0000000001, 0)), ((3, 3), (4, 4))],
)  # fmt: skip
def test_what_only_touches_is_not_settled(a: Ends, b: Ends) -> None:
    with pytest.raises(rough._Unsure):
        rough._narrowed(a, b)


@pytest.mark.parametrize(("ends", "middle"), [((1, 4), 2.5), ((-4, 4), 0), ((3, 3), 3)])
def test_middle(ends: Ends, middle: float) -> None:
    assert rough._middle(ends) == middle
