"""Percentages and multiples whose words name the number that they are measured from: 28% more than the $2.84 billion of a year
earlier, half of Germany's €82, 去年16亿美元的两倍.

What is set against that number stands before it. Which of the numbers there, the words leave open, so that one that comes out
to the last digit is confirmed, and nobody is accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.facts import aspect
from claims.checker.misplaced import is_misplaced
from claims.checker.moves import Transition, may_be_level
from claims.interval import point
from claims.model import Amount, Claim
from claims.units import conversion

# How far, in characters, the number that another is measured from stands from the percentage; how many sentences back the
# other may stand, and how many like it are tried: of a multiple, which is told with few digits, fewer.
_REACH, _BACK, _TRIED, _NEAREST = 90, 2, 8, 2
_STOP = re.compile(r"[；;。]|\.\s|,\s.*,")
# So many sides has a deal; so many digits of a percentage that words set against a number tell a misplaced point from chance.
_SIDES, _EXACT, _DIGIT = 2, 2, re.compile(r"\d")
# A level is that many times another at most where a percentage sets it against that.
_LIKE = Decimal("2.5")
# Between a number and the multiple of it: 去年16亿美元的两倍.
_OF_IT = re.compile(r"\s*的\s*[约近逾]?\s*")
# Between a percentage and a number that is not its base: 6% above consensus, up from; than in the fourth, when is none.
_ELSEWHERE = re.compile(r"[,，](?!\s*(?:when|at which|which)\b)|\b(?:and|but|while|from)\b")
_TIMES = re.compile(r"[^,，;；。.\d]{1,40}")
# Behind a multiple, before what it led to and not what it is measured from: is projected to double to around $110 billion.
_LED_TO = re.compile(r"\s*(?:to|by)\b|\s*[至到为]")


def set_against(case: Case) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Yield the number measured from, the number set against it, and the percentage or multiple that fits both as printed."""
    for claims in case.crowded():
        for place, rate in enumerate(claims):
            base = _base(case, claims, place) if rate.base.unit in ("percent", "ratio") else None
            if base is None:
                continue
            levels = [c for c in case.before(rate, _BACK) if _is_like(c, base) and c.span < min(rate.span, base.span)]
            tried = levels[: _NEAREST if rate.base.unit == "ratio" else _TRIED]
            fitting = next((c for c in tried if _gives(case, rate, c, base)), None)
            if fitting is not None:
                yield _each(base, fitting), _each(fitting, base), rate


def misstated(case: Case) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Yield the number measured from, the one number that is set against it, and a rate between them that these do not make."""
    for claims in case.crowded():
        for place, rate in enumerate(claims):
            base = _base(case, claims, place) if rate.base.unit in ("percent", "ratio") else None
            if base is None or (base.span < rate.span and rate.base.unit != "ratio"):
                continue
            if base.span < rate.span:
                found = _doubled(claims, base)
            elif rate.base.unit == "ratio":
                found = _multiplied(case, claims, place, base)
            else:
                found = _set(case, claims, place, base)
            if found is not None and not _gives(case, rate, found, base):
                yield _each(base, found), _each(found, base), rate


def _doubled(claims: Sequence[Claim], base: Claim) -> Claim | None:
    """Return the one level of a sentence before the measure of a multiple that follows it: 3,120辆，是8月1,040辆的3倍."""
    levels = [c for c in claims if _is_like(c, base) and c.span < base.span]
    is_of_one = len(levels) == 1 and levels[0].metric == base.metric and levels[0].base.unit == base.base.unit
    return levels[0] if is_of_one and levels[0].subject == base.subject else None


def _multiplied(case: Case, claims: Sequence[Claim], place: int, base: Claim) -> Claim | None:
    """Return the one number before a multiple, right before it."""
    if not place or case.cue("premium.times").search(case.words(claims[place])) is None:
        return None
    levels = [c for c in claims[:place] if _is_like(c, base) and ("/" in c.base.unit) == ("/" in base.base.unit)]
    return levels[0] if len(levels) == 1 and levels[0] is claims[place - 1] else None


def _set(case: Case, claims: Sequence[Claim], place: int, base: Claim) -> Claim | None:
    """Return the one level that a percentage sets against its base: of its sentence, or of the one before (That is 22% above).

    None where two levels near by make the percentage: then it may be of those.
    """
    rate = claims[place]
    between = case.text_between(rate, base).lstrip()
    if not _is_surely(case, rate, between) or _ELSEWHERE.search(between):
        return None
    measures = [other for earlier in range(place) if (other := _base(case, claims, earlier)) is not None]
    own = [c for c in claims[:place] if _is_like(c, base) and c not in measures]
    back = [] if own or case.cue("premium.that").match(case.sentence_text(rate).lstrip()) is None else case.before(rate, 1)
    levels = own or [c for c in back if c.span < claims[0].span and _is_like(c, base)]
    near = [c for c in case.around(rate, _TRIED, _TRIED) if _is_like(c, base)]
    if len({c.base.low for c in levels}) > 1:
        levels = [c for c in levels if _is_slipped(case, c, base, rate)]
    if len({c.base.low for c in levels}) != 1 or not _may_measure(case, levels[0], base, rate):
        return None
    return None if any(_gives(case, rate, a, b) for a, b in permutations(near, 2)) else levels[0]


def _is_surely(case: Case, rate: Claim, between: str) -> bool:
    """Whether words leave no doubt that a percentage is measured from the number behind it: an increase of 5% over A."""
    if case.cue("premium.surely").match(between):
        return True
    head = case.clause_head(rate).rstrip()
    led = any(found.end() == len(head) for found in case.cue("premium.rise").finditer(head))
    return led and case.cue("premium.over").match(between) is not None


def _is_slipped(case: Case, level: Claim, base: Claim, rate: Claim) -> bool:
    """Whether a percentage told with two digits is what two levels make but for the point in one of the three numbers."""
    exact = len(_DIGIT.findall(case.words(rate))) >= _EXACT
    return exact and is_misplaced(case, Transition(_each(base, level), _each(level, base), ""), rate)


def _may_measure(case: Case, level: Claim, base: Claim, rate: Claim) -> bool:
    """Whether a level and the base of a percentage are of one size, but for a point, and not known to be of two things."""
    a, b = _each(level, base), _each(base, level)
    low, high = sorted(abs(c.base.low or c.base.high or Decimal(0)) for c in (a, b))
    metrics = {c.metric for c in (level, base) if c.metric in case.pack.metrics} - set(words(case.pack, "deal.prices"))
    owners = {c.subject for c in (level, base) if c.subject}
    if rate.metric not in words(case.pack, "premium.rates") and level.subject != base.subject:
        return False  # a bid is its bidder's, and the close that of its target
    near = 0 < high < _LIKE * low or _is_slipped(case, level, base, rate)
    return near and len(metrics) < len((level, base)) and len(owners) <= _SIDES


def _base(case: Case, claims: Sequence[Claim], place: int) -> Claim | None:
    """Return the level that the words right at a rate name as its measure; None where they name none."""
    rate = claims[place]
    behind = next((c for c in claims[place + 1 :] if c.base.unit != "s"), None)
    if behind is not None and may_be_level(behind) and behind.base.unit != "percent":
        between = case.text_between(rate, behind)
        if rate.base.unit == "ratio" and _LED_TO.match(between):
            return None
        if rate.base.unit == "ratio" and _TIMES.fullmatch(between):
            return behind
        if len(between) <= _REACH and not _STOP.search(between) and case.cue("premium.over").match(between.lstrip()):
            return behind
    before = claims[place - 1] if place else None
    if rate.base.unit == "ratio" and before is not None and may_be_level(before):
        return before if _OF_IT.fullmatch(case.text_between(before, rate)) else None
    return None


def _each(claim: Claim, other: Claim) -> Claim:
    """Return a level as it stands, without what it is for each of where the other leaves that out: C$25.62 a share, C$21.00."""
    if conversion(claim.base.unit, other.base.unit) is not None:
        return claim
    told, held = claim.printed, claim.base
    by = point(told.low / held.low) if told.low and held.low else point(1)
    hard, soft = (tuple(part * by for part in readings) for readings in (claim.hard, claim.soft))
    return replace(claim, base=Amount(told.low, told.high, held.unit.split("/")[0]), hard=hard, soft=soft)


def _is_like(claim: Claim, base: Claim) -> bool:
    """Whether two levels may measure one thing: alike in unit but for what they are for each of."""
    return may_be_level(claim) and aspect(claim) == "level" and claim.base.unit.split("/")[0] == base.base.unit.split("/")[0]


def _gives(case: Case, rate: Claim, level: Claim, base: Claim) -> bool:
    """Whether a level stands as far from the other as the rate says, to the last digit that it is printed with."""
    level, base = _each(level, base), _each(base, level)
    numbers = (rate.base.low, level.base.low, base.base.low)
    if any(c.base.low != c.base.high for c in (rate, level, base)) or any(number is None for number in numbers):
        return False
    told, new, old = (number or Decimal(0) for number in numbers)
    factor = conversion(level.base.unit, base.base.unit)
    if not old or not new:
        return False
    made = new * (factor or Decimal(1)) / old
    if rate.base.unit == "percent":
        made = (made - 1) * 100
        if not told or (made < 0) != _is_below(case, rate):
            return False
    step = Decimal(1).scaleb(int(told.as_tuple().exponent)) / 2
    return abs(abs(made) - abs(told)) <= (step if rate.base.unit == "percent" else min(step, told / 25))


def _is_below(case: Case, rate: Claim) -> bool:
    """Whether the words say that the rate leads down from its measure."""
    if rate.direction is not None:
        return rate.direction == "down"
    said = case.clause_head(rate)[-20:] + re.split(r"\d", case.tail(rate))[0]
    return any(cue(case.pack, name).search(said) for name in ("premium.below", "bound.below", "change.down"))
