"""What a project that uses the installed package writes; run, and read by a strict type checker, by tests/wheel.sh."""

from claims import Claim, Claims, Finding, Result, Value, check, claims_of, extract, quantity, read, read_text

TEXT = "华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。"


def revenue(told: Claims) -> Claim:
    """Return the only claim of revenue."""
    return told.about("华辰公司").metric("revenue").one()


def contradictions(result: Result) -> list[Finding]:
    """Return what cannot be."""
    return [finding for finding in result.findings if finding.verdict == "inconsistent"]


def main() -> None:
    """Read, extract, check, ask, reckon."""
    result = check(extract(read(read_text(TEXT))))
    told = claims_of(result)
    spent: Value = told["revenue"] - told["cost_of_revenue"]
    assert revenue(told).quote == "10.0亿元"
    assert spent == quantity("4.0亿元")
    assert [finding.rule for finding in contradictions(result)] == ["gross-profit"]
    rows: list[dict[str, str | None]] = result.to_rows()
    assert [row["place"] for row in rows] == ["<text>:1:15", "<text>:1:27", "<text>:1:37"]
    assert "<table>" in result._repr_html_()
    print("consumer: read, extract, check, facts and rows, as typed")


if __name__ == "__main__":
    main()
