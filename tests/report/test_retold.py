"""A finding told again from the JSON report of an earlier run."""

import json
from pathlib import Path

import pytest

from claims.cli import main
from claims.report.retold import report_of, retell

TEXT = "禾川精密2024年毛利润40.0亿元，毛利率为40.0%，营业收入同比增长25.0%。禾川精密2023年营业收入为50.0亿元。\n"


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The report of a run whose article is gone."""
    article = tmp_path / "draft.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert main(["check", str(article), "--output-format", "json", "-q"]) in (0, 1)
    article.unlink()
    made = tmp_path / "report.json"
    made.write_text(capsys.readouterr().out, encoding="utf-8")
    return made


def chain_of(report: Path) -> str:
    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return next(str(f["id"]) for f in findings if f["rule"] == "chain")


def test_the_steps_are_told_without_the_article(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", chain_of(report)[:8], "--in", str(report)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "  推算        营业收入 (2024) = 40.0亿元 ÷ 40.0% = 100亿元" in told
    assert "              营业收入 (2023) = 100亿元 ÷ (1 + 25.0%) = 80亿元".rstrip()[2:] in "\n".join(told)
    assert any("draft.txt, 12–18: 40.0亿元" in line for line in told)


def test_the_language_may_be_chosen(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", chain_of(report), "--in", str(report), "--lang", "en"]) == 0
    assert "  steps     " in capsys.readouterr().out


def test_an_id_that_is_not_in_the_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ffff0000", "--in", str(report)]) == 2
    assert "no finding 'ffff0000'" in capsys.readouterr().err


def test_json_that_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"findings": 3}', encoding="utf-8")
    assert main(["explain", "ffff0000", "--in", str(other)]) == 2
    assert "no report of check-claims" in capsys.readouterr().err
    assert report_of("not json") is None


def test_control_characters_of_a_report_are_shown_not_sent() -> None:
    finding = {"id": "ab12", "rule": "r", "verdict": "tension", "severity": "warning", "message": "a\x1b[31mb", "evidence": []}
    assert "\x1b" not in retell({"schema_version": 1, "findings": [finding]}, "ab", "en")


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        ({"id": "abcd"}, "    abcd\n"),
        ({"id": "abcd", "verdict": "odd", "severity": "dire", "rule": "\x1b[2J", "message": "a\nb"}, "odd dire  "),
        ({"id": "abcd", "evidence": [{}, 5], "claims": "x", "derivation": 7, "gap": None}, "-->"),
        ({"id": "abcd", "claims": ["c1", None, {"d": 1}], "derivation": ["\u202e1"]}, "abcd"),
    ],
)
def test_a_report_of_other_hands_is_told_as_far_as_it_goes(finding: dict[str, object], told: str) -> None:
    report: dict[str, object] = {"schema_version": 1, "claims": [{"base": 5}, 3, {"id": "c1"}], "documents": 9}
    held = report_of(json.dumps({**report, "findings": [finding, 1, {"verdict": "tension"}]}))
    assert held is not None
    text = retell(held, "abc", "auto")
    assert told in text
    assert not set("\x1b\u202e") & set(text)


@pytest.mark.parametrize(
    "text", ["", "[1]", "{}", '{"schema_version": 1}', '{"schema_version": 1, "findings": 3}', "[" * 100_000]
)
def test_what_is_no_report_is_none(text: str) -> None:
    assert report_of(text) is None
