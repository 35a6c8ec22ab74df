"""The pages of docs/ that are made from code and content: `--write` makes them, without it they are compared (test_docs).

rules.md and units.md are made whole, the keys of configuration.md between their marks. In the tutorials a fenced block
`text PATH` is a file that is written, and a `console` block commands with what they print, run one after the other in
an empty folder; an id of a finding in a command becomes the last one that was printed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TUTORIALS = ("tutorial.md", "tutorial-zh.md")
_KEYS = re.compile(r"(<!-- keys: .*? -->\n).*?(<!-- /keys -->\n)", re.S)
_BLOCK = re.compile(r"^```(console|text \S+)\n(.*?)^```\n", re.M | re.S)
_ID = re.compile(r"\b[0-9a-f]{16}\b")


def pages() -> dict[str, str]:
    """Return the pages that are made whole or in part, as they should be."""
    from claims.cli.pages import keys_table, rules_page, units_page
    from claims.packs import load

    configuration = (DOCS / "configuration.md").read_text(encoding="utf-8")
    return {
        "rules.md": rules_page(load().rules.values()),
        "units.md": units_page(),
        "configuration.md": _KEYS.sub(lambda found: f"{found[1]}\n{keys_table()}\n{found[2]}", configuration),
    }


def tutorial(name: str) -> str:
    """Return a tutorial with what its commands print now."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return _retold((DOCS / name).read_text(encoding="utf-8"))
        finally:
            os.chdir(before)


def _retold(text: str) -> str:
    seen = [""]

    def block(found: re.Match[str]) -> str:
        if found[1] == "console":
            return f"```console\n{''.join(_console(found[2], seen))}```\n"
        Path(found[1].removeprefix("text ")).write_text(found[2], encoding="utf-8")
        return found[0]

    return _BLOCK.sub(block, text)


def _console(block: str, seen: list[str]) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            command = _ID.sub(lambda _: seen[0], line[2:])
            printed = _run(shlex.split(command))
            seen[:] = _ID.findall(printed)[-1:] or seen
            yield f"$ {command}\n{printed}"


def _run(command: list[str]) -> str:
    """Return what a command prints: of ours both streams; of the shell's only those that change files."""
    if command[0] == "cd":
        os.chdir(command[1])
    elif command[0] == "cp":
        shutil.copy(command[1], command[2])
    elif command[0] == "sed":
        _, slip, right, _ = command[2].split("/")
        path = Path(command[3])
        path.write_text(path.read_text(encoding="utf-8").replace(slip, right), encoding="utf-8")
    else:
        assert command[0] == "check-claims", command
        return _ours(command[1:])
    return ""


def _ours(arguments: list[str]) -> str:
    from claims.cli import main, words
    from claims.packs import load

    load.cache_clear()  # it knows folders by their names, which mean others in each tutorial
    words.choose("en")
    streams = io.StringIO()
    with (
        _environment(COLUMNS="100", CHECK_CLAIMS_CACHE="off"),
        contextlib.redirect_stdout(streams),
        contextlib.redirect_stderr(streams),
    ):
        main(arguments)
    return "".join(f"{line.rstrip()}\n" for line in streams.getvalue().splitlines())


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def made() -> dict[str, str]:
    """Return every page that is made, by name."""
    return {**pages(), **{name: tutorial(name) for name in TUTORIALS}}


if __name__ == "__main__":
    stale = [
        name
        for name, text in made().items()
        if (DOCS / name).is_file() is False or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    if "--write" in sys.argv[1:]:
        for name, text in made().items():
            (DOCS / name).write_text(text, encoding="utf-8")
    print("\n".join(f"docs/{name}" for name in stale) or "docs are up to date")
    sys.exit(bool(stale) and "--write" not in sys.argv[1:])
