"""Identities over metrics: what contradicts them, what they confirm, and what they must leave alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checker.engine import check
from claims.checker.slips import corrections
from claims.interval import between, point
from claims.model import Article, Claim, Finding, Span
from claims.packs import Message, PackError, Rule
from factory import article, claim, findings, verdicts, with_rule

YI = Decimal(10) ** 8
LINKS = {"subject": "Lanshi", "period": "2024"}


def figure(where: Article, quote: str, number: str, metric: str, **links: str | None) -> Claim:
    """Return a claim in 亿元."""
    return claim(where, quote, Decimal(number) * YI, "CNY", metric=metric, **{**LINKS, **links})


def gross(text: str, revenue: str, cost: str, profit: str, **links: str | None) -> tuple[Article, tuple[Claim, ...]]:
    """Return an article and its claims on revenue, cost and gross profit, printed as numbers followed by 亿元."""
    where = article(text)
    named = (("revenue", revenue), ("cost_of_revenue", cost), ("gross_profit", profit))
    return where, tuple(figure(where, f"{number}亿元", number, metric, **links) for metric, number in named)


def swapped() -> tuple[Article, tuple[Claim, ...]]:
    return gross("2024年，澜石收入23.1亿元，成本18.6亿元，毛利5.4亿元。", "23.1", "18.6", "5.4")


def one(found: tuple[Finding, ...]) -> Finding:
    (finding,) = found
    return finding


def test_a_contradiction_within_one_sentence() -> None:
    where, claims = swapped()
    finding = one(findings("gross-profit", where, *claims))
    assert (finding.verdict, finding.severity, finding.kind) == ("inconsistent", "error", "identity")
    assert finding.message == "毛利润写作5.4亿元（第1段），而营业收入23.1亿元减营业成本18.6亿元为4.5亿元"
    assert finding.derivation == ("23.1亿元 − 18.6亿元 = 4.5亿元",)
    assert finding.claims == tuple(c.id for c in claims)
    assert finding.gap == "1.16"
    assert "若5.4亿元应为4.5亿元，则相符" in finding.explanations
    assert len(finding.reconcile) == 3


def test_agreement_is_a_tick() -> None:
    where, claims = gross("2024年，澜石收入51.3亿元，成本30.8亿元，毛利20.5亿元。", "51.3", "30.8", "20.5")
    finding = one(findings("gross-profit", where, *claims))
    assert (finding.verdict, finding.severity) == ("consistent", "info")
    assert finding.message == "毛利润20.5亿元等于营业收入51.3亿元减营业成本30.8亿元"
    assert finding.derivation == ("51.3亿元 − 30.8亿元 = 20.5亿元",)


def test_rounding_is_no_contradiction() -> None:
    where, claims = gross("2024年，澜石收入50.4亿元，成本30.3亿元，毛利20.2亿元。", "50.4", "30.3", "20.2")
    assert verdicts(findings("gross-profit", where, *claims)) == ["consistent"]


def test_a_wide_agreement_is_no_tick() -> None:
    where, claims = gross("2024年，澜石收入50.0亿元，成本30.0亿元，毛利超过15.1亿元。", "50.0", "30.0", "15.1")
    over = replace(claims[2], hedge="over", hard=(between(15 * YI, None, open_low=True),), soft=(between(15 * YI, None),))
    assert findings("gross-profit", where, claims[0], claims[1], over) == ()


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("period", "2023"),
        ("scope", "dairy"),
        ("subject", "Tesmar"),
        ("level", "segment"),
        ("basis", "yoy"),
        ("modality", "forecast"),
    ],
)
def test_another_fact_takes_no_part(part: str, value: str) -> None:
    where, (revenue, cost, profit) = swapped()
    other = replace(profit, **{part: value})
    assert findings("gross-profit", where, revenue, cost, other) == ()


def test_a_quarter_is_not_the_half_year() -> None:
    where = article("上半年澜石收入45.9亿元，毛利率33.1%。二季度毛利8.1亿元。")
    half = figure(where, "45.9亿元", "45.9", "revenue", period="2024H1")
    margin = claim(where, "33.1%", "33.1", "percent", metric="gross_margin", subject="Lanshi", period="2024H1")
    quarter = figure(where, "8.1亿元", "8.1", "gross_profit", period="2024Q2")
    assert findings("gross-margin", where, half, margin, quarter) == ()


def test_another_currency_takes_no_part() -> None:
    where, (revenue, cost, profit) = swapped()
    other = replace(profit, base=replace(profit.base, unit="USD"))
    assert findings("gross-profit", where, revenue, cost, other) == ()


def test_each_currency_is_checked_in_itself() -> None:
    where = article("澜石收入51.3亿元（7.12亿美元），成本30.8亿元（4.28亿美元），毛利20.5亿元（4.84亿美元）。")
    names = (("revenue", "51.3", "7.12"), ("cost_of_revenue", "30.8", "4.28"), ("gross_profit", "20.5", "4.84"))
    yuan = [figure(where, f"{number}亿元", number, metric) for metric, number, _ in names]
    dollars = [
        claim(where, f"{number}亿美元", Decimal(number) * YI, "USD", metric=metric, **LINKS) for metric, _, number in names
    ]
    found = findings("gross-profit", where, *yuan, *dollars)
    assert sorted(verdicts(found)) == ["consistent", "inconsistent"]
    assert one(tuple(f for f in found if f.verdict == "inconsistent")).derivation == ("7.12亿美元 − 4.28亿美元 = 2.84亿美元",)


def test_growth_of_a_metric_is_not_the_metric() -> None:
    where, (revenue, cost, profit) = swapped()
    grown = replace(profit, kind="growth", base=replace(profit.base, unit="percent"))
    changed = replace(profit, kind="change")
    assert findings("gross-profit", where, revenue, cost, grown, changed) == ()


def test_an_adjusted_figure_is_another_fact() -> None:
    where = article("澜石收入23.1亿元，成本18.6亿元，剔除减值后毛利5.4亿元。")
    claims = [
        figure(where, f"{n}亿元", n, m) for m, n in (("revenue", "23.1"), ("cost_of_revenue", "18.6"), ("gross_profit", "5.4"))
    ]
    assert findings("gross-profit", where, *claims) == ()


def segment(text: str) -> tuple[Finding, ...]:
    """The cloud unit's revenue, then a margin without a scope, in an article that has the whole's revenue and profit."""
    where = article(f"澜石收入51.3亿元，毛利20.5亿元。{text}")
    return findings(
        "gross-margin",
        where,
        figure(where, "51.3亿元", "51.3", "revenue"),
        figure(where, "20.5亿元", "20.5", "gross_profit"),
        figure(where, "21.4亿元", "21.4", "revenue", scope="云业务"),
        claim(where, "52.1%", "52.1", "percent", metric="gross_margin", **LINKS),
    )


def test_a_margin_told_behind_a_part_is_not_the_whole_s() -> None:
    assert segment("云业务收入21.4亿元，毛利率52.1%。") == ()
    assert verdicts(segment("云业务收入21.4亿元，公司整体毛利率52.1%。")) == ["inconsistent"]
    assert verdicts(segment("云业务收入21.4亿元；毛利率52.1%。")) == ["inconsistent"]


def test_a_rule_may_allow_what_elsewhere_makes_another_fact() -> None:
    where = article("5月，进出口总值98.2亿元，其中出口52.3亿元，进口41.4亿元。")
    names = (("98.2", "trade_volume"), ("52.3", "exports"), ("41.4", "imports"))
    claims = tuple(figure(where, f"{number}亿元", number, metric) for number, metric in names)
    assert one(findings("trade-volume", where, *claims)).derivation == ("52.3亿元 + 41.4亿元 = 93.7亿元",)


def test_a_figure_compared_with_is_an_earlier_one() -> None:
    where = article(
        "Brinmore's revenue was $641 million and gross profit $224 million, a margin of 39.0%, compared with 26.1%.",
        language="en",
    )
    claims = (
        claim(where, "$641 million", 641_000_000, "USD", metric="revenue", **LINKS),
        claim(where, "$224 million", 224_000_000, "USD", metric="gross_profit", **LINKS),
        claim(where, "39.0%", "39.0", "percent", metric="gross_margin", **LINKS),
    )
    earlier = claim(where, "26.1%", "26.1", "percent", metric="gross_margin", **LINKS)
    carried = replace(earlier, found={**earlier.found, "period": "carried"})
    assert verdicts(findings("gross-margin", where, *claims, carried)) == ["inconsistent"]
    assert findings("gross-margin", where, *claims, earlier) == ()


def test_restatements_that_agree_are_one_value() -> None:
    where = article("澜石收入约23亿元。全年收入23.1亿元，成本18.6亿元，毛利5.4亿元。")
    rough = claim(where, "约23亿元", 23 * YI, "CNY", hedge="about", metric="revenue", **LINKS)
    claims = [
        figure(where, f"{n}亿元", n, m) for m, n in (("revenue", "23.1"), ("cost_of_revenue", "18.6"), ("gross_profit", "5.4"))
    ]
    finding = one(findings("gross-profit", where, rough, *claims))
    assert finding.claims == tuple(c.id for c in claims)


def test_restatements_that_conflict_are_for_another_rule() -> None:
    where = article("澜石收入26.1亿元。全年收入23.1亿元，成本18.6亿元，毛利5.4亿元。")
    other = figure(where, "26.1亿元", "26.1", "revenue")
    claims = [
        figure(where, f"{n}亿元", n, m) for m, n in (("revenue", "23.1"), ("cost_of_revenue", "18.6"), ("gross_profit", "5.4"))
    ]
    assert findings("gross-profit", where, other, *claims) == ()


def two_quarters(found: str) -> tuple[Finding, ...]:
    """A margin that fits the second quarter's revenue, read as the first quarter's."""
    where = article("二季度澜石收入64.2亿元，一季度收入57.1亿元，毛利26.5亿元，毛利率41.3%。")
    links = {**LINKS, "period": "2024Q1"}
    claims = (
        figure(where, "64.2亿元", "64.2", "revenue", period="2024Q2"),
        figure(where, "57.1亿元", "57.1", "revenue", period="2024Q1"),
        figure(where, "26.5亿元", "26.5", "gross_profit", period="2024Q1"),
        claim(where, "41.3%", "41.3", "percent", metric="gross_margin", **links),
    )
    return findings("gross-margin", where, *claims[:2], *(replace(c, found={**c.found, "period": found}) for c in claims[2:]))


def test_a_figure_of_another_period_that_fits_acquits_a_carried_period() -> None:
    assert two_quarters("carried") == ()


def test_a_forecast_or_a_range_acquits_nobody() -> None:
    where = article("一季度澜石收入84.6亿元，营业利润10.2亿元，营业利润率21.1%。二季度营业利润率料为11%至13%，三季度12.1%。")
    links = {**LINKS, "period": "2025Q1"}
    margin = claim(where, "21.1%", "21.1", "percent", metric="operating_margin", **links)
    claims = (
        figure(where, "84.6亿元", "84.6", "revenue", period="2025Q1"),
        figure(where, "10.2亿元", "10.2", "operating_profit", period="2025Q1"),
        replace(margin, found={**margin.found, "period": "carried"}),
    )
    span = claim(
        where, "11%至13%", (11, 13), "percent", hedge="range", metric="operating_margin", subject="Lanshi", period="2025Q2"
    )
    guess = claim(where, "12.1%", "12.1", "percent", metric="operating_margin", subject="Lanshi", period="2025Q3")
    others = (span, replace(guess, modality="forecast"))
    assert verdicts(findings("operating-margin", where, *claims, *others)) == ["inconsistent"]
    assert findings("operating-margin", where, *claims, guess) == ()


def test_the_name_of_a_metric_is_no_scope() -> None:
    where, (revenue, cost, profit) = swapped()
    assert verdicts(findings("gross-profit", where, revenue, cost, replace(profit, scope="operating profit"))) == ["inconsistent"]


def test_a_figure_of_another_period_that_fits_explains_a_stated_one() -> None:
    finding = one(two_quarters("stated"))
    assert finding.verdict == "tension"
    assert finding.explanations[0] == "若以64.2亿元（第1段）代替57.1亿元，则相符"


def conflict(text: str, other: str, found: str = "stated") -> tuple[Finding, ...]:
    where = article(text)
    named = (("revenue", other), ("revenue", "23.1"), ("cost_of_revenue", "18.6"), ("gross_profit", "5.4"))
    claims = [figure(where, f"{number}亿元", number, metric) for metric, number in named]
    return findings("gross-profit", where, *(replace(c, found={**c.found, "period": found}) for c in claims))


def test_a_paragraph_without_a_conflict_still_has_to_hold() -> None:
    text = "服务带来收入6.3亿元。\n全年收入23.1亿元，成本18.6亿元，毛利5.4亿元。"
    assert one(conflict(text, "6.3")).derivation == ("23.1亿元 − 18.6亿元 = 4.5亿元",)
    assert conflict(text.replace("\n", ""), "6.3") == ()


def test_the_other_side_of_a_conflict_may_be_the_one_that_fits() -> None:
    text = "全年收入24.1亿元。\n公司收入23.1亿元，成本18.6亿元，毛利5.4亿元。"
    assert verdicts(conflict(text, "24.1")) == ["tension"]
    assert conflict(text, "24.1", "carried") == ()


def test_unknown_parts_within_one_sentence_are_the_sentence_s() -> None:
    where, claims = gross("收入23.1亿元，成本18.6亿元，毛利5.4亿元。", "23.1", "18.6", "5.4", subject=None, period=None)
    finding = one(findings("gross-profit", where, *claims))
    assert (finding.verdict, finding.severity) == ("inconsistent", "error")


def test_unknown_parts_lower_the_severity_beyond_one_paragraph() -> None:
    text = "澜石收入23.1亿元。成本18.6亿元。毛利5.4亿元。"
    for told, severity in ((text, "error"), (text.replace("。", "。\n"), "warning")):
        where, claims = gross(told, "23.1", "18.6", "5.4", period=None)
        finding = one(findings("gross-profit", where, *claims))
        assert (finding.verdict, finding.severity) == ("inconsistent", severity)


def test_a_part_unknown_on_one_side_is_a_tension_within_one_sentence_only() -> None:
    text = "澜石收入23.1亿元，成本18.6亿元，毛利5.4亿元。"
    where, (revenue, cost, profit) = gross(text, "23.1", "18.6", "5.4")
    assert verdicts(findings("gross-profit", where, revenue, cost, replace(profit, period=None))) == ["tension"]
    where, (revenue, cost, profit) = gross(text.replace("，毛利", "。毛利"), "23.1", "18.6", "5.4")
    assert findings("gross-profit", where, revenue, cost, replace(profit, period=None)) == ()


def test_a_semicolon_does_not_end_a_sentence() -> None:
    where, claims = gross("澜石收入23.1亿元；成本18.6亿元；毛利5.4亿元。", "23.1", "18.6", "5.4")
    stops = (0, 11, 20, 29)
    parted = [replace(c, sentence=Span(where.id, *stops[i : i + 2])) for i, c in enumerate(claims)]
    unknown = replace(parted[2], subject=None)
    assert [where.text[stop - 1] for stop in stops[1:3]] == ["；", "；"]
    assert verdicts(findings("gross-profit", where, *parted[:2], unknown)) == ["tension"]


def test_an_assumed_metric_is_at_most_a_tension() -> None:
    where, (revenue, cost, profit) = swapped()
    assumed = replace(profit, found={**profit.found, "metric": "assumed"})
    finding = one(findings("gross-profit", where, revenue, cost, assumed))
    assert (finding.verdict, finding.severity) == ("tension", "info")


def test_an_assumed_subject_is_a_tension_where_the_article_has_another() -> None:
    where = article("澜石收入23.1亿元，成本18.6亿元，毛利5.4亿元。特斯玛收入9.3亿元。")
    revenue, cost, profit = (
        figure(where, f"{n}亿元", n, m) for m, n in (("revenue", "23.1"), ("cost_of_revenue", "18.6"), ("gross_profit", "5.4"))
    )
    assumed = replace(profit, found={**profit.found, "subject": "assumed"})
    other = figure(where, "9.3亿元", "9.3", "revenue", subject="Tesmar")
    alone = one(findings("gross-profit", where, revenue, cost, assumed))
    assert (alone.verdict, alone.severity) == ("inconsistent", "error")
    assert verdicts(findings("gross-profit", where, revenue, cost, assumed, other)) == ["tension"]


def test_what_all_of_them_only_assume_parts_nobody() -> None:
    where, claims = swapped()
    guessed = [replace(c, found={**c.found, "subject": "assumed", "period": "assumed"}) for c in claims]
    finding = one(findings("gross-profit", where, *guessed))
    assert (finding.verdict, finding.severity) == ("inconsistent", "error")


def test_a_forecast_is_at_most_a_tension() -> None:
    where, claims = swapped()
    finding = one(findings("gross-profit", where, *(replace(c, modality="forecast") for c in claims)))
    assert finding.verdict == "tension"


def test_two_articles_are_at_most_a_tension_and_only_where_all_is_known() -> None:
    first, second = article("澜石收入23.1亿元，成本18.6亿元。", name="a"), article("澜石毛利5.4亿元。", name="b")
    claims = (
        figure(first, "23.1亿元", "23.1", "revenue"),
        figure(first, "18.6亿元", "18.6", "cost_of_revenue"),
        figure(second, "5.4亿元", "5.4", "gross_profit"),
    )
    assert verdicts(findings("gross-profit", (first, second), *claims)) == ["tension"]
    assert findings("gross-profit", (first, second), *(replace(c, period=None) for c in claims)) == ()


def test_one_article_that_has_all_is_not_mixed_with_another() -> None:
    where, claims = gross("澜石收入51.3亿元，成本30.8亿元，毛利20.5亿元。", "51.3", "30.8", "20.5")
    other = article("澜石毛利8.8亿元。", name="b")
    found = findings("gross-profit", (where, other), *claims, figure(other, "8.8亿元", "8.8", "gross_profit"))
    assert verdicts(found) == ["consistent"]


def test_margins_come_out_in_percent() -> None:
    where = article("Brinmore's revenue was $640 million, its gross profit $224 million, its gross margin 53.0%.", language="en")
    claims = (
        claim(where, "$640 million", 640_000_000, "USD", metric="revenue", **LINKS),
        claim(where, "$224 million", 224_000_000, "USD", metric="gross_profit", **LINKS),
        claim(where, "53.0%", "53.0", "percent", metric="gross_margin", **LINKS),
    )
    finding = one(findings("gross-margin", where, *claims))
    assert finding.derivation == ("$224 million ÷ $640 million = 35%",)
    assert finding.message == (
        "the gross margin is given as 53.0% (paragraph 1), but gross profit of $224 million on revenue of $640 million is 35%"
    )
    assert "53.0% would fit as 35%" in finding.explanations


def test_a_margin_printed_as_a_share_is_a_level() -> None:
    where = article("Brinmore's revenue was $640 million, its gross profit $224 million, its gross margin 35.0%.", language="en")
    claims = (
        claim(where, "$640 million", 640_000_000, "USD", metric="revenue", **LINKS),
        claim(where, "$224 million", 224_000_000, "USD", metric="gross_profit", **LINKS),
        claim(where, "35.0%", "35.0", "percent", metric="gross_margin", **LINKS),
    )
    assert verdicts(findings("gross-margin", where, *claims[:2], replace(claims[2], kind="share"))) == ["consistent"]
    assert findings("gross-margin", where, *claims[:2], replace(claims[2], kind="growth")) == ()


def test_another_rule_takes_over_where_its_metric_is_told() -> None:
    where = article("澜石收入50.0亿元，成本42.0亿元，毛利率26.0%，毛利8.0亿元。")
    margin = claim(where, "26.0%", "26.0", "percent", metric="gross_margin", **LINKS)
    told = (figure(where, "50.0亿元", "50.0", "revenue"), figure(where, "42.0亿元", "42.0", "cost_of_revenue"), margin)
    assert verdicts(findings("gross-margin-from-cost", where, *told)) == ["inconsistent"]
    assert findings("gross-margin-from-cost", where, *told, figure(where, "8.0亿元", "8.0", "gross_profit")) == ()


def users(where: Article, quote: str, number: int, metric: str) -> Claim:
    return claim(where, quote, number, "user", metric=metric, subject="Pelican", period="2025-06")


def test_an_order_that_is_broken() -> None:
    where = article("Pelican has 310 million daily and 240 million monthly users.", language="en")
    day = users(where, "310 million", 310_000_000, "daily_active_users")
    month = users(where, "240 million", 240_000_000, "monthly_active_users")
    finding = one(findings("active-users", where, day, month))
    assert finding.verdict == "inconsistent"
    assert finding.derivation == ("310 million ≤ 240 million",)


def test_an_order_that_holds_and_one_that_says_nothing() -> None:
    where = article("Pelican has 140 million daily and 310 million monthly users.", language="en")
    day = users(where, "140 million", 140_000_000, "daily_active_users")
    month = users(where, "310 million", 310_000_000, "monthly_active_users")
    assert verdicts(findings("active-users", where, day, month)) == ["consistent"]
    loose = replace(month, hard=(between(0, 310_000_000),), soft=(between(0, 310_000_000),))
    assert findings("active-users", where, day, loose) == ()


def valued(text: str) -> tuple[Finding, ...]:
    where = article(text)
    return findings(
        "market-cap",
        where,
        claim(where, "20.4元", "20.4", "CNY", metric="stock_price", period="2025-08-20"),
        claim(where, "5.13亿股", Decimal("5.13") * YI, "share", metric="shares_outstanding", period="2025-08-20"),
        figure(where, "1046亿元", "1046", "market_cap", subject=None, period="2025-08-20"),
    )


def test_a_rule_may_ask_for_a_known_subject_beyond_one_paragraph() -> None:
    text = "收盘价20.4元。总股本5.13亿股。市值1046亿元。"
    assert verdicts(valued(text)) == ["inconsistent"]
    assert valued(text.replace("。", "。\n")) == ()


@given(st.integers(-3, 9), st.sampled_from(["4.5", "4.6", "5.4", "45"]))
def test_scaling_all_money_changes_no_verdict(power: int, profit: str) -> None:
    where, claims = gross(f"澜石收入23.1亿元，成本18.6亿元，毛利{profit}亿元。", "23.1", "18.6", profit)
    factor = point(Decimal(10) ** power)
    scaled = [replace(c, hard=tuple(r * factor for r in c.hard), soft=tuple(r * factor for r in c.soft)) for c in claims]
    assert verdicts(findings("gross-profit", where, *scaled)) == verdicts(findings("gross-profit", where, *claims))


def offering(raised: str) -> tuple[Finding, ...]:
    where = article(f"朗佑以15.0元发行4000万股，募资{raised}亿元。")
    links = {"subject": "Langyou", "period": "2025"}
    return findings(
        "ipo-proceeds",
        where,
        claim(where, "15.0元", "15.0", "CNY", metric="issue_price", **links),
        claim(where, "4000万股", 40_000_000, "share", hard=(point(40_000_000),), metric="shares_issued", **links),
        claim(where, f"{raised}亿元", Decimal(raised) * YI, "CNY", metric="ipo_proceeds", **links),
    )


def test_a_small_distance_is_a_tension_with_its_usual_reason() -> None:
    assert verdicts(offering("6.00")) == ["consistent"]
    finding = one(offering("6.70"))
    assert (finding.verdict, finding.severity) == ("tension", "info")
    assert finding.explanations == ("其中一个数字可能扣除了发行费用，或计入了超额配售",)
    assert verdicts(offering("60.0")) == ["inconsistent"]


def test_a_slip_of_ten_is_named_for_every_claim_it_would_mend() -> None:
    finding = one(offering("60.0"))
    mended = [e.split("应为")[0] for e in finding.explanations if e.startswith("若")]
    assert mended == ["若60.0亿元", "若15.0元", "若4000万股"]


def margin_rule(**options: object) -> Rule:
    message = Message(en="{lhs} is not {rhs}", zh="{lhs}不是{rhs}")
    formula = "gross_profit = revenue - cost_of_revenue"
    return Rule(id="mine", kind="identity", why="w", formula=formula, message=message, options=options)  # type: ignore[arg-type]


def test_a_rough_identity_says_nothing_of_a_small_distance() -> None:
    where, claims = swapped()
    assert check(claims, [where], with_rule(margin_rule(rough=0.5)), strict=True) == ()
    assert verdicts(check(claims, [where], with_rule(margin_rule(rough=0.05)), strict=True)) == ["inconsistent"]


def test_a_loose_rule_is_at_most_a_tension() -> None:
    where, claims = swapped()
    assert verdicts(check(claims, [where], with_rule(margin_rule(loose=True)), strict=True)) == ["tension"]


def test_a_rule_without_a_tick_is_silent_where_it_holds() -> None:
    where, claims = gross("澜石收入51.3亿元，成本30.8亿元，毛利20.5亿元。", "51.3", "30.8", "20.5")
    assert check(claims, [where], with_rule(margin_rule()), strict=True) == ()


def test_words_that_a_rule_asks_for_and_shuns() -> None:
    where, claims = swapped()
    assert verdicts(check(claims, [where], with_rule(margin_rule(named=("毛利",))), strict=True)) == ["inconsistent"]
    assert check(claims, [where], with_rule(margin_rule(named=("毛利润",))), strict=True) == ()
    assert check(claims, [where], with_rule(margin_rule(unless=("成本",))), strict=True) == ()


def test_a_broken_formula_names_its_file() -> None:
    where, claims = swapped()
    broken = margin_rule().model_copy(update={"formula": "gross_profit = turnover"})
    with pytest.raises(PackError, match=r"^checks/mine\.toml: formula: no metric has the id 'turnover'"):
        check(claims, [where], with_rule(broken))


def test_the_order_of_claims_changes_nothing() -> None:
    where, claims = swapped()
    assert findings("gross-profit", where, *claims) == findings("gross-profit", where, *reversed(claims))


def test_corrections_are_powers_of_ten_and_neighbours_swapped() -> None:
    where = article("540 units and 7 units")
    long, short = claim(where, "540 units", 540, "unit"), claim(where, "7 units", 7, "unit")
    assert corrections(long, (between(449, 451),)) == (Decimal(450),)
    assert corrections(long, (between(5300, 5500),)) == (Decimal(5400),)
    assert corrections(long, (between(600, 700),)) == ()
    assert corrections(short, (between(69, 71),)) == (Decimal(70),)
    assert corrections(replace(long, base=replace(long.base, high=None)), (between(0, None),)) == ()
