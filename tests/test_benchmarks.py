"""The benchmark of extraction knows what is right, and scores it as such."""

from __future__ import annotations

import math
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_every_case_is_known_and_scores_itself_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    gold = import_module("gold")
    cases = list(gold.of_cases(ROOT / "tests" / "cases"))
    assert {language for _, language, _ in cases} == {"zh-Hans", "zh-Hant", "en"}
    assert all(text[q.start : q.end] for text, _, known in cases for q in known)
    score = gold.score((known, known) for _, _, known in cases)
    assert score.shares() == (100.0, 100.0, 100.0)


def test_a_range_read_as_its_end_is_some_number_and_not_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    gold = import_module("gold")
    known = gold.Quantity(0, 9, Decimal(50), Decimal(60), "USD")
    score = gold.score([((known,), (gold.in_base(5, 9, "60", "60", "United States dollar"),))])
    assert (score.full, score.some, score.on_gold) == (0, 1, 1)


def test_points_that_are_fitted_give_the_shares_that_were_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    reliability = import_module("reliability")
    cells = [((0, 1), 100, 80, 0.0), ((0, 2), 50, 10, 0.0)]
    base, first, second = reliability.regression(cells, [0.0, 1e-6, 1e-6])
    assert 1 / (1 + math.exp(-base - first)) == pytest.approx(0.8, abs=1e-4)
    assert 1 / (1 + math.exp(-base - second)) == pytest.approx(0.2, abs=1e-4)


def test_links_are_counted_by_the_chance_they_are_said_to_be_right_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    reliability = import_module("reliability")
    known = {"metric": "revenue", "subject": "Orin", "time": "2025", "modality": "actual"}
    sure = {"metric": 0.95, "subject": 0.92, "period": 0.72, "modality": 0.91}
    claim = {**known, "period": "2025", "found": {"metric": "stated"}, "chances": sure, "confidence": 0.7}
    other = {**claim, "metric": "net_income"}
    rows = reliability.table([(known, claim), (known, claim), (known, other)]).splitlines()
    assert "| metric | stated | 3 | 0.67 |" in rows
    assert "| metric | 0.90 to 1.00 | 3 | 0.95 | 0.67 |" in rows
    assert "| period | 0.70 to 0.80 | 3 | 0.72 | 1.00 |" in rows
    assert "| every | 0.70 to 0.80 | 3 | 0.70 | 0.67 |" in rows
