"""The grammar: small named rules over adjacent tokens, applied in order until none fits.

A rule is a pattern over the letters of the tokens (`Part.kind`) and a production that makes one part of what matched.
The order is the order of composition: numeral and scale, "and some", unit, range, hedge, denominator. The parts are those of
one island, which nothing else holds, so that a production may write into one of them and return it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from claims.parse.numbers.numerals import last_unit
from claims.parse.numbers.parts import HALF, ONE, Part, replace
from claims.units import shape

Production = Callable[[list[Part]], Part | None]

_FORMS = {
    "money": "money",
    "percent": "percent",
    "percentage_point": "points",
    "time": "duration",
    "ratio": "multiple",
    "count": "count",
}
# A currency name that every country uses: what stands before the amount tells which (新台币5亿元, HK$5 dollars).
_ANY_COUNTRY = frozenset({"元", "块钱", "dollars", "dollar"})
# A recent span of years, not a bound: 近三年. And English "over the years" words before a duration.
_RECENT = frozenset({"近", "over"})
# Both ends with a unit and so far apart: a step and the level it leads to (lost 9 cents to $71.40).
_FAR_APART = 20


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` over kinds; `make` returns the combined part, or None where the parts do not fit after all."""

    name: str
    pattern: re.Pattern[str]
    make: Production


RULES: list[Rule] = []


def rule(pattern: str) -> Callable[[Production], Production]:
    def register(make: Production) -> Production:
        RULES.append(Rule(make.__name__, re.compile(pattern), make))
        return make

    return register


@lru_cache(maxsize=4096)
def _next(kinds: str, first: int, place: int) -> tuple[int, int, int] | None:
    """Return the first rule that fits the kinds, and where: rule `first` from `place` on, later rules anywhere."""
    for number in range(first, len(RULES)):
        match = RULES[number].pattern.search(kinds, place)
        if match:
            return number, *match.span()
        place = 0
    return None


def reduce(parts: list[Part]) -> list[Part]:
    """Return the parts after every rule has been applied, in order, wherever it fits."""
    kinds = "".join([part.kind for part in parts])
    found = _next(kinds, 0, 0)
    while found is not None:
        number, start, end = found
        each = RULES[number]
        made = each.make(parts[start:end])
        if made is None:
            found = _next(kinds, number, start + 1)
            continue
        parts[start:end] = [_traced(made, each.name)]
        kinds = kinds[:start] + made.kind + kinds[end:]
        found = _next(kinds, number, start)
    return parts


def _traced(part: Part, rule: str) -> Part:
    part.trace = (*part.trace, rule)
    return part


@rule("ns")
def scaled(parts: list[Part]) -> Part:
    """4.5 million, several hundred million."""
    number, scale = parts
    word = f"{number.word} {scale.word}".strip()
    return replace(number, end=scale.end, scale=number.scale * scale.scale, word=word, spelled=False)


@rule("no")
def and_some(parts: list[Part]) -> Part | None:
    """20多, 1.2万余: over it, under one more of its last unit; 两个半: half a unit more."""
    number, more = parts
    if number.hedge:
        return None
    if more.word == "半":
        return replace(number, end=more.end, low=number.low + more.low, high=number.low + more.low)
    return replace(number, end=more.end, high=number.low + last_unit(number.low), hedge="over")


@rule("na(?=[ucx])")
def plus(parts: list[Part]) -> Part:
    """50+ countries, 100万+用户."""
    return replace(parts[0], end=parts[1].end, hedge=parts[1].hedge, bare=False)


@rule("gm?n")
def signed(parts: list[Part]) -> Part:
    """-1.2%, -$3m, +5%."""
    sign, number = parts[0], parts[-1]
    if len(parts) == 3:
        currency = parts[1]
        number = _quantity(
            number, currency.start, number.end, currency.unit, currency.factor, currency.word, form_of(currency.unit)
        )
    if sign.word in "+＋":
        return replace(number, start=sign.start)
    low, high = number.low, number.high
    return replace(number, start=sign.start, low=-low if high is None else -high, high=-low)


@rule("mnu")
def money_twice(parts: list[Part]) -> Part | None:
    """人民币5亿元, $5 dollars: one currency, named on both sides."""
    before, number, unit = parts
    if shape(unit.unit) != "money":
        return None
    named = before if unit.word in _ANY_COUNTRY else unit
    return _quantity(number, before.start, unit.end, named.unit, named.factor, unit.word, "money")


@rule("mn")
def money(parts: list[Part]) -> Part:
    """$3.5 billion, US$5亿, 人民币5亿."""
    before, number = parts
    return _quantity(number, before.start, number.end, before.unit, before.factor, before.word, form_of(before.unit))


@rule("nu")
def measured(parts: list[Part]) -> Part:
    """350亿美元, 10GW, 12个月; of a discount the two digits of 九五折 count a tenth each."""
    number, unit = parts
    form, factor = form_of(unit.unit), unit.factor
    if unit.word == "折":
        form, factor = "fraction", factor / 10 if number.low >= 10 else factor
    noun = unit.noun if form == "duration" else None
    made = _quantity(number, number.start, unit.end, unit.unit, factor, unit.word, form, noun)
    return replace(made, spelled=False) if number.form == "fraction" and number.spelled else made


@rule("nx")
def multiplied(parts: list[Part]) -> Part:
    """30倍, 7 times, 30x."""
    number, mark = parts
    return _quantity(number, number.start, mark.end, "ratio", ONE, mark.word, "multiple")


@rule("nc")
def counted(parts: list[Part]) -> Part:
    """500万块GPU, 3,000 employees; 一家 is an article unless something says otherwise."""
    number, noun = parts
    is_article = number.spelled and number.low == 1 and number.high == 1 and number.scale == 1
    role = "article" if is_article else ""
    return _quantity(number, number.start, noun.end, noun.unit, ONE, noun.word, "count", noun.noun, role)


@rule("n")
def bare(parts: list[Part]) -> Part:
    """A number alone: percent or a ratio where the numeral itself says so, else without a unit until the context tells."""
    number = parts[0]
    form = number.form or ("percent" if number.unit == "percent" else "number")
    return _quantity(number, number.start, number.end, number.unit, ONE, "", form)


@rule("qo")
def and_half_or_some(parts: list[Part]) -> Part | None:
    """两年半, 两倍多, 3年多: a half more, or over it and under one more."""
    quantity, more = parts
    if quantity.hedge or quantity.high != quantity.low:
        return None
    if more.word == "半":
        value = quantity.low + more.low
        return replace(quantity, end=more.end, low=value, high=value)
    step = ONE if quantity.low < 10 else last_unit(quantity.low)
    return replace(quantity, end=more.end, high=quantity.low + step, hedge="over")


@rule("w?b?qrqz?")
def ranged(parts: list[Part]) -> Part | None:
    """2.5万至4万美元, $50–60B, between 50 and 60 billion dollars: scale and unit of the right end carry to the left."""
    left, right = (part for part in parts if part.kind == "q")
    first = parts[0]
    if not (_is_point(left) and _is_point(right)):
        return None
    low = _left_end(left, right)
    if low is None or low > right.low or (left.unit and 0 < low * _FAR_APART < right.low):
        return None
    start = first.start if first.kind == "b" or first.word == "between" else left.start
    if parts[0].kind == "w" and parts[1].kind == "b":
        start = parts[1].start
    shared = "range" if (left.unit, left.scale) != (right.unit, right.scale) else ""
    if not right.unit:
        right = replace(right, unit=left.unit, factor=left.factor, form=left.form, word=right.word or left.word)
    return replace(right, start=start, low=low, hedge="range", shared=shared, bare=False, trace=(*left.trace, *right.trace))


def _is_point(part: Part) -> bool:
    return part.low == part.high and part.hedge in ("", "over") and not (part.form == "count" and part.role == "article")


def _left_end(left: Part, right: Part) -> Decimal | None:
    """Return the left end in the right end's scale and unit, with what it shares of them; None where they do not fit.

    A unit before the number is that of both ends: $3 to 4, 百分之三十至四十.
    """
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and left.form != "money" and not (left.form == "percent" and not left.word):
        return None
    if left.scale == 1 and right.scale != 1 and left.low <= right.low and (left.factor == right.factor or not left.unit):
        return left.low
    factor = left.factor if left.unit else right.factor
    return left.low * left.scale * factor / (right.scale * right.factor)


@rule("bq")
def hedged_before(parts: list[Part]) -> Part:
    return _hedged_by(*parts)


def _hedged_by(hedge: Part, quantity: Part) -> Part:
    if quantity.form == "number" and quantity.spelled and quantity.low == HALF:
        quantity.unit, quantity.form = "ratio", "fraction"
    if quantity.form == "duration" and hedge.word.lower() in _RECENT and (quantity.low < 10 or hedge.role == "during"):
        return quantity
    _hedge(quantity, hedge.hedge)
    quantity.start = hedge.start
    return quantity


def hedged_at_once(hedge: Part, quantity: Part) -> Part:
    """Return what `reduce` makes of these two."""
    return _traced(_hedged_by(hedge, quantity), "hedged_before")


@rule("qp?a")
def hedged_after(parts: list[Part]) -> Part:
    """4%以上, 每月… 3万元/月以上."""
    quantity = parts[0] if len(parts) == 2 else _over(parts[0], parts[1])
    _hedge(quantity, parts[-1].hedge)
    quantity.end = parts[-1].end
    return quantity


@rule("qp")
def rated(parts: list[Part]) -> Part:
    """500亿美元/GW, $32 an hour, 万桶/日; a percent or a multiple has no denominator (15% a year is 15 %)."""
    return _over(*parts)


def _over(quantity: Part, per: Part) -> Part:
    if quantity.form in ("percent", "multiple", "fraction", "points", "duration"):
        return quantity
    quantity.end, quantity.per = per.end, quantity.per + per.per
    return quantity


def _hedge(quantity: Part, hedge: str) -> None:
    """Give the quantity a hedge; a range keeps its ends, and what is vague already stays so."""
    if quantity.hedge not in ("", "about") or quantity.high != quantity.low:
        return
    if hedge == "vague":
        quantity.high = quantity.low * 10
    elif quantity.role == "article":
        quantity.role = ""
    quantity.hedge, quantity.bare = hedge, False


def joined(scale: str, unit: str) -> str:
    """Return scale and unit as one printed unit: 亿美元, million barrels."""
    return f"{scale} {unit}" if scale[-1:].isascii() and unit[:1].isalpha() and scale and unit[:1].isascii() else scale + unit


def _quantity(
    number: Part, start: int, end: int, unit: str, factor: Decimal, word: str, form: str, noun: str | None = None, role: str = ""
) -> Part:
    """Return the quantity that a numeral is in a unit."""
    word = joined(number.word, word) if number.word else word
    return Part(
        "q", start, end, number.low, number.high, number.scale, factor, unit, word, number.hedge, form, noun, number.per,
        number.spelled, number.bare, number.shared, role, number.growth, number.trace,
    )  # fmt: skip


@cache
def form_of(unit: str) -> str:
    """Return the form of a quantity in a unit."""
    return _FORMS.get(shape(unit), "measure") if unit else "number"
