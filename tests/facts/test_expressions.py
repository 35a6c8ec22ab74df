"""The expressions of facts files: what they say, and that nothing else of Python is in them."""

from __future__ import annotations

import pytest

from claims.facts.formula import ExpressionError, judge
from claims.facts.query import Claims, claims_of
from claims.pipeline import check_text

TEXT = "华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。"


@pytest.fixture(scope="module")
def told() -> Claims:
    return claims_of(check_text(TEXT))


@pytest.mark.parametrize(
    ("expression", "holds"),
    [
        ('claims["revenue"] == quantity("10亿元")', True),
        ('claims["revenue"] == quantity("11亿元")', False),
        ('claims["revenue"] != quantity("11亿元")', True),
        ('not claims["revenue"] == quantity("10亿元")', False),
        ('not claims["revenue"] == quantity("11亿元")', True),
        ('claims["revenue"] - claims["cost_of_revenue"] == quantity("4亿元")', True),
        ('claims["revenue"] - claims["cost_of_revenue"] != quantity("4亿元")', False),
        ('claims["revenue"] - claims["cost_of_revenue"] == claims["gross_profit"]', False),
        ('claims["revenue"] / claims["cost_of_revenue"] == quantity("1.67倍")', True),
        ('claims["revenue"] == quantity("10亿元") and claims["cost_of_revenue"] == quantity("6亿元")', True),
        ('claims["revenue"] == quantity("10亿元") and claims["cost_of_revenue"] == quantity("7亿元")', False),
        ('claims["revenue"] == quantity("11亿元") or claims["cost_of_revenue"] == quantity("6亿元")', True),
        ('claims["revenue"] == quantity("11亿元") or claims["cost_of_revenue"] == quantity("7亿元")', False),
        ('claims["revenue"].equals("10亿元")', True),
        ('claims["revenue"].equals("12亿元")', False),
        ('claims["revenue"].within("9亿元至11亿元")', True),
        ('claims["revenue"].at_least(claims["cost_of_revenue"])', True),
        ('claims["cost_of_revenue"].at_least(claims["revenue"])', False),
        ('(claims["revenue"] * 2).equals("20亿元")', True),
        ('(claims["revenue"] * 2).at_most("15亿元")', False),
        ('claims.about("华辰公司").metric("revenue") == quantity("10亿元")', True),
        ('claims.about("华辰公司").metric("revenue") != quantity("10亿元")', False),
        ('claims.metric("revenue").one() == quantity("10亿元")', True),
        ('claims.metric("revenue").consistent()', True),
        ('claims.metric("revenue").overlaps("12亿元")', False),
        ('quantity("3亿元").within("4亿元")', False),
    ],
)
def test_what_holds(expression: str, holds: bool, told: Claims) -> None:
    assert judge(expression, told).holds is holds


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (
            'claims["revenue"] == quantity("11亿元") and claims["cost_of_revenue"] == quantity("7亿元")',
            "10.0亿元 = 0.995 … 1.005 billion CNY\n    against 11亿元 = 1.05 … 1.15 billion CNY\n"
            "6.0亿元 = 595 … 605 million CNY\n    against 7亿元 = 650 … 750 million CNY",
        ),
        ('not claims["revenue"] == quantity("10亿元")', "not (claims['revenue'] == quantity('10亿元'))"),
        ('claims["revenue"].within("3亿元")', 'claims["revenue"].within("3亿元") is false'),
    ],
)
def test_what_does_not_hold_says_both_sides(expression: str, words: str, told: Claims) -> None:
    verdict = judge(expression, told)
    assert (verdict.holds, verdict.words) == (False, words)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ('claims["revenue"]', "does not say what must hold; compare it with ==, overlaps, within, at_least or at_most"),
        ("claims", "does not say what must hold"),
        ("True", "is not allowed"),
        ('"x"', "is not allowed"),
        ("lambda: 1", "is not allowed"),
        ('claims["revenue"] < quantity("3亿元")', "is not allowed"),
        ('-claims["revenue"] == quantity("3亿元")', "'-claims[\"revenue\"]' is not allowed"),
        ('claims["revenue"] ** 2 == quantity("3亿元")', "is not allowed"),
        ('claims["revenue"] * True == quantity("10亿元")', "'True' is not allowed"),
        ('claims["revenue"].within("3亿元") + 1 == quantity("3亿元")', "is no value"),
        ("quantity(3) == 3", "'3' must be a text in quotes"),
        ("claims[3] == 3", "'3' must be a text in quotes"),
        ('claims["revenue"].within(3)', "'3' must be a text in quotes"),
        ('quantity("3亿元")["revenue"] == 3', "is not allowed"),
        ('claims["revenue"].equals("10亿元", "3")', "is not allowed"),
        ('claims["revenue"].equals(other="10亿元")', "is not allowed"),
        ('claims["revenue"].__class__("x")', "is not allowed"),
        ("claims.rows()", "is not allowed"),
        ('open("/etc/passwd")', "is not allowed"),
        ('__import__("os").system("true")', "is not allowed"),
        ('claims["revenue"](1)', "is not allowed"),
        ("[claims for claims in ()]", "is not allowed"),
        ("1 +", "is not an expression: invalid syntax"),
        ("1 == 1 #" + " " * 1000, "an expression has at most 1000 characters"),
        ("(" * 400 + "1" + ")" * 400, "is not an expression"),
    ],
)
def test_anything_else_is_refused(expression: str, why: str, told: Claims) -> None:
    with pytest.raises(ExpressionError) as refused:
        judge(expression, told)
    assert why in str(refused.value)
