"""Quantities in shadow text: `mentions` finds every number, reads it with its words, and says what it may mean."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Amount
from claims.parse.lexer import Lexer
from claims.parse.meaning import meaning, scaled
from claims.parse.mention import Mention, Skipped
from claims.parse.nonnumbers import skip_at
from claims.parse.numerals import CJK_NUMERALS
from claims.parse.parts import Part
from claims.parse.rules import reduce
from claims.parse.words import words

ANCHOR = re.compile(rf"[0-9{CJK_NUMERALS}半几数]")


def mentions(text: str, language: str = "zh", currency: str | None = None) -> tuple[list[Mention], list[Skipped]]:
    """Return the quantities of shadow text and what was passed over, both in order.

    `currency` is the ISO code that a bare amount is taken to be in where the text itself does not tell.
    """
    table = words()
    lexer = Lexer(text, table)
    found: list[Part] = []
    skipped: list[Skipped] = []
    floor = 0
    for match in ANCHOR.finditer(text):
        start = match.start()
        if start < floor:
            continue
        passed = skip_at(text, lexer.low, start, table)
        if passed is not None:
            skipped.append(passed)
            floor = passed.end
            continue
        for part in reduce(lexer.island(start, floor)):
            if part.kind == "q":
                found.append(part)
                floor = max(floor, part.end)
        floor = max(floor, start + 1)
    return [mention(part) for part in found if part.unit or part.scale != 1 or not part.spelled], skipped


def mention(part: Part) -> Mention:
    """Return the finished quantity of a reduced part."""
    low: Decimal | None = part.low
    high: Decimal | None = part.high
    if part.hedge in ("over", "at_least") and part.high == part.low:
        high = None
    if part.hedge in ("at_most", "up_to", "nearly", "emphatic"):
        low = None
    factor = part.scale * part.factor
    divisor = Decimal(1)
    for per in part.per:
        divisor *= per.factor
    hard, soft = scaled(meaning(low, high, part.hedge, _is_exact(part)), factor, divisor)
    unit = "/".join([part.unit, *(per.name for per in part.per)])
    written = "/".join([part.word, *(per.written for per in part.per)])
    return Mention(
        start=part.start, end=part.end, printed=Amount(low, high, written),
        base=Amount(_in_base(low, factor, divisor), _in_base(high, factor, divisor), unit),
        hard=hard, soft=soft, form=part.form, hedge="up_to" if part.hedge == "emphatic" else part.hedge, noun=part.noun,
        per=tuple(per.written for per in part.per), shared=part.shared, trace=part.trace,
    )  # fmt: skip


def _is_exact(part: Part) -> bool:
    """Whether no rounding is meant: durations and counted integers without a scale."""
    return part.form in ("duration", "count", "ordinal") and part.scale == 1 and part.low == part.low.to_integral_value()


def _in_base(value: Decimal | None, factor: Decimal, divisor: Decimal) -> Decimal | None:
    if value is None:
        return None
    result = value * factor / divisor
    return result.to_integral_value() if result == result.to_integral_value() else result.normalize()
