"""Where a text names a period, and which one: absolute, relative to the day of publication, fiscal, spans.

Patterns for the forms of both languages, a small clock that knows the day the text was published (or the last date the
text gave), and a pass that joins what belongs together (1月至3月, 自…以来, since …). What cannot be placed in a year is left
out: a period is never guessed without a witness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.parse import dates_en, dates_zh
from claims.parse.dates_both import read_ttm, read_ytd
from claims.parse.when import Clock, Reader, Reading, When, calendar_day, count_of
from claims.period import days, months

__all__ = ["When", "dates"]

FUTURE = re.compile(
    r"将|可能|展望|预估|预计|计划|有望|拟|预期|目标|明年|will\b|expect|plan|due\b|by\b|forecast|target|next\b|aim", re.IGNORECASE
)
_ISO = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)([-/.])(?P<m>0?[1-9]|1[0-2])\2(?P<d>[0-3]?\d)(?![\d])|(?<![\d.-])(?P<my>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"
)
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<q>Q[1-4]|[1-4]Q|H[12]|[12]H)(?:(?:\s+of)?(?:\s+|(?=FY|'))(?P<fy>FY|fiscal\s+(?:year\s+)?)?'?(?P<y>20\d\d|(?<=FY)\d\d|(?<=')\d\d)(?!\d|,\d))?|(?P<fy2>FY)?(?P<y2>20\d\d|(?<=FY)\d\d)年?\s?(?P<q2>Q[1-4]|H[12])|FY\s?'?(?P<y3>(?:20)?\d\d)(?:\s?(?P<q3>Q[1-4]|H[12]))?)(?![A-Za-z0-9])"
)
_TTM = re.compile(
    r"(?<![A-Za-z])(?:TTM|LTM|trailing[ -](?:12|twelve)[ -]months?)(?![A-Za-z])|滚动市?盈?率?(?=\s?\d)", re.IGNORECASE
)
_YTD = re.compile(
    r"\b(?:so far this year|year[ -]to[ -]date|this year to date)\b|今年以来|年初至今|(?<![一两二三四五六七八九十几数\d])年内",
    re.IGNORECASE,
)
# A period that something else is compared with says nothing of when the rest happened.
_COMPARED = re.compile(r"(?:\b(?:than|against|times|versus|compared (?:with|to))\s(?:[^.,;]|(?<=\d)[.,](?=\d)){0,40}|[比较])$")
# 第三季度(截至10月26日), the quarter, which ended on October 26: the day only says where the quarter ends.
_ENDS = re.compile(r"[\s,(]*(?:截至|截止|止于|(?:which |that )?(?:ended|ending|to)\s(?:on )?)", re.IGNORECASE)
_HAN = re.compile(r"[一-鿿]")
_JOIN = re.compile(r"(?:\s?(?:至|到|~|—|-|–)\s?|\s(?:to|through|until|and)\s)")
_SINCE_BEFORE = re.compile(r"(?:自从?|从|[Ss]ince\s(?:the\s(?:end|start|beginning)\sof\s)?(?:late\s|early\s|mid-)?(?:on\s)?)$")
_SINCE_AFTER = re.compile(r"[^。;!?]{0,30}?(?:以来|至今|起(?![来始]))")


def dates(text: str, published: date | None) -> list[When]:
    """Return the periods that a text names, in order, none overlapping.

    Without `published`, what is relative goes by the first whole date of the text, months and quarters by the last year
    named before them, and a month-day with its weekday by the year in which they meet.
    """
    clock = Clock(day=published, year=published.year if published else None, published=published is not None)
    if published is None:
        clock.day = _own_day(text)
    found: list[When] = []
    for match, read in _leftmost(text):
        future = bool(FUTURE.search(text, _clause_start(text, match.start()), match.end() + 8))
        period, how, role = read(match, clock, future)
        if period is None and role != "open":
            continue
        if period and role not in ("base", "ahead") and not _COMPARED.search(text, max(0, match.start() - 44), match.start()):
            clock.hear(period)
        found.append(When(match.start(), match.end(), period or "", how, role))
    return list(_since(_joined(found, text), text, clock))


def _clause_start(text: str, end: int) -> int:
    """Return where the words begin that can tell whether a date lies ahead."""
    start = max(0, end - (60 if text[max(0, end - 1) : end].isascii() else 14))
    return max(start, *(text.rfind(mark, start, end) for mark in ("。", ". ", "\n", ";")))


def _leftmost(text: str) -> Iterator[tuple[re.Match[str], Reader]]:
    """Yield the matches of all patterns, leftmost and longest first, none overlapping."""
    every = [
        (m.start(), -m.end(), order, m, read)
        for order, (p, read) in enumerate(_patterns(text))
        for m in p.finditer(text)
        if m.end() > m.start()
    ]
    every.sort(key=lambda item: item[:3])
    done = 0
    for start, end, _, match, read in every:
        if start >= done:
            done = -end
            yield match, read


def _own_day(text: str) -> date | None:
    """Return the first whole date of a text, or its first month-day whose weekday fits one year near those it names."""
    for match in _ISO.finditer(text):
        if match["d"]:
            return calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    whole = re.search(r"(?<!\d)((?:19|20)\d\d)年(1[0-2]|0?[1-9])月([0-3]?\d)[日号]", text)
    if whole:
        return calendar_day(int(whole[1]), int(whole[2]), int(whole[3]))
    english = next((m for m in dates_en.DATE.finditer(text) if m["y"] or m["fy"]), None)
    if english:
        return calendar_day(
            int(english["y"] or english["fy"]),
            dates_en.month_number(english["m"] or english["fm"]),
            int(english["d"] or english["fd"]),
        )
    return _weekday_day(text) or _reporting_day(text)


_REPORTED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:第?([一二三四1-4])季|(上半年|半年|中报)|(前三季|三季报))")


def _reporting_day(text: str) -> date | None:
    """Return the first month-day of a text in the half year after a period whose results it reports."""
    day, report = re.search(r"(?<!\d)(1[0-2]|0?[1-9])月([0-3]?\d)日", text), _REPORTED.search(text)
    if day is None or report is None:
        return None
    year = int(report[1])
    number = 2 if report[3] else 3 if report[4] else count_of(report[2])
    closed = days(f"{year}Q{number}")
    for candidate in (calendar_day(y, int(day[1]), int(day[2])) for y in (year, year + 1)):
        if candidate and closed and 0 < (candidate - closed[1]).days < 183:
            return candidate
    return None


def _weekday_day(text: str) -> date | None:
    match = re.search(r"(1[0-2]|0?[1-9])月([0-3]?\d)[日号][(,]?\s?(?:周|星期)([一二三四五六日天])", text)
    years = [int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?=年)", text)]
    if match is None or not years:
        return None
    wanted = "一二三四五六日天".index(match[3]) % 7 if match[3] != "天" else 6
    near = sorted(years)[len(years) // 2]
    for year in sorted(range(near - 4, near + 4), key=lambda y: (abs(y - near), y)):
        day = calendar_day(year, int(match[1]), int(match[2]))
        if day and day.weekday() == wanted:
            return day
    return None


def _joined(found: list[When], text: str) -> list[When]:
    """Join two periods with 至 or "to" between them into a span, and a date with the weekday behind it into one."""
    out: list[When] = []
    for when in found:
        if out and out[-1].period and when.period and out[-1].role == when.role == "at":
            between = text[out[-1].end : when.start]
            first, last = days(out[-1].period), days(when.period)
            if _ENDS.fullmatch(between) and last and last[0] == last[1] and not (first and first[0] == first[1]):
                out[-1] = replace(out[-1], end=when.end)
                continue
            if first and first[0] == first[1] and between in ("的", "止", "止的", "当天的") and not (last and last[0] == last[1]):
                out[-1] = replace(when, start=out[-1].start)
                continue
            if first and last and (between in ("", "(", ",", ", ", " ") and first[0] == first[1] == last[0]):
                out[-1] = replace(out[-1], end=when.end)
                continue
            if first and last and first[0] < last[0] and _joins(between, text, out[-1].start):
                whole_months = len(out[-1].period) <= 7 and len(when.period) <= 7
                period = months(first[0], last[1]) if whole_months else f"{out[-1].period}/{when.period}"
                out[-1] = replace(out[-1], end=when.end, period=period)
                continue
        out.append(when)
    return out


def _joins(between: str, text: str, start: int) -> bool:
    if between.strip() == "and":
        return text[max(0, start - 12) : start].lower().rstrip().endswith("between")
    return bool(_JOIN.fullmatch(between))


def _since(found: list[When], text: str, clock: Clock) -> Iterator[When]:
    """Yield the periods, those after 自 or "since" drawn out to the month of publication."""
    for when in found:
        before = _SINCE_BEFORE.search(text, max(0, when.start - 28), when.start)
        span = days(when.period)
        marked = before is not None and (before[0][:1] in "sS" or _SINCE_AFTER.match(text, when.end) is not None)
        if marked and when.role == "at" and span and clock.day and span[1] <= clock.day:
            first, last = span[0], clock.day
            yield replace(when, period=f"{first.year}-{first.month:02}/{last.year}-{last.month:02}", role="since")
        else:
            yield when


def _read_iso(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["my"]:
        return f"{match['my']}-{match['mm']}", "stated", "at"
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return (day.isoformat() if day else None), "stated", "at"


def _read_code(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    code = (match["q"] or match["q2"] or match["q3"] or "").upper()
    if code[:1].isdigit():
        code = code[1] + code[0]
    year = match["y"] or match["y2"] or match["y3"]
    if year is None:
        number = int(code[1])
        guess = clock.year_of((number - 1) * (3 if code[0] == "Q" else 6) + 1, future=future)
        return (f"{guess}{code}" if guess else None), "assumed", "at" if guess else "open"
    year = year if len(year) == 4 else f"20{year}"
    return f"{'FY' if match['fy'] or match['fy2'] or match['y3'] else ''}{year}{code}", "stated", "at"


_Patterns = tuple[tuple[re.Pattern[str], Reader], ...]
_EITHER: _Patterns = ((_ISO, _read_iso), (_YTD, read_ytd), (_CODE, _read_code), (_TTM, read_ttm))


def _patterns(text: str) -> _Patterns:
    """Return the patterns of the language a text is in: Chinese wherever it has Chinese characters."""
    return _EITHER + (dates_zh.PATTERNS if _HAN.search(text) else dates_en.PATTERNS)
