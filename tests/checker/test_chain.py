"""Contradictions over two or more relations, and over the parts of a period, on texts read by the real parser."""

import pytest

from claims.model import Finding
from claims.pipeline import check_text

PROFIT = "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。禾川精密2023年营业收入为{}亿元。"


def chains(text: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.rule == "chain"]


def test_two_relations_lead_to_a_number_that_the_text_gives_otherwise() -> None:
    (found,) = chains(PROFIT.format("50.0"))
    assert (found.verdict, found.severity, len(found.claims)) == ("inconsistent", "error", 4)
    assert found.message == "禾川精密的营业收入（2023）写作50.0亿元，而由40.0亿元、40.0%和25.0%推得80亿元"


def test_the_steps_can_be_redone_by_hand() -> None:
    (found,) = chains(PROFIT.format("50.0"))
    assert found.derivation == (
        "营业收入 (2024) = 40.0亿元 ÷ 40.0% = 100亿元",
        "营业收入 (2023) = 100亿元 ÷ (1 + 25.0%) = 80亿元",
        "文中写作50.0亿元",
    )


def test_each_number_of_a_chain_is_told_what_it_would_have_to_be() -> None:
    (found,) = chains(PROFIT.format("50.0"))
    assert len(found.reconcile) == 4
    assert any("50.0亿元" in need and "78" in need for need in found.reconcile)


@pytest.mark.parametrize("before", ["80.0", "80.3", "81.0"])
def test_what_rounding_and_restated_years_leave_open_is_no_contradiction(before: str) -> None:
    assert chains(PROFIT.format(before)) == []


@pytest.mark.parametrize(
    "text",
    [
        # Another company's sales, a plan, an earlier year, a part of the business.
        "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。岭东重机2023年营业收入为50.0亿元。",
        "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。公司2022年营业收入为50.0亿元。",
        "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。公司2023年海外营业收入为50.0亿元。",
        "澜海乳业2024年一季度营收30.2亿元，二季度营收40.1亿元，上半年奶粉业务营收90.3亿元。",
        "澜海乳业2024年一季度营收30.2亿元，二季度营收40.1亿元，全年营收目标190.3亿元。",
        "澜海乳业2024年末现金30.2亿元，2024年一季度末现金90.3亿元。",
    ],
)
def test_what_differs_in_a_part_is_left_alone(text: str) -> None:
    assert chains(text) == []


def test_a_company_only_carried_from_another_sentence_is_no_certain_link() -> None:
    (found,) = chains("禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。公司2023年营业收入为50.0亿元。")
    assert (found.verdict, found.severity) == ("tension", "warning")


def test_quarters_make_their_half() -> None:
    (found,) = chains(
        "Ford's revenue was $812 million in the first quarter of 2024 and $790 million in the second "
        "quarter of 2024. Ford's revenue in the first half of 2024 was $2,602 million."
    )
    assert found.verdict == "inconsistent"


def test_a_part_of_a_year_is_no_more_than_the_year() -> None:
    (found,) = chains("Harrow Tools said revenue for 2024 was $812 million. Revenue in the first half of 2024 was $902 million.")
    assert (found.verdict, found.severity) == ("tension", "warning")


def test_a_result_may_shrink_within_a_year() -> None:
    text = "澜海乳业2024年前三季度净利润9.5亿元，2024年全年净利润7.2亿元。"
    assert chains(text) == []


def test_one_relation_alone_is_left_to_its_own_rule() -> None:
    text = "禾川精密2024年营业收入100.0亿元，毛利润40.0亿元，毛利率为60.0%。"
    found = [f.rule for f in check_text(text).findings if f.verdict == "inconsistent"]
    assert found == ["gross-margin"]
