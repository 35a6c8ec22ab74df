"""Whose money a local word means: 元 and $ by dateline and by what else the text names, crowns and pesos by country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.parts import Part, replace
from claims.units import spellings, units

_HEAD = 400
# (中央社台北14日电), 【台北讯】, (香港14日讯), (记者张珊/新竹报导), 台北3日电; TORONTO, Nov 3 —, SYDNEY (Wire) -
_BRACKET = re.compile(r"[(【\[]([^()【】\[\]\n]{2,24})[)】\]]")
_FILED = re.compile(r"(?:电|讯|报导|报道|连线|消息|发|新闻)$|^[一-鿿]{2,4}$")
_LINE = re.compile(r"\n(?:[ ]{0,3}([一-鿿]{2,6})\d{1,2}日(?:电|讯)|([A-Z][A-Za-z. ]{2,24})(?=(?: ?\(|, [A-Z]| ?[-–—])))")
_DOLLAR = re.compile(r"(?<![A-Za-z])\$|(?<![a-z]\.s\. )(?<!us )\b(?:dollars?|cents?|bucks)\b|\dc$")


# 31 cents, but not 31 US cents.
_CENTS = re.compile(r"\d(?:[ -]cents?|c)\b")
_OF_CENTS = frozenset({"EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})


@dataclass(frozen=True, slots=True)
class Home:
    """What tells that a text is from where a money is used."""

    datelines: tuple[str, ...]
    names: tuple[str, ...]
    marks: tuple[str, ...]


def localised(parts: list[Part], text: str, language: str, code: str | None) -> list[Part]:
    """Return the parts with local money in the currency its text means: `code`, which `home_of` tells, or as it is."""
    parts = shared_money(parts, text)
    if language != "en" and "$" in text and _HK_QUOTES.search(text):
        parts = [_of_hong_kong(part, text) for part in parts]
    if language == "en":
        parts = _coined(_told_again([_weighed(part, text) for part in parts], text), text)
    said = _said_below(text) if language != "en" and "下同" in text else []
    if not said and (code is None or (language == "en" and _is_told_apart(text, code))):
        return parts
    return [_local(part, text, _meant(part, said, text) or code, language) for part in parts]


# 收入18.4亿元(人民币,下同), 96元(港元,下同), 18.4亿元人民币(下同): this amount, its sentence and what follows is in that money.
_SAME_BELOW = re.compile(r"([一-鿿A-Z]{1,4}?)[)）]?[(（,，、;；:]?\s?(?:以)?下同")
_SENTENCE_END = re.compile(r"[。;；\n]")
_QUOTED = re.compile(r"(?:收报|现报|报收|收市报|股价|收于|报)[^\d,，。;；]{0,4}$")
_LEAST_SUM = 10_000


def _said_below(text: str) -> list[tuple[int, str]]:
    """Return from where on a text says what its plain 元 are, and what: from where the sentence begins that says it."""
    told = spellings()
    said = []
    for match in _SAME_BELOW.finditer(text):
        name = next((match[1][cut:] for cut in range(len(match[1])) if match[1][cut:] in told), None)
        if name is None:
            continue
        start = next((m.end() for m in reversed([*_SENTENCE_END.finditer(text, max(0, match.start() - 80), match.start())])), 0)
        said.append((start, told[name].base))
    return said


def _meant(part: Part, said: list[tuple[int, str]], text: str) -> str | None:
    """Return the money that was said to be meant below; said of yuan, it leaves the price of a share of Hong Kong there."""
    last = next((code for start, code in reversed(said) if start <= part.start), None)
    if last != "CNY" or part.low * part.scale >= _LEAST_SUM:
        return last
    listed = _HK_CODE.search(text) and _QUOTED.search(text, part.start - 12, part.start)
    return "HKD" if listed else None


# (00005.HK) +0.600 沽空 $9.59千万: what the wires of Hong Kong quote in plain $, and the price of a share in 元, is their own.
_HK_QUOTES = re.compile(r"沽空(?:金额|额)?\s?\$|成交(?:金额|额)?\s?\$")
_MOST_SHARE = 10_000


def _of_hong_kong(part: Part, text: str) -> Part:
    in_yuan = part.unit == "CNY" and part.word == "元" and part.low < _MOST_SHARE and not text.startswith("人民币", part.end)
    if not in_yuan and (part.unit != "USD" or text[part.start] != "$"):
        return part
    return replace(part, unit="HKD", shared="currency:article", trace=(*part.trace, "local_currency"))


# T$18.3 billion ($575 million): who marks the local dollar means the other one by a plain $.
_LOCAL_MARKS = {"TWD": "T$", "HKD": "HK$", "AUD": "A$", "CAD": "C$", "SGD": "S$", "NZD": "NZ$"}


def _is_told_apart(text: str, code: str) -> bool:
    """Whether a text marks its local dollars, and those of the United States not."""
    mark = _LOCAL_MARKS.get(code)
    return mark is not None and mark in text.replace("US$", "") and "US$" not in text


def _told_again(parts: list[Part], text: str) -> list[Part]:
    """Return amounts in plain $ in the dollars that the text tells the very same amount in: $3.9b, and A$3.9 billion."""
    marked = {(p.low, p.high, p.scale): p.unit for p in parts if p.unit in _LOCAL_MARKS and p.scale > 1}
    if not marked:
        return parts
    done = []
    for part in parts:
        plain = part.unit == "USD" and part.scale > 1 and not part.per and text[part.start] == "$"
        code = marked.get((part.low, part.high, part.scale)) if plain else None
        done.append(replace(part, unit=code, shared="currency:article", trace=(*part.trace, "told_again")) if code else part)
    return done


# lost 11% of their weight, or about 25 pounds; weighs 4,000 pounds
_WEIGHS = re.compile(r"\b(?:weigh\w*|body|heavier|lighter|gained|shed|kilograms?|kilos?|kg)\b[^.;]{0,70}$", re.IGNORECASE)
_IN_POUNDS = re.compile(r"\bpounds?$")


def _weighed(part: Part, text: str) -> Part:
    """Return pounds that somebody weighs, or that are of a material, as a mass."""
    if part.unit != "GBP" or part.per or "£" in text[part.start : part.end] or not _IN_POUNDS.search(text, part.start, part.end):
        return part
    weighs = part.scale <= _MOST_POUNDS and _WEIGHS.search(text, part.start - 90, part.start) is not None
    if not weighs and not _of_material().match(text, part.end):
        return part
    unit = units()["lb"]
    return replace(part, unit=unit.base, factor=unit.factor, form="measure", trace=(*part.trace, "weighed"))


_MOST_POUNDS = 1000


@cache
def _of_material() -> re.Pattern[str]:
    """Return what tells behind pounds that they are of a material: of copper, of contained U3O8."""
    materials = cast("Mapping[str, Mapping[str, list[str]]]", load().numbers)["pounds"]["of"]
    return re.compile(rf"\sof\s(?:[a-z]+\s)?(?:{'|'.join(map(re.escape, materials))})\b")


def _coined(parts: list[Part], text: str) -> list[Part]:
    """Return cents in the money that they are of: that of the amount which they tell over again (A$165 million, or 11.9 cents
    a share), the only one of the text that has some (4.1 billion euros and a dividend of 31 cents), or that of the dateline.
    Those of a step stay with its level: rose 81 cents to $65."""
    cents = {part.start for part in parts if part.unit == "USD" and _CENTS.search(text, part.start, part.end)}
    if not cents:
        return parts
    money = [part for part in parts if part.form == "money"]
    others = {part.unit for part in money if part.start not in cents}
    known = next(iter(others & _OF_CENTS)) if len(others & _OF_CENTS) == 1 and "USD" not in others else None
    home = known or _dateline(text, _homes("dollar"))
    coins = dict[int, str]()
    for before, part, behind in zip([None, *money], money, [*money[1:], None], strict=False):
        if part.start not in cents:
            continue
        if before and before.unit in _OF_CENTS and _OR.fullmatch(text, before.end, part.start):
            coins[part.start] = before.unit
        elif home and not (behind and behind.unit == "USD" and _TO.fullmatch(text, part.end, behind.start)):
            coins[part.start] = home
    return [replace(p, unit=coins[p.start], trace=(*p.trace, "coined")) if p.start in coins else p for p in parts]


_OR = re.compile(r",? or (?:about |around |roughly |nearly )?")
_TO = re.compile(r",? (?:or [\d.]+%,? )?(?:to|at) ")


def home_of(text: str, language: str, currency: str | None) -> str | None:
    """Return the currency that plain 元, or plain $ in English, is short for in a text, where it is not the usual one."""
    if language == "en":
        return _home_dollar(text)
    return currency if currency == "TWD" else _home_yuan(text, language)


def _home_yuan(text: str, language: str) -> str | None:
    homes = _homes("yuan")
    filed = _dateline(text, homes)
    traditional = language == "zh-Hant"
    if filed and (traditional or (filed != "HKD" and not _named(text, homes["CNY"]))):
        return filed
    named = [code for code, home in homes.items() if _named(text, home)]
    of_both = traditional and "CNY" in named and {*named} <= {"CNY", "HKD"}
    apart = of_both and (_is_set_apart(text) or _is_hong_kong(text, homes["HKD"]))
    if len(named) == 1 and not apart and (traditional or named[0] == "TWD"):
        return None if named == ["CNY"] else named[0]
    if not traditional or ("CNY" in named and not apart):
        return None
    return _most_marked(text, homes)


# 63亿元人民币 beside 62元: whoever says it every time means his own by the others; said once, it holds for what follows.
_FOREIGN_YUAN = re.compile(r"人民币\s?\d|[\d万亿]元?人民币")
_PLAIN_SUM = re.compile(r"[万亿]元(?!人民币)")
_PLAIN_YUAN = re.compile(r"\d元(?!人民币)")
_OFTEN = 3
_HK_CODE = re.compile(r"[(（]0\d{4}(?:\.HK)?[)）]")


def _is_set_apart(text: str) -> bool:
    """Whether a text says of its sums each time that they are yuan, and has smaller amounts in plain 元."""
    said = len(_FOREIGN_YUAN.findall(text))
    often = said >= _OFTEN or (said > 0 and _HK_CODE.search(text) is not None)
    return often and said > len(_PLAIN_SUM.findall(text)) and _PLAIN_YUAN.search(text) is not None


_LOOSE = re.compile(r"(?<![\d万亿元])人民币(?!\s?\d|计|兑|结算|汇率|[升贬]值)")
_MARKED = 3


def _is_hong_kong(text: str, home: Home) -> bool:
    """Whether a text is of Hong Kong's press: its own words, shares or place, and the yuan named with amounts alone."""
    own = _HK_CODE.search(text) is not None or "本港" in text
    return own and sum(mark in text for mark in home.marks) >= _MARKED and _LOOSE.search(text) is None


# Nobody in Hong Kong writes so.
_MAINLAND = re.compile("同比|环比")


# Hong Kong's 按年增 is no 年增 of Taiwan's.
_PER = re.compile("按[年季月]")


def _most_marked(text: str, homes: Mapping[str, Home]) -> str | None:
    """Return whose press writes so: what only one of them writes of, counted."""
    begun = {text[match.start() : match.start() + 2] for match in _begins_mark().finditer(text)}
    bare = _PER.sub("", text)
    found = {
        code: sum((mark[:2] in begun or not mark[1:]) and mark in (text if mark[0] == "按" else bare) for mark in home.marks)
        for code, home in homes.items()
    }
    if found["HKD"] and _MAINLAND.search(text) and not _PER.search(text):
        found["HKD"] = 0
    first, second = sorted(found, key=lambda code: -found[code])[:2]
    return first if found[first] > found[second] and first != "CNY" else None


def _home_dollar(text: str) -> str | None:
    """Return whose dollars plain $ are: of the place of the dateline, unless the text names those otherwise."""
    head = text[:_HEAD].lower()
    if any(word in head for word in _wires()):
        return None
    homes = _homes("dollar")
    code = _dateline(text, homes)
    return code if code and not _named(text, homes[code]) else None


def _dateline(text: str, homes: Mapping[str, Home]) -> str | None:
    head = text[:_HEAD]
    found = [match for match in _BRACKET.finditer(head) if _FILED.search(match[1])]
    places = [match[1] for match in found] + [(match[1] or match[2]).strip() for match in _LINE.finditer(f"\n{head}")]
    for place in places:
        for code, home in homes.items():
            if any(name in place or name.upper() == place for name in home.datelines):
                return code
    return None


def _named(text: str, home: Home) -> bool:
    return any(name in text for name in home.names)


def _local(part: Part, text: str, code: str | None, language: str) -> Part:
    """Return an amount in plain 元, $ or ¥ in the currency it is short for, and so marked."""
    if code is None or code == part.unit:
        return part
    if language != "en":
        if part.unit != "CNY" or not part.word.endswith(("元", "块钱")) or "人民币" in text[part.start : part.end]:
            return part
    elif part.unit != "USD" or not _DOLLAR.search(text[part.start : part.end].lower()):
        return part
    return replace(part, unit=code, shared="currency:article", trace=(*part.trace, "local_currency"))


def shared_money(parts: list[Part], text: str) -> list[Part]:
    """Return amounts in crowns, pesos, pounds, ¥ as those of the country that the text names first, as datelines do."""
    shared = _shared()
    names = {_shared_name(part, text) for part in parts if part.unit in shared or part.unit == "GBP"} & shared.keys()
    if not names and not any(part.unit == "CNY" and "¥" in text[part.start : part.end] for part in parts):
        return parts
    low = text.lower() if names else ""
    code = {name: _first_named(low, shared[name]) for name in names}
    yen = _homes("yen")["JPY"]
    japan = (_named(text, yen) or _dateline(text, _homes("yen"))) and not _named(text, _homes("yuan")["CNY"])
    done = []
    for part in parts:
        to = code.get(_shared_name(part, text)) or (
            "JPY" if japan and part.unit == "CNY" and "¥" in text[part.start : part.end] else None
        )
        done.append(replace(part, unit=to, trace=(*part.trace, "shared_money")) if to and to != part.unit else part)
    return done


def _shared_name(part: Part, text: str) -> str:
    """Return by what name an amount is looked for among the moneys of several countries: pounds are not always sterling."""
    plain = part.unit == "GBP" and text.endswith(("pounds", "pound"), part.start, part.end)
    return "pounds" if plain else part.unit


def _first_named(low: str, countries: Mapping[str, tuple[str, ...]]) -> str | None:
    found = [(low.find(name), code) for code, names in countries.items() for name in names if name in low]
    return min(found)[1] if found else None


# --- tables


@cache
def _homes(word: str) -> Mapping[str, Home]:
    table = cast("Mapping[str, Mapping[str, list[str]]]", _table("local_money")[word])
    return {code: Home(*(tuple(home.get(key, ())) for key in ("datelines", "names", "marks"))) for code, home in table.items()}


@cache
def _begins_mark() -> re.Pattern[str]:
    """Return the pattern of what may be the first two characters of a longer mark: most texts have few or none of these."""
    heads = {mark[:2] for home in _homes("yuan").values() for mark in home.marks if mark[1:]}
    first, second = (re.escape("".join(sorted({head[place] for head in heads}))) for place in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


@cache
def _wires() -> tuple[str, ...]:
    return tuple(cast("Mapping[str, list[str]]", _table("local_money")["wires"])["words"])


@cache
def _shared() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = cast("Mapping[str, Mapping[str, list[str]]]", _table("shared_money"))
    return {unit: {code: tuple(names) for code, names in countries.items()} for unit, countries in table.items()}


def _table(name: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", load().numbers[name])
