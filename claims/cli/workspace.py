"""Where a run looks: the articles, and the rule packs that are layered over the built-in one.

A workspace is a folder with `corpus/`; its own `rules/` beside it hold for whatever is checked from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claims.cli import UsageError, words
from claims.content import rules_folder

CORPUS = "corpus"
RULES = "rules"
RATES = "fx.csv"
_NOTHING = {
    "en": "nothing to check: name files or folders, - for standard input, or run in a folder that has corpus/",
    "zh": "没有可核对的内容：请给出文件或文件夹，用 - 表示标准输入，或在含有 corpus/ 的文件夹中运行",
}
_CONTENT = (
    "entities.toml",
    "metrics.toml",
    "numbers.toml",
    "cues.toml",
    "everyday.toml",
    "relations.toml",
    "concepts.toml",
    "checks",
    "packs",
)


def articles(paths: Sequence[str], root: Path = Path()) -> list[str]:
    """Return the paths to read: those given, or the corpus of the workspace `root`. Raises `UsageError` where neither is."""
    if paths:
        return list(paths)
    if (root / CORPUS).is_dir():
        return [(root / CORPUS).as_posix()]
    raise UsageError(words.say(_NOTHING))


def packs(extra: Sequence[Path], paths: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return the folders of rules to layer, in order: those of the workspaces of `paths`, then `extra`.

    Raises `UsageError` where a folder of `extra` is none or holds nothing of a rule pack.
    """
    for folder in extra:
        if not folder.is_dir():
            raise UsageError(
                words.say({"en": "--rules: no folder {name!r}", "zh": "--rules：没有文件夹 {name!r}"}, name=str(folder))
            )
        if not any((folder / name).exists() for name in _CONTENT):
            told = {"en": "--rules: {name!r} holds none of {content}", "zh": "--rules：{name!r} 中没有 {content} 中的任何一个"}
            raise UsageError(words.say(told, name=str(folder), content=", ".join(_CONTENT)))
    beside = [Path(path).parent / RULES for path in (CORPUS, *paths) if Path(path).name == CORPUS and Path(path).is_dir()]
    own = [folder for folder in beside if folder.is_dir() and not folder.samefile(rules_folder())]
    return tuple(dict.fromkeys([*own, *extra]))


def rates(extra: Sequence[str], paths: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the tables of rates of exchange, the first going before the others: `extra`, then those beside the corpora.

    Raises `UsageError` where a file of `extra` is none.
    """
    for name in extra:
        if name != "ecb" and not Path(name).is_file():
            raise UsageError(words.say({"en": "--fx: no file {name!r}", "zh": "--fx：没有文件 {name!r}"}, name=name))
    beside = [Path(path).parent / RATES for path in (CORPUS, *paths) if Path(path).name == CORPUS and Path(path).is_dir()]
    return tuple(dict.fromkeys([*extra, *(str(file) for file in beside if file.is_file())]))
