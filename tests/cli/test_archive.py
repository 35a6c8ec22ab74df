"""`archive`: what each command prints, and how it ends."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from claims.cli import main

Say = Callable[..., tuple[int, str, str]]
REPORT = "宁澜光电公布年报：2024年营业收入为32.5亿元，净利润为3.1亿元。\n"
REVIEW = "回顾去年，宁澜光电2024年营业收入为35.2亿元。\n"
WIRE = "Nvidia said that its revenue in the second quarter of fiscal 2025 was $30.0 billion.\n"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return what runs a command in a folder that has two articles in `news` and a draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECK_CLAIMS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "news").mkdir()
    for name, text in (("news/report.txt", REPORT), ("news/wire.txt", WIRE), ("draft.txt", REVIEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, day in (("report", "2025-03-02"), ("wire", "2024-08-28")):
        (tmp_path / "news" / f"{name}.txt.meta.toml").write_text(f"published = {day}\n", encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_adding_tells_what_became_of_each_article(say: Say, tmp_path: Path) -> None:
    assert say("archive", "add", "news") == (0, "", "archive.db: 2 added\n")
    assert say("archive", "add", "news") == (0, "", "archive.db: 2 there already\n")
    (tmp_path / "news" / "report.txt").write_text(REPORT.replace("32.5", "32.6"), encoding="utf-8")
    (tmp_path / "news" / "copy.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "news" / "copy.txt.meta.toml").write_text("published = 2024-08-28\n", encoding="utf-8")
    told = "archive.db: 更新 1 · 已存 1 · 重复 1\n"
    assert say("archive", "add", "news", "--lang", "zh") == (0, "", told)


def test_what_cannot_be_read_is_told_and_the_others_are_kept(say: Say, tmp_path: Path) -> None:
    (tmp_path / "news" / "lines.jsonl").write_text('{"id": "a", "text": "Sales were $3 million."}\nnot JSON\n', encoding="utf-8")
    code, _, err = say("archive", "add", "news", "missing.txt")
    assert code == 3
    assert "missing.txt" in err
    assert "lines.jsonl" in err
    assert err.endswith("archive.db: 3 added\n")
    assert say("archive", "info")[1].splitlines()[3] == "articles     3 (en 2, zh-Hans 1)"


def test_a_draft_is_checked_against_it(say: Say) -> None:
    say("archive", "add", "news", "--archive", "news.db")
    code, out, _ = say("check", "draft.txt", "--against", "news.db", "--output-format", "json")
    report = json.loads(out)
    assert code == 1
    (finding,) = report["findings"]
    assert [evidence["document"] for evidence in finding["evidence"]] == ["draft.txt", "news/report.txt"]
    assert "news/report.txt是存档文章（2025-03-02）：news/report.txt" in finding["explanations"]
    assert [document["id"] for document in report["archived"]] == ["news/report.txt"]
    assert [claim["quote"] for claim in report["recalled"]] == ["32.5亿元"]
    assert [document["id"] for document in report["documents"]] == ["draft.txt"]
    assert report["coverage"]["trusted"] is None


@pytest.mark.parametrize("shape", ["full", "concise", "markdown", "html", "sarif", "csv", "jsonl"])
def test_every_report_names_the_archived_article(say: Say, shape: str) -> None:
    say("archive", "add", "news")
    _, out, _ = say("check", "draft.txt", "--against", "archive.db", "--output-format", shape)
    assert "news/report.txt" in out
    assert "32.5亿元" in out


def test_checking_the_archive_itself(say: Say) -> None:
    say("archive", "add", "news", "draft.txt")
    code, out, err = say("archive", "check", "--output-format", "concise", "--lang", "en")
    assert code == 1
    assert "news/report.txt" in out
    assert err.splitlines() == [
        "facts told with numbers that part: 1",
        "Articles: 2 · claims: 2 · contradictions: 1 · tensions: 0 · confirmed: 0",
    ]
    assert say("archive", "check", "--exit-zero", "-q")[0] == 0
    assert say("archive", "check", "--select", "gross-profit", "-q") == (0, "", "")


@pytest.mark.parametrize("name", ["英伟达", "輝達", "nvidia", "NVDA"])
def test_a_subject_goes_by_any_of_its_names(say: Say, name: str) -> None:
    say("archive", "add", "news")
    code, out, _ = say("archive", "query", "--subject", name, "--metric", "营业收入", "--output-format", "jsonl")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert (row["document"], row["metric"], row["period"], row["low"]) == ("news/wire.txt", "revenue", "FY2025Q2", "30000000000")


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ([], ["$30.0 billion", "32.5亿元", "3.1亿元"]),
        (["--metric", "net_income"], ["3.1亿元"]),
        (["--period", "2024"], ["32.5亿元", "3.1亿元"]),
        (["--period", "2024-05/2024-07"], ["$30.0 billion"]),
        (["--document", "report.txt"], ["32.5亿元", "3.1亿元"]),
        (["--document", "port.txt"], []),
        (["--since", "2025-01-01"], ["32.5亿元", "3.1亿元"]),
        (["--until", "2025-03-02", "--since", "2024-08-28"], ["$30.0 billion", "32.5亿元", "3.1亿元"]),
        (["--until", "2024-08-27"], []),
        (["--limit", "1"], ["$30.0 billion"]),
    ],
)
def test_what_is_asked_for_is_listed(say: Say, asked: list[str], quotes: list[str]) -> None:
    say("archive", "add", "news")
    wanted = [*asked, "--subject", "Nvidia"] if "2024-05/2024-07" in asked else asked
    code, out, _ = say("archive", "query", *wanted, "--output-format", "csv")
    rows = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"))))
    assert (code, [row["quote"] for row in rows]) == (0, quotes)


def test_a_table_is_listed_and_a_near_name_is_offered(say: Say) -> None:
    say("archive", "add", "news")
    _, out, _ = say("archive", "query", "--subject", "宁澜光电", "--metric", "revenue")
    head, _, row = out.splitlines()
    assert head.split() == ["published", "document", "subject", "metric", "period", "quote", "low", "high", "unit", "modality"]
    assert row.split()[:2] == ["2025-03-02", "news/report.txt"]
    assert say("archive", "query", "--subject", "Nvidea") == (0, "", "check-claims: no such claim; did you mean 'Nvidia'?\n")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--subject", "Nvida"], "no such claim; did you mean 'Nvidia'?"),
        (["--metric", "revenu"], "no such claim; did you mean 'revenue'?"),
        (["--document", "news/reports.txt"], "no such claim; did you mean 'news/report.txt'?"),
        (["--subject", "Nvidia", "--period", "FY2021"], "no such claim; the latest periods told are FY2025Q2"),
        (["--metric", "revenue", "--period", "2021"], "no such claim; the latest periods told are 2024, FY2025Q2"),
        (["--subject", "Nvidia", "--metric", "net_income"], "no such claim"),
        (["--subject", "Nvidia", "--since", "2025-01-01"], "no such claim"),
    ],
)
def test_a_query_that_finds_nothing_says_what_there_is(say: Say, asked: list[str], told: str) -> None:
    say("archive", "add", "news")
    assert say("archive", "query", "--lang", "en", *asked) == (0, "", f"check-claims: {told}\n")


@pytest.mark.parametrize("period", ["2025Q5", "last year", "2025-13"])
def test_what_is_no_period_is_an_error(say: Say, period: str) -> None:
    say("archive", "add", "news")
    code, out, err = say("archive", "query", "--lang", "en", "--period", period)
    assert (code, out) == (2, "")
    assert f"--period: expected one such as 2025, 2025Q3, FY2025 or 2025-09-22, found {period!r}" in err


def test_a_long_name_keeps_its_end_in_the_table(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a_very_long_folder_of_the_business_desk").mkdir()
    (tmp_path / "a_very_long_folder_of_the_business_desk" / "四季报.txt").write_text(REPORT, encoding="utf-8")
    say("archive", "add", "a_very_long_folder_of_the_business_desk")
    _, out, _ = say("archive", "query", "--metric", "revenue")
    assert "…_folder_of_the_business_desk/四季报.txt" in out


def test_exports_hold_every_claim(say: Say, tmp_path: Path) -> None:
    say("archive", "add", "news")
    code, _, err = say("archive", "export", "claims.jsonl")
    assert (code, err) == (0, "claims.jsonl: 3 claims\n")
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["quote"] for row in rows] == ["$30.0 billion", "32.5亿元", "3.1亿元"]
    assert say("archive", "export", "-")[1] == (tmp_path / "claims.jsonl").read_text(encoding="utf-8")
    assert say("archive", "export", "claims.xlsx")[0] == 2
    assert say("archive", "export", "-", "--output-format", "parquet")[0] == 2


def test_parquet_holds_the_same_rows(say: Say, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    say("archive", "add", "news")
    assert say("archive", "export", "claims.parquet", "-q") == (0, "", "")
    say("archive", "export", "claims.jsonl")
    table = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [{**row, "published": row["published"].isoformat()} for row in table] == rows


def test_articles_are_taken_out_by_name(say: Say) -> None:
    say("archive", "add", "news")
    code, _, err = say("archive", "remove", "news/repot.txt")
    assert (code, err) == (2, "check-claims: archive.db: no article 'news/repot.txt'; did you mean 'news/report.txt'?\n")
    assert say("archive", "remove", "news/report.txt") == (0, "", "archive.db: 1 removed\n")
    assert say("archive", "query", "--period", "2024")[1] == ""


def test_info_tells_what_is_stale(say: Say, tmp_path: Path) -> None:
    say("archive", "add", "news")
    _, out, _ = say("archive", "info")
    lines = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert lines["claims"] == "3 on 3 facts"
    assert lines["published"] == "2024-08-28 to 2025-03-02"
    assert lines["integrity"] == "ok"
    assert "stale" not in lines
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "entities.toml").write_text('[ninglan]\nname = "Ninglan"\nkind = "company"\nzh = ["宁澜光电"]\n')
    assert "stale        2 articles" in say("archive", "info", "--rules", "own")[1]
    assert say("archive", "add", "news", "--rules", "own")[2] == "archive.db: 2 read again\n"
    assert "Ninglan" in say("archive", "query", "--period", "2024")[1]


@pytest.mark.parametrize(
    "command", [["info"], ["check"], ["query"], ["export", "x.jsonl"], ["remove", "a"], ["add", "news"]], ids=lambda c: str(c[0])
)
def test_a_file_that_is_no_archive_is_one_clear_error(say: Say, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "notes.db").write_text("no archive", encoding="utf-8")
    code, out, err = say("archive", *command, "--archive", "notes.db")
    assert (code, out, err) == (3, "", "check-claims: notes.db: not an archive (not an SQLite file)\n")
    assert (tmp_path / "notes.db").read_text(encoding="utf-8") == "no archive"


def test_the_cache_changes_nothing_but_the_time(say: Say, tmp_path: Path) -> None:
    plain = say("check", "news", "draft.txt", "--output-format", "json", "--no-cache")
    assert not (tmp_path / "cache").exists()
    cold = say("check", "news", "draft.txt", "--output-format", "json")
    assert list((tmp_path / "cache").rglob("??/*"))
    warm = say("check", "news", "draft.txt", "--output-format", "json")
    assert plain == cold == warm
    for entry in (tmp_path / "cache").rglob("??/*"):
        entry.write_bytes(b"spoiled")
    assert say("check", "news", "draft.txt", "--output-format", "json") == plain


def test_a_warm_run_parses_nothing(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    say("extract", "news")
    monkeypatch.setattr("claims.parse.assemble.parse", lambda *_: pytest.fail("parsed"))
    assert say("extract", "news", "-q")[0] == 0


def test_several_processes_add_the_same(say: Say, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / "news" / f"more{number}.txt").write_text(REPORT.replace("32.5", f"{number}.5"), encoding="utf-8")
    assert say("archive", "add", "news", "--archive", "one.db", "--jobs", "1", "--no-cache")[2] == "one.db: 14 added\n"
    assert say("archive", "add", "news", "--archive", "two.db", "--jobs", "2", "--no-cache")[2] == "two.db: 14 added\n"
    assert say("archive", "export", "-", "--archive", "one.db") == say("archive", "export", "-", "--archive", "two.db")


def test_info_tells_how_many_versions_are_superseded(say: Say, tmp_path: Path) -> None:
    say("archive", "add", "news")
    assert "superseded" not in say("archive", "info")[1]
    (tmp_path / "news" / "report.txt").write_text(REPORT.replace("32.5", "32.6"), encoding="utf-8")
    say("archive", "add", "news")
    assert "superseded   1\n" in say("archive", "info")[1]


class Screen(StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_line_of_progress_that_goes_away(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, quiet = Screen(), Screen()
    monkeypatch.setattr("sys.stderr", screen)
    main(["archive", "add", "news"])
    assert "\r" in screen.getvalue()
    assert screen.getvalue().rstrip("\n").rpartition("\r")[2] == "archive.db: 2 added"
    monkeypatch.setattr("sys.stderr", quiet)
    main(["archive", "add", "news", "--quiet", "--archive", "other.db"])
    assert quiet.getvalue() == ""


def test_an_article_that_contradicts_itself_is_told_unless_only_others_are_asked_for(say: Say, tmp_path: Path) -> None:
    (tmp_path / "news" / "twice.txt").write_text(
        f"{REPORT.replace('光电', '电工')}\n{REVIEW.replace('光电', '电工')}", encoding="utf-8"
    )
    say("archive", "add", "news")
    for option in ([], ["--within"], ["--within", "--across"]):
        code, out, _ = say("archive", "check", "--output-format", "concise", "-q", *option)
        assert (code, out.count("news/twice.txt:3:")) == (1, 1)
    assert say("archive", "check", "-q", "--across") == (0, "", "")
