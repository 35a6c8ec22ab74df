"""README's outputs are the tool's outputs: `--write` fills them in, without it they are compared (see test_readme).

A fenced `console` block is one command behind `$ ` and what it prints; a `python` block is a doctest.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```\n", re.M | re.S)


def rebuilt(text: str) -> str:
    """Return `text` with every block's output as the tool prints it now."""
    return _BLOCK.sub(
        lambda block: f"```{block[1]}\n{_console(block[2]) if block[1] == 'console' else _python(block[2])}```\n", text
    )


def _console(block: str) -> str:
    command = block.splitlines()[0].removeprefix("$ ").split()
    assert command[0] == "check-claims", f"README shows another command: {command[0]}"
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "claims", *command[1:]], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8"
    )
    assert run.returncode in (0, 1), run.stderr
    return f"$ {' '.join(command)}\n{run.stdout}"


def _python(block: str) -> str:
    """Run the lines behind >>> one by one and write down what each shows."""
    scope: dict[str, object] = {}
    shown = []
    for example in doctest.DocTestParser().get_examples(block):
        shown.append("".join(f"{'>>>' if n == 0 else '...'} {line}\n" for n, line in enumerate(example.source.splitlines())))
        shown.append(_output(example.source, scope))
    return "".join(shown)


def _output(source: str, scope: dict[str, object]) -> str:
    import contextlib
    import io

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source, "README", "single"), scope)
        except Exception as error:
            return f"Traceback (most recent call last):\n    ...\n{type(error).__module__}.{type(error).__name__}: {error}\n"
    return printed.getvalue()


if __name__ == "__main__":
    os.chdir(ROOT)
    README.write_text(rebuilt(README.read_text(encoding="utf-8")), encoding="utf-8")
