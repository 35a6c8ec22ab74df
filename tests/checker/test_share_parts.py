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


SAME = [
    ("Acme sold 12,000 cars in May, of which {}, or 40%, were electric.", "4,800", "6,800"),
    ("Acme sold 62,000 cars in December. Electric models accounted for {} of them, or 15%.", "9,300", "19,300"),
    ("Acme delivered {} cars in the quarter, which is 24% of its target of 250,000 for the year.", "60,000", "85,000"),
    ("永大汽车前五月累计{}万辆，达成全年目标25万辆的24%。", "6.0", "8.5"),
    ("永大汽車前五月累計{}萬輛，達成全年目標25萬輛的24%。", "6.0", "8.5"),
    ("10月，公司共交付新车46,200辆。\n\n出口方面，10月出口{}辆，占总销量的15%。", "6,930", "9,630"),
    ("新建商品住宅成交3,600套，环比增长20%。其中，市区成交{}套，占40%。", "1,440", "1,840"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SAME)
def test_a_part_its_share_and_their_total(text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in told(text.format(right))] == ["consistent"]
    assert [verdict for verdict, _ in told(text.format(wrong))] == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "收购2亿股，占永大电子已发行股份5亿股的55%。",  # rounded so far, it may be; nothing is confirmed
        "进口车领牌12,480辆。\n\n其中，甲领牌2,583辆，市占率7.4%。",  # of the market, not of the imports
        "Acme sold 62,000 cars in December. Electric models accounted for 9,300, or 25% more than a year ago.",
        "Acme sold 62,000 cars in May, up from 50,000. Of these, 9,300, or 19%, went abroad a year before.",
    ],
)
def test_what_may_be_of_another_total_is_left_alone(text: str) -> None:
    assert [verdict for verdict, _ in told(text) if verdict == "inconsistent"] == []
