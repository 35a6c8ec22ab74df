"""Numerals in digits, in Chinese and in English, one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.parse.numbers.english import read_english
from claims.parse.numbers.numerals import last_unit, read_cjk, read_digits, value_of
from claims.parse.numbers.words import words

SPELLED = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "low", "high", "scale", "word", "hedge"),
    [
        ("三十五", "35", "35", "1", "", ""),
        ("两千", "2000", "2000", "1", "", ""),
        ("一百二十", "120", "120", "1", "", ""),
        ("两万五", "25000", "25000", "1", "", ""),
        ("三千二", "3200", "3200", "1", "", ""),
        ("一亿五", "150000000", "150000000", "1", "", ""),
        ("两千零八", "2008", "2008", "1", "", ""),
        ("三亿五千万", "35000", "35000", "1E4", "万", ""),
        ("一千五百万亿", "1500", "1500", "1E12", "万亿", ""),
        ("一点五万", "1.5", "1.5", "1E4", "万", ""),
        ("二十多亿", "20", "30", "1E8", "亿", "over"),
        ("三十几万", "30", "40", "1E4", "万", "over"),
        ("十几亿", "10", "20", "1E8", "亿", "over"),
        ("数百万", "100", "1000", "1E4", "万", "vague"),
        ("数千亿", "1000", "10000", "1E8", "亿", "vague"),
        ("几十亿", "10", "100", "1E8", "亿", "vague"),
        ("三四十万", "30", "40", "1E4", "万", "range"),
        ("五六百亿", "500", "600", "1E8", "亿", "range"),
        ("十七八", "17", "18", "1", "", "range"),
        ("一两千", "1000", "2000", "1", "", "range"),
    ],
)
def test_chinese(text: str, low: str, high: str, scale: str, word: str, hedge: str) -> None:
    numeral = read_cjk(text, 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.scale, numeral.word, numeral.hedge, numeral.end) == (
        Decimal(low), Decimal(high), Decimal(scale), word, hedge, len(text),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "low", "high", "scale", "word", "hedge"),
    [
        ("1.03万亿", "1.03", "1.03", "1E12", "万亿", ""),
        ("5千亿", "5", "5", "1E11", "千亿", ""),
        ("20多亿", "20", "30", "1E8", "亿", "over"),
        ("3000余万", "3000", "4000", "1E4", "万", "over"),
        ("3亿5000万", "3.5", "3.5", "1E8", "亿", ""),
        ("1,234.5", "1234.5", "1234.5", "1", "", ""),
        ("2.5 万", "2.5", "2.5", "1E4", "万", ""),
    ],
)
def test_digits(text: str, low: str, high: str, scale: str, word: str, hedge: str) -> None:
    numeral = read_digits(text, 0)
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.scale, numeral.word, numeral.hedge, numeral.end) == (
        Decimal(low), Decimal(high), Decimal(scale), word, hedge, len(text),
    )  # fmt: skip


@pytest.mark.parametrize(("text", "end"), [("10千兆瓦", 2), ("5百瓦", 1), ("1兆瓦", 1), ("20亿亿次", 2)])
def test_a_scale_that_belongs_to_the_unit_stays_with_it(text: str, end: int) -> None:
    numeral = read_digits(text, 0)
    assert numeral is not None
    assert (numeral.end, numeral.scale) == (end, 1)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之三十五", "35", "percent"),
        ("百分之3.5", "3.5", "percent"),
        ("十分之一", "0.1", "ratio"),
        ("千分之五", "0.005", "ratio"),
    ],
)
def test_parts(text: str, value: str, unit: str) -> None:
    numeral = read_cjk(text, 0)
    assert numeral is not None
    assert (numeral.low, numeral.unit, numeral.end) == (Decimal(value), unit, len(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "end"),
    [
        ("twelve", "12", "12", 6),
        ("twenty-five", "25", "25", 11),
        ("one hundred and twenty", "120", "120", 22),
        ("half a trillion", "0.5", "0.5", 7),
        ("two-fifths", "0.4", "0.4", 10),
        ("several million", "1", "10", 7),
        ("tens of billions", "10", "100", 4),
        ("double-digit", "10", "100", 12),
    ],
)
def test_english(text: str, low: str, high: str, end: int) -> None:
    numeral = read_english(text, 0, words())
    assert numeral is not None
    assert (numeral.low, numeral.high, numeral.end) == (Decimal(low), Decimal(high), end)


@pytest.mark.parametrize("text", ["half-hearted", "fifth column", "million dollar", "tens"])
def test_no_english_number(text: str) -> None:
    assert read_english(text, 0, words()) is None


@pytest.mark.parametrize(("value", "unit"), [("20", "10"), ("36", "1"), ("1300", "100"), ("1.2", "0.1"), ("4.10", "0.1")])
def test_last_unit(value: str, unit: str) -> None:
    assert last_unit(Decimal(value)) == Decimal(unit)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_spelled_numbers_come_back(number: int) -> None:
    assert value_of(spelled(number)) == number


def spelled(number: int) -> str:
    """Return a number in full Chinese words: 10503 is 一万零五百零三."""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            rest = number % unit
            gap = "零" if 0 < rest < unit // 10 else ""
            return spelled(number // unit) + name + gap + (spelled(rest) if rest else "")
    return SPELLED[number]
