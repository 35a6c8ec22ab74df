"""A report of hostile articles in a real Chromium: nothing of theirs runs, loads, hides or turns the page around."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile import ALL, FORMULAS, HIDDEN, MARKUP, SENTENCES, result

from claims.pipeline import check
from claims.report import html, save
from claims.report.html.hidden import is_hidden, plain
from claims.report.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Visit

# What a page may hold: its own script, and nothing that loads or sends.
FOREIGN = (
    "iframe, object, embed, link, base, img, image, video, audio, source, animate, math, template, "
    "[src], [srcset], [action], [style]"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    save(html, result(), Options("en"), path)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile")
    save(html, result(), Options("zh"), path)
    return path


def is_clean(page: Page) -> bool:
    """Whether a page holds nothing but what the report put there."""
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 2
    assert page.locator(FOREIGN).count() == 0
    handlers = "all => all.filter(one => one.getAttributeNames().some(name => name.startsWith('on'))).length"
    assert page.eval_on_selector_all("*", handlers) == 0
    assert page.evaluate("[...document.links].every(link => link.protocol === 'file:')")
    return True


def test_nothing_of_an_article_runs_or_loads(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    assert is_clean(page)
    for key in ("j", "Enter", "c", "j", "Enter", "?"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    for number in page.locator(".n.inconsistent").all()[:10]:
        number.hover()
    page.locator("#claims th button").first.click()
    page.locator("#claims input[type=search]").fill("<script>")
    page.wait_for_timeout(300)
    assert is_clean(page)


def test_hostile_text_is_shown_to_the_letter(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    shown = page.eval_on_selector_all(".lines", "all => all.map(one => one.textContent)")
    for text, payload in zip(shown, MARKUP, strict=False):
        assert text.count(payload.replace("\t", " ")) + text.count(payload) >= 4, payload
    messages = page.locator(".card .message").all_text_contents()
    for payload in MARKUP:
        assert " ".join(plain(payload).split()) in [" ".join(message.split()) for message in messages]


def test_hidden_characters_are_marked_and_not_in_the_page(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    text = page.evaluate("document.documentElement.textContent")
    attributes = page.evaluate("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.value)).join(' ')")
    for char in set("".join(HIDDEN)) - {"\n", "\t"}:
        if unicodedata.category(char) != "Nd" and is_hidden(char):
            assert char not in text, f"U+{ord(char):04X}"
            assert char not in attributes, f"U+{ord(char):04X}"
    labels = set(page.locator(".hid").all_text_contents())
    assert {
        "RLO",
        "PDF",
        "ZWSP",
        "ZWNJ",
        "ZWJ",
        "BOM",
        "WJ",
        "SHY",
        "LRM",
        "RLM",
        "U+0000",
        "U+001B",
        "U+2028",
        "U+D800",
    } <= labels


def test_an_override_turns_nothing_around(visit: Visit, report: Path) -> None:
    """The digits behind an override stand from left to right, as they are stored."""
    page = visit().open(report)
    left = page.evaluate(
        """() => {
          const mark = [...document.querySelectorAll('.lines .hid')].find(one => one.textContent === 'RLO');
          const text = mark.nextSibling, range = document.createRange();
          const left = at => {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().left;
          };
          return [left(0), left(1)];
        }"""
    )
    assert left[0] < left[1]


def test_the_csv_holds_no_formula(visit: Visit, report: Path) -> None:
    page = visit().open(report)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 1 + 2 * len(ALL)
    assert all(len(row) == len(rows[0]) for row in rows)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert any(cell == "'" + FORMULAS[0] for cell in cells)


def test_the_pages_of_a_folder_are_clean_too(visit: Visit, folder: Path) -> None:
    page = visit().page
    for name in ("index.html", "claims.html", "subjects.html", "unread.html", "article-001.html", "article-012.html"):
        page.goto((folder / name).as_uri())
        assert is_clean(page)


def test_the_policy_stops_what_would_run_all_the_same(visit: Visit, report: Path) -> None:
    """Were an escape missing one day: a script, a handler, code made of text, a picture and a request are all refused."""
    watched = visit()
    page = watched.open(report)
    answered: list[str] = []
    watched.context.on("requestfinished", lambda request: answered.append(request.url))
    attempts = (
        "document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/x.png' }))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.pwned=1>')",
        "(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s); })()",
        "(() => { const s = document.createElement('style'); s.textContent = '*{color:red}'; document.body.append(s); })()",
        "document.body.setAttribute('onclick', 'window.pwned = 1') || document.body.click()",
        "fetch('https://evil.example/').catch(() => { window.refused = true })",
        "location.assign('javascript:window.pwned=1')",
        "setTimeout('window.pwned = 1', 0)",
    )
    for attempt in attempts:
        page.evaluate(f"() => {{ try {{ {attempt} }} catch (error) {{ window.refused = true }} }}")
        page.wait_for_timeout(50)
        assert page.evaluate("window.pwned") is None, attempt
    assert page.evaluate("window.refused") is True
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert answered == []
    assert not [wrong for wrong in watched.wrongs if wrong.startswith(("dialog", "opened"))]
    watched.wrongs.clear()  # the console tells what was refused, as it should


def test_files_of_hostile_names_and_texts_come_through_the_whole_tool(visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, payload in enumerate(MARKUP):
        name = payload.replace("/", "_")[:60]
        (folder / f"{number} {name}.txt").write_text(f"{payload}\n{SENTENCES.format(payload=payload)}", encoding="utf-8")
    made = check([str(folder)])
    assert len(made.articles) == len(MARKUP)
    assert not made.failures
    path = tmp_path / "report.html"
    save(html, made, Options("en"), path)
    assert is_clean(visit().open(path))
