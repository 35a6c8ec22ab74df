"""When a text was published: what its lines tell, and that no year is made up."""

from __future__ import annotations

from datetime import date

import pytest

from claims.reader import read_text
from claims.reader.dates import first_date, weekday_date

TODAY = date(2026, 11, 21)
BODY = "布伦特原油上涨1.5%，收于每桶95美元，为十个月来的最高水平。"


def published(text: str) -> date | None:
    return read_text(text, today=TODAY).published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-19 19:57:53", date(2024, 3, 19)),
        ("2024/3/9", date(2024, 3, 9)),
        ("2024.03.19", date(2024, 3, 19)),
        ("2023年9月25日", date(2023, 9, 25)),
        ("2023 年 9 月 25 日", date(2023, 9, 25)),
        ("Sept 25, 2023", date(2023, 9, 25)),
        ("September 25th, 2023", date(2023, 9, 25)),
        ("25 Sep 2023", date(2023, 9, 25)),
        ("2025-10-28T08:00:00+08:00", date(2025, 10, 28)),
        ("2023-13-45", None),
        ("2023-02-29", None),
        ("12023-01-05", None),
        ("2023-1/5", None),
        ("9月25日", None),
        ("Sept 25", None),
    ],
)
def test_full_dates(text: str, expected: date | None) -> None:
    assert first_date(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2024-03-19 19:57:53", date(2024, 3, 19)),
        ("来源：海湾观察 2023年9月25日", date(2023, 9, 25)),
        ("Sept 25, 2023", date(2023, 9, 25)),
        ("By Jane Roe, The Daily Example, 4 May 2025", date(2025, 5, 4)),
        ("2029-01-01", None),
        ("9月25日", None),
    ],
)
def test_a_time_stamp_above_the_body(head: str, expected: date | None) -> None:
    assert published(f"油价走高\n{head}\n\n{BODY}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (f"2023年9月25日，{BODY}", date(2023, 9, 25)),
        (f"海湾社2023年9月25日电 {BODY}", date(2023, 9, 25)),
        ("LONDON, Sept 25, 2023 (Example News) - Brent crude rose 1.5% to $95 a barrel.", date(2023, 9, 25)),
        ("SAN JOSE, Calif. — August 23, 2023 — The company today reported results.", date(2023, 8, 23)),
        (f"业绩要点\n营收增长15%\n\n海湾社2023年9月25日电 {BODY}", date(2023, 9, 25)),
        ("Highlights\nAUSTIN, Oct. 28, 2025 (EXAMPLE NEWSWIRE) -- Sales rose 5%.", date(2025, 10, 28)),
        (f"{BODY}\n2023年9月25日，{BODY}", None),
        (f"截至2023年9月25日，{BODY}", None),
        ("2019年3月5日，他创办了这家公司。到2024年3月，公司已有员工5000人。", None),
        ("公司在2023年9月25日的会议上通过了这项计划。", None),
        ("The company was founded on March 5, 2019 in a garage.", None),
        (f"9月25日，{BODY}", None),
        ("LONDON, Sept 25 (Example News) - Brent crude rose 1.5% to $95 a barrel.", None),
    ],
)
def test_the_opening_of_the_lead(lead: str, expected: date | None) -> None:
    assert published(f"{lead}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("当地时间9月22日周一，两家公司宣布合作。", date(2025, 9, 22)),
        ("当地时间9月22日（星期一），两家公司宣布合作。", date(2025, 9, 22)),
        ("The two companies said on Monday, Sept. 22 that they would merge.", date(2025, 9, 22)),
        # A Monday in 2017 and in 2023: only where the text prints one of the years.
        ("9月25日周一，两家公司宣布合作。", None),
        ("9月25日周一，两家公司宣布合作，2023年内完成。", date(2023, 9, 25)),
        ("9月25日周一，两家公司宣布合作，2017年谈起，2023年完成。", None),
        # A Saturday in none of the last ten years up to today, and a day that two weekdays contradict.
        ("12月2日周二，公司公布业绩。", date(2025, 12, 2)),
        ("9月22日周一签约，9月23日周五交割。", None),
        ("2月30日周一，公司公布业绩。", None),
        ("9月22日，两家公司宣布合作。", None),
    ],
)
def test_a_weekday_may_settle_the_year(lead: str, expected: date | None) -> None:
    assert published(f"{lead}\n\n{BODY}") == expected


def test_a_weekday_far_from_the_top_settles_nothing() -> None:
    assert published(f"{BODY * 20}9月22日周一，两家公司宣布合作。") is None


def test_a_weekday_settles_no_day_to_come() -> None:
    assert weekday_date("9月22日周一", "9月22日周一", date(2025, 9, 21)) is None


def test_a_date_at_the_foot_serves_where_it_is_the_only_one() -> None:
    foot = "上一篇 2023-09-25 22:31\n下一篇 2023-09-25 22:38"
    assert published(f"油价走高\n\n{BODY}\n\n{foot}") == date(2023, 9, 25)
    assert published(f"油价走高\n\n{BODY}\n\n{foot}\n2023-09-26 08:00") is None
    assert published(f"油价走高\n\n{BODY}合同在2020年1月5日到期。\n\n{foot}") is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Steel | 3 February 2025 | Price 41p | Target 60p", date(2025, 2, 3)),
        ("Prospectus dated 19 January 2025. First day of trading expected on 30 January.", date(2025, 1, 19)),
        ("Week ending 14 March 2025", date(2025, 3, 14)),
        ("Steel Weekly No 45, 7 March 2025", date(2025, 3, 7)),
        ("Tin Note, half year to 30 June 2025", None),
        ("NEW YORK, Monday, February 3, 2025. Shares rose.", date(2025, 2, 3)),
        ("Jane Roe in Oslo. 3 February 2025.", date(2025, 2, 3)),
        ("A contract dated 19 January 2025 runs for ten years.", None),
        ("Steel | founded 3 February 1925 | Price 41p", None),
        ("Prospectus dated 19 January 2029.", None),
    ],
)
def test_a_paper_bears_its_date(head: str, expected: date | None) -> None:
    assert published(f"Note on an issue\n\n{head}\n\n{BODY}") == expected


def test_a_date_within_the_body_is_not_when_it_was_published() -> None:
    assert published(f"油价走高\n\n{BODY}\n\n合同在2020年1月5日到期。") is None


def test_what_is_given_goes_first() -> None:
    assert read_text(f"2023-09-25\n\n{BODY}\n\n{BODY}", published=date(2020, 1, 2)).published == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"油价走高\n来源：海湾观察 2025-09-22\n\n{BODY}", "海湾观察"),
        (f"油價走高\n來源：海灣觀察\n\n{BODY}", "海灣觀察"),
        (f"油价走高\n江海日报　2025-09-22 10:00　记者 陆清\n\n{BODY}", "江海日报"),
        (
            "Oil rises\nBy Jane Roe | The Daily Example | May 4, 2025\n\nBrent crude rose to $95 a barrel on Monday.",
            "The Daily Example",
        ),
        ("Oil rises\nSource: Harbour Wire\n\nBrent crude rose to $95 a barrel on Monday.", "Harbour Wire"),
        ("LONDON, Sept 25 (Reuters) - Brent crude rose to $95 a barrel on Monday.", "Reuters"),
        (f"海湾社9月25日电 {BODY}", "海湾社"),
        (f"油价走高\n\n{BODY}（本文首发于海湾观察，作者 | 张三）", "海湾观察"),
        (f"油价走高\n发布时间：2025-09-22\n\n{BODY}", ""),
        (f"油价走高\n\n{BODY}", ""),
    ],
)
def test_source(text: str, expected: str) -> None:
    assert read_text(text, today=TODAY).source == expected


@pytest.mark.parametrize(
    "line",
    [
        "记者张珊／台北报导 2025/11/03",
        "By the autos desk | November 3, 2025",
        "Nov 3, 2025 | Compiled by the markets team",
        "OSLO, 3 November 2025 (press release)",
        "车讯快报 2025-11-03 记者 张珊／台北报导",
    ],
)
def test_a_byline_tells_the_day(line: str) -> None:
    assert published(f"油价走高\n\n{line}\n\n{BODY}") == date(2025, 11, 3)


@pytest.mark.parametrize(
    "line",
    [
        "截至2025年11月3日",
        "For the quarter ended November 3, 2025",
        "合同2025年11月3日到期,总额120亿元",
    ],
)
def test_a_line_that_tells_of_a_day_is_no_byline(line: str) -> None:
    assert published(f"油价走高\n\n{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "opening",
    [
        "(2025年11月3日 上海讯)远港建设3日公布,前三季度利润为12亿元。",
        "【时报-台北电】2025/11/3 远港建设今天公布,前三季获利12亿元。",
        "OSLO (Nov 3, 2025) - Fjordlys said revenue rose 8% to $1.2 billion in the third quarter.",
        "Monday, 3 November 2025: Fjordlys said revenue rose 8% to $1.2 billion in the third quarter.",
        "（海湾財經網 2025年11月3日）远港建设昨天公布,前三季度利润为12亿元。",
        "【江海日報 2025年11月3日 08:30】远港建设今天公布,前三季获利12亿元。",
        "（2025年11月3日）远港建设公布,前三季度利润为12亿元。",
        "北海日报讯 2025年11月3日,远港建设召开发布会,公布前三季度利润为12亿元。",
        "海湾社北海11月3日电 2025-11-03\n\n远港建设公布,前三季度利润为12亿元。",
        "2025年11月3日 海湾社／记者陆清北海3日电\n\n远港建设公布,前三季度利润为12亿元。",
        "披露日：2025年11月3日　报告期：2025年7月1日至9月30日\n\n一、概况。远港建设收入为12亿元。",
        "A letter on shipping. Posted 3 November 2025.\n\nTime for a look at the numbers: revenue rose 8% to $1.2 billion.",
        "Filed: Form S-1, November 3, 2025. Listing: Oslo.\n\nThe company sells 18 million shares at $21 to $24.",
        "车讯网转载 | 2025-11-03 07:30 | 阅读(3321)\n\n远港汽车公布三季报,营收203.8亿元。",
    ],
)
def test_a_report_opens_with_its_day(opening: str) -> None:
    assert published(f"油价走高\n\n{opening}") == date(2025, 11, 3)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("海湾社奥斯陆11月4日电 行业协会周二公布,2025年10月新车注册9.2万辆。", date(2025, 11, 4)),
        ("OSLO, Nov 4 (Example News) - Sales in October 2025 were $1.2 billion, the group said on Tuesday.", date(2025, 11, 4)),
        # The year after the one that the text prints; no year at all; a weekday that fits none; one of the week before.
        ("海湾社1月6日电 行业协会周二公布,2025年新车注册109万辆。", date(2026, 1, 6)),
        ("海湾社11月4日电 行业协会周二公布,10月新车注册9.2万辆。", None),
        # Years to come tell it where they are near.
        (
            "OSLO, Nov 4 (Example News) - Sales rose 8%, the group said on Tuesday. It sees 5% a year to 2029.",
            date(2025, 11, 4),
        ),
        ("OSLO, Nov 4 (Example News) - Sales rose 8%, the group said on Tuesday. It wants to emit no carbon by 2050.", None),
        ("海湾社11月4日电 行业协会周五公布,2025年10月新车注册9.2万辆。", None),
        ("海湾社11月4日电 上周二,2025年的新车注册已达9.2万辆。", None),
    ],
)
def test_a_dateline_takes_its_year_from_a_weekday(lead: str, expected: date | None) -> None:
    assert published(f"汽车\n\n{lead}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    "line",
    [
        "合同（2025年11月3日签订）总额为120亿元。",
        "合同（2025年11月3日）总额为120亿元。",
        "远港建设收到电讯 2025年11月3日的公告显示,利润为12亿元。",
        "The agency published, on 3 November 2025, a list of 40 plants.",
        "公司在公告(2025年11月3日)中说,利润为12亿元。",
    ],
)
def test_a_date_told_on_the_way_is_no_label(line: str) -> None:
    assert published(f"油价走高\n\n{line}\n\n{BODY}") is None
