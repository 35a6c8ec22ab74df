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
        # earnings, as a sum and for each share
        ("growth-from-levels", "Harrow raised its 2026 earnings estimate by {} to $1.26 a share from $1.05.", "20%", "32%"),
    ],
)
def test_with_one_number_wrong(rule: str, text: str, right: str, wrong: str) -> None:
    assert set(verdicts(text.format(right), rule)) == {"consistent"}
    assert {"inconsistent", "tension"} & set(verdicts(text.format(wrong), rule))
