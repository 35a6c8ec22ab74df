"""Names of unknown firms are shown in the script of their article."""

from __future__ import annotations

import json

import pytest

from claims.pipeline import check_text
from claims.report import csv, find_format, table
from claims.report.options import Options

TEXT = "廣濟電腦第三季營收12.3億元，年增15%，優於英偉達的8%。"


def subjects(text: str) -> list[str | None]:
    shape = find_format("json")
    assert shape is not None
    return [claim["subject"] for claim in json.loads(shape.render(check_text(text), Options()))["claims"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, ["廣濟電腦", "廣濟電腦", "Nvidia"]),
        ("广济电脑第三季营收12.3亿元，年增15%。", ["广济电脑", "广济电脑"]),
        ("廣(guǎng)濟電腦第三季營收12.3億元，年增15%。", ["广济电脑", "广济电脑"]),
    ],
)
def test_an_unknown_name_is_shown_as_printed(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_tables_show_it_too() -> None:
    for render in (table.render_claims, csv.render_claims):
        shown = render(check_text(TEXT), Options())
        assert "广济" not in shown
        assert "廣濟電腦" in shown
