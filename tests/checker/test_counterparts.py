"""Numbers of a headline that were changed on the way, where links tell which number below it they were made from."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text
from tests.checker.test_homeless import accused

HEXLEY = """Hexley Semiconductor posts quarterly revenue of ${} billion

TEMPE, Ariz., July 21, 2026 - Hexley Semiconductor on Tuesday reported results for its second quarter.

Revenue was $2,418.5 million, up 12% from a year earlier. Gross margin was 44%.
"""
BRIGHTWELL = """Target on Brightwell Foods raised to ${} at Oakmont

NEW YORK, July 21, 2026 - Oakmont Research raised its price target on Brightwell Foods to $124 from $96 and kept its buy rating.

The rival broker Penlow has a target of $101.
"""
CORLAND = """Corland to buy Avenfield Optics for ${} per share

BOSTON, July 21, 2026 - Corland Instruments and Avenfield Optics said on Tuesday that they had agreed to combine.

Under the agreement Avenfield's stockholders will receive $63.50 per share in cash. The deal is to close by year-end.
"""
LANTU = """岚图重工拟溢价收购，每股作价{}元

2026年7月21日 岚图重工今日公告，拟以每股18.6元的价格要约收购全体股东所持股份，收购所需资金最多45亿元。
"""
CHENGHU = """澄湖電子第2季毛利率上看{}%

2026年7月21日 澄湖電子今日公布，第1季營收52.3億元，季增4.1%，每股純益2.15元。

展望第2季，公司預期毛利率為37%至38.5%，營收持平。
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (HEXLEY, "2.42", ("7.26", "24.2")),  # one number of its metric, and a slip of the point
        (BRIGHTWELL, "124", ("1,240", "12.4")),  # a metric of many values: of two targets the one that a point moves
        (CORLAND, "63.50", ("635", "6.35", "190.5")),  # told of the bidder above, of the other side below
        (LANTU, "18.6", ("186", "1.86")),  # an amount with an upper bound is not all below it
        (CHENGHU, "38.5", ("385", "115.5")),  # the end of a range
    ],
)
def test_a_number_is_asked_about_though_others_lie_beside_it(text: str, right: str, wrong: tuple[str, ...]) -> None:
    assert accused(text.format(right)) == []
    assert [len(accused(text.format(slip))) for slip in wrong] == [1] * len(wrong)


@pytest.mark.parametrize(
    "text",
    [
        # reckoned from two levels of one paragraph, of a target and a close
        "Tarn Motors sales up 5.2%\n\nLONDON, July 6, 2026 - Tarn Motors sold 201,340 cars in June. The figure compares with"
        " 191,388 in the same month of last year.\n\nElectric cars rose 14.6% and hybrids 28.4%.\n",
        "Broker sees 35% upside in Auriga\n\nFRANKFURT, Nov 19, 2026 - Neum Research raised its target for Auriga Photonics to"
        " 44 euros from 29 euros. The shares closed at 32.55 euros.\n\nThe mean target of 35 euros implies 8% upside.\n",
        # told in words
        "海湾置业斥98亿购入四层写字楼\n\n2026年7月21日，海湾置业宣布以98亿元购入中环广场九层中的四层。\n",
        # passed, or within a bound
        "贝岭汽车5月交付破8万辆\n\n2026年6月1日，贝岭汽车公布5月交付80,614辆，同比增长14.7%，今年累计交付34.2万辆。\n",
        "Kestra to invest $12 billion in grid\n\nOTTAWA, Feb 12, 2026 - Kestra Power will put up to $14 billion into its network"
        " by 2031, and $12 billion of it by 2029.\n",
        # a plan above, all expenditure farther down
        "State plans Rs 57,905 crore outlay\n\nThe state's budget proposes no new tax.\n\nTotal expenditure is put at"
        " Rs 159,573 crore for the year, the finance minister said, with a deficit of Rs 8 crore.\n",
    ],
)
def test_nothing_is_asked_of_what_else_the_text_tells(text: str) -> None:
    assert accused(text) == []


PASSED = "晶海集团前11月销售额超{}万亿元\n\n2026年12月15日，晶海集团公布，前11月销售额超过5万亿元，同比增长12%。\n"
SPLIT = """Avenfield bid

July 21, 2026 - Shareholders will get {} pence a share, of which 405p in cash. It is a premium of 46.1% to Monday's close of 282p.
"""


def test_two_bounds_of_one_fact_are_set_against_each_other() -> None:
    assert accused(PASSED.format("5")) == []
    assert len(accused(PASSED.format("50"))) == 1


def test_no_part_of_a_price_is_taken_for_the_price() -> None:
    article = read_text(SPLIT.format("4120"))
    found = check(parse(article, load()).claims, (article,), load(), select=("price-premium",), strict=True)
    assert next(e.quote for f in found if f.verdict == "inconsistent" for e in f.evidence) == "4120 pence a share"
