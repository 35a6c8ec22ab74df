"""Arguments that several commands take, and how their values are held to what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, suggestion, words

if TYPE_CHECKING:
    from claims.cli.settings import Settings
    from claims.report import Format

LANGUAGES = ("auto", "zh", "en")
LEVELS = ("error", "warning", "info", "never")


def rule_names(incomplete: str) -> list[str]:
    """Return the rules whose ids begin so, for the shell to complete."""
    from claims.packs import rule_names as known

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in known() if name.startswith(last)]


def format_names(incomplete: str) -> list[str]:
    """Return the formats whose names begin so."""
    from claims.report import names

    return [name for name in names() if name.startswith(incomplete)]


def among(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes a word of a list, for the shell."""

    def completed(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return completed


Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The configuration, instead of the one found.")]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no configuration.")]
Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATHS|-]", help="Files, folders, - for standard input.")]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Only these rules or kinds (a,b or again).", autocompletion=rule_names),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules or kinds.", autocompletion=rule_names)]
Within = Annotated[bool, typer.Option("--within", help="Only what stands within one article.")]
Across = Annotated[bool, typer.Option("--across", help="Only what stands between articles.")]
Exclude = Annotated[list[str] | None, typer.Option(metavar="PATTERN", help="Files not to read, such as 'corpus/old/**'.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day taken for today: undated articles are read as of it, later ones left out, waivers end by it.",
    ),
]
Rules = Annotated[list[Path] | None, typer.Option("--rules", metavar="FOLDER", help="A rule pack to layer over the rules.")]
Against = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Trusted facts (.facts.toml, .csv, .jsonl, companyfacts .json), or an archive."),
]
Fx = Annotated[list[str] | None, typer.Option(metavar="FILE|ecb", help="Rates of exchange: CSV of date,base,quote,rate; or ecb.")]
Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="auto|zh|en",
        help="Language of messages; auto: that of the article.",
        autocompletion=among(LANGUAGES),
    ),
]
Baseline = Annotated[Path | None, typer.Option(metavar="FILE", help="Known findings, which are held back; see baseline create.")]
Waivers = Annotated[Path | None, typer.Option(metavar="FILE", help="The file of waivers, instead of the one found.")]
FailOn = Annotated[
    str,
    typer.Option(metavar="|".join(LEVELS), help="The least severity that makes exit 1.", autocompletion=among(LEVELS)),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0: as many as suit machine and work.")]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", min=0.01, help="An article that takes longer is given up and told; its own process each, so slower."
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Parse and check every article anew, and keep nothing of it.")]
Engine = Annotated[
    str, typer.Option(metavar="local|spark", help="Where the work runs.", autocompletion=among(("local", "spark")))
]
Master = Annotated[str | None, typer.Option(metavar="URL", help="The Spark cluster: local[2], yarn, k8s://…")]
Out = Annotated[str | None, typer.Option(metavar="FORM:FOLDER", help="Where Spark leaves claims and findings: parquet or jsonl.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary on stderr.")]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, help="Also what is not comparable and what was not read; twice: where a fault happened."
    ),
]


def choose(option: str, value: str, known: Iterable[str]) -> None:
    """Raise `UsageError` where a value is none of those known."""
    if value not in known:
        raise UsageError(f"{option}: {unknown(value, known)}")


def unknown(value: str, known: Iterable[str]) -> str:
    """Return that there is no such value, what may have been meant, and what there is."""
    return words.say(
        {"en": "no {value!r}{near}; one of {known}", "zh": "没有 {value!r}{near}；可用：{known}"},
        value=value,
        near=suggestion(value, known),
        known=", ".join(known),
    )


def split(names: Iterable[str] | None) -> tuple[str, ...]:
    """Return names that were given by commas or again, each by itself."""
    return tuple(name.strip() for item in names or () for name in item.split(",") if name.strip())


def day(option: str, text: str) -> date:
    """Return the date that a text is, YYYY-MM-DD. Raises `UsageError`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        told = {
            "en": "{option}: expected a date such as 2025-09-22, found {text!r}",
            "zh": "{option}：应为 2025-09-22 这样的日期，实为 {text!r}",
        }
        raise UsageError(words.say(told, option=option, text=text)) from error


def format_named(option: str, name: str) -> Format:
    """Return the report format of a name. Raises `UsageError`."""
    from claims.report import find_format, names

    found = find_format(name)
    if found is None:
        raise UsageError(f"{option}: {unknown(name, names())}")
    return found


def printed_format(settings: Settings, files: Sequence[tuple[Format, Path]]) -> Format:
    """Return the format on standard output: a template that no file takes goes there. Raises `UsageError`."""
    from claims.report import is_printed

    to_file = any(format.NAME == "template" for format, _ in files)
    name = "template" if settings.template and not to_file else settings.output_format
    found = format_named("--output-format", name)
    if not is_printed(found):
        told = {
            "en": "--output-format: {name} is written to a file: --report {name}:PATH",
            "zh": "--output-format：{name} 只能写入文件：--report {name}:PATH",
        }
        raise UsageError(words.say(told, name=name))
    return found


def report_file(spec: str) -> tuple[Format, Path]:
    """Return format and file of `FORMAT:PATH`. Raises `UsageError`."""
    name, colon, path = spec.partition(":")
    if not colon or not path:
        raise UsageError(
            words.say(
                {"en": "--report: expected FORMAT:PATH, found {spec!r}", "zh": "--report：应为 FORMAT:PATH，实为 {spec!r}"},
                spec=spec,
            )
        )
    return format_named("--report", name), Path(path)
