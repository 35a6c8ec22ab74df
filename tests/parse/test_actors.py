"""Names known and unknown, and what stands for them."""

from __future__ import annotations

import pytest

from claims.parse.lexicon import Lexicon
from claims.parse.parties.actors import actors
from linking import pack


def named(text: str, language: str = "zh-Hans") -> list[str]:
    return [actor.name for actor in actors(text, language, Lexicon(pack(), text), []) if not actor.anaphor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭能源公布业绩,云岭能源股价上涨。", ["云岭能源", "云岭能源"]),
        ("云岭能源(688999)公布业绩。云岭表示乐观,云岭还将扩产。", ["云岭能源", "云岭能源", "云岭能源"]),
        ("新能源汽车销量上涨。", []),
        ("多家银行下调利率。", []),
        ("通过软件升级,效率提高。", []),
        ("初创公司Novalane宣布融资。", ["Novalane"]),
        ("采用Novalane工艺。", []),
        ("英伟达与微软合作。", ["Nvidia", "Microsoft"]),
        ("英伟达H100售价上涨。", ["Nvidia H100"]),
    ],
)
def test_names_in_chinese(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Redwood Energy Corp said profit rose. Redwood plans to expand. Redwood is growing.",
            ["Redwood Energy Corp"] * 3,
        ),
        ("Turbine maker Halden Wind said orders rose.", ["Halden Wind"]),
        ("The Company Secretary resigned.", []),
        ("On Monday, Revenue rose.", []),
        ("Mark Ellis, chief executive, was upbeat.", []),
        ("Nvidia and Microsoft agreed.", ["Nvidia", "Microsoft"]),
    ],
)
def test_names_in_english(text: str, expected: list[str]) -> None:
    assert named(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司营收增长。", 1),
        ("其营收增长。", 1),
        ("其他公司营收增长。", 0),
        ("尤其重要的是子公司。", 0),
        ("这款芯片售价上涨。", 1),
    ],
)
def test_words_that_point_back(text: str, expected: int) -> None:
    assert sum(actor.anaphor for actor in actors(text, "zh-Hans", Lexicon(pack(), text), [])) == expected
