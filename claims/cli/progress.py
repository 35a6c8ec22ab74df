"""How far a long run is, on a terminal: files done, files a second, time left. Nothing where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from claims.cli import words

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# Seconds that a run must have taken, with something left to do, before anything is shown.
PATIENCE = 1.0
_READING = {"en": "reading", "zh": "读取"}
_RATE = {"en": "{rate:.3g} files/s", "zh": "每秒{rate:.3g}个文件"}


class Meter:
    """Told of each file that is done, it draws a line that is written over and gone at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._began = stream, time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        taken = time.monotonic() - self._began
        if self._bar is None:
            if taken < PATIENCE or done >= total:
                return
            self._bar = _bar(self._stream)
            self._task = self._bar.add_task(words.say(_READING), total=total, rate="")
            self._bar.start()
        if self._task is not None:
            rate = words.say(_RATE, rate=done / max(taken, 1e-9))
            self._bar.update(self._task, completed=done, total=total, rate=rate)

    def close(self) -> None:
        """Take the line away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def meter(quiet: bool) -> Iterator[Meter | None]:
    """Keep a meter on stderr while a run lasts; None where stderr is no terminal, or quiet is wanted."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    held = Meter(sys.stderr)
    try:
        yield held
    finally:
        held.close()


def _bar(stream: TextIO) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(file=stream, force_terminal=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    return Progress(*columns, TimeRemainingColumn(), console=console, transient=True)
