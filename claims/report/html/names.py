"""How subjects, metrics, units and amounts are called in the language of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from claims.figures import LADDERS, digits, rung, scale
from claims.interval import Interval
from claims.model import Claim
from claims.packs import CAR_MARKET, load
from claims.units import spellings, units

_HAN = re.compile(r"[\u4e00-\u9fff]")
# How many digits a number of a table or an axis shows.
SHOWN = 4
# The ends of a rounding interval lie one or two digits behind the printed number.
ENDS = 6
_PLAIN: Mapping[str, Mapping[str, str]] = {
    "en": {"percent": "{}%", "percentage_point": "{} pp", "ratio": "{}×", "rank": "No. {}"},
    "zh": {"percent": "{}%", "percentage_point": "{}个百分点", "ratio": "{}倍", "rank": "第{}"},
}
# What numbers measure that are of no metric of the rules.
_METRICS: Mapping[str, Mapping[str, str]] = {
    "en": {"item_count": "items", "person_count": "people", "unit_count": "units"},
    "zh": {"duration": "时长", "rank": "名次", "item_count": "件数", "person_count": "人数", "unit_count": "台数"},
}
_UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {"m2": "m²", "person": "people"},
    "zh": {
        "CNY": "元",
        "m2": "平方米",
        "item": "件",
        "unit": "台",
        "person": "人",
        "share": "股",
        "vehicle": "辆",
        "barrel": "桶",
    },
}


def chinese_names(name: str) -> tuple[str, ...]:
    """Return how Chinese texts call a subject that the rules know, or a source without a name."""
    entity = next(iter(load().named.get(name, ())), None)
    if entity is None:
        return _sources().get(name, ())
    return tuple(f"{word}车市" for word in entity.zh) if name.endswith(CAR_MARKET) else entity.zh


def metric_name(metric: str | None, language: str) -> str:
    """Return the first word of a metric; an open metric is its own words."""
    known = load().metrics.get(metric or "")
    words = () if known is None else known.zh if language == "zh" else known.en
    if words or not metric:
        return words[0] if words else ""
    told = _METRICS[language].get(metric)
    if not told and language == "zh" and metric.endswith("_count"):
        noun = _noun(metric.removesuffix("_count").replace("_", " "))
        told = f"{noun}数" if noun else None
    return told or metric.replace("_", " ")


def fiscal_year_end(subject: str | None) -> int | None:
    """Return the month in which a subject's fiscal year ends; None for one that the rules do not know."""
    entity = next(iter(load().named.get(subject or "", ())), None)
    return entity.fiscal_year_end if entity else None


def amount(claim: Claim, language: str) -> str:
    """Return what a claim says in its base unit: a point, both ends, or ≥ or ≤ the only one."""
    low, high = claim.base.low, claim.base.high
    if low is None and high is None:
        return f"… {claim.base.unit}"
    ends = [end for end in (low, high) if end is not None]
    scaled = _Scaled(claim.base.unit, max(abs(end) for end in ends), language)
    told = "–".join(dict.fromkeys(scaled.number(end, SHOWN) for end in ends))
    return (
        scaled.dressed(told) if low is not None and high is not None else f"{'≥' if high is None else '≤'} {scaled.dressed(told)}"
    )


def single(value: Decimal, unit: str, language: str, size: Decimal | None = None) -> str:
    """Return one value with its unit; `size` is what the scale word is chosen by, where values stand in a row."""
    scaled = _Scaled(unit, abs(value) if size is None else size, language)
    return scaled.dressed(scaled.number(value, SHOWN)) if value else "0"


def step(unit: str, size: Decimal) -> Decimal:
    """Return how much of `unit` is one of what a value of that size is told in: a year is 31557600 s."""
    return _Scaled(unit, abs(size), "en").factor


def interval(values: Interval, unit: str, language: str) -> str:
    """Return an interval with its brackets: [38.15, 38.25)亿元."""
    low, high = values.low, values.high
    ends = [abs(end.value) for end in (low, high) if end is not None]
    scaled = _Scaled(unit, max(ends, default=Decimal(0)), language)
    if low is not None and low == high:
        return scaled.dressed(scaled.number(low.value, ENDS))
    left = "(−∞" if low is None else f"{'(' if low.open else '['}{scaled.number(low.value, ENDS)}"
    right = "∞)" if high is None else f"{scaled.number(high.value, ENDS)}{')' if high.open else ']'}"
    return scaled.dressed(f"{left}, {right}")


class _Scaled:
    """A unit in the size that suits its values: which scale word, which multiple, and how it stands behind a number."""

    def __init__(self, unit: str, size: Decimal, language: str) -> None:
        head, *per = unit.split("/")
        self.language = language
        self.factor = Decimal(1)
        if per[:1] == ["W"]:  # money per watt is spoken of per gigawatt
            self.factor, per = 1 / units()["GW"].factor, ["GW", *per[1:]]
        self.head, step = rung(head, size / self.factor)
        self.factor *= step
        self.per = per
        self.word = ""
        if self.head == head and head not in _PLAIN["en"] and head not in LADDERS:
            step, self.word = scale(size / self.factor, language)
            self.factor *= step

    def number(self, value: Decimal, significant: int) -> str:
        told = digits(value / self.factor, significant).replace("-", "−")
        whole, point, rest = told.partition(".")
        return f"{int(whole):,}{point}{rest}" if self.language == "en" and whole.isdecimal() else told

    def dressed(self, number: str) -> str:
        under = "".join(f"/{_unit_word(name, self.language)}" for name in self.per)
        if self.head in _PLAIN[self.language]:
            return _PLAIN[self.language][self.head].format(number) + under
        word = _unit_word(self.head, self.language)
        if self.language == "en" and f"{number}{self.word}" != "1":
            word = _plural(word)
        blank = "" if self.language == "zh" and _HAN.match(word) else " "
        return f"{number}{self.word}{blank}{word}{under}"


def _noun(name: str) -> str:
    """Return the Chinese word of a counted noun; "" where the rules have none."""
    nouns = load().numbers.get("nouns")
    words = nouns.get(name, ()) if isinstance(nouns, Mapping) else ()
    return next((word for word in words if _HAN.match(word)), "")


def _plural(word: str) -> str:
    is_noun = word == "GPU" or (word.islower() and len(word) > 3)
    if not is_noun or word.endswith(("s", "people")):
        return word
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


@cache
def _unit_word(unit: str, language: str) -> str:
    if unit in _UNITS[language]:
        return _UNITS[language][unit]
    known = units().get(unit)
    if language == "en":
        return unit
    if known is None:
        return unit if unit.isupper() else _noun(unit) or unit
    if not unit.islower() and not any(root.startswith("currency_") for root in known.dimension):
        return unit
    return next((word for word, other in spellings().items() if other is known and _HAN.match(word)), unit)


@cache
def _sources() -> Mapping[str, tuple[str, ...]]:
    speech = load().cues.get("speech")
    sources = speech.get("source") if isinstance(speech, Mapping) else None
    held = sources.items() if isinstance(sources, Mapping) else ()
    return {str(name): tuple(word for word in words if _HAN.match(word)) for name, words in held}
