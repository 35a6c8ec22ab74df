"""SARIF 2.1.0: valid by the schema of OASIS, both places, code points, nothing of an article taken for more than text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claims.model import Failure, Part, Result, Suppressed
from claims.report import sarif
from claims.report.options import Options

Story = Callable[..., Result]
SCHEMA = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
PACK = 'kind = "agreement"\nseverity = "warning"\nwhy = "Ours. It [must](http://a) hold."\nmessage.en = "a"\nmessage.zh = "b"\n'


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")), format_checker=jsonschema.FormatChecker())


def log(result: Result, options: Options | None = None) -> Any:
    """Return the only run of a log that is valid."""
    told = json.loads(sarif.render(result, options or Options()))
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in validator().iter_errors(told)]
    assert errors == []
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    return run


def test_the_schema_refuses_what_is_not_sarif() -> None:
    assert not validator().is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_a_result_holds_both_places(story: Story) -> None:
    (made,) = log(story())["results"]
    assert (made["ruleId"], made["kind"], made["level"]) == ("same-fact", "fail", "error")
    assert made["partialFingerprints"] == {"checkClaims/v1": "0123456789abcdef"}
    (first,), (other,) = made["locations"], made["relatedLocations"]
    assert first["physicalLocation"]["artifactLocation"] == {"uri": "%E7%94%B2.txt", "index": 0}
    assert first["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 9,
        "endLine": 2,
        "endColumn": 15,
        "charOffset": 16,
        "charLength": 6,
        "snippet": {"text": "45.9亿元"},
    }
    assert first["physicalLocation"]["contextRegion"]["startColumn"] == 1
    assert (other["id"], other["physicalLocation"]["artifactLocation"]["uri"]) == (1, "b.txt")
    assert made["message"]["text"].endswith("另一处为4.95 billion yuan ([b.txt:1:29](1))")


def test_columns_are_code_points(make) -> None:
    make.article("a.txt", "🚗🚗卖出30万辆")
    make.finding(make.claim("a.txt", "30万辆", "300000"))
    run = log(make.result())
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"], region["charOffset"]) == (5, 9, 4)


def test_ticks_are_left_out_or_pass(story: Story) -> None:
    result = story()
    assert [made["kind"] for made in log(result)["results"]] == ["fail"]
    passed = log(result, Options(show_ok=True))["results"][1]
    assert (passed["kind"], passed["level"], passed["ruleId"]) == ("pass", "none", "part-whole")
    verbose = log(result, Options(verbose=True))["results"]
    assert [(made["kind"], made["level"]) for made in verbose] == [("fail", "error"), ("notApplicable", "none")]


def test_rules_say_what_their_files_say(make) -> None:
    make.article("a.txt", "毛利润4.5亿元。")
    make.finding(make.claim("a.txt", "4.5亿元", "1"), rule="gross-profit")
    make.finding(make.claim("a.txt", "4.5亿元", "1"), rule="gone", message="another")
    gone, rule = log(make.result())["tool"]["driver"]["rules"]
    assert gone == {"id": "gone"}
    assert rule["fullDescription"]["text"].startswith("Gross profit is what is left of revenue")
    assert "gross_profit = revenue - cost_of_revenue" in rule["help"]["text"]
    assert "`gross_profit = revenue - cost_of_revenue`" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_rules_of_a_workspace_are_described_too(make, tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "ours.toml").write_text(PACK, "utf-8")
    make.article("a.txt", "5亿元")
    make.finding(make.claim("a.txt", "5亿元", "1"), rule="ours")
    (rule,) = log(make.result(), Options(folders=(tmp_path,)))["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "Ours."}
    assert "\\[must\\]" in rule["help"]["markdown"]


def test_nothing_of_an_article_is_a_link_or_an_argument(make) -> None:
    make.article("a.txt", "收入[点此](http://a.example)5亿元，{0}\u202e\x1b[2J")
    make.finding(make.claim("a.txt", "[点此](http://a.example)5亿元", "5"), message="写作[点此](http://a.example)，{0}\\\u202e")
    text = sarif.render(make.result(), Options())
    assert "\u202e" not in text
    assert "\x1b" not in text
    (made,) = log(make.result())["results"]
    assert made["message"]["text"] == "写作\\[点此\\](http://a.example)，{{0}}\\\\\\\\u202e"
    assert made["locations"][0]["message"]["text"] == "“\\[点此\\](http://a.example)5亿元”"


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("稿 件/a.txt", "%E7%A8%BF%20%E4%BB%B6/a.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("/tmp/a b.txt", "file:///tmp/a%20b.txt"),
        ("x\udcff.txt", "x%3F.txt"),
    ],
)
def test_paths_are_uris(make, name: str, uri: str) -> None:
    make.article(name, "5亿元")
    make.finding(make.claim(name, "5亿元", "5"))
    run = log(make.result())
    assert run["artifacts"] == [{"location": {"uri": uri}}]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("name", ["wire.jsonl#a/b.txt", "page.html", "<stdin>"])
def test_lines_of_an_extract_are_no_lines_of_the_file(make, name: str) -> None:
    make.article(name, "收入5亿元")
    make.finding(make.claim(name, "5亿元", "5"))
    (place,) = log(make.result())["results"][0]["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": f"{name}:1:3", "kind": "text"}]
    assert place["message"]["text"] == f"{name}:1:3 “5亿元”"
    assert "wire.jsonl%23" not in sarif.render(make.result(), Options())


def test_a_page_is_named(make) -> None:
    article = replace(make.article("a.pdf", "收入5亿元"), parts=(Part("page", 3, 0),))
    make.articles["a.pdf"] = article
    make.finding(make.claim("a.pdf", "5亿元", "5"))
    (place,) = log(make.result())["results"][0]["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "a.pdf，第3页"


def test_a_finding_that_points_nowhere(make) -> None:
    make.finding(message="规则坏了", rule="broken", kind="internal")
    (made,) = log(make.result())["results"]
    assert "locations" not in made


def test_what_could_not_be_read_is_told(make) -> None:
    make.failures.append(Failure("没有.txt", "no such file or directory"))
    result = replace(make.result(), warnings=("b.csv: old",))
    (done,) = log(result)["invocations"]
    assert done["executionSuccessful"] is False
    assert [told["level"] for told in done["toolExecutionNotifications"]] == ["error", "warning"]
    assert log(replace(result, failures=(), warnings=()))["invocations"] == [{"executionSuccessful": True}]


def test_the_same_result_gives_the_same_bytes(story: Story) -> None:
    result = story()
    assert sarif.render(result, Options()) == sarif.render(result, Options())


def test_what_is_held_back_is_suppressed(make) -> None:
    make.article("a.txt", "收入5亿元，利润1亿元")
    known = make.finding(make.claim("a.txt", "5亿元", "5"), rule="gross-profit")
    waived = make.finding(make.claim("a.txt", "1亿元", "1"), rule="net-margin")
    make.findings.clear()
    held = (Suppressed(known, "baseline"), Suppressed(waived, "waiver", "等更正", "李编辑", date(2026, 1, 31)))
    run = log(replace(make.result(), suppressed=held))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["gross-profit", "net-margin"]
    assert [made["suppressions"] for made in run["results"]] == [
        [{"kind": "external", "status": "accepted", "justification": "baseline"}],
        [{"kind": "external", "status": "accepted", "justification": "waiver: 等更正, by 李编辑, until 2026-01-31"}],
    ]
    assert "suppressions" not in log(make.result())
