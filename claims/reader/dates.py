"""Days as pages print them: full dates, and month-days whose weekday gives the year away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"

FULL = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?: ?年 ?|(?P<sep>[-/.]))(?P<m>[01]?[0-9])(?(sep)(?P=sep)| ?月 ?)"
    r"(?P<d>[0-3]?[0-9])(?![0-9])(?: ?日)?"
    rf"|\b(?P<em>{MONTH})\.? (?P<ed>[0-3]?[0-9])(?:st|nd|rd|th)?,? (?P<ey>(?:19|20)[0-9]{{2}})\b"
    rf"|(?<![0-9])(?P<fd>[0-3]?[0-9])(?:st|nd|rd|th)? (?P<fm>{MONTH})\.?,? (?P<fy>(?:19|20)[0-9]{{2}})\b"
)
DATED_WEEKDAY = re.compile(
    r"(?<![0-9])(?P<m>[01]?[0-9]) ?月 ?(?P<d>[0-3]?[0-9]) ?日? ?[(,]? ?(?:周|星期|礼拜)(?P<w>[一二三四五六日天])"
    rf"|\b(?P<ew>{WEEKDAY})\.?,? (?P<em>{MONTH})\.? (?P<ed>[0-3]?[0-9])(?![0-9])"
    rf"|\b(?P<fm>{MONTH})\.? (?P<fd>[0-3]?[0-9])(?:st|nd|rd|th)?,? \(?(?P<fw>{WEEKDAY})\b"
)
# The opening of a wire report, which gives month and day and leaves the weekday to its first sentence.
DATELINE = re.compile(
    r"^[【(]?[^ ,，。0-9\n]{0,14}?(?P<m>1[0-2]|0?[1-9]) ?月 ?(?P<d>[0-3]?[0-9]) ?日 ?(?:[(][^)\n]{2,20}[)] ?)?(?:电|讯|消息|报道)"
    rf"|^[A-Z][A-Za-z/ ,.]{{2,30}}, (?P<em>{MONTH})\.? (?P<ed>[0-3]?[0-9])(?: ?\([A-Z][^)\n]{{1,40}}\))? ?[-–—]",
    re.M,
)
FIRST_WEEKDAY = re.compile(rf"(?<![上下每])(?:周|星期)(?P<w>[一二三四五六日天])|\b(?P<ew>{WEEKDAY})\b")
SENTENCE = re.compile(r"[。!?\n]|\. ")
YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9]|\.[0-9])")

# A press archive is mostly younger than this; the same weekday comes back after five, six or eleven years.
YEARS_BACK = 10
# No farther ahead than this lie the years of a plan that tell the year of a dateline.
LOOKS_AHEAD = 5


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, date]]:
    """Yield each date with year, month and day, and where it stands; impossible ones are passed over."""
    for found in FULL.finditer(text, start, len(text) if end is None else end):
        day = day_of(found)
        if day:
            yield found.start(), found.end(), day


def day_of(found: re.Match[str]) -> date | None:
    """Return the day of a match, or None where the calendar has no such day."""
    year, month, day = (found["y"] or found["ey"] or found["fy"], found["m"] or found["em"] or found["fm"], found["d"])
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    return calendar_day(int(year), number, int(day or found["ed"] or found["fd"]))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_date(text: str) -> date | None:
    """Return the first full date of a text."""
    return next((day for _, _, day in full_dates(text)), None)


def weekday_date(head: str, text: str, today: date) -> date | None:
    """Return the first month-day of `head` in the one year of the last ten in which all of them fall on their weekday.

    Where two years would do, the text must print exactly one of them (`2025年`); else nothing is settled.
    """
    printed = [triple for found in DATED_WEEKDAY.finditer(head) if (triple := month_day_weekday(found))]
    years = [
        year
        for year in range(today.year - YEARS_BACK + 1, today.year + 1)
        if printed and all(falls(year, *triple, today=today) for triple in printed)
    ]
    if len(years) > 1:
        named = set(YEAR.findall(text))
        years = [year for year in years if str(year) in named]
    return calendar_day(years[0], *printed[0][:2]) if len(years) == 1 else None


def dateline_date(head: str, text: str, today: date) -> date | None:
    """Return the day of a dateline in `head` without a year, in the one year that the text prints, or the next, which the weekday
    of its first sentence fits; else in the one of the few years before a year that the text looks ahead to (by 2030)."""
    line = DATELINE.search(head)
    if line is None:
        return None
    end = SENTENCE.search(text, line.end())
    said = FIRST_WEEKDAY.search(text, line.end(), end.start() if end else len(text))
    if said is None:
        return None
    weekday = "一二三四五六日".index(said["w"].replace("天", "日")) if said["w"] else WEEKDAYS.index(said["ew"][:3].lower())
    month = int(line["m"]) if line["m"] else MONTHS.index(line["em"][:3].lower()) + 1
    day = int(line["d"] or line["ed"])
    printed = {int(year) for year in YEAR.findall(text)}
    near = {year + later for year in printed for later in (0, 1)}
    years = [year for year in near if falls(year, month, day, weekday, today=today)]
    if not years and printed and min(printed) > today.year:
        before = range(min(printed) - LOOKS_AHEAD, min(printed))
        years = [year for year in before if falls(year, month, day, weekday, today=today)]
    return calendar_day(years[0], month, day) if len(years) == 1 else None


def month_day_weekday(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Return month, day and weekday (Monday is 0) of a match."""
    if found["m"]:
        return int(found["m"]), int(found["d"]), "一二三四五六日".index(found["w"].replace("天", "日"))
    month, day, weekday = (found["em"] or found["fm"], found["ed"] or found["fd"], found["ew"] or found["fw"])
    return MONTHS.index(month[:3].lower()) + 1, int(day), WEEKDAYS.index(weekday[:3].lower())


def falls(year: int, month: int, day: int, weekday: int, *, today: date) -> bool:
    """Return whether that month-day was that weekday in that year, and not after today."""
    candidate = calendar_day(year, month, day)
    return candidate is not None and candidate <= today and candidate.weekday() == weekday
