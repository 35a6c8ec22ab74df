"""Texts of several sentences: what is carried from one to the next, and what is not."""

from __future__ import annotations

from datetime import date

from linking import claims, links


def test_the_topic_is_carried_to_the_next_sentence() -> None:
    first, second = claims("星海科技上半年营收12亿元。净利润2亿元。", "zh-Hans")
    assert (second.subject, second.found["subject"], second.period) == ("星海科技", "carried", "2025H1")
    assert first.chances["metric"] > 0.9


def test_a_new_topic_takes_over() -> None:
    assert [c.subject for c in claims("微软上季度营收700亿美元。谷歌营收900亿美元。净利润300亿美元。", "zh-Hans")] == [
        "Microsoft",
        "Google",
        "Google",
    ]


def test_a_pronoun_points_at_the_company() -> None:
    *_, last = claims("Tesla reported results on Wednesday. The company delivered 497,099 vehicles.", "en")
    assert (last.subject, last.found["subject"]) == ("Tesla", "carried")


def test_a_report_goes_on_about_its_quarter() -> None:
    text = (
        "Redwood Energy Corp said third-quarter revenue was $2.1 billion.\n\n"
        "Net income was $300 million.\n\nNet income will reach $400 million in 2026."
    )
    assert [c.period for c in claims(text, "en")] == ["2025Q3", "2025Q3", "2026"]


def test_the_day_of_an_announcement_is_no_period_of_a_flow() -> None:
    assert [c.period for c in claims("11月12日,星海科技公布财报,营收5亿元。", "zh-Hans")] == [None]


def test_the_day_of_an_announcement_is_the_period_of_a_deal() -> None:
    assert [c.period for c in claims("11月12日,微软宣布对OpenAI投资10亿美元。", "zh-Hans")] == ["2025-11-12"]


def test_a_restatement_takes_what_it_lacks() -> None:
    text = "微软宣布,计划向OpenAI投资130亿美元。\n\n市场对130亿美元的交易反应积极。"
    first, second = claims(text, "zh-Hans")
    assert (second.subject, second.object, second.metric) == (first.subject, first.object, first.metric)
    assert second.modality == "target"


def test_another_amount_is_no_restatement() -> None:
    text = "微软宣布,计划向OpenAI投资130亿美元。\n\n市场对140亿美元的交易反应积极。"
    _, second = claims(text, "zh-Hans")
    assert second.object is None


def test_a_growth_has_the_scope_of_its_level() -> None:
    assert links("星海科技云业务营收8亿元,同比增长20%;游戏业务营收3亿元,同比下降5%。", "zh-Hans") == (
        "8亿元 | 星海科技 | revenue | level - | - | actual | scope=云业务",
        "20% | 星海科技 | revenue | growth up | - | actual | basis=yoy, scope=云业务",
        "3亿元 | 星海科技 | revenue | level - | - | actual | scope=游戏业务",
        "5% | 星海科技 | revenue | growth down | - | actual | basis=yoy, scope=游戏业务",
    )


def test_unknown_makers_are_told_apart() -> None:
    text = "上半年动力电池装车量公布。恒岳电池的份额为36.0%,排名第一;北盛动力以28.2%的份额排在第二。"
    assert [(c.subject, str(c.base.low)) for c in claims(text, "zh-Hans") if c.metric == "market_share"] == [
        ("恒岳电池", "36"),
        ("北盛动力", "28.2"),
    ]


def test_models_are_told_apart() -> None:
    text = "星海汽车10月交付2.3万辆。轿车S5交付1.2万辆;SUV车型X7交付1.1万辆。"
    assert [(c.subject, c.scope) for c in claims(text, "zh-Hans")] == [
        ("星海汽车", None),
        ("星海汽车 S5", None),
        ("星海汽车 X7", None),
    ]


def test_the_level_before_is_not_taken_for_todays() -> None:
    before, after = claims("星海科技毛利率由15.3%提升至20.1%。", "zh-Hans")
    assert (before.basis, after.basis) == ("earlier level", None)


def test_who_speaks_before_a_quote_speaks_in_it() -> None:
    text = "微软CEO纳德拉表示:\n“我们明年将投资800亿美元建设数据中心。”\n分析师持怀疑态度。"
    assert [c.speaker for c in claims(text, "zh-Hans")] == ["Satya Nadella"]


def test_spans_slice_back_to_the_original() -> None:
    text = "英偉達（NVDA）第三季營收為 ５７０ 億美元。"
    (claim,) = claims(text, "zh-Hant")
    assert text[claim.span.start : claim.span.end] == claim.quote
    assert claim.id == f"<text>@{claim.span.start}-{claim.span.end}"
    assert (claim.subject, claim.metric, claim.period) == ("Nvidia", "revenue", "FY2026Q3")


def test_a_bare_number_takes_the_unit_of_its_metric() -> None:
    (claim,) = claims("星海科技市盈率为32.5。", "zh-Hans")
    assert (claim.metric, claim.base.unit, claim.kind, claim.found["unit"]) == ("pe_ratio", "ratio", "ratio", "assumed")


def test_a_fall_is_negative_in_every_reading() -> None:
    (claim,) = claims("星海科技股价下跌约5%。", "zh-Hans")
    assert str(claim.base.low) == "-5"
    assert all(i.high is not None and i.high.value < 0 for i in (*claim.hard, *claim.soft))


def test_a_part_is_told_from_its_whole() -> None:
    text = "截至9月末,星海科技有息负债合计362亿元,其中一年内到期的有息负债151亿元。"
    assert [c.scope for c in claims(text, "zh-Hans") if c.metric == "debt"] == [None, "一年内到期"]


def test_years_of_a_span_go_one_by_one() -> None:
    text = "2022年至2024年,星海科技营收分别为1亿元、2亿元和4亿元,净亏损分别为3亿元、2亿元和1亿元。"
    assert [c.period for c in claims(text, "zh-Hans")] == ["2022", "2023", "2024"] * 2


def test_changes_go_one_by_one_with_their_levels() -> None:
    text = "1至9月,星海地产合同销售面积776万平方米,合同销售金额1004亿元,同比分别下降41.8%和44.6%。"
    assert [c.metric for c in claims(text, "zh-Hans")] == ["sales_area", "sales_amount", "sales_area", "sales_amount"]


def test_a_forecast_goes_on_behind_a_semicolon() -> None:
    text = "星海汽车预计2026年第一季度交付9万辆;营收为248亿元。"
    assert [(c.modality, c.period) for c in claims(text, "zh-Hans")] == [("forecast", "2026Q1"), ("forecast", "2026Q1")]


def test_a_forecast_ends_with_its_sentence() -> None:
    text = "星海汽车预计2026年第一季度交付9万辆。第三季度营收为248亿元。"
    assert [(c.modality, c.period) for c in claims(text, "zh-Hans")] == [("forecast", "2026Q1"), ("actual", "2025Q3")]


def test_of_several_periods_none_is_assumed() -> None:
    text = "星海科技前三季度营收30亿元。\n\n第三季度营收10亿元。\n\n销售费用2亿元。"
    assert [c.period for c in claims(text, "zh-Hans")] == ["2025-01/2025-09", "2025Q3", None]


def test_the_period_under_report_is_the_first() -> None:
    text = "星海科技前三季度营收30亿元。\n\n第三季度营收10亿元。\n\n报告期内,销售费用2亿元。"
    assert [c.period for c in claims(text, "zh-Hans")] == ["2025-01/2025-09", "2025Q3", "2025-01/2025-09"]


def test_a_period_compared_with_is_not_carried() -> None:
    text = "Redwood Energy Corp said sales rose to $10 billion, compared with $8 billion in 2023. Net income was $1 billion."
    assert [c.period for c in claims(text, "en")] == [None, "2023", None]


def test_what_is_told_over_again_goes_the_same_way() -> None:
    rise, again = claims("Brent crude fell $1.20, or 1.8%.", "en")
    assert (rise.direction, again.direction) == ("down", "down")


def test_a_profit_by_the_share_is_earnings_per_share() -> None:
    text = "Redwood Energy Corp said net income was $21 billion, or $1.95 a share."
    assert [c.metric for c in claims(text, "en")] == ["net_income", "eps"]


def test_a_thing_of_so_much_is_no_profit() -> None:
    text = "Meta's net income fell to $2.7 billion because of a one-time tax charge of $15.9 billion."
    assert [c.metric for c in claims(text, "en")] == ["net_income", "tax_charge"]


def test_each_company_of_a_list_has_its_own_figure() -> None:
    text = "Microsoft's revenue rose 18% to $77.7 billion; Alphabet's climbed 16% to $102.3 billion."
    assert [(c.subject, c.metric) for c in claims(text, "en")] == [("Microsoft", "revenue")] * 2 + [("Alphabet", "revenue")] * 2


def test_a_first_quarter_of_its_kind_is_no_period() -> None:
    text = "Microsoft's revenue was $102 billion, its first quarter above $100 billion."
    assert [c.period for c in claims(text, "en")] == [None, None]


def test_a_described_thing_has_its_own_metric() -> None:
    text = "Tesla revenue rose to $28 billion, helped by a $7,500 federal tax credit."
    assert [c.metric for c in claims(text, "en")] == ["revenue", "subsidy"]


def test_shares_of_two_markets_are_told_apart() -> None:
    text = "10月21日开盘,宁德时代A股高开5%;H股涨逾3%。"
    assert [(c.metric, c.scope) for c in claims(text, "zh-Hans")] == [
        ("stock_price", "A shares; early trading"),
        ("stock_price", "H shares"),
    ]


def test_where_a_company_sells_is_a_scope() -> None:
    text = "泡泡玛特第三季度收入同比增长245%,其中,中国收入同比增长185%,海外收入同比增长365%。"
    assert [(c.subject, c.scope) for c in claims(text, "zh-Hans")] == [
        ("Pop Mart", None),
        ("Pop Mart", "China"),
        ("Pop Mart", "overseas"),
    ]


def test_a_country_has_its_own_figures() -> None:
    assert [c.subject for c in claims("特斯拉发布财报。中国10月出口同比下降1.1%。", "zh-Hans")] == ["China"]


def test_a_month_earlier_is_the_month_before() -> None:
    text = "Inflation in Nigeria fell to 13.1% in October, compared with 16.9% a month earlier."
    assert [c.period for c in claims(text, "en")] == ["2025-10", "2025-09"]


def test_a_cut_by_so_much_is_a_change() -> None:
    (cut,) = claims("The Federal Reserve cut its benchmark interest rate by 50 basis points.", "en")
    assert (cut.kind, cut.direction, str(cut.base.low)) == ("change", "down", "-0.5")


def test_nothing_in_nothing_out() -> None:
    assert claims("", "zh-Hans") == ()
    assert claims("没有数字的句子。", "zh-Hans", date(2025, 1, 1)) == ()
