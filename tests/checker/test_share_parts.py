"""A part, its share and the total in one chain of clauses."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("share",), strict=True)
    return [(f.verdict, f.derivation[0]) for f in found if f.rule == "share-of-total"]


@pytest.mark.parametrize(("part", "verdict"), [("1000", "inconsistent"), ("1400", "consistent")])
def test_heads_are_heads_however_they_are_named(part: str, verdict: str) -> None:
    assert told(f"公司共有员工4000人，其中技术人员{part}人，占35%。") == [(verdict, "4000人 × 35% = 1400员工")]


@pytest.mark.parametrize(("share", "verdict", "value"), [("49.8%", "inconsistent", "9.263"), ("39.8%", "consistent", "7.403")])
def test_the_next_share_is_of_the_same_total(share: str, verdict: str, value: str) -> None:
    text = f"公司全年收入18.6亿元，软件收入11.2亿元，占60.2%，硬件收入7.4亿元，占{share}。"
    assert told(text) == [
        ("consistent", "18.6亿元 × 60.2% = 11.2亿元"),
        (verdict, f"18.6亿元 × {share} = {value}亿元"),
    ]


def test_one_part_has_one_share() -> None:
    text = "全球装机300GWh，其中甲公司装机90GWh，占30%，乙公司占17%。"
    assert told(text) == [("consistent", "300GWh × 30% = 90 GWh")]


@pytest.mark.parametrize(
    "text",
    [
        "本季新签订单90亿元，其中海外订单30亿元，占全年目标的20%。",
        "公司全年收入18.6亿元，毛利6.1亿元，硬件收入7.4亿元，占49.8%。",
        "The firm has 4,000 employees. Some 700 engineers work in Kiel, making up 35% of the engineers.",
    ],
)
def test_a_share_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("项目总投资14亿元，已投入9.1亿元，完成65%。", ["consistent"]),
        ("项目总投资14亿元，已投入91亿元，完成65%。", ["inconsistent"]),
        ("2024年，云驰汽车总收入为45.0亿元。广告收入为15.3亿元，占总收入的34%。", ["consistent"]),
        ("2024年，云驰汽车总收入为45.0亿元。广告收入为1.53亿元，占总收入的34%。", ["inconsistent"]),
        ("2024年，云驰汽车总收入为45.0亿元。广告收入为18.3亿元，占总收入的34%。", ["inconsistent"]),
        ("2024年，云驰汽车总收入为45.0亿元。广告收入为18.3亿元，占总成本的34%。", []),
    ],
)
def test_the_whole_that_a_share_names_or_stands_beside(text: str, verdicts: list[str]) -> None:
    assert [verdict for verdict, _ in told(text)] == verdicts
