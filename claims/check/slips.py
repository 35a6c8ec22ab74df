"""Slips of the pen: what a printed number would have been, had no digit been misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.interval import Readings, agree, point
from claims.model import Claim

# Powers of ten that a misplaced point, 千, 万 (thousand, ten thousand) or 亿 makes, likeliest first.
_POWERS = (1, -1, 3, -3, 4, -4, 8, -8)


def corrections(claim: Claim, wanted: Readings) -> tuple[Decimal, ...]:
    """Return the numbers, in the base unit of `claim`, that one slip away from it agree with what is wanted.

    A slip is a power of ten or two neighbouring digits swapped; a number that is no point says nothing.
    """
    value = claim.base.low
    if value is None or value != claim.base.high or not value:
        return ()
    found = (other for other in (*_shifted(value), *_swapped(value)) if _agrees(claim, other, value, wanted))
    return tuple(dict.fromkeys(found))


def _agrees(claim: Claim, other: Decimal, value: Decimal, wanted: Readings) -> bool:
    """Whether `other`, rounded as the claim is, agrees with what is wanted."""
    return agree(tuple(part * point(other / value) for part in claim.hard), wanted)


def _shifted(value: Decimal) -> Iterator[Decimal]:
    for power in _POWERS:
        yield value.scaleb(power)


def _swapped(value: Decimal) -> Iterator[Decimal]:
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int), "a finite number"
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and (i or digits[1]):
            swapped = (*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :])
            yield Decimal((sign, swapped, exponent))
