"""Runs the examples of rule files: each says how many findings of its rule its text must give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.model import Finding
from claims.packs import Example, PackError, Rule
from claims.pipeline import check_text
from claims.report.options import FAILING


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An example that did not go as its rule file says: what was found instead."""

    rule: str
    example: Example
    found: tuple[Finding, ...]


def run_examples(rules: Iterable[Rule], folders: Sequence[Path]) -> Iterator[Mismatch]:
    """Yield the examples that fail. Raises `PackError` for an example whose date is none."""
    for rule in rules:
        for example in rule.example:
            found = tuple(_found(rule, example, folders))
            if len(found) != example.finds:
                yield Mismatch(rule.id, example, found)


def _found(rule: Rule, example: Example, folders: Sequence[Path]) -> Iterator[Finding]:
    wanted = (example.verdict,) if example.verdict else FAILING
    result = check_text(example.text, language=example.language, published=_published(rule, example), folders=folders)
    for finding in result.findings:
        if finding.rule == rule.id and finding.verdict in wanted:
            yield finding


def _published(rule: Rule, example: Example) -> date | None:
    try:
        return date.fromisoformat(example.published) if example.published else None
    except ValueError as error:
        raise PackError(f"checks/{rule.id}.toml: example.published: no date: {example.published!r}") from error
