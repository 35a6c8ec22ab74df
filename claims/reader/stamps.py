"""The day that a page stamps on itself in its first lines, whatever stands beside it: a clock, a byline, the text itself."""

from __future__ import annotations

import re
from datetime import date

from claims.reader.dates import FIRST_WEEKDAY, MONTHS, WEEKDAYS, calendar_day, full_dates

# How far into the prose such a stamp stands, and how long a line is that holds nothing else.
_HEAD, _LINE = 160, 80
_CLOCK = r"[012]?\d:[0-5]\d(?::[0-5]\d)?"
# Behind a date: 2026-10-29 05:30, Oct. 29, 2026 at 7:05 AM, 2026/10/29 | 09:52.
_AT_CLOCK = re.compile(rf"(?:T|[ ,|–-]{{1,3}}(?:at )?|[,;]? (?:at|周.|星期.|[上下]午) ?){_CLOCK}")
# What makes of a date with a clock the end of a spell, or the hour of something else.
_OTHERS = re.compile(
    r"(?:截[至止]|[自从于至在到前起]|[上下]一[篇则条][:：]?\s?)$"
    r"|\b(?:as of|ended?|ending|until|through|since|from|to|by|before|after|due|on)\s$",
    re.IGNORECASE,
)
# A page that begins with its day: 2026-10-29 经济日报 …, date 2026-10-30 …
_BEGINS = re.compile(
    r"\s*(?:(?:date|日期)\s?[:：]?\s|[【〔(\[][^】〕)\]\n]{2,24}(?:报导|报道)[】〕)\]]\s?)?"
    r"(?P<day>(?:19|20)\d\d(?P<sep>[-/.])[01]?\d(?P=sep)[0-3]?\d)(?=\s)\s+(?![-–—~至到起止前后以之的是为与和a-z,，、。(（])",
)
# Behind who wrote it, where the page has lost its lines: By Jane Roe Oct 29, 2026 Shares of …
_BYLINE = re.compile(r"\b[Bb][Yy] (?:[A-Z][\w.'’-]+,? ){2,5}(?:[|–—-] )?$")
# Day and month in figures: 11/04/2026 at 09:52 am EST, 24/10/2026 - 08:10, 29.10.2026.
_FIGURES = re.compile(
    rf"(?<![\d/.])(?P<a>[0-3]?\d)(?P<sep>[/.])(?P<b>[0-3]?\d)(?P=sep)(?P<y>20\d\d)(?![\d/.])"
    rf"(?P<clock>[\s,|–-]{{1,3}}(?:at )?{_CLOCK}(?P<zone>[^\n\d]{{0,24}}))?"
)
_MONTH_FIRST = re.compile(r"\s?(?:[ap]\.?m\.?\b)?\s?\(?(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T)\b|\s?[ap]\.?m\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\s?(?:[ap]\.?m\.?\s?)?\(?(?:GMT|BST|UTC|CES?T|IST|SGT|HKT|AES?T|AEDT)\b")
# PUBLISHED TUE, OCT 13 2026 7:12 AM EDT
_CAPITALS = re.compile(rf"\b([A-Z]{{3,9}})\.? ([0-3]?\d),? (20\d\d)(?=[ ,|–-]{{1,3}}(?:AT )?{_CLOCK})")
# What the agency of Taiwan signs its stories with: (编辑:王小明)1151118, the year of the Republic, month and day.
_SIGNED = re.compile(r"[(（]编辑[:：][^()（）\n]{1,20}[)）]\s?(1\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_WIRE_DAY = re.compile(r"(?<!\d)([0-3]?\d)日[电讯]")
_REPUBLIC = 1911
# Days from that of a stamp back to the weekday that the first sentence names.
_LATELY = 2


def stamped_date(text: str, top: int, today: date) -> date | None:
    """Return the day that a page stamps on its first lines: at its very beginning, beside a clock, behind its byline or in
    figures on a line of its own. Its prose begins at `top`."""
    until = top + _HEAD
    return (
        _beginning(text, today)
        or _beside_clock(text, until, today)
        or _in_figures(text, until, today)
        or _in_capitals(text, until, today)
        or _signed(text, today)
    )


def _beginning(text: str, today: date) -> date | None:
    """Return the day in figures that a page begins with, where no later one of the past is spoken of."""
    match = _BEGINS.match(text)
    day = next((day for _, _, day in full_dates(text, match.start("day"), match.end("day"))), None) if match else None
    if day is None or day > today:
        return None
    return day if not any(day < later <= today for _, _, later in full_dates(text)) else None


def _beside_clock(text: str, until: int, today: date) -> date | None:
    """Return the first day that has a clock behind it or a byline in front."""
    for start, end, day in full_dates(text[:until]):
        lead = text[max(0, start - 60) : start]
        if day > today or len(text) - end < _LINE // 2 or _OTHERS.search(lead):
            continue
        if (text[end - 1] != "日" and _AT_CLOCK.match(text, end)) or _BYLINE.search(lead):
            return day
    return None


def _in_capitals(text: str, until: int, today: date) -> date | None:
    """Return the first day with a clock behind it whose month is written in capitals."""
    for match in _CAPITALS.finditer(text[:until]):
        month = next((number for number, name in enumerate(MONTHS, 1) if match[1].lower().startswith(name)), None)
        day = calendar_day(int(match[3]), month, int(match[2])) if month else None
        if day and day <= today:
            return day
    return None


def _signed(text: str, today: date) -> date | None:
    """Return the day behind who edited a story, where its opening tells no other day of the month."""
    match = _SIGNED.search(text)
    day = calendar_day(_REPUBLIC + int(match[1]), int(match[2]), int(match[3])) if match else None
    told = _WIRE_DAY.search(text[:_HEAD])
    return day if day and day <= today and (told is None or int(told[1]) == day.day) else None


def _in_figures(text: str, until: int, today: date) -> date | None:
    """Return the day in figures of a short line of its own, or one with a clock, where the month can be told from the day."""
    for match in _FIGURES.finditer(text[:until]):
        end = text.find("\n", match.end())
        line = text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]
        if not match["clock"] and (len(line) > _LINE or line.rstrip()[-1:] in ".。!?"):
            continue
        days = [day for day in _readings(match) if day and day <= today]
        if len(days) == 2 and days[0] != days[1]:
            days = [day for day in days if _fits(text, match.end(), day)]
        if days:
            return days[0] if len(set(days)) == 1 else None
    return None


def _readings(match: re.Match[str]) -> list[date | None]:
    """Return the days that figures may stand for: the month first in America, the day elsewhere, and with dots."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    zone = match["zone"] or ""
    if match["sep"] == "." or _DAY_FIRST.match(zone):
        return [calendar_day(year, b, a)]
    if _MONTH_FIRST.match(zone):
        return [calendar_day(year, a, b)]
    return [calendar_day(year, a, b), calendar_day(year, b, a)]


def _fits(text: str, start: int, day: date) -> bool:
    """Whether the weekday that a text names first was that day or just before."""
    said = FIRST_WEEKDAY.search(text, start)
    if said is None:
        return False
    named = "一二三四五六日".index(said["w"].replace("天", "日")) if said["w"] else WEEKDAYS.index(said["ew"][:3].lower())
    return (day.weekday() - named) % 7 <= _LATELY
