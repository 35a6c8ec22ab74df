"""Units that a table states once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.packs import load
from claims.parse.assemble import parse
from claims.parse.numbers.quantities import mentions
from claims.parse.numbers.tables import head_of
from claims.reader import read_text
from linking import links

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


YEARS = (
    "澄江电器公布2025年年报\n\n单位：亿元\n| 指标 | 2025年 | 2024年 | 同比 |\n|---|---|---|---|\n"
    "| 营业收入 | 120.5 | 98.3 | 22.6% |\n| 净利润 | 8.6 | (1.2) | - |\n| 每股收益 | 0.42 | (0.06) | - |\n"
)
QUARTERS = (
    "Quarterly results of Halden Tools\n\n(in millions of US dollars)\n| | Q3 2025 | Q3 2024 |\n|---|---|---|\n"
    "| Revenue | 1,234 | 1,102 |\n| Net income | (56) | 88 |\n| Gross margin | 41.2% | 40.1% |\n"
)
MAKERS = (
    "2025年9月乘用车交付\n| 车企 | 9月交付(辆) | 同比 |\n|---|---|---|\n"
    "| 零跑汽车 | 66,657 | 97% |\n| 小鹏汽车 | 41,581 | -5% |\n"
)
# Bare years as heads: two of them keep the month that the text tells of; those marked E are expected.
BRANDS = (
    "Registrations rose to 102,400 cars in October.\n\nBrand        2025     2024     Change\n"
    "Volkswagen   17,114   16,020   +6.8%\nBMW          13,288   12,410   +7.1%\n"
)
OUTLOOK = "云泽科技盈利预测\n\n指标 2024A 2025E 2026E\n营业收入(亿元) 86.4 102.3 121.5\n市盈率(倍) 31.2 24.6 20.3\n"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            BRANDS,
            "en",
            (
                "102,400 | - | registrations | count up | 2025-10 | actual",
                "17,114 | Volkswagen | registrations | count - | 2025-10 | actual",
                "16,020 | Volkswagen | registrations | count - | 2024-10 | actual",
                "+6.8% | Volkswagen | registrations | growth up | 2025-10 | actual",
                "13,288 | BMW | registrations | count - | 2025-10 | actual",
                "12,410 | BMW | registrations | count - | 2024-10 | actual",
                "+7.1% | BMW | registrations | growth up | 2025-10 | actual",
            ),
        ),
        (
            OUTLOOK,
            "zh-Hans",
            (
                "86.4 | 云泽科技 | revenue | level - | 2024 | actual",
                "102.3 | 云泽科技 | revenue | level - | 2025 | forecast",
                "121.5 | 云泽科技 | revenue | level - | 2026 | forecast",
                "31.2 | 云泽科技 | pe_ratio | ratio - | 2024 | actual",
                "24.6 | 云泽科技 | pe_ratio | ratio - | 2025 | forecast",
                "20.3 | 云泽科技 | pe_ratio | ratio - | 2026 | forecast",
            ),
        ),
        (
            YEARS,
            "zh-Hans",
            (
                "120.5 | 澄江电器 | revenue | level - | 2025 | actual",
                "98.3 | 澄江电器 | revenue | level - | 2024 | actual",
                "22.6% | 澄江电器 | revenue | growth up | 2025 | actual | basis=yoy",
                "8.6 | 澄江电器 | net_income | level - | 2025 | actual",
                "(1.2) | 澄江电器 | net_income | level - | 2024 | actual",
                "0.42 | 澄江电器 | eps | rate - | 2025 | actual",
                "(0.06) | 澄江电器 | eps | rate - | 2024 | actual",
            ),
        ),
        (
            QUARTERS,
            "en",
            (
                "1,234 | - | revenue | level - | 2025Q3 | actual",
                "1,102 | - | revenue | level - | 2024Q3 | actual",
                "(56) | - | net_income | level - | 2025Q3 | actual",
                "88 | - | net_income | level - | 2024Q3 | actual",
                "41.2% | - | gross_margin | ratio - | 2025Q3 | actual",
                "40.1% | - | gross_margin | ratio - | 2024Q3 | actual",
            ),
        ),
        (
            MAKERS,
            "zh-Hans",
            (
                "66,657 | Leapmotor | deliveries | count - | 2025-09 | actual",
                "97% | Leapmotor | deliveries | growth up | 2025-09 | actual | basis=yoy",
                "41,581 | Xpeng | deliveries | count - | 2025-09 | actual",
                "-5% | Xpeng | deliveries | growth down | 2025-09 | actual | basis=yoy",
            ),
        ),
    ],
)
def test_heads_tell_period_metric_and_growth(text: str, language: str, expected: tuple[str, ...]) -> None:
    assert links(text, language) == expected


def test_brackets_are_minus_in_a_cell_alone() -> None:
    table = mentions("单位:亿元\n项目 | 本期\n营业利润 | (45.2)\n")[0]
    assert [(m.base.low, m.base.unit) for m in table] == [(Decimal("-4520000000"), "CNY")]
    assert [m.base.low for m in mentions("营业利润(45.2亿元)有所改善")[0]] == [Decimal("4520000000")]


def test_a_share_and_a_rate_take_no_caption() -> None:
    rows = "单位:亿元\n项目 | 本期\n每股收益 | 0.42\n毛利率 | 31.2\n员工人数 | 4,210\n"
    assert [(m.base.low, m.base.unit) for m in mentions(rows)[0]] == [
        (Decimal("0.42"), "CNY/share"),
        (Decimal("31.2"), ""),
        (Decimal(4210), "person"),
    ]


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("Registrations", "1,735", "unit"),
        ("Deliveries", "40,397", "unit"),
        ("交付量", "40,397", "unit"),
        ("Year", "2,024", None),
        ("Note", "1,735", None),
    ],
)
def test_a_head_that_counts_gives_plain_cells_a_unit(head: str, cell: str, unit: str | None) -> None:
    article = read_text(f"Cars in October\n\n| Brand | {head} |\n|---|---|\n| Halden | {cell} |\n")
    units = [claim.base.unit for claim in parse(article, load()).claims]
    assert units == ([unit] if unit else [])


def test_thousands_behind_a_month_are_no_day_of_it() -> None:
    article = read_text("In October 11,568 new cars were registered. On October 11, 568 cars burned.")
    assert [claim.quote for claim in parse(article, load()).claims] == ["11,568", "568"]


RELEASE = """
| | Q3 FY2026 | | Q3 FY2025 | | Change |
| --- | --- | --- | --- | --- | --- |
| | (In millions, except per share amounts) |
| Net revenue | $ | 7,102 | $ | 6,578 | 8% |
| Operating income | 1,966 | | 1,712 | | 15% |
| Gross margin | 48.8 | % | 47.3 | % | 1.5 points |
| Net income (loss) | $ | (52 | ) | $ | 63 | |
| Diluted earnings per share | $ | 2.22 | $ | 2.05 | 8% |
| Weighted average shares | 801 | | 812 | | |
"""


def test_a_release_splits_cells_and_states_its_scale_once() -> None:
    claims = parse(read_text(f"Talvane Materials, Inc. reported results on Aug. 13, 2026.\n{RELEASE}"), load()).claims
    told = [
        (c.quote, str(c.base.low.normalize() if c.base.low is not None else None), c.base.unit, c.metric, c.period)
        for c in claims
    ]
    assert told == [
        ("$ | 7,102", "7.102E+9", "USD", "revenue", "FY2026Q3"),
        ("$ | 6,578", "6.578E+9", "USD", "revenue", "FY2025Q3"),
        ("8%", "8", "percent", "revenue", "FY2026Q3"),
        ("1,966", "1.966E+9", "USD", "operating_profit", "FY2026Q3"),
        ("1,712", "1.712E+9", "USD", "operating_profit", "FY2025Q3"),
        ("15%", "15", "percent", "operating_profit", "FY2026Q3"),
        ("48.8 | %", "48.8", "percent", "gross_margin", "FY2026Q3"),
        ("47.3 | %", "47.3", "percent", "gross_margin", "FY2025Q3"),
        ("1.5 points", "1.5", "percentage_point", "gross_margin", "FY2026Q3"),
        ("$ | (52 | )", "-5.2E+7", "USD", "net_income", "FY2026Q3"),
        ("$ | 63", "6.3E+7", "USD", "net_income", "FY2025Q3"),
        ("$ | 2.22", "2.22", "USD/share", "diluted_eps", "FY2026Q3"),
        ("$ | 2.05", "2.05", "USD/share", "diluted_eps", "FY2025Q3"),
        ("8%", "8", "percent", "diluted_eps", "FY2026Q3"),
    ]


def test_a_sign_alone_is_no_number() -> None:
    text = "| Sign | $ | % |\n| --- | --- | --- |\n| a | $ | b |\n| c | 3 | d |"
    assert parse(read_text(text), load()).claims == ()


@pytest.mark.parametrize(
    ("head", "unit", "size"),
    [
        ("$ million", "USD", 10**6), ("US$m", "USD", 10**6), ("€bn", "EUR", 10**9), ("RMB million", "CNY", 10**6),
        ("HK$'000", "HKD", 10**3), ("in NT$ millions", "TWD", 10**6), ("Rs crore", "INR", 10**7), ("bn won", "KRW", 10**9),
        ("人民币百万元", "CNY", 10**6), ("港元百万", "HKD", 10**6), ("'000 units", "unit", 10**3),
    ],
)  # fmt: skip
def test_a_head_names_its_currency_and_scale_in_any_order(head: str, unit: str, size: int) -> None:
    found = head_of(head)
    assert found is not None
    assert (found.unit, found.scale * found.factor) == (unit, size)


@pytest.mark.parametrize("head", ["Q2 2026", "million", "note 3", "NASDAQ: CDM", "restated", "yoy"])
def test_what_names_no_unit_is_no_head(head: str) -> None:
    assert head_of(head) is None


def test_a_line_above_tells_unit_and_metric_of_rows_that_are_parts() -> None:
    text = (
        "Orrin Devices Inc. posted quarterly results.\n\nRevenue by segment ($ million)\n\n"
        "| Segment | Q2 2026 | Q2 2025 | Change |\n"
        "|---|---|---|---|\n| Sensors | 289.1 | 229.4 | +26% |\n| Radios | 108.7 | 114.8 | -5% |\n"
    )
    claims = parse(read_text(text, language="en"), load()).claims
    told = [(c.quote, c.metric, c.scope, c.period, str(c.base.low)) for c in claims]
    assert told == [
        ("289.1", "revenue", "Sensors", "2026Q2", "289100000"),
        ("229.4", "revenue", "Sensors", "2025Q2", "229400000"),
        ("+26%", "revenue", "Sensors", "2026Q2", "26"),
        ("108.7", "revenue", "Radios", "2026Q2", "108700000"),
        ("114.8", "revenue", "Radios", "2025Q2", "114800000"),
        ("-5%", "revenue", "Radios", "2026Q2", "-5"),
    ]


def test_a_product_that_names_a_row_does_not_hide_what_its_column_measures() -> None:
    text = (
        "岚海半导体三季度营收18.36亿元。\n\n| 产品 | 收入(亿元) | 同比 |\n|---|---|---|\n"
        "| 接口芯片 | 11.02 | +51.8% |\n| 其他 | 7.34 | +9.5% |\n"
    )
    claims = parse(read_text(text, language="zh-Hans"), load()).claims[1:]
    assert [(c.quote, c.metric, c.scope) for c in claims] == [
        ("11.02", "revenue", "接口芯片"),
        ("+51.8%", "revenue", "接口芯片"),
        ("7.34", "revenue", "其他"),
        ("+9.5%", "revenue", "其他"),
    ]


def test_a_row_in_per_cent_of_something_takes_no_money_from_the_caption() -> None:
    text = (
        "Outlook (billion crowns)\n| Item | 2026 | 2027 |\n|---|---|---|\n"
        "| Spending | 728.0 | 764.4 |\n| Deficit (% of output) | 3.9 | 3.8 |\n"
    )
    found, _ = mentions(read_text(text, language="en").shadow.text, "en")
    assert [(str(m.base.low), m.base.unit) for m in found][2:] == [("3.9", "percent"), ("3.8", "percent")]


LISTED = (
    "Halden Chips posts quarterly results\n\n2026-10-28\n\nHalden Chips had revenue of $1.83 billion in the third quarter.\n\n"
    "Segment revenue:\n\nSensors       $1.14 billion    +7%\nPower         $690 million     -2%\n"
)
SELLERS = (
    "Van registrations rise in March\n\n2026-04-05\n\nRegistrations of new vans in Ireland rose 3.4% to 4,932 vans in March.\n\n"
    "Best sellers in March\n\nFord Transit  1,214\nKia Sportage  988\n"
)
BRANDS = (
    "澄江汽车公布10月销量\n\n2026-11-02\n\n澄江汽车10月销量为1.74万辆。\n\n"
    "各品牌销量（辆）：\n启明　　12,310　　+2.4%\n远川　　5,122　　-3.5%\n"
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            LISTED,
            "en",
            [
                ("$1.14 billion", "revenue", "Sensors", "1140000000", "level"),
                ("+7%", "revenue", "Sensors", "7", "growth"),
                ("$690 million", "revenue", "Power", "690000000", "level"),
                ("-2%", "revenue", "Power", "-2", "growth"),
            ],
        ),
        (SELLERS, "en", [("1,214", "registrations", None, "1214", "count"), ("988", "registrations", None, "988", "count")]),
        (
            BRANDS,
            "zh-Hans",
            [
                ("12,310", "sales_volume", "启明", "12310", "count"),
                ("+2.4%", "sales_volume", "启明", "2.4", "growth"),
                ("5,122", "sales_volume", "远川", "5122", "count"),
                ("-3.5%", "sales_volume", "远川", "-3.5", "growth"),
            ],
        ),
    ],
)
def test_a_line_above_a_list_tells_what_its_figures_are(text: str, language: str, expected: list[tuple[str, ...]]) -> None:
    claims = parse(read_text(text, language=language), load()).claims[-len(expected) :]
    assert [(c.quote, c.metric, c.scope, str(c.base.low), c.kind) for c in claims] == expected


def test_a_list_of_nothing_counted_stays_without_a_unit() -> None:
    text = "Halden moves offices.\n\nFrom our archive\n\nIssue one  1,214\nIssue two  1,988\n"
    assert parse(read_text(text, language="en"), load()).claims == ()


SECTIONED = (
    "Van registrations in Ireland, March\n\n              2026      2025     % change\n"
    "Diesel:\nPrivate       7,210     8,300     -13.1%\nPetrol:\nPrivate        8,120     8,450     -3.9%\n"
)


def test_years_head_the_rows_below_a_line_that_counts() -> None:
    claims = parse(read_text(SECTIONED, language="en"), load()).claims
    told = [(c.quote, c.metric, c.scope, c.period, c.base.unit) for c in claims]
    assert told == [
        ("7,210", "registrations", "Private", "2026", "unit"),
        ("8,300", "registrations", "Private", "2025", "unit"),
        ("-13.1%", "registrations", "Private", "2026", "percent"),
        ("8,120", "registrations", "Private", "2026", "unit"),
        ("8,450", "registrations", "Private", "2025", "unit"),
        ("-3.9%", "registrations", "Private", "2026", "percent"),
    ]


def test_months_head_columns_by_their_short_names() -> None:
    text = (
        "Registrations in Ireland rose to 9,120 vans in October 2026.\n\n"
        "| Brand | Oct-26 | Oct. '25 | Change |\n|---|---|---|---|\n"
        "| Toyota | 1,905 | 1,702 | +11.9% |\n"
    )
    claims = parse(read_text(text, language="en"), load()).claims[-3:]
    assert [(c.quote, c.period) for c in claims] == [("1,905", "2026-10"), ("1,702", "2025-10"), ("+11.9%", "2026-10")]
