"""TOML from strangers is read like any, or refused at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from claims import toml
from claims.cli import main
from claims.packs import load

DEEP = 50_000
HOSTILE = {
    "brackets": f"a = {'[' * DEEP}{']' * DEEP}",
    "braces": "a = " + "{a = " * DEEP + "1" + "}" * DEEP,
    "dots": f"{'.'.join('a' * DEEP)} = 1",
    "quoted dots": ".".join(['"a"'] * DEEP) + " = 1",
    "dots of a table": f"[{' . '.join('a' * DEEP)}]",
    "dots within": f"a = {{ {'.'.join('a' * DEEP)} = 1 }}",
}
PLAIN = 'a.b.c = 1\n[d]\ntext = "1.2.3, as in 4.5.6"\n# a. b. c.\nwhen = 2024-01-31\n'


def test_plain_toml_is_what_python_makes_of_it() -> None:
    assert toml.table(PLAIN) == tomllib.loads(PLAIN)
    assert toml.table("") == {}
    parts = ".".join("k" * toml.PARTS)
    assert toml.table(f"{parts} = 1") == tomllib.loads(f"{parts} = 1")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HOSTILE["brackets"], "^nested too deeply$"),
        (HOSTILE["braces"], "^nested too deeply$"),
        (f"b = 1\n{HOSTILE['dots']}", r"^a key of more than 64 parts \(at line 2, column 1\)$"),
        (HOSTILE["quoted dots"], "^a key of more than 64 parts"),
        (HOSTILE["dots of a table"], "^a key of more than 64 parts"),
        (HOSTILE["dots within"], "^a key of more than 64 parts"),
        (".".join("k" * (toml.PARTS + 1)) + " = 1", "^a key of more than 64 parts"),
        ("a = ", "^Invalid value"),
    ],
)
def test_what_is_hostile_is_refused_at_once(text: str, reason: str) -> None:
    started = process_time()
    with pytest.raises(tomllib.TOMLDecodeError, match=reason):
        toml.table(text)
    assert process_time() - started < 5


@pytest.mark.parametrize("text", ["a" * 200_000, '"' * 200_000, "a-" * 100_000, "a " * 100_000, "'a'b" * 50_000])
def test_looking_for_long_keys_takes_no_longer_than_the_text(text: str) -> None:
    started = process_time()
    with pytest.raises(tomllib.TOMLDecodeError, match=r"^(?!a key of)"):
        toml.table(text)
    assert process_time() - started < 5


def test_a_text_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml, "LONGEST", 20)
    assert toml.table("a = 1") == {"a": 1}
    with pytest.raises(tomllib.TOMLDecodeError, match=r"^longer than 20 characters$"):
        toml.table("a = 1" + " " * 20)


def config(folder: Path, text: str) -> list[str]:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return ["--config", "own.toml"]


def waivers(folder: Path, text: str) -> list[str]:
    (folder / "waivers.toml").write_text(text, encoding="utf-8")
    return ["--no-config", "--waivers", "waivers.toml"]


def metrics(folder: Path, text: str) -> list[str]:
    (folder / "rules").mkdir()
    (folder / "rules" / "metrics.toml").write_text(text, encoding="utf-8")
    return ["--no-config", "--rules", "rules"]


def checks(folder: Path, text: str) -> list[str]:
    (folder / "rules" / "checks").mkdir(parents=True)
    (folder / "rules" / "checks" / "own.toml").write_text(text, encoding="utf-8")
    return ["--no-config", "--rules", "rules"]


def baseline(folder: Path, text: str) -> list[str]:
    (folder / "known.jsonl").write_text('{"check-claims": "baseline", "version": 1}\n' + "[" * DEEP, encoding="utf-8")
    return ["--no-config", "--baseline", "known.jsonl"]


@pytest.mark.parametrize("place", [config, waivers, metrics, checks, baseline])
@pytest.mark.parametrize("shape", ["brackets", "dots"])
def test_wherever_it_stands_it_is_one_error(
    place: Callable[[Path, str], list[str]],
    shape: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    load.cache_clear()  # it knows folders by their names
    Path("a.txt").write_text("华辰公司2024年营业收入为10.0亿元。", encoding="utf-8")
    options = place(tmp_path, HOSTILE[shape])
    assert main(["check", "a.txt", "--no-cache", *options]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "internal" not in told.err


@pytest.mark.parametrize(("name", "code"), [("a.meta.toml", 3), ("a.facts.toml", 3)])
def test_beside_an_article_it_costs_only_itself(
    name: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。", encoding="utf-8")
    Path(name).write_text(HOSTILE["brackets"], encoding="utf-8")
    against = ["--against", name] if "facts" in name else []
    assert main(["check", "a.txt", "--no-cache", "--no-config", *against]) == code
    told = capsys.readouterr()
    assert "gross-profit" in told.out
    assert f"check-claims: {name}" in told.err
    assert "nested too deeply" in told.err
