"""The command line: `main` takes arguments and returns the exit code.

0 clean; 1 findings at or above `--fail-on`; 2 usage or rule file; 3 an input could not be read (the others are checked
and reported all the same; 3 goes before 1); 4 internal.
"""

from __future__ import annotations

import difflib
import errno
import io
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from claims.cli import words

COMMANDS = (
    "check", "extract", "explain", "compare", "baseline", "waive", "init", "doctor", "rules", "facts", "archive", "convert",
    "schema", "version",
)  # fmt: skip

# What the shell sets when it asks how a word goes on.
_COMPLETING = "_CHECK_CLAIMS_COMPLETE"
# What a device says that takes no more: full, at its limit, over its quota, broken.
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO)
_INTERRUPTED = 130
# Options that stand before a command.
_ROOT = ("--help", "-h", "--install-completion", "--show-completion")


def main(arguments: Sequence[str]) -> int:
    """Run a command. What goes wrong is one line on stderr; with CHECK_CLAIMS_DEBUG set, the traceback too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    words.choose(_language(arguments))
    try:
        code = _run(_with_command(list(arguments)))
        sys.stdout.flush()
        return code
    except Exception as error:
        if os.environ.get("CHECK_CLAIMS_DEBUG"):
            raise
        code, message = _told(error)
    except KeyboardInterrupt:
        code, message = _INTERRUPTED, words.say({"en": "interrupted", "zh": "已中断"})
    print(f"check-claims: {_one_line(message)}", file=sys.stderr)
    return code


def _run(arguments: list[str]) -> int:
    if len(arguments) == 2 and arguments[0] == "explain" and not arguments[1].startswith("-"):
        from claims.cli.reference import explained

        if explained(arguments[1]):
            return 0
    import typer

    from claims.cli.app import build, listing

    if arguments[0] in COMMANDS and not os.environ.get(_COMPLETING):
        app = build(arguments[0])
    else:
        app = listing() if arguments == ["--help"] else build()
    code = typer.main.get_command(app).main(arguments, prog_name="check-claims", standalone_mode=False)
    if code == _INTERRUPTED:  # typer has made it of Ctrl-C
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _with_command(arguments: list[str]) -> list[str]:
    """Return arguments that start with a command: `check-claims a.txt` is `check-claims check a.txt`."""
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in _ROOT:
        return ["--help" if first == "-h" else first, *arguments[1:]]
    near = "" if first.startswith("-") else suggestion(first, COMMANDS)
    if near and not Path(first).exists():
        told = {"en": "no command or file {name!r}{near}", "zh": "没有命令或文件 {name!r}{near}"}
        raise UsageError(words.say(told, name=first, near=near))
    return ["check", *arguments]


def _language(arguments: Sequence[str]) -> str:
    """Return what stands behind --lang, before anything is parsed: errors of parsing are told in it too."""
    for at, item in enumerate(arguments):
        if item == "--lang":
            return "".join(arguments[at + 1 : at + 2])
        if item.startswith("--lang="):
            return item.removeprefix("--lang=")
    return "en"


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return what may have been meant, as the end of a sentence; "" where nothing is near."""
    close = difflib.get_close_matches(name, list(known), 1)
    return words.say({"en": "; did you mean {close!r}?", "zh": "；是否指 {close!r}？"}, close=close[0]) if close else ""


class UsageError(Exception):
    """Something that was asked for does not exist, or cannot be done as asked."""


def let_go() -> None:
    """Send to nowhere what standard output has not taken: else the interpreter tries once more as it ends, and complains."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: Exception) -> tuple[int, str]:
    """Return the exit code of an error and what is said of it."""
    from claims.archive.schema import ArchiveError
    from claims.packs import PackError
    from claims.report.files import ReportError

    if isinstance(error, UsageError | PackError | ReportError):
        return 2, str(error)
    if isinstance(error, ArchiveError):
        return 3, str(error)
    if isinstance(error, OSError) and error.errno in _FULL:
        let_go()
        return 2, words.say({"en": "cannot write: {reason}", "zh": "无法写入：{reason}"}, reason=error.strerror)
    usage = getattr(error, "format_message", None)  # what typer raises for options and arguments
    if callable(usage):
        return 2, words.say({"en": "{usage} (see check-claims --help)", "zh": "{usage}（见 check-claims --help）"}, usage=usage())
    told = {
        "en": "internal error: {error} (CHECK_CLAIMS_DEBUG=1 shows where)",
        "zh": "内部错误：{error}（CHECK_CLAIMS_DEBUG=1 可显示出处）",
    }
    return 4, words.say(told, error=f"{type(error).__name__}: {error}")


def _one_line(text: str) -> str:
    """Return a message on one line; what it quotes of a file or an argument may hold anything."""
    from claims.report.glyphs import visible

    return " ".join(visible(text).split())
