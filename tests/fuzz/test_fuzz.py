"""What fuzzing once broke stays whole, and a little of it runs with every test run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets import TARGETS, seeds

FOUND = Path(__file__).parent / "found"
ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("CHECK_CLAIMS_FUZZ", "60"))


@pytest.mark.parametrize("path", sorted(FOUND.rglob("*.bin")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_was_found_stays_whole(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds(name: str) -> None:
    for number, seed in enumerate(seeds(ROOT)):
        if number % 4 == 0:
            TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_little_of_anything(name: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
    @given(st.binary(max_size=120))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()
