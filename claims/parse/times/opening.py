"""The quarter that a text is about before it says which: Lufthansa's quarterly results disappoint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claims.parse.times.dates_both import looks_ahead
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


def told_lately(text: str, times: Sequence[When], published: date | None) -> str | None:
    """Return the quarter or month that ended lately if it is the first time over that a text names: what it reports on.

    Last year may be named on the way, and days are no such times.
    """
    if published is None:
        return None
    for when in times:
        if when.start >= _LEAD or (when.role != "at" and when.part):
            return None
        span = days(when.period) if when.period and not when.period.startswith("FY") else None
        if when.role != "at" or when.beside not in ("", "opening") or _ANY_YEAR.fullmatch(text, when.start, when.end):
            continue
        if span is not None and (span[0] == span[1] or span[1] > published or looks_ahead(text, when.start, when.end)):
            continue
        if not (_is_quarter(when, published) or (when.start < _HEAD and _is_month(when, published))):
            return None
        if _TOLD_OF.search(text, max(0, when.start - _NEAR), when.end + _NEAR) is None:
            return None
        later = (w for w in times if when.start < w.start < _HEAD and w.role == "at" and not w.beside and _is_month(w, published))
        return max((when, *later), key=lambda w: w.period).period if _is_month(when, published) else when.period
    return None


# last year's, 去年: told on the way.
_ANY_YEAR = re.compile(r"(?:last|the\sprevious|the\sprior)\syear(?:['’]s)?|去年|上年", re.IGNORECASE)
# What is told of a quarter or a month, and how near it stands.
_TOLD_OF = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|net\sincome|net\sloss|results|registrations|registered|deliver(?:ed|ies)|exports|shipments|output|production)\b|营收|净利|收入|业绩|销量|交付|出口|产量|零售|挂牌",
    re.IGNORECASE,
)
_NEAR = 80
# A month is named in the headline or the first sentences of a report on it.
_HEAD = 450


def _is_month(when: When, published: date) -> bool:
    """Whether a time is a month that ended in the last two."""
    span = days(when.period) if when.period else None
    return span is not None and 27 <= (span[1] - span[0]).days <= 30 and 0 <= (published - span[1]).days <= _LATELY // 2


def _is_quarter(when: When, published: date | None) -> bool:
    """Whether a time is a quarter that ended lately."""
    span = days(when.period) if when.role == "at" and when.period else None
    if span is None or published is None or not 88 <= (span[1] - span[0]).days <= 92:
        return False
    return 0 <= (published - span[1]).days <= _LATELY
