"""How a result is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claims.model import SEVERITIES, Finding, Result

# The verdicts that can fail a run.
FAILING = ("inconsistent", "tension")


@dataclass(frozen=True, slots=True)
class Options:
    """How a result is told.

    `language` is auto, zh or en: the labels around messages (a message has its own language already). `show_ok` None
    leaves it to the format whether ticks are listed. `width` is in terminal columns. `summary` says whether the
    summary belongs to the text; `run` is what the JSON formats tell of the run. `wrap` breaks long lines at `width`, as
    is good for people and bad for pipes. `fail_on` is the least severity that fails the run, `folders` are the rule packs
    it used, `template` is the file that the format `template` fills in.
    """

    language: str = "auto"
    show_ok: bool | None = None
    verbose: bool = False
    colour: bool = False
    width: int = 100
    summary: bool = True
    run: Mapping[str, object] = field(default_factory=dict)
    wrap: bool = False
    fail_on: str = "error"
    folders: tuple[Path, ...] = ()
    template: Path | None = None

    def fails(self, finding: Finding) -> bool:
        """Whether a finding fails the run."""
        if finding.verdict not in FAILING or self.fail_on == "never":
            return False
        return SEVERITIES.index(finding.severity) >= SEVERITIES.index(self.fail_on)


def shown(result: Result, options: Options, *, ticks: bool, all_verdicts: bool = False) -> list[Finding]:
    """Return the findings that a format lists.

    `ticks` is whether it lists what holds unless told; what is not comparable is listed with `verbose` or `all_verdicts`.
    """
    hidden = set()
    if not (ticks if options.show_ok is None else options.show_ok):
        hidden.add("consistent")
    if not (all_verdicts or options.verbose):
        hidden.add("not_comparable")
    return [finding for finding in result.findings if finding.verdict not in hidden]
