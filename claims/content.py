"""Where the content of `rules/` lies, and its text.

Looked for in the package first (`claims/rules`, an installed wheel), then beside it (`rules/`, a checkout).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def rules_folder() -> Path:
    """Return the folder of the built-in rules. Raises `FileNotFoundError` where the installation lacks it."""
    for folder in (_PACKAGE / "rules", _PACKAGE.parent / "rules"):
        if (folder / "units.txt").is_file():
            return folder
    raise FileNotFoundError("the rules that come with check-claims are not installed: no rules/units.txt found")


def text_of(name: str) -> str:
    """Return the text of a built-in file, named relative to `rules/`."""
    return (rules_folder() / name).read_text(encoding="utf-8")
