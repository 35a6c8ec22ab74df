"""The baseline: what is known is held back and counted, what is new is reported, and the file only shrinks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from doors import Say

WRONG = "2024年，{name}实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"
FILE = "check-claims.baseline.jsonl"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with two wrong articles; the working folder is there."""
    (tmp_path / "corpus").mkdir()
    for name in ("禾川精密", "青禾锂业"):
        (tmp_path / "corpus" / f"{name}.txt").write_text(WRONG.format(name=name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(place: Path, name: str) -> None:
    (place / "corpus" / f"{name}.txt").write_text(WRONG.format(name=name), encoding="utf-8")


def entries(place: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (place / FILE).read_text(encoding="utf-8").splitlines()[1:]]


def test_what_is_known_is_held_back_and_counted(place: Path, say: Say) -> None:
    assert say("check")[0] == 1
    code, out, err = say("baseline", "create")
    assert (code, out) == (0, "")
    assert err.startswith(f"{FILE}: findings known now: 2; ")
    code, out, err = say("check", "--baseline", FILE)
    assert (code, out) == (0, "")
    assert "未报告：基线中已知2处" in err
    add(place, "赤岭矿业")
    code, out, _ = say("check", "--baseline", FILE, "--output-format", "concise")
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["corpus/赤岭矿业.txt"]


def test_the_configuration_may_name_it(place: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "check-claims.toml").write_text(f'baseline = "{FILE}"\npaths = ["corpus"]\n', encoding="utf-8")
    assert say("baseline", "create")[0] == 0
    assert say("check")[0] == 0
    assert say("check", "--no-config")[0] == 1
    monkeypatch.chdir(place / "corpus")
    assert say("check")[0] == 0


def test_reports_tell_what_is_held_back(place: Path, say: Say) -> None:
    say("baseline", "create")
    _, out, _ = say("check", "--baseline", FILE, "--output-format", "json", "--report", "markdown:report.md")
    held = json.loads(out)["suppressed"]
    assert [(item["by"], item["finding"]["rule"]) for item in held] == [("baseline", "gross-profit")] * 2
    assert json.loads(out)["findings"] == []
    assert "基线中已知2处" in (place / "report.md").read_text(encoding="utf-8")


def test_an_entry_is_for_people_and_its_key_is_the_id_of_reports(place: Path, say: Say) -> None:
    say("baseline", "create")
    _, out, _ = say("check", "--output-format", "json")
    assert [entry["key"] for entry in entries(place)] == [finding["id"] for finding in json.loads(out)["findings"]]
    assert entries(place)[0]["documents"] == ["corpus/禾川精密.txt"]
    assert entries(place)[0]["quotes"] == ["10.0亿元", "6.0亿元", "4.5亿元"]


def test_moved_lines_and_other_edits_do_not_make_it_new(place: Path, say: Say) -> None:
    say("baseline", "create")
    path = place / "corpus" / "禾川精密.txt"
    path.write_text("禾川精密年报\n\n公司成立于1998年。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert say("check", "--baseline", FILE)[0] == 0
    path.write_text(path.read_text(encoding="utf-8").replace("4.5亿元", "4.7亿元"), encoding="utf-8")
    assert say("check", "--baseline", FILE)[0] == 1


def test_it_holds_from_any_folder_and_by_any_name_of_the_paths(place: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    say("baseline", "create")
    assert say("check", str(place / "corpus"), "--baseline", FILE)[0] == 0
    assert say("check", "./corpus/../corpus", "--baseline", FILE)[0] == 0
    monkeypatch.chdir(place / "corpus")
    assert say("check", "禾川精密.txt", "--baseline", f"../{FILE}")[0] == 0


def test_the_same_twice_is_known_twice_and_a_third_is_new(place: Path, say: Say) -> None:
    path = place / "corpus" / "禾川精密.txt"
    once = path.read_text(encoding="utf-8")
    path.write_text(f"{once}\n\n{once}", encoding="utf-8")
    say("baseline", "create", "corpus/禾川精密.txt", "--select", "gross-profit")
    known = [entry.get("count", 1) for entry in entries(place)]
    assert say("check", "corpus/禾川精密.txt", "--select", "gross-profit", "--baseline", FILE)[0] == 0
    path.write_text(f"{once}\n\n{once}\n\n{once}", encoding="utf-8")
    code, out, _ = say("check", "corpus/禾川精密.txt", "--select", "gross-profit", "--baseline", FILE, "--output-format", "json")
    found = len(json.loads(out)["findings"]) + len(json.loads(out)["suppressed"])
    assert len(json.loads(out)["suppressed"]) == sum(known)
    assert code == (1 if found > sum(known) else 0)


def test_create_does_not_write_over_unless_told(place: Path, say: Say) -> None:
    say("baseline", "create", "corpus/禾川精密.txt")
    before = (place / FILE).read_text(encoding="utf-8")
    code, _, err = say("baseline", "create")
    assert code == 2
    assert f"{FILE} is there already" in err
    assert (place / FILE).read_text(encoding="utf-8") == before
    assert say("baseline", "create", "--force")[0] == 0
    assert len(entries(place)) == 2


def test_update_shrinks_and_refuses_what_is_new(place: Path, say: Say) -> None:
    say("baseline", "create")
    (place / "corpus" / "禾川精密.txt").write_text("禾川精密2024年营业收入10.0亿元。\n", encoding="utf-8")
    add(place, "赤岭矿业")
    code, out, err = say("baseline", "update")
    assert code == 1
    assert out.startswith("corpus/赤岭矿业.txt:1:")
    assert "1 taken out, 1 left" in err
    assert "new findings not taken in: 1" in err
    assert [entry["documents"] for entry in entries(place)] == [["corpus/青禾锂业.txt"]]
    (place / "corpus" / "赤岭矿业.txt").unlink()
    assert say("baseline", "update")[0] == 0


def test_prune_only_takes_out(place: Path, say: Say) -> None:
    say("baseline", "create")
    (place / "corpus" / "禾川精密.txt").unlink()
    add(place, "赤岭矿业")
    assert say("check", "--baseline", FILE)[2].count("known findings that are found no more: 1") == 1
    code, out, _ = say("baseline", "prune")
    assert (code, out) == (0, "")
    assert [entry["documents"] for entry in entries(place)] == [["corpus/青禾锂业.txt"]]
    assert "found no more" not in say("check", "--baseline", FILE)[2]


def test_what_was_not_looked_at_is_not_stale(place: Path, say: Say) -> None:
    say("baseline", "create")
    for arguments in (["corpus/禾川精密.txt"], ["--select", "same-fact"], ["--ignore", "identity"], ["--across"]):
        assert "found no more" not in say("check", "--baseline", FILE, *arguments)[2], arguments
        assert say("baseline", "prune", *arguments)[0] == 0
    assert len(entries(place)) == 2


def test_the_file_is_the_same_for_the_same_findings_and_in_order(place: Path, say: Say) -> None:
    say("baseline", "create")
    first = (place / FILE).read_bytes()
    say("baseline", "create", "--force", "corpus/青禾锂业.txt", "corpus/禾川精密.txt")
    assert (place / FILE).read_bytes() == first
    say("baseline", "update")
    assert (place / FILE).read_bytes() == first
    assert sorted(file.name for file in place.iterdir()) == [FILE, "corpus"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", f"{FILE}:1: no baseline"),
        ("[]\n", f"{FILE}:1: expected an object"),
        ('{"check-claims": "baseline", "version": 2}\n', f"{FILE}:1: no baseline"),
        ('{"check-claims": "baseline", "version": 1}\n{"key": \n', f"{FILE}:2: not JSON"),
        ('{"check-claims": "baseline", "version": 1}\n{"rule": "x"}\n', f"{FILE}:2: key: "),
        ('{"check-claims": "baseline", "version": 1}\n\n{"key": "ab", "count": 0}\n', f"{FILE}:3: count: "),
        ('{"check-claims": "baseline", "version": 1}\n{"key": "ab"}\n{"key": "ab"}\n', f"{FILE}:2: this key is there twice"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_error_and_stays(place: Path, say: Say, text: str, told: str) -> None:
    (place / FILE).write_text(text, encoding="utf-8")
    for arguments in (["check", "--baseline", FILE], ["baseline", "update"]):
        code, out, err = say(*arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"check-claims: {told}")
    assert (place / FILE).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["baseline", "creat"], "no 'creat'; did you mean 'create'?"),
        (["baseline", "update"], f"no baseline '{FILE}'"),
        (["baseline", "prune", "--force"], "--force goes with create"),
        (["check", "--baseline", "gone.jsonl"], "no baseline 'gone.jsonl'"),
    ],
)
def test_wrong_usage(place: Path, say: Say, arguments: list[str], told: str) -> None:
    code, _, err = say(*arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_an_input_that_cannot_be_read_is_told_and_takes_nothing_out(place: Path, say: Say) -> None:
    say("baseline", "create")
    (place / "corpus" / "禾川精密.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 40)
    assert say("baseline", "prune")[0] in (0, 3)
    assert ["corpus/青禾锂业.txt"] in [entry["documents"] for entry in entries(place)]


def test_ignores_by_path_hold_back_too(place: Path, say: Say) -> None:
    (place / "check-claims.toml").write_text('[per-path-ignores]\n"corpus/禾川*" = ["gross-profit"]\n', encoding="utf-8")
    code, out, err = say("check", "--output-format", "concise")
    assert code == 1
    assert out.startswith("corpus/青禾锂业.txt:")
    assert len(out.splitlines()) == 1
    assert "按路径忽略1处" in err
    (place / "check-claims.toml").write_text('[per-path-ignores]\n"corpus/*" = ["identity"]\n', encoding="utf-8")
    assert say("check")[0] == 0
    (place / "check-claims.toml").write_text('[per-path-ignores]\n"corpus/*" = ["gros-profit"]\n', encoding="utf-8")
    assert "per-path-ignores.corpus/*: no rule or kind 'gros-profit'; did you mean 'gross-profit'?" in say("check")[2]


def test_two_runs_at_once_leave_a_whole_file(place: Path) -> None:
    command = [sys.executable, "-m", "claims", "baseline", "create", "--force"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    runs = [subprocess.Popen(command, cwd=place, env=environment, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    assert len(entries(place)) == 2
    assert sorted(file.name for file in place.iterdir()) == [FILE, "corpus"]
