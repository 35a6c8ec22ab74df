"""Markdown: front matter gives the metadata and is no body; offsets stay those of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.model import Failure
from claims.reader.article import Page
from claims.reader.formats import plain
from claims.reader.meta import Meta, front_matter

SUFFIXES = (".md", ".markdown")


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield the text with its front matter set apart."""
    for page in plain.read(data, id, meta):
        if isinstance(page, Failure):
            yield page
            continue
        inside, body_start = front_matter(page.text)
        if page.text[body_start:].strip():
            yield replace(page, meta=meta.over(inside), body_start=body_start, markdown=True)
        else:
            yield Failure(id, "nothing follows the front matter")
