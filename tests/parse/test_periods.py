"""Which period a number belongs to: what is carried on, and what is told only on the way."""

from __future__ import annotations

from datetime import date

import pytest

from linking import PUBLISHED, claims


def periods(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    language = "en" if text.isascii() else "zh-Hans"
    return [(c.quote, c.period) for c in claims(text, language, published) if c.kind != "duration"]


# A state's budget: its years, and what it lays out without a verb; and a text that is on none.
BUDGETS = (
    (
        "Marlowe governor offers $41 billion budget\n\n"
        "The governor would spend $41 billion in the fiscal year that begins July 1, "
        "an increase of 4% over the current year's $39.4 billion. "
        "Lawmakers cut $2 billion in the last fiscal year.\n\n"
        "An added $300 million for bridges.\n\nThe jobless rate was 4.1% in December.",
        "2026-02-04",
        [
            ("$41 billion", "FY2027", "target"),
            ("$41 billion", "FY2027", "target"),
            ("4%", "FY2027", "*"),
            ("$39.4 billion", "FY2026", "actual"),
            ("$2 billion", "FY2025", "actual"),
            ("$300 million", "FY2027", "target"),
            ("4.1%", "2025-12", "actual"),
        ],
    ),
    (
        "The state government's budget for 2026-27 puts capital outlay at Rs 900 crore, "
        "against Rs 850 crore in the current fiscal.",
        "2026-02-18",
        [("Rs 900 crore", "FY2027", "forecast"), ("Rs 850 crore", "FY2026", "*")],
    ),
    (
        "北海省政府公布2027年预算草案\n\n总支出计划为410亿元。国防开支50亿元,教育支出60亿元。财政部门目前有职工300人。",
        "2026-10-12",
        [("410亿元", "2027", "target"), ("50亿元", "2027", "target"), ("60亿元", "2027", "target"), ("300人", "*", "actual")],
    ),
    (
        "Harbor Motors will add a line by 2028-29.\n\nAn added $300 million for bridges.",
        "2026-02-18",
        [("$300 million", None, "actual")],
    ),
)


@pytest.mark.parametrize(("text", "published", "expected"), BUDGETS)
def test_a_budget_has_years_and_plans(text: str, published: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = claims(text, "en" if text.isascii() else "zh-Hans", date.fromisoformat(published))
    for claim, (quote, period, mode) in zip((c for c in found if c.kind != "duration"), expected, strict=True):
        assert (claim.quote, claim.period) == (quote, claim.period if period == "*" else period)
        assert mode in ("*", claim.modality), claim.quote


ON_THE_WAY = (
    # Levels and spans: what a quarter had before it, years told short, last year's part, the running year behind two others.
    ("乙公司三季度产能利用率为98%,上一季度为101%。", [("98%", "2025Q3"), ("101%", "2025Q2")]),
    ("该行把乙公司2026至28年每股盈利预测分别上调1%、3%及4%。", [("1%", "2026"), ("3%", "2027"), ("4%", "2028")]),
    (
        "该行将乙公司2026年及2027年净利润预测分别调高4%及6%,估计今年交付量为62万辆,并预期第四季毛利率为25%。",
        [("4%", "2026"), ("6%", "2027"), ("62万辆", "2025"), ("25%", "2025Q4")],
    ),
    ("乙公司三季度营收20亿元,本季度毛利率31%。", [("20亿元", "2025Q3"), ("31%", "2025Q3")]),
    ("乙公司三季度营收20亿元,预计本季度毛利率31%。", [("20亿元", "2025Q3"), ("31%", "2025Q4")]),
    (
        "Acme revenue in the third quarter rose to $3.8 billion from $3.7 billion last year.",
        [("$3.8 billion", "2025Q3"), ("$3.7 billion", "2024Q3")],
    ),
    (
        "The jobless rate was 4.2% in October, compared with 4.4% for the country.",
        [("4.2%", "2025-10"), ("4.4%", "2025-10")],
    ),
    (
        "Acme's share fell to 6.9% in October. Bolt saw an 11% registration increase from October of 2024.",
        [("6.9%", "2025-10"), ("11%", "2025-10")],
    ),
    # Quarters of a company's own year, told beside the one reported on; lists without marks.
    (
        "乙公司公布2025财年第三季度财报,营收为7.7亿元,与第二财季的6.9亿元相比增长12%。净利润为1.1亿元,而上一财季为0.9亿元,上年同期为0.8亿元。",
        [
            ("7.7亿元", "FY2025Q3"),
            ("6.9亿元", "FY2025Q2"),
            ("12%", "FY2025Q3"),
            ("1.1亿元", "FY2025Q3"),
            ("0.9亿元", "FY2025Q2"),
            ("0.8亿元", "FY2024Q3"),
        ],
    ),
    (
        "乙公司三季度毛利率为31%。\n\n四季度业绩展望:\n营收环比将增长5%至7%;\n毛利率28%至30%;\n研发费用2亿元。\n\n公司成立10年。",
        [("31%", "2025Q3"), ("5%至7%", "2025Q4"), ("28%至30%", "2025Q4"), ("2亿元", "2025Q4")],
    ),
    (
        "Acme expects profit of $9 billion in fiscal 2027. It sees sales of chips reaching $2.4 billion that year.",
        [("$9 billion", "FY2027"), ("$2.4 billion", "FY2027")],
    ),
    # What works cost in all is of no one year.
    ("2026年中央预算内投资安排810亿元。上述项目总投资超过1400亿元。", [("810亿元", "2026"), ("超过1400亿元", None)]),
    # What is revised, reached of a plan, and the latest.
    (
        "Acme lowered its forecast for 2026 registrations to 2.72 million vehicles from 2.76 million.",
        [("2.72 million", "2026"), ("2.76 million", "2026")],
    ),
    ("乙公司全年资本开支由原先的14亿美元下调至12亿美元。", [("14亿美元", "2025"), ("12亿美元", "2025")]),
    ("乙公司三季度资本开支由14亿美元降至12亿美元。", [("14亿美元", "2024Q3"), ("12亿美元", "2025Q3")]),
    ("前三季度投资20亿元,完成全年额度的84%。", [("20亿元", "2025-01/2025-09"), ("84%", "2025-01/2025-09")]),
    ("Acme orders in the latest quarter grew 11%.", [("11%", "2025Q3")]),
    (
        "It cut its Acme earnings estimates for this year and next by 9% and 12% respectively.",
        [("9%", "2025"), ("12%", "2026")],
    ),
    ("多家车企公布10月交付。乙公司表示,上月交付2万辆。", [("2万辆", "2025-10")]),
    ("乙公司10月交付2万辆,上月为1.5万辆。", [("2万辆", "2025-10"), ("1.5万辆", "2025-09")]),
    # What heads a list tells of when its items are; where it tells none, they are of what the text reports on.
    (
        "乙公司10月销量8万辆,同比增长14%。前10个月累计销量63万辆。\n\n其他品牌的表现如下：\n\n"
        "● 丙公司:销量4万辆,同比增长10%;\n● 丁公司:销量3万辆。",
        [
            ("8万辆", "2025-10"),
            ("14%", "2025-10"),
            ("63万辆", "2025-01/2025-10"),
            ("4万辆", "2025-10"),
            ("10%", "2025-10"),
            ("3万辆", "2025-10"),
        ],
    ),
    (
        "去年重点工程成绩单\n■ 完成投资251亿元,同比增长5%\n■ 新开工30项\n\n全市公路总长2万公里。",
        [("251亿元", "2024"), ("5%", "2024"), ("30项", None), ("2万公里", None)],
    ),
    (
        "Holders will get 412 pence a share, a premium of 34% to Tuesday's closing price of 307 pence. The debt is $1.2 billion.",
        [("412 pence a share", None), ("34%", None), ("307 pence", "2025-11-11"), ("$1.2 billion", None)],
    ),
    ("乙公司前10个月销售额126亿元,月减6%。", [("126亿元", "2025-01/2025-10"), ("6%", "2025-10")]),
    (
        "Acme third-quarter sales rose to $3 billion, and it raised its forecast for the full year. Net profit was $400 million.",
        [("$3 billion", "2025Q3"), ("$400 million", "2025Q3")],
    ),
    (
        "乙公司10月销量3万辆,同比增长8%。前10个月累计销量25万辆。\n\n出口收入2亿元,占总收入的30%。",
        [
            ("3万辆", "2025-10"),
            ("8%", "2025-10"),
            ("25万辆", "2025-01/2025-10"),
            ("2亿元", "2025-10"),
            ("30%", "2025-10"),
        ],
    ),
    (
        "Acme registered 4,000 cars in October. A year earlier, diesel cars had accounted for 35.8%.",
        [("4,000", "2025-10"), ("35.8%", "2024-10")],
    ),
    ("Founded in 1987, Acme runs 1,420 pubs.", [("1,420", None)]),
    (
        "Acme delivered 800 cars in October, three times as many as in October 2024.",
        [("800", "2025-10"), ("three times", "2025-10")],
    ),
    ("乙公司前三季度增长5%,一、二季度分别增长4%和6%。", [("5%", "2025-01/2025-09"), ("4%", "2025Q1"), ("6%", "2025Q2")]),
    (
        "Shares have gained 30% this year and 80% over the past 12 months.",
        [("30%", "2025-01-01/2025-11-14"), ("80%", "2024-12/2025-11")],
    ),
    ("英伟达第二季度营收467亿美元,预计第三季度营收540亿美元。", [("467亿美元", "FY2026Q2"), ("540亿美元", "FY2026Q3")]),
    ("台积电第二季度营收300亿美元,预计第四季度营收320亿美元。", [("300亿美元", "2025Q2"), ("320亿美元", "2025Q4")]),
    (
        "乙公司上半年营收60亿元,其中一季度28亿元;研发费用6亿元。",
        [("60亿元", "2025H1"), ("28亿元", "2025Q1"), ("6亿元", "2025H1")],
    ),
    ("乙公司上半年营收60亿元,高于去年的50亿元。净利润4亿元。", [("60亿元", "2025H1"), ("50亿元", "2024"), ("4亿元", "2025H1")]),
    ("乙公司上半年营收60亿元(一季度为28亿元)。净利润4亿元。", [("60亿元", "2025H1"), ("28亿元", "2025Q1"), ("4亿元", "2025H1")]),
    ("乙公司第二季营收60亿元,第一季为58亿元。净利润4亿元。", [("60亿元", "2025Q2"), ("58亿元", "2025Q1"), ("4亿元", "2025Q2")]),
    (
        "乙公司二季度营收60亿元。三季度营收58亿元。净利润4亿元。",
        [("60亿元", "2025Q2"), ("58亿元", "2025Q3"), ("4亿元", "2025Q3")],
    ),
    (
        "乙公司前三季度营收60亿元。其中,第三季度营收20亿元;净利润2亿元。研发费用3亿元。",
        [("60亿元", "2025-01/2025-09"), ("20亿元", "2025Q3"), ("2亿元", "2025Q3"), ("3亿元", None)],
    ),
    (
        "Sales were $3 billion in the first half, including $1.6 billion in the second quarter. Net profit was $400 million.",
        [("$3 billion", "2025H1"), ("$1.6 billion", "2025Q2"), ("$400 million", "2025H1")],
    ),
    (
        "Acme sales were $3 billion in the second quarter. Net profit was $400 million.",
        [("$3 billion", "2025Q2"), ("$400 million", "2025Q2")],
    ),
    (
        "Output was 30,000 tonnes in the week ended Oct. 3, from 28,000 tonnes a week earlier and 25,000 tonnes a year earlier.",
        [
            ("30,000 tonnes", "2025-09-27/2025-10-03"),
            ("28,000 tonnes", "2025-09-20/2025-09-26"),
            ("25,000 tonnes", "2024-09-27/2024-10-03"),
        ],
    ),
    (
        "Acme said on Nov. 10 that profit rose to $40 million from $30 million a year earlier.",
        [("$40 million", None), ("$30 million", None)],
    ),
    ("Acme now expects 2026 sales of $12 billion.", [("$12 billion", "2026")]),
    (
        "Acme sales were $3 billion in the third quarter. For the full fiscal year, it expects sales of $12 billion.",
        [("$3 billion", "2025Q3"), ("$12 billion", None)],
    ),
    ("甲公司今年预计营收增长25%。", [("25%", "2025")]),
    (
        "甲公司1至10月销售额180亿元;乙公司10月销售额20亿元,累计150亿元。",
        [("180亿元", "2025-01/2025-10"), ("20亿元", "2025-10"), ("150亿元", "2025-01/2025-10")],
    ),
    ("乙公司10月交付2万辆,累计交付50万辆。", [("2万辆", "2025-10"), ("50万辆", None)]),
    ("乙公司10月累计交付2万辆。", [("2万辆", "2025-10")]),
    (
        "Second-quarter profit was $44 million, or $1.46 a share, compared with $39 million, or $1.29 a share.",
        [("$44 million", "2025Q2"), ("$1.46 a share", "2025Q2"), ("$39 million", "2024Q2"), ("$1.29 a share", "2024Q2")],
    ),
    (
        "Second-quarter profit was $44 million, compared with $39 million in the first quarter.",
        [("$44 million", "2025Q2"), ("$39 million", "2025Q1")],
    ),
    ("甲公司去年净利润为15亿元,较前年的12亿元增长50%。", [("15亿元", "2024"), ("12亿元", "2023"), ("50%", "2024")]),
)


@pytest.mark.parametrize(("text", "expected"), ON_THE_WAY)
def test_what_is_told_on_the_way_is_not_carried_on(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert periods(text) == expected


FISCAL = (
    ("Apple's fiscal fourth-quarter revenue rose to $94 billion from $89 billion a year earlier.",
     [("$94 billion", "FY2025Q4"), ("$89 billion", "FY2024Q4")]),
    ("Microsoft posted fiscal first-quarter revenue of $70 billion. Net income was $24 billion.",
     [("$70 billion", "FY2026Q1"), ("$24 billion", "FY2026Q1")]),
    ("Microsoft expects fiscal second-quarter revenue of $75 billion.", [("$75 billion", "FY2026Q2")]),
    ("微软第一财季营收700亿美元,去年同期为650亿美元。", [("700亿美元", "FY2026Q1"), ("650亿美元", "FY2025Q1")]),
    ("微软三季度营收700亿美元。", [("700亿美元", "2025Q3")]),
    ("Northwick posted fiscal fourth-quarter revenue of $64 million.", [("$64 million", "FYQ4")]),
    ("Northwick closed fiscal 2025. Its fiscal fourth-quarter revenue was $64 million.", [("$64 million", "FY2025Q4")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FISCAL)
def test_a_fiscal_quarter_is_of_the_companys_own_year(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert periods(text) == expected
