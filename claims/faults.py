"""Where the program itself failed, told so that whoever reads a report can pass it on."""

from __future__ import annotations

import traceback
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def frames(error: BaseException) -> tuple[str, ...]:
    """Return the calls that led to an error, innermost last, those of this package by their place in it."""
    return tuple(f"{_placed(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__))


def _placed(name: str) -> str:
    path = Path(name)
    return path.relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name
