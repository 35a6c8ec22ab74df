"""Rules for reading: the list of them, and one with everything its file says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claims.report.glyphs import visible

if TYPE_CHECKING:
    from claims.model import Result
    from claims.packs import Example, Rule
    from claims.report.options import Options

# Columns that a reason takes in the list before it is wrapped.
WHY = 72


def list_rules(rules: Iterable[Rule]) -> str:
    """Return a table of rules: id, pack, kind, severity, number of examples, and why each holds; those of all texts first."""
    from tabulate import tabulate

    ordered = sorted(rules, key=lambda rule: (rule.pack, rule.id))
    rows = [(rule.id, rule.pack, rule.kind, rule.severity, str(len(rule.example)), visible(rule.why)) for rule in ordered]
    headers = ("rule", "pack", "kind", "severity", "examples", "why")
    table = tabulate(rows, headers=headers, disable_numparse=True, maxcolwidths=[None] * 5 + [WHY])
    return f"{table}\n"


def explain_rule(rule: Rule) -> str:
    """Return what a rule checks, why it holds, what it says, and its examples."""
    return "".join(f"{line}\n" for line in _lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({', '.join(filter(None, (rule.pack, rule.kind, rule.severity)))})"
    yield ""
    yield visible(rule.why)
    if rule.source:
        yield f"Source: {visible(rule.source)}"
    if rule.formula:
        yield f"Formula: {visible(rule.formula)}"
    if rule.metrics:
        yield f"Metrics: {', '.join(rule.metrics)}"
    for name, value in rule.options.items():
        yield f"Option {name}: {visible(str(value))}"
    yield from ("", "It says:", f"  en  {visible(rule.message.en)}", f"  zh  {visible(rule.message.zh)}")
    if rule.tick:
        yield from ("Where it holds:", f"  en  {visible(rule.tick.en)}", f"  zh  {visible(rule.tick.zh)}")
    for example in rule.example:
        yield from ("", f"Example ({expected(example)}):", f"  {visible(example.text.strip())}")


def expected(example: Example) -> str:
    """Return how many findings an example must give, in words."""
    verdict = f" {example.verdict}" if example.verdict else ""
    return f"{example.finds or 'no'}{verdict} finding{'' if example.finds == 1 else 's'}"


def mismatch(rule: str, example: Example, counted: int, result: Result, options: Options) -> str:
    """Return what an example that failed should find, and all that was found in it; with `verbose`, how it was read."""
    from claims.report.table import render_trees

    lines = [f"{rule}: expected {expected(example)}, got {counted}", f"  text  {visible(example.text.strip())}"]
    lines += [f"  got   {f.rule}, {f.verdict}, {f.severity}: {visible(f.message)}" for f in result.findings]
    if options.verbose:
        lines += [f"  {line}" for line in render_trees(result, options).splitlines()]
    return "".join(f"{line}\n" for line in lines)
