"""The manual of formats: one section for each, samples made by the tool, columns and values as they are."""

from __future__ import annotations

import re

import pytest

from claims.model import Result
from claims.report import csv, formats, template
from claims.report.options import Options
from formats_doc import MANUAL, rebuilt

# What has no sample that a page of text can show.
UNSHOWN = {"html"}


def text() -> str:
    return MANUAL.read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    outside = re.sub(r"^```\w+\n.*?^```\n", "", text(), flags=re.M | re.S)
    parts = re.split(r"^## (.+)$", outside, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_samples_are_the_tools() -> None:
    assert rebuilt(text()) == text(), "run `python tests/formats_doc.py` and read the diff"


@pytest.mark.parametrize("name", sorted(formats()))
def test_every_format_has_a_section_and_a_sample(name: str) -> None:
    assert name in sections(), f"docs/formats.md has no section for {name}"
    assert name in UNSHOWN or f"<!-- sample {name} -->" in sections()[name]
    assert f"[{name}](#{name})" in text()


def test_no_section_of_a_format_that_is_not() -> None:
    others = {"What all of them hold to", "What is read"}
    assert set(sections()) - others == set(formats())


def test_columns_are_named() -> None:
    named = set(re.findall(r"`(\w+)`", sections()["csv"]))
    assert {*csv.FINDINGS, *csv.CLAIMS} - named == set()


def test_values_of_templates_are_named(story_result: Result) -> None:
    named = set(re.findall(r"`(\w+)`", sections()["template"]))
    values = template.context(story_result, Options())
    assert set(values) - named == set()


@pytest.fixture
def story_result() -> Result:
    from claims.pipeline import check_text

    return check_text("禾川精密2024年实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。")
