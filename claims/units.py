"""One closed registry of units, read from `rules/units.txt`: a table for the hot path, pint when asked for.

A unit is a string: a base unit ("USD", "W", "percent"), a noun for counts ("GPU"), or a compound ("USD/W",
"USD/GPU/year"). Every spelling found in texts stands in a table with its base unit and exact factor; the tests hold
that table equal to what pint makes of the same file. pint itself (0.2 s to import) is loaded by `quantity` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from claims.content import rules_folder, text_of
from claims.interval import Interval, between

if TYPE_CHECKING:
    from pint import Quantity, UnitRegistry

# The factor of every unit that is its own base: what may be asked for with `is`.
ONE = Decimal(1)

# What is printed for a unit whose pint name is long; everything else goes by its pint name.
_SHORT = re.compile(r"^[A-Za-z]{1,4}\d?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A named unit: `factor` × `base` (both exact), and its dimension, root name → exponent ({} for a plain number).

    `root` is the factor into the roots of that dimension, so two units of one dimension convert by their quotient.
    """

    name: str
    base: str
    factor: Decimal
    root: Decimal
    dimension: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    label: str
    definition: str
    own_base: bool
    spellings: tuple[str, ...]


def find(spelling: str) -> Unit | None:
    """Return the unit that a text spells so (one spelling, one unit), or None."""
    return spellings().get(spelling)


@cache
def spellings() -> Mapping[str, Unit]:
    """Return every spelling found in texts with its unit. Raises `ValueError` where two lines claim one spelling."""
    table: dict[str, Unit] = {}
    for line in _lines():
        for spelling in line.spellings:
            if table.setdefault(spelling, units()[line.label]) is not units()[line.label]:
                raise ValueError(f"units.txt: {spelling!r} is a spelling of {table[spelling].name} and of {line.label}")
    return table


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit by its label (the symbol where it has a short one) and by its pint name."""
    table: dict[str, Unit] = {}
    bases: dict[tuple[tuple[str, int], ...], Unit] = {}
    for line in _lines():
        root, dimension = _measure(line.definition, table)
        key = tuple(sorted(dimension.items()))
        unit = _based(line, root, dimension, None if line.own_base else bases.get(key), table)
        if not line.own_base:
            bases.setdefault(key, unit)
        table[line.label] = table[line.name] = unit
    return table


@cache
def dimension(unit: str) -> Mapping[str, int]:
    """Return the dimension of a unit string, root name → exponent; a noun is a dimension of its own."""
    total: dict[str, int] = {}
    for name, sign in _parts(unit):
        known = units().get(name)
        for root, exponent in (known.dimension if known else {name: 1}).items():
            total[root] = total.get(root, 0) + sign * exponent
    return {root: exponent for root, exponent in sorted(total.items()) if exponent}


@cache
def root_factor(unit: str) -> Decimal:
    """Return the exact factor from a unit string into the roots of its dimension (50 digits where it divides)."""
    total = Decimal(1)
    for name, sign in _parts(unit):
        known = units().get(name)
        if known is not None:
            total = total * known.root if sign > 0 else total / known.root
    return total


def conversion(source: str, target: str) -> Decimal | None:
    """Return the factor from one unit string to another, or None where their dimensions differ."""
    if source == target:
        return Decimal(1)
    if dimension(source) != dimension(target):
        return None
    return root_factor(source) / root_factor(target)


@cache
def shape(unit: str) -> str:
    """Return what sort of thing a unit string measures: `money`, `power`, `money/power`, `count`, `count/time` …

    Nouns are `count`, currencies `money`; percent, percentage_point, ratio, rank keep their names.
    """
    names = []
    for name, _ in _parts(unit):
        known = units().get(name)
        names.append("count" if known is None else _SORTS.get(known.name) or _sort(known.dimension))
    return "/".join(names)


def is_noun(name: str) -> bool:
    """Whether a unit name is a counted noun, known to no line of units.txt."""
    return name not in units()


def quantity(low: Decimal | None, high: Decimal | None, unit: str) -> Quantity[Interval]:
    """Return a pint Quantity whose magnitude is the closed interval from `low` to `high`, in `unit`."""
    return quantity_of(between(low, high), unit)


def quantity_of(magnitude: Interval, unit: str) -> Quantity[Interval]:
    """Return a pint Quantity of an interval in `unit`.

    Nouns become units of their own dimension, so GPU + user raises `pint.DimensionalityError`, as CNY + USD does.
    """
    registry = pint_registry()
    for name, _ in _parts(unit):
        if is_noun(name) and _identifier(name) not in registry:
            registry.define(f"{_identifier(name)} = [count_{_identifier(name)}]")
    spelled = "".join(f"{'/' if sign < 0 else '*'}{_identifier(name)}" for name, sign in _parts(unit))[1:]
    return registry.Quantity(magnitude, spelled)


# What pint takes for the name of a unit without reading anything into it.
_NAME = re.compile(r"[^\W\d_]\w*(?<!__)")


@cache
def pint_registry() -> UnitRegistry[Interval]:
    """Return the pint registry of `rules/units.txt`, decimals throughout; pint's own units are not in it."""
    import pint

    return pint.UnitRegistry(str(rules_folder() / "units.txt"), non_int_type=Decimal)


def _based(line: _Line, root: Decimal, dimension: Mapping[str, int], base: Unit | None, known: Mapping[str, Unit]) -> Unit:
    """Return the unit of a line. A rate ("flop / second") is based on the bases of its parts: flop/s, bit/s.

    A multiple of a unit that is its own base stays with that: ten percent is based on percent, not on the ratio.
    """
    if "/" in line.definition and not line.own_base:
        over, under = (re.findall(r"(?<![\w.])[A-Za-z_]\w*", side) for side in line.definition.split("/"))
        name = "/".join(known[part].base for part in [*over, *under])
        return Unit(line.label, name, root / (known[over[0]].root / known[over[0]].factor), root, dimension)
    parts = re.findall(r"(?<![\w.\[])[A-Za-z_]\w*", line.definition)
    if len(parts) == 1 and known[parts[0]].base == known[parts[0]].name:
        base = known[parts[0]]
    if line.own_base or base is None:
        return Unit(line.label, line.label, ONE, root, dimension)
    return Unit(line.label, base.base, base.factor * root / base.root, root, dimension)


_SORTS = {"percent": "percent", "ratio": "ratio", "percentage_point": "percentage_point", "rank": "rank"}
_DIMENSION_SORTS = {
    (("power", 1),): "power",
    (("power", 1), ("time", 1)): "energy",
    (("mass", 1),): "mass",
    (("length", 1),): "length",
    (("length", 2),): "area",
    (("length", 3),): "volume",
    (("time", 1),): "time",
    (("data", 1),): "data",
    (("data", 1), ("time", -1)): "data_rate",
    (("computation", 1), ("time", -1)): "compute_rate",
    (("temperature", 1),): "temperature",
    (("long_container", 1),): "container",  # rates by the forty-foot box are no double of those by the twenty-foot one
}


def _sort(dimension: Mapping[str, int]) -> str:
    if not dimension:
        return "ratio"
    (root, exponent), *rest = sorted(dimension.items())
    if not rest and exponent == 1:
        return "money" if root.startswith("currency_") else _DIMENSION_SORTS.get(((root, 1),), root)
    return _DIMENSION_SORTS.get(tuple(sorted(dimension.items())), "other")


@cache
def _parts(unit: str) -> tuple[tuple[str, int], ...]:
    """Return (name, +1 or −1) of "USD/GPU/year"; "byte/s" and "flop/s" read alike, part by part."""
    head, *rest = unit.split("/")
    return ((head, 1), *((name, -1) for name in rest))


def _identifier(noun: str) -> str:
    """Return a name that pint takes: what begins or ends as no name of its may goes by its characters' numbers."""
    plain = re.sub(r"\W", "_", noun)
    return plain if _NAME.fullmatch(plain) else "noun_" + "_".join(f"{ord(char):x}" for char in noun)


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(_read(text_of("units.txt")))


def _read(text: str) -> Iterator[_Line]:
    for number, raw in enumerate(text.splitlines(), 1):
        definition, mark, comment = raw.partition("#")
        if not definition.strip():
            continue
        name, *rest = (part.strip() for part in definition.split("="))
        if not rest:
            raise ValueError(f"units.txt, line {number}: no '=' in {raw.strip()!r}")
        label = next((alias for alias in rest[1:] if _SHORT.match(alias)), name)
        listed = comment[1:] if comment[:1] in (":", "@") else ""
        words = tuple(word.strip() for word in listed.split(",") if word.strip())
        yield _Line(name, label, rest[0], bool(mark) and comment.startswith("@"), words)


def _measure(definition: str, known: Mapping[str, Unit]) -> tuple[Decimal, dict[str, int]]:
    """Return root factor and dimension of a definition: numbers, [roots] and earlier units, joined by * and /."""
    factor, dimension, sign = Decimal(1), dict[str, int](), 1
    for token in re.findall(r"\[\w*\]|\d[\d.]*(?:e-?\d+)?|[A-Za-z_]\w*|[*/]", definition):
        if token in "*/":
            sign = 1 if token == "*" else -1
        elif token.startswith("["):
            if token != "[]":
                dimension[token[1:-1]] = dimension.get(token[1:-1], 0) + sign
        elif token[0].isdigit():
            factor = factor * Decimal(token) if sign > 0 else factor / Decimal(token)
        else:
            unit = known[token]
            factor = factor * unit.root if sign > 0 else factor / unit.root
            for root, exponent in unit.dimension.items():
                dimension[root] = dimension.get(root, 0) + sign * exponent
    return factor, {root: exponent for root, exponent in dimension.items() if exponent}
