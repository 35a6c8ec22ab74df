"""`explain`: why a rule holds, or how a finding came about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import UsageError, arguments, configuration, reference, running, suggestion, words
from claims.cli.arguments import Fx, Language, Rules

_FINDING = re.compile(r"[0-9a-f]{4,16}")
_NO_FINDING = {"en": "no finding {name!r} in {path}", "zh": "{path} 中没有编号为 {name!r} 的问题"}


def explain(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="RULE|FINDING", help="A rule, or the id of a finding.", autocompletion=arguments.rule_names),
    ],
    paths: Annotated[
        list[str] | None, typer.Option("--in", metavar="PATH", help="Where the finding was made: articles, or a JSON report.")
    ] = None,
    fx: Fx = None,
    lang: Language = "auto",
    rules: Rules = None,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Say why a rule holds, or how a finding came about."""
    asked = configuration.asked(ctx)
    settings = asked.settings
    arguments.choose("--lang", settings.lang, arguments.LANGUAGES)
    from claims.cli.output import emit
    from claims.packs import rule_names

    folders = reference.folders_of(settings)
    told = reference.rule_told(name, folders)
    if told is not None:
        emit(told)
        return 0
    known = rule_names(*folders)
    if not _FINDING.fullmatch(name):
        unknown = {"en": "no rule {name!r}{near}", "zh": "没有规则 {name!r}{near}"}
        raise UsageError(words.say(unknown, name=name, near=suggestion(name, known)))
    if paths and len(paths) == 1 and paths[0].endswith(".json"):
        return _retell(name, Path(paths[0]), settings.lang)
    return _explain_finding(name, running.prepare(asked), known)


def _retell(name: str, path: Path, lang: str) -> int:
    """Tell a finding again from the JSON report of an earlier run; the articles need not be there any more."""
    from claims.cli import output
    from claims.report.retold import report_of, retell

    try:
        held = report_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: could not be read: {error.strerror}") from error
    if held is None:
        told = {
            "en": "{path}: no report of check-claims in JSON (check --output-format json)",
            "zh": "{path}：不是 check-claims 的 JSON 报告（check --output-format json）",
        }
        raise UsageError(words.say(told, path=path))
    retold = retell(held, name, lang)
    if not retold:
        raise UsageError(words.say(_NO_FINDING, name=name, path=path))
    output.emit(retold)
    return 0


def _explain_finding(name: str, job: running.Job, rules: Iterable[str]) -> int:
    from claims.cli import output
    from claims.report import full

    result = running.result_of(job)
    found = [finding for finding in result.findings if finding.fingerprint.startswith(name)]
    options = output.terminal(job.asked.settings.lang, True, True, {})
    for finding in found:
        output.emit(full.paint(full.explain(finding, result, options), options))
    unread = output.tell_failures(result) if result.failures else 0
    if not found:
        told = {
            "en": "no rule {name!r}{near}, and no finding of that id in {paths}",
            "zh": "没有规则 {name!r}{near}，{paths} 中也没有这个编号的问题",
        }
        raise UsageError(words.say(told, name=name, near=suggestion(name, rules), paths=", ".join(job.inputs)))
    return unread
