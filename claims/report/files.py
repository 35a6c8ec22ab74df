"""Writes reports to files."""

from __future__ import annotations

from pathlib import Path


class ReportError(Exception):
    """A report that cannot be made or written as asked, in one sentence."""


def write(path: Path, data: str | bytes) -> None:
    """Write a report, its folder too where there is none. Raises `ReportError` where that cannot be done."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReportError(f"cannot write {str(path)!r}: {reason}") from error
