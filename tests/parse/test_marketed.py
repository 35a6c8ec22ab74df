"""What all makers sell of cars in a country is its car market's; all else that is told of the country stays with it."""

from __future__ import annotations

import pytest

from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def subjects(text: str) -> list[tuple[str, str | None]]:
    return [(claim.quote, claim.subject) for claim in parse(read_text(text), load()).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UK new car registrations rise 4%\n\nNew car registrations in the UK rose 4% to 152,300 cars in May. "
            "The UK economy grew 0.3% in the quarter.",
            [
                ("4%", "United Kingdom car market"),
                ("4%", "United Kingdom car market"),
                ("152,300", "United Kingdom car market"),
                ("0.3%", "United Kingdom"),
            ],
        ),
        (
            "10月全国乘用车零售201.4万辆，同比增长3%。中国GDP三季度增长4.8%。",
            [("201.4万辆", "China car market"), ("3%", "China car market"), ("4.8%", "China")],
        ),
        ("China exported 1.2 million tonnes of steel in May.", [("1.2 million tonnes", "China")]),
        ("中国10月原油进口量4,800万吨。", [("4,800万吨", "China")]),
    ],
)
def test_cars_sold_in_a_country_are_its_car_markets(text: str, expected: list[tuple[str, str]]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Swedish new car registrations rise 4%\n\nNew car registrations in Sweden rose 4% to 22,300 cars in May. "
            "Tesla registered 1,094 cars and Kia 1,820. BYD sold 380,000 cars worldwide.",
            [("1,094", "Sweden"), ("1,820", "Sweden"), ("380,000", "global")],
        ),
        ("10月台灣新車領牌數3萬4,860輛，年減8%。TESLA領牌1,210輛。", [("1,210輛", "Taiwan")]),
        ("10月全国乘用车零售201.4万辆，同比增长3%。比亚迪销量44.1万辆。", [("44.1万辆", None)]),
        ("BYD sold 441,000 cars in October. China's car sales rose 3% to 2.1 million cars.", [("441,000", None)]),
    ],
)
def test_what_makers_sold_there_is_of_the_country(text: str, expected: list[tuple[str, str | None]]) -> None:
    made = [c for c in parse(read_text(text), load()).claims if c.subject and not c.subject.endswith("car market")]
    assert [(claim.quote, claim.scope) for claim in made] == expected


def test_a_car_market_is_known_as_its_country_is() -> None:
    pack = load()
    assert pack.named["China car market"] == pack.named["China"]
    assert "NVIDIA car market" not in pack.named
