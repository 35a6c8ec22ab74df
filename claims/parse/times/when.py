"""The records of date reading: a stretch that names a period, and the clock that relative ones go by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.period import Days, back, days, is_dated, months, prior

DIGITS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "首": 1,
    "次": 2,
    "末": 4,
}
WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9}
WORDS |= {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
    "five": 5,
    "ten": 10,
    "twelve": 12,
    "eight": 8,
    "seven": 7,
    "latest": 0,
}

# What a reader of one pattern returns: the period (None where it cannot be placed), how it was found, its role.
Reading = tuple[str | None, str, str]
Reader = Callable[[re.Match[str], "Clock", bool], Reading]


@dataclass(frozen=True, slots=True)
class When:
    """A stretch that names a period. `role`: at; since (a span up to now); base (去年同期, a year earlier: what is compared
    with); now (目前); ahead (未来五年); open (named, but not to be placed: it stops another period from being carried here).

    `found` is `assumed` where the year or the day comes from the date of publication. `beside` tells that the sentence
    names the period only on the way: base, part (see `asides`), or opening, where a whole sentence speaks of a part.
    `part` is the quarter or half of a company's own year (Q4) that is open because only the company's calendar tells it.
    """

    start: int
    end: int
    period: str
    found: str = "stated"
    role: str = "at"
    beside: str = ""
    part: str = ""


# How many days a quarter that has ended is still the one that is told of.
_LATELY = 60
# A month is reported on a few days before its end.
ALL_BUT = timedelta(5)


_QUARTER = re.compile(r"(?:FY)?\d{4}Q\d")


@dataclass(slots=True)
class Clock:
    """What is known of now: the day of publication, or else the last day and year that the text itself gave.

    `own` is the year of a text without a day that names its own period: 2025年三季报. `bare` tells that the year is one
    spoken of as a whole, which says nothing of the quarters in the sentences after. `head` is what the sentence speaks of,
    the period that a year earlier goes back from. `report` is the first past period longer than a day that the text told
    of. `said` is the last period of the sentence that named its year, which parts named after it without one share;
    `total` is the last total so far that was told beside its last month or quarter;
    `against` tells that what is read is only compared with; `budgets` that the text is on a state's
    budget, whose years are 2026-27 and begin with the month `begins`.
    """

    day: date | None = None
    year: int | None = None
    month: int | None = None
    last: str | None = None
    instant: str | None = None
    span: str | None = None
    quarter: str | None = None
    published: bool = False
    own: int | None = None
    head: str | None = None
    fiscal: str | None = None
    bare: bool = False
    said: str | None = None
    against: bool = False
    report: str | None = None
    total: str | None = None
    budgets: bool = False
    begins: int | None = None

    def shifted(self, years: int) -> int | None:
        now = self.day.year if self.day else self.own
        return now + years if now else None

    def told(self, years: int) -> int | None:
        """Return a year counted from the one spoken of: 当年, 次年; 上年 from the sentence's, or else from this one."""
        of_year = next((p for p in (self.report, self.span) if p and len(p) == 4), None) if self.reports_before() else None
        named = re.match(r"(?:FY)?(\d{4})", (self.head or of_year if years < 0 else self.last) or "")
        year = int(named[1]) if named else self.shifted(0) if years < 0 else None
        return year + years if year else None

    def year_of(self, first_month: int, *, future: bool, size: int = 1) -> int | None:
        """Return the year of `size` months named without one: the last such, or the coming ones where the text looks ahead."""
        if self.day is None:
            return self.own or self.year
        if (beside := self._beside(first_month, future=future)) is not None:
            return beside
        if future and size == 3 and (ended := self._just_ended(first_month)):
            return ended
        if size > 1 and not future and first_month + size - 1 > self.day.month and self.reports_before():
            return self.day.year - 1  # 2025年度业绩快报 in February: its 一季度 is that of 2025
        if first_month <= self.day.month or future:
            # What was expected may have come meanwhile, but not long ago.
            return self.day.year + (1 if future and first_month + size - 1 < self.day.month - 4 else 0)
        # A month soon to come may be meant as well as that of the year before.
        return self.day.year - 1 if first_month - self.day.month > 3 else None

    def _just_ended(self, first_month: int) -> int | None:
        """Return the year of a quarter that the text has told of and that ended lately: what was foreseen of it in October."""
        told = re.fullmatch(r"(\d{4})Q(\d)", self.quarter or "")
        if told is None or self.day is None or int(told[2]) * 3 - 2 != first_month:
            return None
        span = days(told[0])
        return int(told[1]) if span and 0 <= (self.day - span[1]).days <= _LATELY else None

    def own_part(self, number: int) -> str | None:
        """Return a quarter named without its year in a report of a company's own one: the second in a report of FY2026Q3."""
        told = re.fullmatch(r"FY(\d{4})Q(\d)", self.quarter or "")
        return f"FY{int(told[1]) - (number > int(told[2]))}Q{number}" if told else None

    def own_year(self) -> str | None:
        """Return the company's own year that is spoken of: that of its last quarter told, or the last named."""
        return (self.quarter or "")[:6] if (self.quarter or "").startswith("FY") else self.fiscal

    def is_within_own_year(self) -> bool:
        """Whether one of the first three quarters of a company's own year is reported on, so that "this fiscal year" runs."""
        return re.fullmatch(r"FY\d{4}Q[1-3]", self.quarter or "") is not None

    def reports_before(self) -> bool:
        """Whether what the text reports on is the year before that of its day."""
        report = days(self.report or "")
        return report is not None and self.day is not None and report[0].year == report[1].year == self.day.year - 1

    def passed(self, year: int | None, first_month: int, size: int) -> int | None:
        """Return the year of so many months, or the one before where they run beyond the day of publication."""
        if year is None or self.day is None or (year, first_month + size - 1) <= (self.day.year, self.day.month):
            return year
        return year - 1

    def _beside(self, first_month: int, *, future: bool) -> int | None:
        """Return the year of a part named in one sentence behind another part: 2024年一季度20亿元,二季度22亿元.

        Behind a whole year it may be another's (2024年80亿元,一季度22亿元), but for plans of a year to come.
        """
        said = days(self.said or "")
        if said is None or self.day is None:
            return None
        if self.against:
            crosses = said[1].year if first_month <= said[1].month else said[0].year
            return crosses if len(self.said or "") > 4 and said[0] <= self.day else None
        if len(self.said or "") == 4:
            return said[0].year if future and said[0].year > self.day.year else None
        goes_on = first_month > said[0].month and (said[0] <= self.day or first_month <= said[1].month + 1)
        return said[0].year if goes_on else None

    def full_year(self, *, future: bool) -> int | None:
        """Return the year of 全年 or "the full year": its sentence's, or until April the one that has just been reported."""
        if self.day is None:
            return self.own or self.year
        said = days(self.said or "")
        if said and said[0].year == said[1].year and not self.against:
            return said[0].year  # 今年第1季营收季减3%,全年可望成长两成
        told = days(self.reported_quarter() or "")
        running = told is not None and told[1].year == self.day.year  # 全年 in a report of the first quarter
        return self.day.year - (1 if self.day.month <= 4 and not future and not running else 0)

    def compared(self) -> str | None:
        """Return the period that an earlier one goes back from: never the day of an announcement."""
        return self.head or self.span

    def period(self) -> str | None:
        """Return what "the period" means: the one spoken of, and not a time to come where one before it was told of."""
        spoken = self.compared()
        return self.report if spoken and self.report and self.lies_ahead_in_part(spoken) else spoken

    def along(self) -> str | None:
        """Return what 同期 means: behind a total so far the month or quarter that is reported on, which ends with it."""
        spoken = self.compared()
        last, report = days(spoken or ""), days(self.report or "")
        so_far = last and report and last[1] == report[1] and last[0] < report[0]
        return self.report if so_far else spoken

    def reported_quarter(self) -> str | None:
        """Return the quarter that is reported on, of the calendar or of a company's own year."""
        span = days(self.report or "")
        three = span is not None and 88 <= (span[1] - span[0]).days <= 92
        return self.report if three or re.fullmatch(r"FY\d{4}Q\d", self.report or "") else None

    def lose(self) -> None:
        """Take note of a period that cannot be placed: what comes before it goes by it, and not by older ones."""
        self.head = self.span = self.quarter = None

    def hear(self, period: str) -> None:
        """Take note of a period that the text gave."""
        if period.startswith("FY"):
            self.span, self.fiscal = period, period[:6]
        span = days(period)
        if _QUARTER.fullmatch(period) and not (span and self._is_ahead(span)):
            self.quarter = period
        if not is_dated(period):
            self.lose()
        if span is None:
            return
        self.last = period
        if span[0] == span[1]:
            self.instant = period
        elif self._adds_up(span):
            self.total = period
        elif self.span is None or not self._is_ahead(span):
            self.span = period  # what lies ahead is not what is reported on
            self.report = self.report or (None if self._is_ahead(span) else period)
        if span[0].month == span[1].month:
            self.month = span[0].month
        if not self.published:
            self.year = span[0].year
            self.bare = len(period) == 4

    def _adds_up(self, span: Days) -> bool:
        """Whether a span is the total so far beside the month that its sentence speaks of: 当月5万辆,1至11月累计42万辆."""
        head = days(self.head or "")
        so_far = head is not None and span[0] < head[0] < head[1] == span[1]
        return so_far and (span[1] - span[0]).days < 360

    def lies_ahead(self, period: str) -> bool:
        """Whether a period begins after the day of publication."""
        span = days(period)
        return self.published and self.day is not None and span is not None and span[0] > self.day

    def lies_ahead_ever(self, period: str) -> bool:
        """Whether a quarter of a company's own year begins after the day of publication, whenever that year may end."""
        early = days(period, 1)
        return self.published and self.day is not None and early is not None and early[0] > self.day

    def lies_ahead_in_part(self, period: str) -> bool:
        """Whether a period ends after the day of publication."""
        span = days(period)
        return span is not None and self._is_ahead(span)

    def _is_ahead(self, span: Days) -> bool:
        """Whether a span ends after the day of publication."""
        return self.published and self.day is not None and span[1] > self.day + ALL_BUT


def before(clock: Clock, unit: str) -> str | None:
    """Return the quarter, month or year before the one spoken of, where that is what was spoken of last."""
    form = {"quarter": r"(?:FY)?\d{4}Q\d", "month": r"\d{4}-\d\d", "year": r"(?:FY)?\d{4}"}.get(unit, "(?!)")
    spoken = (clock.head or "", (clock.quarter if unit == "quarter" else clock.span) or "", clock.along() or "")
    if named := next((span for span in spoken if re.fullmatch(form, span)), None):
        return prior(named)
    own = clock.reported_quarter() if unit == "quarter" else None
    return neighbour(own, -1) if own else None  # the three months to October of a company with a year of its own


def neighbour(period: str, step: int) -> str | None:
    """Return the stretch of whole months of the same length before (-1) or after (1) one, None for what is none."""
    fiscal = re.fullmatch(r"FY(\d{4})Q(\d)", period)
    if fiscal:
        at = int(fiscal[1]) * 4 + int(fiscal[2]) - 1 + step
        return f"FY{at // 4}Q{at % 4 + 1}"
    span = days(period) if is_dated(period) else None
    if span is None or span[0].day != 1 or (span[1] + timedelta(1)).day != 1:
        return None
    size = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1
    return stretch(span[0].year, span[0].month - 1 + step * size, size)


def in_year(span: str | None, year: int | None) -> str | None:
    """Return the same stretch of a given year: 2024年同期 after the first nine months of 2025."""
    days_of = days(span or "")
    shown = re.match(r"(?:FY)?(\d{4})", span or "")
    if span is None or year is None or shown is None or (days_of is None and not span.startswith("FY")):
        return None
    return back(span, int(shown[1]) - year)


def week_before(span: str) -> str:
    """Return the week before one, empty where a span is none."""
    week = days(span)
    if week is None or (week[1] - week[0]).days != 6:
        return ""
    return f"{week[0] - timedelta(7)}/{week[1] - timedelta(7)}"


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stretch(year: int, month_index: int, size: int) -> str:
    """Return the period of `size` months from month `month_index` (0 is January, may be negative) of a year."""
    first = year * 12 + month_index
    last = first + size - 1
    return months(date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1))


def weekday(wanted: int, shift: int | None, today: date) -> str:
    """Return the day of a weekday: in the week `shift` days off, or (None) the last one, today included."""
    behind = today.weekday() - wanted
    if shift is None:
        behind %= 7
        shift = 0
    return (today - timedelta(behind) + timedelta(shift)).isoformat()


def count_of(text: str) -> int:
    """Return a month or a small count as printed: 3, 三, 十二."""
    if text.isdigit():
        return int(text)
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if len(text) == 2 and text[0] == "十":
        return 10 + DIGITS[text[1]]
    return DIGITS.get(text, 0)
