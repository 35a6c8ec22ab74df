"""The numbers of a headline against those of the text below it.

A headline shortens: it rounds, cuts off digits, leaves out scope and basis, and names things otherwise than the text does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.counterparts import is_shifted
from claims.checker.cues import words
from claims.checker.explain import explanations, is_slip, reconcile, slips
from claims.checker.facts import alike, aspect, cut_short, metric_of, readings
from claims.checker.finding import build
from claims.checker.gate import compare
from claims.checker.homeless import are_parts, is_a_move, is_home, is_of_another, meant
from claims.checker.onefact import SHOWN, is_wanted, may_agree, slots_of, tick
from claims.checker.points import power_apart
from claims.interval import agree, between, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import shape

# Numbers further apart than this factor are seldom one fact told twice.
_CLOSE = Decimal("1.5")
# A headline's number further than this from every one of the body's is about something else.
_RELATED, _FAR = Decimal(3), Decimal(1000)
# How far about the end of a range a headline that gives it may round.
_BELOW, _ABOVE = Decimal("0.98"), Decimal("1.02")
# The same for two rates of growth: small numbers lie far apart.
_APART = Decimal(4)
# With so many digits two equal amounts are hardly two things; with so many, two that a power of ten parts.
_TELLING, _CERTAIN = 2, 3


def headlines(rule: Rule, case: Case) -> Iterator[Finding]:
    """Compare each number of a headline with the body's of the same subject, metric and unit.

    A number that the body repeats under whatever name is at home there. One that fits none of the body's figures of
    that metric contradicts them whichever of them it speaks of.
    """
    for told in case.claims:
        if told.zone != "title":
            continue
        if not is_wanted(rule, told):
            yield from _of_nothing_known(rule, case, told) if told.metric is None else ()
            continue
        body = [c for c in case.document_claims(told) if c.zone != "title" and not _is_earlier(case, c)]
        claim = _as_headline(_for_each(told, body))
        same = _same(case, claim, body)
        if not same and claim.subject is None:
            claim = _of_company(case, claim)
            same = _same(case, claim, body)
        if not same and _is_rate(case, claim):
            claim = replace(claim, kind="growth", basis="yoy")  # inflation of 2.4%: prices rose 2.4% from a year earlier
            same = _same(case, claim, body)
        claim = _as_top(claim, same)
        fitting = [c for c in same if may_agree(claim, c) and agree(claim.soft, readings(c, claim.base.unit, soft=True))]
        fitting = fitting or [c for c in body if not same and (_is_repeated(claim, c) or _is_restated(case, claim, c))][:1]
        if fitting:
            yield tick(rule, case, [claim, *fitting[: SHOWN - 1]])
        elif not any(_fits(claim, c) or _is_passed(claim, c) for c in body if not _is_other_rate(case, claim, c)):
            same = same or [c for c in body if _is_family(case, claim, c) or _is_misprint(case, claim, c)]
            same = [c for c in same if not is_of_another(case, claim, c) and not _is_of_shorter(claim, c)]
            found = list(_headline_conflict(rule, case, claim, same)) if same and not is_a_move(case, claim) else []
            loud = [finding for finding in found if finding.severity != "info"]
            yield from loud or list(_homeless(rule, case, claim)) or found


def _of_nothing_known(rule: Rule, case: Case, title: Claim) -> Iterator[Finding]:
    """Yield what the text says of a headline's number whose metric is not known: that it is there, or nowhere."""
    body = [c for c in case.document_claims(title) if c.zone != "title"]
    home = next((c for c in body if c.base.unit == title.base.unit and _is_repeated(replace(title, metric=c.metric), c)), None)
    if home is not None:
        yield tick(rule, case, [title, home])
    else:
        yield from _homeless(rule, case, _as_headline(title))


def _homeless(rule: Rule, case: Case, title: Claim) -> Iterator[Finding]:
    """Yield the finding on a headline's number that stands nowhere below it, and the one that was meant."""
    other = meant(case, title, [c for c in case.document_claims(title) if c.zone != "title"])
    if other is not None:
        yield build(
            case,
            rule,
            "tension",
            (title, other),
            slots=slots_of(case, title, other),
            gap=_distance(title, replace(other, base=replace(other.base, unit=title.base.unit))),
            explanations=slips(case, title, other) if other.base.unit == title.base.unit else (),
            down=1,
            linked=True,
        )


def _same(case: Case, title: Claim, body: Sequence[Claim]) -> list[Claim]:
    return [c for c in body if compare(case, title, c).differing == () and _is_owned(case, title, c)]


def _for_each(title: Claim, body: Sequence[Claim]) -> Claim:
    """Return a headline's price in the unit of the body's, which says what it is for: 均价逾16万元, 平均每辆16.1万元."""
    units = {c.base.unit for c in body if c.metric == title.metric is not None}
    fuller = [unit for unit in units if unit.split("/")[0] == title.base.unit != unit]
    if title.base.unit in units or len(fuller) != 1:
        return title
    return replace(title, base=replace(title.base, unit=fuller[0]))


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
        return moved and kinds == {"commodity"} and soft and may_agree(title, other)
    return (
        _is_printed_alike(title, other)
        and title.base.unit not in ("", "s", "rank")
        and (title.subject is None or other.subject in (title.subject, None))
    )


def _is_repeated(title: Claim, other: Claim) -> bool:
    """Whether the body repeats a headline's number, whosever it was read to be.

    A percentage is one of the same metric, and moved alike; an amount has digits that are hardly another's by chance.
    """
    if other.basis == "earlier level" or title.base.unit in ("", "s", "rank") or title.direction != other.direction:
        return False
    if title.base.unit in ("percent", "ratio", "percentage_point"):
        one_metric = title.metric == other.metric and aspect(title) == aspect(other) and title.base.unit == other.base.unit
        return one_metric and title.scope == other.scope and agree(title.soft, other.soft)
    counts = shape(title.base.unit) == shape(other.base.unit) == "count" and not (title.scope or other.scope)
    alike_in_unit = aspect(title) == aspect(other) and (title.base.unit == other.base.unit or counts)
    return alike_in_unit and _digits(title) >= _TELLING and _is_printed_alike(title, other)


def _is_misprint(case: Case, title: Claim, other: Claim) -> bool:
    """Whether a headline's amount is one of the lead but for a power of ten: the same digits, too many for chance."""
    if other.zone != "lead" or not _agree_in_kind(title, other) or title.base.unit in ("percent", "ratio", "s", "rank", ""):
        return False
    sizes = [abs(c.base.low or c.base.high or Decimal(0)) for c in (title, other)]
    same_digits = sizes[0] != sizes[1] and sizes[0].normalize().as_tuple().digits == sizes[1].normalize().as_tuple().digits
    return same_digits and _digits(title) >= _CERTAIN and is_slip(case, title, other)


def _is_printed_alike(title: Claim, other: Claim) -> bool:
    return (title.base.low, title.base.high) == (other.base.low, other.base.high) and title.hedge == other.hedge


def _digits(claim: Claim) -> int:
    """Return how many significant digits a number is printed with."""
    value = claim.base.low if claim.base.low is not None else claim.base.high
    return 0 if value is None else len(value.normalize().as_tuple().digits)


def _agree_in_kind(a: Claim, b: Claim) -> bool:
    return alike(a, b) and a.base.unit == b.base.unit


def _as_headline(claim: Claim) -> Claim:
    """Return a headline's number as headlines mean it: cut short as well as rounded."""
    cut = cut_short(claim)
    return replace(claim, hard=(*claim.hard, *cut), soft=(*claim.soft, *cut))


def _as_top(title: Claim, same: Sequence[Claim]) -> Claim:
    """Return a headline's upper bound as the end of a range, where the text tells one: 最多6.6亿, of 6.5亿至6.6亿."""
    top = title.base.high
    if title.hedge != "up_to" or top is None or not any(c.hedge == "range" for c in same):
        return title
    ends = (between(top * _BELOW, top * _ABOVE),)
    return replace(title, base=replace(title.base, low=top), hard=ends, soft=ends, hedge="")


def _of_company(case: Case, claim: Claim) -> Claim:
    """Return a claim of nobody as one of the article's company, the first that it names."""
    owner = next((c.subject for c in case.document_claims(claim) if c.subject), None)
    return replace(claim, subject=owner, found={**claim.found, "subject": "carried"})


def _is_family(case: Case, title: Claim, other: Claim) -> bool:
    """Whether both are growth of one direction, and what the headline names widely (profit) covers the other's metric."""
    family = words(case.pack, f"agreement.families.{title.metric}")
    growth = aspect(title) == aspect(other) == "growth" and title.direction == other.direction is not None
    match = compare(case, title, other)
    return growth and other.metric in family and match.differing == ("metric",) and _is_owned(case, title, other)


# What a headline says of growth without a basis is hardly from one of these to the next.
_SHORT = frozenset({"qoq", "mom", "wow"})


def _is_of_shorter(title: Claim, other: Claim) -> bool:
    """Whether the text's growth is since the quarter, month or week before, and the headline's since nothing that it tells."""
    return aspect(title) == "growth" and title.basis is None and other.basis in _SHORT


def _is_earlier(case: Case, claim: Claim) -> bool:
    """Whether words before a number, and not before another one of its clause, put it into an earlier time."""
    return case.cue("change.earlier").search(re.split(r"\d(?=\D)", case.clause_head(claim))[-1]) is not None


def _is_owned(case: Case, title: Claim, other: Claim) -> bool:
    match = compare(case, title, other)
    return title.subject == other.subject and match.voices != "modes" and title.base.unit != ""


def _fits(title: Claim, other: Claim) -> bool:
    """Whether a number of the body may be the headline's, whatever it is of; one far beyond an open bound is not."""
    return title.base.unit.split("/")[0] == other.base.unit.split("/")[0] and is_home(title, other)


def _is_passed(title: Claim, other: Claim) -> bool:
    """Whether a headline rounds down what the text says was passed: tops 1 trillion, above 1.2 trillion."""
    bounds = [c.base.low for c in (title, other) if c.base.high is None and c.base.unit == title.base.unit]
    a, b = bounds if len(bounds) > 1 else (None, None)
    return a is not None and b is not None and 0 < a <= b <= a * _CLOSE


def _headline_conflict(rule: Rule, case: Case, title: Claim, same: Sequence[Claim]) -> Iterator[Finding]:
    """Yield the finding on a headline's number and the one of the body that it was made from: by a slip, else the nearest."""
    likely = [c for c in same if c.zone == "lead" and c.scope is None and c.direction == title.direction] or same
    moved = next((c for c in same if is_shifted(title, c)), None)
    other = moved or next((c for c in same if is_slip(case, title, c)), None) or _likeliest(title, likely)
    metric, near = metric_of(case, title), _distance(title, other)
    slip = is_slip(case, title, other) or _is_shifted(title, same)
    limit = _APART if aspect(title) == "growth" else _RELATED
    if metric is None or not (slip or (metric.values == "one" and near <= limit and title.found.get("metric") == "stated")):
        return
    if not slip and are_parts(title, same):
        return
    match = compare(case, title, other)
    if aspect(title) == "growth" and other.zone != "lead" and match.assumed and not slip:
        return  # of two rates of whatever the text may speak of farther down
    if title.scope is not None and "scope" in match.open and not slip:
        return  # the headline speaks of one business, the text of all
    if _is_anothers(case, other):
        return
    sure = match.voices == "same" and (slip or (match.is_known and near <= _CLOSE))
    yield build(
        case,
        rule,
        "inconsistent" if sure else "tension",
        (title, other),
        slots=slots_of(case, title, other),
        gap=near,
        reconcile=reconcile(case, ((title, other), (other, title))),
        explanations=(*slips(case, title, other), *explanations(case, title, other, match)),
        severity="info" if match.voices == "apart" else None,
        down=1 if match.open or match.assumed else 0,
        linked=slip or aspect(title) == "growth",
    )


def _likeliest(title: Claim, likely: Sequence[Claim]) -> Claim:
    """Return the number that a headline was made from: of rates, the first that is told, since another's may lie nearer."""
    return likely[0] if aspect(title) == "growth" else min(likely, key=lambda c: _distance(title, c))


def _is_anothers(case: Case, claim: Claim) -> bool:
    """Whether the text tells the very number of somebody else: then whose it is was read wrong in one of the places."""
    same = (c for c in case.document_claims(claim) if c.zone != "title" and (c.base, c.metric) == (claim.base, claim.metric))
    return any(c.subject and c.subject != claim.subject and c.found.get("subject") == "stated" for c in same)


def _is_shifted(title: Claim, same: Sequence[Claim]) -> bool:
    """Whether a rounded headline would fit every number that it may be made from, but for a power of ten: 近30万, 2.96万."""
    if any(_digits(c) < _TELLING for c in same) or hull(title.soft).low is None or hull(title.soft).high is None:
        return False
    return all(power_apart(title.soft, c.hard) is not None for c in same)


def _distance(a: Claim, b: Claim) -> Decimal:
    """Return how many times two numbers stand apart; of two signs, too many."""
    return gap(hull(a.hard), hull(readings(b, a.base.unit))) or _FAR
