"""What each number measures and how sure its text is of it: the cases of tests/cases/measured.jsonl.

A case lists claims as [quote, metric, modality] in the order of the text; "*" is not asked, "a|b" is either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from linking import claims


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    language: str
    claims: list[list[str]]


PATH = Path(__file__).parents[1] / "cases" / "measured.jsonl"
CASES = [Case(**json.loads(line)) for line in PATH.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.text[:40]) for case in CASES])
def test_measures(case: Case) -> None:
    found = claims(case.text, case.language)
    at, lines = 0, []
    for quote, *wanted in case.claims:
        start = case.text.index(quote, at)
        at = start + len(quote)
        claim = next((c for c in found if c.span.start < at and start < c.span.end), None)
        assert claim is not None, f"{quote} is not read"
        got = (claim.metric or "none", claim.modality)
        lines += [f"{quote}: {have}, not {want}" for have, want in zip(got, wanted, strict=True) if not _is(have, want)]
    assert lines == []


def _is(have: str, want: str) -> bool:
    return want == "*" or have in want.split("|")


def test_has_enough_cases() -> None:
    languages = [case.language for case in CASES]
    assert languages.count("en") >= 60
    assert languages.count("zh-Hans") >= 40
