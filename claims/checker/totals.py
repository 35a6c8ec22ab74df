"""The total that a part is a share of: named by the words of the share, or found among the amounts told near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.checker.amounts import (
    are_apart_in_time,
    gives,
    is_amount,
    is_compared,
    is_of_before,
    is_tight,
    measures_alike,
    miss,
    prints,
    product,
)
from claims.checker.case import Case
from claims.checker.cues import words as listed
from claims.checker.facts import aspect, fiscal_year_end
from claims.checker.naming import named
from claims.checker.points import fit_chance, power_apart
from claims.checker.sharelists import middle
from claims.checker.wholes import Whole, is_told_as, whole_of
from claims.interval import agree, hull
from claims.model import Claim
from claims.packs import Pack
from claims.period import relation

# Kinds of entity that have a whole of their own.
_OWNERS = frozenset({"company", "lab", "organisation", "country", "region", "central_bank"})
# How many claims before a part its total is looked for among.
_TOLD = 60
# A total that nothing but its being the only one points at stands so many paragraphs back at most; how far its share may miss.
_NEAR_BY, _LEAST = 2, Decimal("0.5")
# What a share without a whole of its own is told as.
_SHARES = frozenset({"share", "penetration_rate"})
# Right behind a member of a list.
_LISTED = re.compile(r"\s*(?:、|和|及|与|and\b)")
# How likely a chance fit of digits may be over all amounts tried.
_CHANCE = 0.05
# So unlikely that a share of a market may be held against what was sold there.
_SURE = 0.01


@dataclass(frozen=True, slots=True)
class Total:
    """The claim that a part is a share of, and the verdict where the share of it is not the part.

    `is_acquitted`: all its parts make it, so that the part or its share is wrong, and not the total. `is_shared`: another share
    of the sentence is one of it. `is_alone`: the article tells no other that it may be of.
    """

    claim: Claim
    verdict: str = "inconsistent"
    is_acquitted: bool = False
    is_shared: bool = False
    is_alone: bool = False


def find_total(
    case: Case, part: Claim, share: Claim, inner: Claim | None, siblings: Sequence[tuple[Claim, Claim]]
) -> Total | None:
    """Return the total of a part and its share; None where the text leaves it open.

    `inner` is the amount that the words of the share name, if any; `siblings` are shares told before whose totals hold.
    One that fits is preferred. Where none does, the words still may point at one, or the digits of a slipped number may.
    """
    if inner is not None and measures_alike(inner, part):
        return Total(inner)
    stated = _stated_total(case, part, share)
    if stated is not None:
        return stated
    amounts = amounts_of(case, part, share)
    found = _named_total(case, part, share) or _fitting_total(case, part, share)
    if found is not None:
        return _closer(part, share, found, amounts)
    if _would_any_do(amounts, share, part):
        return None  # some amount would do: it was only not sure enough
    return (
        _of_siblings(case, part, share, siblings)
        or _largest_named(case, part, share, amounts)
        or _beside(case, part, share, amounts)
        or _told_alone(case, part, share, amounts)
        or _slipped(case, part, share, amounts)
    )


def _would_any_do(amounts: Sequence[Claim], share: Claim, part: Claim) -> bool:
    """Whether a part is the share of any amount that is known at both ends."""
    known = (c for c in amounts if hull(c.hard).high is not None and hull(c.hard).low is not None)
    return any(agree(product(c, share, part), part.hard) for c in known)


def _closer(part: Claim, share: Claim, found: Total, amounts: Sequence[Claim]) -> Total:
    """Return the total found, or the nearest amount that gives the very share as printed where that one only nearly does."""
    if gives(found.claim, share, part):
        return found
    exact = next((c for c in amounts if gives(c, share, part)), None)
    return found if exact is None else Total(exact)


def amounts_of(case: Case, part: Claim, share: Claim) -> list[Claim]:
    """Return the amounts told before a part and its share that measure alike, nearest first."""
    last = max(part.span, share.span)
    near = (c for c in case.around(part, _TOLD, 2) if c.span < last and c.id != part.id and c.basis != "earlier level")
    return [c for c in reversed(list(near)) if is_amount(c) and measures_alike(c, part) and c.zone != "title"]


def _of_siblings(case: Case, part: Claim, share: Claim, siblings: Sequence[tuple[Claim, Claim]]) -> Total | None:
    """Return the total of the share before, in its sentence or the one before: 广告11亿元，占55%，会员7亿元，占45%."""
    if part.basis is not None or whole_of(case, share).metric is not None or is_narrowed(case, part):
        return None
    for first, total in reversed(siblings):
        beside = first in case.before(share, 1) and part.metric in (total.metric, None)
        if beside and measures_alike(total, part) and total.id != part.id:
            return Total(total, is_shared="。" not in (words := case.text_between(first, share)) and ". " not in words)
    return None


def is_narrowed(case: Case, part: Claim) -> bool:
    """Whether words lead from the number before a part to a whole of its own: 豪华车市场中，某品牌1,400辆，市占率31%."""
    head = re.split(r"\d", case.head(part))[-1]
    return case.cue("share.within").search(head) is not None


def _largest_named(case: Case, part: Claim, share: Claim, amounts: Sequence[Claim]) -> Total | None:
    """Return the largest amount of the metric that the words of a share name, of all and of no other time: 占总收入的34%."""
    whole = whole_of(case, share)
    metric = part.metric if whole.is_generic else whole.metric
    if metric is None or not whole.is_plain:
        return None
    named = [c for c in amounts if c.metric == metric and _is_told(case, c, part) and not _is_anothers(case, c, part)]
    named = [c for c in named if not _is_of_other(whole, c, part)]
    best = max(named, key=lambda c: hull(c.hard).high.value, default=None)  # type: ignore[union-attr]
    if best is None or best.scope is not None:
        return None
    return Total(best, "inconsistent" if _shifted(best, share, part) else "tension")


def _beside(case: Case, part: Claim, share: Claim, amounts: Sequence[Claim]) -> Total | None:
    """Return the one other amount of a sentence, where the share in it names no whole: 总投资14亿元，已投入9亿元，完成65%."""
    own = [c for c in case.sentence_claims(share) if is_amount(c) and measures_alike(c, part) and c is not part]
    shares = [c for c in case.sentence_claims(share) if c.base.unit == "percent"]
    if whole_of(case, share).words or len(own) != 1 or own[0] not in amounts or shares != [share]:
        return None
    if _LISTED.match(case.text_between(own[0], part)):
        return None  # 甲8.2万辆、乙12万辆，占比20%: two of one list
    if share.metric == "market_share" and own[0].metric != part.metric:
        return None  # 收入42亿元,支出31亿元,市占率12%: of a market is neither
    if own[0].metric and part.metric and own[0].metric != part.metric and middle(own[0]) < middle(part):
        return None  # 累计卖超6,392亿元,持有市值41兆元,占全体46%: what is less and another thing is no whole
    earlier = case.cue("change.earlier").search(case.clause_head(own[0])) is not None
    if earlier or hull(own[0].hard).high is None:
        return None
    return Total(own[0], "inconsistent" if _shifted(own[0], share, part) else "tension")


def _told_alone(case: Case, part: Claim, share: Claim, amounts: Sequence[Claim]) -> Total | None:
    """Return the one larger amount of the part's sort that the article tells of its time, where the share names no whole.

    全国零售198.6万辆。……新能源车零售112.4万辆，渗透率56.6%. Of a market a share is one of what a place is told to have bought.
    """
    whole = whole_of(case, share)
    if (whole.words and not whole.is_generic) or any(c.hedge for c in (part, share)) or part.metric is None:
        return None
    larger = [c for c in amounts if middle(c) > middle(part) and _is_like(case, c, part) and _may_be_of_time(case, c, part)]
    if len({middle(c) for c in larger}) != 1 or not 0 < case.paragraph(part) - case.paragraph(larger[0]) <= _NEAR_BY:
        return None
    total = larger[0]
    is_market = share.metric == "market_share"
    if total.scope not in (None, *listed(case.pack, "share.everywhere")) or (
        is_market and not _is_place(case.pack, total.subject)
    ):
        return None
    if not is_market and share.metric not in _SHARES and not (share.metric or "").endswith("_share"):
        return None
    far = middle(part) / (middle(total) * middle(share) / 100)
    return Total(total, "tension", is_alone=True) if _LEAST < far < 1 / _LEAST or _shifted(total, share, part) else None


def _is_like(case: Case, claim: Claim, part: Claim) -> bool:
    counts = listed(case.pack, "share.counts")
    alike = claim.metric == part.metric or (claim.metric in counts and part.metric in counts)
    return alike and claim.base.unit == part.base.unit and not claim.hedge


def _may_be_of_time(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether an amount is not of a time before, nor known to be of another than a part."""
    if is_of_before(case, claim) or is_compared(case, claim) or claim.modality != part.modality:
        return False
    return not (claim.period and part.period) or claim.period == part.period


@cache
def _is_place(pack: Pack, name: str | None) -> bool:
    return any(entity.kind in ("country", "region") for entity in named(pack, name))


def _is_told(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether an amount is told as a fact, bounded, of no time known to differ from that of the part."""
    lies = relation(claim.period, part.period, fiscal_year_end(case, part.subject)) if claim.period and part.period else "same"
    earlier = case.cue("change.earlier").search(case.clause_head(claim)) is not None
    told = claim.modality == "actual" and lies in ("same", "unknown") and not earlier
    return told and hull(claim.hard).high is not None


def _slipped(case: Case, part: Claim, share: Claim, amounts: Sequence[Claim]) -> Total | None:
    """Return the amount whose share is the part but for a power of ten, where so many tries leave that no chance.

    Where the words name the whole (5.8% of gross domestic product), it is no amount that is told as another. Amounts that
    are told as the part is are tried first.
    """
    whole = whole_of(case, share)
    like = [c for c in amounts if _is_like(case, c, part) and _may_be_of_time(case, c, part)]
    for rank, claim in enumerate((*like, *(c for c in amounts if c not in like)), 1):
        if whole.words and not whole.is_generic and not is_told_as(case, claim, whole):
            continue
        made = product(claim, share, part)
        chance = rank * fit_chance(made, part.hard)
        if chance <= _CHANCE and power_apart(made, part.hard) is not None:
            return Total(claim, is_alone=claim in like and chance <= _SURE)
    return None


def _shifted(total: Claim, share: Claim, part: Claim) -> bool:
    """Whether the share of a total gives the digits of a part at another power of ten."""
    return power_apart(product(total, share, part), part.hard) is not None


def _stated_total(case: Case, part: Claim, share: Claim) -> Total | None:
    """Return the total that the sentence names with 其中: 总额200亿元，其中40亿元，占20%; none where the share names its own."""
    first = min(part, share, key=lambda c: c.span)
    if whole_of(case, share).words:
        return None
    for claim in case.before(first, 0):
        if is_of_before(case, claim) or is_compared(case, claim):
            continue  # 比年初的548亿元减少, 超越2019年的1.2万辆: the whole is the level that was set against it
        if not (measures_alike(claim, part) and is_amount(claim)):
            continue
        if not case.cue("part.cue").search(case.text_between(claim, first)):
            continue
        # 合计1.2万辆，市占率38.5%，其中甲9,620辆，市占率29.9%: both are shares of the market
        between = (c for c in case.sentence_claims(share) if claim.span < c.span < first.span and c.base.unit == "percent")
        own = any(aspect(c) == "share" or c.metric == share.metric is not None for c in between)
        return Total(claim) if not own or agree(product(claim, share, part), part.hard) else None
    return _opened_total(case, part, first)


def _opened_total(case: Case, part: Claim, first: Claim) -> Total | None:
    """Return the one amount of the sentence before that a part is one of by the words it opens with, or that stand behind it.

    Of these, 840, or 70%; 其中，市区成交1,440套，占40%; 9,300 of them, or 15%.
    """
    opens = case.cue("part.cue").match(case.head(first).lstrip(" ，,；;"))
    behind = case.cue("share.them").match(case.tail(part).lstrip())
    if opens is None and behind is None:
        return None
    before = [c for c in case.before(first, 1) if c.sentence != first.sentence and case.paragraph(c) == case.paragraph(first)]
    held = [c for c in before if is_amount(c) and measures_alike(c, part) and not is_of_before(case, c)]
    held = [c for c in held if not is_compared(case, c)]
    like = [c for c in held if c.metric == part.metric] or held
    return Total(like[0]) if len({(c.base.low, c.base.high) for c in like}) == 1 else None


def _named_total(case: Case, part: Claim, share: Claim) -> Total | None:
    """Return the total that the words of a share name: one that fits, else the only one, where no amount near would do."""
    whole = whole_of(case, share)
    if not whole.words:
        return None
    around = (c for c in case.around(part, _TOLD, _TOLD // 4) if c.id != part.id and not is_of_before(case, c))
    amounts = [c for c in around if is_amount(c) and measures_alike(c, part)]
    named = [c for c in amounts if c.zone != "title" and _is_named(case, c, whole, part) and _is_whole(case, c, part, whole)]
    likely = [c for c in amounts if c in named or (_may_be(case, c, whole, part) and not _is_only_expected(whole, c, part))]
    fitting = [c for c in likely if agree(product(c, share, part), part.hard)]
    if fitting:
        return Total(min(fitting, key=lambda c: miss(c, share, part)))
    named = [c for c in named if c.sentence != share.sentence or c.span < share.span]  # 完成预算的101.2%，支出877亿元
    if not named or _would_any_do(amounts, share, part):
        return None
    named = [c for c in named if not _is_of_other(whole, c, part)]
    if not named:
        return None
    single = len({(c.base.low, c.base.high) for c in named}) == 1
    return Total(named[0]) if single or whole.names else None


def _is_only_expected(whole: Whole, total: Claim, part: Claim) -> bool:
    """Whether a total is expected, and what is told to have been is a share of all there was."""
    return whole.is_generic and part.modality == "actual" != total.modality


# A whole that each thing has of its own: 某工程完成投资98亿元,占总投资的16%.
_OWN_TOTAL = re.compile(r"(?:项目|工程|计划)?总(?:投资|造价|概算|规模)额?|总概算")


def _is_of_other(whole: Whole, total: Claim, part: Claim) -> bool:
    """Whether a total is stated to be another's than a part, of which the share names what each has of its own."""
    told = all(c.subject and c.found.get("subject") == "stated" for c in (total, part))
    return told and total.subject != part.subject and _OWN_TOTAL.fullmatch(whole.words) is not None


def _fitting_total(case: Case, part: Claim, share: Claim) -> Total | None:
    """Return the nearest larger amount told before of which the share is the part, closely: for a tick, never to accuse."""
    if whole_of(case, share).metric is not None:
        return None  # 占营业收入的15% is a share of that and of no segment that happens to fit
    last = max(part.span, share.span)
    told = [
        c for c in case.around(part, _TOLD) if c.span < last and is_amount(c) and measures_alike(c, part) and c.zone != "title"
    ]
    near = [c for c in told if c.id != part.id and miss(c, share, part) <= middle(part) / 5]
    near = [
        c for c in near if not (part.modality == "actual" and c.modality == "forecast") and not are_apart_in_time(case, c, part)
    ]
    products = [(c, hull(product(c, share, part))) for c in near]
    fitting = [
        c
        for c, made in products
        if agree((made,), part.hard) and (is_tight(made, c.sentence == part.sentence) or prints(c, share, part))
    ]
    return Total(min(fitting, key=lambda c: miss(c, share, part))) if fitting else None


def _is_anothers(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether an amount is of another company than a part; what is no company's name may be a business (广告) of one."""
    if not claim.subject or not part.subject or claim.subject == part.subject:
        return False
    return all(_is_company(case.pack, name) for name in (claim.subject, part.subject))


@cache
def _is_company(pack: Pack, name: str) -> bool:
    known = {entity.kind for entity in named(pack, name)}
    return bool(known & _OWNERS) if known else name[0].isupper()


def _is_named(case: Case, claim: Claim, whole: Whole, part: Claim) -> bool:
    """Whether an amount is the whole that the words of a share name: told by these, or by the part's own metric (the total).

    What a company is bought for may be told of either side.
    """
    if whole.is_generic:
        return part.metric is not None and claim.metric == part.metric and not _is_anothers(case, claim, part)
    is_price = whole.metric in listed(case.pack, "deal.metrics")
    return (is_price or not _is_anothers(case, claim, part)) and is_told_as(case, claim, whole)


def _may_be(case: Case, claim: Claim, whole: Whole, part: Claim) -> bool:
    """Whether an amount may be the whole as well: of its metric, and of no segment that the words do not name."""
    if not _is_named(case, claim, whole, part):
        return False
    return claim.scope is None or claim.scope in whole.words or claim.scope in listed(case.pack, "identity.qualifiers")


def _is_whole(case: Case, claim: Claim, part: Claim, whole: Whole) -> bool:
    """Whether a claim may be the total: of no scope but a named one, not less than the part, of a period not known to differ."""
    lies = relation(claim.period, part.period, fiscal_year_end(case, part.subject)) if claim.period and part.period else "same"
    low, high = hull(part.hard).low, hull(claim.hard).high
    large = low is None or high is None or high.value >= low.value
    told = claim.modality in ("actual", part.modality) or claim.metric in listed(case.pack, "headline.money")
    return (claim.scope is None or bool(whole.others)) and told and lies in ("same", "unknown") and large
