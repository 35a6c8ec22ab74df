"""Trusted tables: what is read from each form, what cannot be, and claims checked against them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.facts.row import FactError
from claims.facts.tables import Table, read_table, table_of
from claims.packs import load
from claims.pipeline import check, check_text

HEAD = "subject,metric,scope,period,value,unit,source,as of\n"


def facts(table: Table) -> list[str]:
    return [f"{c.subject} {c.metric} {c.period} {c.base.low} {c.base.unit}" for c in table.claims]


def errors(table: Table) -> list[str]:
    return [str(error) for error in table.errors]


def test_csv_rows_with_values_in_print_and_in_base_units() -> None:
    table = table_of(
        HEAD + '比亚迪,营业收入,,2024,"7,771",亿元,年报,2025-03-24\nNVDA,revenue,,FY2025,130.5 billion,USD,10-K,\n'
        "MSFT,eps,,FY2025Q1,3.30,USD/share,,\n台积电,gross_margin,,2025Q3,59.5,%,,\n",
        "t.csv",
        load(),
    )
    assert errors(table) == []
    assert facts(table) == [
        "BYD revenue 2024 777100000000 CNY",
        "Nvidia revenue FY2025 130500000000 USD",
        "Microsoft eps FY2025Q1 3.3 USD/share",
        "TSMC gross_margin 2025Q3 59.5 percent",
    ]
    assert table.claims[0].speaker == "年报 (2025-03-24)"
    assert table.article.text[table.claims[1].span.start : table.claims[1].span.end].startswith("NVDA,revenue")


def test_each_row_that_cannot_be_used_is_one_error_and_the_others_stand() -> None:
    table = table_of(
        HEAD + "比亚迪,营业收入,,2024,7771,亿元,,\n比亚迪,revenu,,2024,1,亿元,,\n比亚迪,revenue,,last year,1,亿元,,\n"
        "比亚迪,revenue,,2023,lots,,,\n,revenue,,2023,1,亿元,,\n比亚迪,revenue,,2024,7717,亿元,,\n",
        "t.csv",
        load(),
    )
    assert facts(table) == ["BYD revenue 2024 777100000000 CNY"]
    assert [error.split(": ")[0] for error in errors(table)] == ["t.csv:3", "t.csv:4", "t.csv:5", "t.csv:6", "t.csv"]
    assert errors(table)[0] == "t.csv:3: no metric 'revenu'; did you mean 'revenue'?"
    assert errors(table)[3] == "t.csv:6: no subject"
    assert "both given for BYD, revenue, 2024" in errors(table)[4]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("subject,metrc,value\n", "t.csv:1: no column 'metrc'; did you mean 'metric'?"),
        ("subject,value\n", "t.csv:1: no column 'metric'; the first line names the columns"),
        ("", "t.csv:1: no column 'subject'"),
    ],
)
def test_a_head_that_cannot_be_used(head: str, message: str) -> None:
    with pytest.raises(FactError) as caught:
        table_of(head, "t.csv", load())
    assert str(caught.value).startswith(message)


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    rows = ['{"subject": "小米", "metric": "revenue", "period": 2024, "value": "3659亿元"}', "", '{"subjct": "小米"}', "[1]", "{"]
    file.write_text("\n".join(rows), encoding="utf-8")
    table = read_table(file, load())
    assert facts(table) == ["Xiaomi revenue 2024 365900000000 CNY"]
    assert [error.removeprefix(f"{file}:")[0] for error in errors(table)] == ["3", "4", "5"]


def test_a_strange_subject_warns_once() -> None:
    table = table_of("subject,metric,value\n赤岭锂业,revenue,1亿元\n赤岭锂业,net_income,1亿元\n", "t.csv", load())
    assert table.warnings == ("t.csv: no entity '赤岭锂业' in the vocabulary; only texts that use this very name are checked",)


@pytest.mark.parametrize(("name", "content"), [("t.xml", ""), ("t.json", "{}"), ("t.json", "{"), ("t.facts.toml", "= 1")])
def test_files_that_are_no_table(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(FactError, match=name):
        read_table(tmp_path / name, load())


def test_a_file_that_is_not_there_is_a_failure_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("比亚迪2024年营业收入为7771亿元。", encoding="utf-8")
    result = check([str(tmp_path / "a.txt")], against=[tmp_path / "gone.csv"])
    assert [failure.path for failure in result.failures] == [str(tmp_path / "gone.csv")]
    assert len(result.claims) == 1


def reported(start: str | None, end: str, value: int, filed: str, form: str = "10-Q", fy: int = 2026, fp: str = "Q2") -> object:
    return {**({"start": start} if start else {}), "end": end, "val": value, "fy": fy, "fp": fp, "form": form, "filed": filed}


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    """The published format, with numbers of our own: a maker whose quarters end on the last Sunday of a month."""
    revenue = [
        reported("2024-01-29", "2024-04-28", 26044000000, "2024-05-29", fp="Q1", fy=2025),
        reported("2025-01-27", "2025-04-27", 44062000000, "2025-05-28", fp="Q1"),
        reported("2025-04-28", "2025-07-27", 46743000000, "2025-08-28"),
        reported("2025-04-28", "2025-07-27", 46740000000, "2025-08-27"),
        reported("2025-01-27", "2025-07-27", 90805000000, "2025-08-28"),
    ]
    income = [reported("2025-04-28", "2025-07-27", 26422000000, "2025-08-28")]
    file = tmp_path / "CIK0001045810.json"
    units = {"Revenues": revenue, "NetIncomeLoss": income, "NoSuchConcept": income}
    found = {"us-gaap": {name: {"label": name, "units": {"USD": told}} for name, told in units.items()}}
    file.write_text(json.dumps({"cik": 1045810, "entityName": "NVIDIA CORP", "facts": found}))
    return file


def test_companyfacts_are_read_by_their_days(filing: Path) -> None:
    assert facts(read_table(filing, load())) == [
        "Nvidia net_income 2025-05/2025-07 26422000000 USD",
        "Nvidia revenue 2024-02/2024-04 26044000000 USD",
        "Nvidia revenue 2025-02/2025-04 44062000000 USD",
        "Nvidia revenue 2025-02/2025-07 90805000000 USD",
        "Nvidia revenue 2025-05/2025-07 46743000000 USD",
    ]


def test_companyfacts_of_other_shapes_are_passed_over(tmp_path: Path) -> None:
    good = reported("2025-04-01", "2025-06-30", 120, "2025-08-01")
    dated = [
        reported(None, "2025-06-30", 7, "2025-08-01"),  # a day
        reported("2025-03-30", "2025-07-02", 8, "2025-08-01"),  # a quarter of whole weeks that ends in the next month
        reported("2025-06-25", "2025-06-30", 9, "2025-08-01"),  # less than a month: its days
        reported("2025-04-16", "2025-07-15", 10, "2025-08-01"),  # ends in the middle of a month: its days
        *({**good, **odd} for odd in ({"end": "soon"}, {"start": 5}, {"val": "120"}, {"val": None}, {"end": None})),  # type: ignore[dict-item]
        "120",
    ]
    concepts = {
        "Revenues": {"units": {"USD": dated, "USD/shares": [good], "USD/pure": [good], "EUR": "120", "shares": None}},
        "NetIncomeLoss": {"units": [good]},
        "OperatingIncomeLoss": [good],
    }
    file = tmp_path / "company.json"
    file.write_text(json.dumps({"entityName": "Acme", "facts": {"us-gaap": concepts, "dei": 5, "own": {"Revenues": good}}}))
    assert sorted(facts(read_table(file, load()))) == [
        "Acme revenue 2025-04-16/2025-07-15 10 USD",
        "Acme revenue 2025-06-25/2025-06-30 9 USD",
        "Acme revenue 2025-06-30 7 USD",
        "Acme revenue 2025Q2 120 USD/share",
        "Acme revenue 2025Q2 8 USD",
    ]


def verdicts(filing: Path, text: str) -> list[tuple[str, str]]:
    table = read_table(filing, load())
    found = check_text(text, language="en", select=["trusted-value"], tables=[table]).findings
    return [(finding.verdict, finding.evidence[-1].quote) for finding in found]


def test_a_revenue_of_the_quarter_before_is_found(filing: Path) -> None:
    told = verdicts(filing, "Nvidia reported revenue of $44.1 billion for the second quarter of fiscal 2026.")
    assert [verdict for verdict, _ in told] == ["inconsistent"]


def test_an_income_ten_times_too_large_is_found(filing: Path) -> None:
    text = "Nvidia reported results on Thursday. Nvidia's net income in the second quarter of fiscal 2026 was $264.2 billion."
    table = read_table(filing, load())
    (found,) = check_text(text, language="en", select=["trusted-value"], tables=[table]).findings
    assert found.verdict == "inconsistent"
    assert found.severity == "error"
    assert "26422000000 USD" in found.message
    assert "10-Q (2025-08-28)" in found.message
    assert any("26.42 billion" in line for line in found.explanations)


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia reported revenue of $46.7 billion for the second quarter of fiscal 2026.",
        "Nvidia reported revenue of $46.7 billion for the quarter ended in July 2025.",
        "Nvidia reported revenue of $26.0 billion for the first quarter of fiscal 2025.",
    ],
)
def test_the_same_days_under_another_name_agree(filing: Path, text: str) -> None:
    assert "inconsistent" not in [verdict for verdict, _ in verdicts(filing, text)]


def test_what_has_no_trusted_value_is_silent_and_counted(filing: Path) -> None:
    table = read_table(filing, load())
    text = (
        "Nvidia reported revenue of $46.7 billion for the second quarter of fiscal 2026. AMD's revenue in 2024 was $25.8 billion."
    )
    result = check_text(text, language="en", tables=[table])
    assert (result.coverage.understood, result.coverage.trusted) == (2, 1)
    assert check_text(text, language="en").coverage.trusted is None
