"""Slips of the pen: what a number was meant to be, as it would be printed, and which of several was the slip.

A misplaced point, 万 for 亿, million for billion, megawatts for gigawatts, two neighbouring digits swapped. Where a slip in
any one of several numbers would mend a contradiction all are named; one alone where a third witness speaks for it:
another number of the same fact, what is plausible for its metric, the size usual for it and its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.checker.case import Case
from claims.checker.facts import alike, fact_key, readings
from claims.checker.naming import phrase, place
from claims.checker.screen import POWERS
from claims.checker.wording import print_quantity
from claims.interval import Interval, Readings, agree, contains, gap, hull, point
from claims.model import Claim
from claims.units import shape, spellings

# The scales of a language by their power of ten: one is written for another.
_SCALES = (
    {"万亿": 12, "亿": 8, "万": 4, "": 0},
    {"trillion": 12, "billion": 9, "million": 6},
    {"tn": 12, "bn": 9, "mn": 6},
)
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A number is of the usual size up to this factor from the others, and plainly is not beyond the second.
_USUAL, _UNUSUAL = Decimal(2), Decimal(4)


@dataclass(frozen=True, slots=True)
class Slip:
    """A claim and what it was meant to be, in its base unit; `text` as it would be printed, `power` of ten or 0."""

    claim: Claim
    value: Decimal
    text: str
    power: int = 0


def corrections(claim: Claim, wanted: Readings) -> tuple[Decimal, ...]:
    """Return the numbers, in the base unit of `claim`, that one slip away from it agree with what is wanted.

    A slip is a power of ten or two neighbouring digits swapped; a number that is no point says nothing.
    """
    return tuple(dict.fromkeys(value for value, _ in _corrections(claim, wanted)))


def slips_of(case: Case, claim: Claim, wanted: Readings) -> tuple[Slip, ...]:
    """Return the slips in a claim that would make it one of what is wanted."""
    found: dict[Decimal, int] = {}
    for value, power in _corrections(claim, wanted):
        found.setdefault(value, power)
    return tuple(Slip(claim, value, rewritten(case, claim, value, power), power) for value, power in found.items())


def named(case: Case, first: Claim, slips: Sequence[Slip], members: Iterable[Claim]) -> tuple[str, ...]:
    """Return what is said of slips that would each mend a contradiction of `members`: the one a witness speaks for, or all."""
    chosen = judged(case, slips, members)
    if chosen is not None:
        return (chosen,)
    return tuple(phrase(case, first, "identity_slip", words=case.words(s.claim), fixed=s.text) for s in slips)


def judged(case: Case, slips: Sequence[Slip], members: Iterable[Claim]) -> str | None:
    """Return what is said of the one slip that a third witness speaks for; None where none or more than one has any."""
    taken = {claim.id for claim in members}
    backed = [(slip, why) for slip in slips if (why := _witness(case, slip, taken))]
    if len({slip.claim.id for slip, _ in backed}) != 1 or len({slip.value for slip, _ in backed}) != 1:
        return None
    slip, why = backed[0]
    where = place(case, slip.claim)
    return phrase(case, slip.claim, "slip_one", words=case.words(slip.claim), where=where, fixed=slip.text, why=why)


def rewritten(case: Case, claim: Claim, value: Decimal, power: int) -> str:
    """Return how a claim would be printed had it been `value`: its own words with another scale, unit or point."""
    words = case.words(claim)
    single = len(_NUMERAL.findall(words)) == 1
    if abs(power) == 1 and single:
        return _NUMERAL.sub(lambda m: _moved(m.group(), power), words)
    if not power and single:
        return _NUMERAL.sub(lambda m: _respelled(m.group(), claim, value), words)
    made = (_rescaled(words, power) or _reunited(words, claim.printed.unit, power)) if power else None
    return made or print_quantity(value, claim.base.unit, case.speaks(claim))


def _corrections(claim: Claim, wanted: Readings) -> Iterator[tuple[Decimal, int]]:
    value = claim.base.low
    if value is None or value != claim.base.high or not value:
        return
    for power in POWERS:
        if _agrees(claim, value.scaleb(power), value, wanted):
            yield value.scaleb(power), power
    for other in _swapped(value):
        if _agrees(claim, other, value, wanted):
            yield other, 0


def _agrees(claim: Claim, other: Decimal, value: Decimal, wanted: Readings) -> bool:
    """Whether `other`, rounded as the claim is, agrees with what is wanted."""
    return agree(tuple(part * point(other / value) for part in claim.hard), wanted)


def _swapped(value: Decimal) -> Iterator[Decimal]:
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int), "a finite number"
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and (i or digits[1]):
            swapped = (*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :])
            yield Decimal((sign, swapped, exponent))


# --- how it would be printed


def _rescaled(words: str, power: int) -> str | None:
    """Return the words with the scale that makes the difference: 亿 for 万, billion for million."""
    for scales in _SCALES:
        names = [name for name in scales if name]
        found = list(re.finditer(rf"(?<=[\d. ])(?:{'|'.join(names)})(?![a-z])", words))
        if len(found) != 1:
            continue
        other = next((name for name, size in scales.items() if size == scales[found[0].group()] + power), None)
        if other is not None:
            return words[: found[0].start()] + other + words[found[0].end() :]
    return None


def _reunited(words: str, unit: str, power: int) -> str | None:
    """Return the words with the unit so much larger or smaller that is spelled almost alike: GW, MW; 吉瓦, 兆瓦."""
    known = spellings().get(unit)
    if known is None or words.count(unit) != 1:
        return None
    other = _larger(unit, power)
    return words.replace(unit, other) if other else None


@cache
def _larger(unit: str, power: int) -> str | None:
    known = spellings()[unit]
    like = (
        (spelled, other)
        for spelled, other in spellings().items()
        if len(spelled) == len(unit) and spelled != unit and spelled[-1] == unit[-1] and other.base == known.base
    )
    return next((spelled for spelled, other in like if other.factor == known.factor.scaleb(power)), None)


def _moved(numeral: str, power: int) -> str:
    """Return a numeral with its point moved by one place, written as the numeral was."""
    return _written(Decimal(numeral.replace(",", "")).scaleb(power), "," in numeral)


def _respelled(numeral: str, claim: Claim, value: Decimal) -> str:
    """Return a numeral whose claim would be `value`, digits as many."""
    number = Decimal(numeral.replace(",", ""))
    return _written((number * value / (claim.base.low or value)).quantize(number), "," in numeral)


def _written(number: Decimal, grouped: bool) -> str:
    plain = number.quantize(Decimal(1)) if number == number.to_integral_value() and number.as_tuple().exponent != 0 else number
    return f"{plain:,f}" if grouped else f"{plain:f}"


# --- which of several it was


def _witness(case: Case, slip: Slip, taken: set[str]) -> str | None:
    """Return what speaks for a slip: a number of the same fact, what is plausible, the usual size; None where nothing does."""
    claim = slip.claim
    told = case.once(_witness, lambda: _by_owner(case))
    others = [c for c in told.get((claim.subject, claim.metric), ()) if _is_like(claim, c) and c.id not in taken]
    same = next((c for c in others if fact_key(case, c) == fact_key(case, claim) and _fits(slip, c)), None)
    if same is not None:
        return phrase(case, claim, "slip_told", other=case.words(same), where=place(case, same, (claim,), about=claim))
    band = _plausible(case, claim)
    if band is not None and not agree(claim.hard, (band,)) and contains(band, point(slip.value)):
        return phrase(case, claim, "slip_plausible", words=case.words(claim))
    if slip.power and len(others) > 1 and all(_is_usual(slip, c) for c in others):
        return phrase(case, claim, "slip_usual", other=case.words(others[0]))
    return None


def _by_owner(case: Case) -> dict[tuple[str | None, str | None], list[Claim]]:
    """Return the claims to be compared by subject and metric, of those that have both."""
    found: dict[tuple[str | None, str | None], list[Claim]] = {}
    for claim in case.own:
        if claim.subject is not None and claim.metric is not None:
            found.setdefault((claim.subject, claim.metric), []).append(claim)
    return found


def _is_like(claim: Claim, other: Claim) -> bool:
    return other.scope == claim.scope and alike(claim, other)


def _fits(slip: Slip, other: Claim) -> bool:
    value = readings(other, slip.claim.base.unit)
    return _agrees(slip.claim, slip.value, slip.claim.base.low or slip.value, value) and not agree(slip.claim.hard, value)


def _is_usual(slip: Slip, other: Claim) -> bool:
    """Whether the number meant is near another of its metric and subject from which the printed one is far."""
    values = hull(readings(other, slip.claim.base.unit))
    near, far = gap(point(slip.value), values), gap(hull(slip.claim.hard), values)
    is_near = agree((point(slip.value),), (values,)) or (near is not None and near <= _USUAL)
    return is_near and far is not None and far >= _UNUSUAL


def _plausible(case: Case, claim: Claim) -> Interval | None:
    metric = case.pack.metrics.get(claim.metric or "")
    if metric is None or metric.plausible is None or shape(claim.base.unit) != metric.shapes[0]:
        return None
    low, high = metric.plausible
    return hull((point(Decimal(str(low))), point(Decimal(str(high)))))
