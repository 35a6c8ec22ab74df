"""A result as rows for a data frame and as tables for a notebook; what an article says is text in them."""

from __future__ import annotations

from claims.model import html_table
from claims.pipeline import check, check_text

TEXT = "华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。"


def test_findings_as_rows() -> None:
    (found,) = (f for f in check_text(TEXT).findings if f.verdict == "inconsistent")
    row = found.row()
    assert list(row) == ["severity", "verdict", "rule", "message", "gap", "fingerprint", "quotes"]
    assert (row["severity"], row["rule"], row["quotes"]) == ("error", "gross-profit", "10.0亿元 | 6.0亿元 | 4.5亿元")


def test_claims_as_rows() -> None:
    rows = check_text(TEXT).to_rows()
    assert [(row["quote"], row["metric"]) for row in rows] == [
        ("10.0亿元", "revenue"),
        ("6.0亿元", "cost_of_revenue"),
        ("4.5亿元", "gross_profit"),
    ]


def test_a_notebook_shows_both_as_tables() -> None:
    told = check_text(TEXT)._repr_html_()
    assert told.startswith(f"<p>1 articles, 3 claims, {len(check_text(TEXT).findings)} findings</p><table>")
    assert told.count("<table>") == told.count("</table>") == 2
    assert check("no-such-file.txt")._repr_html_() == "<p>0 articles, 0 claims, 0 findings, 1 inputs not read</p>"


def test_what_an_article_says_is_escaped() -> None:
    told = check_text("<script>alert(1)</script>公司2024年营业收入为10.0亿元<img src=x>，利润为2亿元。")._repr_html_()
    assert "<script" not in told
    assert "<img" not in told
    assert html_table([{"a<b": '<i>"&', "c": None}]) == (
        "<table><thead><tr><th>a&lt;b</th><th>c</th></tr></thead>"
        "<tbody><tr><td>&lt;i&gt;&quot;&amp;</td><td></td></tr></tbody></table>"
    )
    assert html_table([]) == ""
