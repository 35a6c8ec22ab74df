"""Fuzzes one target, guided by coverage: python tests/fuzz/fuzz.py TARGET [FOLDER] [-runs=N] [libFuzzer options].

Needs `pip install atheris`. What breaks a target is written to FOLDER (a file `crash-…`); put it into `found/`, mended.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claims"]):
    from targets import TARGETS, seeds

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Run until -runs, or until something breaks."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz.py TARGET [FOLDER] [options]; targets: {', '.join(TARGETS)}")
    name = sys.argv.pop(1)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds(ROOT)):
            (folder / f"seed-{number:03}").write_bytes(seed)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
