"""Runs a check again whenever a file that it reads changes: by looking, twice a second, with nothing to install."""

from __future__ import annotations

import glob
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, words

if TYPE_CHECKING:
    from claims.cli.running import Job

# Seconds between two looks, and that files must stay as they are before they are read: editors write in several goes.
PAUSE = 0.5
QUIET = 0.2

_WATCHING = {"en": "watching {count} files; Ctrl-C ends", "zh": "正在监视 {count} 个文件；按 Ctrl-C 结束"}
_CHANGED = {"en": "changed: {names}", "zh": "有变动：{names}"}
_STDIN = {"en": "--watch: standard input cannot be watched", "zh": "--watch：无法监视标准输入"}
# More names than this are counted.
_NAMED = 5

State = Mapping[str, tuple[int, int]]


def watch(prepare: Callable[[], Job], once: Callable[[Job], int], sleep: Callable[[float], None] = time.sleep) -> int:
    """Check, and again after every change, until interrupted; return 0 then.

    `prepare` is asked before each run, so that a changed configuration holds; what it or a run raises for wrong usage or
    a rule file is told, and mended by the next change.
    """
    from claims.cli import output

    job, first = prepare(), True
    if "-" in job.inputs:
        raise UsageError(words.say(_STDIN))
    try:
        while True:
            before = state(job)
            job = _run(prepare, once, job, first)
            first = False
            output.tell(words.say(_WATCHING, count=len(before)))
            _announce(_wait(job, before, sleep))
    except KeyboardInterrupt:
        output.tell("")
        return 0


def _run(prepare: Callable[[], Job], once: Callable[[Job], int], job: Job, first: bool) -> Job:
    """Run once and return the job that was run; on a fault, tell it and return the job before."""
    from claims.cache import forget
    from claims.cli import output
    from claims.packs import PackError, load
    from claims.report.layout import visible

    try:
        if not first:
            load.cache_clear()
            forget()
            job = prepare()
        once(job)
    except (UsageError, PackError) as error:
        output.tell(visible(f"check-claims: {error}"))
    return job


def _wait(job: Job, before: State, sleep: Callable[[float], None]) -> list[str]:
    """Return the names that changed since `before`, once nothing changes any more."""
    while True:
        sleep(PAUSE)
        now = state(job)
        if now == before:
            continue
        settled = False
        while not settled:
            sleep(QUIET)
            later = state(job)
            settled, now = later == now, later
        changed = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
        if changed:
            return changed


def _announce(names: list[str]) -> None:
    """Say what changed, above what is found now; a terminal is cleared first."""
    from claims.cli import output
    from claims.report.layout import visible

    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        output.emit("\x1b[2J\x1b[H")
    more = f" … +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    output.tell(visible(words.say(_CHANGED, names=", ".join(names[:_NAMED]) + more)))


def state(job: Job) -> State:
    """Return time and size of every file that a run reads, without the reports that it writes."""
    settings = job.asked.settings
    written = {os.path.abspath(spec.partition(":")[2]) for spec in settings.report}
    named = [*job.inputs, *settings.against, *job.rates, *map(str, job.folders)]
    named += [str(path) for path in (job.asked.file, settings.baseline, settings.waivers) if path]
    named += [str(job.asked.root / name) for name in ("check-claims.waivers.toml", "check-claims.toml")]
    found: dict[str, tuple[int, int]] = {}
    for path in _files(named):
        if os.path.abspath(path) not in written:
            try:
                told = os.stat(path)
            except OSError:
                continue
            found[path] = (told.st_mtime_ns, told.st_size)
    return found


def _files(names: Iterable[str]) -> Iterable[str]:
    """Yield the files that names lead to: a folder's without hidden ones, a pattern's, and those beside an article."""
    for name in names:
        if os.path.isdir(name):
            for folder, inner, files in os.walk(name):
                inner[:] = [one for one in inner if not one.startswith(".")]
                yield from (os.path.join(folder, file) for file in files if not file.startswith("."))
        elif glob.has_magic(name) and not os.path.exists(name):
            yield from glob.glob(name, recursive=True)
        else:
            yield name
            yield from (f"{name}.meta.toml", str(Path(name).with_suffix(".meta.toml")))
