"""The HTML report in a real Chromium: what a reader clicks, types, prints and takes away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from looking import SIZES, in_view, violations
from samples import few

from claims.report import html, save
from claims.report.options import Options

if TYPE_CHECKING:
    from conftest import Visit


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "few.html"
    save(html, few(), Options("en"), path)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages")
    save(html, few(), Options("zh"), path)
    return path


def test_a_report_opens_without_a_word_on_the_console(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    assert page.title() == "Check of the numbers"
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.classList.contains('js')")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(visit: Visit, report: Path, size: tuple[int, int]) -> None:
    page = visit(*size).open(report)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_j_and_k_walk_through_the_findings(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    ids = page.eval_on_selector_all(".card", "cards => cards.map(card => card.id)")
    assert len(ids) > 3
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == ids[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == ids[2]
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == ids[1]
    assert page.evaluate("location.hash") == f"#{ids[1]}"
    assert in_view(page, f"[id='{ids[1]}'] h4")


def test_keys_stop_at_the_ends(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    ids = page.eval_on_selector_all(".card", "cards => cards.map(card => card.id)")
    for _ in range(len(ids) + 2):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == ids[-1]


def test_enter_flashes_both_places_and_brings_them_into_view(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    page.keyboard.press("j")
    places = page.evaluate("document.activeElement.dataset.places.split(' ')")
    assert len(places) == 2
    for place in places:
        page.keyboard.press("Enter")
        assert page.eval_on_selector_all(".lines .flash", "found => found.map(one => one.id)") == places
        assert in_view(page, f"[id='{place}']")


def test_a_click_on_a_card_flashes_its_places_and_its_quotations(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    card = page.locator(".card").first
    card.locator("h4 .message").click()
    places = (card.get_attribute("data-places") or "").split()
    assert page.eval_on_selector_all(".lines .flash", "found => found.map(one => one.id)") == places
    assert page.locator(".card mark.flash").count() == card.locator("mark").count() == 2
    assert in_view(page, f"[id='{places[0]}']")


def test_a_click_on_a_quotation_goes_to_its_place(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    link = page.locator(".card mark a").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert in_view(page, f"[id='{target}']")
    assert page.evaluate("location.hash") == f"#{target}"
    assert page.locator(f"[id='{target}'].flash").count() == 1


def test_a_click_on_a_number_opens_its_finding(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    number = page.locator(".lines a.inconsistent").first
    finding = (number.get_attribute("href") or "").removeprefix("#")
    number.click()
    assert page.evaluate("location.hash") == f"#{finding}"
    page.locator(f"[id='{finding}'].current").wait_for(timeout=5000)  # the page hears of its new address a moment later


def test_a_permalink_opens_its_finding(visit: Visit, report: Path) -> None:
    finding = next(finding for finding in few().findings if finding.rule == "price-of-parts")
    page = visit().open(report, f"#{finding.fingerprint}")
    assert page.evaluate("document.activeElement.id") == finding.fingerprint
    assert in_view(page, f"[id='{finding.fingerprint}'] h4")


def test_help_opens_and_closes_and_keys_can_be_turned_off(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#listens").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("j")
    assert page.locator(".card.current").count() == 0


def test_the_question_is_copied(visit: Visit, report: Path) -> None:
    watched = visit(permissions=["clipboard-read", "clipboard-write"])
    page = watched.open(report)
    card = page.locator(".card").first
    card.locator("button.copy").click()
    card.locator(".said", has_text="Copied").wait_for()  # the clipboard answers when it has been written
    assert page.evaluate("navigator.clipboard.readText()") == card.locator(".question").inner_text()


def test_where_nothing_may_be_copied_the_question_is_selected(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    card = page.locator(".card").first
    card.locator("button.copy").click()
    assert page.evaluate("getSelection().toString()") == card.locator(".question").inner_text()
    assert card.locator(".said").inner_text() == "Selected: press Ctrl+C"


def test_colours_follow_the_system_until_chosen(visit: Visit, report: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = visit(color_scheme="light").open(report), visit(color_scheme="dark").open(report)
    assert light.evaluate(paper) != dark.evaluate(paper)
    light.select_option("#theme", "dark")
    assert light.evaluate(paper) == dark.evaluate(paper)
    light.reload()
    assert light.evaluate(paper) == dark.evaluate(paper)
    light.select_option("#theme", "auto")
    assert light.evaluate(paper) != dark.evaluate(paper)


def test_claims_are_sorted_by_size_within_a_unit(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    page.get_by_role("columnheader", name="Value").last.get_by_role("button").click()
    sizes = page.eval_on_selector_all("table.claims tbody td[data-v]:nth-child(4)", "cells => cells.map(cell => cell.dataset.v)")
    watts = [float(size.split()[1]) for size in sizes if size.startswith("W ")]
    assert len(watts) > 3
    assert watts == sorted(watts)
    assert page.locator("table.claims th[aria-sort=ascending]").count() == 1


def test_claims_are_filtered_and_taken_away_as_csv(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    view = page.locator("#claims")
    view.locator("select[data-field=state]").select_option("inconsistent")
    view.locator("input[type=search]").fill("nvidia revenue")
    page.wait_for_timeout(400)
    shown = view.locator("tbody tr:not([hidden])").count()
    assert 2 <= shown < 10
    assert view.locator("output").inner_text().startswith(f"{shown} of ")
    with page.expect_download() as waiting:
        view.get_by_role("button", name="Download as CSV").click()
    assert waiting.value.suggested_filename == "claims.csv"
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == shown
    assert {row["state"] for row in rows} == {"inconsistent"}
    assert {row["metric"] for row in rows} == {"revenue"}
    assert ("13510000000", "USD") in {(row["low"], row["unit"]) for row in rows}


def test_all_is_read_without_scripts(visit: Visit, report: Path) -> None:
    page = visit(java_script_enabled=False).open(report)
    assert page.locator(".card").first.is_visible()
    assert page.locator("table.claims tbody tr").last.is_visible()
    assert page.locator(".lines").last.is_visible()
    assert not any(control.is_visible() for control in page.locator(".scripted").all())
    link = page.locator(".card mark a").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert in_view(page, f"[id='{target}']")


def test_a_folder_leads_from_its_index_to_a_finding_and_back(visit: Visit, folder: Path) -> None:
    finding = next(finding for finding in few().findings if finding.rule == "price-of-parts")
    page = visit().open(folder / "index.html")
    page.locator(f"[id='{finding.fingerprint}'] a").click()
    page.wait_for_url("**/article-*.html#*")
    assert page.evaluate("document.activeElement.id") == finding.fingerprint
    page.get_by_role("link", name="全部文章").click()
    page.wait_for_url("**/index.html#articles-list")
    page.get_by_role("link", name="全部数字").click()
    assert page.locator("table.claims tbody tr").count() == len(few().claims)


def test_a_permalink_to_the_index_opens_the_page_of_the_finding(visit: Visit, folder: Path) -> None:
    finding = next(finding for finding in few().findings if finding.rule == "price-of-parts")
    page = visit().open(folder / "index.html", f"#{finding.fingerprint}")
    page.wait_for_url("**/article-*.html#*")
    assert page.locator(f"[id='{finding.fingerprint}'].current").count() == 1


def test_it_prints_on_a4(visit: Visit, report: Path) -> None:
    printed = visit(color_scheme="dark").open(report).pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert {(round(float(width)), round(float(height))) for width, height in boxes} <= {(595, 842), (596, 842), (594, 841)}
    assert 8 <= len(re.findall(rb"/Type /Page\b", printed)) <= 30


@pytest.mark.parametrize(("language", "scheme", "size"), [("en", "light", SIZES[0]), ("zh", "dark", SIZES[2])])
def test_it_is_accessible(visit: Visit, tmp_path: Path, language: str, scheme: str, size: tuple[int, int]) -> None:
    path = tmp_path / "r.html"
    save(html, few(), Options(language), path)
    assert violations(visit(*size, color_scheme=scheme).open(path)) == []
