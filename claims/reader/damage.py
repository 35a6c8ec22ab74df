"""Damage of a copy: what is recorded, and how mojibake is told. Nothing here repairs anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claims.model import Damage

# Twenty places of one kind stand for "twenty or more": enough to show, and a bound on hostile text.
MOST = 20

# What a lost byte in GBK leaves of a full stop and a quotation mark: `。”科` turns into `?！笨`. The character after the
# exclamation mark then begins with the second byte of the quotation mark (B0 or B1), which tells it from a breathless
# "?！". A lost byte before a pinyin reading eats its opening bracket.
WRECK = re.compile(
    "\\?[！!](?:(?P<again>\\?)|(?P<after>[\u4e00-\u9fff]{1,3}(?:[A-Za-z](?=[\u4e00-\u9fff]))?))"
    "|(?P<orphan>\\?)(?=[。，、；：“”])"
    "|(?P<opening>^\\?)(?=[\u4e00-\u9fff])"
    "|\\?(?P<gloss>[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,8})\\)"
    "|\ufffd+"
    "|锟斤拷(?:锟斤拷|锟斤|锟)*"
    "|(?:â€[™œ\x9d¦“”˜\x93\x94\x99]|Ã[\x80-\xbf]|[ä-é][\x80-\xbf\u0152-\u0178\u2013-\u203a\u20ac\u2122]{2}){1,40}",
    re.M,
)
FIRST = re.compile("[?\ufffd锟âÃä-é]")


def place(kind: str, start: int, end: int, text: str) -> Damage:
    """Return the record of one place of the original."""
    return Damage(kind, start, end, text[start:end])


def mojibake(text: str, offsets: Sequence[int], original: str) -> Iterator[Damage]:
    """Yield the wrecked places of a shadow text; neighbours that touch are one."""
    start = end = -1
    for found in WRECK.finditer(text) if FIRST.search(text) else ():
        if not is_wreck(text, found):
            continue
        if found.start() != end:
            if end > 0:
                yield place("mojibake", offsets[start], offsets[end - 1] + 1, original)
            start = found.start()
        end = found.end()
    if end > 0:
        yield place("mojibake", offsets[start], offsets[end - 1] + 1, original)


def is_wreck(text: str, found: re.Match[str]) -> bool:
    """Return whether the marks are wreckage rather than punctuation someone chose."""
    before = text[max(0, found.start() - 1) : found.start()]
    if found["orphan"] or found["again"]:
        return is_han(before) or before in ("！", "!")
    if found["gloss"]:
        return is_han(before) and not found["gloss"].isascii()
    return not found["after"] or (is_han(before) and is_shifted(found["after"][0]))


def is_shifted(char: str) -> bool:
    """Return whether the character is the second byte of a quotation mark and the first byte of another character."""
    code = char.encode("gbk", "replace")
    return len(code) == 2 and code[0] in (0xB0, 0xB1) and code[1] >= 0xB0


def is_han(char: str) -> bool:
    """Return whether the character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def capped(places: Iterable[Damage]) -> tuple[Damage, ...]:
    """Return the places in order, the first twenty of each kind."""
    seen: Counter[str] = Counter()
    kept = []
    for damage in sorted(places, key=lambda place: (place.start, place.end, place.kind)):
        seen[damage.kind] += 1
        if seen[damage.kind] <= MOST:
            kept.append(damage)
    return tuple(kept)
