"""The word tables of the quantity grammar, out of `rules/numbers.toml`, as lexicons ready to match.

English words are matched on the lower-cased text; units and Chinese words on the text as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from claims.packs import Pack, load
from claims.parse.lookup import Lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """Every lexicon that the grammar looks into. Values are hedge names, canonical nouns, or factors."""

    hedges_before: Lexicon[str]
    hedges_after: Lexicon[str]
    more: Lexicon[str]
    not_more: Lexicon[str]
    connectors: Lexicon[str]
    between: Lexicon[str]
    closing: Lexicon[str]
    growth: Lexicon[str]
    growth_levels: Lexicon[str]
    multiples: Lexicon[Decimal]
    marks: Lexicon[str]
    labels: Lexicon[str]
    classifiers: Lexicon[str]
    nouns: Lexicon[str]
    not_nouns: frozenset[str]
    not_modifiers: frozenset[str]
    codes: Lexicon[str]
    english: Lexicon[Decimal]
    scales: Lexicon[Decimal]
    scale_letters: Lexicon[Decimal]
    ordinals: Lexicon[str]
    ordinals_skipped: Lexicon[str]
    superlatives: Lexicon[str]
    idioms: Lexicon[str]


def words(pack: Pack | None = None) -> Words:
    """Return the lexicons of a pack; of the built-in one where none is given."""
    return _words() if pack is None else build(pack.numbers)


@cache
def _words() -> Words:
    return build(load().numbers)


def build(numbers: Mapping[str, object]) -> Words:
    """Return the lexicons of the tables of a numbers.toml."""
    tables = {name: cast("Mapping[str, object]", table) for name, table in numbers.items()}
    growth = _named(tables["growth"])
    levels = {word: kind for word, kind in growth.items() if kind == "level"}
    return Words(
        hedges_before=Lexicon(_named(tables["hedges_before"])),
        hedges_after=Lexicon(_named(tables["hedges_after"])),
        more=Lexicon(_flat(tables["more"]["words"])),
        not_more=Lexicon(_flat(tables["more"]["not_before"])),
        connectors=Lexicon(_flat(tables["connectors"]["zh"]) | _flat(tables["connectors"]["en"])),
        between=Lexicon(_flat(tables["connectors"]["between"])),
        closing=Lexicon(_flat(tables["connectors"]["closing"])),
        growth=Lexicon({word: kind for word, kind in growth.items() if kind != "level"}),
        growth_levels=Lexicon(levels),
        multiples=Lexicon(_factors(tables["multiples"])),
        marks=Lexicon(_flat(tables["multiple_marks"]["zh"]) | _flat(tables["multiple_marks"]["en"])),
        labels=Lexicon(_flat(tables["labels"]["words"])),
        classifiers=Lexicon({word: str(noun) for word, noun in tables["classifiers"].items()}),
        nouns=Lexicon({word: noun.replace("_", " ") for word, noun in _named(tables["nouns"]).items()}),
        not_nouns=frozenset(_list(tables["not_nouns"]["en"])),
        not_modifiers=frozenset(_list(tables["not_nouns"]["ends"])),
        codes=Lexicon(_flat(tables["codes"]["before"])),
        english=Lexicon(_factors(tables["english"])),
        scales=Lexicon(_factors(tables["scales"]) | {f"{w}s": f for w, f in _factors(tables["scales"]).items()}),
        scale_letters=Lexicon(_factors(tables["scale_letters"])),
        ordinals=Lexicon(_flat(tables["ordinals"]["zh"])),
        ordinals_skipped=Lexicon(_flat(tables["ordinals"]["skip_zh"])),
        superlatives=Lexicon(_flat(tables["ordinals"]["superlatives"])),
        idioms=Lexicon(_flat(tables["idioms"]["words"])),
    )


def _named(table: Mapping[str, object]) -> dict[str, str]:
    """Return word → name of a table of name = [words]. Raises `ValueError` where two names claim one word."""
    found: dict[str, str] = {}
    for name, listed in table.items():
        for word in _list(listed):
            if found.setdefault(word, name) != name:
                raise ValueError(f"numbers.toml: {word!r} stands under {found[word]} and under {name}")
    return found


def _flat(listed: object) -> dict[str, str]:
    return {word: word for word in _list(listed)}


def _list(listed: object) -> Iterable[str]:
    return [str(word) for word in cast("list[object]", listed)]


def _factors(table: Mapping[str, object]) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in table.items()}
