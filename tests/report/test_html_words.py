"""How the HTML report writes amounts, names and what cannot be seen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from claims.interval import Interval, between, point
from claims.model import Amount
from claims.report.html import names
from claims.report.html.book import Book
from claims.report.html.hidden import is_hidden, marked, plain
from claims.report.options import Options

if TYPE_CHECKING:
    from maker import Maker


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("4590000000", "4590000000", "CNY", "45.9亿元", "4.59 billion CNY"),
        ("50000000000", "60000000000", "USD", "500–600亿美元", "50–60 billion USD"),
        ("10000000000", None, "W", "≥ 10 GW", "≥ 10 GW"),
        (None, "100000000000", "USD", "≤ 1000亿美元", "≤ 100 billion USD"),
        ("88", "88", "percent", "88%", "88%"),
        ("-3.5", "-3.5", "percent", "−3.5%", "−3.5%"),
        ("30", "30", "ratio", "30倍", "30×"),
        ("1.9", "1.9", "percentage_point", "1.9个百分点", "1.9 pp"),
        ("50", "60", "USD/W", "500–600亿美元/GW", "50–60 billion USD/GW"),
        ("48260", "48260", "vehicle", "4.826万辆", "48,260 vehicles"),
        ("80000000000", "80000000000", "byte", "80 GB", "80 GB"),
        ("0", "0", "person", "0人", "0 people"),
    ],
)
def test_amounts(make: Maker, low: str | None, high: str | None, unit: str, zh: str, en: str) -> None:
    make.article("a.txt", "It is 5.")
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    claim = replace(make.claim("a.txt", "5", "5"), base=Amount(*ends, unit))
    assert names.amount(claim, "zh") == zh
    assert names.amount(claim, "en") == en


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        (between(3815000000, 3825000000, open_high=True), "CNY", "[38.15, 38.25)亿元"),
        (Interval(between(5, 6).low, None), "USD", "[5, ∞)美元"),
        (Interval(None, between(5, 6).high), "USD", "(−∞, 6]美元"),
        (Interval(), "USD", "(−∞, ∞)美元"),
        (point(7), "ratio", "7倍"),
    ],
)
def test_intervals(values: Interval, unit: str, expected: str) -> None:
    assert names.interval(values, unit, "zh") == expected


def test_subjects_are_called_as_the_texts_call_them(make: Maker) -> None:
    make.article("a.txt", "微软与Meta的支出为5亿美元。")
    make.article("b.txt", "Microsoft spent 7.", "en")
    book = {language: Book(make.result(), Options(language)) for language in ("zh", "en")}
    assert book["zh"].name("Microsoft; Meta", "b.txt") == "Microsoft、Meta"
    assert book["zh"].name("Microsoft; Meta", "a.txt") == "微软、Meta"
    assert book["zh"].name("Microsoft", "b.txt") == "微软", "once known, everywhere"
    assert book["en"].name("Microsoft; Meta", "a.txt") == "Microsoft; Meta"
    assert book["zh"].name("Nobody & Sons", "a.txt") == "Nobody & Sons"
    assert book["zh"].name(None, "a.txt") == ""


def test_metrics_follow_the_language() -> None:
    assert names.metric_name("revenue", "zh") == "营业收入"
    assert names.metric_name("own_words", "zh") == "own words"
    assert names.metric_name("vehicle_count", "zh") == "汽车数"
    assert names.metric_name("zork_count", "zh") == "zork count"
    assert names.metric_name("duration", "zh") == "时长"
    assert names.metric_name(None, "en") == ""
    assert names.fiscal_year_end("Nvidia") == 1
    assert names.fiscal_year_end("Nobody & Sons") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12\u202e34", "12[U+202E]34"),
        ("1\u200b2", "1[U+200B]2"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("\x00\x1b", "[U+0000][U+001B]"),
        ("\ud800", "[U+D800]"),
        ("全角　空格 “引号” — é £ € ①", "全角　空格 “引号” — é £ € ①"),
        ("אבג 12", "אבג 12"),
    ],
)
def test_hidden_characters_stand_as_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_marks_in_a_text_are_labelled_and_all_else_is_escaped() -> None:
    assert marked("<b>\u202e</b>\n&") == (
        '&lt;b&gt;<span class="hid" title="U+202E RIGHT-TO-LEFT OVERRIDE">RLO</span>&lt;/b&gt;\n&amp;'
    )
    assert marked("\x01") == '<span class="hid" title="U+0001">U+0001</span>'


@pytest.mark.parametrize("char", ["\u3164", "\u2800", "\u034f", "\ue000", "\U000e0041", "\u2028", "\xad", "\ufeff"])
def test_what_is_hidden(char: str) -> None:
    assert is_hidden(char)


@pytest.mark.parametrize("char", ["a", "，", "　", "\xa0", "é", "א", "한", "😀", "½"])
def test_what_is_not_hidden(char: str) -> None:
    assert not is_hidden(char)
    assert plain(char) == char
