"""Relations as news tells them, in two wordings or more: ticked as they stand, and accused with one number wrong."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def verdicts(text: str, rule: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = [f for f in check(claims, (article,), load(), strict=True) if f.verdict in ("consistent", "inconsistent", "tension")]
    assert {f.rule for f in found if f.verdict != "consistent"} <= {rule}
    return [f.verdict for f in found if f.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text", "right", "wrong"),
    [
        # a part of its whole, told again as a share
        ("share-of-total", "Velmar will cut 3,150 of its 21,000 jobs, or {} of the workforce.", "15%", "22%"),
        ("share-of-total", "天河汽车前4月累计销量6.12万辆，全年目标24万辆，达成率{}。", "25.5%", "38.5%"),
        # so many times what stands behind
        (
            "growth-from-levels",
            "Orders came to $91.2 million, {} the $30.4 million of a year earlier.",
            "three times",
            "five times",
        ),
        ("growth-from-levels", "Exports of 91,200 cars were {} the 30,400 of 2024.", "triple", "double"),
        # two bases of one growth, told by their times
        (
            "growth-from-levels",
            "Sales of $48.3 million were up 20% from $40.2 million a year ago and up {} from $46.0 million in the prior quarter.",
            "5%",
            "15%",
        ),
        # what is added to the number told before, which has a part of its own
        ("stated-total", "6月全市售房1.34万套，其中二手房0.82万套。加上5月的1.25万套，两个月合计{}。", "2.59万套", "2.95万套"),
        ("stated-total", "天河電子3月營收12.4億元，年增8%。加計前2月的25.3億元，首季營收合計{}。", "37.7億元", "39.7億元"),
        # a premium, and the close in the next paragraph
        (
            "price-premium",
            "Velmar will pay 31 euros a share for Orlane, a premium of {}.\n\nOrlane had closed at 21.50 euros.",
            "44%",
            "54%",
        ),
        # the parts of a half year's sales in the paragraph below
        (
            "breakdown",
            "天河集团上半年营业收入96亿元。\n\n分业务看，集装箱收入{}，散货收入31亿元，其他业务收入13亿元。",
            "52亿元",
            "62亿元",
        ),
        # earnings, as a sum and for each share
        ("growth-from-levels", "Harrow raised its 2026 earnings estimate by {} to $1.26 a share from $1.05.", "20%", "32%"),
    ],
)
def test_with_one_number_wrong(rule: str, text: str, right: str, wrong: str) -> None:
    assert set(verdicts(text.format(right), rule)) == {"consistent"}
    assert {"inconsistent", "tension"} & set(verdicts(text.format(wrong), rule))
