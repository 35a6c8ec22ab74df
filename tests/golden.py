"""The reports of corpus/ in reports/: written with --write, compared without. Not a test module; run by the Makefile."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FORMATS = {"full": "corpus.txt", "markdown": "corpus.md", "json": "corpus.json", "html": "corpus.html"}


def rendered(name: str) -> str:
    """Return what `check-claims check corpus` prints in a format."""
    command = [sys.executable, "-m", "claims", "check", "corpus", "--output-format", name, "--exit-zero", "-q"]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def main() -> int:
    write = "--write" in sys.argv
    stale = 0
    for name, file in FORMATS.items():
        path, new = ROOT / "reports" / file, rendered(name)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if write:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            stale += 1
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file, "now", n=0, lineterm="")
            print(*list(lines)[:20], sep="\n")
    if stale:
        print(f"{stale} report(s) of reports/ are not what the tool prints now; `make golden` rebuilds them, read the diff")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
