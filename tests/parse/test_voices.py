"""Who says a number: before it, behind it, around it, unnamed."""

from __future__ import annotations

import pytest

from linking import claims


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("摩根士丹利预测谷歌2026年资本支出将达到1350亿美元。", "zh-Hans", ["Morgan Stanley"]),
        ("知情人士称,交易对价为50亿欧元。", "zh-Hans", ["people familiar"]),
        ('"We will invest $500 million," chief executive Jane Roe said.', "en", ["Jane Roe"]),
        ('"We will invest $500 million," said Jane Roe, head of strategy at Barclays.', "en", ["Jane Roe"]),
        ("Harbor Motors is weighing a bid of $7 billion, people familiar with the matter said.", "en", ["people familiar"]),
        ("瑞银将苹果目标价上调至250美元。", "zh-Hans", ["UBS"]),
        ("苹果三季度营收为940亿美元,分析师此前较为谨慎。", "zh-Hans", [None]),
        ("Harbor Motors sold 12,000 cars, and the board said nothing.", "en", [None]),
    ],
)
def test_speakers(text: str, language: str, expected: list[str | None]) -> None:
    assert [claim.speaker for claim in claims(text, language)] == expected
