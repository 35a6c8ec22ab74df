"""Shares of one whole that an article tells of several: what the others say of the one that does not fit, or of their whole.

总市场3万辆。……甲1.2万辆，市占率40%；乙6,000辆，市占率20%；丙300辆，市占率10%: of what two of them hold, the third does as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.checker.amounts import gives, measures_alike, product
from claims.checker.case import Case
from claims.checker.counting import are_counted_apart
from claims.checker.cues import words as listed
from claims.checker.facts import cut_short
from claims.checker.points import fit_chance, power_apart
from claims.checker.totals import Total, amounts_of, is_narrowed
from claims.checker.wholes import whole_of
from claims.interval import Interval, agree, combine, hull, intersection
from claims.model import Claim

# How likely a chance fit of the digits may be: of a whole that one other share holds, or that several do.
_ONE, _SEVERAL = 0.02, 0.05
# So many shares that all miss one whole by the same power of ten are right, and the whole is wrong.
_TWO = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its share, and the total found for them, if any.

    `inner` is the total that the words of the share name; `fits` whether the share of the total is the part, and
    `is_accusable` whether it has to be.
    """

    part: Claim
    share: Claim
    inner: Claim | None
    total: Total | None
    fits: bool = False
    is_accusable: bool = False


def is_cut_short(total: Claim, share: Claim, part: Claim) -> bool:
    """Whether a share of a total is the part where one of them was cut short, not rounded: 12.36 of 100, or 12.3%."""
    parts, shares = cut_short(part), cut_short(share)
    if parts and agree(product(total, share, part), parts):
        return True
    return bool(shares) and agree(product(total, replace(share, hard=shares), part), part.hard)


def with_kin(case: Case, pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs, those without a total of their own with that of their kin where it gives their share to the last digit."""
    return [pair if pair.total is not None else _fitted(case, pair, pairs) for pair in pairs]


def _fitted(case: Case, pair: Pair, pairs: Sequence[Pair]) -> Pair:
    total, _ = _whole_of_kin(case, pair, pairs)
    return replace(pair, total=Total(total), fits=True) if total and gives(total, pair.share, pair.part) else pair


def kin_total(case: Case, pair: Pair, pairs: Sequence[Pair]) -> Total | None:
    """Return the whole that others of its sort hold, where a pair misses it by a power of ten, or stands in a list with them."""
    total, kin = _whole_of_kin(case, pair, pairs)
    if total is None or is_cut_short(total, pair.share, pair.part):
        return None
    made = product(total, pair.share, pair.part)
    is_digits = fit_chance(made, pair.part.hard) <= (_ONE if len(kin) < _TWO else _SEVERAL)
    if is_digits and power_apart(made, pair.part.hard) is not None:
        return Total(total, is_shared=True)
    return Total(total, "tension", is_shared=True) if _is_among(case, pair, kin) else None


def _whole_of_kin(case: Case, pair: Pair, pairs: Sequence[Pair]) -> tuple[Claim | None, Sequence[Pair]]:
    """Return the one whole of all pairs of a sort that hold, and these."""
    if not _is_plain(pair):
        return None, ()
    kin = [other for other in pairs if other.fits and _is_plain(other) and _are_of_one_sort(case, pair, other)]
    totals = {hull(other.total.claim.hard): other.total.claim for other in kin if other.total is not None}
    if len(totals) != 1:
        return None, ()
    (total,) = totals.values()
    return (total, kin) if total.id != pair.part.id else (None, ())


def slipped_wholes(case: Case, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Total]]:
    """Yield the first of several pairs that make one whole, with the amount that this is at another power of ten."""
    left = [pair for pair in pairs if not pair.fits and _is_plain(pair)]
    while left:
        first, *rest = left
        kin = [first]
        whole: Interval | None = _whole_made(first)
        for other in rest:
            both = intersection(whole, _whole_made(other)) if whole and _are_of_one_sort(case, first, other) else None
            if both is not None:
                kin.append(other)
                whole = both
        left = [pair for pair in rest if pair not in kin]
        if len(kin) >= _TWO and whole is not None:
            found = _at_another_power(case, kin, whole)
            if found is not None:
                yield first, Total(found, is_shared=True)


def _at_another_power(case: Case, kin: Sequence[Pair], whole: Interval) -> Claim | None:
    """Return the one amount before some shares that is the whole they make at another power of ten."""
    part, share = kin[0].part, kin[0].share
    told = (c for c in amounts_of(case, part, share) if _is_like(case, c, part) and c.modality == part.modality)
    held = [c for c in told if fit_chance((whole,), c.hard) <= _SEVERAL]
    if any(intersection(whole, hull(c.hard)) is not None for c in held):
        return None
    found = {hull(c.hard): c for c in held if power_apart((whole,), c.hard) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _whole_made(pair: Pair) -> Interval:
    """Return what a part and its share make their whole."""
    return hull(combine(lambda part, share: part * 100 / share, pair.part.hard, pair.share.hard))


def _is_plain(pair: Pair) -> bool:
    """Whether a pair is told without hedges."""
    return pair.inner is None and not pair.part.hedge and not pair.share.hedge


def _are_of_one_sort(case: Case, a: Pair, b: Pair) -> bool:
    """Whether two pairs may be of one whole: their shares name the same, their parts measure alike and are of one time."""
    first, second = whole_of(case, a.share), whole_of(case, b.share)
    same = (first.is_generic or not first.words) and (second.is_generic or not second.words)
    if not same and first.words != second.words:
        return False
    alike = measures_alike(a.part, b.part) and _is_like(case, a.part, b.part)
    times = {pair.part.period for pair in (a, b) if pair.part.period}
    alike = alike and not are_counted_apart(case, a.part, b.part)
    return alike and len(times) < _TWO and a.part.modality == b.part.modality


def _is_like(case: Case, a: Claim, b: Claim) -> bool:
    """Whether two amounts are of one metric, or of such as stand for one another."""
    counts = listed(case.pack, "share.counts")
    return a.metric == b.metric or (a.metric in counts and b.metric in counts) or None in (a.metric, b.metric)


def _is_among(case: Case, pair: Pair, kin: Sequence[Pair]) -> bool:
    """Whether a pair stands in the paragraph of several of its kin, told by the same metric of share."""
    near = [other for other in kin if case.paragraph(other.part) == case.paragraph(pair.part)]
    alike = len(near) >= _TWO and all(other.share.metric == pair.share.metric for other in near)
    return alike and not is_narrowed(case, pair.part)
