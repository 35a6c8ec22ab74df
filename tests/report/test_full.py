"""The terminal report: everything a reader needs to judge a finding, in a fixed shape."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from rich.text import Text
from wcwidth import wcswidth

from claims.interval import between, point
from claims.model import Evidence, Result, Span
from claims.report import full, view
from claims.report.options import Options

Story = Callable[..., Result]


def test_a_finding_shows_both_sides_and_all_it_knows(story: Story) -> None:
    told = full.render(story(), Options(summary=False))
    assert told == (
        "── 甲.txt  禾木乳业半年报 · 2025-08-21\n"
        "\n"
        "✗ 不能同时成立  错误  same-fact  0123456789abcdef\n"
        "  营业收入写作45.9亿元，另一处为4.95 billion yuan\n"
        "  --> 甲.txt:2:9\n"
        "      上半年营业收入为45.9亿元，净利润3.2亿元。\n"
        "                      ^^^^^^^^\n"
        "  --> b.txt:1:29  Ann Li说\n"
        "      Hemu Dairy said revenue was 4.95 billion yuan in the half.\n"
        "                                  ^^^^^^^^^^^^^^^^^\n"
        "  容许      45.9亿元 = [45.85亿, 45.95亿] CNY  (Hemu Dairy · revenue · 2025H1)\n"
        "            4.95 billion yuan = 49.5亿 CNY  (Hemu Dairy · revenue)\n"
        "  推算      45.9亿 < 49.5亿\n"
        "  相差      1.08×\n"
        "  若要一致  若要一致，b.txt 应写 4.59 billion yuan\n"
        "  或因      口径不同：未说明\n"
        "\n"
        "✓ 净利润小于营业收入  甲.txt:2:9  part-whole\n"
        "\n"
    )


def test_english_labels_on_request(story: Story) -> None:
    told = full.render(story(), Options(language="en"))
    assert "✗ cannot both be true  error  same-fact" in told
    assert "  --> b.txt:1:29  says Ann Li\n" in told
    assert "  allows    45.9亿元 = [4.585 billion, 4.595 billion] CNY" in told
    assert "  steps     45.9亿 < 49.5亿\n" in told
    assert "  apart     1.08×\n" in told


def test_labels_follow_the_article_a_finding_is_in(make) -> None:
    make.article("a.txt", "Sales were 3 billion yuan.", "en")
    make.article("b.txt", "销售额为5亿元。")
    make.finding(make.claim("a.txt", "3 billion yuan", "3"), message="first")
    make.finding(make.claim("b.txt", "5亿元", "5"), message="second")
    told = full.render(make.result(), Options())
    assert "✗ cannot both be true" in told
    assert "✗ 不能同时成立" in told


def test_ticks_can_be_hidden(story: Story) -> None:
    assert "✓" not in full.render(story(), Options(show_ok=False, summary=False))


def test_what_is_not_comparable_is_told_only_when_asked(story: Story) -> None:
    assert "时期不同" not in full.render(story(), Options())


def test_verbose_tells_what_is_not_comparable_and_not_read(story: Story) -> None:
    told = full.render(story(), Options(verbose=True))
    assert "· 时期不同  甲.txt:2:19  same-fact\n" in told
    assert "未读懂\n  b.txt:2:8: 2 zorks (no such unit)\n" in told


def test_the_summary_counts_what_was_read_and_found(story: Story) -> None:
    result = story()
    assert full.render(result, Options()).endswith("\n".join(full.summary(result, Options())) + "\n")
    assert full.summary(result, Options(language="en")) == [view.coverage(result, "en"), view.summary(result, "en")]


def test_nothing_found_is_an_empty_report(make) -> None:
    make.article("a.txt", "今天没有数字。")
    assert full.render(make.result(), Options(summary=False)) == ""


def test_verbose_names_articles_without_findings(make) -> None:
    make.article("a.txt", "今天没有数字。", title="闲话")
    assert full.render(make.result(), Options(verbose=True, summary=False)) == "── a.txt  闲话 · 2025-08-21\n\n"


def test_no_article_at_all(make) -> None:
    assert full.render(make.result(), Options(summary=False)) == ""


def test_claims_of_one_sentence_share_one_excerpt(make) -> None:
    make.article("a.txt", "收入从38.2亿元增至45.9亿元。")
    make.finding(make.claim("a.txt", "45.9亿元", "2"), make.claim("a.txt", "38.2亿元", "1"))
    told = full.render(make.result(), Options(summary=False))
    assert "  --> a.txt:1:4, 1:12\n      收入从38.2亿元增至45.9亿元。\n            ^^^^^^^^    ^^^^^^^^\n" in told


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_excerpts_keep_to_the_width(make, width: int) -> None:
    make.article("a.txt", "公司表示，" * 40 + "收入45.9亿元" + "，符合预期" * 40)
    make.finding(make.claim("a.txt", "45.9亿元", "2"))
    lines = full.render(make.result(), Options(width=width, summary=False)).splitlines()
    text, carets = next((a, b) for a, b in pairwise(lines) if set(b.strip()) == {"^"})
    assert width - 4 <= wcswidth(text) <= width
    assert wcswidth(text[: text.index("45.9")]) == len(carets) - 8


def test_article_text_is_never_markup_nor_control(make) -> None:
    make.article("a\x1b.txt", "[bold red]收入[/bold red] \x1b[2J 45.9亿元 :smile: \u202e倒", title="[link=x]标题\x07")
    make.finding(make.claim("a\x1b.txt", "45.9亿元", "2"), message="收入 [red]45.9[/red]\x1b]0;x\x07")
    told = full.render(make.result(), Options())
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "\u202e" not in told
    assert "[bold red]收入[/bold red] \\u001b[2J 45.9亿元 :smile: \\u202e倒" in told
    assert "收入 [red]45.9[/red]\\u001b]0;x\\u0007" in told


def test_colour_only_where_asked(story: Story) -> None:
    result = story()
    plain, coloured = full.render(result, Options()), full.render(result, Options(colour=True))
    assert "\x1b[" not in plain
    assert "\x1b[1;31m✗ 不能同时成立" in coloured
    assert Text.from_ansi(coloured).plain.split() == plain.split()


def test_evidence_that_is_no_claim_is_shown_in_its_line(make) -> None:
    make.article("a.txt", "第一行\n收入?！笨迫R说\n")
    make.finding(
        evidence=(Evidence(Span("a.txt", 6, 11), "?！笨迫R"),), message="有乱码", rule="damaged-text", severity="warning"
    )
    told = full.render(make.result(), Options(summary=False))
    assert "  --> a.txt:2:3\n      收入?！笨迫R说\n          ^^^^^^^^" in told


def test_a_note_on_the_copy_is_one_line(make) -> None:
    make.article("a.txt", "收入?！笨迫R说")
    garbled = (Evidence(Span("a.txt", 2, 7), "?！笨迫R"),)
    make.finding(evidence=garbled, message="有乱码", rule="damaged-text", verdict="tension", severity="info")
    assert "\n△ 有乱码  a.txt:1:3  damaged-text\n" in full.render(make.result(), Options())


def test_the_gravest_comes_first(make) -> None:
    make.article("a.txt", "收入10亿元，利润20亿元")
    make.finding(make.claim("a.txt", "10亿元", "1"), message="先", severity="warning")
    make.finding(make.claim("a.txt", "20亿元", "2"), message="后", severity="error")
    told = full.render(make.result(), Options())
    assert told.index("后") < told.index("先")


def test_many_places_are_counted_not_shown(make) -> None:
    make.article("a.txt", "\n".join(f"第{n}行" for n in range(1, 8)))
    spans = [Span("a.txt", n * 4, n * 4 + 3) for n in range(7)]
    make.finding(evidence=tuple(Evidence(span, "") for span in spans), message="多处")
    told = full.render(make.result(), Options())
    assert told.count("-->") == 4
    assert "  ……另有3处\n" in told


def test_a_finding_that_points_nowhere_is_told_last(make) -> None:
    make.article("a.txt", "收入10亿元")
    make.finding(message="规则坏了", rule="broken", severity="warning")
    assert full.render(make.result(), Options(summary=False)) == "✗ 不能同时成立  警告  broken  0123456789abcdef\n  规则坏了\n\n"


def test_many_claims_are_counted_not_listed(make) -> None:
    make.article("a.txt", " ".join(f"{n}亿元" for n in range(10, 22)))
    make.finding(*(make.claim("a.txt", f"{n}亿元", str(n)) for n in range(10, 22)))
    told = full.render(make.result(), Options(summary=False))
    assert "17亿元 = 17 CNY\n            … +4\n" in told


def test_intervals_show_open_ends_readings_and_rates(make) -> None:
    make.article("a.txt", "逾10亿元，五倍，每吉瓦500亿美元，12.5%，至多3，10吉瓦")
    make.finding(
        make.claim("a.txt", "逾10亿元", "1", hard=(between(10**9, None, open_low=True),)),
        make.claim("a.txt", "五倍", "5", unit="ratio", hard=(point(5), point(6))),
        make.claim("a.txt", "每吉瓦500亿美元", "50", unit="USD/W"),
        make.claim("a.txt", "12.5%", "12.5", unit="percent"),
        make.claim("a.txt", "至多3", "3", unit="GPU", hard=(between(None, 3),)),
        make.claim("a.txt", "10吉瓦", "1", unit="W", hard=(between(9500 * 10**6, 10500 * 10**6, open_high=True),)),
    )
    told = full.render(make.result(), Options(summary=False))
    for line in (
        "逾10亿元 = (10亿, ∞) CNY",
        "五倍 = 5 或 6倍",
        "每吉瓦500亿美元 = 500亿 USD/GW",
        "12.5% = 12.5%",
        "至多3 = (−∞, 3] GPU",
        "10吉瓦 = [9.5, 10.5) GW",
    ):
        assert line in told


def test_explain_shows_how_each_claim_was_read(story: Story) -> None:
    result = story()
    told = full.paint(full.explain(result.findings[0], result, Options()), Options())
    assert "甲.txt:2:9  45.9亿元\n├── base: 4,585,000,000 – 4,595,000,000 CNY\n" in told
    assert "├── speaker: Ann Li\n" in told


def test_the_same_result_gives_the_same_bytes(story: Story) -> None:
    result = story()
    assert full.render(result, Options()) == full.render(result, Options())


def test_nothing_found_is_empty_in_colour_too(make) -> None:
    assert full.render(make.result(), Options(colour=True, summary=False)) == ""


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_terminal_holds_every_line(make, width: int) -> None:
    make.article(
        "a.txt", "上半年营业收入为45.9亿元，较上年同期的38.2亿元增长了两成。" * 3, title="禾木乳业公布半年报，营收大增" * 3
    )
    held = make.claim("a.txt", "45.9亿元", "4590000000", subject="Hemu Dairy", metric="revenue", period="2025H1")
    long = (
        "营业收入写作45.9亿元（第1段），而按上年同期的38.2亿元与增长率推算应为46.9亿元 or thereabouts, as far as anybody can tell"
    )
    make.finding(held, message=long, reconcile=(long,), derivation=(long, long), explanations=("一" * 60,))
    make.finding(held, message=long, verdict="consistent", severity="info", fingerprint="f" * 16)
    told = full.render(make.result(), Options(width=width, wrap=True, summary=False))
    assert max(wcswidth(line) for line in told.splitlines()) <= width
    plain = "".join(told.split())
    assert plain.count("".join(long.split())) == 5
    assert [line for line in told.splitlines() if line.lstrip()[:1] in tuple("，。）")] == []


def test_a_pipe_gets_whole_lines(make) -> None:
    make.article("a.txt", "收入45.9亿元")
    make.finding(make.claim("a.txt", "45.9亿元", "1"), message="长" * 200)
    assert f"  {'长' * 200}\n" in full.render(make.result(), Options(width=40))
