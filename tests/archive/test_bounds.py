"""Keys of bounds sort as numbers do, and tell exactly whether two intervals share a value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.archive.bounds import keys, number_key
from claims.interval import Interval, agree, between, is_empty, point

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6)
SMALL = st.integers(-12, 12).map(Decimal)
ENDS = st.none() | SMALL | NUMBERS


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    made = between(low, high, open_low=draw(st.booleans()), open_high=draw(st.booleans()))
    return point(low or 0) if is_empty(made) else made


@given(SMALL | NUMBERS, SMALL | NUMBERS)
def test_keys_sort_as_numbers(a: Decimal, b: Decimal) -> None:
    assert (number_key(a) < number_key(b), number_key(a) == number_key(b)) == (a < b, a == b)


@given(intervals(), intervals())
def test_low_above_high_is_a_conflict_and_nothing_else_is(a: Interval, b: Interval) -> None:
    (low_a, high_a), (low_b, high_b) = keys((a,)), keys((b,))
    assert (max(low_a, low_b) > min(high_a, high_b)) == (not agree((a,), (b,)))


@pytest.mark.parametrize(("a", "b"), [("12.3", "12.30"), ("1E+9", "1000000000"), ("-0", "0"), ("0.001", "1E-3"), ("0E-7", "0")])
def test_one_number_has_one_key_however_it_is_written(a: str, b: str) -> None:
    assert number_key(Decimal(a)) == number_key(Decimal(b))


def test_numbers_are_compared_in_one_unit() -> None:
    assert number_key(Decimal("1.5"), Decimal(1000)) == number_key(Decimal(1500))


def test_a_number_with_several_readings_may_conflict_with_any() -> None:
    """Five times or six times: 5.5 lies in their hull and is neither."""
    low, high = keys((point(5), point(6)))
    for value in (5, Decimal("5.5"), 6):
        other = keys((point(value),))
        assert max(low, other[0]) > min(high, other[1])
