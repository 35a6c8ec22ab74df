"""Which numbers a text presents as results, and of what they may be the result.

A number is a result where a cue of rules/relations.toml, section [arithmetic], stands at it (合计, 差价, works out to).
Every other number may still turn out to be one; those are ticked on tight evidence only and never accused.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import final

from claims.checker.case import Case
from claims.checker.expressions import ADDITIVE, OPERATIONS, Expression, Term, ends
from claims.checker.glance import Number, may_add_up, may_result, number, ways_beside, ways_of
from claims.checker.plans import PAIR
from claims.checker.presented import CUES, Cue, cue_at, words_up_to
from claims.checker.search import Found
from claims.checker.terms import COUNTS, counted, counts_parts, is_one, is_operand, is_result, rough_ends, rough_size, term
from claims.interval import point
from claims.model import Claim

# How many numbers before a result are looked at, and how many behind it (parts listed after their total).
BEFORE, BEHIND = 14, 6
# Numbers of another sentence count as so many steps further off, those of the headline as a fixed few.
_PER_SENTENCE, _TITLE = 3, 8
# A list that a dash breaks a number down into has no fewer parts.
SHORTEST = 3
# Parts of another number (其中350亿) stand further off than the whole.
_PART = 2
# What a cue announces comes of what stands before it.
_BEHIND = 6
_COUNTS = tuple(f"arithmetic.parts.{name}" for name, _ in COUNTS)
_ENDS = ";；"
_SEMI = tuple(_ENDS)
# No number of parts: nobody has counted yet.
_UNCOUNTED = -1


@final
@dataclass(slots=True, eq=False)
class Stated:
    """A number that may be a result, the cue that says so if any, and what the numbers near it come to.

    `near` are the places of these in `told`, `far` those of the headline's; the sets are made when asked for.
    """

    claim: Claim
    target: Term
    cue: Cue | None
    found: Found
    told: Told
    place: int
    near: tuple[int, ...]
    far: tuple[int, ...]
    _claims: dict[str, Claim] | None = field(init=False, repr=False, default=None)
    _own: frozenset[str] | None = field(init=False, repr=False, default=None)
    _previous: frozenset[str] | None = field(init=False, repr=False, default=None)
    _beside: frozenset[str] | None = field(init=False, repr=False, default=None)
    _parts: frozenset[str] | None = field(init=False, repr=False, default=None)
    _counted: int | None = field(init=False, repr=False, default=_UNCOUNTED)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The numbers near it by name."""
        if self._claims is None:
            claims = self.told.claims
            self._claims = {claims[p].id: claims[p] for p in (*self.near, *self.far)}
        return self._claims

    @property
    def own(self) -> frozenset[str]:
        """Those that stand before it in its sentence."""
        if self._own is None:
            sentences, mine = self.told.sentences, self.told.sentences[self.place]
            self._own = self._named([p for p in self.near if p < self.place and sentences[p] == mine])
        return self._own

    @property
    def previous(self) -> frozenset[str]:
        """Those in the sentence right before, and in what semicolons join to it."""
        if self._previous is None:
            self._previous = self._named(self._in_previous() if self.told.adjoining()[self.place] else [])
        return self._previous

    def _in_previous(self) -> list[int]:
        sentences, mine = self.told.sentences, self.told.sentences[self.place]
        first = self.told.opened()[mine - 1]
        return [p for p in self.near if first <= sentences[p] < mine]

    @property
    def beside(self) -> frozenset[str]:
        """Those in its sentence or the next with numbers on either side."""
        if self._beside is None:
            sentences, mine = self.told.sentences, self.told.sentences[self.place]
            self._beside = self._named([p for p in self.near if -1 <= sentences[p] - mine <= 1])
        return self._beside

    @property
    def parts(self) -> frozenset[str]:
        """Those that are said to be of another."""
        if self._parts is None:
            parts = self.told.parts()
            self._parts = self._named([p for p in self.near if parts[p]])
        return self._parts

    def _named(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset([self.told.claims[p].id for p in places])

    @property
    def counted(self) -> int | None:
        """How many parts the words before it count."""
        if self._counted == _UNCOUNTED:
            case = self.told.case
            may_count = case.says(self.told.document, *_COUNTS)
            self._counted = counted(case.pack, case.clause_head(self.claim)) if may_count else None
        return self._counted

    @property
    def allowed(self) -> Iterator[tuple[int, Expression]]:
        """Yield the expressions that the cue allows with their rank among them from 1, nearest first."""
        return enumerate(self.found.of(self.operations), 1)

    @property
    def operations(self) -> tuple[str, ...]:
        """Those that the cue allows; all without one."""
        return self.cue.operations if self.cue else OPERATIONS

    def may_hold(self) -> bool:
        """Whether an expression that the cue allows may hold: "no" is sure."""
        return self.found.may_hold(self.operations)

    @property
    def right_before(self) -> frozenset[str]:
        """The two numbers right before it in its sentence: sold 300 tonnes at 7 dollars, which comes to."""
        near = sorted((self.claims[name] for name in self.own), key=lambda c: c.span)
        return frozenset(c.id for c in near[-2:])

    def operands(self, expression: Expression) -> tuple[Claim, ...]:
        claims = self.claims
        return tuple([claims[term.name] for term, _ in expression.terms])


def results(case: Case) -> Iterator[Stated]:
    """Yield every number of the case that may be a result, in order, with what it may be the result of."""
    return (stated for document in case.documents() for stated in _of_document(case, document))


@final
class Told:
    """The claims of a document in order, and what the results among them ask of each other, by place.

    `sentences` has the number of the sentence of each, `usable` whether each may take part in a computation, `numbers` each in
    floating point as the terms of it are, `rated` the sentences that hold a rate. The rest is made when asked for.
    """

    def __init__(self, case: Case, claims: Sequence[Claim]) -> None:
        self.case, self.claims = case, claims
        self.document = claims[0].span.document
        self._terms: dict[int, tuple[Term, ...]] = {}
        starts = [claim.sentence.start for claim in claims]
        self._starts = sorted(set(starts))
        held = {start: number for number, start in enumerate(self._starts)}
        self.count = len(held)
        self.sentences = [held[start] for start in starts]
        self._is_ordered = all(a <= b for a, b in pairwise(self.sentences))
        self.usable = [is_operand(claim) and not counts_parts(case, claim) for claim in claims]
        self.rated = {number for number, claim in zip(self.sentences, claims, strict=True) if "/" in claim.base.unit}
        self.titles = [p for p, claim in enumerate(claims) if claim.zone == "title" and self.usable[p]]
        has_one = any(is_one(claim) for claim in claims)
        self.numbers = [self._number(place, claim, has_one) for place, claim in enumerate(claims)]
        self.may_be_told = self._may_be_told()
        self._parts: list[bool] | None = None
        self._adjoining: list[bool] | None = None
        self._opened: dict[int, int] | None = None

    def _number(self, place: int, claim: Claim, has_one: bool) -> tuple[Number, ...]:
        if has_one or claim.base.unit == "s":
            return tuple([number(t.unit, place, t.middle, ends(t)) for t in self.terms(place)])
        held = rough_ends(claim)
        return () if held is None else (number(claim.base.unit, place, rough_size(claim, held), held),)

    def _may_be_told(self) -> set[int]:
        """Return the sentences that may hold words that present a result: most do not."""
        held = self.case.said(self.document, *CUES)
        if not held:
            return set()
        ends = [0] * self.count
        for sentence, claim in zip(self.sentences, self.claims, strict=True):
            ends[sentence] = max(ends[sentence], claim.sentence.end)
        if any(end > start for end, start in zip(ends, self._starts[1:], strict=False)):
            return set(range(self.count))  # sentences within others: any may
        told = ((bisect_right(self._starts, at) - 1, at) for at in self.case.places(self.document, held))
        return {sentence for sentence, at in told if sentence >= 0 and at < ends[sentence]}

    def near(self, place: int, reach: int) -> list[int]:
        """Return the places of the numbers that may be put to one: of its sentence, so many before it and the next."""
        sentences, usable, mine = self.sentences, self.usable, self.sentences[place]
        first, last = max(0, place - BEFORE), min(len(sentences), place + 1 + BEHIND)
        if self._is_ordered:
            first, last = bisect_left(sentences, mine - reach, first, place), bisect_right(sentences, mine + 1, place + 1, last)
            return [p for p in range(first, last) if usable[p] and p != place]
        around = (p for p in range(first, last) if p != place and usable[p])
        return [p for p in around if mine - reach <= sentences[p] <= mine + 1]

    def parts(self) -> list[bool]:
        """Whether each is said to be part of another."""
        if self._parts is None:
            case, size = self.case, len(self.claims)
            part = case.cue("arithmetic.part") if case.says(self.document, "arithmetic.part") else None
            told = [part is not None and part.search(words_up_to(case, self.claims, p)) is not None for p in range(size)]
            self._parts = told
        return self._parts

    def terms(self, place: int) -> tuple[Term, ...]:
        """One as a term: as it is, and as so much for each where it is told of one; () where it is not known."""
        found = self._terms.get(place)
        if found is None:
            own = term(self.claims[place], place, 0)
            found = self._terms[place] = () if own is None else (own, *_per_one(self.claims, place, own))
        return found

    def may_open(self, place: int) -> bool:
        """Whether so many numbers follow on one in its sentence that they may be a list of its parts."""
        last, sentences = place + SHORTEST, self.sentences
        return last < len(sentences) and sentences[last] == sentences[place]

    def adjoining(self) -> list[bool]:
        if self._adjoining is None:
            self._adjoining = _adjoining(self.case, self.claims)
        return self._adjoining

    def opened(self) -> dict[int, int]:
        if self._opened is None:
            self._opened = _opened(self.case, self.claims, self.sentences)
        return self._opened


def _of_document(case: Case, claims: Sequence[Claim]) -> Iterator[Stated]:
    told = Told(case, claims)
    for place, claim in enumerate(claims):
        if not is_result(claim) or not told.numbers[place]:
            continue
        found_cue = cue_at(case, claims, place) if told.sentences[place] in told.may_be_told else None
        if claim.kind != "change" or found_cue is not None:
            stated = _stated(told, place, found_cue)
            if stated is not None:
                yield stated


def _stated(told: Told, place: int, found_cue: Cue | None) -> Stated | None:
    """Return a number that may be a result, with the numbers near it; None where a glance at them says that it is none."""
    # Without a cue only numbers beside it count, and only as they stand.
    near = told.near(place, 1 if found_cue is None else told.count)
    if not (_may_be_told(told, place, near) if found_cue is None else _may_be_meant(told, place, near, found_cue)):
        return None
    terms = told.terms
    is_firm = found_cue is not None and found_cue.firm
    far = tuple([p for p in told.titles if p != place and p not in near]) if is_firm else ()
    target = terms(place)[0]
    operands = [(held, steps) for p, steps in zip(near, _steps(told, place, near, found_cue), strict=True) for held in terms(p)]
    operands += [(held, _TITLE + _offset(told, place, p, found_cue)) for p in far for held in terms(p)]
    found = Found(target, operands, 2 if found_cue is None else 3, found_cue is None)
    return Stated(told.claims[place], target, found_cue, found, told, place, tuple(near), far)


def _may_be_told(told: Told, place: int, near: Sequence[int]) -> bool:
    """Whether a number that no word presents as a result may be one: by units, and by a list, a rate or what others make."""
    if not near:
        return False
    numbers = told.numbers
    target, beside = numbers[place][0], [number for p in near for number in numbers[p]]
    known = ways_beside(target, beside)
    if known is None:
        return False
    return told.sentences[place] in told.rated or told.may_open(place) or may_result(target, beside, known)


def _may_be_meant(told: Told, place: int, near: Sequence[int], found_cue: Cue) -> bool:
    """Whether a number beside a word that may present it as a sum or a difference, and often means another thing, may be one.

    Few numbers beside it and none of a list, a rate or a count of parts: what those near it make decides. Else it may be.
    """
    operation, *others = found_cue.operations
    if found_cue.firm or others or operation not in ADDITIVE:
        return True
    sentences, mine = told.sentences, told.sentences[place]
    beside = [n for p in near if -1 <= sentences[p] - mine <= 1 for n in told.numbers[p]]
    if mine in told.rated or len(beside) > PAIR or [p for p in near if sentences[p] == mine]:
        return True
    if told.may_open(place) if operation != "sum" else told.case.says(told.document, *_COUNTS):
        return True
    if told.case.has_mark(told.document, _ENDS) and told.adjoining()[place] and told.opened()[mine - 1] < mine - 1:
        return True  # semicolons join it to more
    target = told.numbers[place][0]
    known = ways_beside(target, beside)
    if known is not None and may_result(target, beside, known):
        return True
    all_near = [n for p in near for n in told.numbers[p]]
    return may_add_up(target, all_near, beside, ways_of(target, all_near), is_sum=operation == "sum")


def _steps(told: Told, place: int, near: Iterable[int], found_cue: Cue | None) -> list[int]:
    """Return how many steps each of the numbers near a result stands from it."""
    sentences, parts, mine = told.sentences, told.parts(), told.sentences[place]
    behind = 0 if found_cue is None else _BEHIND
    return [
        abs(place - p) + _PER_SENTENCE * abs(mine - sentences[p]) + _PART * parts[p] + (behind if p > place else 0) for p in near
    ]


def _offset(told: Told, place: int, other: int, found_cue: Cue | None) -> int:
    return _PART * told.parts()[other] + _BEHIND * (other > place and found_cue is not None)


def _adjoining(case: Case, claims: Sequence[Claim]) -> list[bool]:
    """Return for each claim whether the sentence with numbers before its own is the very sentence before."""
    found: list[bool] = []
    for place, claim in enumerate(claims):
        before = claims[place - 1] if place else None
        if before is not None and before.sentence == claim.sentence:
            found.append(found[-1])
        else:
            start = claim.sentence.start if before is None else before.sentence.end
            found.append(before is not None and not case.cut(claim.document, start, claim.sentence.start).strip())
    return found


def _opened(case: Case, claims: Sequence[Claim], sentences: Sequence[int]) -> dict[int, int]:
    """Return for each sentence the first of those that semicolons alone part from it."""
    if not case.has_mark(claims[0].document, _ENDS):
        return {-1: -1, **{sentence: sentence for sentence in sentences}}
    found = {-1: -1}
    last: Claim | None = None
    for claim, sentence in zip(claims, sentences, strict=True):
        if sentence in found:
            continue
        joined = last is not None and case.cut(last.document, last.span.end, claim.sentence.start).rstrip().endswith(_SEMI)
        found[sentence] = found[sentence - 1] if joined else sentence
        last = claim
    return found


def _per_one(claims: Sequence[Claim], place: int, found: Term) -> Iterator[Term]:
    """Yield the term as so much for each, where its sentence speaks of one: 一张显卡重3公斤, to build 1 GW costs $50 billion."""
    claim = claims[place]
    for earlier in reversed(claims[max(0, place - 3) : place]):
        one, size = earlier.base.unit, earlier.base.low
        is_base = earlier.sentence == claim.sentence and is_one(earlier) and one != claim.base.unit
        if is_base and size and "/" not in one + claim.base.unit:
            by = point(size)
            hard, soft, printed = (tuple(p / by for p in readings) for readings in (found.hard, found.soft, found.printed))
            yield replace(found, unit=f"{found.unit}/{one}", hard=hard, soft=soft, printed=printed)
            return
