"""Laws that hold of all checks together, on texts read by the real parser."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.checker.engine import check
from claims.packs import load
from claims.pipeline import check_text
from claims.report.options import FAILING

TEXTS = (
    "澜海乳业上半年营收从去年同期的38.4亿元增至46.1亿元，同比增长30.2%。其中奶粉收入9.8亿元，占总营收的21.3%。",
    "Revenue was $9.5 billion, above the $9.8 billion that analysts had expected. "
    "Net income fell 20% to $1.2 billion from $1.5 billion.",
    "北辰电子二季度营收95.2亿元，净利润12亿元，毛利率由31.2%升至35.8%，提高3.6个百分点。\n\n北辰电子二季度营收92.5亿元，研发投入8亿元。",
)
RESULTS = [check_text(text) for text in TEXTS]
CLAIMS = [claim for number, result in enumerate(RESULTS) for claim in result.claims if number == 2]


@given(st.permutations(CLAIMS))
@settings(max_examples=25, deadline=None)
def test_the_order_of_claims_changes_nothing(claims: list) -> None:
    articles = RESULTS[2].articles
    assert check(claims, articles, load(), strict=True) == check(CLAIMS, articles, load(), strict=True)


@pytest.mark.parametrize("text", TEXTS)
def test_ten_times_the_money_changes_no_verdict(text: str) -> None:
    grown = re.sub(r"(\d+\.?\d*)(?=亿元)", lambda m: f"{float(m[0]) * 10:g}", text)
    grown = re.sub(r"(?<=\$)(\d+\.\d)", lambda m: f"{float(m[0]) * 10:g}.0", grown)
    verdicts = [[(f.rule, f.verdict) for f in check_text(t).findings] for t in (text, grown)]
    assert verdicts[0] == verdicts[1]


@pytest.mark.parametrize(("number", "found"), [(0, 1), (1, 1), (2, 2)])
def test_what_the_texts_were_made_wrong_in_is_found(number: int, found: int) -> None:
    assert sum(f.verdict in ("inconsistent", "tension") for f in RESULTS[number].findings) == found


def test_a_finding_keeps_its_fingerprint_when_another_paragraph_comes_before() -> None:
    before = {f.fingerprint for f in RESULTS[0].findings}
    assert before == {f.fingerprint for f in check_text("天气晴朗。\n\n" + TEXTS[0]).findings}


ARTICLES = (
    "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。",
    "禾川精密2024年营业收入为100.2亿元。禾川精密2023年营业收入为80.3亿元。",
    "禾川精密2024年营业收入为10.02亿元，一季度营业收入为21.1亿元。",
)


def read_all(texts: tuple[str, ...]) -> tuple[tuple, list]:
    from claims.parse.assemble import parse
    from claims.reader import read_text

    articles = tuple(replace(read_text(text), id=f"article-{number}") for number, text in enumerate(texts))
    return articles, [claim for article in articles for claim in parse(article, load()).claims]


@given(st.permutations(range(len(ARTICLES))))
@settings(max_examples=6, deadline=None)
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    articles, claims = read_all(ARTICLES)
    mixed = tuple(articles[number] for number in order)
    sorted_claims = sorted(claims, key=lambda claim: order.index(int(claim.document[-1])))
    found = check(claims, articles, load(), strict=True)
    assert check(sorted_claims, mixed, load(), strict=True) == found
    assert any(finding.verdict == "inconsistent" for finding in found)


@pytest.mark.parametrize(
    "more", ["禾川精密2024年营业收入为100亿元。", "禾川精密2024年净利润为9.1亿元，净利率为9.1%。", "天气晴朗。"]
)
def test_a_claim_that_agrees_with_all_changes_nothing(more: str) -> None:
    texts = (
        "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。禾川精密2023年营业收入为50.0亿元。",
        "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。禾川精密2023年营业收入为80.0亿元。",
    )
    for text in texts:
        failing = [[f.message for f in check_text(t).findings if f.verdict in FAILING] for t in (text, f"{text}\n\n{more}")]
        if "营业收入" not in more:
            assert failing[0] == failing[1]
        assert len(failing[0]) == len(failing[1])
