"""Readers of dates that serve both languages."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.parse.when import Clock, Reading, count_of, in_year, stretch, week_before
from claims.period import back, prior


def read_day(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    shift = {"今": 0, "昨": -1, "前": -2, "明": 1, "to": 0, "ye": -1}
    word = match["word"].lower()
    by = 1 if word == "tomorrow" else shift.get(word[:2], shift.get(word[0], 0))
    return ((clock.day + timedelta(by)).isoformat() if clock.day else None), "assumed", "at" if clock.day else "open"


def read_past(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    ahead = match["way"].lower()[:2] in ("未来", "今后", "此后", "接下", "往后", "ne", "co", "fo")
    role = "ahead" if ahead else "at"
    number = count_of(match["n"]) if match["n"] else 0
    unit = match["unit"]
    size = (
        12
        if "年" in unit or "year" in unit
        else 3
        if "季" in unit or "quarter" in unit
        else 1
        if "月" in unit or "month" in unit
        else 0
    )
    if clock.day is None or not number or not size:
        return None, "assumed", "open" if ahead else "at"
    first = clock.day.month - 1 + (1 if ahead else 1 - number * size)
    return stretch(clock.day.year, first, number * size), "assumed", role


def read_base(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    yearly = re.search(r"年|year", match[0], re.IGNORECASE)
    explicit = re.search(r"(?:19|20)\d\d", match[0])
    last = clock.compared()
    if last and "week" in match[0].lower() and "same" not in match[0].lower():
        return week_before(last), "assumed", "base"
    for unit, form in (("month", r"\d{4}-\d\d"), ("quarter", r"(?:FY)?\d{4}Q\d")):
        if last and not yearly and "same" not in match[0].lower() and unit in match[0].lower() and re.fullmatch(form, last):
            return prior(last), "assumed", "base"
    if last is None or not (yearly or "same" in match[0].lower()):
        return "", "assumed", "base"
    if explicit:
        return in_year(last, int(explicit[0])) or "", "stated", "base"
    return back(last, 2 if match[0].startswith("前年") else 1) or "", "assumed", "base"


def read_now(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return (clock.day.strftime("%Y-%m") if clock.day else None), "assumed", "now"


def read_ytd(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match[0] == "年内" and clock.span and re.fullmatch(r"(?:FY)?\d{4}", clock.span):
        return clock.span, "assumed", "at"
    return (stretch(clock.day.year, 0, clock.day.month) if clock.day else None), "assumed", "at"


def read_ttm(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return (stretch(clock.day.year, clock.day.month - 12, 12) if clock.day else None), "assumed", "at"
