"""`archive`: claims of many articles in one file, to be added to, searched, and held against each other."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, arguments, configuration, suggestion, words, workspace

if TYPE_CHECKING:
    from claims.archive.query import Row
    from claims.archive.store import Archive, Tally
    from claims.model import Article, Claim
    from claims.packs import Pack
    from claims.report.options import Options

app = typer.Typer(help="Claims of many articles in one file: add, check, query, export.", rich_markup_mode=None)

NAME = Path("archive.db")
_TABLE = ("published", "document", "subject", "metric", "period", "quote", "value", "modality")
_HEADERS = {
    "en": _TABLE,
    "zh": ("发表", "文章", "主体", "指标", "时期", "原文", "数值", "语气"),
}
# Seconds between two lines of progress on a terminal.
_TICK = 0.2

File = Annotated[Path, typer.Option("--archive", metavar="FILE", help="The archive; one SQLite file.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Facts in conflict to look at, at most.")]


@app.command("add")
def add(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATHS|-", help="Files, folders, - for standard input.")],
    archive: File = NAME,
    exclude: arguments.Exclude = None,
    rules: arguments.Rules = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Keep only the sentences that hold claims.")] = False,
    no_cache: arguments.NoCache = False,
    quiet: arguments.Quiet = False,
    lang: arguments.Language = "auto",
    config: configuration.Config = None,
    no_config: configuration.NoConfig = False,
) -> int:
    """Put articles in. What is there already is left alone, what has changed is its article's next version."""
    asked = configuration.asked(ctx)

    from claims.archive.store import Archive, Tally
    from claims.cache import reading
    from claims.cli import output, running
    from claims.packs import load

    folders = workspace.packs([Path(folder) for folder in asked.settings.rules], paths)
    names = running.kept(paths, asked.settings.exclude)
    failed: list[str] = []
    with Archive(archive, write=True) as held:
        known = reading(folders)
        told = _told(names, held, folders, not no_cache, failed)
        progress = _Progress(quiet)
        total = Tally()
        for tally in held.add(told, load(*folders), known, whole=not no_text):
            total += tally
            progress.tell(total)
        progress.end()
    for line in failed:
        output.tell(line)
    if not quiet:
        output.tell(f"{archive}: {_counted(total)}")
    return 3 if failed or total == Tally() else 0
