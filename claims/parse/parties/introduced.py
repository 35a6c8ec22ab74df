"""Companies that a Chinese text introduces by its grammar, whatever characters their names hold.

By being bought (收购瑞芯通60%股权), by what stands in front (乳品巨头菲仕朗上半年…), by doing what the companies beside it do
(小鹏交付…。极曜交付…).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from claims.parse.cues import Cues
from claims.parse.parties.heads_zh import opened
from claims.parse.parties.listed_zh import shown
from claims.parse.parties.shapes_zh import BOUNDS, HAN, JOINS, Shapes, headed, may_be_name, shapes
from claims.parse.parties.taken import Taken

_BOUGHT = re.compile(
    rf"(?:收购|并购|入主|私有化|竞购|献购|控股)了?([{HAN}]{{2,10}}?)"
    r"(?=(?:的|约|近|逾|超过?|不超过|至少|剩余|全部|控股|多数|少数)*(?:\d|[一二三四五六七八九]成|股[权份])|[\s,，。;；:：(（]|$)",
    re.MULTILINE,
)


def introduced(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way of writing a company that is bought or called what it is, and its name."""
    look = shapes(words)
    names: dict[str, str] = {}
    for match in (*_BOUGHT.finditer(text), *look.described.finditer(text)):
        name = match[1]
        if taken.meets(*match.span(1)) or not may_be_name(name, look):
            continue
        if text.count(name) > 1 or (match.re is look.described and _is_rival(match) and not JOINS.search(name)):
            names[name] = name
    names |= {name: name for name in _meanwhile(text, taken, look)} if "同期" in text else {}
    for name, _ in headed(_RATED, text, taken, look) if _IS_RATED.search(text) else ():
        if not JOINS.search(name) and text.count(name) > 1:
            names.setdefault(name, name)
    names |= {name: name for name in _graded(text, taken, look) if name not in names}
    names |= {name: name for name in shown(text, taken, look) if name not in names}
    names |= {name: name for name in opened(text, taken, words, look) if name not in names}
    for name in list(names):
        names |= {short: name for short in _halves(text, name, look) if short not in names}
    return names


def _graded(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield whom a house grades, where the headline does so or the name comes again."""
    if not _IS_RATED.search(text):
        return
    for match in _GRADED.finditer(text):
        name, line = match[1], text.find("\n", len(text) - len(text.lstrip()))
        again = match.start() < line or text.count(name) > 1
        if again and not taken.meets(*match.span(1)) and may_be_name(name, look) and not JOINS.search(name):
            yield name


def _meanwhile(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names of those who did the same in the same time."""
    for name, _ in headed(look.meanwhile, text, taken, look):
        if text.count(name) > 1 or not JOINS.search(name):
            yield name
    for match in look.meanwhile.finditer(f"\n{text}"):
        name = match[1]
        if _MADE.fullmatch(name) and not taken.meets(match.start(1) - 1, match.end(1) - 1) and not look.never.search(name[:-2]):
            yield name


# Who did the same in the same time may end as branches of business do: 小桥汽车同期交付….
_MADE = re.compile(
    r"(?!商用|乘用|电动|燃油|纯电|智能|消费|二手|豪华|新型|国产|出口|进口|传统)[一-鿿]{2}(?:汽车|科技|电子|电机|能源)"
)
# Who has a target price is a company: 旭隼的目标价.
_IS_RATED = re.compile("目标价|评[级等]|投资评")
_RATED = re.compile(
    rf"[{BOUNDS}将把对调升高降低修](?:(?<=[{BOUNDS}将把对])|(?<=[上下]调)|(?<=调[升高降低])|(?<=[上下]修))"
    rf"([{HAN}]{{2,4}}?)的?(?:{_IS_RATED.pattern})"
)
# … and whom a house grades: 维持晶石设备跑赢行业评级, 首予湾澄“买入”.
_GRADED = re.compile(
    rf"(?:维持|重申|首予|首次覆盖|给予|[上下]调)([{HAN}]{{2,6}}?|[A-Z][a-z]+[A-Za-z]*(?: [A-Z][A-Za-z]+)?)"
    r"(?:\([^)\n]{1,14}\))?[“「\"]?"
    r"(?:跑[赢输]|优于|强?[于过]大市|买[入进]|增持|加码|中性|持有|沽售|卖出|强烈|推荐|超配|标配|与大市)"
)
# 同业上银第三季…: a peer is named however short its name.
_PEER = re.compile(r"(?:竞争|同城)?(?:对手|同行|同业)")


def _is_rival(match: re.Match[str]) -> bool:
    """Whether what calls a name is enough for one that stands but once: a long name, or a peer's."""
    return len(match[1]) > 2 or _PEER.match(match[0]) is not None


def _halves(text: str, name: str, look: Shapes) -> Iterator[str]:
    """Yield the beginnings and ends of a long name that the text uses alone: 康柏尼 of 菲仕兰康柏尼."""
    for size in range(len(name) - 2, 1, -1) if len(name) > 3 else ():
        for part in (name[:size], name[-size:]):
            if text.count(part) > text.count(name) and _begins_clause(text, part, look):
                yield part


def lengthened(text: str, companies: Iterable[tuple[int, int]], words: Cues) -> dict[int, int]:
    """Return, by where it begins, where a known short name ends that is only ever the head of a longer one: 瑞穗精测.

    Each of its places, two at least, goes on with the same two characters, and these name no branch and no deed.
    """
    look = shapes(words)
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in companies:
        if end - start < 4 and text[start] > "\u4e00":
            places.setdefault(text[start:end], []).append((start, end))
    out: dict[int, int] = {}
    for name, spans in places.items():
        more = {text[end : end + 2] for _, end in spans}
        tail = more.pop()
        if len(spans) > 1 and more and _goes_on(text, name, spans, look):
            out |= {start: end + 1 for start, end in spans}
        if len(spans) < 2 or more or not re.fullmatch(rf"[{HAN}]{{2}}", tail) or not may_be_name(tail, look):
            continue
        if not look.alone.match(tail) and look.deeds.search(tail) is None and _begins_clause(text, name + tail, look):
            out |= {start: end + 2 for start, end in spans}
    return out


def _goes_on(text: str, name: str, spans: Iterable[tuple[int, int]], look: Shapes) -> bool:
    """Whether a known short name goes on with the same character each time, which begins no word and no deed: 岚图亚10月交付…."""
    tails = {text[end : end + 1] for _, end in spans}
    tail = tails.pop()
    if tails or not re.fullmatch(rf"(?![{_FOLLOWS}])[{HAN}]", tail):
        return False
    return not any(text[end : end + 2] in look.everyday for _, end in spans) and _begins_clause(text, name + tail, look)


# What may follow a name and be no part of it.
_FOLLOWS = "的则也亦为与和及在将已等报收涨跌升降是有了拟股系车网去今昨本全上下前第首单去年月日季半发公披完实获完遭被向对"


def _begins_clause(text: str, part: str, look: Shapes) -> bool:
    """Whether a text has some words where a clause begins, with what companies do behind them."""
    heads = (match.end() for match in re.finditer(rf"(?:^|[{BOUNDS}]){part}", text, re.MULTILINE))
    return any(look.alone.match(text, end) for end in heads)


_MOVES = "涨跌升降"


def beside(text: str, taken: Taken, companies: Mapping[int, str], words: Cues) -> dict[str, str]:
    """Return the unknown names that begin their clause as companies of the same paragraph do, and do what these do.

    `companies` gives the name of the company that ends at an offset. One company alone tells of its parts that way
    (锂盐营收…, 海外营收…); two make a round-up.
    """
    names: dict[str, str] = {}
    floor = 0
    ordered, lined = sorted(companies), f"\n{text}"
    for paragraph in text.split("\n"):
        end = floor + len(paragraph)
        near = ordered[bisect_right(ordered, floor) : bisect_right(ordered, end)]
        if len(near) > 1 and len({companies[at] for at in near}) > 1:
            doing = frozenset(_done(text[at : at + 2]) for at in near)
            names |= {name: name for name in _alike(lined, floor, end + 1, taken, doing, shapes(words))}
        floor = end + 1
    return names


def _alike(lined: str, start: int, end: int, taken: Taken, doing: frozenset[str], look: Shapes) -> Iterator[str]:
    """Yield the names of a stretch that do one of the things `doing`; `lined` is the text behind a line's end."""
    for match in look.beside.finditer(lined, start, end):
        name, (first, last) = match[1], match.span(1)
        if _done(match[2]) in doing and may_be_name(name, look) and not (JOINS.search(name) or taken.meets(first - 1, last - 1)):
            yield name


def _done(word: str) -> str:
    """Return what tells one doing from another: a rise by its first character, all else by its first two."""
    return word[:1] if word[:1] in _MOVES else word[:2]
