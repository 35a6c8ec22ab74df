"""Shares times their price, and so much a year for so many years."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, kind: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    return [f.verdict for f in check(claims, (article,), load(), select=(kind,), strict=True)]


DEALS = [
    ("公司全球发售1.2亿股，按每股26.80港元定价，募资总额{}亿港元，扣除费用后净额30.9亿港元。", "32.16", "36.2"),
    ("公司全球發售1.2億股，按每股26.80港元定價，集資總額{}億港元，扣除費用後淨額30.9億港元。", "32.16", "36.2"),
    ("The buyer pays $44 a share in cash, valuing the maker at ${} billion. It has 150 million shares.", "6.6", "7.6"),
    ("按收盘价34.50元计算，公司总市值{}亿元，总股本2.0亿股。", "69.0", "96.0"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), DEALS)
def test_shares_at_a_price(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right), "deal") == ["consistent"]
    assert told(text.format(wrong), "deal") in (["inconsistent"], [])


@pytest.mark.parametrize(("text", "wrong"), [(text, wrong) for text, _, wrong in DEALS[:3]])
def test_another_amount_is_accused(text: str, wrong: str) -> None:
    assert told(text.format(wrong), "deal") == ["inconsistent"]


NO_DEAL = [
    "公司本次发售1.5亿股，按每股24.00港元定价，募资净额34.1亿港元。",
    "Priced at $24 a share, the company sold 25 million shares and existing holders 5 million, for proceeds of $720 million.",
    "The buyer pays $44 a share for 150 million shares. Including debt it values the maker at $8.0 billion.",
    "The shares closed at $44 on Friday. The company bought back 2 million shares and raised $500 million in bonds.",
    "每股盈余3.1元，公司发行8,000万股，募资49.6亿元用于扩产。",
]


@pytest.mark.parametrize("text", NO_DEAL)
def test_an_amount_of_something_else_is_not(text: str) -> None:
    assert "inconsistent" not in told(text, "deal")


YEARS = [
    ("市政府计划五年投入1,200亿元修建地铁，平均每年{}亿元。", "240", "420"),
    ("市政府計畫五年投入1,200億元修建捷運，平均每年約{}億元。", "240", "420"),
    ("The province will invest C$18 billion in its grid over six years, or C${} billion a year.", "3", "5"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), YEARS)
def test_so_much_a_year(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right), "yearly") == []
    assert told(text.format(wrong), "yearly") == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "市政府计划五年投入1,200亿元修建地铁，比上一个五年的平均每年180亿元更多。",
        "The province will invest C$18 billion over six years and spend C$2 billion a year on upkeep.",
        "The plan runs for six years. Grid spending was C$5 billion a year on average in the last decade.",
    ],
)
def test_a_yearly_amount_of_something_else(text: str) -> None:
    assert told(text, "yearly") == []
