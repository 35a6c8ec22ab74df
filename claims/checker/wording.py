"""Prints quantities for messages, in Chinese and English: a sensible scale, at most four significant digits.

Derived numbers only; what a text says is quoted as it stands (`Case.words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from claims.figures import LADDERS, rung
from claims.interval import Interval
from claims.packs import load
from claims.units import spellings, units

DIGITS = 4
_SCALES = {
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
_ENDS = {
    "zh": {"from": "至少{}", "above": "超过{}", "to": "最多{}", "below": "低于{}", "any": "任意值"},
    "en": {"from": "at least {}", "above": "more than {}", "to": "at most {}", "below": "less than {}", "any": "any value"},
}
_PLAIN = {
    "zh": {"percent": "{}%", "percentage_point": "{}个百分点", "ratio": "{}倍", "rank": "第{}"},
    "en": {"percent": "{}%", "percentage_point": "{} percentage points", "ratio": "{} times", "rank": "number {}"},
}
_SPOKEN = {
    "en": {"h": "hour", "m2": "m²"},
    "zh": {"CNY": "元", "m2": "平方米"},
}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$"}


def print_quantity(value: Decimal, unit: str, language: str) -> str:
    """Return one value with its unit: 500亿美元, $50 billion, 2.5 GW, 3.2个百分点."""
    return _range(value, value, unit, language)


def print_interval(values: Interval, unit: str, language: str) -> str:
    """Return an interval with its unit: 500–600亿美元, at least 10 GW, less than 3%."""
    low, high = values.low, values.high
    if low is None and high is None:
        return _ENDS[language]["any"]
    if low is None or high is None:
        bound = low or high
        assert bound is not None
        end = ("above" if bound.open else "from") if low else ("below" if bound.open else "to")
        return _ENDS[language][end].format(_range(bound.value, bound.value, unit, language))
    return _range(low.value, high.value, unit, language)


def plain_number(value: Decimal, language: str = "en") -> str:
    """Return a number with at most four significant digits, never with an exponent: 2778, 0.0036, 41.67."""
    if not value:
        return "0"
    place = value.adjusted() - DIGITS + 1
    step = Decimal(1).scaleb(place)
    rounded = value.quantize(step, ROUND_HALF_UP) if place < 0 else (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    text = f"{rounded:,f}" if language == "en" else f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _range(low: Decimal, high: Decimal, unit: str, language: str) -> str:
    head, *per = unit.split("/")
    low, high, per = _per_larger(low, high, per)
    under = "".join([f"/{_unit_word(name, language).removeprefix('个')}" for name in per])
    if head in _PLAIN[language]:
        return _PLAIN[language][head].format(_digits(low, high, language)) + under
    if head in LADDERS:
        return _measure(low, high, head, language) + under
    factor, scale = _scale(max(abs(low), abs(high)), language)
    scaled = low / factor
    number = _digits(scaled, scaled if low is high else high / factor, language)
    return _with_unit(number, scale, head, language) + under


def _digits(low: Decimal, high: Decimal, language: str) -> str:
    first = plain_number(low, language)
    last = first if low is high else plain_number(high, language)
    return first if first == last else f"{first}–{last}"


def _scale(size: Decimal, language: str) -> tuple[Decimal, str]:
    for factor, word in _SCALES[language]:
        if size >= factor:
            return factor, word
    return Decimal(1), ""


def _with_unit(number: str, scale: str, unit: str, language: str) -> str:
    if language == "en" and unit in _SIGNS:
        sign, body = ("-", number[1:]) if number.startswith("-") else ("", number)
        return f"{sign}{_SIGNS[unit]}{body}{scale}"
    if language == "en":
        return f"{number}{scale} {_counted(number, unit, language)}"
    word = _unit_word(unit, language)
    return f"{number}{scale}{' ' if word[:1].isascii() else ''}{word}"


def _measure(low: Decimal, high: Decimal, unit: str, language: str) -> str:
    size = max(abs(low), abs(high))
    shown, factor = rung(unit, size)
    number = _digits(low / factor, high / factor, language)
    word = _counted(number, shown, language)
    return f"{number}{word}" if language == "zh" and not word[:1].isascii() else f"{number} {word}"


def _per_larger(low: Decimal, high: Decimal, per: list[str]) -> tuple[Decimal, Decimal, list[str]]:
    """Money per watt is spoken of per gigawatt."""
    if per[:1] != ["W"]:
        return low, high, per
    factor = units()["GW"].factor
    return low * factor, high * factor, ["GW", *per[1:]]


@cache
def _unit_word(unit: str, language: str) -> str:
    """Return how a unit is written: the first Chinese spelling of money, time and lower-case symbols, else the symbol."""
    known = units().get(unit)
    if known is None and language == "zh":
        return _SPOKEN["zh"].get(unit) or _noun(unit)
    if known is None or language == "en" or unit in _SPOKEN[language]:
        return _SPOKEN[language].get(unit, unit)
    if not unit.islower() and not any(root.startswith("currency_") for root in known.dimension):
        return unit
    return next((s for s, u in spellings().items() if u is known and _HAN.match(s)), unit)


@cache
def _noun(unit: str) -> str:
    """Return the Chinese word of a counted noun, or its classifier; the noun itself where it is written so (GPU) or has none."""
    nouns, classifiers = load().numbers.get("nouns"), load().numbers.get("spoken")
    if isinstance(classifiers, Mapping) and isinstance(told := classifiers.get(unit), str):
        return told
    words = nouns.get(unit, ()) if isinstance(nouns, Mapping) else ()
    spoken = [unit] if unit.isupper() else [word for word in words if _HAN.match(word)]
    return spoken[0] if spoken else unit


def _counted(number: str, unit: str, language: str) -> str:
    """Return a unit behind a number: plural in English where it is a word."""
    word = _unit_word(unit, language)
    is_word = word == "GPU" or (word.islower() and (unit not in units() or len(word) > 3))
    return f"{word}s" if language == "en" and is_word and number != "1" and not word.endswith("s") else word
