"""Excerpts with carets, positions, and foreign characters made harmless."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from claims.model import Span
from claims.report.layout import Places, columns, excerpt, visible, wrapped


def around(text: str, quote: str, width: int = 60) -> tuple[str, str]:
    start = text.index(quote)
    shown = excerpt(text, (0, len(text)), [(start, start + len(quote))], width)
    return shown.text, shown.carets


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("上半年营业收入为45.9亿元，增长两成。", "45.9亿元"),
        ("第二季度交付約９００噸顯卡", "約９００噸"),
        ("Revenue rose 12% in May.", "12%"),
        ("Café revenue 🚀 rose 12% in May.", "12%"),
        ("营收“翻番”……达到30亿", "30亿"),
        ("\x1b[31m红字 45亿元", "45亿元"),
    ],
)
def test_carets_stand_under_the_quote(text: str, quote: str) -> None:
    line, carets = around(text, quote)
    before = line[: line.index(quote)]
    assert carets == " " * wcswidth(before) + "^" * wcswidth(quote)


def test_two_marks_share_one_line() -> None:
    text = "从38.2亿元增至45.9亿元"
    shown = excerpt(text, (0, len(text)), [(1, 7), (9, 15)], 60)
    assert shown.text == text
    assert shown.carets == "  ^^^^^^^^    ^^^^^^^^"


def test_marks_that_overlap_are_one() -> None:
    shown = excerpt("每GW 500亿至600亿", (0, 13), [(0, 13), (5, 13)], 60)
    assert shown.marks == ((0, 13),)


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    line, carets = around("前" * 200 + "45亿元" + "后" * 200, "45亿元", 40)
    assert line.startswith("…前")
    assert line.endswith("后…")
    assert 36 <= wcswidth(line) <= 40
    assert wcswidth(line[: line.index("45")]) == len(carets) - len(carets.lstrip()) + 0
    assert carets.count("^") == 6


def test_a_short_sentence_is_not_cut() -> None:
    assert around("净利润3.2亿元。", "3.2亿元") == ("净利润3.2亿元。", "      ^^^^^^^")


def test_a_huge_quote_is_cut() -> None:
    line, carets = around("共" + "9" * 5000 + "元", "9" * 5000, 40)
    assert wcswidth(line) <= 40
    assert line.endswith("9…")
    assert wcswidth(carets) <= 39


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("a\x1b[2Jb", "a\\u001b[2Jb"),
        ("a\x07b", "a\\u0007b"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("z\u200bw", "z\\u200bw"),
        ("a\r\nb\tc", "a  b c"),
        ("a\u2028b", "a b"),
        ("\x9b31m", "\\u009b31m"),
        ("\U000e0041", "\\U000e0041"),
        ("[red]重要[/red]", "[red]重要[/red]"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_foreign_text_is_harmless(foreign: str, shown: str) -> None:
    assert visible(foreign) == shown


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.integers(0, 79), st.integers(1, 20), st.integers(10, 60))
def test_any_text_gives_an_excerpt_that_fits(text: str, start: int, length: int, width: int) -> None:
    text += "1"
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    shown = excerpt(text, (0, len(text)), [(start, end)], width)
    assert all(offset + size <= len(shown.text) for offset, size in shown.marks)
    assert len(shown.marks) == 1
    assert "\n" not in shown.text
    assert "\x1b" not in shown.text


def test_lines_and_columns_count_from_one_in_code_points(make) -> None:
    make.article("a.txt", "一二\r\n😀三45亿\n")
    places = Places(make.result())
    assert places.where(Span("a.txt", 0, 1)) == "a.txt:1:1"
    assert places.where(Span("a.txt", 6, 9)) == "a.txt:2:3"


def test_a_document_that_is_not_there_has_a_place_still(make) -> None:
    assert Places(make.result()).where(Span("gone.txt", 40, 42)) == "gone.txt:1:41"


def test_what_stands_far_apart_in_a_sentence_is_shown_apart(make) -> None:
    make.article("a.txt", "共10亿元" + "，" * 200 + "即12亿元")
    finding = make.finding(make.claim("a.txt", "10亿元", "1"), make.claim("a.txt", "12亿元", "2"))
    places = Places(make.result())
    assert len(places.passages(finding, 80)) == 2
    assert len(places.passages(finding, 600)) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("one two three", ["one two", "three"]),
        ("营业收入为十亿元", ["营业收入为", "十亿元"]),
        ("营业收入为。十亿", ["营业收入", "为。十亿"]),
        ("营业收入（十亿", ["营业收入", "（十亿"]),
        ("abcdefghijklmnop", ["abcdefghij", "klmnop"]),
        ("营收 12.5%增长", ["营收 12.5%", "增长"]),
    ],
)
def test_lines_are_broken_where_they_may_be(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("亿元", 4), ("e\u0301", 1), ("ｱ", 1), ("🚗", 2), ("⚠\ufe0f", 2), ("한글", 4), ("", 0)]
)
def test_columns_as_terminals_count_them(text: str, width: int) -> None:
    assert columns(text) == width
