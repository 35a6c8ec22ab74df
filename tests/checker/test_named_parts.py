"""Messages say where a number stands as its document is cited: by page, table or note; else by paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.model import PARTS, Part
from claims.pipeline import check
from claims.reader import read_text

ZH = "禾川精密2024年实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。"
EN = (
    "Harrow Tools said revenue for 2024 was $812 million and cost of revenue was $507 million, "
    "leaving gross profit of $350 million."
)


def message(text: str, *parts: Part) -> str:
    article = replace(read_text(text, "a.pdf"), parts=parts)
    (found,) = [finding.message for finding in check([article]).findings if finding.verdict == "inconsistent"]
    return found


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("page", "第3页", "page 3"),
        ("paragraph", "第3段", "paragraph 3"),
        ("table", "表3", "table 3"),
        ("footnote", "脚注3", "footnote 3"),
        ("endnote", "尾注3", "endnote 3"),
    ],
)
def test_by_its_part(kind: str, zh: str, en: str) -> None:
    assert kind in PARTS
    assert f"（{zh}）" in message(ZH, Part("page", 2, -1), Part(kind, 3, 0), Part("page", 4, 999))
    assert f"({en})" in message(EN, Part(kind, 3, 0))


def test_by_its_paragraph_without_parts() -> None:
    assert "（第1段）" in message(ZH)
