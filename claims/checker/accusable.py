"""Whether a change that fits no two levels may be held against those it stands beside.

An accusation needs more than numbers that do not fit: the change is of these levels, on their footing, and no other number
near them accounts for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import permutations

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.misplaced import is_cut_short, is_misplaced
from claims.checker.moves import Transition, may_be_level
from claims.checker.screen import POWERS
from claims.checker.setagainst import set_against
from claims.checker.sizes import absolute, computed, points
from claims.interval import agree, gap, hull
from claims.model import Claim
from claims.units import dimension

# So many levels beside a change are tried two by two.
_LEVELS = 8
# Levels further apart than so many times are seldom of one thing; so near, a power of ten explains it.
_SCALE, _NEARLY = Decimal(20), Decimal("0.05")
_CLAUSE = re.compile(r"[，；;。)）]|,(?!\d)")


def may_be_accused(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change that does not fit two levels may be held against them."""
    if not _is_of_these(case, moved, claim) or is_adjusted(case, claim) or _is_of_revised(moved, claim):
        return False
    if is_cut_short(case, moved, claim):
        return False
    return not (_is_told_otherwise(case, moved, claim) or _fits_others(case, moved, claim))


def _is_of_revised(moved: Transition, claim: Claim) -> bool:
    """Whether a growth on the year before stands behind two views of one time: 预测由2,380万辆上调至2,440万辆，同比增长6%."""
    seen = moved.new.modality in ("forecast", "target") and moved.old.modality in ("forecast", "target")
    same = moved.old.period == moved.new.period and claim.period in (None, moved.new.period)
    return seen and same and claim.basis in ("yoy", "qoq", "mom")


def _is_told_otherwise(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether another number of the sentence is the size of the move, or the stated size is that of another move."""
    if claim.id in case.once(set_against, lambda: {rate.id for _, _, rate in set_against(case)}):
        return True
    others = (c for c in case.sentence_claims(moved.new) if c.base.unit == "percent" and c.id != claim.id)
    sums = ((c, computed(case, moved, c)) for c in others if c.id not in (moved.old.id, moved.new.id))
    return any(total is not None and agree(absolute(c.hard), total.hard) for c, total in sums)


def _fits_others(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change is that between two other levels told beside it: 120 MW is to reach 600 MW, fivefold, against 6 GW."""
    near = {c.id: c for part in (moved.old, moved.new, claim) for c in case.sentence_claims(case.claim(part.id))}
    levels = [c for c in near.values() if may_be_level(c) and dimension(c.base.unit) == dimension(moved.new.base.unit)]
    told = {moved.old.id, moved.new.id}
    pairs = (pair for pair in permutations(levels[:_LEVELS], 2) if {c.id for c in pair} != told and claim not in pair)
    return comes_out(case, claim, ((old, new) for old, new in pairs if _is_of_metric(old, new, moved)))


def comes_out(case: Case, claim: Claim, pairs: Iterable[tuple[Claim, Claim]]) -> bool:
    """Whether a stated change is, as printed, that from the first to the second level of any pair."""
    totals = (computed(case, Transition(old, new, ""), claim) for old, new in pairs)
    return any(total is not None and agree(absolute(claim.hard), total.plain) for total in totals)


def _is_of_metric(old: Claim, new: Claim, moved: Transition) -> bool:
    return old.metric == new.metric and moved.new.metric in (new.metric, None)


def is_implied(case: Case, claim: Claim) -> bool:
    """Whether words make a percentage or multiple what follows from a level, and no step to it: 目标价57元，隐含31%涨幅."""
    return case.cue("change.implied").search(case.clause_head(claim)) is not None


def is_adjusted(case: Case, claim: Claim) -> bool:
    """Whether a change is told on another footing than that of the levels: at constant currency, like for like."""
    near = case.clause_head(claim) + _CLAUSE.split(case.tail(claim))[0]
    return cue(case.pack, "change.adjusted").search(near) is not None


def _is_of_these(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change is, as far as its place tells, the step between two levels.

    Of two percentages the move is told in points: a third one is most often a level too, unless it is their difference.
    """
    if claim.base.unit == moved.new.base.unit != "percent" and claim.span.end <= moved.old.span.start:
        return _SET_BESIDE.search(case.text_between(claim, moved.old)) is None
    if _names_something(case, moved, claim) or _are_measures(case, moved) or is_implied(case, claim):
        return False
    if (not moved.sure and moved.old.modality != moved.new.modality) or _is_out_of_scale(case, moved, claim):
        return False
    if not (claim.base.unit == moved.new.base.unit == "percent"):
        return True
    if moved.old.subject != moved.new.subject:
        return False
    return agree(absolute(claim.hard), absolute(points(moved.old, moved.new)))


def _is_out_of_scale(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether two levels lie so far apart that they are of two things (营收97.6亿元, 1.58元); a slip of the pen is not."""
    old, new = (abs(c.base.low or c.base.high or Decimal(0)) for c in (moved.old, moved.new))
    if claim.base.unit == "percentage_point":
        return (
            not is_misplaced(case, moved, claim)
            and (gap(hull(absolute(claim.hard)), hull(absolute(points(moved.old, moved.new)))) or 0) > _SCALE**2
        )
    if not old or not new or claim.base.unit != "percent" or claim.base.low is None:
        return False
    ratio, told = new / old, 1 + claim.base.low / 100
    if _SCALE > ratio > 1 / _SCALE or told <= 0:
        return False
    return not any(abs(ratio / told / Decimal(10) ** power - 1) < _NEARLY for power in POWERS)


def _are_measures(case: Case, moved: Transition) -> bool:
    """Whether both levels are what something else is set against: 较收盘价43.5元溢价19.5%，比均价40.8元高出27.5%."""
    heads = (case.clause_head(c) for c in (moved.old, moved.new))
    return all(case.cue("premium.against").search(head) and case.cue("premium.close").search(head) for head in heads)


def _names_something(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a size in a clause of its own behind two levels is told of what that clause names: 门市人流少了约两成."""
    last = max(moved.old, moved.new, key=lambda c: c.span)
    if claim.span.start < last.span.end or "，" not in (words_between := case.text_between(last, claim)).replace(",", "，"):
        return False
    clause = re.split(r"[，,]", words_between)[-1]
    for name in (
        "change.up",
        "change.down",
        "change.yoy",
        "change.qoq",
        "change.mom",
        "change.rate",
        "change.plain",
        "share.hedge",
    ):
        clause = cue(case.pack, name).sub(" ", clause)
    return _NOUN.search(clause) is not None


# A noun that is left of a clause when what tells a move is taken out.
_NOUN = re.compile(r"[一-鿿]{3,}")
# Cut by 400 billion to 3.8 trillion, still 21% short of last year's 4.8 trillion: the step did not begin there.
_SET_BESIDE = re.compile(r"\b(?:short of|shy of|below|above|ahead of|behind)\b")
