"""Words that order two numbers, against the numbers: above, below, within a range, the highest of a period.

Option `form`: `comparison` (A, 高于 B), `milestone` (A, 首次站上 a round number), `range` (a value said to lie within a
stated range), `extreme` (the year's highest price against the other prices of the year), `session` (the high of a
trading day against its close).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.cues import words
from claims.checker.explain import reconcile
from claims.checker.extremes import exceeds, extremes, sessions
from claims.checker.facts import alike, aspect, readings
from claims.checker.finding import build
from claims.checker.naming import phrase
from claims.interval import Interval, gap, hull, intersection, point
from claims.model import Claim, Finding
from claims.packs import Pack, Rule
from claims.units import dimension

# How far, in characters, the words may stand from their number.
_REACH = 24
# How far behind a number, in characters, a word may say that it is a loss.
_NEAR = 8
# Numbers further apart than this, as a factor, are of two things.
_FAR = Decimal(2)
# A number so many times smaller, said to be the larger, is how far apart the two lie.
_GAP = 5
_WAYS = ("above", "below", "better", "worse")
# The words that each form goes by, where an article must have some.
_WORDS = {
    "comparison": tuple(f"bound.{way}" for way in _WAYS),
    "milestone": ("bound.passed.above", "bound.passed.below"),
    "range": ("bound.within",),
    "extreme": ("bound.highest", "bound.lowest"),
}
_STOP = re.compile(r"[。；;\n]|\.\s")
_PERCENT = re.compile(r"(?:\d\s*%|\bper ?cent)\s*$")
_COMMA = re.compile(r"[，,：:](?!\d)")


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the lists of the words that the form of the rule goes by."""
    named = _WORDS.get(_form(rule))
    return () if named is None else (named,)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield ticks and findings of the form that the rule asks for."""
    forms = {"comparison": _comparisons, "milestone": _milestones, "range": _ranges, "extreme": extremes, "session": sessions}
    yield from forms[_form(rule)](rule, case)


def _form(rule: Rule) -> str:
    return str(rule.options.get("form", "comparison"))


def _comparisons(rule: Rule, case: Case) -> Iterator[Finding]:
    for claims in case.sentences():
        chief: dict[str, Claim] = {}  # 2.88元，优于上季的2.21元，优于去年的2.46元: whom a number was compared with
        for first, second in _neighbours(claims):
            order = _order(case, first, second)
            if order and first.id not in chief and _is_set_against(case, first):
                continue
            if order:
                topic = chief.get(first.id, first)
                chief[second.id] = topic
                yield from _judge(rule, case, topic, second, order)
            else:
                yield from _led_back(rule, case, claims[0], first, second)


def _is_set_against(case: Case, claim: Claim) -> bool:
    """Whether a number is itself one that another was compared with: 优于第2季的2.21元，优于."""
    head = case.clause_head(claim)[-_REACH:]
    names = (*(f"bound.{way}" for way in _WAYS), "bound.after", "change.earlier")
    return any(case.cue(name).search(head) for name in names)


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each two numbers that stand side by side, and a level with the next one of its metric behind a mere change."""
    for index, (first, second) in enumerate(itertools.pairwise(claims)):
        yield first, second
        third = claims[index + 2] if index + 2 < len(claims) else None
        passed = third and aspect(second) == "growth" != aspect(first) and not _is_one_sort(second, third)
        if third and passed and first.metric == second.metric == third.metric is not None:
            yield first, third


def _led_back(rule: Rule, case: Case, first: Claim, last: Claim, second: Claim) -> Iterator[Finding]:
    """Compare with the first level of the sentence what an "and above" leads back to: 28.1, up from 25.2 and above the 26.4."""
    words = case.text_between(last, second)
    found = [(m.start(), m.end(), way) for way in _WAYS for m in case.cue(f"bound.{way}").finditer(words)]
    if not found or first in (last, second) or first.metric is None or not alike(first, second):
        return
    start, end, way = max(found)
    joined = re.search(r"(?:\band|\bbut|[，,、且并也但])\s*$", words[:start])
    if joined and len(words[end:]) <= _REACH and second.metric in (None, first.metric) and not _STOP.search(words):
        yield from _judge(rule, case, first, second, way)


def _order(case: Case, first: Claim, second: Claim) -> str:
    """Return `above` or `below` where the words between say so of the first number, else ""."""
    words = case.text_between(first, second)
    if not _is_one_sort(first, second) or aspect(first) == "ordinal" or len(words) > 3 * _REACH or _STOP.search(words):
        return ""
    found = [(m.start(), m.end(), way) for way in _WAYS for m in case.cue(f"bound.{way}").finditer(words)]
    if not found or _is_next_title(first, words):
        return ""
    start, end, way = max(found)
    rest = words[end:]
    if _is_how_far(case, first, words, start, end):
        return ""
    if len(rest) > _REACH or _COMMA.search(rest) or case.cue("bound.by").search(rest):
        return ""
    if any(case.cue(name).search(case.clause_head(first)[-_REACH:]) for name in ("change.back", "change.against")):
        return ""  # the first number is itself what another was compared with
    if _is_of_fraction(case, second):
        return ""
    return way if _is_topic(case, first, second, words[:start]) else ""


def _is_next_title(first: Claim, words: str) -> bool:
    """Whether a blank in a Chinese headline ends what is said of its first number: 营收570亿元优于预期 Q4上看650亿."""
    return first.zone == "title" and not words.isascii() and re.search(r"\S\s+\S", words) is not None


def _is_of_fraction(case: Case, claim: Claim) -> bool:
    """Whether a fraction behind a number is what is compared with: 超过2021年3,314亿元的三分之二."""
    behind = next((c for c in case.sentence_claims(claim) if c.span > claim.span), None)
    return behind is not None and behind.base.unit in ("percent", "ratio") and case.text_between(claim, behind).strip() == "的"


def _is_how_far(case: Case, first: Claim, words: str, start: int, end: int) -> bool:
    """Whether the number right before a comparison says how far: £11m above our £475m, 250p and 12% above the 223p."""
    if _PERCENT.search(words[:start]) and first.base.unit != "percent":
        return True
    adjoining = case.cue("bound.how_far").finditer(words[:end])
    return not words[:start].strip() and any(found.end() == end for found in adjoining)


def _is_one_sort(first: Claim, second: Claim) -> bool:
    """Whether two numbers measure alike; a rate behind a growth may be one without its verb: 增长3.7%，低于4月的4.0%."""
    if alike(first, second):
        return True
    percent = first.base.unit == second.base.unit == "percent" and (aspect(first), aspect(second)) == ("growth", "level")
    return percent and first.metric is not None and first.metric == second.metric


def _is_topic(case: Case, first: Claim, second: Claim, lead: str) -> bool:
    """Whether the first number is what is compared: nothing but a word or two (这一数字) leads to the comparison."""
    bare = _COMMA.sub("", lead).strip()
    if case.cue("bound.denied").search(bare):
        return False
    if first.metric is not None and first.metric == second.metric and "，" in lead.replace(",", "，"):
        last = case.cue("bound.topic").sub("", _COMMA.split(lead)[-1])
        if not last.strip():
            return True  # rose 1.9% in November, less than the 2.2% of October
    if bare and case.cue("bound.topic").sub("", bare).strip():
        return len(_COMMA.findall(lead)) == 0 and first.metric is not None and first.metric == second.metric and len(bare) <= 8
    return True


def _judge(rule: Rule, case: Case, first: Claim, second: Claim, order: str) -> Iterator[Finding]:
    a, b = _sizes(case, first, second, order)
    if a is None or b is None:
        return
    high, low = (a, b) if order in ("above", "better") else (b, a)
    yield from _judge_order(rule, case, first, second, order, high, low)


def _judge_order(
    rule: Rule, case: Case, first: Claim, second: Claim, order: str, high: Interval, low: Interval
) -> Iterator[Finding]:
    holds, fails = exceeds(high, low), _is_not_above(high, low)
    if not (holds or fails):
        return
    slots = {"a": case.words(first), "b": case.words(second), "order": phrase(case, first, order)}
    near = gap(high, low) if fails else None
    if near is not None and near > _GAP:
        return  # 产量919万桶，低于配额12万桶: how far below, and not what
    yield build(case, rule, "consistent" if holds else "inconsistent", (first, second), slots=slots, gap=near, linked=True)


def _sizes(case: Case, first: Claim, second: Claim, order: str) -> tuple[Interval | None, Interval | None]:
    """Return both as what the words put in order. None where their signs differ, or where better may mean less.

    Of two falls or losses the deeper is above (高于) and the shallower better (优于); of falls that words call higher
    or lower either may be meant.
    """
    a, b = hull(first.hard), hull(readings(second, first.base.unit))
    falls = [x.high is not None and x.high.value <= 0 for x in (a, b)]
    lost = all(_is_loss(case, c) for c in (first, second))
    if all(falls):
        return (a, b) if order in ("better", "worse") else (None, None)
    if any(falls):
        return None, None
    if order in ("above", "below"):
        return a, b
    if lost:
        return -a, -b
    return (a, b) if _is_gain(case, first) and not any(_is_loss(case, c) for c in (first, second)) else (None, None)


def _is_loss(case: Case, claim: Claim) -> bool:
    """Whether a number is a loss, by its metric or by the words at it: 亏损3亿元, a loss of, the $35 million loss."""
    said = case.clause_head(claim)[-_REACH:] + case.words(claim) + case.tail(claim)[:_NEAR]
    return claim.metric in words(case.pack, "bound.losses") or case.cue("bound.loss").search(said) is not None


def _is_gain(case: Case, claim: Claim) -> bool:
    """Whether more of a metric is better: of money earned, of which it is known; an interest, a price or a rate may be either."""
    return claim.base.unit.endswith("/share") or claim.metric in words(case.pack, "bound.gains")


def _is_not_above(high: Interval, low: Interval) -> bool:
    """Whether no value of `high` can be above one of `low`."""
    return high.high is not None and low.low is not None and high.high.value <= low.low.value


def _milestones(rule: Rule, case: Case) -> Iterator[Finding]:
    """A number said to have passed a mark (首次站上4万辆关口) lies beyond it: where its clause names nothing else."""
    for claims in case.sentences():
        for first, mark in _neighbours(claims):
            way = _passes_mark(case, first, mark)
            size = mark.base.low if mark.base.low is not None else mark.base.high
            if not way or size is None:
                continue
            a, b = hull(first.hard), hull((point(size),))
            high, low = (a, b) if way == "above" else (b, a)
            if _is_not_above(high, low) and (gap(high, low) or _FAR) > _FAR:
                continue  # of another thing: a month's sales, and those of all years
            yield from _judge_order(rule, case, first, mark, way, high, low)


def _passes_mark(case: Case, first: Claim, mark: Claim) -> str:
    """Return `above` or `below` where words say that the first number passed the mark, else ""."""
    words = case.text_between(first, mark) + case.text_of(mark.span)
    same = dimension(first.base.unit) == dimension(mark.base.unit) and aspect(first) == aspect(mark) == "level"
    if not same or first.metric != mark.metric or len(words) > 3 * _REACH or _STOP.search(words):
        return ""
    for way in ("above", "below"):
        found = next(iter(case.cue(f"bound.passed.{way}").finditer(words)), None)
        named = case.cue("bound.topic").sub("", _COMMA.split(words[: found.start()])[-1]) if found else "-"
        if found and not named.strip() and _COMMA.search(words[: found.start()]) and not re.search(r"\d", named):
            return way
    return ""


def _ranges(rule: Rule, case: Case) -> Iterator[Finding]:
    """A number said to be within the range: the nearest range before it, of its sort, holds it."""
    for claim in case.claims:
        if claim.hedge == "range" or not _is_placed(case, claim):
            continue
        range_ = next((c for c in case.before(claim, 1) if c.hedge == "range" and alike(c, claim)), None)
        if range_ is None or (range_.subject and claim.subject and range_.subject != claim.subject):
            continue
        held = intersection(hull(claim.hard), hull(readings(range_, claim.base.unit))) is not None
        needs = ((claim, readings(range_, claim.base.unit)),)
        slots = {"a": case.words(claim), "b": case.words(range_)}
        yield build(
            case,
            rule,
            "consistent" if held else "inconsistent",
            (range_, claim),
            slots=slots,
            linked=True,
            gap=None if held else gap(hull(claim.hard), hull(readings(range_, claim.base.unit))),
            reconcile=() if held else reconcile(case, needs),
        )


def _is_placed(case: Case, claim: Claim) -> bool:
    head = case.head(claim)[-_REACH:]
    found = case.cue("bound.within").search(head)
    if found is None:
        return False
    return not any(_STOP.search(part) for part in (head[found.end() :],)) and len(_COMMA.findall(head[found.end() :])) <= 1
