"""Short forms of the names of Chinese companies, and short names that are only part of longer ones."""

from __future__ import annotations

import re

from claims.parse.cues import Cues
from claims.parse.parties.stems_zh import BOUNDARY, OUTSIDE, suffixes

_SHORT = re.compile(
    r"(?<=[一-鿿][一-鿿])(?:[涨跌升降报收则亦也的今昨斥拟获]|\d|[前上第][一二三\d]|[上本][周季年月]|去年|净利|营收|股[价本东]|新股|市值|目前|[原现]持|董事长|总经理|执行长|财务长)"
)
# What a short form may stand right behind: 以名创昨日收盘价.
_SET_BESIDE = frozenset("以较按比除对与和及由向")


def shorts(text: str, names: dict[str, str]) -> dict[str, str]:
    """Return the first two characters of names of four or more that a clause begins with alone: 名创 of 名创优品."""
    known = {alias[:2]: (alias[2], name) for alias, name in names.items() if len(alias) >= 4}
    out: dict[str, str] = {}
    for short, (goes_on, name) in known.items():
        at = text.find(short)
        while at >= 0 and short not in out:
            leads = at == 0 or text[at - 1] in BOUNDARY or text[at - 1] in _SET_BESIDE
            if leads and not text.startswith(goes_on, at + 2) and _SHORT.match(text, at + 2):
                out[short] = name
            at = text.find(short, at + 1)
    return out


# A short form that only a text's own use shows comes so often.
_TELLING = 3


def clipped(text: str, names: dict[str, str]) -> dict[str, str]:
    """Return the first character of known names with a later one, where clauses begin so again and again: 远寿 of 远雄人寿."""
    out: dict[str, str] = {}
    for alias, name in names.items():
        clips = {alias[0] + character for character in alias[2:]} if 4 <= len(alias) <= 6 else ()
        for clip in clips:
            if text.count(clip) >= _TELLING and clip not in names and len(re.findall(f"[{BOUNDARY}]{clip}", text)) >= _TELLING:
                out[clip] = name
    return out


_LED = re.compile(r"(?:[计工备件测料]厂|大厂|厂商|业者|公司|企业|龙头|巨头|同业|同行|对手|供应商)$")
_GLUE = frozenset(OUTSIDE + "昨原老继今日月年受按经沪深港美韩")


def _may_begin(character: str) -> bool:
    """Whether a character may be the first of a name."""
    return "一" <= character <= "鿿" and character not in _GLUE


def swallowed(text: str, start: int, end: int, words: Cues) -> bool:
    """Whether a short alias is only part of a longer name that a clause begins with: 晶科 in 恒晶科技."""
    if _is_always_led(text, start, end):
        return True
    if end - start > 3 or not _may_begin(text[start - 1 : start]):
        return False
    for size in (1, 2):
        head = text[max(0, start - size) : start]
        bounded = start - size <= 0 or text[start - size - 1] in BOUNDARY
        bounded = bounded or _LED.search(text, start - size - 4, start - size) is not None
        if bounded and len(head) == size and all(map(_may_begin, head)):
            return any(match.start() >= start + 1 for match in suffixes(words).finditer(text, end - 1, end + 4))
    return False


# What stands before a name and is no part of one.
_NO_FIRST = frozenset(
    "厂商头巨龙与和及或跟对给为是将由就称较比如像从至到购买投入资下向于以之该本其这那但而同被让使见达前后内外中"
)


def _is_always_led(text: str, start: int, end: int) -> bool:
    """Whether an alias never stands but behind one character, which begins clauses or a coded name: 台光电 in 欣台光电."""
    first, alias = text[start - 1 : start], text[start:end]
    if len(alias) > _LONG or not _may_begin(first) or first in _NO_FIRST:
        return False
    whole = first + alias
    told = text.count(whole)
    if told < _OFTEN or told != text.count(alias):
        return False
    places = (match.span() for match in re.finditer(re.escape(whole), text))
    return any(start == 0 or text[start - 1] in _CLAUSE_BEGINS or text.startswith("(", end) for start, end in places)


_LONG, _OFTEN = 5, 2
_CLAUSE_BEGINS = frozenset("\n。，；,;:：!！?？（(「“、 ")
