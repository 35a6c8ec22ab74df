import pytest

from claims.model import Damage
from factory import article, claim, findings, verdicts


@pytest.mark.parametrize(
    ("part", "value", "expected"), [("52.4亿元", 5_240_000_000, "inconsistent"), ("12.4亿元", 1_240_000_000, "consistent")]
)
def test_a_part_fits_into_its_whole(part: str, value: int, expected: str) -> None:
    where = article(f"营业收入45.2亿元，其中海外收入{part}。")
    a = claim(where, "45.2亿元", 4_520_000_000, "CNY", subject="Nvidia", metric="revenue")
    b = claim(where, part, value, "CNY", subject="Nvidia", metric="revenue", scope="abroad")
    assert verdicts(findings("part-of-whole", where, a, b)) == [expected]


@pytest.mark.parametrize(
    ("text", "kind", "metric"),
    [
        ("收入增长8%，其中海外收入增长15%。", "growth", "revenue"),
        ("净利润为8%，其中海外净利润15%。", "level", "net_income"),
    ],
)
def test_growth_of_a_part_may_exceed_that_of_the_whole(text: str, kind: str, metric: str) -> None:
    where = article(text)
    a = claim(where, "8%", 8, "percent", kind=kind, metric=metric)
    b = claim(where, "15%", 15, "percent", kind=kind, metric=metric)
    assert findings("part-of-whole", where, a, b) == ()


def test_profits_of_a_part_may_exceed_those_of_the_whole() -> None:
    where = article("净利润5.2亿元，其中国内业务净利润6.1亿元。")
    a = claim(where, "5.2亿元", 520_000_000, "CNY", metric="net_income")
    b = claim(where, "6.1亿元", 610_000_000, "CNY", metric="net_income")
    assert findings("part-of-whole", where, a, b) == ()


def test_what_stands_behind_the_list_is_no_part() -> None:
    where = article("营收45.2亿元，其中海外收入12.4亿元，总资产达到300亿元。")
    a = claim(where, "45.2亿元", 4_520_000_000, "CNY", metric="revenue")
    b = claim(where, "12.4亿元", 1_240_000_000, "CNY", metric="revenue")
    c = claim(where, "300亿元", 30_000_000_000, "CNY", metric="total_assets")
    assert verdicts(findings("part-of-whole", where, a, b, c)) == ["consistent"]


@pytest.mark.parametrize(
    ("part", "value", "expected"), [("60亿元", 6_000_000_000, "inconsistent"), ("40亿元", 4_000_000_000, "consistent")]
)
def test_share_of_total(part: str, value: int, expected: str) -> None:
    where = article(f"营收200亿元，其中广告收入{part}，占20%。")
    a = claim(where, "200亿元", 20_000_000_000, "CNY", metric="revenue")
    b = claim(where, part, value, "CNY", metric="revenue", scope="ads")
    c = claim(where, "20%", 20, "percent", kind="share", metric="revenue_share")
    (found,) = findings("share-of-total", where, a, b, c)
    assert (found.verdict, found.derivation) == (expected, ("200亿元 × 20% = 40亿元",))


@pytest.mark.parametrize(("last", "expected"), [("25%", "inconsistent"), ("15%", "consistent")])
def test_shares_that_leave_a_rest_make_a_hundred(last: str, expected: str) -> None:
    where = article(f"资金用途：50%用于研发，35%用于建厂，其余{last}补充流动资金。")
    made = [claim(where, s, s[:-1], "percent", kind="share") for s in ("50%", "35%", last)]
    assert verdicts(findings("shares-sum", where, *made)) == [expected]


def test_a_share_above_all() -> None:
    where = article("该公司的市场份额占到130%。认购额占目标的130%。")
    a = claim(where, "130%", 130, "percent", kind="share")
    b = claim(where, "130%", 130, "percent", nth=2, kind="share")
    (found,) = findings("share-over-100", where, a, b)
    assert found.claims == (a.id,)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("营收95亿元，高于预期的98亿元。", ("95亿元", "98亿元"), ["inconsistent"]),
        ("营收95亿元，高于预期的92亿元。", ("95亿元", "92亿元"), ["consistent"]),
        ("营收95亿元，低于预期的98亿元。", ("95亿元", "98亿元"), ["consistent"]),
        ("营收95亿元，净利润高于去年的98亿元。", ("95亿元", "98亿元"), []),
        ("营收95亿元，不高于预期的98亿元。", ("95亿元", "98亿元"), []),
    ],
)
def test_comparisons(text: str, values: tuple[str, str], expected: list[str]) -> None:
    where = article(text)
    made = [claim(where, v, int(v[:-2]) * 10**8, "CNY", subject="Nvidia") for v in values]
    assert verdicts(findings("stated-comparison", where, *made)) == expected


@pytest.mark.parametrize(
    ("second", "value", "expected"), [("300千瓦", 300_000, "inconsistent"), ("3000千瓦", 3_000_000, "consistent")]
)
def test_units_restated(second: str, value: int, expected: str) -> None:
    where = article(f"机组容量3兆瓦（即{second}）。")
    a = claim(where, "3兆瓦", 3_000_000, "W", printed="兆瓦")
    b = claim(where, second, value, "W", printed="千瓦")
    assert verdicts(findings("unit-restated", where, a, b)) == [expected]


def test_two_units_side_by_side_are_no_restatement() -> None:
    where = article("一期容量3兆瓦，二期300千瓦。")
    a = claim(where, "3兆瓦", 3_000_000, "W", printed="兆瓦")
    b = claim(where, "300千瓦", 300_000, "W", printed="千瓦")
    assert findings("unit-restated", where, a, b) == ()


def test_places_and_shares() -> None:
    where = article("甲的份额为36%，排名第一；乙的份额为38%，排名第二。")
    links = {"metric": "market_share", "kind": "share"}
    made = [claim(where, "36%", 36, "percent", subject="A", **links), claim(where, "38%", 38, "percent", subject="B", **links)]
    assert verdicts(findings("ranked-places", where, *made)) == ["inconsistent"]


def multiples(text: str, **second: str) -> list[str]:
    where = article(text)
    links = {"subject": "Nvidia GB200", "metric": "performance_ratio", "basis": "vs Nvidia H100"}
    a = claim(where, "20倍", 20, "ratio", kind="multiple", speaker="Jensen Huang", **links)
    b = claim(where, "5倍", 5, "ratio", kind="multiple", **{**links, **second})
    return verdicts(findings("two-speakers", where, a, b))


def test_two_voices_on_one_comparison() -> None:
    assert multiples("他说快20倍。工程师说快5倍。", speaker="Nvidia") == ["tension"]


def test_the_text_names_the_contrast() -> None:
    assert multiples("他说快20倍。测试显示快5倍，与前者相去甚远。") == ["tension"]


def test_other_measures_are_no_contrast() -> None:
    assert multiples("他说快20倍。训练快5倍。", metric="training_speed_ratio", speaker="Nvidia") == []


def test_other_scopes_without_words_of_contrast_keep_silent() -> None:
    assert multiples("他说快20倍。测试显示快5倍。", scope="GPT-3") == []


def test_damage_is_one_finding_a_kind() -> None:
    from dataclasses import replace

    where = replace(article("營收135.1 億美元。"), damage=(Damage("blank", 7, 8, " "), Damage("blank", 8, 9, " ")))
    (found,) = findings("damaged-text", where)
    assert (found.severity, found.message, len(found.evidence)) == ("info", "文本有损坏：数字中的空格，共2处", 2)


def test_a_bare_number_far_from_the_cue_is_no_part() -> None:
    where = article("Boeing booked 96 orders, including 64 for the 787 Dreamliner.", language="en")
    made = [claim(where, n, int(n), "order", metric="orders") for n in ("96", "787")]
    assert findings("part-of-whole", where, *made) == ()


@pytest.mark.parametrize(("price", "value", "expected"), [("12.8元", "12.8", "inconsistent"), ("11.8元", "11.8", "consistent")])
def test_within_the_range(price: str, value: str, expected: str) -> None:
    where = article(f"招股价区间为10元至12元。最终在区间之内定价，每股{price}。")
    a = claim(where, "10元至12元", (10, 12), "CNY", hedge="range")
    b = claim(where, price, value, "CNY")
    assert verdicts(findings("stated-range", where, a, b)) == [expected]


@pytest.mark.parametrize(("period", "expected"), [("2024-07", ["inconsistent"]), ("2023-07", [])])
def test_the_highest_of_the_year(period: str, expected: list[str]) -> None:
    where = article("今年的最高价为91.2美元。7月曾到93.6美元。")
    links = {"subject": "Brent crude", "metric": "oil_price"}
    a = claim(where, "91.2美元", "91.2", "USD/barrel", period="2024-04-05", **links)
    b = claim(where, "93.6美元", "93.6", "USD/barrel", period=period, **links)
    assert verdicts(findings("highest-of-period", where, a, b)) == expected


@pytest.mark.parametrize(("close", "value", "expected"), [("5.9%", "5.9", "inconsistent"), ("3.9%", "3.9", "consistent")])
def test_the_close_and_the_high_of_a_day(close: str, value: str, expected: str) -> None:
    where = article(f"股价盘中最高涨4.5%，收涨{close}。")
    links = {"subject": "Nvidia", "metric": "stock_price", "kind": "change", "period": "2025-09-22"}
    a = claim(where, "4.5%", "4.5", "percent", scope="intraday high", **links)
    b = claim(where, close, value, "percent", scope="close", **links)
    assert verdicts(findings("session-high", where, a, b)) == [expected]


def test_a_comparison_that_leads_back_to_the_first_level() -> None:
    said = "Revenue was $28.1 billion, up from $25.2 billion and above the $29.4 billion analysts had expected."
    where = article(said, language="en")
    sizes = {"$28.1 billion": "28.1", "$25.2 billion": "25.2", "$29.4 billion": "29.4"}
    made = [claim(where, quote, f"{size}E9", "USD", metric="revenue") for quote, size in sizes.items()]
    (found,) = findings("stated-comparison", where, *made)
    assert (found.verdict, found.claims) == ("inconsistent", (made[0].id, made[2].id))


def test_rates_of_exchange_that_two_conversions_imply() -> None:
    where = article("以72亿元（约10亿美元）收购矿山，另付36亿元（约8亿美元）买下港口。")
    made = [
        claim(where, "72亿元", 7_200_000_000, "CNY"),
        claim(where, "约10亿美元", 1_000_000_000, "USD", hedge="about"),
        claim(where, "36亿元", 3_600_000_000, "CNY"),
        claim(where, "约8亿美元", 800_000_000, "USD", hedge="about"),
    ]
    assert verdicts(findings("exchange-rate", where, *made)) == ["tension"]


def test_two_copies_with_the_same_damage_are_two_findings() -> None:
    from dataclasses import replace

    copies = tuple(replace(article("營收135.1 億美元。", name=n), damage=(Damage("blank", 7, 8, " "),)) for n in "ab")
    assert [f.evidence[0].span.document for f in findings("damaged-text", copies)] == ["a", "b"]
