"""Periods of time as canonical strings, and how two of them lie.

A period is `2025`, `2025-09`, `2025-09-22`, `2025Q3`, `2025H1`, `2025-W38` (ISO week), a span `A/B` of two of these
(both ends included), or a fiscal one, `FY2024`, `FY2024Q3`, `FY2024H1`, whose days need the month in which the fiscal
year ends. A fiscal year is named by the calendar year in which it ends.

Where a text tells no year at all, a part of one stands without it: `Q2`, `H1`, `--09`, `--09-22`, `--01/--09`, `FYQ3`.
Such a period has no days, and is that of its own article only.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_FORM = re.compile(r"(\d{4})(?:-?([QHW])(\d{1,2})|-(\d\d)(?:-(\d\d))?)?")
_FISCAL = re.compile(r"FY(\d{4})(?:([QH])(\d))?")
_MONTHS = {"Q": 3, "H": 6}
_YEARLESS = re.compile(r"(?:FY)?[QH]\d|--\d\d(?:-\d\d)?")
# A leap year in which parts of no known year are laid side by side.
STAND_IN = 2000

Days = tuple[date, date]


@lru_cache(maxsize=4096)
def days(period: str, fiscal_year_end: int | None = None) -> Days | None:
    """Return the first and last day of a period, or None where it has no such form.

    Fiscal periods need `fiscal_year_end` (a month, 1 to 12); without it they have no days.
    """
    if "/" in period:
        first, _, second = period.partition("/")
        left, right = days(first, fiscal_year_end), days(second, fiscal_year_end)
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    try:
        if period.startswith("FY"):
            return _fiscal_days(period, fiscal_year_end)
        return _calendar_days(period)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def is_dated(period: str) -> bool:
    """Whether a period says in which year it lies."""
    return not any(_YEARLESS.fullmatch(part) for part in period.split("/"))


def without_year(period: str) -> str | None:
    """Return a part of a year without its year: 2025Q2 is Q2, 2025-09 is --09; None for whole years, weeks and all else."""
    parts = [re.sub(r"^(FY)?\d{4}(?=[QH])|^\d{4}-(?=\d)", _bare, part) for part in period.split("/")]
    return "/".join(parts) if all(_YEARLESS.fullmatch(part) for part in parts) else None


def _bare(match: re.Match[str]) -> str:
    return "--" if match[0].endswith("-") else match[1] or ""


def placed_in(period: str, year: int) -> str:
    """Return a period, put into a year where it has none."""
    if is_dated(period):
        return period
    parts = (re.sub(r"^(FY)?(?=[QH])", rf"\g<1>{year}", part).replace("--", f"{year}-") for part in period.split("/"))
    return "/".join(parts)


@lru_cache(maxsize=4096)
def extent(period: str, fiscal_year_end: int | None = None) -> Days | None:
    """Return the days of a period as `days` does, those of one without a year in a stand-in year: how long it lasts."""
    return days(placed_in(period, STAND_IN), fiscal_year_end)


def is_instant(period: str) -> bool:
    """Whether a period is one day."""
    found = extent(period)
    return found is not None and found[0] == found[1]


@lru_cache(maxsize=4096)
def relation(a: str, b: str, fiscal_year_end: int | None = None) -> str:
    """Return how period `a` lies to `b`: same, inside (one holds the other), apart, or unknown.

    Two periods that only overlap are apart: neither figure is part of the other. Fiscal periods of one company can be
    told apart without its calendar; a fiscal and a calendar one cannot, unless it is given. Two of one text without a
    year are taken to be of one; beside a dated one, only another part of every year is known to be another.
    """
    if a == b:
        return "same"
    if not (is_dated(a) and is_dated(b)):
        return _undated_relation(a, b, fiscal_year_end)
    left, right = days(a, fiscal_year_end), days(b, fiscal_year_end)
    if left is None and right is None and "FY" in a and "FY" in b:
        left, right = days(a, 12), days(b, 12)
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    holds = (left[0] <= right[0] and right[1] <= left[1]) or (right[0] <= left[0] and left[1] <= right[1])
    return "inside" if holds else "apart"


def _undated_relation(a: str, b: str, fiscal_year_end: int | None) -> str:
    """Return how two periods lie of which one or both have no year."""
    if ("FY" in a) != ("FY" in b):
        return "unknown"
    if not is_dated(a) and not is_dated(b):
        return relation(placed_in(a, STAND_IN), placed_in(b, STAND_IN), fiscal_year_end)
    dated, undated = (a, b) if is_dated(a) else (b, a)
    span = days(dated, fiscal_year_end or 12)
    years = range(span[0].year - 1, span[1].year + 2) if span else ()
    lies = {relation(dated, placed_in(undated, year), fiscal_year_end) for year in years}
    return "apart" if lies == {"apart"} else "unknown"


def months(first: date, last: date) -> str:
    """Return the canonical period that runs from the month of `first` to the month of `last`."""
    size = (last.year - first.year) * 12 + last.month - first.month + 1
    if size % 12 == 0 and first.month == 1:
        return f"{first.year}" if size == 12 else f"{first.year}/{last.year}"
    if size == 6 and first.month in (1, 7):
        return f"{first.year}H{first.month // 6 + 1}"
    if size == 3 and first.month % 3 == 1:
        return f"{first.year}Q{first.month // 3 + 1}"
    if size == 1:
        return f"{first.year}-{first.month:02}"
    return f"{first.year}-{first.month:02}/{last.year}-{last.month:02}"


def week(day: date) -> str:
    """Return the ISO week that holds a day."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


@lru_cache(maxsize=4096)
def back(period: str, years: int = 1) -> str | None:
    """Return the period of the same form `years` years earlier (the month of 29 February), or None for a week
    and where there is no year."""
    if re.search(r"-W\d", period) or not is_dated(period):
        return None
    if period.endswith("-02-29"):
        period = period[:-3]
    return re.sub(r"(?<![\d-])\d{4}", lambda m: f"{int(m[0]) - years:04}", period)


@lru_cache(maxsize=4096)
def prior(period: str) -> str | None:
    """Return the year, half, quarter or month before one, in its own form; None for other periods.

    Without a year there is none before the first of one.
    """
    if not is_dated(period):
        earlier = prior(placed_in(period, STAND_IN))
        return without_year(earlier) if earlier and str(STAND_IN) in earlier else None
    match = re.fullmatch(r"(FY)?(\d{4})(?:([QH])(\d)|-(\d\d))?", period)
    if match is None:
        return None
    fiscal, year = match[1] or "", int(match[2])
    if match[3]:
        number = int(match[4]) - 1
        last = 12 // _MONTHS[match[3]]
        return f"{fiscal}{year}{match[3]}{number}" if number else f"{fiscal}{year - 1}{match[3]}{last}"
    if match[5]:
        month = int(match[5]) - 1
        return f"{year}-{month:02}" if month else f"{year - 1}-12"
    return f"{fiscal}{year - 1}"


def _calendar_days(period: str) -> Days | None:
    match = _FORM.fullmatch(period)
    if match is None:
        return None
    year, part, number, month, day = int(match[1]), match[2], int(match[3] or 0), int(match[4] or 0), match[5]
    if part == "W":
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    if day:
        return (date(year, month, int(day)),) * 2
    size = _MONTHS.get(part or "", 1 if match[4] else 12)
    return _months_days(year, month if match[4] else 1 + (number - 1) * size if part else 1, size)


def _fiscal_days(period: str, year_end: int | None) -> Days | None:
    match = _FISCAL.fullmatch(period)
    if match is None or year_end is None:
        return None
    year, part, number = int(match[1]), match[2], int(match[3] or 1)
    size = _MONTHS.get(part or "", 12)
    if part and not 1 <= number <= 12 // size:
        return None
    start = (year - 1) * 12 + year_end + (number - 1) * size  # months since year 0, counted from January
    return _months_days(start // 12, start % 12 + 1, size)


def _months_days(year: int, month: int, size: int) -> Days:
    """Return the days of `size` months from the month on. Raises `ValueError` where they leave the year's twelve."""
    first = date(year, month, 1)
    after = month - 1 + size
    return first, date(year + after // 12, after % 12 + 1, 1) - timedelta(1)
