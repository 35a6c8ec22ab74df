"""What fails inside the program costs the article or the rule it happened on, is told with its place, and exits 4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claims.reader
from claims.checker import engine
from claims.cli import main
from claims.engines import batch
from claims.model import Failure
from claims.pipeline import check, extract
from claims.reader.formats import plain

GOOD = "华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。\n"


def fail(*_: object) -> None:
    raise ZeroDivisionError("division by zero")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": GOOD}), encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_reader_that_fails_costs_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plain, "read", fail)
    result = check(str(folder))
    assert [article.id for article in result.articles] == [f"{folder}/a.jsonl#1"]
    assert [finding.verdict for finding in result.findings] == ["inconsistent"]
    (failure,) = result.failures
    assert failure.reason == "could not be read (ZeroDivisionError: division by zero); please report it"
    assert failure.fault[-1].startswith("test_faults.py:")
    assert failure.fault[-1].endswith(" fail")
    assert main([str(folder), "-q", "--no-cache", "--jobs", "1"]) == 4
    told = capsys.readouterr()
    assert "gross-profit" in told.out
    assert "test_faults.py" not in told.err
    assert main([str(folder), "-q", "--no-cache", "--jobs", "1", "-vv"]) == 4
    assert "test_faults.py" in capsys.readouterr().err


def test_a_parser_that_fails_is_told_with_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_parse", fail)
    assert all(failure.fault[0].startswith("claims/engines/batch.py:") for failure in extract(str(folder)).failures)


def test_a_rule_that_fails_is_one_finding_however_many_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engine.find_kinds(), "share", fail)  # type: ignore[index]
    found = check(str(folder)).findings
    crashed = [finding for finding in found if finding.kind == "internal"]
    assert len(crashed) == len({finding.rule for finding in crashed}) > 0
    assert all("ZeroDivisionError: division by zero" in finding.message for finding in crashed)
    assert all(finding.derivation[-1].endswith(" fail") for finding in crashed)
    assert sum(finding.rule == "gross-profit" for finding in found) == 2
    assert main([str(folder), "-q", "--no-cache", "--jobs", "1", "--exit-zero"]) == 0
    assert main([str(folder), "-q", "--no-cache", "--jobs", "1"]) == 4


def test_a_file_that_is_too_large_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.reader, "LARGEST", 100)
    (folder / "b.txt").write_text("公司" * 40, encoding="utf-8")
    (failure,) = extract(str(folder)).failures
    assert failure == Failure(f"{folder}/b.txt", "larger than 100 bytes; what is so large is no article")


def test_a_text_that_is_too_long_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.reader, "LONGEST", 20)
    assert [f.reason for f in extract(str(folder)).failures] == ["longer than 20 characters; what is so long is no article"] * 2
