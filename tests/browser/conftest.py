"""A real Chromium for the HTML reports: Debian's, never one that a test tool downloads.

Without it, or without playwright, these tests are skipped with the reason; in CI (CI=true) they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# What takes longer than a commit should is run by `make full`, which sets this.
ALL = bool(os.environ.get("CHECK_CLAIMS_BROWSER"))
LONG = "test_chromium_whole.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.path.name == LONG and not ALL:
                item.add_marker(pytest.mark.skip(reason="CHECK_CLAIMS_BROWSER=1 (make full) runs it"))


def lacking(reason: str) -> None:
    """Skip, or in CI fail: a browser test that never ran is no test."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (apt-get install -y chromium; pip install -e '.[browser]')")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright is not installed")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        lacking("chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield started
        started.close()


@dataclass
class Watched:
    """A page, and everything that it should not do: complaints on the console, errors, dialogs, requests that leave."""

    page: Page
    context: BrowserContext
    wrongs: list[str] = field(default_factory=list)

    def open(self, path: Path, anchor: str = "") -> Page:
        """Open a file of a report."""
        self.page.goto(path.as_uri() + anchor)
        return self.page

    def _watch(self) -> None:
        self.page.on("console", lambda said: self.wrongs.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        self.page.on("dialog", self._refuse)
        self.context.on("request", self._ask)
        self.context.on("page", lambda other: self.wrongs.append(f"opened: {other.url}"))

    def _refuse(self, dialog: object) -> None:
        self.wrongs.append("dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _ask(self, request: object) -> None:
        url = str(request.url)  # type: ignore[attr-defined]
        if not url.startswith(("file:", "blob:")):
            self.wrongs.append(f"request: {url}")


Visit = Callable[..., Watched]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Makes a watched page; at the end of the test nothing may have gone wrong on any of them."""
    made: list[Watched] = []

    def new(width: int = 1440, height: int = 900, **settings: object) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type]
        watched = Watched(context.new_page(), context)
        watched._watch()
        made.append(watched)
        return watched

    yield new
    wrongs = [wrong for watched in made for wrong in watched.wrongs]
    for watched in made:
        watched.context.close()
    assert wrongs == []
