"""`extract`: the claims of articles, unchecked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import arguments, configuration, running
from claims.cli.arguments import Exclude, Language, Paths, Quiet, Rules, Verbose

if TYPE_CHECKING:
    from claims.model import Result
    from claims.report.options import Options

FORMATS = ("full", "csv", "json", "jsonl")


def extract(
    ctx: typer.Context,
    paths: Paths = None,
    exclude: Exclude = None,
    as_of: arguments.AsOf = None,
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")] = "full",
    explain: Annotated[bool, typer.Option("--explain", help="Show how each number was read, as a tree.")] = False,
    lang: Language = "auto",
    rules: Rules = None,
    jobs: arguments.Jobs = 0,
    time_limit: arguments.TimeLimit = None,
    no_cache: arguments.NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """List the claims of articles, unchecked."""
    asked = configuration.asked(ctx)
    arguments.choose("--output-format", output_format, FORMATS)
    job = running.prepare(asked)

    from claims.cache import usual
    from claims.cli import output, progress
    from claims.pipeline import extract as extract_claims
    from claims.report.view import chosen_language, coverage

    settings = asked.settings
    language = settings.lang
    with progress.meter(quiet) as meter:
        inputs, warnings = running.inputs_of(job)
        result = extract_claims(
            inputs,
            stdin=sys.stdin.buffer,
            folders=job.folders,
            jobs=settings.jobs,
            limit=settings.time_limit,
            cache=None if settings.no_cache else usual(job.folders),
            progress=meter,
        )
    result = replace(result, warnings=(*warnings, *result.warnings))
    options = output.terminal(language, verbose, None, {"command": "extract", "language": language})
    output.emit(_renderer(output_format, explain)(result, options))
    if result.articles and not quiet:
        output.tell(coverage(result, chosen_language(result, options)))
    return output.tell_failures(result, verbose)


def _renderer(name: str, explain: bool) -> Callable[[Result, Options], str]:
    from claims.report import csv, table

    if explain:
        return table.render_trees
    own = {"full": table.render_claims, "csv": csv.render_claims}
    return own[name] if name in own else arguments.format_named("--output-format", name).render
