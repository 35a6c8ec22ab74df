"""Later values of what changes are no contradiction, and a correction is no accusation of what it corrects."""

from __future__ import annotations

from datetime import date

import pytest

import claims
from claims.model import Article, Finding

MARCH, AUGUST, NEXT = date(2025, 3, 20), date(2025, 8, 28), date(2026, 2, 10)


def article(text: str, name: str, published: date | None) -> Article:
    return claims.read_text(text, name, published=published)


def parted(*articles: Article) -> list[Finding]:
    found = claims.check(articles, select=["same-fact"], within=False).findings
    return [finding for finding in found if finding.verdict in ("inconsistent", "tension")]


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        (MARCH, AUGUST, []),  # the year still runs: hired meanwhile
        (MARCH, NEXT, []),
        (NEXT, date(2026, 4, 1), ["inconsistent"]),  # the year is over: it has one headcount
        (MARCH, MARCH, ["inconsistent"]),
        (MARCH, None, ["inconsistent"]),
    ],
)
def test_a_stock_told_on_two_days_of_its_year_has_two_values(
    first: date | None, second: date | None, verdicts: list[str]
) -> None:
    one = article("禾源机电2025年员工总数为3620人。", "a.txt", first)
    other = article("禾源机电2025年员工总数为3890人。", "b.txt", second)
    assert [finding.verdict for finding in parted(one, other)] == verdicts


def test_a_slip_of_the_pen_is_no_later_value() -> None:
    one = article("禾源机电2025年员工总数为3620人。", "a.txt", MARCH)
    other = article("禾源机电2025年员工总数为36200人。", "b.txt", AUGUST)
    assert [finding.verdict for finding in parted(one, other)] == ["inconsistent"]


def test_a_flow_is_not_superseded() -> None:
    one = article("禾源机电2024年上半年营业收入为36.2亿元。", "a.txt", MARCH)
    other = article("禾源机电2024年上半年营业收入为38.9亿元。", "b.txt", AUGUST)
    assert [finding.verdict for finding in parted(one, other)] == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "更正：禾源机电2024年营业收入为38.9亿元，本报三月的报道有误。",
        "禾源机电2024年营业收入为38.9亿元。\n\n（本文已更正：初版的营业收入有误。）",
        "禾源机电2024年营业收入为38.9亿元。\n（更正第一段的数字）",
    ],
)
def test_a_correction_is_told_as_one(text: str) -> None:
    one = article("禾源机电2024年营业收入为36.2亿元。", "a.txt", MARCH)
    (finding,) = parted(one, article(text, "b.txt", AUGUST))
    assert (finding.verdict, finding.severity) == ("tension", "info")
    assert "较晚的一篇声明更正了先前的报道" in finding.explanations


def test_what_comes_after_a_correction_is_held_to_it() -> None:
    correction = article("更正：禾源机电2024年营业收入为38.9亿元，先前报道有误。", "a.txt", AUGUST)
    (finding,) = parted(correction, article("禾源机电2024年营业收入为36.2亿元。", "b.txt", NEXT))
    assert finding.verdict == "inconsistent"


def test_a_market_correction_is_none() -> None:
    one = article("Halvard Foods said its 2024 revenue was $4.1 billion.", "a.txt", MARCH)
    text = "The market entered a correction on Monday. Halvard Foods had said its 2024 revenue was $4.6 billion."
    (finding,) = parted(one, article(text, "b.txt", AUGUST))
    assert finding.verdict == "inconsistent"


RIGHT = "更正：禾源机电2024年营业收入为38.9亿元，先前报道有误。"


@pytest.mark.parametrize(
    ("after", "verdicts"),
    [
        ("禾源机电2024年营业收入为38.9亿元，净利润未披露。", ["tension"]),  # whoever tells the right number accuses nobody
        ("禾源机电2024年营业收入为36.2亿元，净利润未披露。", ["inconsistent"]),  # whoever repeats the wrong one is told
    ],
)
@pytest.mark.parametrize("name", ["0.txt", "z.txt"])
def test_what_a_correction_takes_back_speaks_against_it_alone(after: str, verdicts: list[str], name: str) -> None:
    wrong = [article(f"禾源机电2024年营业收入为36.2亿元。第{at}家报道。", f"{at}.txt", MARCH) for at in (1, 2)]
    right = article(RIGHT, "b.txt", date(2025, 3, 22))
    found = parted(*wrong, right, article(after, name, AUGUST))
    assert [finding.verdict for finding in found] == verdicts
