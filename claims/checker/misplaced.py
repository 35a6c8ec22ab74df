"""Two levels and a change that would go together but for a misplaced point in one of them, or for digits cut off."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.facts import cut_short
from claims.checker.moves import Transition
from claims.checker.screen import POWERS
from claims.checker.sizes import absolute, computed
from claims.interval import agree, point
from claims.model import Claim


def is_misplaced(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change would be that of two levels but for the point in one of the three numbers."""
    for power in POWERS:
        by = Decimal(10) ** power
        new, old = replace(moved, new=scaled(moved.new, by)), replace(moved, old=scaled(moved.old, by))
        for pair, change in ((moved, scaled(claim, by)), (new, claim), (old, claim)):
            total = computed(case, pair, change)
            if total is not None and agree(absolute(change.hard), total.hard):
                return True
    return False


def scaled(claim: Claim, by: Decimal) -> Claim:
    """Return a claim whose number is so many times as large."""
    low, high = (None if end is None else end * by for end in (claim.base.low, claim.base.high))
    hard, soft = (tuple(part * point(by) for part in held) for held in (claim.hard, claim.soft))
    return replace(claim, base=replace(claim.base, low=low, high=high), hard=hard, soft=soft)


def is_cut_short(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change is what two levels make without the digits behind: 0.5%, of 0.556%."""
    total = computed(case, moved, claim)
    return total is not None and agree(absolute(cut_short(claim)), total.hard)
