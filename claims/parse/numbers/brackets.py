"""What English companies set beside a figure in brackets, in its unit: last year's of SEK 12,345 m (11,980)."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.listed import is_year
from claims.parse.numbers.parts import ONE, Part, replace

# SEK 12,345 m (11,980); a margin of 12.1% (11.4)
BRACKETED = re.compile(r" ?[(（]")
_NO_FOOTNOTE = re.compile(r"[\d,. ]*[.,]\d+|\d{2,}")
_ALIKE = Decimal(4)


def bracketed(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with a bare number alone in brackets in the unit and scale of the level right before it."""
    done: list[Part] = []
    for part in parts:
        before = done[-1] if done and part.form == "number" and not part.unit and not part.hedge else None
        done.append(_beside(part, before, text) if before and text[part.end : part.end + 1] in (")", "）") else part)
    return done


def _beside(part: Part, before: Part, text: str) -> Part:
    known = before.form in ("money", "percent", "count", "measure") and before.low == before.high and not before.role
    if not known or not BRACKETED.fullmatch(text, before.end, part.start):
        return part
    scale = before.scale if part.scale == 1 else part.scale
    size, other = part.low * scale, before.low * before.scale
    if not (size > 0 < other and ONE / _ALIKE < size / other < _ALIKE) or is_year(part, text):
        return part
    if not _NO_FOOTNOTE.fullmatch(text, part.start, part.end):
        return part
    word = before.word if part.scale == 1 else part.word
    return replace(
        part, scale=scale, word=word, unit=before.unit, factor=before.factor, form=before.form, noun=before.noun,
        per=before.per, shared="sentence", trace=(*part.trace, "bracketed"),
    )  # fmt: skip
