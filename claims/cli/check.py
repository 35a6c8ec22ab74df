"""`check`: the numbers of articles against each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import arguments, configuration, distributed, running
from claims.report import names

if TYPE_CHECKING:
    from claims.cli.settings import Settings
    from claims.model import Result
    from claims.report import Format

_FORMATS = ", ".join(names())


def check(
    ctx: typer.Context,
    paths: arguments.Paths = None,
    select: arguments.Select = None,
    ignore: arguments.Ignore = None,
    within: arguments.Within = False,
    across: arguments.Across = False,
    exclude: arguments.Exclude = None,
    as_of: arguments.AsOf = None,
    lang: arguments.Language = "auto",
    output_format: Annotated[
        str, typer.Option(metavar="FORMAT", help=f"One of {_FORMATS}.", autocompletion=arguments.format_names)
    ] = "full",
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A Jinja template: the report in a form of one's own.")
    ] = None,
    report: Annotated[list[str] | None, typer.Option(metavar="FORMAT:PATH", help="Also write a report to a file.")] = None,
    against: arguments.Against = None,
    fx: arguments.Fx = None,
    rules: arguments.Rules = None,
    baseline: arguments.Baseline = None,
    waivers: arguments.Waivers = None,
    fail_on: arguments.FailOn = "error",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    show_ok: Annotated[bool | None, typer.Option("--show-ok/--hide-ok", help="List what agrees, or not.")] = None,
    jobs: arguments.Jobs = 0,
    time_limit: arguments.TimeLimit = None,
    no_cache: arguments.NoCache = False,
    engine: arguments.Engine = "local",
    master: arguments.Master = None,
    out: arguments.Out = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = 0,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Check the numbers of articles against each other."""
    if watch:
        from claims.cli.watching import watch as watched

        return watched(lambda: _prepared(ctx), lambda job: _once(job, exit_zero, quiet, verbose))
    return _once(_prepared(ctx), exit_zero, quiet, verbose)


def _prepared(ctx: typer.Context) -> running.Job:
    """Return the run that is asked for. Raises `UsageError` for what does not exist."""
    asked = configuration.asked(ctx)
    arguments.choose("--lang", asked.settings.lang, arguments.LANGUAGES)
    arguments.choose("--fail-on", asked.settings.fail_on, arguments.LEVELS)
    _formats(asked.settings)
    distributed.fitting(asked.settings.model_dump())
    return running.prepare(asked)


def _formats(settings: Settings) -> tuple[Format, list[tuple[Format, Path]]]:
    """Return the format of standard output, and those of files."""
    files = [arguments.report_file(spec) for spec in settings.report]
    return arguments.printed_format(settings, files), files


def _once(job: running.Job, exit_zero: bool, quiet: bool, verbose: int) -> int:
    """Run the check, report, and return the exit code."""
    from claims.cli import known, output, progress

    settings = job.asked.settings
    if settings.out:
        ended = distributed.write(job, quiet)
        return 0 if exit_zero and ended == 1 else ended
    shape, files = _formats(settings)
    held = known.known(job)
    with progress.meter(quiet) as meter:
        result = known.hold_back(running.result_of(job, meter), job, held)
    options = replace(
        output.terminal(settings.lang, verbose, settings.show_ok, job.told),
        fail_on=settings.fail_on,
        folders=job.folders,
        template=Path(settings.template) if settings.template else None,
    )
    output.emit(shape.render(result, options))
    for module, path in files:
        output.file(module, result, replace(options, colour=False, width=100, wrap=False, summary=True), path)
    if result.articles and not quiet:
        from claims.report.full import summary

        output.tell("\n".join(summary(result, options)))
    if unread := output.tell_failures(result, verbose):
        return unread
    return 0 if exit_zero else code(result, settings.fail_on)


def code(result: Result, fail_on: str) -> int:
    """Return 1 where a finding is at or above `fail_on`, 4 where a rule crashed: what it would have found is missing."""
    from claims.report.options import Options

    if any(finding.kind == "internal" for finding in result.findings):
        return 4
    return int(any(map(Options(fail_on=fail_on).fails, result.findings)))
