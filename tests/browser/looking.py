"""What is looked at on a page: what is on the screen, and what axe finds wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A desk, a tablet held upright, a telephone.
SIZES = [(1440, 900), (820, 1100), (360, 740)]


def in_view(page: Page, selector: str) -> bool:
    """Whether the first of what a selector finds is on the screen."""
    inside = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0; }"
    return bool(page.eval_on_selector(selector, inside))


def violations(page: Page) -> list[str]:
    """Return what axe-core, which is a part of the test tool and not of the page, finds against the rules of WCAG."""
    page.evaluate(pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    nodes = [(one["id"], node) for one in found for node in one["nodes"][:2]]
    return [f"{name}: {node['html'][:160]} {node['failureSummary'][:300]}" for name, node in nodes]
