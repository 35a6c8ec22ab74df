"""Values compared and reckoned with, as facts and tests do it."""

from __future__ import annotations

import pytest
from pint import DimensionalityError

from claims.facts.value import bounds, quantity


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("12.3亿元", "12.34亿元", True),
        ("12.3亿元", "12.4亿元", False),
        ("约350亿美元", "352亿美元", True),
        ("350亿美元", "352亿美元", False),
        ("$57.0 billion", "$57,006 million", True),
        ("下降13.5%", "-13.5%", True),
        ("下降13.5%", "13.5%", False),
        ("3000%", "30倍", True),
        ("500万块GPU", "500万", True),
        ("超过3万亿美元", "4.4万亿美元", False),
    ],
)
def test_equal_as_a_careful_reader_takes_it(left: str, right: str, same: bool) -> None:
    assert (quantity(left) == quantity(right)) is same


def test_words_that_allow_a_number_overlap_it() -> None:
    assert quantity("超过3万亿美元").overlaps("4.4万亿美元")
    assert not quantity("不到3万亿美元").overlaps("4.4万亿美元")


def test_within_takes_in_all_of_it() -> None:
    assert quantity("4.4万亿美元").within("4万亿至5万亿美元")
    assert not quantity("3万亿至5万亿美元").within("4万亿至5万亿美元")


@pytest.mark.parametrize(("text", "bound", "at_least", "at_most"), [
    ("12.29亿元", "12.3亿元", True, True),
    ("12.1亿元", "12.3亿元", False, True),
    ("14亿元", "12.3亿元", True, False),
    ("至少10吉瓦", "10吉瓦", True, True),
])  # fmt: skip
def test_sides_of_a_bound(text: str, bound: str, at_least: bool, at_most: bool) -> None:
    assert quantity(text).at_least(bound) is at_least
    assert quantity(text).at_most(bound) is at_most


def test_reckoning_keeps_units() -> None:
    cost = quantity("500亿至600亿美元/GW") * quantity("10GW")
    assert cost == quantity("5000亿至6000亿美元")
    assert bounds(cost / quantity("400万到500万块GPU"), cost / quantity("500万块GPU")).endswith("USD/GPU")
    assert quantity("100亿元") * 3 == quantity("300亿元")
    assert quantity("100亿元") - quantity("40亿元") == quantity("60亿元")


@pytest.mark.parametrize(("left", "right"), [("3亿美元", "3亿元"), ("10GW", "10GWh"), ("500万辆", "500万元")])
def test_units_that_do_not_go_together_raise(left: str, right: str) -> None:
    with pytest.raises(DimensionalityError):
        assert quantity(left) == quantity(right)


@pytest.mark.parametrize("text", ["", "许多钱", "3亿元和4亿元是两笔"])
def test_what_is_not_one_quantity_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not one quantity"):
        quantity(text)


def test_what_may_be_zero_does_not_divide() -> None:
    with pytest.raises(ZeroDivisionError):
        quantity("10亿元") / (quantity("3亿元") - quantity("3亿元"))
