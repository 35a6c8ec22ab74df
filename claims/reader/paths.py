"""Arguments to files: single files, directories, patterns; what is no article in a directory is passed over."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath

from claims.model import Failure
from claims.reader.formats import by_suffix

# In a workspace these stand beside articles and are none.
PASSED_OVER = ("README*.md", "EXPECTED.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the id its article goes by."""

    id: str
    path: Path


def sources(name: str, seen: set[Path]) -> Iterator[Source | Failure]:
    """Yield the files that an argument names, except those `seen` before, and add them there."""
    try:
        for source in expand(name):
            path = _real(source.path) if isinstance(source, Source) else None
            if path not in seen:
                yield source
            seen.update([path] if path else [])
    except (OSError, ValueError):
        # A name longer than the system allows, or with a NUL in it.
        yield Failure(name, "no such file or directory")


def _real(path: Path) -> Path:
    """Return a path without links; one that leads round in a circle stays as it is, for the reader to report."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def expand(name: str) -> Iterator[Source | Failure]:
    """Yield the files of one argument: a directory's in order of their names, a pattern's likewise."""
    path = Path(name)
    if path.is_dir():
        yield from in_directory(name)
    elif path.is_file():
        known = path.suffix.lower() in by_suffix()
        yield Source(name, path) if known else Failure(name, unknown(path))
    elif path.exists():
        yield Failure(name, "not a regular file")
    elif glob.has_magic(name):
        yield from matching(name)
    else:
        yield Failure(name, "no such file or directory")


def unknown(path: Path) -> str:
    """Return why a file of this name cannot be read, and which could."""
    kind = f"unknown suffix {path.suffix}" if path.suffix else "no suffix to tell the format by"
    return f"{kind}; known are {', '.join(sorted(by_suffix()))}"


def in_directory(name: str) -> Iterator[Source | Failure]:
    """Yield the articles under a directory, or that there are none."""
    closed: list[OSError] = []
    found = sorted(PurePath(folder, file).as_posix() for folder, file in walk(name, closed.append) if is_article(file))
    yield from (Failure(PurePath(error.filename).as_posix(), error.strerror or "cannot be listed") for error in closed)
    if not found and not closed:
        yield Failure(name, "no articles in this directory")
    for path in found:
        yield Source(path, Path(path))


def walk(name: str, refused: Callable[[OSError], object] | None = None) -> Iterator[tuple[str, str]]:
    """Yield folder and name of each file under a directory, without hidden ones; `refused` is told what cannot be listed."""
    for folder, folders, files in os.walk(name, onerror=refused):
        folders[:] = [inner for inner in folders if not inner.startswith(".")]
        yield from ((folder, file) for file in files)


def is_article(file: str) -> bool:
    """Return whether a file met in a directory is to be read."""
    # ~$draft.docx is what Word puts beside a document that is open.
    if file.startswith((".", "~$")) or any(fnmatch(file, pattern) for pattern in PASSED_OVER):
        return False
    return PurePath(file).suffix.lower() in by_suffix()


def matching(pattern: str) -> Iterator[Source | Failure]:
    """Yield the articles that a pattern names; `**` goes into folders."""
    found = [path for path in sorted(_named(pattern)) if Path(path).is_file() and is_article(PurePath(path).name)]
    if not found:
        yield Failure(pattern, "no articles match this pattern")
    for path in found:
        yield Source(path, Path(path))


def _named(pattern: str) -> Iterator[str]:
    """Yield the paths that fit a pattern. Like `walk`, `**` follows no link to a folder: two that lead up would never end."""
    parts = PurePath(pattern).parts
    if "**" not in parts:
        yield from glob.glob(pattern)
        return
    start = parts.index("**")
    for folder in glob.glob(str(PurePath(*parts[:start]))):
        for inner, file in walk(folder):
            path = PurePath(inner, file)
            if _fits(path.relative_to(folder).parts, parts[start:]):
                yield path.as_posix()


def _fits(names: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the parts of a path fit those of a pattern, in which `**` stands for any number of folders."""
    if not wanted or not names:
        return not names and set(wanted) <= {"**"}
    if wanted[0] == "**":
        return _fits(names, wanted[1:]) or _fits(names[1:], wanted)
    return fnmatch(names[0], wanted[0]) and _fits(names[1:], wanted[1:])
