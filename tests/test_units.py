"""The unit table of the hot path against pint, spelling by spelling, and its API."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pint
import pytest

from claims import units
from claims.interval import between

# A registry of our own, with every sort of line that units.txt may hold.
REGISTRY = """
# Nothing but a remark = 3

ratio = []
percent = 0.01 * ratio                  #@ %, per cent
tenth = 0.1 * ratio                     #: 折
ten_percent = 10 * percent              #: 成
rank = [rank]
second = [time] = s                     #:秒,, seconds ,
hour = 3600 * second = h                #: 小时
meter = [length] = m                    # a remark, with a comma: no spellings
kilometer = 1e3 * meter = distance = km #: 公里
micron = 1e-6 * meter
third_meter = meter / 3                 #@
square_meter = meter * meter = sqm_long = m2
league = 3 * kilometer                  #@ 里格
two_leagues = 2 * league                #: 双里
kilometer_per_hour = kilometer / hour   #: km/h
league_per_hour = 2 * league / hour
meter_an_hour_squared = meter / second / hour  #@
hertz = 1 / second = Hz                 #@ Hz
kilohertz = 1e3 * hertz = kHz
megahertz = 1e6 * hertz = MHz
Fathom = 2 * meter                      #@
two_fathoms = 2 * Fathom
fathom_per_hour = Fathom / hour
strip = meter * kilometer
storey = [floor] * [floor]
coin = [currency_ABC] = ABC
cent = 0.01 * coin                      #: 分
"""


def _let_read(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the registry be read anew, from a text of ours."""
    monkeypatch.setattr(units, "text_of", lambda _: text)
    _forget(monkeypatch)


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_lines", "_parts", "units", "spellings", "dimension", "root_factor", "shape"):
        monkeypatch.setattr(units, name, cache(getattr(units, name).__wrapped__))


@pytest.mark.parametrize(
    ("name", "label", "base", "factor", "root", "dimension"),
    [
        ("ratio", "ratio", "ratio", "1", "1", {}),
        ("percent", "percent", "percent", "1", "0.01", {}),
        # A multiple of a unit that is its own base stays with it; any other goes to the first of its dimension.
        ("tenth", "tenth", "ratio", "0.1", "0.1", {}),
        ("ten_percent", "ten_percent", "percent", "10", "0.1", {}),
        ("rank", "rank", "rank", "1", "1", {"rank": 1}),
        ("second", "s", "s", "1", "1", {"time": 1}),
        ("hour", "h", "s", "3600", "3600", {"time": 1}),
        # Of several aliases the short one is the label.
        ("kilometer", "km", "m", "1000", "1000", {"length": 1}),
        ("micron", "micron", "m", "0.000001", "0.000001", {"length": 1}),
        ("square_meter", "m2", "m2", "1", "1", {"length": 2}),
        ("league", "league", "league", "1", "3000", {"length": 1}),
        ("two_leagues", "two_leagues", "league", "2", "6000", {"length": 1}),
        ("league_per_hour", "league_per_hour", "league/s", str(Decimal(2) / 3600), str(Decimal(6000) / 3600),
         {"length": 1, "time": -1}),
        ("kilometer_per_hour", "kilometer_per_hour", "m/s", str(Decimal(1000) / 3600), str(Decimal(1000) / 3600),
         {"length": 1, "time": -1}),
        ("hertz", "Hz", "Hz", "1", "1", {"time": -1}),
        ("kilohertz", "kHz", "Hz", "1000", "1000", {"time": -1}),
        ("megahertz", "MHz", "Hz", "1000000", "1000000", {"time": -1}),
        ("two_fathoms", "two_fathoms", "Fathom", "2", "4", {"length": 1}),
        ("fathom_per_hour", "fathom_per_hour", "Fathom/s", str(Decimal(1) / 3600), str(Decimal(2) / 3600),
         {"length": 1, "time": -1}),
        ("strip", "strip", "m2", "1000", "1000", {"length": 2}),
        ("storey", "storey", "storey", "1", "1", {"floor": 2}),
        ("coin", "ABC", "ABC", "1", "1", {"currency_ABC": 1}),
        ("cent", "cent", "ABC", "0.01", "0.01", {"currency_ABC": 1}),
    ],
)  # fmt: skip
def test_a_line_says_label_base_factor_and_dimension(
    name: str, label: str, base: str, factor: str, root: str, dimension: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _let_read(monkeypatch, REGISTRY)
    unit = units.units()[name]
    assert unit == units.Unit(label, base, unit.factor, unit.root, dimension)
    assert (round(unit.factor, 20), round(unit.root, 20)) == (round(Decimal(factor), 20), round(Decimal(root), 20))
    assert units.units()[label] is unit


def test_only_what_a_line_lists_is_a_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_read(monkeypatch, REGISTRY)
    assert {spelling: unit.name for spelling, unit in units.spellings().items()} == {
        "%": "percent", "per cent": "percent", "折": "tenth", "成": "ten_percent", "秒": "s", "seconds": "s", "小时": "h",
        "公里": "km", "里格": "league", "双里": "two_leagues", "km/h": "kilometer_per_hour", "Hz": "Hz", "分": "cent",
    }  # fmt: skip
    assert units.find("公里") is units.units()["km"]
    assert units.find("meter") is None


def test_a_quotient_by_a_number_divides(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_read(monkeypatch, REGISTRY)
    assert units.root_factor("third_meter") == Decimal(1) / 3
    assert units.dimension("meter_an_hour_squared") == {"length": 1, "time": -2}
    assert units.root_factor("meter_an_hour_squared") == Decimal(1) / 3600


def test_a_line_without_an_equals_sign_is_told_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_read(monkeypatch, "second = [time]\n\n  minute 60 second  #: 分\n")
    with pytest.raises(ValueError, match=r"^units\.txt, line 3: no '=' in 'minute 60 second  #: 分'$"):
        units.units()


def test_two_lines_may_not_claim_one_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_read(monkeypatch, "second = [time] = s #: 分\nminute = 60 * second #: 刻, 分\n")
    with pytest.raises(ValueError, match=r"^units\.txt: '分' is a spelling of s and of minute$"):
        units.spellings()


@pytest.mark.parametrize("spelling", sorted(units.spellings()))
def test_the_table_equals_pint(spelling: str) -> None:
    unit = units.find(spelling)
    assert unit is not None
    registry = units.pint_registry()
    by_pint = registry.Quantity(Decimal(1), registry.parse_units(unit.name)).to_root_units()
    assert abs(by_pint.magnitude - unit.root) <= abs(unit.root) * Decimal("1e-25")
    assert {str(name).strip("[]"): power for name, power in by_pint.dimensionality.items()} == dict(unit.dimension)


@pytest.mark.parametrize("spelling", sorted(units.spellings()))
def test_a_factor_leads_to_the_base(spelling: str) -> None:
    unit = units.find(spelling)
    assert unit is not None
    assert abs(unit.factor * units.root_factor(unit.base) - unit.root) <= abs(unit.root) * Decimal("1e-25")


@pytest.mark.parametrize(
    ("spelling", "base", "factor"),
    [
        ("吉瓦", "W", "1E9"),
        ("千兆瓦", "W", "1E9"),
        ("兆瓦", "W", "1E6"),
        ("亿亿次", "flop/s", "1E16"),
        ("petaflops", "flop/s", "1E15"),
        ("TB", "byte", "1E12"),
        ("吨", "kg", "1000"),
        ("纳米", "m", "1E-9"),
        ("美分", "USD", "0.01"),
        ("基点", "percentage_point", "0.01"),
        ("成", "percent", "10"),
        ("折", "ratio", "0.1"),
        ("桶", "barrel", "1"),
        ("盎司", "ounce", "1"),
        ("个月", "s", "2629800"),
        ("平方米", "m2", "1"),
        ("Gbps", "bit/s", "1E9"),
        ("℃", "degC", "1"),
        ("MHz", "Hz", "1E6"),
        ("吉赫", "Hz", "1E9"),
    ],
)
def test_spellings(spelling: str, base: str, factor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _forget(monkeypatch)
    unit = units.find(spelling)
    assert unit is not None
    assert (unit.base, unit.factor) == (base, Decimal(factor))


@pytest.mark.parametrize("spelling", ["", "块", "点钟", "GPU", "个", "万"])
def test_no_units(spelling: str) -> None:
    assert units.find(spelling) is None


@pytest.mark.parametrize(
    ("unit", "shape"),
    [
        ("USD", "money"),
        ("USD/W", "money/power"),
        ("USD/GPU/year", "money/count/time"),
        ("percent", "percent"),
        ("percentage_point", "percentage_point"),
        ("ratio", "ratio"),
        ("rank", "rank"),
        ("GPU", "count"),
        ("s", "time"),
        ("Wh", "energy"),
        ("byte/s", "data/time"),
        ("kg", "mass"),
        ("km", "length"),
        ("m2", "area"),
        ("barrel", "volume"),
        ("degC", "temperature"),
        ("flop", "computation"),
        ("flops", "compute_rate"),
        ("gigabit_per_second", "data_rate"),
        ("Hz", "other"),
        ("ten_percent", "ratio"),
        ("index_point", "index_point"),
        ("CNY/kWh", "money/energy"),
        ("user/GPU", "count/count"),
    ],
)
def test_shapes(unit: str, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _forget(monkeypatch)
    assert units.shape(unit) == shape


def test_converts_only_within_a_dimension() -> None:
    assert units.conversion("USD/year", "USD/month") == Decimal(1) / 12
    assert units.conversion("GW", "MW") == 1000
    assert units.conversion("MW", "GW") == Decimal("0.001")
    assert units.conversion("CNY/kWh", "CNY/MWh") == 1000
    assert units.conversion("percent", "ratio") == Decimal("0.01")
    assert units.conversion("GPU", "GPU") == 1
    assert units.conversion("USD", "CNY") is None
    assert units.conversion("GPU", "user") is None
    assert units.conversion("USD", "USD/year") is None
    assert units.conversion("percentage_point", "percent") is None


def test_a_noun_is_what_no_line_names() -> None:
    assert units.is_noun("GPU")
    assert not units.is_noun("W")
    assert not units.is_noun("watt")


def test_the_same_unit_above_and_below_the_line_goes_out() -> None:
    assert units.dimension("CNY/GPU/year") == {"GPU": -1, "currency_CNY": 1, "time": -1}
    assert units.dimension("Wh/h") == {"power": 1}
    assert units.dimension("GPU/GPU") == {}
    assert units.root_factor("Wh/h") == 1


def test_a_quantity_goes_by_pint_with_its_interval() -> None:
    power = units.quantity(Decimal(1), Decimal(2), "GW")
    assert power.magnitude == between(1, 2)
    assert power.to("MW").magnitude == between(1000, 2000)
    assert units.quantity(None, Decimal(2), "GW").magnitude == between(None, 2)
    assert units.quantity_of(between(1, 2, open_low=True), "GW").magnitude == between(1, 2, open_low=True)


@pytest.mark.parametrize(
    ("unit", "spelled", "dimensions"),
    [
        ("USD", "USD", {"[currency_USD]": 1}),
        ("USD/GPU/year", "USD/GPU/year", {"[currency_USD]": 1, "[count_GPU]": -1, "[time]": -1}),
        ("wafer/fab", "wafer/fab", {"[count_wafer]": 1, "[count_fab]": -1}),
        ("data centre", "data_centre", {"[count_data_centre]": 1}),
        ("用户", "用户", {"[count_用户]": 1}),
        # What pint would read something into goes by the numbers of its characters.
        ("5G", "noun_35_47", {"[count_noun_35_47]": 1}),
        ("a__", "noun_61_5f_5f", {"[count_noun_61_5f_5f]": 1}),
        ("_x", "noun_5f_78", {"[count_noun_5f_78]": 1}),
    ],
)
def test_nouns_are_units_of_their_own_dimension(
    unit: str, spelled: str, dimensions: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "pint_registry", cache(units.pint_registry.__wrapped__))
    for _ in range(2):  # a noun is made known once
        quantity = units.quantity(Decimal(3), Decimal(3), unit)
        assert quantity.units == units.pint_registry().parse_units(spelled)
        assert dict(quantity.dimensionality) == dimensions


def test_currencies_and_nouns_do_not_add() -> None:
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), Decimal(1), "CNY") + units.quantity(Decimal(1), Decimal(1), "USD")
    with pytest.raises(pint.DimensionalityError):
        units.quantity(Decimal(1), Decimal(1), "GPU") + units.quantity(Decimal(1), Decimal(1), "user")
