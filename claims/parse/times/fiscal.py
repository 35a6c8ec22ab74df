"""The quarters of a company's own year whose year the text leaves to its calendar: fiscal fourth-quarter revenue, 第四财季."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claims.parse.scene import Scene
from claims.parse.times.calendar import OwnYear
from claims.parse.times.dates import FUTURE, When
from claims.parse.times.dates_both import FORESEES, YEARLY
from claims.parse.times.dates_en import WHOLE_YEAR
from claims.parse.times.when import neighbour
from claims.period import back, days

# A quarter or half that is numbered and has no year beside it: a company with a year of its own counts by that.
_NUMBERED = re.compile(
    r"第?[一二三四1-4首次末]季|[上下]半年|中期|半年|Q[1-4]|[1-4]Q|H[12]|[12]H|\b(?:first|second|third|fourth|interim|half)\b",
    re.IGNORECASE,
)
_YEAR_SAID = re.compile(r"[今去明前上]年|年报|year|\d{4}|\d\d$|end(?:ed|s|ing)|to ", re.IGNORECASE)
_WHOLE = re.compile(r"全年|full[ -]year|(?:for\s)?the\s(?:full\s|whole\s)?year", re.IGNORECASE)
# Results come out, and guidance looks ahead, no further than this from the day of a text, in days.
_NEAR = 200


def placed(
    scene: Scene, published: date | None, year_end: int | None, report: str | None = None, told: OwnYear | None = None
) -> Scene:
    """Return the scene with its fiscal quarters in their years, and what is a year earlier beside them.

    `year_end` is the month in which the year of the company spoken of before ends; one that the sentence names itself
    comes first, and `told` is the year that the text gives a company nobody knows. Where there is none, the quarter that the
    text reports on tells, if it is one of a company's own year (FY2026Q2). Without that, or the day of publication, they stay
    open.
    """
    if any("会计" in scene.text[when.start : when.end] and when.period.startswith("FY") for when in scene.times):
        scene = _of_calendar(scene)
    if published is None or not any(
        when.part
        or _counts(scene, when, told)
        or _OWN_MONTHS.fullmatch(when.period)
        or (report and _running(scene, when, report))
        for when in scene.times
    ):
        return scene
    out: list[When] = []
    head: str | None = None
    own = report is not None and report.startswith("FY")
    for when in scene.times:
        month = own_year_end(scene, when.start, year_end, told)
        if month and (when.part or _counts(scene, when, told)):
            head = _nearest(when, month, published, ahead=_lies_ahead(scene, when), own=own)
            own = own or head.startswith("FY")
            head = told.named(head) if told and told.end == month and head.startswith("FY") else head
            when = replace(when, period=head, role="at", found="assumed", part="")
        elif month and (numbered := _by_number(when, month, told)):
            head = numbered
            when = replace(when, period=head)
        elif report and (running := _running(scene, when, report)):
            head = running
            when = replace(when, period=head)
        elif month is None and report and (beside := _beside(scene, when, report) or _next(scene, when, report)):
            head = beside
            when = replace(when, period=head, role="at", found="assumed", part="")
        elif when.role == "base" and head and YEARLY.search(scene.text, when.start, when.end):
            when = replace(when, period=back(head) or "")
        out.append(when)
    return replace(scene, times=tuple(out))


# Lifts its full-year profit outlook by 22%.
_VIEW = re.compile(r"\s(?:[a-z-]+\s){0,3}(?:outlook|forecasts?|guidance|targets?|projections?|estimates?)\b")


def _lies_ahead(scene: Scene, when: When) -> bool:
    """Whether the words around a quarter look ahead to it."""
    if FUTURE.search(scene.text, scene.clause(when.start).start, when.end + 12):
        return True
    return scene.english and (FORESEES.match(scene.text, when.end) or _VIEW.match(scene.text, when.end)) is not None


def _of_calendar(scene: Scene) -> Scene:
    """Return the scene with 会计年度 as the calendar's year, where the company named last is known to go by that."""
    named = [actor.entity for actor in scene.actors if actor.is_company and actor.entity]
    if not named or named[-1].fiscal_year_end != 12:
        return scene
    return replace(scene, times=tuple(replace(when, period=when.period.removeprefix("FY")) for when in scene.times))


_OWN_QUARTER = re.compile(r"FY(\d{4})Q(\d)")


def _beside(scene: Scene, when: When, report: str) -> str | None:
    """Return the quarter that a text means which reports on one of a company's own year, told without that year."""
    told, own = re.fullmatch(r"(?:\d{4})?Q(\d)", when.part or when.period), _OWN_QUARTER.fullmatch(report)
    if told is None or own is None or not (when.part or _counts(scene, when)):
        return None
    quarter, year, reported = int(told[1]), int(own[1]), int(own[2])
    ahead = FUTURE.search(scene.text, scene.clause(when.start).start, when.end + 40) is not None
    if ahead and quarter <= reported:
        year += 1
    elif not ahead and quarter > reported:
        year -= 1
    return f"FY{year}Q{quarter}"


# For the current quarter it expects, in a report of fiscal second-quarter results.
_CURRENT = re.compile(
    r"(?:the\s)?(?:current|this|present|next|coming)\s(?:fiscal\s)?quarter(?:['’]s)?|本季度?|当季|下季度?|下一季度?",
    re.IGNORECASE,
)


def _running(scene: Scene, when: When, report: str) -> str | None:
    """Return the quarter behind that of a company's own year which is reported on, where a text speaks of the running one."""
    if when.role != "at" or not _OWN_QUARTER.fullmatch(report) or not re.fullmatch(r"\d{4}Q\d", when.period):
        return None
    return neighbour(report, 1) if _CURRENT.fullmatch(scene.text, when.start, when.end) else None


def _by_number(when: When, year_end: int, told: OwnYear | None) -> str | None:
    """Return the number of the quarter that a text tells by its months, of a company whose year is known: ended Oct. 25."""
    span = days(when.period) if when.role == "at" and _OWN_MONTHS.fullmatch(when.period) else None
    if span is None or year_end == 12 or (told and told.end == year_end and not told.numbered):
        return None
    if (span[1].year - span[0].year) * 12 + span[1].month - span[0].month != 2 or (span[1].month - year_end) % 3:
        return None
    year = span[1].year + (span[1].month > year_end)
    return f"FY{year}Q{4 - (year_end - span[1].month) % 12 // 3}"


_OWN_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")


def _next(scene: Scene, when: When, report: str) -> str | None:
    """Return the quarter behind that which is reported on, where that is none of the calendar's: For the second quarter it
    forecasts, in a report of the three months to April."""
    span = days(report) if _OWN_MONTHS.fullmatch(report) else None
    if span is None or (span[1].month - span[0].month) % 12 != 2 or not re.fullmatch(r"\d{4}Q\d", when.period):
        return None
    return neighbour(report, 1) if _counts(scene, when) and _lies_ahead(scene, when) else None


_YEAR_OR_PART = re.compile(r"\d{4}(?:[QH]\d)?")


def _counts(scene: Scene, when: When, told: OwnYear | None = None) -> bool:
    """Whether a quarter or half was put in the calendar's year only because nothing else was known."""
    words = scene.text[when.start : when.end]
    guessed = when.role == "at" and when.found == "assumed" and _YEAR_OR_PART.fullmatch(when.period) is not None
    if guessed and len(when.period) == 4:
        return _WHOLE.fullmatch(words.strip()) is not None
    if "半年" in words and told is None and not any(actor.is_company for actor in scene.actors):
        return False  # 下半年成长恐放缓: an economy goes by the calendar, whichever company was named before
    return guessed and _NUMBERED.search(words) is not None and _YEAR_SAID.search(words) is None


def _nearest(when: When, year_end: int, published: date, *, ahead: bool, own: bool) -> str:
    """Return the quarter of a company's own year that a text of some day means, or the calendar's where only that is near.

    `own` tells that the text reports on a quarter of that year, so that no other is the calendar's.
    """
    part = when.part or when.period[4:]
    if part[:1] in ("+", "-"):
        last = last_of("", year_end, published)
        told = part == WHOLE_YEAR and not ahead and _days_since(last, year_end, published) <= _NEAR / 2
        return last if told else f"FY{int(last[2:]) + 1 + int(part)}"
    passed = last_of(part, year_end, published)
    coming = f"FY{int(passed[2:6]) + 1}{part}"
    since = {period: _days_since(period, year_end, published) for period in (passed, coming, when.period)}
    if not (when.part or ahead or own) and 0 <= since[when.period] < min(since[passed], _NEAR):
        return when.period
    first, second = (coming, passed) if ahead else (passed, coming)
    near = _NEAR if part else 2 * _NEAR if ahead else _NEAR / 2
    return min((first, second), key=lambda p: (abs(since[p]) > near, abs(since[p]) if abs(since[first]) > near else p != first))


def _days_since(period: str, year_end: int, published: date) -> int:
    span = days(period, year_end)
    return (published - span[1]).days if span else -3 * _NEAR


def last_of(part: str, year_end: int, published: date) -> str:
    """Return the last such quarter that had ended on a day."""
    year = published.year + 2
    while (span := days(f"FY{year}{part}", year_end)) and span[1] > published:
        year -= 1
    return f"FY{year}{part}"


def own_year_end(scene: Scene, offset: int, before: int | None, told: OwnYear | None = None) -> int | None:
    """Return the month in which the year of the company spoken of at a place ends, `told` by the text for a stranger, or None.

    Companies of the calendar's year have no fiscal quarters to speak of: December says that nobody has looked it up.
    """
    near = None
    for actor in scene.actors:
        if actor.entity and actor.entity.role == "broker":
            continue  # a house speaks of others
        if actor.is_company and not actor.anaphor and (near is None or actor.start < offset):
            near = actor
    if near is None:
        spoken = told is not None and before is None and any(a.anaphor and a.kind == "company" for a in scene.actors)
        return told.end if told and spoken else before
    entity = near.entity
    if entity and entity.fiscal_year_end != 12:
        return entity.fiscal_year_end
    return told.end if told and entity is None else None
