from decimal import Decimal

import pytest

from claims.checker.case import Case
from claims.checker.naming import subject_name
from claims.checker.wording import plain_number, print_interval, print_quantity
from claims.interval import between
from claims.packs import load
from factory import article, claim


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("50000000000", "USD", "500亿美元", "$50 billion"),
        ("10000000000", "W", "10 GW", "10 GW"),
        ("2777.777", "USD/GPU", "2778美元/GPU", "$2,778/GPU"),
        ("-1500000000", "CNY", "-15亿元", "-1.5 billion CNY"),
        ("0.5", "percentage_point", "0.5个百分点", "0.5 percentage points"),
        ("300000", "GPU", "30万 GPU", "300,000 GPUs"),
        ("21500", "employee", "2.15万员工", "21,500 employees"),
        ("50", "USD/W", "500亿美元/GW", "$50 billion/GW"),
    ],
)
def test_one_value(value: str, unit: str, zh: str, en: str) -> None:
    assert print_quantity(Decimal(value), unit, "zh") == zh
    assert print_quantity(Decimal(value), unit, "en") == en


def test_intervals() -> None:
    assert print_interval(between(Decimal("5e10"), Decimal("6e10")), "USD", "zh") == "500–600亿美元"
    assert print_interval(between(None, 3), "percent", "en") == "at most 3%"
    assert print_interval(between(3, None, open_low=True), "percent", "zh") == "超过3%"


@pytest.mark.parametrize(("value", "text"), [("1E+3", "1,000"), ("0.0012345", "0.001235"), ("123456", "123,500"), ("0", "0")])
def test_numbers_have_four_digits_and_no_exponent(value: str, text: str) -> None:
    assert plain_number(Decimal(value)) == text


def test_a_glossed_company_goes_by_its_chinese_name_in_a_chinese_message() -> None:
    text = "近日，星澜锂业（Xinglan Lithium）公布年报。星澜锂业营收10亿元。"
    where = article(text)
    told = claim(where, "10亿元", 1_000_000_000, "CNY", subject="Xinglan Lithium", metric="revenue")
    assert subject_name(Case((told,), {where.id: where}, load()), told) == "星澜锂业"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("星澜锂业（Xinglan Lithium）营收10亿元。", "星澜锂业"),
        ("记者近日从总部位于江西的星澜锂业（Xinglan Lithium）获悉，营收10亿元。", "Xinglan Lithium"),
        ("Xinglan Lithium营收10亿元。", "Xinglan Lithium"),
    ],
)
def test_a_gloss_told_once(text: str, name: str) -> None:
    where = article(text)
    told = claim(where, "10亿元", 1_000_000_000, "CNY", subject="Xinglan Lithium", metric="revenue")
    assert subject_name(Case((told,), {where.id: where}, load()), told) == name
