"""Pairs of levels that a sentence sets against each other: from A to B, B after A, B against A a year earlier.

Only what the words join: two numbers of one dimension with a cue between or around them. A number that leads on from
one level may be set against several: up 22% from A in the quarter before and up 62% from B a year earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.facts import aspect
from claims.model import Amount, Claim
from claims.period import back, days, prior
from claims.units import dimension

# How far, in characters, two joined levels may stand apart, and a word from the number that it goes with.
_REACH = 70
_NEAR = 24
# How many levels back the one that a comparison leads on from may stand.
_BACK = 8
_LIST = re.compile(r"[；;。]")
_STOP = re.compile(r"[，；;。]|[,：:](?!\d)")
# A clause that holds a date and no more before its number.
_ASIDE = re.compile(r"^\s*(?:\d{1,2}月份?|第?[一二三四1-4]季度?)则?[为是]?\s*$")
# A sentence that opens with an earlier time and names a level: 去年同期，公司的交付量是5万辆.
_OPENS = re.compile(r"[；;\s]*([^，,]{2,20})[，,]([^，,]{0,30})")
_NO_LEVEL = ("rank", "percentage_point", "s", "ratio")

# `from` that leads a whole range on; words that begin a statement of its own behind a pair of levels.
_UP_FROM = re.compile(r"\b(?:up|down|higher|lower|raised|cut)\s+from\s*$", re.IGNORECASE)
# Words that lead on from an earlier time to something else: ahead of the prior year and £9m above.
_AND = re.compile(r"\s*(?:and|but|or|while)\b", re.IGNORECASE)
# Two Chinese characters or more, which may name something.
_HAN = re.compile(r"[一-鿿]{2,}")
_TOLD_APART = re.compile(
    r"\b(?:that|which|who|noting|saying|adding|because|although|while|and (?:its|their|the))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Transition:
    """A level and the one before it, as the words join them, in one unit and as sizes.

    `verb` is up, down or "" as the words say. `changes` are the stated changes that may go with the pair. `sure` tells
    that words join them, not only their dates.
    """

    old: Claim
    new: Claim
    verb: str
    changes: tuple[Claim, ...] = ()
    sure: bool = True


def transitions(case: Case) -> Iterator[Transition]:
    """Yield each pair of levels that a sentence joins as earlier and later, in order."""
    told: list[Claim] = []
    last: Sequence[Claim] = ()
    for claims in case.sentences():
        near = [c for c in told if _is_next(case, c, claims[0])]
        found = list(_of_sentence(case, claims, near, last if near else ()))
        yield from found
        told = [moved.new for moved in reversed(found)] + [c for c in reversed(claims) if aspect(c) == "level"]
        last = claims


def _is_next(case: Case, told: Claim, claim: Claim) -> bool:
    """Whether a claim stands in the paragraph of a level, and near enough to lead on from it."""
    near = told.document == claim.document and claim.span.start - told.span.end < 2 * _REACH
    return near and case.paragraph(told) == case.paragraph(claim)


def _of_sentence(case: Case, claims: Sequence[Claim], told: Sequence[Claim], last: Sequence[Claim]) -> Iterator[Transition]:
    """Yield the pairs of one sentence; `told` are levels of the sentence before, near first, `last` all its claims."""
    levels = [c for c in claims if _may_be_level(c)]
    past: set[str] = set()
    used: set[str] = set()
    for place, second in enumerate(levels):
        before = [c for c in reversed(levels[max(0, place - _BACK) : place]) if _is_sort(c, second)]
        found = _joined(case, before, second, past) if before else _led_in(case, told, second)
        if found is None or not _fits_periods(case, found):
            continue
        past.add(found.old.id)
        near = claims if before else (*last, *claims)
        changes = next(filter(None, (_unused(case, near, c, found, used) for c in (*before[:1], found.new))), ())
        if _is_comparison(case, found) and not changes:
            continue  # more than its rival's 5.2 million: an order of two numbers, and no move from one to the other
        if found.sure or len(changes) == 1:
            used.update(c.id for c in changes if found.sure)
            yield replace(found, changes=changes, verb=_agreed(found.verb, changes))


def _is_comparison(case: Case, moved: Transition) -> bool:
    """Whether words that order two numbers (more than, 高于) and no earlier time are all that joins a pair."""
    new, old = moved.new, moved.old
    words = _between(case, new, old) if new.span < old.span else ""
    last = next(reversed(list(cue(case.pack, "change.against").finditer(words))), None)
    ordered = last and any(cue(case.pack, f"bound.{way}").search(words[: last.end()], 0) for way in ("above", "below"))
    return bool(ordered) and cue(case.pack, "change.earlier").search(words + case.tail(old)[:_NEAR]) is None


def _unused(case: Case, claims: Sequence[Claim], first: Claim, moved: Transition, used: set[str]) -> tuple[Claim, ...]:
    return tuple(c for c in _changes(case, claims, first, moved) if c.id not in used)


def _agreed(verb: str, changes: Sequence[Claim]) -> str:
    """Return the direction of the one change that goes with a pair, else of the verb: 季增5%、年减2%，上季为A."""
    ways = {c.direction for c in changes if c.direction}
    return verb and ways.pop() if len(ways) == 1 else verb


def _may_be_level(claim: Claim) -> bool:
    """A number behind 从 or 较 may have been read as a change; one in per cent is none of these."""
    if claim.base.unit in _NO_LEVEL:
        return False
    return aspect(claim) in ("level", "share") or aspect(claim) == "change"


def _is_sort(a: Claim, b: Claim) -> bool:
    """Whether two numbers may measure one thing: one dimension, or a unit that the second leaves to the first."""
    left, right = a.base.unit, b.base.unit
    if dimension(left) == dimension(right):
        return True
    small, large = sorted(abs(x.base.low or x.base.high or Decimal(0)) for x in (a, b))
    near = bool(small) and large < 20 * small
    return near and ("" in (left, right) or (left.split("/")[0] == right.split("/")[0] and "/" in left + right))


def _joined(case: Case, before: Sequence[Claim], second: Claim, past: set[str]) -> Transition | None:
    """Return how the words join a level to one before it in its sentence, or None: a list, other owners.

    `before` is near first. The level that a comparison leads on from is the nearest that is not itself an earlier or
    an expected one: up 22% from A in the quarter before and up 62% from B a year earlier. `past` are those known to be.
    """
    first = before[0]
    between = _between(case, first, second)
    if not between or len(between) > _REACH:
        return None
    lead = case.clause_head(first)[-_NEAR:]
    if cue(case.pack, "change.from").search(lead) and _behind(case, "change.to", between) is not None:
        # What moved to a level from this one is told already: up to C from A; another slid to B.
        if _is_range_before(case, first, lead) or first.id in past or _LIST.search(between) or _is_other(case, first, second):
            return None
        return _pair(first, second, _verb(case, between) or _verb_after(case, second))
    heads = [c for c in before if c.id not in past and not _is_set_against(case, c, before)]
    if heads and _is_aside(case, heads[0], second):
        heads = [c for c in heads if not _ASIDE.search(case.clause_head(c))] or heads
    new = heads[0] if heads else None
    if new is None or aspect(new) == "change":
        return None
    return _compared(case, new, second, between) or _dated(case, new, second, between)


def _is_range_before(case: Case, first: Claim, lead: str) -> bool:
    """Whether `from A to B` is the range that an earlier range is up from: 2.5% to 3.0%, up from 1.5% to 2.5%."""
    ranges = (c for c in case.sentence_claims(first) if c.span < first.span and c.hedge == "range")
    return _UP_FROM.search(lead) is not None and any(dimension(c.base.unit) == dimension(first.base.unit) for c in ranges)


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
    if _is_expected(case, claim) and not all(_is_expected(case, c) for c in levels):
        return True
    times = {c.id: days(c.period) for c in levels if c.period}
    mine = times.get(claim.id)
    return mine is not None and any(other and other[0] > mine[1] for other in times.values())


def _is_aside(case: Case, claim: Claim, second: Claim) -> bool:
    """Whether a level stands in a clause of its own behind nothing but a date (4月为40亿元), and no change leads on from it."""
    between = case.text_between(claim, second)
    return (
        bool(_ASIDE.search(case.clause_head(claim)))
        and not re.search(r"\d|[一二三四五六七八九两]成", between)
        and not _verb(case, between)
    )


def _is_expected(case: Case, claim: Claim) -> bool:
    """Whether a level is what somebody expected: 高于市场预期的92亿元, above the $9.2 billion that analysts had forecast."""
    expected = cue(case.pack, "change.expected")
    ahead, behind = case.clause_head(claim)[-_NEAR:], _STOP.split(case.tail(claim))[0][: 2 * _NEAR]
    return bool(expected.search(ahead) or expected.search(re.split(r"\d", behind)[0]))


def _fits_periods(case: Case, moved: Transition) -> bool:
    """Whether known periods allow what the words say of the old level: the same of the year before, or the one before.

    A December is the end of the year before as well; 较第一季的 may have been dated by a 去年同期 behind it.
    """
    new, old = moved.new.period, moved.old.period
    if not (new and old) or new == old or not moved.sure or len(new) != len(old):
        return True
    named = _basis(case, case.clause_head(moved.old)[-_NEAR:] + _STOP.split(case.tail(moved.old))[0][:_NEAR])
    if named == "yoy":
        return old == back(new) or old.endswith(("-12", "-12-31"))
    before = prior(new)
    return named not in ("qoq", "mom") or before is None or before[4:] == old[4:] or old == back(new)


def _compared(case: Case, new: Claim, old: Claim, between: str) -> Transition | None:
    """Return the pair where the words before `old` set it against `new`."""
    if _behind(case, "change.back", between) is not None and not _is_other(case, new, old):
        return _pair(old, new, _verb(case, between) or _verb(case, case.clause_head(new)))
    for name in ("change.against", "change.earlier"):
        rest = _behind(case, name, between)
        if rest is None or _verb(case, rest) or (_is_other(case, new, old) and _lead(case, name, between)):
            continue
        if _holds_number(case, old, rest) or _AND.match(rest) or (name == "change.earlier" and _says_what(case, rest, new)):
            continue
        if _is_expected(case, old) and not _is_expected(case, new):
            return None
        ordered = any(cue(case.pack, f"bound.{way}").search(between[-_NEAR:]) for way in ("above", "below"))
        return _pair(old, new, "" if ordered else _verb_after(case, old) or _verb(case, between))
    return None


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
    found = cue(case.pack, name).search(between)
    return between[: found.start()].strip("，, ") if found else between


def _dated(case: Case, new: Claim, old: Claim, between: str) -> Transition | None:
    """Return two levels of one known metric whose dates alone say which came first."""
    if new.metric is None or new.metric != old.metric or new.metric not in case.pack.metrics or _LIST.search(between):
        return None
    a, b = (days(c.period) if c.period else None for c in (new, old))
    if a is None or b is None or a == b or "、" in between:
        return None
    if any(cue(case.pack, f"bound.{way}").search(between) for way in ("above", "below")):
        return None  # this year's so far is above all of last year's
    first, second = (old, new) if b[1] < a[0] else (new, old) if a[1] < b[0] else (None, None)
    return replace(_pair(first, second, ""), sure=False) if first and second else None


def _led_in(case: Case, before: Sequence[Claim], second: Claim) -> Transition | None:
    """Return the pair of a comparison whose later level stands in the sentence before: 销售面积比上年同期的A下降5%."""
    told = next((c for c in before if _is_sort(c, second)), None)
    if told is None or told.metric is None or (told.metric, told.subject) != (second.metric, second.subject):
        return None
    if any(aspect(c) == "multiple" and c.span < second.span for c in case.sentence_claims(second)):
        return None  # more than doubled to: no comparison
    if cue(case.pack, "change.meanwhile").match(case.head(second).lstrip(" ；;")):
        return None
    for name in ("change.against", "change.earlier"):
        rest = _behind(case, name, case.clause_head(second))
        if rest is not None and not _verb(case, rest):
            return _pair(second, told, _verb_after(case, second))
    opens = _OPENS.fullmatch(case.head(second))
    if opens and cue(case.pack, "change.earlier").fullmatch(opens[1].strip()) and not _verb(case, opens[2]):
        return _pair(second, told, _verb_after(case, second))
    return None


def _pair(old: Claim, new: Claim, verb: str) -> Transition:
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


def _behind(case: Case, name: str, text: str) -> str | None:
    """Return the words between the last such cue and the number that follows, or None where a stop or too much lies there."""
    last = next(reversed(list(cue(case.pack, name).finditer(text))), None)
    rest = text[last.end() :] if last else ""
    return None if last is None or len(rest) > _NEAR or _STOP.search(rest) else rest


def _verb(case: Case, text: str) -> str:
    """Return the direction of the last verb of change in `text`."""
    found = [(m.end(), way) for way in ("up", "down") for m in cue(case.pack, f"change.{way}").finditer(text)]
    return max(found)[1] if found else ""


def _verb_after(case: Case, claim: Claim) -> str:
    """Return the direction of the first verb right behind a number: 较上年的6.90亿元增长."""
    text = _STOP.split(case.tail(claim))[0][:_NEAR]
    found = [(m.start(), way) for way in ("up", "down") for m in cue(case.pack, f"change.{way}").finditer(text)]
    return min(found)[1] if found else ""


def _changes(case: Case, claims: Sequence[Claim], first: Claim, moved: Transition) -> tuple[Claim, ...]:
    """Return the changes that may go with a pair: right behind it, between its levels, or led up to it (rose 5% to A)."""
    ends = sorted((moved.old.span, moved.new.span))
    behind = []
    for claim in claims:
        if claim.span.start < ends[1].end or claim.base.unit == "s":
            continue
        if not _is_change(case, claim, moved) or _leads_on(case, claims, claim):
            break
        words_between = case.text_of(replace(ends[1], start=ends[1].end, end=claim.span.start))
        if _TOLD_APART.search(words_between) or _LIST.search(words_between):
            break
        behind.append(claim)
    start = max(ends[0].end, first.span.end) if first.span < ends[1] else ends[0].end
    inside = [c for c in claims if start <= c.span.start and c.span.end <= ends[1].start and _is_change(case, c, moved)]
    inside = [c for c in inside if not _is_contrasted(case, c, moved)]
    ahead = [c for c in claims if c.span.end <= ends[0].start]
    led = (
        ahead
        and _is_change(case, ahead[-1], moved)
        and case.text_of(replace(ends[0], start=ahead[-1].span.end, end=ends[0].start))
    )
    joins = led and _is_led(case, led)
    return (*(ahead[-1:] if joins else ()), *inside, *behind)


def _is_led(case: Case, words: str) -> bool:
    """Whether a change leads up to a level (rose 5% to A), and not another clause that has a level of its own."""
    found = [m for name in ("to", "from") for m in cue(case.pack, f"change.{name}").finditer(words)]
    return bool(found) and len(words) <= _NEAR and not re.search(r"[，,]\s*\S", words[: min(m.start() for m in found)])


def _is_contrasted(case: Case, change: Claim, moved: Transition) -> bool:
    """Whether a word of contrast parts a change from the level behind it: 同比收窄9个基点，但较上半年的1.60%回升."""
    later = max(moved.old, moved.new, key=lambda c: c.span)
    return cue(case.pack, "change.contrast").search(case.text_between(change, later)) is not None


def _leads_on(case: Case, claims: Sequence[Claim], change: Claim) -> bool:
    """Whether a change leads on to another level: and 62% from B; and its value fell 1.4% to C."""
    later = next((c for c in claims if c.span > change.span and _may_be_level(c)), None)
    words = case.text_between(change, later) if later is not None else ""
    return any(_behind(case, name, words) is not None for name in ("change.back", "change.to", "change.arrives"))


def _is_change(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether a number tells how far the pair's levels lie apart, and not of something that it names itself."""
    unit, level = claim.base.unit, moved.new.base.unit
    if not _is_same_basis(case, claim, moved.old, moved.new) or _is_end(case, claim) or _is_of_another(case, claim, moved):
        return False
    if unit == "percentage_point":
        return level == "percent" and not _names_another(case, claim, moved)
    if unit in ("percent", "ratio"):
        moving = aspect(claim) in ("growth", "change", "multiple") or (aspect(claim) != "share" and _is_verbal(case, claim))
        return moving and not _names_another(case, claim, moved)
    return aspect(claim) == "change" and dimension(unit) == dimension(level) and not _names_another(case, claim, moved)


def _is_end(case: Case, claim: Claim) -> bool:
    """Whether the words before a percentage make it an end of a move: lifted from 4.8%, 由2025年的3.4%降至3.1%."""
    head = case.clause_head(claim)[-_NEAR:]
    ends = (_behind(case, f"change.{name}", head) for name in ("from", "back", "until"))
    return any(rest is not None and not _verb(case, rest) for rest in ends)


def _is_of_another(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether a percentage is known to measure something else than the levels: an upside, a premium, a margin."""
    metrics = {claim.metric, moved.new.metric, moved.old.metric}
    rate = claim.metric in words(case.pack, "premium.rates")
    return rate or (claim.found.get("metric") == "stated" and claim.subject != moved.new.subject and len(metrics) > 1)


def _is_same_basis(case: Case, claim: Claim, old: Claim, new: Claim) -> bool:
    """Whether a change may be measured against the old level: not a yearly one against the quarter before."""
    mine = _basis(case, case.clause_head(claim) + case.words(claim) + _STOP.split(case.tail(claim))[0]) or (claim.basis or "")
    theirs = _basis(case, case.clause_head(old)[-_NEAR:] + _STOP.split(case.tail(old))[0][:_NEAR])
    if not theirs and old.period and new.period and back(new.period) == old.period:
        theirs = "yoy"
    return not theirs or mine not in ("yoy", "qoq", "mom") or mine == theirs


def _basis(case: Case, text: str) -> str:
    """Return yoy, qoq or mom where exactly one of them is named in `text`, else ""."""
    found = [name for name in ("yoy", "qoq", "mom") if cue(case.pack, f"change.{name}").search(text)]
    return found[0] if len(found) == 1 else ""


def _is_verbal(case: Case, claim: Claim) -> bool:
    """Whether a verb of change stands right before or behind a number: 增长5%, 5% more than."""
    return bool(_verb(case, case.clause_head(claim)[-6:]) or _verb(case, _STOP.split(case.tail(claim))[0][:6]))


def _names_another(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether the clause of a change names the metric that it belongs to, other than that of the levels."""
    if claim.metric is None or claim.metric == moved.new.metric or moved.new.metric is None:
        return False
    metric = case.pack.metrics.get(claim.metric)
    words = (*metric.zh, *metric.en) if metric else ()
    head = case.clause_head(claim).lower()
    return any(word.lower() in head for word in words)
