"""Parts of a year against all of it: ticked where they make it, doubted where not, silent where they are of other things."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[str]:
    article = read_text(text)
    return [f.verdict for f in check(parse(article, load()).claims, (article,), load(), select=("spans",), strict=True)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("永泰鋼鐵第1季營收20.4億元，第2季營收24.1億元。\n\n公司上半年營收{}，年增12%。", "44.5億元", "54.5億元"),
        ("2026年3月2日讯　蓝河汽车1月交付2.1万辆，2月交付1.8万辆。\n\n公司表示，前两个月累计交付{}。", "3.9万辆", "4.9万辆"),
        (
            "Tesmar's first-quarter profit was £130m, its second-quarter profit £142m.\n\nFor the half year its profit was {}.",
            "£272m",
            "£372m",
        ),
        (
            "May 4, 2026 - Arlo sold 23,180 cars in February, after 36,420 in January.\n\n"
            "For the first two months together, its sales came to {} cars.",
            "59,600",
            "69,600",
        ),
    ],
)
def test_parts_make_their_time(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ["consistent"]
    assert told(text.format(wrong)) == ["tension"]


@pytest.mark.parametrize(
    "text",
    [
        # of one business, and of all
        "集團上半年營收96億元。其中，第二季營收51億元。第1季電商業務營收12億元。",
        # restated a little
        "蓝河汽车一季度营收30.2亿元，二季度营收40.1亿元。公司上半年实现营收70.9亿元。",
        # another product, of other months
        "7月零售185万辆，8月零售202万辆，9月全国乘用车零售215万辆。第三季度新能源车零售340万辆。",
        # what was a year before
        "第1季營收20.4億元，第2季營收24.1億元。去年上半年營收38.1億元。",
        # a plan
        "Arlo sold 23,180 cars in February, after 36,420 in January. It plans to sell 90,000 in the first three months.",
    ],
)
def test_of_other_things_nothing_is_said(text: str) -> None:
    assert told(text) == []
