"""Numbers told once that the article else tells otherwise, again and again.

Whoever speaks and whatever is left unsaid: of a fact told three times alike, a fourth telling is a slip or wants a word
that says what differs. Told twice alike, the third is one only where a misplaced point or scale word explains it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.facts import aspect, metric_of, readings
from claims.checker.naming import names_party
from claims.interval import agree
from claims.model import Claim
from claims.units import dimension

# Tellings that outvote one, and that do so where it is theirs times a power of ten.
_VOTES, _SLIPPED = 3, 2
_POWERS = frozenset(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3, 4, -4, 8, -8))
# Sizes below this are phases, cases and places more often than one fact told again.
_SMALL = 2


@dataclass(frozen=True, slots=True)
class Outvoted:
    """A claim that stands alone against `camp`, which tell one other number in so many `sentences`."""

    odd: Claim
    camp: tuple[Claim, ...]
    sentences: int


def outvoted(case: Case, claims: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Outvoted]:
    """Yield the outvoted among the claims of one article; of a fact with several odd numbers none, since they differ in
    something that was not read.

    One of the `others`, whose measure was not read, counts where it is that of the claims but for a power of ten.
    """
    facts = [told for told in _facts(case, claims) if len(told) >= _VOTES]
    unnamed = [c for c in others if _value(c)] if facts else []
    for told in facts:
        values: dict[Decimal, list[Claim]] = {}
        for claim in without_lists(told):
            values.setdefault(_value(claim), []).append(claim)
        camps = sorted(values.values(), key=lambda camp: -_sentences(camp))
        if not camps or _sentences(camps[0]) < _SLIPPED:
            continue
        camp, odd = camps[0], [c for other in camps[1:] for c in other if not _fits(c, camps[0])]
        if _sentences(camp) >= _VOTES:
            odd += [c for c in unnamed if dimension(c.base.unit) == dimension(camp[0].base.unit) and _is_slip(camp, c)]
        odd = [c for c in odd if _is_voted(case, camp, c) and not _is_told_of_another((*claims, *others), c)]
        if len(odd) == 1:
            yield Outvoted(odd[0], tuple(camp), _sentences(camp))


def without_lists(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of one fact without those of sentences that give it several values.

    Nobody contradicts himself within a sentence: what it lists differs in something that was not read.
    """
    ends = [(c.sentence.document, c.sentence.start, c.sentence.end) for c in claims]
    if len(set(ends)) == len(ends):
        return list(claims)
    values: dict[tuple[str, int, int], set[tuple[Decimal | None, Decimal | None]]] = {}
    for where, claim in zip(ends, claims, strict=True):
        values.setdefault(where, set()).add((claim.base.low, claim.base.high))
    return [c for where, c in zip(ends, claims, strict=True) if len(values[where]) == 1]


def _facts(case: Case, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of one measure, whoever it is of, where its metric is told often enough.

    That of joint parties is told of one or of both.
    """
    facts: dict[tuple[object, ...], list[Claim]] = {}
    told = Counter([claim.metric for claim in claims])
    for claim in claims:
        if told[claim.metric] < _VOTES:
            continue
        if claim.subject and metric_of(case, claim) and aspect(claim) == "level" and _value(claim):
            key = (claim.metric, claim.scope, claim.level, tuple(dimension(claim.base.unit)))
            facts.setdefault(key, []).append(claim)
    yield from facts.values()


def _is_voted(case: Case, camp: Sequence[Claim], odd: Claim) -> bool:
    """Whether a number that is not that of the camp may still be meant for it.

    Links that its own sentence states must be those of the camp. Where a slip of the pen explains it, what was carried
    or assumed counts for nothing: a slipped number is not recognised as the one told before.
    """
    slip = _is_slip(camp, odd)
    if _sentences(camp) < (_SLIPPED if slip else _VOTES) or odd.sentence in {c.sentence for c in camp}:
        return False
    if not slip and not _is_of_camp(case, camp, odd):
        return False
    known = odd.metric is not None and odd.found.get("subject") == "stated"
    if slip and known and not _parties(camp) & set((odd.subject or "").split("; ")):
        return False
    same_time = odd.period is None or any(c.period == odd.period or (slip and c.period is None) for c in camp)
    same_other = odd.object is None or any(c.object in (odd.object, None) for c in camp)
    guessed = any(c.found.get("modality") == "assumed" for c in (*camp, odd))
    same_mode = slip or guessed or any(c.modality == odd.modality for c in camp)
    return same_time and same_other and same_mode and not _is_apart(case, odd)


def _is_told_of_another(claims: Sequence[Claim], odd: Claim) -> bool:
    """Whether the text tells the very number of somebody else as well: then whose it is was read wrong."""
    same = (c for c in claims if c.base == odd.base and c.metric == odd.metric and c.subject and c.subject != odd.subject)
    return any(c.found.get("subject") == "stated" for c in same)


def _parties(claims: Sequence[Claim]) -> set[str]:
    return {name for c in claims for name in (c.subject or "").split("; ")}


def _is_of_camp(case: Case, camp: Sequence[Claim], odd: Claim) -> bool:
    """Whether an odd number is of whom the camp is: so it says itself, or it was carried from one that they name."""
    heard = [c for c in camp if c.found.get("subject") == "stated"]
    if odd.metric is None or not heard or _parties(heard) & set((odd.subject or "").split("; ")):
        return True
    guessed = odd.subject is not None and odd.found.get("subject") != "stated"
    return guessed and any(names_party(case, case.sentence_text(c), odd.subject or "") for c in heard)


def _is_apart(case: Case, odd: Claim) -> bool:
    """Whether words around a number say that it is a part, a phase, or of another time."""
    around = case.clause_head(odd) + case.tail(odd)[:6]
    return any(
        cue(case.pack, name).search(around) for name in ("agreement.apart", "agreement.revised", "part.cue", "change.against")
    )


def _is_slip(camp: Sequence[Claim], odd: Claim) -> bool:
    """Whether a number is that of the camp times a power of ten, and too large to be a count of phases."""
    value, other = _value(camp[0]), _value(odd)
    if not value or other / value not in _POWERS or min(value, other) <= _SMALL:
        return False
    return len({c.object for c in (*camp, odd) if c.object}) < 2


def _fits(claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether a number may be that of the camp: any bare telling of it, or all where none is bare."""
    soft = _is_slip(camp, claim)  # nobody says "at least 1 GW" of what he calls 10 GW
    held = claim.soft if soft else claim.hard
    bare = [c for c in camp if not c.hedge] or camp
    return any(agree(held, readings(other, claim.base.unit, soft=soft)) for other in bare)


def _value(claim: Claim) -> Decimal:
    """Return the number as printed, in its base unit; 0 where it is a range or has no end."""
    low, high = claim.base.low, claim.base.high
    if low is not None and high is not None and low != high:
        return Decimal(0)
    return low if low is not None else high if high is not None else Decimal(0)


def _sentences(claims: Sequence[Claim]) -> int:
    return 1 if len(claims) == 1 else len({(c.sentence.start, c.sentence.end) for c in claims})
