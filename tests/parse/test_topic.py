"""What a text is about as it goes on: companies that come back, countries, the parties of a deal, brokers that only speak."""

from __future__ import annotations

import pytest

from linking import claims

EN = [
    (
        "Oslane Motors profit rises\nOslane Motors said revenue was $3 billion. Its rival Ford reported revenue of $43 billion. "
        "The company expects revenue of $4 billion. It ended the year with $1 billion in cash.",
        ["Oslane Motors", "Ford", "Oslane Motors", "Oslane Motors"],
    ),
    (
        "Oslane Motors profit rises\nOslane Motors said revenue was $3 billion. Ford reported revenue of $43 billion. "
        "Net income was $2 billion.",
        ["Oslane Motors", "Ford", "Ford"],
    ),
    (
        "Danish inflation slows\nDanish consumer prices rose 1.9% in October. Unemployment was 2.6%. Novo Nordisk cut 900 jobs.",
        ["Denmark", "Denmark", "Novo Nordisk"],
    ),
    ("Danish brewer Halden Beer said revenue was $3 billion.", ["Halden Beer"]),
    (
        "Spain to spend on railways\nThe Spanish government will invest 9 billion euros by 2030. The programme includes "
        "2 billion euros for stations.",
        ["Spain", "Spain"],
    ),
    ("Inflation in Chile was 3.4% in September. In Peru it was 1.4%.", ["Chile", "Peru"]),
    ("Nvidia, founded in 1993, was valued at $4 trillion.", ["Nvidia"]),
    ("The round was led by Oslane Capital, which invested $90 million.", ["Oslane Capital"]),
    (
        "Jefferies lifts Nvidia target\nJefferies analyst Ann Roe said Nvidia was cheap. She expects revenue of $60 billion.",
        ["Nvidia"],
    ),
    ("Intel agreed to buy Halden Chips Inc. The target had revenue of $90 million. The buyer has cash of $9 billion.",
     ["Halden Chips Inc", "Intel"]),
]  # fmt: skip
ZH = [
    (
        "星海科技三季度营收增长\n星海科技三季度营收12亿元。同行中兴通讯营收280亿元。公司净利润1亿元。",
        ["星海科技", "ZTE", "星海科技"],
    ),
    ("星海科技公布业绩。创始人陈立所在的腾讯持股5%。公司净利润1亿元。", ["Tencent", "星海科技"]),
    ("中芯国际营收23亿美元,华虹半导体营收6亿美元,后者净利润2000万美元,前者净利润1亿美元。",
     ["SMIC", "Hua Hong Semiconductor", "Hua Hong Semiconductor", "SMIC"]),
    ("中信证券研报称,比亚迪三季度营收1950亿元。中信证券预计,公司全年净利润为400亿元。", ["BYD", "BYD"]),
    ("国家统计局公布,10月社会消费品零售总额4.6万亿元。", ["China"]),
    ("海关总署公布,10月出口额3053亿美元。对美国出口343亿美元。", ["China", "China"]),
    ("韩国设立基金\n韩国政府公布,将投资150万亿韩元。其中30万亿韩元投向芯片。", ["South Korea", "South Korea"]),
    ("远航控股收购蓝湾科技\n远航控股公告,拟收购蓝湾科技。标的公司营收21亿元。收购方营收90亿元。", ["蓝湾科技", "远航控股"]),
    ("远陵石油前三季度净利下降\n远陵石油发布三季报,营收860亿元。", ["远陵石油"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english_stories(text: str, expected: list[str | None]) -> None:
    assert [c.subject for c in claims(text, "en") if c.kind != "duration"] == expected


@pytest.mark.parametrize(("text", "expected"), ZH)
def test_chinese_stories(text: str, expected: list[str | None]) -> None:
    assert [c.subject for c in claims(text, "zh-Hans")] == expected


def test_a_ministry_at_home_in_taiwan_counts_its_exports() -> None:
    assert [c.subject for c in claims("財政部公布,10月出口額618億美元,新台幣走升。", "zh-Hant")] == ["Taiwan"]
