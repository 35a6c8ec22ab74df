"""Where a run looks: the articles, and the rule packs that are layered over the built-in one.

A workspace is a folder with `corpus/`; its own `rules/` beside it hold for whatever is checked from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claims.cli import UsageError
from claims.content import rules_folder

CORPUS = "corpus"
RULES = "rules"
RATES = "fx.csv"
_CONTENT = ("entities.toml", "metrics.toml", "numbers.toml", "cues.toml", "relations.toml", "concepts.toml", "checks", "packs")


def articles(paths: Sequence[str]) -> list[str]:
    """Return the paths to read: those given, or the corpus of the workspace. Raises `UsageError` where neither is."""
    if paths:
        return list(paths)
    if Path(CORPUS).is_dir():
        return [CORPUS]
    raise UsageError("nothing to check: name files or folders, - for standard input, or run in a folder that has corpus/")


def packs(extra: Sequence[Path], paths: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the folders of rules to layer, in order: those of the workspaces of `paths`, then `extra`.

    Raises `UsageError` where a folder of `extra` is none or holds nothing of a rule pack.
    """
    for folder in extra:
        if not folder.is_dir():
            raise UsageError(f"--rules: no folder {str(folder)!r}")
        if not any((folder / name).exists() for name in _CONTENT):
            raise UsageError(f"--rules: {str(folder)!r} holds none of {', '.join(_CONTENT)}")
    beside = [Path(path).parent / RULES for path in (CORPUS, *paths) if Path(path).name == CORPUS and Path(path).is_dir()]
    own = [folder for folder in beside if folder.is_dir() and not folder.samefile(rules_folder())]
    return tuple(dict.fromkeys([*own, *extra]))


def rates(extra: Sequence[str], paths: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the tables of rates of exchange, the first going before the others: `extra`, then those beside the corpora.

    Raises `UsageError` where a file of `extra` is none.
    """
    for name in extra:
        if name != "ecb" and not Path(name).is_file():
            raise UsageError(f"--fx: no file {name!r}")
    beside = [Path(path).parent / RATES for path in (CORPUS, *paths) if Path(path).name == CORPUS and Path(path).is_dir()]
    return tuple(dict.fromkeys([*extra, *(str(file) for file in beside if file.is_file())]))
