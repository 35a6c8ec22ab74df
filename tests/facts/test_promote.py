"""A claim written as a fact, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.cli import main
from claims.facts.judge import try_fact
from claims.facts.pinned import read_facts
from claims.facts.query import claims_of
from claims.pipeline import extract

TEXT = "比亚迪2024年年报\n来源：江畔财经 2025-03-24\n\n比亚迪2024年全年营业收入为7771亿元，净利润同比下降13.5%。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "byd.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_claim_becomes_a_fact_that_it_passes(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "promote", f"{article}:4:16"]) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[:5] == [
        "[[fact]]",
        'subject = "BYD"',
        'metric = "revenue"',
        'period = "2024"',
        'value = "7771亿元"',
    ]
    assert 'as_of = "2025-03-24"' in printed
    file = article.with_name("byd.facts.toml")
    file.write_text(printed, encoding="utf-8")
    (pinned,) = read_facts(file).facts
    assert try_fact(pinned.fact, claims_of(extract([str(article)]))).holds


def test_a_fall_keeps_its_sign(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = TEXT.index("13.5%")
    assert main(["facts", "promote", f"{article}@{start}-{start + 5}"]) == 0
    printed = capsys.readouterr().out
    assert 'kind = "growth"' in printed
    assert 'value = "-13.5%"' in printed


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (":4", "2 claims at"),
        (":1:1", "no claims at"),
        ("", "is neither PATH@START-END nor PATH:LINE:COLUMN"),
    ],
)
def test_a_place_that_names_no_single_claim(article: Path, capsys: pytest.CaptureFixture[str], place: str, message: str) -> None:
    assert main(["facts", "promote", f"{article}{place}"]) == 2
    assert message in capsys.readouterr().err
