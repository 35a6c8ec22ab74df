"""Runs commands where the system refuses: files that may not grow, folders that may not be written, memory that ends."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRONG = "2024年，{name}实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"
# Linux: what a process drops of its rights with, and the rights by which root reads and writes what it may not.
_DROP, _RIGHTS = 24, (1, 2)

Done = subprocess.CompletedProcess[str]


def run(
    *arguments: str, cwd: Path, prepare: Callable[[], object] | None = None, out: int = subprocess.PIPE, cache: str = "off"
) -> Done:
    """Run a command in a process of its own, `prepare` called in it first."""
    # What measures coverage would write into what is full, and tell of it.
    known = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    settings = {**known, "PYTHONPATH": str(ROOT), "CHECK_CLAIMS_CACHE": cache}
    if prepare:  # Python leaves half a file of byte code where a file may not grow, and fails on it ever after
        settings["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(
        [sys.executable, "-m", "claims", *arguments],
        cwd=cwd,
        env=settings,
        stdout=out,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        preexec_fn=prepare,
        timeout=300,
    )


def no_larger(size: int) -> Callable[[], None]:
    """Return what lets no file of a process grow beyond so many bytes: a disk with as much room left."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def held_to_rights() -> None:
    """Take from root what lets it read and write whatever it likes; anybody else has no such right."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None)
        for right in _RIGHTS:
            library.prctl(_DROP, right, 0, 0, 0)


@contextmanager
def closed(path: Path, mode: int) -> Iterator[Path]:
    """Give a path other rights for a while."""
    before = path.stat().st_mode & 0o777
    path.chmod(mode)
    try:
        yield path
    finally:
        path.chmod(before)


def articles(folder: Path, *names: str) -> Path:
    """Write an article with a contradiction for each name; return the folder."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(WRONG.format(name=name), encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, hidden ones too, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
