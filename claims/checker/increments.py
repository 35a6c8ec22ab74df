"""A level, how much it moved, and at what rate: 收在1,485元，上涨20元，涨幅1.37%; up 94 cents, or 1.5%, at $60.55."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.checker.case import Case
from claims.checker.facts import aspect, cut_short
from claims.checker.sizes import absolute
from claims.interval import Interval, Readings, agree, combine, hull, point
from claims.model import Claim
from claims.units import dimension, shape

# How far, in characters, a rate may stand behind its increment, and an increment behind its level.
_TIED, _REACH = 10, 40
# 较上年度预算数277亿元,增加25亿元,增幅9%: what is moved from is no level that the move led to.
_AGAINST = re.compile(r"(?:较|比|相比|相较)[^,，。;；]{0,16}$|\b(?:than|from|against|over|compared\swith)\s[^,.;]{0,40}$")
_AROUND = " ,，、()（）"


@dataclass(frozen=True, slots=True)
class Increment:
    """A level with the increment and the rate that led to it; `rates` is what level and increment give, in per cent."""

    level: Claim
    increment: Claim
    rate: Claim
    rates: Readings
    plain: Interval


def increments(case: Case) -> Iterator[Increment]:
    """Yield each level whose increment and rate the sentence gives side by side."""
    for claims in case.crowded():
        for increment, rate in pairwise(claims):
            if not _is_tied(case, increment, rate):
                continue
            level = _behind(case, claims, increment, rate) or _before(case, claims, increment)
            if level is not None:
                yield _weigh(level, increment, rate)


def _behind(case: Case, claims: Sequence[Claim], increment: Claim, rate: Claim) -> Claim | None:
    """Return the level that the move is said to have led to: gained 81 cents, or 1.4%, to $60.55."""
    level = next((c for c in claims if c.span > rate.span), None)
    if level is None or not _is_level_of(level, increment):
        return None
    words = case.text_between(rate, level).strip(_AROUND)
    return level if case.cue("change.led_to").fullmatch(words) is not None else None


def _before(case: Case, claims: Sequence[Claim], increment: Claim) -> Claim | None:
    """Return the level before the move; one that it is set against is where the move began: 较第一期的920亿元增加320亿元."""
    level = next((c for c in reversed(claims) if c.span < increment.span and c.basis != "earlier level"), None)
    if level is None or not _is_level_of(level, increment) or len(case.text_between(level, increment)) > _REACH:
        return None
    return None if _AGAINST.search(case.clause_head(level)) else level


def _is_tied(case: Case, increment: Claim, rate: Claim) -> bool:
    """Whether a change in the unit of its level is followed by the same change in per cent, and nothing else between."""
    if rate.base.unit != "percent" or aspect(rate) != "growth" or aspect(increment) != "change":
        return False
    words = case.text_between(increment, rate)
    bare = words.strip(_AROUND)
    return len(words) <= _TIED and (not bare or case.cue("change.rate").fullmatch(bare) is not None)


def _is_level_of(level: Claim, increment: Claim) -> bool:
    if aspect(level) != "level" or shape(level.base.unit) in ("percent", "ratio", "rank", "time"):
        return False
    if level.subject and increment.subject and level.subject != increment.subject:
        return False  # Brent at $64.90, and US crude gained 81 cents
    a, b = level.base.unit, increment.base.unit
    return dimension(a) == dimension(b) or a.split("/")[0] == b.split("/")[0]


def _weigh(level: Claim, increment: Claim, rate: Claim) -> Increment:
    step = tuple(-x if x.high is not None and x.high.value < 0 else x for x in increment.hard)
    falls = rate.base.high is not None and rate.base.high < 0
    plain = _rate(point(level.base.low or 0), hull(step) if increment.base.low is None else point(abs(increment.base.low)), falls)
    return Increment(level, increment, rate, combine(lambda a, b: _rate(a, b, falls), level.hard, step), plain)


def _rate(level: Interval, step: Interval, falls: bool) -> Interval:
    return step / (level + step if falls else level - step) * 100


def fits(found: Increment) -> bool:
    """Whether the stated rate is what level and increment give."""
    return agree(absolute(found.rate.hard), found.rates)


def is_cut_short(found: Increment) -> bool:
    """Whether the stated rate is what level and increment give without the digits behind: 6%, of 6.7%."""
    return agree(absolute(cut_short(found.rate)), found.rates)
