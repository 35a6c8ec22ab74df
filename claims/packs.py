"""Rule packs: finds, reads, validates and layers the content of `rules/`; the only reader of it but for units.txt.

A pack is a folder of the shape of `rules/`: entities.toml, metrics.toml, numbers.toml, cues.toml, relations.toml,
checks/<rule id>.toml. Later folders add to the built-in one; an entity, metric or rule of the same id replaces it.
Every fault raises `PackError`, which names file, key and the offending text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.content import rules_folder

Words = tuple[str, ...]


class PackError(ValueError):
    """A rule file that cannot be used: which file, which key, and what stands there."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(_Strict):
    """Somebody or something that claims are about. `name` is the canonical English name; `zh` is simplified only."""

    id: str
    name: str
    kind: Literal[
        "company", "lab", "product", "person", "project", "country", "region", "central_bank", "index", "commodity",
        "organisation", "segment",
    ]  # fmt: skip
    zh: Words = ()
    en: Words = ()
    tickers: Words = ()
    maker: str | None = Field(default=None, description="id of the entity that makes a product or owns a segment")
    org: str | None = Field(default=None, description="id of the entity that a person speaks for")
    role: str | None = None
    level: Literal["chip", "server", "system", "group", "segment"] | None = None
    generation: str | None = None
    currency: str | None = Field(default=None, description="ISO code that a bare amount about it is most likely in")
    fiscal_year_end: int = Field(default=12, ge=1, le=12, description="month in which the fiscal year ends")


class Metric(_Strict):
    """What a number measures. `shapes` are what `claims.units.shape` gives for its quantities: money, count, power …

    `values`: `one` value per fact key (revenue, a market cap at a date) or `many` (asking prices, deals, targets).
    `nouns` name it in a text, `verbs` govern its number (投资, raised); words are simplified Chinese or English, and
    `unlike` are words that hold a noun of it and mean something else.
    """

    id: str
    shapes: Words
    behaviour: Literal["flow", "stock"]
    values: Literal["one", "many"] = "one"
    additive: bool = False
    subjects: Words = ()
    zh: Words = ()
    en: Words = ()
    zh_verbs: Words = ()
    en_verbs: Words = ()
    nouns_of: Words = Field(default=(), description="counted nouns that make a number this metric (user, GPU, vehicle)")
    unlike: Words = ()
    share_of: str | None = Field(default=None, description="for a share: the metric whose part it is")
    signed: bool = Field(default=False, description="may be negative (profit, cash flow)")
    plausible: tuple[float, float] | None = None


class Example(_Strict):
    """A text and how many findings of the rule it must give; `verdict` narrows which are counted."""

    text: str
    finds: int = Field(ge=0)
    verdict: Literal["inconsistent", "tension", "consistent"] | None = None
    language: Literal["zh-Hans", "zh-Hant", "en"] | None = None
    published: str | None = None


class Message(_Strict):
    en: str
    zh: str


class Rule(_Strict):
    """One check: a kind with its settings, why it holds, and examples that must and must not find."""

    id: str
    kind: str
    why: str
    source: str = ""
    severity: Literal["info", "warning", "error"] = "error"
    metrics: Words = Field(default=(), description="metric ids that it looks at; empty means all")
    formula: str | None = None
    message: Message
    tick: Message | None = Field(default=None, description="what is said where it holds")
    options: Mapping[str, bool | int | float | str | Words] = Field(default_factory=dict)
    example: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """All content that a run uses. The word tables are plain nested tables of words, each room reads its own."""

    entities: Mapping[str, Entity]
    metrics: Mapping[str, Metric]
    rules: Mapping[str, Rule]
    numbers: Mapping[str, object]
    cues: Mapping[str, object]
    relations: Mapping[str, object]


@cache
def load(*folders: Path) -> Pack:
    """Return the built-in pack with `folders` layered over it, in order. Raises `PackError`."""
    layers = (rules_folder(), *folders)
    return Pack(
        entities=_layered(Entity, layers, "entities.toml"),
        metrics=_layered(Metric, layers, "metrics.toml"),
        rules=_rules(layers),
        numbers=_merged(layers, "numbers.toml"),
        cues=_merged(layers, "cues.toml"),
        relations=_merged(layers, "relations.toml"),
    )


_Record = TypeVar("_Record", Entity, Metric, Rule)


def _layered(record: type[_Record], layers: Iterable[Path], name: str) -> Mapping[str, _Record]:
    found: dict[str, _Record] = {}
    for layer in layers:
        path = layer / name
        for key, table in _table(path).items():
            found[key] = _validated(record, path, key, table)
    return found


def _rules(layers: Iterable[Path]) -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for layer in layers:
        for path in sorted((layer / "checks").glob("*.toml")):
            found[path.stem] = _validated(Rule, path, path.stem, _table(path))
    return dict(sorted(found.items()))


def _merged(layers: Iterable[Path], name: str) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for layer in layers:
        for key, value in _table(layer / name).items():
            old = found.get(key)
            found[key] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value
    return found


def _table(path: Path) -> dict[str, object]:
    """Return the table of a TOML file, empty where there is none."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: not a TOML file: {error}") from error


def _validated(record: type[_Record], path: Path, key: str, table: object) -> _Record:
    if not isinstance(table, dict):
        raise PackError(f"{path}: {key}: expected a table, found {table!r}")
    try:
        return record.model_validate({"id": key, **table})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"{path}: {key}.{where}: {first['msg']}, found {first['input']!r}") from error
