"""The benchmark of checking runs, and what it measures is checked: the claims it makes wrong are found."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PATH = Path(__file__).parents[2] / "benchmarks" / "check.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_check", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["benchmark_check"] = module
    spec.loader.exec_module(module)
    return module


def test_the_benchmark_checks_what_it_makes_up() -> None:
    module = _loaded()
    seconds, claims, facts, found = module.run(400)
    assert (seconds > 0, claims, facts) == (True, 400, 80)
    assert not [f for f in found if f.kind == "internal"]
    wrong = {claim for f in found if f.verdict == "inconsistent" for claim in f.claims}
    made = [claim.id for _, held in module.articles(400) for claim in held]
    assert {made[7], made[207]} <= wrong


def test_every_fact_is_told_five_times_in_either_shape() -> None:
    module = _loaded()
    for companies in module.SHAPES.values():
        told = [claim for _, held in module.articles(10_000, companies) for claim in held]
        assert (len(told), module.facts(told)) == (10_000, 2_000)
