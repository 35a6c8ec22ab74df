"""The unit table of the hot path against pint, spelling by spelling, and its API."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest

from claims import units


@pytest.mark.parametrize("spelling", sorted(units.spellings()))
def test_the_table_equals_pint(spelling: str) -> None:
    unit = units.find(spelling)
    assert unit is not None
    registry = units.pint_registry()
    by_pint = registry.Quantity(Decimal(1), registry.parse_units(unit.name)).to_root_units()
    assert abs(by_pint.magnitude - unit.root) <= abs(unit.root) * Decimal("1e-25")
    assert {str(name).strip("[]"): power for name, power in by_pint.dimensionality.items()} == dict(unit.dimension)


@pytest.mark.parametrize("spelling", sorted(units.spellings()))
def test_a_factor_leads_to_the_base(spelling: str) -> None:
    unit = units.find(spelling)
    assert unit is not None
    assert abs(unit.factor * units.root_factor(unit.base) - unit.root) <= abs(unit.root) * Decimal("1e-25")


@pytest.mark.parametrize(
    ("spelling", "base", "factor"),
    [
        ("吉瓦", "W", "1E9"),
        ("千兆瓦", "W", "1E9"),
        ("兆瓦", "W", "1E6"),
        ("亿亿次", "flop/s", "1E16"),
        ("petaflops", "flop/s", "1E15"),
        ("TB", "byte", "1E12"),
        ("吨", "kg", "1000"),
        ("纳米", "m", "1E-9"),
        ("美分", "USD", "0.01"),
        ("基点", "percentage_point", "0.01"),
        ("成", "percent", "10"),
        ("折", "ratio", "0.1"),
        ("桶", "barrel", "1"),
        ("盎司", "ounce", "1"),
        ("个月", "s", "2629800"),
        ("平方米", "m2", "1"),
    ],
)
def test_spellings(spelling: str, base: str, factor: str) -> None:
    unit = units.find(spelling)
    assert unit is not None
    assert (unit.base, unit.factor) == (base, Decimal(factor))


@pytest.mark.parametrize("spelling", ["", "块", "点钟", "GPU", "个", "万"])
def test_no_units(spelling: str) -> None:
    assert units.find(spelling) is None


@pytest.mark.parametrize(
    ("unit", "shape"),
    [
        ("USD", "money"),
        ("USD/W", "money/power"),
        ("USD/GPU/year", "money/count/time"),
        ("percent", "percent"),
        ("percentage_point", "percentage_point"),
        ("ratio", "ratio"),
        ("rank", "rank"),
        ("GPU", "count"),
        ("s", "time"),
        ("Wh", "energy"),
        ("byte/s", "data/time"),
    ],
)
def test_shapes(unit: str, shape: str) -> None:
    assert units.shape(unit) == shape


def test_converts_only_within_a_dimension() -> None:
    assert units.conversion("USD/year", "USD/month") == Decimal(1) / 12
    assert units.conversion("USD", "CNY") is None
    assert units.conversion("GPU", "user") is None


def test_currencies_and_nouns_do_not_add() -> None:
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), Decimal(1), "CNY") + units.quantity(Decimal(1), Decimal(1), "USD")
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), Decimal(1), "GPU") + units.quantity(Decimal(1), Decimal(1), "user")
