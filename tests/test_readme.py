"""README shows what the tool prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readme import README, ROOT, rebuilt


def test_outputs_are_the_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    assert rebuilt(text) == text, "run `make golden` and read the diff"


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")):
        assert Path(ROOT, target).exists(), target


def test_commands_are_in_the_makefile() -> None:
    targets = re.findall(r"^    make (\w+)", README.read_text(encoding="utf-8"), re.M)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["run", "test"]
    assert all(f"\n{target}:" in makefile for target in targets)
