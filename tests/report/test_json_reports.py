"""JSON and JSON Lines: what DESIGN promises, held to its own schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest

from claims.interval import point
from claims.model import HEDGES, KINDS, VERDICTS, Amount, Failure, Part, Result, Suppressed
from claims.report import json as json_report
from claims.report import jsonl
from claims.report.options import Options
from claims.report.schema import Report, tidy

Story = Callable[..., Result]
SCHEMA = Report.model_json_schema()


def document(result: Result, **options: object) -> dict[str, object]:
    whole = json.loads(json_report.render(result, Options(**options)))
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    return whole


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_document_has_the_parts_that_are_promised(story: Story) -> None:
    whole = document(story())
    promised = ["schema_version", "tool", "run", "documents", "claims", "findings", "coverage", "failures"]
    assert list(whole) == [*promised, "tables", "trusted", "archived", "recalled", "warnings", "suppressed"]
    assert whole["schema_version"] == 1


def test_a_claim_as_promised(story: Story) -> None:
    assert document(story())["claims"][0] == {
        "id": "甲.txt@16",
        "document": "甲.txt",
        "zone": "body",
        "start": 16,
        "end": 22,
        "quote": "45.9亿元",
        "printed": {"low": "4585000000", "high": "4595000000", "unit": "CNY"},
        "base": {"low": "4585000000", "high": "4595000000", "unit": "CNY"},
        "hedge": "",
        "kind": "level",
        "direction": None,
        "subject": "Hemu Dairy",
        "object": None,
        "metric": "revenue",
        "scope": None,
        "period": "2025H1",
        "basis": None,
        "modality": "actual",
        "speaker": None,
        "confidence": 1.0,
        "chances": {"metric": 1.0, "subject": 1.0, "period": 1.0, "modality": 1.0},
        "found": {},
    }


def test_a_finding_as_promised(story: Story) -> None:
    assert document(story())["findings"][0] == {
        "id": "0123456789abcdef",
        "rule": "same-fact",
        "kind": "agreement",
        "verdict": "inconsistent",
        "severity": "error",
        "confidence": 0.9,
        "message": "营业收入写作45.9亿元，另一处为4.95 billion yuan",
        "claims": ["甲.txt@16", "b.txt@28"],
        "evidence": [
            {"document": "甲.txt", "start": 16, "end": 22, "quote": "45.9亿元"},
            {"document": "b.txt", "start": 28, "end": 45, "quote": "4.95 billion yuan"},
        ],
        "derivation": ["45.9亿 < 49.5亿"],
        "gap": "1.08",
        "reconcile": ["若要一致，b.txt 应写 4.59 billion yuan"],
        "explanations": ["口径不同：未说明"],
    }


def test_everything_found_is_in_it(story: Story) -> None:
    verdicts = [finding["verdict"] for finding in document(story())["findings"]]
    assert verdicts == ["inconsistent", "consistent", "not_comparable"]


def test_ticks_can_be_left_out(story: Story) -> None:
    assert len(document(story(), show_ok=False)["findings"]) == 2


def test_what_was_not_read_is_quoted(story: Story) -> None:
    assert document(story())["coverage"] == {
        "numbers": 4,
        "understood": 3,
        "checked": 3,
        "trusted": None,
        "unread": [{"document": "b.txt", "start": 66, "end": 73, "quote": "2 zorks", "reason": "no such unit"}],
    }


def test_failures_are_listed(make) -> None:
    make.failures.append(Failure("gone.txt", "no such file"))
    assert document(make.result())["failures"] == [{"path": "gone.txt", "reason": "no such file"}]


def test_an_empty_result_is_a_document(make) -> None:
    assert document(make.result())["claims"] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [("1.64E+9", "1640000000"), ("4.50", "4.5"), ("1E-7", "0.0000001"), ("-0.0", "0"), ("-12.0", "-12"), ("100", "100")],
)
def test_base_numbers_have_no_exponent_and_no_idle_zeros(value: str, written: str) -> None:
    assert tidy(Decimal(value)) == written


def test_printed_numbers_keep_their_digits(make) -> None:
    make.article("a.txt", "增长4.0亿元")
    printed = Amount(Decimal("4.0"), None, "亿元")
    make.claim("a.txt", "4.0亿元", "4E+8", printed=printed, hard=(point(1),))
    claim = document(make.result())["claims"][0]
    assert claim["printed"] == {"low": "4.0", "high": None, "unit": "亿元"}
    assert claim["base"] == {"low": "400000000", "high": "400000000", "unit": "CNY"}


def test_the_schema_lists_the_words_of_the_records() -> None:
    kinds = SCHEMA["$defs"]["Claim"]["properties"]
    assert tuple(kinds["kind"]["enum"]) == KINDS
    assert tuple(kinds["hedge"]["enum"]) == HEDGES
    assert tuple(SCHEMA["$defs"]["Finding"]["properties"]["verdict"]["enum"]) == VERDICTS


def test_the_schema_refuses_a_stray_word(story: Story) -> None:
    whole = document(story())
    whole["claims"][0]["hedge"] = "roughly"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, SCHEMA)


def test_text_stays_in_its_script_and_control_characters_are_escaped(make) -> None:
    make.article("a.txt", "收入10亿元", title="标题\x07\x9b\u202e\u2028")
    told = json_report.render(make.result(), Options())
    assert "标题\\u0007\\u009b\\u202e\\u2028" in told
    assert json.loads(told)["documents"][0]["title"] == "标题\x07\x9b\u202e\u2028"


def test_each_line_is_one_object_whatever_the_text(make) -> None:
    make.article("a.txt", "10", title="a\u2028b\x85c\nd")
    assert len(jsonl.render(make.result(), Options()).splitlines()) == 2


def test_nothing_of_the_machine_or_the_hour(story: Story) -> None:
    assert document(story())["run"] == {
        "command": "check",
        "language": "auto",
        "select": [],
        "ignore": [],
        "within": True,
        "across": True,
        "against": [],
        "fx": [],
        "as_of": None,
    }


def test_lines_hold_what_the_document_holds(story: Story) -> None:
    result = story()
    whole = document(result)
    lines = [json.loads(line) for line in jsonl.render(result, Options()).splitlines()]
    assert [line["type"] for line in lines] == ["document"] * 2 + ["claim"] * 3 + ["finding"] * 3 + ["coverage"]
    assert [{k: v for k, v in line.items() if k != "type"} for line in lines if line["type"] == "finding"] == whole["findings"]


def test_failures_have_lines_too(make) -> None:
    make.failures.append(Failure("gone.txt", "no such file"))
    first = json.loads(jsonl.render(make.result(), Options()).splitlines()[0])
    assert first == {"type": "failure", "path": "gone.txt", "reason": "no such file"}


def test_json_lines_leave_nothing_out(make) -> None:
    make.article("a.pdf", "收入5亿元")
    held = make.claim("a.pdf", "5亿元", "5")
    finding = make.finding(held)
    article = replace(make.articles["a.pdf"], parts=(Part("page", 3, 0),))
    result = replace(
        make.result(),
        findings=(),
        tables=(article,),
        trusted=(held,),
        archived=(article,),
        recalled=(held,),
        warnings=("b.csv: old",),
        suppressed=(Suppressed(finding, "baseline"),),
    )
    lines = [json.loads(line) for line in jsonl.render(result, Options()).splitlines()]
    whole = json.loads(json_report.render(result, Options()))
    kinds = ["document", "claim", "suppressed", "coverage", "table", "trusted", "archived", "recalled", "warning"]
    assert [line["type"] for line in lines] == kinds
    assert lines[2] == {"type": "suppressed", **whole["suppressed"][0]}
    assert lines[4]["parts"] == [{"kind": "page", "number": 3, "start": 0}]
    assert lines[-1] == {"type": "warning", "message": "b.csv: old"}
    listed = {
        "documents",
        "claims",
        "findings",
        "suppressed",
        "failures",
        "coverage",
        "tables",
        "trusted",
        "archived",
        "recalled",
    }
    assert set(whole) - listed == {"schema_version", "tool", "run", "warnings"}
