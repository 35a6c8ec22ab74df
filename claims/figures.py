"""Numbers as people write them: significant digits, scale words, the unit that suits a size. Never an exponent."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from claims.units import spellings, units

# Scale words, largest first, as they stand behind a number.
SCALES: Mapping[str, tuple[tuple[Decimal, str], ...]] = {
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
# Units shown in a larger one of their dimension once a value reaches it, largest first.
LADDERS: Mapping[str, tuple[str, ...]] = {
    "W": ("TW", "GW", "MW", "kW"),
    "Wh": ("TWh", "GWh", "MWh", "kWh"),
    "kg": ("t",),
    "m": ("km",),
    "byte": ("PB", "TB", "GB", "MB"),
    "s": ("year", "month", "day", "h", "minute"),
}


def tidy(value: Decimal) -> str:
    """Return a decimal as a string without exponent, idle zeros or a sign of zero."""
    text = f"{value:f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits(value: Decimal, significant: int) -> str:
    """Return a number with at most so many significant digits, without idle zeros; integers stay whole."""
    if not value:
        return "0"
    places = max(0, significant - 1 - value.adjusted())
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scale(size: Decimal, language: str) -> tuple[Decimal, str]:
    """Return the largest scale that a size reaches, as factor and word; 1 and "" below all of them."""
    return next(((factor, word) for factor, word in SCALES[language] if abs(size) >= factor), (Decimal(1), ""))


def rung(unit: str, size: Decimal) -> tuple[str, Decimal]:
    """Return the unit in which a size is best told, and how many of `unit` it is: 10⁹ W is told in GW."""
    for name in LADDERS.get(unit, ()):
        known = units().get(name) or spellings()[name]
        if abs(size) >= known.factor:
            return name, known.factor
    return unit, Decimal(1)
