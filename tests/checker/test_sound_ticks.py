"""Ticks that only look right: each text holds a computation that fits by chance, and beside it one that is meant."""

from decimal import Decimal

import pytest

from claims.checker.engine import check
from claims.checker.wording import print_quantity
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, *kinds: str) -> list[tuple[str, str, str]]:
    """Return rule, verdict and first step of what the arithmetic kinds say of a text."""
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=kinds or ("stated-arithmetic", "share"), strict=True)
    return [(f.rule, f.verdict, f.derivation[0]) for f in found]


# The words count more parts than the sum would have.
COUNTED = [
    "三条产线今年的预算为6.4亿元、3.7亿元和2.1万元，三项合计10.1亿元。",
    "The bakery spent $8.2 million on ovens, $4.1 million on vans and $3,500 on signs, the three together $12.3 million.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_a_sum_has_as_many_parts_as_the_words_count(text: str) -> None:
    assert [verdict for _, verdict, _ in told(text) if verdict == "consistent"] == []


def test_a_sum_of_all_counted_parts_is_ticked() -> None:
    text = (
        "The bakery spent $8.2 million on ovens, $4.1 million on vans and $0.7 million on signs, the three together $13 million."
    )
    assert told(text) == [("stated-total", "consistent", "$8.2 million + $4.1 million + $0.7 million = $13 million")]


@pytest.mark.parametrize(
    "text",
    [
        "景区全年接待游客400万人次，门票收入544元起，上座率85%，平均票价640元。",
        "A plain seat costs $544, and 85% of seats were taken. Tickets sold at an average of $640.",
    ],
)
def test_an_average_is_of_a_count_and_no_percentage(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "黄金周接待游客5.2亿人次，增加0.4亿人次，旅游收入5720亿元，增加360亿元，按此计算人均900元。",
        "The museum had 5,200,000 visits, 400,000 more than before, and took in $57.2 million, up $3.6 million, or $9 a visit.",
    ],
)
def test_increases_are_no_levels(text: str) -> None:
    assert [verdict for _, verdict, _ in told(text, "stated-arithmetic") if verdict == "consistent"] == []


def test_the_levels_are_what_is_divided() -> None:
    text = "黄金周接待游客5.2亿人次，增加0.4亿人次，旅游收入4680亿元，增加360亿元，按此计算人均900元。"
    assert told(text, "stated-arithmetic") == [("stated-quotient", "consistent", "4680亿元 ÷ 5.2亿人次 = 900元")]


@pytest.mark.parametrize(
    "text",
    [
        "公司营业收入80亿元，精密部件业务收入40亿元，研发投入6亿元，占营业收入的15%。",
        "Group revenue was $80 billion, tools revenue $40 billion. Research spending of $6 billion accounted for 15% of revenue.",
    ],
)
def test_a_share_of_revenue_is_no_share_of_a_segment(text: str) -> None:
    assert [verdict for _, verdict, _ in told(text, "share") if verdict == "consistent"] == []


@pytest.mark.parametrize(("unit", "shown"), [("item", "30件"), ("unit", "30台"), ("person", "30人"), ("CNY/item", "30元/件")])
def test_counts_of_things_have_a_plain_word(unit: str, shown: str) -> None:
    assert print_quantity(Decimal(30), unit, "zh") == shown


@pytest.mark.parametrize(
    "text",
    [
        "券商预计甲公司三年每股盈利为1.04元、1.47元及2.49元，目标价由25元上调至30元。",
        "The broker sees earnings of $1.04, $1.47 and $2.49 a share, and raised its target price to $30 from $25.",
    ],
)
def test_a_price_is_no_sum_of_what_stands_beside_it(text: str) -> None:
    assert [said for rule, _, said in told(text, "stated-arithmetic") if rule == "stated-total"] == []


@pytest.mark.parametrize(
    "text",
    [
        "公司第三季度收入12.84亿元，其中汽车5.14亿元、工业3.85亿元、通信2.31亿元、消费1.54亿元。",
        "Revenue was $1.284 billion. Automotive sales were $514 million, industrial $385 million, communications $231 million "
        "and consumer $154 million.",
    ],
)
def test_parts_of_one_whole_are_no_results_of_each_other(text: str) -> None:
    assert [(rule, verdict) for rule, verdict, _ in told(text, "stated-arithmetic", "breakdown")] == [("breakdown", "consistent")]
