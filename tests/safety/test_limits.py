"""What is too much of anything is one failure with its bound; what ends a run ends it whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from claims.cache import Cache
from claims.cli import main
from claims.engines import batch
from claims.model import Failure
from claims.pipeline import check, extract
from strict import ROOT, WRONG, articles, run

TOO_LARGE = "larger than 67,108,864 bytes; what is so large is no article"
TOO_LONG = "longer than 4,000,000 characters; what is so long is no article"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with two wrong articles."""
    return articles(tmp_path, "禾川精密", "青禾锂业")


def reasons(folder: Path) -> dict[str, str]:
    return {failure.path.rpartition("/")[2]: failure.reason for failure in extract(str(folder)).failures}


def test_a_line_of_a_hundred_megabytes(place: Path) -> None:
    line = "营收5亿元，" * (100 * 2**20 // 16)
    (place / "a.txt").write_text(line, encoding="utf-8")
    (place / "d.jsonl").write_text(json.dumps({"id": "long", "text": line}, ensure_ascii=False) + "\n{}", encoding="utf-8")
    assert reasons(place) == {
        "a.txt": TOO_LARGE,
        "d.jsonl#long": TOO_LONG,
        "d.jsonl": "line 2: has no text",
    }
    assert len(extract(str(place)).articles) == 2


def test_more_claims_than_an_article_makes(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST", 3)
    assert reasons(place) == {}
    (place / "丙川电气.txt").write_text(
        "丙川电气2024年营业收入10亿元、净利润2亿元、总资产30亿元、净资产12亿元。", encoding="utf-8"
    )
    held = Cache(place / "cache")
    for _ in range(2):
        result = check(str(place), cache=held)
        assert len(result.articles) == 2
        (failure,) = result.failures
        assert failure == Failure(f"{place}/丙川电气.txt", "makes more than 3 claims; what makes so many is no article")


def test_pages_nested_a_hundred_thousand_deep(place: Path) -> None:
    depth = 100_000
    body = WRONG.format(name="丁川电气")
    (place / "a.html").write_text(f"<html><body>{'<div>' * depth}<p>{body}</p>{'</div>' * depth}", encoding="utf-8")
    (place / "b.html").write_text(f"<html><body>{'<table><tr><td>' * (depth // 5)}{body}", encoding="utf-8")
    (place / "c.md").write_text(f"{'> ' * depth}{body}\n{'[' * depth}", encoding="utf-8")
    nested = '{"id": "a", "text": ' + "[" * depth + "]" * depth + "}"
    (place / "d.jsonl").write_text(f"{nested}\n{json.dumps({'id': 'b', 'text': body})}\n", encoding="utf-8")
    result = extract(str(place))
    told = {failure.path.rpartition("/")[2]: failure for failure in result.failures}
    assert told["d.jsonl"].reason == "line 1: not valid JSON"
    assert set(told) <= {"a.html", "b.html", "d.jsonl"}
    assert not any(failure.fault for failure in told.values())
    assert {article.id.rpartition("/")[2] for article in result.articles} >= {"c.md", "d.jsonl#b", "禾川精密.txt"}


def test_entities_are_neither_unfolded_nor_fetched(place: Path) -> None:
    pytest.importorskip("trafilatura")
    tenfold = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    secret = place / "secret.of-this-machine"
    secret.write_text("the password", encoding="utf-8")
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "{"x" * 100}">{tenfold}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    body = "".join(f"<p>{WRONG.format(name=f'第{n}家公司')}</p>" for n in range(5))
    (place / "a.xhtml").write_text(f"{head}<html><body><p>&j; &file;</p>{body}</body></html>", encoding="utf-8")
    (article,) = extract(str(place / "a.xhtml")).articles
    assert len(article.text) < 2000
    assert "password" not in article.text


def test_want_of_memory_costs_one_article(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = batch._parse

    def parse(article: batch.Article, pack: batch.Pack) -> batch.Parsed:
        if "禾川" in article.id:
            raise MemoryError
        return whole(article, pack)

    monkeypatch.setattr(batch, "_parse", parse)
    assert main([str(place), "-q", "--no-cache", "--jobs", "1", "--output-format=concise"]) == 3
    told = capsys.readouterr()
    assert told.err == f"check-claims: {place}/禾川精密.txt: could not be parsed for want of memory; it was left out\n"
    assert told.out.startswith(f"{place}/青禾锂业.txt:1:")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory of Linux")
def test_a_process_that_has_no_memory_left_costs_one_article(place: Path) -> None:
    import resource

    (place / "丙川电气.txt").write_text("公司今年卖出3万辆车。" * 350_000, encoding="utf-8")
    most = 400 * 2**20
    done = run(
        "check", ".", "-q", "--jobs=2", "--output-format=concise", cwd=place,
        prepare=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("check-claims: 丙川电气.txt: ")
    assert done.stderr.count("\n") == 1
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["禾川精密.txt", "青禾锂业.txt"]


def test_an_interrupt_is_one_line(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "_parse", interrupted)
    assert main([str(place), "--no-cache", "--jobs", "1"]) == 130
    assert capsys.readouterr() == ("", "check-claims: interrupted\n")


@pytest.mark.skipif(sys.platform != "linux", reason="processes of Linux")
def test_an_interrupt_ends_every_process_of_a_pool(place: Path) -> None:
    for name in ("a", "b"):
        (place / f"{name}.txt").write_text("公司今年卖出3万辆车。" * 60_000, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "claims", "check", "a.txt", "b.txt", "--jobs=2", "--no-cache"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    _until(lambda: len(_session(running.pid)) >= 5)
    time.sleep(1)  # a worker that only just starts up dies with Python's own last words
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "check-claims: interrupted\n")
    _until(lambda: not _session(running.pid))


def _session(leader: int) -> list[int]:
    """Return the processes of a session."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, *rest = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(rest[2]) == leader and state != "Z":
                found.append(int(path.parent.name))
    return found


def _until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("waited for 30 seconds in vain")
