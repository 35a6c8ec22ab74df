"""`doctor`: what is there, where it comes from, and exit 1 where something is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import Say

from claims.cli import doctor
from claims.packs import load
from claims.version import VERSION


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    load.cache_clear()  # it knows folders by their names


def line(out: str, about: str) -> str:
    return next(line for line in out.splitlines() if line[2:].startswith(about))


def test_all_is_well_where_nothing_is_wrong(say: Say) -> None:
    code, out, err = say("doctor")
    assert (code, err) == (0, "")
    assert line(out, "version").startswith(f"✓ version: check-claims {VERSION} (")
    assert "none found" in line(out, "configuration")
    assert " rules in " in line(out, "known")
    assert out.endswith("\nall is well\n")


def test_it_speaks_chinese(say: Say) -> None:
    code, out, _ = say("doctor", "--lang", "zh")
    assert code == 0
    assert out.endswith("\n一切正常\n")


def test_it_names_the_configuration_and_the_packs(say: Say) -> None:
    say("init")
    Path("house/checks").mkdir(parents=True)
    code, out, _ = say("doctor", "--rules", "house")
    assert code == 0
    assert line(out, "configuration") == "✓ configuration: check-claims.toml"
    assert [row for row in out.splitlines() if "rule pack" in row] == ["✓ rule pack: rules", "✓ rule pack: house"]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("check-claims.toml", 'selct = ["a"]\n', "✗ configuration: check-claims.toml:1: no key 'selct'; did you mean 'select'?"),
        ("check-claims.toml", 'rules = ["gone"]\n', "✗ rule pack: --rules: no folder 'gone'"),
        ("check-claims.toml", 'baseline = "gone.jsonl"\n', "✗ baseline: no baseline 'gone.jsonl'"),
        ("check-claims.waivers.toml", "[[waiver]]\n", "✗ waivers: check-claims.waivers.toml:1: finding: expected the id"),
        (
            "rules/checks/bad.toml",
            'kind = "nonsense"\nwhy = "x"\nmessage.en = "x"\nmessage.zh = "x"\n',
            "✗ known: checks/bad.toml: kind",
        ),
        ("rules/checks/bad.toml", "kind = \n", "✗ known: "),
    ],
)
def test_a_fault_is_told_with_its_file_and_makes_exit_1(say: Say, file: str, text: str, told: str) -> None:
    Path("corpus").mkdir()
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, encoding="utf-8")
    code, out, err = say("doctor")
    assert (code, err) == (1, "")
    assert told in out
    assert out.endswith("\nfaults: 1\n")


def test_a_library_that_is_missing_is_a_fault_and_an_extra_is_none(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version_of", lambda name: "" if name == "pint" else "1.0")
    needed = {"": ["pint", "typer"], "html": ["trafilatura"], "moon": ["pint"]}
    monkeypatch.setattr(doctor, "_requirements", lambda: needed)
    code, out, _ = say("doctor")
    assert code == 1
    assert "✗ libraries: pint is missing" in out
    assert line(out, "extras").startswith("✓ extras: there: html · not there: moon ")


def test_the_installation_says_what_is_needed() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = doctor._requirements()
    assert {"html", "fx"} <= set(found)
    assert "dev" not in found
    assert {"pint", "pydantic", "typer"} <= set(found[""])
    assert set(found[""]) <= {requirement.split(">")[0].split("[")[0] for requirement in project["dependencies"]}


def test_a_cache_that_cannot_be_written_is_a_note(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("file").absolute()))
    code, out, _ = say("doctor")
    assert code == 0
    assert line(out, "cache").startswith("△ cache: ")


def test_a_narrow_terminal_is_a_note(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    code, out, _ = say("doctor")
    assert code == 0
    assert line(out, "terminal").startswith("△ terminal: 50 columns")
