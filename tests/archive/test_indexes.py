"""A run that adds very many articles does without indexes; whoever comes next finds them, and everything by them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims.archive import schema, store
from claims.archive.conflicts import find_conflicts
from claims.archive.schema import INDEXES, missing
from claims.archive.store import Archive, Tally, Told
from claims.model import Article
from claims.packs import load
from claims.parse.assemble import parse
from shelf import Make

Told_by = Callable[[range], Iterator[Told]]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run of ten articles be a very large one."""
    monkeypatch.setattr(store, "BATCH", 2)
    monkeypatch.setattr(store, "MANY", 4)
    monkeypatch.setattr(store, "SHARE", 2)


@pytest.fixture
def told(make: Make) -> Told_by:
    """Return what makes articles of numbers, of which every third contradicts the others."""

    def made(numbers: range) -> Iterator[Told]:
        for number in numbers:
            article: Article = make(f"北辰能源2024年营收为{12 + number % 3 // 2}.5亿元。第{number}版。", f"{number:02}.txt")
            yield article, parse(article, load()).claims

    return made


def indexes_missing(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as base:
        return missing(base)


def test_a_large_run_does_without_indexes_until_its_end(path: Path, told: Told_by) -> None:
    without = []
    with Archive(path, write=True) as archive:
        for _ in archive.add(told(range(10)), load(), "1"):
            without.append(len(indexes_missing(path)))
    assert without == [0, 0, len(INDEXES), len(INDEXES), len(INDEXES)]
    assert indexes_missing(path) == []


def test_a_run_that_adds_little_to_much_keeps_them(path: Path, told: Told_by) -> None:
    with Archive(path, write=True) as archive:
        assert sum(archive.add(told(range(16)), load(), "1"), Tally()) == Tally(added=16)
        for _ in archive.add(told(range(16, 26)), load(), "1"):
            assert indexes_missing(path) == []


def test_what_is_held_already_is_no_reason_to_drop_them(path: Path, told: Told_by) -> None:
    with Archive(path, write=True) as archive:
        list(archive.add(told(range(10)), load(), "1"))
        for tally in archive.add(told(range(10)), load(), "1"):
            assert (tally, indexes_missing(path)) == (Tally(held=2), [])


def test_whoever_reads_after_a_run_that_was_cut_short_makes_them(path: Path, told: Told_by) -> None:
    with Archive(path, write=True) as archive:
        run = archive.add(told(range(10)), load(), "1")
        for _ in range(4):
            next(run)
    assert indexes_missing(path) == list(INDEXES)
    with Archive(path) as archive:
        assert len(archive.names()) == 8
    assert indexes_missing(path) == []
    with Archive(path, write=True) as archive:
        assert sum(archive.add(told(range(10)), load(), "1"), Tally()) == Tally(held=8, added=2)
        assert archive.fault() == ""


def test_a_reader_may_make_them_while_the_run_goes_on(path: Path, told: Told_by) -> None:
    seen = []
    with Archive(path, write=True) as archive:
        for _ in archive.add(told(range(20)), load(), "1"):
            with Archive(path) as reader:
                seen.append(len(find_conflicts(reader, load()).findings))
            assert indexes_missing(path) == []
    assert seen == [0, *[2] * 9]  # the contradiction, and what agrees


def test_what_is_found_without_them_is_the_same(path: Path, told: Told_by, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(path, write=True) as archive:
        list(archive.add(told(range(10)), load(), "1"))
    with Archive(path) as archive:
        found = find_conflicts(archive, load())
    with closing(sqlite3.connect(path)) as base:
        schema.drop_indexes(base)
        base.commit()
    monkeypatch.setattr(schema, "make_indexes", lambda base: None)
    with Archive(path) as archive:
        assert find_conflicts(archive, load()) == found
    assert indexes_missing(path) == list(INDEXES)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_file_that_cannot_be_written_is_read_without_them(path: Path, told: Told_by) -> None:
    with Archive(path, write=True) as archive:
        list(archive.add(told(range(2)), load(), "1"))
    with closing(sqlite3.connect(path)) as base:
        schema.drop_indexes(base)
        base.commit()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Archive(path) as archive:
            assert len(archive.names()) == 2
    finally:
        path.parent.chmod(0o755)


def test_another_writer_in_the_way_of_making_them_stops_no_reader(path: Path, told: Told_by) -> None:
    with Archive(path, write=True) as archive:
        list(archive.add(told(range(2)), load(), "1"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        schema.drop_indexes(other)
        other.execute("BEGIN IMMEDIATE")
        with Archive(path, patience=0.1) as archive:
            assert len(archive.names()) == 2
