"""Records that nobody writes to, at the price of records that one may write to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def frozen(*, eq: bool = True) -> Callable[[type[Record]], type[Record]]:
    """Make a slotted dataclass that the type checker holds everybody to leave as it is.

    At run time it may be written to: `dataclass(frozen=True)` makes a record in three times as long, and an article makes
    thousands of bounds, intervals and amounts. Records made by the hundred are frozen the usual way.
    """
    return dataclass(slots=True, eq=eq, unsafe_hash=eq)
