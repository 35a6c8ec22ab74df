"""The reading room: bytes to articles. Nothing here raises for what a file holds; what cannot be read is a `Failure`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from claims.model import Article, Failure
from claims.reader.article import Page, article_of
from claims.reader.formats import by_suffix, jsonl, plain
from claims.reader.meta import Meta, sidecar
from claims.reader.paths import Source, sources

__all__ = ["read", "read_text"]

STDIN = "<stdin>"
# Bytes of a file that holds an article, and of one that holds many; characters of a text. A book has a million of them.
LARGEST, LARGEST_OF_MANY = 64 * 2**20, 2 * 2**30
LONGEST = 4_000_000
_TOO_LARGE = "larger than {:,} bytes; what is so large is no article"
_TOO_LONG = "longer than {:,} characters; what is so long is no article"


def read(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Failure]:
    """Yield the articles that files, directories and patterns name, in that order, and why others could not be read.

    `-` is plain text from `stdin`. An article's id is its path as given; a directory's are joined with `/`.
    """
    for found in listed(paths, stdin=stdin):
        if isinstance(found, Source):
            yield from read_file(found)
        else:
            yield found if isinstance(found, Failure) else _article(found)


def listed(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Source | Page | Failure]:
    """Yield the files that `paths` name, unopened, and the text of `stdin` for `-`."""
    seen: set[Path] = set()
    for name in paths:
        if name == "-":
            data = (stdin or sys.stdin.buffer).read(LARGEST + 1)
            yield from plain.read(data, STDIN, Meta()) if len(data) <= LARGEST else (Failure(STDIN, _TOO_LARGE.format(LARGEST)),)
        else:
            yield from sources(name, seen)


def of_many(source: Source) -> bool:
    """Whether a file may hold many articles."""
    return source.path.suffix.lower() in jsonl.SUFFIXES


def read_file(source: Source) -> Iterator[Article | Failure]:
    """Yield the articles that one file holds."""
    return finished(pages(source))


def pages(source: Source) -> Iterator[Page | Failure]:
    """Yield the texts that one file holds; a broken `.meta.toml` beside it is a failure of its own."""
    meta = sidecar(source.path)
    if isinstance(meta, Failure):
        yield meta
        meta = Meta()
    if source.path.exists() and not source.path.is_file():
        yield Failure(source.id, "not a regular file")  # a pipe would be waited for without end
        return
    try:
        with source.path.open("rb") as file:
            data = file.read((LARGEST_OF_MANY if of_many(source) else LARGEST) + 1)
    except OSError as problem:
        yield Failure(source.id, problem.strerror or "cannot be read")
        return
    if len(data) > (LARGEST_OF_MANY if of_many(source) else LARGEST):
        yield Failure(source.id, _TOO_LARGE.format(len(data) - 1))
        return
    yield from by_suffix()[source.path.suffix.lower()].read(data, source.id, meta)


def finished(pages: Iterator[Page | Failure]) -> Iterator[Article | Failure]:
    """Yield the article of each page."""
    return (page if isinstance(page, Failure) else _article(page) for page in pages)


def _article(page: Page) -> Article | Failure:
    return article_of(page) if len(page.text) <= LONGEST else Failure(page.id, _TOO_LONG.format(LONGEST))


def read_text(
    text: str,
    id: str = "<text>",
    *,
    title: str = "",
    source: str = "",
    published: date | None = None,
    language: str = "",
    url: str = "",
    today: date | None = None,
) -> Article:
    """Return the article of a text in memory. What is not given is told from the text, as it is for a file."""
    return article_of(Page(id, text, Meta(title, source, published, language, url)), today)
