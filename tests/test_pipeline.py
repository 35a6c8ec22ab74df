"""The order of things, and what one bad text costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.engines import batch
from claims.model import Article
from claims.packs import Pack
from claims.pipeline import check, check_text, extract

TEXT = "营业收入为10.0亿元，营业成本为6.0亿元。\n"


def test_claims_of_one_text() -> None:
    assert [claim.quote for claim in check_text(TEXT).claims] == ["10.0亿元", "6.0亿元"]


def test_an_article_that_crashes_the_parser_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    parse = batch._parse

    def crash(article: Article, pack: Pack) -> object:
        if article.id.endswith("a.txt"):
            raise ZeroDivisionError("division by zero")
        return parse(article, pack)

    monkeypatch.setattr(batch, "_parse", crash)
    result = check([str(tmp_path)])
    assert [article.id for article in result.articles] == [f"{tmp_path}/b.txt"]
    assert [(f.path, f.reason) for f in result.failures] == [
        (f"{tmp_path}/a.txt", "could not be parsed (ZeroDivisionError: division by zero); please report it")
    ]
    assert len(result.claims) == 2


def test_extract_checks_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = extract([str(tmp_path / "a.txt")])
    assert result.findings == ()
    assert result.coverage.checked == 0
    assert result.coverage.numbers == 2


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    for name, revenue in (("a.jsonl", "10.0"), ("b.jsonl", "12.0")):
        record = {"id": "1", "text": f"华辰公司2024年营业收入为{revenue}亿元。", "language": "zh-Hans"}
        (tmp_path / name).write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    paths = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    assert check(paths) == check(paths[::-1])
