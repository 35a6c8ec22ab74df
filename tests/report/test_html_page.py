"""The HTML report: what it shows of a result, in one page or in a folder, without a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.interval import between
from claims.model import Article, Evidence, Failure, Part, Result, Shadow, Span, Suppressed, Unread, Zone
from claims.report import html, save, suppressed
from claims.report.html.hidden import marked
from claims.report.html.words import WORDS, said
from claims.report.options import Options

if TYPE_CHECKING:
    from maker import Maker

from outline import Outline

Story = Callable[..., Result]
EN, ZH = Options("en"), Options("zh")


def lines(page: str) -> list[str]:
    """Return the lines of the first article as they are shown, marks of hidden characters and all."""
    text = page[page.index('<div class="lines"') :]
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r'<div class="l[^"]*">(.*?)</div>\n', text)]


def test_a_card_shows_both_places_and_what_would_make_them_agree(story: Story) -> None:
    page = html.render(story(), EN)
    card = page[page.index('<article class="card') : page.index("</article>")]
    for words in ("45.9亿元", "4.95 billion yuan", "Ann Li", "45.9亿 &lt; 49.5亿", "1.08×", "若要一致", "口径不同：未说明"):
        assert words in card
    assert page.count('<article class="card') == 1
    assert 'id="0123456789abcdef"' in card


@pytest.mark.parametrize("options", [EN, ZH])
def test_every_link_leads_somewhere_and_ids_are_unique(story: Story, options: Options) -> None:
    seen = Outline(html.render(story(), options))
    ids = seen.values("id")
    links = [link for tag, name, link in seen.attributes if (tag, name) == ("a", "href")]
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {place for places in seen.values("data-places") for place in places.split()} <= set(ids)


def test_links_between_the_pages_of_a_folder_lead_somewhere(story: Story) -> None:
    pages = dict(html.pages(story(), EN))
    assert list(pages) == ["index.html", "subjects.html", "claims.html", "unread.html", "article-001.html", "article-002.html"]
    ids = {name: set(Outline(page).values("id")) for name, page in pages.items()}
    for name, page in pages.items():
        for tag, attribute, link in Outline(page).attributes:
            if (tag, attribute) == ("a", "href"):
                file, _, anchor = link.partition("#")
                assert not anchor or anchor in ids[file or name], f"{name}: {link}"
                assert (file or name) in pages


def test_a_finding_is_found_from_the_index_by_its_id(story: Story) -> None:
    pages = dict(html.pages(story(), EN))
    assert '<tr id="0123456789abcdef" data-href="article-001.html#0123456789abcdef"' in pages["index.html"]
    assert 'href="index.html#0123456789abcdef"' in pages["article-001.html"]


def test_a_page_holds_its_own_script_and_style_and_nothing_else_may_run(story: Story) -> None:
    page = html.render(story(), EN)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    told = unescape(policy[1])
    assert told.startswith("default-src 'none'; ")
    for tag, rule, count in (("script", "script-src", 2), ("style", "style-src", 1)):
        held = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(held) == count
        hashes = " ".join(f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" for content in held)
        assert f"{rule} {hashes};" in told
    assert "unsafe" not in told


def test_nothing_is_loaded_and_nothing_is_handled_inline(story: Story) -> None:
    seen = Outline(html.render(story(), EN))
    assert not {"img", "link", "iframe", "object", "embed", "base", "video", "audio"} & set(seen.tags)
    assert not [name for _, name, _ in seen.attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")]
    assert all(link.startswith("#") for tag, name, link in seen.attributes if (tag, name) == ("a", "href"))


def test_every_number_of_an_article_is_marked_once(story: Story) -> None:
    page = html.render(story(), EN)
    lines = page[page.index('<div class="lines"') : page.index('id="subjects"')]
    assert re.findall(r'class="n (\w+)"', lines) == ["inconsistent", "ticked", "inconsistent", "unread"]


def test_the_graver_finding_decides_the_mark_and_all_are_numbered(make: Maker) -> None:
    make.article("a.txt", "Sales were 5 tons, then 7 tons, and 9 tons.", "en")
    a, b, c = (make.claim("a.txt", f"{n} tons", str(n), unit="t") for n in (5, 7, 9))
    make.finding(a, b, verdict="tension", severity="warning", fingerprint="1" * 16)
    make.finding(b, c, verdict="inconsistent", severity="error", fingerprint="2" * 16)
    page = html.render(make.result(), EN)
    marks = re.findall(r'<a class="n (\w+)" id="[^"]+" href="#(\w+)" [^>]*>([^<]+)</a><sup data-n="([\d ]+)"', page)
    assert marks == [
        ("tension", "1" * 16, "5 tons", "2"),
        ("inconsistent", "2" * 16, "7 tons", "1 2"),
        ("inconsistent", "2" * 16, "9 tons", "1"),
    ]


def test_numbers_that_overlap_are_marked_once_and_both_are_linked(make: Maker) -> None:
    make.article("a.txt", "It holds 4 to 5 tons of grain.", "en")
    whole, part = make.claim("a.txt", "4 to 5 tons", "4", "5", unit="t"), make.claim("a.txt", "5 tons", "5", unit="t")
    make.finding(whole, part)
    seen = Outline(html.render(make.result(), EN))
    assert seen.values("data-places") == ["d1-9"]
    assert seen.values("id").count("d1-9") == 1


def test_the_graver_of_two_marks_that_overlap_is_shown(make: Maker) -> None:
    make.article("a.txt", "It holds 4 to 5 tons of grain, not 9 tons.", "en")
    make.claim("a.txt", "4 to 5 tons", "4", "5", unit="t")
    make.finding(make.claim("a.txt", "5 tons", "5", unit="t"), make.claim("a.txt", "9 tons", "9", unit="t"))
    page = html.render(make.result(), EN)
    lines = page[page.index('<div class="lines"') : page.index('id="subjects"')]
    assert re.findall(r'class="n (\w+)"[^>]*>([^<]+)<', lines) == [("inconsistent", "5 tons"), ("inconsistent", "9 tons")]


@given(
    text=st.text(
        st.one_of(st.sampled_from("1234 \n\r\t<>&\"'\u202e\u200b\x00，。万亿元ab"), st.characters()), min_size=1, max_size=60
    ),
    places=st.lists(
        st.tuples(st.integers(0, 59), st.integers(1, 12), st.sampled_from(["claim", "unread", "finding"])), max_size=6
    ),
)
@settings(max_examples=150, deadline=None)
def test_any_text_with_any_marks_is_shown_whole_and_well_formed(text: str, places: list[tuple[int, int, str]]) -> None:
    from maker import Maker

    make = Maker()
    make.article("a.txt", text, "en")
    for start, length, sort in places:
        quote = text[start : start + length]
        if not quote:
            continue
        span = Span("a.txt", start, start + len(quote))
        if sort == "unread":
            make.unread.append(Unread(span, quote, quote))
            continue
        claim = make.claim("a.txt", quote, "5", id=f"a.txt@{start}", span=span, sentence=Span("a.txt", 0, len(text)))
        if sort == "finding":
            make.finding(claim, message=quote, fingerprint=f"{start:016x}")
    page = html.render(make.result(), EN)
    seen = Outline(page)
    assert len(seen.values("id")) == len(set(seen.values("id")))
    assert seen.tags.count("script") == 2
    shown = [re.sub(r"<[^>]+>", "", line) for line in re.findall(r'<div class="l[^"]*">(.*?)</div>\n', page)]
    wanted = [re.sub(r"<[^>]+>", "", marked(line)) for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n")]
    assert shown == wanted


def test_the_text_is_shown_whole(make: Maker) -> None:
    text = "A <b>title</b> & more\n\n  two  blanks, 5 tons.\nAn end"
    make.article("a.txt", text, "en")
    make.claim("a.txt", "5 tons", "5", unit="t")
    assert lines(html.render(make.result(), EN)) == text.split("\n")


def test_a_number_broken_over_two_lines_is_marked_on_both(make: Maker) -> None:
    make.article("a.txt", "It came to 5\nbillion in all.", "en")
    make.claim("a.txt", "5\nbillion", "5000000000")
    page = html.render(make.result(), EN)
    assert lines(page) == ["It came to 5", "billion in all."]
    assert page.count('<span class="n claim" id="d1-11"') == 1


def test_paragraphs_are_counted_as_messages_count_them(make: Maker) -> None:
    make.article("a.txt", "First.\n\nSecond with 5 tons.\n \nThird with 7 tons.", "en")
    make.finding(make.claim("a.txt", "5 tons", "5", unit="t"), make.claim("a.txt", "7 tons", "7", unit="t"))
    page = html.render(make.result(), EN)
    assert re.findall(r'title="a.txt:\d+:\d+">([^<]+)</a>', page) == ["paragraph 2", "paragraph 3"]
    assert page.count('<div class="l blank">') == 2


def test_a_title_is_said_to_be_the_headline(make: Maker) -> None:
    article = make.article("a.txt", "5 tons sold\nIt sold 7 tons.", "en")
    make.articles["a.txt"] = replace(article, zones=(Zone("title", 0, 11), Zone("body", 11, len(article.text))))
    make.finding(make.claim("a.txt", "5 tons", "5", unit="t"), make.claim("a.txt", "7 tons", "7", unit="t"))
    page = html.render(make.result(), EN)
    assert ">headline</a>" in page
    assert '<div class="l title">' in page


def test_the_question_can_be_sent_as_it_stands(story: Story) -> None:
    result = story()
    told = replace(result.findings[0], message="The two revenues differ.")
    page = html.render(replace(result, findings=(told,)), EN)
    question = re.search(r'class="question">([^<]+)<', page)
    assert question is not None
    assert unescape(question[1]) == (
        "The two revenues differ. Please check “禾木乳业半年报”, paragraph 2 (“45.9亿元”), “b.txt”, paragraph 1 "
        "(“4.95 billion yuan”): which is right, and what is the source?"
    )


def test_a_tension_asks_whether_it_is_the_same_thing(story: Story) -> None:
    page = html.render(story(verdict="tension", severity="warning"), ZH)
    assert "说的是同一件事吗？出处是什么？" in page


def test_an_axis_compares_what_is_printed_with_what_the_rest_gives(make: Maker) -> None:
    make.article("a.txt", "At 3 tons each, 40 carts carry 150 tons.", "en")
    each, carts, total = (
        make.claim("a.txt", q, v, unit=u) for q, v, u in (("3 tons", "3", "t"), ("40", "40", "cart"), ("150", "150", "t"))
    )
    make.finding(each, carts, total, derivation=("40 × 3 = 120",), needs=((total.id, between(118, 122)),))
    page = html.render(make.result(), EN)
    assert '<g class="row needed"><text' in page
    assert "150 allows 150 t</span>" in page
    assert "to agree with the rest [118, 122] t</span>" in page
    assert page.count('<svg class="axis"') == 1


def test_no_axis_where_units_differ_and_nothing_is_reckoned(make: Maker) -> None:
    make.article("a.txt", "It has 3 tons and 40 carts.", "en")
    make.finding(make.claim("a.txt", "3 tons", "3", unit="t"), make.claim("a.txt", "40 carts", "40", unit="cart"))
    assert "<svg" not in html.render(make.result(), EN)


def test_a_damaged_copy_is_a_note_and_no_card(make: Maker) -> None:
    make.article("a.txt", "A stray 5 tons.", "en")
    make.finding(make.claim("a.txt", "5 tons", "5", unit="t"), kind="text", verdict="tension", message="stray markup")
    page = html.render(make.result(), EN)
    assert '<article class="card' not in page
    assert "<li>stray markup</li>" in page
    assert "No figures here contradict each other." in page


def test_what_is_not_compared_failed_or_could_not_be_read_is_listed(story: Story) -> None:
    result = replace(story(), failures=(Failure("gone.txt", "no such file"),), warnings=("one rate was guessed",))
    page = html.render(result, EN)
    view = page[page.index('<section id="unread"') :]
    for words in ("2 zorks", "no such unit", "时期不同", "gone.txt: no such file", "one rate was guessed"):
        assert words in view


def test_a_rule_that_crashed_is_listed_and_is_no_card(make: Maker) -> None:
    make.article("a.txt", "Five.", "en")
    make.finding(kind="internal", verdict="tension", severity="warning", message="rule x failed")
    page = html.render(make.result(), EN)
    assert '<article class="card' not in page
    assert "rule x failed" in page[page.index('<section id="unread"') :]


def test_a_finding_that_points_nowhere_still_has_a_card(make: Maker) -> None:
    make.article("a.txt", "Five.", "en")
    make.finding(message="the calendar is odd")
    pages = dict(html.pages(make.result(), EN))
    assert '<article class="card inconsistent error" id="0123456789abcdef"' in pages["index.html"]
    assert Outline(html.render(make.result(), EN)).tags.count("article") == 1


def test_a_finding_on_another_article_is_named_there_too(story: Story) -> None:
    page = html.render(story(), EN)
    second = page[page.index('id="d2"') : page.index('id="subjects"')]
    assert "Findings shown with another article" in second
    assert '<a href="#0123456789abcdef">' in second


def test_findings_of_one_fingerprint_have_ids_of_their_own(make: Maker) -> None:
    make.article("a.txt", "It sold 5 tons, 7 tons and 9 tons.", "en")
    a, b, c = (make.claim("a.txt", f"{n} tons", str(n), unit="t") for n in (5, 7, 9))
    make.finding(a, b)
    make.finding(a, c)
    ids = [name for name in Outline(html.render(make.result(), EN)).values("id") if name.startswith("0123456789abcdef")]
    assert ids == ["0123456789abcdef", "0123456789abcdef-2"]


def test_ticks_can_be_left_out(story: Story) -> None:
    result = story()
    assert html.render(result, EN).count('<li class="tick"') == 1
    assert '<li class="tick"' not in html.render(result, Options("en", show_ok=False))


def test_a_trusted_table_that_a_finding_points_at_is_shown(make: Maker) -> None:
    make.article("a.txt", "It sold 5 tons.", "en")
    claim = make.claim("a.txt", "5 tons", "5", unit="t")
    text = "sales,7 t"
    table = Article("facts.csv", "", "", None, "en", text, (Zone("table", 0, 9),), Shadow(text, tuple(range(9))))
    fact = replace(claim, id="facts.csv@6", span=Span("facts.csv", 6, 9), quote="7 t", sentence=Span("facts.csv", 0, 9))
    make.finding(claim, evidence=(Evidence(claim.span, claim.quote), Evidence(fact.span, fact.quote)))
    page = html.render(replace(make.result(), tables=(table,), trusted=(fact,)), EN)
    assert "trusted table" in page
    assert 'href="#d2-6"' in page


def test_an_archived_article_stands_behind_the_draft_it_is_held_against(make: Maker) -> None:
    old = make.article("archive/old.txt", "It sold 7 tons.", "en")
    theirs = make.claim("archive/old.txt", "7 tons", "7", unit="t")
    del make.articles["archive/old.txt"]
    make.claims.clear()
    make.article("draft.txt", "It sold 5 tons.", "en")
    ours = make.claim("draft.txt", "5 tons", "5", unit="t")
    make.finding(theirs, ours, claims=(theirs.id, ours.id))
    page = html.render(replace(make.result(), archived=(old,), recalled=(theirs,)), EN)
    assert page.index('<section class="article" id="d1">') < page.index('<article class="card') < page.index('id="d2"')
    assert "<b>from the archive</b>" in page


def test_the_page_of_a_pdf_is_named(make: Maker) -> None:
    article = make.article("a.pdf", "It sold 5 tons.\nIt sold 7 tons.", "en")
    make.articles["a.pdf"] = replace(article, parts=(Part("page", 3, 0), Part("page", 4, 16)))
    make.finding(make.claim("a.pdf", "5 tons", "5", unit="t"), make.claim("a.pdf", "7 tons", "7", unit="t"))
    assert re.findall(r'title="a.pdf, page \d">([^<]+)</a>', html.render(make.result(), EN)) == ["page 3", "page 4"]


def test_what_is_held_back_is_told(make: Maker) -> None:
    make.article("a.txt", "It sold 5 tons.", "en")
    finding = make.finding(make.claim("a.txt", "5 tons", "5", unit="t"))
    result = replace(make.result(), findings=(), suppressed=(Suppressed(finding, "baseline"),))
    [told] = suppressed.lines(result, "en")
    assert told in html.render(result, EN)


@pytest.mark.parametrize(("options", "title", "lang"), [(ZH, "数字核对报告", "zh-Hans"), (EN, "Check of the numbers", "en")])
def test_labels_follow_the_language(story: Story, options: Options, title: str, lang: str) -> None:
    page = html.render(story(), options)
    assert f"<h1>{title}</h1>" in page
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert '<div class="lines" lang="zh-Hans">' in page
    assert '<div class="lines" lang="en">' in page


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    assert not set(WORDS["en"]) & set(dir(dict)), "a template would find the method of a mapping instead"


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2025-09", "2025年9月", "Sep 2025"),
        ("2025-09-22", "2025年9月22日", "22 Sep 2025"),
        ("2025H1", "2025年上半年", "2025 H1"),
        ("2025Q3", "2025年第三季度", "2025 Q3"),
        ("2025-W38", "2025年第38周", "2025 week 38"),
        ("FY2024", "2024财年", "fiscal 2024"),
        ("FY2024Q2", "2024财年第二季度", "fiscal 2024 Q2"),
        ("2025-01/2025-08", "2025年1月至2025年8月", "Jan 2025 to Aug 2025"),
        ("Q2", "第二季度", "Q2"),
        ("--09", "9月", "Sep"),
        ("someday", "someday", "someday"),
        (None, "", ""),
    ],
)
def test_periods_as_people_say_them(period: str | None, zh: str, en: str) -> None:
    assert (said(period, "zh"), said(period, "en")) == (zh, en)


def test_headings_leave_out_no_level(story: Story) -> None:
    for page in (html.render(story(), EN), *(page for _, page in html.pages(story(), EN))):
        levels = Outline(page).headings
        main = levels[: levels.index(2, len(levels) - 1)]  # the last is that of the help
        assert main[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(main)), levels


def test_the_same_result_gives_the_same_bytes(story: Story) -> None:
    result = story()
    assert html.render(result, EN) == html.render(result, EN)
    assert list(html.pages(result, EN)) == list(html.pages(result, EN))


def test_a_path_with_an_ending_is_one_file_and_any_other_a_folder(story: Story, tmp_path: Path) -> None:
    result = story()
    save(html, result, EN, tmp_path / "deep" / "r.html")
    assert (tmp_path / "deep" / "r.html").read_text(encoding="utf-8") == html.render(result, EN)
    save(html, result, EN, tmp_path / "pages")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == sorted(name for name, _ in html.pages(result, EN))


def test_an_existing_folder_is_filled_and_an_existing_file_replaced(story: Story, tmp_path: Path) -> None:
    folder, file = tmp_path / "v1.2", tmp_path / "report"
    folder.mkdir()
    file.write_text("old")
    save(html, story(), EN, folder)
    save(html, story(), EN, file)
    assert (folder / "index.html").exists()
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_result_without_anything_is_a_page(make: Maker) -> None:
    for language in ("en", "zh"):
        seen = Outline(html.render(make.result(), Options(language)))
        assert seen.tags.count("h1") == 1
    assert dict(html.pages(make.result(), EN)).keys() == {"index.html", "subjects.html", "claims.html", "unread.html"}
