"""Growth, and the two levels that it leads from and to, told anywhere in a text: joined by who, what and when.

The later level is the one of the growth's own period; the earlier one of the period that its basis names (同比, 季增), or where
no word names one, of the year or the period before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.checker.accusable import is_adjusted, is_implied
from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.facts import aspect, fiscal_year_end, metric_of, readings
from claims.checker.moves import NEAR, Transition, has_own_base
from claims.checker.points import is_slipped, shifted
from claims.checker.sizes import Sum, absolute, computed
from claims.checker.transitions import is_sort, pair_of
from claims.interval import Interval, Readings, agree, combine, gap, hull
from claims.model import Claim
from claims.period import back, days, is_dated, prior
from claims.units import dimension

# Levels that make another growth by less than so many times were restated since, or rounded.
_NEARLY = 1.008
# Levels that make another growth by more than so many times are hardly those it is of.
_FAR = 2
_LINKS = ("subject", "period")
# A slip of the point is seen where levels and growth have so many digits together, and each so many.
_DIGITS, _FEW = 7, 2
_WHOLE = re.compile(r"\d")
Slot = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Leap:
    """Two levels and the growth between them; `sure` where who and when are told of all three, and the basis as well."""

    old: Claim
    new: Claim
    growth: Claim
    total: Sum
    sure: bool


def leaps(case: Case) -> Iterator[Leap]:
    """Yield each growth with the levels of its period and of the one before: those it fits, else the only ones it can be of."""
    grown = [(c, earlier) for c in case.own if (earlier := _earlier(c)) and metric_of(case, c)]
    levels = _levels(case, {claim.metric for claim, _ in grown}) if grown else {}
    rivals: dict[str, list[Leap]] = {}
    for claim, periods in grown:
        news = levels.get(_slot(case, claim, claim.period or ""), [])
        pairs = [(o, n) for n in news for p in periods for o in levels.get(_slot(case, claim, p), ()) if _is_pair(o, n, claim)]
        found = [leap for o, n in pairs if (leap := _leap(case, o, n, claim)) is not None]
        fitting = [leap for leap in found if agree(absolute(claim.hard), leap.total.hard)]
        if fitting and _is_telling(fitting[0]):
            yield fitting[0]
        elif not fitting and (leap := _only(case, claim, _own(claim, news, found), len(periods))) is not None:
            rivals.setdefault(leap.old.id, []).append(leap)
    for held in rivals.values():
        yield from (leap for leap in _of_one(held) if not _is_explained(case, leap))


def _leap(case: Case, old: Claim, new: Claim, growth: Claim) -> Leap | None:
    """Return what two levels make of a growth; a bare number is told in the unit of the other."""
    moved = pair_of(old, new, "")
    total = computed(case, moved, growth)
    return Leap(moved.old, moved.new, growth, total, False) if total is not None else None


def _is_telling(leap: Leap) -> bool:
    """Whether agreement says something: no level is a mere bound (over 40,000)."""
    return all(c.base.low is not None and c.base.low == c.base.high for c in (leap.old, leap.new))


def _levels(case: Case, metrics: set[str | None]) -> dict[Slot, list[Claim]]:
    """Return the levels of some metrics by whom, what and when they are of."""
    held: dict[Slot, list[Claim]] = {}
    for claim in case.own:
        if claim.metric in metrics and claim.period and _is_dated_level(claim):
            held.setdefault(_slot(case, claim, claim.period), []).append(claim)
    return held


def _is_dated_level(claim: Claim) -> bool:
    """Whether a number may be the level of its period."""
    return aspect(claim) == "level" and claim.base.unit not in ("percent", "ratio", "s")


def _is_pair(old: Claim, new: Claim, growth: Claim) -> bool:
    """Whether two levels are in one unit, the newer one told as the growth is (as done, or as expected)."""
    told = new.modality == growth.modality and old.modality in ("actual", growth.modality)
    return told and is_sort(old, new)


def _own(growth: Claim, news: Sequence[Claim], found: Sequence[Leap]) -> Sequence[Leap]:
    """Return the leaps to a level that a growth stands beside, where it has one: what a sentence beyond tells is not its own."""
    if any(new.sentence == growth.sentence for new in news):
        return [leap for leap in found if leap.new.sentence == growth.sentence]
    return found


def _distinct(found: Sequence[Leap]) -> set[tuple[Interval, Interval]]:
    return {(hull(leap.old.hard), hull(leap.new.hard)) for leap in found}


def _only(case: Case, growth: Claim, found: Sequence[Leap], bases: int) -> Leap | None:
    """Return the one way in which levels can belong to a growth that they do not make, where it may be held against them."""
    if len(_distinct(found)) > 1:
        found = [leap for leap in found if leap.old.sentence == leap.new.sentence]  # those that a sentence tells together
    if len(_distinct(found)) != 1:
        return None
    leap = found[0]
    if growth.zone == "title" and leap.new.sentence != growth.sentence:
        return None
    if _is_earlier_told(case, leap.new) or _is_passed(case, leap.old) or is_adjusted(case, growth):
        return None
    if is_implied(case, growth) and growth.metric in words(case.pack, "deal.prices"):
        return None
    parted = _is_slipped(case, leap) or (growth.modality == "actual" and _is_apart(leap))
    if not parted or has_own_base(case, growth) or _is_of_another(case, leap):
        return None
    known = growth.subject is not None and all(
        c.found.get(link) != "assumed" for c in (leap.old, leap.new, growth) for link in _LINKS
    )
    return Leap(leap.old, leap.new, growth, leap.total, known and bases == 1)


def _is_apart(leap: Leap) -> bool:
    """Whether the levels make clearly another growth than the one told: a restated number explains less, a wrong link more."""
    sign = -1 if leap.growth.direction == "down" else 1
    factor = tuple(1 + part * sign / 100 for part in absolute(leap.growth.soft))
    far = gap(hull(combine(lambda x, r: x * r, leap.old.soft, factor)), hull(readings(leap.new, leap.old.base.unit, soft=True)))
    return far is not None and far > _NEARLY and (far < _FAR or _is_row(leap))


def _is_row(leap: Leap) -> bool:
    """Whether a row of a table tells both levels and the growth, so that its head joins them."""
    return leap.growth.zone == "table" and leap.old.sentence == leap.new.sentence == leap.growth.sentence


def _is_slipped(case: Case, leap: Leap) -> bool:
    """Whether one misplaced point, in a level or in the growth, explains to the last digit what is amiss."""
    counts = [_told_digits(case, c) for c in (leap.old, leap.new, leap.growth)]
    if min(counts) < _FEW or sum(counts) < _DIGITS:
        return False
    sign = -1 if leap.growth.direction == "down" else 1

    def holds(new: Readings, growth: Readings) -> bool:
        factors = tuple(1 + part * sign / 100 for part in growth)
        return agree(combine(lambda x, r: x * r, (hull(leap.old.soft),), factors), (hull(new),))

    new, growth = readings(leap.new, leap.old.base.unit, soft=True), absolute(leap.growth.soft)
    if is_slipped((new,), lambda moved: holds(moved, growth), shifted):
        return True
    return is_slipped((growth,), lambda moved: holds(new, moved), shifted, (1, -1))


def _told_digits(case: Case, claim: Claim) -> int:
    """Return how many digits a number is printed with from its first that is none, 30% and 5.80 with all of theirs."""
    return len("".join(_WHOLE.findall(case.words(claim))).lstrip("0"))


def _is_of_another(case: Case, leap: Leap) -> bool:
    """Whether the sentence of the earlier level has a later one of its own: chips made 11.6 trillion, and 8.1 trillion then."""
    own = case.sentence_claims(leap.old)
    return leap.new.sentence != leap.old.sentence and any(
        c.period == leap.new.period and aspect(c) == "level" and dimension(c.base.unit) == dimension(leap.old.base.unit)
        for c in own
        if hull(c.hard) != hull(leap.new.hard)
    )


def _is_earlier_told(case: Case, claim: Claim) -> bool:
    """Whether words say that a level was another time's, though the text goes on with this one's."""
    return cue(case.pack, "change.earlier").search(case.clause_head(claim)) is not None


def _is_passed(case: Case, claim: Claim) -> bool:
    """Whether a level is one that another is said to have passed, or not: what is told so far is above all of last year's."""
    head = case.clause_head(claim)[-NEAR:]
    return any(cue(case.pack, f"bound.{way}").search(head) for way in ("above", "below"))


def _of_one(held: Sequence[Leap]) -> Iterator[Leap]:
    """Yield of several growths that may lead on from one level the one that it stands beside; none where that is open."""
    alike = {hull(leap.growth.hard) for leap in held}
    near = [leap for leap in held if leap.old.sentence == leap.growth.sentence] if len(alike) > 1 else held
    if near and len({hull(leap.growth.hard) for leap in near}) == 1:
        yield near[0]


def _is_explained(case: Case, leap: Leap) -> bool:
    """Whether other numbers of the text account for the growth, or another growth for the levels."""
    for other in case.sentence_claims(leap.growth) if _is_row(leap) else case.document_claims(leap.growth):
        if other.metric != leap.growth.metric and other.metric in case.pack.metrics and other.sentence != leap.growth.sentence:
            continue  # an upside of 29% is no growth of profits
        if other.base.unit == "percent" and aspect(other) == "growth":
            if other.id != leap.growth.id and agree(absolute(other.hard), leap.total.hard):
                return True
        elif dimension(other.base.unit) == dimension(leap.new.base.unit) and aspect(other) == "level":
            for pair in (Transition(other, leap.new, ""), Transition(leap.old, other, "")):
                total = computed(case, pair, leap.growth) if other.id not in (leap.old.id, leap.new.id) else None
                if total is not None and agree(absolute(leap.growth.hard), total.plain):
                    return True
    return False


def _slot(case: Case, claim: Claim, period: str) -> Slot:
    when = days(period, fiscal_year_end(case, claim.subject)) or (period if is_dated(period) else (period, claim.document))
    scope = None if claim.scope in words(case.pack, "change.everywhere") else claim.scope
    return claim.subject, claim.object, claim.metric, scope, claim.level, when


def _earlier(claim: Claim) -> tuple[str, ...]:
    """Return the periods that a growth in per cent may be measured against: by its basis one, without a basis a year before."""
    if aspect(claim) != "growth" or claim.base.unit != "percent" or claim.period is None:
        return ()
    basis = claim.basis or ""
    year_ago = back(claim.period)
    if basis in ("qoq", "mom"):
        return tuple(filter(None, (prior(claim.period),)))
    if basis.startswith("yoy"):
        return tuple(filter(None, (year_ago,)))
    return tuple(dict.fromkeys(filter(None, (year_ago, prior(claim.period))))) if not basis else ()
