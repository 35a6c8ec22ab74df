"""Writes reports to files."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


class ReportError(Exception):
    """A report that cannot be made or written as asked, in one sentence."""


def write(path: Path, data: str | bytes) -> None:
    """Write a report, its folder too where there is none. Raises `ReportError` where that cannot be done.

    What stood there stays whole until the new report is: a full disk costs no report of an earlier run.
    """
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(raw)  # a pipe or a device is written to, never replaced
        else:
            _replace(Path(os.path.realpath(path)), raw)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReportError(f"cannot write {str(path)!r}: {reason}") from error


def _replace(path: Path, raw: bytes) -> None:
    """Write a file beside `path`, then put it in its place."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    try:
        beside.write_bytes(raw)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
