"""The day and the year of a text that nobody dated: from its dateline, a weekday, or the report it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.parse.times.dates_both import FUTURE, ISO, clause_start
from claims.parse.times.dates_en_months import DATE, month_number
from claims.parse.times.when import calendar_day, count_of
from claims.period import days

_SENTENCE_END = re.compile(r"[。!?\n]|\.\s")


def told_day(text: str) -> date | None:
    """Return the day of a text, not where it speaks of later years as past: then the day is where a story begins.

    A day in a dateline is that of the text whatever else it tells: plans reach years ahead.
    """
    day = _own_day(text)
    if day and _is_dateline(text):
        return day
    later = (m for m in _YEAR_NAMED.finditer(text) if day and int(m[0]) > day.year)
    return None if any(not FUTURE.search(text, clause_start(text, m.start()), m.end() + 8) for m in later) else day


_TITLE = r"\s*(?:[^\n]{4,120}\n\s*)?"
_EN_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s20\d\d|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s20\d\d)"
_ZH_DAY = r"20\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?"
# A line of its own under the title: Dec 1, 2025 | By staff reporters; 2025年12月1日 10:20 来源：…
_DATELINE_HEAD = re.compile(rf"{_TITLE}(?:{_ZH_DAY}|{_EN_DAY})[^\n。.]{{0,40}}\n")
# What a report opens with: RIYADH, Nov 30, 2026 (Wire) -; (本社2026年3月24日外电); 2026-04-23 14:10 〔记者…〕
_DATELINE_LEAD = re.compile(
    rf"{_TITLE}(?:[A-Z][A-Za-z ,./]{{2,30}},\s{_EN_DAY}\s?[(\[–—-]"
    rf"|[(〔【\[][^)〕】\]\n]{{0,20}}20\d\d年\d{{1,2}}月\d{{1,2}}日[^)〕】\]\n]{{0,8}}[)〕】\]]|{_ZH_DAY}\s\d{{1,2}}:\d\d)"
)
# said on Wednesday, June 3, 2026: no story of long ago names the weekday.
_DAY_SAID = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s{_EN_DAY}")
_LEAD = 600


def _is_dateline(text: str) -> bool:
    """Whether the first whole date stands on a line under the title, in what the lead opens with, or beside its weekday."""
    if _DATELINE_HEAD.match(text) or _DATELINE_LEAD.match(text):
        return True
    said = _DAY_SAID.search(text, 0, _LEAD)
    first = next(re.finditer(r"20\d\d", text), None)
    return said is not None and first is not None and first.end() == said.end()


_YEAR_NAMED = re.compile(r"20(?<![\d$]20)(?<!fiscal\s20)\d\d(?=年[^底末财]|-\d\d|[,.\s](?!\d))")
# What each search begins at: four digits before a dash, a month in English, 月 before a day.
_ISO_LIKE = re.compile(r"[12]\d\d\d[-/.]\d")
_WHOLE = re.compile(r"((?:19|20)(?<!\d..)\d\d)年(1[0-2]|0?[1-9])月([0-3]?\d)[日号]")
_MONTH_LIKE = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
_WITH_WEEKDAY = re.compile(r"月([0-3]?\d)[日号][(,]?\s?(?:周|星期)([一二三四五六日天])")
_DAY_OF_MONTH = re.compile(r"月([0-3]?\d)日")
_NUMBER_BEFORE = re.compile(r"(?:1[0-2]|0?[1-9])$")


def _own_day(text: str) -> date | None:
    """Return the first whole date of a text, or its first month-day whose weekday fits one year near those it names."""
    for like in _ISO_LIKE.finditer(text):
        match = ISO.match(text, like.start())
        if match and match["d"]:
            return calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    whole = _WHOLE.search(text)
    if whole:
        return calendar_day(int(whole[1]), int(whole[2]), int(whole[3]))
    month = _MONTH_LIKE.search(text)
    english = month and next((m for m in DATE.finditer(text, max(0, month.start() - 20)) if m["y"] or m["fy"]), None)
    if english:
        return calendar_day(
            int(english["y"] or english["fy"]),
            month_number(english["m"] or english["fm"]),
            int(english["d"] or english["fd"]),
        )
    return _weekday_day(text) or _reporting_day(text) or _dateline_day(text) or _stamped_day(text)


# Published on 11/04/2026 at 09:52 am EST; 24/10/2026 - 08:10
_STAMP = re.compile(
    r"(?<![\d/])(\d\d?)/(\d\d?)/(20\d\d)[\s,|–-]{1,3}(?:at\s)?\d\d?:\d\d(?P<us>\s?(?:[ap]\.?m\.?\s)?(?:E[SD]?T|P[SD]?T|C[SD]T)\b|\s?[ap]\.?m\b)?",
    re.IGNORECASE,
)


def _stamped_day(text: str) -> date | None:
    """Return the day of a time stamp in figures at the top, where the month can be told from the day."""
    stamp = _STAMP.search(text, 0, _LEAD)
    if stamp is None:
        return None
    first, second, year = int(stamp[1]), int(stamp[2]), int(stamp[3])
    if stamp["us"] or second > 12 or first == second:
        return calendar_day(year, first, second)
    return calendar_day(year, second, first) if first > 12 else None


_DATELINE = re.compile(r"(?:^|[\s(〔【电讯社])\S{0,12}?(1[0-2]|[5-9])月([0-3]?\d)日(?=电|讯|消息|报道|\s?[)】〕])")


def _dateline_day(text: str) -> date | None:
    """Return the day of a dateline from May on, in the year whose months or quarters its own sentence tells of first.

    In the first months, and where a year is only told of as a whole, the text may be of the next.
    """
    day = _DATELINE.search(text[:200])
    if day is None:
        return None
    end = _SENTENCE_END.search(text, day.end())
    lead = text[day.end() : end.start() if end else len(text)]
    year = _YEAR_NAMED.search(lead)
    if year is None or not _PART_OF_YEAR.match(lead, year.end()) or FUTURE.search(lead, 0, year.end() + 8):
        return None
    return calendar_day(int(year[0]), int(day[1]), int(day[2]))


_PART_OF_YEAR = re.compile(r"年(?:\d|前|首|第?[一二三]季|上半|国庆|春节|中秋|五一|端午|暑|清明|假)")


_REPORTED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(?:第?([一二三四1-4])季|(上半年|半年|中[报期]|[前首](?:6|六)个?月)|([前首]三季|三季报|[前首](?:9|九)个?月))"
)


def _reporting_day(text: str) -> date | None:
    """Return the first month-day of a text in the half year after a period whose results it reports."""
    day = next(_month_days(_DAY_OF_MONTH, text), None)
    if day is None:
        return None
    month, day_of_month, behind = day
    # What comes later may be told of the year to come: 新厂2026年上半年投产.
    end = _SENTENCE_END.search(text, behind.end())
    report = _REPORTED.search(text, 0, end.start() if end else len(text))
    if report is None:
        return None
    year = int(report[1])
    number = 2 if report[3] else 3 if report[4] else count_of(report[2])
    closed = days(f"{year}Q{number}")
    for candidate in (calendar_day(y, month, day_of_month) for y in (year, year + 1)):
        if candidate and closed and 0 < (candidate - closed[1]).days < 183:
            return candidate
    return None


_REPORT_LIKE = re.compile(r"20\d\d\s(?:financial\s)?(?:results|report|earnings|figures)")
# A report of part of a year comes out in that year, but for the last quarter's.
_REPORT_NAME = re.compile(
    r"(20(?<!\d20)\d\d)年?(?:第?[一二三1-3首]季|Q[1-3]|上半年|半年|中[报期]|前?三季|[前首]\S{1,2}个?月|(?:1[01]|[1-9])月)\S{0,4}"
    r"(?:财报|季报|中报|年报|报告|业绩|成绩单|战报|公报|交付|数据|报)"
)
_REPORT_NAME_EN = re.compile(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|Q[1-3]|[Ff]irst[- ]half)(?:[- ]quarter)?(?:\sof)?\s(20\d\d)\s"
    r"(?:financial\s)?(?:results|report|earnings|figures)"
)


def own_year(text: str) -> int | None:
    """Return the latest year in the name of a report or, of the past, in the title, for a text that tells no day."""
    names = [*_REPORT_NAME.finditer(text), *(_REPORT_NAME_EN.finditer(text) if _REPORT_LIKE.search(text) else ())]
    named = [int(m[1]) for m in names if not FUTURE.search(text, clause_start(text, m.start()), m.end() + 8)]
    title, _, body = text.strip().partition("\n")
    if not named and body and len(title) < 80 and not FUTURE.search(title):
        named = [int(y) for y in re.findall(r"(?<!\d)(20\d\d)(?=年[^底末初度报]|\s|$)", title)]
    return max(named, default=None)


def _month_days(pattern: re.Pattern[str], text: str, *, led: bool = False) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield the month, the day and the match of each 月21日; `led` where digits may stand before those of the month."""
    for match in pattern.finditer(text):
        month = _NUMBER_BEFORE.search(text, max(0, match.start() - 2), match.start())
        if month and (led or not text[month.start() - 1 : month.start()].isdigit()):
            yield int(month[0]), int(match[1]), match


def _weekday_day(text: str) -> date | None:
    named = next(_month_days(_WITH_WEEKDAY, text, led=True), None)
    if named is None:
        return None
    month, number, match = named
    years = [int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?=年)", text)]
    if not years:
        return None
    wanted = "一二三四五六日天".index(match[2]) % 7 if match[2] != "天" else 6
    near = sorted(years)[len(years) // 2]
    for year in sorted(range(near - 4, near + 4), key=lambda y: (abs(y - near), y)):
        day = calendar_day(year, month, number)
        if day and day.weekday() == wanted:
            return day
    return None
