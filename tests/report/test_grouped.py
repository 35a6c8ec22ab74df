"""Findings by article, in columns."""

from __future__ import annotations

from collections.abc import Callable

from claims.model import Result
from claims.report import grouped
from claims.report.options import Options

Story = Callable[..., Result]


def test_an_article_is_a_group(story: Story) -> None:
    assert grouped.render(story(), Options(show_ok=True)) == (
        "甲.txt\n"
        "  2:9  error  same-fact   营业收入写作45.9亿元，另一处为4.95 billion yuan  [b.txt:1:29]\n"
        "  2:9  ok     part-whole  净利润小于营业收入  [甲.txt:2:19]\n"
    )


def test_ticks_on_request(story: Story) -> None:
    assert grouped.render(story(), Options()).count("\n") == 2


def test_in_the_order_of_the_text_and_of_the_articles(make) -> None:
    make.article("a.txt", "5亿元，6亿元")
    make.article("b.txt", "7亿元")
    five, six, seven = make.claim("a.txt", "5亿元", "5"), make.claim("a.txt", "6亿元", "6"), make.claim("b.txt", "7亿元", "7")
    make.finding(seven, message="三")
    make.finding(six, message="二", rule="比例", severity="warning")
    make.finding(five, message="一")
    make.finding(message="规则坏了", rule="broken")
    assert grouped.render(make.result(), Options()) == (
        "a.txt\n"
        "  1:1  error    same-fact  一\n"
        "  1:5  warning  比例       二\n"
        "\n"
        "b.txt\n"
        "  1:1  error  same-fact  三\n"
        "\n"
        "    error  broken  规则坏了\n"
    )


def test_many_places_are_counted(make) -> None:
    make.article("a.txt", " ".join("123456789"))
    make.finding(*(make.claim("a.txt", str(n), str(n)) for n in range(1, 10)), message="多处")
    assert "  多处  [a.txt:1:3, a.txt:1:5, a.txt:1:7, +5]\n" in grouped.render(make.result(), Options())


def test_colour_only_where_asked(story: Story) -> None:
    assert "\x1b[" not in grouped.render(story(), Options())
    assert "\x1b[1;31merror" in grouped.render(story(), Options(colour=True))


def test_nothing_found_is_empty(make) -> None:
    make.article("a.txt", "今天没有数字。")
    assert grouped.render(make.result(), Options()) == ""
