"""A percentage that words set against a number, and what near it is of something else."""

from __future__ import annotations

import pytest

from claims.pipeline import check_text


def _accused(text: str) -> list[tuple[str, str]]:
    found = check_text(text).findings
    return [(f.rule, f.severity) for f in found if f.verdict in ("inconsistent", "tension") and f.severity != "info"]


ORDERS = (
    "Besselink books orders\n\nAMSTERDAM, April 27, 2026 - Besselink NV took orders worth 247 million euros last quarter, {}\n"
)
TARGET = (
    "Harrow starts on Corvane\n\nMay 5, 2026 - Harrow set a target of $44 on Corvane. That is {} last night's close of $36.10.\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ORDERS.format("53% more than the 173 million of the quarter before."), [("growth-from-levels", "error")]),
        (ORDERS.format("43% more than the 173 million of the quarter before."), []),
        (ORDERS.format("6% above its own guidance and up from 173 million in the quarter before."), []),
        (TARGET.format("32% above"), [("growth-from-levels", "warning")]),
        (TARGET.format("22% above"), []),
    ],
)
def test_a_percentage_and_the_number_it_is_measured_from(text: str, found: list[tuple[str, str]]) -> None:
    assert _accused(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Bakeries\n\nJune 3 - Tallow runs 860 bakeries in Spain, of which 95 are leased out, and wants to have 2,500 by 2031.\n",
        "Heat pumps\n\nJune 3 - Heat pumps took 8.4% of the market, after 11.2% last year, while oil had 21.5%, up from 17.3%.\n",
        "Target\n\nJune 3 - Orrin lifted its price target on Lamont to $96 from $81, or 24 times the earnings it expects.\n",
        "保险\n\n2026年8月20日　南岭人寿上半年保费收入960亿元，其中分红险610亿元、万能险350亿元；合同服务边际余额3,240亿元。\n",
        "收购\n\n2026年8月20日　恒立科技公告，作价30亿元，其中以股份支付27亿元；发行价格18元/股，拟发行1.5亿股。\n",
        "产能\n\n2026年8月20日　力森电子芯片代工稼动率约62%。第三季度整体产能利用率预计由上季的71%升到79%。\n",
        "Plan\n\nJune 3 - Norway will spend €8.1bn. Almost half, €3.9bn, is for rail. Ports would get €2.2bn, canals "
        "€1.2bn and the rest, €800m, would go to bridges.\n",
    ],
)
def test_near_misses_are_silent(text: str) -> None:
    assert _accused(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "外资\n\n2026年8月14日　外资周五买超1.4万张，投信买超2,600张，自营商卖超900张，三大法人合计买超1.57万张。\n",
        "外资\n\n2026年8月14日　三大法人合计卖超98亿元，其中外资卖超82亿元，投信买超15亿元，自营商卖超31亿元。\n",
        "门店\n\n2026年8月14日　欣美药妆有312家、欣居51家，合计363家门店，今年已开28家，明年再开35家、后年再开40家。\n",
        "基金\n\n2026年8月14日　第三季度盈利1.84万亿元，其中股票型7,120亿元、指数型8,330亿元；前三季度合计2.2万亿元。\n",
        "降息\n\nJuly 3 - Markets now see a 64% chance of a rate cut in December, compared with 51% a day earlier.\n",
        "芯片\n\n2026年8月14日　先进制程收入占比达28%，手机占39%、家电占26%、车用占20%，其他占15%。\n",
        "产值\n\n2026年8月14日　越南五年共投入120亿元，目标2031年芯片产值达900亿元，较2025年的310亿元增长近2倍。\n",
        "利润\n\n2026年8月14日　恒立科技第三季度营收41.7亿元；归母净利润6.2亿元，超出该行此前3.55亿元的预期七成多。\n",
        "目标价\n\n2026年8月14日　花旗维持恒立科技目标价150元，以昨收价及明年每股收益6.4元计算，市盈率约18.8倍。股价收120元。\n",
    ],
)
def test_what_is_no_sum_or_base_is_silent(text: str) -> None:
    assert _accused(text) == []
