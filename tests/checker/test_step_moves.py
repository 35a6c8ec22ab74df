"""A move, the level that it led to, and the one before told elsewhere; shares of the only total; headlines against the text."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, rule: str) -> list[str]:
    article = read_text(text)
    return [f.verdict for f in check(parse(article, load()).claims, (article,), load(), select=(rule,), strict=True)]


STOCKS = """HOUSTON, Nov 5, 2026 - Crude stocks fell by 3.8 million barrels to {} million barrels last week, the agency said.

{} crude stocks stood at 422.4 million barrels."""


def test_a_move_leads_from_the_level_of_the_week_before() -> None:
    assert told(STOCKS.format("418.6", "In the previous week"), "step-from-before") == ["consistent"]
    assert told(STOCKS.format("428.6", "In the previous week"), "step-from-before") == ["tension"]


def test_a_level_of_another_time_is_no_start() -> None:
    assert told(STOCKS.format("428.6", "A year earlier"), "step-from-before") == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("2026年10月1日　9月台灣新車掛牌34,126輛，月增18%。\n\n和泰車代理雙品牌掛牌12,630輛，市占率{}。", "37%", "47%"),
        ("2026年9月8日　8月全国乘用车零售198.6万辆。\n\n新能源车零售112.4万辆，渗透率{}。", "56.6%", "66.6%"),
        ("2026年10月28日讯　公司存货58.3亿元，较年初的40.2亿元增长45%，占总资产141.6亿元的{}。", "41.2%", "51.2%"),
    ],
)
def test_a_share_is_one_of_the_only_total(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right), "share-of-total") == ["consistent"]
    assert told(text.format(wrong), "share-of-total") != ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        # of those that are electric, of imports, of a region's market
        "Some 82,940 new cars were registered in the UK in February.\n\nVW registered 7,100, a share of 14% of electric cars.",
        "2026年10月1日　9月台灣新車掛牌34,126輛。\n\n和泰車代理雙品牌掛牌12,630輛，國產車市占率42%。",
        "公司三季度出货手机310万部。\n\n旗舰机型出货92万部，占高端市场份额21%。",
        # revenue, and a share of profit
        "公司上半年营收48亿元。\n\n海外业务营收18亿元，毛利占比45%。",
        # a budget met, and what was spent
        "2026年1月20日讯　2025年，一般公共预算收入593亿元，完成预算的101.2%，支出877亿元。",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert told(text, "share-of-total") == []


@pytest.mark.parametrize(
    ("title", "body", "verdicts"),
    [
        (
            "恒星半導體績後指引 料首季收入最多6.9億美元",
            "恒星半導體公布第四季業績。公司預計，今年首季收入介乎6.5億至6.6億美元，毛利率介乎13%至15%。",
            ["inconsistent"],
        ),
        (
            "恒星半導體績後指引 料首季收入最多6.6億美元",
            "恒星半導體公布第四季業績。公司預計，今年首季收入介乎6.5億至6.6億美元，毛利率介乎13%至15%。",
            ["consistent"],
        ),
        ("殖利率逾6% 瑞晶擬配息5元", "瑞晶董事會擬配發每股5元現金股利，以今日收盤價98.5元推估，現金殖利率5.08%。", ["tension"]),
        ("毛利率逾五成 瑞晶獲利創高", "瑞晶第3季營收58億元，毛利率51.2%，去年同期47.5%。", ["consistent"]),
    ],
)
def test_a_bound_in_a_headline_is_one_of_the_text(title: str, body: str, verdicts: list[str]) -> None:
    found = told(f"{title}\n\n2026年3月10日　{body}", "headline-body")
    assert [v for v in found if v != "consistent"] == [v for v in verdicts if v != "consistent"]
