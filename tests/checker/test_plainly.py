"""What floating point says of a formula is what exact intervals say of it, wherever it says anything."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checker.binding import relative_width
from claims.checker.formula import Formula, Value, allowed, evaluate, formula_of, in_unit, value_of
from claims.checker.plainly import is_plainly_telling, point_of
from claims.interval import agree, between, hull, point
from claims.model import Claim
from factory import article, claim

WHERE = article("1 2 3 4")
FORMULAS = ("g = r - c", "m = g / r", "r = g + c", "c <= r", "r >= g", "v = p * n")
WIDEST = 0.25


def told(value: Decimal, width: Decimal, unit: str = "CNY") -> Claim:
    made = claim(WHERE, "1", value, unit, hard=(between(value - width, value + width),))
    assert made.soft == made.hard
    return made


def exactly(formula: Formula, claims: dict[str, Claim]) -> bool | None:
    """Whether a formula that holds says something; None where it does not hold."""
    values: dict[str, Value] = {name: value_of(c.hard, c.base.unit) for name, c in claims.items()}
    first = formula.metrics[0]
    need = allowed(formula, first, values)
    if need is None or need.dimension != values[first].dimension or not agree(need.readings, values[first].readings):
        return None
    left, right = evaluate(formula.left, values), evaluate(formula.right, values)
    assert left is not None
    assert right is not None
    a, b = hull(left.readings), hull(right.readings)
    if formula.sign == "=":
        return max(relative_width(a), relative_width(b)) <= Decimal(str(WIDEST))
    low, high = (a.high, b.low) if formula.sign == "<=" else (b.high, a.low)
    return low is not None and high is not None and low.value <= high.value


amounts = st.decimals(min_value="-50", max_value="1000", places=1)
widths = st.decimals(min_value="0", max_value="40", places=1)


@given(st.sampled_from(FORMULAS), st.lists(st.tuples(amounts, widths), min_size=3, max_size=3))
def test_what_is_plain_is_so(text: str, drawn: list[tuple[Decimal, Decimal]]) -> None:
    formula = formula_of(text)
    units = {"m": "ratio", "n": "share", "p": "CNY/share", "v": "CNY"}
    claims = {name: told(*pair, units.get(name, "CNY")) for name, pair in zip(formula.metrics, drawn, strict=False)}
    found = is_plainly_telling(formula, claims, WIDEST)
    assert found in (None, exactly(formula, claims))


@given(st.sampled_from(FORMULAS), st.lists(amounts, min_size=3, max_size=3), st.sampled_from(("percent", "ratio")))
def test_what_points_come_to_is_what_exact_intervals_make_of_them(text: str, drawn: list[Decimal], share: str) -> None:
    formula = formula_of(text)
    units = {"m": share, "n": "share", "p": "CNY/share"}
    claims = {name: told(value, Decimal(0), units.get(name, "CNY")) for name, value in zip(formula.metrics, drawn, strict=False)}
    made = point_of(formula, claims)
    if made is None:
        assert min(drawn) <= 0
        return
    values = {
        name: value_of((point(value),), claims[name].base.unit) for name, value in zip(formula.metrics, drawn, strict=False)
    }
    exact = evaluate(formula.right, values)
    assert exact is not None
    low = hull(in_unit(exact, claims[formula.metrics[0]].base.unit)).low
    assert low is not None
    assert (made, str(made)) == (low.value, str(low.value))


@pytest.mark.parametrize(
    ("text", "values", "found"),
    [
        ("g = r - c", {"g": "4", "r": "10", "c": "6"}, True),
        ("g = r - c", {"g": "5", "r": "10", "c": "6"}, None),
        ("c <= r", {"c": "6", "r": "10"}, True),
        ("c <= r", {"c": "10", "r": "10"}, False),
        ("c <= r", {"c": "11", "r": "10"}, None),
    ],
)
def test_plain_cases_need_no_exact_work(text: str, values: dict[str, str], found: bool | None) -> None:
    claims = {name: told(Decimal(value), Decimal("0.05")) for name, value in values.items()}
    assert is_plainly_telling(formula_of(text), claims, WIDEST) is found


def test_wide_numbers_hold_and_say_nothing() -> None:
    claims = {name: told(Decimal(value), Decimal(value) / 3) for name, value in {"g": 4, "r": 10, "c": 6}.items()}
    assert is_plainly_telling(formula_of("g = r - c"), claims, WIDEST) is False


def test_two_currencies_and_several_readings_are_for_exact_work() -> None:
    formula, width = formula_of("g = r - c"), Decimal("0.05")
    claims = {"g": told(Decimal(4), width, "USD"), "r": told(Decimal(10), width), "c": told(Decimal(6), width)}
    assert is_plainly_telling(formula, claims, WIDEST) is None
    two = claim(WHERE, "1", 4, "CNY", hard=(between(3, 5), between(7, 8)))
    assert is_plainly_telling(formula, {**claims, "g": two}, WIDEST) is None
