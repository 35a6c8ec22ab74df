"""Whose each number is, what it measures, of when and against what: the cases of tests/cases/links*.jsonl.

A case lists the claims that matter as [quote, subject, metric, period, basis], in the order of the text; null is none, "*" is not
asked, "a|b" is either. A case that fails today says why in "open" and must then fail: mending it forces the word off.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claims.model import Claim
from linking import claims

FILES = tuple(sorted((Path(__file__).parents[1] / "cases").glob("links*.jsonl")))
FIELDS = ("subject", "metric", "period", "basis")
# No more than this share of the cases may be open; it is only ever lowered.
OPEN_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    language: str
    published: date
    claims: Sequence[Sequence[str | None]]
    open: str = ""


def read(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield Case(**{**case, "published": date.fromisoformat(case["published"])})


CASES = tuple(case for path in FILES for case in read(path))


def wrong(case: Case) -> list[str]:
    """What is wrong with the claims that the case lists, one line a field."""
    found = sorted(claims(case.text, case.language, case.published), key=lambda claim: claim.span.start)
    lines, at = [], 0
    for quote, *fields in case.claims:
        assert quote is not None
        start = case.text.index(quote, at)
        at = start + len(quote)
        claim = next((c for c in found if c.span.start < at and start < c.span.end), None)
        lines += [f"{quote} is not read"] if claim is None else differences(quote, claim, fields)
    return lines


def differences(quote: str, claim: Claim, fields: Sequence[str | None]) -> list[str]:
    got = [getattr(claim, name) or None for name in FIELDS]
    return [
        f"{quote}: {name} is {have}, not {want}"
        for name, want, have in zip(FIELDS, fields, got, strict=True)
        if want != "*" and have not in (want.split("|") if want else [None])
    ]


def marked(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.open, strict=True)] if case.open else []
    return pytest.param(case, marks=marks, id=case.text[:40])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_links(case: Case) -> None:
    assert wrong(case) == []


def test_has_enough_cases() -> None:
    assert {path.stem for path in FILES} >= {"links-en", "links-zh"}
    assert len(CASES) >= 300


def test_few_enough_are_open() -> None:
    opened = sum(bool(case.open) for case in CASES)
    assert opened <= OPEN_SHARE * len(CASES), f"{opened} of {len(CASES)} cases are open"
