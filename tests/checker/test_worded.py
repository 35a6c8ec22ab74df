"""Relations whose parts a sentence names one by one: ticked where they hold, accused where they do not, silent beside them."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, rule: str = "worded") -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    return [f.verdict for f in check(claims, (article,), load(), select=(rule,), strict=True)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("擬配發現金股利2.7元，以每股純益4.5元計，配發率{}。", "60%", "75%"),
        ("Velmar will pay a dividend of 27 cents on earnings per share of 45 cents, a payout of {}.", "60%", "75%"),
        ("每股配息2.7元，以今天收盤價54元推算，殖利率{}。", "5%", "7.5%"),
        ("The stock yields {} at a share price of $54 and a dividend of $2.70.", "5%", "7.5%"),
        ("分析師預估明年每股盈餘8元，以25倍本益比評價，目標價{}。", "200元", "250元"),
        ("Its price target of {} is 25 times estimated earnings of $8 a share.", "$200", "$250"),
        ("股权估值为48亿美元，连同12亿美元净债务，企业价值达{}。", "60亿美元", "70亿美元"),
        (
            "The bid has an equity value of $4.8 billion, or {} including net debt of $1.2 billion.",
            "$6.0 billion",
            "$7.0 billion",
        ),
        ("公司总股本2.0亿股，基金持有其中3,200万股，持股比例为{}。", "16%", "26%"),
        ("第2季稅後純益3.6億元，營收24億元，稅後淨利率{}。", "15%", "21%"),
        (
            "Capital spending of $35 million and operating cash flow of $92 million gave free cash flow of {}.",
            "$57 million",
            "$75 million",
        ),
    ],
)
def test_the_parts_are_named(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ["consistent"]
    assert told(text.format(wrong)) == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        # the payout is of another year's earnings, and two are told
        "每股纯益4.5元，前年为3.6元，拟配息2.7元，配发率75%。",
        # a margin of products, and that of all behind it
        "Velmar had revenue of $742 million, product gross margin of 61.5% and gross profit of $421 million, or 56.7% of sales.",
        # the margin is what is expected, the profit what was told
        "Operating profit was $102 million. Velmar expects revenue of $475 million and an operating margin of 25%.",
        # nine months' earnings on a quarter's profit
        "第三季稅後純益27.3億元，每股純益6.82元，以流通在外股數4.0億股計算。累計前三季每股純益19.05元。",
        # the dividend of three years before
        "配息每股4.5元，以昨日收盤價122元計，殖利率3.7%；三年前的配息為4.3元。",
        # debt that is gross
        "The bid values the equity at $4.8 billion; with debt of $1.9 billion and cash of $700 million, EV is $6.0bn.",
        # a target at a multiple of another year's earnings
        "预计2026、2027年每股收益分别为4.0元、5.0元，按2027年20倍市盈率给予目标价100元。",
    ],
)
def test_what_is_named_beside_it_is_another_matter(text: str) -> None:
    assert "inconsistent" not in told(text)


def test_of_two_years_the_earnings_are_those_of_the_multiple() -> None:
    text = "该行将目标价上调至{}，对应2026年32倍市盈率。\n\n报告预计公司2026年每股收益2.12元，2027年2.75元。"
    assert told(text.format("68元")) == ["consistent"]
    assert told(text.format("88元")) == ["tension"]


def test_parts_that_stand_in_three_paragraphs_are_at_most_doubtful() -> None:
    text = (
        "LONDON - Velmar agreed to a bid that has an enterprise value of {}.\n\nShareholders vote in May.\n\nIts equity value is"
    )
    text += " $4.8 billion.\n\nNet debt of $1.2 billion will be repaid."
    assert told(text.format("$6.0 billion")) == ["consistent"]
    assert told(text.format("$7.0 billion")) == ["tension"]
    assert told(text.format("$7.0 billion") + " A year ago net debt of $2.2 billion was reported.") == ["consistent"]
    assert told(text.format("$7.0 billion") + " With net debt of $1.9 billion it would be dearer.") == []


@pytest.mark.parametrize(
    "text",
    [
        # the ratios of one line of business
        "The insurer had a combined ratio of 94.2%. In motor the loss ratio was 74.1% and the expense ratio 24.3%.",
        "公司前三季度综合成本率97.6%。其中，车险赔付率71.2%，费用率24.1%。",
        # those who voted in one town
        "Turnout was 57.2% on Sunday. In Lisbon, 0.61 million people voted. There are 9.28 million registered voters.",
        # what each brought in there
        "Arlo employs 24,000 people and had revenue of $9.6 billion. Revenue per employee in Sweden came to $310,000.",
        # a multiple of what is expected, earnings that were
        "去年每股纯益18.2元，昨收420元，预估本益比20倍，同业平均24倍。",
        "Its enterprise value of $5.6 billion is an EV/EBITDA multiple of 12 times expected EBITDA. EBITDA was $400 million.",
        # a rate on another footing
        "Pre-tax profit rose to £240m. The tax charge was £61m, and the underlying effective tax rate was 21.7%.",
        # the rate of a region
        "There are 2.4 million people out of work. In the south the unemployment rate was 14.2% of a labour force of 4 million.",
        # a target for some of what is sold
        "前9个月累计销售168万辆。公司全年新能源目标为140万辆，目标完成率72%。",
        # interest of a part of a year
        "It borrowed $4.0 billion in June at an interest rate of 4.5%, and will pay $90 million in interest this year.",
        # sectors over half a year
        "2025年地区生产总值12,500亿元。第一产业增加值1,200亿元。上半年，第二产业增加值2,400亿元，第三产业增加值2,700亿元。",
    ],
)
def test_what_is_narrowed_by_its_words_is_not_held_against_the_whole(text: str) -> None:
    assert not {"inconsistent", "tension"} & set(told(text))


NOTE = """北岳證券維持「買進」評等，目標價{target}元。

該券商預估公司2027年每股盈餘{eps}元，並給予2027年{multiple}倍本益比。"""
MARGIN = "公司公布第3季合併營收{revenue}億元，年增21%；毛利率47.6%。營業利益19.27億元，營益率{margin}，季增1個百分點。"


def note(target: str = "132", eps: str = "3.30", multiple: str = "40") -> list[str]:
    return told(NOTE.format(target=target, eps=eps, multiple=multiple), "target-at-multiple")


def margin(revenue: str = "86.42", share: str = "22.3%") -> list[str]:
    return told(MARGIN.format(revenue=revenue, margin=share), "operating-margin")


def test_a_misplaced_point_is_seen_though_the_parts_stand_apart() -> None:
    assert note() == ["consistent"]
    assert note(target="1320") == note(eps="33.0") == note(multiple="4") == ["tension"]


@pytest.mark.parametrize("target", ["171", "1710", "13.2"])
def test_parts_that_have_nothing_to_do_with_each_other_are_let_be(target: str) -> None:
    valued = f"北岳證券以現金流折現法評價，給予目標價{target}元。"
    text = valued + "\n\n該券商預估公司今年每股盈餘2.41元、明年3.37元；同業平均本益比為38倍。"
    assert "inconsistent" not in told(text, "target-at-multiple")
    assert "tension" not in told(text, "target-at-multiple")


def test_a_margin_of_one_paragraph() -> None:
    assert margin() == ["consistent"]
    assert margin(revenue="864.2") == margin(share="2.23%") == ["inconsistent"]
