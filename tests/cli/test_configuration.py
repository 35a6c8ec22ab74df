"""The configuration file: where it is found, what it says, what goes over it, and what is said of a slip in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from doors import Say

from claims.cli.settings import Settings
from claims.cli.toml import line_of

CONFLICT = "2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"
CLEAN = "2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.0亿元。\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with one wrong article and one that holds; the working folder is there."""
    (tmp_path / "corpus" / "old").mkdir(parents=True)
    (tmp_path / "corpus" / "a.txt").write_text(CONFLICT, encoding="utf-8")
    (tmp_path / "corpus" / "old" / "b.txt").write_text(CLEAN.replace("禾川", "青禾"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str, name: str = "check-claims.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_file_says_what_the_command_line_does_not(place: Path, say: Say) -> None:
    configure(place, 'output-format = "json"\nfail-on = "never"\nselect = ["gross-profit"]\nwithin = true\n')
    code, out, _ = say("check")
    run = json.loads(out)["run"]
    assert code == 0
    assert (run["select"], run["within"], run["across"]) == (["gross-profit"], True, False)


def test_the_command_line_wins(place: Path, say: Say) -> None:
    configure(place, 'output-format = "json"\nfail-on = "never"\nwithin = true\nselect = ["same-fact"]\nlang = "en"\n')
    code, out, _ = say("check", "--fail-on", "error", "--across", "--lang", "zh", "--select", "gross-profit,market-cap")
    run = json.loads(out)["run"]
    assert (run["within"], run["across"], run["language"]) == (False, True, "zh")
    assert run["select"] == ["gross-profit", "market-cap"]
    assert code == 0
    assert say("check", "--fail-on", "error", "--select", "gross-profit")[0] == 1


def test_it_is_found_from_a_folder_below_and_its_paths_are_its_own(
    place: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(place, 'paths = ["corpus/a.txt"]\noutput-format = "concise"\n')
    monkeypatch.chdir(place / "corpus" / "old")
    code, out, _ = say("check", "-q")
    assert code == 1
    assert re.match(r"\.\./a\.txt:1:\d+: error gross-profit: ", out)


def test_the_nearest_file_holds(place: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(place, 'fail-on = "error"\n')
    configure(place / "corpus", 'fail-on = "never"\n')
    monkeypatch.chdir(place / "corpus")
    assert say("check", "a.txt")[0] == 0


def test_a_table_of_pyproject_will_do_and_another_project_is_passed_over(
    place: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(place, '[project]\nname = "x"\n\n[tool.check-claims]\nfail-on = "never"\n', "pyproject.toml")
    configure(place / "corpus", '[project]\nname = "y"\n', "pyproject.toml")
    monkeypatch.chdir(place / "corpus")
    assert say("check", "a.txt")[0] == 0
    configure(place, 'fail-on = "error"\n')
    assert say("check", "a.txt")[0] == 1


def test_a_file_can_be_named_and_left_out(place: Path, say: Say) -> None:
    configure(place, 'fail-on = "never"\n')
    configure(place, 'fail-on = "error"\n', "strict.toml")
    assert say("check")[0] == 0
    assert say("check", "--no-config")[0] == 1
    assert say("check", "--config", "strict.toml")[0] == 1
    assert say("check", "--config", "nowhere.toml") == (2, "", "check-claims: --config: no file 'nowhere.toml'\n")
    assert say("check", "--config", "strict.toml", "--no-config")[0] == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('lang = "en"\nselct = ["a"]\n', "check-claims.toml:2: no key 'selct'; did you mean 'select'?"),
        ('lang = "en"\nzzz = 1\n', "check-claims.toml:2: no key 'zzz'; one of paths, exclude, "),
        ('fail_on = "error"\n', "check-claims.toml:1: no key 'fail_on'; did you mean 'fail-on'?"),
        ('\nlang = "fr"\n', "check-claims.toml:2: lang: expected one of 'auto', 'zh' or 'en', found 'fr'"),
        ('within = "yes"\n', "check-claims.toml:1: within: expected true or false, found 'yes'"),
        ('select = "same-fact"\n', "check-claims.toml:1: select: expected an array of texts, found 'same-fact'"),
        ("select = [1]\n", "check-claims.toml:1: select.0: expected a text, found 1"),
        ('as-of = "2025"\n', "check-claims.toml:1: as-of: expected a date such as 2025-09-22, found '2025'"),
        (
            '# a\n[per-path-ignores]\n"a/*" = ["x"]\n"b/*" = 3\n',
            "check-claims.toml:4: per-path-ignores.b/*: expected an array of texts",
        ),
        ('lang = "en"\nlang =\n', "check-claims.toml:2: not TOML: "),
        ('lang = "en"\nlang = "zh"\n', "check-claims.toml:2: not TOML: "),
        ('lang = "en', "check-claims.toml:1: not TOML: "),
    ],
)
def test_a_slip_is_one_line_with_file_line_and_suggestion(place: Path, say: Say, text: str, told: str) -> None:
    configure(place, text)
    code, out, err = say("check")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"check-claims: {told}")


def test_a_slip_in_pyproject_is_told_with_its_line(place: Path, say: Say) -> None:
    configure(place, '[project]\nname = "x"\n[tool.check-claims]\nfail-onn = "never"\n', "pyproject.toml")
    assert say("check")[2] == "check-claims: pyproject.toml:4: no key 'fail-onn'; did you mean 'fail-on'?\n"


def test_a_slip_is_told_in_chinese_for_who_asks(place: Path, say: Say) -> None:
    configure(place, 'selct = ["a"]\n')
    assert say("check", "--lang", "zh")[2] == "check-claims: check-claims.toml:1: 没有 'selct' 这个键；是否指 'select'？\n"


def test_a_configuration_that_is_no_text_is_one_error(place: Path, say: Say) -> None:
    (place / "check-claims.toml").write_bytes(b"\xff\xfe\x00")
    assert say("check") == (2, "", "check-claims: check-claims.toml: not UTF-8\n")


def test_files_are_left_out_by_pattern(place: Path, say: Say) -> None:
    names = lambda out: [document["id"] for document in json.loads(out)["documents"]]  # noqa: E731
    assert names(say("check", "--output-format", "json", "-q")[1]) == ["corpus/a.txt", "corpus/old/b.txt"]
    for pattern in ("corpus/old", "old", "corpus/old/*", "b.*"):
        assert names(say("check", "--exclude", pattern, "--output-format", "json", "-q")[1]) == ["corpus/a.txt"], pattern
    configure(place, 'exclude = ["corpus/a.txt"]\noutput-format = "json"\n')
    assert names(say("check", "-q")[1]) == ["corpus/old/b.txt"]
    assert names(say("extract", "--output-format", "json", "-q")[1]) == ["corpus/old/b.txt"]
    assert names(say("check", "-q", "--exclude", "corpus/old")[1]) == ["corpus/a.txt"]


def test_a_pattern_that_leaves_nothing_is_an_error_and_one_that_names_nothing_is_none(place: Path, say: Say) -> None:
    assert say("check", "--exclude", "corpus") == (2, "", "check-claims: nothing to check: --exclude leaves no file of corpus\n")
    assert say("check", "--exclude", "rpus")[0] == 1
    assert say("check", "gone.txt", "--exclude", "old")[2] == "check-claims: gone.txt: no such file or directory\n"


def test_as_of_a_day_later_articles_are_left_out_and_undated_ones_are_of_it(place: Path, say: Say) -> None:
    text = "---\ntitle: 年报\ndate: 2025-04-02\n---\n\n禾川精密今年计划营业收入12.0亿元。\n"
    (place / "corpus" / "c.md").write_text(text, encoding="utf-8")
    (place / "corpus" / "d.txt").write_text("青禾精密今年计划营业收入9.0亿元。\n", encoding="utf-8")
    code, out, err = say("check", "--as-of", "2025-03-01", "--output-format", "json")
    held = {document["id"]: document["published"] for document in json.loads(out)["documents"]}
    assert code == 1
    assert "corpus/c.md" not in held
    assert held["corpus/d.txt"] == "2025-03-01"
    assert "left out as published after 2025-03-01: 1 of the articles" in err
    periods = {claim["period"] for claim in json.loads(out)["claims"] if claim["document"] == "corpus/d.txt"}
    assert periods == {"2025"}
    code, out, err = say("extract", "--as-of", "2025-03-01", "--output-format", "json")
    assert (code, [document["id"] for document in json.loads(out)["documents"]]) == (0, sorted(held))
    assert "left out as published after" in err
    assert say("check", "--as-of", "yesterday") == (
        2,
        "",
        "check-claims: --as-of: expected a date such as 2025-09-22, found 'yesterday'\n",
    )


def test_nothing_to_read_and_the_examples_of_rules_are_told_in_chinese(place: Path, say: Say) -> None:
    configure(place, 'lang = "zh"\n')
    assert say("rules", "test", "gross-profit")[2].startswith("规则1条 · 示例")
    assert "没有可核对的内容" in say("check", "--exclude", "corpus")[2]


def test_rules_of_the_configuration_hold_for_every_command(place: Path, say: Say) -> None:
    (place / "house" / "checks").mkdir(parents=True)
    rule = 'kind = "identity"\nwhy = "Ours."\nmessage.en = "x"\nmessage.zh = "x"\nformula = "revenue = revenue"\n'
    (place / "house" / "checks" / "our-rule.toml").write_text(rule, encoding="utf-8")
    configure(place, 'rules = ["house"]\n')
    assert "our-rule" in say("rules", "list")[1]
    assert say("explain", "our-rule")[0] == 0
    assert "our-rule" not in say("rules", "list", "--no-config")[1]


def test_every_option_of_check_is_a_key(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    options = set(re.findall(r"--([a-z-]+)", say("check", "--help")[1]))
    one_call = {"help", "config", "no-config", "hide-ok", "exit-zero", "quiet", "verbose", "watch"}
    assert options - one_call - set(Settings.keys()) == set()
    assert set(Settings.keys()) - options == {"paths", "per-path-ignores"}


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("a",), 1),
        (("t", "b"), 4),
        (("list", 0, "x"), 6),
        (("list", 1, "x"), 9),
        (("list", 1, "gone"), 8),
        (("q.r", "y"), 11),
        (("deep", "key"), 12),
        (("deep", "er", "x"), 13),
        (("gone",), 1),
    ],
)
def test_the_line_of_a_key_is_found(keys: tuple[str | int, ...], line: int) -> None:
    text = 'a = 1\n# b = 2\n[t]\nb = 2\n[[list]]\nx = 1\n\n[[list]]\nx = 2\n["q.r"]\ny = 1\n[deep]\ner.x = 1\n'
    assert line_of(text, keys) == line
