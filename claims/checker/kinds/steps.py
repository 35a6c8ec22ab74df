"""A level, how far it moved to get there, and where it was before, told in another sentence.

Stocks fell by 3.8 million to 418.6 million. A week before they stood at 422.4 million. Of one metric and owner, where the
article tells one earlier level of the time right before. A tick, or a tension.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.facts import aspect, fiscal_year_end
from claims.checker.finding import build
from claims.checker.wording import print_interval
from claims.interval import Interval, agree, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import Days, days

# How far, in characters, a move stands before the level that it led to; over how many days off nothing is told.
_REACH, _IDLE = 16, 4
# Levels further apart, as a factor, are of two things.
_FAR = Decimal("1.5")
_RATES = ("percent", "percentage_point", "ratio", "rank", "s", "")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield the verdict on each move by an amount whose start and end an article tells in two sentences."""
    for claims in case.documents():
        moved = [pair for pair in _moves(case, claims) if pair[1].zone != "title"]
        for change, level in moved:
            starts = _starts(case, claims, change, level)
            if len({c.base.low for c in starts}) == 1:
                yield from _judge(rule, case, change, level, starts[0])


def _moves(case: Case, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each change by an amount with the level that it led to, right behind it: fell by 3.8 million to 418.6 million."""
    for place, change in enumerate(claims[:-1]):
        level = claims[place + 1]
        if (
            change.kind == "level"
            or aspect(change) != "change"
            or change.base.unit in _RATES
            or change.sentence != level.sentence
            or not change.direction
        ):
            continue
        if (
            aspect(level) != "level"
            or level.metric != change.metric
            or level.base.unit != change.base.unit
            or level.metric is None
        ):
            continue
        words = case.text_between(change, level)
        if len(words) <= _REACH and case.cue("change.led_to").search(words) and not (level.hedge or change.hedge):
            yield change, level


def _starts(case: Case, claims: Sequence[Claim], change: Claim, level: Claim) -> list[Claim]:
    """Return the levels of the time right before that of a move, told elsewhere."""
    like = [c for c in claims if c.sentence != level.sentence and aspect(c) == "level" and c.zone != "title" and not c.hedge]
    same = (
        c
        for c in like
        if (c.metric, c.subject, c.scope, c.base.unit) == (level.metric, level.subject, level.scope, level.base.unit)
    )
    return [c for c in same if c.base.low is not None and c.base.low == c.base.high and _is_right_before(case, c, level)]


def _is_right_before(case: Case, start: Claim, level: Claim) -> bool:
    """Whether a level is of the day, the week or the month before another's; of a longer time none is taken."""
    a, b = _days(case, start), _days(case, level)
    if a is None or b is None or a[1] >= b[0]:
        return False
    length = (b[1] - b[0]).days
    return length < 32 and (a[1] - a[0]).days <= length + 1 and b[0] - a[1] <= timedelta(_IDLE if length == 0 else 1)


def _days(case: Case, claim: Claim) -> Days | None:
    return days(claim.period, fiscal_year_end(case, claim.subject)) if claim.period else None


def _judge(rule: Rule, case: Case, change: Claim, level: Claim, start: Claim) -> Iterator[Finding]:
    made = hull(start.hard) + hull(change.hard)
    told, near = hull(level.hard), gap(hull(level.hard), hull(start.hard))
    if near is not None and near > _FAR:
        return
    if agree((told,), (made,)):
        yield _report(rule, case, change, level, start, made, "consistent")
    elif gap(told, made) is not None:
        yield _report(rule, case, change, level, start, made, "tension")


def _report(rule: Rule, case: Case, change: Claim, level: Claim, start: Claim, made: Interval, verdict: str) -> Finding:
    size, sign = abs(change.base.low or Decimal(0)), "−" if change.direction == "down" else "+"
    plain = (start.base.low or Decimal(0)) + (-size if sign == "−" else size)
    value = print_interval(point(plain), level.base.unit, case.speaks(level))
    fails = verdict != "consistent"
    return build(
        case,
        rule,
        verdict,
        (start, change, level),
        slots={"start": case.words(start), "change": case.words(change), "level": case.words(level), "value": value},
        linked=True,
        derivation=(f"{case.words(start)} {sign} {case.words(change)} = {value}",),
        gap=gap(hull(level.hard), made) if fails else None,
        reconcile=reconcile(case, ((level, (made,)),)) if fails else (),
    )
