"""Says how many branches of `claims/` the measured tests took, and fails below a share: python tests/branches.py 0.95.

`coverage report` fails on lines and branches taken together only, and lines are the easier part.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from coverage import Coverage


def main(least: float) -> int:
    """Print the figures of each room and of all; return 1 where all are below `least`."""
    measured = Coverage()
    measured.load()
    with tempfile.TemporaryDirectory() as folder:
        measured.json_report(outfile=f"{folder}/coverage.json")
        told = json.loads(Path(folder, "coverage.json").read_text(encoding="utf-8"))
    rooms: dict[str, list[int]] = {}
    for name, file in told["files"].items():
        counts = rooms.setdefault("/".join(Path(name).parts[:2]), [0, 0])
        counts[0] += file["summary"]["covered_branches"]
        counts[1] += file["summary"]["num_branches"]
    for room, (taken, there) in sorted(rooms.items()):
        if there:
            print(f"{room:<28} {taken:>5} of {there:>5} branches  {taken / there:6.1%}")
    taken, there = (told["totals"][key] for key in ("covered_branches", "num_branches"))
    print(f"{'all':<28} {taken:>5} of {there:>5} branches  {taken / there:6.1%}")
    return 0 if taken >= least * there else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
