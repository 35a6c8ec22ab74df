"""`convert`: works out expressions of quantities."""

from __future__ import annotations

from typing import Annotated

import typer


def convert(expression: Annotated[str, typer.Argument(help='Such as "350亿美元/GW * 10GW / 450万GPU".')]) -> int:
    """Work out an expression of quantities as articles print them, units checked."""
    from claims.cli.calculator import work_out
    from claims.cli.output import emit

    emit(f"{work_out(expression)}\n")
    return 0
