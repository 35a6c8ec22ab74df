"""The modality of a number, and what the time it is of makes of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from claims.parse.times.headings import Heading
from claims.parse.times.memory import Timed
from claims.parse.voice.moods import Mood
from claims.period import days


class Stance(NamedTuple):
    """The modality of a number and how it was found.

    `word` is the one that told it, where one did; it `leads` where it stands in a clause before and no number between.
    `plan` is what the plan or forecast is that a number starts from, for a time that is not over.
    """

    mode: str
    found: str
    word: Mood | None = None
    leads: bool = False
    plan: str = ""


def dated(
    stance: Stance,
    timed: Timed | None,
    published: date | None,
    fiscal_year_end: int | None,
    *,
    spent_in: int = 0,
    listed: bool = False,
    bid: bool = False,
    whole: bool = False,
) -> Stance:
    """Return a stance, seen with the period of its number; `spent_in` is how many days and more of money laid out are a plan
    until they are over; `listed` tells that the number is one of a list, of which others may be of a time to come, `bid`
    that it is what somebody bid, `whole` that it is told of all of its time, which must be over for it to be measured.

    Nothing is measured of a time to come, what an earlier clause expects is not said of a time that has passed, and an
    estimate of a time to come is a forecast. A fiscal period lies where any company's may lie, if its own is not known.
    """
    early = days(timed.period, fiscal_year_end or 1) if timed else None
    late = days(timed.period, fiscal_year_end or 12) if timed else None
    if early is None or late is None or timed is None or published is None:
        return stance
    # The day of an announcement, told on the next, is no time that has passed.
    announced = early[0] == late[1] and (published - late[1]).days <= _JUST_NOW
    ahead, passed = early[0] > published, late[1] < published and not announced
    if stance.plan == "forecast" and late[1] > published and early[0] != late[1]:
        return Stance("forecast", "assumed")
    if spent_in and stance == _ASSUMED and (late[1] - published).days > _THIS_MONTH and (late[1] - early[0]).days >= spent_in:
        return Stance("target", "assumed")
    if whole and stance == _ASSUMED and (late[1] - published).days > _ALL_BUT:
        return Stance("forecast", "assumed")
    if ahead and stance.mode == "actual" and stance.found == "assumed":
        return Stance("forecast", "assumed")
    if (stance == _PLANNED or (bid and stance.mode == "target")) and (published - late[1]).days > _LONG_AGO:
        return _ASSUMED
    if passed and stance.found == "carried" and not (stance.leads or listed) and stance.mode in ("forecast", "target"):
        return Stance("actual", "assumed")
    running = (
        early[1] > published and (early[1] - early[0]).days > _THIS_MONTH
    )  # of this month, something may be reckoned already
    if (ahead or (running and timed.found != "carried")) and stance.mode == "estimate" and stance.word:
        return stance._replace(mode="forecast")
    return stance


def is_assumed(stance: Stance) -> bool:
    """Whether nothing told how sure a text is of a number."""
    return stance == _ASSUMED


def headed(stance: Stance, head: Heading | None, *, beside: bool) -> Stance:
    """Return the stance of an item in a list of what is expected or planned, or, where results are set against views, of
    the view that stands `beside` a result; where nothing says otherwise."""
    if head is None or stance != _ASSUMED:
        return stance
    if beside:
        return Stance("estimate", "carried")
    return Stance(head.mode, "carried") if head.mode in ("forecast", "target") else stance


_ASSUMED, _PLANNED = Stance("actual", "assumed"), Stance("target", "assumed")
# What was bid or planned for a time that ended more days ago than this is history.
_LONG_AGO, _JUST_NOW = 45, 7
# What is told of a whole quarter or year may come out so many days before its end.
_ALL_BUT = 12
# The last four years run to the end of the month in which they are told of.
_THIS_MONTH = 31
