"""The day that a page stamps on its first lines, wherever it stands there."""

from __future__ import annotations

from datetime import date

import pytest

from claims.reader import read_text

TODAY = date(2026, 11, 21)
ZH = "岭南水泥昨天公布第三季财报，营收41.2亿元，季增3.9%。\n\n毛利率24.1%，较第二季的22.7%回升。"
EN = "Shares of Corvane fell 5% on Wednesday after quarterly results.\n\nRevenue rose 3% to $412 million."


def published(text: str) -> date | None:
    return read_text(text, today=TODAY).published


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2026-10-29\u3000经济周报\u3000", date(2026, 10, 29)),
        (" date 2026-10-30 ", date(2026, 10, 30)),
        ("2026.10.29 ", date(2026, 10, 29)),
        ("【周报记者李青台北报导】2026/10/29 ", date(2026, 10, 29)),
        ("岭南水泥法说会 2026-10-29 05:30 ", date(2026, 10, 29)),
        ("2026-10-29至今 ", None),
        ("2026-10-29 起，", None),
        ("2027-10-29 ", None),
    ],
)
def test_a_page_begins_with_its_day(head: str, expected: date | None) -> None:
    assert published(head + ZH) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Published on 11/04/2026 at 09:52 am EST", date(2026, 11, 4)),
        ("24/10/2026 - 08:10", date(2026, 10, 24)),
        ("10/29/2026 | 09:52", date(2026, 10, 29)),
        ("04/11/2026 - 08:10 CET", date(2026, 11, 4)),
        ("04/11/2026 - 08:10", date(2026, 11, 4)),  # the fourth of November was a Wednesday, the eleventh of April was not
        ("03/08/2026 - 08:10", None),  # neither was
        ("29.10.2026", date(2026, 10, 29)),
        ("Posted: 29/10/2026", date(2026, 10, 29)),
        ("October 29, 2026 at 6:30 PM GMT+8", date(2026, 10, 29)),
        ("Last Updated: Oct 29, 2026 at 9:12 a.m. ET First Published: Oct 29, 2026", date(2026, 10, 29)),
        ("Until 29/10/2026 the shares traded at 412p, the company said in a statement to the exchange.", None),
    ],
)
def test_a_stamp_in_figures_or_with_a_clock(head: str, expected: date | None) -> None:
    assert published(f"Corvane slumps\n\n{head}\n\n{EN}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"PUBLISHED TUE, OCT 13 2026 7:12 AM EDT\n\n{EN}", date(2026, 10, 13)),
        (f"Corvane slumps\nOur Bureau | Pune | Updated on: November 2, 2026\n\n{EN}", date(2026, 11, 2)),
        (f"（周报记者李青台北18日电）{ZH}（编辑：王小明）1151118", date(2026, 11, 18)),
        (f"（周报记者李青台北17日电）{ZH}（编辑：王小明）1151118", None),
        (f"{ZH}（编辑：王小明）1151318", None),
    ],
)
def test_other_stamps(text: str, expected: date | None) -> None:
    assert published(text) == expected


def test_a_byline_runs_into_the_text() -> None:
    assert published(f"Corvane slumps By Jane Roe Oct 29, 2026 {EN}") == date(2026, 10, 29)


def test_the_hour_of_something_else_stamps_nothing() -> None:
    text = f"Corvane slumps\n\nThe offer, open until Oct 29, 2026, 18:00, is conditional on two thirds of the stock. {EN}"
    assert published(text) is None
