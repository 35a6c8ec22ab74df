"""The labels of the terminal report, in Chinese and English, and how the ends of intervals are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from claims.figures import LADDERS, digits, rung, scale
from claims.interval import Bound, Interval
from claims.units import units

SIGNS = {"inconsistent": "✗", "tension": "△", "consistent": "✓", "not_comparable": "·"}

# Short, because they stand in a column before what they label; the words for verdicts and severities are in `labels`.
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "interval": "allows",
        "derivation": "steps",
        "gap": "apart",
        "reconcile": "to agree",
        "explanations": "perhaps",
        "or": " or ",
        "said": "says {}",
        "more": "… and {} more places",
    },
    "zh": {
        "interval": "容许",
        "derivation": "推算",
        "gap": "相差",
        "reconcile": "若要一致",
        "explanations": "或因",
        "or": " 或 ",
        "said": "{}说",
        "more": "……另有{}处",
    },
}
_UNIT_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {"percent": "%", "percentage_point": " percentage points", "ratio": " times"},
    "zh": {"percent": "%", "percentage_point": "个百分点", "ratio": "倍"},
}
_UNSCALED = ("percent", "percentage_point", "ratio", "rank", *LADDERS)
# Six, where messages have four: the ends of a rounding interval lie one digit behind the printed number.
_DIGITS = 6


def spoken(readings: Iterable[Interval], unit: str, language: str) -> str:
    """Return what a number may stand for: `[38.15亿, 38.25亿) CNY`; several readings joined by "or"."""
    values = tuple(readings)
    head, *per = unit.split("/")
    if per[:1] == ["W"]:  # money per watt is spoken of per gigawatt
        values, per = tuple(value * units()["GW"].factor for value in values), ["GW", *per[1:]]
    ends = [abs(end.value) for value in values for end in (value.low, value.high) if end is not None]
    head, factor = rung(head, max(ends, default=Decimal(0)))
    is_scaled = head == unit.split("/")[0] and head not in _UNSCALED
    told = WORDS[language]["or"].join(_interval(value, factor, language if is_scaled else "") for value in values)
    return "/".join((told + _UNIT_WORDS[language].get(head, f" {head}"), *per))


def _interval(reading: Interval, factor: Decimal, language: str) -> str:
    low, high = reading.low, reading.high
    if low is not None and low == high:
        return _number(low, factor, language)
    left = "(−∞" if low is None else f"{'(' if low.open else '['}{_number(low, factor, language)}"
    right = "∞)" if high is None else f"{_number(high, factor, language)}{')' if high.open else ']'}"
    return f"{left}, {right}"


def _number(bound: Bound, factor: Decimal, language: str) -> str:
    """Return one end, with a scale word where a language for it is given."""
    value = bound.value / factor
    size, word = scale(value, language) if language else (Decimal(1), "")
    return digits(value / size, _DIGITS).replace("-", "−") + word
