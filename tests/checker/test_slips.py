"""Slips of the pen: the corrected text, and the third witness that says which of two numbers was the slip."""

from decimal import Decimal

import pytest

from claims.checker.slips import rewritten
from claims.pipeline import check_text
from factory import article, case, claim


@pytest.mark.parametrize(
    ("words", "value", "unit", "printed", "power", "text"),
    [
        ("12.3万元", "123000", "CNY", "万元", 4, "12.3亿元"),
        ("12.3亿元", "1230000000", "CNY", "亿元", -4, "12.3万元"),
        ("1.2万亿元", "1200000000000", "CNY", "万亿元", -4, "1.2亿元"),
        ("$4.5 billion", "4500000000", "USD", "billion USD", -3, "$4.5 million"),
        ("$4.5 million", "4500000", "USD", "million USD", 3, "$4.5 billion"),
        ("$1,250 million", "1250000000", "USD", "million USD", -1, "$125 million"),
        ("300MW", "300000000", "W", "MW", 3, "300GW"),
        ("30吉瓦", "30000000000", "W", "吉瓦", -3, "30兆瓦"),
        ("12.3亿元", "1230000000", "CNY", "亿元", 1, "123亿元"),
        ("123亿元", "12300000000", "CNY", "亿元", -1, "12.3亿元"),
        ("40台", "40", "unit", "台", 3, "4万台"),
    ],
)
def test_a_number_is_given_as_it_would_have_been_printed(
    words: str, value: str, unit: str, printed: str, power: int, text: str
) -> None:
    where = article(f"数字是{words}。")
    held = claim(where, words, value, unit, printed=printed)
    assert rewritten(case(held, articles=(where,)), held, Decimal(value).scaleb(power), power) == text


def test_swapped_digits_are_put_right_in_place() -> None:
    where = article("营收2,632万元。")
    held = claim(where, "2,632万元", 26_320_000, "CNY")
    assert rewritten(case(held, articles=(where,)), held, Decimal(23_620_000), 0) == "2,362万元"


def slips(text: str) -> list[str]:
    found = [f for f in check_text(text).findings if f.rule == "same-fact" and f.verdict in ("inconsistent", "tension")]
    return [e for f in found for e in f.explanations if "之误" in e or "若" in e]


TWICE = "比亚迪2024年营业收入为7771亿元，同比增长29%。\n\n报告显示，比亚迪2024年营业收入为777.1亿元。"


def test_of_two_numbers_both_are_named() -> None:
    (said,) = slips(TWICE)
    assert said == "可能差一位小数点：“7771亿元”若为777.1亿元，或“777.1亿元”若为7771亿元，则相符"


def test_a_third_number_of_the_usual_size_says_which_it_was() -> None:
    (said,) = slips(f"{TWICE}\n\n比亚迪2023年营业收入为6023亿元，2022年营业收入为4241亿元。")
    assert said.startswith("777.1亿元（第2段）可能是7771亿元之误：文中同类数字与之相近")


def test_numbers_of_either_size_leave_it_open() -> None:
    (said,) = slips(f"{TWICE}\n\n比亚迪2023年营业收入为6023亿元，2022年营业收入为424.1亿元。")
    assert said.startswith("可能差一位小数点")
