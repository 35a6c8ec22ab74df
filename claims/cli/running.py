"""One run as it was asked for: what is checked, with which rules, and what comes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claims.cli import UsageError, arguments, distributed, words, workspace
from claims.cli.configuration import Asked

if TYPE_CHECKING:
    from claims.model import Result


@dataclass(frozen=True, slots=True)
class Job:
    """What a run works on. `inputs` are paths as articles are named by; `told` is what reports say of the run."""

    asked: Asked
    inputs: tuple[str, ...]
    folders: tuple[Path, ...]
    rates: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    within: bool
    across: bool
    as_of: date | None

    @property
    def told(self) -> dict[str, object]:
        settings = self.asked.settings
        return {
            "command": "check",
            "language": settings.lang,
            "select": self.select,
            "ignore": self.ignore,
            "within": self.within,
            "across": self.across,
            "against": settings.against,
            "fx": self.rates,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }


def prepare(asked: Asked) -> Job:
    """Return the run that is asked for. Raises `UsageError` for what does not exist, before anything is read."""
    settings = asked.settings
    arguments.choose("--lang", settings.lang, arguments.LANGUAGES)
    named = workspace.articles(settings.paths, asked.root)
    return Job(
        asked=asked,
        inputs=kept(named, settings.exclude),
        folders=workspace.packs([Path(folder) for folder in settings.rules], named),
        rates=workspace.rates(settings.fx, named),
        select=arguments.split(settings.select),
        ignore=arguments.split(settings.ignore),
        within=settings.within or not settings.across,
        across=settings.across or not settings.within,
        as_of=settings.as_of,
    )


def result_of(job: Job, progress: Callable[[int, int], None] | None = None) -> Result:
    """Return what the articles of a run claim and what the rules find in it, nothing held back yet.

    `progress` is called with how many files are done, and of how many.
    """
    from claims.cache import usual
    from claims.pipeline import check

    settings = job.asked.settings
    if settings.engine == "spark":
        return distributed.result_of(job)
    inputs, warnings = inputs_of(job)
    result = check(
        inputs,
        stdin=sys.stdin.buffer,
        folders=job.folders,
        language=settings.lang,
        select=job.select,
        ignore=job.ignore,
        within=job.within,
        across=job.across,
        against=[Path(table) for table in settings.against],
        fx=job.rates,
        jobs=settings.jobs,
        limit=settings.time_limit,
        cache=None if settings.no_cache else usual(job.folders),
        progress=progress,
    )
    return replace(result, warnings=(*warnings, *result.warnings)) if warnings else result


def inputs_of(job: Job) -> tuple[list[str] | Result, tuple[str, ...]]:
    """Return what a run reads: paths, or with --as-of the articles of that day, and a warning where any are left out."""
    inputs = list(job.inputs)
    if job.as_of is None:
        return inputs, ()
    from claims.pipeline import read

    return as_of(read(inputs, stdin=sys.stdin.buffer), job.as_of)


def as_of(result: Result, day: date) -> tuple[Result, tuple[str, ...]]:
    """Return what was read as it stood on a day (undated articles are of it), and a warning where later ones are left out."""
    articles = tuple(
        replace(a, published=a.published or day) for a in result.articles if a.published is None or a.published <= day
    )
    left_out = len(result.articles) - len(articles)
    told = {"en": "left out as published after {day}: {count} of the articles", "zh": "{day} 之后发表的 {count} 篇文章未计入"}
    return replace(result, articles=articles), (words.say(told, count=left_out, day=day),) if left_out else ()


def kept(names: list[str], exclude: tuple[str, ...]) -> tuple[str, ...]:
    """Return the inputs without the files that a pattern of `exclude` names. Raises `UsageError` where none is left.

    Only with patterns are folders taken apart into files; a name that leads to none is left for the reader to report.
    """
    if not exclude:
        return tuple(names)
    from claims.model import Failure
    from claims.reader.paths import sources

    seen: set[Path] = set()
    found: list[str] = []
    for name in names:
        items = (name,) if name == "-" else (name if isinstance(item, Failure) else item.id for item in sources(name, seen))
        found += [item for item in items if not any(matches(item, pattern) for pattern in exclude)]
    if not found:
        told = {
            "en": "nothing to check: --exclude leaves no file of {names}",
            "zh": "没有可核对的内容：--exclude 排除了 {names} 中的全部文件",
        }
        raise UsageError(words.say(told, names=", ".join(names)))
    return tuple(dict.fromkeys(found))


def matches(name: str, pattern: str) -> bool:
    """Whether a pattern names a file, or a folder that it lies in; without a / it may be any part of the path."""
    path = PurePath(name)
    wanted = PurePath(pattern).as_posix()
    wholes = [whole.as_posix() for whole in (path, *path.parents) if whole != PurePath()]
    if any(fnmatch(whole, wanted) for whole in wholes):
        return True
    return "/" not in wanted and any(fnmatch(part, wanted) for part in path.parts)
