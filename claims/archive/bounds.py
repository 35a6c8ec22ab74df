"""The ends of an interval as bytes that sort as the numbers do, so that a database compares them exactly.

Two intervals share no value if and only if the low key of one is greater than the high key of the other: of two equal
numbers the one that is left out (an open end) sorts as the conflict has it.
"""

from __future__ import annotations

from decimal import Decimal

from claims.interval import DIGITS, Bound, Readings

_LEAST, _GREATEST = b"\x00", b"\xff"
_NEGATIVE, _ZERO, _POSITIVE = b"\x40", b"\x80", b"\xc0"
_MIDDLE = 0x800000
_COMPLEMENT = bytes(255 - byte for byte in range(256))
# From two digits as hexadecimal ones, to what they count and one more: nothing sorts before the zero byte of the end.
_PAIRS = bytes((byte >> 4) * 10 + (byte & 15) + 1 for byte in range(256))


def keys(readings: Readings, factor: Decimal = Decimal(1)) -> tuple[bytes, bytes]:
    """Return the low and the high key of what a number may stand for, `factor` times.

    Where it has several readings (五倍: ×5 or ×6) they are the innermost ends, low above high: such a number may
    conflict with any other, and only a comparison of the readings tells.
    """
    if len(readings) == 1:
        return low_key(readings[0].low, factor), high_key(readings[0].high, factor)
    return max(low_key(part.low, factor) for part in readings), min(high_key(part.high, factor) for part in readings)


def low_key(bound: Bound | None, factor: Decimal = Decimal(1)) -> bytes:
    """Return the key of a lower end; a missing one is below all others."""
    return _LEAST if bound is None else number_key(bound.value, factor) + (b"\x02" if bound.open else b"\x01")


def high_key(bound: Bound | None, factor: Decimal = Decimal(1)) -> bytes:
    """Return the key of an upper end; a missing one is above all others."""
    return _GREATEST if bound is None else number_key(bound.value, factor) + (b"\x00" if bound.open else b"\x01")


def number_key(value: Decimal, factor: Decimal = Decimal(1)) -> bytes:
    """Return bytes that sort as numbers do: sign, exponent, then two digits a byte, ended by a zero byte."""
    number = value if factor == 1 else DIGITS.multiply(value, factor)
    printed = str(number)
    digits = printed.partition("E")[0].replace(".", "").strip("-0")
    if not digits:
        return _ZERO
    pairs = bytes.fromhex(digits if len(digits) % 2 == 0 else f"{digits}0").translate(_PAIRS)
    body = (number.adjusted() + 1 + _MIDDLE).to_bytes(3, "big") + pairs + b"\x00"
    return _NEGATIVE + body.translate(_COMPLEMENT) if printed[0] == "-" else _POSITIVE + body
