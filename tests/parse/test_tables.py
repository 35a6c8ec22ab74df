"""Units that a table states once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.parse.quantities import mentions

COLUMNS = "| 平台 | 每小时(美元) | 每月(万美元) |\n|---|---|---|\n| 甲云 | 32~40 | 2.4 |\n| 乙云 | 26.4 | 1.9 |\n"
ROWS = "指标 | 2024年 | 2023年\n营业收入(亿元) | 62.4 | 55.6\n毛利率(%) | 27.6 | 25.1\n"
CAPTION = "单位:百万元\n项目 | 本期 | 上期\n营业成本 | 4,518 | 4,102\n"
ENGLISH = "(in millions of dollars)\nSegment | 2024 | 2023\nServices | 96.2 | 85.2\n"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (COLUMNS, [("32", "40", "USD"), ("24000", "24000", "USD"), ("26.4", "26.4", "USD"), ("19000", "19000", "USD")]),
        (
            ROWS,
            [
                ("6240000000", "6240000000", "CNY"),
                ("5560000000", "5560000000", "CNY"),
                ("27.6", "27.6", "percent"),
                ("25.1", "25.1", "percent"),
            ],
        ),
        (CAPTION, [("4518000000", "4518000000", "CNY"), ("4102000000", "4102000000", "CNY")]),
        (ENGLISH, [("96200000", "96200000", "USD"), ("85200000", "85200000", "USD")]),
    ],
)
def test_a_table_gives_its_unit(text: str, amounts: list[tuple[str, str, str]]) -> None:
    found = [(m.base.low, m.base.high, m.base.unit) for m in mentions(text)[0]]
    assert found == [(Decimal(low), Decimal(high), unit) for low, high, unit in amounts]
    assert {m.shared for m in mentions(text)[0]} == {"table"}


def test_a_table_without_units_gives_none() -> None:
    assert [m.base.unit for m in mentions("车型 | 9月\nL5 | 21,340\nX7 | 18,920\n")[0]] == ["", ""]


def test_a_caption_does_not_reach_prose() -> None:
    text = "单位:亿元\n项目 | 本期\n营业成本 | 45.2\n\n公司门店数为12.5,环比持平。"
    assert [m.base.unit for m in mentions(text)[0]] == ["CNY", ""]
