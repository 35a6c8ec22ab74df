"""CSV: the columns that docs name, a mark for spreadsheets, no formula of an article."""

from __future__ import annotations

import csv as reader
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest

from claims.model import Amount, Part, Result
from claims.report import csv
from claims.report.options import Options

Story = Callable[..., Result]


def rows(table: str) -> list[dict[str, str]]:
    assert table.startswith("\ufeff")
    assert table.endswith("\r\n")
    return list(reader.DictReader(StringIO(table[1:], newline="")))


def test_findings(story: Story) -> None:
    result = story()
    first, tick = rows(csv.render(result, Options()))
    assert first == {
        "id": "0123456789abcdef",
        "verdict": "inconsistent",
        "severity": "error",
        "rule": "same-fact",
        "kind": "agreement",
        "confidence": "0.90",
        "message": "营业收入写作45.9亿元，另一处为4.95 billion yuan",
        "document": "甲.txt",
        "part": "",
        "line": "2",
        "column": "9",
        "quote": "45.9亿元",
        "other_places": "b.txt:1:29 “4.95 billion yuan”",
        "gap": "1.08",
        "derivation": "45.9亿 < 49.5亿",
        "reconcile": "若要一致，b.txt 应写 4.59 billion yuan",
        "explanations": "口径不同：未说明",
    }
    assert tick["verdict"] == "consistent"
    assert [row["verdict"] for row in rows(csv.render(result, Options(show_ok=False)))] == ["inconsistent"]


def test_claims(story: Story) -> None:
    first, second, _ = rows(csv.render_claims(story(), Options()))
    assert first == {
        "id": "甲.txt@16",
        "document": "甲.txt",
        "part": "",
        "line": "2",
        "column": "9",
        "zone": "body",
        "quote": "45.9亿元",
        "printed_low": "4585000000",
        "printed_high": "4595000000",
        "printed_unit": "CNY",
        "low": "4585000000",
        "high": "4595000000",
        "unit": "CNY",
        "hedge": "",
        "kind": "level",
        "direction": "",
        "subject": "Hemu Dairy",
        "object": "",
        "metric": "revenue",
        "scope": "",
        "period": "2025H1",
        "basis": "",
        "modality": "actual",
        "speaker": "",
        "confidence": "1.00",
        "sentence": "上半年营业收入为45.9亿元，净利润3.2亿元。",
    }
    assert second["speaker"] == "Ann Li"


def test_an_open_end_is_empty_and_a_fall_negative(make) -> None:
    make.article("a.txt", "下降超过5.20%")
    make.claim("a.txt", "超过5.20%", "5", base=Amount(None, Decimal("-5.20"), "percent"), direction="down")
    (row,) = rows(csv.render_claims(make.result(), Options()))
    assert (row["low"], row["high"]) == ("", "-5.2")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r+", " =", "＝", "－", "\n@", "\ufeff=", "\u200b-"])
def test_no_cell_of_an_article_is_a_formula(make, start: str) -> None:
    foreign = f"{start}HYPERLINK(A1)5亿元"
    make.article(f"{start}a.txt", foreign)
    held = make.claim(f"{start}a.txt", foreign, "5", subject=foreign, speaker=foreign, scope=foreign, metric=foreign)
    make.finding(held, held, message=foreign, derivation=(foreign,), reconcile=(foreign,), explanations=(foreign,), rule=foreign)
    for table in (csv.render(make.result(), Options()), csv.render_claims(make.result(), Options())):
        (row,) = rows(table)
        assert [cell for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@＝＋－＠\t\r")] == []


def test_what_is_no_formula_stays(make) -> None:
    make.article("a.txt", "涨+5%")
    make.finding(make.claim("a.txt", "+5%", "5"), message="涨 = 跌")
    (row,) = rows(csv.render(make.result(), Options()))
    assert (row["message"], row["quote"]) == ("涨 = 跌", "'+5%")


def test_a_cell_is_one_line_and_holds_no_control(make) -> None:
    make.article("a.txt", '收入"5亿元",\n\x1b[2J\u202e')
    make.finding(make.claim("a.txt", '"5亿元",\n\x1b[2J\u202e', "5"))
    (row,) = rows(csv.render(make.result(), Options()))
    assert row["quote"] == '"5亿元", \\u001b[2J\\u202e'


def test_the_page_is_a_column(make) -> None:
    make.articles["a.pdf"] = replace(make.article("a.pdf", "收入5亿元"), parts=(Part("page", 3, 0),))
    make.finding(make.claim("a.pdf", "5亿元", "5"))
    (row,) = rows(csv.render(make.result(), Options()))
    assert (row["part"], row["line"], row["column"]) == ("第3页", "1", "3")


def test_a_finding_that_points_nowhere(make) -> None:
    make.finding(message="规则坏了", rule="broken")
    (row,) = rows(csv.render(make.result(), Options()))
    assert (row["document"], row["line"], row["quote"]) == ("", "", "")


def test_nothing_found_is_the_header(make) -> None:
    assert rows(csv.render(make.result(), Options())) == []
    assert csv.render_claims(make.result(), Options()) == f"\ufeff{','.join(csv.CLAIMS)}\r\n"
