"""The solver against z3 on random systems: a few hundred with every test run, thousands with `make full`."""

import os
from collections import Counter

import pytest

from claims.checker.solve.conflicts import conflicts, verdict
from systems import by_oracle, random_system

SYSTEMS = int(os.environ.get("CHECK_CLAIMS_SYSTEMS", "400"))
BATCH = 100


@pytest.mark.parametrize("start", range(0, SYSTEMS, BATCH))
def test_the_solver_and_the_oracle_say_the_same(start: int) -> None:
    told = Counter((verdict(system), by_oracle(system)) for system in map(random_system, range(start, start + BATCH)))
    assert told["holds", "fails"] == told["fails", "holds"] == 0
    # Loops of variables that nothing is stated of may leave it open; so may the oracle's time.
    assert sum(count for (mine, _), count in told.items() if mine == "open") <= BATCH * 6 // 100
    assert min(told["holds", "holds"], told["fails", "fails"]) > BATCH // 4


@pytest.mark.parametrize("seed", range(60))
def test_a_conflict_is_one_for_the_oracle_and_none_without_any_of_its_statements(seed: int) -> None:
    system = random_system(seed)
    found = conflicts(system)
    for conflict in found.sets:
        whole = type(system)(conflict.statements, conflict.equations, system.known)
        assert by_oracle(whole) == "fails"
        for statement in conflict.statements:
            assert found.capped or by_oracle(whole.without([statement.name])) != "fails"
