"""`archive`: claims of many articles in one file, to be added to, searched, and held against each other."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, arguments, configuration, lookup, suggestion, words, workspace

if TYPE_CHECKING:
    from claims.archive.conflicts import Found
    from claims.archive.store import Archive, Info, Tally, Told
    from claims.engines.batch import Parsing
    from claims.engines.local import Pool
    from claims.model import Article, Failure, Result

app = typer.Typer(help="Claims of many articles in one file: add, check, query, export.", rich_markup_mode=None)

NAME = Path("archive.db")
FORMATS = ("table", "csv", "jsonl")
EXPORTS = ("jsonl", "parquet")
_BECAME = {
    "added": {"en": "{count} added", "zh": "新增 {count}"},
    "changed": {"en": "{count} changed", "zh": "更新 {count}"},
    "reread": {"en": "{count} read again", "zh": "重读 {count}"},
    "held": {"en": "{count} there already", "zh": "已存 {count}"},
    "copies": {"en": "{count} copies of others", "zh": "重复 {count}"},
}

File = Annotated[Path, typer.Option("--archive", metavar="FILE", help="The archive, one SQLite file.")]


@app.command("add")
def add(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATHS|-", help="Files, folders, - for standard input.")],
    archive: File = NAME,
    exclude: arguments.Exclude = None,
    rules: arguments.Rules = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Keep of the texts only the sentences that hold claims.")] = False,
    jobs: arguments.Jobs = 0,
    time_limit: arguments.TimeLimit = None,
    no_cache: arguments.NoCache = False,
    quiet: arguments.Quiet = False,
    lang: arguments.Language = "auto",
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Put articles in: what is there already is left alone, what has changed is the next version of its article."""
    settings = configuration.asked(ctx).settings

    from claims.archive.store import Archive, Tally
    from claims.cache import reading, usual
    from claims.cli import output, running
    from claims.engines.batch import Parsing
    from claims.engines.local import Pool
    from claims.packs import load
    from claims.reader.paths import sources
    from claims.report.layout import visible

    folders = workspace.packs([Path(folder) for folder in settings.rules], paths)
    names = running.kept(paths, settings.exclude)
    parsing = Parsing(folders, None if no_cache else usual(folders))
    failed: list[Failure] = []
    files = sum(1 for name in names if name != "-" for _ in sources(name, set()))
    pool = Pool(jobs or Pool.fitting(files).jobs, time_limit)
    total, progress = Tally(), _Progress(quiet)
    with Archive(archive, write=True) as held:
        told = _told(names, held, reading(folders), parsing, pool, failed)
        for tally in held.add(told, load(*folders), reading(folders), whole=not no_text):
            total += tally
            progress.tell(_counted(total))
    progress.end()
    for failure in failed:
        output.tell(visible(f"check-claims: {failure.path}: {failure.reason}"))
    if not quiet:
        output.tell(f"{archive}: {_counted(total)}")
    return 3 if failed or total == Tally() else 0


@app.command("check")
def check(
    ctx: typer.Context,
    archive: File = NAME,
    select: arguments.Select = None,
    ignore: arguments.Ignore = None,
    within: arguments.Within = False,
    across: arguments.Across = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Look at so many facts in conflict, at most.")] = 1000,
    lang: arguments.Language = "auto",
    output_format: Annotated[
        str, typer.Option(metavar="FORMAT", help="As of check.", autocompletion=arguments.format_names)
    ] = "full",
    report: Annotated[list[str] | None, typer.Option(metavar="FORMAT:PATH", help="Also write a report to a file.")] = None,
    rules: arguments.Rules = None,
    fail_on: arguments.FailOn = "error",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    show_ok: Annotated[bool | None, typer.Option("--show-ok/--hide-ok", help="List what agrees, or not.")] = None,
    quiet: arguments.Quiet = False,
    verbose: arguments.Verbose = 0,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Report the facts that articles of the archive tell otherwise: each of itself, and all of each other."""
    settings = configuration.asked(ctx).settings
    files = [arguments.report_file(spec) for spec in settings.report]
    shape = arguments.printed_format(settings, files)

    from claims.archive.conflicts import find_conflicts
    from claims.archive.store import Archive
    from claims.cli import output
    from claims.cli.check import code
    from claims.packs import load
    from claims.report.full import summary

    folders = workspace.packs([Path(folder) for folder in settings.rules])
    alone, between = settings.within or not settings.across, settings.across or not settings.within
    chosen, left_out = arguments.split(settings.select), arguments.split(settings.ignore)
    with Archive(archive) as held:
        found = find_conflicts(
            held, load(*folders), language=settings.lang, select=chosen, ignore=left_out,
            within=alone, across=between, limit=limit,
        )  # fmt: skip
    result = _result(found)
    told: dict[str, object] = {"command": "check", "language": settings.lang, "select": chosen, "ignore": left_out}
    told |= {"within": alone, "across": between, "against": [str(archive)]}
    options = output.terminal(settings.lang, verbose, settings.show_ok, told)
    options = replace(options, fail_on=settings.fail_on, folders=folders)
    output.emit(shape.render(result, options))
    for module, path in files:
        output.file(module, result, replace(options, colour=False, width=100, wrap=False, summary=True), path)
    if not quiet:
        output.tell(_looked(found.facts, found.left))
        output.tell(summary(result, options)[-1])
    return 0 if exit_zero else code(result, settings.fail_on)


@app.command("query")
def query(
    archive: File = NAME,
    subject: Annotated[str | None, typer.Option(metavar="NAME", help="By any of its names: 英伟达, NVIDIA, NVDA.")] = None,
    metric: Annotated[str | None, typer.Option(metavar="NAME", help="By its id or a name: revenue, 营业收入.")] = None,
    period: Annotated[str | None, typer.Option(metavar="PERIOD", help="Such as 2025, 2025Q3, FY2025, 2025-09-22.")] = None,
    document: Annotated[str | None, typer.Option(metavar="NAME", help="Only this article.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or earlier.")] = None,
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")] = "table",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many claims.")] = None,
    rules: arguments.Rules = None,
    lang: arguments.Language = "auto",
) -> int:
    """List the claims on a subject, a metric, a period, with the article that each stands in."""
    words.choose(lang)
    arguments.choose("--output-format", output_format, FORMATS)

    from claims.archive.query import Query, find, missing
    from claims.archive.store import Archive
    from claims.cli import output
    from claims.facts.names import metric_named
    from claims.packs import load

    pack = load(*workspace.packs(rules or []))
    asked = Query(
        lookup.canonical(subject, pack) if subject else None,
        metric_named(lookup.simplified(metric), pack) if metric else None,
        period,
        document,
        arguments.day("--since", since) if since else None,
        arguments.day("--until", until) if until else None,
    )
    with Archive(archive) as held:
        rows = list(islice(find(held, asked, pack), limit))
        lacks = missing(held, asked, pack) if not rows else None
    if lacks and period is not None:
        lookup.require_period(period)
    if rows or output_format == "csv":
        output.emit(lookup.rendered(rows, output_format))
    if lacks:
        output.tell(lookup.nothing(asked, lacks))
    return 0


@app.command("export")
def export(
    target: Annotated[str, typer.Argument(metavar="FILE|-", help="Where to: a .jsonl or .parquet file, - for standard output.")],
    archive: File = NAME,
    output_format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help=f"One of {', '.join(EXPORTS)}; else by the name of the file.")
    ] = None,
    lang: arguments.Language = "auto",
    quiet: arguments.Quiet = False,
) -> int:
    """Write all claims to a file for other programs."""
    words.choose(lang)
    shape = output_format or Path(target).suffix.removeprefix(".") or "jsonl"
    arguments.choose("archive export", shape, EXPORTS)

    from claims.archive import export as exports
    from claims.archive.query import Query, find
    from claims.archive.store import Archive
    from claims.cli import output
    from claims.packs import load

    with Archive(archive) as held:
        rows = find(held, Query(), load())
        if target == "-":
            if shape == "parquet":
                raise UsageError(
                    words.say({"en": "archive export: Parquet needs a file", "zh": "archive export：Parquet 须写入文件"})
                )
            for line in exports.json_lines(rows):
                output.emit(line)
            return 0
        count = (exports.write_parquet if shape == "parquet" else exports.write_json_lines)(rows, Path(target))
    if not quiet:
        output.tell(words.say({"en": "{target}: {count} claims", "zh": "{target}：{count} 条"}, target=target, count=count))
    return 0


@app.command("remove")
def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Articles, by the names they were added under.")],
    archive: File = NAME,
    lang: arguments.Language = "auto",
) -> int:
    """Take articles out, all versions of them."""
    words.choose(lang)

    from claims.archive.store import Archive
    from claims.cli import output

    with Archive(archive) as held:
        names = held.names()
    unknown = [name for name in documents if name not in set(names)]
    if unknown:
        told = {"en": "{archive}: no article {name!r}{near}", "zh": "{archive}：没有文章 {name!r}{near}"}
        raise UsageError(words.say(told, archive=archive, name=unknown[0], near=suggestion(unknown[0], names)))
    with Archive(archive, write=True) as held:
        count = sum(held.remove(name) for name in documents)
    output.tell(words.say({"en": "{archive}: {count} removed", "zh": "{archive}：移除 {count}"}, archive=archive, count=count))
    return 0


@app.command("info")
def info(archive: File = NAME, rules: arguments.Rules = None, lang: arguments.Language = "auto") -> int:
    """Say what the archive holds, and whether the file is whole; exit 3 where it is not."""
    words.choose(lang)

    from claims.archive.store import Archive
    from claims.cache import reading
    from claims.cli import output

    with Archive(archive) as held:
        found = held.info()
    output.emit("".join(f"{line}\n" for line in _described(found, reading(workspace.packs(rules or [])))))
    return 3 if found.fault else 0


class _Progress:
    """A line on stderr that is written over, on a terminal only."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._last, self._width = 0.0, 0

    def tell(self, line: str) -> None:
        now = time.monotonic()
        if self._shown and now - self._last > 0.2:
            self._last = now
            print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)
            self._width = len(line)

    def end(self) -> None:
        if self._width:
            print(f"\r{'':<{2 * self._width}}\r", end="", file=sys.stderr, flush=True)


def _told(
    names: Iterable[str], held: Archive, reading: str, parsing: Parsing, pool: Pool, failed: list[Failure]
) -> Iterator[Told]:
    """Yield the articles that paths name, each with its claims, or without where the archive has them; failures are added."""
    from claims.engines.local import run
    from claims.model import Failure
    from claims.reader import read

    known: list[Told] = []

    def unknown() -> Iterator[Article]:
        for item in read(list(names), stdin=sys.stdin.buffer):
            if isinstance(item, Failure):
                failed.append(item)
            elif held.is_held(item, reading):
                known.append((item, None))
            else:
                yield item

    for done in run(parsing, unknown(), pool):
        for part in [done] if isinstance(done, Failure) else done:
            if isinstance(part, Failure):
                failed.append(part)
            else:
                yield part[0], part[1].claims
        yield from known
        known.clear()
    yield from known


def _counted(tally: Tally) -> str:
    told = (words.say(_BECAME[f.name], count=f"{getattr(tally, f.name):,}") for f in fields(tally) if getattr(tally, f.name))
    return " · ".join(told) or words.say({"en": "no article found", "zh": "没有文章"})


def _result(found: Found) -> Result:
    """Return what was found as the reports take it: claims that a finding names are those that were checked."""
    from claims.model import Coverage, Result

    checked = {name for finding in found.findings for name in finding.claims}
    return Result(found.articles, found.claims, found.findings, Coverage(len(found.claims), len(found.claims), len(checked)))


def _looked(facts: int, left: int) -> str:
    told = {
        "en": "facts told with numbers that part: {facts:,}{more}",
        "zh": "数字有出入的事实：{facts:,}{more}",
    }
    rest = {"en": " ({left:,} more not looked at: --limit)", "zh": "（另有 {left:,} 项未查看：--limit）"}
    return words.say(told, facts=facts, more=words.say(rest, left=left) if left else "")


def _described(found: Info, reading: str) -> Iterator[str]:
    """Yield the lines of `archive info`."""
    stale = sum(count for name, count in found.readings.items() if name != reading)
    languages = ", ".join(f"{name} {count:,}" for name, count in found.languages.items())
    per_claim = f" ({found.size / found.claims:,.0f} a claim)" if found.claims else ""
    yield f"archive      {found.path}"
    yield f"format       {found.version}"
    yield f"size         {found.size:,} bytes{per_claim}"
    yield f"articles     {found.articles:,}{f' ({languages})' if languages else ''}"
    if found.versions > found.articles:
        yield f"superseded   {found.versions - found.articles:,}"
    yield f"claims       {found.claims:,} on {found.facts:,} facts"
    if found.first:
        yield f"published    {found.first} to {found.last}"
    if stale:
        yield f"stale        {stale:,} articles read by other code or rules; archive add reads them again"
    yield f"integrity    {found.fault or 'ok'}"
