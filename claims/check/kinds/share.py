"""Shares: part, share and total that are all stated; shares above the whole; shares that are said to be all there are.

Option `form`: `part` (share × total = part), `ceiling` (a share above 100 %), `sum` (shares of one whole that leave a
rest or are called all: they make 100 %).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.check.case import Case
from claims.check.cues import cue
from claims.check.explain import reconcile
from claims.check.facts import alike, aspect, metric_of, readings
from claims.check.finding import build
from claims.check.gate import compare
from claims.check.naming import fact_name, subject_name
from claims.check.wording import print_interval
from claims.interval import agree, between, combine, gap, hull, intersection, point
from claims.model import Claim, Finding
from claims.packs import Rule

_ALL = Decimal(100)
# How far, in characters, a part and its share may stand apart.
_REACH = 40


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield ticks and findings of the form that the rule asks for."""
    forms = {"part": _parts, "ceiling": _ceilings, "sum": _sums}
    yield from forms[str(rule.options.get("form", "part"))](rule, case)


def is_share(case: Case, claim: Claim) -> bool:
    """Whether a percentage is a share of something: so linked, or so said right before it."""
    if claim.base.unit != "percent" or aspect(claim) not in ("share", "level"):
        return False
    return aspect(claim) == "share" or cue(case.pack, "share.cue").search(case.clause_head(claim)) is not None


def _ceilings(rule: Rule, case: Case) -> Iterator[Finding]:
    """Only where the share is said to be one: of subscriptions and targets more than all may be met."""
    for claim in case.claims:
        low = hull(claim.hard).low
        if aspect(claim) != "share" or claim.base.unit != "percent" or low is None or low.value <= _ALL:
            continue
        head = case.clause_head(claim)
        if cue(case.pack, "share.cue").search(head) and not cue(case.pack, "share.unbounded").search(case.sentence_text(claim)):
            wanted = reconcile(case, ((claim, between(0, _ALL)),))
            yield build(case, rule, "inconsistent", (claim,), slots={"share": case.words(claim)}, reconcile=wanted)


def _sums(rule: Rule, case: Case) -> Iterator[Finding]:
    """A list of shares that ends in a rest (其余, the remainder) makes 100 per cent."""
    for claims in case.sentences():
        shares = [c for c in claims if c.base.unit == "percent" and aspect(c) in ("share", "level")]
        others = [c for c in claims if c.base.unit == "percent" and c not in shares]
        if len(shares) > 2 and not others and _leaves_rest(case, shares):
            yield _sum_report(rule, case, shares)


def _leaves_rest(case: Case, shares: Sequence[Claim]) -> bool:
    return cue(case.pack, "share.rest").search(case.text_between(shares[-2], shares[-1])) is not None


def _sum_report(rule: Rule, case: Case, shares: Sequence[Claim]) -> Finding:
    total = point(0)
    for claim in shares:
        total = total + hull(claim.hard)
    fits = intersection(total, point(_ALL)) is not None
    points = sum((_middle(c) for c in shares), Decimal(0))
    shown = print_interval(point(points), "percent", case.speaks(shares[0]))
    words = " + ".join(case.words(c) for c in shares)
    rest = point(max(Decimal(0), _ALL - points + _middle(shares[-1])))
    return build(
        case,
        rule,
        "consistent" if fits else "inconsistent",
        shares,
        slots={"shares": words, "sum": shown},
        derivation=(f"{words} = {shown}",),
        reconcile=() if fits else reconcile(case, ((shares[-1], rest),)),
    )


def _middle(claim: Claim) -> Decimal:
    low, high = claim.base.low, claim.base.high
    if low is None or high is None:
        return low or high or Decimal(0)
    return (low + high) / 2


def _parts(rule: Rule, case: Case) -> Iterator[Finding]:
    """Look for the total of each part that stands beside its share: in the sentence, then among the facts of the article."""
    for share in case.claims:
        if not is_share(case, share):
            continue
        part = _part_of(case, share)
        if part is None:
            continue
        total = _stated_total(case, part, share) or _known_total(case, part, share)
        if total is not None:
            yield from _part_report(rule, case, part, share, *total)


def _part_of(case: Case, share: Claim) -> Claim | None:
    """Return the amount whose share this is: the nearest amount of the sentence, before it or right behind it."""
    near = [c for c in case.sentence_claims(share) if _is_amount(c)]
    before = [c for c in near if c.span < share.span and _is_tied(case, case.text_between(c, share), "share.cue")]
    after = [c for c in near if c.span > share.span and _is_tied(case, case.text_between(share, c), "share.gives")]
    return before[-1] if before else after[0] if after else None


def _is_amount(claim: Claim) -> bool:
    return aspect(claim) == "level" and claim.base.unit not in ("percent", "percentage_point", "ratio", "rank", "s")


def _is_tied(case: Case, words: str, name: str) -> bool:
    return len(words) <= _REACH and not re.search(r"[。；;\n]", words) and cue(case.pack, name).search(words) is not None


def _stated_total(case: Case, part: Claim, share: Claim) -> tuple[Claim, bool] | None:
    """Return the total where the sentence or the one before names it: 总额200亿元，其中40亿元占20%."""
    first, last = sorted((part, share), key=lambda c: c.span)
    for claim in case.before(first, 1):
        words = case.text_between(claim, first)
        if alike(claim, part) and _is_amount(claim) and cue(case.pack, "part.cue").search(words):
            return claim, True
    inside = [c for c in case.sentence_claims(share) if first.span < c.span < last.span and alike(c, part) and c != part]
    named = [c for c in inside if cue(case.pack, "share.of").search(case.text_between(first, last))]
    return (named[0], True) if len(named) == 1 else None


def _known_total(case: Case, part: Claim, share: Claim) -> tuple[Claim, bool] | None:
    """Return the fact that the part is a part of: same subject, metric and period, without the part's scope."""
    if part.metric is None or metric_of(case, part) is None or part.scope is None:
        return None
    for claim in case.document_claims(part):
        if claim.scope is not None or claim == part:
            continue
        match = compare(case, part, claim)
        if set(match.differing) | set(match.open) <= {"scope", "level"} and match.voices == "same" and claim.subject:
            return claim, not match.assumed
    return None


def _part_report(rule: Rule, case: Case, part: Claim, share: Claim, total: Claim, sure: bool) -> Iterator[Finding]:
    unit = part.base.unit
    values = combine(lambda a, b: a * b / 100, readings(total, unit), share.hard)
    fits = agree(values, part.hard)
    language = case.speaks(part)
    plain = combine(lambda a, b: a * b / 100, (point(_middle(total)),), (point(_middle(share)),))
    shown = print_interval(hull(plain), total.base.unit, language)
    slots = {
        "part": case.words(part),
        "share": case.words(share),
        "total": case.words(total),
        "computed": shown,
        "fact": fact_name(case, total),
        "subject": subject_name(case, part),
    }
    needs = (
        (part, values),
        (share, combine(lambda a, b: a / b * 100, part.hard, readings(total, unit))),
        (total, combine(lambda a, b: a / b * 100, part.hard, share.hard)),
    )
    yield build(
        case,
        rule,
        "consistent" if fits else "inconsistent" if sure else "tension",
        (part, share, total),
        slots=slots,
        derivation=(f"{case.words(total)} × {case.words(share)} = {shown}",),
        gap=None if fits else gap(hull(values), hull(part.hard)),
        reconcile=() if fits else reconcile(case, needs),
    )
