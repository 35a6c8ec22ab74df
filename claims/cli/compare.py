"""`compare`: what a change to a draft does to its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import arguments, configuration, running, words

if TYPE_CHECKING:
    from claims.cli.drafts import Comparison
    from claims.model import Claim, Finding, Result
    from claims.report.layout import Places

FORMATS = ("full", "json")

_HEADS = {
    "broken": {"en": "ticks that break:", "zh": "不再成立的核对："},
    "new": {"en": "new findings:", "zh": "新出现的问题："},
    "gone": {"en": "findings that are gone:", "zh": "已消除的问题："},
    "unchanged": {"en": "findings as before:", "zh": "仍存在的问题："},
    "changed": {"en": "numbers changed:", "zh": "改动的数字："},
    "added": {"en": "numbers added:", "zh": "新增的数字："},
    "dropped": {"en": "numbers taken out:", "zh": "删去的数字："},
    "left": {"en": "ticks gone with their numbers:", "zh": "随数字删去的核对："},
}
_NOW = {"en": "now: {message}", "zh": "现在：{message}"}
_UNTICKED = {"en": "now nothing confirms it", "zh": "现在无从核对"}
_SUMMARY = {
    "en": "{old} → {new}: ticks broken {broken}, kept {kept}, gone {left}"
    " · findings new {fresh}, gone {gone}, as before {unchanged} · numbers changed {changed}, added {added}, taken out {dropped}",
    "zh": "{old} → {new}：核对不再成立{broken}处、仍成立{kept}处、随数字删去{left}处 · 问题新增{fresh}处、消除{gone}处、"
    "仍有{unchanged}处 · 数字改动{changed}个、新增{added}个、删去{dropped}个",
}


def compare(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="A", help="The earlier draft: a file, a folder, or - for standard input.")],
    new: Annotated[str, typer.Argument(metavar="B", help="The later draft.")],
    output_format: Annotated[
        str, typer.Option(metavar="full|json", help="How it is told.", autocompletion=arguments.among(FORMATS))
    ] = "full",
    select: arguments.Select = None,
    ignore: arguments.Ignore = None,
    as_of: arguments.AsOf = None,
    against: arguments.Against = None,
    fx: arguments.Fx = None,
    rules: arguments.Rules = None,
    lang: arguments.Language = "auto",
    quiet: arguments.Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also findings as before and numbers added or taken out.")
    ] = False,
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Tell what a change to a draft does to its numbers.

    Ticks that break, findings that are new or gone, numbers that changed; exit 1 where it got worse.
    """
    asked = configuration.asked(ctx)
    arguments.choose("--output-format", output_format, FORMATS)
    from claims.cli import output
    from claims.cli.drafts import compare as compared

    results = [_result(asked, path) for path in (old, new)]
    found = compared(results[0], results[1], (old, new))
    told = _json(found) if output_format == "json" else _full(found, results[0], results[1], verbose)
    output.emit(told)
    if not quiet:
        output.tell(_summary(found, old, new))
    unread = [output.tell_failures(result) for result in results]
    return max(unread) or int(found.is_worse)


def _result(asked: configuration.Asked, path: str) -> Result:
    """Return what one draft claims, and what is found in it by itself."""
    settings = asked.settings.model_copy(update={"paths": (path,), "exclude": ()})
    return running.result_of(running.prepare(replace(asked, settings=settings)))


def _summary(found: Comparison, old: str, new: str) -> str:
    names = ("broken", "left", "gone", "unchanged", "changed", "added", "dropped")
    counts = {name: len(getattr(found, name)) for name in names}
    return words.say(_SUMMARY, old=old, new=new, fresh=len(found.new), kept=found.kept, **counts)


def _full(found: Comparison, old: Result, new: Result, verbose: bool) -> str:
    from claims.report.layout import Places

    before, after = Places(old), Places(new)
    blocks = {
        "broken": list(_broken(found, before, after)),
        "new": [_told(f, after) for f in found.new],
        "gone": [_told(f, before) for f in found.gone],
        "changed": list(_changed(found, before, after)),
    }
    if verbose:
        blocks |= {
            "unchanged": [_told(f, after) for f in found.unchanged],
            "left": [_told(f, before) for f in found.left],
            "added": [_placed(c, after) for c in found.added],
            "dropped": [_placed(c, before) for c in found.dropped],
        }
    lines = (line for name, held in blocks.items() if held for line in (words.say(_HEADS[name]), *held, ""))
    return "".join(f"{line}\n" for line in lines)


def _broken(found: Comparison, before: Places, after: Places) -> Iterator[str]:
    for item in found.broken:
        yield _told(item.tick, before)
        yield from (f"      {words.say(_NOW, message=_told(f, after).strip())}" for f in item.instead)
        if not item.instead:
            yield f"      {words.say(_UNTICKED)}"


def _changed(found: Comparison, before: Places, after: Places) -> Iterator[str]:
    from claims.report.layout import visible

    for old, new in found.changed:
        about = " · ".join(part for part in (new.subject, new.metric, new.period) if part)
        quotes = f"“{visible(old.quote)}” → “{visible(new.quote)}”{_by(old, new)}"
        yield f"  {before.where(old.span)} → {after.where(new.span)}: {quotes}{f'  ({visible(about)})' if about else ''}"


def _by(old: Claim, new: Claim) -> str:
    """Return by how much a number changed, in percent of the old one, where both are points of one unit."""
    a, b = old.base, new.base
    if None in (a.low, b.low) or a.low != a.high or b.low != b.high or a.unit != b.unit or not a.low or b.low is None:
        return ""
    return f"  {(b.low - a.low) / abs(a.low) * 100:+.3g}%".replace("-", "−")


def _told(finding: Finding, places: Places) -> str:
    from claims.report.layout import visible
    from claims.report.wording import SIGNS

    where = f"  {places.where(finding.evidence[0].span)}" if finding.evidence else ""
    return f"  {SIGNS[finding.verdict]} {visible(finding.message)}{where}  {finding.rule}"


def _placed(claim: Claim, places: Places) -> str:
    from claims.report.layout import visible

    about = " · ".join(part for part in (claim.subject, claim.metric, claim.period) if part)
    return f"  {places.where(claim.span)}: “{visible(claim.quote)}”{f'  ({visible(about)})' if about else ''}"


def _json(found: Comparison) -> str:
    """Return the comparison for programs: findings as ids, rules, messages and places, numbers as pairs."""
    from claims.report.json import dumped

    told: dict[str, object] = {
        "schema_version": 1,
        "worse": found.is_worse,
        "ticks": {
            "broken": [{**_record(item.tick), "instead": _records(item.instead)} for item in found.broken],
            "gone": _records(found.left),
            "kept": found.kept,
        },
        "findings": {name: _records(getattr(found, name)) for name in ("new", "gone", "unchanged")},
        "numbers": {
            "changed": [{"old": _number(a), "new": _number(b)} for a, b in found.changed],
            "added": [_number(claim) for claim in found.added],
            "dropped": [_number(claim) for claim in found.dropped],
        },
    }
    return dumped(told, indent=2) + "\n"


def _records(findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [_record(finding) for finding in findings]


def _record(finding: Finding) -> dict[str, object]:
    evidence = [
        {"document": e.span.document, "start": e.span.start, "end": e.span.end, "quote": e.quote} for e in finding.evidence
    ]
    names = ("rule", "verdict", "severity", "message")
    return {"id": finding.fingerprint, **{name: getattr(finding, name) for name in names}, "evidence": evidence}


def _number(claim: Claim) -> dict[str, object]:
    low, high = (None if end is None else f"{end:f}" for end in (claim.base.low, claim.base.high))
    links = {name: getattr(claim, name) for name in ("subject", "metric", "period")}
    return {"id": claim.id, "quote": claim.quote, "low": low, "high": high, "unit": claim.base.unit, **links}
