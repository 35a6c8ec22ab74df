"""One finding a line."""

from __future__ import annotations

from collections.abc import Callable

from claims.model import Result
from claims.report import concise
from claims.report.options import Options

Story = Callable[..., Result]
CONFLICT = "甲.txt:2:9: error same-fact: 营业收入写作45.9亿元，另一处为4.95 billion yuan [b.txt:1:29]\n"


def test_a_line_holds_both_places(story: Story) -> None:
    assert concise.render(story(), Options()) == CONFLICT


def test_ticks_on_request(story: Story) -> None:
    told = concise.render(story(), Options(show_ok=True))
    assert told == CONFLICT + "甲.txt:2:9: ok part-whole: 净利润小于营业收入 [甲.txt:2:19]\n"


def test_not_comparable_on_request(story: Story) -> None:
    told = concise.render(story(), Options(verbose=True))
    assert told == CONFLICT + "甲.txt:2:19: info same-fact: 时期不同 [b.txt:1:29]\n"


def test_a_message_is_one_line(make) -> None:
    make.article("a.txt", "收入10亿元")
    make.finding(make.claim("a.txt", "10亿元", "1"), message="一\n二\x1b[0m")
    assert concise.render(make.result(), Options()) == "a.txt:1:3: error same-fact: 一 二\\u001b[0m\n"


def test_a_finding_that_points_nowhere(make) -> None:
    make.finding(message="规则坏了", rule="broken")
    assert concise.render(make.result(), Options()) == "error broken: 规则坏了\n"


def test_nothing_found_is_empty(make) -> None:
    assert concise.render(make.result(), Options()) == ""


def test_many_places_are_counted(make) -> None:
    make.article("a.txt", " ".join("123456789"))
    make.finding(*(make.claim("a.txt", str(n), str(n)) for n in range(1, 10)), message="多处")
    told = concise.render(make.result(), Options())
    assert told == "a.txt:1:1: error same-fact: 多处 [a.txt:1:3, a.txt:1:5, a.txt:1:7, a.txt:1:9, +4]\n"
