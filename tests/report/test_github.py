"""Workflow commands of GitHub Actions: one line each, whatever an article holds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from claims.model import Failure, Result
from claims.report import concise, full, github, grouped
from claims.report import json as json_report
from claims.report.options import Options

Story = Callable[..., Result]
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_a_finding_is_an_annotation(story: Story) -> None:
    assert github.render(story(), Options()) == (
        "::error file=甲.txt,line=2,endLine=2,col=9,endColumn=15,title=check-claims same-fact"
        "::营业收入写作45.9亿元，另一处为4.95 billion yuan%0A甲.txt:2:9 “45.9亿元”%0Ab.txt:1:29 “4.95 billion yuan”"
        "%0A45.9亿 < 49.5亿%0A若要一致，b.txt 应写 4.59 billion yuan%0A口径不同：未说明\n"
    )


def test_levels(make) -> None:
    make.article("a.txt", "收入5亿元")
    for severity in ("error", "warning", "info"):
        make.finding(make.claim("a.txt", "5亿元", "5"), severity=severity)
    make.finding(make.claim("a.txt", "5亿元", "5"), severity="info", verdict="consistent")
    told = github.render(make.result(), Options(show_ok=True)).splitlines()
    assert [line.split()[0] for line in told] == ["::error", "::warning", "::notice", "::notice"]


def test_percent_newlines_commas_and_colons(make) -> None:
    make.article("a,b:c%.txt", "5%")
    make.finding(make.claim("a,b:c%.txt", "5%", "5"), message="涨了5%，\r\n::error::见a, b: c", rule="r:1,2")
    (line,) = github.render(make.result(), Options()).splitlines()
    told = COMMAND.fullmatch(line)
    assert told is not None
    assert told[2] == "file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,endColumn=3,title=check-claims r%3A1%2C2"
    assert told[3] == "涨了5%25，  ::error::见a, b: c%0Aa,b:c%25.txt:1:1 “5%25”"


def test_columns_only_within_one_line(make) -> None:
    make.article("a.txt", "5亿\n元")
    make.finding(make.claim("a.txt", "5亿\n元", "5"))
    assert github.render(make.result(), Options()).startswith("::error file=a.txt,line=1,endLine=2,title=")


@pytest.mark.parametrize("name", ["wire.jsonl#a", "page.html", "<stdin>"])
def test_no_line_where_lines_are_not_those_of_the_file(make, name: str) -> None:
    make.article(name, "收入5亿元")
    make.finding(make.claim(name, "5亿元", "5"))
    assert github.render(make.result(), Options()).startswith(f"::error file={name.split('#')[0]},title=")


def test_many_places_are_cut(make) -> None:
    make.article("a.txt", " ".join(f"{n}亿元" for n in range(10, 40)))
    make.finding(*(make.claim("a.txt", f"{n}亿元", str(n)) for n in range(10, 40)))
    assert github.render(make.result(), Options()).count("%0Aa.txt:1:") == github.PLACES


def test_what_could_not_be_read(make) -> None:
    make.failures.append(Failure("x.jsonl", "line 2: not valid JSON"))
    assert github.render(make.result(), Options()) == "::error file=x.jsonl,title=check-claims::x.jsonl: line 2: not valid JSON\n"


@pytest.mark.parametrize("format", [full, concise, grouped, github, json_report], ids=lambda f: f.NAME)
@pytest.mark.parametrize(
    "foreign", ["::add-mask::5亿元", " ::error::5亿元", "##[error]5亿元", "涨##vso[task.x]5亿元", "##teamcity[x 5亿元"]
)
def test_no_format_lets_an_article_speak_to_the_runner(make, format, foreign: str) -> None:
    make.article(f"{foreign}.txt", f"{foreign}\n{foreign}，同比增长")
    make.finding(make.claim(f"{foreign}.txt", "5亿元", "5"), message=foreign)
    for line in format.render(make.result(), Options(verbose=True)).splitlines():
        assert not re.search(r"##(\[|vso\[|teamcity\[)", line)
        assert not line.lstrip().startswith("::") or COMMAND.fullmatch(line)
        assert "file=::" not in line
