"""A run of `archive add` that is killed at any moment loses nothing committed, and a rerun ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from claims.archive import store
from claims.archive.store import Archive
from claims.cli import main
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text

# All twenty moments with CHECK_CLAIMS_FULL=1 (`make full`).
MOMENTS = 20 if os.environ.get("CHECK_CLAIMS_FULL") else 4
ARTICLES = 63
pytestmark = pytest.mark.skipif("fork" not in get_all_start_methods(), reason="kills a process that it forked")


def wire(folder: Path, articles: int, change: int) -> Path:
    """Write a file of articles on six companies; `change` makes other texts of some of the same."""
    lines = []
    for number in range(articles):
        name, profit = f"{'甲乙丙丁戊己'[number % 6]}川科技", number % 7 + 1
        text = f"2024年，{name}营业收入为{number % 40 + 10 + change}.5亿元，净利润为{profit}.2亿元。" * 3
        lines.append(json.dumps({"id": f"n{number}", "text": text, "published": "2025-03-01"}, ensure_ascii=False))
    path = folder / "wire.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def add(articles: Path, archive: Path) -> None:
    store.BATCH = 3  # articles a transaction, so that a run has many
    store.MANY, store.SHARE = 9, 4  # and goes without indexes for a while
    sys.exit(main(["archive", "add", str(articles), "--archive", str(archive), "-q", "--no-cache", "--no-config"]))


def start(articles: Path, archive: Path) -> ForkProcess:
    """Return a run that adds articles, in a process of its own that has loaded everything."""
    run = get_context("fork").Process(target=add, args=(articles, archive))
    run.start()
    return run


def finish(run: ForkProcess) -> None:
    run.join(120)
    assert run.exitcode == 0


def content(path: Path) -> list[tuple[object, ...]]:
    """Return all that an archive holds but for the numbers of its rows."""
    documents = "SELECT name, version, current, digest, body FROM documents ORDER BY name, version"
    claims = "SELECT d.name, d.version, c.* FROM claims AS c JOIN documents AS d ON d.id = c.document ORDER BY 1, 2, 4"
    with Archive(path) as archive:
        return [*archive.rows(documents), *((*row[:2], *row[3:]) for row in archive.rows(claims))]


@dataclass(frozen=True)
class Undisturbed:
    """A run that nobody disturbs: its articles, the archive before it and all that is in it after, its seconds."""

    articles: Path
    before: Path
    after: list[tuple[object, ...]]
    seconds: float


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("wire")
    before, archive = folder / "before.db", folder / "news.db"
    parse(read_text("甲川科技2024年营业收入为1.5亿元。"), load())  # what every run then finds loaded
    finish(start(wire(folder, ARTICLES // 3, 0), before))
    path = wire(folder, ARTICLES, 1)
    shutil.copy(before, archive)
    run = start(path, archive)
    began = time.monotonic()
    finish(run)
    return Undisturbed(path, before, content(archive), time.monotonic() - began)


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_run_is_as_if_it_had_not_been_killed(moment: int, tmp_path: Path, undisturbed: Undisturbed) -> None:
    archive = tmp_path / "news.db"
    if moment % 2:
        shutil.copy(undisturbed.before, archive)
    run = start(undisturbed.articles, archive)
    time.sleep(random.Random(moment).random() * undisturbed.seconds)
    run.kill()
    run.join()
    with Archive(archive, write=True) as held:
        assert held.fault() == ""
        assert {row[0] for row in held.rows("SELECT count(*) % 3 FROM documents")} <= {0}  # whole batches of three
    finish(start(undisturbed.articles, archive))
    after = undisturbed.after if moment % 2 else current(undisturbed.after)
    assert content(archive) == after


def current(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return what would be there had there been no earlier version: the changed articles as their first one."""
    documents = [row for row in rows if len(row) == 5]
    kept = [(row[0], 1, *row[2:]) for row in documents if row[2]]
    return [*kept, *((row[0], 1, *row[2:]) for row in rows if len(row) != 5)]


def test_runs_at_the_same_time_wait_for_each_other(tmp_path: Path, undisturbed: Undisturbed) -> None:
    shutil.copy(undisturbed.before, tmp_path / "news.db")
    for run in [start(undisturbed.articles, tmp_path / "news.db") for _ in range(2)]:
        finish(run)
    with Archive(tmp_path / "news.db") as archive:
        assert archive.fault() == ""
    assert content(tmp_path / "news.db") == undisturbed.after
