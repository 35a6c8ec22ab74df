"""What takes too long for every commit: every page and size through axe, all samples, hundreds of articles. `make full`."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from looking import SIZES, in_view, violations
from samples import corpus, few, many

from claims.report import html, save
from claims.report.options import Options

if TYPE_CHECKING:
    from conftest import Visit

COUNT = 500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of 500 articles, and beside it one file with all of them."""
    path = tmp_path_factory.mktemp("large")
    result = many(COUNT)
    save(html, result, Options("zh"), path / "pages")
    save(html, result, Options("zh"), path / "whole.html")
    return path


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("size", SIZES)
def test_all_sizes_and_colours_are_accessible(
    visit: Visit, tmp_path: Path, language: str, scheme: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "r.html"
    save(html, few(), Options(language), path)
    assert violations(visit(*size, color_scheme=scheme).open(path)) == []


@pytest.mark.parametrize("name", ["index", "subjects", "claims", "unread", "article-001", "article-003"])
def test_all_sorts_of_pages_are_accessible(visit: Visit, tmp_path: Path, name: str) -> None:
    save(html, few(), Options("zh"), tmp_path / "pages")
    assert violations(visit().open(tmp_path / "pages" / f"{name}.html")) == []


def test_the_help_is_accessible(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    save(html, few(), Options("en"), path)
    page = visit().open(path)
    page.keyboard.press("?")
    assert violations(page) == []


@pytest.mark.parametrize(("language", "size"), [("zh", SIZES[0]), ("en", SIZES[1]), ("zh", SIZES[2])])
def test_all_samples_are_walked_through(visit: Visit, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    path = tmp_path / "corpus.html"
    save(html, corpus(), Options(language), path)
    page = visit(*size).open(path)
    for card in page.locator(".card").all():
        places = (card.get_attribute("data-places") or "").split()
        page.keyboard.press("j")
        for place in places:
            page.keyboard.press("Enter")
            assert set(page.eval_on_selector_all(".lines .flash", "all => all.map(one => one.id)")) == set(places)
            assert in_view(page, ".lines .flash") or in_view(page, f"[id='{place}']")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_samples_print(visit: Visit, tmp_path: Path, language: str) -> None:
    path = tmp_path / "corpus.html"
    save(html, corpus(), Options(language), path)
    printed = visit().open(path).pdf(prefer_css_page_size=True)
    assert 40 <= len(re.findall(rb"/Type /Page\b", printed)) <= 120


def test_an_index_of_hundreds_leads_to_each(visit: Visit, large: Path) -> None:
    page = visit().open(large / "pages" / "index.html")
    page.locator("input[type=search]").last.fill("0317")
    page.wait_for_timeout(400)
    page.locator("table.articles a", has_text="0317").click()
    page.wait_for_url("**/article-318.html#d318")
    assert page.locator(".card").first.is_visible()


def test_claims_of_hundreds_are_shown_in_parts_and_taken_away_whole(visit: Visit, large: Path) -> None:
    page = visit().open(large / "pages" / "claims.html")
    rows = page.locator("table.claims tbody tr")
    shown = page.locator("table.claims tbody tr:not([hidden])")
    assert rows.count() > 10_000
    assert shown.count() == 1000
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载CSV").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8-sig").count("\narticles/") == rows.count()
    page.get_by_role("button", name="全部显示").click()
    assert shown.count() == rows.count()


def test_a_table_prints_whole(visit: Visit, large: Path) -> None:
    page = visit().open(large / "pages" / "claims.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("table.claims tbody tr[hidden]").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("table.claims tbody tr:not([hidden])").count() == 1000


def test_one_file_of_hundreds_stays_quick(visit: Visit, large: Path) -> None:
    """Bounds of a busy machine, ten times what was measured on two idle cores."""
    page = visit().page
    for work, most in (
        (lambda: page.goto((large / "whole.html").as_uri()), 20),
        (lambda: page.keyboard.press("j"), 3),
        (lambda: page.keyboard.press("Enter"), 3),
        (lambda: page.locator("#claims input[type=search]").fill("0317"), 25),
        (lambda: page.locator("#claims th button").first.click(), 25),
    ):
        begun = time.monotonic()
        work()
        page.evaluate("new Promise(done => requestAnimationFrame(done))")
        assert time.monotonic() - begun < most
