"""Formats, charsets, metadata: bytes in, articles or plain reasons out."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from claims.model import Article, Failure
from claims.reader import read

BODY = "公司第三季度营业收入为120.5亿元，同比增长15%，净利润为8亿元。"
TRADITIONAL = "公司第三季度營業收入為120.5億元，同比增長15%，淨利潤為8億元。"

PAGE = f"""<!DOCTYPE html><html lang="zh"><head><meta charset="{{charset}}">
<title>营收增长 - 海湾网</title><meta property="og:title" content="营收增长"><meta property="og:site_name" content="海湾网">
<meta property="article:published_time" content="2025-10-28T08:00:00+08:00"></head>
<body><nav><a href="/">首页</a><a href="/hot">热门</a></nav><article><h1>营收增长</h1>
<p>{BODY}这一数字超过了分析师此前的预期，也是连续第五个季度增长。</p>
<table><tr><th>业务</th><th>收入</th></tr><tr><td>云</td><td>50亿元</td></tr></table>
<p>公司表示，第四季度收入预计在130亿至140亿元之间，毛利率约为38%，海外需求依然旺盛。</p></article>
<footer>版权所有</footer></body></html>"""


def one(path: Path, data: bytes | str) -> Article:
    """Return the only article of a file with this content."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (article,) = read([str(path)])
    assert isinstance(article, Article), article
    return article


def reason(path: Path, data: bytes) -> str:
    """Return why a file with this content was not read."""
    path.write_bytes(data)
    (failure,) = read([str(path)])
    assert isinstance(failure, Failure), failure
    assert failure.path == str(path)
    return failure.reason


def test_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    article = one(path, BODY)
    assert (article.id, article.text, article.language) == (str(path), BODY, "zh-Hans")


def test_newlines_are_kept(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", "营收增长\r\n\r\n营收为120亿元。\r\n").text == "营收增长\r\n\r\n营收为120亿元。\r\n"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (BODY, "utf-8"),
        (BODY, "utf-8-sig"),
        (BODY, "utf-16"),
        (BODY * 3, "gb18030"),
        (BODY * 3, "gbk"),
        (TRADITIONAL * 3, "big5"),
        (TRADITIONAL * 3, "gb18030"),
        ("Revenue rose 15% to €12 billion – the company’s best quarter in ten years.", "cp1252"),
        ("Revenue rose 15% to $12 billion.", "ascii"),
    ],
)
def test_charsets(tmp_path: Path, text: str, charset: str) -> None:
    assert one(tmp_path / "a.txt", text.encode(charset)).text == text


def test_utf8_cut_within_a_character_stays_utf8(tmp_path: Path) -> None:
    article = one(tmp_path / "a.txt", (BODY * 4).encode()[:-1])
    assert article.text == BODY * 3 + BODY[:-1] + "\ufffd"
    assert [(place.kind, place.quote) for place in article.damage] == [("mojibake", "\ufffd")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n ", "the file is empty"),
        ("\ufeff".encode(), "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file (binary, or an unknown charset)"),
        (bytes(range(128, 256)) * 4 + b"\xff\xff", "not a text file (binary, or an unknown charset)"),
        (b"\x01\x02\x03\x04 text \x05\x06", "not a text file (binary, or an unknown charset)"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html"])
def test_empty_and_binary_files_are_failures(tmp_path: Path, data: bytes, expected: str, suffix: str) -> None:
    assert reason(tmp_path / f"a{suffix}", data) == expected


def test_front_matter_is_metadata_and_no_body(tmp_path: Path) -> None:
    front = (
        '---\ntitle: "营收增长"\nsource: 海湾观察\ndate: 2025-10-28\nlanguage: zh\nurl: https://example.com/a\ntags: [5亿]\n---\n'
    )
    article = one(tmp_path / "a.md", f"{front}\n# 营收增长\n\n{BODY}\n")
    assert (article.title, article.source, article.published) == ("营收增长", "海湾观察", date(2025, 10, 28))
    assert (article.language, article.url) == ("zh-Hans", "https://example.com/a")
    assert article.text.startswith("---\n")
    assert [(zone.name, zone.start) for zone in article.zones] == [
        ("boilerplate", 0),
        ("title", article.text.index("# ")),
        ("lead", article.text.index(BODY)),
    ]


def test_a_rule_in_markdown_is_no_front_matter(tmp_path: Path) -> None:
    article = one(tmp_path / "a.md", f"# 营收增长\n\n---\n\n{BODY}\n")
    assert (article.title, article.zone_at(article.text.index(BODY))) == ("营收增长", "lead")
    assert one(tmp_path / "b.md", f"---\n{BODY}").text == f"---\n{BODY}"


def test_front_matter_alone_is_a_failure(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.md", b"---\ntitle: a\n---\n\n") == "nothing follows the front matter"


def test_front_matter_in_plain_text_is_text(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", f"---\ntitle: a\n---\n{BODY}").title != "a"


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_html_gives_main_text_and_what_the_head_says(tmp_path: Path, charset: str) -> None:
    article = one(tmp_path / "a.html", PAGE.replace("{charset}", charset).encode(charset))
    assert (article.title, article.source, article.published) == ("营收增长", "海湾网", date(2025, 10, 28))
    assert BODY in article.text
    assert "业务 | 收入\n云 | 50亿元" in article.text
    assert "首页" not in article.text
    assert article.zone_at(article.text.index("50亿元")) == "table"


def test_html_too_small_for_a_main_part(tmp_path: Path) -> None:
    assert (
        one(tmp_path / "a.htm", "<p>营收5亿元。</p><script>var x = 9</script><p>利润1亿元。</p>").text
        == "营收5亿元。\n利润1亿元。"
    )


def test_html_without_text_is_a_failure(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.html", b"<html><body></body></html>") == "no main text was found on the page"


def test_html_does_not_guess_a_date(tmp_path: Path) -> None:
    page = "<html><body><article>" + "<p>The company was founded on 5 March 2004 and sold 300 cars in its first year.</p>" * 4
    assert one(tmp_path / "a.html", page).published is None


def test_html_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert reason(tmp_path / "a.html", PAGE.encode()) == "reading HTML needs an extra: pip install 'check-claims[html]'"


def test_a_page_that_trips_the_extractor_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(source: str) -> None:
        raise RecursionError

    monkeypatch.setattr("claims.reader.formats.html.extract", trip)
    assert reason(tmp_path / "a.html", PAGE.encode()) == "the page could not be parsed: RecursionError"


def test_json_lines(tmp_path: Path) -> None:
    records = [
        {
            "id": "a",
            "text": BODY,
            "title": "营收增长",
            "source": "海湾观察",
            "url": "u",
            "published": "2025-10-28",
            "language": "zh-Hans",
        },
        {"id": 7, "text": TRADITIONAL, "published": "20251029"},
        {"text": "Revenue rose to $12 billion.", "id": None},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records) + "\n\n", "utf-8")
    articles = [article for article in read([str(path)]) if isinstance(article, Article)]
    assert [article.id for article in articles] == [f"{path}#a", f"{path}#7", f"{path}#3"]
    assert [article.published for article in articles] == [date(2025, 10, 28), date(2025, 10, 29), None]
    assert (articles[0].title, articles[0].source, articles[0].url) == ("营收增长", "海湾观察", "u")
    assert [article.language for article in articles] == ["zh-Hans", "zh-Hant", "en"]


def test_a_broken_line_costs_itself_only(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": BODY}),
        "{broken",
        "[1]",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": 5}),
        json.dumps({"id": "a", "text": BODY}),
        json.dumps({"id": "d", "text": BODY}),
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    results = list(read([str(path)]))
    assert [result.id for result in results if isinstance(result, Article)] == [f"{path}#a", f"{path}#d"]
    assert [result for result in results if isinstance(result, Failure)] == [
        Failure(str(path), "line 2: not valid JSON"),
        Failure(str(path), "line 3: not a JSON object"),
        Failure(str(path), "line 4: has no text"),
        Failure(str(path), "line 5: has no text"),
        Failure(str(path), "line 6: line 1 has the same id"),
    ]


def test_half_a_character_in_json_becomes_a_mark(tmp_path: Path) -> None:
    article = one(tmp_path / "a.jsonl", '{"id": "a", "text": "营收\\ud83d为5亿元。"}')
    assert article.text == "营收\ufffd为5亿元。"


def test_a_file_of_metadata_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.meta.toml").write_text('title = "营收增长"\nsource = "海湾观察"\npublished = 2025-10-28\nurl = "u"\n', "utf-8")
    article = one(tmp_path / "a.txt", f"2020-01-02\n\n{BODY}\n{BODY}")
    assert (article.title, article.source, article.published, article.url) == ("营收增长", "海湾观察", date(2025, 10, 28), "u")


def test_metadata_beside_the_text_goes_before_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md.meta.toml").write_text('title = "甲"\n', "utf-8")
    article = one(tmp_path / "a.md", f"---\ntitle: 乙\nsource: 海湾观察\n---\n{BODY}")
    assert (article.title, article.source) == ("甲", "海湾观察")


def test_broken_metadata_is_a_failure_of_its_own(tmp_path: Path) -> None:
    beside = tmp_path / "a.meta.toml"
    beside.write_text("title = ", "utf-8")
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    failure, article = read([str(tmp_path / "a.txt")])
    assert isinstance(failure, Failure)
    assert failure.path == beside.as_posix()
    assert failure.reason.startswith("not a readable TOML file: ")
    assert isinstance(article, Article)


def test_standard_input() -> None:
    (article,) = read(["-"], stdin=io.BytesIO(BODY.encode("gb18030") * 3))
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("<stdin>", BODY * 3)
    assert list(read(["-"], stdin=io.BytesIO(b" "))) == [Failure("<stdin>", "the file is empty")]
