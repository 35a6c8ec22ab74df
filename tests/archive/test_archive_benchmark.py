"""The benchmark of the archive: what it makes up conflicts, and the archive finds what comparing everything finds."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("resource")
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return import_module("archive")


def test_the_archive_finds_the_pairs_of_the_oracle(benchmark: ModuleType, tmp_path: Path) -> None:
    benchmark.build(tmp_path / "4000.db", 4000)
    pairs = benchmark.found_pairs(tmp_path / "4000.db")
    assert pairs == benchmark.oracle(4000)
    assert len(pairs) == 281


def test_a_draft_finds_as_much_whatever_the_size(benchmark: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "RUNS", 1)
    found = []
    for size in (1000, 4000):
        benchmark.build(tmp_path / f"{size}.db", size)
        found.append(benchmark.look_up(tmp_path / f"{size}.db", size)["draft findings"])
    assert found == [101, 101]
