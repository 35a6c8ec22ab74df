"""Formulas of rule files: what is one, what is refused and how, and exact interval arithmetic over them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checker.formula import allowed, evaluate, formulas, in_unit, shown, value_of
from claims.interval import agree, between, hull, point
from claims.packs import Message, Metric, Pack, PackError, Rule

METRICS = {
    "revenue": ("money",),
    "cost_of_revenue": ("money",),
    "gross_profit": ("money",),
    "gross_margin": ("percent",),
    "stock_price": ("money", "money/count"),
    "shares_outstanding": ("count",),
    "market_cap": ("money",),
    "sales_area": ("area",),
    "home_price": ("money/area",),
    "sales_amount": ("money",),
    "data_center_capacity": ("power",),
    "build_cost_per_capacity": ("money/power",),
    "daily_active_users": ("count",),
    "weekly_active_users": ("count",),
    "monthly_active_users": ("count",),
}
PACK = Pack(
    entities={},
    metrics={name: Metric(id=name, shapes=shapes, behaviour="flow") for name, shapes in METRICS.items()},
    rules={},
    numbers={},
    cues={},
    relations={},
    concepts={},
)


def rule(formula: str | None) -> Rule:
    return Rule(id="test", kind="identity", why="", formula=formula, message=Message(en="", zh=""))


def exact(number: str, unit: str):
    return value_of((point(Decimal(number)),), unit)


def test_reads_an_equation() -> None:
    (formula,) = formulas(rule("gross_profit = revenue - cost_of_revenue"), PACK)
    assert formula.sign == "="
    assert formula.metrics == ("gross_profit", "revenue", "cost_of_revenue")


def test_reads_typographic_signs() -> None:
    (formula,) = formulas(rule("gross_profit = revenue − cost_of_revenue"), PACK)
    assert formula == formulas(rule("gross_profit = revenue - cost_of_revenue"), PACK)[0]
    assert formulas(rule("daily_active_users ≤ weekly_active_users"), PACK)[0].sign == "<="


def test_a_chain_is_every_pair_in_order() -> None:
    pairs = formulas(rule("daily_active_users <= weekly_active_users <= monthly_active_users"), PACK)
    assert [pair.metrics for pair in pairs] == [
        ("daily_active_users", "weekly_active_users"),
        ("daily_active_users", "monthly_active_users"),
        ("weekly_active_users", "monthly_active_users"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "gross_margin = gross_profit / revenue",
        "gross_margin = 1 - cost_of_revenue / revenue",
        "market_cap = stock_price * shares_outstanding",
        "sales_amount = sales_area * home_price",
        "revenue = data_center_capacity * build_cost_per_capacity",
        "gross_margin <= 1",
    ],
)
def test_dimensions_that_fit(text: str) -> None:
    assert len(formulas(rule(text), PACK)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "expected a formula"),
        ("", "expected a formula"),
        ("revenue", "expected `metric = expression`"),
        ("revenue = ", "expected `metric = expression`"),
        ("revenue < gross_profit", "joined by <= alone"),
        ("revenue <= gross_profit >= market_cap", "joined by <= alone"),
        ("revenue == gross_profit", "joined by <= alone"),
        ("gross_profit = revenue; revenue = gross_profit", "joined by <= alone"),
        ("revenue - cost_of_revenue = gross_profit", "expected `metric = expression`"),
        ("gross_profit = revenue ** 2", "'revenue ** 2' is no metric, number or one of"),
        ("gross_profit = revenue // 2", "'revenue // 2' is no metric"),
        ("gross_profit = -revenue", "'-revenue' is no metric"),
        ("gross_profit = abs(revenue)", "'abs(revenue)' is no metric"),
        ("gross_profit = __import__('os').getcwd()", "is no metric"),
        ("gross_profit = revenue.real", "'revenue.real' is no metric"),
        ("gross_profit = [revenue][0]", "is no metric"),
        ("gross_profit = revenue if revenue else cost_of_revenue", "is no metric"),
        ("gross_profit = True", "'True' is no metric"),
        ("gross_profit = 'revenue'", "is no metric"),
        ("gross_profit = turnover - cost_of_revenue", "no metric has the id 'turnover'"),
        ("gross_margin = (revenue - cost_of_revenue) / revenue", "'revenue' stands twice"),
        ("gross_profit = revenue * cost_of_revenue", "the two sides do not have one dimension (gross_profit is money"),
        ("gross_profit = revenue - gross_margin", "the two sides do not have one dimension"),
        ("sales_amount = sales_area / home_price", "the two sides do not have one dimension"),
        ("1 <= 2", "expected at least one metric"),
        ("gross_profit = " + "(" * 300 + "revenue" + ")" * 300, "expected a formula of at most"),
    ],
)
def test_refuses_what_is_no_formula(text: str | None, reason: str) -> None:
    with pytest.raises(PackError) as error:
        formulas(rule(text), PACK)
    assert str(error.value).startswith("checks/test.toml: formula: ")
    assert reason in str(error.value)
    assert f"found {text or ''!r}" in str(error.value)


def test_evaluates_exactly() -> None:
    (formula,) = formulas(rule("gross_margin = 1 - cost_of_revenue / revenue"), PACK)
    values = {"revenue": exact("1000000000", "CNY"), "cost_of_revenue": exact("600000000", "CNY")}
    found = evaluate(formula.right, values)
    assert found is not None
    assert in_unit(found, "percent") == (point(Decimal(40)),)


def test_nouns_have_no_dimension() -> None:
    (formula,) = formulas(rule("market_cap = stock_price * shares_outstanding"), PACK)
    for unit in ("HKD", "HKD/share"):
        found = evaluate(formula.right, {"stock_price": exact("20", unit), "shares_outstanding": exact("500000000", "share")})
        assert found == exact("10000000000", "HKD")


def test_two_currencies_do_not_fit() -> None:
    (formula,) = formulas(rule("gross_profit = revenue - cost_of_revenue"), PACK)
    assert evaluate(formula.right, {"revenue": exact("10", "USD"), "cost_of_revenue": exact("6", "CNY")}) is None


def test_solves_for_every_metric() -> None:
    (formula,) = formulas(rule("gross_margin = 1 - cost_of_revenue / revenue"), PACK)
    values = {
        "gross_margin": exact("40", "percent"),
        "revenue": exact("1000", "CNY"),
        "cost_of_revenue": exact("600", "CNY"),
    }
    for name, unit, number in (("gross_margin", "percent", 40), ("revenue", "CNY", 1000), ("cost_of_revenue", "CNY", 600)):
        found = allowed(formula, name, values)
        assert found is not None
        assert in_unit(found, unit) == (point(Decimal(number)),)


def test_an_order_leaves_one_side_open() -> None:
    (formula,) = formulas(rule("daily_active_users <= monthly_active_users"), PACK)
    values = {"daily_active_users": exact("300", "user"), "monthly_active_users": exact("200", "user")}
    day, month = allowed(formula, "daily_active_users", values), allowed(formula, "monthly_active_users", values)
    assert day is not None
    assert month is not None
    assert (day.readings, month.readings) == ((between(None, 200),), (between(300, None),))
    (formula,) = formulas(rule("monthly_active_users >= daily_active_users"), PACK)
    assert allowed(formula, "daily_active_users", values) == day


def test_shows_only_the_brackets_it_needs() -> None:
    (formula,) = formulas(rule("gross_profit = (revenue - cost_of_revenue) / 2 + market_cap"), PACK)
    words = {"revenue": "10亿元", "cost_of_revenue": "6亿元", "market_cap": "3亿元"}
    assert shown(formula.right, words) == "(10亿元 − 6亿元) ÷ 2 + 3亿元"
    (formula,) = formulas(rule("gross_profit = revenue - (cost_of_revenue - market_cap)"), PACK)
    assert shown(formula.right, words) == "10亿元 − (6亿元 − 3亿元)"


positive = st.integers(min_value=1, max_value=10**6)


@given(positive, positive, st.integers(min_value=0, max_value=10**3))
def test_a_solved_metric_contains_what_made_it(revenue: int, cost: int, width: int) -> None:
    (formula,) = formulas(rule("gross_margin = 1 - cost_of_revenue / revenue"), PACK)
    values = {
        "revenue": value_of((between(revenue, revenue + width),), "USD"),
        "cost_of_revenue": value_of((between(cost, cost + width),), "USD"),
    }
    margin = evaluate(formula.right, values)
    assert margin is not None
    for name in ("revenue", "cost_of_revenue"):
        needed = allowed(formula, name, {**values, "gross_margin": margin})
        assert needed is not None
        nearly = hull(needed.readings) * between(1 - Decimal("1e-20"), 1 + Decimal("1e-20"))
        assert agree((nearly,), values[name].readings)
