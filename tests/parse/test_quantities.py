"""Every quantity of a text, through the whole parse: quote, value, unit, hedge, kind and direction.

The cases are in tests/cases: one file a language, and `silent.jsonl` for what is no quantity, by class, with a twin of each
class that is one. A claim there is [quote, low, high, unit, hedge, kind, direction].
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache
from pathlib import Path

import pytest

from claims.model import Claim
from linking import claims

FOLDER = Path(__file__).parent.parent / "cases"
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
LANGUAGES = {"quantities-zh-hans": "zh-Hans", "quantities-zh-hant": "zh-Hant", "quantities-en": "en"}

DIGITS = Context(prec=18)
# The direction that a level was reached from is no part of a case.
MOVING = ("change", "growth", "multiple")

Case = dict[str, object]
Row = tuple[str, Decimal | None, Decimal | None, str, str, str, str | None]


@cache
def read(name: str) -> tuple[Case, ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple({"language": LANGUAGES.get(name), **json.loads(line)} for line in lines)


def every() -> Iterator[Case]:
    for name in (*LANGUAGES, "silent"):
        yield from read(name)


def expected(case: Case) -> list[Row]:
    listed = case["claims"]
    assert isinstance(listed, list)
    return [
        (quote, number(low), number(high), unit, hedge, told(kind, unit), way)
        for quote, low, high, unit, hedge, kind, way in listed
    ]


def told(kind: str, unit: str) -> str:
    """Return the kind; whether a percentage tells of a flow (growth) or a stock (change) is the metric's to say."""
    return "growth" if kind == "change" and unit == "percent" else kind


def number(value: str | Decimal | None) -> Decimal | None:
    return None if value is None else DIGITS.plus(Decimal(value)).normalize()


def rows(text: str, language: str) -> list[Row]:
    return [row(claim) for claim in claims(text, language)]


def row(claim: Claim) -> Row:
    way = claim.direction if claim.kind in MOVING else None
    return (
        claim.quote,
        number(claim.base.low),
        number(claim.base.high),
        claim.base.unit,
        claim.hedge,
        told(claim.kind, claim.base.unit),
        way,
    )


@pytest.mark.parametrize("case", [*every()], ids=lambda case: str(case["text"])[:40])
def test_reads(case: Case) -> None:
    assert rows(str(case["text"]), str(case["language"])) == expected(case)


def test_has_enough_of_every_sort() -> None:
    assert len(read("quantities-zh-hans")) >= 300
    assert len(read("quantities-zh-hant")) >= 120
    assert len(read("quantities-en")) >= 200
    assert sum(not case["claims"] for case in every()) >= 150
    assert len({case["industry"] for case in every()}) >= 10


def test_every_class_of_non_number_has_a_twin_that_is_one() -> None:
    classes: dict[object, set[bool]] = defaultdict(set)
    for case in read("silent"):
        classes[case["class"]].add(bool(case["claims"]))
    assert {name for name, found in classes.items() if found != {True, False}} == set()


def test_no_case_stands_twice() -> None:
    texts = [case["text"] for case in every()]
    assert len(texts) == len(set(texts))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample articles are not here")
def test_no_case_repeats_a_sample() -> None:
    samples = "".join(path.read_text(encoding="utf-8", errors="ignore") for path in sorted(SAMPLES.iterdir()) if path.is_file())
    packed = "".join(samples.split())
    assert [
        case["text"] for case in every() if len(str(case["text"])) > 12 and "".join(str(case["text"]).split()) in packed
    ] == []
