"""How foreign text is shown: control and direction characters as escapes, never sent to a terminal.

So is the first character of what a log of a CI service takes for a command.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANKS = frozenset("\n\r\t\v\f\x85\u2028\u2029")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# `##[error]`, `##vso[…]`, `##teamcity[…]` anywhere in a line, `::error::` at its start.
_COMMAND = re.compile(r"(#)#(?=\[|vso\[|teamcity\[)|\A\s*(:):")


def visible(text: str) -> str:
    """Return foreign text fit for one line of a terminal: line breaks as blanks, other control characters as escapes."""
    plain = text.isascii() and text.isprintable() and "##" not in text and "::" not in text
    return text if plain else "".join(glyphs(text))


def glyphs(text: str) -> list[str]:
    """Return what is shown for each character."""
    shown = [glyph(char) for char in text]
    for command in _COMMAND.finditer(text):
        at = command.start(command.lastindex or 0)
        shown[at] = f"\\u{ord(text[at]):04x}"
    return shown


@lru_cache(maxsize=8192)
def glyph(char: str) -> str:
    """Return what is shown for one character."""
    if char in _BLANKS:
        return " "
    if unicodedata.category(char) in _HIDDEN:
        return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
    return char
