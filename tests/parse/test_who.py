"""Whose a number is within its sentence: names known and unknown, compared, joined, put behind, inserted."""

from __future__ import annotations

import pytest

from linking import claims

EN = [
    ("Halden's sales rose 6%, against 11% at rival Vestbrook Foods.", ["Halden", "Vestbrook Foods"]),
    ("Lufthansa's load factor rose to 84%, more than Ryanair's 82%.", ["Lufthansa", "Ryanair"]),
    ("Revenue at Siemens rose 4%, that of Hitachi 6%.", ["Siemens", "Hitachi"]),
    ("Siemens and Hitachi gained 1.4% and 2.3%.", ["Siemens", "Hitachi"]),
    ("Gold rose 0.9% to $4,100 an ounce, and silver 1.2%.", ["Gold", "Gold", "Silver"]),
    ("Copper accounted for 40% of Glencore's profit.", ["Glencore"]),
    ("Oslane opened 12 factories.", ["Oslane"]),
    ("Output rose 12%.", [None]),
    ("Brewers sold 12 million barrels.", [None]),
    ("State lender Kreda will lend 300 million euros.", ["Kreda"]),
    ("Competitor Vestbrook Inns rose 7.8%.", ["Vestbrook Inns"]),
    ("Analyst Mark Ellis sold 900 shares.", [None]),
    ("Shares in Harland & Co jumped 12%.", ["Harland & Co"]),
    ("UBS cut its price target on Siemens to 210 euros from 230 euros.", ["Siemens", "Siemens"]),
    ("Unemployment in Spain was 10.3%, versus 11.2% a year ago.", ["Spain", "Spain"]),
]  # fmt: skip
ZH = [
    ("比亚迪营收1950亿元,比吉利的890亿元高出不少。", ["BYD", "Geely"]),
    ("去年亏损4.2亿元的远陵能源今年盈利1.1亿元。", ["远陵能源", "远陵能源"]),
    ("瑞银将宁德时代目标价由420元上调至500元。", ["CATL", "CATL"]),
    ("高盛对同业名创优品转趋审慎,将其目标价由52港元削至45港元。", ["Miniso", "Miniso"]),
    ("欧佩克月报称,沙特10月原油产量为每日1002万桶。", ["Saudi Arabia"]),
    ("华能国际旗下青岭储能三季度营收2.8亿元。", ["青岭储能"]),
    ("恒晶科技三季度营收2.8亿元。", ["恒晶科技"]),
    ("晶科能源三季度营收200亿元。", ["JinkoSolar"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english_subjects(text: str, expected: list[str | None]) -> None:
    assert [c.subject for c in claims(text, "en")] == expected


@pytest.mark.parametrize(("text", "expected"), ZH)
def test_chinese_subjects(text: str, expected: list[str | None]) -> None:
    assert [c.subject for c in claims(text, "zh-Hans")] == expected
