"""`convert`: works out quantities as articles print them."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.cli import UsageError, arguments, words, workspace

_EMPTY = {
    "en": 'convert: an expression is needed, such as "900吨 / 3公斤", "10亿元 -> 12亿元" or "5GW in 万千瓦"',
    "zh": 'convert：请给出算式，如 "900吨 / 3公斤"、"10亿元 -> 12亿元" 或 "5GW in 万千瓦"',
}


def convert(
    expression: Annotated[
        str,
        typer.Argument(help='Such as "350亿美元/GW * 10GW / 450万GPU", "10亿元 -> 12亿元", "5GW in 万千瓦", "10亿元 增长两倍".'),
    ] = "",
    units: Annotated[bool, typer.Option("--units", help="List the units, those that hold the given word.")] = False,
    fx: arguments.Fx = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day whose rates of exchange count.")] = None,
    lang: arguments.Language = "auto",
) -> int:
    """Work out quantities as articles print them.

    Units, changes, multiples, currencies; and what the rounding of printed numbers allows.
    """
    arguments.choose("--lang", lang, arguments.LANGUAGES)
    from claims.checker.exchange import load
    from claims.cli.calculator import Exchange, list_units, work_out
    from claims.cli.output import emit

    if units:
        emit(list_units(expression.strip()))
        return 0
    if not expression.strip():
        raise UsageError(words.say(_EMPTY))
    rates = load(workspace.rates(fx)) if fx else None
    emit(work_out(expression, Exchange(rates, arguments.day("--on", on) if on else None)))
    return 0
