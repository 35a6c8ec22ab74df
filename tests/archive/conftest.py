"""Articles to put into archives, and archives to put them into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from claims.archive.store import Archive, Tally
from claims.model import Article
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text
from shelf import Add, Make


@pytest.fixture
def make() -> Make:
    """Return what makes an article of a text."""

    def article(text: str, name: str = "a.txt", published: date | None = date(2025, 3, 20), title: str = "") -> Article:
        return read_text(text, name, published=published, title=title)

    return article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def add(path: Path) -> Add:
    """Return what puts articles into the archive, read by some reading, and tells what became of them."""

    def put(articles: Article | Iterable[Article], reading: str = "1", whole: bool = True) -> Tally:
        held = [articles] if isinstance(articles, Article) else list(articles)
        told = ((article, parse(article, load()).claims) for article in held)
        with Archive(path, write=True) as archive:
            return sum(archive.add(told, load(), reading, whole=whole), Tally())

    return put
