"""`convert`: the newsroom's calculator."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import Say


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("350亿美元/GW × 10GW", "350,000,000,000 USD  (3500亿, 350 billion)"),
        ("900吨 / 3公斤", "300,000  (30万)"),
        ("1.2亿元 + 3000万元", "150,000,000 CNY  (1.5亿, 150 million)"),
        ("10GW / 2", "5,000,000,000 W  (5 GW)"),
        ("10% × 500亿元", "5,000,000,000 CNY  (50亿, 5 billion)"),
        ("400万至500万块GPU × 2 - 100万块GPU", "7,000,000 – 9,000,000 GPU  (700–900万, 7–9 million)"),
        ("1.2亿元 ÷ 3000万元", "4"),
        ("2 + 3 * 4", "14"),
        ("1,200 / 8", "150"),
        ("12亿元 - 15亿元", "-300,000,000 CNY  (-3亿, -300 million)"),
        ("超过20亿元 * 2", "≥ 4,000,000,000 CNY  (≥ 40亿, ≥ 4 billion)"),
        ("$50 to $60 billion", "50,000,000,000 – 60,000,000,000 USD  (500–600亿, 50–60 billion)"),
    ],
)
def test_quantities_are_worked_out(say: Say, expression: str, told: str) -> None:
    code, out, err = say("convert", expression)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == told


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("10.0亿元 / 4", "  as printed, anything in 248,750,000 – 251,250,000 CNY"),
        ("20多亿元 * 2", "  as printed, anything in 4,000,000,000 – 6,000,000,000 CNY"),
        ("约20亿元 / 4", "  as printed, anything in 425,000,000 – 575,000,000 CNY"),
    ],
)
def test_what_rounding_and_hedges_allow_is_told(say: Say, expression: str, told: str) -> None:
    assert say("convert", expression)[1].splitlines()[-1] == told


def test_exact_numbers_have_no_other_reading(say: Say) -> None:
    assert say("convert", "12 * 7")[1] == "84\n"


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("5GW in 万千瓦", "500 万千瓦"),
        ("900吨 in kg", "900,000 kg"),
        ("350亿美元 in 亿元", None),
        ("350亿美元 in billion dollars", "35 billion dollars"),
        ("1.5亿千瓦时 换算成 GWh", "150 GWh"),
        ("350亿美元/GW * 10GW in 亿美元", "3,500 亿美元"),
        ("37000美元/月 * 12个月 in 万美元", "44.4 万美元"),
        ("50 basis points in 个百分点", "0.5 个百分点"),
    ],
)
def test_a_value_is_told_in_the_unit_asked_for(say: Say, expression: str, told: str | None) -> None:
    code, out, err = say("convert", expression)
    assert code == (0 if told else 2), err
    assert out.splitlines()[:1] == ([told] if told else [])


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        ("10.0亿元 -> 12.0亿元", ["200,000,000 CNY  (2亿, 200 million)", "  change +20%, 1.2 times as much"]),
        ("from $10.0 million to $7.5 million", ["-2,500,000 USD  (-250万, -2.5 million)", "  change −25%, 0.75 times as much"]),
        ("从20%到25%", ["change 5 percentage points", "  change +25%, 1.25 times as much"]),
        ("8块A100 → 10块A100", ["2 GPU", "  change +25%, 1.25 times as much"]),
    ],
)
def test_a_change_is_told_in_amount_percent_and_times(say: Say, expression: str, lines: list[str]) -> None:
    out = [line for line in say("convert", expression)[1].splitlines() if "as printed" not in line]
    assert out == lines


def test_the_change_that_rounding_allows(say: Say) -> None:
    assert say("convert", "10.0亿元 -> 12.0亿元")[1].splitlines()[-1] == "  as printed, anything in +18.91% – +21.11%"


def test_both_readings_of_times_more_are_told(say: Say) -> None:
    assert say("convert", "10亿元 增长两倍")[1].splitlines() == [
        "3,000,000,000 CNY  (30亿, 3 billion)  grown by 2 times itself (×3, the strict reading)",
        "2,000,000,000 CNY  (20亿, 2 billion)  grown to 2 times itself (×2, as many write it)",
    ]
    assert "增长了2倍，即为原来的3倍" in say("convert", "10亿元 增长两倍", "--lang", "zh")[1]
    assert len(say("convert", "$10 million up threefold")[1].splitlines()) == 2


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("10亿元 翻番", "2,000,000,000 CNY  (20亿, 2 billion)"),
        ("$10 million doubled", "20,000,000 USD  (2000万, 20 million)"),
        ("$10 million up 20%", "12,000,000 USD  (1200万, 12 million)"),
        ("10亿元 下降20%", "800,000,000 CNY  (8亿, 800 million)"),
        ("3倍 * 10亿元", "3,000,000,000 CNY  (30亿, 3 billion)"),
    ],
)
def test_moves_of_one_reading(say: Say, expression: str, told: str) -> None:
    out = say("convert", expression)[1].splitlines()
    assert out[0] == told
    assert len(out) == 2


@pytest.fixture
def rates(tmp_path: Path) -> str:
    (tmp_path / "fx.csv").write_text("date,base,quote,rate\n2025-09-22,USD,CNY,7.11\n", encoding="utf-8")
    return str(tmp_path / "fx.csv")


def test_currencies_are_exchanged_at_the_rate_of_a_day(say: Say, rates: str) -> None:
    out = say("convert", "350亿美元 in 亿元", "--fx", rates, "--on", "2025-09-24")[1].splitlines()
    assert out[0] == "2,488.5 亿元"
    assert out[-1] == "  at 7.11 CNY for one USD (2025-09-22)"
    assert say("convert", "711元 in 美元", "--fx", rates, "--on", "2025-09-22")[1].startswith("100 美元\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["3亿元 + 20亿美元"], "CNY and USD do not go together; --fx FILE|ecb and --on DATE"),
        (["350亿美元 in 亿元"], "USD cannot be told in 亿元; --fx FILE|ecb and --on DATE"),
        (["5 GWW"], "'5 GWW' is not one quantity; is the unit 'GW'?"),
        (["10GW/2"], "'10GW/2' is not one quantity; blanks around + - / make them operators"),
        (["hello"], "'hello' is not one quantity; check-claims convert --units lists the units"),
        (["3 * "], "'' is not one quantity"),
        (["3 * foo"], "'foo' is not one quantity"),
        (["5 / 0"], "division by what may be zero"),
        (["0元 -> 5元"], "division by what may be zero"),
        (["900吨 in GW"], "kg cannot be told in GW; of its kind: "),
        (["5GW in megawats"], "no unit 'megawats'; is the unit 'megawatts'?"),
        (["10亿元 增长很多"], "'很多' is not one quantity"),
        ([""], "an expression is needed"),
        (["--units", "no-such-unit"], "no unit 'no-such-unit'"),
        (["5 * 2", "--fx", "gone.csv"], "--fx: no file 'gone.csv'"),
        (["5 * 2", "--on", "today"], "--on: expected a date"),
    ],
)
def test_what_makes_no_sense_is_one_line_that_helps(say: Say, arguments: list[str], told: str) -> None:
    code, out, err = say("convert", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("check-claims: ")
    assert told in err


def test_rates_need_a_day_that_has_one(say: Say, rates: str) -> None:
    assert "--on DATE is needed" in say("convert", "350亿美元 in 亿元", "--fx", rates)[2]
    assert "no rate of USD in CNY on 2025-10-22" in say("convert", "1美元 in 元", "--fx", rates, "--on", "2025-10-22")[2]


def test_units_are_listed_on_demand(say: Say) -> None:
    every = say("convert", "--units")[1]
    assert len(every.splitlines()) > 100
    some = say("convert", "--units", "桶")[1]
    assert "barrel" in some
    assert "Wh" not in some
    assert say("convert", "--units", "桶", "--lang", "zh")[1].startswith("单位")


def test_errors_speak_chinese(say: Say) -> None:
    assert say("convert", "5 GWW", "--lang", "zh")[2] == "check-claims: convert：'5 GWW' 不是一个数量；单位是否为 'GW'？\n"
