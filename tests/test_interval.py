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
    quotient,
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


@pytest.mark.parametrize(
    ("over", "under", "expected"),
    [
        # A divisor that touches zero: what is divided runs off on the side of the divisor.
        (point(1), between(0, 4), between(Decimal("0.25"), None)),
        (point(1), between(-4, 0), between(None, Decimal("-0.25"))),
        (point(-1), between(0, 4), between(None, Decimal("-0.25"))),
        (point(-1), between(-4, 0), between(Decimal("0.25"), None)),
        (between(1, 2), between(-4, 0, open_high=True), between(None, Decimal("-0.25"))),
        (between(-1, 2), between(0, 4), EVERYTHING),
        (between(0, 2), between(0, 4), between(0, None)),
        (point(0), between(0, 4), point(0)),
        (between(0, 2, open_low=True), between(0, 4), between(0, None, open_low=True)),
        # A divisor that spans zero, or has no end on one side of it.
        (point(1), between(None, 3), EVERYTHING),
        (point(1), between(-3, None), EVERYTHING),
        (point(1), between(None, -4), between(Decimal("-0.25"), 0, open_high=True)),
        (point(1), between(None, 0), between(None, 0, open_high=True)),
        (point(1), between(0, None), between(0, None, open_low=True)),
        # What is divided has no end.
        (between(2, None), between(1, 2), between(1, None)),
        (between(2, None), between(-2, -1), between(None, -1)),
        (between(None, -2), between(-2, -1), between(1, None)),
        (between(None, 6), between(2, 3), between(None, 3)),
        (between(1, None), between(None, -1), between(None, 0, open_high=True)),
        # Openness goes with the end that binds, and a zero that is held stays held.
        (between(6, 8, open_low=True), point(2), between(3, 4, open_low=True)),
        (between(6, 8, open_high=True), between(2, 4), between(Decimal("1.5"), 4, open_high=True)),
        (between(6, 8), between(2, 4, open_low=True), between(Decimal("1.5"), 4, open_high=True)),
        (between(6, 8), between(2, 4, open_high=True), between(Decimal("1.5"), 4, open_low=True)),
        (between(0, 8), between(2, 4, open_high=True), between(0, 4)),
        (between(0, 8, open_low=True), between(2, 4), between(0, 4, open_low=True)),
        (between(-8, 0), between(2, 4, open_low=True), between(-4, 0, open_low=True)),
        (between(1, 2), between(2, 4, open_low=True), between(Decimal("0.25"), 1, open_high=True)),
    ],
)
def test_quotient(over: Interval, under: Interval, expected: Interval) -> None:
    assert quotient(over, under) == expected


def test_operators_take_numbers_on_either_side() -> None:
    half_open = between(2, 3, open_low=True)
    assert 10 - half_open == between(7, 8, open_high=True)
    assert half_open - 10 == between(-8, -7, open_low=True)
    assert 10 + half_open == between(12, 13, open_low=True)
    assert Decimal(2) * half_open == between(4, 6, open_low=True)
    assert 6 / half_open == between(2, 3, open_high=True)


def test_negation_changes_the_ends_over_and_keeps_their_openness() -> None:
    assert -between(1, 2, open_low=True) == between(-2, -1, open_high=True)
    assert -between(-3, None) == between(None, 3)
    assert -between(None, 5, open_high=True) == between(-5, None, open_low=True)
    assert -EVERYTHING == EVERYTHING
    assert -point(0) == point(0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between(-3, -2), between(4, 5), between(-15, -8)),
        (between(-3, 2), between(-5, 4), between(-12, 15)),
        (between(0, 2, open_low=True), between(3, 4), between(0, 8, open_low=True)),
        (between(0, 2, open_low=True), between(0, 4), between(0, 8)),
        (between(0, 2, open_low=True), between(0, 4, open_low=True), between(0, 8, open_low=True)),
        (between(0, None), between(0, None), between(0, None)),
        (between(0, None, open_low=True), between(1, 2), between(0, None, open_low=True)),
        (EVERYTHING, point(0), point(0)),
        (between(None, -1), between(None, -2), between(2, None)),
        (between(None, -1), between(2, None), between(None, -2)),
        # Two corners of one value: the one that is held binds.
        (between(-2, 2, open_high=True), between(-3, 3), between(-6, 6)),
        (between(-2, 2, open_low=True), between(-3, 3, open_low=True), between(-6, 6, open_low=True)),
    ],
)
def test_product(a: Interval, b: Interval, expected: Interval) -> None:
    assert product(a, b) == expected
    assert product(b, a) == expected


def test_unbounded_products_keep_their_sign() -> None:
    assert product(between(2, None), between(3, None)) == between(6, None)
    assert product(between(2, None), between(-1, 1)) == EVERYTHING
    assert product(between(0, None), point(0)) == point(0)


def test_combine_leaves_repeats_out() -> None:
    doubled = combine(product, (point(5), point(6)), (point(2), point(2)))
    assert doubled == (point(10), point(12))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([between(1, 2), between(5, 8)], between(1, 8)),
        ([between(5, 8), between(1, 2)], between(1, 8)),
        ([between(1, 9), between(5, 8)], between(1, 9)),
        ([between(5, 8), between(7, 9), between(-2, 3)], between(-2, 9)),
        # Of two equal ends the one that is held binds, whichever comes first.
        ([between(1, 2, open_low=True, open_high=True), between(1, 2)], between(1, 2)),
        ([between(1, 2), between(1, 2, open_low=True, open_high=True)], between(1, 2)),
        ([between(1, 5, open_high=True), between(2, 3)], between(1, 5, open_high=True)),
        # A side without an end in any of them has none.
        ([between(None, 2), between(1, 5)], between(None, 5)),
        ([between(1, 2), between(None, 5)], between(None, 5)),
        ([between(1, None), between(0, 5)], between(0, None)),
        ([between(1, 5), between(2, None)], between(1, None)),
        ([between(3, 4, open_low=True)], between(3, 4, open_low=True)),
    ],
)
def test_hull(parts: list[Interval], expected: Interval) -> None:
    assert hull(parts) == expected
    assert hull(iter(parts)) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "held"),
    [
        (between(1, 5), between(2, 4), True),
        (between(1, 5), between(1, 5), True),
        (between(1, 5), between(0, 4), False),
        (between(1, 5), between(2, 6), False),
        (between(1, 5), between(0, 6), False),
        (between(1, 5), between(1, 5, open_low=True, open_high=True), True),
        (between(1, 5, open_low=True), between(1, 5), False),
        (between(1, 5, open_high=True), between(1, 5), False),
        (between(1, 5), between(None, 4), False),
        (between(1, 5), between(2, None), False),
        (between(None, 5), between(None, 4), True),
        (between(1, None), between(2, None), True),
        (EVERYTHING, between(None, 4), True),
        (between(1, None), EVERYTHING, False),
        (between(None, 1), EVERYTHING, False),
    ],
)
def test_contains(outer: Interval, inner: Interval, held: bool) -> None:
    assert contains(outer, inner) is held


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        (between(1, 2), between(2, 3), True),
        (between(1, 2, open_high=True), between(2, 3), False),
        (between(1, 2), between(2, 3, open_low=True), False),
        (between(1, 2), between(3, 4), False),
        (between(1, None), between(None, 1), True),
        (between(1, None, open_low=True), between(None, 1), False),
        (between(2, None), between(None, 1), False),
        (EVERYTHING, point(7), True),
        (between(1, 9), point(4), True),
    ],
)
def test_two_readings_agree_where_they_share_a_value(a: Interval, b: Interval, shared: bool) -> None:
    assert agree((a,), (b,)) is shared
    assert agree((b,), (a,)) is shared
    assert agree((a, a), (b, b)) is shared


def test_empty() -> None:
    assert is_empty(between(2, 1))
    assert is_empty(between(2, 2, open_low=True))
    assert is_empty(between(2, 2, open_high=True))
    assert not is_empty(point(2))
    assert not is_empty(between(1, 2, open_low=True, open_high=True))


@pytest.mark.parametrize("one_sided", [between(2, None), between(None, 2), between(2, None, open_low=True), EVERYTHING])
def test_what_has_no_end_on_a_side_is_never_empty(one_sided: Interval) -> None:
    assert not is_empty(one_sided)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (point(8), point(30), Decimal("3.75")),
        (between(Decimal("0.1"), Decimal("0.2")), between(Decimal("0.5"), 3), Decimal("2.5")),
        (between(None, 4), between(6, None), Decimal("1.5")),
        (point(1), point(4), 4),
        (point(-4), point(-2), 2),
        (point(Decimal("-0.8")), point(Decimal("-0.2")), 4),
        (between(-9, -6), between(-2, -1), 3),
        # They touch, and neither holds the value: apart, by nothing.
        (between(1, 2, open_high=True), between(2, 3, open_low=True), 1),
        # A ratio says nothing across zero, or from zero.
        (point(-1), point(1), None),
        (point(-2), point(3), None),
        (point(0), point(5), None),
        (point(-5), point(0), None),
        (between(-3, 0), between(1, 2), None),
        # They share a value.
        (point(1), between(1, 2), None),
        (EVERYTHING, point(3), None),
    ],
)
def test_gap_is_the_ratio_of_the_nearest_values(a: Interval, b: Interval, apart: Decimal | int | None) -> None:
    assert gap(a, b) == apart
    assert gap(b, a) == apart


def test_foreign_operands_are_left_alone() -> None:
    with pytest.raises(TypeError):
        point(1) + "1"  # type: ignore[operator]
    assert point(1).__mul__("1") is NotImplemented  # type: ignore[operator]


def test_one_reading_that_agrees_is_enough() -> None:
    assert agree((point(5), point(6)), (point(7), point(6)))
    assert not agree((point(5), point(6)), (point(7), point(8)))


def test_an_operand_of_another_library_is_asked_in_turn() -> None:
    class Foreign:
        def __radd__(self, other: Interval) -> str:
            return f"asked about {other}"

    assert point(3) + Foreign() == "asked about 3"


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        (point(Decimal("3.5")), "3.5"),
        (point(Decimal("1E+3")), "1000"),
        (between(1, 2), "[1, 2]"),
        (between(1, 2, open_high=True), "[1, 2)"),
        (between(1, 2, open_low=True), "(1, 2]"),
        (between(1, 2, open_low=True, open_high=True), "(1, 2)"),
        (between(Decimal("1E+2"), Decimal("2E+2")), "[100, 200]"),
        (between(None, 2), "(-∞, 2]"),
        (between(None, 2, open_high=True), "(-∞, 2)"),
        (between(1, None), "[1, ∞)"),
        (between(1, None, open_low=True), "(1, ∞)"),
        (EVERYTHING, "(-∞, ∞)"),
    ],
)
def test_printing(interval: Interval, printed: str) -> None:
    assert str(interval) == printed


def test_fifty_digits_are_kept() -> None:
    third = point(1) / point(3)
    assert third == point(Decimal("0." + "3" * 50))
    long = "0" * 38 + "1"
    assert point(Decimal(f"1.{long}")) + 1 == point(Decimal(f"2.{long}"))
    assert -point(Decimal(f"1.{long}")) == point(Decimal(f"-1.{long}"))
    assert point(Decimal(f"1.{long}")) * 3 == point(Decimal(f"3.{'0' * 38}3"))


def test_an_interval_is_divided_by_a_number() -> None:
    assert between(6, 8) / 2 == between(6, 8) / Decimal(2) == between(6, 8) / point(2) == between(3, 4)
    assert between(6, 8, open_high=True) / -2 == between(-4, -3, open_low=True)
    assert 12 / between(3, 4) == Decimal(12) / between(3, 4) == between(3, 4)
    with pytest.raises(TypeError):
        between(6, 8) / "2"  # type: ignore[operator]


def test_an_end_that_is_left_out_of_the_divisor_is_left_out_of_the_quotient() -> None:
    assert between(-1, 2) / between(2, 4, open_low=True) == between(Decimal("-0.5"), 1, open_low=True, open_high=True)
    assert between(-2, 1) / between(2, 4, open_low=True) == between(-1, Decimal("0.5"), open_low=True, open_high=True)
    assert between(0, 2) / between(2, 4, open_high=True) == between(0, 1)


def test_one_reading_of_each_is_combined_to_one() -> None:
    total = combine(lambda a, b: a - b, (between(5, 6),), (between(1, 3),))
    assert total == (between(2, 5),)
    two = combine(lambda a, b: a - b, (between(5, 6), between(8, 9)), (between(1, 3),))
    assert two == (between(2, 5), between(5, 8))
    assert combine(lambda a, b: a - b, (between(5, 6),), (between(1, 3), between(1, 3))) == (between(2, 5),)
