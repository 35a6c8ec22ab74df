"""Quantities as quantulum3 reads them (English), without its classifier. Runs in an environment of its own."""

from __future__ import annotations

import warnings

from exchange import Found, serve

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from quantulum3 import parser


def read(text: str, language: str) -> list[Found]:
    """Return the quantities of a text; an uncertainty is taken for a range, as it means for "4 to 5"."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quantities = parser.parse(text)
    found: list[Found] = []
    for quantity in quantities:
        spread = quantity.uncertainty or 0
        found.append(
            {
                "start": quantity.span[0],
                "end": quantity.span[1],
                "low": repr(quantity.value - spread),
                "high": repr(quantity.value + spread),
                "unit": quantity.unit.name,
            }
        )
    return found


serve(read)
