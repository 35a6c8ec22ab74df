"""Tables whose cells nothing but blanks part are rows to what reads on, and prose with as many blanks is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reader.columns import gaps
from claims.reader.normalise import shadow_of

RANKING = """前五名如下：

排名 企业 销量 同比 份额
1 北岭汽车 30.6万辆 -26.5% 13.8%
2 云泽 26.3万辆 +22.8% 11.8%
3 一汽-青原 14.0万辆 -10.2% 6.3%

三家合计份额31.9%。"""
WIDE = """Metric        Q1 2026        Q1 2025
Revenue       $4.82 billion  $4.10 billion
Gross margin  47.8%          46.1%"""
MODELS = """Rank Model Sales Change
1 Tolva Model 3 43,210 +5.1%
2 Skarn E 9,870 -3.0%"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in shadow_of(text)[0].text.split("\n") if "|" in line]


def test_a_ranking_is_rows_without_its_places() -> None:
    assert rows(RANKING) == [
        ["", "企业", "销量", "同比", "份额"],
        ["", "北岭汽车", "30.6万辆", "-26.5%", "13.8%"],
        ["", "云泽", "26.3万辆", "+22.8%", "11.8%"],
        ["", "一汽-青原", "14.0万辆", "-10.2%", "6.3%"],
    ]


def test_wide_blanks_part_cells_of_several_words() -> None:
    assert rows(WIDE)[1:] == [["Revenue", "$4.82 billion", "$4.10 billion"], ["Gross margin", "47.8%", "46.1%"]]


def test_a_name_may_have_several_words() -> None:
    assert [row[1] for row in rows(MODELS)] == ["Model", "Tolva Model 3", "Skarn E"]


def test_years_alone_are_heads_where_the_corner_is_empty() -> None:
    text = (
        "Key figures (billion crowns)\n\n                2026     2027\n"
        "Total spending  728.0    764.4\nNational debt   1,415.2  1,521.6"
    )
    assert rows(text) == [["", "2026", "2027"], ["Total spending", "728.0", "764.4"], ["National debt", "1,415.2", "1,521.6"]]
    assert list(gaps("2026 2027\nFirst line 12 13\nSecond line 14 15")) == []


def test_heads_may_begin_with_a_time_and_rows_hold_words() -> None:
    text = "车型      9月零售（万辆）  1—9月累计（万辆）\n纯电动    86.5            603.2\n插电混动  36.9            271.4"
    assert rows(text)[1] == ["纯电动", "86.5", "603.2"]
    houses = "Broker   Rating  Target (HK$)\nCorvane  Hold    19.50\nBelham   Buy     21 → 26"
    assert rows(houses)[1:] == [["Corvane", "Hold", "19.50"], ["Belham", "Buy", "21 → 26"]]


@pytest.mark.parametrize(
    "text",
    [
        "营收 利润 现金\n北岭汽车三季度营收 30.6 亿元\n云泽三季度营收 26.3 亿元",
        "Sales rose again\nRevenue was 4.8 billion\nCosts were 3.1 billion",
        "企业 销量 同比\n北岭汽车 30.6万辆 -26.5%",
        "企业，销量，同比 如下 所列\n北岭汽车 30.6万辆 1 -26.5%\n云泽 26.3万辆 2 +22.8%",
        "Page one two\nfirst line here\nsecond line here",
        "2026 2025 2024\n1 2 3\n4 5 6",
    ],
)
def test_prose_and_what_has_no_rows_is_left(text: str) -> None:
    assert list(gaps(text)) == []


@given(st.text(alphabet="排名 企业12.%\n-+|A，", max_size=200))
def test_what_is_cut_is_blank_but_for_the_place_in_a_ranking(text: str) -> None:
    for _, end in gaps(text):
        assert text[end - 1].isspace()
    shadow = shadow_of(RANKING + text)[0]
    assert len(shadow.text) == len(shadow.offsets)
