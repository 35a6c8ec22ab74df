"""Result → text. A format is a module of this package with a `NAME` and `render(result, options) -> str`.

Formats are found by walking the package; adding one is adding a module.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from claims.model import Result
from claims.report.options import Options

__all__ = ["Format", "Options", "find_format", "formats"]


class Format(Protocol):
    """A module that renders results."""

    NAME: str

    def render(self, result: Result, options: Options) -> str: ...


def find_format(name: str) -> Format | None:
    """Return the format of that name, or None. A format in a module of its own name loads no other."""
    if name in {info.name for info in pkgutil.iter_modules(__path__)}:
        module = import_module(f"{__name__}.{name}")
        if getattr(module, "NAME", None) == name:
            return cast("Format", module)
    return formats().get(name)


@cache
def formats() -> Mapping[str, Format]:
    """Return the formats by name, sorted."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found = {module.NAME: cast("Format", module) for module in modules if hasattr(module, "NAME")}
    return dict(sorted(found.items()))
