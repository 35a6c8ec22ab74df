"""What is told of parts of a year adds up to what is told of all of them: two quarters and the half year, two months and both.

Which part of the year a number is of, the words right at it say, else its period. A tick where the parts make the whole; a
tension where the article tells one number for each part and one for the whole, of one thing, and they do not. Option: `rough`,
a distance of which nothing is said, since earlier parts are restated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from claims.checker.amounts import is_amount, is_of_before
from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.wording import print_interval
from claims.interval import Interval, agree, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, Rule

# The first and last month of a part of a year.
Span = tuple[int, int]

_NAMED: Mapping[str, Span] = {
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "h1": (1, 6),
    "h2": (7, 12),
    "m9": (1, 9),
    "year": (1, 12),
}
_MONTHS = re.compile(r"(?:\d{4}|-)-(\d\d)(?:/\d{4}-(\d\d))?")
_QUARTER, _HALF = re.compile(r"(?:\d{4})?Q([1-4])"), re.compile(r"(?:\d{4})?H([12])")
_FEWEST, _MOST, _WAYS, _NEAR = 2, 4, 16, 60
# Units of a number that leaves its noun to another.
_NO_NOUN = frozenset({"", "unit", "item", "piece"})
# Sides further apart, as a factor, are of two things.
_FAR = Decimal(2)
_SMALL = Decimal(1000)
# Parts as printed that miss their whole by more make no tick.
_NEARLY = Decimal("0.02")


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the words of times, of which one is told beside its parts."""
    return ((*(f"spans.{name}" for name in _NAMED), "spans.together"),)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield the verdict on each time whose parts an article tells as well."""
    for claims in case.documents():
        told: dict[Span, list[Claim]] = {}
        for claim in claims:
            span = _span(case, claim) if _is_told(case, claim) else None
            if span is not None:
                told.setdefault(span, []).append(claim)
        for whole in told:
            for parts in _partitions(whole, tuple(told)):
                yield from _judge(rule, case, told[whole], [told[part] for part in parts])


def _is_told(case: Case, claim: Claim) -> bool:
    """Whether a number is an amount of a time, as it was: no price, no level of a day, none of another year or plan."""
    low, metric = claim.base.low, case.pack.metrics.get(claim.metric or "")
    if claim.zone == "title" or claim.kind in ("change", "growth") or claim.modality != "actual" or claim.hedge:
        return False
    if low is None or low != claim.base.high or low < _SMALL or "/" in claim.base.unit or not is_amount(claim):
        return False
    return metric is not None and metric.behaviour == "flow" and metric.additive and not is_of_before(case, claim)


def _span(case: Case, claim: Claim) -> Span | None:
    """Return which months of a year a number is of: by the last time in the words right before it, else by its period."""
    head = case.head(claim)[-_NEAR:]
    head = re.split(r"\d(?:[^\d年月季]|$)|[；;。]", head)[-1]
    if case.cue("spans.before").search(head):
        return None
    found = [(m.end(), span) for name, span in _NAMED.items() for m in case.cue(f"spans.{name}").finditer(head)]
    if found:
        return max(found)[1]
    if case.articles[claim.document].language == "en":
        tail = re.split(r"\d|[;.,]\s", case.tail(claim))[0][:_NEAR]
        behind = [(m.start(), -m.end(), span) for name, span in _NAMED.items() for m in case.cue(f"spans.{name}").finditer(tail)]
        if behind:
            return min(behind)[2]
    for pattern, size in ((_QUARTER, 3), (_HALF, 6)):
        match = pattern.fullmatch(claim.period or "")
        if match:
            last = int(match[1]) * size
            return last - size + 1, last
    months = _MONTHS.fullmatch(claim.period or "")
    return (int(months[1]), int(months[2] or months[1])) if months else None


def _partitions(whole: Span, told: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the ways in which a few of the times told, one after the other, make another."""
    inside = [span for span in told if whole[0] <= span[0] and span[1] <= whole[1] and span != whole]
    ways: list[tuple[Span, ...]] = [(span,) for span in inside if span[0] == whole[0]]
    while ways:
        way = ways.pop()
        if way[-1][1] == whole[1] and len(way) >= _FEWEST:
            yield way
        elif len(way) < _MOST:
            ways.extend((*way, span) for span in inside if span[0] == way[-1][1] + 1)


def _judge(rule: Rule, case: Case, wholes: Sequence[Claim], parts: Sequence[Sequence[Claim]]) -> Iterator[Finding]:
    for whole in _distinct(wholes):
        held = [_distinct([c for c in some if _are_of_one(whole, c)]) for some in parts]
        ways = list(islice(product(*held), _WAYS)) if all(held) else []
        held_by = [way for way in ways if agree(whole.hard, (_sum(way),))]
        fitting = next((way for way in held_by if _is_near(whole, way)), None)
        if held_by and fitting is None:
            continue
        if fitting is not None:
            yield _report(rule, case, whole, fitting, "consistent")
        elif (
            len(ways) == 1
            and len(_distinct([c for c in wholes if _are_of_one(whole, c)])) == 1
            and _parts_from(rule, whole, ways[0])
        ):
            yield _report(rule, case, whole, ways[0], "tension")


def _parts_from(rule: Rule, whole: Claim, way: Sequence[Claim]) -> bool:
    """Whether parts miss their whole by more than is restated, and by less than makes them of another thing."""
    far = gap(hull(whole.hard), _sum(way))
    return far is not None and 1 + Decimal(str(rule.options.get("rough", 0))) < far <= _FAR


def _is_near(whole: Claim, way: Sequence[Claim]) -> bool:
    """Whether parts as printed make about the whole: 300, of 130 and 190, may be rounded, and says nothing."""
    made, told = sum((c.base.low or Decimal(0) for c in way), Decimal(0)), whole.base.low or Decimal(1)
    return abs(made / told - 1) <= _NEARLY


def _are_of_one(a: Claim, b: Claim) -> bool:
    """Whether two numbers may be of one thing, of one year, told by one speaker."""
    if (a.metric, a.scope, a.subject, a.object) != (b.metric, b.scope, b.subject, b.object):
        return False
    if a.base.unit != b.base.unit and _NO_NOUN.isdisjoint((a.base.unit, b.base.unit)):
        return False  # after 36,420 in January: what is counted is left out
    years = {c.period[:4] for c in (a, b) if c.period and c.period[:4].isdigit()}
    return len(years) < _FEWEST and len({c.speaker for c in (a, b) if c.speaker}) < _FEWEST


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({(c.base.low, c.base.unit): c for c in claims}.values())


def _sum(way: Sequence[Claim]) -> Interval:
    total = point(0)
    for part in way:
        total = total + hull(part.hard)
    return total


def _report(rule: Rule, case: Case, whole: Claim, way: Sequence[Claim], verdict: str) -> Finding:
    made = sum((c.base.low or Decimal(0) for c in way), Decimal(0))
    value = print_interval(point(made), whole.base.unit, case.speaks(whole))
    words = " + ".join(case.words(c) for c in way)
    fails = verdict != "consistent"
    others = hull(whole.hard)
    for part in way[:-1]:
        others = others - hull(part.hard)
    return build(
        case,
        rule,
        verdict,
        (whole, *way),
        slots={"whole": case.words(whole), "parts": words, "value": value},
        linked=True,
        derivation=(f"{words} = {value}",),
        gap=gap(hull(whole.hard), _sum(way)) if fails else None,
        reconcile=reconcile(case, ((whole, (_sum(way),)), (way[-1], (others,)))) if fails else (),
    )
