"""Runs the examples of rule files: each says how many findings of its rule its text must give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.checker.exchange import rates_of
from claims.facts.tables import table_of
from claims.model import Finding, Result
from claims.packs import Example, PackError, Rule, load
from claims.pipeline import check_text
from claims.report.options import FAILING


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An example that did not go as its rule file says: how many findings counted, and all that its text gave."""

    rule: str
    example: Example
    counted: int
    result: Result


def run_examples(rules: Iterable[Rule], folders: Sequence[Path]) -> Iterator[Mismatch]:
    """Yield the examples that fail, each run with its rule alone. Raises `PackError` for an example whose date is none."""
    for rule in rules:
        for example in rule.example:
            published = _published(rule, example)
            tables = [table_of(example.trusted, f"{rule.id}.csv", load(*folders))] if example.trusted else []
            language = example.language
            rates = rates_of(example.rates, f"{rule.id}.csv") if example.rates else None
            result = check_text(
                example.text,
                language=language,
                published=published,
                folders=folders,
                select=[rule.id],
                tables=tables,
                rates=rates,
            )
            counted = sum(_counts(finding, rule, example) for finding in result.findings)
            if counted != example.finds:
                yield Mismatch(rule.id, example, counted, result)


def _counts(finding: Finding, rule: Rule, example: Example) -> bool:
    wanted = (example.verdict,) if example.verdict else FAILING
    return finding.rule == rule.id and finding.verdict in wanted


def _published(rule: Rule, example: Example) -> date | None:
    try:
        return date.fromisoformat(example.published) if example.published else None
    except ValueError as error:
        raise PackError(f"checks/{rule.id}.toml: example.published: no date: {example.published!r}") from error
