"""What a text computes: ticks that a reader can redo, and findings only where one plain computation is announced."""

import random
import time

import pytest

from claims.checker.engine import check
from claims.model import Finding
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def found(text: str, *kinds: str) -> tuple[Finding, ...]:
    article = read_text(text)
    claims = parse(article, load()).claims
    return check(claims, (article,), load(), select=kinds or ("stated-arithmetic",), strict=True)


def verdicts(text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.verdict) for finding in found(text, *kinds)]


# Each holds, and is ticked once by the rule that is named.
TICKED = [
    ("stated-product", "电站装机30万千瓦，造价为每千瓦6000元，按此计算，总投资为18亿元。"),
    ("stated-product", "船厂手里有12艘订单，每艘船5000万美元，按此计算，订单总值6亿美元。"),
    ("stated-product", "矿山每天出矿2000吨，全月30天计算，当月出矿6万吨。"),
    ("stated-quotient", "公司回购500万股，耗资8000万元，折合每股16元。"),
    ("stated-quotient", "一批显卡重60吨，一张重3公斤，据此推算，共有2万张。"),
    ("stated-quotient", "The bridge is 12 kilometres long and cost €3.6 billion, which works out at €300 million a kilometre."),
    ("stated-difference", "同款手机在两地的售价分别为5200元和4700元，差价500元。"),
    ("stated-difference", "Exports came to $48.3 billion and imports to $41.9 billion, a surplus of $6.4 billion."),
    ("stated-total", "茶饮业务收入12.4亿元，门店加盟收入3.9亿元，包装收入1.2亿元，三项合计17.5亿元。"),
    (
        "stated-total",
        "The group sold 21,400 homes in spring, 8,300 homes in summer and 2,150 homes in autumn, a total of 31,850 homes.",
    ),
    (
        "stated-total",
        "The mill made 412,000 tonnes in May, 397,000 tonnes in June and 138,000 tonnes in July: 947,000 tonnes.",
    ),
    ("stated-product", "公司员工2.15万人，其中研发人员占40%，也就是8600人。"),
    ("stated-conversion", "仓库每天租金800元，折合每年29.2万元。"),
    ("stated-conversion", "The tug rents for $400 an hour, which works out to $9,600 a day."),
]

# Each is wrong, and the words leave one computation only.
WRONG = [
    ("stated-product", "电站装机30万千瓦，造价为每千瓦6000元，按此计算，总投资为180亿元。"),
    ("stated-product", "按照每吨补贴300元计算，若回收旧家电50万吨，财政需要拿出15亿元。"),
    ("stated-quotient", "公司回购500万股，耗资8000万元，折合每股160元。"),
    ("stated-quotient", "The bridge is 12 kilometres long and cost €3.6 billion, which works out at €30 million a kilometre."),
    ("stated-difference", "同款手机线上售价4700元，门店售价5200元，差价800元。"),
    ("stated-total", "船队有散货船45艘、油轮23艘、集装箱船12艘，三类共计90艘。"),
    ("stated-conversion", "The tug rents for $400 an hour, which works out to $96,000 a day."),
]

# Each holds in a way that only looks wrong, or says too little to tell: nobody is accused.
SPARED = [
    "公司以每股25元发行4000万股，扣除费用后募集资金净额为9.82亿元。",
    "按每吨补贴300元计算，若回收50万吨，财政需要1.5亿元，而今年预算只有8000万元。",
    "投资方有权要求以年化8%的收益率回购，按投资额2亿元计算，三年后回购款约2.52亿元。",
    "电池合同总额约120亿元，其中甲公司48亿元，乙公司35亿元。按每千瓦时480元计算，对应的电池约为25吉瓦时。",
    "每克560元计算，30克的手链光金料就要1.68万元，加上每克30元的工费，总价1.77万元。",
    "啤酒业务收入21.4亿元，饮料业务收入8.3亿元，集团总收入合计96.2亿元。",
    "The depot holds 100,000 meters. Renting them out at $2 an hour would bring in $1.75 billion a year.",
    "Airlines pay about half of the list price of $6.9 billion, which would bring the bill to roughly $3.5 billion.",
    "The council spends £42 million a year on 6,000 pupils, which works out at £7,000 a pupil, against an average of £6,300.",
    "今年新房均价每平方米2.1万元，去年为每平方米1.9万元，市中心比郊区高出5000元。",
    "按每位顾客消费30元、日均客流5万人计算，一个月营业额约4500万元。",
    "公司与两家供应商签约，金额分别为3亿元和5亿元，两家供应商去年合计营收20亿元。",
    "一辆货车每天跑900公里，百公里油耗32升，按每升7.5元计算，一天油费约2160元。",
    "甲厂年产能20万吨，乙厂年产能35万吨，两厂扩建后合计产能80万吨。",
    "Rates in Tokyo average $310 a night and in Osaka $240, and hotels near the station are $50 cheaper.",
    "She sold 12 paintings for a combined $3.6 million, with the priciest fetching $900,000.",
]


@pytest.mark.parametrize(("rule", "text"), TICKED)
def test_what_holds_is_ticked(rule: str, text: str) -> None:
    assert verdicts(text) == [(rule, "consistent")]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_what_does_not_hold_is_found(rule: str, text: str) -> None:
    assert verdicts(text) == [(rule, "inconsistent")]


@pytest.mark.parametrize("text", SPARED)
def test_nobody_is_accused_without_need(text: str) -> None:
    assert [finding for finding in found(text) if finding.verdict != "consistent"] == []


def test_a_finding_shows_what_a_reader_redoes() -> None:
    [finding] = found("电站装机30万千瓦，造价为每千瓦6000元，按此计算，总投资为180亿元。")
    assert finding.severity == "error"
    assert finding.gap == "8.82"
    assert finding.derivation == ("30万千瓦 × 每千瓦6000元 = 18亿元", "与文中的“180亿元”不符")
    assert len(finding.reconcile) == 3
    assert finding.explanations == ("若“180亿元”写作18亿元，或另一个数差同样的倍数，各数便一致：可能是数量级的笔误",)


def test_values_are_shown_in_the_unit_of_the_text() -> None:
    [finding] = found("The bridge is 12 kilometres long and cost €3.6 billion, which works out at €30 million a kilometre.")
    assert finding.derivation[0] == "€3.6 billion ÷ 12 kilometres = €300 million/km"


def test_a_result_at_one_end_of_a_range_says_so() -> None:
    [finding] = found("甲平台每月收费3.7万元，乙平台每月收费2.4万元至3万元，每月差价7000元。")
    assert finding.verdict == "consistent"
    assert finding.explanations == ("按各数的范围计算应为0.7–1.3万元/月，文中的数只在一端成立",)


def test_a_wide_result_says_nothing_without_a_cue() -> None:
    text = "电站装机30万千瓦，造价为每千瓦6000元。{}总投资达到数十亿元。"
    assert verdicts(text.format("按此计算，")) == [("stated-product", "consistent")]
    assert verdicts(text.format("")) == []


def test_numbers_that_nearly_add_up_are_no_list() -> None:
    assert verdicts("9月投资312亿元，日均10.4亿元。民间投资1420亿元，占全部的53.0%，年内计划投资1100亿元。") == []


def test_traditional_text_reads_alike() -> None:
    assert verdicts("公司回購500萬股，耗資8000萬元，折合每股160元。") == [("stated-quotient", "inconsistent")]


def test_the_order_of_claims_does_not_matter() -> None:
    article = read_text("".join(text for _, text in (*TICKED[:6], *WRONG[:3])))
    claims = list(parse(article, load()).claims)
    expected = check(claims, (article,), load(), select=("stated-arithmetic",))
    random.Random(5).shuffle(claims)
    assert check(claims, (article,), load(), select=("stated-arithmetic",)) == expected


def test_hundreds_of_numbers_in_a_paragraph_stay_fast() -> None:
    chosen = random.Random(2)
    forms = ("{}万元", "{}辆", "每辆{}元", "{}年", "每月{}万元", "{}%", "{}吨")
    text = "，".join(chosen.choice(forms).format(chosen.randint(2, 9999)) for _ in range(200))
    article = read_text(f"按此计算，{text}，三项合计{text}。")
    claims = parse(article, load()).claims
    start = time.perf_counter()
    check(claims, (article,), load(), select=("stated-arithmetic",), strict=True)
    assert time.perf_counter() - start < 20


# --- equivalences and prices of parts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("风电场装机500兆瓦，相当于30万户家庭的用电。扩建之后，1000兆瓦相当于60万户家庭的用电。", ["consistent"]),
        ("风电场装机500兆瓦，相当于30万户家庭的用电。扩建之后，1000兆瓦相当于600万户家庭的用电。", ["tension"]),
        ("风电场装机500兆瓦，相当于30万户家庭的用电。去年用煤1000吨，相当于3列火车。", []),
        ("风电场装机500兆瓦，相当于30万户家庭的用电。", []),
    ],
)
def test_equivalences_have_one_ratio(text: str, verdict: list[str]) -> None:
    assert [v for _, v in verdicts(text, "equivalence")] == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("An H100 sells for $30,000. The whole server, which holds 8 GPUs, is priced at $90,000.", ["tension"]),
        ("An H100 sells for $30,000. The whole server, which holds 8 GPUs, is priced at $290,000.", []),
        ("An H100 sells for $30,000. The shop has 8 GPUs left and a desk at $900.", []),
        (
            "An H100 sells for $30,000. The whole server, which holds 8 GPUs, is priced at $90,000, or $11,250 a GPU.",
            ["tension"],
        ),
    ],
)
def test_a_whole_costs_what_its_parts_do(text: str, verdict: list[str]) -> None:
    assert [v for _, v in verdicts(text, "part-price")] == verdict
