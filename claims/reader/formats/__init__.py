"""One module an input format. A module names its `SUFFIXES` and has `read`; it is found by being here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from claims.model import Failure
from claims.reader.article import Page
from claims.reader.meta import Meta


class Format(Protocol):
    """What a module of this package offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
        """Yield the texts of one file. `meta` is what stands beside the file, and goes before what stands in it."""


@cache
def by_suffix() -> Mapping[str, Format]:
    """Return the format of each suffix, the dot included."""
    modules: list[Format] = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}
