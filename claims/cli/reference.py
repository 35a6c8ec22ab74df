"""A rule told by its name: the one thing that `explain` is mostly asked for, with as little loaded as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import workspace

if TYPE_CHECKING:
    from claims.cli.settings import Settings


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """Return the rule packs that a configuration and a command name."""
    return workspace.packs([Path(folder) for folder in settings.rules], settings.paths)


def rule_told(name: str, folders: Iterable[Path]) -> str | None:
    """Return all that a rule's file says, of the built-in rules and those of `folders`; None where no rule has that name."""
    from claims.packs import find_rule
    from claims.report.rulebook import explain_rule

    rule = find_rule(name, *folders)
    return explain_rule(rule) if rule else None


def explained(name: str) -> bool:
    """Print the rule of a name as `explain NAME` does, without parsing options; return whether there is one."""
    from claims.cli import configuration
    from claims.cli.output import emit

    is_configured = configuration.find(Path.cwd()) is not None
    told = rule_told(name, folders_of(configuration.of().settings) if is_configured else workspace.packs(()))
    if told is not None:
        emit(told)
    return told is not None
