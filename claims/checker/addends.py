"""Which terms may add up to a number or differ by it: lists of neighbours, and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isinf

from claims.checker.expressions import Signed, Term, ends
from claims.checker.measure import fits, measure
from claims.checker.rough import CLOSE, middle, midpoint
from claims.checker.screen import Ends

# How long a list of parts may be.
LONGEST_SUM = 12
# A part of a sum may be as many times smaller than what the total leaves open.
SMALL = 10
# A list of fewer parts may have one more that stands elsewhere.
SHORT = 5
# An expression before it is one: operation, terms, what is assumed, and for a product the factor into its unit.
Built = tuple[str, Signed, str, Ends]
ONE: Ends = (1.0, 1.0)


def alike_terms(target: Term, near: Sequence[Term]) -> list[Term]:
    """Return the terms that may be added up to the target, as they stand in the text: small ones drown in its rounding."""
    times = measure(target.unit).times
    low, high = ends(target)
    least = (high - low) / SMALL
    alike = [t for t in near if fits(t.unit, target.unit) and measure(t.unit).times == times and _is_above(t, least)]
    return sorted(alike, key=lambda t: t.place)


def _is_above(term: Term, least: float) -> bool:
    size = middle(term)
    return size > least if abs(size - least) > CLOSE * size else midpoint(term.soft) > least


def near_runs(target: Term, wanted: Ends, alike: Sequence[tuple[Term, Ends]]) -> Iterator[Built]:
    """Yield the lists on one side of a number, and short ones with one more from elsewhere, that may add up to it."""
    before = [held for held in alike if held[0].place < target.place]
    behind = [held for held in alike if held[0].place > target.place]
    least, most = wanted
    for side in (before, behind):
        members = [term for term, _ in side]
        for start in range(len(side)):
            low, high = side[start][1]
            for end in range(start + 1, min(len(side), start + LONGEST_SUM)):
                low, high = low + side[end][1][0], high + side[end][1][1]
                run = members[start : end + 1]
                if not (low > most or high < least):
                    yield "sum", tuple((t, 1) for t in run), "", ONE
                for other, (a, b) in alike if _is_next(run, members, target) else ():
                    if not (low + a > most or high + b < least) and other not in run:
                        yield "sum", tuple((t, 1) for t in sorted((*run, other), key=lambda t: t.place)), "", ONE


def lists(target: Term, alike: Sequence[Term]) -> Iterator[Built]:
    """Lists of neighbours, and short ones with one more from elsewhere."""
    for side in ([t for t in alike if t.place < target.place], [t for t in alike if t.place > target.place]):
        for run in _runs(side):
            yield "sum", tuple((t, 1) for t in run), "", ONE
            for other in alike if _is_next(run, side, target) else ():
                if other not in run:
                    yield "sum", tuple((t, 1) for t in sorted((*run, other), key=lambda t: t.place)), "", ONE


def larger_first(a: Term, b: Term) -> Signed:
    """Return two terms as a difference: the larger less the smaller."""
    of_a, of_b = sum(ends(a)), sum(ends(b))
    is_plain = abs(of_a - of_b) > CLOSE * (abs(of_a) + abs(of_b)) and not isinf(of_a) and not isinf(of_b)
    first, second = (a, b) if (of_a > of_b if is_plain else midpoint(a.hard) >= midpoint(b.hard)) else (b, a)
    return (first, 1), (second, -1)


def dropping(target: Term, near: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Yield pairs that differ from the result or each other in a "per" that one of them leaves out: $61 a barrel, $58, $3."""
    head = target.unit.split("/")[0]
    kin = [t for t in near if t.unit.split("/")[0] == head]
    for a, b in combinations(kin, 2):
        named = {a.unit, b.unit, target.unit}
        fuller = named - {head}
        if len(named) == 2 and len(fuller) == 1:
            yield a, b


def _is_next(run: Sequence[Term], side: Sequence[Term], target: Term) -> bool:
    """Whether a short list stands right at the result, so that one part from elsewhere may go with it."""
    return len(run) < SHORT and (run[-1] is side[-1] if side[0].place < target.place else run[0] is side[0])


def _runs(side: Sequence[Term]) -> Iterator[Sequence[Term]]:
    for start in range(len(side)):
        for end in range(start + 2, min(len(side), start + LONGEST_SUM) + 1):
            yield side[start:end]
