"""`baseline`: the findings that are known and need no telling. It may only shrink."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import UsageError, arguments, configuration, files, words

if TYPE_CHECKING:
    from claims.cli.running import Job
    from claims.model import Finding, Result

NAME = "check-claims.baseline.jsonl"
_HEAD = {"check-claims": "baseline", "version": 1}

ACTIONS = ("create", "update", "prune")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding and how often it is there. All but `key` and `count` is for whoever reads the file."""

    key: str
    rule: str
    verdict: str
    severity: str
    documents: tuple[str, ...]
    quotes: tuple[str, ...]
    message: str
    count: int = 1


def baseline(
    ctx: typer.Context,
    action: Annotated[
        str,
        typer.Argument(
            metavar="create|update|prune",
            help="create: write what is found now. update: take out what is found no more and renew how the rest is told; "
            "exit 1 where something new is found. prune: only take out.",
            autocompletion=arguments.among(ACTIONS),
        ),
    ],
    paths: arguments.Paths = None,
    baseline: arguments.Baseline = None,
    force: Annotated[bool, typer.Option("--force", help="Create it anew: what is new becomes known.")] = False,
    select: arguments.Select = None,
    ignore: arguments.Ignore = None,
    within: arguments.Within = False,
    across: arguments.Across = False,
    exclude: arguments.Exclude = None,
    as_of: arguments.AsOf = None,
    against: arguments.Against = None,
    fx: arguments.Fx = None,
    rules: arguments.Rules = None,
    waivers: arguments.Waivers = None,
    lang: arguments.Language = "auto",
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Keep the findings that are known.

    check --baseline holds them back and reports only what is new. The file may only shrink.
    """
    asked = configuration.asked(ctx)
    arguments.choose("baseline", action, ACTIONS)
    path = Path(asked.settings.baseline) if asked.settings.baseline else asked.root / NAME
    if force and action != "create":
        raise UsageError(words.say(_FORCED))
    if action == "create" and path.exists() and not force:
        raise UsageError(words.say(_EXISTS, path=path))
    if action != "create" and not path.is_file():
        raise UsageError(words.say(_NONE, path=str(path)))
    from claims.cli import running

    job = running.prepare(asked)
    return _written(job, path) if action == "create" else _shrunk(job, path, renew=action == "update")


_FORCED = {"en": "baseline: --force goes with create", "zh": "baseline：--force 只用于 create"}
_EXISTS = {
    "en": "{path} is there already: `baseline update` takes out what is gone, `baseline create --force` writes it anew",
    "zh": "{path} 已存在：`baseline update` 删除已不再出现的问题，`baseline create --force` 重新生成",
}
_NONE = {"en": "no baseline {path!r}: `baseline create` makes one", "zh": "没有基线文件 {path!r}：请用 `baseline create` 生成"}
_CREATED = {
    "en": "{path}: findings known now: {count}; `check --baseline {path}` reports only others "
    '(or baseline = "{name}" in check-claims.toml)',
    "zh": "{path}：已记下 {count} 个已知问题；`check --baseline {path}` 只报告其余问题"
    '（或在 check-claims.toml 中写 baseline = "{name}"）',
}
_SHRUNK = {"en": "{path}: {gone} taken out, {left} left", "zh": "{path}：删除 {gone} 个，剩余 {left} 个"}
_REFUSED = {
    "en": "new findings not taken in: {count}; a baseline only shrinks (mend them, waive them, or `baseline create --force`)",
    "zh": "{count} 个新问题未收入：基线只减不增（请改正、豁免，或用 `baseline create --force`）",
}


def read(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline. Raises `UsageError` with file and line for what cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise UsageError(words.say(_NONE, path=str(path))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: could not be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    held = [(number, _record(path, number, line)) for number, line in enumerate(lines, 1) if line.strip()]
    if not held or held[0][1] != _HEAD:
        raise UsageError(f"{path}:1: no baseline: expected {json.dumps(_HEAD)}")
    entries = [_entry(path, number, record) for number, record in held[1:]]
    if len({entry.key for entry in entries}) < len(entries):
        keys = [entry.key for entry in entries]
        number = next(number for (number, _), entry in zip(held[1:], entries, strict=True) if keys.count(entry.key) > 1)
        raise UsageError(f"{path}:{number}: this key is there twice")
    return tuple(entries)


def _record(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}:{number}: not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UsageError(f"{path}:{number}: expected an object, found {line[:40]!r}")
    return record


def _entry(path: Path, number: int, record: dict[str, object]) -> Entry:
    """Return the entry of a line; what is only told may be missing, the key may not."""
    key, count = record.get("key"), record.get("count", 1)
    if not isinstance(key, str) or not key:
        raise UsageError(f"{path}:{number}: key: expected the key of a finding, found {key!r}")
    if type(count) is not int or count < 1:
        raise UsageError(f"{path}:{number}: count: expected a number from 1, found {count!r}")
    documents, quotes = (record.get(name, []) for name in ("documents", "quotes"))
    if not isinstance(documents, list) or not isinstance(quotes, list):
        raise UsageError(f"{path}:{number}: documents, quotes: expected arrays of texts")
    rule, verdict, severity, message = (str(record.get(name, "")) for name in ("rule", "verdict", "severity", "message"))
    return Entry(key, rule, verdict, severity, tuple(map(str, documents)), tuple(map(str, quotes)), message, count)


def dumped(entries: Iterable[Entry]) -> str:
    """Return a baseline as it is filed: a line each, in the order of documents, rules and keys."""
    ordered = sorted(entries, key=lambda entry: (entry.documents, entry.rule, entry.key))
    names = ("documents", "rule", "verdict", "severity", "message", "quotes", "key")
    records = [
        _HEAD,
        *({**{name: getattr(e, name) for name in names}, **({"count": e.count} if e.count > 1 else {})} for e in ordered),
    ]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def entries_of(findings: Iterable[Finding], result: Result, job: Job, root: Path) -> tuple[Entry, ...]:
    """Return the entries of findings, each key once with how often it is there."""
    from claims.cli.identity import Identities

    identities = Identities(result, job.folders, root)
    made: dict[str, Entry] = {}
    for finding in findings:
        key = identities.key(finding)
        quotes = tuple(dict.fromkeys(evidence.quote for evidence in finding.evidence))
        made[key] = Entry(
            key,
            finding.rule,
            finding.verdict,
            finding.severity,
            tuple(identities.documents_of(finding)),
            quotes,
            finding.message,
            made[key].count + 1 if key in made else 1,
        )
    return tuple(made.values())


def _found(job: Job) -> Result:
    """Return what a run finds that no waiver answers for; a rule that crashed is no finding."""
    from claims.cli import known, running

    held = known.known(job, baseline=False)
    return known.hold_back(running.result_of(job), job, held)


def _written(job: Job, path: Path) -> int:
    from claims.cli import output
    from claims.report.options import FAILING

    result = _found(job)
    failing = [f for f in result.findings if f.verdict in FAILING and f.kind != "internal"]
    with files.alone(path):
        files.replace(path, dumped(entries_of(failing, result, job, path.parent)))
    output.tell(words.say(_CREATED, path=path, name=path.name, count=len(failing)))
    return _code(result)


def _shrunk(job: Job, path: Path, renew: bool) -> int:
    """Take out of a baseline what was looked for and not found. With `renew`, tell what is new, and exit 1 for it."""
    from dataclasses import replace

    from claims.cli import known, output

    result = _found(job)
    with files.alone(path):
        entries = read(path)
        held = known.sort_out(result, job, entries, path)
        told = {e.key: e for e in entries_of(held.found, result, job, path.parent)} if renew else {}
        kept = [replace(told.get(e.key, e), count=held.left[e.key]) for e in entries if held.left[e.key]]
        files.replace(path, dumped(kept))
    left = sum(entry.count for entry in kept)
    output.tell(words.say(_SHRUNK, path=path, gone=sum(entry.count for entry in entries) - left, left=left))
    new = [finding for finding in held.new if finding.kind != "internal"]
    if renew and new:
        output.emit(_listed(new, result))
        output.tell(words.say(_REFUSED, count=len(new)))
        return _code(result) or 1
    return _code(result)


def _listed(findings: list[Finding], result: Result) -> str:
    from claims.report.layout import Places, visible

    places = Places(result)
    return "".join(
        f"{places.where(f.evidence[0].span) if f.evidence else '-'}: {f.severity} {f.rule}: {visible(f.message)}\n"
        for f in findings
    )


def _code(result: Result) -> int:
    """Return 3 where an input could not be read, 4 where a rule crashed: what the file says is then only part of it."""
    from claims.cli import output

    if unread := output.tell_failures(result):
        return unread
    return 4 if any(finding.kind == "internal" for finding in result.findings) else 0
