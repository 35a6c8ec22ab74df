"""The trace of a number as a tree."""

from __future__ import annotations

from claims.parse.numbers.quantities import mentions
from claims.report.steps import drawn, steps


def tree(text: str, language: str = "zh") -> list[str]:
    (mention,) = mentions(text, language)[0]
    return list(drawn(steps(mention.trace)))


def test_each_rule_stands_on_what_it_was_applied_to() -> None:
    assert tree("厂房租金约2.5万元") == ["└── hedged_before", "    └── measured", "        └── numeral"]


def test_the_ends_of_a_range_are_branches() -> None:
    assert tree("每台售价2.5万至4万美元") == [
        "└── per_before",
        "    └── ranged",
        "        ├── bare",
        "        │   └── numeral",
        "        └── measured",
        "            └── numeral",
    ]


def test_no_trace_is_no_tree() -> None:
    assert list(drawn(steps(()))) == []


def test_a_range_without_its_left_end_takes_what_there_is() -> None:
    assert list(drawn(steps(("numeral", "ranged")))) == ["└── ranged", "    └── numeral"]
