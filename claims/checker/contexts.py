"""What claims have in common that an identity may join, and the claims of a case by that: gathered once for all rules.

Most claims are plain levels to any rule (see `plain`). A rule that asks of such alone finds here which contexts tell all of
its metrics, without looking at a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import final

from claims.checker.case import Case
from claims.checker.facts import FactKey, fact_keys
from claims.checker.formula import Formula, formulas
from claims.checker.plain import simple, words
from claims.model import Claim
from claims.packs import Pack, Rule

_NONE: frozenset[str] = frozenset()
# The claims of each metric.
Table = dict[str, list[Claim]]


@final
@dataclass(slots=True, eq=False)
class Context:
    """What claims have in common that may be bound: all of their key but the metric, mode, who says it, and the article.

    There is one of a case for each, compared by identity.
    """

    key: FactKey
    modality: str
    document: str
    table: Table = field(default_factory=dict, repr=False)


@final
@dataclass(slots=True, eq=False)
class Subject:
    """What several articles tell as facts of one known subject and period, with all contexts of that key."""

    key: FactKey
    contexts: list[Context] = field(default_factory=list)
    table: Table = field(default_factory=dict)


@final
class Gathered:
    """The plain levels of a case that identities may be asked of, by context; `odd` are metrics of which some are none."""

    __slots__ = ("_by_metric", "_of_sentences", "_of_subjects", "_sentences", "_subjects", "contexts", "odd")

    def __init__(self, contexts: list[Context], odd: frozenset[str]) -> None:
        self.contexts, self.odd = contexts, odd
        self._by_metric = _places(context.table for context in contexts)
        self._subjects: list[Subject] | None = None
        self._of_subjects: dict[str, list[int]] = {}
        self._sentences: list[list[tuple[Claim, Context]]] | None = None
        self._of_sentences: dict[str, list[int]] = {}

    def is_whole(self, rule: Rule, formula: Formula) -> bool:
        """Whether all that a rule's formula may be asked of is gathered here, and nothing else is."""
        if words(rule, "named") or words(rule, "unless"):
            return False
        return self.odd.isdisjoint(formula.metrics) and self.odd.isdisjoint(words(rule, "without"))

    def telling(self, metrics: Sequence[str]) -> Iterator[Context]:
        """Yield the contexts that tell all of some metrics, in order."""
        for place in _rarest(self._by_metric, metrics):
            context = self.contexts[place]
            if _tells(context.table, metrics):
                yield context

    def subjects(self, metrics: Sequence[str]) -> Iterator[Subject]:
        """Yield the subjects of which several articles together tell all of some metrics as facts, in order."""
        if self._subjects is None:
            self._subjects = _subjects(self.contexts)
            self._of_subjects = _places(told.table for told in self._subjects)
        for place in _rarest(self._of_subjects, metrics):
            told = self._subjects[place]
            if _tells(told.table, metrics):
                yield told

    def sentences(self, numbers: dict[str, int], metrics: Sequence[str]) -> Iterator[list[tuple[Claim, Context]]]:
        """Yield the claims of each sentence that tells several of them, where all of some metrics are; `numbers` are theirs."""
        if self._sentences is None:
            self._sentences = _sentences(self.contexts, numbers)
            self._of_sentences = _places({c.metric or "" for c, _ in part} for part in self._sentences)
        for place in _rarest(self._of_sentences, metrics):
            yield self._sentences[place]


def gathered(case: Case) -> Gathered:
    """Return the plain levels of a case that identities may be asked of."""
    return case.once(Gathered, lambda: _gathered(case))


def context_key(key: FactKey) -> FactKey:
    """Return what claims on different metrics must have in common to be about one thing, of the key of one."""
    return FactKey._make((key.subject, key.object, None, "", (), key.scope, key.level, key.basis, key.period))


def _gathered(case: Case) -> Gathered:
    wanted, plain = _asked(case.pack), simple(case)
    contexts: dict[tuple[object, ...], Context] = {}
    asked = [claim for claim in case.own if claim.metric in wanted]
    found = [claim for claim in asked if claim.id in plain]
    odd = frozenset([claim.metric or "" for claim in asked if claim.id not in plain]) if len(found) < len(asked) else _NONE
    for key, claim in zip(fact_keys(case, found), found, strict=True):
        document, modality, name = claim.span.document, claim.modality, claim.metric or ""
        speaker = None if modality == "actual" else claim.speaker
        alike = (key.subject, key.object, key[5:], modality, speaker, document)
        context = contexts.get(alike)
        if context is None:
            context = contexts[alike] = Context(context_key(key), modality, document)
        held = context.table.get(name)
        if held is None:
            context.table[name] = [claim]
        else:
            held.append(claim)
    return Gathered(list(contexts.values()), odd)


@cache
def _asked(pack: Pack) -> frozenset[str]:
    """Return the metrics that any identity speaks of, or leaves to another."""
    rules = [rule for rule in pack.rules.values() if rule.kind == "identity"]
    named = {name for rule in rules for formula in formulas(rule, pack) for name in formula.metrics}
    return frozenset(named.union(*(words(rule, "without") for rule in rules)))


def _places(tables: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return in which of some tables each metric is."""
    found: dict[str, list[int]] = {}
    for place, table in enumerate(tables):
        for name in table:
            found.setdefault(name, []).append(place)
    return found


def _tells(table: Table, metrics: Sequence[str]) -> bool:
    return len([name for name in metrics if name in table]) == len(metrics)


def _rarest(places: dict[str, list[int]], metrics: Sequence[str]) -> Sequence[int]:
    """Return where the metric is that is told least often."""
    return min([places.get(name, []) for name in metrics], key=len)


def _subjects(contexts: Iterable[Context]) -> list[Subject]:
    found: dict[FactKey, Subject] = {}
    for context in contexts:
        key = context.key
        if key.subject is None or key.period is None:
            continue
        told = found.get(key)
        if told is None:
            told = found[key] = Subject(key)
        told.contexts.append(context)
        if context.modality == "actual":
            for name, claims in context.table.items():
                told.table.setdefault(name, []).extend(claims)
    return list(found.values())


def _sentences(contexts: Iterable[Context], numbers: dict[str, int]) -> list[list[tuple[Claim, Context]]]:
    """Return the claims of each sentence that tells several, by place, each with its context."""
    found: dict[int, list[tuple[Claim, Context]]] = {}
    for context in contexts:
        for claims in context.table.values():
            for claim in claims:
                found.setdefault(numbers[claim.id], []).append((claim, context))
    several = [part for part in found.values() if len(part) > 1]
    for part in several:
        part.sort(key=lambda pair: pair[0].span)
    return several
