"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.figures import digits, rung, scale


@pytest.mark.parametrize(
    ("value", "significant", "expected"),
    [
        ("2777.777", 4, "2778"),
        ("0.0036", 4, "0.0036"),
        ("41.665", 4, "41.67"),
        ("123456", 4, "123456"),
        ("1.50", 4, "1.5"),
        ("-2.5", 4, "-2.5"),
        ("0", 4, "0"),
        ("38.149999", 6, "38.15"),
        ("1E+9", 4, "1000000000"),
    ],
)
def test_digits(value: str, significant: int, expected: str) -> None:
    assert digits(Decimal(value), significant) == expected


@pytest.mark.parametrize(
    ("size", "language", "word"),
    [("1.2E12", "zh", "万亿"), ("99999999", "zh", "万"), ("9999", "zh", ""), ("-3E9", "en", " billion"), ("999999", "en", "")],
)
def test_scale(size: str, language: str, word: str) -> None:
    assert scale(Decimal(size), language)[1] == word


@pytest.mark.parametrize(
    ("unit", "size", "expected"),
    [
        ("W", "5E9", "GW"),
        ("W", "999", "W"),
        ("s", "31557600", "year"),
        ("kg", "900000", "t"),
        ("USD", "1E12", "USD"),
        ("byte", "8E10", "GB"),
    ],
)
def test_rung(unit: str, size: str, expected: str) -> None:
    assert rung(unit, Decimal(size))[0] == expected
