"""The year of its own that a text tells a company has: the second quarter of fiscal 2026, which ended Sept. 26."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from claims.parse.parties.actor import Actor
from claims.parse.times.dates_en_months import MONTH_NAME, month_number
from claims.parse.times.when import WORDS, count_of
from claims.period import days, months


class OwnYear(NamedTuple):
    """The month in which a company's own year ends, and whether the text numbers it or its quarters (fiscal 2026)."""

    end: int
    numbered: bool

    def named(self, period: str) -> str:
        """Return a period of a company's own year as the text would have it: by its number, or else by its months."""
        span = None if self.numbered else days(period, self.end)
        return months(*span) if span else period


_ENDED = rf"(?:that\s|which\s)?(?:has\s|had\s)?(?:ended|ending|ends|closed)\s(?:on\s|in\s)?(?:the\send\sof\s)?{MONTH_NAME}"
_QUARTER = (
    r"\b(?:fiscal\s(?:year\s)?(?:20\d\d\s)?)?"
    r"(?:(?P<n>first|second|third|fourth|final)[\s-](?:fiscal[\s-])?quarter|Q(?P<q>[1-4])|(?P<h>first|second)[\s-]half)"
)
_OF_YEAR = r"(?:\s(?:of\s)?(?:the\s|its\s)?(?:fiscal|financial|FY)\s?(?:year\s)?(?:20\d\d|\d\d)|\s20\d\d)?"
# The second quarter of its fiscal year 2026, which ended Sept. 26; the fiscal third quarter that ended in June.
_PART_EN = re.compile(rf"{_QUARTER}{_OF_YEAR},?\s\(?{_ENDED.replace('{0}', 'm')}(?:\s(?P<d>[0-3]?\d)\b)?", re.IGNORECASE)
# The fiscal year ending March 2027; fiscal 2026, which ends in June; the financial year to March.
_YEAR_EN = re.compile(
    r"\b(?:fiscal|financial|business)\s(?:year\s)?(?:20\d\d\s?|\d\d\s)?,?\s?\(?(?:from\s\w+\s)?"
    rf"(?:{_ENDED.replace('{0}', 'm')}|(?:to|through)\s(?:the\send\sof\s)?{MONTH_NAME.replace('{0}', 'e')})",
    re.IGNORECASE,
)
_NUMBERED_EN = re.compile(
    r"\b(?:fiscal(?:\syear)?\s(?:20\d\d|(?:first|second|third|fourth)[\s-]quarter)|FY\s?'?(?:20)?\d\d)\b", re.IGNORECASE
)
# 第三财季(截至6月28日); 截至3月底止财政年度; 2026财年(截至2026年3月31日)
_PART_ZH = re.compile(r"([一二三四])财[务政]?季度?[(,（，]?截[至止](?:20\d\d年)?(1[0-2]|0?[1-9])月")
_YEAR_ZH = re.compile(
    r"截[至止](?:20\d\d年)?(1[0-2]|0?[1-9])月(?:底|末|3[01]日|2[89]日)?止?的?(?:财政|会计|财务)?年度"
    r"|(?:财年|财政年度|会计年度)[(（,，]截?[至止](?:20\d\d年)?(1[0-2]|0?[1-9])月"
)
_NUMBERED_ZH = re.compile(r"20\d\d财年|FY\d\d|第[一二三四]财[务政]?季")
# Six months ended September 30, 28 weeks to September 12, the financial half-year to March: where a half ends.
_HALF_EN = re.compile(
    r"(?:weeks|months|half[\s-]year|half)\s(?:period\s)?(?:that\s|which\s)?(?:to|ended|ending|through)\s(?:on\s)?(?:the\send\sof\s)?"
    rf"{MONTH_NAME.format('m')}(?:\s(?P<d>[0-3]?\d)\b)?"
)
_HALF_SIZE = re.compile(r"(?:\b(?P<n>2[4-9]|30|3[89]|40|5[23])|(?P<six>\b[Ss]ix|\b6))[\s-]$")
_IS_FIRST_HALF = re.compile(r"\b(?:[Ii]nterim|[Ff]irst[\s-]half|[Hh]alf[\s-]year(?:ly)?)\b|\b[Ii]n\sthe\ssecond\shalf\b")
_OF_RESULTS = re.compile(r"profit|revenue|sales|earnings|turnover|income|EBITDA", re.IGNORECASE)
# The three months to the end of June, the final quarter of its financial year.
_QUARTER_OF_YEAR_EN = re.compile(
    rf"(?:months|weeks|quarter)\s(?:to|ended|ending|through)\s(?:on\s)?(?:the\send\sof\s)?{MONTH_NAME.format('m')}(?:\s[0-3]?\d)?,?\s(?:(?:which\sis|or)\s)?"
    r"(?:the|its)\s(?:(?:fiscal|financial)\s)?(?P<n>first|second|third|fourth|final|last)\s(?:(?:fiscal|financial)\s)?quarter\b"
)
_FULL_YEAR_EN = re.compile(
    rf"\b(?:full|52-week|53-week)\s(?:year|period)\s(?:to|ended|ending|through)\s(?:the\send\sof\s)?{MONTH_NAME.format('m')}"
)
_HALF_ZH = re.compile(
    r"截[至止](?:20\d\d年|[今本去]年)?(1[0-2]|0?[1-9])月(?:底|末|3[01]日|2[89]日)?止?的?(?:六|6)?个?(?:月|半年|中期|上半)"
)
# Quarters that end in the first days of a month end with the one before.
_FIRST_DAYS = 7


def own_year_of(text: str) -> OwnYear | None:
    """Return the one year of its own that a text tells by where it, a half or a numbered part of it ends, None for several or
    none."""
    if "财" in text or "年度" in text or "止" in text:
        ends = {end for match in _PART_ZH.finditer(text) if (end := _year_end(count_of(match[1]), 3, int(match[2])))}
        ends |= {int(match[1] or match[2]) for match in _YEAR_ZH.finditer(text)}
        ends |= {
            _year_end(1, 6, int(match[1]))
            for match in _HALF_ZH.finditer(text)
            if match[0][-1] != "月" or "六" in match[0] or "6个" in match[0]
        }
        numbers = _NUMBERED_ZH
    else:
        ends = set(_ends_en(text)) if any(word in text for word in _SPEAKS_OF_YEARS) else set()
        ends |= set(_halves_en(text))
        numbers = _NUMBERED_EN
    return OwnYear(ends.pop(), numbers.search(text) is not None) if len(ends) == 1 and 12 not in ends else None


def own_year(text: str, people: Sequence[Actor]) -> OwnYear | None:
    """Return the own year that a text tells, by number where the pack knows of a company in it whose year ends so."""
    told = own_year_of(text)
    if told and any(actor.entity and actor.entity.fiscal_year_end == told.end for actor in people):
        return told._replace(numbered=True)
    return told


_SPEAKS_OF_YEARS = (
    "iscal",
    "inancial year",
    "usiness year",
    "quarter, which end",
    "full year",
    "quarter ended",
    "quarter that ended",
    "quarter to ",
)


def _ends_en(text: str) -> list[int]:
    """Return the month in which the year ends, as often as an English text tells it by name or by a numbered part.

    A numbered part needs no "fiscal" where it ends with no quarter of the calendar's that has its number.
    """
    parts = list(_PART_EN.finditer(text))
    taken = {match.end("m") for match in parts}
    years = [match for match in _YEAR_EN.finditer(text) if match.end("m") not in taken]
    ends = [month_number(match["m"] or match["e"]) for match in years]
    ends += [month_number(match["m"]) for match in _FULL_YEAR_EN.finditer(text)]
    ends += [_year_end(WORDS[match["n"]], 3, month_number(match["m"])) for match in _QUARTER_OF_YEAR_EN.finditer(text)]
    for match in parts:
        number, size = (WORDS[match["h"].lower()], 6) if match["h"] else (int(match["q"] or 0) or WORDS[match["n"].lower()], 3)
        month = month_number(match["m"])
        end = _year_end(number, size, month - (1 if match["d"] and int(match["d"]) <= _FIRST_DAYS else 0))
        if end != 12 or "fiscal" in match[0].lower():
            ends.append(end)
    return ends or _told_apart(text)


# First-quarter profit at the head of a text that tells further down of "the quarter ended April 26" and of "fiscal 2027".
_NUMBERED_QUARTER = re.compile(
    r"\b(?:(first|second|third|fourth)[\s-]quarter|Q([1-4]))\s(?:\w+\s)?(?:profits?|results?|revenues?|sales|earnings|net|loss)\b",
    re.IGNORECASE,
)
_QUARTER_ENDED = re.compile(
    rf"\bquarter\s(?:that\s)?(?:ended|ending|to)\s(?:on\s)?{MONTH_NAME.format('m')}(?:\s(?P<d>[0-3]?\d)\b)?"
)
_HEAD = 600


def _told_apart(text: str) -> list[int]:
    """Return the month in which a year ends whose quarter is numbered in one place and told by its end in another."""
    numbers = {int(match[2] or 0) or WORDS[match[1].lower()] for match in _NUMBERED_QUARTER.finditer(text, 0, _HEAD)}
    months = {month_number(m["m"]) - (1 if m["d"] and int(m["d"]) <= _FIRST_DAYS else 0) for m in _QUARTER_ENDED.finditer(text)}
    if len(numbers) != 1 or len(months) != 1:
        return []
    return [_year_end(numbers.pop(), 3, months.pop())]


def _halves_en(text: str) -> list[int]:
    """Return the month in which the year ends whose first half, so many weeks or the whole is told of by its end."""
    ends: list[int] = []
    for match in _HALF_EN.finditer(text):
        size = _HALF_SIZE.search(text, max(0, match.start() - 8), match.start())
        weeks = int(size["n"]) if size and size["n"] else 0
        halves = match[0].startswith("half") or (size is not None and size["six"] is not None)
        if not (weeks or halves) or not _OF_RESULTS.search(text, max(0, match.start() - 160), match.end() + 160):
            continue
        month, day = month_number(match["m"]), int(match["d"] or 28)
        if weeks:
            last = date(2001, month, min(day, 28)) + timedelta(weeks=52 - min(weeks, 52))
            ends.append((last - timedelta(_FIRST_DAYS)).month)
        elif _IS_FIRST_HALF.search(text):
            ends.append(_year_end(1, 6, month - (1 if day <= _FIRST_DAYS else 0)))
    return ends


def _year_end(number: int, size: int, month: int) -> int:
    """Return the month in which the year ends whose so-manieth part of `size` months ends in a month."""
    return (month - 1 + size * (12 // size - number)) % 12 + 1
