"""`facts`: facts pinned as tests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claims.cli import configuration, workspace
from claims.cli.arguments import Rules

app = typer.Typer(help="Facts pinned as tests.", rich_markup_mode=None)


@app.command("promote")
def promote_claim(
    ctx: typer.Context,
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim: its id in the JSON, PATH@START-END, or PATH:LINE:COLUMN.")
    ],
    rules: Rules = None,
    config: configuration.Config = None,
    no_config: configuration.NoConfig = False,
) -> int:
    """Print the fact that pins what a claim says, to be put into a .facts.toml file."""
    from claims.cli.output import emit
    from claims.cli.promote import fact_at

    settings = configuration.asked(ctx).settings
    emit(fact_at(claim, workspace.packs([Path(folder) for folder in settings.rules], settings.paths)))
    return 0
