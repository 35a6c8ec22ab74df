"""The partial objects that the rules of the quantity grammar combine."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claims.units import ONE

__all__ = ["HALF", "ONE", "TEN", "ZERO", "Part", "Per", "replace", "size_of"]

ZERO = Decimal(0)
TEN = Decimal(10)
HALF = Decimal("0.5")


class Per(NamedTuple):
    """A denominator of a rate: its base name ("W", "month", "GPU"), its size in it, and how it is written."""

    name: str
    factor: Decimal
    written: str


@dataclass(slots=True, eq=False)
class Part:
    """A stretch of text read as a piece of a quantity. `kind` is one letter, the alphabet of the rules:

    n numeral, s scale, u unit, c counted noun, x multiple mark, o "and some" (多, 余), b hedge before, a hedge after,
    m currency before, r range connector, w opens a range (between), z closes it (之间), p denominator, q quantity,
    g a sign.
    `low` and `high` are magnitudes as printed; times `scale` and `factor` they are in `unit`. `role` is "denominator"
    or "article" (一 in 一家); `growth` is up or down where such a verb governs a multiple. A part is written to only where it
    is made, before anything but its island holds it.
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


if TYPE_CHECKING:
    from dataclasses import replace
else:
    _fields = attrgetter(*Part.__slots__)

    def replace(part: Part, **changes: object) -> Part:
        """Return a part with some fields changed, a hundred times a text: `dataclasses.replace` takes three times as long."""
        made = Part(*_fields(part))
        for name, value in changes.items():
            setattr(made, name, value)
        return made


def size_of(part: Part) -> Decimal:
    """Return how large a quantity is at its lower end, in its base unit, without its sign."""
    return abs(part.low) * part.scale * part.factor
