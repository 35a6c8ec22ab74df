"""Amounts of money as JioNLP reads them; it has no parser for other quantities. Runs in an environment of its own."""

from __future__ import annotations

import contextlib
import io

from exchange import Found, serve

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp


def read(text: str, language: str) -> list[Found]:
    """Return the amounts of a text; an English text is read as it is, and gives little."""
    found: list[Found] = []
    for amount in jionlp.ner.extract_money(text, with_parsing=True) or []:
        detail = amount.get("detail") or {}
        low, high = _ends(detail.get("num"))
        if low is not None:
            start, end = amount["offset"]
            found.append({"start": start, "end": end, "low": low, "high": high, "unit": detail.get("case") or ""})
    return found


def _ends(number: object) -> tuple[str | None, str | None]:
    if isinstance(number, list):
        return str(number[0]), str(number[1])
    return (str(number), str(number)) if number is not None else (None, None)


serve(read)
