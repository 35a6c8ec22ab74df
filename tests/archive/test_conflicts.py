"""Facts that the articles of an archive tell otherwise: found by key, judged as in one run over the articles."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from claims.archive import conflicts
from claims.archive.apart import facts_apart, pairs_apart
from claims.archive.conflicts import find_conflicts
from claims.archive.store import Archive
from claims.checker.engine import check
from claims.model import Article, Finding
from claims.packs import PackError, load
from claims.parse.assemble import parse
from shelf import Add, Make

SAID = [
    "瑞恒光学公布年报：2024年营业收入为{}亿元。\n公司没有评论市场传闻。",
    "分析人士回顾说，瑞恒光学2024年营业收入为{}亿元。",
    "据瑞恒光学披露，2024年公司营业收入达到{}亿元。\n股价变动不大。",
]


def reports(make: Make, values: list[str]) -> list[Article]:
    return [make(SAID[at % len(SAID)].format(value), f"{at:02}.txt", title=f"报道{at}") for at, value in enumerate(values)]


def in_process(articles: list[Article]) -> tuple[Finding, ...]:
    claims = [claim for article in articles for claim in parse(article, load()).claims]
    found = check(claims, articles, load(), select=["agreement"], within=False)
    return tuple(finding for finding in found if finding.verdict != "not_comparable")


@pytest.mark.parametrize(
    ("values", "verdicts"),
    [
        (["32.5", "32.5"], ["consistent"]),
        (["32.5", "35.2"], ["inconsistent"]),
        (["32.5", "325.0", "32.5"], ["inconsistent", "consistent"]),
        (["32.5", "约33"], ["consistent"]),
        (["32.5", "超过30"], ["consistent"]),
        (["32.5", "32.6", "32.7"], ["inconsistent"]),
    ],
)
def test_findings_are_those_of_a_run_over_the_articles(
    path: Path, make: Make, add: Add, values: list[str], verdicts: list[str]
) -> None:
    articles = reports(make, values)
    add(articles)
    expected = in_process(articles)
    assert sorted(finding.verdict for finding in expected) == sorted(verdicts)
    with Archive(path) as archive:
        found = find_conflicts(archive, load())
    if "inconsistent" in verdicts:
        assert found.findings == expected
        assert [article.id for article in found.articles] == sorted({e.span.document for f in expected for e in f.evidence})
        assert {claim.id for claim in found.claims} == {name for finding in expected for name in finding.claims}
    else:
        assert (found.findings, found.facts) == ((), 0)  # what agrees is not looked at


def test_other_dates_units_and_scopes_are_other_facts(path: Path, make: Make, add: Add) -> None:
    texts = [
        "瑞恒光学2024年营业收入为32.5亿元。",
        "瑞恒光学2023年营业收入为28.1亿元。",
        "瑞恒光学2024年营业收入为4.6亿美元。",
        "瑞恒光学2024年净利润为3.1亿元。",
        "明岳光学2024年营业收入为12.5亿元。",
    ]
    add([make(text, f"{at}.txt") for at, text in enumerate(texts)])
    with Archive(path) as archive:
        assert list(facts_apart(archive)) == []


TWICE = "瑞恒光学2024年营业收入为32.5亿元，净利润3.1亿元。\n回顾全年，瑞恒光学2024年营业收入为35.2亿元，毛利率为40%。"


def test_an_article_that_contradicts_itself_is_found_as_check_finds_it(path: Path, make: Make, add: Add) -> None:
    add([article := make(TWICE), make("瑞恒光学2024年净利润3.1亿元。", "b.txt")])
    expected = check(parse(article, load()).claims, [article], load(), select=["agreement"], across=False)
    assert [finding.verdict for finding in expected] == ["inconsistent"]
    with Archive(path) as archive:
        assert [(apart.claims, apart.several) for apart in facts_apart(archive)] == [(2, False)]
        assert find_conflicts(archive, load()).findings == tuple(expected)
        assert find_conflicts(archive, load(), across=False).findings == tuple(expected)
        assert (between := find_conflicts(archive, load(), within=False)).findings == ()
    assert between.facts == 0  # it was not looked at


def test_what_one_article_contradicts_is_not_told_again_of_two(path: Path, make: Make, add: Add) -> None:
    articles = [make(TWICE), make("分析人士说，瑞恒光学2024年营业收入为32.5亿元。", "b.txt")]
    add(articles)
    claims = [claim for article in articles for claim in parse(article, load()).claims]
    expected = [f for f in check(claims, articles, load(), select=["agreement"]) if f.verdict != "not_comparable"]
    with Archive(path) as archive:
        assert find_conflicts(archive, load()).findings == tuple(expected)
        alone = find_conflicts(archive, load(), across=False).findings
        assert [{e.span.document for e in f.evidence} for f in alone] == [{"a.txt"}]


def test_a_headline_and_figures_of_other_facts_stay_with_check(path: Path, make: Make, add: Add) -> None:
    add(make(f"瑞恒光学2024年营收40.1亿元\n{TWICE.replace('35.2', '32.5')}", title="瑞恒光学2024年营收40.1亿元"))
    with Archive(path) as archive:
        assert find_conflicts(archive, load()).facts == 0


def test_a_fact_told_very_often_is_judged_by_its_ends(path: Path, make: Make, add: Add) -> None:
    add(reports(make, ["32.5"] * 100 + ["35.2"]))
    with Archive(path) as archive:
        (apart,) = facts_apart(archive)
        assert apart.claims == 101
        assert len(list(pairs_apart(archive, apart))) == conflicts.WITNESSES
        found = find_conflicts(archive, load())
    failing = [finding for finding in found.findings if finding.verdict == "inconsistent"]
    assert len(failing) == 1
    assert "100.txt" in {evidence.span.document for evidence in failing[0].evidence}


def test_facts_beyond_the_limit_are_counted(path: Path, make: Make, add: Add) -> None:
    text = "{}2024年营业收入为{}亿元。"
    names = ["瑞恒光学", "明岳光学", "川禾食品"]
    add([make(text.format(name, value), f"{name}{value}.txt") for name in names for value in ("32.5", "35.2")])
    with Archive(path) as archive:
        found = find_conflicts(archive, load(), limit=2)
    assert (found.facts, found.left, len(found.findings)) == (2, 1, 2)


def test_rules_are_chosen_as_of_check(path: Path, make: Make, add: Add) -> None:
    add(reports(make, ["32.5", "35.2"]))
    with Archive(path) as archive:
        assert len(find_conflicts(archive, load(), select=["same-fact"]).findings) == 1
    for chosen in ({"select": ["gross-profit"]}, {"ignore": ["agreement"]}):
        with Archive(path) as archive:
            assert find_conflicts(archive, load(), **chosen).findings == ()
    with Archive(path) as archive, pytest.raises(PackError, match="no rule or kind 'same-fakt'"):
        find_conflicts(archive, load(), select=["same-fakt"])


def test_pairs_are_those_of_comparing_everything(path: Path, make: Make, add: Add) -> None:
    """Random values, points, ranges and bounds of three companies, against a comparison of all pairs."""
    rnd = random.Random(5)
    forms = ["{}", "约{}", "超过{}", "不到{}", "{}至{}"]
    articles = []
    for at in range(60):
        low = Decimal(rnd.randint(300, 340)) / 10
        value = rnd.choice(forms).format(low, low + Decimal("1.5"))
        articles.append(make(f"{rnd.choice(['瑞恒光学', '明岳光学'])}2024年营业收入为{value}亿元。", f"{at:02}.txt"))
    add(articles)
    with Archive(path) as archive:
        claims = dict(archive.claims("WHERE c.place = 0"))
        found = {(a, b) for apart in facts_apart(archive) for (a, _), (b, _) in pairs_apart(archive, apart, 10_000)}
    same = [(a, b) for a in claims for b in claims if a != b and claims[a].subject == claims[b].subject]

    def is_below(a: int, b: int) -> bool:
        low, high = claims[b].hard[0].low, claims[a].hard[0].high
        if low is None or high is None:
            return False
        return high.value < low.value or (high.value == low.value and (high.open or low.open))

    assert found == {(a, b) for a, b in same if is_below(a, b)}
    assert found
