"""One fact, stated more than once: within an article, across articles, in a headline and under it.

Options: `where` is `body` or `title` (headline against body); `across` and `within` say between which texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import final

from claims.checker.apart import find_apart
from claims.checker.case import Case
from claims.checker.editions import is_corrected, is_superseded, standing
from claims.checker.explain import explanations, is_slip, reconcile, slips
from claims.checker.facts import FactKey, alike, grouped, metric_of, readings
from claims.checker.finding import build
from claims.checker.gate import Match, compare
from claims.checker.headlines import headlines
from claims.checker.naming import phrase
from claims.checker.onefact import first_told, is_wanted, may_agree, slots_of, tick
from claims.checker.outvoted import Outvoted, outvoted, without_lists
from claims.checker.retold import retold
from claims.interval import Interval, agree, gap, hull, intersection
from claims.model import Claim, Finding
from claims.packs import Rule

# Groups beyond this are sampled evenly: a fact told a hundred times needs no ten thousand pairs.
_GROUP = 60
_SEVERAL = 2
# How far before a number, in characters, words may refer back with it.
_BACK = 16
# Words that make a number another's.
_REVISED = ("agreement.revised", "agreement.drawn")
# Numbers further apart than this factor are seldom one fact told twice.
_CLOSE = Decimal("1.5")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick for each fact whose statements agree, and a finding for each that they do not."""
    if rule.options.get("where") == "title":
        yield from headlines(rule, case)
        return
    yield from across(rule, case)
    for held in case.documents():
        wanted = [c for c in held if is_wanted(rule, c)]
        unnamed = [c for c in held if c.metric is None]
        for found in outvoted(case, _unconverted(case, wanted), _unconverted(case, unnamed)):
            yield _outlier(rule, case, found)
        yield from _referring(rule, case, held)
        for same in retold(wanted):
            yield tick(rule, case, same)


def across(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what is said of each fact told more than once, in whatever articles; headlines are compared at home."""
    if rule.options.get("where") == "title":
        return
    told = [c for c in case.own if c.zone != "title" and is_wanted(rule, c)]
    if case.may_say(*_REVISED):
        told = [c for c in told if not _is_revised(case, c)]
    facts = grouped(case, _unconverted(case, told))
    yield from find_apart(rule, case, facts)
    for key, claims in facts.items():
        if len(claims) < _SEVERAL:
            continue
        single = _sampled(without_lists(claims))
        if len(single) > 1 and not case.is_home(single) and _is_comparable(case, key, single[0]):
            yield from _judge_group(rule, case, single)


# 上述项目总投资1.4万亿元: the things were told of before, and not what they cost.
_OF_THINGS = re.compile(r"(?:上述|前述)[一-鿿“”]{0,4}?(?:项目|工程|企业|公司|地区|省份|城市|银行|机构|产品|国家|车企|平台|基金)")


def _referring(rule: Rule, case: Case, held: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a tension for a number that refers back (上述, 此前所说的) to one that the article has not told."""
    if not held or not case.says(held[0].document, "agreement.back"):
        return
    for position, claim in enumerate(held):
        head = case.clause_head(claim)[-_BACK:]
        if claim.metric is None or not case.cue("agreement.back").search(head) or _is_revised(case, claim):
            continue
        if _OF_THINGS.search(head):
            continue
        earlier = [c for c in held[:position] if alike(c, claim) and c.metric == claim.metric and c.sentence != claim.sentence]
        fitting = [c for c in earlier if may_agree(claim, c)]
        if fitting:
            yield tick(rule, case, [fitting[0], claim])
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
        first_told(first, second, camp),
        slots=slots_of(case, first, second),
        gap=near,
        reconcile=reconcile(case, ((odd, camp[0]),)),
        explanations=(phrase(case, first, "outvoted", count=str(found.sentences), a=case.words(camp[0]), b=case.words(odd)),),
        linked=True,
    )


def _is_comparable(case: Case, key: FactKey, first: Claim) -> bool:
    """A fact needs an owner; one measured by the text's own words needs every part known. Durations are of too many things."""
    if key.subject is None or dict(key.dimension) == {"time": 1}:
        return False
    if metric_of(case, first) is None:
        return key.period is not None and key.aspect == "level" and first.base.unit not in ("", "percent", "ratio")
    return True


def _is_revised(case: Case, claim: Claim) -> bool:
    """Whether the words before a number make it another's: one that held earlier (原先的300万), what others put up (撬动)."""
    if not case.says(claim.document, *_REVISED):
        return False
    return any(case.cue(name).search(case.clause_head(claim)) for name in _REVISED)


def _unconverted(case: Case, claims: list[Claim]) -> list[Claim]:
    return [c for c in claims if not _is_converted(case, c)] if case.may_say("agreement.in_currency") else claims


def _is_converted(case: Case, claim: Claim) -> bool:
    """Whether words turn a sentence into another currency, and that of the number is only guessed: 以美元计算，营收47.4亿."""
    if claim.found.get("unit") != "assumed" or not case.says(claim.document, "agreement.in_currency"):
        return False
    return case.cue("agreement.in_currency").search(case.head(claim)) is not None


def _sampled(claims: list[Claim]) -> list[Claim]:
    step = max(1, len(claims) // _GROUP)
    return claims[::step]


def _judge_group(rule: Rule, case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    largest, *others = _camps(claims)
    told = largest.as_read()
    if told[-1].span.document != told[0].span.document or any(c.sentence != told[0].sentence for c in told):
        yield tick(rule, case, told)
    for camp in others:
        finding = _conflict(rule, case, largest.claims, camp.claims, claims)
        if finding is not None:
            yield finding


def _camps(claims: Sequence[Claim]) -> list[_Camp]:
    """Return the claims in camps that agree within themselves, the largest (of equals the first told) first."""
    camps: list[_Camp] = []
    for claim in claims:
        for camp in camps:
            if camp.takes(claim):
                break
        else:
            camps.append(_Camp(claim))
    return sorted(camps, key=_size) if len(camps) > 1 else camps


@final
class _Camp:
    """Claims that agree with each other, and what they all may be, told so long as each has one reading in one unit.

    Intervals of which any two meet all have a value in common.
    """

    __slots__ = ("claims", "shared", "unit")

    def __init__(self, first: Claim) -> None:
        self.claims = [first]
        self.unit = first.base.unit
        self.shared: Interval | None = first.hard[0] if len(first.hard) == 1 else None

    def takes(self, claim: Claim) -> bool:
        """Take in a claim that agrees with all, and tell whether it does."""
        shared = self.shared
        if shared is None or len(claim.hard) > 1 or claim.base.unit != self.unit:
            for other in self.claims:
                if not may_agree(claim, other):
                    return False
            shared = None
        else:
            shared = intersection(shared, claim.hard[0])
            if shared is None:
                return False
        self.shared = shared
        self.claims.append(claim)
        return True

    def as_read(self) -> list[Claim]:
        """Return the claims that a careful reader takes for what the first says."""
        first = self.claims[0]
        if self.shared is not None and all(c.soft is c.hard for c in self.claims):
            return self.claims
        return [c for c in self.claims if agree(c.soft, readings(first, c.base.unit, soft=True))]


def _size(camp: _Camp) -> int:
    """Return what camps are sorted by, the largest first."""
    return -len(camp.claims)


def _conflict(rule: Rule, case: Case, camp: Sequence[Claim], other: Sequence[Claim], told: Sequence[Claim]) -> Finding | None:
    """Return the finding on two camps, spoken for by the first two claims that may be set against each other.

    What a correction among all that is told takes back speaks against that correction alone.
    """
    corrected: tuple[Claim, Claim, Match] | None = None
    stands: set[str] | None = None
    for a, b, match in _parting(case, camp, other):
        stands = {claim.id for claim in standing(case, told)} if stands is None else stands
        if stands >= {a.id, b.id}:
            return _state(rule, case, a, b, match, (*camp, *other))
        if corrected is None and is_corrected(case, a, b):
            corrected = a, b, match
    return _state(rule, case, *corrected, (*camp, *other)) if corrected else None


def _parting(case: Case, camp: Iterable[Claim], other: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Match]]:
    """Yield the pairs of claims of two camps that may be set against each other."""
    for a in camp:
        for b in other:
            match = compare(case, a, b)
            if not match.is_same_fact or not _may_part(case, a, b, match) or not _is_retold(case, a, b):
                continue
            if not _is_older(case, a, b) and not any(_is_left(case, c) for c in (a, b)):
                yield a, b, match


def _is_left(case: Case, claim: Claim) -> bool:
    """Whether a level is the one that something moved from, at a time that its words do not tell: 今年由18亿降到16亿."""
    head = case.clause_head(claim)
    return claim.found.get("period") != "stated" and any(
        not head[found.end() :].strip() for found in case.cue("change.from").finditer(head)
    )


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
        first_told(first, second, claims),
        slots=slots_of(case, first, second),
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
