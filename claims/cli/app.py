"""The commands, registered; each is a module of its own, and what is heavy is imported when a command needs it."""

from __future__ import annotations

import typer

from claims.cli import archive, baseline, check, compare, convert, doctor, explain, extract, facts, init, rules, waive
from claims.version import VERSION

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A spell-checker for numbers: finds the figures in articles that cannot both be true, and says why. "
    "`check-claims PATHS` is `check-claims check PATHS`; in a folder with corpus/, that is what is checked.",
    epilog="Exit: 0 clean, 1 findings at or above --fail-on, 2 usage or rule file, 3 an input could not be read "
    "(the others are reported all the same), 4 internal.",
)
app.command()(check.check)
app.command()(extract.extract)
app.command()(explain.explain)
app.command()(compare.compare)
app.command()(baseline.baseline)
app.command()(waive.waive)
app.command()(init.init)
app.command()(doctor.doctor)
app.add_typer(rules.app, name="rules")
app.add_typer(facts.app, name="facts")
app.add_typer(archive.app, name="archive")
app.command()(convert.convert)


@app.command()
def schema() -> int:
    """Print the JSON Schema of --output-format json."""
    import json

    from claims.cli.output import emit
    from claims.report.schema import Report

    emit(json.dumps(Report.model_json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


@app.command()
def version() -> int:
    """Print the version."""
    print(f"check-claims {VERSION}")
    return 0
