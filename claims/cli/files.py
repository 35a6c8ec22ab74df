"""State files: written whole or not at all, by one run at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claims.cli import UsageError, words


def replace(path: Path, text: str) -> None:
    """Write a file under another name beside it, then put it in its place: whoever reads finds the old or the new one.

    Raises `UsageError` where that cannot be done; the old one stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(made, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(made, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(made)
        raise _unwritable(path, error) from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other runs from changing a file between reading and writing it, where the system can lock a folder."""
    try:
        import fcntl

        folder = os.open(path.parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _unwritable(path: Path, error: OSError) -> UsageError:
    told = {"en": "cannot write {path!r}: {reason}", "zh": "无法写入 {path!r}：{reason}"}
    return UsageError(words.say(told, path=str(path), reason=error.strerror))


def _umask() -> int:
    """Return the mask of the process, which can only be asked for by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
