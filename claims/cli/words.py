"""What the command line says, in English and Chinese; `choose` sets which for the rest of the process."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar

_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


def choose(language: str) -> None:
    """Let `say` speak zh or en; anything else (auto) leaves it as it is."""
    if language in ("zh", "en"):
        _LANGUAGE.set(language)


def spoken() -> str:
    """Return zh or en: what `say` speaks."""
    return _LANGUAGE.get()


def say(said: Mapping[str, str], /, **slots: object) -> str:
    """Return the sentence in the chosen language, `slots` filled in."""
    return said[_LANGUAGE.get()].format(**slots)
