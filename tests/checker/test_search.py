"""Expressions over numbers: pruned by dimension, exact, canonical, nearest first, capped."""

import random
import time
from decimal import Decimal

import pytest

from claims.checker.chances import chance, is_idle
from claims.checker.expressions import OPERATIONS, Expression, Term, needed, time_steps
from claims.checker.measure import fits
from claims.checker.search import Found, search
from claims.interval import Readings, between, hull, point


def term(name: str, unit: str, low: str, high: str | None = None, *, place: int = 0, distance: int = 0) -> Term:
    values: Readings = (between(Decimal(low), Decimal(high or low)),)
    return Term(name, unit, values, values, place, distance)


def written(expression: Expression) -> str:
    """An expression in one line: a × b ÷ c, a + b − c."""
    additive = expression.operation in ("sum", "difference")
    marks = {1: "+" if additive else "×", -1: "−" if additive else "÷"}
    text = " ".join(f"{marks[sign]} {part.name}" for part, sign in expression.terms)
    return text.removeprefix("+ ").removeprefix("× ")


def all_of(found: Found) -> list[str]:
    return [written(e) for e in found.expressions]


def held(target: Term, operands: list[Term]) -> list[str]:
    return [written(e) for _, e in search(target, operands).holding(target)]


def test_capacity_times_cost_per_capacity() -> None:
    target = term("total", "EUR", "100e9", "1000e9", place=9)
    found = search(target, [term("cost", "EUR/W", "50", "60"), term("capacity", "W", "10e9"), term("area", "m2", "300")])
    assert all_of(found) == ["cost × capacity"] or all_of(found) == ["capacity × cost"]
    [(rank, expression)] = found.holding(target)
    assert (rank, expression.hard, expression.assumed) == (1, (between(Decimal("500e9"), Decimal("600e9")),), "")


def test_weight_over_weight_of_one_counts() -> None:
    target = term("sold", "battery", "300000")
    assert held(target, [term("weight", "kg", "900000"), term("each", "kg/battery", "3")]) == ["weight ÷ each"]


def test_dropped_noun_is_assumed() -> None:
    target = term("sold", "battery", "300000")
    found = search(target, [term("weight", "kg", "900000"), term("each", "kg", "3")])
    assert [(written(e), e.assumed) for _, e in found.holding(target)] == [("weight ÷ each", "noun")]
    assert search(target, [term("weight", "kg", "900000"), term("each", "kg", "3")], strict=True).expressions == ()


def test_rate_times_duration_converts_time() -> None:
    target = term("extra", "USD", "420000")
    found = search(target, [term("monthly", "USD/month", "7000"), term("life", "year", "5")])
    [expression] = found.expressions
    assert expression.hard == (point(420000),)
    assert [(one, other, str(factor)) for one, other, factor in time_steps(expression)] == [("year", "month", "12")]


def test_hours_of_a_month_are_an_interval() -> None:
    target = term("monthly", "USD/month", "24000", "30000")
    [expression] = search(target, [term("hourly", "USD/h", "32", "40")]).expressions
    assert expression.operation == "conversion"
    assert expression.hard == (between(32 * 672, 40 * 744),)
    assert expression.soft == (between(32 * 720, 40 * 744),)


def test_three_factors() -> None:
    target = term("daily", "barrel/day", "11069000", "11070000")
    operands = [term("mass", "kg", "45490000e3"), term("per_tonne", "barrel/kg", "0.0073"), term("month", "day", "30")]
    assert held(target, operands) == ["mass × per_tonne ÷ month"]


def test_other_dimensions_are_never_built() -> None:
    target = term("income", "JPY", "100")
    assert search(target, [term("a", "USD", "50"), term("b", "USD", "50"), term("c", "m", "2")]).expressions == ()


def test_sums_are_runs_of_neighbours() -> None:
    parts = [
        term(name, "vehicle", value, place=i, distance=5 - i) for i, (name, value) in enumerate(zip("abcd", "1234", strict=True))
    ]
    target = term("total", "vehicle", "9", place=5)
    assert held(target, parts) == ["b + c + d"]


def test_one_part_from_elsewhere_may_join() -> None:
    values = {"monday": "14.2", "last": "13.3", "forecast": "14.0", "thursday": "6.4", "friday": "11.8", "weekend": "11.8"}
    parts = [term(name, "USD", value, place=i, distance=9 - i) for i, (name, value) in enumerate(values.items())]
    assert held(term("all", "USD", "44.2", place=9), parts) == ["monday + thursday + friday + weekend"]


def test_differences_take_the_smaller_from_the_larger() -> None:
    operands = [term("low", "USD/month", "24000", "30000"), term("high", "USD/month", "37000", place=1)]
    assert held(term("gain", "USD/month", "7000", place=2), operands) == ["high − low"]


def test_a_dropped_per_is_assumed() -> None:
    operands = [term("brent", "USD/barrel", "61.29"), term("wti", "USD", "58.29", place=1)]
    [(_, expression)] = search(term("discount", "USD", "3", place=2), operands).holding(term("discount", "USD", "3", place=2))
    assert (written(expression), expression.assumed) == ("brent − wti", "per")


def test_each_expression_once() -> None:
    found = search(
        term("area_price", "USD", "6", place=9), [term("a", "USD/m2", "2"), term("b", "m2", "3"), term("c", "m2", "5")]
    )
    assert sorted(all_of(found)) == ["a × b", "a × c"]


@pytest.mark.parametrize(
    ("unit", "wanted", "same"), [("USD/month", "USD/h", True), ("Wh", "W", False), ("USD/car", "USD", False)]
)
def test_fits(unit: str, wanted: str, same: bool) -> None:
    assert fits(unit, wanted) is same


def test_needed_solves_for_each_term() -> None:
    target = term("total", "USD", "420000")
    [expression] = search(target, [term("monthly", "USD/month", "6000"), term("life", "year", "5")]).expressions
    by_name = {part.name: needed(target.hard, expression, part, "USD") for part, _ in expression.terms}
    assert by_name["monthly"] == (point(7000),)
    assert by_name["life"] is not None
    assert hull(by_name["life"]) == point(Decimal(35) / Decimal(6)) or str(hull(by_name["life"])).startswith("5.8333")


def test_what_drowns_in_the_rounding_is_left_out() -> None:
    target = term("yearly", "USD", "83500", "84500", place=9)
    assert search(target, [term("a", "USD", "84000"), term("b", "USD", "26", place=1)]).expressions == ()


def test_a_term_that_is_the_result_leaves_the_others_idle() -> None:
    target = term("yearly", "USD", "83500", "84500", place=9)
    [(_, expression)] = search(target, [term("a", "USD", "84500", "86500"), term("b", "USD", "1200", place=1)]).holding(target)
    assert is_idle(target, expression)


def test_a_wide_target_fits_by_chance() -> None:
    operands = [term("cost", "EUR/W", "50"), term("capacity", "W", "10")]
    wide, narrow = term("total", "EUR", "100", "1000"), term("total", "EUR", "495", "505")
    [expression] = search(wide, operands).expressions
    assert chance(wide, expression) == 1.0
    assert chance(narrow, expression) < 0.01


def crowd(size: int) -> list[Term]:
    chosen = random.Random(7)
    units = ["USD", "USD/month", "GPU", "USD/GPU", "kg", "percent", "W", "USD/W", "year", "share", "USD/share"]
    return [term(f"n{i:03}", chosen.choice(units), str(chosen.randint(1, 9999)), place=i, distance=size - i) for i in range(size)]


def test_order_does_not_matter() -> None:
    target, operands = term("target", "USD", "5000", place=99), crowd(20)
    shuffled = random.Random(3).sample(operands, len(operands))
    found, again = search(target, operands), search(target, shuffled)
    assert all_of(found) == all_of(again)
    assert [e.rough for e in found.expressions] == [e.rough for e in again.expressions]


def test_a_hostile_crowd_is_capped() -> None:
    target = term("target", "USD", "5000", place=999)
    start = time.perf_counter()
    found = search(target, crowd(200), limit=2000)
    assert found.capped
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("seed", range(40))
def test_what_holds_is_promising_and_parts_of_the_search_are_those_of_the_whole(seed: int) -> None:
    chosen = random.Random(seed)
    operands = chosen.sample(crowd(60), 12)
    values = {"USD": "5000", "GPU": "40", "percent": "12", "USD/GPU": "250"}
    unit = chosen.choice(sorted(values))
    wide = Decimal(chosen.choice(["1", "1.02", "1.2"]))
    target = term("target", unit, values[unit], str(Decimal(values[unit]) * wide), place=chosen.randint(0, 60))
    found = search(target, operands, strict=seed % 2 == 0)
    held = {e.operation for _, e in found.holding(target)}
    assert all(found.may_hold((operation,)) for operation in held)
    pairs = [written(e) for e in found.expressions if len(e.terms) == 2 and not e.is_additive]
    assert [written(e) for e in found.pairs(operands)] == pairs
    sums = [written(e) for e in found.expressions if e.is_additive and len(e.terms) == 2]
    assert [written(e) for e in found.sums({t.name for t in operands}) if len(e.terms) == 2] == sums


def test_a_number_of_no_relation_is_seen_at_once_to_have_none() -> None:
    operands = [term(f"n{i}", "USD", f"{7000 + 13 * i}", place=i, distance=9 - i) for i in range(9)]
    assert not search(term("target", "USD", "5000", "5001", place=9), operands).may_hold(OPERATIONS)
    near = search(term("target", "USD", "26", "27", place=9), operands)
    assert [o for o in OPERATIONS if near.may_hold((o,))] == ["difference"]
    assert not near.may_hold(OPERATIONS, frozenset({"n1", "n2"}))


def test_a_result_ten_times_too_large_may_miss_by_a_power() -> None:
    target = term("total", "EUR", "5e12", place=9)
    operands = [term("cost", "EUR/W", "50"), term("capacity", "W", "10e9")]
    found = search(target, operands)
    assert not found.may_hold(OPERATIONS)
    assert found.may_miss(operands, (1, -1))
    assert not found.may_miss(operands, (3, -3))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("operations", [("sum",), ("difference",), ("sum", "difference")])
def test_sums_are_counted_as_they_would_be_listed(seed: int, operations: tuple[str, ...]) -> None:
    chosen = random.Random(seed)
    near = [term(f"n{i}", "USD", f"{chosen.randint(90, 140)}", place=i, distance=chosen.randint(1, 9)) for i in range(11)]
    found = search(term("target", "USD", "230", "240", place=chosen.randint(0, 11)), near)
    listed = list(found.of(operations))
    assert found.sum_ranks(listed, operations) == {expression: rank for rank, expression in enumerate(listed, 1)}
    assert len(listed) <= found.most_sums()


def test_a_sum_of_points_is_a_point_to_its_last_digit() -> None:
    target = term("total", "USD", "6.30", place=3)
    (found,) = search(target, [term("a", "USD", "4.25", place=1), term("b", "USD", "2.05", place=2)]).of(("sum",))
    assert found.printed == (point(Decimal("6.30")),)
