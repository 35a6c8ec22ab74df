from datetime import date

import pytest

from claims.pipeline import check_text

PUBLISHED = date(2025, 10, 15)


def promised(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    found = check_text(text, published=published, select=["promised-date"]).findings
    return [(e.quote, f.severity) for f in found for e in f.evidence]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("公司称，港口二期将于2024年投入使用。", "将于2024年"),
        ("公司称，港口二期预计将于2025年9月30日完工。", "预计将于2025年9月30日"),
        ("公司擬於2024年3月發行債券。", "擬於2024年3月"),
        ("The second berth is due to open by 2024.", "is due to open by 2024"),
        ("Shares are to start trading on October 14, 2025.", "are to start trading on October 14, 2025"),
    ],
)
def test_a_date_told_as_to_come_has_passed(text: str, quote: str) -> None:
    assert promised(text) == [(quote, "info")]


@pytest.mark.parametrize(
    "text",
    [
        "公司称，港口二期将于2025年投入使用。",
        "公司称，港口二期将于2025年10月完工。",
        "公司称，港口二期将于2024年至2026年分批完工。",
        "公司此前称，港口二期将于2024年投入使用。",
        "港口二期已于2024年投入使用。",
        "港口二期原计划于2024年投入使用。",
        "The second berth is due to open by 2025.",
        "The second berth opened in 2024, and a third will follow.",
        "It was told that the berth will open in 2024.",
        "Trading will start on October 15, 2025.",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert promised(text) == []


def test_an_article_of_no_known_day_is_left_alone() -> None:
    assert promised("公司称，港口二期将于2024年投入使用。", None) == []
