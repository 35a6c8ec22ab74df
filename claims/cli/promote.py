"""Finds a claim by its id or its place, and prints the fact that pins it."""

from __future__ import annotations

import re
from pathlib import Path

from claims.cli import UsageError
from claims.facts.promote import promoted
from claims.facts.query import claims_of
from claims.model import Claim
from claims.packs import load
from claims.pipeline import extract

_ID = re.compile(r"(?P<path>.+)@(?P<start>\d+)-(?P<end>\d+)")
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def fact_at(name: str, folders: tuple[Path, ...]) -> str:
    """Return the `[[fact]]` table of a claim named `PATH@START-END` or `PATH:LINE[:COLUMN]`.

    Raises `UsageError` where no claim, or more than one, stands there, and where it cannot be pinned.
    """
    found = _ID.fullmatch(name) or _PLACE.fullmatch(name)
    if found is None:
        raise UsageError(f"facts promote: {name!r} is neither PATH@START-END nor PATH:LINE:COLUMN")
    result = extract([found["path"]], folders=folders)
    if result.failures:
        raise UsageError(f"facts promote: {result.failures[0].path}: {result.failures[0].reason}")
    asked = claims_of(result, load(*folders))
    named = [c for c in asked if _is_named(name, c, asked.place(c), "line" in found.groupdict(), found)]
    if len(named) != 1:
        listed = "; ".join(asked.told(c) for c in named[:10])
        raise UsageError(f"facts promote: {len(named) or 'no'} claims at {name}{': ' if named else ''}{listed}")
    articles = {article.id: article for article in result.articles}
    try:
        return promoted(named[0], articles[named[0].document], load(*folders))
    except ValueError as error:
        raise UsageError(f"facts promote: {error}") from error


def _is_named(name: str, claim: Claim, place: str, by_line: bool, found: re.Match[str]) -> bool:
    """Whether a claim has that id, or stands in that line (at that column, or around it)."""
    if not by_line:
        return claim.id == name
    line, column = (int(part) for part in place.rsplit(":", 2)[1:])
    if line != int(found["line"]):
        return False
    asked = int(found["column"]) if found["column"] else None
    return asked is None or column <= asked < column + len(claim.quote)
