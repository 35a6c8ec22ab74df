"""Totals that are told apart from their parts: a plan in the first paragraph, what it goes to in the third.

A breakdown is a run of like amounts, clause by clause, in one sentence or going on into the next with its rest (其余, a further),
and the one amount told before that they are parts of. That amount is known where the parts make it to the last digit, or where a
stated share of a part points at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from claims.checker.amounts import is_amount, is_of_before
from claims.checker.case import Case
from claims.checker.closedlists import are_counted_out, are_opposite, are_spent, is_closed, is_further, is_rest
from claims.checker.cues import words as listed
from claims.checker.explain import digits
from claims.checker.moves import STOP
from claims.checker.points import is_slipped
from claims.checker.sharelists import is_share, stretches
from claims.checker.shareparts import inner_total, part_of
from claims.checker.wholes import metric_named
from claims.interval import agree, hull, point
from claims.model import Claim

# A list of parts has so many members; without a word that closes it, more.
_FEWEST, _OPEN, _MOST = 2, 3, 12
# How many claims before its parts a total may stand; how far apart, in characters, two parts.
_TOLD, _APART = 60, 120
# How far in front of a part words say that it goes on with the list, or ends it.
_NEAR = 28
_ONE = Decimal(1)
# What opens a list as the whole of it: of 54 analysts, 21 …; 54位分析师中，21位…
_OF = re.compile(r"(?:^|[.\n]\s*)Of (?:the |its |these )?$")
_AMONG_ALL = re.compile(r"[^，。；,\d]{0,10}(?:当中|之中|中|里)[，,]")
# Right before the next of a list.
_AND = re.compile(r"(?:\band|和|与|及|以及)\s*$")
# So many amounts before a list are tried as more of it.
_AMONG = 4
# A list that is said to be whole misses its total by no more than so many times.
_LIKE = Decimal("1.4")
# Numbered items of what a total measures miss it by no more than so many times.
_FAR = 4
# Parts that make more than their total by no more than so many times were rounded.
_MORE = Decimal("1.02")
# A misplaced point is seen where some number has so many digits.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An amount and what it is broken down into.

    `made` is what the parts come to as printed; `is_exact` whether that is the total; `is_closed` whether words say that
    these are all parts; `is_shared` whether a share of a part, as stated, is one of this very total; `is_spent` whether the
    parts are said to go to, or come from, what each is told with, so that they do not overlap; `is_led` whether the total opens
    the list right before it; `is_slipped` whether one misplaced point, in a part or the total, explains to the last digit what is
    amiss.
    """

    total: Claim
    parts: tuple[Claim, ...]
    made: Decimal
    is_exact: bool
    is_closed: bool
    is_shared: bool
    is_spent: bool
    is_led: bool = False
    is_slipped: bool = False


def breakdowns(case: Case) -> tuple[Breakdown, ...]:
    """Return the breakdowns that the text leaves no doubt about, in order."""
    return case.once(breakdowns, lambda: tuple(_found(case)))


def breakdown_of(case: Case, part: Claim) -> Breakdown | None:
    """Return the breakdown that comes out to the last digit and has a claim as one of its parts."""
    held = case.once(breakdown_of, lambda: {p.id: b for b in breakdowns(case) if b.is_exact for p in b.parts})
    return held.get(part.id)


def _found(case: Case) -> Iterator[Breakdown]:
    for run in _runs(case):
        told = _told_before(case, run)
        exact = [(parts, total) for parts in _cuts(run) for total in told if _is_exact(parts, total)]
        body = [total for total in told if total.zone != "title"]
        if exact and body and all(total.zone == "title" for _, total in exact):
            slipped = _first_slipped(case, run, body)
            if slipped is not None:
                yield slipped  # the headline has what the text misprints
                continue
        for parts, total in exact[:1]:
            if _is_of_one_sort(case, parts) or is_closed(case, parts) or _are_shared(case, parts, total):
                yield _made(case, total, parts)
        if exact:
            continue
        slipped = _first_slipped(case, run, told)
        if slipped is not None:
            yield slipped
        else:
            yield from _pointed_at(case, run, told)


def _first_slipped(case: Case, run: Sequence[Claim], told: Sequence[Claim]) -> Breakdown | None:
    """Return a run with the nearest total that it makes but for one misplaced point."""
    found = (_made(case, total, parts) for parts in _cuts(run) for total in told if _is_slipped(case, parts, total))
    slipped = next(found, None)
    return None if slipped is None else replace(slipped, is_slipped=True)


def _pointed_at(case: Case, run: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Breakdown]:
    """Yield a run with the total that a stated share of one of its parts points at, where it is the only one to do so."""
    for parts in _cuts(run):
        largest = max(map(_value, parts))
        totals = [t for t in told if _value(t) > largest and t not in parts and _are_shared(case, parts, t)]
        if totals and len({_value(t) for t in totals}) == 1 and _are_siblings(case, parts):
            yield _made(case, min(totals, key=lambda t: bool(t.hedge)), parts)
            return
    parts = list(run)
    if is_closed(case, parts) and (len(parts) >= _OPEN or are_opposite(case, parts)) and _are_siblings(case, parts):
        made = sum(map(_value, parts), Decimal(0))
        near = [t for t in told if t not in parts and _may_be_made(case, t, parts, made)]
        if len({_value(t) for t in near}) == 1 and not _are_among_more(case, parts, told, made):
            yield _made(case, near[0], parts)
            return
    yield from _led(case, run, told)


def _may_be_made(case: Case, total: Claim, parts: Sequence[Claim], made: Decimal) -> bool:
    """Whether an amount is near enough to be what all its parts make; of numbered items, if it measures what they do, nearer."""
    if are_counted_out(case, parts) and total.metric is not None and {c.metric for c in parts} == {total.metric}:
        return made / _FAR < _value(total) < made * _FAR
    return made / _LIKE < _value(total) < made * _LIKE and _value(total) > max(map(_value, parts))


def _are_among_more(case: Case, parts: Sequence[Claim], told: Sequence[Claim], made: Decimal) -> bool:
    """Whether parts that end in the rest follow on others: of 9.4, 4.5 goes to A; B gets 2.8, C 1.3 and the rest, 0.8."""
    before = [c for c in case.before(parts[0], 1) if c in told][:_AMONG]
    some = [held for size in range(1, len(before) + 1) for held in combinations(before, size)]
    return any(_is_nearly(t, made + sum(map(_value, held))) for held in some for t in told if t not in held)


# £30 billion for reactors, including A and B, as well as £15 billion for buses: what is named so is told beside, and no part.
_ADDS = re.compile(r"\b(?:as\swell\sas|along\swith|alongside|in\saddition)\b")


def _led(case: Case, run: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Breakdown]:
    """Yield the parts that follow on an amount of money with words that say what it is spent on or made of, and make more."""
    if any(_ADDS.search(case.text_between(a, b)) for a, b in pairwise(run)):
        return
    over = _too_much(case, run, told)
    if over is not None:
        yield over
        return
    for parts in (run, run[1:]):
        if len(parts) < _FEWEST or not parts[0].base.unit.isupper() or not _are_siblings(case, parts):
            continue
        first = next((t for t in told if t.span < parts[0].span), None)
        is_closed = is_rest(case, parts[-1])
        if first is None or not (is_closed or len(parts) >= _OPEN) or not _leads(case, first, parts):
            continue
        made = sum(map(_value, parts), Decimal(0))
        spare = {made - _value(part) for part in parts} | {made}
        least = _value(first) / (_LIKE if is_closed else 1 / _MORE)
        if _are_among_more(case, parts, told, made):
            continue
        if least < made < _value(first) * _LIKE and not any(_is_nearly(first, value) for value in spare):
            yield replace(_made(case, first, parts), is_led=True)
            return


def _too_much(case: Case, run: Sequence[Claim], told: Sequence[Claim]) -> Breakdown | None:
    """Return the parts of the amount that opens their sentence, where they make more: of 54 analysts 40 say buy and 30 hold.

    Of money each has to be spent on a thing of its own: 1.3万亿元，其中8000亿元用于甲，9000亿元用于乙.
    """
    total, *parts = run
    if len(parts) < _FEWEST or total not in told or total.hedge or not _are_siblings(case, parts):
        return None
    is_of = _OF.search(case.head(total)) is not None or _AMONG_ALL.match(case.tail(total)) is not None
    is_spent = case.cue("part.cue").search(case.text_between(total, parts[0])) is not None and _are_each_spent(case, parts)
    made = sum(map(_value, parts), Decimal(0))
    if not (is_of or is_spent) or total.sentence != parts[0].sentence or made <= _value(total) * _MORE:
        return None
    measured = {metric_named(case.pack, STOP.split(case.tail(c))[0])[0] for c in parts}
    if None not in measured and len(measured) > 1:
        return None  # 9家中，7家营业收入下降，5家净利润下降: some may do both
    return replace(_made(case, total, parts), is_led=True) if _is_of_one_sort(case, parts) else None


def _are_each_spent(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether words right behind each of some amounts say what it goes to."""
    return all(case.cue("breakdown.purpose").match(case.tail(part).lstrip()) is not None for part in parts)


def _is_nearly(total: Claim, value: Decimal) -> bool:
    return abs(value - _value(total)) <= _value(total) / 50


def _leads(case: Case, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether an amount opens a list, in its sentence or the one right before, by words that say what it is spent on, or of."""
    if total not in case.before(parts[0], 1) or total.hedge:
        return False
    words = case.text_between(total, parts[0])
    if case.cue("breakdown.purpose").search(words) and _AND.search(words):
        return False  # 640 is set aside for plants and 310 for tests: the one is no more the whole than the other
    if case.paragraph(total) != case.paragraph(parts[0]):
        return _is_shared_out(case, parts) and case.cue("breakdown.largest").search(case.head(parts[0])) is not None
    if is_rest(case, parts[-1]) and total.sentence == parts[0].sentence:
        return True
    return any(case.cue(name).search(words) for name in ("part.cue", "breakdown.whole")) or (
        are_spent(case, parts) and case.cue("breakdown.largest").search(words) is not None
    )


def _are_siblings(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether no member of a run is a part of the one before it, nor set against it."""
    between = [case.cue("breakdown.next").sub(" ", case.text_between(a, b)) for a, b in pairwise(parts)]
    names = ("part.cue", "change.against", "change.earlier", "change.back", "arithmetic.total", "bound.above", "bound.below")
    return not any(case.cue(name).search(words) for words in between for name in names)


def _made(case: Case, total: Claim, parts: Sequence[Claim]) -> Breakdown:
    made = sum((_value(c) for c in parts), Decimal(0))
    shared = _are_shared(case, parts, total)
    return Breakdown(total, tuple(parts), made, _is_exact(parts, total), is_closed(case, parts), shared, are_spent(case, parts))


def _runs(case: Case) -> Iterator[list[Claim]]:
    """Yield the like amounts of each sentence, with those of the next that go on with them."""
    run: list[Claim] = []
    may_go_on = case.may_say("breakdown.rest", "breakdown.more")
    for claims in stretches(case):
        amounts = [c for c in claims if _is_part(c)] if may_go_on or len(claims) >= _FEWEST else []
        if run and amounts and _goes_on(case, run, amounts[0]):
            run = [*run, *(c for c in amounts if c.base.unit == run[0].base.unit)]
            continue
        if len(run) >= _FEWEST:
            yield from _alike(case, run)
        run = amounts
    if len(run) >= _FEWEST:
        yield from _alike(case, run)


def _alike(case: Case, run: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the amounts of each unit that are not of an earlier time; of very many, which are a table, none."""
    for unit in dict.fromkeys(c.base.unit for c in run):
        held = [c for c in run if c.base.unit == unit]
        now = [c for c in held if not is_of_before(case, c)] if _FEWEST <= len(held) <= 2 * _MOST else []
        if _FEWEST <= len(now) <= _MOST:
            yield now


def _is_part(claim: Claim) -> bool:
    return _is_point(claim) and is_amount(claim) and claim.zone != "title" and "/" not in claim.base.unit


def _is_point(claim: Claim) -> bool:
    return claim.base.low is not None and claim.base.low == claim.base.high and claim.base.low > 0


def _goes_on(case: Case, run: Sequence[Claim], claim: Claim) -> bool:
    """Whether a sentence begins with more of the list before it, or with its rest: a further 15 billion; 其余8亿元."""
    last = run[-1]
    if last.base.unit != claim.base.unit or not case.says(claim.document, "breakdown.rest", "breakdown.more"):
        return False
    if case.paragraph(last) != case.paragraph(claim) or _ends_a_share(case, run, claim):
        return False
    head = case.clause_head(claim)[-_NEAR:]
    return is_rest(case, claim) or case.cue("breakdown.more").search(head) is not None


def _ends_a_share(case: Case, run: Sequence[Claim], claim: Claim) -> bool:
    """Whether a rest is what a share leaves, told since: the state pays 60%; towns find the remaining 19 billion."""
    since = (c for c in case.before(claim, 1) if c.span > run[-1].span)
    return is_rest(case, claim) and any(is_share(case, c) for c in since)


def _is_shared_out(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether the sentence of a run says that it goes to some, and to others after them."""
    return case.cue("breakdown.purpose").search(case.sentence_text(parts[0])) is not None


def _cuts(run: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Yield a run, and without its first, which may be the total itself, or the last, which may be another matter."""
    yield run
    if len(run) > _FEWEST:
        yield run[1:]
        yield run[:-1]


def _told_before(case: Case, run: Sequence[Claim]) -> list[Claim]:
    """Return the amounts that stand before a run, the nearest first, and its own first."""
    last = run[-1]
    near = (c for c in case.around(last, _TOLD, 0) if c.base.unit == run[0].base.unit and c.span < run[1].span)
    held = [
        c for c in near if is_amount(c) and c.base.low is not None and c.base.low == c.base.high and not is_of_before(case, c)
    ]
    held = [c for c in held if not is_further(case, c)]
    return [c for c in reversed(held) if c.id not in {p.id for p in run[1:]}]


def _is_exact(parts: Sequence[Claim], total: Claim) -> bool:
    """Whether parts, each smaller, make a total as printed; three or more may miss it by one of their last digit."""
    if len(parts) < _FEWEST or total.id in {c.id for c in parts} or any(_value(c) >= _value(total) for c in parts):
        return False
    miss = abs(sum((_value(c) for c in parts), Decimal(0)) - _value(total))
    return miss == 0 or (len(parts) > _FEWEST and miss <= min(map(_step, (*parts, total))))


def _is_slipped(case: Case, parts: Sequence[Claim], total: Claim) -> bool:
    """Whether parts of one sort make a total of theirs told before, but for one point that is misplaced.

    Only of three or more, or two that words close, and of numbers with digits enough that it is no chance.
    """
    closed = is_closed(case, parts)
    if total in parts or (len(parts) < _OPEN and not closed) or not _is_theirs(case, total, parts, closed=closed):
        return False
    if max(len(digits(c)) for c in (total, *parts)) < (_FEWEST if closed else _TELLING) or any(c.hedge for c in (total, *parts)):
        return False
    if not _is_of_one_sort(case, parts):
        return False
    values = [_value(c) for c in (total, *parts)]
    return is_slipped(values, lambda whole, *own: whole == sum(own, Decimal(0)), Decimal.scaleb)


def _is_theirs(case: Case, total: Claim, parts: Sequence[Claim], *, closed: bool) -> bool:
    """Whether a total is told shortly before its parts, or is of their metric, owner and time and of no part itself.

    Of a list that words close, or of numbers of so many digits that their sum is no chance, less is asked.
    """
    first = parts[0]
    if (total.metric, total.subject, total.period) == (first.metric, first.subject, first.period) and total.scope is None:
        return total.metric is not None
    between = case.paragraph(first) - case.paragraph(total)
    known = {c.metric for c in parts} - {None}
    near = total in case.before(first, _FEWEST) and between <= 1
    if near and (closed or not {total.metric, *known} - {None, first.metric}):
        return True
    if between > _FEWEST or total.zone == "title":
        return False
    is_telling = len(parts) >= _OPEN and max(len(digits(c)) for c in parts) >= _TELLING and known == {total.metric}
    return is_telling or (closed and total.scope is None and total.metric in listed(case.pack, "deal.metrics"))


def _step(claim: Claim) -> Decimal:
    """Return what one in the last printed digit of a number is worth."""
    printed = claim.printed.low
    if printed is None or not printed:
        return Decimal(0)
    return abs(_value(claim) / printed) * _ONE.scaleb(int(printed.as_tuple().exponent))


def _value(claim: Claim) -> Decimal:
    return claim.base.low or Decimal(0)


def _is_of_one_sort(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether nothing tells the members of a run apart but what each is for: one metric, one time, nothing that compares."""
    if len({c.metric for c in parts if c.metric in case.pack.metrics}) > 1 or len({c.period for c in parts if c.period}) > 1:
        return False
    between = [case.text_between(a, b) for a, b in pairwise(parts)]
    compared = any(case.cue(name).search(w) for w in between for name in ("change.against", "change.earlier", "change.back"))
    return not compared and all(0 < len(words) <= _APART for words in between)


def _are_shared(case: Case, parts: Sequence[Claim], total: Claim) -> bool:
    """Whether some part stands with its share, and that is one of the total: C$8.1 billion, or 45% of the total."""
    return any(
        agree((hull(total.hard) * hull(share.hard) * point(Decimal("0.01")),), part.hard)
        for part in parts
        if part is not total and (share := _share_of(case, part)) is not None
    )


def _share_of(case: Case, part: Claim) -> Claim | None:
    """Return the share that its words give a part: 900亿元，占75%; 45% of the total, or $8.1 billion."""
    return case.once(_share_of, lambda: _shared_parts(case)).get(part.id)


def _shared_parts(case: Case) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for share in case.claims:
        part = part_of(case, share, inner_total(case, share)) if is_share(case, share) else None
        if part is not None:
            found.setdefault(part.id, share)
    return found


def is_sure(held: Breakdown) -> bool:
    """Whether parts that make a total are hardly so by chance: three or more, or two of which one is the rest."""
    return len(held.parts) >= _OPEN or held.is_closed
