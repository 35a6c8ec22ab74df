"""What shows a Chinese company by grammar: the bounds and times around names, what companies are called and do, what no name
holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues, pattern
from claims.parse.parties.taken import Taken

HAN = "\u4e00-\u9fff"
BOUNDS = ' \n\u3000。,，;；:：!?“”"(《】」「、|｜'
_TABLE = "organisation.introduced"
TIME = (
    r"(?:(?:20\d\d|[今去本上]|本?财)年|(?:\d{1,2}|十?[一二三四五六七八九十])[月日]|[上下]半年|第?[一二三四1-4]季"
    r"|前[一二三四五六七八九十\d]|全年|首[\d季]|周[一二三四五六日]|[今昨近]日|晚间|[上本]周|上财年|三季报|半年报|年报)"
)


class Shapes(NamedTuple):
    """What the words of the table become: see the comments there."""

    called: re.Pattern[str]
    calls: re.Pattern[str]
    described: re.Pattern[str]
    heads: re.Pattern[str]
    deeds: re.Pattern[str]
    meanwhile: re.Pattern[str]
    alone: re.Pattern[str]
    beside: re.Pattern[str]
    business: re.Pattern[str]
    never: re.Pattern[str]
    branch: re.Pattern[str]
    everyday: frozenset[str]
    endings: tuple[str, ...]


@cache
def shapes(words: Cues) -> Shapes:
    called, does, alike, business, branch = (
        _any(words.words(_TABLE, key)) for key in ("called", "does", "alike", "business", "branch")
    )
    has = _any(words.words("organisation.heads", "has"))
    firsts = "".join(sorted({word[0] for word in words.words(_TABLE, "does")}))
    acts = rf"[则也亦更还]?(?=[{firsts}\d本今去前昨近周晚第首上下半全年一二三四五六七八九十(])(?:{TIME}|{does}|\()"
    moves = rf"[则也亦更]?(?:逆[势市])?(?:{alike}|[收报挫])(?=[^,，。;；]{{0,5}}\d)"
    return Shapes(
        called=re.compile(rf"^.*{called}(?=[{HAN}]{{2}})"),
        calls=re.compile(rf"{called}$"),
        described=re.compile(
            rf"{either(words.words(_TABLE, 'called'))}[“\"]?([{HAN}·]{{2,10}}?)[”\"]?(?={acts}|的(?:{alike}|{has})|{moves})"
        ),
        heads=re.compile(rf"[{BOUNDS}]([{HAN}]{{2,5}}?)(?={acts}|报\d|港股|IPO|的{alike})"),
        deeds=re.compile(rf"{alike}|{business}"),
        meanwhile=re.compile(rf"[{BOUNDS}]([{HAN}]{{2,5}}?)同期(?:{alike}|[约近逾仅为则]?\d)"),
        alone=re.compile(rf"(?:{acts}|的)"),
        beside=re.compile(rf"[{BOUNDS}]([{HAN}]{{2,4}}?)({alike})(?=[{HAN}]{{0,8}}\d)"),
        business=re.compile(rf"[^)]{{0,24}}\)(?:{TIME}|[日度晚年月]|个月|在?港交所|的)*(?:{business}|完成[^,，。]{{0,6}}融资)"),
        never=pattern(words.words(_TABLE, "never"), ()),
        branch=re.compile(f"{branch}$|^{branch}"),
        everyday=frozenset(line[at : at + 2] for line in words.words("everyday", "zh") for at in range(0, len(line), 2)),
        endings=(*words.words("organisation", "zh"), *words.words("organisation", "weak")),
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern of words that looks at the first character before it tries them, longest first."""
    words = tuple(words)
    return f"(?=[{''.join(sorted({word[0] for word in words}))}]){either(words)}"


def either(words: Iterable[str]) -> str:
    """Return a pattern of words, longest first; at the head of a pattern a search passes over where none begins."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


JOINS = re.compile(r"[和与及为在等]")


def may_be_name(name: str, look: Shapes) -> bool:
    """Whether a stretch holds no word that no name holds, and is no word of every day itself: 营业 of 77家房企营业收入."""
    bounded = name.endswith(("今", "昨")) or look.branch.search(name) is not None
    return not (bounded or name in look.everyday) and look.never.search(name) is None


def is_everyday(stem: str, look: Shapes) -> bool:
    """Whether a stem begins or ends with a word of every day, or is one."""
    return len(stem) < 2 or stem[:2] in look.everyday or stem[-2:] in look.everyday


def headed(pattern: re.Pattern[str], text: str, taken: Taken, look: Shapes) -> Iterator[tuple[str, int]]:
    """Yield what may be a name, and where, of what a pattern finds behind a bound; a text itself begins behind one."""
    for match in pattern.finditer(f"\n{text}"):
        start, end = match.start(1) - 1, match.end(1) - 1
        if not taken.meets(start, end) and may_be_name(match[1], look):
            yield match[1], start
