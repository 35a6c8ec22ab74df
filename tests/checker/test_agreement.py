from itertools import permutations

import pytest

from claims.checker.engine import check
from claims.model import Claim
from claims.packs import load
from factory import article, claim, findings, verdicts

NVIDIA = {"subject": "Nvidia", "metric": "revenue"}


def told_twice(first: str, second: str, **links: str | None) -> tuple[str, ...]:
    text = f"全年营收{first}。公司称需求旺盛。回顾全年，营收{second}。"
    where = article(text)
    values = {"609亿美元": "60900000000", "690亿美元": "69000000000", "约610亿美元": "61000000000"}
    made = [
        claim(where, said, values[said], "USD", nth=1, hedge="about" if "约" in said else "", **{**NVIDIA, **links})
        for said in (first, second)
    ]
    return tuple(verdicts(findings("same-fact", where, *made)))


def test_two_values_of_one_fact_contradict() -> None:
    assert told_twice("609亿美元", "690亿美元", period="2024") == ("inconsistent",)


def test_a_hedged_restatement_is_a_tick() -> None:
    assert told_twice("609亿美元", "约610亿美元", period="2024") == ("consistent",)


def test_a_sentence_that_tells_it_often_is_not_all_that_is_listed() -> None:
    where = article("营收609亿美元，即609亿美元、609亿美元、609亿美元、609亿美元、609亿美元、609亿美元。另一处也写作609亿美元。")
    made = [claim(where, "609亿美元", "60900000000", "USD", nth=n, **NVIDIA, period="2024") for n in range(1, 9)]
    (found,) = findings("same-fact", where, *made)
    assert found.verdict == "consistent"
    assert found.claims == tuple(c.id for c in (*made[:5], made[7]))


def test_an_unknown_period_on_both_sides_is_a_tension() -> None:
    assert told_twice("609亿美元", "690亿美元") == ("tension",)


def test_without_a_subject_nothing_is_compared() -> None:
    assert told_twice("609亿美元", "690亿美元", period="2024", subject=None) == ()


@pytest.mark.parametrize(
    ("part", "left", "right"),
    [
        ("period", "2023", "2024"),
        ("scope", "China", "Europe"),
        ("scope", "China", None),
        ("period", "2024", None),
        ("object", "OpenAI", "Intel"),
        ("metric", "revenue", "net_income"),
        ("modality", "actual", "forecast"),
    ],
)
def test_a_part_that_differs_or_is_open_keeps_silent(part: str, left: str, right: str | None) -> None:
    where = article("营收609亿美元。另一处说690亿美元。")
    links = {**NVIDIA, "period": "2024"}
    a = claim(where, "609亿美元", 60900000000, "USD", **{**links, part: left})
    b = claim(where, "690亿美元", 69000000000, "USD", **{**links, part: right})
    found = findings("same-fact", where, a, b)
    told = left is not None and right is not None and part in ("period", "scope", "object")
    assert verdicts(found) == (["not_comparable"] if told else [])


def test_other_currencies_keep_silent() -> None:
    where = article("营收609亿美元。另一处说4300亿元。")
    a = claim(where, "609亿美元", 60900000000, "USD", period="2024", **NVIDIA)
    b = claim(where, "4300亿元", 430000000000, "CNY", period="2024", **NVIDIA)
    assert findings("same-fact", where, a, b) == ()


def test_the_same_sentence_does_not_contradict_itself() -> None:
    where = article("营收先报609亿美元，后报690亿美元。")
    a = claim(where, "609亿美元", 60900000000, "USD", period="2024", **NVIDIA)
    b = claim(where, "690亿美元", 69000000000, "USD", period="2024", **NVIDIA)
    assert findings("same-fact", where, a, b) == ()


def test_a_number_that_held_earlier_is_left_out() -> None:
    where = article("营收609亿美元。原先公布的营收690亿美元有误。")
    a = claim(where, "609亿美元", 60900000000, "USD", period="2024", **NVIDIA)
    b = claim(where, "690亿美元", 69000000000, "USD", period="2024", **NVIDIA)
    assert findings("same-fact", where, a, b) == ()


def test_many_valued_metrics_only_show_slips() -> None:
    where = article("H100售价2.5万美元。有人说卖4万美元。")
    a = claim(where, "2.5万美元", 25000, "USD", subject="Nvidia H100", metric="price")
    b = claim(where, "4万美元", 40000, "USD", subject="Nvidia H100", metric="price")
    assert findings("same-fact", where, a, b) == ()


def test_forecasts_of_two_speakers_are_no_more_than_information() -> None:
    where = article("甲机构预计营收609亿美元。乙机构预计营收690亿美元。")
    links = {**NVIDIA, "period": "2025", "modality": "forecast"}
    a = claim(where, "609亿美元", 60900000000, "USD", speaker="A", **links)
    b = claim(where, "690亿美元", 69000000000, "USD", speaker="B", **links)
    (found,) = findings("same-fact", where, a, b)
    assert (found.verdict, found.severity) == ("tension", "info")


def test_three_tellings_are_one_finding_with_both_camps() -> None:
    where = article("营收609亿美元。营收690亿美元。年报也写明609亿美元。")
    links = {**NVIDIA, "period": "2024"}
    made = [
        claim(where, "609亿美元", 60900000000, "USD", **links),
        claim(where, "690亿美元", 69000000000, "USD", **links),
        claim(where, "609亿美元", 60900000000, "USD", nth=2, **links),
    ]
    found = findings("same-fact", where, *made)
    assert verdicts(found) == ["inconsistent", "consistent"] or verdicts(found) == ["consistent", "inconsistent"]
    assert sorted(len(f.claims) for f in found) == [2, 3]


def across() -> tuple[tuple[Claim, ...], tuple]:
    one = article("第三季度公司营收236.2亿元。", name="one")
    two = article("第三季度公司营收226.3亿元。", name="two")
    links = {"subject": "Nvidia", "metric": "revenue", "period": "2025Q3"}
    return (claim(one, "236.2亿元", 23620000000, "CNY", **links), claim(two, "226.3亿元", 22630000000, "CNY", **links)), (
        one,
        two,
    )


def test_articles_contradict_each_other_and_the_slip_is_named() -> None:
    made, articles = across()
    (found,) = findings("same-fact", articles, *made)
    assert (found.verdict, found.severity, found.gap) == ("inconsistent", "error", "1.04")
    assert found.explanations == ("“236.2亿元”与“226.3亿元”可能有一处数字颠倒或漏写",)
    assert (
        found.reconcile
        == (
            "“236.2亿元”（第1段）须为226.2–226.4亿元",
            "“226.3亿元”（第1段）须为236.2–236.2亿元",
        )
        or len(found.reconcile) == 2
    )
    assert findings("same-fact", articles, *made, across=False) == ()


def test_across_articles_an_unknown_period_keeps_silent() -> None:
    made, articles = across()
    from dataclasses import replace

    assert findings("same-fact", articles, *(replace(c, period=None) for c in made)) == ()


def test_the_order_of_claims_changes_nothing() -> None:
    made, articles = across()
    results = {check(order, articles, load(), strict=True) for order in permutations(made)}
    assert len(results) == 1


def test_dollars_times_ten_change_no_verdict() -> None:
    for factor in (1, 10):
        where = article("全年营收609亿美元。公司称需求旺盛。回顾全年，营收690亿美元。")
        a = claim(where, "609亿美元", 60900000000 * factor, "USD", period="2024", **NVIDIA)
        b = claim(where, "690亿美元", 69000000000 * factor, "USD", period="2024", **NVIDIA)
        assert verdicts(findings("same-fact", where, a, b)) == ["inconsistent"]


def test_a_headline_that_fits_nothing_below_it() -> None:
    where = article("截至3月底，在手订单为90.4亿欧元，去年底为84.5亿欧元。", title="在手订单升至94亿欧元")
    links = {"subject": "Siemens", "metric": "backlog"}
    made = [
        claim(where, "94亿欧元", 9400000000, "EUR", **links),
        claim(where, "90.4亿欧元", 9040000000, "EUR", period="2025-03-31", **links),
        claim(where, "84.5亿欧元", 8450000000, "EUR", period="2024-12-31", **links),
    ]
    (found,) = findings("headline-body", where, *made)
    assert (found.verdict, found.severity) == ("inconsistent", "error")
    assert found.claims == (made[0].id, made[1].id)


def test_a_headline_that_rounds_is_a_tick() -> None:
    where = article("截至3月底，在手订单为90.4亿欧元。", title="在手订单升至90亿欧元")
    links = {"subject": "Siemens", "metric": "backlog"}
    a = claim(where, "90亿欧元", 9000000000, "EUR", **links)
    b = claim(where, "90.4亿欧元", 9040000000, "EUR", period="2025-03-31", **links)
    assert verdicts(findings("headline-body", where, a, b)) == ["consistent"]


def test_a_headline_number_that_the_body_has_under_another_name_is_at_home() -> None:
    where = article("研发投入94亿欧元。在手订单为90.4亿欧元。", title="在手订单升至94亿欧元")
    a = claim(where, "94亿欧元", 9400000000, "EUR", subject="Siemens", metric="backlog")
    b = claim(where, "94亿欧元", 9400000000, "EUR", nth=2, subject="Siemens", metric="rd_expense")
    c = claim(where, "90.4亿欧元", 9040000000, "EUR", subject="Siemens", metric="backlog")
    assert findings("headline-body", where, a, b, c) == ()


CAPACITY = {"subject": "OpenAI", "metric": "data_center_capacity", "modality": "target"}


def told(*sizes: int, **odd: str | None) -> list[str]:
    """Tell a capacity once a paragraph, `odd` being the links of the last telling."""
    where = article("\n\n".join(f"OpenAI要建{size}GW数据中心{'。' * (n + 1)}" for n, size in enumerate(sizes)))
    places = [
        where.text.index(f"{size}GW数据中心{'。' * (n + 1)}\n" if n < len(sizes) - 1 else f"{size}GW数据中心{'。' * len(sizes)}")
        for n, size in enumerate(sizes)
    ]
    made = []
    for n, (size, at) in enumerate(zip(sizes, places, strict=True)):
        nth = where.text.count(f"{size}GW", 0, at) + 1
        links = {**CAPACITY, "speaker": f"speaker {n}", **(odd if n == len(sizes) - 1 else {})}
        made.append(claim(where, f"{size}GW", size * 10**9, "W", nth=nth, **links))
    return [f.verdict for f in findings("same-fact", where, *made) if len(f.claims) == len(sizes) and f.severity != "info"]


def test_a_number_told_once_against_three_is_a_tension() -> None:
    assert told(10, 10, 10, 30) == ["tension"]


@pytest.mark.parametrize("odd", [{"scope": "first phase"}, {"subject": "Nvidia"}, {"period": "2026"}, {"modality": "actual"}])
def test_one_that_says_what_differs_is_left_alone(odd: dict[str, str]) -> None:
    assert told(10, 10, 10, 30, **odd) == []


def test_two_tellings_outvote_only_a_slip_of_the_pen() -> None:
    assert told(10, 10, 30) == []
    assert told(10, 10, 100) == ["tension"]


def test_joint_parties_and_one_of_them_tell_one_fact() -> None:
    assert told(10, 10, 10, 30, subject="Nvidia; OpenAI") == ["tension"]


@pytest.mark.parametrize("lead", ["首批", "其中", "目前已有", "每期"])
def test_a_phase_is_no_slip(lead: str) -> None:
    text = f"OpenAI要建10GW数据中心。\n\nOpenAI将建10GW数据中心。\n\nOpenAI拟建10GW数据中心。\n\nOpenAI{lead}1GW数据中心。"
    where = article(text)
    made = [claim(where, "10GW", 10**10, "W", nth=n, **CAPACITY) for n in (1, 2, 3)]
    made.append(claim(where, "1GW", 10**9, "W", **CAPACITY))
    assert [f.verdict for f in findings("same-fact", where, *made) if f.severity != "info"] == []


def referring(again: str, value: int) -> list[str]:
    where = article(f"他说快20倍。\n\n这与上述{again}不同。")
    links = {"subject": "Nvidia GB200", "metric": "performance_ratio", "kind": "multiple"}
    made = [
        claim(where, "20倍", 20, "ratio", **links),
        claim(where, again, value, "ratio", nth=2 if again == "20倍" else 1, **links),
    ]
    return verdicts(findings("same-fact", where, *made))


def test_a_number_that_refers_back_was_told() -> None:
    assert referring("20倍", 20) == ["consistent"]
    assert referring("35倍", 35) == ["tension"]


def test_joint_parties_are_the_same_in_either_order() -> None:
    where = article("微软与Meta投资30亿美元。\n据悉，Meta与微软投资30亿美元。\n谷歌与Meta投资30亿美元。")
    made = [
        claim(where, "30亿美元", 3_000_000_000, "USD", nth=nth, subject=names, metric="revenue", period="2025")
        for nth, names in enumerate(("Microsoft; Meta", "Meta; Microsoft", "Google; Meta"), 1)
    ]
    (found,) = findings("same-fact", where, *made)
    assert (found.verdict, found.claims) == ("consistent", (made[0].id, made[1].id))
