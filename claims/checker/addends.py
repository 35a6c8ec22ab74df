"""Which terms may add up to a number or differ by it: lists of neighbours, and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isinf

from claims.checker.expressions import Signed, Term, ends, midpoint
from claims.checker.measure import adds_up
from claims.checker.rough import CLOSE
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
    low, high = ends(target)
    least = (high - low) / SMALL
    alike = [t for t in near if adds_up(t.unit, target.unit) and _is_above(t, least)]
    return sorted(alike, key=lambda t: t.place)


def _is_above(term: Term, least: float) -> bool:
    size = term.middle
    return size > least if abs(size - least) > CLOSE * size else midpoint(term.soft) > least


def near_runs(target: Term, wanted: Ends, alike: Sequence[tuple[Term, Ends]]) -> Iterator[Built]:
    """Yield the lists on one side of a number, and short ones with one more from elsewhere, that may add up to it."""
    before = [held for held in alike if held[0].place < target.place]
    behind = [held for held in alike if held[0].place > target.place]
    least, most = wanted
    for side in (before, behind):
        signed = [(term, 1) for term, _ in side]
        size, is_before = len(side), side is before
        for start in range(size):
            low, high = side[start][1]
            for end in range(start + 1, min(size, start + LONGEST_SUM)):
                more = side[end][1]
                low, high = low + more[0], high + more[1]
                if not (low > most or high < least):
                    yield "sum", tuple(signed[start : end + 1]), "", ONE
                if end - start + 1 < SHORT and (end == size - 1 if is_before else not start):
                    for other, (a, b) in alike:
                        if not (low + a > most or high + b < least):
                            run = signed[start : end + 1]
                            if (other, 1) not in run:
                                yield "sum", tuple(sorted((*run, (other, 1)), key=_place)), "", ONE


def lists(target: Term, alike: Sequence[Term]) -> Iterator[Built]:
    """Lists of neighbours, and short ones that stand right at the result with one more from elsewhere."""
    every = [(term, 1) for term in alike]
    before = [pair for pair in every if pair[0].place < target.place]
    for side in (before, [pair for pair in every if pair[0].place > target.place]):
        size, is_before = len(side), side is before
        for start in range(size):
            for end in range(start + 2, min(size, start + LONGEST_SUM) + 1):
                run = side[start:end]
                yield "sum", tuple(run), "", ONE
                if end - start < SHORT and (end == size if is_before else not start):
                    for other in every:
                        if other not in run:
                            yield "sum", tuple(sorted((*run, other), key=_place)), "", ONE


def _place(signed: tuple[Term, int]) -> int:
    return signed[0].place


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
