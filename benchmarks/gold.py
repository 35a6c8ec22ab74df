"""Quantities known to be right, and how many of them a reader finds.

Two sources: the cases of tests/cases/quantities*.jsonl (always there), and a folder of gold as the evaluation keeps it
(`<article stem>.jsonl`, one claim a line), where one is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from claims.units import find, is_noun

# Names that peers give to units, where our table does not know the spelling.
_PEER_UNITS = {
    "percentage": "percent", "United States dollar": "USD", "Dollar": "USD", "dollar": "USD", "Chinese yuan": "CNY",
    "元": "CNY", "euro": "EUR", "Euro": "EUR", "yen": "JPY", "Japanese yen": "JPY", "pound sterling": "GBP",
    "British pound": "GBP", "Hong Kong dollar": "HKD", "New Taiwan dollar": "TWD", "dimensionless": "", "count": "",
}  # fmt: skip
# What a file of cases is in, where a case does not say.
_LANGUAGES = {"quantities-zh-hans": "zh-Hans", "quantities-zh-hant": "zh-Hant", "quantities-en": "en"}
_CLOSE = Decimal("1e-6")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stretch of a text and what it says, in base units; None is an open side; the unit of a count is ""."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over all texts: gold quantities, those read in full, those of which some number is right; what was given,
    and how much of that stands on gold."""

    gold: int
    full: int
    some: int
    given: int
    on_gold: int

    def shares(self) -> tuple[float, float, float]:
        """Return full, some right number, precision, in percent."""
        return 100 * self.full / self.gold, 100 * self.some / self.gold, 100 * self.on_gold / max(1, self.given)


def of_cases(folder: Path) -> Iterator[tuple[str, str, list[Quantity]]]:
    """Yield text, language and quantities of every case."""
    for file in sorted(folder.glob("quantities*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            known, place = [], 0
            for quote, low, high, unit, *_ in case["claims"]:
                place = case["text"].index(quote, place)
                known.append(Quantity(place, place + len(quote), _number(low), _number(high), count_free(unit)))
                place += len(quote)
            yield case["text"], case.get("language", _LANGUAGES[file.stem]), known


def of_file(file: Path) -> list[Quantity]:
    """Return the gold of an article, less its denominators (the 1GW of "per 1GW"), which no reader need give.

    Percentages are fractions there, counts `count:noun`, durations in any unit of time.
    """
    known = []
    for line in file.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if "denominator" in str(claim.get("role", "")):
            continue
        unit = claim["unit"]
        named = find(unit)
        times = Decimal(100) if unit in ("percent", "percentage_point") else named.factor if named else Decimal(1)
        low, high = (None if claim[end] is None else Decimal(str(claim[end])) * times for end in ("lo", "hi"))
        known.append(Quantity(claim["start"], claim["end"], low, high, count_free(named.base if named else unit)))
    return known


def in_base(start: int, end: int, low: str | None, high: str | None, unit: str) -> Quantity | None:
    """Return what a peer gives, its unit turned into the base unit; None where it gives no number."""
    name = _PEER_UNITS.get(unit, unit)
    known = find(name) if name else None
    factor = known.factor if known else Decimal(1)
    try:
        ends = [None if end_ is None else Decimal(end_) * factor for end_ in (low, high)]
    except InvalidOperation:
        return None
    return Quantity(start, end, ends[0], ends[1], count_free(known.base if known else name))


def count_free(unit: str) -> str:
    """Return the unit without what it counts, above or below the line: no peer names it, and none is asked to."""
    head, *rest = unit.removeprefix("count:").split("/")
    counted = head == "ratio" or is_noun(head)
    return "/".join(["" if counted else head, *(name for name in rest if not is_noun(name))])


def score(pairs: Iterable[tuple[Sequence[Quantity], Sequence[Quantity]]]) -> Score:
    """Return how much of the gold (left of each pair) was given (right)."""
    gold = full = some = given = on_gold = 0
    for known, found in pairs:
        gold, given = gold + len(known), given + len(found)
        for quantity in known:
            near = [f for f in found if f.start < quantity.end and quantity.start < f.end]
            full += any(_alike(quantity, f) and quantity.unit == f.unit for f in near)
            some += any(_shares_a_number(quantity, f) for f in near)
        on_gold += sum(any(f.start < q.end and q.start < f.end for q in known) for f in found)
    return Score(gold, full, some, given, on_gold)


def _alike(left: Quantity, right: Quantity) -> bool:
    """Whether the ends agree, a fall being as large as a rise: the sign is not part of what is compared."""
    return (_same(left.low, right.low) and _same(left.high, right.high)) or (
        _same(left.low, right.high) and _same(left.high, right.low)
    )


def _same(left: Decimal | None, right: Decimal | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs(abs(left) - abs(right)) <= _CLOSE * max(abs(left), abs(right), Decimal(1))


def _shares_a_number(left: Quantity, right: Quantity) -> bool:
    return any(_same(a, b) for a in (left.low, left.high) if a is not None for b in (right.low, right.high) if b is not None)


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
