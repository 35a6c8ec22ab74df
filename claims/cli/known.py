"""Findings that a run holds back: those ignored by path, those waived, and those of the baseline, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, suggestion, words
from claims.cli.running import Job, matches
from claims.model import Finding, Result, Suppressed
from claims.report.options import FAILING

if TYPE_CHECKING:
    from claims.cli.baseline import Entry
    from claims.cli.identity import Identities
    from claims.cli.waivers import Waiver

_STALE = {
    "en": "{file}: known findings that are found no more: {count} (check-claims baseline prune takes them out)",
    "zh": "{file}：有 {count} 条已知问题不再出现（可用 check-claims baseline prune 删除）",
}
_EXPIRED = {
    "en": "{file}:{line}: the waiver of {finding} ended on {until}{owner}: {reason}",
    "zh": "{file}:{line}：对 {finding} 的豁免已于 {until} 到期{owner}：{reason}",
}
_UNUSED = {
    "en": "{file}:{line}: the waiver of {finding} waives nothing any more: {reason}",
    "zh": "{file}:{line}：对 {finding} 的豁免已无对象：{reason}",
}
_NO_RULE = {"en": "{where}: no rule or kind {name!r}{near}", "zh": "{where}：没有规则或类型 {name!r}{near}"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a run knows beforehand, each with the file that says so: read before any article is."""

    entries: tuple[Entry, ...] = ()
    baseline: Path | None = None
    waivers: tuple[Waiver, ...] = ()
    waiver_file: Path | None = None


def known(job: Job, *, baseline: bool = True) -> Known:
    """Return what the baseline and the waivers of a run say. Raises `UsageError` for a file that cannot be used."""
    from claims.cli import baseline as baselines
    from claims.cli import waivers

    settings = job.asked.settings
    file = Path(settings.baseline) if settings.baseline and baseline else None
    waiver_file = waivers.file_of(job.asked)
    return Known(
        baselines.read(file) if file else (),
        file,
        waivers.read(waiver_file) if waiver_file else (),
        waiver_file,
    )


def hold_back(result: Result, job: Job, held: Known) -> Result:
    """Return the result without what is known, which stands in `suppressed`; what a waiver lost is a warning."""
    result = _ignored_by_path(result, job)
    if held.waiver_file:
        result = _waived(result, job, held.waivers, held.waiver_file)
    return _in_baseline(result, job, held.entries, held.baseline) if held.baseline else result


def _ignored_by_path(result: Result, job: Job) -> Result:
    """Hold back the findings of a rule in files where the configuration ignores it. Raises `UsageError` for no rule."""
    table = job.asked.settings.per_path_ignores
    if not table:
        return result
    _check_names(table, job)
    dropped = {
        id(finding): Suppressed(finding, "path", pattern)
        for pattern, rules in table.items()
        for finding in result.findings
        if finding.verdict in FAILING and {finding.rule, finding.kind} & set(rules)
        if any(matches(evidence.span.document, pattern) for evidence in finding.evidence)
    }
    return _without(result, dropped)


def _check_names(table: Mapping[str, Sequence[str]], job: Job) -> None:
    from claims.packs import load

    rules = load(*job.folders).rules
    names = {*rules, *(rule.kind for rule in rules.values())}
    for pattern, ignored in table.items():
        for name in ignored:
            if name not in names:
                where = f"{job.asked.file}: per-path-ignores.{pattern}"
                raise UsageError(words.say(_NO_RULE, where=where, name=name, near=suggestion(name, sorted(names))))


def _waived(result: Result, job: Job, waivers: Sequence[Waiver], file: Path) -> Result:
    from claims.cli.identity import Identities

    identities = Identities(result, job.folders, file.parent)
    today = job.as_of or date.today()
    keys = {id(f): identities.key(f) for f in result.findings if f.verdict in FAILING}
    dropped: dict[int, Suppressed] = {}
    warnings: list[str] = []
    for waiver in waivers:
        found = [f for f in result.findings if id(f) in keys and waiver.names(keys[id(f)], f.fingerprint)]
        if found and waiver.until >= today:
            dropped |= {id(f): Suppressed(f, "waiver", waiver.reason, waiver.owner, waiver.until) for f in found}
            continue
        told = _EXPIRED if found else _UNUSED
        owner = f" ({waiver.owner})" if waiver.owner else ""
        if found or _was_looked_at(identities, job, waiver.rule, waiver.documents):
            slots = {"finding": waiver.finding, "until": waiver.until, "owner": owner, "reason": waiver.reason}
            warnings.append(words.say(told, file=file, line=waiver.line, **slots))
    return replace(_without(result, dropped), warnings=(*result.warnings, *warnings))


def _in_baseline(result: Result, job: Job, entries: Sequence[Entry], file: Path) -> Result:
    held = sort_out(result, job, entries, file)
    warnings = (words.say(_STALE, file=file, count=len(held.stale)),) if held.stale else ()
    dropped = {id(finding): Suppressed(finding, "baseline") for finding in held.found}
    return replace(_without(result, dropped), warnings=(*result.warnings, *warnings))


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings of a run held against a baseline: those it has, those it has not, and what it has in vain.

    `left` is how often each entry was found; an entry that was not looked at counts as it stands in the file.
    """

    found: tuple[Finding, ...]
    new: tuple[Finding, ...]
    stale: tuple[Entry, ...]
    left: Mapping[str, int]


def sort_out(result: Result, job: Job, entries: Sequence[Entry], file: Path) -> Sorted:
    """Return which findings a baseline has, as often as it has them."""
    from claims.cli.identity import Identities

    identities = Identities(result, job.folders, file.parent)
    allowed = {entry.key: entry.count for entry in entries}
    counted = dict.fromkeys(allowed, 0)
    found, new = [], []
    for finding in result.findings:
        if finding.verdict not in FAILING:
            continue
        key = identities.key(finding)
        if counted.get(key, 0) < allowed.get(key, 0):
            counted[key] += 1
            found.append(finding)
        else:
            new.append(finding)
    left = {e.key: counted[e.key] if _was_looked_at(identities, job, e.rule, e.documents) else e.count for e in entries}
    stale = tuple(entry for entry in entries if left[entry.key] < entry.count)
    return Sorted(tuple(found), tuple(new), stale, left)


def _was_looked_at(identities: Identities, job: Job, rule: str, documents: Iterable[str]) -> bool:
    """Whether a finding of a rule in documents would have been made by this run, or can be made no more."""
    named = list(documents)
    from claims.packs import load

    rules = load(*job.folders).rules
    if any(identities.is_gone(name) for name in named) or (rule and rule not in rules):
        return True
    names = {rule, rules[rule].kind} if rule else set()
    if rule and ((job.select and not names & set(job.select)) or names & set(job.ignore)):
        return False
    wanted = job.across if len(named) > 1 else job.within
    return wanted and set(named) <= identities.documents


def _without(result: Result, dropped: Mapping[int, Suppressed]) -> Result:
    kept = tuple(finding for finding in result.findings if id(finding) not in dropped)
    return replace(result, findings=kept, suppressed=(*result.suppressed, *dropped.values()))
