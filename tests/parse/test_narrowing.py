"""What a figure is of within a company: segments, products, channels, list items; and totals, which are of nothing."""

from __future__ import annotations

import pytest

from linking import claims, links

CHINESE = [
    ("远岭能源公布业绩。公司实现营业收入56亿元。", [None]),
    ("远岭能源公布业绩。全年累计营业总额不变,总营收56亿元。", [None]),
    ("远岭能源公布业绩。储能系统收入17亿元,云业务收入3亿元,合计收入20亿元。", ["储能系统", "云业务", None]),
    ("远岭能源公布业绩。公司出货量48GWh,其中动力电池29GWh、储能19GWh。", [None, "动力电池", "储能"]),
    ("远岭能源公布业绩。公司共有员工3.2万人。", [None]),
    ("远岭能源公布业绩。公司维持营收目标60亿元。", [None]),
    ("远岭能源公布业绩。海外销量21万辆,销量合计50万辆。", ["overseas", None]),
    ("远岭能源公布业绩。截至6月底现金30亿元。", [None]),
    ("远岭能源公布业绩。有色金属收入8亿元,新能源业务收入6亿元。", ["有色金属", "新能源业务"]),
    ("远岭能源公布业绩。境内/境外收入20.4/10.8亿元,同比+12.3%/+30.1%。", ["境内", "overseas", "境内", "overseas"]),
    ("远岭能源公布业绩。线上、线下收入分别为6.2亿元和25.0亿元。", ["线上", "线下"]),
    ("远岭能源公布业绩。营收/归母净利润31.2/4.6亿元。", [None, None]),
    ("远岭能源公布业绩。一季度和二季度收入分别为6亿元和8亿元。", [None, None]),
]
ENGLISH = [
    ("Halden Foods said revenue rose to $9 billion.", [None]),
    ("Halden Foods said total net revenue rose to $9 billion.", [None]),
    (
        "Halden Foods reported results. The bakery division brought in $3.1 billion, snacks $740 million and teas $400 million.",
        ["bakery division", "snacks", "teas"],
    ),
    ("Halden Foods reported results. It posted record quarterly revenue of $9 billion.", [None]),
    ("Halden Foods reported results. Catering revenue grew 5% while frozen food revenue fell 2%.", ["catering", "frozen food"]),
    ("Apple reported results. iPad sales came to $7.0 billion and Mac sales were $8.1 billion.", ["iPad", "Mac"]),
    ("Halden Foods reported results. Stronger sales lifted net income to $1.2 billion.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_figures_are_narrowed_by_nouns_only(text: str, expected: list[str | None]) -> None:
    assert [c.scope for c in claims(text, "zh-Hans")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_figures_are_narrowed_by_nouns_only(text: str, expected: list[str | None]) -> None:
    assert [c.scope for c in claims(text, "en")] == expected


def test_money_from_a_product_is_its_makers() -> None:
    (claim,) = claims("Apple reported results. iPhone sales were $49.0 billion.", "en")
    assert (claim.subject, claim.metric, claim.scope) == ("Apple", "revenue", "iPhone")


def test_a_products_own_figure_stays_its_own() -> None:
    (claim,) = claims("英伟达公布新品。H100售价为3万美元。", "zh-Hans")
    assert (claim.subject, claim.scope) == ("Nvidia H100", None)


def test_items_of_a_list_keep_its_metric() -> None:
    text = (
        "Halden Foods reported results. Retail contributed $5.1 billion of revenue, online $1.7 billion and vending $0.4 billion."
    )
    assert [(c.metric, c.scope) for c in claims(text, "en")] == [
        ("revenue", "retail"),
        ("revenue", "online"),
        ("revenue", "vending"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("晶岭9月营收月减7.6%\n晶圆代工厂晶岭今日公布业绩,9月营收26.4亿元。", "zh-Hans", ["晶岭", "晶岭"]),
        ("云杉医药(600123)公布业绩,营收26亿元。", "zh-Hans", ["云杉医药"]),
        ("10月出口额58亿美元\n统计部门今日公布数据,出口额58亿美元。", "zh-Hans", [None, None]),
        ("北京9月18日电 云杉医药今日公布业绩,营收26亿元。", "zh-Hans", ["云杉医药"]),
        ("截至收盘,股价报56.3元。", "zh-Hans", [None]),
        ("Wages rose 4% from a year earlier.", "en", [None]),
        ("Traders now price in 36 basis points of cuts.", "en", [None]),
        ("Oslane raised its dividend to $1.2 billion. Oslane said demand was firm.", "en", ["Oslane"]),
    ],
)
def test_subjects_are_names_not_fragments(text: str, language: str, expected: list[str | None]) -> None:
    assert [c.subject for c in claims(text, language)] == expected


def test_a_country_is_carried_into_its_exports_and_imports() -> None:
    text = "前8个月,我国进出口总值29万亿元。其中,出口17万亿元;进口12万亿元。对美国进出口2.7万亿元。"
    assert [c.subject for c in claims(text, "zh-Hans")] == ["China"] * 4


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("船队运力62万TEU。", "zh-Hans", ["fleet_capacity"]),
        ("打捞费为4646元。", "zh-Hans", ["打捞费"]),
        ("合计10万TEU。", "zh-Hans", [None]),
        ("央行开展了1900亿元逆回购。", "zh-Hans", ["open_market_operation"]),
        ("It had $3 billion.", "en", [None]),
        ("The damage came to $3 billion in all.", "en", ["damage"]),
        ("Traders had lost $3 billion.", "en", [None]),
    ],
)
def test_open_metrics_are_nouns_or_nothing(text: str, language: str, expected: list[str | None]) -> None:
    assert [c.metric for c in claims(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fuel costs fell 11% last year.", "en", ["cost"]),
        ("Norvane said its margin range was 6% to 8%.", "en", ["profit_margin"]),
        ("Corn futures rose 1.6% on Friday.", "en", ["commodity_price"]),
        ("The yield on the 10-year Treasury rose to 4.1%.", "en", ["bond_yield"]),
        ("10年期国债收益率升至1.9%。", "zh-Hans", ["bond_yield"]),
    ],
)
def test_greedy_words_let_percentages_go(text: str, language: str, expected: list[str | None]) -> None:
    assert [c.metric for c in claims(text, language)] == expected


def test_a_difference_from_last_year_is_a_change() -> None:
    assert links("10月新增社融8150亿元,比上年同期少5970亿元。", "zh-Hans")[1].startswith(
        "5970亿元 | - | social_financing | change down |"
    )


def test_a_share_is_no_comparison() -> None:
    kinds = [c.kind for c in claims("纯电车型占比40%,增程车型占比60%。", "zh-Hans")]
    assert kinds == ["share", "share"]


def test_words_out_of_a_mouth_are_its_own() -> None:
    (claim,) = claims("黄仁勋口中的“性能提升30倍”引起讨论。", "zh-Hans")
    assert claim.speaker == "Jensen Huang"
