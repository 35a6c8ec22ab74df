import pytest

from claims.checker.engine import check
from claims.packs import Message, PackError, Rule
from claims.pipeline import check_text
from factory import article, claim, findings, with_rule

MARGIN = {"metric": "gross_margin", "subject": "Harrow Tools"}


def severities(text: str, rule: str) -> list[tuple[str, str]]:
    return [(f.verdict, f.severity) for f in check_text(text, select=[rule]).findings]


@pytest.mark.parametrize(
    ("value", "expected"), [("45%", []), ("100%", []), ("145%", ["info"]), ("1450%", ["warning"]), ("-280%", [])]
)
def test_a_number_outside_its_band_is_a_remark_and_far_outside_a_warning(value: str, expected: list[str]) -> None:
    where = article(f"Gross margin was {value}.", language="en")
    found = findings("gross-margin-band", where, claim(where, value, int(value[:-1]), "percent", **MARGIN))
    assert [f.severity for f in found] == expected
    assert {f.verdict for f in found} <= {"tension"}


@pytest.mark.parametrize("modality", ["target", "forecast", "rumour"])
def test_what_is_not_told_as_a_fact_has_no_band(modality: str) -> None:
    where = article("Gross margin was 145%.", language="en")
    assert findings("gross-margin-band", where, claim(where, "145%", 145, "percent", modality=modality, **MARGIN)) == ()


def test_a_stranger_has_no_band() -> None:
    where = article("Gross margin was 145%.", language="en")
    assert findings("gross-margin-band", where, claim(where, "145%", 145, "percent", metric="gross_margin")) == ()


def test_the_message_names_band_and_reason() -> None:
    (found,) = check_text("禾川精密2024年毛利率为145%。", select=["gross-margin-band"]).findings
    assert found.message == "禾川精密的毛利率（2024）写作“145%”（第1段），不在-300%至100%之间：毛利不会多于收入"
    (found,) = check_text("Intel said its gross margin in 2024 was 445%.", select=["gross-margin-band"]).findings
    assert "lies outside -300% to 100%: gross profit is a part of revenue" in found.message


def test_a_band_is_told_in_its_own_unit() -> None:
    (found,) = check_text("Orsted reported full-load hours of 37,000 hours in 2024.", select=["utilisation-hours-band"]).findings
    assert "lies outside 0 hours to 8,784 hours" in found.message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("今年以来上证指数累计上涨62%。", "index-day-band"),
        ("The S&P 500 rose 62% over the past five years.", "index-day-band"),
        ("上半年英国CPI累计上涨2500%。", "inflation-band"),
        ("2024年禾川精密毛利同比增长145%。", "gross-margin-band"),
        ("公司预计明年毛利率达到145%。", "gross-margin-band"),
        ("俄罗斯乌拉尔原油价格为每桶8200卢布。", "oil-price-band"),
        ("美国10年期国债收益率上升4个基点。", "bond-yield-band"),
    ],
)
def test_other_facts_are_left_alone(text: str, rule: str) -> None:
    assert severities(text, rule) == []


@pytest.mark.parametrize("band", ["0 percent", "low 5 percent", "0 5 percent more"])
def test_a_broken_band_is_named(band: str) -> None:
    words = Message(en="{a}", zh="{a}")
    rule = Rule(id="mine", kind="plausibility", why="-", message=words, metrics=("gross_margin",), options={"bands": (band,)})
    where = article("Gross margin was 145%.", language="en")
    with pytest.raises(PackError, match=r"^checks/mine\.toml: options\.bands: expected low, high and unit, found"):
        check((claim(where, "145%", 145, "percent", **MARGIN),), (where,), with_rule(rule), strict=True)
