"""Rates that name the number they are measured from: premiums of several prices, so much more than, half of."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, *rules: str) -> list[tuple[str, str]]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=rules, strict=True)
    return [(f.verdict, f.derivation[0].split(" = ")[0]) for f in found]


PREMIUMS = [
    ("要约价每股3.20港元，较停牌前收市价2.38港元溢价{}，较最近90日均价2.05港元溢价{}。", "34.5%", "56.1%"),
    ("要約價每股3.20港元，較停牌前收市價2.38港元溢價{}，較最近90日均價2.05港元溢價{}。", "34.5%", "56.1%"),
    ("要约价每股3.20港元，较停牌前收市价2.38港元及过去90日均价2.05港元分别溢价{}及{}。", "34.5%", "56.1%"),
]


@pytest.mark.parametrize(("text", "first", "second"), PREMIUMS)
def test_each_premium_is_measured_from_its_own_price(text: str, first: str, second: str) -> None:
    assert [v for v, _ in told(text.format(first, second), "premium")] == ["consistent", "consistent"]
    assert sorted(v for v, _ in told(text.format(first, "66.1%"), "premium")) == ["consistent", "inconsistent"]
    assert sorted(v for v, _ in told(text.format("44.5%", second), "premium")) == ["consistent", "inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "大股东提出私有化，每股作价6元，较股份停牌前股价4.29元溢价约40%，但较资产净值折让达42.28%。",
        "大股東提出私有化，每股作價6元，較股份停牌前股價4.29元溢價約40%，但較資產淨值折讓達42.28%。",
        "The bid of 600p is a premium of 40% to the closing price of 429p but a discount of 42% to net asset value.",
    ],
)
def test_a_rate_set_against_something_else_is_none_of_the_price(text: str) -> None:
    assert [v for v, _ in told(text, "premium") if v != "consistent"] == []


MEASURED = [
    ("Holders get $60.00 a share, 15% over the stock's 30-day average of $52.17 and 9% over the last close, $55.05.", 2),
    ("The price of 285p is 31% above where the stock was, at 217.5p, yet 6% short of the 303p at which valuers put it.", 2),
    ("At Friday's close of C$61.00 the offer is worth C$25.62 a share. That is 61% above C$15.90, where it stood in May.", 1),
    ("Power cost €41 per megawatt-hour last year, half of Germany's €82.", 1),
    ("公司全年目标维持在32亿美元，是去年16亿美元的两倍。", 1),
    ("235,528 new cars were put on the road in September, a plus of 12.8% on last year's 208,848.", 1),
]


@pytest.mark.parametrize(("text", "count"), MEASURED)
def test_what_comes_out_to_the_last_digit_is_confirmed(text: str, count: int) -> None:
    assert [v for v, _ in told(text, "growth-from-levels", "price-premium")] == ["consistent"] * count


@pytest.mark.parametrize(
    "text",
    [
        "Holders get $60.00 a share, 25% over the stock's 30-day average of $52.17.",  # neither confirmed nor accused
        "The price of 285p is 31% below where the stock was, at 217.5p.",
        "Power cost €41 per megawatt-hour last year, a third of Germany's €82.",
        "Calder sold 2.84 million tonnes and Wren's revenue was $3.64 billion, 28% more than the forecast.",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert told(text, "growth-from-levels") == []
