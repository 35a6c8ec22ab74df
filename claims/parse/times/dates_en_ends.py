"""Stretches of English text told by their end: the week ended May 3, nine months to September, the end of the year."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.parse.times.dates_en_months import MONTH_NAME, month_number
from claims.parse.times.when import WORDS, Clock, Reading, calendar_day, stretch
from claims.period import days

# How long the company's own year runs cannot be told from these.
YEAR_ENDED = re.compile(
    rf"\b(?P<own>(?:fiscal|financial)\s)?(?:year|half(?:[\s-]year)?|(?P<n>three|six|nine|twelve|3|6|9|12)[\s-]months?\speriod)\s(?:that\s|which\s)?(?P<verb>ended|ending|ends|to|through)\s(?:on\s)?(?:the\send\sof\s)?{MONTH_NAME.format('m')}"
    r"(?:\s(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"
)
# The fiscal year that begins July 1, told by where it starts and named by the year in which it ends.
YEAR_BEGUN = re.compile(
    r"\b(?:(?:the|its|a|this|next|new|coming|upcoming|current)\s){0,2}(?:fiscal|financial|budget)\syear,?\s(?:that\s|which\s)?"
    rf"(?P<verb>began|begun|started|begins|beginning|starts|starting|runs\sfrom|running\sfrom)\s(?:on\s|in\s)?{MONTH_NAME.format('m')}"
    r"(?:\s(?P<d>1st|1)\b)?(?:,?\s+(?P<y>(?:19|20)\d\d)\b)?"
)
# The fourth quarter that ended on Sept. 27 is the company's own: its days say which.
PART_ENDED = re.compile(
    rf"\b(?:(?:its\s)?(?P<own>fiscal\s))?(?P<n>first|second|third|fourth|final)[\s-]quarter,?\s(?:that\s|which\s)?(?:ended|ending|ends)\s(?:on\s|in\s)?{MONTH_NAME.format('m')}(?:\s(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
WEEK_ENDED = re.compile(
    rf"\bweek\s(?:that\s)?(?:ended|ending|to|through)\s(?:on\s)?(?:\w+day,?\s)?{MONTH_NAME.format('m')}\s(?P<d>[0-3]?\d)\b(?:,?\s+(?P<y>(?:19|20)\d\d))?"
)
ENDED = re.compile(
    rf"\b(?P<n>three|six|nine|twelve|12|9|6|3|full|fiscal)?\s?-?(?P<unit>months?|quarter|half|year)\s+(?:that\s+)?(?:ended|ending|to|through|ends)\s+(?:on\s+)?(?:the\s+end\s+of\s+)?{MONTH_NAME.format('m')}(?:\s+(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"
)
# 28 weeks to September 12, the 13 weeks ended Nov. 1: half years and quarters of shops.
WEEKS_ENDED = re.compile(
    rf"\b(?P<n>\d\d|thirteen|twenty-six)[\s-]weeks?\s(?:period\s)?(?:that\s|which\s)?(?:to|ended|ending|through)\s(?:on\s)?(?:(?:Satur|Sun)day,?\s)?{MONTH_NAME.format('m')}\s(?P<d>[0-3]?\d)\b(?:,?\s+(?P<y>(?:19|20)\d\d))?"
)
# Where a year ends: of this one for what lies ahead, and early in the next of the one before.
YEAR_END = re.compile(
    r"\b(?:(?:start|beginning)\sof\s(?P<start>the|this)\syear\b|end\s(?:of\s)?(?P<which>this|the|next|last)\s(?:calendar\s)?year\b"
    r"|year['’]?s?[ -]end\b(?!\s(?:dividend|bonus|rally|sales?|holiday|target|price\starget|payout|report|results|party))"
    r"|end-(?P<y>20\d\d)\b"
    r"|(?:ended|finished|closed)\s(?:the|its)\s(?:(?:fiscal|financial)\s)?(?P<over>year|quarter|half)(?=\s(?:with|at|on|having|owing)\b))",
    re.IGNORECASE,
)


def read_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month, unit = month_number(match["m"]), match["unit"].rstrip("s")
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    if year is None:
        return None, "assumed", "open"
    number = (match["n"] or "").lower()
    count = int(number) if number.isdigit() else WORDS.get(number, 1)
    size = {"quarter": 3, "half": 6, "year": 12}.get(unit, count)
    # A quarter that ends in the first days of a month is that of the month before (52-week calendars).
    last = month - 1 if match["d"] and int(match["d"]) <= 7 else month
    return stretch(year, last - size, size), "stated" if match["y"] else "assumed", "at"


def read_year_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    ahead = future or match["verb"].lower() in ("ending", "ends")
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=ahead)
    if year is None:
        return None, "assumed", "open"
    if ahead and not match["y"] and clock.day and (year, month) < (clock.day.year, clock.day.month):
        year += 1
    size = WORDS.get(match["n"] or "", 0) or int(match["n"]) if match["n"] else 6 if "half" in match[0].lower() else 12
    return stretch(year, month - size, size), "stated" if match["y"] else "assumed", "at"


def read_year_begun(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the fiscal year that begins with a month: the next to do so, where it has not begun some months ago."""
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.day.year if clock.day else None
    if year is None:
        return None, "assumed", "open"
    if not match["y"] and clock.day:
        begun = match["verb"].lower() in ("began", "begun", "started")
        since = clock.day.month - month  # months since its last beginning in this calendar year
        year += -1 if begun and since < 0 else 1 if not begun and since > _STILL_NEW else 0
    return f"FY{year + (month > 1)}", "stated" if match["y"] else "assumed", "at"


# A budget's year is still told as one that begins so many months into it.
_STILL_NEW = 3


def read_part_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future or "ends" in match[0])
    if year is None:
        return None, "assumed", "open"
    how = "stated" if match["y"] else "assumed"
    last = month - 1 if match["d"] and int(match["d"]) <= 7 else month
    if match["own"]:  # the company's own year ends with its fourth quarter
        number = WORDS[match["n"].lower()]
        return f"FY{year + (last - 1 + 3 * (4 - number)) // 12}Q{number}", how, "at"
    return stretch(year, last - 3, 3), how, "at"


_OUTLOOK = re.compile(r"\s(?:\w+\s){0,2}(?:forecast|target|estimate|outlook)")


def read_year_end(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y"]:
        return f"{match['y']}-12", "stated", "at"
    if match["over"]:
        return _read_over(match["over"].lower(), clock), "assumed", "at"
    which = (match["which"] or "").lower()
    year = clock.shifted({"next": 1, "last": -1}.get(which, 0))
    if year is None or clock.day is None:
        return None, "assumed", "open"
    if match["start"]:
        return f"{year}-01", "assumed", "at"
    if which in ("this", "next", "last") or future or _OUTLOOK.match(match.string, match.end()):
        return f"{year}-12", "assumed", "at"
    return (f"{year - 1}-12", "assumed", "at") if clock.day.month <= 4 else (None, "assumed", "open")


def _read_over(unit: str, clock: Clock) -> str | None:
    """Return the last month of the year, half or quarter that is reported on: it ended the year with net cash."""
    size = {"year": 12, "half": 6, "quarter": 3}[unit]
    for told in (clock.span, clock.report, clock.last):
        span = days(told or "")
        whole = span is not None and span[1].month % size == 0
        if span and whole and not (clock.day and span[1] > clock.day):
            return f"{span[1].year}-{span[1].month:02}"
    year = clock.full_year(future=False)
    return f"{year}-12" if unit == "year" and year and clock.day and year < clock.day.year else None


def read_weeks_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the quarters, the half or the year that so many weeks make up, or just these where they make up none."""
    month, number = month_number(match["m"]), {"thirteen": 13, "twenty-six": 26}.get(match["n"], 0) or int(match["n"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    last = calendar_day(year, month, int(match["d"])) if year else None
    if last is None:
        return None, "assumed", "open"
    how = "stated" if match["y"] else "assumed"
    if number in _WHOLE_QUARTERS:
        end = last - timedelta(7) if last.day <= 7 else last
        return stretch(end.year, end.month - _WHOLE_QUARTERS[number], _WHOLE_QUARTERS[number]), how, "at"
    return f"{last - timedelta(7 * number - 1)}/{last}", how, "at"


_WHOLE_QUARTERS = {13: 3, 14: 3, 26: 6, 27: 6, 39: 9, 40: 9, 52: 12, 53: 12}


def read_week_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    last = calendar_day(year, month, int(match["d"])) if year else None
    if last is None:
        return None, "assumed", "open"
    return f"{last - timedelta(6)}/{last}", "stated" if match["y"] else "assumed", "at"
