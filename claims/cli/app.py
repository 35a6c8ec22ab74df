"""The commands. Each asks the pipeline and a report; what is heavy is imported when a command needs it."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, workspace
from claims.version import VERSION

if TYPE_CHECKING:
    from claims.model import Result
    from claims.report import Format
    from claims.report.options import Options

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A spell-checker for numbers: finds the figures in articles that cannot both be true, and says why. "
    "`check-claims PATHS` is `check-claims check PATHS`; in a folder with corpus/, that is what is checked.",
    epilog="Exit: 0 clean, 1 findings at or above --fail-on, 2 usage or rule file, 3 an input could not be read "
    "(the others are reported all the same), 4 internal.",
)
rules_app = typer.Typer(help="List the rules, or run the examples in their files.", rich_markup_mode=None)
app.add_typer(rules_app, name="rules")
facts_app = typer.Typer(help="Facts pinned as tests.", rich_markup_mode=None)
app.add_typer(facts_app, name="facts")

LANGUAGES = ("auto", "zh", "en")
LEVELS = ("error", "warning", "info", "never")
_FINDING = re.compile(r"[0-9a-f]{4,16}")
_FORMATS = "full, concise, json, jsonl, markdown or html"

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATHS|-]", help="Files, folders, - for standard input.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", metavar="FOLDER", help="A rule pack to layer over the rules.")]
Against = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="Trusted facts: .facts.toml, .csv, .jsonl, companyfacts .json.")
]
Fx = Annotated[list[str] | None, typer.Option(metavar="FILE|ecb", help="Rates of exchange: CSV of date,base,quote,rate; or ecb.")]
Language = Annotated[str, typer.Option("--lang", metavar="auto|zh|en", help="Language of messages; auto: that of the article.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary on stderr.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also what is not comparable and what was not read.")]


@app.command()
def check(
    paths: Paths = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these rules or kinds (a,b or again).")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules or kinds.")] = None,
    within: Annotated[bool, typer.Option("--within", help="Only what stands within one article.")] = False,
    across: Annotated[bool, typer.Option("--across", help="Only what stands between articles.")] = False,
    lang: Language = "auto",
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {_FORMATS}.")] = "full",
    report: Annotated[list[str] | None, typer.Option(metavar="FORMAT:PATH", help="Also write a report to a file.")] = None,
    against: Against = None,
    fx: Fx = None,
    rules: Rules = None,
    fail_on: Annotated[str, typer.Option(metavar="|".join(LEVELS), help="The least severity that makes exit 1.")] = "error",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    show_ok: Annotated[bool | None, typer.Option("--show-ok/--hide-ok", help="List what agrees, or not.")] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Check the numbers of articles against each other."""
    _choose("--lang", lang, LANGUAGES)
    _choose("--fail-on", fail_on, LEVELS)
    shape = _format("--output-format", output_format)
    files = [_report_file(spec) for spec in report or ()]
    inputs = workspace.articles(paths or ())
    folders = workspace.packs(rules or (), inputs)
    chosen, left_out = _split(select), _split(ignore)
    rates = workspace.rates(fx or (), inputs)
    inside, between = within or not across, across or not within

    from claims.cli import output
    from claims.pipeline import run
    from claims.report.full import summary
    from claims.report.options import Options

    result = run(
        inputs,
        stdin=sys.stdin.buffer,
        folders=folders,
        language=lang,
        select=chosen,
        ignore=left_out,
        within=inside,
        across=between,
        against=against or (),
        fx=rates,
    )
    tables = [str(path) for path in against or ()]
    told: dict[str, object] = {
        "command": "check",
        "language": lang,
        "select": chosen,
        "ignore": left_out,
        "within": inside,
        "across": between,
    }
    told["against"] = tables
    if rates:
        told["fx"] = list(rates)
    options = output.terminal(lang, verbose, show_ok, told)
    output.emit(shape.render(result, options))
    for module, path in files:
        output.file(path, module.render(result, Options(lang, show_ok, verbose, run=told)))
    if result.articles and not quiet:
        output.tell("\n".join(summary(result, options)))
    if output.tell_failures(result):
        return 3
    return 0 if exit_zero else _code(result, fail_on)


@app.command()
def extract(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option(metavar="FORMAT", help="One of full, json or jsonl.")] = "full",
    explain: Annotated[bool, typer.Option("--explain", help="Show how each number was read, as a tree.")] = False,
    lang: Language = "auto",
    rules: Rules = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """List the claims of articles, unchecked."""
    _choose("--lang", lang, LANGUAGES)
    _choose("--output-format", output_format, ("full", "json", "jsonl"))
    inputs = workspace.articles(paths or ())

    from claims.cli import output
    from claims.pipeline import extract as extract_claims
    from claims.report.view import chosen_language, coverage

    result = extract_claims(inputs, stdin=sys.stdin.buffer, folders=workspace.packs(rules or (), inputs))
    options = output.terminal(lang, verbose, None, {"command": "extract", "language": lang})
    output.emit(_claims_renderer(output_format, explain)(result, options))
    if result.articles and not quiet:
        output.tell(coverage(result, chosen_language(result, options)))
    return 3 if output.tell_failures(result) else 0


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="RULE|FINDING", help="A rule, or the id of a finding.")],
    paths: Annotated[
        list[str] | None, typer.Option("--in", metavar="PATH", help="Where the finding was made: articles, or a JSON report.")
    ] = None,
    fx: Fx = None,
    lang: Language = "auto",
    rules: Rules = None,
) -> int:
    """Say why a rule holds, or how a finding came about."""
    _choose("--lang", lang, LANGUAGES)
    from claims.cli.output import emit
    from claims.packs import load
    from claims.report.rulebook import explain_rule

    folders = workspace.packs(rules or (), paths or ())
    known = load(*folders).rules
    if name in known:
        emit(explain_rule(known[name]))
        return 0
    if not _FINDING.fullmatch(name):
        raise UsageError(f"no rule {name!r}{_suggestion(name, known)}")
    inputs = workspace.articles(paths or ())
    if len(inputs) == 1 and inputs[0].endswith(".json"):
        return _retell_finding(name, Path(inputs[0]), lang)
    return _explain_finding(name, inputs, folders, workspace.rates(fx or (), inputs), lang, known)


@rules_app.command("list")
def list_rule_files(rules: Rules = None) -> int:
    """List the rules: what each checks and why it holds."""
    from claims.cli.output import emit
    from claims.packs import load
    from claims.report.rulebook import list_rules

    emit(list_rules(load(*workspace.packs(rules or ())).rules.values()))
    return 0


@rules_app.command("test")
def run_rule_examples(
    names: Annotated[list[str] | None, typer.Argument(metavar="[RULE]...", help="Only these rules.")] = None,
    rules: Rules = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also how the text of each was read.")] = False,
) -> int:
    """Run the examples of rule files; exit 1 where one does not find what it says."""
    from claims.cli import output
    from claims.packs import load
    from claims.report.rulebook import mismatch

    folders = workspace.packs(rules or ())
    known = load(*folders).rules
    for name in names or ():
        _choose("rules test", name, known)
    chosen = [known[name] for name in names or known]

    from claims.cli.examples import run_examples

    options = output.terminal("auto", verbose, True, {})
    failed = list(run_examples(chosen, folders))
    for item in failed:
        output.emit(mismatch(item.rule, item.example, item.counted, item.result, options))
    examples = sum(len(rule.example) for rule in chosen)
    output.tell(f"rules: {len(chosen)} · examples: {examples} · as written: {examples - len(failed)} · not: {len(failed)}")
    return 1 if failed else 0


@facts_app.command("promote")
def promote_claim(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim: its id in the JSON, PATH@START-END, or PATH:LINE:COLUMN.")
    ],
    rules: Rules = None,
) -> int:
    """Print the fact that pins what a claim says, to be put into a .facts.toml file."""
    from claims.cli.output import emit
    from claims.cli.promote import fact_at

    emit(fact_at(claim, workspace.packs(rules or ())))
    return 0


@app.command()
def convert(expression: Annotated[str, typer.Argument(help='Such as "350亿美元/GW * 10GW / 450万GPU".')]) -> int:
    """Work out an expression of quantities as articles print them, units checked."""
    from claims.cli.convert import work_out
    from claims.cli.output import emit

    emit(f"{work_out(expression)}\n")
    return 0


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


def _retell_finding(name: str, path: Path, lang: str) -> int:
    """Tell a finding again from the JSON report of an earlier run; the articles need not be there any more."""
    from claims.cli import output
    from claims.report.retold import report_of, retell

    try:
        held = report_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: could not be read: {error.strerror}") from error
    if held is None:
        raise UsageError(f"{path}: no report of check-claims in JSON (check --output-format json)")
    told = retell(held, name, lang)
    if not told:
        raise UsageError(f"no finding {name!r} in {path}")
    output.emit(told)
    return 0


def _explain_finding(
    name: str, inputs: list[str], folders: tuple[Path, ...], rates: tuple[str, ...], lang: str, rules: Iterable[str]
) -> int:
    from claims.cli import output
    from claims.pipeline import run
    from claims.report import full

    result = run(inputs, stdin=sys.stdin.buffer, folders=folders, language=lang, fx=rates)
    found = [finding for finding in result.findings if finding.fingerprint.startswith(name)]
    options = output.terminal(lang, True, True, {})
    for finding in found:
        output.emit(full.paint(full.explain(finding, result, options), options))
    unread = bool(result.failures) and output.tell_failures(result)
    if not found:
        raise UsageError(f"no rule {name!r}{_suggestion(name, rules)}, and no finding of that id in {', '.join(inputs)}")
    return 3 if unread else 0


def _claims_renderer(name: str, explain: bool) -> Callable[[Result, Options], str]:
    from claims.report.table import render_claims, render_trees

    if explain:
        return render_trees
    return render_claims if name == "full" else _format("--output-format", name).render


def _code(result: Result, fail_on: str) -> int:
    """Return 1 where a finding is at or above `fail_on`, 4 where a rule crashed: what it would have found is missing."""
    from claims.model import SEVERITIES
    from claims.report.options import FAILING

    if any(finding.kind == "internal" for finding in result.findings):
        return 4
    if fail_on == "never":
        return 0
    least = SEVERITIES.index(fail_on)
    return int(any(f.verdict in FAILING and SEVERITIES.index(f.severity) >= least for f in result.findings))


def _format(option: str, name: str) -> Format:
    from claims.report import find_format, formats

    found = find_format(name)
    if found is None:
        raise UsageError(f"{option}: {_unknown(name, formats())}")
    return found


def _report_file(spec: str) -> tuple[Format, Path]:
    name, colon, path = spec.partition(":")
    if not colon or not path:
        raise UsageError(f"--report: expected FORMAT:PATH, found {spec!r}")
    return _format("--report", name), Path(path)


def _split(names: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for item in names or () for name in item.split(",") if name.strip())


def _choose(option: str, value: str, known: Iterable[str] | Mapping[str, object]) -> None:
    """Raise `UsageError` where a value is none of those known."""
    if value not in known:
        raise UsageError(f"{option}: {_unknown(value, known)}")


def _unknown(value: str, known: Iterable[str]) -> str:
    return f"no {value!r}{_suggestion(value, known)}; one of {', '.join(known)}"


def _suggestion(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""
