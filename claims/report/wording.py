"""The labels of the terminal report, in Chinese and English, and how the ends of intervals are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from claims.interval import Bound, Interval

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
    },
    "zh": {
        "interval": "容许",
        "derivation": "推算",
        "gap": "相差",
        "reconcile": "若要一致",
        "explanations": "或因",
        "or": " 或 ",
        "said": "{}说",
    },
}
_SCALES = {
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
# Six, where messages have four: the ends of a rounding interval lie one digit behind the printed number.
_DIGITS = 6


def spoken(readings: Iterable[Interval], unit: str, language: str) -> str:
    """Return what a number may stand for: `[38.15亿, 38.25亿) CNY`; several readings joined by "or"."""
    per = unit.split("/")[1:]
    factor = Decimal(10) ** 9 if per[:1] == ["W"] else Decimal(1)  # money per watt is spoken of per gigawatt
    shown = unit.replace("/W", "/GW", 1) if factor > 1 else unit
    values = WORDS[language]["or"].join(_interval(reading, factor, unit, language) for reading in readings)
    return f"{values}%" if unit == "percent" else f"{values} {shown}"


def _interval(reading: Interval, factor: Decimal, unit: str, language: str) -> str:
    low, high = reading.low, reading.high
    if low is not None and low == high:
        return _number(low, factor, unit, language)
    left = "(−∞" if low is None else f"{'(' if low.open else '['}{_number(low, factor, unit, language)}"
    right = "∞)" if high is None else f"{_number(high, factor, unit, language)}{')' if high.open else ']'}"
    return f"{left}, {right}"


def _number(bound: Bound, factor: Decimal, unit: str, language: str) -> str:
    value = bound.value * factor
    scales = () if unit in ("percent", "percentage_point", "ratio", "rank") else _SCALES[language]
    for scale, word in scales:
        if abs(value) >= scale:
            return f"{_digits(value / scale)}{word}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    """Return at most six significant digits of a number, without exponent or idle zeros; integers stay whole."""
    places = max(0, _DIGITS - 1 - value.adjusted()) if value else 0
    text = f"{value:.{min(places, 12)}f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text
