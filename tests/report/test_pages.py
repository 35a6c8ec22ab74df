"""The Markdown report: what it shows, and that article text stays text. HTML has tests of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.interval import between
from claims.model import Amount, Article, Claim, Coverage, Evidence, Finding, Result, Shadow, Span, Unread, Zone
from claims.report import markdown
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


@pytest.mark.parametrize(("language", "title"), [("zh", "数字核对报告"), ("en", "check-claims report")])
def test_labels_follow_the_language(language: str, title: str) -> None:
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
    assert markdown.render(result(CONFLICT), Options()) == markdown.render(result(CONFLICT), Options())


def test_two_numbers_of_one_sentence_share_one_quotation() -> None:
    both = replace(
        CONFLICT, evidence=(*CONFLICT.evidence, Evidence(Span("a.txt", TEXT.index("4 zorks"), len(TEXT) - 1), "4 zorks"))
    )
    third = replace(SECOND, id="a@z", span=Span("a.txt", TEXT.index("4 zorks"), len(TEXT) - 1), quote="4 zorks")
    held = result(both)
    assert "**$7 billion** for revenue, up **4 zorks**." in markdown.render(
        replace(held, claims=(*held.claims, third)), Options()
    )


def test_the_state_of_a_copy_is_a_note_and_no_card() -> None:
    note = replace(finding("tension", "stray markup, 1 place"), kind="text", severity="info", evidence=CONFLICT.evidence[:1])
    text = markdown.render(result(note), Options())
    assert "- stray markup, 1 place (a.txt:1:13)" in text
    assert "tensions: 0" in text
