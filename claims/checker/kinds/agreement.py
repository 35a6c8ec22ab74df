"""One fact, stated more than once: within an article, across articles, in a headline and under it.

Options: `where` is `body` or `title` (headline against body); `across` and `within` say between which texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.checker.apart import find_apart
from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.editions import is_corrected, is_superseded
from claims.checker.explain import explanations, is_slip, reconcile, slips
from claims.checker.facts import FactKey, alike, aspect, grouped, metric_of, readings
from claims.checker.finding import build
from claims.checker.gate import Match, compare
from claims.checker.naming import fact_name, phrase, place
from claims.checker.outvoted import Outvoted, outvoted, without_lists
from claims.checker.retold import retold
from claims.interval import Interval, Readings, agree, between, gap, hull, intersection
from claims.model import Claim, Finding
from claims.packs import Rule

# Claims that one finding lists at most; the pair in its message stands for the others.
_SHOWN = 6
# Groups beyond this are sampled evenly: a fact told a hundred times needs no ten thousand pairs.
_GROUP = 60
# How far before a number, in characters, words may refer back with it.
_BACK = 16
# Numbers further apart than this factor are seldom one fact told twice.
_CLOSE = Decimal("1.5")
# A headline's number further than this from every one of the body's is about something else.
_RELATED, _FAR = Decimal(3), Decimal(1000)
# The same for two rates of growth: small numbers lie far apart.
_APART = Decimal(8)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick for each fact whose statements agree, and a finding for each that they do not."""
    if rule.options.get("where") == "title":
        yield from _headlines(rule, case)
        return
    yield from across(rule, case)
    for held in case.documents():
        for found in outvoted(case, [c for c in held if c.metric is None or _is_wanted(rule, c)]):
            yield _outlier(rule, case, found)
        yield from _referring(rule, case, held)
        for same in retold([c for c in held if _is_wanted(rule, c)]):
            yield _tick(rule, case, same[:_SHOWN])


def across(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what is said of each fact told more than once, in whatever articles; headlines are compared at home."""
    if rule.options.get("where") == "title":
        return
    usable = (c for c in case.own if c.zone != "title" and _is_wanted(rule, c) and not _is_revised(case, c))
    facts = grouped(case, usable)
    yield from find_apart(rule, case, facts)
    for key, claims in facts.items():
        single = _sampled(without_lists(claims))
        if len(single) > 1 and _is_comparable(case, key, single[0]):
            yield from _judge_group(rule, case, single)


def _referring(rule: Rule, case: Case, held: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a tension for a number that refers back (上述, 此前所说的) to one that the article has not told."""
    for position, claim in enumerate(held):
        head = case.clause_head(claim)[-_BACK:]
        if claim.metric is None or not cue(case.pack, "agreement.back").search(head):
            continue
        earlier = [c for c in held[:position] if alike(c, claim) and c.metric == claim.metric and c.sentence != claim.sentence]
        fitting = [c for c in earlier if _agree(claim, c)]
        if fitting:
            yield _tick(rule, case, [fitting[0], claim])
        elif earlier and _is_referred(earlier[-1], claim):
            match = compare(case, earlier[-1], claim)
            known = replace(match, assumed=(*match.assumed, *match.open))
            yield _state(rule, case, earlier[-1], claim, known, (earlier[-1], claim), linked=True)


def _is_referred(earlier: Claim, claim: Claim) -> bool:
    """Whether a number may be the one that a later one refers back to: of one owner, or by one speaker where that was guessed."""
    if earlier.subject == claim.subject:
        return True
    return earlier.found.get("subject") != "stated" and earlier.speaker == claim.speaker is not None


def _outlier(rule: Rule, case: Case, found: Outvoted) -> Finding:
    camp, odd = found.camp, found.odd
    near = gap(hull(odd.hard), hull(readings(camp[0], odd.base.unit)))
    first, second = sorted((camp[0], odd), key=lambda c: c.span)
    return build(
        case,
        rule,
        "tension",
        _shown(first, second, camp),
        slots=_slots(case, first, second),
        gap=near,
        reconcile=reconcile(case, ((odd, camp[0]),)),
        explanations=(phrase(case, first, "outvoted", count=str(found.sentences), a=case.words(camp[0]), b=case.words(odd)),),
        linked=True,
    )


def _is_wanted(rule: Rule, claim: Claim) -> bool:
    return claim.metric is not None and (not rule.metrics or claim.metric in rule.metrics) and aspect(claim) != "ordinal"


def _is_comparable(case: Case, key: FactKey, first: Claim) -> bool:
    """A fact needs an owner; one measured by the text's own words needs every part known. Durations are of too many things."""
    if key.subject is None or dict(key.dimension) == {"time": 1}:
        return False
    if metric_of(case, first) is None:
        return key.period is not None and key.aspect == "level" and first.base.unit not in ("", "percent", "ratio")
    return True


def _is_revised(case: Case, claim: Claim) -> bool:
    """Whether the words before a number say that it held earlier and no longer: 原先的300万, an earlier forecast of."""
    return cue(case.pack, "agreement.revised").search(case.clause_head(claim)) is not None


def _sampled(claims: list[Claim]) -> list[Claim]:
    step = max(1, len(claims) // _GROUP)
    return claims[::step]


def _judge_group(rule: Rule, case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    camps = _camps(case, claims)
    told = [c for c in camps[0] if agree(c.soft, readings(camps[0][0], c.base.unit, soft=True))]
    if len({c.sentence for c in told}) > 1:
        yield _tick(rule, case, told[:_SHOWN])
    for camp in camps[1:]:
        finding = _conflict(rule, case, camps[0], camp)
        if finding is not None:
            yield finding


def _camps(case: Case, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims in camps that agree within themselves, the largest (of equals the first told) first."""
    camps: list[list[Claim]] = []
    for claim in claims:
        home = next((camp for camp in camps if all(_agree(claim, other) for other in camp)), None)
        if home is None:
            camps.append([claim])
        else:
            home.append(claim)
    return sorted(camps, key=lambda camp: -len(camp))


def _agree(a: Claim, b: Claim) -> bool:
    return agree(a.hard, readings(b, a.base.unit))


def _conflict(rule: Rule, case: Case, camp: Sequence[Claim], other: Sequence[Claim]) -> Finding | None:
    """Return the finding on two camps, spoken for by the first two claims that may be set against each other."""
    for a in camp:
        for b in other:
            match = compare(case, a, b)
            if match.is_same_fact and _may_part(case, a, b, match) and _is_retold(case, a, b) and not _is_older(case, a, b):
                return _state(rule, case, a, b, match, (*camp, *other))
    return None


def _is_older(case: Case, a: Claim, b: Claim) -> bool:
    """Whether one number is only the older value of what changes from day to day, and no slip of the other."""
    return is_superseded(case, a, b) and not is_slip(case, a, b)


def _is_retold(case: Case, a: Claim, b: Claim) -> bool:
    """Whether two numbers tell one fact twice, rather than a whole and a part that was not read as one.

    A slip of the pen does. Else the fact must be named on both sides, no paragraph tells it twice, and numbers of a sum
    that lie far apart need all their links stated.
    """
    if is_slip(case, a, b):
        return True
    if a.document == b.document and case.paragraph(a) == case.paragraph(b):
        return False
    metric = metric_of(case, a)
    stated = all(c.found.get(link) == "stated" for c in (a, b) for link in ("subject", "metric"))
    near = gap(hull(a.hard), hull(readings(b, a.base.unit)))
    close = near is not None and near <= _CLOSE
    return stated and (close or metric is None or not metric.additive)


def _may_part(case: Case, a: Claim, b: Claim, match: Match) -> bool:
    """Metrics with many values at once (prices, deals) contradict themselves only where a slip of the pen shows."""
    metric = metric_of(case, a)
    if metric is None or metric.values == "one":
        return metric is not None or match.is_known
    whole = a.document == b.document and a.object is not None and match.voices == "same"
    return whole and is_slip(case, a, b)


def _state(rule: Rule, case: Case, a: Claim, b: Claim, match: Match, claims: Sequence[Claim], *, linked: bool = False) -> Finding:
    """Return the finding on two numbers; `linked` where the words of the text join them, whatever is left unsaid."""
    first, second = sorted((a, b), key=lambda c: (c.span, c.id))
    sure = match.is_known and metric_of(case, a) is not None and not _is_loose(case, a)
    slip = is_slip(case, a, b)
    near = gap(hull(a.hard), hull(readings(b, a.base.unit)))
    corrected = is_corrected(case, a, b)
    told = (phrase(case, first, "corrected"),) if corrected else ()
    return build(
        case,
        rule,
        "inconsistent" if sure and not corrected else "tension",
        _shown(first, second, claims),
        slots=_slots(case, first, second),
        gap=near,
        reconcile=reconcile(case, ((first, second), (second, first))),
        explanations=(*told, *slips(case, first, second), *explanations(case, first, second, match)),
        severity="info" if corrected or match.voices == "apart" else None,
        down=0 if slip or linked else len(match.assumed),
        linked=slip or linked,
    )


def _is_loose(case: Case, claim: Claim) -> bool:
    metric = metric_of(case, claim)
    return metric is None or metric.values == "many"


def _shown(first: Claim, second: Claim, claims: Sequence[Claim]) -> list[Claim]:
    rest = [c for c in claims if c not in (first, second)]
    return [first, second, *rest[: _SHOWN - 2]]


def _slots(case: Case, a: Claim, b: Claim) -> dict[str, str]:
    return {
        "fact": fact_name(case, a),
        "a": case.words(a),
        "b": case.words(b),
        "place_a": place(case, a, (b,)),
        "place_b": place(case, b, (a,), about=a),
    }


def _tick(rule: Rule, case: Case, claims: Sequence[Claim]) -> Finding:
    first = claims[0]
    elsewhere = next((c for c in claims if c.document != first.document), None)
    second = elsewhere or next(c for c in claims if c.sentence != first.sentence)
    return build(case, rule, "consistent", claims, slots=_slots(case, first, second), explanations=_losses(case, claims))


def _losses(case: Case, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return what a restatement left out or needs: a hedge, the rounding of a number."""
    hedged = next((c for c in claims if c.hedge not in ("", "range")), None)
    plain = next((c for c in claims if c.hedge == ""), None)
    if hedged is not None and plain is not None:
        return (phrase(case, claims[0], "hedge_lost", a=case.words(hedged), b=case.words(plain)),)
    points = [c for c in claims if c.base.low == c.base.high and c.base.low is not None]
    odd = next((c for c in points if not _same_number(c, points[0])), None)
    return () if odd is None else (phrase(case, claims[0], "rounding", a=case.words(points[0]), b=case.words(odd)),)


def _same_number(a: Claim, b: Claim) -> bool:
    return a.base.unit != b.base.unit or a.base.low == b.base.low


def _headlines(rule: Rule, case: Case) -> Iterator[Finding]:
    """Compare each number of a headline with the body's of the same subject, metric and unit.

    A number that the body repeats under whatever name is at home there. One that fits none of the body's figures of
    that metric contradicts them whichever of them it speaks of.
    """
    for told in case.claims:
        if told.zone != "title" or not _is_wanted(rule, told):
            continue
        claim = _as_headline(told)
        body = [c for c in case.document_claims(claim) if c.zone != "title" and not _is_earlier(case, c)]
        same = _same(case, claim, body)
        if not same and claim.subject is None:
            claim = _of_company(case, claim)
            same = _same(case, claim, body)
        if not same and _is_rate(case, claim):
            claim = replace(claim, kind="growth", basis="yoy")  # inflation of 2.4%: prices rose 2.4% from a year earlier
            same = _same(case, claim, body)
        fitting = [c for c in same if _agree(claim, c) and agree(claim.soft, readings(c, claim.base.unit, soft=True))]
        fitting = fitting or [c for c in body if not same and _is_restated(case, claim, c)][:1]
        if fitting:
            yield _tick(rule, case, [claim, *fitting[: _SHOWN - 1]])
        elif not any(_fits(claim, c) for c in body if not _is_other_rate(case, claim, c)):
            same = same or [c for c in body if _is_family(case, claim, c)]
            yield from _headline_conflict(rule, case, claim, same) if same else ()


def _same(case: Case, title: Claim, body: Sequence[Claim]) -> list[Claim]:
    return [c for c in body if compare(case, title, c).differing == () and _is_owned(case, title, c)]


def _is_rate(case: Case, claim: Claim) -> bool:
    """Whether a percentage is the level of a metric that is itself a yearly growth: of prices, of output."""
    growth = claim.metric in words(case.pack, "agreement.yearly")
    return growth and claim.base.unit == "percent" and aspect(claim) == "level" and claim.basis is None


def _is_other_rate(case: Case, claim: Claim, other: Claim) -> bool:
    """Whether a headline's yearly rate has no home in a number: small percentages are often nearly equal by chance."""
    if claim.metric not in words(case.pack, "agreement.yearly") or other.metric not in case.pack.metrics:
        return False
    return other.metric != claim.metric or other.base.low != claim.base.low


def _is_restated(case: Case, title: Claim, other: Claim) -> bool:
    """Whether the body repeats a headline's amount under another name, or its move of all oil for one sort of it."""
    if not _agree_in_kind(title, other) or other.basis == "earlier level":
        return False
    if title.base.unit in ("percent", "ratio"):
        kinds = {c.kind for c in case.pack.entities.values() if c.name in (title.subject, other.subject)}
        moved = aspect(title) == "growth" and title.metric == other.metric and title.direction == other.direction is not None
        soft = agree(title.soft, readings(other, title.base.unit, soft=True))
        return moved and kinds == {"commodity"} and soft and _agree(title, other)
    printed = (title.base.low, title.base.high) == (other.base.low, other.base.high) and title.hedge == other.hedge
    return (
        printed and title.base.unit not in ("", "s", "rank") and (title.subject is None or other.subject in (title.subject, None))
    )


def _agree_in_kind(a: Claim, b: Claim) -> bool:
    return alike(a, b) and a.base.unit == b.base.unit


def _as_headline(claim: Claim) -> Claim:
    """Return a headline's number as headlines mean it: cut short as well as rounded."""
    cut = _truncated(claim)
    return replace(claim, hard=(*claim.hard, *cut), soft=(*claim.soft, *cut))


def _of_company(case: Case, claim: Claim) -> Claim:
    """Return a claim of nobody as one of the article's company, the first that it names."""
    owner = next((c.subject for c in case.document_claims(claim) if c.subject), None)
    return replace(claim, subject=owner, found={**claim.found, "subject": "carried"})


def _truncated(claim: Claim) -> Readings:
    """Return what a number may have been cut from, away from zero: 576 from 576.7; of ranges and bounds nothing."""
    printed, base = claim.printed.low, claim.base.low
    if printed is None or not printed or base is None or claim.printed.high != printed or claim.base.high != base:
        return ()
    exponent = printed.as_tuple().exponent
    end = base + base / printed * Decimal(10) ** int(exponent) * (1 if printed > 0 else -1)
    return (between(base, end, open_high=True) if base < end else between(end, base, open_low=True),)


def _is_family(case: Case, title: Claim, other: Claim) -> bool:
    """Whether both are growth of one direction, and what the headline names widely (profit) covers the other's metric."""
    family = words(case.pack, f"agreement.families.{title.metric}")
    growth = aspect(title) == aspect(other) == "growth" and title.direction == other.direction is not None
    match = compare(case, title, other)
    return growth and other.metric in family and match.differing == ("metric",) and _is_owned(case, title, other)


def _is_earlier(case: Case, claim: Claim) -> bool:
    """Whether words before a number, and not before another one of its clause, put it into an earlier time."""
    return cue(case.pack, "change.earlier").search(re.split(r"\d(?=\D)", case.clause_head(claim))[-1]) is not None


def _is_owned(case: Case, title: Claim, other: Claim) -> bool:
    match = compare(case, title, other)
    return title.subject == other.subject and match.voices != "modes" and title.base.unit != ""


def _fits(title: Claim, other: Claim) -> bool:
    shared = title.base.unit.split("/")[0] == other.base.unit.split("/")[0]
    return shared and any(intersection(_size(x), _size(y)) is not None for x in title.hard for y in other.hard)


def _size(values: Interval) -> Interval:
    return -values if values.high is not None and values.high.value < 0 else values


def _headline_conflict(rule: Rule, case: Case, title: Claim, same: Sequence[Claim]) -> Iterator[Finding]:
    """Yield the finding on a headline's number and the one of the body that it was made from: by a slip, else the nearest."""
    other = next((c for c in same if is_slip(case, title, c)), None) or min(same, key=lambda c: _distance(title, c))
    metric, near = metric_of(case, title), _distance(title, other)
    slip = is_slip(case, title, other)
    limit = _APART if aspect(title) == "growth" else _RELATED
    if metric is None or not (slip or (metric.values == "one" and near <= limit and title.found.get("metric") == "stated")):
        return
    match = compare(case, title, other)
    sure = match.voices == "same" and (slip or (match.is_known and near <= _CLOSE))
    yield build(
        case,
        rule,
        "inconsistent" if sure else "tension",
        (title, other),
        slots=_slots(case, title, other),
        gap=near,
        reconcile=reconcile(case, ((title, other), (other, title))),
        explanations=(*slips(case, title, other), *explanations(case, title, other, match)),
        severity="info" if match.voices == "apart" else None,
        down=1 if match.open or match.assumed else 0,
        linked=slip or aspect(title) == "growth",
    )


def _distance(a: Claim, b: Claim) -> Decimal:
    """Return how many times two numbers stand apart; of two signs, too many."""
    return gap(hull(a.hard), hull(readings(b, a.base.unit))) or _FAR
