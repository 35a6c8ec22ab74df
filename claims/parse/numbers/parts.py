"""The partial objects that the rules of the quantity grammar combine."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from claims.units import ONE

__all__ = ["HALF", "ONE", "TEN", "ZERO", "Part", "Per", "part_of", "replace", "size_of"]

ZERO = Decimal(0)
TEN = Decimal(10)
HALF = Decimal("0.5")


class Per(NamedTuple):
    """A denominator of a rate: its base name ("W", "month", "GPU"), its size in it, and how it is written."""

    name: str
    factor: Decimal
    written: str


class Part(NamedTuple):
    """A stretch of text read as a piece of a quantity. `kind` is one letter, the alphabet of the rules:

    n numeral, s scale, u unit, c counted noun, x multiple mark, o "and some" (多, 余), b hedge before, a hedge after,
    m currency before, r range connector, w opens a range (between), z closes it (之间), p denominator, q quantity,
    g a sign.
    `low` and `high` are magnitudes as printed; times `scale` and `factor` they are in `unit`. `role` is "denominator"
    or "article" (一 in 一家); `growth` is up or down where such a verb governs a multiple.
    """

    kind: str
    start: int
    end: int
    low: Decimal = ONE
    high: Decimal | None = None
    scale: Decimal = ONE
    factor: Decimal = ONE
    unit: str = ""
    word: str = ""
    hedge: str = ""
    form: str = ""
    noun: str | None = None
    per: tuple[Per, ...] = ()
    spelled: bool = False
    bare: bool = False
    shared: str = ""
    role: str = ""
    growth: str = ""
    trace: tuple[str, ...] = ()


# A part with some fields changed: replace(part, end=12). Parts are tuples because rules make many such copies.
replace = Part._replace


# A part from the tuple of all its fields in order: what `Part(...)` makes, without a Python function between. Every number
# is such a part at least twice.
part_of: Callable[[tuple[object, ...]], Part] = partial(tuple.__new__, Part)


def size_of(part: Part) -> Decimal:
    """Return how large a quantity is at its lower end, in its base unit, without its sign."""
    return abs(part.low) * part.scale * part.factor
