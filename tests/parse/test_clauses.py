"""Where sentences and clauses begin and end."""

from __future__ import annotations

import pytest

from claims.parse.clauses import sentences

CASES = (
    ("营收1,234.5亿元,同比增长12%。净利润3亿元!", (("营收1,234.5亿元", "同比增长12%。"), ("净利润3亿元!",))),
    ("甲公司营收10亿元;乙公司营收8亿元。", (("甲公司营收10亿元",), ("乙公司营收8亿元。",))),
    ("会议19:30开始,比分3:2。", (("会议19:30开始", "比分3:2。"),)),
    ("第二季度:营收5亿元", (("第二季度", "营收5亿元"),)),
    ("“明年增产。”张三说。股价下跌。", (("“明年增产。”张三说。",), ("股价下跌。",))),
    ("“明年增产。”股价下跌。", (("“明年增产。”",), ("股价下跌。",))),
    ("Sales rose 1.5% to $2.4 billion. Profit fell.", (("Sales rose 1.5% to $2.4 billion.",), (" Profit fell.",))),
    ("Acme Inc. said U.S. sales rose.", (("Acme Inc. said U.S. sales rose.",),)),
    ("It sold 1,200 cars, 300 vans.", (("It sold 1,200 cars", " 300 vans."),)),
    ("Revenue rose while profit fell.", (("Revenue rose ", " profit fell."),)),
    ("利润下滑13% 两家门店停业\n正文", (("利润下滑13%", "两家门店停业"), ("正文",))),
    ("销量创新高 9月交付2万辆\n正文", (("销量创新高", "9月交付2万辆"), ("正文",))),
    ("净利增 21% 现金 17 亿元\n正文", (("净利增 21%", "现金 17 亿元"), ("正文",))),
    ("正文\n利润下滑13% 两家门店停业", (("正文",), ("利润下滑13% 两家门店停业",))),
    ("利润下滑13% 两家门店停业。\n正文", (("利润下滑13% 两家门店停业。",), ("正文",))),
    ("季报|营收10亿元", (("季报", "营收10亿元"),)),
    ("季报— —营收10亿元", (("季报", "营收10亿元"),)),
    ("", ()),
    ("\n\n", ()),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(tuple(text[c.start : c.end] for c in s.clauses) for s in sentences(text)) == expected


def test_paragraphs_are_counted() -> None:
    assert [s.paragraph for s in sentences("一。二。\n三。\n\n四。")] == [0, 0, 1, 2]


def test_hostile_text_stays_linear() -> None:
    text = ";1,2." * 20_000
    assert sum(s.end - s.start for s in sentences(text)) <= len(text)
