"""What a quick command loads: never what only a run needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from doors import Say

from claims.cli import COMMANDS
from claims.cli.app import build, listing

ROOT = Path(__file__).parents[2]
HEAVY = {"pint", "jieba", "opencc", "lxml", "trafilatura", "docx", "numpy", "claims.parse", "claims.checker", "claims.pipeline"}


def loaded(*arguments: str, folder: Path) -> set[str]:
    """Return the modules that a command has loaded by the time it is done."""
    code = (
        "import sys\nfrom claims.__main__ import main\n"
        f"sys.argv = ['check-claims', *{list(arguments)!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    # What measures coverage would load modules of its own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["explain", "gross-profit"], ["explain", "pe-band", "--lang", "en"]]
)
def test_help_and_rules_load_nothing_that_reads_articles(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded(*arguments, folder=tmp_path) & HEAVY == set()


def test_a_rule_is_told_without_the_parser_of_options(tmp_path: Path) -> None:
    assert loaded("explain", "gross-profit", folder=tmp_path) & {"typer", "rich", "tabulate", "wcwidth"} == set()


@pytest.mark.parametrize("name", ["version", "--version", "-V"])
def test_the_version_loads_next_to_nothing(tmp_path: Path, name: str) -> None:
    modules = loaded(name, folder=tmp_path)
    assert {module for module in modules if module.startswith("claims")} == {"claims", "claims.__main__", "claims.version"}
    assert modules & {*HEAVY, "typer", "pydantic", "re", "json"} <= {"re"}


def test_a_rule_is_told_though_another_file_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "checks").mkdir(parents=True)
    (tmp_path / "house" / "checks" / "broken.toml").write_text("kind = \n", encoding="utf-8")
    assert say("explain", "gross-profit", "--rules", "house")[0] == 0
    code, _, err = say("explain", "broken", "--rules", "house")
    assert (code, err.count("\n")) == (2, 1)
    assert "broken.toml: not a TOML file" in err


def test_the_short_way_and_the_long_way_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    assert say("explain", "gross-profit") == say("explain", "gross-profit", "--no-config")
    (tmp_path / "check-claims.toml").write_text("selct = 1\n", encoding="utf-8")
    assert say("explain", "gross-profit")[0] == 2


def test_an_app_of_one_command_still_takes_its_name() -> None:
    import typer

    assert list(typer.main.get_command(build("check")).commands) == ["check"]  # type: ignore[attr-defined]
    assert list(typer.main.get_command(listing()).commands) == list(COMMANDS)  # type: ignore[attr-defined]


def test_the_list_of_commands_says_what_each_is_for(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    code, out, _ = say("--help")
    assert code == 0
    for name in COMMANDS:
        row = next(line for line in out.splitlines() if line.split()[:1] == [name])
        assert len(row.split()) > 3, row
        assert not row.endswith("..."), row
