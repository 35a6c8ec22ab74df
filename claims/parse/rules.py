"""The grammar: small named rules over adjacent tokens, applied in order until none fits.

A rule is a pattern over the letters of the tokens (`Part.kind`) and a production that makes one part of what matched.
The order is the order of composition: numeral and scale, unit, "and some", range, hedge, denominator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.parse.numerals import _last_unit as last_unit
from claims.parse.parts import Part
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
_UNITLESS = ("元", "块钱", "dollars", "dollar")


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


def reduce(parts: list[Part]) -> list[Part]:
    """Return the parts after every rule has been applied, in order, wherever it fits."""
    kinds = "".join(part.kind for part in parts)
    for each in RULES:
        place = 0
        while match := each.pattern.search(kinds, place):
            start, end = match.span()
            made = each.make(parts[start:end])
            if made is None:
                place = start + 1
                continue
            parts = [*parts[:start], replace(made, trace=(*made.trace, each.name)), *parts[end:]]
            kinds = kinds[:start] + made.kind + kinds[end:]
            place = start if made.kind != kinds[start : start + 1] or end - start > 1 else start + 1
    return parts


def _span(parts: list[Part], of: Part) -> Part:
    return replace(of, start=parts[0].start, end=max(part.end for part in parts))


@rule("ns")
def scaled(parts: list[Part]) -> Part:
    """4.5 million; tens of billions come as a vague numeral."""
    number, scale = parts
    return replace(
        number, end=scale.end, scale=number.scale * scale.scale, word=number.word + scale.word.strip(" -"), spelled=False
    )


@rule("no")
def and_some(parts: list[Part]) -> Part | None:
    """20多, 1.2万余: over it, under one more of its last unit."""
    number, _ = parts
    if number.hedge:
        return None
    return replace(number, end=parts[1].end, high=number.low + last_unit(number.low), hedge="over")


@rule("na(?=[uc])")
def plus(parts: list[Part]) -> Part:
    """50+ countries, 100万+用户."""
    return replace(parts[0], end=parts[1].end, high=None, hedge=parts[1].hedge)


@rule("gn")
def negative(parts: list[Part]) -> Part:
    number = parts[1]
    high = number.high if number.high is None else -number.low
    return _span(parts, replace(number, low=-(number.high if number.high is not None else number.low), high=high))


@rule("mnu")
def money_twice(parts: list[Part]) -> Part | None:
    """人民币5亿元, $5 dollars: one currency, named on both sides; another unit behind wins over nothing."""
    before, number, unit = parts
    if shape(unit.unit) != "money":
        return None
    money = before if unit.word in _UNITLESS else unit
    return _quantity(parts, number, money.unit, money.factor, unit.word)


@rule("mn")
def money(parts: list[Part]) -> Part:
    """$3.5 billion, US$5亿, 人民币5亿."""
    before, number = parts
    return _quantity(parts, number, before.unit, before.factor, before.word)


@rule("nu")
def measured(parts: list[Part]) -> Part:
    number, unit = parts
    made = _quantity(parts, number, unit.unit, unit.factor, unit.word)
    return replace(made, noun=unit.noun if made.form == "duration" else None)


@rule("nx")
def multiplied(parts: list[Part]) -> Part:
    """30倍, 7 times, 30x."""
    return _quantity(parts, parts[0], "ratio", Decimal(1), parts[1].word)


@rule("nc")
def counted(parts: list[Part]) -> Part:
    number, noun = parts
    made = _quantity(parts, number, noun.unit, Decimal(1), noun.word)
    return replace(made, form="count", noun=noun.noun)


@rule("n")
def bare(parts: list[Part]) -> Part:
    """A number alone: its unit is "percent" or "ratio" where the numeral says so, else "" until the context gives one."""
    number = parts[0]
    form = {"percent": "percent", "ratio": "fraction"}.get(number.unit, "number")
    return replace(_quantity(parts, number, number.unit, Decimal(1), ""), form=form)


@rule("qo")
def and_half_or_some(parts: list[Part]) -> Part | None:
    """两年半, 两倍多, 3年多: a half more, or over it and under one more."""
    quantity, more = parts
    if quantity.hedge or quantity.high != quantity.low:
        return None
    if more.word == "半":
        value = quantity.low + Decimal("0.5")
        return _span(parts, replace(quantity, low=value, high=value))
    step = Decimal(1) if quantity.low == quantity.low.to_integral_value() and quantity.low < 10 else last_unit(quantity.low)
    return _span(parts, replace(quantity, high=quantity.low + step, hedge="over"))


@rule("w?qrqz?")
def ranged(parts: list[Part]) -> Part | None:
    """2.5万至4万美元, $50–60B, between 50 and 60 billion dollars: scale and unit of the right end carry to the left."""
    left, right = (part for part in parts if part.kind == "q")
    connector = next(part for part in parts if part.kind == "r")
    opening = parts[0] if parts[0].kind == "w" else None
    if connector.word == "and" and not (opening and opening.word.lower() in ("between", "介于")):
        return None
    if left.hedge or right.hedge or left.high is None or right.high is None or left.high != left.low or right.high != right.low:
        return None
    shared = _shared(left, right)
    if shared is None:
        return None
    low, scale = shared
    if low * scale > right.low * right.scale:
        return None
    if scale != right.scale:
        low, scale = low * scale / right.scale, right.scale
    return _span(
        parts,
        replace(
            right,
            start=left.start,
            low=low,
            hedge="range",
            shared="range" if not left.unit or left.scale != right.scale else "",
            trace=left.trace + right.trace,
        ),
    )


def _shared(left: Part, right: Part) -> tuple[Decimal, Decimal] | None:
    """Return the left end's magnitude and scale once it has what the right end states for both; None if they differ."""
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit:
        return (
            None
            if left.form not in ("money",)
            else (left.low, right.scale if left.scale == 1 and left.low * right.scale <= right.low * right.scale else left.scale)
        )
    if left.scale == 1 and right.scale != 1 and left.low <= right.low:
        return left.low, right.scale
    if left.factor != right.factor and left.unit:
        return left.low * left.factor / right.factor, left.scale
    return left.low, left.scale


@rule("bq")
def hedged_before(parts: list[Part]) -> Part:
    return _span(parts, _hedged(parts[1], parts[0].hedge))


@rule("qa")
def hedged_after(parts: list[Part]) -> Part:
    return _span(parts, _hedged(parts[0], parts[1].hedge))


@rule("qp")
def rated(parts: list[Part]) -> Part:
    """500亿美元/GW, $32 an hour, 万桶/日."""
    quantity, per = parts
    return _span(parts, replace(quantity, per=quantity.per + per.per))


@rule("qa")
def hedged_rate(parts: list[Part]) -> Part:
    return _span(parts, _hedged(parts[0], parts[1].hedge))


def _hedged(quantity: Part, hedge: str) -> Part:
    """Return the quantity with a hedge; a range keeps its ends, and what is already vague stays so."""
    if quantity.hedge and quantity.hedge != "about":
        return quantity
    if quantity.high != quantity.low:
        return quantity
    return replace(quantity, hedge=hedge, bare=False)


def _quantity(parts: list[Part], number: Part, unit: str, factor: Decimal, word: str) -> Part:
    form = _FORMS.get(shape(unit), "measure") if unit else "number"
    return replace(
        number,
        kind="q",
        start=parts[0].start,
        end=max(part.end for part in parts),
        unit=unit,
        factor=factor,
        word=number.word + word,
        form=form,
    )
