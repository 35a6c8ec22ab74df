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
