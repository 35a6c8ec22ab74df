"""Plain text: the whole file is the article."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Failure
from claims.reader.article import Page
from claims.reader.decode import decode
from claims.reader.meta import Meta

SUFFIXES = (".txt", ".text")
BINARY = "not a text file (binary, or an unknown charset)"
EMPTY = "the file is empty"


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield the text, or why there is none."""
    text = decode(data)
    if text is None:
        yield Failure(id, BINARY)
    elif not text.strip():
        yield Failure(id, EMPTY)
    else:
        yield Page(id, text, meta)
