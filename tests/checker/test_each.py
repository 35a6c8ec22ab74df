"""So much for each, beside one total and one count; and the number that a text says it computes with."""

import pytest

from claims.checker.engine import check
from claims.checker.search import Found
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("stated-arithmetic",), strict=True)
    return [(f.verdict, f.derivation[0]) for f in found]


@pytest.mark.parametrize(("each", "verdict"), [("$30 million", "inconsistent"), ("$300 million", "consistent")])
def test_a_total_over_its_count(each: str, verdict: str) -> None:
    text = f"The carrier ordered five ships for $1.5 billion, about {each} a ship."
    assert told(text) == [(verdict, "$1.5 billion ÷ five = $300 million/ship")]


@pytest.mark.parametrize(("total", "verdict"), [("$22.4 billion", "inconsistent"), ("$2.24 billion", "consistent")])
def test_a_count_times_so_much_for_each(total: str, verdict: str) -> None:
    text = f"The mine sold 1.6 million tonnes at an average of $1,400 a tonne, or about {total} in all."
    assert told(text) == [(verdict, "1.6 million tonnes × $1,400 a tonne = $2.24 billion")]


@pytest.mark.parametrize(("value", "verdict"), [("80亿元", "consistent"), ("10亿元", "inconsistent")])
def test_the_count_that_the_text_computes_with(value: str, verdict: str) -> None:
    text = f"本次发行5000万股，发行价每股20元。按总股本4亿股计算，市值为{value}。"
    assert told(text) == [(verdict, "每股20元 × 4亿股 = 80亿元")]


@pytest.mark.parametrize(
    "text",
    [
        "门店全年卖出3000台冰箱，收入1.2亿元，平均每台售价3.1万元。",
        "The dealer sold 3,000 cars and took in $200 million, with cars at an average of $40,000 a car.",
        "The yard built 5 ships and 40 boats for $1.5 billion and $200 million, about $30 million a ship.",
    ],
)
def test_totals_that_may_hold_more_than_what_is_counted(text: str) -> None:
    assert told(text) == []


def test_a_search_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mine sold 1.6 million tonnes at an average of $1,400 a tonne, or about $2.24 billion in all."
    article = read_text(text)
    claims = parse(article, load()).claims
    assert [f.explanations for f in check(claims, (article,), load(), select=("stated-arithmetic",), strict=True)] == [()]
    monkeypatch.setattr(Found, "capped", True)
    found = check(claims, (article,), load(), select=("stated-arithmetic",), strict=True)
    assert [f.explanations for f in found] == [
        ("there are more numbers near than could all be combined: the search was cut short",)
    ]


THRICE = [
    ("上半年卖出铝材8.4万吨，平均售价为每吨2.1万元，由此带来{}亿元的收入，占总收入的30%。", "52.9", "17.6"),
    (
        "The port handled 5.2 million tonnes at an average of $14 a tonne, which works out to ${} million, or 30% of sales.",
        "218",
        "73",
    ),
]


@pytest.mark.parametrize(("text", "wrong", "right"), THRICE)
def test_no_share_from_elsewhere_mends_so_much_for_each(text: str, wrong: str, right: str) -> None:
    assert [verdict for verdict, _ in told(text.format(wrong))] == ["inconsistent"]
    assert "consistent" in [verdict for verdict, _ in told(text.format(right))]


def test_a_list_price_is_not_what_is_paid() -> None:
    text = "航空公司订购6架客机，目录总价约24亿美元，{}每架约2亿美元。"
    assert [verdict for verdict, _ in told(text.format("按惯例可获折扣，实际"))] == []
    assert [verdict for verdict, _ in told("航空公司订购6架客机，总价约24亿美元，每架约2亿美元。")] == ["inconsistent"]
