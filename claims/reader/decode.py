"""Bytes to text: byte order mark, strict UTF-8, then the two legacy Chinese charsets told apart."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What pages call a charset, and the larger set that real pages of that name are written in.
DECLARED = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# A legacy Chinese text is mostly high bytes; an English one has a few, for its quotes and dashes.
FEW = 0.05

# In a text of another charset read as UTF-8, nearly every character beyond ASCII breaks.
TORN = 0.05


def decode(data: bytes, declared: str = "") -> str | None:
    """Return the text with its newlines as they are, or None where the bytes are no text.

    `declared` is what the page says of itself; it is believed only after the byte order mark and UTF-8.
    """
    for mark, charset in MARKS:
        if data.startswith(mark):
            return attempt(data, charset)
    if b"\0" in data:
        return None
    text = attempt(data, "utf-8")
    if text is None:
        text = attempt(data, DECLARED.get(declared.lower(), "")) or torn(data) or guess(data)
    return None if text is None or is_binary(text) else text


def attempt(data: bytes, charset: str) -> str | None:
    """Return the bytes decoded strictly, or None."""
    if not charset:
        return None
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def torn(data: bytes) -> str | None:
    """Return UTF-8 with a few broken bytes (a copy cut within a character), each as U+FFFD, or None."""
    text = data.decode("utf-8", "replace")
    foreign = sum(char > "\x7f" for char in text)
    return text if text.count("\ufffd") <= TORN * foreign else None


def guess(data: bytes) -> str | None:
    """Return the text in the likelier of gb18030 and big5 (Western where nearly all bytes are ASCII)."""
    from charset_normalizer import from_bytes  # a UTF-8 corpus never pays for this import

    high = sum(byte > 127 for byte in data)
    charsets = ["cp1252"] if high < FEW * len(data) else ["gb18030", "big5", "big5hkscs"]
    best = from_bytes(data, cp_isolation=charsets).best()
    return attempt(data, best.encoding) if best else None


def is_binary(text: str) -> bool:
    """Return whether control characters that no text holds turn up more than now and then."""
    return len(CONTROL.findall(text)) > len(text) / 200
