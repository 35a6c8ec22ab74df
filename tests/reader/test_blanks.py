"""Blanks inside numbers: which are cut, which are damage, and which part two things."""

from __future__ import annotations

import pytest

from claims.reader.normalise import shadow_of


def cut(text: str) -> tuple[str, int]:
    """Return the shadow text, and how many blanks were reported as damage."""
    made, damage = shadow_of(text)
    return made.text, sum(place.kind == "blank" for place in damage)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营收为135.1 亿美元", "营收为135.1亿美元"),
        ("每台2.4万 美元", "每台2.4万美元"),
        ("每台2.4萬　美元", "每台2.4万美元"),
        ("装机10万 千瓦", "装机10万千瓦"),
        ("出货数百万 台", "出货数百万台"),
        ("融资三千 万元", "融资三千万元"),
        ("占比为88 %", "占比为88%"),
    ],
)
def test_a_blank_that_slipped_into_a_number_is_cut_and_reported(text: str, expected: str) -> None:
    assert cut(text) == (expected, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营收 135 亿元", "营收 135亿元"),
        ("在 2023 年 9 月 25 日", "在 2023年9月25日"),
        ("租用 8 块 A100", "租用 8块 A100"),
        ("未来 12 个月", "未来 12个月"),
        ("up 88 % on the year", "up 88% on the year"),
        ("AWS 12 月 2 日宣布", "AWS 12月2日宣布"),
        ("共 2000 万元", "共 2000万元"),
        ("約 3 萬圓", "约 3万圆"),
        ("提高 15 个百分点", "提高 15个百分点"),
    ],
)
def test_in_text_set_with_blanks_they_are_cut_and_no_damage(text: str, expected: str) -> None:
    assert cut(text) == (expected, 0)


@pytest.mark.parametrize(
    "text",
    [
        "100 200",
        "Model 3 月销量创新高",
        "iPhone 15 日前发布",
        "Windows 11 个人版",
        "2023 百度世界大会",
        "2024 万科年报",
        "统一 万科",
        "营收100亿 利润20亿",
        "第3名 5家公司",
        "2024 成立新公司",
        "油价从 100 升至 120",
        "2025 台北电脑展",
        "前三 名单公布",
        "营收5亿 股价大涨",
        "5 million users",
        "12月 营收大增",
        "十分 重要",
    ],
)
def test_blanks_that_part_two_things_stay(text: str) -> None:
    assert cut(text) == (text, 0)


def test_a_line_break_is_no_blank() -> None:
    assert cut("营收135\n亿元") == ("营收135\n亿元", 0)


@pytest.mark.parametrize(
    ("text", "expected", "slips"),
    [
        ("存货为120 .4亿元", "存货为120.4亿元", 1),
        ("存货为131 .7 亿元", "存货为131.7亿元", 1),
        ("毛利率18. 6%", "毛利率18.6%", 1),
        ("prices rose 4 .2 % in May", "prices rose 4.2% in May", 1),
        ("a loss of $3 . 5 million", "a loss of $3.5 million", 2),
        ("closed at €71 .05 on Friday", "closed at €71.05 on Friday", 1),
    ],
)
def test_a_blank_beside_a_decimal_point_is_cut(text: str, expected: str, slips: int) -> None:
    assert cut(text) == (expected, slips)


@pytest.mark.parametrize(
    "text",
    [
        "The plant opened in 2018. 6% of its staff had moved.",
        "See sections 3. 4 and 5.",
        "He came 2nd in group 7. 12 teams play.",
        "Version 2 .5 was out",
    ],
)
def test_a_point_between_two_sentences_stays(text: str) -> None:
    assert cut(text) == (text, 0)
