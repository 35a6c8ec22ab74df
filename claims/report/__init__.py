"""Result → text. A format is a module of this package with a `NAME`, its own, and `render(result, options) -> str`.

A format that is more than one text, or no text, has `save(result, options, path)` too, or instead: it writes its files.
Formats are found by walking the package; adding one is adding a module.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from claims.report.files import ReportError, write

if TYPE_CHECKING:
    from claims.model import Result
    from claims.report.options import Options

__all__ = ["Format", "ReportError", "find_format", "formats", "is_printed", "names", "save"]

_NAME = re.compile(r'^NAME = "(\w+)"$', re.M)


class Format(Protocol):
    """A module that renders results."""

    NAME: str

    def render(self, result: Result, options: Options) -> str: ...


class _Saving(Protocol):
    def save(self, result: Result, options: Options, path: Path) -> None: ...


@cache
def names() -> tuple[str, ...]:
    """Return the names of the formats, sorted, without loading them."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if _is_format(info.name)))


def find_format(name: str) -> Format | None:
    """Return the format of that name, or None. No other is loaded."""
    return cast("Format", _module(name)) if name in names() else None


def formats() -> Mapping[str, Format]:
    """Return the formats by name, sorted."""
    return {name: cast("Format", _module(name)) for name in names()}


def is_printed(format: Format) -> bool:
    """Whether a format is a text, which can go to standard output."""
    return hasattr(format, "render")


def save(format: Format, result: Result, options: Options, path: Path) -> None:
    """Write a report in a format. Raises `ReportError` where that cannot be done."""
    if hasattr(format, "save"):
        cast("_Saving", format).save(result, options, path)
    else:
        write(path, format.render(result, options))


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def _is_format(name: str) -> bool:
    """Whether a module names itself as a format: told from its source where there is one, for speed."""
    found = find_spec(f"{__name__}.{name}")
    if found is None or found.origin is None:
        return False
    if not found.origin.endswith(".py"):
        return getattr(_module(name), "NAME", None) == name
    told = _NAME.search(Path(found.origin).read_text(encoding="utf-8"))
    return told is not None and told[1] == name
