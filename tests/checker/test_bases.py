"""Growth and the levels it leads from and to, told in sentences and paragraphs of their own."""

from __future__ import annotations

import pytest

from claims.model import Finding
from claims.pipeline import check_text


def _found(text: str) -> list[tuple[str, str]]:
    return [(f.verdict, f.severity) for f in _growth(text)]


def _growth(text: str) -> list[Finding]:
    return [f for f in check_text(text).findings if f.rule == "growth-from-levels" and f.verdict != "not_comparable"]


CARS = "Norrland registers fewer cars\n\nOSLO, Feb 2, 2026 - New car registrations in Norway dropped {} in January.\n\n{}\n"
CHIPS = (
    "Merida's chips unit grows\n\nDALLAS, July 22, 2026 - Merida Inc said second-quarter revenue rose 9% to $1.9 billion.\n\n{}\n"
)
PROFIT = "丰原机械获利成长\n\n2026年11月10日　丰原机械公布前三季净利润13.2亿元，年增{}。\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CARS.format("9.6%", "A total of 8,160 were registered, against 8,740 in January 2025."), [("tension", "warning")]),
        (CARS.format("6.6%", "A total of 8,160 were registered, against 8,740 in January 2025."), [("consistent", "info")]),
        (PROFIT.format("42%", "去年前三季净利润为10亿元。"), [("tension", "warning")]),
        (PROFIT.format("32%", "去年前三季净利润为10亿元。"), [("consistent", "info")]),
        (PROFIT.format("42%", "去年前三季净利润按可比口径为9.3亿元，全年为15亿元。"), [("consistent", "info")]),
    ],
)
def test_a_base_of_another_paragraph(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_of_two_growths_the_one_beside_the_base_is_meant() -> None:
    unit = "In the chips unit, sales climbed {} to $620 million; they were $500 million in the same quarter of last year."
    (wrong,) = _growth(CHIPS.format(unit.format("34%")))
    assert (wrong.verdict, wrong.derivation) == ("tension", ("$620 million ÷ $500 million − 1 = 24%",))
    assert _found(CHIPS.format(unit.format("24%"))) == [("consistent", "info")]


def test_a_base_with_a_later_level_of_its_own_is_of_that() -> None:
    own = "Its phone division made $1.2 billion, compared with $1.0 billion in the second quarter of last year."
    assert _found(CHIPS.format(own)) == []


@pytest.mark.parametrize(("rate", "found"), [("16.1%", ["tension"]), ("6.1%", ["consistent"])])
def test_dates_alone_join_a_base_to_its_growth(rate: str, found: list[str]) -> None:
    text = f"川岭电子公布年报\n\n2026年2月5日　川岭电子去年第4季营收53.9亿元，季增{rate}，第3季为50.8亿元；员工1,200人。\n"
    assert [verdict for verdict, _ in _found(text)] == found
    assert all(severity == ("warning" if "tension" in found else "info") for _, severity in _found(text))


@pytest.mark.parametrize(
    "rate", ["6% above consensus", "6% higher than analysts expected", "6% short of the company's own target"]
)
def test_a_rate_over_what_was_expected_has_a_base_of_its_own(rate: str) -> None:
    text = f"Fleetline ahead\n\nLONDON, Nov 9, 2026 - Fleetline had pretax profit of £742m, {rate}, up from £665m a year ago.\n"
    assert [f for f in _growth(text) if f.verdict != "consistent"] == []
