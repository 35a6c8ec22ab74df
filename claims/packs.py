"""Rule packs: finds, reads, validates and layers the content of `rules/`; the only reader of it but for units.txt.

A pack is a folder of the shape of `rules/`: entities.toml, metrics.toml, numbers.toml, cues.toml, relations.toml,
concepts.toml, checks/<rule id>.toml, packs/<domain>/checks/<rule id>.toml. Later folders add to the built-in one; an entity,
metric or rule of the same id replaces it. Within one folder an id has one rule.
Every fault raises `PackError`, which names file, key and the offending text.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims import toml
from claims.content import rules_folder

Words = tuple[str, ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+").fullmatch


class PackError(ValueError):
    """A rule file that cannot be used: which file, which key, and what stands there."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


EntityKind = Literal[
    "company", "lab", "product", "person", "project", "country", "region", "central_bank", "index", "commodity",
    "organisation", "segment",
]  # fmt: skip


class Entity(_Strict):
    """Somebody or something that claims are about. `name` is the canonical English name and an alias; `zh` is simplified.

    `short` forms (Huang, Rubin, 联想) are too common to stand alone: they count only in a text that also names the
    entity, its maker or its org by another alias, and may belong to several entities. `unlike` are words that hold
    an alias and mean something else (苹果汁). `cased` says that its Latin aliases are everyday words, so that they
    count only as written or in capitals (Oracle, never oracle); aliases of up to four letters always do.
    `tickers` of up to three letters or of digits count only where the text marks them as such: (MU), NYSE: F, 0700.HK.
    """

    id: str
    name: str
    kind: EntityKind
    zh: Words = ()
    en: Words = ()
    tickers: Words = ()
    short: Words = ()
    unlike: Words = ()
    cased: bool = False
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
    `zh` and `en` name it in a text, the first of each in reports too; `zh_verbs` and `en_verbs` govern its number
    (投资, raised), every English form listed. `unlike` are words that hold one of these and mean something else.
    `plausible` bounds are in the base unit of the first of `shapes`.
    """

    id: str
    shapes: Words = Field(min_length=1)
    behaviour: Literal["flow", "stock"]
    values: Literal["one", "many"] = "one"
    additive: bool = False
    subjects: tuple[EntityKind, ...] = ()
    zh: Words = ()
    en: Words = ()
    zh_verbs: Words = ()
    en_verbs: Words = ()
    nouns_of: Words = Field(default=(), description="counted nouns that make a number this metric (user, GPU, vehicle)")
    unlike: Words = ()
    share_of: str | None = Field(default=None, description="for a share: the metric whose part it is")
    per_share: str | None = Field(default=None, description="for an amount: what it is by the share (a profit: eps)")
    times: str | None = Field(default=None, description="for an amount: a price told as times of it (a profit: pe_ratio)")
    fused: Words = Field(default=(), description="words that name it and then another: 产 销 sales_volume of production")
    shy: Words = Field(default=(), description="words of it that count only in a sentence with one of `beside`")
    beside: Words = ()
    modality: str | None = Field(default=None, description="of its numbers where the text says nothing else")
    signed: bool = Field(default=False, description="may be negative (profit, cash flow)")
    plausible: tuple[float, float] | None = None


class Example(_Strict):
    """A text and how many findings of the rule it must give; `verdict` narrows which are counted.

    `trusted` is a table of trusted facts, as CSV, that the text is checked against; `rates` one of rates of exchange.
    """

    text: str
    finds: int = Field(ge=0)
    verdict: Literal["inconsistent", "tension", "consistent"] | None = None
    language: Literal["zh-Hans", "zh-Hant", "en"] | None = None
    published: str | None = None
    trusted: str = ""
    rates: str = ""


class Message(_Strict):
    en: str
    zh: str


class Rule(_Strict):
    """One check: a kind with its settings, why it holds, and examples that must and must not find.

    `pack` is the domain whose folder holds the file, "" for a rule of all texts; a file does not say it.
    """

    id: str
    pack: str = ""
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


# What makes the name of a country that of its car market.
CAR_MARKET = " car market"


@dataclass(frozen=True, eq=False)
class Pack:
    """All content that a run uses. The word tables are plain nested tables of words, each room reads its own.

    Compared and hashed by identity, so that what is built from a pack can be cached by it.
    """

    entities: Mapping[str, Entity]
    metrics: Mapping[str, Metric]
    rules: Mapping[str, Rule]
    numbers: Mapping[str, object]
    cues: Mapping[str, object]
    relations: Mapping[str, object]
    concepts: Mapping[str, Mapping[str, str]]

    @cached_property
    def named(self) -> Mapping[str, tuple[Entity, ...]]:
        """The entities of a canonical name; the car market of a country is known as the country is."""
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.entities.values():
            names = (entity.name, entity.name + CAR_MARKET) if entity.kind in ("country", "region") else (entity.name,)
            for name in names:
                found[name] = (*found.get(name, ()), entity)
        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """The canonical names of countries and regions."""
        return frozenset(entity.name for entity in self.entities.values() if entity.kind in ("country", "region"))


@cache
def load(*folders: Path) -> Pack:
    """Return the built-in pack with `folders` layered over it, in order. Raises `PackError`."""
    layers = (rules_folder(), *folders)
    entities, metrics = _layered(Entity, layers, "entities.toml"), _layered(Metric, layers, "metrics.toml")
    _check_entities(entities)
    _check_metrics(metrics)
    return Pack(
        entities={key: record for key, (record, _) in entities.items()},
        metrics={key: record for key, (record, _) in metrics.items()},
        rules=_rules(layers),
        numbers=_merged(layers, "numbers.toml"),
        cues={**_merged(layers, "cues.toml"), "everyday": _merged(layers, "everyday.toml")},
        relations=_merged(layers, "relations.toml"),
        concepts=_concepts(layers, metrics),
    )


_Record = TypeVar("_Record", Entity, Metric, Rule)


def _layered(record: type[_Record], layers: Iterable[Path], name: str) -> Mapping[str, tuple[_Record, Path]]:
    """Return the records of a file of every layer, each with the path that it comes from."""
    found: dict[str, tuple[_Record, Path]] = {}
    for layer in layers:
        path = layer / name
        for key, table in _table(path).items():
            found[key] = (_validated(record, path, key, table), path)
    return found


def _check_entities(entities: Mapping[str, tuple[Entity, Path]]) -> None:
    """Raise `PackError` where two entities own one alias, or one refers to an entity that no layer has."""
    owners: dict[str, str] = {}
    for key, (entity, path) in entities.items():
        for word in dict.fromkeys((entity.name, *entity.zh, *entity.en, *entity.tickers)):
            other = owners.setdefault(word, key)
            if other != key:
                raise PackError(f"{path}: {key}: {word!r} is already an alias of {other}; one alias has one owner")
        for field, reference in (("maker", entity.maker), ("org", entity.org)):
            if reference is not None and reference not in entities:
                raise PackError(f"{path}: {key}.{field}: no entity has this id, found {reference!r}")


def _check_metrics(metrics: Mapping[str, tuple[Metric, Path]]) -> None:
    """Raise `PackError` where two metrics of one shape own one alias, or one is a share of an unknown metric.

    Metrics whose shapes differ may share an alias: the shape of the number decides between them.
    """
    owners: dict[str, list[str]] = {}
    for key, (metric, path) in metrics.items():
        for word in dict.fromkeys((*metric.zh, *metric.en, *metric.zh_verbs, *metric.en_verbs)):
            for other in owners.setdefault(word, []):
                common = set(metric.shapes) & set(metrics[other][0].shapes)
                if common:
                    shape = min(common)
                    raise PackError(f"{path}: {key}: {word!r} is already an alias of {other}, which has shape {shape!r} too")
            owners[word].append(key)
        for word in metric.fused:
            parts = word.split(" ")
            if len(parts) != 3 or not all(parts):
                raise PackError(f"{path}: {key}.fused: expected two words and a metric, blanks between, found {word!r}")
            if parts[0] + parts[1] in owners:
                raise PackError(f"{path}: {key}.fused: {parts[0] + parts[1]!r} is an alias already")
        fused = (("fused", word.split(" ")[2]) for word in metric.fused)
        named = (("share_of", metric.share_of), ("per_share", metric.per_share), ("times", metric.times), *fused)
        for field, reference in named:
            if reference is not None and reference not in metrics:
                raise PackError(f"{path}: {key}.{field}: no metric has this id, found {reference!r}")


def _concepts(layers: Iterable[Path], metrics: Mapping[str, object]) -> Mapping[str, Mapping[str, str]]:
    """Return the metrics of XBRL concepts by taxonomy. Raises `PackError` for a metric that no layer has."""
    found: dict[str, Mapping[str, str]] = {}
    for taxonomy, concepts in _merged(layers, "concepts.toml").items():
        if not isinstance(concepts, dict):
            raise PackError(f"concepts.toml: {taxonomy}: expected a table of concepts, found {concepts!r}")
        for concept, metric in concepts.items():
            if metric not in metrics:
                raise PackError(f"concepts.toml: {taxonomy}.{concept}: no metric has this id, found {metric!r}")
        found[taxonomy] = concepts
    return found


def _rules(layers: Iterable[Path]) -> Mapping[str, Rule]:
    """Return the rules of every layer, each with its pack. Raises `PackError` for an id that a layer uses twice."""
    found: dict[str, Rule] = {}
    for layer in layers:
        paths: dict[str, Path] = {}
        for path, pack in _rule_files(layer):
            other = paths.setdefault(path.stem, path)
            if other != path:
                raise PackError(f"{path}: the rule {path.stem!r} is already in {other}; one id has one rule")
            table = _table(path)
            if "pack" in table:
                raise PackError(f"{path}: {path.stem}.pack: the folder says it, found {table['pack']!r}")
            found[path.stem] = _validated(Rule, path, path.stem, {**table, "pack": pack})
    return dict(sorted(found.items()))


def find_rule(name: str, *folders: Path) -> Rule | None:
    """Return the rule of that id, as `load` has it, without reading any other; None where there is none."""
    for layer in reversed((rules_folder(), *folders)):
        for path, pack in _rule_files(layer):
            if path.stem == name:
                return _validated(Rule, path, name, {**_table(path), "pack": pack})
    return None


def rule_names(*folders: Path) -> list[str]:
    """Return the ids of all rules, told from the names of their files."""
    return sorted({path.stem for layer in (rules_folder(), *folders) for path, _ in _rule_files(layer)})


def _rule_files(layer: Path) -> Iterator[tuple[Path, str]]:
    """Yield the rule files of a layer, each with the domain that it belongs to, "" for a rule of all texts."""
    for path in sorted((layer / "checks").glob("*.toml")):
        yield path, ""
    for path in sorted((layer / "packs").glob("*/checks/*.toml")):
        yield path, path.parents[1].name


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
        text = path.read_text(encoding="utf-8")
        flat = _flat(text)
        return toml.table(text) if flat is None else flat
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: not a TOML file: {error}") from error


def _flat(text: str) -> dict[str, object] | None:
    """Return what tomllib makes of a file of plain [id] tables, five times as fast; None where it holds anything else.

    The vocabulary is a thousand tables whose lines are `key = value` with values that read the same in JSON. Whatever
    JSON refuses (a comment behind a value, an array of several lines) or TOML would (a key twice) is left to tomllib.
    """
    tables: dict[str, set[str]] = {}
    parts, keys = ["{"], set[str]()
    for line in text.splitlines():
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            key = line[1:-1]
            if line[-1] != "]" or key in tables or not _BARE_KEY(key):
                return None
            parts.append(f'}},"{key}":{{' if tables else f'"{key}":{{')
            tables[key] = keys = set()
            continue
        key, equals, value = line.partition(" = ")
        if not (tables and equals) or key in keys or value == "null" or not _BARE_KEY(key):
            return None
        parts.append(f',"{key}":{value}' if keys else f'"{key}":{value}')
        keys.add(key)
    parts.append("}}" if tables else "}")
    try:
        return cast("dict[str, object]", json.loads("".join(parts)))
    except (json.JSONDecodeError, RecursionError):
        return None


def _validated(record: type[_Record], path: Path, key: str, table: object) -> _Record:
    if not isinstance(table, dict):
        raise PackError(f"{path}: {key}: expected a table, found {table!r}")
    try:
        return record.model_validate({"id": key, **table})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PackError(f"{path}: {key}.{where}: {first['msg']}, found {first['input']!r}") from error
