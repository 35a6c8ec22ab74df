"""Dated rates of exchange: where they come from, and what they say of amounts in two currencies."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from claims.checker import exchange
from claims.checker.exchange import RateError, load, rates_of
from claims.interval import between, point
from claims.model import Finding
from claims.pipeline import check_text
from claims.units import quantity

RATES = """date,base,quote,rate
2025-09-19,USD,CNY,7.11
2025-09-22,EUR,USD,1.18
2025-09-22,EUR,JPY,174.6
2024-03-29,USD,CNY,7.22
2024-09-30,USD,CNY,7.01
"""
DAY = date(2025, 9, 22)


def found(text: str, published: date | None = DAY, table: str = RATES) -> list[Finding]:
    rates = rates_of(table, "fx.csv")
    return [f for f in check_text(text, published=published, rates=rates).findings if f.kind == "exchange"]


def test_a_rate_holds_on_its_day_and_over_the_weekend_behind_it() -> None:
    rates = rates_of(RATES, "fx.csv")
    for day in (date(2025, 9, 19), date(2025, 9, 21)):
        rate = rates.during("USD", "CNY", day, day)
        assert rate is not None
        assert (rate.values, rate.first) == (point(Decimal("7.11")), date(2025, 9, 19))
    assert rates.during("USD", "CNY", date(2025, 9, 29), date(2025, 9, 29)) is None


def test_a_rate_turned_round_or_by_way_of_a_third_currency() -> None:
    rates = rates_of(RATES, "fx.csv")
    assert float(rates.on("USD", "JPY", DAY) or 0) == pytest.approx(174.6 / 1.18)
    assert float(rates.on("USD", "EUR", DAY) or 0) == pytest.approx(1 / 1.18)
    assert rates.on("CNY", "JPY", DAY) is None


def test_a_period_goes_from_the_lowest_to_the_highest_rate() -> None:
    rate = rates_of(RATES, "fx.csv").during("USD", "CNY", date(2024, 1, 1), date(2024, 12, 31))
    assert rate is not None
    assert rate.values == between(Decimal("7.01"), Decimal("7.22"))


def test_a_rate_is_a_quantity_that_is_multiplied_in() -> None:
    rate = rates_of(RATES, "fx.csv").during("USD", "CNY", date(2025, 9, 19), date(2025, 9, 19))
    assert rate is not None
    whole = quantity(Decimal(100), Decimal(100), "USD") * rate.quantity
    assert whole.units == quantity(Decimal(1), Decimal(1), "CNY").units
    assert rate.convert((point(100),)) == (whole.magnitude,) == (point(711),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2025-09-22,USD,CNY,NaN", "line 2: rate: expected a number above zero, found 'NaN'"),
        ("2025-09-22,USD,CNY,N/A", "line 2: rate: expected a number, found 'N/A'"),
        ("2025-09-22,USD,CNY,0", "line 2: rate: expected a number above zero"),
        ("22.9.2025,USD,CNY,7", "line 2: date: expected YYYY-MM-DD, found '22.9.2025'"),
        ("2025-09-22,USD,RMB,7", "line 2: quote: 'RMB' is no currency"),
    ],
)
def test_a_fault_is_told_with_file_and_line(line: str, message: str) -> None:
    with pytest.raises(RateError, match=message):
        rates_of(f"date,base,quote,rate\n{line}\n", "fx.csv")


def test_other_columns_are_refused() -> None:
    with pytest.raises(RateError, match="expected the columns date,base,quote,rate"):
        rates_of("day,from,to,rate\n", "fx.csv")


def test_the_first_table_speaks_for_a_day(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("date,base,quote,rate\n2025-09-19,USD,CNY,7.20\n")
    (tmp_path / "fx.csv").write_text(RATES)
    assert load([tmp_path / "own.csv", tmp_path / "fx.csv"]).on("USD", "CNY", date(2025, 9, 19)) == Decimal("7.20")


def test_a_conversion_far_from_the_rate_of_its_day_is_a_tension() -> None:
    (finding,) = found("公司以72亿元人民币（约16亿美元）收购该矿。")
    assert (finding.verdict, finding.severity) == ("tension", "warning")
    assert finding.message == "72亿元人民币写作约16亿美元，而按汇率7.11 CNY/USD (2025-09-19)折合10.13亿美元"
    assert finding.derivation == ("72亿元人民币 ÷ 7.11 CNY/USD (2025-09-19) = 10.13亿美元",)


def test_a_conversion_at_about_the_rate_is_confirmed() -> None:
    (finding,) = found("It paid €920 million ($1.09 billion) for the mine.")
    assert finding.verdict == "consistent"


def test_a_day_without_a_rate_is_said_to_have_none() -> None:
    (finding,) = found("公司以72亿元人民币（约16亿美元）收购该矿。", published=date(2025, 12, 1))
    assert (finding.verdict, finding.severity) == ("not_comparable", "info")
    assert finding.message == "“72亿元人民币”与“约16亿美元”不作比较：该日期（2025-12-01）没有CNY/USD汇率"


def test_without_rates_nothing_is_said() -> None:
    text = "公司以72亿元人民币（约16亿美元）收购该矿。"
    assert [f for f in check_text(text, published=DAY).findings if f.kind == "exchange"] == []


def test_one_fact_in_two_currencies_goes_by_the_rates_of_its_period() -> None:
    text = "宁德时代2024年营业收入为3620亿元。\n\n年报称，宁德时代2024年营业收入为{}亿美元。"
    (wrong,) = found(text.format(704))
    assert (wrong.rule, wrong.verdict) == ("two-currencies", "tension")
    assert "7.01–7.22 CNY/USD (2024-03-29/2024-09-30)" in wrong.derivation[0]
    (right,) = found(text.format(509))
    assert right.verdict == "consistent"


def test_two_facts_in_two_currencies_are_left_alone() -> None:
    assert found("宁德时代2024年营业收入为3620亿元。\n\n宁德时代2023年营业收入为704亿美元。") == []


def test_the_reference_rates_of_the_extra() -> None:
    pytest.importorskip("currency_converter")
    rates = load(["ecb"])
    assert rates.on("EUR", "USD", date(2014, 3, 28)) == Decimal("1.3759")
    assert rates.on("EUR", "USD", date(1950, 1, 1)) is None


def test_reference_rates_are_read_from_what_the_extra_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "Date,USD,CNY,XYZ,\n2024-03-28,1.0811,7.8144,5,\n2024-03-27,N/A,7.82,,\n"
    with ZipFile(tmp_path / "rates.zip", "w") as made:
        made.writestr("eurofxref-hist.csv", lines)
    planted = SimpleNamespace(CURRENCY_FILE=str(tmp_path / "rates.zip"))
    monkeypatch.setitem(sys.modules, "currency_converter", planted)
    exchange._reference_lines.cache_clear()
    try:
        rates = load(["ecb"])
    finally:
        exchange._reference_lines.cache_clear()
    assert rates.on("EUR", "USD", date(2024, 3, 28)) == Decimal("1.0811")
    assert rates.on("EUR", "CNY", date(2024, 3, 27)) == Decimal("7.82")
    assert rates.on("EUR", "XYZ", date(2024, 3, 28)) is None


def test_a_file_of_rates_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RateError, match=r"none\.csv: could not be read"):
        load([str(tmp_path / "none.csv")])
    (tmp_path / "fx.csv").write_bytes(b"date,base,quote,rate\n\xff\xfe")
    with pytest.raises(RateError, match=r"fx\.csv: could not be read"):
        load([str(tmp_path / "fx.csv")])


def test_without_the_extra_it_is_said_what_to_install() -> None:
    try:
        import currency_converter  # noqa: F401
    except ImportError:
        with pytest.raises(RateError, match=r"check-claims\[fx\]"):
            load(["ecb"])
