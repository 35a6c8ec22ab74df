"""Results a power of ten off, closed lists, shares whose total the words point at; and texts with tempting neighbours."""

import pytest

from claims.pipeline import check_text


def accused(text: str) -> list[str]:
    found = check_text(text).findings
    return [f.rule for f in found if f.verdict in ("inconsistent", "tension") and f.severity != "info"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("水泥收入25.8亿元，运费收入13.9亿元，两项合计397亿元。", "stated-total"),
        ("公司卖出尿素31.4万吨，平均售价为每吨1870元，由此带来58.7亿元的收入。", "stated-product"),
        ("The mill sold 41,300 tonnes at an average price of $920 a tonne, which works out to $380 million.", "stated-product"),
        ("工厂总投资26亿元，截至9月底已投入16.9亿元，完成35%。", "share-of-total"),
        ("公司上半年营业收入82.4亿元。出口收入2.47亿元，占营业收入的30%。", "share-of-total"),
    ],
)
def test_a_wrong_result_is_told(text: str, rule: str) -> None:
    assert accused(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "水泥收入25.8亿元，运费收入13.9亿元，两项合计39.7亿元。",
        "公司卖出尿素31.4万吨，平均售价为每吨1870元，由此带来5.87亿元的收入。",
        "The mill sold 41,300 tonnes at an average price of $920 a tonne, which works out to $38 million.",
        "工厂总投资26亿元，截至9月底已投入16.9亿元，完成65%。",
        "公司上半年营业收入82.4亿元。出口收入24.7亿元，占营业收入的30%。",
    ],
)
def test_what_holds_is_not_accused(text: str) -> None:
    assert accused(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Two splits of one whole.
        "恒澜水务上半年营业收入31.8亿元。分业务看，供水收入18.4亿元，污水处理收入9.1亿元，工程收入4.3亿元。"
        "分地区看，华东收入14.6亿元，华南收入10.2亿元，其他地区7.0亿元。",
        # A price, a count and an amount of more than they make.
        "公司订购了40台设备，每台采购价85万元，安装费另计600万元，项目总预算1.2亿元。首批15台已到货。",
        "临江钢铁前三季度产钢820万吨，销售钢材790万吨，平均售价每吨3680元，实现营业收入305.4亿元，其中贸易收入14.7亿元。",
        # A maximum that is no product.
        "公司宣布以每股18.6元回购不超过2000万股，回购资金总额不低于1亿元、不超过3.8亿元。公司已回购620万股，耗资1.07亿元。",
        # Words of a difference beside numbers of other things.
        "The bank set aside $310 million for bad loans, against $280 million. "
        "Net interest income was $2.9 billion and fees $1.1 billion.",
        "Orders climbed 18% to €5.2 billion. Revenue was €4.6 billion, with the mobility unit at €2.1 billion and smart "
        "infrastructure at €1.7 billion. Free cash flow reached €540 million after €410 million.",
        "Cyclone Energy will build two wind farms of 450 MW and 280 MW for a total of $1.6 billion, and a battery of 200 MW. "
        "The first phase, 150 MW, starts in 2026. A third farm of 300 MW is planned in Spain.",
        "瑞禾种业前三季度营收22.1亿元，净利润3.4亿元；第三季度营收3.2亿元，净亏损0.4亿元。",
        "租赁公司有机器人200台，每台月租1.2万元，出租率85%，上半年租金收入1,080万元，维护成本310万元。",
        "Mobile subscribers rose by 120,000 to 8.34 million, 64% of them on 5G plans. Average revenue per user was $31.20 a "
        "month. Service revenue came to $770 million and equipment sales to $215 million.",
    ],
)
def test_neighbours_that_are_no_relation_stay_silent(text: str) -> None:
    assert accused(text) == []


def test_a_number_told_thrice_outvotes_one_told_once_whoever_it_was_carried_from() -> None:
    text = (
        "Polarvik and Northgrid will build a data center campus of 12 GW. Polarvik said the data center campus would have a "
        "capacity of 12 GW.\n\nPolarvik's data center capacity of 12 GW is the largest in the country.\n\n"
        "Polarvik's data center capacity of {}, its chief executive said, is only the beginning."
    )
    assert accused(text.format("36 GW")) != []
    assert accused(text.format("12 GW")) == []
