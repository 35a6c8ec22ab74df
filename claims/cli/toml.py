"""TOML files as people edit them: read with one clear error, and the line on which a key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from claims.cli import UsageError
from claims.toml import table

Key = str | int

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_ASSIGNED = re.compile(
    r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_.-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*="""
)
_PART = re.compile(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+)""")
_WHERE = re.compile(r" ?\(at line (\d+), column \d+\)")


def table_of(path: Path) -> tuple[dict[str, object], str]:
    """Return the table of a file and its text. Raises `UsageError`, one line with file, line and reason."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return table(text), text
    except OSError as error:
        raise UsageError(f"{path}: could not be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _WHERE.search(str(error))
        last = len(text.splitlines()) or 1
        raise UsageError(f"{path}:{found[1] if found else last}: not TOML: {_WHERE.sub('', str(error))}") from error


def line_of(text: str, keys: Sequence[Key]) -> int:
    """Return the line, from 1, on which a key stands; where it stands nowhere, that of the nearest table around it.

    `keys` lead to it from the top, a number counting the tables of an array: ("waiver", 2, "until").
    """
    best, depth = 1, 0
    table: tuple[Key, ...] = ()
    counted: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            names = _parts(header[2])
            if header[1] == "[[":
                counted[header[2]] = counted.get(header[2], -1) + 1
                names = (*names, counted[header[2]])
            table = names
            here = table
        else:
            assigned = _ASSIGNED.match(line)
            if not assigned:
                continue
            here = (*table, *_parts(assigned[1]))
        if here == tuple(keys[: len(here)]) and len(here) > depth:
            best, depth = number, len(here)
    return best


def _parts(dotted: str) -> tuple[Key, ...]:
    return tuple(next(part for part in found if part) if any(found) else "" for found in _PART.findall(dotted))
