"""Periods named in text, and words that name none."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claims.parse.times import dates as dates_module
from claims.parse.times.dates import dates
from claims.parse.times.dates_day import told_day

PUBLISHED = date(2025, 9, 25)

CASES: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("今年上半年营收10亿元", (("今年上半年", "2025H1", "at"),)),
    ("2025年三季度营收", (("2025年三季度", "2025Q3", "at"),)),
    ("二季度末存货", (("二季度末", "2025-06-30", "at"),)),
    ("9月22日周一宣布", (("9月22日周一", "2025-09-22", "at"),)),
    ("上周日发布", (("上周日", "2025-09-21", "at"),)),
    ("本周一开盘", (("本周一", "2025-09-22", "at"),)),
    ("10月底成为", (("10月底", "", "open"),)),
    ("预计10月上市", (("10月", "2025-10", "at"),)),
    ("2024财年三季报显示", (("2024财年三季报", "FY2024Q3", "at"),)),
    ("2023财年时", (("2023财年", "FY2023", "at"),)),
    ("2023年到2024年这个财年", (("2023年到2024年这个财年", "FY2024", "at"),)),
    ("自2022年末以来上涨", (("2022年末", "2022-12/2025-09", "since"),)),
    ("1至8月销量", (("1至8月", "2025-01/2025-08", "at"),)),
    ("今年前三季度", (("今年前三季度", "2025-01/2025-09", "at"),)),
    ("前8个月销量", (("前8个月", "2025-01/2025-08", "at"),)),
    ("过去12个月营收", (("过去12个月", "2024-10/2025-09", "at"),)),
    ("未来12个月", (("未来12个月", "2025-10/2026-09", "ahead"),)),
    ("截至6月30日", (("6月30日", "2025-06-30", "at"),)),
    ("目前有", (("目前", "2025-09", "now"),)),
    ("2026年下半年上线", (("2026年下半年", "2026H2", "at"),)),
    ("明年产量", (("明年", "2026", "at"),)),
    ("2025年Q2", (("2025年Q2", "2025Q2", "at"),)),
    ("Q2营收", (("Q2", "2025Q2", "at"),)),
    ("年内上涨", (("年内", "2025-01/2025-09", "at"),)),
    ("昨日收盘", (("昨日", "2025-09-24", "at"),)),
    ("本季度营收", (("本季度", "2025Q3", "at"),)),
    ("上季度营收", (("上季度", "2025Q2", "at"),)),
    ("上个月销量", (("上个月", "2025-08", "at"),)),
    ("22日公布", (("22日", "2025-09-22", "at"),)),
    ("2023年11月5日至8日", (("2023年11月5日至8日", "2023-11-05/2023-11-08", "at"),)),
    ("去年全年营收", (("去年全年", "2024", "at"),)),
    ("中报显示", (("中报", "2025H1", "at"),)),
    ("第三季度营收", (("第三季度", "2025Q3", "at"),)),
    ("2023至2025年", (("2023至2025年", "2023/2025", "at"),)),
    ("三季度营收10亿元,去年同期8亿元", (("三季度", "2025Q3", "at"), ("去年同期", "2024Q3", "base"))),
    ("三季度营收10亿元,上季度9亿元", (("三季度", "2025Q3", "at"), ("上季度", "2025Q2", "base"))),
    ("第二财季营收", (("第二财季", "", "open"),)),
    ("12月销量", (("12月", "", "open"),)),
    ("倾向于12月增产", (("12月", "2025-12", "at"),)),
    ("去年12月销量", (("去年12月", "2024-12", "at"),)),
    ("2024年底", (("2024年底", "2024-12", "at"),)),
    ("年初时", (("年初", "2025-01", "at"),)),
    ("2024年和2025年", (("2024年", "2024", "at"), ("2025年", "2025", "at"))),
    ("今年8月", (("今年8月", "2025-08", "at"),)),
    ("前年营收", (("前年", "2023", "at"),)),
    ("下周三发布", (("下周三", "2025-10-01", "at"),)),
    ("In the quarter ended Sept. 28, sales rose", (("quarter ended Sept. 28", "2025Q3", "at"),)),
    ("fiscal 2024 third quarter", (("fiscal 2024 third quarter", "FY2024Q3", "at"),)),
    (
        "the third quarter of fiscal 2024, which ended on October 26",
        (("third quarter of fiscal 2024, which ended on October 26", "FY2024Q3", "at"),),
    ),
    ("first half of 2025", (("first half of 2025", "2025H1", "at"),)),
    ("in the first half", (("first half", "2025H1", "at"),)),
    ("last year", (("last year", "2024", "at"),)),
    ("this week", (("this week", "2025-W39", "at"),)),
    ("in 2027", (("2027", "2027", "at"),)),
    ("since 2022", (("2022", "2022-01/2025-09", "since"),)),
    ("on Monday", (("on Monday", "2025-09-22", "at"),)),
    ("for the three months to June 30, 2025", (("three months to June 30, 2025", "2025Q2", "at"),)),
    ("In May 2025 it may rise", (("May 2025", "2025-05", "at"),)),
    ("Q3 2025", (("Q3 2025", "2025Q3", "at"),)),
    ("FY2024", (("FY2024", "FY2024", "at"),)),
    ("third-quarter revenue", (("third-quarter", "2025Q3", "at"),)),
    ("in the year to March 2025", (("year to March 2025", "2024-04/2025-03", "at"),)),
    ("last quarter", (("last quarter", "2025Q2", "at"),)),
    ("over the full year", (("full year", "2025", "at"),)),
    ("FY25 Q2", (("FY25 Q2", "FY2025Q2", "at"),)),
    ("next year", (("next year", "2026", "at"),)),
    ("by 2030", (("2030", "2030", "at"),)),
    ("August deliveries", (("August", "2025-08", "at"),)),
    ("on Aug. 21, 2025", (("Aug. 21, 2025", "2025-08-21", "at"),)),
    ("from January to March", (("January to March", "2025Q1", "at"),)),
    ("in 2025-26", (("2025-26", "2025/2026", "at"),)),
    ("the end of June", (("June", "2025-06", "at"),)),
    ("over the next five years", (("next five years", "2025-10/2030-09", "ahead"),)),
    ("so far this year", (("so far this year", "2025-01/2025-09", "at"),)),
    ("by the end of 2025", (("2025", "2025-12", "at"),)),
    ("as of Sept. 30", (("Sept. 30", "2025-09-30", "at"),)),
    ("the June quarter", (("June quarter", "2025Q2", "at"),)),
    ("between 2025 and 2027", (("2025 and 2027", "2025/2027", "at"),)),
    ("it fell on Friday", (("on Friday", "2025-09-19", "at"),)),
    ("in 2023 and 2024 sales", (("2023", "2023", "at"), ("2024", "2024", "at"))),
    ("second-quarter 2025", (("second-quarter 2025", "2025Q2", "at"),)),
    ("yesterday", (("yesterday", "2025-09-24", "at"),)),
    ("首三季度营收", (("首三季度", "2025-01/2025-09", "at"),)),
    ("首9个月利润", (("首9个月", "2025-01/2025-09", "at"),)),
    ("前三季利润", (("前三季", "2025-01/2025-09", "at"),)),
    ("首两季利润", (("首两季", "2025H1", "at"),)),
    ("首季利润", (("首季", "2025Q1", "at"),)),
    ("2025年三季报", (("2025年三季报", "", "open"),)),
    ("2025年一季报", (("2025年一季报", "2025Q1", "at"),)),
    ("截至6月30日止六个月", (("截至6月30日止六个月", "2025H1", "at"),)),
    ("截至6月底止中期业绩", (("截至6月底止中期", "2025H1", "at"),)),
    ("截至2025年3月31日止年度", (("截至2025年3月31日止年度", "2024-04/2025-03", "at"),)),
    ("前9个月营收80亿元,2024年同期75亿元", (("前9个月", "2025-01/2025-09", "at"), ("2024年同期", "2024-01/2024-09", "base"))),
    ("去年底存货30亿元,21日股价上涨", (("去年底", "2024-12", "at"), ("21日", "2025-09-21", "at"))),
    ("28日股价上涨", (("28日", "2025-08-28", "at"),)),
    ("预计低于年初的目标", (("年初", "2025-01", "at"),)),
    ("in July-September", (("July-September", "2025Q3", "at"),)),
    ("in October–December 2024", (("October–December 2024", "2024Q4", "at"),)),
    ("now expects 2026 sales", (("2026", "2026", "at"),)),
    ("it now has 20 shops", (("now", "2025-09", "now"),)),
    ("for the full fiscal year", (("the full fiscal year", "", "open"),)),
    ("half-year revenue rose", (("half-year", "2025H1", "at"),)),
    ("前三季度营收30亿元,单季10亿元", (("前三季度", "2025-01/2025-09", "at"), ("单季", "2025Q3", "at"))),
    ("8月销量3万辆。期内出口1万辆", (("8月", "2025-08", "at"), ("期内", "2025-08", "at"))),
    ("二季度营收30亿元,同期乙公司20亿元", (("二季度", "2025Q2", "at"), ("同期", "2025Q2", "at"))),
    ("二季度营收30亿元,同期为20亿元", (("二季度", "2025Q2", "at"), ("同期", "", "base"))),
    ("二季度末门店300家,上季末280家", (("二季度末", "2025-06-30", "at"), ("上季末", "2025-06-30", "at"))),
    ("9月22日公布方案,当日股价上涨", (("9月22日", "2025-09-22", "at"), ("当日", "2025-09-22", "at"))),
    ("三季度末现金,12月投产", (("三季度末", "2025-09-30", "at"), ("12月", "", "open"))),
    ("August sales rose. Sales in the month were", (("August", "2025-08", "at"), ("in the month", "2025-08", "at"))),
    ("Second-quarter quarterly sales", (("Second-quarter", "2025Q2", "at"), ("quarterly", "2025Q2", "at"))),
    (
        "fell 1% in the second quarter after 2% in the first.",
        (("second quarter", "2025Q2", "at"), ("the first", "2025Q1", "at")),
    ),
    ("in the first ten months of the year", (("first ten months of the year", "2025-01/2025-10", "at"),)),
    ("cut its year-end forecast", (("year-end", "2025-12", "at"),)),
    ("by the end of this year", (("end of this year", "2025-12", "at"),)),
    ("cash at year-end", (("year-end", "", "open"),)),
    (
        "三季度营收12亿元,前三季度营收33亿元,预计全年",
        (("三季度", "2025Q3", "at"), ("前三季度", "2025-01/2025-09", "at"), ("全年", "2025", "at")),
    ),
    ("will open 20 shops this year and had 60 at the end of March", (("this year", "2025", "at"), ("March", "2025-03", "at"))),
    ("快递四巨头8月业务量", (("8月", "2025-08", "at"),)),
    ("3Q25营收", (("3Q25", "2025Q3", "at"),)),
    ("25H1净利", (("25H1", "2025H1", "at"),)),
    ("2QFY26收入", (("2QFY26", "FY2026Q2", "at"),)),
    ("FY26 Q1 revenue", (("FY26 Q1", "FY2026Q1", "at"),)),
    ("9M25纯利", (("9M25", "2025-01/2025-09", "at"),)),
    ("2026E净利润", (("2026E", "2026", "at"),)),
    ("民国114年第三季营收", (("民国114年第三季", "2025Q3", "at"),)),
    ("114年9月营收", (("114年9月", "2025-09", "at"),)),
    ("一、二季度分别增长5%和6%", (("一", "2025Q1", "at"), ("二季度", "2025Q2", "at"))),
    ("7、8月销量", (("7", "2025-07", "at"), ("8月", "2025-08", "at"))),
    ("9月季度收入", (("9月季度", "2025Q3", "at"),)),
    ("截至9月19日当周", (("9月19日当周", "2025-09-13/2025-09-19", "at"),)),
    ("今年头八个月出口", (("今年头八个月", "2025-01/2025-08", "at"),)),
    ("2024年末员工3万人,较上年末增加", (("2024年末", "2024-12", "at"), ("上年末", "2023-12", "at"))),
    ("2019年上市,当年营收3亿元,次年4亿元", (("2019年", "2019", "at"), ("当年", "2019", "at"), ("次年", "2020", "at"))),
    ("第二季营收60亿元,当季毛利率21%", (("第二季", "2025Q2", "at"), ("当季", "2025Q2", "at"))),
    ("当季毛利率21%", (("当季", "", "open"),)),
    ("“十四五”期间投资", (("十四五”期间", "2021/2025", "at"),)),
    ("25-27年净利润分别为", (("25-27年", "2025/2027", "at"),)),
    ("2025/26/27年净利润", (("2025", "2025", "at"), ("26", "2026", "at"), ("27年", "2027", "at"))),
    ("明后两年营收", (("明后两年", "2026/2027", "at"),)),
    ("3月以来下跌", (("3月", "2025-03/2025-09", "since"),)),
    ("期末现金,年末存货", (("年末", "", "open"),)),
    ("到年末存货", (("年末", "2025-12", "at"),)),
    ("2026年上半年预计增长5%,下半年增长6%", (("2026年上半年", "2026H1", "at"), ("下半年", "2026H2", "at"))),
    ("2023年一季度营收20亿元,二季度22亿元", (("2023年一季度", "2023Q1", "at"), ("二季度", "2023Q2", "at"))),
    ("2023年营收80亿元,二季度22亿元", (("2023年", "2023", "at"), ("二季度", "2025Q2", "at"))),
    ("五年前营收3亿元", (("五年前", "2020", "at"),)),
    ("几年前营收3亿元", (("几年前", "", "open"),)),
    ("运价14日报1451点", (("14日", "2025-09-14", "at"),)),
    ("《晨报》14日报道", ()),
    ("股价今收612元,昨收610元", (("今", "2025-09-25", "at"), ("昨", "2025-09-24", "at"))),
    ("今收到订单3亿元", ()),
    ("今年前两个月出口增长6%", (("今年前两个月", "2025-01/2025-02", "at"),)),
    ("sales for full year 2026", (("full year 2026", "2026", "at"),)),
    ("in the fourth quarter ended June 28, sales", (("fourth quarter ended June 28", "2025Q2", "at"),)),
    ("the fiscal year ending March 31", (("fiscal year ending March 31", "2025-04/2026-03", "at"),)),
    ("in the first and second quarters", (("first", "2025Q1", "at"), ("second quarters", "2025Q2", "at"))),
    ("It fell on Monday. For the week it rose", (("on Monday", "2025-09-22", "at"), ("For the week", "2025-W39", "at"))),
    ("since its IPO in 2021", (("2021", "2021-01/2025-09", "since"),)),
    ("Five years ago, sales were lower", (("Five years ago", "2020", "at"),)),
    ("A few years ago, sales were lower", (("A few years ago", "", "open"),)),
    ("in the week ended Sept. 19, 2025", (("week ended Sept. 19, 2025", "2025-09-13/2025-09-19", "at"),)),
)

NO_DATES = (
    "每周一次例会",
    "H100芯片",
    "GPT-4模型",
    "一年内到期",
    "Q235钢材",
    "圆周率",
    "2000年轻人",
    "本季节",
    "周期性行业",
    "it may rise",
    "2000 cars",
    "of 1999 cars",
    "$2,025",
    "the iPhone 2025 model",
    "a quarter of sales",
    "March on",
    "second thoughts",
    "secondhand cars",
    "the Mon river",
    "12月交货的原油",
    "11月期货合约",
    "corn for December delivery",
    "the November contract",
    "Corn futures for December",
    "a half-year wait",
    "employs 2025 people",
    "公司目前预计",
    "上市首日",
    "具有114年历史",
    "使用寿命25-30年",
    "3M25胶带",
    "当日均价",
    "当地时间",
    "保修期内免费",
    "quarterly dividend",
    "won the second.",
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text: str, expected: tuple[tuple[str, str, str], ...]) -> None:
    assert tuple((text[w.start : w.end].strip(), w.period, w.role) for w in dates(text, PUBLISHED)) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert dates(text, PUBLISHED) == []


@pytest.mark.parametrize("text", [text for text, _ in CASES] + list(NO_DATES))
def test_the_scan_passes_over_no_beginning(text: str) -> None:
    """Each pattern is only tried where it says that it may begin: that must be wherever it matches."""
    scanner = dates_module._ZH if re.search(r"[一-鿿]", text) else dates_module._EN
    found = [(match.start(), match.end()) for match, _ in scanner.matches(text)]
    gates = {hit.start() for hit in scanner._gate.finditer(text)}
    for opening in scanner._openings:
        for match in opening.pattern.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            tried = start in gates and opening in scanner._opening_with(text[start : start + 3].lower())
            within = any(a < start < b for a, b in found)
            assert tried or within or not match[0].strip(), (opening.pattern.pattern[:40], match[0])


def test_a_weekday_fixes_the_year() -> None:
    text = "9月22日周一,公司宣布合作。首个系统计划于2026年下半年上线。上周,公司还发布了新品。"
    assert [w.period for w in dates(text, None)] == ["2025-09-22", "2026H2", "2025-W38"]


def test_without_a_witness_no_year() -> None:
    assert [w.period for w in dates("9月22日,公司宣布合作。去年9月营收下降。", None)] == ["--09-22", ""]
    assert [w.role for w in dates("上周,公司宣布合作。", None)] == ["open"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("上半年营收60亿元,二季度营收32亿元", ["H1", "Q2"]),
        ("1月至9月销量3万辆,9月销量4000辆,去年同期3000辆", ["--01/--09", "--09", ""]),
        ("第三财季营收60亿元,预计第四财季持平", ["FYQ3", "FYQ4"]),
        ("今年三季度营收60亿元,较上季下降", ["Q3", ""]),
        ("上半年营收60亿元,其中二季度32亿元", ["H1", "Q2"]),
        ("Third-quarter sales were $3 billion, up from $2 billion in June", ["Q3", "--06"]),
        ("Sales from January to March were $3 billion, and last year's were lower", ["Q1", ""]),
    ],
)
def test_a_part_of_a_year_that_nobody_told(text: str, periods: list[str]) -> None:
    assert [w.period for w in dates(text, None)] == periods


def test_the_first_whole_date_is_the_day_of_the_text() -> None:
    text = "2024年3月18日,大会开幕。去年的大会在线上举行。"
    assert [w.period for w in dates(text, None)] == ["2024-03-18", "2023"]


BESIDE = (
    ("上半年营收30亿元,较年初增长5%", ("", "base")),
    ("上半年营收30亿元,其中一季度12亿元", ("", "part")),
    ("上半年营收30亿元(一季度为12亿元)", ("", "part")),
    ("第二季营收30亿元,第一季为28亿元", ("", "base")),
    ("销量由9月的2万辆降至8月的1万辆", ("base", "")),
    ("与一季度相比增长5%", ("base",)),
    ("10月销量高于9月的2万辆", ("", "base")),
    ("其中,第三季度营收30亿元", ("opening",)),
    ("上半年营收30亿元,二季度净利润2亿元", ("", "")),
    ("一季度和二季度营收", ("", "")),
    ("自9月起停产", ("",)),
    ("上半年(1至6月)营收30亿元", ("", "")),
    ("Sales rose to $3 billion in June from $2 billion in May", ("", "base")),
    ("Sales in June were above those in May", ("", "base")),
    ("Sales were $3 billion in June, including $1.2 billion in the second quarter", ("", "part")),
    ("Sales rose in June and in May", ("", "")),
    ("twice as many as in June", ("base",)),
    ("output will rise by 5% from October", ("",)),
    ("Founded in 1987, it runs 20 pubs", ("once",)),
    ("成立于1987年,有20家门店", ("once",)),
    ("1987年成立的甲公司", ("once",)),
    ("Acme, which bought Bolt in 2023, runs 20 pubs", ("once",)),
    ("Acme bought Bolt in 2023, and runs 20 pubs", ("",)),
)


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_is_told_on_the_way(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(w.beside for w in dates(text, PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("上半年营收30亿元,较年初增长5%。净利润同比增长,去年同期为2亿元", ["2025H1", "2025-01", "2024H1"]),
        ("第二季营收30亿元,第一季为28亿元,去年同期为27亿元", ["2025Q2", "2025Q1", "2024Q2"]),
        ("前四月营收50亿元,4月为12亿元,去年同期11亿元", ["2025-01/2025-04", "2025-04", "2024-04"]),
        ("上半年营收30亿元,其中一季度12亿元;去年同期营收29亿元", ["2025H1", "2025Q1", "2024H1"]),
        ("二季度营收30亿元,高于一季度的28亿元。前一季的毛利率更低", ["2025Q2", "2025Q1", "2025Q1"]),
    ],
)
def test_a_base_goes_back_from_what_is_spoken_of(text: str, periods: list[str]) -> None:
    assert [w.period for w in dates(text, PUBLISHED)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("公司发布2025年三季报。2024年营收100亿元。前三季度营收80亿元,第三季度30亿元", ["", "2024", "2025-01/2025-09", "2025Q3"]),
        ("公司2025年9月交付数据\n2023年交付10万辆。8月交付1万辆", ["2025-09", "2023", "2025-08"]),
        ("2023年营收80亿元,2024年营收100亿元,今年目标120亿元", ["2023", "2024", ""]),
        ("2024年营收100亿元,其中第四季度30亿元", ["2024", "2024Q4"]),
        ("2024年营收100亿元。第三季度营收30亿元", ["2024", "Q3"]),
        ("新厂预计2026年三季度投产。10月末有门店6家", ["2026Q3", "--10"]),
        ("本报10月9日电 2025年前三季度营收30亿元,9月营收4亿元", ["2025-10-09", "2025-01/2025-09", "2025-09"]),
        ("本报10月9日电 9月营收4亿元。新厂2026年上半年投产", ["--10-09", "--09", "2026H1"]),
        ("本报3月9日电 2024年四季度营收30亿元,1月营收4亿元", ["2025-03-09", "2024Q4", "2025-01"]),
        ("公司成立于2019年3月1日。今年上半年营收60亿元,高于2024年的水平", ["2019-03-01", "H1", "2024"]),
        ("Acme third quarter 2025 results\nSales were $9 billion in 2023. June sales rose", ["2025Q3", "2023", "2025-06"]),
    ],
)
def test_the_year_of_a_text_without_a_day(text: str, periods: list[str]) -> None:
    assert [w.period for w in dates(text, None)] == periods


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Quarterly results slump\n\nPublished on 11/04/2026 at 09:52 am EST\n\nSales fell.", "2026-11-04"),
        ("Quarterly results slump\n24/10/2026 - 08:10\nSales fell.", "2026-10-24"),
        ("Quarterly results slump\n04/10/2026 - 08:10\nSales fell.", None),
        ("Quarterly results slump\nThe ratio was 11/04/2026.", None),
    ],
)
def test_a_stamp_in_figures(text: str, day: str | None) -> None:
    told = told_day(text)
    assert (told.isoformat() if told else None) == day
