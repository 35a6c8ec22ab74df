"""Shares: part, share and total that are all stated; shares above the whole; shares that are said to be all there are.

Option `form`: `part` (share × total = part), `ceiling` (a share above 100 %), `sum` (shares of one whole that leave a
rest or are called all: they make 100 %), `together` (what several are said to make).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.checker.amounts import apart, is_amount, is_of_before, measures_alike, product, total_readings
from claims.checker.breakdowns import breakdown_of, is_sure
from claims.checker.case import Case
from claims.checker.counting import are_counted_apart
from claims.checker.explain import reconcile
from claims.checker.facts import aspect
from claims.checker.finding import build
from claims.checker.naming import fact_name, subject_name
from claims.checker.sharekin import Pair, is_cut_short, kin_total, slipped_wholes, with_kin
from claims.checker.sharelists import is_share, middle, sums
from claims.checker.shareparts import in_turn, inner_total, part_of
from claims.checker.sharetotals import together
from claims.checker.totals import Total, find_total
from claims.checker.wholes import is_told_as, whole_of
from claims.checker.wording import print_interval
from claims.interval import agree, between, combine, gap, hull, point
from claims.model import Amount, Claim, Finding
from claims.packs import Rule

_ALL = Decimal(100)
# What shares are told in.
_SHARES = ("percent", "ratio")
# Of round numbers as printed, a part may lie so far from the share of its total and be ticked.
_ROUGH = Decimal("0.08")
_OR = re.compile(r"\bor (?:about |roughly |nearly |some )?$")
# A part and its share, where their total is beyond doubt.
_TWO = 2


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield ticks and findings of the form that the rule asks for."""
    forms = {"part": _parts, "ceiling": _ceilings, "sum": sums, "together": together}
    yield from forms[str(rule.options.get("form", "part"))](rule, case)


def _ceilings(rule: Rule, case: Case) -> Iterator[Finding]:
    """Only where the share is said to be one: of subscriptions and targets more than all may be met."""
    for claim in case.claims:
        low = hull(claim.hard).low if claim.kind == "share" and claim.base.unit == "percent" else None
        if low is None or low.value <= _ALL:
            continue
        head = case.clause_head(claim)
        words = head if claim.metric == "market_share" else case.sentence_text(claim)
        if case.cue("share.cue").search(head) and not case.cue("share.unbounded").search(words):
            wanted = reconcile(case, ((claim, between(0, _ALL)),))
            yield build(case, rule, "inconsistent", (claim,), slots={"share": case.words(claim)}, reconcile=wanted)


def _parts(rule: Rule, case: Case) -> Iterator[Finding]:
    """Look for the total of each part that stands beside its share: in the sentence, then among the facts of the article.

    Where one part of a sentence is the share of a total, so is the next (广告11亿元，占55%，会员7亿元，占45%); and where
    several shares are of one total, they tell what is wrong with the one that is not, or with the total.
    """
    pairs = with_kin(case, _pairs(case))
    told = set[str]()
    for pair in pairs:
        if pair.fits or pair.is_accusable:
            assert pair.total is not None
            yield _part_report(rule, case, pair, pair.total)
        elif (total := kin_total(case, pair, pairs)) is not None:
            yield _part_report(rule, case, pair, total)
        else:
            continue
        told.add(pair.share.id)
    for pair, total in slipped_wholes(case, [pair for pair in pairs if pair.share.id not in told]):
        yield _part_report(rule, case, pair, total)


def _pairs(case: Case) -> list[Pair]:
    """Return each part that stands beside its share, with the total that the text points at."""
    found: list[Pair] = []
    for told in case.claims:
        if told.base.unit not in _SHARES:
            continue
        share = _in_percent(case, told)
        if not is_share(case, share) and not _is_or(case, share):
            continue
        inner = inner_total(case, share)
        beside = part_of(case, share, inner)
        part = _now(case, beside, share) if beside is not None and is_of_before(case, beside) else beside
        if part is None:
            continue
        siblings = [(p.share, p.total.claim) for p in found if p.fits and p.total is not None and p.inner is None]
        total = _total_of(case, part, share, inner, siblings)
        if total is not None and total.claim in in_turn(case, share):
            total = None
        found.append(_pair(case, part, share, inner, total, is_beside=part is beside))
    return found


def _pair(case: Case, part: Claim, share: Claim, inner: Claim | None, total: Total | None, *, is_beside: bool) -> Pair:
    """Return a part and its share with what is known of their total: whether it fits, and whether it is held against them."""
    if total is None or (total.claim.base.high is None and part.base.high is not None):
        return Pair(part, share, inner, None)  # of at least so many any number is some share
    if _is_reversed(case, part, share, total.claim):
        part, total, is_beside = total.claim, replace(total, claim=part), True
    fits = agree(product(total.claim, share, part), part.hard)
    if fits:  # 2 of 5, or 43%: all that may be said of it is that it may be so
        return Pair(part, share, inner, total, fits=apart(total.claim, share, part) <= _ROUGH)
    of_market = (
        share.metric == "market_share"
        and not whole_of(case, share).is_generic
        and total.claim.sentence != part.sentence
        and not (total.is_acquitted or total.is_shared or total.is_alone)
    )
    is_own = inner is not None or not _is_share_itself(case, total.claim, share)
    is_own = is_own and not is_cut_short(total.claim, share, part)
    is_accusable = is_own and is_beside and not of_market and not _is_of_other_time(case, part, total.claim)
    is_accusable = is_accusable and not are_counted_apart(case, part, total.claim)
    is_accusable = is_accusable and not _is_of_one_before(case, part, share, total.claim)
    return Pair(part, share, inner, total, is_accusable=is_accusable)


def _is_share_itself(case: Case, total: Claim, share: Claim) -> bool:
    """Whether a total has a share of its own behind it: they hold 164 million shares, 41% of all."""
    behind = (c for c in case.sentence_claims(total) if c.span > total.span and c.id != share.id and is_share(case, c))
    return any(part_of(case, own, None) is total for own in behind)


def _is_of_one_before(case: Case, part: Claim, share: Claim, total: Claim) -> bool:
    """Whether the share may be that of an amount told before its parts: 补助50.5亿,包括一般型17.6亿、计划型32.9亿,占岁入16.6%."""
    before = [c for c in case.sentence_claims(share) if c.span < part.span and c.id != total.id and measures_alike(c, part)]
    if any(agree(product(total, share, c), c.hard) for c in before):
        return True
    listed = total.sentence == part.sentence and any(total.span < c.span for c in before)
    shared = any(is_share(case, c) for c in case.sentence_claims(share) if total.span < c.span < share.span)
    return listed and not shared


def _is_of_other_time(case: Case, part: Claim, total: Claim) -> bool:
    """Whether a total told elsewhere is known to be of another time than a part: the year's spending, this quarter's revenue.

    So is a quarter's beside what was told of the year to date.
    """
    if part.sentence == total.sentence:
        return False
    longer = [case.cue("part.longer").search(case.clause_head(c)) is not None for c in (part, total)]
    return longer[0] != longer[1] or (None not in (part.period, total.period) and part.period != total.period)


def _is_reversed(case: Case, part: Claim, share: Claim, total: Claim) -> bool:
    """Whether what stands right before a share is the whole of the number before it: 累计6万辆，全年目标24万辆，达成率25%."""
    low, high = hull(part.hard).low, hull(total_readings(total, part.base.unit)).high
    if low is None or high is None or low.value <= high.value:
        return False
    is_aim = case.cue("change.expected").search(case.clause_head(part)) is not None
    return is_aim or agree(product(part, share, total), total.hard)


def _in_percent(case: Case, claim: Claim) -> Claim:
    """Return a share told as a fraction (half of the total, 占六成) in per cent."""
    if claim.base.unit != "ratio" or claim.kind != "share" or claim.base.high is None or claim.base.high >= 1:
        return claim
    low = None if claim.base.low is None else claim.base.low * _ALL
    hard, soft = (tuple(part * _ALL for part in values) for values in (claim.hard, claim.soft))
    return replace(claim, base=Amount(low, claim.base.high * _ALL, "percent"), hard=hard, soft=soft)


def _is_or(case: Case, claim: Claim) -> bool:
    """Whether a percentage of no known metric tells an amount again: 9,300 of them, or 15%."""
    if claim.base.unit != "percent" or aspect(claim) in ("growth", "change"):
        return False
    return _OR.search(case.clause_head(claim)) is not None and claim.metric in (None, "share")


def _total_of(
    case: Case, part: Claim, share: Claim, inner: Claim | None, siblings: Sequence[tuple[Claim, Claim]]
) -> Total | None:
    """Return what a part is a share of: of a breakdown that comes out, its total, where the share names no other whole."""
    whole, broken = whole_of(case, share), breakdown_of(case, part)
    is_sound = inner is None and broken is not None and is_sure(broken)
    if is_sound and broken and (whole.is_generic or not whole.words or is_told_as(case, broken.total, whole)):
        return Total(broken.total, is_acquitted=True)
    return find_total(case, part, share, inner, siblings)


def _now(case: Case, before: Claim, share: Claim) -> Claim | None:
    """Return the level that an earlier one beside a share was set against: sales rose to A from B, or 10% of the total.

    Whose share it is the words leave open, unless the newer one has a share already.
    """
    levels = [c for c in case.sentence_claims(before) if c.span < before.span and measures_alike(c, before)]
    shared = any(is_share(case, c) for c in case.sentence_claims(before) if levels and levels[-1].span < c.span < before.span)
    return levels[-1] if levels and not shared and is_amount(levels[-1]) else None


def _part_report(rule: Rule, case: Case, pair: Pair, found: Total) -> Finding:
    part, share, total = pair.part, pair.share, found.claim
    unit = part.base.unit
    values = product(total, share, part)
    fits = agree(values, part.hard)
    language = case.speaks(part)
    plain = combine(lambda a, b: a * b / 100, (point(middle(total)),), (point(middle(share)),))
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
        (share, combine(lambda a, b: a / b * 100, part.hard, total_readings(total, unit))),
        (total, combine(lambda a, b: a / b * 100, part.hard, share.hard)),
    )
    return build(
        case,
        rule,
        "consistent" if fits else found.verdict,
        (part, share) if found.is_acquitted and not fits else (part, share, total),
        slots=slots,
        linked=True,
        derivation=(f"{case.words(total)} × {case.words(share)} = {shown}",),
        gap=None if fits else gap(hull(values), hull(part.hard)),
        reconcile=() if fits else reconcile(case, needs[: _TWO if found.is_acquitted else None]),
    )
