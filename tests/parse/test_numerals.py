"""Numerals in digits, in Chinese and in English, one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.parse.numbers.english import read_english
from claims.parse.numbers.numerals import last_unit, out_of, printed_value, read_cjk, read_digits, value_of
from claims.parse.numbers.parts import Part
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
        ("三点一四", "3.14", "3.14", "1", "", ""),
        ("三五百", "300", "500", "1", "", "range"),
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
    assert (numeral.end, numeral.scale) == (end, Decimal(1))


def _told(part: Part | None) -> tuple[object, ...] | None:
    """Return all that a numeral says, but for where it begins."""
    if part is None:
        return None
    assert (part.kind, part.per, part.trace) == ("n", (), ("numeral",))
    assert part.high is not None
    span = (str(part.low.normalize()), str(part.high.normalize()), str(part.scale.normalize()), part.word, part.end)
    return *span, part.hedge, part.spelled, part.bare, part.unit, part.form


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("36", ("36", "36", "1", "", 2, "", False, False, "", "")),
        ("36人", ("36", "36", "1", "", 2, "", False, False, "", "")),
        ("36 人", ("36", "36", "1", "", 2, "", False, False, "", "")),
        ("1,234,567.8元", ("1234567.8", "1234567.8", "1", "", 11, "", False, False, "", "")),
        ("1,2345", ("1", "1", "1", "", 1, "", False, False, "", "")),
        ("2½倍", ("2.5", "2.5", "1", "", 2, "", False, False, "", "")),
        ("½", ("0.5", "0.5", "1", "", 1, "", False, False, "", "")),
        ("3¼万", ("3.25", "3.25", "1E+4", "万", 3, "", False, False, "", "")),
        ("25分之一的", ("0.04", "0.04", "1", "", 5, "", True, False, "ratio", "fraction")),
        ("4分之3", ("0.75", "0.75", "1", "", 4, "", True, False, "ratio", "fraction")),
        ("0分之一", ("0", "0", "1", "", 1, "", False, False, "", "")),
        ("25分之一点五", ("0.06", "0.06", "1", "", 7, "", True, False, "ratio", "fraction")),
        ("25分之后", ("25", "25", "1", "", 2, "", False, False, "", "")),
        ("5多", ("5", "5", "1", "", 1, "", False, False, "", "")),
        ("20几万", ("2E+1", "3E+1", "1E+4", "万", 4, "over", False, False, "", "")),
        ("3亿5000万", ("3.5", "3.5", "1E+8", "亿", 7, "", False, False, "", "")),
        ("3万2亿", ("3", "3", "1E+4", "万", 2, "", False, False, "", "")),
        ("3万2万", ("3", "3", "1E+4", "万", 2, "", False, False, "", "")),
        ("2兆1,500亿", ("2.15", "2.15", "1E+12", "兆", 8, "", False, False, "", "")),
        ("2百万", ("2", "2", "1E+6", "百万", 3, "", False, False, "", "")),
        ("20亿亿次浮点", ("2E+1", "2E+1", "1", "", 2, "", False, False, "", "")),
        ("1 in 10 jobs", ("0.1", "0.1", "1", "", 7, "", True, False, "ratio", "fraction")),
        ("2 out of 5 users", ("0.4", "0.4", "1", "", 10, "", True, False, "ratio", "fraction")),
        ("1 in every 4 homes", ("0.25", "0.25", "1", "", 12, "", True, False, "ratio", "fraction")),
        ("1 in two homes", ("0.5", "0.5", "1", "", 8, "", True, False, "ratio", "fraction")),
        ("1 in ten homes", ("0.1", "0.1", "1", "", 8, "", True, False, "ratio", "fraction")),
        # No share: as many as there are, or so many in a span of time.
        ("5 in 5 homes", ("5", "5", "1", "", 1, "", False, False, "", "")),
        ("7 in 5 homes", ("7", "7", "1", "", 1, "", False, False, "", "")),
        ("1 in 10 years", ("1", "1", "1", "", 1, "", False, False, "", "")),
        ("1 in 10% of homes", ("1", "1", "1", "", 1, "", False, False, "", "")),
        ("元", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("before", ["", "共"])
def test_all_that_digits_say(text: str, told: tuple[object, ...] | None, before: str) -> None:
    _check(read_digits(before + text, len(before)), told, len(before))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("五个", ("5", "5", "1", "", 1, "", True, False, "", "")),
        ("两分", ("2", "2", "1", "", 1, "", True, False, "", "")),
        ("三分钟", ("3", "3", "1", "", 1, "", True, False, "", "")),
        ("廿人", ("2E+1", "2E+1", "1", "", 1, "", True, False, "", "")),
        ("三十五人", ("35", "35", "1", "", 3, "", True, False, "", "")),
        ("三十五亿元", ("35", "35", "1E+8", "亿", 4, "", True, False, "", "")),
        ("百亿元", ("1E+2", "1E+2", "1E+8", "亿", 2, "", True, True, "", "")),
        ("千人", ("1E+3", "1E+3", "1", "", 1, "", True, True, "", "")),
        ("万元", ("1", "1", "1E+4", "万", 1, "", True, True, "", "")),
        ("十万元", ("1E+1", "1E+1", "1E+4", "万", 2, "", True, False, "", "")),
        ("一点五万台", ("1.5", "1.5", "1E+4", "万", 4, "", True, False, "", "")),
        ("十二点三", ("12.3", "12.3", "1", "", 4, "", True, False, "", "")),
        ("十二点钟", ("12", "12", "1", "", 2, "", True, False, "", "")),
        ("二十多亿元", ("2E+1", "3E+1", "1E+8", "亿", 4, "over", True, False, "", "")),
        ("三十几人", ("3E+1", "4E+1", "1", "", 3, "over", True, False, "", "")),
        ("二十来人", ("2E+1", "3E+1", "1", "", 3, "over", True, False, "", "")),
        ("二十多人", ("2E+1", "2E+1", "1", "", 2, "", True, False, "", "")),
        ("三十多百万", ("3E+3", "4E+3", "1E+4", "万", 5, "over", True, False, "", "")),
        ("三几人", ("3", "3", "1", "", 1, "", True, False, "", "")),
        ("数人", ("1", "1E+1", "1", "", 1, "vague", True, False, "", "")),
        ("几百万元", ("1E+2", "1E+3", "1E+4", "万", 3, "vague", True, False, "", "")),
        ("数以万计的人", ("1E+4", "1E+5", "1", "", 5, "vague", True, False, "", "")),
        ("数以百万计", ("1E+6", "1E+7", "1", "", 5, "vague", True, False, "", "")),
        ("一半以上", ("0.5", "0.5", "1", "", 2, "", True, False, "ratio", "fraction")),
        ("半数", ("0.5", "0.5", "1", "", 2, "", True, False, "ratio", "fraction")),
        ("半年", ("0.5", "0.5", "1", "", 1, "", True, False, "", "")),
        ("三四十万元", ("3E+1", "4E+1", "1E+4", "万", 4, "range", True, False, "", "")),
        ("七九人", ("7", "9", "1", "", 2, "range", True, False, "", "")),
        ("二六人", ("26", "26", "1", "", 2, "", True, False, "", "")),
        ("六五人", ("65", "65", "1", "", 2, "", True, False, "", "")),
        ("百分之三十", ("3E+1", "3E+1", "1", "", 5, "", True, False, "percent", "")),
        ("百分之30", ("3E+1", "3E+1", "1", "", 5, "", False, False, "percent", "")),
        ("百分之一点二", ("1.2", "1.2", "1", "", 6, "", True, False, "percent", "")),
        ("四分之三强", ("0.75", "0.75", "1", "", 4, "", True, False, "ratio", "fraction")),
        ("千分之1.5", ("0.0015", "0.0015", "1", "", 6, "", True, False, "ratio", "fraction")),
        ("三分之后", None),
        ("零分之一", None),
        ("零人", None),
        ("〇", None),
    ],
)
@pytest.mark.parametrize("before", ["", "共有"])
def test_all_that_words_say(text: str, told: tuple[object, ...] | None, before: str) -> None:
    _check(read_cjk(before + text, len(before)), told, len(before))


def _check(part: Part | None, told: tuple[object, ...] | None, start: int) -> None:
    assert _told(part) == (told and (*told[:4], told[4] + start, *told[5:]))  # type: ignore[operator]
    assert part is None or part.start == start


def test_a_share_in_words_needs_more_below_than_above() -> None:
    share = out_of("two out of three customers", 0, 3, Decimal(2))
    assert share is not None
    assert (share.low, share.high, share.start, share.end) == (Decimal(2) / 3, Decimal(2) / 3, 0, 16)
    assert out_of("three out of three customers", 0, 5, Decimal(3)) is None


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("〇", "0"), ("十", "10"), ("十五", "15"), ("一百零五", "105"), ("一百五", "150"), ("一千零五", "1005"), ("二十五", "25"),
        ("三千五百", "3500"), ("两万零五", "20005"), ("三万亿", "3E12"), ("万亿", "1E12"), ("三亿万", "3E12"),
        ("一亿二千万三百", "120000300"), ("一万五千", "15000"), ("百万", "1E6"), ("五百万零三", "5000003"), ("一兆二", "1.2E12"),
    ],
)  # fmt: skip
def test_value_of(run: str, value: str) -> None:
    assert value_of(run) == Decimal(value)


@pytest.mark.parametrize(("printed", "value"), [("1,234.50", "1234.50"), ("12", "12"), ("1,000,000", "1000000")])
def test_printed_value_keeps_its_digits(printed: str, value: str) -> None:
    assert str(printed_value(printed)) == value


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
