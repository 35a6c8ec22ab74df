"""The years that public budgets go by: the fiscal year that begins July 1, 2026-27, the current one and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from claims.parse.times.dates_en_ends import YEAR_BEGUN
from claims.parse.times.dates_en_months import MONTH_NAME, month_number
from claims.parse.times.when import Clock, When
from claims.period import days

# How far into a text it says that it is on a budget, and names the year that is budgeted for.
_LEAD = 900
_BUDGET = re.compile(r"\b[Bb]udgets?\b|\b[Aa]ppropriations?\b|预算|施政报告")
_STATE = re.compile(
    r"\b(?:[Gg]overn(?:or|ment)|[Ff]inance\s[Mm]inist(?:er|ry)|[Ll]awmakers|[Ll]egislat(?:ure|ors?)|[Aa]ssembly|[Pp]arliament"
    r"|[Tt]reasury|[Cc]hancellor|[Gg]eneral\s[Ff]und|[Ss]enate|[Mm]ayor|[Cc]ouncil)\b"
    r"|政府|财政部|国会|立法|议会|行政院|国务院|主计|总预算|财政司|部长|省长|市长|人大"
)
_ENDING = re.compile(rf"\bfiscal(?:\syear)?\s(?:that\s)?(?:ending|ends|to)\s(?:on\s|in\s)?{MONTH_NAME.format('m')}")
# Sums counted so are India's, whose year begins in April.
_INDIAN = re.compile(r"\b(?:crores?|lakhs?)\b", re.IGNORECASE)
_APRIL = 4
# A budget is made in the months before its year: by this month of the calendar's year in which that begins, it runs.
_RUNS_BY = 10


def is_on_budget(text: str) -> bool:
    """Whether the opening of a text says that it is on the budget of a state."""
    return bool(_BUDGET.search(text, 0, _LEAD) and _STATE.search(text, 0, _LEAD))


# How far into a text it says that a state sets out to do something.
_OPENING = 600
_PLAN = r"(?:plan|programme|program|strategy|package|scheme|blueprint|initiative|fund|mission)s?\b"
_SETS_OUT = re.compile(
    r"\b(?:[Gg]overnment|[Cc]abinet|[Mm]inistry|[Mm]inisters?|[Pp]arliament|[Ll]awmakers|[Cc]ommission|[Pp]resident|[Pp]rovince|[Aa]dministration)\b(?:[^.;\n]|\.\d){0,40}?"
    r"\b(?:adopted|approved|cleared|unveiled|launched|announced|published|presented|outlined|endorsed|backed|proposed|earmarked|laid\sout|set\sout)\b(?:[^.;\n]|\.\d){0,60}?"
    rf"\b{_PLAN}"
    rf"|\b{_PLAN}[^.;\n]{{0,40}}\b(?:adopted|approved|cleared|unveiled|launched|announced|published|presented)\sby\s(?:the\s)?(?:[\w'’]+\s){{0,3}}(?:government|cabinet|ministry|parliament|commission|president)\b"
    r"|(?:发展?改革?委(?:员会)?|政府|国务院|行政院|国发会|内阁|[^市]省|自治区)[^。;；!?\n]{0,30}?(?:印发|公布|发布|介绍|推出|通过|批准|拍板|核定|下达|召开)[^。;；!?\n]{0,40}?"
    r"(?:项目计划|投资计划|行动计划|建设计划|实施方案|规划|项目清单|专案|项目)"
)


# A state that sets out to do something is named by a word with one of these.
_STATES = (
    *("overnment", "abinet", "inist", "arliament", "awmakers", "ommission", "resident", "rovince", "dministration"),
    *("改", "政府", "国务院", "行政院", "国发会", "内阁", "省", "自治区"),
)


def is_on_programme(text: str) -> bool:
    """Whether the opening of a text says that a state has set out a programme: Poland's government adopted a plan to invest."""
    head = text[:_OPENING]
    return any(word in head for word in _STATES) and _SETS_OUT.search(head) is not None


def first_month(text: str) -> int | None:
    """Return the month in which the years of a budget begin, where an English text tells."""
    if begun := YEAR_BEGUN.search(text):
        return month_number(begun["m"])
    if ending := _ENDING.search(text):
        return month_number(ending["m"]) % 12 + 1
    return _APRIL if _INDIAN.search(text) else None


def running_year(clock: Clock) -> int | None:
    """Return the number of the fiscal year in which a text on a budget came out: that of the calendar's in which it ends."""
    if not clock.budgets or clock.day is None:
        return None
    if clock.begins is not None:
        return clock.day.year + (clock.begins > 1 and clock.day.month >= clock.begins)
    if clock.fiscal is None:
        return None
    budgeted = int(clock.fiscal[2:6])
    return budgeted - ((clock.day.year, clock.day.month) < (budgeted - 1, _RUNS_BY))


def opening_plan(text: str, times: Sequence[When], published: date | None) -> str | None:
    """Return the year or years, not yet over, that the opening of a text on a state's budget or programme names: the longest,
    named first."""
    lead = _LEAD if is_on_budget(text) else _OPENING if is_on_programme(text) else 0
    if published is None or not lead:
        return None
    if _THIS_YEARS.search(text, 0, lead) and not _NEXT_YEARS.search(text, 0, lead):
        return str(published.year)
    best, longest = None, 0
    for when in times:
        if when.start >= lead:
            break
        lasts = _lasts(when, published) if when.role == "at" and not when.beside else 0
        if lasts > longest:
            best, longest = when.period, lasts
    return best


# What a programme lays out for the year that is running, whatever longer plan it is part of: 年度计划投资, 今年安排.
_THIS_YEARS = re.compile(r"年度计划(?:完成)?投资|年度投资|今年(?:共|将|计划)?安排")
_NEXT_YEARS = re.compile(r"明年|下年度|下一年度|次年")


def _lasts(when: When, published: date) -> int:
    """Return how many years a period takes that goes on for some time yet, 0 for all else."""
    span = days(when.period, 12) if when.period.startswith("FY") else days(when.period)
    if span is None or (span[1] - published).days <= _LEFT:
        return 0
    return (span[1] - span[0]).days // _YEAR


_YEAR, _LEFT = 360, 90
