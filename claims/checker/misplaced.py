"""Two levels and a change that would go together but for a misplaced point in one of them, or for digits cut off."""

from __future__ import annotations

from dataclasses import replace

from claims.checker.case import Case
from claims.checker.facts import cut_short
from claims.checker.moves import Transition
from claims.checker.points import is_slipped, scaled
from claims.checker.sizes import absolute, computed
from claims.interval import agree
from claims.model import Claim


def is_misplaced(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change would be that of two levels but for the point in one of the three numbers."""

    def holds(change: Claim, new: Claim, old: Claim) -> bool:
        total = computed(case, replace(moved, old=old, new=new), change)
        return total is not None and agree(absolute(change.hard), total.hard)

    return is_slipped((claim, moved.new, moved.old), holds, scaled)


def is_cut_short(case: Case, moved: Transition, claim: Claim) -> bool:
    """Whether a change is what two levels make without the digits behind: 0.5%, of 0.556%."""
    total = computed(case, moved, claim)
    return total is not None and agree(absolute(cut_short(claim)), total.hard)
