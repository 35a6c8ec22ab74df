"""Where a text names a period, and which one: absolute, relative to the day of publication, fiscal, spans.

Patterns for the forms of both languages, a small clock that knows the day the text was published (or the last date the
text gave), and a pass that joins what belongs together (1月至3月, 自…以来, since …). What cannot be placed in a year is left
out: a period is never guessed without a witness.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.parse.times import dates_both, dates_en, dates_moment, dates_spoken, dates_years_zh, dates_zh
from claims.parse.times.asides import aside, is_compared_with, is_of_close, is_told_beside, opens_with_part
from claims.parse.times.budgets import first_month, is_on_budget, running_year
from claims.parse.times.dates_both import FUTURE, YEARLY, looks_ahead
from claims.parse.times.dates_day import own_year, told_day
from claims.parse.times.dates_en import WHOLE_YEAR
from claims.parse.times.dates_scan import Scanner
from claims.parse.times.when import Clock, Reader, When
from claims.period import STAND_IN, back, days, extent, is_dated, is_instant, months, without_year

__all__ = ["FUTURE", "When", "dates"]

# 第三季度(截至10月26日), the quarter, which ended on October 26: the day only says where the quarter ends.
_ENDS = re.compile(r"[\s,(]*(?:截至|截止|止于|(?:which |that )?(?:ended|ending|to)\s(?:on )?)", re.IGNORECASE)
_HAN = re.compile(r"[一-鿿]")
_ZH = Scanner(dates_years_zh.ZH + dates_moment.ZH + dates_both.ZH + dates_spoken.ZH + dates_zh.OPENINGS)
_EN = Scanner(dates_moment.EN + dates_both.EN + dates_en.OPENINGS + dates_spoken.EN)
_JOIN = re.compile(r"(?:\s?(?:起?至|起?到|~|—|-|–)\s?|\s(?:to|through|until|and)\s)")
_SINCE_BEFORE = re.compile(
    r"(?:自从?|从|[Ss]ince\s(?:its\s[\w ]{1,20}\s(?:in|of|on)\s)?"
    r"(?:the\s(?:(?:end|start|beginning)\sof\s)?)?(?:late\s|early\s|mid-)?(?:on\s)?)$"
)
_SINCE_RIGHT = re.compile(r"以来|至今|迄今")
# A record reaches back to what it is measured from, which is no time of the number: the most since 2022.
_RECORD_BEFORE = re.compile(
    r"\b(?:first(?:\stime)?|most|least|\w+est|record|best|worst)\b[^.,;]{0,40}$|(?:最|首次|首度|新高|新低)[^,，。;；]{0,10}$"
)
_RECORD_AFTER = re.compile(r"(?:以来|至今)?的?[^,，。;；]{0,8}(?:最|首次|首度|新高|新低|首个|高点|低点)")
_SINCE_AFTER = re.compile(r"[^。;!?]{0,30}?(?:以来|至今|起(?![来始]))")


def dates(text: str, published: date | None) -> list[When]:
    """Return the periods that a text names, in order, none overlapping.

    Without `published`, what is relative goes by the first whole date of the text, months and quarters by the last year
    named before them, and a month-day with its weekday by the year in which they meet.
    """
    clock = Clock(day=published, year=published.year if published else None, published=published is not None)
    if published is None:
        clock.day = told_day(text)
        clock.own = None if clock.day else own_year(text)
    found: list[When] = []
    ear, again = _Ear(text, clock), 0
    chinese = _HAN.search(text) is not None
    if not chinese and is_on_budget(text):
        clock.budgets, clock.begins = True, first_month(text)
    for match, read in (_ZH if chinese else _EN).matches(text):
        if found and (match.start() < found[-1].end or (again := _named_again(text, found[-1], match))):
            found[-1] = replace(found[-1], end=max(found[-1].end, again))
            continue
        future = looks_ahead(text, match.start(), match.end())
        ear.turn(match.start())
        ear.clock.against = ear.clock.said is not None and is_compared_with(text, match.start(), match.end())
        period, how, role = read(match, ear.clock, future)
        part = period or "" if role == "fiscal" else ""
        if period is None and role == "open" and ear.clock.day is None:
            period, role = _yearless(match, read, future)
        if role == "fiscal":
            known = ear.clock.own_year() if not future or ear.clock.is_within_own_year() else None
            known = None if known and not future and ear.clock.lies_ahead_ever(f"{known}{part}") else known
            running = running_year(clock) if part[0] in "+-" and part != WHOLE_YEAR else None
            period, role = (f"FY{running + int(part)}", "at") if running else _fiscal(part, known, published)
        if period is None and role != "open":
            continue
        year = ear.clock.year
        beside = ear.hear(match.start(), match.end(), period, role)
        if published is None and (
            future or (period and len(period) == 4 and text[match.start() - 1 : match.start()] in ("到", "至"))
        ):
            ear.clock.year = year
        found.append(When(match.start(), match.end(), period or "", how, role, beside, "" if period else part))
    return list(_since(_forward(_joined(found, text), text), text, clock))


# The three months to September, the final quarter of its financial year; 截至9月底止六个月中期业绩: named by its number too.
_APPOSED = re.compile(r",?\s(?:(?:which\s(?:is|was)|or)\s)?(?:the(?:\scompany['’]s)?\s|its\s)?(?:(?:fiscal|financial)\s)?|的?")
_PART_NAME = re.compile(
    r"[a-z' ]*\b(?:first|second|third|fourth|final|last)[\s-](?:\w+\s)?(?:quarter|half)\b|中期|半年|全年|年度", re.IGNORECASE
)
_OF_OWN_YEAR = re.compile(r"\sof\s(?:its|the)\s(?:own\s)?(?:fiscal|financial|business)\syear\b")


def _named_again(text: str, last: When, match: re.Match[str]) -> int:
    """Return where a part of a year ends that only names a stretch over again which was told by its end right before, else 0."""
    span = days(last.period) if last.role == "at" and last.period else None
    if span is None or (span[1] - span[0]).days < _QUARTER or not _PART_NAME.match(text, match.start(), match.end()):
        return 0
    if _APPOSED.fullmatch(text, last.end, match.start()) is None:
        return 0
    if not text[match.start()].isascii():
        return match.end() if text[last.start] == "截" else 0
    of_year = _OF_OWN_YEAR.match(text, match.end())
    named = "year" in match[0] or "iscal" in text[last.end : match.end()] or of_year
    return of_year.end() if of_year else match.end() if named else 0


_QUARTER = 80


def _fiscal(part: str, known: str | None, published: date | None) -> tuple[str | None, str]:
    """Return a part of a company's own year in the one that the text named last, and its role; its calendar may tell more."""
    shift = int(part) if part[0] in "+-" else None
    if known:
        return (f"{known}{part}" if shift is None else f"FY{int(known[2:]) + shift}"), "at"
    return (f"FY{part}", "at") if published is None and shift is None else (None, "open")


def _yearless(match: re.Match[str], read: Reader, future: bool) -> tuple[str | None, str]:
    """Return a part of a year that nobody told, without it, and its role; None for what no year would place."""
    period, _, role = read(match, Clock(own=STAND_IN), future)
    bare = without_year(period) if period and period.startswith(f"{STAND_IN}") else None
    return (bare, role) if bare and role == "at" else (None, "open")


_SENTENCE_END = re.compile(r"[。!?\n.](?:(?<!\.)|(?=\s))")
_YEAR_WORD = re.compile(r"(?:19|20)\d\d|[今去明前上]年|year|民国")
_DAY_NAMED = re.compile(r"[日天周号]|day", re.IGNORECASE)
# The day of an announcement is not what a year earlier goes back from.
_ANNOUNCED = re.compile(r"宣布|公布|公告|发布|披露|表示|报道|电|讯|said|reported|announced|posted|released|\s[-–—]|\(")
_AS_OF = re.compile(r"截[至止]了?$|\b[Aa]s (?:of|at)\s(?:the end of\s)?$")
_HALF_END = re.compile(r"[。!?\n;；.](?:(?<!\.)|(?=\s))")


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
        if beside in ("once", "close") or role == "now":
            return beside
        if beside == "dateline":
            self.clock.hear(period)
            return beside
        if (
            beside == ""
            and self.head is None
            and self.clock.reported_quarter()
            and is_told_beside(self.text, start, end, period, self.clock.report or "")
        ):
            beside = "base"  # 毛利率18.5%,第二季度为19.2%
        if beside == "base" and self.clock.lies_ahead(period):
            beside = ""  # raise output by 5% from September
        if beside == "" and self.head is None and opens_with_part(self.text, start):
            beside = "opening"
        if beside in ("part", "opening") and self.main is None:
            self.main, self.clock = self.clock, replace(self.clock)
            self.until = _SENTENCE_END if beside == "opening" else _HALF_END
        if beside != "base":
            self.clock.hear(period)
            if self.main is not None and self.main.report is None and beside == "part":
                self.main.report = self.clock.report  # expects £168m for the year after selling 3,420 homes in six months
            if is_dated(period) and _YEAR_WORD.search(self.text, start, end):
                self.clock.said = period
            if not is_instant(period) or (self.head is None and self._is_told_of(start, end)):
                self.clock.head = period
        if beside in ("", "opening") and not is_instant(period):
            self.head = period
        return beside

    def _is_told_of(self, start: int, end: int) -> bool:
        """Whether a day is one that something is told of, and not only that of an announcement."""
        if _AS_OF.search(self.text, start - 20, start):
            return True
        return _ANNOUNCED.search(self.text, start - 60, end + 60) is None


def _joined(found: list[When], text: str) -> list[When]:
    """Join two periods with 至 or "to" between them into a span, and a date with the weekday behind it into one."""
    out: list[When] = []
    for when in found:
        between = text[out[-1].end : when.start] if out else ""
        if out and out[-1].part[:1] == "Q" and (own := _own_quarter(out[-1], when, between)):
            out[-1] = own
            continue
        if out and out[-1].period and when.role == "open" and not when.part and _ENDS.fullmatch(between):
            out[-1] = replace(out[-1], end=when.end)
            continue
        if out and out[-1].period and when.period and out[-1].role == when.role == "at":
            first, last = extent(out[-1].period), extent(when.period)
            shut = is_of_close(text, when.end)
            if _ENDS.fullmatch(between) and last and last[0] == last[1] and not (shut or (first and first[0] == first[1])):
                out[-1] = replace(out[-1], end=when.end)
                continue
            if first and first[0] == first[1] and between in ("的", "止", "止的", "当天的") and not (last and last[0] == last[1]):
                out[-1] = replace(when, start=out[-1].start)
                continue
            if first and last and (between in ("", "(", ",", ", ", " ") and first[0] == first[1] == last[0]):
                out[-1] = replace(out[-1], end=when.end)
                continue
            if first and last and first[0] < last[0] and _joins(between, text, out[-1].start) and not shut:
                whole_months = len(out[-1].period) <= 7 and len(when.period) <= 7
                period = months(first[0], last[1]) if whole_months else f"{out[-1].period}/{when.period}"
                period = period if is_dated(out[-1].period) else without_year(period) or period
                out[-1] = replace(out[-1], end=when.end, period=period)
                continue
        out.append(when)
    return out


def _own_quarter(part: When, end: When, between: str) -> When | None:
    """Return a quarter of a company's own year that the day tells on which it ended: 第三财季(截至6月底)."""
    last = extent(end.period) if end.period and is_dated(end.period) and _ENDS.fullmatch(between) else None
    if last is None:
        return None
    number = int(part.part[1])
    year = last[1].year + (last[1].month - 1 + 3 * (4 - number)) // 12
    return replace(part, end=end.end, period=f"FY{year}Q{number}", role="at", part="", found=end.found)


def _forward(found: list[When], text: str) -> list[When]:
    """Put what is a year earlier than a period named behind it in its year: 去年同期亏损的乙公司,三季度盈利."""
    for at, (when, after) in enumerate(itertools.pairwise(found)):
        if when.role != "base" or when.period or after.role != "at" or after.beside or not after.period:
            continue
        if YEARLY.search(text, when.start, when.end) and not _SENTENCE_END.search(text, when.end, after.start):
            found[at] = replace(when, period=back(after.period) or "")
    return found


def _joins(between: str, text: str, start: int) -> bool:
    if between.strip() == "and":
        return text[max(0, start - 12) : start].lower().rstrip().endswith("between")
    return bool(_JOIN.fullmatch(between))


_YEAR_BEGAN = re.compile(r"(?:start|beginning)\sof\s(?:the|this)\syear|January|年初", re.IGNORECASE)


def _told_until(text: str, when: When, clock: Clock) -> date | None:
    """Return the last day of the month that a text reports on, where it tells of the year so far: since the start of the year."""
    report = days(clock.report or "")
    monthly = report is not None and re.fullmatch(r"\d{4}-\d\d", clock.report or "") is not None
    if report is None or not monthly or not clock.day or not 0 <= (clock.day - report[1]).days <= _NEXT_MONTH:
        return None
    return report[1] if _YEAR_BEGAN.search(text, when.start, when.end) else None


# A month is reported on before the next one ends, in days.
_NEXT_MONTH = 25


def _since(found: list[When], text: str, clock: Clock) -> Iterator[When]:
    """Yield the periods, those after 自 or "since" drawn out to the month of publication."""
    for when in found:
        led = text[max(0, when.start - 1) : when.start]
        before = _SINCE_BEFORE.search(text, when.start - 40, when.start) if led.isascii() or led in "自从" else None
        span = days(when.period)
        marked = _SINCE_RIGHT.match(text, when.end) is not None or (
            before is not None and (before[0][:1] in "sS" or _SINCE_AFTER.match(text, when.end) is not None)
        )
        if marked and when.role == "at" and span and clock.day and span[1] <= clock.day:
            first, last = span[0], _told_until(text, when, clock) or clock.day
            record = _RECORD_BEFORE.search(text, when.start - 50, when.start) or _RECORD_AFTER.match(text, when.end)
            yield replace(when, period=months(first, last), role="since", beside="record" if record else when.beside)
        else:
            yield when
