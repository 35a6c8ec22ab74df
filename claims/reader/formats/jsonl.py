"""JSON lines: one article a line, `id, text, title, source, url, published, language`; a broken line costs itself only."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claims.model import Failure
from claims.reader.article import Page
from claims.reader.decode import decode
from claims.reader.formats.plain import BINARY, EMPTY
from claims.reader.meta import Meta, from_mapping

SUFFIXES = (".jsonl", ".ndjson")


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield the record of each line; the id of its article is `path#id`, or `path#line` where it has none."""
    text = decode(data)
    if text is None or not text.strip():
        yield Failure(id, BINARY if text is None else EMPTY)
        return
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        page = record(line, number, id, meta)
        if isinstance(page, Page) and page.id in seen:
            page = Failure(id, f"line {number}: line {seen[page.id]} has the same id")
        elif isinstance(page, Page):
            seen[page.id] = number
        yield page


def record(line: str, number: int, path: str, meta: Meta) -> Page | Failure:
    """Return the text of one line, or what is wrong with it."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return Failure(path, f"line {number}: not valid JSON")
    if not isinstance(values, dict):
        return Failure(path, f"line {number}: not a JSON object")
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        return Failure(path, f"line {number}: has no text")
    name = values.get("id")
    return Page(f"{path}#{number if name in (None, '') else name}", text, from_mapping(values).over(meta))
