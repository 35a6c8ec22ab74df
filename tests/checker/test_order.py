"""Words that put two numbers in order (better than, above, past a mark), against the numbers."""

from __future__ import annotations

import pytest

from claims.pipeline import check_text


def told(text: str, rule: str) -> list[str]:
    return [finding.verdict for finding in check_text(text).findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("2024年，澜江制药净亏损3.2亿元，好于2023年的净亏损4.1亿元。", ["consistent"]),
        ("2024年，澜江制药净亏损5.2亿元，好于2023年的净亏损4.1亿元。", ["inconsistent"]),
        ("2024年，澜江制药净利润5.2亿元，好于市场预期的4.1亿元。", ["consistent"]),
        ("2024年，澜江制药净利润3.2亿元，好于市场预期的4.1亿元。", ["inconsistent"]),
        ("Northfell said its loss narrowed to $3.2 million, better than the $4.1 million loss a year earlier.", ["consistent"]),
        ("Northfell said its loss came to $5.2 million, better than the $4.1 million loss a year earlier.", ["inconsistent"]),
    ],
)
def test_of_profits_more_is_better_and_of_losses_less(text: str, verdicts: list[str]) -> None:
    assert told(text, "stated-comparison") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("12月出口同比下降3.2%，好于11月的下降4.1%。", ["consistent"]),
        ("12月出口同比下降5.2%，好于11月的下降4.1%。", ["inconsistent"]),
        ("12月出口同比下降3.2%，高于11月的下降4.1%。", []),  # the deeper fall or the higher rate: either may be meant
    ],
)
def test_of_falls_the_shallower_is_better(text: str, verdicts: list[str]) -> None:
    assert told(text, "stated-comparison") == verdicts


@pytest.mark.parametrize(("close", "verdict"), [("80.3", "consistent"), ("83.3", "inconsistent")])
def test_an_and_above_leads_back_to_the_first_level(close: str, verdict: str) -> None:
    said = f"Brent crude closed at $81.2 a barrel, up from $79.4 and above the ${close} of last Friday."
    assert told(said, "stated-comparison") == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("11月，云驰汽车交付量为4.2万辆，首次站上4万辆关口。", ["consistent"]),
        ("11月，云驰汽车交付量为3.9万辆，首次站上4万辆关口。", ["inconsistent"]),
        ("11月，云驰汽车交付量为3.9万辆，首次站上40万辆关口。", []),  # of a month, and of all years
        ("11月，云驰汽车股价报18.2元，跌破20元关口。", ["consistent"]),
        ("11月，云驰汽车股价报21.2元，跌破20元关口。", ["inconsistent"]),
    ],
)
def test_a_number_that_passed_a_mark_lies_beyond_it(text: str, verdicts: list[str]) -> None:
    assert told(text, "milestone") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("公司预计三季度毛利率为30%至32%，最终毛利率落在上述区间内，为31.2%。", ["consistent"]),
        ("公司预计三季度毛利率为30%至32%，最终毛利率落在上述区间内，为35.2%。", ["inconsistent"]),
        ("公司预计三季度毛利率为30%至32%，最终毛利率为35.2%。", []),
    ],
)
def test_a_number_said_to_be_within_the_range_lies_in_it(text: str, verdicts: list[str]) -> None:
    assert told(text, "stated-range") == verdicts


@pytest.mark.parametrize(("day", "verdict"), [("March 3, 2024", ["inconsistent"]), ("June 3, 2024", [])])
def test_a_record_is_passed_by_no_earlier_number(day: str, verdict: list[str]) -> None:
    said = f"Shares of Northfell hit a record high of $91.2 on April 5, 2024. Shares of Northfell closed at $95.1 on {day}."
    assert told(said, "highest-of-period") == verdict


@pytest.mark.parametrize(("price", "verdict"), [("40", "inconsistent"), ("45", "consistent")])
def test_a_discount_is_off_the_close(price: str, verdict: str) -> None:
    assert told(f"收购价为每股{price}元，较前一日收盘价50元折让10%。", "price-premium") == [verdict]


@pytest.mark.parametrize(
    ("first", "second", "years", "verdicts"),
    [
        (37, 16, ("2024", "2024"), ["consistent"]),
        (17, 26, ("2024", "2024"), ["inconsistent"]),
        (17, 26, ("2024", "2023"), []),
    ],
)
def test_a_first_place_holds_more_than_a_second(first: int, second: int, years: tuple[str, str], verdicts: list[str]) -> None:
    said = f"{years[0]}年三江电池市场份额为{first}%，排名第一；{years[1]}年云驰电池市场份额为{second}%，排名第二。"
    assert told(said, "ranked-places") == verdicts


SIZES = [
    ("外资把永大电子目标价由50元调升至60元，调幅{}%。", "growth-from-levels", "20", "35"),
    ("外資把永大電子目標價由50元調升至60元，調幅{}%。", "growth-from-levels", "20", "35"),
    ("中金予永大电子目标价60元，较昨收50元有{}%上升空间。", "price-premium", "20", "35"),
    ("With the shares at $50, the new target of $60 for Acme Power implies upside of {}%.", "price-premium", "20", "35"),
]


@pytest.mark.parametrize(("text", "rule", "right", "wrong"), SIZES)
def test_a_noun_tells_how_far_a_price_moved(text: str, rule: str, right: str, wrong: str) -> None:
    assert told(text.format(right), rule) == ["consistent"]
    assert told(text.format(wrong), rule) == ["inconsistent"]
