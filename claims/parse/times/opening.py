"""The quarter that a text is about before it says which: Lufthansa's quarterly results disappoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claims.parse.times.when import When
from claims.period import days

# What opens a report of a quarter; a dividend or a survey each quarter opens none.
QUARTERLY = re.compile(r"quarter|季", re.IGNORECASE)
_RESULTS = re.compile(
    r"quarterly\s(?:\w+\s){0,2}(?:results?|earnings|profits?|sales|revenues?|loss(?:es)?|report|figures|numbers|net|income)|the\squarter\b"
    r"|单季|季[报绩]|当季|该季",
    re.IGNORECASE,
)
# How far into a text its quarter may be named for the first time.
_LEAD = 1500
# Results come out no later than this after the end of a quarter, in days.
_LATELY = 120


def opening_quarter(text: str, times: Sequence[When], published: date | None) -> str | None:
    """Return the quarter that a text names only after it has told of its results, None where it names one first."""
    told = next((w for w in times if w.start < _LEAD and (w.role == "open" or _is_quarter(w, published))), None)
    if told is None or told.role != "open" or not _RESULTS.match(text, told.start):
        return None
    return next((w.period for w in times if w.start < _LEAD and not w.beside and _is_quarter(w, published)), None)


def _is_quarter(when: When, published: date | None) -> bool:
    """Whether a time is a quarter that ended lately."""
    span = days(when.period) if when.role == "at" and when.period else None
    if span is None or published is None or not 88 <= (span[1] - span[0]).days <= 92:
        return False
    return 0 <= (published - span[1]).days <= _LATELY
