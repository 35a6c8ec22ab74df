"""`waive`: a finding may stand, with a reason, until a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, arguments, configuration, words

if TYPE_CHECKING:
    from claims.cli.identity import Identities
    from claims.cli.running import Job
    from claims.model import Finding, Result

_REASON = {"en": "waive: --reason is needed: say why it may stand", "zh": "waive：须用 --reason 写明理由"}
_UNTIL = {"en": "waive: --until is needed: the last day that it may stand", "zh": "waive：须用 --until 写明截止日期"}
_PAST = {"en": "--until: {until} is past ({today} is today)", "zh": "--until：{until} 已过（今天是 {today}）"}
_NO_FINDING = {
    "en": "waive: no finding {name!r} in {paths} (its id stands behind the rule in every report)",
    "zh": "waive：{paths} 中没有编号为 {name!r} 的问题（编号在报告中规则名之后）",
}
_MANY = {
    "en": "waive: {name!r} is the beginning of {count} findings: {ids}",
    "zh": "waive：{name!r} 是 {count} 个问题的开头：{ids}",
}
_WAIVED = {
    "en": "{path}: {finding} is waived until {until}: {message}",
    "zh": "{path}：{finding} 豁免至 {until}：{message}",
}


def waive(
    ctx: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The id of a finding, or its first characters.")],
    paths: Annotated[
        list[str] | None, typer.Option("--in", metavar="PATH", help="The articles; without it those of the configuration.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it may stand.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day that it may stand, such as 2026-06-30.")] = None,
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who answers for it.")] = "",
    waivers: Annotated[Path | None, typer.Option(metavar="FILE", help="The file, instead of check-claims.waivers.toml.")] = None,
    exclude: arguments.Exclude = None,
    as_of: arguments.AsOf = None,
    against: arguments.Against = None,
    fx: arguments.Fx = None,
    rules: arguments.Rules = None,
    lang: arguments.Language = "auto",
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Let a finding stand until a day, for a reason.

    Reports count it as waived, and name who answers for it.
    """
    asked = configuration.asked(ctx)
    why = " ".join((reason or "").split())
    if not why:
        raise UsageError(words.say(_REASON))
    if not until:
        raise UsageError(words.say(_UNTIL))
    last, today = arguments.day("--until", until), asked.settings.as_of or date.today()
    if last < today:
        raise UsageError(words.say(_PAST, until=last, today=today))
    from claims.cli import running

    return _waived(running.prepare(asked), finding, why, last, " ".join(owner.split()))


def _waived(job: Job, name: str, reason: str, until: date, owner: str) -> int:
    """Find the finding and write its waiver."""
    from claims.cli import files, output, running, waivers
    from claims.cli.identity import Identities

    settings = job.asked.settings
    path = Path(settings.waivers) if settings.waivers else job.asked.root / waivers.NAME
    result = running.result_of(job)
    identities = Identities(result, job.folders, path.parent)
    found = _named(name, result, identities, job)
    key = identities.key(found)
    waiver = waivers.Waiver(
        key, reason, until, owner, found.rule, tuple(identities.documents_of(found)), " ".join(found.message.split())
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with files.alone(path):
        if path.exists():
            waivers.read(path)  # what cannot be read is not written over
        files.replace(path, waivers.written(path.read_text(encoding="utf-8") if path.exists() else "", waiver))
    output.tell(words.say(_WAIVED, path=path, finding=key, until=until, message=waiver.says))
    return output.tell_failures(result)


def _named(name: str, result: Result, identities: Identities, job: Job) -> Finding:
    """Return the finding whose id begins so. Raises `UsageError` where there is none, or more than one."""
    from claims.report.options import FAILING

    held = {identities.key(f): f for f in result.findings if f.verdict in FAILING and f.kind != "internal"}
    found = {key: f for key, f in held.items() if key.startswith(name) or f.fingerprint.startswith(name)} if name else {}
    if not found:
        raise UsageError(words.say(_NO_FINDING, name=name, paths=", ".join(job.inputs)))
    if len(found) > 1:
        raise UsageError(words.say(_MANY, name=name, count=len(found), ids=", ".join(sorted(found)[:5])))
    return next(iter(found.values()))
