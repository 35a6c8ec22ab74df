"""The table and the trees of claims."""

from __future__ import annotations

from collections.abc import Callable

from wcwidth import wcswidth

from claims.model import Result
from claims.report.options import Options
from claims.report.table import WIDEST, render_claims, render_trees

Story = Callable[..., Result]


def test_columns_line_up_under_wide_characters(story: Story) -> None:
    table = render_claims(story(), Options()).split("\n\n")[0].splitlines()[1:]
    at = [wcswidth(line[: line.index(mark)]) for line, mark in zip(table[2:], ("45.9", "3.2"), strict=True)]
    assert len(set(at)) == 1


def test_a_row_says_what_about_whom(story: Story) -> None:
    rows = render_claims(story(), Options(language="en")).splitlines()
    row = next(line for line in rows if line.startswith("1:29"))
    assert " ".join(row.split()) == "1:29 4.95 billion yuan Hemu Dairy revenue 4,950,000,000 CNY says Ann Li"


def test_long_cells_are_cut(make) -> None:
    make.article("a.txt", "共" + "9" * 500)
    make.claim("a.txt", "9" * 500, "9")
    row = render_claims(make.result(), Options()).splitlines()[3]
    assert "9" * (WIDEST - 1) + "…" in row
    assert "9" * WIDEST not in row


def test_an_article_without_claims_has_its_name(make) -> None:
    make.article("a.txt", "无", title="题")
    assert render_claims(make.result(), Options()) == "── a.txt  题\n"


def test_numbers_are_not_reformatted(make) -> None:
    make.article("a.txt", "共1.10")
    make.claim("a.txt", "1.10", "1.10", period="2025", unit="ratio")
    row = render_claims(make.result(), Options()).splitlines()[3]
    assert row.split() == ["1:2", "1.10", "1.10", "ratio", "2025"]


def test_a_tree_shows_links_and_where_they_come_from(make) -> None:
    make.article("a.txt", "收入10亿元")
    make.claim("a.txt", "10亿元", "1000000000", subject="Hemu", found={"subject": "carried"}, trace=("digits", "scale"))
    assert render_trees(make.result(), Options()) == (
        "a.txt:1:3  10亿元\n"
        "├── base: 1,000,000,000 CNY\n"
        "├── hard: 10亿 CNY\n"
        "├── kind: level · actual · zone: body\n"
        "├── subject: Hemu (carried, 0.79)\n"
        "└── read by: (confidence 0.01)\n"
        "    └── scale\n"
        "        └── digits\n"
    )
