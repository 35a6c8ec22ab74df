"""Foreign text made fit to be seen: characters that steer the reader's screen or show nothing stand as marks.

A right-to-left override could show 12 for 21, a zero-width space could part a number from itself; in a report on numbers
both are seen, never obeyed. Ordinary right-to-left letters stay: the style sheet isolates them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

# Blank in every font, though Unicode calls them letters or marks.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SHORT = {
    0x00AD: "SHY", 0x061C: "ALM", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM",
}  # fmt: skip
# Everything but what news is made of, which is passed over without a look at each character.
_SUSPECT = re.compile(
    "[^\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fa5\uff01-\uff5e]"
)


def plain(text: str) -> str:
    """Return text on one line with every hidden character as a mark such as [U+202E]."""
    return _SUSPECT.sub(_bracketed, " ".join(re.split("\r\n|[\r\n\t]", text)))


def marked(text: str) -> Markup:
    """Return text as HTML: escaped, blanks and line breaks kept, every hidden character as a labelled mark."""
    return Markup(_SUSPECT.sub(_labelled, str(escape(text))))


def _bracketed(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]" if is_hidden(match[0]) else match[0]


def _labelled(match: re.Match[str]) -> str:
    char = match[0]
    if not is_hidden(char):
        return char
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    return f'<span class="hid" title="{code}{f" {name}" if name else ""}">{_SHORT.get(ord(char), code)}</span>'


@lru_cache(maxsize=8192)
def is_hidden(char: str) -> bool:
    """Whether a character shows nothing of its own, or changes how others are shown."""
    return char in _BLANK or unicodedata.category(char) in _CATEGORIES
