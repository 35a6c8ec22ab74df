"""Companies that nothing shows but where they stand: a sentence begins with them, and with what only companies do.

乐岸前三季度实现营业收入84.2亿元, 昶澜公告称, *ST岚海拟以2亿元收购…: no ending, no code and no word in front tells what 乐岸 is.
An everyday word that way is no name, nor is a branch of business or a measure; what is partly one has to come so twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.shapes_zh import BOUNDS, HAN, JOINS, TIME, Shapes, either, is_everyday, may_be_name, shapes
from claims.parse.parties.stems_zh import OUTSIDE, is_name, may_name, named_like, suffixes
from claims.parse.parties.taken import Taken

_TABLE = "organisation.heads"
# Where a sentence begins, or an item of a list, and what may stand there before its subject: 与此同时，乐岸….
_BEGINS = (
    r"[。！!？?；;\n](?:(?<=[。！!？?])”)?(?:[•·●■◆▪※*\-—－]{1,2}+\s*+)?+"
    rf"(?:(?:(?:\d{{4}}年)?{TIME}(?:\d{{1,2}}日|[晚末底]间?|季度?|个月|以来)*+|此外|另外|同时|与此同时|相比之下|受此影响|[公数财]?[告据报]显示)[,，]?+|[据而但])?+"
)
# Shares that an exchange warns of, or that are listed abroad, are marked so.
_NAME = rf"(\*?ST[{HAN}]{{2,3}}|[{HAN}]{{2,5}}?(?:-(?:S?W|[BPSU]|KY|DR))?|[A-Z][a-z]+[A-Za-z]*(?: [A-Z][A-Za-z]+)?)"
_MARKED = re.compile(r"\*?ST|.*[A-Za-z]$")
_OUTSIDE = re.compile(f"[{OUTSIDE}]")


@cache
def _acts(words: Cues) -> tuple[str, str, str]:
    """Return patterns of what only a company has, of what a make sells, and of what only a company does, with when."""
    has, does, counts = (either(words.words(_TABLE, key)) for key in ("has", "does", "counts"))
    when = rf"(?:(?:\d{{4}}年)?{TIME}(?:[日度末底晚间]|季度?|个月|单季)*|单季|当[月季]|[，,])*"
    adverb = "(?:[则也亦还仍将已均共料总]|同期|合计|累计|同样|预计|实现|录得|取得|完成|旗下|合并|单[月季]|新增|整体)*"
    owns = rf"的?{when}{adverb}{has}(?=[^。;；\n]{{0,16}}?\d)"
    sells = rf"的?{when}{adverb}{counts}(?=[^。;；,，\n]{{0,8}}?\d)"
    return owns, sells, rf"{when}{adverb}{does}"


@cache
def _opens(words: Cues) -> re.Pattern[str]:
    """Return what finds a name that a sentence begins with, and right behind it what only a company does or has."""
    owns, sells, does = _acts(words)
    coded = rf"\([\dX]{{1,6}}(?:\.[A-Z]{{2}})?\)(?:{TIME}|[\d日晚早,，])*(?:公布|宣布|公告|披露|发布|发盈|派|折|升|跌|涨)"
    return re.compile(rf"{_BEGINS}{_NAME}(?={owns}|{sells}|(?P<does>{does}|{coded}))")


@cache
def _rests(words: Cues) -> re.Pattern[str]:
    """Return what finds the rest of a name behind the place that it begins with, and what only a company has or does."""
    owns, _, does = _acts(words)
    return re.compile(rf"([{HAN}]{{1,4}}?)(?:(?P<does>{does})|{owns})")


def seated_by_deeds(text: str, places: Iterable[tuple[int, int, bool]], words: Cues) -> dict[int, int]:
    """Return, by where it begins, where a company's name ends that a place begins: 云南锗业前三季度实现营业收入12亿元.

    `places` are the spans of the places that a text names, each with whether it is a country: of a country's whole industries
    more is told than what firms do, so that behind one only what they do counts.
    """
    look, rests, names = shapes(words), _rests(words), set()
    spans = list(places)
    for start, end, country in spans:
        bounded = start == 0 or text[start - 1] in BOUNDS or text[start - 1] in "据而但"
        rest = rests.match(text, end) if bounded else None
        if rest is not None and _is_rest(rest[1], words, look, does=rest["does"] is not None, country=country):
            names.add(text[start : rest.end(1)])
    if not names:
        return {}
    return {start: start + len(name) for start, _, _ in spans for name in sorted(names, key=len) if text.startswith(name, start)}


def _is_rest(rest: str, words: Cues, look: Shapes, *, does: bool, country: bool) -> bool:
    """Whether what stands between a place and a deed goes on with a company's name: a line of business, or no word at all."""
    if country and not does:
        return False
    business = suffixes(words).fullmatch(rest) is not None or rest in words.words(_TABLE, "ends") or rest == "港"
    if business:
        return does or look.branch.search(rest) is None or rest in words.words("organisation", "sure")
    return len(rest) == 2 and not is_everyday(rest, look) and may_be_name(rest, look) and is_name(rest, words)


def opened(text: str, taken: Taken, words: Cues, look: Shapes) -> Iterator[str]:
    """Yield the names that sentences begin with, with what only companies do or have behind them."""
    seen: set[str] = set()
    for match in _opens(words).finditer(f"\n{text}"):
        name = match[1]
        if taken.meets(match.start(1) - 1, match.end(1) - 1) or not _may_open(name, words, look):
            continue
        if name in seen or match["does"] or not _is_doubtful(text, name, words, look):
            yield name
        seen.add(name)


def _is_doubtful(text: str, name: str, words: Cues, look: Shapes) -> bool:
    """Whether a name may be a common word: it holds one of every day, or ends as things do that firms make (电芯, 锂盐)."""
    stem = _stem(name, words)
    if _MARKED.match(name) or named_like(stem, words) or may_name(stem, words):
        return False
    if name[-1] in words.words(_TABLE, "things")[0]:
        return True
    return is_everyday(stem, look) and (len(stem) != 3 or text.count(name) < 2)


def _may_open(name: str, words: Cues, look: Shapes) -> bool:
    if name[0].isascii():
        return name not in words.words("organisation", "spelled")
    if name.startswith(("ST", "*")):
        return True
    stem = _stem(name, words)
    kind = look.calls.search(name) or _PLACED.search(name) or JOINS.search(name) or _OUTSIDE.search(name)
    return kind is None and may_be_name(name, look) and is_name(stem, words)


def _stem(name: str, words: Cues) -> str:
    """Return what is a company's own of its name: 岭江 of 岭江发展."""
    own = suffixes(words).sub("", name)
    return next((own.removesuffix(end) for end in words.words(_TABLE, "ends") if own.endswith(end)), own) or name


# What governs a place is no company: 岚川省公布2027年预算.
_PLACED = re.compile(r"[省市县区州厂矿港]$")
