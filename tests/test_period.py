"""Periods: their days, and how two of them lie."""

from __future__ import annotations

from datetime import date

import pytest

from claims.period import back, days, extent, is_dated, is_instant, months, placed_in, prior, relation, week, without_year


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-09-22", date(2025, 9, 22), date(2025, 9, 22)),
        ("2025Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025H2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025-W38", date(2025, 9, 15), date(2025, 9, 21)),
        ("2025-01/2025-09", date(2025, 1, 1), date(2025, 9, 30)),
        ("2023/2025", date(2023, 1, 1), date(2025, 12, 31)),
    ],
)
def test_days(period: str, first: date, last: date) -> None:
    assert days(period) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2025Q5", "2025H3", "2025-13", "2025-02-30", "2025-W60", "soon", "2025-09/2025-01", "FY2024Q3"]
)
def test_no_days(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("period", "year_end", "first", "last"),
    [
        ("FY2024Q3", 1, date(2023, 8, 1), date(2023, 10, 31)),
        ("FY2024", 1, date(2023, 2, 1), date(2024, 1, 31)),
        ("FY2024", 12, date(2024, 1, 1), date(2024, 12, 31)),
        ("FY2023Q4", 6, date(2023, 4, 1), date(2023, 6, 30)),
        ("FY2025H1", 3, date(2024, 4, 1), date(2024, 9, 30)),
    ],
)
def test_fiscal_days(period: str, year_end: int, first: date, last: date) -> None:
    assert days(period, year_end) == (first, last)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025Q3", "2025Q3", "same"),
        ("2025-07/2025-09", "2025Q3", "same"),
        ("2025", "2025Q3", "inside"),
        ("2025-09-22", "2025-W39", "inside"),
        ("2025Q2", "2025Q3", "apart"),
        ("2025H1", "2025-05/2025-08", "apart"),
        ("FY2024Q3", "FY2023", "apart"),
        ("FY2024Q3", "FY2024", "inside"),
        ("FY2024Q3", "2023Q4", "unknown"),
        ("spring", "2025", "unknown"),
        ("Q2", "Q3", "apart"),
        ("Q2", "H1", "inside"),
        ("--04", "Q2", "inside"),
        ("Q2", "2025Q3", "apart"),
        ("Q2", "2025Q2", "unknown"),
        ("Q2", "2025", "unknown"),
        ("FYQ2", "Q2", "unknown"),
        ("FYQ2", "FYQ3", "apart"),
        ("FYQ2", "FY2025Q3", "apart"),
        ("--01/--09", "Q3", "inside"),
        ("--09-22", "--09-23", "apart"),
    ],
)
def test_relation(a: str, b: str, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == expected


def test_relation_with_a_calendar() -> None:
    assert relation("FY2024Q3", "2023-08/2023-10", fiscal_year_end=1) == "same"


def test_instants() -> None:
    assert is_instant("2025-09-22")
    assert not is_instant("2025-09")
    assert not is_instant("someday")


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2025Q3", "2024Q3"), ("FY2024", "FY2023"), ("2025-01/2025-09", "2024-01/2024-09"), ("2025-W38", None), ("Q2", None)],
)
def test_back(period: str, expected: str | None) -> None:
    assert back(period) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025Q3", "2025Q2"),
        ("FY2026Q1", "FY2025Q4"),
        ("2025H1", "2024H2"),
        ("2025-01", "2024-12"),
        ("2025", "2024"),
        ("2025-09-22", None),
        ("Q2", "Q1"),
        ("Q1", None),
        ("--10", "--09"),
    ],
)
def test_prior(period: str, expected: str | None) -> None:
    assert prior(period) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025Q2", "Q2"),
        ("2025H1", "H1"),
        ("2025-09", "--09"),
        ("2025-09-22", "--09-22"),
        ("2025-01/2025-09", "--01/--09"),
        ("FY2024Q3", "FYQ3"),
        ("2025", None),
        ("2025-W38", None),
    ],
)
def test_without_year(period: str, expected: str | None) -> None:
    assert without_year(period) == expected
    assert is_dated(period)
    if expected:
        assert not is_dated(expected)
        assert days(expected) is None
        assert placed_in(expected, int(period.removeprefix("FY")[:4])) == period


def test_how_long_a_period_without_a_year_lasts() -> None:
    assert extent("--02-29") is not None
    assert is_instant("--09-22")
    assert not is_instant("--09")
    assert extent("Q2") == (date(2000, 4, 1), date(2000, 6, 30))


def test_canonical_forms() -> None:
    assert months(date(2025, 7, 1), date(2025, 9, 1)) == "2025Q3"
    assert months(date(2025, 1, 1), date(2025, 6, 1)) == "2025H1"
    assert months(date(2025, 1, 1), date(2025, 8, 1)) == "2025-01/2025-08"
    assert months(date(2023, 1, 1), date(2024, 12, 1)) == "2023/2024"
    assert week(date(2025, 9, 22)) == "2025-W39"
