"""English amounts that go on from one per something: "$1.9 billion, or $2.95 a share, from $1.6 billion, or $2.41"."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.parts import Part, Per, replace, size_of
from claims.units import units

_OR = re.compile(r",? \(?or $")
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[。！？；\n]")
# What sets an amount against the one before it. Only an amount of about the same size goes on in its unit.
_FILLERS = "a|an|the|consensus|estimates?|forecasts?|of|its|about|around|roughly|nearly"
_DATED = r"\d{4}年|\d{1,2}月|[前去上]年|[上年月季周][初末底]|上[月周季]|[前此]前|同[期月]|[底末初]"
_AGAINST = re.compile(
    r"(?:\b(?:from|to|than|above|below|versus|vs\.?|against|with|of|at|and|or"
    r"|beat|beating|topped|topping|missed|missing|expected|forecast)"
    rf"|(?:比|较|至|到|从|由|为|高于|低于)(?:{_DATED}){{0,3}}的?)(?: (?:{_FILLERS})){{0,4}} ?$"
)
# What is paid once goes on in no unit of time: $220 million a year against one-off costs of $300 million.
_ONCE = re.compile(r"\b(?:one-off|one-time|once|up-?front|initial|in total|in all|altogether)\b|一次性|一次过|首期")
_STEP = re.compile(
    r"\b(?:rose|gained|added|up|climbed|jumped|surged|rallied|(fell|lost|down|dropped|slid|shed|slipped|eased|sank|tumbled)) $"
    r"|(?:[涨升]|([跌降]))(?:了|近|约)?$"
)
# A step told behind its level: at $60 a barrel, up 40 cents; 收每桶64美元,下跌1.2美元.
_STEPS_BACK = re.compile(
    r",? (?:up|down|off|a (?:gain|drop|rise|fall|decline) of) |[,，][^,，。;；\d]{0,8}[涨跌升降](?:了|约|近)?"
)
# What commodities are priced by: a price without it goes on from the one of the sentence before.
_PRICED = frozenset({"barrel", "bushel", "kg", "ounce", "mmbtu", "gallon"})
_NEAR = 110
_STEP_NEAR = 70
_SAME_SIZE = Decimal("0.4")
_TOTAL = 1000


def paralleled(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with the denominator of a parallel amount of the same sentence for those that leave it out."""
    if not any(part.per and _is_rate(part) for part in parts):
        return parts
    done = list(parts)
    for place, part in enumerate(parts):
        if part.form == "money" and not part.per and part.unit in units() and not part.role:
            given = _of_or(parts, place, text) or _of_level(done, place, text) or _of_price(done, place, text)
            if given:
                done[place] = replace(part, per=given, shared="sentence", trace=(*part.trace, "paralleled"))
    return _stepped(done, text)


def _stepped(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with the denominator of the level for each step that leads to one."""
    done = list(parts)
    for place, part in enumerate(parts):
        if part.form == "money" and not part.per and part.unit in units() and not part.role:
            given = _of_target(parts, place, text)
            if given:
                way = _STEP.search(text[max(0, part.start - 12) : part.start])
                moved = (f"moved_{'down' if way[1] or way[2] else 'up'}",) if way else ()
                done[place] = replace(part, per=given, shared="sentence", trace=(*part.trace, "paralleled", *moved))
    return done


def _is_rate(part: Part) -> bool:
    return part.form == "money" and len(part.per) == 1 and "exchanged" not in part.trace


def _of_or(parts: list[Part], place: int, text: str) -> tuple[Per, ...]:
    """Return the denominator of the other "or $X a share" for an "or $Y" whose total is far above it."""
    if not _is_aside(parts, place, text):
        return ()
    near = [*range(place - 1, max(-1, place - 5), -1), *range(place + 1, min(len(parts), place + 5))]
    for other in near:
        if _is_rate(parts[other]) and _is_aside(parts, other, text) and _one_sentence(parts[place], parts[other], text):
            return parts[other].per if parts[other].unit == parts[place].unit else ()
    return ()


def _is_aside(parts: list[Part], place: int, text: str) -> bool:
    """Whether an amount restates the one before it, a total, per something: "$640 million, or $1.12"."""
    if place == 0:
        return False
    total, part = parts[place - 1], parts[place]
    if total.form != "money" or total.per or total.unit != part.unit or total.low <= 0:
        return False
    return bool(_OR.fullmatch(text[total.end : part.start])) and size_of(total) > _TOTAL * size_of(part)


def _of_level(done: list[Part], place: int, text: str) -> tuple[Per, ...]:
    """Return the denominator of the rate that an amount of about its size is set against: to $60 a barrel from $57.50."""
    part = done[place]
    for other in range(place - 1, max(-1, place - 4), -1):
        level = done[other]
        if not _is_rate(level) or level.unit != part.unit:
            continue
        gap = text[level.end : part.start]
        if _STEPS_BACK.fullmatch(gap) and size_of(part) < size_of(level):
            return level.per
        fits = len(gap) <= _NEAR and _AGAINST.search(gap) and not (_SENTENCE_END.search(gap) or _ONCE.search(gap))
        return level.per if fits and _are_alike(level, part) else ()
    return ()


def _of_price(done: list[Part], place: int, text: str) -> tuple[Per, ...]:
    """Return the denominator of the price of the sentence before: $67 a barrel. The other crude settled at $63."""
    part = done[place]
    if part.scale != 1 or not text.endswith((" at ", " to "), 0, part.start):
        return ()
    for other in range(place - 1, max(-1, place - 5), -1):
        price = done[other]
        if not _is_rate(price) or price.unit != part.unit or price.per[0].name not in _PRICED:
            continue
        gap = text[price.end : part.start]
        return price.per if len(gap) <= 2 * _NEAR and "\n" not in gap and _are_alike(price, part) else ()
    return ()


def _of_target(parts: list[Part], place: int, text: str) -> tuple[Per, ...]:
    """Return the denominator of the level that a step leads to: rose 7 cents to $61.05 a barrel."""
    if place + 1 >= len(parts):
        return ()
    part = parts[place]
    target = next((each for each in parts[place + 1 : place + 3] if each.form == "money"), None)
    if target is None or not _is_rate(target) or target.unit != part.unit or target.start - part.end > _STEP_NEAR:
        return ()
    before, gap = text[max(0, part.start - 12) : part.start], text[part.end : target.start]
    if _SENTENCE_END.search(gap):
        return ()
    if re.fullmatch(r" (?:a|per) [a-z]+ to ", gap):
        return ()
    if gap in (" to ", " from ", " and ", " or ") and _are_alike(part, target):
        return target.per
    leads = gap.endswith((" to ", " at ", "至", "到", "报", "于", "收")) and size_of(part) < size_of(target)
    return target.per if leads and (_STEP.search(before) or before.endswith(" by ")) else ()


def _are_alike(a: Part, b: Part) -> bool:
    low, high = sorted((size_of(a), size_of(b)))
    return low > 0 and low / high >= _SAME_SIZE


def _one_sentence(a: Part, b: Part, text: str) -> bool:
    first, last = (a, b) if a.start < b.start else (b, a)
    return last.start - first.end <= 200 and not _SENTENCE_END.search(text, first.end, last.start)
