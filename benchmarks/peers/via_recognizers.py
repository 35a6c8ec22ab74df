"""Quantities as Recognizers-Text reads them: number, percentage and every unit. Runs in an environment of its own."""

from __future__ import annotations

from exchange import Found, serve
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture

_CULTURES = {"zh": Culture.Chinese, "en": Culture.English}


def models(language: str) -> list[object]:
    """Return the models of a language, the most specific first: of two results that overlap the earlier is kept."""
    culture = _CULTURES[language]
    with_unit, number = NumberWithUnitRecognizer(culture), NumberRecognizer(culture)
    return [
        with_unit.get_currency_model(),
        number.get_percentage_model(),
        with_unit.get_dimension_model(),
        with_unit.get_temperature_model(),
        with_unit.get_age_model(),
        number.get_number_model(),
    ]


_MODELS = {language: models(language) for language in _CULTURES}


def read(text: str, language: str) -> list[Found]:
    """Return every result that gives a value and overlaps none already kept."""
    found: list[Found] = []
    for model in _MODELS[language]:
        for result in model.parse(text):
            value = (result.resolution or {}).get("value")
            start, end = result.start, result.end + 1
            if value is None or any(start < other["end"] and other["start"] < end for other in found):
                continue
            unit = result.resolution.get("isoCurrency") or result.resolution.get("unit") or ""
            low = high = value.rstrip("%")
            found.append({"start": start, "end": end, "low": low, "high": high, "unit": "percent" if "%" in value else unit})
    return found


serve(read)
