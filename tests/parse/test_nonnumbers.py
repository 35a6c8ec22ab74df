"""Digits that are no quantity, by class; and hostile text, which must cost no more than its length."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from claims.parse.numbers.quantities import mentions


def passed(text: str, language: str = "zh") -> list[tuple[str, str]]:
    return [(text[skip.start : skip.end], skip.reason) for skip in mentions(text, language)[1]]


@pytest.mark.parametrize(
    ("text", "skips"),
    [
        ("公告于2025年9月22日发布", [("2025年9月22日", "date")]),
        ("9月22日周一", [("9月22日", "date"), ("一", "weekday")]),
        ("1-2月零点方案", [("1-2月", "date")]),
        ("2024财年三季报", [("2024财年三季报", "fiscal period")]),
        ("会议14:30开始", [("14:30", "clock time")]),
        ("主队3:2获胜", [("3:2", "score")]),
        ("采购H100芯片", [("100", "name")]),
        ("5G基站", [("5G", "name")]),
        ("Android 15上线", [("15", "name")]),
        ("(2)募集资金用途", [("2)", "list number")]),
        ("一、概况", [("一、", "list number")]),
        ("代码600519.SH", [("600519.SH", "code")]),
        ("台積電(2330-TW)", [("2330-TW", "code")]),
        ("00700的股价", [("00700", "code")]),
        ("电话13800138000", [("13800138000", "phone")]),
        ("版本2.3.1", [("2.3.1", "version")]),
        ("第十四届", [("第十四", "ordinal")]),
        ("一系列举措", [("一系列", "idiom")]),
        ("一家公司", [("一家", "article")]),
        ("几家公司", [("几家", "vague")]),
        ("挂牌价每克1...", [("1", "truncated")]),
        ("20世纪90年代", [("20世纪90年代", "era")]),
    ],
)
def test_classes(text: str, skips: list[tuple[str, str]]) -> None:
    assert passed(text) == skips
    assert mentions(text)[0] == []


@pytest.mark.parametrize(
    ("text", "skips"),
    [
        ("on Sept. 22, 2025", [("22, 2025", "date")]),
        ("since 1998", [("1998", "year")]),
        ("at 10:30 a.m. sharp", [("10:30 a.m.", "clock time")]),
        ("see page 12", [("12", "name")]),
        ("the Boeing 737 fleet", [("737", "name")]),
        ("on the 5th", [("5th", "ordinal")]),
    ],
)
def test_english_classes(text: str, skips: list[tuple[str, str]]) -> None:
    assert passed(text, "en") == skips


def test_spans_come_in_order_and_never_overlap() -> None:
    text = "2025年9月营收约38.6亿元,同比增长12.4%,交付1.2万至1.5万辆;第三方称H100售价2.5万美元。" * 20
    found, skipped = mentions(text)
    for spans in ([(m.start, m.end) for m in found], [(s.start, s.end) for s in skipped]):
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


HOSTILE = [
    "9", "9,", "九", "亿", "几", "十几", "1至", "每", "每1GW", "$", "约", "1.", "1 ", "/1", "1个", "3月", "(1)", "一", "a ",
    "1 million ", "half a ", "半", "第1", "2025年", "万亿", "1~2~", "3:", "0-", "-1", "-", "1x", "between 1 and ", "分之", "多",
    "百分之", "twenty-", "one hundred and ", "|1", "1美元兑", "单位:",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    small, large = unit * (2000 // len(unit)), unit * (8000 // len(unit))
    assert _seconds(lambda: mentions(large)) <= 4 * 2.3 * max(_seconds(lambda: mentions(small)), 0.002)


def _seconds(work: Callable[[], object]) -> float:
    """Return the best of three runs, in processor seconds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
