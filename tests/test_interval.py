"""Laws and cases of interval arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.interval import (
    DIGITS,
    EVERYTHING,
    Bound,
    Interval,
    agree,
    between,
    combine,
    contains,
    gap,
    hull,
    intersection,
    is_empty,
    point,
    product,
)

numbers = st.integers(-50, 50).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return point(low)
    return Interval(
        draw(st.none() | st.just(Bound(low, draw(st.booleans())))),
        draw(st.none() | st.just(Bound(high, draw(st.booleans())))),
    )


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    member, a, b = draw(numbers), draw(st.integers(0, 9)), draw(st.integers(0, 9))
    low = draw(st.none() | st.just(Bound(member - a, a > 0 and draw(st.booleans()))))
    high = draw(st.none() | st.just(Bound(member + b, b > 0 and draw(st.booleans()))))
    return Interval(low, high), member


@given(interval_and_member(), interval_and_member())
def test_operations_hold_the_results_of_members(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    (left, x), (right, y) = a, b
    assert contains(left + right, point(x + y))
    assert contains(left - right, point(x - y))
    assert contains(left * right, point(x * y))
    if y:
        assert contains(left / right, point(DIGITS.divide(x, y)))


@given(intervals(), intervals())
def test_product_commutes(a: Interval, b: Interval) -> None:
    assert product(a, b) == product(b, a)


@given(intervals(), intervals())
def test_intersection_lies_in_both(a: Interval, b: Interval) -> None:
    both = intersection(a, b)
    if both is not None:
        assert contains(a, both)
        assert contains(b, both)
        assert contains(hull([a, b]), a)


@given(intervals(), intervals())
def test_gap_only_where_nothing_is_shared(a: Interval, b: Interval) -> None:
    apart = gap(a, b)
    assert apart == gap(b, a)
    if apart is not None:
        assert apart >= 1
        assert intersection(a, b) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between(1, 2, open_high=True), between(2, 3), None),
        (between(1, 2), between(2, 3), point(2)),
        (between(1, 5, open_low=True), between(1, 3), between(1, 3, open_low=True)),
        (between(100, None), between(None, 200), between(100, 200)),
        (EVERYTHING, point(7), point(7)),
    ],
)
def test_intersection(a: Interval, b: Interval, expected: Interval | None) -> None:
    assert intersection(a, b) == expected


def test_rounded_neighbours_touch_but_do_not_agree() -> None:
    low = between(Decimal("12.25"), Decimal("12.35"), open_high=True)
    high = between(Decimal("12.35"), Decimal("12.45"), open_high=True)
    assert not agree((low,), (high,))
    assert gap(low, high) == 1


def test_openness_belongs_to_the_end_that_binds() -> None:
    assert between(1, 2, open_high=True) + between(3, 4) == between(4, 6, open_high=True)
    assert between(0, 2) * between(3, 4, open_high=True) == between(0, 8, open_high=True)


@pytest.mark.parametrize("over", [point(5), point(0), between(1, None), between(None, -1)])
def test_division_by_zero_alone_is_unbounded(over: Interval) -> None:
    assert over / point(0) == EVERYTHING


def test_division_through_zero_is_unbounded() -> None:
    assert point(1) / between(-1, 1) == EVERYTHING
    assert point(1) / between(0, 4, open_low=True) == between(Decimal("0.25"), None)
    assert point(1) / between(4, None) == between(0, Decimal("0.25"), open_low=True)
    assert point(12) / point(3) == point(4)
    assert 6 / between(-3, -2) == between(-3, -2)


def test_unbounded_products_keep_their_sign() -> None:
    assert product(between(2, None), between(3, None)) == between(6, None)
    assert product(between(2, None), between(-1, 1)) == EVERYTHING
    assert product(between(0, None), point(0)) == point(0)


def test_combine_leaves_repeats_out() -> None:
    doubled = combine(product, (point(5), point(6)), (point(2), point(2)))
    assert doubled == (point(10), point(12))


def test_empty() -> None:
    assert is_empty(between(2, 1))
    assert is_empty(between(2, 2, open_low=True))
    assert not is_empty(point(2))


def test_gap_is_the_ratio_of_the_nearest_values() -> None:
    assert gap(point(8), point(30)) == Decimal("3.75")
    assert gap(point(-4), point(-2)) == 2
    assert gap(point(-1), point(1)) is None
    assert gap(point(1), between(1, 2)) is None


def test_foreign_operands_are_left_alone() -> None:
    with pytest.raises(TypeError):
        point(1) + "1"  # type: ignore[operator]


def test_printing() -> None:
    assert str(point(Decimal("3.5"))) == "3.5"
    assert str(between(1, 2, open_high=True)) == "[1, 2)"
    assert str(EVERYTHING) == "(-∞, ∞)"
