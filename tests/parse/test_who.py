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


def subjects(text: str, language: str) -> list[str | None]:
    return [c.subject for c in claims(text, language)]


SAID = [
    ("泡泡玛特发布财报。巴克莱银行首席执行官张涛表示:“我们有3.2万名员工。”", "zh-Hans", ["Barclays"]),
    ("特斯拉下调价格。蔚来董事长李斌称:“我们今年要开800座换电站。未来三个月里,我们要再招900人。”", "zh-Hans", ["NIO"] * 3),
    ("Siemens cut prices. \"We sold 2.1 million phones,\" said Carl Brandt, chief executive of Nokia.", "en", ["Nokia"]),
    ("特斯拉下调价格。瑞银分析师张涛表示:“我们看到公司裁减了900人。”", "zh-Hans", ["Tesla"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), SAID)
def test_we_is_the_company_whose_officer_speaks(text: str, language: str, expected: list[str | None]) -> None:
    assert subjects(text, language) == expected


PAGE = "特斯拉三季度营收281亿美元\n\n特斯拉周三公布,三季度营收281亿美元。\n\n公司交付49.7万辆汽车。\n\n相关阅读\n\n{}\n"


@pytest.mark.parametrize(
    ("teaser", "expected"),
    [
        ("10月新能源车下乡名单公布... 多地共售出3万辆,补贴2亿元...", [None, None]),
        ("国开行前三季度放贷... 记者获悉,国开行发放铁路贷款超900亿元,同比增长8%...", ["China Development Bank"] * 2),
    ],
)
def test_a_teaser_knows_nothing_of_the_article_it_follows(teaser: str, expected: list[str | None]) -> None:
    assert subjects(PAGE.format(teaser), "zh-Hans")[-2:] == expected
    assert subjects(PAGE.format(teaser), "zh-Hans")[:3] == ["Tesla"] * 3


SHARED = [
    ("远陵能源与西门子周二签约。两家公司表示,双方共有3.2万名员工。", "zh-Hans", ["远陵能源; Siemens"]),
    ("西门子周二签约。两家公司共有3.2万名员工。", "zh-Hans", ["Siemens"]),
    ("蓝湾能源计划建设8GW风电项目。西门子股价上涨3%。照这个价钱,8GW项目要花数百亿美元。", "zh-Hans",
     ["蓝湾能源", "Siemens", "蓝湾能源", "蓝湾能源"]),
    ("蓝湾能源计划建设8GW风电项目。西门子股价上涨3%。照这个价钱,6GW项目要花数百亿美元。", "zh-Hans",
     ["蓝湾能源", "Siemens", "Siemens", "Siemens"]),
    ("泰国曾是长城汽车第一大市场。", "zh-Hans", ["Great Wall Motor"]),
    ("宁德时代是长城汽车第一大供应商。", "zh-Hans", ["CATL"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), SHARED)
def test_firms_meant_together_and_who_has_a_project(text: str, language: str, expected: list[str | None]) -> None:
    assert subjects(text, language) == expected


INTRODUCED = [
    ("摩根士丹利将昕阳科技目标价由210元调高至255元。", ["昕阳科技"] * 2),
    ("摩根士丹利将裁减900名员工。", ["Morgan Stanley"]),
    ("半导体设备厂昶曜精密今日公告,10月合并营收5.1亿元。", ["昶曜精密"]),
    ("IC设计厂凌晶科技30日召开法说会,公布第三季营收5亿元。", ["凌晶科技"]),
    ("海澜精工三季度营收8亿元。中信证券将公司2025年至2026年每股收益预测调整为1元和2元。", ["海澜精工"] * 3),
    ("中信证券三季度营收8亿元。公司将分红2亿元。", ["Citic Securities"] * 2),
    ("组件龙头晶科能源公布第三季营收5亿元。", ["JinkoSolar"]),
    ("国际油价单周跌逾4% 比亚迪三季度净利降一成\n比亚迪三季度净利降一成。", ["Crude oil", "BYD", "BYD"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_names_behind_what_introduces_them(text: str, expected: list[str | None]) -> None:
    assert subjects(text, "zh-Hans") == expected


BID = (
    "Norvik Capital to buy pub owner Marlow Inns\n\nNorvik Capital has agreed to buy Marlow Inns for 2.1 billion pounds.\n\n"
    "Shareholders will receive 300 pence for each share, {}.\n"
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("a premium of 20% to Tuesday's closing price of 250 pence", "Marlow Inns"),
        ("and shares of Norvik Capital fell 2%", "Norvik Capital"),
    ],
)
def test_what_a_target_was_worth_is_its_own(told: str, expected: str) -> None:
    assert subjects(BID.format(told), "en")[-1] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("European Central Bank staff filed 40 reports.", "en", [None]),
        ("Siemens filed 40 reports in Europe.", "en", ["Europe"]),
        ("分析师将西门子目标价由210元削至200元。", "zh-Hans", [None, None]),
    ],
)
def test_a_scope_is_no_part_of_a_name_and_no_verb(text: str, language: str, expected: list[str | None]) -> None:
    assert [c.scope for c in claims(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Broadcom trades at 37 times earnings, a discount to AMD at 41 times.", ["Broadcom", "AMD"]),
        ("Revenue at Siemens rose 4%, that of Hitachi 6%.", ["Siemens", "Hitachi"]),
        ("Siemens sold 4 plants on the advice of Hitachi.", ["Siemens"]),
    ],
)
def test_another_brought_in_has_its_own_figure(text: str, expected: list[str]) -> None:
    assert subjects(text, "en") == expected
