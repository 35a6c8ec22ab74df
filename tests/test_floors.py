"""A module imports only from floors below its own; rooms of one floor do not import each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = {
    "frozen": -1,
    "interval": 0,
    "collecting": 0,
    "content": 0,
    "faults": 0,
    "reliance": 0,
    "toml": 0,
    "version": 0,
    "word": 0,
    "units": 1,
    "period": 1,
    "figures": 2,
    "model": 2,
    "packs": 3,
    "records": 3,
    "reader": 4,
    "parse": 4,
    "checker": 4,
    "report": 4,
    "facts": 5,
    "cache": 5,
    "archive": 6,
    "engines": 6,
    "pipeline": 7,
    "cli": 8,
    "pytest_plugin": 8,
    "__init__": 8,
    "__main__": 9,
}


def room_of(module: str) -> str:
    """`claims.reader.text` → reader; `claims` itself is its door."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            names |= {f"{module}.{alias.name}" for alias in node.names} if module == "claims" else {module}
    return {name for name in names if name.split(".")[0] == "claims"}


def modules() -> list[Path]:
    return sorted((ROOT / "claims").rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_only_from_below(path: Path) -> None:
    here = path.relative_to(ROOT / "claims").with_suffix("").parts[0]
    for module in imported(path):
        there = room_of(module)
        assert there == here or FLOORS[there] < FLOORS[here], f"{here} (floor {FLOORS[here]}) imports {module}"


def test_every_room_has_a_floor() -> None:
    assert {path.relative_to(ROOT / "claims").with_suffix("").parts[0] for path in modules()} <= set(FLOORS)


def test_rules_hold_no_python() -> None:
    assert not [*(ROOT / "rules").rglob("*.py"), *(ROOT / "corpus").rglob("*.py")]
