"""Markdown: whatever an article holds, a reader of Markdown sees the report's own structure and the text as printed."""

from __future__ import annotations

from functools import cache

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claims.model import Failure, Result, Span, Unread
from claims.report import markdown
from claims.report.options import Options

INJECTIONS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[点此](javascript:alert(1))",
    "![x](http://a.example/t.png)",
    "[a]: http://a.example",
    "<http://a.example>",
    "`code` ```fence",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "***",
    "---",
    "===",
    "    code",
    "\t code",
    "| a | b |",
    "a\n\n# heading\n\n- item",
    "a  \nb\\",
    "~~gone~~ **bold** _it_",
    "&lt;b&gt; &#60;",
    "[^1]",
    "a\\",
    "<!-- x -->",
    "</b><b>",
]


@cache
def parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    return [inner for token in parser().parse(text) for inner in (token, *(token.children or ()))]


def shape(text: str) -> list[str]:
    """Return the structure of a text without its words: what stands in bold is told as one thing, by tag or by marks."""
    names = [token.content if token.type == "html_inline" else token.type for token in tokens(text)]
    names = [{"<b>": "strong_open", "</b>": "strong_close"}.get(name, name) for name in names]
    return [name for name in names if name not in ("text", "text_special", "softbreak")]


def words(text: str) -> str:
    """Return the words of a text as its reader sees them."""
    return "\n".join(
        "".join(inner.content for inner in token.children or () if inner.type in ("text", "text_special", "code_inline"))
        for token in parser().parse(text)
        if token.type == "inline"
    )


def told(make, foreign: str) -> str:
    make.article(f"{foreign}.txt", f"{foreign}，收入{foreign}5亿元{foreign}，利润", title=foreign)
    quote = f"{foreign}5亿元"
    held = make.claim(f"{foreign}.txt", quote, "5", speaker=foreign)
    lines = {"derivation": (foreign,), "reconcile": (foreign,), "explanations": (foreign,)}
    make.finding(held, message=foreign, **lines)
    make.finding(held, message=foreign, verdict="consistent", severity="info", fingerprint="a" * 16, **lines)
    make.unread.append(Unread(Span(f"{foreign}.txt", 0, 1), foreign, foreign))
    make.failures.append(Failure(foreign, foreign))
    return markdown.render(make.result(), Options(language="en"))


@pytest.mark.parametrize("foreign", INJECTIONS)
def test_nothing_of_an_article_is_markdown(make, foreign: str) -> None:
    text = told(make, foreign)
    assert shape(text) == shape(told(type(make)(), "平常"))


@pytest.mark.parametrize("foreign", INJECTIONS)
def test_the_words_stay_as_printed(make, foreign: str) -> None:
    shown = "".join(foreign.split())
    seen = "".join(words(told(make, foreign)).split())
    assert seen.count(shown) >= 12


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("见http://a.example/x", "见http\\://a.example/x"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("a@b.example @somebody", "a@&#8203;b.example @&#8203;somebody"),
        ("5 @ 3", "5 @ 3"),
        ("A&B", "A\\&B"),
        ("比例1:2，12:30", "比例1:2，12:30"),
        ("增长5.2%（-3）", "增长5.2%（-3）"),
    ],
)
def test_no_address_becomes_a_link_nor_a_name_a_summons(text: str, written: str) -> None:
    assert markdown.escaped(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("-5% 的增长", "-5% 的增长"),
        ("- 5%", "\\- 5%"),
        ("+", "\\+"),
        ("10.5亿元", "10.5亿元"),
        ("10. 亿元", "10\\. 亿元"),
        ("10)", "10\\)"),
        ("  a", "a"),
        ("", ""),
    ],
)
def test_what_would_begin_a_list_is_escaped_at_the_start(text: str, written: str) -> None:
    assert markdown.opening(text) == written


@pytest.mark.parametrize(
    ("before", "quote", "after", "written"),
    [
        ("收入", "45.9亿元", "，", "**45.9亿元**"),
        ("增长", "12.5%", "的", "<b>12.5%</b>"),
        ("增长", "12.5%", "，", "**12.5%**"),
        ("was ", "$7 billion", " in", "**$7 billion**"),
        ("约合", "$7亿", "元", "<b>$7亿</b>"),
        ("", "“两成”", "", "**“两成”**"),
    ],
)
def test_a_number_is_bold_between_letters_too(before: str, quote: str, after: str, written: str) -> None:
    assert markdown.strong(quote, before, after) == written
    assert "strong_open" in shape(f"{before}{written}{after}")


def test_a_report_holds_no_link_of_its_own(make) -> None:
    kinds = {token.type for token in tokens(told(make, "平常"))}
    assert not kinds & {"link_open", "image", "html_block", "code_block", "fence"}


def test_no_finding(make) -> None:
    make.article("a.txt", "今天没有数字。")
    result: Result = make.result()
    assert "没有发现互相矛盾的数字。" in markdown.render(result, Options())
