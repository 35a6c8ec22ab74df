"""The same input gives the same bytes: under other hash seeds, locales, time zones, working folders and pools.

Each run is a process of its own. The short matrix runs with every test run, the whole in `make full`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FULL = bool(os.environ.get("CHECK_CLAIMS_FULL"))
FORMATS = ("full", "json", "jsonl", "csv", "sarif", "junit", "github", "markdown", "html", "concise", "grouped")
SHORT = ("json", "html")
WAYS: dict[str, dict[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"},
    "C locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "Chinese locale": {"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"},
    "Auckland": {"TZ": "Pacific/Auckland"},
    "Honolulu": {"TZ": "Pacific/Honolulu"},
    "narrow terminal": {"COLUMNS": "40"},
}
SHORT_WAYS = ("hash seed 4242", "C locale", "Auckland")


def run(shape: str, *arguments: str, cwd: Path = ROOT, **environment: str) -> bytes:
    settings = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT), "CHECK_CLAIMS_CACHE": "off", **environment}
    command = [sys.executable, "-m", "claims", "check", *_inputs(cwd), "--output-format", shape, "--exit-zero", "--no-config"]
    done = subprocess.run([*command, *arguments], cwd=cwd, env=settings, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout + done.stderr


def _inputs(cwd: Path) -> list[str]:
    short = ("01-ten-gigawatts.txt", "06-chiling-half-year-zh.txt", "07-chiling-half-year-en.txt")
    names = ["corpus"] if FULL else [f"corpus/{name}" for name in short]
    return names if cwd == ROOT else [os.path.relpath(ROOT / name, cwd) for name in names]


@cache
def usual(shape: str) -> bytes:
    return run(shape, "--jobs", "1")


@pytest.mark.parametrize("shape", FORMATS if FULL else SHORT)
@pytest.mark.parametrize("way", WAYS if FULL else SHORT_WAYS)
def test_whatever_surrounds_it(shape: str, way: str) -> None:
    if way == "narrow terminal" and shape == "full":
        pytest.skip("the terminal's width is what it is for")
    assert run(shape, "--jobs", "1", **WAYS[way]) == usual(shape)


@pytest.mark.parametrize("shape", FORMATS if FULL else SHORT[:1])
def test_on_a_pool(shape: str) -> None:
    assert run(shape, "--jobs", "2") == usual(shape)


@pytest.mark.parametrize("shape", FORMATS if FULL else SHORT[:1])
def test_from_a_cache(shape: str, tmp_path: Path) -> None:
    held = {"CHECK_CLAIMS_CACHE": str(tmp_path / "cache")}
    assert run(shape, "--jobs", "1", **held) == run(shape, "--jobs", "1", **held) == usual(shape)


def test_from_another_folder_only_the_paths_differ(tmp_path: Path) -> None:
    above = os.path.relpath(ROOT, tmp_path)
    away, home = (json.loads(told.decode().rpartition("}")[0] + "}") for told in (run("json", cwd=tmp_path), usual("json")))
    assert [c["quote"] for c in away["claims"]] == [c["quote"] for c in home["claims"]]
    told = [(f["rule"], f["verdict"], f["message"].replace(f"{above}/corpus", "corpus")) for f in away["findings"]]
    assert sorted(told) == sorted((f["rule"], f["verdict"], f["message"]) for f in home["findings"])
