"""Facts pinned in a `*.facts.toml` file: what articles must say of them.

articles = ["../articles"]          # relative to this file
subject = "英伟达"                   # a default for every fact; so are period, scope, source, as_of
source = "10-Q"

[[fact]]
id = "market cap"
metric = "market_cap"
period = "2025-12-02"
value = "4.4万亿美元"
compare = "equals"                  # or overlaps, within, at_least, at_most

[[fact]]
id = "cost of ten gigawatts"
holds = 'claims["data_center_capacity"] * claims["build_cost_per_capacity"] == quantity("5000亿至6000亿美元")'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from claims import toml
from claims.facts.names import suggestion
from claims.facts.row import FactError, Row

SUFFIX = ".facts.toml"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*fact[ \t]*\]\]", re.MULTILINE)
_VALUE = re.compile(r"^[ \t]*value[ \t]*=[ \t]*(?P<value>[^\n]*)", re.MULTILINE)
_AT_LINE = re.compile(r"at line (\d+)")


def _written(value: object) -> object:
    """Return a TOML date as its text, so that `period = 2025-12-02` and a quoted one are the same."""
    return value.isoformat() if isinstance(value, date) else value


Text = Annotated[str, BeforeValidator(_written)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Defaults(_Strict):
    """What a file says once for all its facts, and which articles they are tested on."""

    articles: tuple[str, ...] = ()
    subject: Text | None = None
    period: Text | None = None
    scope: Text | None = None
    source: Text | None = None
    as_of: Text | None = None


class Fact(_Strict):
    """One pinned fact: a value that claims must have, or an expression over claims that must hold."""

    id: Text | None = None
    subject: Text | None = None
    metric: Text | None = None
    period: Text | None = None
    scope: Text | None = None
    basis: Text | None = None
    kind: Text | None = None
    speaker: Text | None = None
    document: Text | None = None
    zone: Text | None = None
    value: Text | None = None
    compare: Literal["equals", "overlaps", "within", "at_least", "at_most"] = "equals"
    holds: Text | None = None
    optional: bool = False
    source: Text | None = None
    as_of: Text | None = None
    marks: tuple[str, ...] = ()
    xfail: Text | None = None


@dataclass(frozen=True, slots=True)
class Pinned:
    """A fact with its place in its file: `line` from 1, `start` and `end` of its value (or header) in code points."""

    name: str
    fact: Fact
    line: int
    start: int
    end: int

    @property
    def row(self) -> Row | None:
        """The fact as a row of a trusted table; None where it states no value of somebody's metric."""
        fact = self.fact
        if fact.value is None or fact.subject is None or fact.metric is None or fact.compare != "equals":
            return None
        place = (self.start, self.end, self.line)
        return Row(fact.subject, fact.metric, fact.value, *place, fact.period, fact.scope, fact.basis, fact.kind or "level",
                   fact.source, fact.as_of)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What a facts file holds: the facts that can be used, and an error for each that cannot."""

    path: Path
    text: str
    defaults: Defaults
    facts: tuple[Pinned, ...]
    errors: tuple[FactError, ...]


def read_facts(path: Path) -> FactsFile:
    """Return the facts of a file. A fact that cannot be used is an error of the result and the others go on.

    Raises `FactError` where the file is no UTF-8 TOML or its top level cannot be used.
    """
    text = _text_of(path)
    table = _table_of(path, text)
    tables = table.pop("fact", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise FactError(f"{path}: write each fact as a table [[fact]]")
    try:
        defaults = Defaults.model_validate(table)
    except ValidationError as error:
        raise _refused(f"{path}", error, (*Defaults.model_fields, "fact")) from error
    facts: list[Pinned] = []
    errors: list[FactError] = []
    for place, raw in zip(_places(text, len(tables)), tables, strict=True):
        try:
            facts.append(_pinned(path, place, raw, defaults, facts))
        except FactError as error:
            errors.append(error)
    return FactsFile(path, text, defaults, tuple(facts), tuple(errors))


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    start: int
    end: int


def _pinned(path: Path, place: _Place, raw: Mapping[str, object], defaults: Defaults, before: list[Pinned]) -> Pinned:
    where = f"{path}:{place.line}"
    shared = {k: v for k, v in defaults.model_dump(exclude={"articles"}).items() if v is not None}
    try:
        fact = Fact.model_validate({**shared, **raw})
    except ValidationError as error:
        raise _refused(where, error, Fact.model_fields) from error
    if (fact.value is None) == (fact.holds is None):
        raise FactError(f"{where}: a fact has either a value or an expression that holds")
    if fact.value is not None and fact.metric is None:
        raise FactError(f"{where}: a fact with a value names its metric")
    name = (
        fact.id
        or " ".join(part for part in (fact.subject, fact.metric, fact.kind, fact.scope, fact.period) if part)
        or f"fact {len(before) + 1}"
    )
    if any(other.name == name for other in before):
        raise FactError(f"{where}: another fact is already called {name!r}")
    twin = next((o for o in before if fact.value is not None and _key(o.fact) == _key(fact)), None)
    if twin is not None:
        raise FactError(f"{where}: the fact {twin.name!r} in line {twin.line} has the same subject, metric, period and scope")
    return Pinned(name, fact, place.line, place.start, place.end)


def _key(fact: Fact) -> tuple[object, ...]:
    """What makes two facts one: all that says which claims are meant, and how they are compared."""
    return tuple(fact.model_dump(exclude={"id", "value", "source", "as_of", "marks", "xfail", "optional"}).values())


def _places(text: str, count: int) -> Iterator[_Place]:
    """Yield where each fact's value stands, or its header where it has none; the whole file where tables are written
    in another form than `[[fact]]` lines."""
    heads = [match.start() for match in _HEADER.finditer(text)]
    if len(heads) != count:
        yield from [_Place(1, 0, max(1, len(text)))] * count
        return
    for start, stop in zip(heads, [*heads, len(text)][1:], strict=True):
        value = _VALUE.search(text, start, stop)
        begin, end = value.span("value") if value else (start, text.find("\n", start) % (len(text) + 1))
        yield _Place(text.count("\n", 0, start) + 1, begin, max(end, begin + 1))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FactError(f"{path}: {error.strerror or 'cannot be read'}") from error
    except UnicodeDecodeError as error:
        raise FactError(f"{path}: not UTF-8 (byte {error.start})") from error


def _table_of(path: Path, text: str) -> dict[str, object]:
    try:
        return toml.table(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise FactError(f"{path}:{line[1] if line else 1}: not TOML: {error}") from error


def _refused(where: str, error: ValidationError, keys: Mapping[str, object] | tuple[str, ...]) -> FactError:
    """Return the first thing that pydantic refuses, as one line."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return FactError(f"{where}: no key {key!r}{suggestion(key, keys)}")
    return FactError(f"{where}: {key}: {first['msg']}, found {first['input']!r}")
