"""Which words of a text name an entity or a metric, and which only look like it."""

from __future__ import annotations

import pytest

from claims.packs import load
from claims.parse.lexicon import Lexicon


def entities(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.id) for hit in Lexicon(load()).entities(text)]


def metrics(text: str) -> list[tuple[str, str, bool]]:
    return [(text[hit.start : hit.end], hit.id, hit.verb) for hit in Lexicon(load()).metrics(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("英伟达与微软签约", [("英伟达", "nvidia"), ("微软", "microsoft")]),
        ("辉达股价大涨", [("辉达", "nvidia")]),
        ("Meta cut jobs", [("Meta", "meta")]),
        ("Metadata grew", []),
        ("they can afford it", []),
        ("Ford can afford it", [("Ford", "ford")]),
        ("the oracle spoke", []),
        ("Oracle's cloud", [("Oracle", "oracle")]),
        ("ORACLE UP", [("ORACLE", "oracle")]),
        ("nvidia and OPENAI", [("nvidia", "nvidia"), ("OPENAI", "openai")]),
        ("苹果汁销量上升", []),
        ("Micron (MU) rose", [("Micron", "micron"), ("MU", "micron")]),
        ("MU particles", []),
    ],
)
def test_entities(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("毛利率为27.6%", [("毛利率", "gross_margin", False)]),
        ("营业成本45亿元", [("营业成本", "cost_of_revenue", False)]),
        ("it employs 300 people", [("employs", "employees", True)]),
        ("两融余额", [("两融余额", "margin_balance", False)]),
    ],
)
def test_metrics(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert metrics(text) == found
