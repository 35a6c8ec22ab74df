"""What the quantity grammar hands to linking: a quantity in prose, read but not yet about anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from claims.frozen import frozen
from claims.interval import Readings
from claims.model import Amount

# What form the words take; linking turns it into a kind of claim.
FORMS = ("number", "money", "measure", "percent", "points", "multiple", "fraction", "count", "duration", "ordinal")


@frozen(eq=False)
class Mention:
    """A quantity as the words give it; it equals itself alone. Offsets are of the shadow text and take in its hedge and unit
    words.

    `printed` is the magnitude as written with its scale and unit as written ("亿美元"); `base` the same in the
    canonical unit, unsigned. `hard` and `soft` are in `base.unit` (see DESIGN: what a printed form may mean).
    `noun` is the counted noun as written, if any, and `shared` says that unit, scale or currency came from elsewhere
    (a range's other end, an enumeration, the article) and from where. `role` is "denominator" for the 1GW of 每1GW.
    `per` are the denominators of a rate as written. `trace` names the rules that read it, innermost first.
    """

    start: int
    end: int
    printed: Amount
    base: Amount
    hard: Readings
    soft: Readings
    form: str
    hedge: str = ""
    noun: str | None = None
    per: tuple[str, ...] = ()
    role: str = ""
    shared: str = ""
    trace: tuple[str, ...] = ()


class Skipped(NamedTuple):
    """Digits that are no quantity (`reason` is a class: date, model name, code …), or one that could not be read.

    Only those with `unread` true count against coverage.
    """

    start: int
    end: int
    reason: str
    unread: bool = False


# What `Skipped(...)` makes of all its fields, without a Python function between: an article has hundreds.
skipped_of: Callable[[tuple[int, int, str, bool]], Skipped] = partial(tuple.__new__, Skipped)
