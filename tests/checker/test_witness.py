"""A witness shows that equations can hold: wherever one is found, the solver finds no conflict."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claims.checker.formula import formula_of
from claims.checker.solve.conflicts import conflicts
from claims.checker.solve.ranges import POSITIVE, from_readings
from claims.checker.solve.system import Equation, Statement, System
from claims.checker.witness import all_found, is_found, plan
from claims.interval import between

FORMULAS = ("gross = sales - cost", "margin = gross / sales", "net = gross - overhead", "rate = net / sales")
NAMES = ("sales", "cost", "gross", "margin", "overhead", "net", "rate")
SIZES = {"sales": 100, "cost": 60, "gross": 40, "margin": Decimal("0.4"), "overhead": 20, "net": 20, "rate": Decimal("0.2")}


@given(
    st.lists(st.decimals(min_value="0.9", max_value="1.1", places=2), min_size=7, max_size=7),
    st.decimals(min_value="0", max_value="0.2", places=2),
    st.sets(st.sampled_from(NAMES), max_size=2),
)
def test_what_a_witness_shows_holds(shifts: list[Decimal], width: Decimal, untold: set[str]) -> None:
    middles = {name: SIZES[name] * shift for name, shift in zip(NAMES, shifts, strict=True) if name not in untold}
    held = {name: between(value * (1 - width), value * (1 + width)) for name, value in middles.items()}
    equations = [formula_of(text) for text in FORMULAS]
    found = plan(equations, held)
    ends = {name: (float(part.low.value), float(part.high.value)) for name, part in held.items() if part.low and part.high}
    floors = dict.fromkeys(NAMES, 0.0)
    if found is not None and is_found(found, ends, floors):
        statements = tuple(Statement(name, name, from_readings((part,))) for name, part in held.items())
        named = tuple(Equation(str(place), formula) for place, formula in enumerate(equations))
        assert conflicts(System(statements, named, dict.fromkeys(NAMES, POSITIVE))).sets == ()


def test_rounded_numbers_that_fit_have_a_witness() -> None:
    equations = [formula_of(text) for text in FORMULAS[:2]]
    found = plan(equations, ("sales", "cost", "gross", "margin"))
    ends = {"sales": (99.5, 100.5), "cost": (59.5, 60.5), "gross": (39.5, 40.5), "margin": (0.395, 0.405)}
    assert all_found((found,), ends, {"sales": 0.0})
    assert not all_found((found,), {**ends, "margin": (0.345, 0.355)}, {})
    assert not all_found((found, None), ends, {})


def test_a_floor_binds_what_nobody_states() -> None:
    found = plan([formula_of("gross = sales - cost"), formula_of("margin = gross / sales")], ("sales", "cost"))
    assert found is not None
    assert is_found(found, {"sales": (99.0, 101.0), "cost": (59.0, 61.0)}, {"gross": 0.0})
    assert not is_found(found, {"sales": (59.0, 61.0), "cost": (99.0, 101.0)}, {"gross": 0.0})


def test_equations_that_make_nothing_new_have_no_plan() -> None:
    names = ("sales", "cost", "gross")
    assert plan([formula_of("gross = sales - cost"), formula_of("cost = sales - gross")], names) is None
    assert plan([formula_of("gross = sales - cost")], ("sales",)) is None
