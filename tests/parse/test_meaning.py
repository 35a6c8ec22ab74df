"""What a printed quantity may mean: every row of the table, and the laws that hold for all of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.interval import Bound, Interval, between, contains, hull, point
from claims.parse.numbers.meaning import meaning
from claims.parse.numbers.quantities import mentions


def hard(text: str, language: str = "zh") -> list[str]:
    """Return the hard readings of the only quantity of a text, as written intervals."""
    (mention,) = mentions(text, language)[0]
    return [shown(reading) for reading in mention.hard]


def soft(text: str, language: str = "zh") -> list[str]:
    (mention,) = mentions(text, language)[0]
    return [shown(reading) for reading in mention.soft]


def shown(interval: Interval) -> str:
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return plain(low)
    left = "(-∞" if low is None else ("(" if low.open else "[") + plain(low)
    right = "∞)" if high is None else plain(high) + (")" if high.open else "]")
    return f"{left}, {right}"


def plain(bound: Bound) -> str:
    return f"{bound.value.normalize():f}"


@pytest.mark.parametrize(
    ("text", "hard_readings", "soft_readings"),
    [
        ("营收135.1亿元", ["[13505000000, 13515000000)"], ["[13505000000, 13515000000)"]),
        ("投资1000亿元", ["[95000000000, 105000000000)"], ["[99950000000, 100050000000)"]),
        ("库存900吨", ["[855000, 945000)"], ["[899500, 900500)"]),
        ("容量10GW", ["[9500000000, 10500000000)"], ["[9500000000, 10500000000)"]),
        ("增速4.0%", ["[3.95, 4.05)"], ["[3.95, 4.05)"]),
        ("投资约5000亿元", ["[425000000000, 575000000000]"], ["[462500000000, 537500000000]"]),
        ("投资约350亿元", ["[31500000000, 38500000000]"], ["[33250000000, 36750000000]"]),
        ("投资约135.1亿元", ["[12834500000, 14185500000]"], ["[13172250000, 13847750000]"]),
        ("接近50%", ["[42.5, 50]"], ["[45, 50)"]),
        ("不到50%", ["(0, 50)"], ["[40, 50)"]),
        ("超过50%", ["(50, ∞)"], ["(50, 60]"]),
        ("20多笔投资", ["(20, 30)"], ["(20, 30)"]),
        ("至少10%", ["[10, ∞)"], ["[10, 15]"]),
        ("最多10%", ["(0, 10]"], ["[5, 10]"]),
        ("多达576亿元", ["[57550000000, 57650000000)"], ["[57550000000, 57650000000)"]),
        ("400万至500万块GPU", ["[3800000, 5250000]"], ["[4000000, 5000000]"]),
        ("数百万元", ["[1000000, 10000000)"], ["[2000000, 9000000]"]),
        ("股价上涨了五倍", ["[4.5, 5.5)", "[5.5, 6.5)"], ["[4.75, 5.25]", "[5.75, 6.25]"]),
        ("销售额增长了两倍多", ["(2, 4)"], ["(3, 4)"]),
        ("产量增长一倍", ["[1.5, 2.5)"], ["[1.95, 2.05]"]),
        ("是去年的五倍", ["5"], ["5"]),
        ("利润翻番", ["[1.5, 2.5)"], ["[1.9, 2.1]"]),
        ("利润翻两番", ["[3.5, 4.5)"], ["[3.8, 4.2]"]),
        ("股价腰斩", ["[0.4, 0.6)"], ["[0.475, 0.525]"]),
        ("算力少100倍", ["0.01"], ["0.01"]),
        ("增至五倍", ["[4.5, 5.5)"], ["[4.75, 5.25]"]),
        ("是对手的两倍", ["2"], ["2"]),
        ("负债增长近1倍", ["[1.85, 2]"], ["[1.9, 2)"]),
        ("利润增长超过两倍", ["(2, ∞)", "(3, ∞)"], ["(2, 2.4]", "(3, 3.4]"]),
        ("订单增长1.5倍", ["[1.45, 1.55)", "[2.45, 2.55)"], ["[1.45, 1.55)", "[2.45, 2.55)"]),
        ("三个月", ["[7257600, 8035200]"], ["[7776000, 8035200]"]),
        ("八块A100", ["8"], ["8"]),
        ("30天", ["2592000"], ["2592000"]),
        ("十分之一", ["0.1"], ["0.1"]),
    ],
)
def test_the_table(text: str, hard_readings: list[str], soft_readings: list[str]) -> None:
    assert (hard(text), soft(text)) == (hard_readings, soft_readings)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Shares rose fivefold", ["[4.5, 5.5)", "[5.5, 6.5)"]),
        ("Sales tripled", ["[2.5, 3.5)"]),
        ("Sales more than tripled", ["(3, ∞)"]),
        ("It is twice as large", ["2"]),
        ("Sales were five times last year's", ["5"]),
        ("a count of 3,000 employees", ["[2850, 3150)"]),
    ],
)
def test_english(text: str, readings: list[str]) -> None:
    assert hard(text, "en") == readings


def test_the_one_of_a_denominator_is_exact() -> None:
    one, cost = mentions("建设1GW机房的成本为500亿元")[0]
    assert (one.role, one.hard, cost.base.unit) == ("denominator", (point(10**9),), "CNY/W")


printed = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=1, max_value=10**7),
    st.integers(min_value=0, max_value=3),
)


@given(printed, st.sampled_from(["", "about"]))
def test_hard_holds_soft_holds_the_number(value: Decimal, hedge: str) -> None:
    hard_readings, soft_readings = meaning(value, value, hedge)
    assert contains(hull(hard_readings), hull(soft_readings))
    assert contains(hull(soft_readings), point(value))


@given(printed, st.sampled_from(["over", "at_least"]))
def test_hard_holds_soft_above(value: Decimal, hedge: str) -> None:
    hard_readings, soft_readings = meaning(value, None, hedge)
    assert contains(hull(hard_readings), hull(soft_readings))


@given(printed, st.sampled_from(["nearly", "at_most", "up_to", "emphatic"]))
def test_hard_holds_soft_below(value: Decimal, hedge: str) -> None:
    hard_readings, soft_readings = meaning(None, value, hedge)
    assert contains(hull(hard_readings), hull(soft_readings))


@given(printed, printed, st.sampled_from(["range", "vague", "over"]))
def test_hard_holds_soft_of_two_ends(a: Decimal, b: Decimal, hedge: str) -> None:
    low, high = (a, b) if hedge == "range" else (a, a * 10)
    if low >= high:
        return
    hard_readings, soft_readings = meaning(low, high, hedge)
    assert contains(hull(hard_readings), hull(soft_readings))


@given(printed)
def test_exact_is_a_point(value: Decimal) -> None:
    assert meaning(value, value, "", exact=True) == ((point(value),), (point(value),))


@pytest.mark.parametrize(
    ("low", "high", "hedge"), [(Decimal(-3), None, "over"), (None, Decimal(-3), "at_most"), (None, Decimal(0), "nearly")]
)
def test_bounds_at_or_below_zero_keep_their_side(low: Decimal | None, high: Decimal | None, hedge: str) -> None:
    assert meaning(low, high, hedge) == ((between(low, high),), (between(low, high),))
