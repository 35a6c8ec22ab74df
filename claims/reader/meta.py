"""What is known of an article beside its text: title, source, date, language, address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

from claims import toml
from claims.model import Failure
from claims.reader.dates import first_date

KEYS = ("title", "source", "published", "language", "url")
FENCE = re.compile(r"---[ \t]*\r?\n")
CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\r|\Z)", re.M)
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
PAIR = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.M)


@dataclass(frozen=True, slots=True)
class Meta:
    """Empty strings and None stand for what nobody said."""

    title: str = ""
    source: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""

    def over(self, other: Meta) -> Meta:
        """Return this, with what it leaves open taken from the other."""
        taken = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **taken)


def from_mapping(values: Mapping[str, object]) -> Meta:
    """Return the metadata of a record; a date may be a date, a time stamp or text, and other keys are let be."""
    words = {key: str(values[key]).strip() for key in KEYS if key != "published" and values.get(key) is not None}
    return Meta(published=as_date(values.get("published") or values.get("date")), **words)


def as_date(value: object) -> date | None:
    """Return the day that a value of a record names, or None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "")
    return first_date(COMPACT.sub(r"\1-\2-\3", text))


def sidecar(path: Path) -> Meta | Failure:
    """Return what `NAME.meta.toml` beside `NAME.txt` says (`NAME.txt.meta.toml` where two formats share a name)."""
    for name in (f"{path.name}.meta.toml", f"{path.stem}.meta.toml"):
        beside = path.with_name(name)
        if not beside.is_file():
            continue
        try:
            return from_mapping(toml.table(beside.read_text("utf-8-sig")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            return Failure(beside.as_posix(), f"not a readable TOML file: {problem}")
    return Meta()


def front_matter(text: str) -> tuple[Meta, int]:
    """Return what the block between `---` lines at the top says, and where the body begins.

    Only `key: value` lines are read: nested values of other tools are let be.
    """
    opening = FENCE.match(text)
    closing = CLOSE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return Meta(), 0
    pairs = PAIR.findall(text[opening.end() : closing.start()])
    return from_mapping({key.lower(): unquote(value) for key, value in pairs}), closing.end()


def unquote(value: str) -> str:
    """Return the value without the quotes around it."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
