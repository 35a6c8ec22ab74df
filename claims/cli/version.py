"""`version`: as `python -m claims version` tells it before anything is imported."""

from __future__ import annotations


def version() -> int:
    """Print the version."""
    from claims.version import VERSION

    print(f"check-claims {VERSION}")
    return 0
