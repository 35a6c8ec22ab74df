"""Totals of lists: questioned only where the words leave no part out."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("stated-arithmetic",), strict=True)
    return [(f.verdict, f.derivation[0]) for f in found if f.rule == "stated-total"]


WRONG = [
    ("零售收入5.1亿元，批发收入3.2亿元，线上收入1.7亿元，合计11亿元。", "5.1亿元 + 3.2亿元 + 1.7亿元 = 10亿元"),
    ("三条产线分别投资50亿元、30亿元、10亿元，合计100亿元。", "50亿元 + 30亿元 + 10亿元 = 90亿元"),
    ("水泥收入25.8亿元，其他收入15.4亿元，合计51.2亿元。", "25.8亿元 + 15.4亿元 = 41.2亿元"),
    (
        "Retail brought in $5.1 billion, wholesale $3.2 billion and online $1.7 billion, for a total of $11 billion.",
        "$5.1 billion + $3.2 billion + $1.7 billion = $10 billion",
    ),
    (
        "Output was 125.8 million tonnes, comprising a first crop of 24.9 million tonnes and a second of 10.9 million tonnes.",
        "24.9 million tonnes + 10.9 million tonnes = 35,800,000 t",
    ),
]
OPEN = [
    "华东收入30亿元，华南收入20亿元，华北收入10亿元，全国合计收入100亿元。",
    "华东收入30亿元，华南收入20亿元，华北收入10亿元等，合计100亿元。",
    "水泥收入25.8亿元，骨料收入15.4亿元，合计51.2亿元。",
    "水泥收入25.8亿元，去年为20.1亿元，骨料收入17.4亿元，砂石15.4亿元，合计78.6亿元。",
    "Shops including Kiel with $3 million, Bonn with $2 million and Trier with $1 million sold goods for a total of $40 million.",
]


@pytest.mark.parametrize(("text", "step"), WRONG)
def test_a_whole_list_that_makes_another_total(text: str, step: str) -> None:
    assert told(text) == [("inconsistent", step)]


@pytest.mark.parametrize("text", OPEN)
def test_a_list_that_may_lack_parts(text: str) -> None:
    assert told(text) == []


def test_a_whole_list_that_makes_its_total() -> None:
    assert told("零售收入5.1亿元，批发收入3.2亿元，线上收入1.7亿元，合计10亿元。") == [
        ("consistent", "5.1亿元 + 3.2亿元 + 1.7亿元 = 10亿元")
    ]


BEGUN = [
    (
        "Halvorsen Foods reported its results for 2025. Frozen meals brought in revenue of $4.1 billion. "
        "Its dairy unit had revenue of $2.2 billion and its bakery unit $900 million, for a total of {} billion.",
        "$8.2",
        "$7.2",
    ),
    (
        "远桥物流公布2025年业绩。快递业务营业收入41.2亿元。冷链业务营业收入22.4亿元，仓储业务营业收入9.1亿元，三项合计{}亿元。",
        "82.7",
        "72.7",
    ),
]


@pytest.mark.parametrize(("text", "wrong", "right"), BEGUN)
def test_a_list_that_began_in_the_sentence_before(text: str, wrong: str, right: str) -> None:
    assert [verdict for verdict, _ in told(text.format(wrong))] == ["tension"]
    assert [verdict for verdict, _ in told(text.format(right))] == ["consistent"]


def test_two_numbers_of_another_paragraph_are_no_list() -> None:
    """Cost and profit come to the revenue as well; the words speak of the divisions."""
    text = (
        "Halvorsen Foods had a cost of sales of $5.15 billion and a gross profit of $2.05 billion.\n\n"
        "Frozen meals brought in revenue of $41 billion. "
        "Dairy contributed revenue of $2.2 billion and bakery revenue of $900 million, for a total of $7.2 billion."
    )
    assert ("consistent", "$5.15 billion + $2.05 billion = $7.2 billion") not in told(text)


def test_how_many_parts_a_total_has_is_no_factor() -> None:
    text = "锌锭收入30.0亿元，铅锭收入12.0亿元，铜收入8.0亿元，三项合计50.0亿元。"
    text += "锌锭均价每吨2.4万元，销量12.5万吨，由此带来90.0亿元的收入。"
    assert [step for verdict, step in told(text) if "三项" in step and verdict == "consistent"] == []


DASHED = [
    "Brightwell has raised ${} billion — $1.4 billion from Nordfund, $900 million from Lumen Bank and $600 million from funds.",
    "Exports to the bloc came to ${} billion: $1.4 billion of machinery, $900 million of wine and $600 million of textiles.",
    "全年捐赠{}亿元——教育14.2亿元、医疗9.1亿元和救灾5.7亿元。",
    "全年捐贈{}億元：教育14.2億元、醫療9.1億元及救災5.7億元。",
]


@pytest.mark.parametrize("text", DASHED)
def test_a_list_behind_a_dash(text: str) -> None:
    wrong, right, more = ("2.5", "2.9", "3.3") if "$" in text else ("25.0", "29.0", "33.0")
    assert [verdict for verdict, _ in told(text.format(wrong))] == ["inconsistent"]
    assert [verdict for verdict, _ in told(text.format(right))] == ["consistent"]
    assert told(text.format(more)) == []  # nothing says that these are all


@pytest.mark.parametrize(
    "text",
    [
        "Brightwell has raised $2.5 billion in debt — $1.4 billion from Nordfund and $900 million from Lumen Bank.",
        "Exports came to $2.5 billion — including $1.4 billion of machinery, $900 million of wine and $100 million of textiles.",
        "Exports came to $2.5 billion — against $1.4 billion in May, $900 million in April and $600 million in March.",
        "Exports came to $2.5 billion: machinery $1.4 billion; wine $900 million; and textiles, mostly wool, $600 million.",
    ],
)
def test_a_dash_before_what_is_no_list_of_parts(text: str) -> None:
    assert told(text) == []


OWNERS = [
    "三家运营商昨日公布业绩。中国移动净利润312.4亿元，同比增长5%，上季为297.0亿元；中国电信净利润86.1亿元。中国联通净利润61.5亿元。三家合计{}亿元。",
    "Toyota made a profit of $4.1 billion in the quarter, up 5%. Honda's profit was $1.6 billion. Nissan had a profit of "
    "$300 million. The three carmakers together made a profit of ${} billion.",
]


@pytest.mark.parametrize(("text", "wrong", "right"), [(OWNERS[0], "480.0", "460.0"), (OWNERS[1], "7.5", "6.0")])
def test_a_total_of_as_many_owners_as_it_counts(text: str, wrong: str, right: str) -> None:
    assert [verdict for verdict, _ in told(text.format(wrong))] == ["tension"]
    assert [verdict for verdict, _ in told(text.format(right))] == ["consistent"]


def test_what_they_earn_a_day_is_no_total_of_a_year() -> None:
    assert told("中国移动净利润312.4亿元，中国电信净利润86.1亿元，中国联通净利润61.5亿元；三家合计日赚5.0亿元。") == []


def test_a_total_of_more_owners_than_were_told() -> None:
    assert told("中国移动净利润312.4亿元，中国电信净利润86.1亿元。三家合计480.0亿元。") == []
