"""Pairs of levels that a sentence sets against each other: from A to B, B after A, B against A a year earlier.

Only what the words join: two numbers of one dimension with a cue between or around them. A number that leads on from
one level may be set against several: up 22% from A in the quarter before and up 62% from B a year earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.facts import aspect
from claims.checker.moves import LIST, NEAR, STOP, Transition, basis, behind, changes, may_be_level, verb, verb_after
from claims.checker.shareparts import inner_total
from claims.model import Amount, Claim
from claims.period import back, days, prior
from claims.units import dimension

# How far, in characters, two joined levels may stand apart.
_REACH = 70
# How many levels back the one that a comparison leads on from may stand.
_BACK = 8
# A clause that holds a date and no more before its number.
_ASIDE = re.compile(r"^\s*(?:\d{1,2}月份?|第?[一二三四1-4]季度?)则?[为是]?\s*$")
# A sentence that opens with an earlier time and names a level: 去年同期，公司的交付量是5万辆.
_OPENS = re.compile(r"[；;\s]*([^，,]{2,20})[，,]([^，,]{0,30})")

# Nothing but "and" between two numbers.
_JOINED = re.compile(r"\s*(?:及|和|与|或|、|and|or|,)\s*")
# Units of a number that leaves its noun to another: 275,810 vehicles; it had sold 262,930.
_NO_NOUN = frozenset({"", "unit", "item", "piece"})
# Two Chinese characters or more, which may name something.
_HAN = re.compile(r"[一-鿿]{2,}")


def moves(case: Case) -> tuple[Transition, ...]:
    """Return what `transitions` finds in a case, found once."""
    return case.once(moves, lambda: tuple(transitions(case)))


def transitions(case: Case) -> Iterator[Transition]:
    """Yield each pair of levels that a sentence joins as earlier and later, in order."""
    told: list[Claim] = []
    last: Sequence[Claim] = ()
    for claims in case.sentences():
        found: Sequence[Transition] = ()
        if len(claims) > 1 or _may_lead(told, claims[0]):
            near = [c for c in told if _is_next(case, c, claims[0])]
            found = list(_of_sentence(case, claims, near, last if near else ())) if len(claims) > 1 or near else ()
            wholes = _wholes(case, claims) if found else set()
            if any(c.id in wholes for moved in found for c in (moved.old, moved.new)):
                found = list(_of_sentence(case, [c for c in claims if c.id not in wholes], near, last if near else ()))
            yield from found
        told = [c for c in reversed(claims) if aspect(c) == "level"]
        if found:
            told = [*[moved.new for moved in reversed(found)], *told]
        last = claims


def _wholes(case: Case, claims: Sequence[Claim]) -> set[str]:
    """Return the amounts that a share of a sentence is one of, which moved nowhere: 完成预算2.1亿元的54%, 比上年的1.3亿元减收."""
    shares = (c for c in claims if c.base.unit == "percent")
    return {inner.id for share in shares if (inner := inner_total(case, share)) is not None}


def _may_lead(told: Sequence[Claim], claim: Claim) -> bool:
    """Whether some level told before is of the fact of a number that stands alone in its sentence: see `_led_in`."""
    metric = claim.metric
    return metric is not None and [c for c in told if c.metric == metric and c.subject == claim.subject] != []


def _is_next(case: Case, told: Claim, claim: Claim) -> bool:
    """Whether a claim stands in the paragraph of a level, and near enough to lead on from it."""
    near = told.document == claim.document and claim.span.start - told.span.end < 2 * _REACH
    return near and case.paragraph(told) == case.paragraph(claim)


def _of_sentence(case: Case, claims: Sequence[Claim], told: Sequence[Claim], last: Sequence[Claim]) -> Iterator[Transition]:
    """Yield the pairs of one sentence; `told` are levels of the sentence before, near first, `last` all its claims."""
    levels = [c for c in claims if may_be_level(c)]
    past: set[str] = set()
    used: set[str] = set()
    for place, second in enumerate(levels):
        if _departs(case, second, levels[place + 1 : place + 2]):
            continue
        before = [c for c in reversed(levels[max(0, place - _BACK) : place]) if is_sort(c, second)]
        found = _joined(case, before, second, past) if before else _led_in(case, told, second)
        if found is None or not _fits_periods(case, found) or _are_spans_apart(case, found):
            continue
        past.add(found.old.id)
        near = claims if before else (*last, *claims)
        changes = next(filter(None, (_unused(case, near, c, found, used) for c in (*before[:1], found.new))), ())
        if _is_comparison(case, found) and not changes:
            continue  # more than its rival's 5.2 million: an order of two numbers, and no move from one to the other
        if found.sure or len(changes) == 1:
            used.update(c.id for c in changes if found.sure)
            yield replace(found, changes=changes, verb=_agreed(found.verb, changes))


# up to 33.5p, and for 2027 from 36.4p to 39.2p
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s)?$|[从由自]$")
_TO = re.compile(r"\s?(?:to\s(?:about\s|around\s|nearly\s)?|[提调增上]?[升高至到]{1,2})")


def _departs(case: Case, claim: Claim, following: Sequence[Claim]) -> bool:
    """Whether a level is the one that a move of its own begins at, which ends at the next: from A to B."""
    if not following or _FROM.search(case.head(claim)) is None:
        return False
    return _TO.fullmatch(_between(case, claim, following[0])) is not None


def _is_comparison(case: Case, moved: Transition) -> bool:
    """Whether words that order two numbers (more than, 高于) and no earlier time are all that joins a pair."""
    new, old = moved.new, moved.old
    words = _between(case, new, old) if new.span < old.span else ""
    last = next(reversed(list(case.cue("change.against").finditer(words))), None)
    ordered = last and any(case.cue(f"bound.{way}").search(words[: last.end()], 0) for way in ("above", "below"))
    return bool(ordered) and cue(case.pack, "change.earlier").search(words + case.tail(old)[:NEAR]) is None


def _unused(case: Case, claims: Sequence[Claim], first: Claim, moved: Transition, used: set[str]) -> tuple[Claim, ...]:
    return tuple(c for c in changes(case, claims, first, moved) if c.id not in used)


def _agreed(verb: str, changes: Sequence[Claim]) -> str:
    """Return the direction of the verb; "" where the one change that goes with the pair has another: 季增5%、年减2%，上季为A."""
    ways = {c.direction for c in changes if c.direction}
    return "" if len(ways) == 1 and verb not in ways else verb


def is_sort(a: Claim, b: Claim) -> bool:
    """Whether two numbers may measure one thing: one dimension, or a unit that the second leaves to the first."""
    left, right = a.base.unit, b.base.unit
    if dimension(left) == dimension(right):
        return True
    small, large = sorted(abs(x.base.low or x.base.high or Decimal(0)) for x in (a, b))
    near = bool(small) and large < 20 * small
    each = "/" in left + right and left.split("/")[0] == right.split("/")[0]
    return near and (each or not _NO_NOUN.isdisjoint((left, right)))


def _joined(case: Case, before: Sequence[Claim], second: Claim, past: set[str]) -> Transition | None:
    """Return how the words join a level to one before it in its sentence, or None: a list, other owners.

    `before` is near first. The level that a comparison leads on from is the nearest that is not itself an earlier or
    an expected one: up 22% from A in the quarter before and up 62% from B a year earlier. `past` are those known to be.
    """
    first = before[0]
    between = _between(case, first, second)
    if not between or len(between) > _REACH:
        return None
    lead = case.clause_head(first)[-NEAR:]
    if case.cue("part.cue").search(between):
        return None  # 由210亿上修至250亿元，其中150亿元: a part of it, and no further step
    if _JOINED.fullmatch(between) or _is_added(case, second):
        return None  # 至61.7亿及68.2亿: two series; from 212 sites … to open 35 more
    if _ends_with(case, "change.from", between) and not case.cue("change.back").search(between):
        return None  # 由4.45%上修至7.37%，明年则由2.81%上修: another move begins
    if case.cue("change.from").search(lead) and behind(case, "change.to", between) is not None:
        # What moved to a level from this one is told already: up to C from A; another slid to B.
        if _is_range_before(case, first, lead) or first.id in past or LIST.search(between) or _is_other(case, first, second):
            return None
        return pair_of(first, second, verb(case, between) or verb_after(case, second))
    if case.cue("change.back").fullmatch(between.strip(" ,，")):
        return _compared(case, first, second, between)  # 15.2%, up from 12.7%
    heads = [c for c in before if c.id not in past and not _is_set_against(case, c, before)]
    if heads and _is_aside(case, heads[0], second):
        heads = [c for c in heads if not _ASIDE.search(case.clause_head(c))] or heads
    new = heads[0] if heads else None
    if new is None or aspect(new) == "change":
        return None
    return _compared(case, new, second, between) or _dated(case, new, second, between)


def _is_added(case: Case, claim: Claim) -> bool:
    """Whether a number tells how many come on top: 35 more, 再开35家."""
    behind = case.cue("change.added_behind").match(case.tail(claim).lstrip())
    return behind is not None or _ends_with(case, "change.added_before", case.clause_head(claim).rstrip("约近逾超过 "))


def _is_range_before(case: Case, first: Claim, lead: str) -> bool:
    """Whether `from A to B` is the range that an earlier range is up from: 2.5% to 3.0%, up from 1.5% to 2.5%."""
    ranges = (c for c in case.sentence_claims(first) if c.span < first.span and c.hedge == "range")
    return _ends_with(case, "change.ranged", lead) and any(dimension(c.base.unit) == dimension(first.base.unit) for c in ranges)


def _ends_with(case: Case, name: str, text: str) -> bool:
    return any(not text[found.end() :].strip() for found in case.cue(name).finditer(text))


def _between(case: Case, first: Claim, second: Claim) -> str:
    """Return the words between two levels; a hedge of a number between them (more than half of) is none of these words."""
    text = case.text_between(first, second)
    shares = (c for c in case.sentence_claims(second) if aspect(c) == "share" and first.span < c.span < second.span)
    for claim in shares:
        words = case.text_of(claim.span)
        text = text.replace(words, "0" * len(words))
    return text


def _is_set_against(case: Case, claim: Claim, levels: Sequence[Claim]) -> bool:
    """Whether a level is one that another is compared with: of an earlier time, or what had been expected."""
    if _is_expected(case, claim) and not _is_aimed_at(case, claim) and not all(_is_expected(case, c) for c in levels):
        return True
    times = {c.id: days(c.period) for c in levels if c.period}
    mine = times.get(claim.id)
    return mine is not None and any(other and other[0] > mine[1] for other in times.values())


def _is_aimed_at(case: Case, claim: Claim) -> bool:
    """Whether a level is an aim that its clause tells, and sets nothing else against: 目标2031年产值达6,000亿元."""
    head = case.clause_head(claim)
    compared = any(case.cue(name).search(head) for name in ("bound.above", "bound.below", "change.against"))
    return claim.modality == "target" and not compared


def _is_aside(case: Case, claim: Claim, second: Claim) -> bool:
    """Whether a level stands in a clause of its own behind nothing but a date (4月为40亿元), and no change leads on from it."""
    between = case.text_between(claim, second)
    return (
        bool(_ASIDE.search(case.clause_head(claim)))
        and not re.search(r"\d|[一二三四五六七八九两]成", between)
        and not verb(case, between)
    )


def _is_expected(case: Case, claim: Claim) -> bool:
    """Whether a level is what somebody expected: 高于市场预期的92亿元, above the $9.2 billion that analysts had forecast."""
    expected = case.cue("change.expected")
    ahead, behind = case.clause_head(claim)[-NEAR:], STOP.split(case.tail(claim))[0][: 2 * NEAR]
    return bool(expected.search(ahead) or expected.search(re.split(r"\d", behind)[0]))


def _fits_periods(case: Case, moved: Transition) -> bool:
    """Whether known periods allow what the words say of the old level: the same of the year before, or the one before.

    A December is the end of the year before as well; 较第一季的 may have been dated by a 去年同期 behind it.
    """
    new, old = moved.new.period, moved.old.period
    if not (new and old) or new == old or not moved.sure or len(new) != len(old):
        return True
    named = basis(case, case.clause_head(moved.old)[-NEAR:] + STOP.split(case.tail(moved.old))[0][:NEAR])
    if named == "yoy":
        return old == back(new) or old.endswith(("-12", "-12-31"))
    before = prior(new)
    return named not in ("qoq", "mom") or before is None or before[4:] == old[4:] or old == back(new)


def _are_spans_apart(case: Case, moved: Transition) -> bool:
    """Whether one level is told of a whole year, and the other of a part of one: an interim, last year's total."""
    names = ("change.span.part", "change.span.whole")
    if not case.says(moved.new.document, names[1]):
        return False
    heads = (case.clause_head(c) for c in (moved.old, moved.new))
    told = [{name for name in names if case.cue(name).search(head)} for head in heads]
    return all(len(held) == 1 for held in told) and told[0] != told[1]


def _compared(case: Case, new: Claim, old: Claim, between: str) -> Transition | None:
    """Return the pair where the words before `old` set it against `new`."""
    if behind(case, "change.back", between) is not None and not _is_other(case, new, old):
        return pair_of(old, new, verb(case, between) or verb(case, case.clause_head(new)))
    for name in ("change.against", "change.earlier"):
        rest = behind(case, name, between)
        if rest is None or verb(case, rest) or (_is_other(case, new, old) and _lead(case, name, between)):
            continue
        if _leads_elsewhere(case, name, rest, new, old):
            continue
        if (_is_expected(case, old) and not _is_expected(case, new)) or _is_of_others(case, old, rest):
            return None
        ordered = any(case.cue(f"bound.{way}").search(between[-NEAR:]) for way in ("above", "below"))
        return pair_of(old, new, "" if ordered else verb_after(case, old) or verb(case, between))
    return None


def _is_of_others(case: Case, old: Claim, rest: str) -> bool:
    """Whether the words behind a comparison put its number to others, at the same time: versus a consensus of $97."""
    around = rest + STOP.split(case.tail(old))[0][:NEAR]
    earlier = any(case.cue(name).search(around) for name in ("change.earlier", "premium.former"))
    return not earlier and case.cue("change.others").search(rest) is not None


def _leads_elsewhere(case: Case, name: str, rest: str, new: Claim, old: Claim) -> bool:
    """Whether the words between a comparison and a number are of something else: ahead of the prior year and £9m above."""
    goes_on = case.cue("change.leads_on").match(rest.lstrip()) is not None
    return goes_on or _holds_number(case, old, rest) or (name == "change.earlier" and _says_what(case, rest, new))


def _holds_number(case: Case, old: Claim, rest: str) -> bool:
    """Whether another number stands between a comparison and its own: ahead of the prior year and £9m above our £377m."""
    between = (c for c in case.sentence_claims(old) if c.span < old.span and c.base.unit != "s")
    return any(len(case.text_between(c, old)) < len(rest) for c in between)


def _says_what(case: Case, rest: str, new: Claim) -> bool:
    """Whether the words between an earlier time and its number name something of their own: 上季汇损20亿元."""
    names = _HAN.findall(rest)
    metric = case.pack.metrics.get(new.metric or "")
    known = (*((*metric.zh, *metric.zh_verbs) if metric else ()), *words(case.pack, "change.plain"))
    return any(not any(word in name or name in word for word in known) for name in names)


def _lead(case: Case, name: str, between: str) -> str:
    """Return the words before a comparison, bare of commas: they may name what is compared instead."""
    found = case.cue(name).search(between)
    return between[: found.start()].strip("，, ") if found else between


def _dated(case: Case, new: Claim, old: Claim, between: str) -> Transition | None:
    """Return two levels of one known metric whose dates alone say which came first."""
    if new.metric is None or new.metric != old.metric or new.metric not in case.pack.metrics or LIST.search(between):
        return None
    a, b = (days(c.period) if c.period else None for c in (new, old))
    if a is None or b is None or a == b or "、" in between:
        return None
    if any(case.cue(f"bound.{way}").search(between) for way in ("above", "below")):
        return None  # this year's so far is above all of last year's
    first, second = (old, new) if b[1] < a[0] else (new, old) if a[1] < b[0] else (None, None)
    return replace(pair_of(first, second, ""), sure=False) if first and second else None


def _led_in(case: Case, before: Sequence[Claim], second: Claim) -> Transition | None:
    """Return the pair of a comparison whose later level stands in the sentence before: 销售面积比上年同期的A下降5%."""
    told = next((c for c in before if is_sort(c, second)), None)
    if told is None or told.metric is None or (told.metric, told.subject) != (second.metric, second.subject):
        return None
    if any(aspect(c) == "multiple" and c.span < second.span for c in case.sentence_claims(second)):
        return None  # more than doubled to: no comparison
    if case.cue("change.meanwhile").match(case.head(second).lstrip(" ；;")):
        return None
    if behind(case, "change.from", case.clause_head(second)) is not None and case.cue("change.to").search(
        case.tail(second)[:NEAR]
    ):
        return None  # 第3季利用率由上季的84%升到88%: a move of its own
    for name in ("change.against", "change.earlier"):
        rest = behind(case, name, case.clause_head(second))
        if rest is not None and not verb(case, rest):
            return pair_of(second, told, verb_after(case, second))
    opens = _OPENS.fullmatch(case.head(second))
    if opens and case.cue("change.earlier").fullmatch(opens[1].strip()) and not verb(case, opens[2]):
        return pair_of(second, told, verb_after(case, second))
    return None


def pair_of(old: Claim, new: Claim, verb: str) -> Transition:
    """Return both as sizes, a bare number in the unit of the other."""
    unit = new.base.unit or old.base.unit
    return Transition(_sized(old, unit), _sized(new, unit), verb)


def _sized(claim: Claim, unit: str) -> Claim:
    """Return a claim with the unit it leaves to its partner, and without the sign that a verb gave to a level."""
    shared = unit if dimension(claim.base.unit) != dimension(unit) else claim.base.unit
    if aspect(claim) != "change" or claim.base.high is None or claim.base.high > 0:
        return replace(claim, base=Amount(claim.base.low, claim.base.high, shared))
    low = None if claim.base.low is None else -claim.base.low
    base = Amount(-claim.base.high, low, shared)
    return replace(claim, base=base, hard=tuple(-x for x in claim.hard), soft=tuple(-x for x in claim.soft))


def _is_other(case: Case, first: Claim, second: Claim) -> bool:
    """Whether two levels are known to be of different things; what the text's own words name, or the context, is not known."""
    metrics = [c.metric for c in (first, second) if c.metric in case.pack.metrics]
    subjects = [c.subject for c in (first, second) if c.subject and c.found.get("subject") == "stated"]
    return len(set(metrics)) > 1 or len(set(subjects)) > 1
