"""Which words of a text name an entity or a metric, and which only look like it."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.packs import load
from claims.parse.lexicon import Hit, Lexicon


def entities(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.id) for hit in Lexicon(load(), text).entities()]


def metrics(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.id) for hit in Lexicon(load(), text).metrics()]


def verbs(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Lexicon(load(), text).metrics() if hit.verb]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("英伟达与微软签约", [("英伟达", "nvidia"), ("微软", "microsoft")]),
        ("辉达股价大涨，川普回应", [("辉达", "nvidia"), ("川普", "donald_trump")]),
        ("nvidia and OPENAI agreed", [("nvidia", "nvidia"), ("OPENAI", "openai")]),
        ("McDonald’s and L'Oréal", [("McDonald’s", "mcdonalds"), ("L'Oréal", "loreal")]),
        ("Nestlé said", [("Nestlé", "nestle")]),
        ("Morgan\nStanley cut its view", [("Morgan\nStanley", "morgan_stanley")]),
        ("中国银行与中国各地银行", [("中国银行", "boc"), ("中国", "china")]),
        ("中国银行业净息差，美国航空业", [("中国银行业", "china"), ("美国航空业", "united_states")]),
        ("在上海交付，上海证券报报道", [("上海", "shanghai")]),
        ("印度尼西亚和印度", [("印度尼西亚", "indonesia"), ("印度", "india")]),
        ("Bank of America, not America", [("Bank of America", "bank_of_america"), ("America", "united_states")]),
    ],
)
def test_names(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Meta cut jobs, METADATA and metadata grew", [("Meta", "meta")]),
        ("Ford can afford it", [("Ford", "ford")]),
        ("在Meta工作", [("Meta", "meta")]),
        ("GM sold more gm wheat", [("GM", "general_motors"), ("wheat", "wheat")]),
        ("US exports, tell us", [("US", "united_states")]),
        ("worth US$5bn", []),
        ("H100s and an H1000", [("H100s", "nvidia_h100")]),
        ("GPT-4 and GPT-4.1, GPT-4o", [("GPT-4", "gpt_4"), ("GPT-4o", "gpt_4o")]),
        ("S&P 500, AT&T, T-Mobile", [("S&P 500", "sp500"), ("AT&T", "att"), ("T-Mobile", "t_mobile")]),
        ("the snapdragons, a Snapdragon chip", [("Snapdragon", "qualcomm_snapdragon")]),
        ("in vivo trials", []),
    ],
)
def test_latin_words_are_whole_words(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oracle's cloud, ORACLE UP, an oracle spoke", [("Oracle", "oracle"), ("ORACLE", "oracle")]),
        ("an apple a day, Apple says", [("Apple", "apple")]),
        ("苹果汁和苹果园，苹果则", [("苹果", "apple")]),
        ("提高通行效率，抑制高通胀，高通表示", [("高通", "qualcomm")]),
        ("增强生态，强生表示", [("强生", "johnson_johnson")]),
    ],
)
def test_everyday_words_are_no_names(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联想集团发布财报，联想份额居首", [("联想集团", "lenovo"), ("联想", "lenovo")]),
        ("这不免让人联想，也引发联想", []),
        ("理想汽车交付提速，结果不理想，理想称", [("理想汽车", "li_auto"), ("理想", "li_auto")]),
        ("理想称", []),
        ("Nvidia's chief Huang spoke of Rubin", [("Nvidia", "nvidia"), ("Huang", "jensen_huang"), ("Rubin", "nvidia_rubin")]),
        ("Huang spoke of Robert Rubin", []),
        ("Jensen Huang spoke. Huang left.", [("Jensen Huang", "jensen_huang"), ("Huang", "jensen_huang")]),
        ("Nvidia and PDD: Huang spoke", [("Nvidia", "nvidia"), ("PDD", "pinduoduo")]),
        ("Apple said Cook will cook", [("Apple", "apple"), ("Cook", "tim_cook")]),
    ],
)
def test_short_forms_need_the_full_name_in_the_text(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Micron (MU) rose", [("Micron", "micron"), ("MU", "micron")]),
        ("MU particles", []),
        ("NYSE: F fell, F fell", [("NYSE", "nyse"), ("F", "ford")]),
        ("NVDA fell", [("NVDA", "nvidia")]),
        ("2330.TW and 2330 units", [("2330", "tsmc")]),
        ("贵州茅台(600519)", [("贵州茅台", "moutai"), ("600519", "moutai")]),
        ("理想汽车(2015)与2015.HK", [("理想汽车", "li_auto"), ("2015", "li_auto")]),
        ("共600519件", []),
    ],
)
def test_tickers_have_to_be_marked(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("英伟达H100出货", [("英伟达H100", "nvidia_h100")]),
        ("特斯拉 Model Y 降价", [("特斯拉 Model Y", "model_y")]),
        ("英伟达的H100出货", [("英伟达", "nvidia"), ("H100", "nvidia_h100")]),
        ("苹果H100", [("苹果", "apple"), ("H100", "nvidia_h100")]),
    ],
)
def test_maker_and_product_are_one_name(text: str, found: list[tuple[str, str]]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("毛利率为27.6%，毛利润17亿元", [("毛利率", "gross_margin"), ("毛利润", "gross_profit")]),
        ("营业成本45亿元，营业收入62亿元", [("营业成本", "cost_of_revenue"), ("营业收入", "revenue")]),
        ("人均可支配收入2.1万元", [("人均可支配收入", "disposable_income")]),
        ("中等收入群体", []),
        ("The company's Gross Margin was 40%", [("Gross Margin", "gross_margin")]),
        ("two stock buybacks", [("stock buybacks", "buyback")]),
        ("周活跃用户7亿，生活用户", [("周活跃用户", "weekly_active_users"), ("用户", "users")]),
        ("市盈率32倍，市值1万亿", [("市盈率", "pe_ratio"), ("市值", "market_cap")]),
        ("流通市值50亿元", [("流通市值", "free_float_cap")]),
        ("投资者投资", [("投资", "build_cost_per_capacity"), ("投资", "investment")]),
        ("a price war, steelmakers' cash cow", []),
        ("EPS of 3 dollars, steps", [("EPS", "eps")]),
    ],
)
def test_metrics(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(set(metrics(text))) == sorted(set(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("资本充足率", "核心一级资本充足率"),
        ("净息差", "净利差"),
        ("净负债率", "资产负债率"),
        ("基本每股收益", "稀释每股收益"),
        ("社会消费品零售总额", "网上零售额"),
        ("合同销售金额", "权益销售额"),
        ("装机容量", "新增装机容量"),
        ("原油产量", "产量配额"),
        ("销量", "零售销量"),
    ],
)
def test_numbers_that_stand_side_by_side_are_different_metrics(one: str, other: str) -> None:
    assert {hit for _, hit in metrics(one)}.isdisjoint({hit for _, hit in metrics(other)})


def test_hits_of_a_shared_word_come_in_the_order_of_the_pack() -> None:
    hits = Lexicon(load(), "成本").metrics()
    order = list(load().metrics)
    assert [hit.id for hit in hits] == sorted((hit.id for hit in hits), key=order.index)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it employs 300 people", ["employs"]),
        ("公司斥资5亿元，投入3亿元", ["斥资", "投入"]),
        ("花500亿元", ["花"]),
        ("天花板很高，花园500平方米", []),
        ("租了8台服务器，租户搬走", ["租"]),
        ("营业收入62亿元", []),
    ],
)
def test_verbs(text: str, found: list[str]) -> None:
    assert verbs(text) == found


def test_a_hit_tells_where_and_by_which_word() -> None:
    assert Lexicon(load(), "据NVDA公告").entities() == [Hit(1, 5, "nvidia", "NVDA")]


@settings(deadline=None)  # the first text also pays for the pack
@given(
    st.lists(
        st.sampled_from(["英伟达", "H100", " ", "NVDA", "İ", "收入", "share price", "s", ".", "联想", "2330.TW", "\n", "投资"])
    )
)
def test_hits_slice_back_and_do_not_overlap(words: list[str]) -> None:
    text = "".join(words)
    lexicon = Lexicon(load(), text)
    for hits in (lexicon.entities(), lexicon.metrics()):
        places = sorted({(hit.start, hit.end) for hit in hits})
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(left[1] <= right[0] for left, right in pairwise(places))


@pytest.mark.parametrize("unit", ["中国", "英伟达H100的", "aaaa", "投资", "S&P ", "花", "Morgan ", "US"])
def test_time_is_linear_in_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = process_time()
        lexicon = Lexicon(load(), text)
        lexicon.entities()
        lexicon.metrics()
        return process_time() - start

    seconds(1)
    assert min(seconds(10_000) for _ in range(3)) < 4 * min(seconds(5_000) for _ in range(3)) + 0.01


def test_a_short_name_is_not_found_across_the_seam_of_a_longer_one() -> None:
    assert entities("岭南航空与鹿东航空的机队") == []
    assert [owner for _, owner in entities("南航与东航的机队")] == ["china_southern", "china_eastern"]
