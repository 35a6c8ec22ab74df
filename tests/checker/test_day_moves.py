"""A day's move of a share, the price it led to and the close that another sentence tells."""

from __future__ import annotations

import pytest

from claims.pipeline import check_text

EN = "Orlane jumps\n\nPARIS, May 21, 2026 - Orlane shares {}. Brokers had hoped for it.\n\nOrlane's shares had closed at {}.\n"
ZH = "永泰获增持\n\n2026年5月21日　永泰集团今早现报21.3元，{}，成交1.9亿元；{}为19.8元。\n"


def _said(text: str) -> list[tuple[str, str]]:
    found = check_text(text).findings
    return [(f.verdict, f.severity) for f in found if f.rule == "price-premium" and f.verdict != "not_comparable"]


@pytest.mark.parametrize(
    ("move", "close", "said"),
    [
        ("rose 51 per cent to 30.30 euros on Wednesday", "21.50 euros on Tuesday", [("tension", "warning")]),
        ("rose 51 per cent this year to 30.30 euros", "21.50 euros on Tuesday", []),
        ("rose as much as 51 per cent to 30.30 euros", "21.50 euros on Tuesday", []),
        ("rose 51 per cent to 30.30 euros on Wednesday", "an undisturbed 21.50 euros in March", []),
        ("rose 51 per cent to 30.30 euros on Wednesday", "21.50 euros on Tuesday, after 20.07 euros on Monday", []),
    ],
)
def test_a_move_since_the_only_close(move: str, close: str, said: list[tuple[str, str]]) -> None:
    assert _said(EN.format(move, close)) == said


@pytest.mark.parametrize(
    ("move", "close", "said"),
    [
        ("升17.6%", "昨日收市价", [("tension", "warning")]),
        ("本周升17.6%", "昨日收市价", []),
        ("升17.6%", "近一个月平均收市价", []),
    ],
)
def test_in_chinese_too(move: str, close: str, said: list[tuple[str, str]]) -> None:
    assert _said(ZH.format(move, close)) == said


@pytest.mark.parametrize(
    ("third", "said"), [("其中第一季度1.25亿元", ["tension"]), ("其中第一季度1.67亿元", []), ("第一季度的费用为1.25亿元", [])]
)
def test_quarters_told_apart_make_the_nine_months(third: str, said: list[str]) -> None:
    text = (
        "晶岭披露三季报\n\n2026年10月28日　晶岭电子第三季度归母净利润5.44亿元，第二季度为3.94亿元。"
        f"前三季度归母净利润11.05亿元，{third}。\n"
    )
    found = [f for f in check_text(text).findings if f.rule == "chain"]
    assert [(f.verdict, f.severity) for f in found] == [(verdict, "warning") for verdict in said]
