"""Where a text names a period, and which one: absolute, relative to the day of publication, fiscal, spans.

Patterns for the forms of both languages, a small clock that knows the day the text was published (or the last date the
text gave), and a pass that joins what belongs together (1月至3月, 自…以来, since …). What cannot be placed in a year is left
out: a period is never guessed without a witness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.parse import dates_en, dates_zh
from claims.parse.asides import aside, is_compared_with, opens_with_part
from claims.parse.dates_both import read_ttm, read_ytd
from claims.parse.when import Clock, Reader, Reading, When, calendar_day, count_of, stretch
from claims.period import STAND_IN, days, extent, is_dated, is_instant, months, without_year

__all__ = ["When", "dates"]

FUTURE = re.compile(
    r"将|指引|财测|可能|展望|预估|预计|计划|有望|拟|预期|目标|明年|will\b|expect|plan|due\b|by\b|forecast|target|next\b|aim",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)([-/.])(?P<m>0?[1-9]|1[0-2])\2(?P<d>[0-3]?\d)(?![\d])|(?<![\d.-])(?P<my>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"
)
_PARTS = r"Q[1-4]|[1-4]Q|H[12]|[12]H"
# Q3, Q3 2025, 3Q25, 2QFY26, Q2 FY26, 1H of fiscal 2025, with the E of an estimate behind.
_CODE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<part>{_PARTS})"
    r"(?:(?:(?:\s+of)?(?:\s+|(?=FY|'))|/(?=20))(?P<fy>FY|fiscal\s+(?:year\s+)?)?'?(?P<y>20\d\d|(?<=FY)\d\d|(?<=')\d\d)(?!\d|,\d)"
    r"|(?<=[QH])'?(?P<fs>FY)?(?P<s>[12]\d))?E?(?![A-Za-z0-9])"
)
# 2025Q3, 25Q3, FY25, FY2025 Q3, 2026E.
_CODE_YEAR = re.compile(
    r"(?<![A-Za-z0-9.$€£¥])(?:(?P<fy>FY\s?'?)(?P<y>(?:20)?\d\d)(?:\s?(?P<part>" + _PARTS + r"))?E?"
    r"|(?P<y2>20\d\d)年?\s?(?P<part2>Q[1-4]|H[12])E?|(?P<y3>[12]\d)(?P<part3>Q[1-4]|H[12])E?"
    r"|(?P<y4>20\d\d)(?:\s?[-–~]\s?(?P<z>(?:20)?\d\d))?[EeF])(?![A-Za-z0-9])"
)
_NINE = re.compile(r"(?<![A-Za-z0-9])(?P<n>[69])M\s?(?:(?P<y>20\d\d)|(?P<s>[12]\d))E?(?![A-Za-z0-9,])")
_TTM = re.compile(
    r"(?<![A-Za-z])(?:TTM|LTM|trailing[ -](?:12|twelve)[ -]months?)(?![A-Za-z])|滚动市?盈?率?(?=\s?\d)", re.IGNORECASE
)
_YTD = re.compile(
    r"\b(?:so far this year|year[ -]to[ -]date|this year to date)\b|今年以来|年初至今|(?<![一两二三四五六七八九十几数\d])年内",
    re.IGNORECASE,
)
# 第三季度(截至10月26日), the quarter, which ended on October 26: the day only says where the quarter ends.
_ENDS = re.compile(r"[\s,(]*(?:截至|截止|止于|(?:which |that )?(?:ended|ending|to)\s(?:on )?)", re.IGNORECASE)
_HAN = re.compile(r"[一-鿿]")
_JOIN = re.compile(r"(?:\s?(?:至|到|~|—|-|–)\s?|\s(?:to|through|until|and)\s)")
_SINCE_BEFORE = re.compile(
    r"(?:自从?|从|[Ss]ince\s(?:its\s[\w ]{1,20}\s(?:in|of|on)\s)?"
    r"(?:the\s(?:end|start|beginning)\sof\s)?(?:late\s|early\s|mid-)?(?:on\s)?)$"
)
_SINCE_RIGHT = re.compile(r"以来|至今|迄今")
_SINCE_AFTER = re.compile(r"[^。;!?]{0,30}?(?:以来|至今|起(?![来始]))")


def dates(text: str, published: date | None) -> list[When]:
    """Return the periods that a text names, in order, none overlapping.

    Without `published`, what is relative goes by the first whole date of the text, months and quarters by the last year
    named before them, and a month-day with its weekday by the year in which they meet.
    """
    clock = Clock(day=published, year=published.year if published else None, published=published is not None)
    if published is None:
        clock.day = _told_day(text)
        clock.own = None if clock.day else _own_year(text)
    found: list[When] = []
    ear = _Ear(text, clock)
    for match, read in _leftmost(text):
        future = bool(FUTURE.search(text, _clause_start(text, match.start()), match.end() + 8))
        ear.turn(match.start())
        ear.clock.against = ear.clock.said is not None and is_compared_with(text, match.start(), match.end())
        period, how, role = read(match, ear.clock, future)
        part = period or "" if role == "fiscal" else ""
        if period is None and role == "open" and ear.clock.day is None:
            period, role = _yearless(match, read, future)
        if role == "fiscal":
            known = ear.clock.fiscal if not future else None
            period, role = (f"{known}{period}", "at") if known else (None, "open") if published else (f"FY{period}", "at")
        if period is None and role != "open":
            continue
        year = ear.clock.year
        beside = ear.hear(match.start(), match.end(), period, role)
        if future and published is None:
            ear.clock.year = year
        found.append(When(match.start(), match.end(), period or "", how, role, beside, "" if period else part))
    return list(_since(_joined(found, text), text, clock))


def _yearless(match: re.Match[str], read: Reader, future: bool) -> tuple[str | None, str]:
    """Return a part of a year that nobody told, without it, and its role; None for what no year would place."""
    period, _, role = read(match, Clock(own=STAND_IN), future)
    bare = without_year(period) if period and period.startswith(f"{STAND_IN}") else None
    return (bare, role) if bare and role == "at" else (None, "open")


_SENTENCE_END = re.compile(r"[。!?\n]|\.\s")
_YEAR_WORD = re.compile(r"(?:19|20)\d\d|[今去明前上]年|year|民国")
_DAY_NAMED = re.compile(r"[日天周号]|day", re.IGNORECASE)
# The day of an announcement is not what a year earlier goes back from.
_ANNOUNCED = re.compile(r"宣布|公布|公告|发布|披露|表示|报道|电|讯|said|reported|announced|posted|released|\s[-–—]|\(")
_AS_OF = re.compile(r"截[至止]了?$|\b[Aa]s (?:of|at)\s(?:the end of\s)?$")
_HALF_END = re.compile(r"[。!?\n;；]|\.\s")


@dataclass(slots=True)
class _Ear:
    """What the clock hears of a text: the periods its sentences speak of, and a part only while it is spoken of."""

    text: str
    clock: Clock
    head: str | None = None
    at: int = 0
    main: Clock | None = None
    until: re.Pattern[str] = _HALF_END

    def turn(self, start: int) -> None:
        """Come to the next period: leave behind what ended in between."""
        if self.main is not None and self.until.search(self.text, self.at, start):
            self.clock, self.main = self.main, None
        if _SENTENCE_END.search(self.text, self.at, start):
            self.head = self.clock.head = self.clock.said = None
            if self.clock.bare and not self.clock.published:
                self.clock.year, self.clock.bare = None, False
        self.at = start

    def hear(self, start: int, end: int, period: str | None, role: str) -> str:
        """Take note of a period, and return what it is beside the one of its sentence."""
        if role == "open" and not _DAY_NAMED.search(self.text, start, end):
            self.clock.lose()
        if not period or role in ("base", "ahead"):
            return ""
        beside = aside(self.text, start, end, period, self.head)
        if beside == "" and self.head is None and opens_with_part(self.text, start):
            beside = "opening"
        if beside in ("part", "opening") and self.main is None:
            self.main, self.clock = self.clock, replace(self.clock)
            self.until = _SENTENCE_END if beside == "opening" else _HALF_END
        if beside != "base":
            self.clock.hear(period)
            if is_dated(period) and _YEAR_WORD.search(self.text, start, end):
                self.clock.said = period
            if not is_instant(period) or (self.head is None and self._is_told_of(start, end)):
                self.clock.head = period
        if beside in ("", "opening") and not is_instant(period):
            self.head = period
        return beside

    def _is_told_of(self, start: int, end: int) -> bool:
        """Whether a day is one that something is told of, and not only that of an announcement."""
        if _AS_OF.search(self.text, max(0, start - 20), start):
            return True
        return _ANNOUNCED.search(self.text, max(0, start - 60), end + 60) is None


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


def _told_day(text: str) -> date | None:
    """Return the day of a text, not where it speaks of later years as past: then the day is where a story begins."""
    day = _own_day(text)
    later = (m for m in _YEAR_NAMED.finditer(text) if day and int(m[0]) > day.year)
    return None if any(not FUTURE.search(text, _clause_start(text, m.start()), m.end() + 8) for m in later) else day


_YEAR_NAMED = re.compile(r"(?<![\d$])20\d\d(?=年[^底末财]|-\d\d|[,.\s](?!\d))")


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
    return _weekday_day(text) or _reporting_day(text) or _dateline_day(text)


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
    day = re.search(r"(?<!\d)(1[0-2]|0?[1-9])月([0-3]?\d)日", text)
    if day is None:
        return None
    # What comes later may be told of the year to come: 新厂2026年上半年投产.
    end = _SENTENCE_END.search(text, day.end())
    report = _REPORTED.search(text, 0, end.start() if end else len(text))
    if report is None:
        return None
    year = int(report[1])
    number = 2 if report[3] else 3 if report[4] else count_of(report[2])
    closed = days(f"{year}Q{number}")
    for candidate in (calendar_day(y, int(day[1]), int(day[2])) for y in (year, year + 1)):
        if candidate and closed and 0 < (candidate - closed[1]).days < 183:
            return candidate
    return None


# A report of part of a year comes out in that year, but for the last quarter's.
_REPORT_NAME = re.compile(
    r"(?<!\d)(20\d\d)年?(?:第?[一二三1-3首]季|Q[1-3]|上半年|半年|中[报期]|前?三季|[前首]\S{1,2}个?月|(?:1[01]|[1-9])月)\S{0,4}"
    r"(?:财报|季报|中报|年报|报告|业绩|成绩单|战报|公报|交付|数据|报)"
    r"|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|Q[1-3]|[Ff]irst[- ]half)(?:[- ]quarter)?(?:\sof)?\s(20\d\d)\s"
    r"(?:financial\s)?(?:results|report|earnings|figures)"
)


def _own_year(text: str) -> int | None:
    """Return the latest year in the name of a report or, of the past, in the title, for a text that tells no day."""
    named = [
        int(m[1] or m[2])
        for m in _REPORT_NAME.finditer(text)
        if not FUTURE.search(text, _clause_start(text, m.start()), m.end() + 8)
    ]
    title, _, body = text.strip().partition("\n")
    if not named and body and len(title) < 80 and not FUTURE.search(title):
        named = [int(y) for y in re.findall(r"(?<!\d)(20\d\d)(?=年[^底末初度报]|\s|$)", title)]
    return max(named, default=None)


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
            first, last = extent(out[-1].period), extent(when.period)
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
                period = period if is_dated(out[-1].period) else without_year(period) or period
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
        before = _SINCE_BEFORE.search(text, max(0, when.start - 40), when.start)
        span = days(when.period)
        marked = _SINCE_RIGHT.match(text, when.end) is not None or (
            before is not None and (before[0][:1] in "sS" or _SINCE_AFTER.match(text, when.end) is not None)
        )
        if marked and when.role == "at" and span and clock.day and span[1] <= clock.day:
            first, last = span[0], clock.day
            yield replace(when, period=months(first, last), role="since")
        else:
            yield when


def _read_iso(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["my"]:
        return f"{match['my']}-{match['mm']}", "stated", "at"
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return (day.isoformat() if day else None), "stated", "at"


def _read_code(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    code = _part_code(match["part"])
    year = match["y"] or match["s"]
    if year is None:
        number = int(code[1])
        guess = clock.year_of((number - 1) * (3 if code[0] == "Q" else 6) + 1, future=future)
        return (f"{guess}{code}" if guess else None), "assumed", "at" if guess else "open"
    return f"{'FY' if match['fy'] or match['fs'] else ''}{_whole_year(year)}{code}", "stated", "at"


def _read_code_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y4"]:
        last = match["z"] and f"{match['y4'][:2]}{match['z'][-2:]}"
        return (f"{match['y4']}/{last}" if last else match["y4"]), "stated", "at"
    code = _part_code(match["part"] or match["part2"] or match["part3"] or "")
    year = _whole_year(match["y"] or match["y2"] or match["y3"])
    return f"{'FY' if match['fy'] else ''}{year}{code}", "stated", "at"


def _read_nine(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return stretch(int(_whole_year(match["y"] or match["s"])), 0, int(match["n"])), "stated", "at"


def _part_code(part: str) -> str:
    """Return 3Q as Q3."""
    return part[::-1] if part[:1].isdigit() else part


def _whole_year(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


_Patterns = tuple[tuple[re.Pattern[str], Reader], ...]
_EITHER: _Patterns = (
    (_ISO, _read_iso),
    (_YTD, read_ytd),
    (_CODE, _read_code),
    (_CODE_YEAR, _read_code_year),
    (_NINE, _read_nine),
    (_TTM, read_ttm),
)


def _patterns(text: str) -> _Patterns:
    """Return the patterns of the language a text is in: Chinese wherever it has Chinese characters."""
    return _EITHER + (dates_zh.PATTERNS if _HAN.search(text) else dates_en.PATTERNS)
