"""TOML from anybody: read, or refused with one reason, in time that its length bounds.

The reader of Python goes down as deep as the text says, and takes the square of the parts of a dotted key.
"""

from __future__ import annotations

import re
import tomllib

# Characters of a file, and parts of a dotted key; people write thousands of the one and five of the other.
LONGEST, PARTS = 16 * 2**20, 64

_DOTTED = re.compile(rf"""(?<![\w"'.-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{PARTS}}}""")


def table(text: str) -> dict[str, object]:
    """Return the table of a TOML text. Raises `tomllib.TOMLDecodeError` for what is none, or is too large or deep."""
    if len(text) > LONGEST:
        raise tomllib.TOMLDecodeError(f"longer than {LONGEST:,} characters")
    if dotted := _DOTTED.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        raise tomllib.TOMLDecodeError(f"a key of more than {PARTS} parts (at line {line}, column 1)")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("nested too deeply") from None
