"""Claims asked for in words, and what a chain says that finds nothing, or too much."""

from __future__ import annotations

import pytest

from claims.facts.query import Claims, MissingClaim, claims_of
from claims.facts.value import quantity
from claims.pipeline import check_text

TEXT = """比亚迪2024年年报
2025-03-24

比亚迪2024年全年营业收入为7771亿元，同比增长29%。
比亚迪2023年全年营业收入为6023亿元。2024年，比亚迪净利润为402.5亿元。
小米2024年营业收入为3659亿元。"""


@pytest.fixture(scope="module")
def told() -> Claims:
    return claims_of(check_text(TEXT, language="zh-Hans"))


def test_any_name_finds_the_same(told: Claims) -> None:
    for name in ("比亚迪", "BYD", "byd"):
        assert [c.quote for c in told.about(name).metric("revenue").kind("level")] == ["7771亿元", "6023亿元"]
    assert [c.quote for c in told.about("BYD").metric("营业收入").on("2024").kind("level")] == ["7771亿元"]


def test_a_chain_compares_every_claim(told: Claims) -> None:
    revenue = told.about("BYD").metric("revenue").kind("level")
    assert revenue.on("2024") == quantity("7771亿元")
    assert revenue.on("2024") == "7770.9亿元"
    assert revenue != quantity("7771亿元")
    assert revenue.at_least("6000亿元")
    assert not revenue.within("7000亿元至8000亿元")
    assert not revenue.consistent()


def test_a_failure_shows_quote_place_and_both_intervals(told: Claims) -> None:
    compared = told.about("BYD").metric("revenue").on("2023").equals("7771亿元")
    assert not compared
    assert compared.faults == (
        "<text>:5:16: “6023亿元” means 602.25 … 602.35 billion CNY\n"
        "    not == 7771亿元: 777.05 … 777.15 billion CNY\n"
        "    1.29 times apart",
    )


def test_one_claim_or_an_error_that_lists_what_there_was(told: Claims) -> None:
    assert told.about("BYD").metric("net_income").one().quote == "402.5亿元"
    with pytest.raises(MissingClaim, match="2 claims where one was asked for: about BYD, metric revenue, kind level"):
        told.about("BYD").metric("revenue").kind("level").one()


def test_a_chain_that_finds_nothing_lists_the_nearest(told: Claims) -> None:
    with pytest.raises(MissingClaim) as caught:
        told.about("BYD").metric("net_income").on("2023").one()
    first, second, *rest = str(caught.value).split("\n")
    assert first == "no claim: about BYD, metric net_income, period 2023; the nearest are"
    assert len([second, *rest]) == 3
    assert "402.5亿元" in second


def test_comparing_nothing_is_an_error(told: Claims) -> None:
    with pytest.raises(MissingClaim):
        assert told.about("蔚来").metric("revenue") == quantity("1亿元")


def test_the_latest_period(told: Claims) -> None:
    assert told.about("BYD").metric("revenue").kind("level").latest().quote == "7771亿元"


def test_reckoning_by_metric(told: Claims) -> None:
    margin = told.about("BYD")["net_income"] / told.about("BYD").on("2024").kind("level")["revenue"]
    assert margin == quantity("5.18%")


def test_truth_and_size(told: Claims) -> None:
    assert not told.about("蔚来")
    assert len(told.about("小米")) == 1
    assert repr(told.about("小米")) == "<1 claims: about Xiaomi>"


def test_rows_for_a_data_frame(told: Claims) -> None:
    (row,) = told.about("小米").to_rows()
    assert (row["quote"], row["low"], row["unit"], row["subject"], row["basis"]) == (
        "3659亿元",
        "365900000000",
        "CNY",
        "Xiaomi",
        None,
    )
    assert row["place"] == "<text>:6:13"


def test_a_notebook_shows_a_table_with_nothing_to_obey() -> None:
    shown = claims_of(check_text("<b>小米</b>2024年营业收入为3659亿元。", language="zh-Hans"))._repr_html_()
    assert shown.startswith("<p>&lt;")
    assert "<td>3659亿元</td>" in shown


def test_a_chain_is_narrowed_by_any_part_of_a_fact(told: Claims) -> None:
    growth = told.about("BYD").kind("growth")
    assert [c.quote for c in growth.all()] == ["29%"]
    assert [c.quote for c in told.basis("yoy").all()] == ["29%"]
    assert "29%" not in [c.quote for c in told.basis(None).all()]
    assert [c.quote for c in told.modality("actual").metric("revenue").on("2023").all()] == ["6023亿元"]
    assert told.modality("rumour").all() == told.by("雷军").all() == told.undated().metric("revenue").all() == ()
    assert len(told.zone("body").all()) + len(told.zone("lead").all()) == len(told.all())
    assert [c.quote for c in told.in_units_of(quantity("1美元")).all()] == []
    assert [c.quote for c in told.in_units_of(quantity("1%")).all()] == ["29%"]


def test_the_latest_of_nothing_is_missed(told: Claims) -> None:
    with pytest.raises(MissingClaim, match="no claim"):
        told.about("BYD").kind("share").latest()


def test_how_far_two_values_stand_apart() -> None:
    assert quantity("3亿元").ratio("3亿元") is None
    assert round(quantity("2.0亿元").ratio("4.0亿元") or 0, 2) == round(quantity("4.0亿元").ratio("2.0亿元") or 0, 2)
    assert quantity("2.0亿元") != quantity("4.0亿元")
