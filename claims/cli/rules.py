"""`rules`: lists the rules, prints their reference, runs the examples in their files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli import arguments, configuration, reference, words
from claims.cli.arguments import Rules

_RAN = {
    "en": "rules: {rules} · examples: {examples} · as written: {right} · not: {wrong}",
    "zh": "规则{rules}条 · 示例{examples}个 · 与所写相符{right}个 · 不符{wrong}个",
}

app = typer.Typer(help="List rules, print their reference, run their examples.", rich_markup_mode=None)


@app.command("list")
def list_rule_files(
    ctx: typer.Context,
    rules: Rules = None,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """List the rules: what each checks and why it holds."""
    from claims.cli.output import emit
    from claims.packs import load
    from claims.report.rulebook import list_rules

    emit(list_rules(load(*_folders(ctx)).rules.values()))
    return 0


@app.command("docs")
def print_rule_reference(
    ctx: typer.Context,
    rules: Rules = None,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Print the reference of the rules as Markdown: why each holds, its source, what it says, examples."""
    from claims.cli.output import emit
    from claims.cli.pages import rules_page
    from claims.packs import load

    emit(rules_page(load(*_folders(ctx)).rules.values()))
    return 0


@app.command("test")
def run_rule_examples(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RULE]...", help="Only these rules.", autocompletion=arguments.rule_names),
    ] = None,
    rules: Rules = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also how the text of each was read.")] = False,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Run the examples of rule files; exit 1 where one does not find what it says."""
    from claims.cli import output
    from claims.packs import load
    from claims.report.rulebook import mismatch

    folders = _folders(ctx)
    known = load(*folders).rules
    for name in names or ():
        arguments.choose("rules test", name, known)
    chosen = [known[name] for name in names or known]

    from claims.cli.examples import run_examples

    options = output.terminal("auto", verbose, True, {})
    failed = list(run_examples(chosen, folders))
    for item in failed:
        output.emit(mismatch(item.rule, item.example, item.counted, item.result, options))
    examples = sum(len(rule.example) for rule in chosen)
    output.tell(words.say(_RAN, rules=len(chosen), examples=examples, right=examples - len(failed), wrong=len(failed)))
    return 1 if failed else 0


def _folders(ctx: typer.Context) -> tuple[Path, ...]:
    """Return the rule packs that a command or the configuration names."""
    return reference.folders_of(configuration.asked(ctx).settings)
