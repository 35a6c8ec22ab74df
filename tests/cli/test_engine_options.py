"""--engine, --master and --out: what goes together, what is refused before any work, and how a run on a cluster ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from doors import Say

from claims import pipeline
from claims.model import Failure

RIGHT = "2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.0亿元。\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--master", "local[2]"], "--master goes with --engine spark"),
        (["--out", "jsonl:found"], "--out goes with --engine spark"),
        (["--engine", "sparc"], "--engine: no 'sparc'"),
        (["--engine", "spark", "--out", "found"], "--out: expected FORM:FOLDER, found 'found'"),
        (["--engine", "spark", "--out", "jsonl:"], "--out: expected FORM:FOLDER, found 'jsonl:'"),
        (["--engine", "spark", "--out", "csv:found"], "--out: no 'csv'"),
        (["--engine", "spark", "--as-of", "2026-01-05"], "--as-of does not go with --engine spark"),
        (["--engine", "spark", "--time-limit", "5"], "--time-limit does not go with --engine spark"),
    ],
)
def test_options_that_do_not_go_together_are_refused(say: Say, options: list[str], told: str, place: Path) -> None:
    code, out, err = say("check", "a.txt", *options, "--lang", "en")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert not (place / "found").exists()


def test_it_refuses_in_chinese_too(say: Say) -> None:
    assert "--master 须与 --engine spark 同用" in say("check", "a.txt", "--master", "yarn", "--lang", "zh")[2]


def test_an_archive_is_no_table_for_a_cluster(say: Say) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    say("archive", "add", "a.txt")
    code, out, err = say("check", "a.txt", "--engine", "spark", "--against", "archive.db", "--lang", "en")
    assert (code, out) == (2, "")
    assert "archive.db: an archive is looked up by one machine; leave --engine spark out" in err


@dataclass
class Left:
    """Stands in for what a cluster worked out: it keeps where it was written to."""

    counted: dict[tuple[str, str], int]
    failures: tuple[Failure, ...] = ()
    written: list[tuple[str, str]] = field(default_factory=list)

    def write(self, folder: str, form: str) -> dict[tuple[str, str], int]:
        self.written.append((folder, form))
        return self.counted


@pytest.mark.parametrize(
    ("counted", "failures", "options", "code"),
    [
        ({("consistent", "error"): 3}, (), [], 0),
        ({("inconsistent", "error"): 1}, (), [], 1),
        ({("inconsistent", "warning"): 1}, (), ["--fail-on", "error"], 0),
        ({("inconsistent", "error"): 1}, (), ["--fail-on", "never"], 0),
        ({("inconsistent", "error"): 1}, (Failure("b.pdf", "not a PDF"),), [], 3),
        ({}, (), [], 0),
    ],
)
def test_what_was_left_on_the_cluster_decides_the_exit_code(
    say: Say,
    monkeypatch: pytest.MonkeyPatch,
    counted: dict[tuple[str, str], int],
    failures: tuple[Failure, ...],
    options: list[str],
    code: int,
) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    left = Left(counted, failures)
    monkeypatch.setattr(pipeline, "distribute", lambda *_, **__: left)
    ended, out, err = say("check", "a.txt", "--engine", "spark", "--out", "jsonl:found", "--lang", "en", *options)
    assert (ended, out, left.written) == (code, "", [("found", "jsonl")])
    counts = ", ".join(f"{verdict} {severity} {count}" for (verdict, severity), count in counted.items()) or "0"
    assert f"found: claims, findings and failures as jsonl; findings: {counts}" in err
    assert ("b.pdf: not a PDF" in err) == bool(failures)
    assert say("check", "a.txt", "--engine", "spark", "--out", "jsonl:found", "--quiet", *options)[2].count("\n") == len(failures)
