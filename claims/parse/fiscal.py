"""The quarters of a company's own year whose year the text leaves to its calendar: fiscal fourth-quarter revenue, 第四财季."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claims.parse.dates import FUTURE, When
from claims.parse.scene import Scene
from claims.period import back, days

_YEARLY = re.compile(r"[去上]年|year", re.IGNORECASE)


def placed(scene: Scene, published: date | None, year_end: int | None) -> Scene:
    """Return the scene with its fiscal quarters in their years, and what is a year earlier beside them.

    `year_end` is the month in which the year of the company spoken of before ends; one that the sentence names itself
    comes first. Without that, or the day of publication, they stay open.
    """
    if published is None or not any(when.part for when in scene.times):
        return scene
    out: list[When] = []
    head: str | None = None
    for when in scene.times:
        month = own_year_end(scene, when.start, year_end)
        if when.part and month:
            ahead = FUTURE.search(scene.text, scene.clause(when.start).start, when.end + 8) is not None
            head = last_of(when.part, month, published, ahead=ahead)
            when = replace(when, period=head, role="at", found="assumed", part="")
        elif when.role == "base" and not when.period and head and _YEARLY.search(scene.text, when.start, when.end):
            when = replace(when, period=back(head) or "")
        out.append(when)
    return replace(scene, times=tuple(out))


def last_of(part: str, year_end: int, published: date, *, ahead: bool) -> str:
    """Return the last such quarter that had ended on a day, or the one after where the text looks ahead."""
    year = published.year + 2
    while (span := days(f"FY{year}{part}", year_end)) and span[1] > published:
        year -= 1
    return f"FY{year + ahead}{part}"


def own_year_end(scene: Scene, offset: int, before: int | None) -> int | None:
    """Return the month in which the year of the company spoken of at a place ends, None for a stranger.

    Companies of the calendar's year have no fiscal quarters to speak of: December says that nobody has looked it up.
    """
    companies = [a for a in scene.actors if a.is_company and not a.anaphor]
    near = [a for a in companies if a.start < offset] or companies
    if not near:
        return before
    entity = near[-1].entity if near[-1].start < offset else near[0].entity
    return entity.fiscal_year_end if entity and entity.fiscal_year_end != 12 else None
