"""Things that a text names and no list knows: a chip, a car, a ship, a drug, by what is said it is and how its name looks.

训练芯片昆岳K3, “墨舟-72B”大模型, the Talon X2 accelerator, its new crossover, the Meridian. A thing is called by its maker and
its name, so that the X7 of one maker is never the X7 of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.taken import Taken
from claims.parse.parties.thing import GRADE, PLAIN_CODE, Firm, Thing, never
from claims.parse.parties.things_en import called_en, named_en
from claims.parse.spots import Spot

# No text names more unknown things than this; each costs a look through the whole text.
MOST_THINGS = 60


_HAN = "一-鿿"
# Letters and digits as one name: K3, HE-201, Nova 5, 72B-Chat.
_CODE = (
    r"(?<![A-Za-z0-9.])(?:(?:[A-Z][A-Za-z]{0,11}-?|[a-z]{1,2}[A-Z][a-z]{2,9} |[A-Z][a-z]{2,11} )"
    r"\d{1,4}[A-Za-z]{0,4}(?:-\d{2,4})?(?:\.\d)?(?!\d)|[A-Z][a-z]{2,11}-\d{1,3}B)"
    r"(?:[ -](?:Pro|Max|Plus|Ultra|Mini|Air|Lite|Turbo|Chat|GT|[A-Z]{1,2}|\d{1,3}B)(?![A-Za-z]))*(?![A-Za-z0-9%]|\.\d)"
)


def things(
    text: str, english: bool, spots: Sequence[Spot], firms: Sequence[Firm], taken: Taken, listed: Taken, words: Cues
) -> list[Thing]:
    """Return where a text names things; `spots` are the words for what things are, `firms` the companies named, in order.

    `taken` is what has a meaning, `listed` that of it which no list of names leaves in doubt: obesity shot, Sorvana, is none.
    """
    look = named_en if english else _named_zh
    first: dict[str, int] = {}
    called = dict(called_en(text, spots, listed, words) if english else _called_zh(text, spots, taken))
    for start, name in (*((start, name) for name, start in called.items()), *look(text, spots, firms, taken, words)):
        if len(first) < MOST_THINGS and name not in first:
            first[name] = start
    if not first:
        return []
    makers = {name: _maker(text, start, firms, english) for name, start in first.items()}
    for name, maker in _siblings(text, makers):
        makers.setdefault(name, maker)
    return list(_placed(text, makers, taken, dict.fromkeys(called, listed if english else Taken([]))))


def _placed(text: str, makers: dict[str, str], taken: Taken, apart: dict[str, Taken]) -> Iterator[Thing]:
    """Yield the places of all names, longest first where they meet; `apart` has what is taken for some of them."""
    ordered = sorted(makers, key=len, reverse=True)
    spelled = "|".join(f"{_edge(n[0], '<!')}{re.escape(n)}{_edge(n[-1], '!')}" for n in ordered)
    for match in re.finditer(spelled, text):
        if _is_quoted(text, *match.span()) or not apart.get(match[0], taken).meets(match.start(), match.end()):
            maker = makers[match[0]]
            yield Thing(match.start(), match.end(), f"{maker} {match[0]}" if maker else match[0], maker)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a name fills a pair of quotation marks, whatever shorter name it begins with."""
    return start > 0 and text[start - 1] in '“"「‘『' and text[end : end + 1] in ("”", '"', "」", "’", "』")


def _edge(character: str, look: str) -> str:
    return f"(?{look}[A-Za-z0-9])" if character.isascii() else ""


_PREFIX = re.compile(r"([^\d]*[A-Za-z]-?)\d{1,4}([A-Za-z]{0,4})")


def _siblings(text: str, makers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names that differ from one found by their number alone: 昆岳K2 and K2 beside 昆岳K3."""
    for name, maker in list(makers.items()):
        match = _PREFIX.fullmatch(name)
        letters = match and (re.search(r"[A-Za-z]+-?$", match[1]) or match)[0]
        if match is None or letters is None or letters in ("Q", "H", "L", "FY"):
            continue
        for other in re.finditer(rf"(?<![A-Za-z0-9]){letters}\d{{1,4}}{match[2]}(?![A-Za-z0-9%])", text):
            head = match[1][: -len(letters)]
            whole = head and text.endswith(head, 0, other.start())
            yield (head + other[0] if whole else other[0]), maker


# What says that a company makes what is named behind it, with no other name between.
_USES = re.compile(
    r"搭载|采用|使用|采购|购买|配备|供应|为|向|给|对|与|和|就|、|[,，:：;；。!?\n]|比|较|除"
    r"|[.;:!?,]\s|\b(?:uses?|using|used|with|than|against|for|to|by|and|versus|of|bought|buy|buys|ordered|orders|in|from|on)\b"
)


def _maker(text: str, start: int, firms: Sequence[Firm], english: bool) -> str:
    """Return who makes what a text first names at an offset: whose it is in words, else the one company of the text."""
    before = [firm for firm in firms if firm.end <= start]
    near = before and start - before[-1].end <= (80 if english else 30) and not _USES.search(text, before[-1].end, start)
    if near and not (english and _FIGURE.search(text, before[-1].end, start)):
        return before[-1].name
    behind = next((firm for firm in firms if firm.start >= start), None)
    if english and _told_throughout(text, firms) and not _OF_ANOTHER.search(text, max(0, start - 40), start):
        return firms[0].name
    if english and behind and _MADE_BY.search(text, start, behind.start) and behind.start - start < 60:
        return behind.name
    return before[0].name if len({firm.name for firm in firms}) == 1 and before else ""


def _told_throughout(text: str, firms: Sequence[Firm]) -> bool:
    """Whether a text is headed with one company and names it more often than all others: its models are those of that one."""
    head = text.find("\n", len(text) - len(text.lstrip()))
    headed = {firm.name for firm in firms if firm.start < head}
    return len(headed) == 1 and 2 * sum(firm.name == firms[0].name for firm in firms) > len(firms)


# What stands before a model of somebody else's.
_OF_ANOTHER = re.compile(
    r"\b(?:ahead\sof|than|against|rivals?|versus|over|behind|beat|beating|overt(?:ook|aking)|outs(?:old|elling)|competes?\swith|like)\s(?:[a-z]+\s)?(?:the\s)?(?:[a-z]+\s)?$"
)
_FIGURE = re.compile(r"\s\(?\d")
_MADE_BY = re.compile(r"(?:made|built|sold|developed|designed|maker)\s(?:by\s)?(?:the\s)?$")


# --- Chinese

_QUOTED = r"[“\"「‘『]([^“”\"「」‘’『』,，。;；:：!?\n]{1,14})[”\"」’』]"
_INTRO = re.compile(r"(?:名为|名叫|叫做|命名为|取名为?|代号为?|型号为?|推出了?|发布了?|旗舰|款|新品|首款|开源|上市|交付)$")
_RIGHT_ZH = re.compile(
    r"(?:产品|系列|新品)?(?:,?(?:代号|名为|名叫|命名为|取名|型号为?|——|即)\s?)?"
    rf"(?:{_QUOTED}(号?)|([{_HAN}]{{0,4}}?)({_CODE})|([A-Z][a-z]{{3,11}})(?![A-Za-z0-9]))"
)
_LEFT_QUOTED = re.compile(rf"{_QUOTED}(号?)(?:系列|牌|级)?$")
# What the one before ends with.
_ENDS_QUOTED = frozenset('”"」’』号列牌级')
_LEFT_CODE = re.compile(rf"([{_HAN}]{{0,4}})({_CODE}|Pro|Max|Plus|Ultra)(?:系列)?$")
# What is counted by its piece or brought out is a thing: 4架A350-1000, 每辆S7, 推出新款P7.
_COUNTED = re.compile(rf"[架辆台颗枚艘部出布相售了款新代舰]({_CODE})")
_COUNTS = re.compile(r"(?:[架辆台颗枚艘部]|(?:推出|发布|亮相|预售|开售)了?(?:新款|全新|新一代|旗舰|新)?)$")
_CALLED = re.compile(
    r"(?:名为|名叫|叫做|命名为|取名为?|代号为?)[“\"「]?([^“”\"「」,，。;；\n的]{2,18}?)[”\"」]?的[一-鿿A-Za-z]{0,6}$"
)
_BY_FIRM = re.compile(rf"(?:的|旗下的?)?(?:全新|新款|首款|新)?(?:一代)?[“\"]?([{_HAN}]{{0,3}}?)({_CODE})")
_LOOSE = re.compile(r"[的了和与及为是在将把以从由配用载约共超近达对向给其该本这那每各今去前后上下年月日季期中有]")
_SLOGAN = re.compile(r"(?:之?战|潮|热|模式|问题|计划|战略|行动|时代|概念|工程|大会|论坛)")


def _named_zh(text: str, spots: Sequence[Spot], firms: Sequence[Firm], taken: Taken, words: Cues) -> Iterator[tuple[int, str]]:
    """Yield the first places and names of things in a Chinese text."""
    for spot in spots:
        yield from _beside_zh(text, spot, taken, words)
    for counted in _COUNTED.finditer(text):
        if not _COUNTS.search(text, max(0, counted.start(1) - 6), counted.start(1)):
            continue
        yield from _coded(text, counted.start(1), "", counted[1], taken, words, bounded=True)
    for firm in firms:
        match = _BY_FIRM.match(text, firm.end)
        if match and not PLAIN_CODE.match(match[2]):
            yield from _coded(text, match.start(1), match[1], match[2], taken, words, bounded=True)


def _beside_zh(text: str, spot: Spot, taken: Taken, words: Cues) -> Iterator[tuple[int, str]]:
    right = _RIGHT_ZH.match(text, spot.end)
    if right and right[1]:
        if _is_name(text, right[1], right[2], taken, right.start(1), _INTRO.search(text, spot.start - 6, spot.end)):
            yield right.start(1), right[1]
    elif right and right[4]:
        yield from _coded(text, right.start(3), right[3], right[4], taken, words, bounded=True)
    elif right and right[5] and not taken.meets(*right.span(5)) and text.count(right[5]) > 1:
        yield right.start(5), right[5]
    front, before = max(0, spot.start - 20), text[spot.start - 1 : spot.start]
    left = _LEFT_QUOTED.search(text, front, spot.start) if before in _ENDS_QUOTED else None
    if left and _is_name(text, left[1], left[2], taken, left.start(1), None) and not _SLOGAN.match(text, spot.end):
        yield left.start(1), left[1]
    coded = before == "列" or (before.isascii() and before.isalnum())
    left = _LEFT_CODE.search(text, front, spot.start) if coded else None
    if left:
        yield from _coded(text, left.start(1), left[1], left[2], taken, words, bounded=False)


def _called_zh(text: str, spots: Sequence[Spot], taken: Taken) -> Iterator[tuple[str, int]]:
    """Yield the names that things are given in so many words, and where: 名为昆岳K3 Max的服务器, whatever is known of 昆岳K3."""
    for spot in spots:
        called = text.rfind("的", max(0, spot.start - 7), spot.start) >= 0
        match = _CALLED.search(text, spot.start - 32, spot.start) if called else None
        if match and not (match.start(1) in taken.starts and match.end(1) in taken.ends):
            yield match[1], match.start()


def _is_name(text: str, name: str, tail: str, taken: Taken, start: int, said: re.Match[str] | None) -> bool:
    """Whether what stands in quotation marks beside a thing is its name, and no slogan: 芯片“卡脖子”问题."""
    if tail:
        return True
    if taken.meets(start, start + len(name)) or PLAIN_CODE.match(name) or name.isdigit():
        return False
    if re.search(r"[A-Za-z]", name) and re.search(r"\d", name):
        return True
    slogan = _SLOGAN.match(text, start + len(name) + 1) or _LOOSE.search(name)
    return not slogan and (said is not None or text.count(name) > 1)


def _coded(text: str, start: int, head: str, code: str, taken: Taken, words: Cues, *, bounded: bool) -> Iterator[tuple[int, str]]:
    """Yield a code with the Chinese part of its name, where that begins a clause or stands behind a noun or a company."""
    place = start + len(head)
    if taken.meets(place, place + len(code)) or PLAIN_CODE.match(code) or code.split(" ")[0].lower() in never(words):
        return
    start = max(start, taken.end_before(place))
    head = text[start:place]
    if not head and GRADE.match(code):
        return
    plain = head.endswith(_kinds(words)) or head in words.words("thing.never", "zh")
    bounded_left = bounded or start == 0 or text[start - 1] in _BOUNDS or start in taken.ends
    fits = len(head) > 1 and not plain and not _LOOSE.search(head) and not taken.meets(start, place)
    if fits and bounded_left:
        yield start, head + code
    elif (not head or plain or not bounded) and any(map(str.isdigit, code)):
        yield place, code


@cache
def _kinds(words: Cues) -> tuple[str, ...]:
    """Return the Chinese words for what things are: 减重药 is no part of the name of 减重药HE-201."""
    return tuple(word for word in words.labels("thing.noun") if not word.isascii())


_BOUNDS = ' \n\u3000。,，;；:：!?“”"(《】」「、'


def within(spots: Iterable[Spot], start: int, end: int) -> str:
    """Return what sort of thing the words between two offsets are: chip of 这款芯片, "" where they say none."""
    return next((spot.label for spot in spots if start <= spot.start and spot.end <= end), "")
