"""The Markdown and HTML reports: what they show, and that article text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from claims.interval import between, point
from claims.model import Amount, Article, Claim, Coverage, Evidence, Finding, Result, Shadow, Span, Unread, Zone
from claims.report import html, markdown
from claims.report.axis import draw, short
from claims.report.options import Options

TEXT = "Revenue was $5 billion, <b>says</b> the *annual* report.\nLater it gives $7 billion for revenue, up 4 zorks."


def claim(quote: str, value: int, **fields: object) -> Claim:
    start = TEXT.index(quote)
    line = (0, TEXT.index("\n")) if start < TEXT.index("\n") else (TEXT.index("\n") + 1, len(TEXT))
    low = Decimal(value) * 10**9
    made = Claim(
        id=f"a@{start}",
        span=Span("a.txt", start, start + len(quote)),
        quote=quote,
        zone="body",
        sentence=Span("a.txt", *line),
        printed=Amount(Decimal(value), Decimal(value), "billion USD"),
        base=Amount(low, low, "USD"),
        hard=(between(low * 95 / 100, low * 105 / 100),),
        soft=(between(low * 99 / 100, low * 101 / 100),),
        subject="Orin & Sons",
        metric="revenue",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


FIRST, SECOND = claim("$5 billion", 5), claim("$7 billion", 7, speaker="Ann Lee")


def finding(verdict: str, message: str, *held: Claim) -> Finding:
    return Finding(
        rule="same-fact",
        kind="agreement",
        verdict=verdict,
        severity="error",
        confidence=0.8,
        message=message,
        claims=tuple(c.id for c in held),
        evidence=tuple(Evidence(c.span, c.quote) for c in held),
        derivation=("$5 billion < $7 billion",),
        gap="1.27",
        reconcile=("the first would need $7 billion",),
        explanations=("another period: not stated",),
        fingerprint=f"{verdict}-1",
    )


def result(*findings: Finding, language: str = "en") -> Result:
    article = Article(
        "a.txt", "", "", None, language, TEXT, (Zone("body", 0, len(TEXT)),), Shadow(TEXT, tuple(range(len(TEXT))))
    )  # fmt: skip
    zorks = TEXT.index("4 zorks")
    unread = Unread(Span("a.txt", zorks, zorks + 7), "4 zorks", "no such unit")
    return Result((article,), (FIRST, SECOND), findings, Coverage(3, 2, 2, (unread,)))


CONFLICT = finding("inconsistent", "revenue is $5 billion <here> and $7 billion there", FIRST, SECOND)


class Outline(HTMLParser):
    """Collects ids, links and tags, and fails on a tag that is closed out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "line"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag != "line":
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_shows_both_places_and_what_would_make_them_agree() -> None:
    page = html.render(result(CONFLICT), Options())
    for words in ("$5 billion", "$7 billion", "Ann Lee", "a.txt:2:16", "the first would need $7 billion", "another period"):
        assert words in page
    assert page.count('class="card inconsistent error"') == 1


def test_every_link_leads_somewhere_and_ids_are_unique() -> None:
    seen = outline(html.render(result(CONFLICT), Options()))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))


def test_the_page_needs_no_network_and_no_script() -> None:
    page = html.render(result(CONFLICT), Options())
    seen = outline(page)
    assert not {"script", "img", "link", "iframe"} & set(seen.tags)
    assert all(link.startswith("#") for link in seen.links)
    assert "&lt;b&gt;says&lt;/b&gt;" in page


def test_every_number_of_the_article_is_marked_once() -> None:
    page = html.render(result(CONFLICT), Options())
    assert re.findall(r'class="n (\w+)"', page) == ["inconsistent", "inconsistent", "unread"]


def test_a_tick_marks_its_numbers_as_ticked() -> None:
    page = html.render(result(finding("consistent", "they agree", FIRST, SECOND)), Options())
    assert re.findall(r'class="n (\w+)"', page) == ["ticked", "ticked", "unread"]
    assert "No figures here contradict each other." in page


def test_the_text_is_shown_whole() -> None:
    page = html.render(result(CONFLICT), Options())
    body = page[page.index('<div class="body">') : page.index("</div>", page.index('<div class="body">'))]
    plain = re.sub(r"<[^>]+>", "", body).replace("&lt;", "<").replace("&gt;", ">")
    assert plain == TEXT


@pytest.mark.parametrize(("language", "title"), [("zh", "数字核对报告"), ("en", "check-claims report")])
def test_labels_follow_the_language(language: str, title: str) -> None:
    assert f"<h1>{title}</h1>" in html.render(result(CONFLICT), Options(language=language))
    assert markdown.render(result(CONFLICT), Options(language=language)).startswith(f"# {title}\n")


def test_markdown_escapes_article_text() -> None:
    text = markdown.render(result(CONFLICT), Options())
    assert "\\<b\\>says\\</b\\> the \\*annual\\* report." in text
    assert "> Ann Lee · a.txt:2:16" in text


def test_markdown_lists_ticks_and_what_was_not_read() -> None:
    text = markdown.render(result(finding("consistent", "they agree", FIRST, SECOND)), Options())
    assert "- ✓ they agree (a.txt:1:13, a.txt:2:16)" in text
    assert "- 4 zorks: no such unit (a.txt:2:43)" in text


def test_the_same_result_gives_the_same_bytes() -> None:
    for module in (html, markdown):
        assert module.render(result(CONFLICT), Options()) == module.render(result(CONFLICT), Options())


def test_the_axis_shows_one_row_a_claim() -> None:
    assert draw([FIRST, SECOND], "en").count('class="hard"') == 2


def test_no_axis_between_different_units_or_for_one_claim() -> None:
    other = replace(SECOND, base=Amount(Decimal(7), Decimal(7), "W"))
    assert draw([FIRST, other], "en") == ""
    assert draw([FIRST], "en") == ""


def test_the_axis_runs_to_the_edge_where_an_end_is_missing() -> None:
    over = replace(SECOND, hard=(between(7 * 10**9, None, open_low=True),))
    assert 'x2="632' in draw([FIRST, over], "en")


def test_no_axis_for_values_of_different_sign() -> None:
    fall = replace(SECOND, hard=(point(-3),), soft=(point(-3),))
    assert draw([FIRST, fall], "en") == ""


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (Decimal("1234567890"), "en", "1.235 billion"),
        (Decimal("1234567890"), "zh", "12.35亿"),
        (Decimal("0.04"), "en", "0.04"),
        (Decimal("5000"), "en", "5000"),
        (Decimal("0"), "zh", "0"),
        (Decimal("-2500000"), "en", "-2.5 million"),
    ],
)
def test_short_numbers(value: Decimal, language: str, expected: str) -> None:
    assert short(value, language) == expected


def test_two_numbers_of_one_sentence_share_one_quotation() -> None:
    both = replace(
        CONFLICT, evidence=(*CONFLICT.evidence, Evidence(Span("a.txt", TEXT.index("4 zorks"), len(TEXT) - 1), "4 zorks"))
    )
    third = replace(SECOND, id="a@z", span=Span("a.txt", TEXT.index("4 zorks"), len(TEXT) - 1), quote="4 zorks")
    held = result(both)
    page = html.render(replace(held, claims=(*held.claims, third)), Options())
    assert page.count("<blockquote>") == 2
    assert page.count("<mark>") == 3
    assert "**$7 billion** for revenue, up **4 zorks**." in markdown.render(
        replace(held, claims=(*held.claims, third)), Options()
    )


def test_the_state_of_a_copy_is_a_note_and_no_card() -> None:
    note = replace(finding("tension", "stray markup, 1 place"), kind="text", severity="info", evidence=CONFLICT.evidence[:1])
    page = html.render(result(note), Options())
    assert 'class="card' not in page
    assert "stray markup, 1 place · a.txt:1:13" in page
    assert "- stray markup, 1 place (a.txt:1:13)" in markdown.render(result(note), Options())
    assert "tensions: 0" in page


def test_the_gravest_finding_stands_first() -> None:
    lesser = replace(finding("tension", "a lesser matter", FIRST, SECOND), severity="warning")
    page = html.render(result(lesser, CONFLICT), Options())
    assert page.index("revenue is $5 billion") < page.index("a lesser matter")
