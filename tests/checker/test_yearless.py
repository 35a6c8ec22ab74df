"""Periods whose year no text tells: known to differ where they do, and each that of its own article."""

from __future__ import annotations

import pytest

from claims.checker.case import Case
from claims.checker.facts import fact_key
from claims.checker.gate import compare
from claims.packs import load
from factory import article, claim

TEXT = "甲公司营收60亿元,又说营收70亿元。"
LINKS = {"subject": "甲公司", "metric": "revenue"}


def status(first: str | None, second: str | None, *, across: bool) -> str:
    here = article(TEXT, name="here")
    there = article(TEXT, name="there") if across else here
    a = claim(here, "60亿元", 60, "CNY", period=first, **LINKS)
    b = claim(there, "70亿元", 70, "CNY", period=second, **LINKS)
    match = compare(Case((a, b), {"here": here, "there": there}, load()), a, b)
    held = (("differs", match.differing), ("open", match.open), ("assumed", match.assumed))
    return next((name for name, parts in held if "period" in parts), "same")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("H1", "Q2", "differs"),
        ("Q2", "Q3", "differs"),
        ("--09", "--08", "differs"),
        ("Q2", "Q2", "same"),
        ("Q2", "2025Q3", "differs"),
        ("Q2", "2025Q2", "open"),
        ("Q2", None, "open"),
    ],
)
def test_within_an_article(first: str | None, second: str | None, expected: str) -> None:
    assert status(first, second, across=False) == expected


@pytest.mark.parametrize(("first", "second"), [("Q2", "Q2"), ("Q2", "Q3"), ("Q2", "2025Q2"), ("--09", "--09")])
def test_across_articles_nothing_is_known(first: str, second: str) -> None:
    assert status(first, second, across=True) == "open"


def test_the_facts_of_two_articles_stay_apart() -> None:
    here, there = article(TEXT, name="here"), article(TEXT, name="there")
    a, b = (claim(where, "60亿元", 60, "CNY", period="Q2", **LINKS) for where in (here, there))
    case = Case((a, b), {"here": here, "there": there}, load())
    assert fact_key(case, a) != fact_key(case, b)
    assert fact_key(case, a).period == "Q2 of here"
