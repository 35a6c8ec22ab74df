"""The grammar end to end: text in, exact quantities out. The cases are in tests/cases/quantities.jsonl."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from claims.parse.mention import Mention
from claims.parse.quantities import mentions

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "quantities.jsonl").read_text(encoding="utf-8").splitlines()
]

Row = tuple[str, Decimal | None, Decimal | None, str, str]


def rows(text: str, language: str = "zh") -> list[Row]:
    return [row(text, mention) for mention in mentions(text, language)[0]]


def row(text: str, mention: Mention) -> Row:
    return text[mention.start : mention.end], mention.base.low, mention.base.high, mention.base.unit, mention.hedge


def number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_reads(case: dict[str, object]) -> None:
    text, claims = str(case["text"]), case["claims"]
    assert isinstance(claims, list)
    assert rows(text, str(case["language"])) == [
        (q, number(low), number(high), unit, hedge) for q, low, high, unit, hedge in claims
    ]


def test_has_enough_that_must_stay_silent() -> None:
    assert sum(not case["claims"] for case in CASES) >= 80
