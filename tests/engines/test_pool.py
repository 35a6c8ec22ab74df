"""A pool gives what one process gives, and an article that takes a process down costs only itself."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from claims.engines.batch import Parsing
from claims.engines.local import WORTH, Pool, run
from claims.model import Failure
from claims.packs import PackError
from claims.pipeline import check, extract

CORPUS = str(Path(__file__).parents[2] / "corpus")


def work(item: int) -> int:
    """Stand for an article: 3 takes its process down, 5 hangs, 7 raises."""
    if item == 3:
        os._exit(9)
    if item == 5:
        time.sleep(60)
    if item == 7:
        raise PackError("broken pack")
    return item * 10


def test_results_come_in_order() -> None:
    assert list(run(work, [4, 1, 2, 0], Pool(2))) == [40, 10, 20, 0]


def test_one_process_without_a_limit_is_this_one() -> None:
    assert list(run(lambda item: (item, os.getpid()), [1], Pool())) == [(1, os.getpid())]


def test_a_process_that_dies_costs_its_own_item() -> None:
    assert list(run(work, [1, 3, 2], Pool(2))) == [10, Failure("3", "its process ended (exit code 9); it was left out"), 20]


def test_an_item_that_hangs_is_left_out() -> None:
    found = list(run(work, [1, 5, 2], Pool(1, limit=2.0)))
    assert found == [10, Failure("5", "took longer than 2 seconds and was left out"), 20]


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(PackError, match="broken pack"):
        list(run(work, [1, 7], Pool(2)))


def test_more_items_than_wait_at_a_time() -> None:
    assert list(run(work, [8] * 100, Pool(2))) == [80] * 100


def test_the_pool_fits_the_work() -> None:
    assert Pool.fitting(WORTH - 1).jobs == 1
    assert Pool.fitting(10**6).jobs >= Pool.fitting(2 * WORTH).jobs


def test_two_processes_give_what_one_gives() -> None:
    told: list[tuple[int, int]] = []
    pooled = check(CORPUS, jobs=2, progress=lambda done, of: told.append((done, of)))
    assert pooled == check(CORPUS)
    assert told[0][0] == 1
    assert told[-1][0] == told[-1][1] == len(told) > 10


def test_an_article_that_takes_too_long_is_a_failure_of_the_result() -> None:
    result = extract([f"{CORPUS}/08-opec-output.txt"], limit=0.001)
    assert result.articles == ()
    assert [(f.path, f.reason) for f in result.failures] == [
        (f"{CORPUS}/08-opec-output.txt", "took longer than 0.001 seconds and was left out")
    ]


def test_a_broken_record_of_a_file_of_many_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "text": "华辰公司2024年营业收入为10.0亿元。"}\n{oops\n', encoding="utf-8")
    result = extract(str(path), jobs=2)
    assert [article.id for article in result.articles] == [f"{path}#a"]
    assert [f.reason for f in result.failures] == ["line 2: not valid JSON"]


def test_parsing_keeps_what_a_cache_has_not(tmp_path: Path) -> None:
    from claims.cache import Cache

    held = Cache(tmp_path / "cache")
    first = extract(f"{CORPUS}/08-opec-output.txt", cache=held)
    assert list((tmp_path / "cache").rglob("*"))
    assert extract(f"{CORPUS}/08-opec-output.txt", cache=held) == first == extract(f"{CORPUS}/08-opec-output.txt")
    assert Parsing((), held).cache is held
