"""Innocent explanations, tested by machine; what would make claims agree; and the slip that would explain a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.facts import readings
from claims.checker.gate import Match
from claims.checker.naming import phrase, place, subject_name
from claims.checker.points import shifted
from claims.checker.points import slips as slips_between
from claims.checker.slips import judged, rewritten, slips_of
from claims.checker.wording import print_interval
from claims.interval import Interval, Readings, agree, hull
from claims.model import Claim

# Of two numbers with nearly the same digits so many powers of ten apart, neither is a slip of the other: £46bn, £46.50.
_SIZES = 2
_SHIFTED = {3: "slip_thousand", 4: "slip_wan", 8: "slip_yi"}


def explanations(case: Case, a: Claim, b: Claim, match: Match) -> tuple[str, ...]:
    """Return the innocent readings that would let both stand, as far as the texts leave them open."""
    found = [phrase(case, a, f"unknown_{part}") for part in (*match.open, *match.assumed) if part in _PARTS]
    if match.voices == "apart":
        found.append(phrase(case, a, "other_speaker"))
    if match.voices == "modes":
        found.append(phrase(case, a, "other_mode"))
    if a.hedge and b.hedge != a.hedge and a.hedge not in ("range",):
        found.append(phrase(case, a, "hedged", words=case.words(a)))
    if b.hedge and b.hedge != a.hedge and b.hedge not in ("range",):
        found.append(phrase(case, a, "hedged", words=case.words(b)))
    if any(c.found.get("subject") in ("carried", "assumed") for c in (a, b)) and a.subject:
        found.append(phrase(case, a, "carried_subject", subject=subject_name(case, a)))
    return tuple(dict.fromkeys(found))


_PARTS = ("subject", "object", "scope", "level", "basis", "period")


@dataclass(frozen=True, slots=True)
class Need:
    """What a claim would need to be for the rest to hold: in words, and as an interval in its base unit."""

    claim: str
    said: str
    values: Interval


def reconcile(case: Case, needs: Sequence[tuple[Claim, Readings | Interval | Claim]]) -> tuple[Need, ...]:
    """Return for each claim the values (or the other claim) it would need to be for the rest to hold, and what it says now.

    The first claim is the one whose language is spoken.
    """
    first = needs[0][0]
    return tuple(dict.fromkeys(_need(case, first, claim, wanted) for claim, wanted in needs))


def _need(case: Case, first: Claim, claim: Claim, wanted: Readings | Interval | Claim) -> Need:
    if isinstance(wanted, Claim):
        values, shown = hull(readings(wanted, claim.base.unit)), case.words(wanted)
    else:
        values = wanted if isinstance(wanted, Interval) else hull(wanted)
        shown = print_interval(values, claim.base.unit, case.speaks(first))
    said = phrase(case, first, "needs", words=case.words(claim), where=place(case, claim, (first,), about=first), wanted=shown)
    return Need(claim.id, said, values)


def slips(case: Case, a: Claim, b: Claim) -> tuple[str, ...]:
    """Return the slip that would explain why two claims of one fact part: both candidates, or the one a witness speaks for."""
    found = next(_slips(case, a, b), None)
    if found is None:
        return ()
    candidates = (*slips_of(case, a, readings(b, a.base.unit)), *slips_of(case, b, readings(a, b.base.unit)))
    return (judged(case, candidates, (a, b)) or found,)


def is_slip(case: Case, a: Claim, b: Claim) -> bool:
    """Whether one simple slip of the pen would explain why two claims of one fact part."""
    return next(_slips(case, a, b), None) is not None


def _slips(case: Case, a: Claim, b: Claim) -> Iterator[str]:
    left, right = _value(a), _value(b)
    if left is None or right is None or min(len(digits(a)), len(digits(b))) < 2:
        return  # 1 GW and 10 GW are two phases more often than a slip
    other = readings(b, a.base.unit)
    for _, power in slips_between((a.hard,), lambda moved: agree(moved, other), shifted):
        first, second = rewritten(case, a, left.scaleb(power), power), rewritten(case, b, right.scaleb(-power), -power)
        name = _SHIFTED.get(abs(power), "slip_ten")
        yield phrase(case, a, name, a=case.words(a), b=case.words(b), fixed_a=first, fixed_b=second)
    if _is_typo(digits(a), digits(b)) and abs(left.adjusted() - right.adjusted()) < _SIZES:
        yield phrase(case, a, "slip_digits", a=case.words(a), b=case.words(b))


def _is_typo(a: str, b: str) -> bool:
    """Whether digits are swapped (2362, 2263) or one was lost (94, 904); single digits say nothing."""
    if a == b or min(len(a), len(b)) < 2 or max(len(a), len(b)) < 3:
        return False
    if len(a) == len(b):
        return sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


def digits(claim: Claim) -> str:
    """Return the significant digits as printed."""
    value = _value(claim)
    return "" if value is None else "".join(str(d) for d in value.as_tuple().digits).strip("0")


def _value(claim: Claim) -> Decimal | None:
    return claim.base.low if claim.base.low == claim.base.high else None
