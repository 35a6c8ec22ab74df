"""`init`: a workspace that fails on purpose with a message a newcomer understands, and passes once mended."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from doors import Say

from claims.cli.settings import Settings

# For each language: the sample, the slip, how README.md mends it, and what a newcomer reads.
SAMPLES = [
    (
        "en",
        "corpus/northgate-half-year.txt",
        "$5.4 million",
        "$4.5 million",
        "gross profit is given as $5.4 million (paragraph 4), but revenue of $12.0 million less cost of revenue of $7.5 million "
        "leaves $4.5 million",
    ),
    (
        "zh",
        "corpus/beimen-half-year.txt",
        "0.54亿元",
        "0.45亿元",
        "毛利润写作0.54亿元（第4段），而营业收入1.20亿元减营业成本0.75亿元为",
    ),
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("language", "sample", "slip", "right", "told"), SAMPLES)
def test_the_sample_fails_and_passes_once_mended(
    say: Say, monkeypatch: pytest.MonkeyPatch, language: str, sample: str, slip: str, right: str, told: str
) -> None:
    assert say("init", "desk", "--lang", language)[0] == 0
    monkeypatch.chdir("desk")
    code, out, _ = say("check")
    assert code == 1
    assert told in out
    assert out.count("✗") == 1
    assert "△" not in out
    assert told.split("（")[0].split(" (")[0] in Path("reports/report.html").read_text(encoding="utf-8")
    readme = Path("README.md").read_text(encoding="utf-8")
    assert slip in readme
    assert right in readme
    Path(sample).write_text(Path(sample).read_text(encoding="utf-8").replace(slip, right), encoding="utf-8")
    code, out, _ = say("check")
    assert code == 0
    assert "✓" in out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_readme_is_right_about_files_and_commands(say: Say, language: str) -> None:
    from claims.cli import COMMANDS

    say("init", "desk", "--lang", language)
    readme = Path("desk/README.md").read_text(encoding="utf-8")
    assert all((Path("desk") / name).exists() for name in re.findall(r"^    ([\w./-]+) {2,}", readme, re.M))
    assert set(re.findall(r"`check-claims ([a-z]+)", readme)) <= set(COMMANDS)
    settings = tomllib.loads(Path("desk/check-claims.toml").read_text(encoding="utf-8"))
    assert set(settings) <= set(Settings.keys())


def test_both_languages_have_the_same_parts(say: Say) -> None:
    say("init", "a", "--lang", "en")
    say("init", "b", "--lang", "zh")
    parts = [sorted((p.parent.as_posix(), p.suffix) for p in Path(n).rglob("*") if p.is_file()) for n in ("a", "b")]
    assert [(folder.lstrip("a"), suffix) for folder, suffix in parts[0]] == [
        (folder.lstrip("b"), suffix) for folder, suffix in parts[1]
    ]


def test_the_pinned_fact_holds(say: Say, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pytester.path)
    say("init")
    pytester.runpytest_inprocess("facts", "-p", "no:cacheprovider", "-W", "ignore").assert_outcomes(passed=1)


def test_nothing_is_written_over(say: Say) -> None:
    Path("desk/corpus").mkdir(parents=True)
    Path("desk/check-claims.toml").write_text("# mine\n", encoding="utf-8")
    Path("desk/README.md").write_text("mine\n", encoding="utf-8")
    code, out, _ = say("init", "desk")
    assert code == 0
    assert "kept  desk/README.md (was there)" in out
    assert Path("desk/check-claims.toml").read_text(encoding="utf-8") == "# mine\n"
    assert Path("desk/README.md").read_text(encoding="utf-8") == "mine\n"
    assert "made" not in say("init", "desk")[1]


def test_a_folder_that_cannot_be_made_is_one_error(say: Say) -> None:
    Path("desk").write_text("a file\n", encoding="utf-8")
    code, _, err = say("init", "desk")
    assert (code, err.count("\n")) == (2, 1)
    assert "init: cannot write" in err


def test_a_dangling_link_is_not_followed(say: Say) -> None:
    Path("desk").mkdir()
    Path("desk/README.md").symlink_to(Path("outside.md").absolute())
    assert say("init", "desk")[0] == 2
    assert not Path("outside.md").exists()
