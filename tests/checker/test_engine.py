import gc
from dataclasses import replace

import pytest

from claims.checker.case import Case
from claims.checker.engine import _distinct, _fitting, check, check_article, terms
from claims.checker.facts import TELLINGS, fact_key
from claims.checker.kinds import worded
from claims.model import Finding
from claims.packs import Message, PackError, Rule, load
from factory import article, case, claim, with_rule

MESSAGE = Message(en="x", zh="x")


def test_an_unknown_kind_suggests_a_known_one() -> None:
    rule = Rule(id="mine", kind="agrement", why="", message=MESSAGE)
    with pytest.raises(PackError, match="did you mean 'agreement'"):
        check((), (), with_rule(rule))


def test_an_unknown_rule_suggests_a_known_one() -> None:
    with pytest.raises(PackError, match="did you mean 'same-fact'"):
        check((), (), load(), select=("same-fcat",))


def test_a_rule_that_crashes_is_a_finding_that_names_it() -> None:
    rule = Rule(id="mine", kind="bound", why="", message=MESSAGE, options={"form": "nonsense"})
    where = article("营收1亿元。")
    (found,) = check([claim(where, "1亿元", 100_000_000, "CNY")], (where,), with_rule(rule))
    assert (found.kind, found.severity, "mine" in found.message) == ("internal", "warning", True)
    with pytest.raises(KeyError):
        check((), (where,), with_rule(rule), strict=True)


def test_boilerplate_is_never_compared() -> None:
    where = article("2024年营收609亿美元。广告：2024年营收690亿美元。")
    links = {"subject": "Nvidia", "metric": "revenue", "period": "2024"}
    a = claim(where, "609亿美元", 60_900_000_000, "USD", **links)
    b = replace(claim(where, "690亿美元", 69_000_000_000, "USD", **links), zone="boilerplate")
    assert check((a, b), (where,), load(), strict=True) == ()


def test_of_two_sets_that_cannot_hold_the_smaller_speaks() -> None:
    first = finding("pair", "error", ("a", "b"))
    wider = finding("chain", "error", ("a", "b", "c"))
    other = finding("chain", "error", ("b", "c"))
    graver = finding("sum", "error", ("d", "e", "f"))
    milder = finding("hint", "info", ("d", "e"))
    kept = list(_distinct([wider, first, other, graver, milder]))
    assert [f.claims for f in kept] == [first.claims, other.claims, graver.claims, milder.claims]


def finding(rule: str, severity: str, claims: tuple[str, ...]) -> Finding:
    return Finding(rule, "kind", "tension", severity, 1.0, "", claims, ())


def test_a_fact_told_alike_by_many_articles_is_a_few_voices() -> None:
    texts = [article("公司2024年营收80.2亿元。", name=f"wire{n:02}") for n in range(20)]
    other = article("公司2024年营收90.2亿元。", name="zz")
    links = {"subject": "Nvidia", "metric": "revenue", "period": "2024"}
    made = [claim(text, "80.2亿元", 8_020_000_000, "CNY", **links) for text in texts]
    made.append(claim(other, "90.2亿元", 9_020_000_000, "CNY", **links))
    (tick, apart) = check(made, [*texts, other], load(), select=["same-fact"])
    assert [tick.verdict, apart.verdict] == ["consistent", "inconsistent"]
    assert tick.claims == tuple(f"wire{n:02}:9" for n in range(TELLINGS))
    assert apart.evidence[-1].span.document == "zz"


def test_what_an_article_says_against_itself_is_not_said_again_with_others() -> None:
    one = article("公司2024年营收80.2亿元。\n公司2024年营收90.2亿元。", name="one")
    two = article("公司2024年营收80.2亿元。", name="two")
    links = {"subject": "Nvidia", "metric": "revenue", "period": "2024"}
    made = [
        claim(one, "80.2亿元", 8_020_000_000, "CNY", **links),
        claim(one, "90.2亿元", 9_020_000_000, "CNY", **links),
        claim(two, "80.2亿元", 8_020_000_000, "CNY", **links),
    ]
    found = [f for f in check(made, [one, two], load(), select=["same-fact"]) if f.verdict == "inconsistent"]
    assert [f.claims for f in found] == [("one:9", "one:26")]


def test_a_case_keeps_the_keys_of_its_own_claims_alone() -> None:
    where = article("营收1亿元，利润2亿元。")
    mine, other = claim(where, "1亿元", 100_000_000, "CNY"), claim(where, "2亿元", 200_000_000, "CNY")
    case = Case((mine,), {where.id: where}, load())
    assert fact_key(case, mine) is fact_key(case, mine)
    assert fact_key(case, other) == fact_key(case, other)
    assert len(case.keys) == 1


def test_words_that_an_article_has_not_got_are_told_at_one_look() -> None:
    where, other = article("营收高于去年的1亿元。"), article("营收1亿元。", name="other")
    case = Case((claim(where, "1亿元", 1, "CNY"), claim(other, "1亿元", 1, "CNY")), {a.id: a for a in (where, other)}, load())
    assert case.may_say("bound.above")
    assert (case.says(where.id, "bound.above"), case.says(other.id, "bound.above")) == (True, False)
    assert "高于" in case.said(where.id, "bound.above")
    assert not case.may_say("bound.within")


def test_a_check_leaves_the_collector_as_it_was_and_nothing_for_it() -> None:
    where = article("2024年营收609亿美元。2024年营收690亿美元。")
    links = {"subject": "Nvidia", "metric": "revenue", "period": "2024"}
    claims = [
        claim(where, quote, value, "USD", **links)
        for quote, value in (("609亿美元", 60_900_000_000), ("690亿美元", 69_000_000_000))
    ]
    assert check(claims, (where,), load(), strict=True)
    assert gc.isenabled()
    with pytest.raises(PackError):
        check(claims, (where,), load(), select=("no-such-rule",))
    broken = Rule(id="mine", kind="bound", why="", message=MESSAGE, options={"form": "nonsense"})
    with pytest.raises(KeyError):
        check(claims, (where,), with_rule(broken), strict=True)
    assert gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        check(claims, (where,), load(), strict=True)
        assert (gc.isenabled(), gc.collect()) == (False, 0)
    finally:
        gc.enable()


def test_a_check_leaves_what_a_program_has_frozen_and_the_cycles_of_others() -> None:
    where = article("2024年营收609亿美元。")
    claims = [claim(where, "609亿美元", 60_900_000_000, "USD", subject="Nvidia", metric="revenue", period="2024")]
    gc.collect()
    cycle: list[object] = []
    cycle.append(cycle)
    del cycle
    check(claims, (where,), load())
    assert gc.collect() > 0
    gc.freeze()
    frozen = gc.get_freeze_count()
    try:
        check(claims, (where,), load())
        assert frozen // 2 < gc.get_freeze_count() <= frozen  # what caches let go of is frozen no longer
    finally:
        gc.unfreeze()


def test_terms_with_fewer_rules_ask_those_alone() -> None:
    whole = terms(load())
    some = replace(whole, rules=tuple(rule for rule in whole.rules if rule.kind == "identity"))
    where = article("2024年营收100亿元，营业成本60亿元，毛利润30亿元。")
    told = (("100亿元", 10, "revenue"), ("60亿元", 6, "cost_of_revenue"), ("30亿元", 3, "gross_profit"))
    claims = [
        claim(where, quote, value * 1_000_000_000, "CNY", subject="Nvidia", metric=metric, period="2024")
        for quote, value, metric in told
    ]
    assert {f.kind for f in check_article(claims, where, some)} == {"identity"}
    assert "identity" in {f.kind for f in check_article(claims, where, whole)}


def test_a_rule_of_words_is_asked_only_where_an_article_has_some_of_each_part() -> None:
    pack = load()
    rule = next(rule for rule in pack.rules.values() if rule.kind == "worded" and "payout_ratio" in (rule.formula or ""))
    lists = worded.speaks(rule, pack)
    assert len(lists) > 1
    assert ("roles.payout_ratio", "roles.behind.payout_ratio") in lists

    def says_each(held: Case) -> bool:
        return (rule.kind, rule) in _fitting(terms(pack), frozenset(held.metrics), held.heard)

    told = article("公司每股纯益5元，配息3元，配发率60%。")
    assert says_each(case(claim(told, "5元", 5, "CNY"), articles=(told,)))
    half = article("公司每股纯益5元。", name="half")
    assert not says_each(case(claim(half, "5元", 5, "CNY"), articles=(half,)))
    assert says_each(case(claim(told, "5元", 5, "CNY"), claim(half, "5元", 5, "CNY"), articles=(told, half)))
