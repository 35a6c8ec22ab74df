"""The `check-claims` command, also `python -m claims`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from claims.version import VERSION

_VERSION = (["version"], ["--version"], ["-V"])


def main() -> None:
    """Run the command line and leave with its exit code. The version is told before anything else is imported."""
    if sys.argv[1:] in _VERSION:
        with suppress(OSError):  # a full disk is told of below
            os.write(1, f"check-claims {VERSION}\n".encode())
            return
    # Looking for plugins goes through everything that is installed: a twelfth of a run, for what nothing here uses.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from claims.cli import main as run

    sys.exit(run(["version"] if sys.argv[1:] in _VERSION else sys.argv[1:]))


if __name__ == "__main__":
    main()
