import pytest

from claims.model import Claim
from claims.pipeline import check_text
from factory import article, claim, findings, verdicts


def grown(text: str, old: int, new: int, stated: str, percent: str, *, quotes: tuple[str, str]) -> tuple[Claim, ...]:
    where = article(text)
    links = {"subject": "Nvidia", "metric": "revenue"}
    return (
        claim(where, quotes[0], old, "CNY", **links),
        claim(where, quotes[1], new, "CNY", **links),
        claim(where, stated, percent, "percent", kind="growth", **links),
    )


@pytest.mark.parametrize(("stated", "percent", "verdict"), [("25%", "25", "consistent"), ("35%", "35", "inconsistent")])
@pytest.mark.parametrize(
    "text",
    [
        "营收从去年同期的80.2亿元增至100.3亿元，同比增长{}。",
        "营收100.3亿元，较上年同期的80.2亿元增长{}。",
        "营收100.3亿元，同比增长{}，去年同期为80.2亿元。",
    ],
)
def test_growth_goes_with_two_levels(text: str, stated: str, percent: str, verdict: str) -> None:
    said = text.format(stated)
    made = grown(said, 8_020_000_000, 10_030_000_000, stated, percent, quotes=("80.2亿元", "100.3亿元"))
    assert verdicts(findings("growth-from-levels", article(said), *made)) == [verdict]


def test_levels_that_the_words_do_not_join_give_no_growth() -> None:
    said = "广告收入80.2亿元，游戏收入100.3亿元，同比增长35%。"
    made = grown(said, 8_020_000_000, 10_030_000_000, "35%", "35", quotes=("80.2亿元", "100.3亿元"))
    assert findings("growth-from-levels", article(said), *made) == ()


def test_a_difference_behind_the_word_of_comparison_is_no_level() -> None:
    said = "营收100.3亿元，较上年同期增加80.2亿元，增幅35%。"
    made = grown(said, 8_020_000_000, 10_030_000_000, "35%", "35", quotes=("80.2亿元", "100.3亿元"))
    assert findings("growth-from-levels", article(said), *made) == ()


def rates(text: str, unit: str, size: str) -> tuple[str, ...]:
    where = article(text)
    made = [
        claim(where, "3.10%", "3.10", "percent", kind="ratio", subject="China", metric="interest_rate"),
        claim(where, "3.00%", "3.00", "percent", kind="ratio", subject="China", metric="interest_rate"),
        claim(where, "10个" + text.partition("10个")[2].rstrip("。"), size, unit, kind="change", metric="interest_rate"),
    ]
    found = findings("growth-from-levels", where, *made)
    return (*verdicts(found), *(note for f in found for note in f.explanations))


def test_points_are_not_basis_points() -> None:
    said = "报价利率由3.10%调整为3.00%，下降10个{}。"
    note = "若写作基点而非百分点，则相符"
    assert rates(said.format("百分点"), "percentage_point", "-10") == ("inconsistent", note)
    assert rates(said.format("基点"), "percentage_point", "-0.10") == ("consistent",)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("产量从5.2万吨增至4.8万吨。", "inconsistent"),
        ("产量从5.2万吨降至4.8万吨。", "consistent"),
        ("产量为4.8万吨，较上月的5.2万吨增加。", None),
    ],
)
def test_the_verb_goes_with_the_numbers(text: str, verdict: str | None) -> None:
    where = article(text)
    a = claim(where, "5.2万吨", 52_000_000, "kg", metric="production")
    b = claim(where, "4.8万吨", 48_000_000, "kg", metric="production")
    expected = [verdict] if verdict else ["inconsistent"]
    assert verdicts(findings("change-direction", where, a, b)) == expected


def test_a_loss_that_narrows_falls() -> None:
    where = article("亏损由3.2亿元收窄至2.4亿元。")
    a = claim(where, "3.2亿元", -320_000_000, "CNY", metric="net_income")
    b = claim(where, "2.4亿元", -240_000_000, "CNY", metric="net_income")
    assert verdicts(findings("change-direction", where, a, b)) == ["consistent"]


def test_english_from_behind() -> None:
    where = article("Output rose to 1.48 million tonnes in April from 1.53 million tonnes.", language="en")
    a = claim(where, "1.48 million tonnes", 1_480_000_000, "kg", metric="production")
    b = claim(where, "1.53 million tonnes", 1_530_000_000, "kg", metric="production")
    (found,) = findings("change-direction", where, a, b)
    assert (found.verdict, found.message) == (
        "inconsistent",
        "the text calls the move from “1.53 million tonnes” to “1.48 million tonnes” a rise; the numbers say otherwise",
    )


def test_growth_across_articles_by_their_periods() -> None:
    one = article("2024年营收80.2亿元。", name="one")
    two = article("2025年营收100.3亿元，同比增长35%。", name="two")
    links = {"subject": "Nvidia", "metric": "revenue"}
    made = (
        claim(one, "80.2亿元", 8_020_000_000, "CNY", period="2024", **links),
        claim(two, "100.3亿元", 10_030_000_000, "CNY", period="2025", **links),
        claim(two, "35%", 35, "percent", kind="growth", basis="yoy", period="2025", **links),
    )
    assert verdicts(findings("growth-from-levels", (one, two), *made)) == ["inconsistent"]


def test_two_earlier_levels_lead_to_one_later() -> None:
    said = (
        "Sales were $57.0 billion, up 22% from $46.7 billion in the previous quarter and 62% from $35.1 billion a year earlier."
    )
    where = article(said, language="en")
    links = {"subject": "Nvidia", "metric": "revenue"}
    made = [
        claim(where, "$57.0 billion", 57_000_000_000, "USD", **links),
        claim(where, "22%", 22, "percent", kind="growth", **links),
        claim(where, "$46.7 billion", 46_700_000_000, "USD", **links),
        claim(where, "62%", 62, "percent", kind="growth", **links),
        claim(where, "$35.1 billion", 35_100_000_000, "USD", **links),
    ]
    found = findings("growth-from-levels", where, *made)
    assert [(f.verdict, len(f.claims)) for f in found] == [("consistent", 3), ("consistent", 3)]
    assert {made[0].id} == set(found[0].claims) & set(found[1].claims)


def test_a_yearly_change_is_not_held_against_the_quarter_before() -> None:
    said = "Capex was $34.9 billion, up from $24.2 billion in the previous quarter and 74% more than a year before."
    where = article(said, language="en")
    links = {"subject": "Microsoft", "metric": "capex"}
    made = [
        claim(where, "$34.9 billion", 34_900_000_000, "USD", **links),
        claim(where, "$24.2 billion", 24_200_000_000, "USD", **links),
        claim(where, "74%", 74, "percent", kind="growth", basis="yoy", **links),
    ]
    assert findings("growth-from-levels", where, *made) == ()


def test_a_comparison_leads_on_from_the_sentence_before() -> None:
    where = article("公司销售面积128.6万平方米。销售面积比上年同期的146.1万平方米下降12.0%。")
    links = {"subject": "Vanke", "metric": "sales_area"}
    made = [
        claim(where, "128.6万平方米", 1_286_000, "m2", **links),
        claim(where, "146.1万平方米", 1_461_000, "m2", **links),
        claim(where, "12.0%", "-12.0", "percent", kind="growth", **links),
    ]
    assert verdicts(findings("growth-from-levels", where, *made)) == ["consistent"]


@pytest.mark.parametrize(("rate", "value", "verdict"), [("1.37%", "1.37", "consistent"), ("3.37%", "3.37", "inconsistent")])
def test_increment_and_rate(rate: str, value: str, verdict: str) -> None:
    where = article(f"股价收在1485元，上涨20元，涨幅{rate}。")
    made = [
        claim(where, "1485元", 1485, "TWD", metric="stock_price"),
        claim(where, "20元", 20, "TWD", kind="change", metric="stock_price"),
        claim(where, rate, value, "percent", kind="change", metric="stock_price"),
    ]
    assert verdicts(findings("increment-and-rate", where, *made)) == [verdict]


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("Registrations of the brand more than halved to 310 units from 655 units.", "growth-from-levels", ["consistent"]),
        ("Registrations of the brand more than halved to 410 units from 655 units.", "growth-from-levels", ["inconsistent"]),
        ("Orders rose 38% in the quarter, from 350 units to 420 units.", "growth-from-levels", ["inconsistent"]),
        ("Orders rose 20% in the quarter, from 350 units to 420 units.", "growth-from-levels", ["consistent"]),
        ("公司10月交付6.1万辆，同比增长52%；去年同期，公司的交付量是4.0万辆。", "growth-from-levels", ["consistent"]),
        ("公司10月交付6.1万辆，同比增长32%；去年同期，公司的交付量是4.0万辆。", "growth-from-levels", ["inconsistent"]),
        ("公司10月营收60.0亿元，月增4%、年增20%，去年同月为50.0亿元。", "growth-from-levels", ["consistent"]),
        ("公司资本开支达到300亿元，上财年为120亿元，增幅约150%。", "growth-from-levels", ["consistent"]),
        ("公司资本开支达到300亿元，上财年为120亿元，增幅约50%。", "growth-from-levels", ["inconsistent"]),
        # An order of two numbers is no move from one to the other.
        ("The mill made 8.1 million tonnes of steel, more than its rival's 5.2 million tonnes.", "change-direction", []),
        ("Memory profit had tripled to $9 billion, more than half of the group's $15.5 billion.", "change-direction", []),
        ("Memory profit had tripled to $9 billion, more than half of the group's $15.5 billion.", "growth-from-levels", []),
        # A share of the whole tells nothing of how far another share fell.
        ("Hybrids slipped to 22% from 26%, while diesel cars fell below a fifth of the market.", "growth-from-levels", []),
    ],
)
def test_moves_as_texts_tell_them(text: str, rule: str, expected: list[str]) -> None:
    assert [f.verdict for f in check_text(text).findings if f.rule == rule] == expected


@pytest.mark.parametrize(("stated", "verdict"), [("25%", "consistent"), ("45%", "inconsistent")])
@pytest.mark.parametrize(
    ("before", "now", "word"),
    [("2023年", "2024年", "同比"), ("2024年第二季度", "2024年第三季度", "环比"), ("2023年第四季度", "2024年第一季度", "环比")],
)
def test_a_growth_is_held_against_the_level_of_the_period_before(
    stated: str, verdict: str, before: str, now: str, word: str
) -> None:
    said = f"禾川精密{before}营业收入为80.0亿元。公司总部在杭州。禾川精密{now}营业收入为100.0亿元，{word}增长{stated}。"
    assert verdicts(f for f in check_text(said).findings if f.rule == "growth-from-levels") == [verdict]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("员工从4.00万人减少一半至2.00万人。", ["consistent"]),
        ("员工从4.00万人减少一半至3.00万人。", ["inconsistent"]),
        ("毛利率从30.0%提升至36.0%，提升600个基点。", ["consistent"]),
        ("毛利率从30.0%提升至36.0%，提升60个基点。", ["inconsistent"]),
        ("亏损由2023年的4.0亿元收窄至2024年的3.0亿元，减少25%。", ["consistent"]),
        ("净利润由2023年的亏损4.0亿元增至2024年的盈利3.0亿元，增长175%。", []),  # of no sign that both have
        ("净利润由2023年的4.0亿元增至2024年的5.0亿元，按固定汇率计算增长20%。", []),  # on another footing
    ],
)
def test_the_size_of_a_change_in_any_unit(text: str, told: list[str]) -> None:
    assert list(verdicts(f for f in check_text(text).findings if f.rule == "growth-from-levels")) == told
