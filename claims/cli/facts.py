"""`facts`: facts pinned as tests."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli import arguments, configuration, reference
from claims.cli.arguments import Rules

app = typer.Typer(help="Facts pinned as tests.", rich_markup_mode=None)


@app.command("promote")
def promote_claim(
    ctx: typer.Context,
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim: its id in the JSON, PATH@START-END, or PATH:LINE:COLUMN.")
    ],
    rules: Rules = None,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Print the fact that pins what a claim says, to be put into a .facts.toml file."""
    from claims.cli.output import emit
    from claims.cli.promote import fact_at

    emit(fact_at(claim, reference.folders_of(configuration.asked(ctx).settings)))
    return 0
