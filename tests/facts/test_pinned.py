"""Facts files: what is read, what is refused and how, expressions that hold or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pint import DimensionalityError

from claims.facts.formula import ExpressionError, judge
from claims.facts.judge import try_fact
from claims.facts.pinned import Fact, FactsFile, read_facts
from claims.facts.query import Claims, MissingClaim, claims_of
from claims.facts.row import FactError
from claims.pipeline import check_text

TEXT = """OpenAI的算力账本
2025-09-23

OpenAI计划建成10吉瓦的数据中心，每吉瓦的造价为500亿至600亿美元。
比亚迪2024年全年营业收入为7771亿元，同比增长29%。
比亚迪预计2025年全年营业收入为9000亿元。"""


@pytest.fixture(scope="module")
def told() -> Claims:
    return claims_of(check_text(TEXT, language="zh-Hans"))


def read(tmp_path: Path, text: str) -> FactsFile:
    file = tmp_path / "x.facts.toml"
    file.write_text(text, encoding="utf-8")
    return read_facts(file)


def test_defaults_and_facts(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'articles = ["a"]\nsubject = "BYD"\nsource = "年报"\n\n'
        '[[fact]]\nmetric = "revenue"\nperiod = 2024-12-31\nvalue = "1亿元"\n\n'
        '[[fact]]\nid = "two"\nholds = "claims"\n',
    )
    assert [(p.name, p.line, p.fact.subject) for p in found.facts] == [("BYD revenue 2024-12-31", 5, "BYD"), ("two", 10, "BYD")]
    assert found.defaults.articles == ("a",)
    assert found.text[found.facts[0].start : found.facts[0].end] == '"1亿元"'


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ('metrc = "revenue"\nvalue = "1亿元"', "no key 'metrc'; did you mean 'metric'?"),
        ('metric = "revenue"', "a fact has either a value or an expression that holds"),
        ('value = "1亿元"', "a fact with a value names its metric"),
        ('metric = "revenue"\nvalue = "1亿元"\ncompare = "equal"', "compare: "),
        ('id = "first"\nmetric = "net_income"\nvalue = "2亿元"', "another fact is already called 'first'"),
        ('metric = "eps"\nvalue = "3元"', "the fact 'first' in line 1 has the same subject, metric, period and scope"),
    ],
)
def test_a_fact_that_cannot_be_used_is_one_error_with_its_line(tmp_path: Path, fact: str, message: str) -> None:
    found = read(tmp_path, f'[[fact]]\nid = "first"\nmetric = "eps"\nvalue = "1元"\n\n[[fact]]\n{fact}\n')
    assert [p.name for p in found.facts] == ["first"]
    (error,) = found.errors
    assert str(error).startswith(f"{found.path}:6: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[fact]\n", ":1: not TOML"),
        ("artcles = []\n", ": no key 'artcles'; did you mean 'articles'?"),
        ("fact = 3\n", ": write each fact as a table [[fact]]"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FactError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'x.facts.toml'}{message}")


def fact(**keys: object) -> Fact:
    return Fact.model_validate(keys)


def test_a_fact_that_the_text_bears_out(told: Claims) -> None:
    fared = try_fact(fact(subject="比亚迪", metric="revenue", period="2024", value="7771亿元"), told)
    assert (fared.holds, fared.quotes) == (True, ("7771亿元",))


def test_a_fact_that_the_text_contradicts_shows_both(told: Claims) -> None:
    fared = try_fact(fact(subject="比亚迪", metric="revenue", period="2024", value="7717亿元"), told)
    assert not fared.holds
    assert "“7771亿元” means 777.05 … 777.15 billion CNY" in fared.words
    assert "not == 7717亿元: 771.65 … 771.75 billion CNY" in fared.words


def test_what_is_comes_before_what_is_expected(told: Claims) -> None:
    assert try_fact(fact(subject="比亚迪", metric="revenue", value="7771亿元"), told).quotes == ("7771亿元",)
    assert try_fact(fact(subject="比亚迪", metric="revenue", period="2025", value="9000亿元"), told).quotes == ("9000亿元",)


def test_a_fact_nobody_tells(told: Claims) -> None:
    with pytest.raises(MissingClaim, match="no claim: about BYD, metric net_income"):
        try_fact(fact(subject="比亚迪", metric="net_income", value="402.5亿元"), told)
    assert try_fact(fact(subject="比亚迪", metric="net_income", value="402.5亿元", optional=True), told).holds


COST = 'claims.about("OpenAI")["data_center_capacity"] * claims["build_cost_per_capacity"]'


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        (f'{COST} == quantity("5000亿至6000亿美元")', True),
        (f'{COST} == quantity("500亿至600亿美元")', False),
        (f'({COST}).within("4000亿至7000亿美元")', True),
        ('claims.about("BYD").metric("revenue").on("2024").kind("level").at_least("7000亿元")', True),
        ('not claims.about("BYD").metric("revenue").on("2024").kind("level").at_least("9000亿元")', True),
        ('claims.about("BYD").metric("revenue").kind("level").consistent()', False),
        ('claims.about("BYD").on("2024").kind("level")["revenue"] * 2 == quantity("15542亿元")', True),
    ],
)
def test_expressions(told: Claims, expression: str, holds: bool) -> None:
    assert judge(expression, told).holds is holds


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "claims.__class__",
        "claims.held",
        "open('x')",
        "[c for c in claims]",
        'claims.about(subject="BYD") == quantity("1亿元")',
        "1",
        "claims",
        "claims[0]",
        "lambda: 1",
        "(" * 300 + "1" + ")" * 300,
        "1+" * 600 + "1",
        "",
    ],
)
def test_what_is_not_of_the_form_is_refused(told: Claims, expression: str) -> None:
    with pytest.raises(ExpressionError):
        judge(expression, told)


def test_a_wrong_dimension_is_an_error_of_its_own(told: Claims) -> None:
    with pytest.raises(DimensionalityError):
        judge(f'{COST} == quantity("5000亿元")', told)
