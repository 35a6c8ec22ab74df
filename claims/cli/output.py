"""Writes to the standard streams and to report files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, let_go, words
from claims.report.glyphs import visible

if TYPE_CHECKING:
    from claims.model import Result
    from claims.report import Format
    from claims.report.options import Options


def emit(text: str) -> None:
    """Write to stdout; a reader that has gone away (`| head`) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go()


def tell(text: str) -> None:
    """Write a line of the summary or a failure to stderr."""
    print(text, file=sys.stderr)


def terminal(language: str, verbose: int, show_ok: bool | None, run: Mapping[str, object]) -> Options:
    """Return the options of a report on stdout: colour on a terminal only, the summary left to stderr."""
    from claims.report.options import Options

    is_terminal = sys.stdout.isatty()
    colour = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    return Options(language, show_ok, bool(verbose), colour, width, summary=False, run=run, wrap=is_terminal)


def file(format: Format, result: Result, options: Options, path: Path) -> None:
    """Write a report, its folder too where there is none. Raises `UsageError` where that cannot be done."""
    from claims.report import ReportError, save

    try:
        save(format, result, options, path)
    except ReportError as error:
        raise UsageError(f"--report: {error}") from error


def tell_failures(result: Result, verbose: int = 0) -> int:
    """Tell what could not be read on stderr; return the exit code that makes of it.

    3 where anything could not be read, or nothing was there to read; 4 where the program itself failed, with the calls
    that led there when asked twice to be `verbose`; else 0. Warnings are told too, and change nothing.
    """
    for warning in result.warnings:
        tell(visible(f"check-claims: {warning}"))
    for failure in result.failures:
        tell(visible(f"check-claims: {failure.path}: {failure.reason}"))
        for frame in failure.fault if verbose > 1 else ():
            tell(visible(f"    {frame}"))
    if not result.articles and not result.failures:
        tell(f"check-claims: {words.say({'en': 'no article found', 'zh': '没有找到文章'})}")
    if any(failure.fault for failure in result.failures):
        return 4
    return 3 if result.failures or not result.articles else 0
