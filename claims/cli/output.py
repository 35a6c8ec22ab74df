"""Writes to the standard streams and to report files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from claims.cli import UsageError
from claims.model import Result
from claims.report import Format, ReportError, save
from claims.report.layout import visible
from claims.report.options import Options


def emit(text: str) -> None:
    """Write to stdout; a reader that has gone away (`| head`) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(text: str) -> None:
    """Write a line of the summary or a failure to stderr."""
    print(text, file=sys.stderr)


def terminal(language: str, verbose: bool, show_ok: bool | None, run: Mapping[str, object]) -> Options:
    """Return the options of a report on stdout: colour on a terminal only, the summary left to stderr."""
    is_terminal = sys.stdout.isatty()
    colour = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    return Options(language, show_ok, verbose, colour, width, summary=False, run=run, wrap=is_terminal)


def file(format: Format, result: Result, options: Options, path: Path) -> None:
    """Write a report, its folder too where there is none. Raises `UsageError` where that cannot be done."""
    try:
        save(format, result, options, path)
    except ReportError as error:
        raise UsageError(f"--report: {error}") from error


def tell_failures(result: Result) -> bool:
    """Tell what could not be read on stderr; return whether anything could not, or nothing was there to read.

    Warnings are told too, and change nothing.
    """
    for warning in result.warnings:
        tell(visible(f"check-claims: {warning}"))
    for failure in result.failures:
        tell(visible(f"check-claims: {failure.path}: {failure.reason}"))
    if not result.articles and not result.failures:
        tell("check-claims: no article found")
    return bool(result.failures) or not result.articles
