"""The words by which a text presents a number as a result: 合计, 差价, works out to (rules/relations.toml, [arithmetic])."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.checker.case import Case
from claims.checker.expressions import OPERATIONS
from claims.checker.measure import measure
from claims.model import Claim

# A cue that goes with one number stands no further from it than this, in characters.
_NEAR_HEAD, _NEAR_TAIL, _FAR_HEAD = 16, 12, 40
# How far back words that announce a computation are looked for: numbers, characters.
_BACK, _HEAD = 4, 160
_MARKS = re.compile(r"[，,；;。：:\n](?!\d)|、")
_FIRM: tuple[tuple[str, tuple[str, ...]], ...] = (("total", ("sum",)), ("difference", ("difference",)))
_SOFT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("loose_total", ("sum",)),
    ("loose_difference", ("difference",)),
    ("average", ("quotient",)),
    ("restated", OPERATIONS),
)
CUES = tuple(
    f"arithmetic.{name}" for name in ("total", "difference", "comprises", "computed", "basis", *(name for name, _ in _SOFT))
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that present a number as a result: which operations they allow, and whether they alone say that it is one.

    After a cue that is not `firm` (即, so, or about) anything may stand: it backs a tick and accuses nobody.
    """

    words: str
    operations: tuple[str, ...]
    firm: bool


def cue_at(case: Case, claims: Sequence[Claim], place: int) -> Cue | None:
    """Return the cue that presents the claim at `place` as a result, the nearest and firmest, or None."""
    document = claims[place].span.document
    said = case.once((cue_at, document), lambda: _said(case, document))
    head = words_up_to(case, claims, place)
    tail = _tail(case, claims, place) if said.firm or said.comprises else ""
    for cue, operations in said.firm:
        match = cue.search(head[-_near(head) :]) or cue.search(tail[:_NEAR_TAIL])
        if match:
            return Cue(match.group(), operations, firm=True)
    if said.comprises:
        comprised = case.cue("arithmetic.comprises").search(tail[:_NEAR_TAIL]) or _opens(case, claims, place)
        if comprised:
            return Cue(comprised.group(), ("sum",), firm=True)
    firm = _computed(case, claims, place) if said.computes else ""
    if firm:
        return Cue(firm, OPERATIONS, firm=True)
    for cue, operations in said.soft:
        match = cue.search(head[-(_near(head) if len(operations) == 1 else _FAR_HEAD) :])
        if match:
            return Cue(match.group(), operations, firm=False)
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of an article that may present a result, each with what it allows; and whether it may have others."""

    firm: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    soft: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    comprises: bool
    computes: bool


def _said(case: Case, document: str) -> _Said:
    def heard(cues: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
        named = ((f"arithmetic.{name}", operations) for name, operations in cues)
        return tuple([(case.cue(name), operations) for name, operations in named if case.says(document, name)])

    computes = case.says(document, "arithmetic.computed", "arithmetic.basis")
    return _Said(heard(_FIRM), heard(_SOFT), case.says(document, "arithmetic.comprises"), computes)


def _near(head: str) -> int:
    """Return how far before a number a cue that goes with it stands: English takes twice the letters."""
    return 2 * _NEAR_HEAD if head.isascii() else _NEAR_HEAD


def _opens(case: Case, claims: Sequence[Claim], place: int) -> re.Match[str] | None:
    """Return the words that open the list of all parts behind a number: $3 billion, comprising; $9 billion a year, made up of."""
    claim, cue = claims[place], case.cue("arithmetic.comprises")
    found = cue.match(case.tail(claim).lstrip(" ,，"))
    if found is not None:
        return found
    following = next((c for c in claims[place + 1 :] if c.base.unit == claim.base.unit or c.sentence != claim.sentence), None)
    if following is None or following.sentence != claim.sentence:
        return None
    between = case.text_between(claim, following)
    found = next(reversed(list(cue.finditer(between))), None) if len(between) <= _HEAD else None
    near = found is not None and len(between) - found.end() <= _NEAR_TAIL and ";" not in between
    return found if near else None


def words_up_to(case: Case, claims: Sequence[Claim], place: int) -> str:
    """Return the words of the claim's clause before it, back to the number before."""
    claim = claims[place]
    before = claims[place - 1] if place and claims[place - 1].sentence == claim.sentence else None
    start = claim.sentence.start if before is None else before.span.end
    return _MARKS.split(case.cut(claim.document, start, claim.span.start))[-1]


def _tail(case: Case, claims: Sequence[Claim], place: int) -> str:
    """Return the words of the claim's clause behind it, up to the next number."""
    claim = claims[place]
    behind = claims[place + 1] if place + 1 < len(claims) and claims[place + 1].sentence == claim.sentence else None
    end = claim.sentence.end if behind is None else behind.span.start
    return _MARKS.split(case.cut(claim.document, claim.span.end, end))[0]


def _computed(case: Case, claims: Sequence[Claim], place: int) -> str:
    """Return the words (按此计算, works out to) that announce a result in the clause of `claim` or just before it.

    Words that begin a basis (按每平方米2万元，) announce what follows their clause.
    """
    claim = claims[place]
    back = [c for c in claims[max(0, place - _BACK) : place] if c.sentence == claim.sentence]
    start = back[0].span.end if len(back) == _BACK else claim.sentence.start
    head = case.cut(claim.document, start, claim.span.start)[-_HEAD:]
    ends = {match.end(): match.group() for match in case.cue("arithmetic.computed").finditer(head)}
    for match in case.cue("arithmetic.basis").finditer(head):
        rest = _MARKS.search(head, match.end())
        if rest is not None and rest.group() != "、":
            ends.setdefault(rest.end(), match.group())
    if not ends:
        return ""
    end = max(ends)
    places = {c.id: len(head) - len(case.cut(claim.document, c.span.start, claim.span.start)) for c in back}
    held = [c for c in back if places[c.id] >= end]
    # The result is in the first clause with numbers, or follows at once, its first number of this sort of quantity.
    between = head[places[held[0].id] :] if held else ""
    marks = [mark.group() for mark in _MARKS.finditer(between)]
    is_over = (
        len(marks) > 1 or any(mark not in "，," for mark in marks) or (marks and (len(held) > 1 or _is_like(held[0], claim)))
    )
    return "" if is_over else ends[end]


def _is_like(a: Claim, b: Claim) -> bool:
    """Whether two claims measure alike but for what is counted and in what time: 4.83 a share, 4.5."""
    return measure(a.base.unit).body == measure(b.base.unit).body


def words_before(case: Case, claim: Claim) -> str:
    """Return the words of the sentence before a claim, the last of them where they are many."""
    start = max(claim.sentence.start, claim.span.start - _HEAD)
    return case.cut(claim.document, start, claim.span.start)
