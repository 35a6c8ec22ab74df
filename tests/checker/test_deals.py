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


APART = """北岳控股宣布以每股現金{price}元公開收購禾松電子普通股，較今日收盤價52.4元溢價25%，較前30日均價49.8元溢價31.5%。

禾松電子去年每股純益3.1元，每股淨值28.6元。

預定最高收購數量為{count}萬股，占已發行股份40%；另訂最低收購數量1,200萬股。

若全數收購，總金額{amount}億元，北岳目前持有禾松900萬股。"""
WHOLE = """Norvik will pay {price}p a share in cash for Tally Instruments, a 24 per cent premium to Monday's close of 248p.

Tally has {count} million shares in issue, of which Norvik already holds 12 million.

The offer values the company at £{amount} million, and will be paid for with £210 million of new debt."""


def apart(text: str = APART, price: str = "65.5", count: str = "4,800", amount: str = "31.44") -> list[str]:
    return told(text.format(price=price, count=count, amount=amount), "deal")


def whole(price: str = "308", count: str = "146.2", amount: str = "450.3") -> list[str]:
    return apart(WHOLE, price, count, amount)


def test_a_bid_and_what_it_costs_may_stand_apart() -> None:
    assert apart() == whole() == ["consistent"]


@pytest.mark.parametrize(
    "found",
    [
        apart(price="655"),
        apart(count="48,000"),
        apart(amount="3.144"),
        whole(price="30.8"),
        whole(count="1,462"),
        whole(amount="4,503"),
    ],
)
def test_a_misplaced_point_of_any_of_them_is_seen(found: list[str]) -> None:
    assert found == ["inconsistent"]


def test_of_the_only_shares_another_amount_is_seen() -> None:
    assert whole(amount="1,350") == ["tension"]


NO_COST = [
    # of shares that are not told, of what somebody holds, and with what is paid for options
    APART.replace("最高收購數量為{count}萬股，占已發行股份40%；另訂最低收購數量1,200萬股", "收購完成後持股將達四成").format(
        price="65.5", amount="94.3"
    ),
    WHOLE.replace("has {count} million shares in issue, of which Norvik already holds 12 million", "was founded in 1987").format(
        price="308", amount="369.6"
    ),
    WHOLE.format(price="308", count="146.2", amount="520"),
    # all of a company is worth more than the part that is bought of it
    "收购方以每股18元收购2,500万股，占10%。\n\n按收购价计算，公司整体估值45亿元。",
    "The group will pay $18 a share for 25 million shares, a tenth of it.\n\nThe price values the company at $4.5 billion.",
    # at ten dollars a share
    "The group will pay $10 a share for 62.5 million shares.\n\nThe total consideration in an earlier deal was $6.25 billion.",
]


@pytest.mark.parametrize("text", NO_COST)
def test_what_a_bid_does_not_make_is_no_mistake(text: str) -> None:
    assert "inconsistent" not in told(text, "deal")
    assert "tension" not in told(text, "deal")
