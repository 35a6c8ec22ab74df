"""Waivers: a finding may stand for a reason until a day, is counted with both, and comes back after it."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from doors import Say

WRONG = "2024年，{name}实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"
FILE = "check-claims.waivers.toml"
WHOLE = '[[waiver]]\nfinding = "0123456789abcdef"\nreason = "x"\nuntil = 2026-01-01\n'


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(WRONG.format(name="禾川精密"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def finding(place: Path, say: Say) -> str:
    found = json.loads(say("check", "--output-format", "json")[1])["findings"]
    assert [item["rule"] for item in found] == ["gross-profit"]
    return str(found[0]["id"])


def waive(say: Say, finding: str, *more: str, until: str = "2026-06-30") -> tuple[int, str, str]:
    return say("waive", finding, "--reason", "年报口径，已问公司", "--until", until, "--as-of", "2026-01-05", *more)


def test_a_waived_finding_is_counted_with_reason_and_owner(place: Path, say: Say, finding: str) -> None:
    code, out, err = waive(say, finding, "--owner", "王编辑")
    assert (code, out) == (0, "")
    assert err.startswith(f"{FILE}: {finding} is waived until 2026-06-30: ")
    code, out, err = say("check", "--as-of", "2026-06-30")
    assert (code, out) == (0, "")
    assert "未报告：已豁免1处" in err
    assert "豁免至2026-06-30，负责人王编辑：年报口径，已问公司（gross-profit" in err
    held = json.loads(say("check", "--as-of", "2026-06-30", "--output-format", "json")[1])["suppressed"]
    assert [(h["by"], h["reason"], h["owner"], h["until"]) for h in held] == [
        ("waiver", "年报口径，已问公司", "王编辑", "2026-06-30")
    ]


def test_after_its_last_day_it_comes_back_with_a_note(place: Path, say: Say, finding: str) -> None:
    waive(say, finding, "--owner", "王编辑")
    code, out, err = say("check", "--as-of", "2026-07-01", "--lang", "en")
    assert code == 1
    assert "gross-profit" in out
    assert f"{FILE}:4: the waiver of {finding} ended on 2026-06-30 (王编辑): 年报口径，已问公司" in err


def test_one_that_waives_nothing_any_more_is_told(place: Path, say: Say, finding: str) -> None:
    waive(say, finding)
    path = place / "corpus" / "a.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("4.5", "4.0"), encoding="utf-8")
    code, _, err = say("check", "--as-of", "2026-02-01", "--lang", "en")
    assert code == 0
    assert f"{FILE}:4: the waiver of {finding} waives nothing any more: 年报口径，已问公司" in err
    (place / "other.txt").write_text("禾川精密有员工300人。\n", encoding="utf-8")
    assert "waives nothing" not in say("check", "other.txt", "--as-of", "2026-02-01", "--lang", "en")[2]


def test_the_file_holds_what_was_waived_and_for_whom(place: Path, say: Say, finding: str) -> None:
    waive(say, finding[:6], "--owner", "王编辑")
    text = (place / FILE).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert tomllib.loads(text)["waiver"] == [
        {
            "finding": finding,
            "rule": "gross-profit",
            "says": "毛利润写作4.5亿元（第1段），而营业收入10.0亿元减营业成本6.0亿元为4亿元",
            "documents": ["corpus/a.txt"],
            "reason": "年报口径，已问公司",
            "owner": "王编辑",
            "until": date(2026, 6, 30),
        }
    ]


def test_waiving_again_renews_and_leaves_the_rest_of_the_file(place: Path, say: Say, finding: str) -> None:
    (place / "corpus" / "b.txt").write_text(WRONG.format(name="青禾锂业"), encoding="utf-8")
    other = next(f["id"] for f in json.loads(say("check", "--output-format", "json")[1])["findings"] if f["id"] != finding)
    waive(say, finding)
    text = (place / FILE).read_text(encoding="utf-8")
    (place / FILE).write_text(f"{text}# mind the auditor\n", encoding="utf-8")
    waive(say, other)
    assert waive(say, other, until="2026-09-30")[0] == 0
    held = tomllib.loads((place / FILE).read_text(encoding="utf-8"))["waiver"]
    assert [(w["finding"], w["until"].month) for w in held] == [(finding, 6), (other, 9)]
    assert "# mind the auditor" in (place / FILE).read_text(encoding="utf-8")
    assert waive(say, finding, until="2026-12-31")[0] == 0
    held = tomllib.loads((place / FILE).read_text(encoding="utf-8"))["waiver"]
    assert [(w["finding"], w["until"].month) for w in held] == [(finding, 12), (other, 9)]
    assert (place / FILE).read_text(encoding="utf-8").count("# mind the auditor\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--until", "2026-06-30"], "waive: --reason is needed"),
        (["--reason", "  ", "--until", "2026-06-30"], "waive: --reason is needed"),
        (["--reason", "x"], "waive: --until is needed"),
        (["--reason", "x", "--until", "soon"], "--until: expected a date such as 2025-09-22, found 'soon'"),
        (["--reason", "x", "--until", "2026-01-04"], "--until: 2026-01-04 is past (2026-01-05 is today)"),
    ],
)
def test_a_waiver_without_reason_or_day_is_refused(place: Path, say: Say, finding: str, arguments: list[str], told: str) -> None:
    code, out, err = say("waive", finding, *arguments, "--as-of", "2026-01-05")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert not (place / FILE).exists()


def test_a_finding_that_is_none_is_refused(place: Path, say: Say) -> None:
    assert "no finding 'ffffffff' in corpus" in waive(say, "ffffffff")[2]
    assert waive(say, "")[0] == 2
    assert not (place / FILE).exists()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[[waiver]]\nfinding = "0123456789abcdef"\nuntil = 2026-01-01\n', 1, "reason: a waiver needs a reason"),
        ('[[waiver]]\nfinding = "0123456789abcdef"\nreason = " "\nuntil = 2026-01-01\n', 3, "reason: a waiver needs a reason"),
        ('[[waiver]]\nfinding = "0123456789abcdef"\nreason = "x"\n', 1, "until: a waiver needs a last day"),
        ('[[waiver]]\nfinding = "0123456789abcdef"\nreason = "x"\nuntil = "2026-01-01"\n', 4, "until: a waiver needs a last day"),
        ('[[waiver]]\nfinding = "xyz"\nreason = "x"\nuntil = 2026-01-01\n', 2, "finding: expected the id of a finding"),
        (f'{WHOLE}documents = "a.txt"\n', 5, "documents: expected an array of texts"),
        (f"{WHOLE}documents = [1]\n", 5, "documents: expected an array of texts"),
        (f"{WHOLE}owner = 5\n", 5, "owner: expected a text"),
        (f"{WHOLE}says = [1]\n", 5, "says: expected a text"),
        ('\n[[waiver]]\nfindng = "0123456789abcdef"\n', 3, "no key 'findng'; did you mean 'finding'?"),
        ("[[waivers]]\n", 1, "no key 'waivers'; did you mean 'waiver'?"),
        ("waiver = 3\n", 1, "expected [[waiver]] tables"),
        ("[[waiver]\n", 1, "not TOML"),
    ],
)
def test_a_bad_file_is_one_error_with_its_line(place: Path, say: Say, finding: str, text: str, line: int, told: str) -> None:
    (place / FILE).write_text(text, encoding="utf-8")
    for result in (say("check"), waive(say, finding)):
        assert (result[0], result[1], result[2].count("\n")) == (2, "", 1)
        assert result[2].startswith(f"check-claims: {FILE}:{line}: {told}")
    assert (place / FILE).read_text(encoding="utf-8") == text


def test_the_waivers_of_the_configuration_hold_from_below(
    place: Path, say: Say, finding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "check-claims.toml").write_text('paths = ["corpus"]\n', encoding="utf-8")
    waive(say, finding)
    monkeypatch.chdir(place / "corpus")
    assert say("check", "--as-of", "2026-02-01")[0] == 0
    assert say("check", "a.txt", "--as-of", "2026-02-01")[0] == 0
    assert say("check", "a.txt", "--as-of", "2026-02-01", "--no-config")[0] == 1
    assert "waivers: no file 'gone.toml'" in say("check", "a.txt", "--waivers", "gone.toml")[2]


def test_what_is_waived_is_not_put_into_a_baseline(place: Path, say: Say, finding: str) -> None:
    waive(say, finding)
    say("baseline", "create", "--as-of", "2026-02-01")
    assert (place / "check-claims.baseline.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_hostile_text_in_a_reason_is_written_as_text(place: Path, say: Say, finding: str) -> None:
    assert say("waive", finding, "--reason", 'a "b"\n[[waiver]] \\ \x1b[31m', "--until", "2030-01-01")[0] == 0
    held = tomllib.loads((place / FILE).read_text(encoding="utf-8"))["waiver"]
    assert [waiver["reason"] for waiver in held] == ['a "b" [[waiver]] \\ \x1b[31m']
    assert "\x1b" not in say("check")[2]
