"""Runs commands in the test's process."""

from __future__ import annotations

import pytest
from doors import Say

from claims.cli import main, words


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests off the cache of whoever runs them."""
    monkeypatch.setenv("CHECK_CLAIMS_CACHE", "off")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Return a function that runs a command: exit code, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        words.choose("en")
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run
