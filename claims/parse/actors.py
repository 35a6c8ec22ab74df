"""Who and what a text names: the entities of the pack, companies unknown to it, and the words that stand for either.

An unknown company is known by how its name ends (华辰汽车, Chiling Lithium), or by what introduces it (初创公司Nscale); once
named in full, its short form counts too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from claims.packs import Entity, Pack
from claims.parse.cues import Cues, cues
from claims.parse.dates import When
from claims.parse.lexicon import Lexicon

COMPANIES = ("company", "lab", "organisation", "central_bank")
_HAN = "\u4e00-\u9fff"
# What cannot be within a Chinese company's name and so ends it on the left.
_OUTSIDE = (
    "的了在和与对向为是由从把被将就也都而及或等该其本这那以于后前家个名并但据称说让使给比较至到如因仅又各则已曾还有向悉获国际内外"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.'-]*(?:[ ](?:of |and |& )?[A-Z][A-Za-z0-9&.'-]*){0,4}")


@dataclass(frozen=True, slots=True)
class Actor:
    """A place that names somebody or something. `name` is canonical English, or as written where it is unknown.

    `anaphor` marks words that point back (该公司, it); they have no name of their own. `kind` is an entity kind, or
    `company` for what is unknown.
    """

    start: int
    end: int
    name: str
    kind: str
    entity: Entity | None = None
    anaphor: bool = False

    @property
    def is_company(self) -> bool:
        return self.kind in COMPANIES


class Taken:
    """Stretches that are spoken for, ready to be asked about."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._ordered = sorted(stretches)
        self._firsts = [start for start, _ in self._ordered]
        self._reach = list(accumulate((end for _, end in self._ordered), max))
        self._lasts = sorted(end for _, end in self._ordered)
        self.starts = frozenset(self._firsts)
        self.ends = frozenset(self._lasts)

    def meets(self, start: int, end: int) -> bool:
        """Whether some stretch shares a character with the one from `start` to `end`."""
        before = bisect_left(self._firsts, end)
        return before > 0 and self._reach[before - 1] > start

    def end_before(self, offset: int) -> int:
        """Return where the last stretch ends that ends at an offset or before it, 0 without one."""
        count = bisect_right(self._lasts, offset)
        return self._lasts[count - 1] if count else 0


# No text names more unknown companies than this; each costs a look through the whole text.
MOST_NAMES = 200


def actors(text: str, language: str, pack: Pack, times: list[When]) -> list[Actor]:
    """Return the actors of a whole shadow text, in order, none overlapping."""
    masked = Taken([m.span() for m in _DATELINE.finditer(text)])
    hits = [hit for hit in Lexicon(pack).entities(text) if not masked.meets(hit.start, hit.end)]
    known = [_known(hit.start, hit.end, pack.entities[hit.id]) for hit in hits]
    taken = Taken([(a.start, a.end) for a in known] + [(w.start, w.end) for w in times])
    words = cues(pack)
    unknown = list(_unknown_zh(text, taken, words)) if language != "en" else list(_unknown_en(text, taken, words))
    found = _merged(known, unknown)
    return _merged(_apposed(found, text), list(_anaphors(text, words)))


# Where a report comes from names nobody that it is about: 新华社北京9月8日电, LONDON, Nov 3 (Newswire) -.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})? "
_DATELINE = re.compile(
    r"^[ \t(【〔]{0,3}[^\n,，。;；:：!?]{0,24}(?:\d{1,2}月)?\d{1,2}日(?:电|讯)"
    r"|^[ \t]{0,3}[A-Z][A-Z. ]{2,24}(?:, [A-Za-z. ]{2,20})?,? (?:\(\w+\) )?"
    rf"(?:{_MONTH})?(?:\([A-Za-z ]{{2,20}}\) )?[-–—]",
    re.MULTILINE,
)


def _apposed(found: list[Actor], text: str) -> list[Actor]:
    """Return the actors, those of one sort that stand side by side as one, the first: West Texas Intermediate crude."""
    out: list[Actor] = []
    for actor in found:
        if out and out[-1].kind == actor.kind == "commodity" and text[out[-1].end : actor.start].strip() == "":
            out[-1] = replace(out[-1], end=actor.end)
        else:
            out.append(actor)
    return out


def _known(start: int, end: int, entity: Entity) -> Actor:
    return Actor(start, end, entity.name, entity.kind, entity)


def _merged(first: list[Actor], second: list[Actor]) -> list[Actor]:
    """Return both lists in order; an actor of the second that meets one of the first is left out."""
    starts = sorted(first, key=lambda a: a.start)
    out, i = list(first), 0
    for actor in sorted(second, key=lambda a: (a.start, -a.end)):
        while i < len(starts) and starts[i].end <= actor.start:
            i += 1
        if i == len(starts) or starts[i].start >= actor.end:
            out.append(actor)
    return sorted(out, key=lambda a: a.start)


def _anaphors(text: str, words: Cues) -> Iterator[Actor]:
    for name, kind in (("subject.anaphor", "company"), ("subject.thing", "product")):
        for match in words[name].finditer(text):
            if not _is_part(text, match.start(), match.end()):
                yield Actor(match.start(), match.end(), "", kind, anaphor=True)
    things = [(m.start(), m.end()) for m in words["subject.thing"].finditer(text)]
    for match in _THIS_THING.finditer(text):
        if any(start <= match.start() < end for start, end in things):
            continue
        yield Actor(match.start(), match.start() + 2, "", "product", anaphor=True)


# A thing pointed at again with the noun it is: 这款芯片, 该车型, 这台服务器.
_THIS_THING = re.compile(r"(?:这|该|此|这一|那)(?:款|颗|台|项技术|辆|架|枚|部手机|套系统|块)[\u4e00-\u9fff]{0,6}")
_NOT_ITS = re.compile(
    r"其[他它]公司|其(?:他|它|余|中|实|次|间|后|一|二|三|乐|妙)|公司(?:债|法|治|章)|它们|尤其|极其|及其|与其|(?:他|母|子|分|该|本|家|上市|有限|些|个|类|头|科技|大|新)公司|集团军"
)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a word that may point back is part of another: 其他, 尤其, 子公司."""
    return any(
        m.start() < end and m.end() > start and (m.start(), m.end()) != (start, end)
        for m in _NOT_ITS.finditer(text, max(0, start - 2), end + 1)
    )


@cache
def _suffix_zh(words: Cues) -> re.Pattern[str]:
    endings = sorted(words.words("organisation", "zh"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, endings)))


@cache
def _acts(words: Cues) -> re.Pattern[str]:
    """Return what a company does right behind its name in English text."""
    return re.compile(rf"(?:'s|,)?\s+(?:\([^)]*\)\s)?(?:{'|'.join(words.words('organisation', 'acts'))})\b")


@cache
def _generic(words: Cues) -> frozenset[str]:
    return frozenset(words.words("organisation", "generic"))


def _unknown_zh(text: str, taken: Taken, words: Cues) -> Iterator[Actor]:
    names = dict(_named_zh(text, taken, words))
    names |= dict(_latin_in_zh(text, taken, words))
    names |= {name: name for name in (*_coded_zh(text, taken, words), *_headed_zh(text, taken, words)) if name not in names}
    for match in _TITLED.finditer(text):
        if not taken.meets(match.start(1), match.end(1)):
            yield Actor(match.start(), match.end(), match[1], "product")
    yield from _placed(text, names, taken, words.words("organisation", "observers"))


def _named_zh(text: str, taken: Taken, words: Cues) -> Iterator[tuple[str, str]]:
    """Yield each way of writing an unknown company, and its name."""
    candidates: dict[str, None] = {}
    sure: set[str] = set()
    led: set[str] = set()
    for match in _suffix_zh(words).finditer(text):
        left = taken.end_before(match.start())
        stem = re.search(rf"[^{_OUTSIDE}\W\d_a-zA-Z]{{1,6}}$", text[max(left, match.start() - 6) : match.start()])
        if stem is None or taken.meets(match.start(), match.end()):
            continue
        name = _trimmed(stem[0], words) + match[0]
        if not 2 <= len(name) - len(match[0]) <= 4 or not _is_name(name[: -len(match[0])], words):
            continue
        candidates[name] = None
        if len(candidates) > MOST_NAMES:
            break
        begins = match.end() - len(name)
        after = text[match.end() : match.end() + 4]
        leads = begins == 0 or text[begins - 1] in ' \n。,，;；:：!?“”"《(】' or begins in taken.ends
        if _NO_STEM.match(name):
            continue
        dated = match.end() in taken.starts
        known = match[0] in words.words("organisation", "sure")
        if after[:1] == "(" or (leads and (known or name in led or dated or _ACTS.match(after))):
            sure.add(name)
        if leads:
            led.add(name)
    for name in candidates:
        if name in sure:
            yield name, name
            short = _suffix_zh(words).sub("", name)
            if 2 <= len(short) <= 4 and short != name and text.count(short) > text.count(name):
                yield short, name


_CODED = re.compile(r"([一-鿿]{2,10})\((?:[A-Za-z]{2,4}[.:]? ?)?\d{4,6}(?:\.[A-Z]{2})?\)")
_DESCRIBES = re.compile(r".*(?:公司|企业|厂商?|巨头|龙头|品牌|[航电车商]商|集团旗下|运营商|开发商|供应商|厂)(?=[一-鿿]{2})")


def _coded_zh(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield the companies that a text gives a stock code: 远岭(600123)."""
    for match in _CODED.finditer(text):
        name = _DESCRIBES.sub("", match[1])
        name = re.split(f"[{_OUTSIDE}]", name)[-1]
        if 2 <= len(name) <= 6 and not taken.meets(match.start(1), match.end(1)) and _is_name(name, words):
            yield name


# A headline begins with a company where a date, a colon or a report's name follows.
_HEADED = re.compile(
    r"([一-鿿]{2,7}?)(?=[:：]|20\d\d|\d{1,2}月|第?[一二三四1-4]季|[前上下][一-鿿\d]{1,2}[月季年]|全年|中期|三季报|半年报|年报|季报|业绩|净利|营收|今[日年]|拟|首[日发]|登陆)"
)


def _headed_zh(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield the company that a headline begins with, where the body lets it publish something or gives it a bracket."""
    first = len(text) - len(text.lstrip())
    end = text.find("\n", first)
    match = _HEADED.match(text, first)
    if match is None or end < 0 or taken.meets(match.start(1), match.end(1)):
        return
    name = match[1]
    if not _is_name(name, words) or _NO_STEM.match(name) or re.search(f"[{_OUTSIDE}]", name):
        return
    if re.search(
        rf"{name}(?:[一-鿿]{{0,4}}\(|[^,，。;；\n]{{0,14}}(?:公布|披露|公告|发布|宣布|表示|上市|[收股]盘?价|收报))", text[end:]
    ):
        yield name


# What a company does, or has, right behind its name.
_ACTS = re.compile(r"[(以占实完获交产出报装排表宣公发今上第的于累营净股全计拟赴近拟向已称则将正]|\d|[A-Z]")
# A film, game or book.
_TITLED = re.compile(r"《([^》\n]{1,12})》(?!报|讯|记者|显示|规定|要求)")
# Words that stand before a noun like 软件 or 银行 at the head of a clause, and are no name.
_NO_STEM = re.compile(
    r"通过|利用|使用|提供|购买|基于|围绕|推动|发展|支持|关于|根据|随着|按照|对于|由于|为了|作为|包括|此外|同时|目前|近日|如果|因为|所有|许多|我国|中国|全国|以及|关键|主要|重要|其他|另外|加快|推进"
)


def _trimmed(stem: str, words: Cues) -> str:
    """Return the stem without a generic word at its head: 初创公司, 上市…."""
    for word in sorted(_generic(words), key=len, reverse=True):
        if len(word) > 1 and stem.startswith(word) and len(stem) - len(word) >= 2:
            return stem[len(word) :]
    return stem


def _is_name(stem: str, words: Cues) -> bool:
    generic = _generic(words)
    return (
        stem not in generic
        and not any(stem.endswith(word) for word in generic if len(word) > 1)
        and stem[0] not in "一二三四五六七八九十两几数每某多新大小高各"
    )


def _latin_in_zh(text: str, taken: Taken, words: Cues) -> Iterator[tuple[str, str]]:
    lead = "|".join(sorted(words.words("organisation", "zh_lead"), key=len, reverse=True))
    for match in re.finditer(rf"(?:{lead})\s?({_LATIN_NAME.pattern})", text):
        if not taken.meets(match.start(1), match.end(1)) and len(match[1]) > 1:
            yield match[1], match[1]
    for match in re.finditer(rf"({_LATIN_NAME.pattern})\s?(?:公司|集团|宣布|近日宣布|发布消息|近日提到)", text):
        if not taken.meets(match.start(1), match.end(1)) and len(match[1]) > 2:
            yield match[1], match[1]


def _unknown_en(text: str, taken: Taken, words: Cues) -> Iterator[Actor]:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for match, name in _candidates_en(text, taken, words):
        counts[name] += 1
        if len(counts) > MOST_NAMES:
            break
        if _is_company_en(text, match, name, counts[name], words):
            names[name] = name
    for name in list(names):
        names[name] = next((full for full in names if full.startswith(name + " ")), name)
    for name in [n for n in names if " " in n]:
        first = name.split(" ")[0]
        if (
            len(first) > 3
            and len(re.findall(rf"\b{re.escape(first)}\b", text)) > text.count(name)
            and not _is_common(text, first)
        ):
            names[first] = names[name]
    yield from _placed(text, names, taken, words.words("organisation", "observers"))


def _candidates_en(text: str, taken: Taken, words: Cues) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the runs of capitalised words and the name in each, without what only begins a sentence."""
    leading = frozenset(words.words("organisation", "leading"))
    for match in _LATIN_NAME.finditer(text):
        parts = match[0].rstrip(".'").removesuffix("'s").split(" ")
        while parts and parts[0] in leading:
            parts = parts[1:]
        name = " ".join(parts).rstrip(".'")
        if len(name) >= 3 and not name.isdigit() and not taken.meets(match.start(), match.end()):
            yield match, name


_PERSON = re.compile(r",?\s+(?:the\s)?(?:chief|chairman|president|analyst|an analyst|a spokes|ceo|cfo|head|director)")
_MADE = re.compile(
    r"\b(?:maker|company|firm|group|producer|developer|startup|start-up|retailer|lender|supplier|builder|giant|carrier)\s$"
)


def _is_company_en(text: str, match: re.Match[str], name: str, seen: int, words: Cues) -> bool:
    """Whether a capitalised name is a company's: by how it ends, what it does, or what stands before it."""
    parts = name.split(" ")
    ends_so = len(parts) > 1 and parts[-1] in words.words("organisation", "en")
    if ends_so or _MADE.search(text[max(0, match.start() - 14) : match.start()]):
        return True
    begins = match.start() == len(text) - len(text.lstrip()) and seen == 1
    heads = begins and text.count(parts[0]) > 1 and re.match(r"'s\b|\s[a-z]", text[match.start() + len(name) :])
    if heads and (len(parts) > 1 or _stands_alone(text, name)):
        return True
    if _acts(words).match(text, match.end()) is None or _PERSON.match(text, match.end()):
        return False
    return _stands_alone(text, name) if len(parts) == 1 else seen > 1


_AGENT = re.compile(
    r"(?:,)?\s+(?:said|says|plans|expects|announced|announces|reported|agreed|unveiled|forecasts|posted|disclosed)\b"
)


_PLURAL_EN = re.compile(r"(?:[eo]rs|ists|ants|ies|ments|tions|ices|ages|ings|ures)$")


def _is_common(text: str, name: str) -> bool:
    """Whether a word is a noun like any other: the text has it in small letters too, or it is a plural of people."""
    return (
        re.search(rf"(?<![A-Za-z]){re.escape(name.lower())}(?![A-Za-z])", text) is not None or _PLURAL_EN.search(name) is not None
    )


def _stands_alone(text: str, name: str) -> bool:
    """Whether a single word is a name: twice with a capital inside a sentence, or as somebody who says or owns something."""
    if _is_common(text, name):
        return False
    inside = re.findall(rf"(?:[a-z,] ){re.escape(name)}\b|\b{re.escape(name)}'s\b", text)
    says = re.search(rf"\b{re.escape(name)}{_AGENT.pattern}", text)
    return len(inside) >= 2 or says is not None or f"{name}'s" in text


def _placed(text: str, names: Mapping[str, str], taken: Taken, observers: tuple[str, ...]) -> Iterator[Actor]:
    """Yield the places of all spellings, longest first where they meet."""
    if not names:
        return
    ordered = sorted(names, key=len, reverse=True)
    for match in re.finditer(
        "|".join(rf"(?<![A-Za-z]){re.escape(n)}(?![A-Za-z])" if n.isascii() else re.escape(n) for n in ordered), text
    ):
        if not taken.meets(match.start(), match.end()):
            name = names[match[0]]
            yield Actor(match.start(), match.end(), name, "organisation" if name.endswith(observers) else "company")
