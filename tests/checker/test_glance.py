"""What a glance at the numbers near one says of it: "no" is sure, and said wherever two or three numbers have no relation."""

import random
from decimal import Decimal

import pytest

from claims.checker.expressions import Term, ends, holds
from claims.checker.glance import Number, may_add_up, may_result, number, ways_beside, ways_of
from claims.checker.search import search
from claims.interval import between

UNITS = ("USD", "USD", "USD", "GPU", "USD/GPU", "percent", "USD/month", "year", "W")


def term(unit: str, low: str, high: str | None = None, *, place: int = 0) -> Term:
    values = (between(Decimal(low), Decimal(high or low)),)
    return Term(f"n{place}", unit, values, values, place, abs(5 - place), values)


def seen(held: Term) -> Number:
    return number(held.unit, held.place, held.middle, ends(held))


def drawn(chosen: random.Random, place: int) -> Term:
    low = Decimal(chosen.choice(("2", "3", "5", "6", "8", "30", "40", "200", "0.5")))
    high = low * Decimal(chosen.choice(("1", "1", "1.1")))
    return term(chosen.choice(UNITS), str(low), str(high), place=place)


@pytest.mark.parametrize("seed", range(300))
def test_what_two_numbers_give_is_never_missed(seed: int) -> None:
    chosen = random.Random(seed)
    target, near = drawn(chosen, 5), [drawn(chosen, 4), drawn(chosen, 6)]
    found = search(target, near, depth=2, strict=True)
    held = [e for e in found.expressions if holds(e, target)]
    sight, beside = seen(target), [seen(other) for other in near]
    missed = found.may_miss([t for t in near if t.unit != "percent"], (1, -3, 8))
    assert may_result(sight, beside, ways_of(sight, beside)) >= bool(held or missed)
    assert (ways_beside(sight, beside) is not None) >= bool(found.expressions)


@pytest.mark.parametrize("seed", range(200))
def test_sums_and_differences_of_many_are_never_missed(seed: int) -> None:
    chosen = random.Random(seed)
    near = [drawn(chosen, place) for place in (*range(chosen.randint(0, 5)), 6, 7)]
    target = term("USD", str(chosen.randint(1, 60)), place=5)
    found = search(target, near, depth=2)
    sight, others = seen(target), [seen(other) for other in near]
    for operation in ("sum", "difference"):
        held = any(holds(e, target) for e in found.of((operation,)))
        assert may_add_up(sight, others, others[-2:], ways_of(sight, others), is_sum=operation == "sum") >= held


def test_numbers_of_no_relation_are_seen_to_have_none() -> None:
    target, near = seen(term("USD", "100", place=5)), [seen(term("USD", "37", place=4)), seen(term("GPU", "7", place=6))]
    assert ways_beside(target, near) is None
    near += [seen(term("USD", "11", place=7))]
    assert ways_beside(target, near) is not None
    assert not may_result(target, near, ways_of(target, near))
    assert not may_add_up(target, near, near, ways_of(target, near), is_sum=False)
    assert not may_add_up(target, near[:2], near[:2], ways_of(target, near[:2]), is_sum=True)


@pytest.mark.parametrize(
    ("values", "is_slipped"), [(("130", "30"), True), (("1300", "30"), True), (("130", "3"), True), (("137", "3"), False)]
)
def test_a_difference_may_have_its_point_elsewhere(values: tuple[str, str], is_slipped: bool) -> None:
    near = [seen(term("USD", value, place=place)) for place, value in enumerate(values, 4)]
    target = seen(term("USD", "100", place=9))
    assert may_add_up(target, near, near, ways_of(target, near), is_sum=False) is is_slipped


def test_a_rate_near_an_amount_takes_more_than_a_glance() -> None:
    near = [seen(term("USD", "58", place=4)), seen(term("USD/barrel", "61", place=6))]
    target = seen(term("USD", "77", place=5))
    assert may_add_up(target, near, near, ways_of(target, near), is_sum=False)
