"""What is put into an archive stays as it was put in, once, whatever happens meanwhile."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from claims.archive import schema
from claims.archive.query import Query, find
from claims.archive.schema import APPLICATION, VERSION, ArchiveError, is_archive
from claims.archive.statements import run
from claims.archive.store import Archive, Tally
from claims.model import Article, Claim
from claims.packs import load
from claims.parse.assemble import parse
from shelf import Add, Make

FIRST = "北辰能源2024年营收为12.5亿元，净利润为1.2亿元。"
SECOND = "北辰能源2024年营收为12.8亿元，净利润为1.2亿元。"


def quotes(path: Path) -> list[tuple[str, str]]:
    with Archive(path) as archive:
        return [(claim.document, claim.quote) for _, claim in archive.claims("ORDER BY d.name, c.place")]


def test_articles_and_claims_come_back(path: Path, make: Make, add: Add) -> None:
    articles = [make(FIRST), make("Beichen's 2024 revenue was $1.7 billion, up 8%.", "b.txt")]
    assert add(articles) == Tally(added=2)
    with Archive(path) as archive:
        assert archive.names() == ["a.txt", "b.txt"]
        claims = [claim for _, claim in archive.claims("ORDER BY c.document, c.place")]
        assert claims == [claim for article in articles for claim in parse(article, load()).claims]
        assert list(archive.articles([1, 2]).values()) == articles


def test_the_same_article_is_held_and_a_copy_is_not_counted_twice(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    assert add([make(FIRST), make(FIRST, "copy.txt")]) == Tally(held=1, copies=1)
    assert quotes(path) == [("a.txt", "12.5亿元"), ("a.txt", "1.2亿元")]


def test_the_same_text_of_another_day_is_another_article(make: Make, add: Add) -> None:
    add(make("今年营收为12.5亿元。"))
    assert add(make("今年营收为12.5亿元。", "b.txt", date(2024, 3, 20))) == Tally(added=1)


def test_another_text_is_the_next_version_and_the_last_one_counts(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    assert add(make(SECOND)) == Tally(changed=1)
    assert quotes(path) == [("a.txt", "12.8亿元"), ("a.txt", "1.2亿元")]
    assert add(make(FIRST)) == Tally(changed=1)  # taken back
    assert quotes(path) == [("a.txt", "12.5亿元"), ("a.txt", "1.2亿元")]
    with Archive(path) as archive:
        assert list(archive.rows("SELECT version, current FROM documents ORDER BY version")) == [(1, 1), (2, 0)]


def test_a_copy_of_what_no_longer_counts_is_an_article(make: Make, add: Add) -> None:
    add(make(FIRST))
    add(make(SECOND))
    assert add(make(FIRST, "b.txt")) == Tally(added=1)


def test_what_other_code_read_is_read_again_in_its_place(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    assert add(make(FIRST), reading="2") == Tally(reread=1)
    assert add(replace(make(FIRST), title="北辰年报"), reading="2") == Tally(reread=1)
    with Archive(path) as archive:
        assert list(archive.rows("SELECT version, reading, title FROM documents")) == [(1, "2", "北辰年报")]


def test_what_is_held_need_not_be_parsed(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    with Archive(path, write=True) as archive:
        asked = [archive.is_held(make(FIRST), "1"), archive.is_held(make(FIRST, "b.txt"), "1")]
        assert asked == [True, True]
        assert not archive.is_held(make(FIRST), "2")
        assert not archive.is_held(make(SECOND), "1")
        unparsed: list[tuple[Article, None]] = [(make(FIRST), None), (make(FIRST, "b.txt"), None)]
        assert list(archive.add(unparsed, load(), "1")) == [Tally(held=1, copies=1)]


def test_removing_takes_all_versions(path: Path, make: Make, add: Add) -> None:
    add([make(FIRST), make("另有一篇，营收为3.0亿元。", "b.txt")])
    add(make(SECOND))
    with Archive(path, write=True) as archive:
        assert (archive.remove("a.txt"), archive.remove("a.txt")) == (True, False)
    assert quotes(path) == [("b.txt", "3.0亿元")]
    assert add(make(FIRST)) == Tally(added=1)


def test_only_sentences_with_claims_are_kept_where_asked(path: Path, make: Make, add: Add) -> None:
    add(make("北辰能源昨日开会，茶点丰富。" + FIRST), whole=False)
    with Archive(path) as archive:
        kept = archive.articles([1])[1].text
    assert kept == " " * 14 + FIRST


def test_info_counts_and_checks(path: Path, make: Make, add: Add) -> None:
    add([make(FIRST), make("Revenue was $5 million.", "b.txt", date(2025, 1, 2))])
    add(make(SECOND))
    with Archive(path) as archive:
        found = archive.info()
    assert (found.articles, found.versions, found.claims, found.fault, found.version) == (2, 3, 3, "", VERSION)
    assert (found.first, found.last) == ("2025-01-02", "2025-03-20")
    assert (found.languages, found.readings) == ({"en": 1, "zh-Hans": 1}, {"1": 2})


def test_a_reader_sees_one_state_while_another_writes(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    with Archive(path) as archive:
        before = archive.names()
        add(make(SECOND, "b.txt"))
        assert archive.names() == before == ["a.txt"]
    assert [name for name, _ in quotes(path)] == ["a.txt", "a.txt", "b.txt", "b.txt"]


def test_a_batch_that_fails_leaves_nothing_of_itself(path: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.archive.store.BATCH", 2)

    def told() -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        for number in range(5):
            article = make(FIRST.replace("12.5", f"12.{number}"), f"{number}.txt")
            claims = parse(article, load()).claims
            yield article, claims if number < 3 else (replace(claims[0], metric="x", hard=()),)

    with Archive(path, write=True) as archive, pytest.raises(ValueError, match="empty"):
        list(archive.add(told(), load(), "1"))
    with Archive(path) as archive:
        assert archive.names() == ["0.txt", "1.txt"]
        assert archive.fault() == ""


def test_another_writer_is_waited_for(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    started = time.monotonic()
    assert add(make(SECOND, "b.txt")) == Tally(added=1)
    assert time.monotonic() - started >= 0.25
    other.close()


def test_a_writer_that_does_not_end_is_one_clear_error(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        Archive(path, write=True, patience=0.1) as archive,
        pytest.raises(ArchiveError, match="another process is writing to it"),
    ):
        archive.remove("a.txt")
    other.close()
    with Archive(path, write=True) as archive:
        assert archive.remove("a.txt")


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("营收12.5亿元")
    for write in (False, True):
        with pytest.raises(ArchiveError, match="not an SQLite file"):
            Archive(text, write=write)
    assert text.read_text() == "营收12.5亿元"
    with pytest.raises(ArchiveError, match="no such archive"):
        Archive(tmp_path / "none.db")
    with pytest.raises(ArchiveError, match="not an SQLite file"):
        Archive(tmp_path, write=True)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(ArchiveError, match="not an archive of check-claims"):
            Archive(path, write=write)
    assert path.read_bytes() == before


def test_an_archive_of_a_later_version_is_refused(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    with sqlite3.connect(path) as base:
        base.execute(f"PRAGMA user_version = {VERSION + 1}")
    for write in (False, True):
        with pytest.raises(ArchiveError, match=f"written by a later check-claims.*{VERSION + 1}.*upgrade"):
            Archive(path, write=write)


def test_an_archive_of_an_earlier_version_is_brought_up_to_date(
    path: Path, make: Make, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(make(FIRST))
    monkeypatch.setattr(schema, "VERSION", VERSION + 2)
    steps = ["ALTER TABLE documents ADD COLUMN desk TEXT;", "CREATE INDEX by_desk ON documents (desk);"]
    monkeypatch.setattr(schema, "MIGRATIONS", {VERSION + at: partial(run, script=step) for at, step in enumerate(steps)})
    with Archive(path) as archive:  # a reader brings it up to date too
        assert list(archive.rows("PRAGMA user_version")) == [(VERSION + 2,)]
        assert list(archive.rows("SELECT name, desk FROM documents")) == [("a.txt", None)]


def test_an_earlier_version_that_cannot_be_written_is_one_clear_error(
    path: Path, make: Make, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(make(FIRST))

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(schema, "VERSION", VERSION + 1)
    monkeypatch.setattr(schema, "_writable", refuse)
    with pytest.raises(ArchiveError, match="earlier check-claims; it must be opened once where it can be written"):
        Archive(path)


def test_a_step_that_fails_leaves_the_archive_as_it_was(
    path: Path, make: Make, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(make(FIRST))
    with monkeypatch.context() as later:
        later.setattr(schema, "VERSION", VERSION + 1)
        step = "CREATE TABLE desks (name);\nALTER TABLE nowhere ADD COLUMN desk TEXT;"
        later.setattr(schema, "MIGRATIONS", {VERSION: partial(run, script=step)})
        with pytest.raises(ArchiveError, match="no such table"):
            Archive(path)
    with Archive(path) as archive:
        assert list(archive.rows("SELECT name FROM sqlite_master WHERE name = 'desks'")) == []
        assert archive.fault() == ""


def test_an_empty_file_becomes_an_archive(path: Path, make: Make, add: Add) -> None:
    path.touch()
    assert add(make(FIRST)) == Tally(added=1)
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_a_damaged_archive_is_told(path: Path, make: Make, add: Add) -> None:
    add([make(FIRST.replace("12.5", f"{n}.5"), f"{n}.txt") for n in range(10, 60)])
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 4096] = b"\x5a" * (len(data) - 12288)
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match="damaged"), Archive(path) as archive:
        list(archive.claims(""))


def test_a_row_that_others_changed_is_told(path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    with sqlite3.connect(path) as base:
        base.execute("UPDATE claims SET detail = 'x'")
    with Archive(path) as archive, pytest.raises(ArchiveError, match="damaged: not a stored record"):
        list(archive.claims(""))


@pytest.mark.parametrize("detail", ["x", "[]", "5", "null", "[" * 100_000])
def test_a_query_tells_a_row_that_others_changed(path: Path, detail: str, make: Make, add: Add) -> None:
    add(make(FIRST))
    with sqlite3.connect(path) as base:
        base.execute("UPDATE claims SET detail = ?", (detail,))
    with Archive(path) as archive, pytest.raises(ArchiveError, match="damaged: a claim without its number as printed"):
        list(find(archive, Query(), load()))


def test_an_archive_is_told_by_what_it_holds(path: Path, tmp_path: Path, make: Make, add: Add) -> None:
    add(make(FIRST))
    named = tmp_path / "facts.csv"
    path.rename(named)
    table = tmp_path / "table.db"
    table.write_text("subject,metric,value\n")
    assert (is_archive(named), is_archive(table), is_archive(tmp_path / "none.db"), is_archive(tmp_path / "none.csv")) == (
        True, False, True, False,
    )  # fmt: skip


def test_the_views_can_be_read_as_they_are(path: Path, make: Make, add: Add) -> None:
    add([make(FIRST, title="北辰年报"), make(SECOND, "b.txt"), make("Revenue was about $5 million.", "c.txt")])
    with sqlite3.connect(path) as base:
        base.row_factory = sqlite3.Row
        articles = [dict(row) for row in base.execute("SELECT name, title, claims FROM articles ORDER BY name")]
        statements = [
            tuple(row) for row in base.execute("SELECT document, quote, low, unit, hedge FROM statements ORDER BY document")
        ]
        conflicts = {tuple(row) for row in base.execute("SELECT claims, metric, quote, document FROM conflicts")}
    assert articles[0] == {"name": "a.txt", "title": "北辰年报", "claims": 2}
    assert statements[-1] == ("c.txt", "about $5 million", 5_000_000.0, "USD", "about")
    assert conflicts == {(2, "revenue", "12.5亿元", "a.txt"), (2, "revenue", "12.8亿元", "b.txt")}
