"""The labels of the terminal report, in Chinese and English, and how the ends of intervals are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

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
_SCALES = {
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
# Units shown in a larger one of their dimension once a value reaches it, largest first.
_LADDERS = {
    "W": ("TW", "GW", "MW", "kW"),
    "Wh": ("TWh", "GWh", "MWh", "kWh"),
    "kg": ("t",),
    "m": ("km",),
    "byte": ("PB", "TB", "GB", "MB"),
    "s": ("year", "month", "day", "h", "minute"),
}
_UNIT_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {"percent": "%", "percentage_point": " percentage points", "ratio": " times"},
    "zh": {"percent": "%", "percentage_point": "个百分点", "ratio": "倍"},
}
_UNSCALED = ("percent", "percentage_point", "ratio", "rank", *_LADDERS)
# Six, where messages have four: the ends of a rounding interval lie one digit behind the printed number.
_DIGITS = 6


def spoken(readings: Iterable[Interval], unit: str, language: str) -> str:
    """Return what a number may stand for: `[38.15亿, 38.25亿) CNY`; several readings joined by "or"."""
    values = tuple(readings)
    head, *per = unit.split("/")
    if per[:1] == ["W"]:  # money per watt is spoken of per gigawatt
        values, per = tuple(value * units()["GW"].factor for value in values), ["GW", *per[1:]]
    head, factor = _rung(head, values)
    scales = _SCALES[language] if head == unit.split("/")[0] and head not in _UNSCALED else ()
    told = WORDS[language]["or"].join(_interval(value, factor, scales) for value in values)
    return "/".join((told + _UNIT_WORDS[language].get(head, f" {head}"), *per))


def _rung(unit: str, values: Iterable[Interval]) -> tuple[str, Decimal]:
    """Return the unit of the ladder that the largest end reaches, and how many of `unit` it is."""
    ends = [abs(end.value) for value in values for end in (value.low, value.high) if end is not None]
    for name in _LADDERS.get(unit, ()):
        if ends and max(ends) >= units()[name].factor:
            return name, units()[name].factor
    return unit, Decimal(1)


_Scales = tuple[tuple[Decimal, str], ...]


def _interval(reading: Interval, factor: Decimal, scales: _Scales) -> str:
    low, high = reading.low, reading.high
    if low is not None and low == high:
        return _number(low, factor, scales)
    left = "(−∞" if low is None else f"{'(' if low.open else '['}{_number(low, factor, scales)}"
    right = "∞)" if high is None else f"{_number(high, factor, scales)}{')' if high.open else ']'}"
    return f"{left}, {right}"


def _number(bound: Bound, factor: Decimal, scales: _Scales) -> str:
    value = bound.value / factor
    for scale, word in scales:
        if abs(value) >= scale:
            return f"{_digits(value / scale)}{word}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    """Return at most six significant digits of a number, without exponent or idle zeros; integers stay whole."""
    places = max(0, _DIGITS - 1 - value.adjusted()) if value else 0
    text = f"{value:.{min(places, 12)}f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text
