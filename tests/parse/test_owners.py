"""What each number measures, and what sort of statement it is: every class beside its negative twin."""

from __future__ import annotations

import pytest

from linking import claims

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # Shares: of the whole named, of the share before, of a plan, of one thing in another.
    ("公司先进制程收入占晶圆总收入的74%,其中甲类占23%。", "zh-Hans", ["revenue_share share", "revenue_share share"]),
    ("禾川精密完成全年目标的80%。", "zh-Hans", ["target_completion ratio"]),
    ("禾川精密研发费用5亿元,占营收的12%。", "zh-Hans", ["rd_expense level", "rd_intensity share"]),
    ("禾川精密设备业务收入5亿元,占营收的12%。", "zh-Hans", ["revenue level", "revenue_share share"]),
    ("手机平台占营收60%,同比下降3%。", "zh-Hans", ["revenue_share share", "revenue growth"]),
    # What a word means beside others.
    ("禾川精密拟以每股20元的价格收购对手。", "zh-Hans", ["acquisition_bid rate"]),
    ("禾川精密的设备价格为20万元。", "zh-Hans", ["price level"]),
    ("Harbor Motors paid $20,000 for a lathe.", "en", ["price level"]),
    ("Harbor Motors paid $20 million in taxes last year.", "en", ["taxes level"]),
    ("Harbor Motors cut 800 jobs.", "en", ["layoffs count"]),
    ("Harbor Motors added 800 jobs.", "en", ["jobs_added count"]),
    ("Harbor Motors bought gym chain Fitline for $720 million.", "en", ["acquisition_bid level"]),
    ("The plant cost $4.2 billion.", "en", ["cost level"]),
    ("The lathe cost $4,200.", "en", ["price level"]),
    ("Harbor Motors has $12 billion in cash and $3 billion of debt.", "en", ["cash level", "debt level"]),
    ("Shareholders in Harbor Motors will receive 412 pence in cash for each share.", "en", ["acquisition_bid level"]),
    # By the share, and as times of something.
    ("Adjusted earnings came to $3.03 a share at Harbor Motors.", "en", ["adjusted_eps rate"]),
    ("Harbor Motors trades at 18 times expected earnings.", "en", ["pe_ratio ratio"]),
    ("Harbor Motors tripled its earnings.", "en", ["profit multiple"]),
    # A word that means its metric only beside another.
    ("The 10-year Treasury yield fell to 4.06%.", "en", ["bond_yield ratio"]),
    ("The wheat yield fell by 4%.", "en", ["yield growth"]),
    ("瑞银给予苹果买入评级,目标价250美元。", "zh-Hans", ["price_target level"]),
    # Counts go on with what was counted.
    ("禾川汽车10月交付4.2万辆,其中甲系列1.7万辆。", "zh-Hans", ["deliveries count", "deliveries count"]),
    ("禾川汽车的车队有4200辆车。", "zh-Hans", ["vehicle_count count"]),
    # The thing a price is of, its unit left out.
    ("Brent fell 87 cents to $63.01.", "en", ["oil_price change", "oil_price level"]),
    # A company itself, or something of it, moves.
    ("Harbor Motors Inc rose 7.8%.", "en", ["stock_price change"]),
    ("Harbor Motors Inc said output rose 7.8%.", "en", ["production growth"]),
    ("Germany's economy grew 0.3%.", "en", ["gdp_growth growth"]),
    ("Sales of industrial chips slipped 4% to $478 million.", "en", ["revenue growth", "revenue level"]),
    ("Sales of trucks jumped 38% to 2,205 trucks.", "en", ["sales_volume growth", "sales_volume count"]),
    # A verb left out.
    ("Sales of Harbor Motors grew 22% and its backlog 23%.", "en", ["revenue growth", "backlog change"]),
    ("Sales of Harbor Motors grew 22% and its gross margin was 23%.", "en", ["revenue growth", "gross_margin ratio"]),
    ("Carlsberg agreed to buy 20% of the brewer.", "en", ["stake share"]),
    ("Carlsberg sold 20% of its beer in Poland.", "en", ["beer_share share"]),
    # A topic set before a comma.
    ("资本支出方面,禾川精密前三季度投入8.6亿元。", "zh-Hans", ["capex level"]),
    ("禾川精密前三季度投入8.6亿元。", "zh-Hans", ["investment level"]),
)


@pytest.mark.parametrize(
    ("text", "language", "expected"), CASES, ids=lambda value: value[:44] if isinstance(value, str) else None
)
def test_metric_and_kind(text: str, language: str, expected: list[str]) -> None:
    assert [f"{claim.metric} {claim.kind}" for claim in claims(text, language)] == expected
