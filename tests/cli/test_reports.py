"""Reports asked for on the command line: formats, files, templates; hostile names and texts through each of them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from claims.cli import main
from claims.report import names

TEXT = "禾川精密发布年报，2024年实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。"
HOSTILE = "a\x1b[31m\u202e;=1+1,%0A::error::x##[error]<b>&'\".txt"
# What a terminal obeys, and what turns the direction of a line; line ends are the format's own.
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
PRINTED = sorted(set(names()) - {"docx", "template"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", PRINTED)
def test_hostile_names_and_texts_are_shown(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").unlink()
    Path(HOSTILE).write_text(
        f"\x1b]0;标题\x07\u202e\n\n{TEXT}\x9b2J\u2066 ::warning::x ##[group]\n" + "公司表示，订单充足。" * 30, "utf-8"
    )
    assert main(["check", ".", "--output-format", name, "-v", "--show-ok"]) == 1
    printed = capsys.readouterr()
    text = printed.out if name != "html" else re.sub(r"<script.*?</script>|<style.*?</style>", "", printed.out, flags=re.S)
    assert "4.5亿元" in text
    assert OBEYED.findall(text) == []
    assert OBEYED.findall(printed.err) == []
    assert "##[error]" not in text or name == "html"


def test_reports_are_written_besides(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [f"--report={name}:out/{name}.out" for name in PRINTED]
    assert main(["check", "draft.txt", "-q", "--output-format", "concise", *asked]) == 1
    assert capsys.readouterr().out.startswith("draft.txt:1:21: error gross-profit: ")
    written = {path.stem: path.read_text("utf-8") for path in (folder / "out").iterdir()}
    assert set(written) == set(PRINTED)
    assert json.loads(written["sarif"])["version"] == "2.1.0"
    assert written["github"].startswith("::error file=draft.txt,line=1,")
    assert written["csv"].startswith("\ufeffid,")
    assert not any("\x1b[" in text for text in written.values())


def test_claims_as_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "draft.txt", "-q", "--output-format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert [(row["quote"], row["metric"], row["low"], row["unit"]) for row in rows] == [
        ("10.0亿元", "revenue", "1000000000", "CNY"),
        ("6.0亿元", "cost_of_revenue", "600000000", "CNY"),
        ("4.5亿元", "gross_profit", "450000000", "CNY"),
    ]


def test_junit_fails_where_the_run_does(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "draft.txt", "-q", "--output-format", "junit"]) == 1
    assert 'failures="1"' in capsys.readouterr().out
    assert main(["check", "draft.txt", "-q", "--output-format", "junit", "--fail-on", "never"]) == 0
    assert 'failures="1"' not in capsys.readouterr().out


def test_a_template_goes_to_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.j2").write_text("{{ findings[0].rule }}!", "utf-8")
    assert main(["check", "draft.txt", "-q", "--template", "mine.j2"]) == 1
    assert capsys.readouterr().out == "gross-profit!\n"


def test_or_to_the_file_that_is_named_for_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.j2").write_text("{{ findings[0].rule }}!", "utf-8")
    asked = ["--template", "mine.j2", "--report", "template:mine.out", "--output-format", "concise"]
    assert main(["check", "draft.txt", "-q", *asked]) == 1
    assert capsys.readouterr().out.startswith("draft.txt:1:21: error")
    assert Path("mine.out").read_text("utf-8") == "gross-profit!\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output-format", "template"], "check-claims: the format template needs --template FILE\n"),
        (["--template", "gone.j2"], "check-claims: --template: no file 'gone.j2'\n"),
        (["--template", "bad.j2"], "check-claims: bad.j2:2: 'nothing' is undefined\n"),
        (["--output-format", "docx"], "check-claims: --output-format: docx is written to a file: --report docx:PATH\n"),
        (
            ["--report", "docx:out.docx"],
            "check-claims: --report: docx returns the Word documents that were checked, and none was\n",
        ),
        (["--report", "json:draft.txt/x"], "check-claims: --report: cannot write 'draft.txt/x': File exists\n"),
    ],
)
def test_what_cannot_be_made_is_one_line(
    folder: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.j2").write_text("\n{{ nothing }}", "utf-8")
    assert main(["check", "draft.txt", "-q", *arguments]) == 2
    assert capsys.readouterr().err == told


def test_the_help_lists_the_formats_that_are_there(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    main(["check", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert f"One of {', '.join(names())}." in told
