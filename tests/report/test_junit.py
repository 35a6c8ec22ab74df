"""JUnit XML: valid by the schema that Jenkins uses; tests fail where the run does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from claims.model import Failure, Result, Suppressed
from claims.report import junit
from claims.report.options import Options

Story = Callable[..., Result]
SCHEMA = Path(__file__).parent / "data" / "junit-10.xsd"


@cache
def schema() -> Any:
    return etree.XMLSchema(etree.parse(SCHEMA))


def suites(result: Result, options: Options | None = None) -> Any:
    """Return the root of a report that is valid, its counts those of its tests."""
    root = etree.fromstring(junit.render(result, options or Options()).encode())
    schema().assertValid(root)
    for element in (root, *root):
        cases = element.findall(".//testcase")
        counts = {"tests": len(cases)} | {f"{s}s": sum(c.find(s) is not None for c in cases) for s in ("failure", "error")}
        assert {name: int(element.get(name)) for name in counts} == counts
    return root


def states(root: Any) -> list[tuple[str, str, str]]:
    """Return article, rule and state of each test."""
    return [
        (case.get("classname"), case.get("name").split()[0], case[0].tag if len(case) else "passed")
        for case in root.findall(".//testcase")
    ]


def test_an_article_is_a_suite_and_a_finding_a_test(story: Story) -> None:
    root = suites(story())
    assert states(root) == [
        ("甲.txt", "same-fact", "failure"),
        ("甲.txt", "part-whole", "system-out"),
        ("b.txt", "nothing", "passed"),
    ]
    failure = root.find(".//failure")
    assert failure.get("message") == "营业收入写作45.9亿元，另一处为4.95 billion yuan"
    assert failure.get("type") == "error same-fact"
    assert "  --> b.txt:1:29  Ann Li说\n" in failure.text
    assert root.find(".//testcase").get("name") == "same-fact 2:9 01234567"


@pytest.mark.parametrize(
    ("fail_on", "severity", "state"),
    [
        ("error", "error", "failure"),
        ("error", "warning", "skipped"),
        ("warning", "warning", "failure"),
        ("warning", "info", "skipped"),
        ("info", "info", "failure"),
        ("never", "error", "skipped"),
    ],
)
def test_a_test_fails_where_the_run_does(make, fail_on: str, severity: str, state: str) -> None:
    make.article("a.txt", "收入5亿元")
    make.finding(make.claim("a.txt", "5亿元", "5"), severity=severity)
    assert states(suites(make.result(), Options(fail_on=fail_on))) == [("a.txt", "same-fact", state)]


def test_ticks_can_be_left_out(story: Story) -> None:
    assert states(suites(story(), Options(show_ok=False)))[1] == ("b.txt", "nothing", "passed")


def test_a_rule_that_crashed_and_an_unread_file_are_errors(make) -> None:
    make.article("a.txt", "收入5亿元")
    make.finding(message="规则坏了", rule="broken", kind="internal")
    make.failures.append(Failure("x.jsonl", "line 2: not valid JSON"))
    assert states(suites(make.result())) == [
        ("a.txt", "nothing", "passed"),
        ("check-claims", "broken", "error"),
        ("x.jsonl", "read", "error"),
    ]


def test_nothing_illegal_in_xml_and_no_markup_of_an_article(make) -> None:
    foreign = "5亿元\x00\x0b\x1b[2J\ufffe\ud800]]><b a='\"'>&amp;\u202e"
    make.article(f"a{foreign}.txt", f"收入{foreign}")
    make.finding(make.claim(f"a{foreign}.txt", foreign, "5"), message=foreign, rule="r<>&")
    root = suites(make.result())
    case = root.find(".//testcase")
    shown = "5亿元\\u0000 \\u001b[2J\\ufffe\\ud800]]><b a='\"'>&amp;\\u202e"
    assert case.get("classname") == f"a{shown}.txt"
    assert case.find("failure").get("message") == shown
    assert len(case) == 1


def test_no_article_is_no_suite(make) -> None:
    assert len(suites(make.result())) == 0


def test_no_time_is_told(story: Story) -> None:
    assert "time" not in junit.render(replace(story(), articles=()), Options())


def test_what_is_held_back_is_skipped(make) -> None:
    make.article("a.txt", "收入5亿元")
    waived = make.finding(make.claim("a.txt", "5亿元", "5"))
    make.findings.clear()
    root = suites(replace(make.result(), suppressed=(Suppressed(waived, "waiver", "等更正", "", date(2026, 1, 31)),)))
    assert states(root) == [("a.txt", "same-fact", "skipped")]
    assert root.find(".//skipped").get("message") == "waiver: 等更正, until 2026-01-31"
