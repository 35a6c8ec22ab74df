"""Laws of extraction over every case: spans slice back, base is what pint makes of it, scripts and damage change nothing."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from opencc import OpenCC

from claims import units
from claims.model import Claim
from claims.parse.assemble import parse
from claims.parse.numbers.quantities import mentions
from claims.reader import read_text
from linking import pack

LAST_DIGIT = Decimal("1e-26")
CASES = Path(__file__).parent.parent / "cases"


@cache
def texts(*languages: str) -> list[str]:
    """Return the texts of all cases in these languages."""
    found = []
    for file in sorted(CASES.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case.get("language", file.stem.removeprefix("quantities-")) in languages:
                found.append(case["text"])
    return found


def read(text: str, language: str) -> tuple[Claim, ...]:
    return parse(read_text(text, id="x", language=language), pack()).claims


def told(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """Return what claims say, but for the script they say it in and where."""
    return [(c.base, c.hard, c.soft, c.hedge, c.kind, c.direction, c.metric, c.period, c.basis, c.modality) for c in claims]


def test_every_claim_slices_back_to_its_quote() -> None:
    for language in ("zh-Hans", "zh-Hant", "en"):
        for text in texts(language):
            for claim in read(text, language):
                assert text[claim.span.start : claim.span.end] == claim.quote
                assert claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end, text


def test_claims_of_a_text_stand_in_order_and_do_not_overlap() -> None:
    for language in ("zh-Hans", "zh-Hant", "en"):
        for text in texts(language):
            spans = [claim.span for claim in read(text, language)]
            assert all(a.end <= b.start for a, b in pairwise(spans)), text


SCRIPT = OpenCC("s2t")
BACK = OpenCC("t2s")


def is_reversible(text: str) -> bool:
    """Whether turning a text to traditional and back gives the text: 发 has two traditional forms, 于 its own."""
    return len(SCRIPT.convert(text)) == len(text) and BACK.convert(SCRIPT.convert(text)) == text


def test_the_traditional_twin_gives_the_same_claims() -> None:
    twins = [text for text in texts("zh-Hans") if is_reversible(text)]
    assert len(twins) > 500
    for text in twins:
        published = "zh-Hans"
        assert told(read(SCRIPT.convert(text), published)) == told(read(text, published)), text


GLOSSED = {"亿": "億(yì)", "万": "萬(wàn)", "数": "數(shù)", "务": "務(wù)", "长": "長(zhǎng)", "营": "營(yíng)", "约": "約(yuē)"}


def test_the_glossed_twin_gives_the_same_claims() -> None:
    """As damaged copies have it: every traditional character that has a gloss is followed by it."""
    pattern = re.compile("|".join(GLOSSED))
    twins = [text for text in texts("zh-Hans") if is_reversible(text) and len(pattern.findall(text)) > 1]
    assert len(twins) > 150
    for text in twins:
        glossed = pattern.sub(lambda match: GLOSSED[match[0]], text)
        assert told(read(glossed, "zh-Hans")) == told(read(text, "zh-Hans")), text


@pytest.mark.parametrize("spelling", sorted(units.spellings()))
def test_base_is_what_pint_makes_of_the_printed_unit(spelling: str) -> None:
    """Wherever the grammar reads `7 <spelling>` in the unit of that spelling, its base is pint's own conversion."""
    unit = units.spellings()[spelling]
    for text in (f"共7{spelling}。", f"a total of 7 {spelling} was used"):
        for found in mentions(text, "en" if text[0] == "a" else "zh")[0]:
            if found.base.unit == unit.base and found.printed.unit == spelling:
                quantity = units.quantity_of(units.between(7, 7), unit.name).to(
                    units.quantity_of(units.between(1, 1), unit.base).units
                )
                exact = quantity.magnitude.low.value
                assert found.base.low is not None
                assert abs(exact - found.base.low) <= abs(exact) * LAST_DIGIT  # a mu and a joule do not divide evenly
