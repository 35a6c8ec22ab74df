"""The benchmark of extraction knows what is right, and scores it as such."""

from __future__ import annotations

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
