"""What a share is said to be one of: the total of the text, or another whole that it may not have told."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("share-of-total",), strict=True)
    return [f"{f.verdict} {f.derivation[0]}" for f in found]


ANOTHER = [
    "公司2024年总收入为45.0亿元。广告收入为18.3亿元，占线上收入的34%。",
    "公司2024年總收入為45.0億元。廣告收入為18.3億元，占線上收入的34%。",
    "公司2024年营业收入为45.0亿元。广告收入为18.3亿元，占线上业务收入的34%。",
    "公司2024年总收入为45.0亿元。广告收入为18.3亿元，占国内收入的34%。",
    "公司2024年总收入为45.0亿元。广告收入为18.3亿元，占行业收入的34%。",
    "公司2024年净利润为45.0亿元。子公司净利润为18.3亿元，占母公司净利润的34%。",
    "公司第二季度收入为45.0亿元。广告收入为18.3亿元，占上半年收入的21%。",
    "公司第二季度收入为45.0亿元。广告收入为18.3亿元，占去年收入的21%。",
    "公司2025年收入为45.0亿元。广告收入为18.3亿元，占2024年收入的61%。",
    "The company's revenue was $45.0 billion in 2024. Advertising revenue was $18.3 billion, or 34% of online revenue.",
    "Revenue was $45.0 billion in 2024. Advertising brought in $18.3 billion, accounting for 34% of cloud sales.",
    "Arlo had revenue of $81 million last year. Denby's advertising sales came to $9 million, or 20% of revenue.",
    "特斯拉全年收入为813亿元。比亚迪的出口收入为90亿元，占收入的21%。",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_a_share_of_another_whole_accuses_nobody(text: str) -> None:
    assert told(text) == []


OWN = [
    ("公司2024年总收入为45.0亿元。广告收入为18.3亿元，占公司收入的{}。", "34%", "40.7%"),
    ("公司2024年总收入为45.0亿元。广告收入为18.3亿元，占2024年营业收入的{}。", "34%", "40.7%"),
    ("公司全年收入为45.0亿元，其中线上收入为30.0亿元。广告收入为18.3亿元，占线上收入的{}。", "34%", "61%"),
    ("公司全年總收入為45.0億元，其中線上收入為30.0億元。廣告收入為18.3億元，占線上收入的{}。", "34%", "61%"),
    (
        "Revenue was $45.0 billion in 2024. Advertising brought in $18.3 billion, accounting for {} of total revenue.",
        "34%",
        "41%",
    ),
]


@pytest.mark.parametrize(("text", "wrong", "right"), OWN)
def test_a_share_of_the_whole_that_it_names(text: str, wrong: str, right: str) -> None:
    (found,) = told(text.format(wrong))
    (tick,) = told(text.format(right))
    assert (found.split()[0], tick.split()[0]) == ("inconsistent", "consistent")


NEWER = [
    "Denby sold 410,200 cars, up 6%, and its electric sales doubled to 41,020 from 20,100, or 10% of all it sold.",
    "Operating profit rose to $12.6 million from $9.0 million, or 18% of revenue of $70.0 million.",
    "公司总销量46.0万辆。出口18.4万辆，上年同期为12.1万辆，占总销量的40%。",
    "公司總銷量46.0萬輛。出口18.4萬輛，上年同期為12.1萬輛，占總銷量的40%。",
]


@pytest.mark.parametrize("text", NEWER)
def test_a_share_behind_an_earlier_level_is_that_of_the_newer_one(text: str) -> None:
    (found,) = told(text)
    assert found.startswith("consistent")


@pytest.mark.parametrize(
    "text",
    [
        "公司总销量46.0万辆。出口18.4万辆，较上年同期的12.1万辆增长52%，占总销量的30%。",
        "公司总销量46.0万辆。出口18.4万辆，占40%，上年同期为12.1万辆，占31%。",
    ],
)
def test_but_it_may_be_of_the_earlier_whole(text: str) -> None:
    assert not any(found.startswith("inconsistent") for found in told(text))
